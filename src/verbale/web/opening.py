"""A record, opened for one request; and the answers that need no record to be asked, because it is as it was."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from verbale import __version__
from verbale.ledger import Ledger, refresh
from verbale.store import Store, open_record
from verbale.web.problems import wants_json
from verbale.web.rendering import assets
from verbale.web.roles import Role

KEPT = 256
"""Answers that are kept until the record changes."""

LARGEST = 400_000
"""Bytes of the largest answer that is kept."""


class Answered(Exception):  # noqa: N818  # no failure: there is nothing left to do
    """The answer to a request is known already."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


class Shelf:
    """The latest answers by their tags and addresses. A tag stands for one state of the record, so none is ever out of date."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str], tuple[bytes, str]] = OrderedDict()
        self._lock = Lock()

    def put(self, tag: str, address: str, body: bytes, media: str) -> None:
        """Keep an answer."""
        if len(body) <= LARGEST:
            with self._lock:
                self._known[(tag, address)] = (body, media)
                while len(self._known) > KEPT:
                    self._known.popitem(last=False)

    def get(self, tag: str, address: str) -> tuple[bytes, str] | None:
        """An answer, with its type."""
        with self._lock:
            return self._known.get((tag, address))


def opened(request: Request) -> Iterator[Ledger]:
    """The record of the application, for a request. Raises `Answered` where the answer is known already."""
    path: Path = request.app.state.record
    shelf: Shelf = request.app.state.shelf
    with open_record(path) as store:
        data = wants_json(request.url.path, request.headers.get("accept", ""))
        tag = request.state.tag = tag_of(store, "json" if data else f"html {desk_of(request)}")
        if tag in (t.strip() for t in request.headers.get("if-none-match", "").split(",")):
            raise Answered(Response(status_code=304, headers=headers(tag)))
        if known := shelf.get(tag, address_of(request)):
            raise Answered(Response(known[0], media_type=known[1], headers=headers(tag)))
        yield Ledger(store)


def desk_of(request: Request) -> str:
    """What the forms of an editor carry; empty for a reader, who has none."""
    mark: str = request.state.mark
    return mark if request.state.role is Role.EDITOR else ""


def tag_of(store: Store, form: str) -> str:
    """What an answer in this form hangs on: the record's newest reading, decisions and rules, and the program."""
    refresh(store)
    with store.derived() as derived:
        notes = derived.notes() or ()
    whole = " ".join((*notes, __version__, assets(), form))
    return f'W/"{hashlib.sha256(whole.encode()).hexdigest()[:24]}"'


def headers(tag: str) -> dict[str, str]:
    """What an answer says of itself: asked for again, it may still be good."""
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Cookie, Authorization"}


def address_of(request: Request) -> str:
    """The path of a request with its query."""
    return f"{request.url.path}?{request.url.query}"
