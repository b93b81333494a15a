"""`verbale export`, which writes what a record holds in the forms that other programs read."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from verbale.cli import options
from verbale.cli.output import print_csv, print_jsonl, stream

EXAMPLES = """Examples:

\b
  verbale export plover --record dialogues.record > events.csv
  verbale export cameo --record dialogues.record --format jsonl > dyads.jsonl
"""


class What(StrEnum):
    """What to write."""

    PLOVER = "plover"
    CAMEO = "cameo"


class Format(StrEnum):
    """How it is written."""

    CSV = "csv"
    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog=EXAMPLES)(export)


def export(
    what: Annotated[
        What, typer.Argument(help="Events of PLOVER 2.0, or their pairs of parties with CAMEO codes.", show_default=False)
    ],
    record: options.Record,
    form: Annotated[Format, typer.Option("--format", help="CSV, or one JSON object a line.")] = Format.CSV,
) -> None:
    """Write the events that a record tells of, for programs that read event data."""
    from verbale.store import open_record
    from verbale.views.exports import EXPORTS

    table = EXPORTS[what]
    out = stream(machine=True)
    with open_record(record) as store:
        rows = table.rows(store.readings())
        if form is Format.JSONL:
            print_jsonl(rows, out)
        else:
            print_csv(rows, out, columns=table.columns)
