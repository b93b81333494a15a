"""`verbale export`, which writes what a record holds in the forms that other programs read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from verbale.cli import options
from verbale.cli.opening import opened
from verbale.errors import UsageError, VerbaleError

EXAMPLES = """Examples:

\b
  verbale export meetings --record dialogues.record > meetings.csv
  verbale export statements --record dialogues.record --format parquet -o statements.parquet
  verbale export plover --record dialogues.record --party Chile --party Finland > events.csv
  verbale export followthemoney --record dialogues.record > entities.jsonl
  verbale export geojson --record dialogues.record -o meetings.geojson
"""


class What(StrEnum):
    """What to write."""

    MEETINGS = "meetings"
    SERIES = "series"
    PEOPLE = "people"
    COMMITMENTS = "commitments"
    STATEMENTS = "statements"
    CONFLICTS = "conflicts"
    PLOVER = "plover"
    CAMEO = "cameo"
    FOLLOWTHEMONEY = "followthemoney"
    SCHEMA_ORG = "schema-org"
    ANNOTATIONS = "annotations"
    GEOJSON = "geojson"


class Format(StrEnum):
    """How it is written."""

    CSV = "csv"
    SPREADSHEET = "spreadsheet"
    JSONL = "jsonl"
    PARQUET = "parquet"
    JSONLD = "jsonld"
    GEOJSON = "geojson"


Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file to write; standard output unless given.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog=EXAMPLES)(export)


def export(
    what: Annotated[
        What,
        typer.Argument(
            help="A list of the record; events of PLOVER 2.0, or their pairs of parties with CAMEO codes; entities of "
            "FollowTheMoney; JSON-LD of schema.org; Web Annotations; a map.",
            show_default=False,
        ),
    ],
    record: options.Record,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="Lists and events: CSV (the default), CSV for spreadsheet programs, JSONL or Parquet. "
            "Annotations: JSONL (the default) or JSON-LD. The others have one form each.",
            show_default=False,
        ),
    ] = None,
    party: options.Party = [],  # noqa: B006  # typer reads it and never changes it
    as_of: options.AsOf = None,
    output: Output = None,
) -> None:
    """Write what a record holds for other programs: tables, event data, linked data, annotations, a map."""
    from verbale.views.exports import BINARY, EXPORTS
    from verbale.views.naming import parties

    forms = EXPORTS[what]
    chosen = form.value if form else next(iter(forms))
    if chosen not in forms:
        raise UsageError(f"{what.value} is written as {', '.join(forms)}, not as {chosen}")
    wanted = parties(party)
    with opened(record, as_of) as ledger, written(output, record, binary=chosen in BINARY) as out:
        forms[chosen](ledger, wanted, out)


@contextmanager
def written(output: Path | None, record: Path, *, binary: bool = False) -> Iterator[BinaryIO]:
    """Where to write: standard output, or a file that is there only once all of it is written.

    Raises `UsageError` for bytes that would go to a terminal and for a file that is the record or a folder, and `VerbaleError`
    where the file cannot be written.
    """
    if output is None:
        if binary and sys.stdout.isatty():
            raise UsageError("this form is no text; give a file with --output, or send it on")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if output.is_dir():
        raise UsageError(f"{output} is a folder")
    if output.exists() and record.exists() and output.samefile(record):
        raise UsageError(f"{output} is the record itself")
    try:
        with _unfinished(output) as out:
            yield out
    except OSError as error:
        raise VerbaleError(f"{output}: cannot be written: {error.strerror}") from error


@contextmanager
def _unfinished(output: Path) -> Iterator[BinaryIO]:
    """A file beside the one that is wanted, which takes its place in the end; a device (`/dev/null`) is written to as it is."""
    if output.exists() and not output.is_file():
        with output.open("wb") as out:
            yield out
        return
    beside = output.with_name(f"{output.name}.unfinished")
    try:
        with beside.open("wb") as out:
            yield out
        beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)
