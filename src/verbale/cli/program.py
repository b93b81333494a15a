"""The program `verbale`: its commands, and how it ends."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from verbale import __version__
from verbale.cli import ask, brief, calendar, decide, export, find, mcp, read, record, serve
from verbale.cli.say import complain
from verbale.errors import UsageError, VerbaleError

PURPOSE = "The record of diplomatic dialogues: who met whom, when and where, each fact with the words that say so."

EXAMPLES = """Examples:

\b
  verbale read report.txt --published 2024-05-17
  verbale read archive/ --format jsonl > readings.jsonl
  verbale add archive/ --record dialogues.record
  verbale meetings --record dialogues.record
"""

app = typer.Typer(
    name="verbale",
    help=PURPOSE,
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
read.register(app)
record.register(app)
ask.register(app)
find.register(app)
decide.register(app)
export.register(app)
brief.register(app)
calendar.register(app)
serve.register(app)
mcp.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"verbale {__version__}")
        raise typer.Exit


@app.callback(help=PURPOSE, epilog=EXAMPLES)
def verbale(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Options of all commands."""


def main() -> None:
    """Run the program and end the process: 1 if the data is at fault (or verbale itself), 2 if the call is, else 0."""
    try:
        app()
    except UsageError as error:
        complain(str(error))
        sys.exit(2)
    except VerbaleError as error:
        complain(str(error))
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        complain(f"internal fault: {type(error).__name__}: {error}")
        if os.environ.get("VERBALE_DEBUG"):
            raise
        sys.exit(1)
