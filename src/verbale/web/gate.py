"""Who may come in, and what every answer carries: the outermost layer of the application."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Collection
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from verbale.web.problems import FAULT, answer, wants_json
from verbale.web.rendering import page

LOOPBACK = frozenset(("127.0.0.1", "localhost", "[::1]"))
"""The names by which a browser reaches its own computer."""

COOKIE = "verbale"
OPEN = ("/static/", "/enter")
"""What is answered without a token."""

LONGEST_QUERY = 2000
LONGEST_TOKEN = 1000
"""Bytes."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow",
}
"""What every answer carries."""


class Gate:
    """Lets in who may, and sees to it that no answer leaves without `HEADERS`, and no fault with a trace.

    `hosts` are the names under which it may be asked (none: any), which keeps a page elsewhere from reaching a loopback
    address by a name of its own. `token` is what readers must know, if anything; `complain` is told of faults in a line.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], token: str | None, complain: Callable[[str], None]) -> None:
        self._app = app
        self._hosts = hosts
        self._token = token
        self._complain = complain

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
            await (refused or self._app)({**scope, "method": "GET"} if scope["method"] == "HEAD" else scope, receive, sending)
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
        if request.url.path == "/enter" and self._token is not None:
            return await self._enter(request, self._token)
        if self._token is None or request.url.path.startswith(OPEN) or _knows(request, self._token):
            return None
        if wants_json(request.url.path, request.headers.get("accept", "")):
            refused = answer(request, 401, "this record is for readers with a token: Authorization: Bearer TOKEN")
        else:
            refused = Response(page("enter.html", wrong=False, path="/enter"), 401, media_type="text/html")
        refused.headers["WWW-Authenticate"] = 'Bearer realm="verbale"'
        return refused

    async def _enter(self, request: Request, token: str) -> Response:
        """The door: whoever gives the token gets a cookie that stands for it."""
        if request.method != "POST":
            return Response(page("enter.html", wrong=False, path="/enter"), media_type="text/html")
        given = await _given(request)
        if not _same(given, token):
            return Response(page("enter.html", wrong=True, path="/enter"), 401, media_type="text/html")
        response = RedirectResponse("/", 303)
        response.set_cookie(COOKIE, _stand_in(token), httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return response


def _host(headers: Headers) -> str:
    """The name that is asked for, without the port."""
    host = headers.get("host", "").casefold()
    name, _, port = host.rpartition(":")
    return name if name and port.isdecimal() else host


def _knows(request: Request, token: str) -> bool:
    """Whether a request carries the token, or the cookie that stands for it."""
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if kind.casefold() == "bearer" and _same(given.strip(), token):
        return True
    try:
        cookie = SimpleCookie(request.headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return False
    return cookie is not None and _same(cookie.value, _stand_in(token))


def _same(given: str, token: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode("utf-8", "replace"))


def _stand_in(token: str) -> str:
    """What a cookie has in place of the token."""
    return hmac.new(token.encode("utf-8", "replace"), b"verbale reader", hashlib.sha256).hexdigest()


async def _given(request: Request) -> str:
    """The token out of the form of the door; empty where there is none, or far too much."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_TOKEN:
            return ""
    return parse_qs(body.decode("utf-8", "replace")).get("token", [""])[0].strip()
