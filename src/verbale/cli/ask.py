"""Questions to a record: `verbale timeline`, `who`, `stats`; and the sheet of one series, which `verbale series NAME` prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from verbale.cli import options
from verbale.cli.opening import opened
from verbale.cli.options import SheetFormat
from verbale.cli.output import json_text, stream

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from verbale.cli.notes import Footnotes
    from verbale.views.series import Gap, Parallel, SeriesSheet, Told
    from verbale.views.stats import Stats
    from verbale.views.timeline import Doubt, Due, Entry, Timeline
    from verbale.views.who import Chair, Held, OfficeSheet, PersonSheet, Said

TIMELINE_EXAMPLES = """Examples:

\b
  verbale timeline --party Chile --party "New Zealand" --record dialogues.record
  verbale timeline --party Kenyan --from 2023 --to 2024-06 --record dialogues.record
"""
WHO_EXAMPLES = """Examples:

\b
  verbale who Arriagada --record dialogues.record
  verbale who "Finnish vice foreign minister" --record dialogues.record
"""

Row = Sequence[str | Sequence[str]]
Sheet = tuple[str, list[tuple[str, Sequence[Row]]]]
"""A title, and sections of rows under their own titles."""

V = TypeVar("V")


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog=TIMELINE_EXAMPLES)(timeline)
    app.command(epilog=WHO_EXAMPLES)(who)
    app.command()(stats)


def print_view(view: V, form: SheetFormat, sheet: Callable[[V, Footnotes], Sheet]) -> None:
    """A view as one JSON object, or as a sheet with numbered notes."""
    out = stream(machine=form is SheetFormat.JSON)
    if form is SheetFormat.JSON:
        from verbale.views.wire import plain

        print(json_text(plain(view), indent=2), file=out)
        return
    from verbale.cli import table
    from verbale.cli.notes import Footnotes

    notes = Footnotes()
    title, sections = sheet(view, notes)
    table.print_sheet(title, [table.Section(*section) for section in sections], notes.lines, out)


def _as_of(day: str | None) -> str:
    return f", as of {day}" if day else ""


def _with(text: str, marks: str) -> str:
    """A line with the numbers of its notes."""
    return f"{text} {marks}" if marks else text


def _span(first: str | None, last: str | None) -> str:
    return first or "undated" if first == last or last is None else f"{first} to {last}"


# -- the timeline --------------------------------------------------------------------------------------------------


def timeline(
    record: options.Record,
    party: options.Party = [],  # noqa: B006  # read and never changed
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    form: options.SheetForm = SheetFormat.TABLE,
) -> None:
    """Print the meetings and calls of parties by date, and the commitments that fall due, with the words that say so."""
    from verbale.views import naming
    from verbale.views.timeline import timeline as made

    parties = naming.parties(party)
    with opened(record, as_of) as ledger:
        view = made(ledger, parties, since, until)
    print_view(view, form, _timeline_sheet)


def _timeline_sheet(view: Timeline, notes: Footnotes) -> Sheet:
    from verbale.knowledge import parties
    from verbale.model import edtf

    whose = " and ".join(parties()[code].name for code in view.parties) or "the whole record"
    days = "".join(f" {word} {day}" for word, day in (("from", view.since), ("to", view.until)) if day)
    dated: list[tuple[str, Callable[[], Row]]] = []
    for entry in view.meetings:
        dated.append((edtf.bounds(entry.date)[0].isoformat() if entry.date else "9999", lambda e=entry: _entry_row(e, notes)))  # type: ignore[misc]
    for due in view.due:
        dated.append((edtf.bounds(due.due or "")[1].isoformat(), lambda d=due: _due_row(d, notes)))  # type: ignore[misc]
    rows = [row() for _, row in sorted(dated, key=lambda pair: pair[0])]
    return f"Timeline of {whose}{days}{_as_of(view.as_of)}", [("", rows or [["Nothing in the record."]])]


def _entry_row(entry: Entry, notes: Footnotes, *, named: bool = True) -> Row:
    """A meeting as a row: when, how it stands, and what is known of it; with its name, or with its number alone."""
    number = f"round {entry.ordinal}" if entry.ordinal else "a round of unknown number"
    what = (entry.title if named else number, entry.level if named else None, entry.city or entry.country)
    lines = [_with(", ".join(filter(None, what)), notes.mark(entry.notes))]
    lines += [f"{h.party}  {', '.join(filter(None, (h.name, h.office)))}" for h in entry.heads]
    lines += [_doubt_line(d, notes) for d in entry.conflicts if d.kind in _MARKED]
    return entry.date or "undated", entry.status, lines


_MARKED = ("error", "time zone", "wording")
"""The classes of conflict that a line of a table marks: not those in which one account only says less."""


def _doubt_line(doubt: Doubt, notes: Footnotes) -> str:
    proposed = "" if doubt.proposed is None else f", {doubt.proposed} proposed"
    return _with(f"! {doubt.property}: {_values(doubt)}{proposed} ({doubt.id})", notes.mark(doubt.notes))


def _values(doubt: Doubt) -> str:
    return " or ".join(map(str, doubt.values))


def _due_row(due: Due, notes: Footnotes) -> Row:
    """A commitment as a row: by when, how it stands, and who undertook what."""
    lines = [_with(f"commitment of {' '.join(due.by)}: {due.what}", notes.mark(due.notes))]
    return due.due or "no date", due.state, [*lines, *([due.because] if due.because else [])]


# -- one series ----------------------------------------------------------------------------------------------------


def print_series(record: Path, name: str, parties: Sequence[str], as_of: date | None, form: SheetFormat) -> None:
    """The sheet of the series that somebody means by a name."""
    from verbale.views.series import series

    with opened(record, as_of) as ledger:
        view = series(ledger, name, parties)
    print_view(view, form, _series_sheet)


def _series_sheet(view: SeriesSheet, notes: Footnotes) -> Sheet:
    make_up = ", ".join(filter(None, (" ".join(view.parties), view.level, view.format)))
    others = [n for n in view.names if n != view.name]
    about: list[Row] = [["parties", make_up], *([["also", "; ".join(others)]] if others else [])]
    doubts = [d for e in (*view.rounds, *view.to_come) for d in e.conflicts]
    paused = {t for g in view.gaps for t in g.told}
    return f"{view.name}{_as_of(view.as_of)}", [
        ("", [*about, *(_told_row(t, notes) for t in view.history if t not in paused)]),
        ("Rounds", [_entry_row(e, notes, named=False) for e in view.rounds]),
        ("", [[f"not in the record: {_numbers(view.missing)}"]] if view.missing else []),
        ("From round to round", [_gap_row(g, notes) for g in view.gaps]),
        ("To come", [_to_come_row(e, view, notes) for e in view.to_come]),
        ("Conflicts", [_doubt_row(d, notes) for d in (*doubts, *view.conflicts)]),
        ("Commitments", [_due_row(d, notes) for d in view.commitments]),
        ("Parallel dialogues", [*_told_parallel(view.told_parallel, notes), *map(_parallel_row, view.parallel)]),
    ]


_LABELS = {"rounds until": "rounds"}
"""What a table calls a property whose value says the rest: "13 until 2014"."""


def _told_row(told: Told, notes: Footnotes) -> Row:
    return _LABELS.get(told.property, told.property), _with(_told_value(told), notes.mark(told.notes))


def _told_value(told: Told) -> str:
    """A value for people: a duration of years as words."""
    years = told.value.removeprefix("P").removesuffix("Y")
    return _count(int(years), "year") if told.value == f"P{years}Y" and years.isdecimal() else told.value


def _told_parallel(told: Sequence[Told], notes: Footnotes) -> list[Row]:
    """The parallel dialogues that reports name, on one line."""
    names = ", ".join(t.value for t in told)
    return [["told of", _with(names, notes.mark(n for t in told for n in t.notes))]] if told else []


def _numbers(missing: Sequence[int]) -> str:
    from verbale.cli.notes import runs

    return f"round{'s' * (len(missing) > 1)} {runs(missing)}"


def _gap_row(gap: Gap, notes: Footnotes) -> Row:
    lines = [_with(f"{t.property}: {_told_value(t)}", notes.mark(t.notes)) for t in gap.told]
    if gap.missing:
        lines.append(f"not in the record: {_numbers(gap.missing)}")
    return f"{gap.after_date} to {gap.before_date}", _length(gap), lines


_YEAR, _MONTH = 365.25, 30.44


def _length(gap: Gap) -> str:
    """A gap in the largest units that are fine enough."""
    months = round(gap.days / _MONTH)
    years, rest = divmod(months, 12)
    words = [_count(years, "year"), _count(rest, "month")] if years else [_count(months, "month")] if months > 1 else []
    about = "" if gap.exact else "about "
    return about + (" ".join(filter(None, words)) or _count(gap.days, "day") or "the same day")


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'s' * (number != 1)}" if number else ""


def _to_come_row(entry: Entry, view: SeriesSheet, notes: Footnotes) -> Row:
    day, status, lines = _entry_row(entry, notes, named=False)
    passed = ["its time is over, and no report says that it was held"] if entry.id in view.passed else []
    return day, status, [*lines, *passed]


def _doubt_row(doubt: Doubt, notes: Footnotes) -> Row:
    """A conflict with its working."""
    proposed = "none" if doubt.proposed is None else f"{doubt.proposed}{f' [{doubt.rule}]' if doubt.rule else ''}"
    lines = [
        _with(f"{doubt.property} of {doubt.about}: {_values(doubt)} ({doubt.kind})", notes.mark(doubt.notes)),
        f"proposed: {proposed}, because {doubt.because}",
        *([f"would settle it: {doubt.settle}"] if doubt.settle else []),
    ]
    return doubt.id, lines


def _parallel_row(parallel: Parallel) -> Row:
    rounds = _count(parallel.rounds, "round") or "no round"
    facts = (" ".join(parallel.parties), parallel.level, rounds, f"latest {parallel.latest}" if parallel.latest else None)
    return "of the same parties", f"{parallel.name} ({', '.join(filter(None, facts))})"


# -- people and offices --------------------------------------------------------------------------------------------


def who(
    name: Annotated[str, typer.Argument(metavar="NAME|OFFICE", help="A name, a surname, or an office with or without its party.")],
    record: options.Record,
    party: Annotated[
        list[str],
        typer.Option("--party", metavar="PARTY", help="Only who is of this party, or of one of these.", show_default=False),
    ] = [],  # noqa: B006  # read and never changed
    latest: Annotated[int, typer.Option(metavar="N", min=1, help="How many of the latest meetings and statements.")] = 10,
    as_of: options.AsOf = None,
    form: options.SheetForm = SheetFormat.TABLE,
) -> None:
    """Print a person's names, offices over time, meetings and words; or the holders of an office over time."""
    from verbale.views import naming
    from verbale.views.who import PersonSheet
    from verbale.views.who import who as made

    parties = naming.parties(party)
    with opened(record, as_of) as ledger:
        view = made(ledger, name, parties, latest)
    if isinstance(view, PersonSheet):
        print_view(view, form, _person_sheet)
    else:
        print_view(view, form, _office_sheet)


def _person_sheet(view: PersonSheet, notes: Footnotes) -> Sheet:
    party = f" ({view.party})" if view.party else ""
    of = f", the latest {len(view.meetings)} of {view.seated}" if len(view.meetings) < view.seated else ""
    return f"{view.name}{party}{_as_of(view.as_of)}", [
        ("", [["printed as", "; ".join(view.names)], ["id", view.id]]),
        ("Offices", [_held_row(h, h.office, notes) for h in view.tenures]),
        (f"Meetings{of}", [_entry_row(e, notes) for e in view.meetings]),
        ("Statements", [_said_row(s, notes) for s in view.statements]),
        ("Conflicts", [_doubt_row(d, notes) for d in view.conflicts]),
    ]


def _held_row(held: Held, what: str, notes: Footnotes) -> Row:
    at = _count(len(held.meetings), "meeting")
    return _span(held.first, held.last), _with(f"{what}, at {at}" if at else what, notes.mark(held.notes))


def _said_row(said: Said, notes: Footnotes) -> Row:
    words = f"“{said.quote}”" if said.quote else said.content or ""
    together = f" ({' and '.join(said.speakers)})" if len(said.speakers) > 1 else ""
    return said.published or "undated", said.verb or "", _with(words + together, notes.mark(said.notes))


def _office_sheet(view: OfficeSheet, notes: Footnotes) -> Sheet:
    of = f" of {' and '.join(view.parties)}" if view.parties else ""
    return f"The office “{view.title}”{of}{_as_of(view.as_of)}", [_chair_section(chair, notes) for chair in view.offices]


def _chair_section(chair: Chair, notes: Footnotes) -> tuple[str, Sequence[Row]]:
    """An office with its holders, and a line wherever the one is known to have followed the other."""
    change = {(c.after, c.first): f"after {c.before}, last attested {c.last}" for c in chair.changes}
    rows: list[Row] = []
    for held in chair.holders:
        span, line = _held_row(held, ", ".join(filter(None, (held.name, _other_title(held, chair)))), notes)
        followed = change.get((held.name, held.first or ""))
        rows.append([span, [str(line), *([followed] if followed else [])]])
    return f"{chair.party or 'of no known party'}  {'; '.join(chair.titles)}", rows


def _other_title(held: Held, chair: Chair) -> str | None:
    return held.office if len(chair.titles) > 1 else None


# -- counts --------------------------------------------------------------------------------------------------------


def stats(record: options.Record, as_of: options.AsOf = None, form: options.SheetForm = SheetFormat.TABLE) -> None:
    """Print how much a record holds: reports, claims, meetings, series, people, commitments, conflicts."""
    from verbale.views.stats import stats as made

    with opened(record, as_of) as ledger:
        view = made(ledger)
    print_view(view, form, _stats_sheet)


_MANY = 12
"""Rows of one count that a table shows; years are all shown."""


def _stats_sheet(view: Stats, _: Footnotes) -> Sheet:
    from dataclasses import fields

    values = {f.name.replace("_", " "): getattr(view.counts, f.name) for f in fields(view.counts)}
    totals = [[name, str(value)] for name, value in values.items() if isinstance(value, int)]
    counts = {name: value for name, value in values.items() if not isinstance(value, int)}
    return f"The record{_as_of(view.as_of)}", [("", totals), *((n.capitalize(), _count_rows(n, c)) for n, c in counts.items())]


def _count_rows(name: str, counts: Mapping[str, int]) -> list[Row]:
    """Years in their order; of all else the largest counts, and what the others add up to."""
    years = name.endswith("year")
    shown = counts if years else dict(sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:_MANY])
    rest = sum(counts.values()) - sum(shown.values())
    others = [[f"{len(counts) - len(shown)} others", str(rest)]] if rest else []
    return [*([name or "not known", str(value)] for name, value in shown.items()), *others]
