"""`verbale serve`: the record as a web site and an HTTP API."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verbale.cli import options
from verbale.cli.say import complain, say
from verbale.errors import UsageError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

EXAMPLES = """Examples:

\b
  verbale serve --record dialogues.record
  verbale serve --record dialogues.record --read-only
  verbale serve --record dialogues.record --host 0.0.0.0 --token-file token --editor-token-file editors
"""

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The addresses that only this computer reaches."""

SHORTEST = 16
"""Characters of a token that cannot be guessed soon."""

AT_ONCE = 64
"""Requests that are answered at the same time; more are told to come back."""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog=EXAMPLES)(serve)


def serve(
    record: options.Record,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 for any that is free.")] = 8000,
    token_file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A file with the token that readers must give. Needed for any address but this computer's own.",
            show_default=False,
        ),
    ] = None,
    editor_token_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A file with the token of those who may add reports and decide.", show_default=False),
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nobody adds reports or decides.")] = False,
) -> None:
    """Open the reading room: the record as web pages and as an HTTP API.

    It is asked at the address that is printed, until it is interrupted. Nobody but this computer reaches it unless
    --host says otherwise, and then only with a token. Whoever sits at this computer may add reports and make decisions,
    as long as no token is asked for; where one is, those may who have that of the editors.
    """
    local = host in LOOPBACK
    if not local and token_file is None and editor_token_file is None:
        raise UsageError(f"--host {host} lets other computers in: give --token-file with a token that readers must know")
    if read_only and editor_token_file is not None:
        raise UsageError("--read-only and --editor-token-file: either nobody edits, or those with the token")
    tokens = [_token(file) if file else None for file in (token_file, editor_token_file)]
    if tokens[0] is not None and tokens[0] == tokens[1]:
        raise UsageError(f"{token_file} and {editor_token_file}: readers and editors must have tokens of their own")
    _run(_application(record, tokens, local=local, read_only=read_only), host, port)


def _token(file: Path) -> str:
    """The token in a file: its text without the white space around it."""
    try:
        token = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: the token cannot be read: {error}") from None
    if len(token) < SHORTEST or not token.isascii() or not token.isprintable():
        raise UsageError(f"{file}: a token is one line of at least {SHORTEST} ASCII characters")
    return token


def _application(record: Path, tokens: list[str | None], *, local: bool, read_only: bool) -> ASGIApp:
    try:
        import fastapi  # noqa: F401
        import jinja2  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise UsageError(f"the reading room needs the package {error.name}: install verbale[web]") from None
    from verbale.web import application
    from verbale.web.gate import LOOPBACK as NAMES
    from verbale.web.roles import Keys, Role

    reader, editor = tokens
    if reader is not None or not local:
        guest = None
    else:
        guest = Role.READER if editor is not None or read_only or not os.access(record, os.W_OK) else Role.EDITOR
    return application(record, hosts=NAMES if local else (), keys=Keys(reader, editor, guest), complain=complain)


PATIENCE = 0.0005
"""Seconds for which a page that is being made may keep the others waiting: those that are made already are given in between."""


def _run(app: ASGIApp, host: str, port: int) -> None:
    """Answer at an address until interrupted. Raises `UsageError` where it cannot be listened at."""
    import uvicorn

    from verbale.listening import listening, shown

    sys.setswitchinterval(PATIENCE)
    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        limit_concurrency=AT_ONCE,
        timeout_graceful_shutdown=3,
    )
    try:
        bound = listening(host, port)
    except (OSError, OverflowError) as error:
        raise UsageError(f"cannot listen at {host}, port {port}: {error}") from None
    with bound:
        say(f"reading room at http://{shown(host, bound)}/ (interrupt to close)")
        uvicorn.Server(config).run(sockets=[bound])
