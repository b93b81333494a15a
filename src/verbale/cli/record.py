"""`verbale add`, which puts reports into a record, and the commands that list what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from verbale.cli import options
from verbale.cli.opening import opened
from verbale.cli.output import print_csv, print_json, print_jsonl, stream
from verbale.cli.say import Progress, complain_of, progress, say
from verbale.errors import UsageError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from verbale.model.documents import Document, Reject
    from verbale.pipeline import Reader
    from verbale.store import Store
    from verbale.views.listing import Listing

ADD_EXAMPLES = """Examples:

\b
  verbale add archive/ --record dialogues.record --jobs 4
  verbale add today.jsonl --record dialogues.record
"""
LIST_EXAMPLES = """Examples:

\b
  verbale {0} --record dialogues.record
  verbale {0} --record dialogues.record --format csv > {0}.csv
"""


class Format(StrEnum):
    """How a list is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


Form = Annotated[
    Format,
    typer.Option("--format", help="A table for people, JSON, one JSON object a line, or CSV."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog=ADD_EXAMPLES)(add)
    for command in (meetings, series, people, statements, commitments, conflicts):
        app.command(epilog=LIST_EXAMPLES.format(command.__name__))(command)


def add(
    paths: options.Paths,
    record: options.Record,
    published: options.Published = None,
    model: options.Model = None,
    jobs: options.Jobs = 1,
    engine: options.EngineUrl = None,
    engine_model: options.EngineModel = None,
    engine_timeout: options.EngineTimeout = options.ENGINE_TIMEOUT,
) -> None:
    """Read reports and put them into a record.

    A report that the record holds already, read by the same versions, is passed over; so an addition that was cut
    short is finished by the same command. What cannot be read is named on standard error, and the status at the end
    is 1.
    """
    from verbale.ledger import refresh
    from verbale.sources import read as documents
    from verbale.store import open_record

    with open_record(record, create=True) as store, progress(wanted=True) as bar:
        addition = Addition(store, options.reader(model, jobs, engine, engine_model, engine_timeout), published)
        addition.put(documents(paths), bar)
        refresh(store)  # whoever may only read the record finds it worked out
    kept = f", {addition.kept} there already" if addition.kept else ""
    failed = f", {addition.failed} failed" if addition.failed else ""
    say(f"{record}: {addition.added} added{kept}{failed}")
    raise typer.Exit(1 if addition.failed else 0)


class Addition:
    """Documents on their way into a record, counted."""

    def __init__(self, store: Store, reader: Reader, published: str | None) -> None:
        self._store = store
        self._reader = reader
        self._published = published
        self._signature = reader.signature(published=published)
        self.added = self.kept = self.failed = 0

    def put(self, documents: Iterable[Document | Reject], bar: Progress) -> None:
        """Read what the record does not hold yet, and add it as it is read."""
        from verbale.model.documents import Reject

        for result in self._reader.read(self._new(bar.of(documents), bar), published=self._published):
            bar.step()
            if isinstance(result, Reject):
                self.failed += 1
                complain_of(result)
            elif self._store.add(result, reader=self._signature):
                self.added += 1
            else:
                self.kept += 1

    def _new(self, documents: Iterable[Document | Reject], bar: Progress) -> Iterator[Document | Reject]:
        from verbale.model.documents import Document

        for item in documents:
            if isinstance(item, Document) and self._store.holds(item, reader=self._signature):
                self.kept += 1
                bar.step()
            else:
                yield item


def meetings(
    record: options.Record,
    party: options.Party = [],  # noqa: B006  # read and never changed
    as_of: options.AsOf = None,
    form: Form = Format.TABLE,
) -> None:
    """List the meetings of a record by date, each once, whatever the number of reports that tell of it."""
    print_list(record, as_of, form, "MEETINGS", parties=_codes(party))


def series(
    record: options.Record,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="One series, by its name, a part of it, or its id.", show_default=False)
    ] = None,
    party: options.Party = [],  # noqa: B006  # read and never changed
    as_of: options.AsOf = None,
    form: Form = Format.TABLE,
) -> None:
    """List the series of meetings of a record, with their rounds and history; or print all that is known of one of them."""
    parties = _codes(party)
    if name is None:
        print_list(record, as_of, form, "SERIES", parties=parties)
        return
    if form not in (Format.TABLE, Format.JSON):
        raise UsageError(f"one series is printed as table or json, not as {form.value}")
    from verbale.cli.ask import print_series

    print_series(record, name, parties, as_of, options.SheetFormat(form.value))


def people(record: options.Record, as_of: options.AsOf = None, form: Form = Format.TABLE) -> None:
    """List the people of a record, under all their names and in their offices over time."""
    print_list(record, as_of, form, "PEOPLE")


def statements(record: options.Record, as_of: options.AsOf = None, form: Form = Format.TABLE) -> None:
    """List what was said, by whom, in which report."""
    print_list(record, as_of, form, "STATEMENTS")


def commitments(
    record: options.Record,
    party: options.Party = [],  # noqa: B006  # read and never changed
    open_: Annotated[bool, typer.Option("--open", help="Only those that are open.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those that are overdue.")] = False,
    as_of: options.AsOf = None,
    form: Form = Format.TABLE,
) -> None:
    """List what was undertaken, by when, and what became of it: open, done, overdue, superseded.

    Without --as-of, the state is that of the day of the latest report. With both --open and --overdue, either will do.
    """
    states = tuple(state for state, wanted in (("open", open_), ("overdue", overdue)) if wanted)
    print_list(record, as_of, form, "COMMITMENTS", parties=_codes(party), states=states)


def conflicts(
    record: options.Record,
    party: options.Party = [],  # noqa: B006  # read and never changed
    as_of: options.AsOf = None,
    form: Form = Format.TABLE,
) -> None:
    """List where reports contradict each other or themselves, which value is proposed and why, and what would settle it."""
    print_list(record, as_of, form, "CONFLICTS", parties=_codes(party))


def _codes(party: list[str]) -> tuple[str, ...]:
    """The codes of the parties that are asked for."""
    if not party:
        return ()
    from verbale.views import naming

    return naming.parties(party)


def print_list(record: Path, as_of: date | None, form: Format, name: str, **asked: tuple[str, ...]) -> None:
    """Print the list that has this name in `verbale.views.listing`, of what is asked for: `parties`, `states`."""
    from verbale.views import listing

    wanted: Listing = getattr(listing, name)
    with opened(record, as_of) as ledger:
        rows = wanted.rows(ledger, **asked)
    out = stream(machine=form is not Format.TABLE)
    if form is Format.JSONL:
        print_jsonl(rows, out)
    elif form is Format.JSON:
        print_json(rows, out)
    elif form is Format.CSV:
        print_csv((wanted.flat(row) for row in rows), out, columns=wanted.columns)
    else:
        from verbale.cli import table

        shown = table.print_cards if wanted.cards else table.print_rows
        shown((wanted.brief(row) for row in rows), out, columns=wanted.headings)
