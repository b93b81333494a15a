"""The answers that need no record to be asked, because it is as it was: kept, and given in front of everything else."""

from __future__ import annotations

import asyncio
import gzip
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from verbale.web.opening import Stamp, address_of, form_of, headers, stamp_of, tag_of, unchanged

ROOM = 128_000_000
"""Bytes of all answers that are kept; those that were made first make room for others."""

PACKED = 2_000
"""Bytes from which on an answer is packed."""


class Kept(NamedTuple):
    """An answer: its bytes, the same packed by gzip if that is worth it, and its type."""

    body: bytes
    packed: bytes | None
    media: str

    @property
    def size(self) -> int:
        """Its bytes, all in all."""
        return len(self.body) + len(self.packed or b"")

    def response(self, request: Request, tag: str) -> Response:
        """The answer to a request."""
        own = headers(tag)
        if self.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self.packed, media_type=self.media, headers=own | {"Content-Encoding": "gzip"})
        return Response(self.body, media_type=self.media, headers=own)


class Shelf:
    """The latest answers by their tags and addresses. A tag stands for one state of the record, so none is ever out of date."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._answers: OrderedDict[tuple[str, str], Kept] = OrderedDict()
        self._size = 0
        self._state: tuple[Stamp, str] | None = None
        self._lock = Lock()

    def put(self, tag: str, address: str, body: bytes, media: str) -> Kept:
        """Keep an answer."""
        made = Kept(body, gzip.compress(body, 6, mtime=0) if len(body) >= PACKED else None, media)
        with self._lock:
            before = self._answers.pop((tag, address), None)
            self._answers[(tag, address)] = made
            self._size += made.size - (before.size if before else 0)
            while self._size > self._room:
                self._size -= self._answers.popitem(last=False)[1].size
        return made

    def get(self, tag: str, address: str) -> Kept | None:
        """An answer that is kept."""
        with self._lock:
            return self._answers.get((tag, address))

    def note(self, stamp: Stamp, state: str) -> None:
        """Remember which state of the record a stamp stands for."""
        self._state = stamp, state

    def state(self, stamp: Stamp) -> str | None:
        """The state of the record that a stamp stands for, if it is known."""
        known = self._state
        return known[1] if known is not None and known[0] == stamp else None


class Front:
    """Gives what is kept. Of several who ask for the same page that is not, one has it made, and the others wait for that."""

    def __init__(self, app: ASGIApp, record: Path, shelf: Shelf) -> None:
        self._app = app
        self._record = record
        self._shelf = shelf
        self._making: dict[str, asyncio.Lock] = {}
        self._waiting: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if known := self._known(request):
            await known(scope, receive, send)
            return
        async with self._alone(f"{form_of(request)} {address_of(request)}"):
            await (self._known(request) or self._app)(scope, receive, send)

    def _known(self, request: Request) -> Response | None:
        """The answer to a request, if it is kept."""
        try:
            state = self._shelf.state(stamp_of(self._record))
        except OSError:
            return None
        if state is None:
            return None
        tag = tag_of(state, form_of(request))
        kept = self._shelf.get(tag, address_of(request))
        if kept is None:
            return None
        return unchanged(request, tag) or kept.response(request, tag)

    @asynccontextmanager
    async def _alone(self, key: str) -> AsyncIterator[None]:
        """Nobody else has this page made meanwhile."""
        lock = self._making.setdefault(key, asyncio.Lock())
        self._waiting[key] += 1
        try:
            async with lock:
                yield
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._making[key]
