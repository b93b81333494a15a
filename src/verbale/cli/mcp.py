"""`verbale mcp`: the record for assistants, by the Model Context Protocol."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from verbale.cli import options
from verbale.cli.say import complain, say
from verbale.errors import UsageError

TOKEN = "VERBALE_MCP_TOKEN"

EXAMPLES = """Examples:

\b
  verbale mcp --record dialogues.record
  verbale mcp --record dialogues.record --http 127.0.0.1:8421
"""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog=EXAMPLES)(mcp)


def mcp(
    record: options.Record,
    http: Annotated[
        str | None,
        typer.Option("--http", metavar="HOST:PORT", help="Serve here, not on standard input and output.", show_default=False),
    ] = None,
    token_file: Annotated[
        Path | None,
        typer.Option(
            "--token-file",
            metavar="FILE",
            help=f"A file with the token that callers over HTTP must bring; else {TOKEN} of the environment, if set.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Serve a record to assistants by the Model Context Protocol: questions as tools, reports and meetings as resources.

    It only reads. Over HTTP it is for this machine alone unless a token is set.
    """
    if token_file is not None and http is None:
        raise UsageError("a token is for callers over HTTP: --http HOST:PORT")
    _check(record)
    try:
        from verbale.mcp.http import serve_http
        from verbale.mcp.server import serve_stdio
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("verbale"):
            raise
        raise UsageError(f"the server needs the package {error.name}: install verbale[mcp]") from None
    if http is None:
        serve_stdio(record, complain)
    else:
        serve_http(record, http, _token(token_file), say, complain)


def _check(record: Path) -> None:
    """Raise `RecordError` where there is no record."""
    from verbale.store import open_record

    open_record(record).close()


def _token(file: Path | None) -> str | None:
    """The token in a file, or else in the environment; None where there is none."""
    if file is None:
        return os.environ.get(TOKEN)
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not text"
        raise UsageError(f"{file}: cannot be read: {why}") from None
