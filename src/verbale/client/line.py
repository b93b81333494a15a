"""The line to a reading room: what is sent, what comes back, and what goes wrong in between."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from verbale import __version__
from verbale.errors import RecordError, UsageError, VerbaleError
from verbale.model.reading import Json
from verbale.views.readable import printable

KEPT = 64
"""Answers that are kept, to be taken again while the record is as it was."""

LARGEST = 1_000_000
"""Bytes of the largest answer that is kept."""

CONNECTING, ANSWERING = 10.0, 180.0
"""Seconds: a server may have to bring its record up to date before it answers."""

Query = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """JSON as it came, and the tag of the state of the record that it is of."""

    body: bytes
    tag: str | None


class Line:
    """A line to an address, which is used again for each request. No referral to another address is followed.

    Raises `RecordError`, with the address, where no reading room answers, and `UsageError` for what it cannot be asked.
    """

    def __init__(self, address: str, token: str | None) -> None:
        self.address = _checked(address)
        own = {"Accept": "application/json", "User-Agent": f"verbale/{__version__}"}
        self._known = token is not None
        self._http = httpx.Client(
            headers=own | ({} if token is None else {"Authorization": f"Bearer {_sendable(token)}"}),
            timeout=httpx.Timeout(ANSWERING, connect=CONNECTING),
            follow_redirects=False,
        )
        self._kept: OrderedDict[httpx.URL, Answer] = OrderedDict()

    def get(self, path: str, query: Query = ()) -> Answer:
        """What is at a path; what is as it was when it was last asked for is not sent again."""
        request = self._http.build_request("GET", self.address + path, params=[(k, _text(v)) for k, v in query] or None)
        known = self._kept.get(request.url)
        if known is not None and known.tag is not None:
            request.headers["If-None-Match"] = known.tag
        response = self._sent(request)
        if known is not None and response.status_code == httpx.codes.NOT_MODIFIED:
            return known
        answer = Answer(self._taken(response).content, response.headers.get("etag"))
        self._keep(request.url, answer)
        return answer

    def post(self, path: str, row: Json) -> int:
        """Send an object to a path; the status with which it was taken."""
        headers = {"Content-Type": "application/json"}
        request = self._http.build_request("POST", self.address + path, content=json.dumps(row).encode(), headers=headers)
        return self._taken(self._sent(request)).status_code

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    def _keep(self, url: httpx.URL, answer: Answer) -> None:
        self._kept.pop(url, None)
        if answer.tag is not None and len(answer.body) <= LARGEST:
            self._kept[url] = answer
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)

    def _sent(self, request: httpx.Request) -> httpx.Response:
        """What comes back."""
        if self._http.is_closed:
            raise UsageError(f"{self.address}: the record was closed")
        try:
            return self._http.send(request)
        except httpx.HTTPError as error:
            why = printable(str(error)) or type(error).__name__
            raise RecordError(f"{self.address}: no answer: {why}") from None

    def _taken(self, response: httpx.Response) -> httpx.Response:
        """The response, if it is what was asked for."""
        media = response.headers.get("content-type", "").partition(";")[0].strip()
        if response.is_success and media == "application/json":
            return response
        raise self._failure(response, media)

    def _failure(self, response: httpx.Response, media: str) -> VerbaleError:
        """What a response that is none of the answers means to whoever asked."""
        status = response.status_code
        if status == httpx.codes.UNAUTHORIZED:
            wrong = "the token is not the one that is wanted" if self._known else "a token is needed"
            return UsageError(f"{self.address}: {wrong}")
        if response.has_redirect_location:
            return RecordError(f"{self.address}: it refers to {printable(response.headers['location'])[:300]}; open that address")
        detail = _detail(response) if media == "application/problem+json" else None
        if detail is None:
            what = f"status {status}, {printable(media) or 'no type'}"
            return RecordError(f"{self.address}: no reading room of verbale answers ({what})")
        if status in (httpx.codes.NOT_FOUND, httpx.codes.UNPROCESSABLE_ENTITY):
            return UsageError(detail)
        mine = response.is_client_error and status != httpx.codes.TOO_MANY_REQUESTS
        return (UsageError if mine else RecordError)(f"{self.address}: {detail}")


def _detail(response: httpx.Response) -> str | None:
    """What a problem (RFC 9457) says; None where it is none."""
    try:
        row: Any = json.loads(response.content)
    except (ValueError, RecursionError):
        return None
    detail = row.get("detail") if isinstance(row, dict) else None
    return printable(detail) if isinstance(detail, str) else None


def _checked(address: str) -> str:
    """An address to which a path can be added."""
    try:
        parts = urlsplit(address)
        whole = bool(parts.hostname) and (parts.port is None or parts.port > 0)
        httpx.URL(address)
    except (ValueError, httpx.InvalidURL):
        whole = False
    if not whole or not address.isprintable() or " " in address:
        raise UsageError(f"{printable(address)!r} is no address of a reading room; write http://HOST:PORT or https://HOST")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise UsageError(f"{parts.scheme}://{parts.hostname}: an address has no name, password or query; a token is given by token")
    return address.rstrip("/")


def _sendable(token: str) -> str:
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise UsageError("a token has letters, digits and signs of ASCII, and no blanks")
    return token


def _text(value: str) -> str:
    """A text without halves of characters, which no address can carry."""
    return value.encode("utf-8", "replace").decode()
