"""`verbale read`: documents in, readings out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from verbale.cli import options
from verbale.cli.output import print_json, print_jsonl, stream
from verbale.cli.say import complain_of, progress

if TYPE_CHECKING:
    from verbale.model.reading import Reading
    from verbale.pipeline import Result

EXAMPLES = """Examples:

\b
  verbale read report.txt page.html reports.jsonl
  verbale read archive/ --format jsonl --jobs 4 > readings.jsonl
  verbale read report.txt --format html > report.html
  cat report.txt | verbale read - --published 2024-05-17
"""


class Format(StrEnum):
    """How readings are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog=EXAMPLES)(read)


def read(
    paths: options.Paths,
    form: Annotated[
        Format,
        typer.Option("--format", help="A table for people, JSON, one JSON object a line, or one HTML page."),
    ] = Format.TABLE,
    published: options.Published = None,
    model: options.Model = None,
    jobs: options.Jobs = 1,
    engine: options.EngineUrl = None,
    engine_model: options.EngineModel = None,
    engine_timeout: options.EngineTimeout = options.ENGINE_TIMEOUT,
) -> None:
    """Read reports and print who met whom, with the words that say so.

    What cannot be read is named on standard error, the rest goes on, and the status at the end is 1.
    """
    from verbale.sources import read as documents

    watched = not sys.stdout.isatty()
    with progress(wanted=watched) as bar:
        found = options.reader(model, jobs, engine, engine_model, engine_timeout).read(
            bar.of(documents(paths)), published=published
        )
        readings = Readings(found, step=bar.step)
        _print(readings, form)
    raise typer.Exit(1 if readings.failed else 0)


class Readings:
    """The readings among the results, each reject being told on standard error as it comes."""

    def __init__(self, results: Iterable[Result], *, step: Callable[[], None]) -> None:
        self._results = results
        self._step = step
        self.failed = False

    def __iter__(self) -> Iterator[Reading]:
        from verbale.model.documents import Reject

        for result in self._results:
            self._step()
            if isinstance(result, Reject):
                self.failed = True
                complain_of(result)
            else:
                yield result


def _print(readings: Iterable[Reading], form: Format) -> None:
    out = stream(machine=form is not Format.TABLE)
    if form is Format.JSONL:
        print_jsonl((r.to_json() for r in readings), out)
    elif form is Format.JSON:
        print_json((r.to_json() for r in readings), out)
    elif form is Format.HTML:
        from verbale.views.page import page

        out.writelines(page(readings))
    else:
        from verbale.cli.table import print_readings

        print_readings(readings, out)
