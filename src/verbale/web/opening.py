"""A record, opened for one request; and what its answers say of the state that it is in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from verbale import __version__
from verbale.ledger import Ledger, refresh
from verbale.store import Store, open_record
from verbale.web.problems import wants_json
from verbale.web.rendering import assets
from verbale.web.roles import Role


class Stamp(NamedTuple):
    """What tells one state of a record's file from another without opening it."""

    file: int
    size: int
    changed: int
    changes: bytes


def stamp_of(record: Path) -> Stamp:
    """The stamp of a record: the file, its size and time, and SQLite's own count of changes (file format, section 1.3.7)."""
    known = record.stat()
    with record.open("rb") as stream:
        stream.seek(24)
        return Stamp(known.st_ino, known.st_size, known.st_mtime_ns, stream.read(4))


class Answered(Exception):  # noqa: N818  # no failure: there is nothing left to do
    """The answer to a request is known already."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


def opened(request: Request) -> Iterator[Ledger]:
    """The record of the application, for a request. Raises `Answered` where whoever asks has the answer already."""
    path: Path = request.app.state.record
    with open_record(path) as store:
        refresh(store)
        before = stamp_of(path)
        state = state_of(store)
        if stamp_of(path) == before:
            request.app.state.shelf.note(before, state)
        tag = request.state.tag = tag_of(state, form_of(request))
        if known := unchanged(request, tag):
            raise Answered(known)
        yield Ledger(store)


def desk_of(request: Request) -> str:
    """What the forms of an editor carry; empty for a reader, who has none."""
    mark: str = request.state.mark
    return mark if request.state.role is Role.EDITOR else ""


def form_of(request: Request) -> str:
    """What an answer hangs on besides the record: whether it is JSON, and whose page it is."""
    return "json" if wants_json(request.url.path, request.headers.get("accept", "")) else f"html {desk_of(request)}"


def state_of(store: Store) -> str:
    """The state of a record: its newest reading, decisions and rules."""
    with store.derived() as derived:
        return " ".join(derived.notes() or ())


def tag_of(state: str, form: str) -> str:
    """What an answer in this form hangs on: the state of the record, and the program."""
    whole = " ".join((state, __version__, assets(), form))
    return f'W/"{hashlib.sha256(whole.encode()).hexdigest()[:24]}"'


def unchanged(request: Request, tag: str) -> Response | None:
    """The answer to whoever has the one with this tag already."""
    has_it = tag in (t.strip() for t in request.headers.get("if-none-match", "").split(","))
    return Response(status_code=304, headers=headers(tag)) if has_it else None


def headers(tag: str) -> dict[str, str]:
    """What an answer says of itself: asked for again, it may still be good."""
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Accept-Encoding, Cookie, Authorization"}


def address_of(request: Request) -> str:
    """The path of a request with its query."""
    return f"{request.url.path}?{request.url.query}"
