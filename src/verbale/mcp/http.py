"""The server over HTTP: at which address, to whom, and how it runs."""

from __future__ import annotations

import hmac
import ipaddress
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from mcp.server.transport_security import TransportSecuritySettings

from verbale.errors import UsageError
from verbale.listening import listening, shown
from verbale.mcp.server import server

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

PATH = "/mcp"
SHORTEST = 16
"""Characters of the shortest token that is taken: one that can be guessed protects nothing."""

_LARGEST_REQUEST = 1 << 20
"""Bytes: a call of a tool has a few hundred."""

_LOCAL = ("127.0.0.1", "localhost", "[::1]")


def address(text: str) -> tuple[str, int]:
    """Host and port of `HOST:PORT`, an IPv6 address in brackets. Raises `UsageError` where it is none."""
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdecimal() or int(port) > 65535:
        raise UsageError(f"{text!r} is no address; write HOST:PORT, as in 127.0.0.1:8421")
    return host.removeprefix("[").removesuffix("]"), int(port)


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine reach a host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def allowed(host: str, token: str | None) -> None:
    """Raise `UsageError` where the host or the token would let in whom nobody wants."""
    if token is None and not is_loopback(host):
        raise UsageError(
            f"{host}: others than this machine would reach the record; set a token with --token-file or VERBALE_MCP_TOKEN, or "
            "serve 127.0.0.1"
        )
    if token is not None and (len(token) < SHORTEST or not token.isascii() or not token.isprintable() or " " in token):
        raise UsageError(f"a token has {SHORTEST} characters or more: letters, digits and signs of ASCII, no blanks")


class Guard:
    """Lets through what brings the token (`Authorization: Bearer TOKEN`), and answers all else with 401."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._expected = f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the protocol of ASGI."""
        given = next((value for name, value in scope.get("headers", ()) if name == b"authorization"), b"")
        if scope["type"] == "lifespan" or hmac.compare_digest(given, self._expected):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            body = json.dumps({"error": "this server needs its token: Authorization: Bearer TOKEN"}).encode()
            headers = [(b"content-type", b"application/json"), (b"www-authenticate", b"Bearer")]
            await send({"type": "http.response.start", "status": 401, "headers": headers})
            await send({"type": "http.response.body", "body": body})


def app(record: Path, host: str, token: str | None, complain: Callable[[str], None]) -> ASGIApp:
    """The application. Without a token it answers only who addresses it as this machine, so that no web page can reach it."""
    names = [*_LOCAL, f"[{host}]" if ":" in host else host]
    local = TransportSecuritySettings(
        allowed_hosts=[f"{name}:*" for name in names], allowed_origins=[f"http://{name}:*" for name in names]
    )
    served = server(record, complain).streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=_LARGEST_REQUEST,
        transport_security=local if token is None else TransportSecuritySettings(enable_dns_rebinding_protection=False),
        host=host,
    )
    return served if token is None else Guard(served, token)


def serve_http(record: Path, where: str, token: str | None, say: Callable[[str], None], complain: Callable[[str], None]) -> None:
    """Answer at `HOST:PORT` until interrupted; port 0 is any that is free, and `say` is told which.

    Raises `UsageError` for an address that is none, is taken, or is open to others without a token.
    """
    host, port = address(where)
    allowed(host, token)
    try:
        bound = listening(host, port)
    except OSError as error:
        raise UsageError(f"{where}: cannot be served: {error.strerror or error}") from None
    say(f"{record}: served at http://{shown(host, bound)}{PATH} until interrupted")
    config = uvicorn.Config(app(record, host, token, complain), log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[bound])
