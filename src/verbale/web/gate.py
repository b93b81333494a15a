"""Who may come in, and what every answer carries: the outermost layer of the application."""

from __future__ import annotations

from collections.abc import Callable, Collection
from math import ceil
from urllib.parse import parse_qs, urlsplit

from fastapi.exceptions import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from verbale.web.limits import Limit
from verbale.web.problems import FAULT, answer, wants_json
from verbale.web.rendering import page
from verbale.web.roles import COOKIE, Keys, Role

LOOPBACK = frozenset(("127.0.0.1", "localhost", "[::1]"))
"""The names by which a browser reaches its own computer."""

OPEN = ("/static/", "/enter")
"""What is answered without a token."""

LONGEST_QUERY = 2000
LONGEST_TOKEN = 1000
LONGEST_BODY = 1_000_000
"""Bytes."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow",
}
"""What every answer carries."""


class Gate:
    """Lets in who may, and sees to it that no answer leaves without `HEADERS`, and no fault with a trace.

    `hosts` are the names under which it may be asked (none: any), which keeps a page elsewhere from reaching a loopback
    address by a name of its own. `keys` are what readers and editors must know; `complain` is told of faults in a line.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], keys: Keys, complain: Callable[[str], None]) -> None:
        self._app = app
        self._hosts = hosts
        self._keys = keys
        self._complain = complain
        self._door = Limit(10, 1 / 6)
        self._desk = Limit(60, 1)
        self._pages = Limit(500, 50) if not hosts else None  # this computer's own people may ask as often as they like

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        try:
            refused = await self._refused(request)
            inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
            await (refused or self._app)(inner, _counted(receive), sending)
        except Exception as error:
            self._complain(f"internal fault: {request.url.path}: {type(error).__name__}: {error}")
            if not started:
                await answer(request, 500, FAULT)(scope, receive, sending)

    async def _refused(self, request: Request) -> Response | None:
        """The answer to who may not come in, or has asked for the door itself; None for everybody else."""
        if self._hosts and _host(request.headers) not in self._hosts:
            return answer(request, 421, "this reading room is not called by that name")
        if len(request.scope["query_string"]) > LONGEST_QUERY:
            return answer(request, 414, f"the query is longer than {LONGEST_QUERY} characters")
        if wait := self._pages.wait(_address(request)) if self._pages else 0.0:
            return _later(request, wait)
        if request.url.path == "/enter" and self._keys.guest is not Role.EDITOR:
            return await self._enter(request)
        role = self._keys.role_of(request)
        request.state.role, request.state.mark = role, self._keys.mark(request)
        if role is None and not request.url.path.startswith(OPEN):
            return self._stranger(request)
        return self._not_sent(request, role) if request.method == "POST" else None

    def _stranger(self, request: Request) -> Response:
        """The answer to who has no token."""
        if wants_json(request.url.path, request.headers.get("accept", "")):
            refused = answer(request, 401, "this record is for readers with a token: Authorization: Bearer TOKEN")
        else:
            refused = Response(page("enter.html", wrong=False, path="/enter"), 401, media_type="text/html")
        refused.headers["WWW-Authenticate"] = 'Bearer realm="verbale"'
        return refused

    def _not_sent(self, request: Request, role: Role | None) -> Response | None:
        """The answer to something sent that is not taken: from a reader, from another site, too often, or too much of it."""
        if role is not Role.EDITOR:
            return answer(request, 403, NOT_EDITING)
        if not _from_here(request.headers):
            return answer(request, 403, "this was sent from a page of another site")
        if request.url.path.endswith(".json") and not request.headers.get("content-type", "").startswith("application/json"):
            return answer(request, 415, "send JSON: Content-Type: application/json")
        length = request.headers.get("content-length", "0")
        if length.isdecimal() and int(length) > LONGEST_BODY:
            return answer(request, 413, _TOO_LONG)
        wait = self._desk.wait(_address(request))
        return _later(request, wait) if wait else None

    async def _enter(self, request: Request) -> Response:
        """The door: whoever gives a token gets a cookie that stands for it."""
        if request.method != "POST":
            return Response(page("enter.html", wrong=False, path="/enter"), media_type="text/html")
        if wait := self._door.wait(_address(request)):
            return _later(request, wait)
        role = self._keys.role_of_token(await _given(request))
        if role is None:
            return Response(page("enter.html", wrong=True, path="/enter"), 401, media_type="text/html")
        response = RedirectResponse("/", 303)
        kept = self._keys.cookie_of(role)
        response.set_cookie(COOKIE, kept, httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return response


NOT_EDITING = "the record is for reading here: only editors add reports and decide"

_TOO_LONG = f"more than {LONGEST_BODY} bytes are not taken at once"


def _counted(receive: Receive) -> Receive:
    """What is sent, up to `LONGEST_BODY`; behind that whoever reads it ends with 413."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LONGEST_BODY:
            raise HTTPException(413, _TOO_LONG)
        return message

    return receiving


def _later(request: Request, wait: float) -> Response:
    """The answer to who asks too often: when to come back."""
    response = answer(request, 429, f"too often; come back in {ceil(wait)} seconds")
    response.headers["Retry-After"] = str(ceil(wait))
    return response


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _from_here(headers: Headers) -> bool:
    """Whether a browser says that a page of ours sent it, or it was no browser."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.casefold() == headers.get("host", "").casefold()


def _host(headers: Headers) -> str:
    """The name that is asked for, without the port."""
    host = headers.get("host", "").casefold()
    name, _, port = host.rpartition(":")
    return name if name and port.isdecimal() else host


async def _given(request: Request) -> str:
    """The token out of the form of the door; empty where there is none, or far too much."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_TOKEN:
            return ""
    return parse_qs(body.decode("utf-8", "replace")).get("token", [""])[0].strip()
