"""Questions to the words of a record: `verbale search`, `positions`, `meeting`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, TextIO, TypeVar

import typer

from verbale.cli import options
from verbale.cli.opening import opened
from verbale.cli.options import SheetFormat
from verbale.cli.output import json_text, stream
from verbale.model.hits import HitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from verbale.cli.notes import Footnotes
    from verbale.views.meeting import Account, Fact, Item, MeetingSheet, TellOf
    from verbale.views.notes import Note
    from verbale.views.positions import Change, Positions, Saying
    from verbale.views.search import Findings, Occasion, Quotation, Told
    from verbale.views.timeline import Doubt, Due

SEARCH_EXAMPLES = """Examples:

\b
  verbale search krill quota --record dialogues.record
  verbale search '"fishing licence" krill*' --party Chile --kind statement --record dialogues.record
"""

POSITIONS_EXAMPLES = """Examples:

\b
  verbale positions Chile krill --record dialogues.record
  verbale positions "South Korea" '"nuclear test" sanctions' --from 2023 --record dialogues.record
"""
MEETING_EXAMPLES = """Examples:

\b
  verbale meeting m0123456789 --record dialogues.record
  verbale meeting m012 --record dialogues.record --format json
"""

LONGEST = 320
"""Code points of a quotation in a table; of what is longer, only what is around the words that were found."""


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog=SEARCH_EXAMPLES)(search)
    app.command(epilog=POSITIONS_EXAMPLES)(positions)
    app.command(epilog=MEETING_EXAMPLES)(meeting)


V = TypeVar("V")


def _print(view: V, form: SheetFormat, show: Callable[[V, TextIO], None]) -> None:
    """A view as one JSON object, or as people read it."""
    out = stream(machine=form is SheetFormat.JSON)
    if form is SheetFormat.JSON:
        from verbale.views.wire import plain

        print(json_text(plain(view), indent=2), file=out)
    else:
        show(view, out)


# -- search --------------------------------------------------------------------------------------------------------

Kinds = Annotated[
    list[HitKind],
    typer.Option(
        "--kind",
        metavar="KIND",
        help=f"Only in words of this kind: {', '.join(HitKind)}. May be given more than once.",
        show_default=False,
    ),
]


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS", help="All of them must be there. '\"...\"' is a phrase, word* a beginning.", show_default=False
        ),
    ],
    record: options.Record,
    kind: Kinds = [],  # noqa: B006  # typer reads it and never changes it
    party: options.Party = [],  # noqa: B006
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="How many quotations.")] = 20,
    as_of: options.AsOf = None,
    form: options.SheetForm = SheetFormat.TABLE,
) -> None:
    """Find what reports say in these words: the best quotations first, with what was read out of them.

    Case and accents do not count.
    """
    from verbale.views import naming
    from verbale.views.search import search as found

    parties = naming.parties(party)
    with opened(record, as_of) as ledger:
        view = found(ledger, " ".join(words), [k.value for k in kind], parties, limit)
    _print(view, form, _show_findings)


def _show_findings(view: Findings, out: TextIO) -> None:
    from verbale.cli.table import Section, print_sheet

    count = len(view.quotations)
    how_many = "Nothing" if not count else f"The {count} best quotations" if view.more else f"{count} quotation{'s' * (count != 1)}"
    title = f"{how_many} for {view.words}"
    rows = [(str(n), _quotation_lines(q, out)) for n, q in enumerate(view.quotations, 1)]
    _part(lines for _, lines in rows)
    print_sheet(title, [Section("", rows)], (), out)


def _quotation_lines(quotation: Quotation, out: TextIO) -> list[str | Text]:
    from verbale.cli.table import marked
    from verbale.views.search import excerpt

    note = quotation.note
    lines: list[str | Text] = [marked(*excerpt(note.exact, quotation.marks, LONGEST), out)]
    if quotation.told:
        lines.append("; ".join(_told(quotation.told)))
    if quotation.meeting:
        lines.append(occasion_line(quotation.meeting))
    return [*lines, source_line(note)]


def _part(blocks: Iterable[list[str | Text]]) -> None:
    """An empty line between each block and the next."""
    for before, _ in pairwise(blocks):
        before.append("")


def _told(told: Iterable[Told]) -> Iterator[str]:
    """What the claims are, those of the same parties together: "agreement, commitment of CHL, FIN"."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for one in told:
        kinds.setdefault(tuple(sorted(one.by)), []).append(one.kind)
    for by, own in kinds.items():
        yield ", ".join(dict.fromkeys(own)) + (f" of {', '.join(by)}" if by else "")


def occasion_line(meeting: Occasion) -> str:
    """A meeting in a line."""
    return f"{meeting.title}, {meeting.date or 'undated'} ({meeting.id})"


def source_line(note: Note) -> str:
    """Where a quotation stands."""
    whose = f"{note.outlet or note.source}, {note.published or 'undated'}"
    release = f", release of {note.side}" if note.side else ""
    return f"{whose}{release}{f' ({note.source})' if note.outlet else ''}"


# -- positions -----------------------------------------------------------------------------------------------------


def positions(
    party: Annotated[str, typer.Argument(metavar="PARTY", help="A code, a name, an adjective or a capital.", show_default=False)],
    topic: Annotated[
        list[str], typer.Argument(metavar="TOPIC", help="Words that must all be there, in any form.", show_default=False)
    ],
    record: options.Record,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    form: options.SheetForm = SheetFormat.TABLE,
) -> None:
    """Print what a party said on a topic over time, in which words, and what changed from one wording to the next.

    Quoted words are compared with quoted words, the party's own texts with each other, and reports' words with reports' words.
    """
    from verbale.views import naming
    from verbale.views.positions import positions as told

    code = naming.party(party)
    with opened(record, as_of) as ledger:
        view = told(ledger, code, " ".join(topic), since, until)
    _print(view, form, _show_positions)


def _show_positions(view: Positions, out: TextIO) -> None:
    from verbale.cli.notes import Footnotes
    from verbale.cli.table import Section, print_sheet
    from verbale.knowledge import parties

    notes = Footnotes()
    count = len(view.sayings)
    how_many = "nothing in the record" if not count else f"{count} wording{'s' * (count != 1)}"
    rows = [(s.note.published or "undated", s.wording.value, _saying_lines(s, notes, out)) for s in view.sayings]
    _part(lines for _, _, lines in rows)
    print_sheet(f"{parties()[view.party].name} on {view.topic}: {how_many}", [Section("", rows)], notes.lines, out)


def _saying_lines(saying: Saying, notes: Footnotes, out: TextIO) -> list[str | Text]:
    from verbale.cli.table import marked
    from verbale.views.search import excerpt

    exact, change = saying.note.exact, saying.change
    who = ", ".join(saying.by) + (f" ({', '.join(saying.speaker)})" if saying.speaker else "")
    stance = [saying.stance] if saying.stance else []
    modality = [saying.modality] if saying.modality != "asserted" else []
    lines: list[str | Text] = [marked(*excerpt(exact, change.new if change else (), len(exact)), out)]
    lines.append(f"{'; '.join([who, ', '.join(saying.kinds), *stance, *modality])} {notes.mark([saying.note])}")
    if saying.meeting:
        lines.append(occasion_line(saying.meeting))
    if change:
        lines.append(_change_line(saying, change))
    if saying.again:
        lines.append("again on " + ", ".join(f"{n.published or 'an unknown day'} {notes.mark([n])}" for n in saying.again))
    return lines


_WHOSE = {
    "quoted": "the quoted words changed:",
    "own text": "its own words changed:",
    "paraphrase": "the reports' words differ, the party is not quoted:",
}


def _change_line(saying: Saying, change: Change) -> str:
    """What is new, what is gone, and whether it is told more or less firmly."""
    parts = ["new words are marked"] if change.new else []
    if change.dropped:
        parts.append("gone: " + ", ".join(f"“{' '.join(words.split())}”" for words in change.dropped))
    parts += change.firmness
    if not parts:
        parts = ["nothing but the words around the quotation"]
    return f"since {change.published}, {_WHOSE[saying.wording.value]} {'; '.join(parts)}"


# -- meeting -------------------------------------------------------------------------------------------------------


def meeting(
    key: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A meeting's id or a mention's, or its beginning: 4 characters or more.", show_default=False
        ),
    ],
    record: options.Record,
    as_of: options.AsOf = None,
    form: options.SheetForm = SheetFormat.TABLE,
) -> None:
    """Print all that a record has of one meeting: every fact with its standing and sources, and the accounts side by side."""
    from verbale.views.meeting import meeting as sheet

    with opened(record, as_of) as ledger:
        view = sheet(ledger, key)
    _print(view, form, _show_meeting)


def _show_meeting(view: MeetingSheet, out: TextIO) -> None:
    from verbale.cli.notes import Footnotes
    from verbale.cli.table import Section, print_sheet

    notes = Footnotes(lambda own: source_line(own[0]))  # a fact has its words beside it, so a report is one note
    sections = [
        Section("Facts", [_fact_row(f, notes) for f in view.facts]),
        Section(
            "Participants",
            [(s.party or "", _cited(", ".join(filter(None, (s.name, s.office))), s.notes, notes)) for s in view.participants],
        ),
        Section("Topics", [(_item_line(t, notes),) for t in view.topics]),
        Section("Commitments", [_due_row(d, notes) for d in view.commitments]),
        Section("Agreements", [_item_row(a, notes) for a in view.agreements]),
        Section("Positions", [_item_row(p, notes) for p in view.positions]),
        Section("Statements", [_item_row(s, notes) for s in view.statements]),
        Section("Conflicts", [(d.id, _doubt_lines(d, notes)) for d in view.conflicts]),
        Section("How it was told", [(h.published or "undated", h.status, h.source) for h in view.history]),
        Section("Accounts side by side", _account_rows(view.accounts, notes), ["", *(_account_name(a) for a in view.accounts)]),
        Section("", _omission_rows(view.accounts, notes)),
    ]
    print_sheet(f"{view.title} ({view.id}): {view.status}, {', '.join(view.parties)}", sections, notes.lines, out)


def _cited(text: str, notes: Iterable[Note], known: Footnotes) -> str:
    return f"{text} {known.mark(notes)}".rstrip()


def _fact_row(fact: Fact, notes: Footnotes) -> tuple[str, str, str, list[str]]:
    """A property: its value, its standing, in which words it is told, and what else is told."""
    lines = [_words(t, notes) for t in fact.told if t.value == fact.value]
    lines += [f"{t.value}: {_words(t, notes)}" for t in fact.told if t.value != fact.value]
    if fact.because:
        lines.append(f"because {fact.because}")
    return fact.property, "none taken" if fact.value is None else str(fact.value), fact.standing, lines


def _words(told: TellOf, notes: Footnotes) -> str:
    """The words that tell a value, or how it follows from them, each with its reports."""
    by_words: dict[str, list[Note]] = {}
    for note in told.notes:
        words = f"inferred: {note.because}" if note.because else f"“{_short(note.exact)}”"
        by_words.setdefault(words, []).append(note)
    cited = ", ".join(_cited(words, own, notes) for words, own in by_words.items())
    return f"{told.sources} source{'s' * (told.sources != 1)}: {cited}"


_SHORT = 60
"""Code points of the words beside a fact."""


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHORT else f"{flat[: _SHORT // 2].rstrip()} … {flat[-_SHORT // 2 :].lstrip()}"


def _item_row(item: Item, notes: Footnotes) -> tuple[str, str]:
    who = ", ".join(item.by or item.speaker)
    return who, _item_line(item, notes)


def _item_line(item: Item, notes: Footnotes) -> str:
    speaker = f" ({', '.join(item.speaker)})" if item.speaker and item.by else ""
    return _cited(f"{' '.join(item.words.split())}{speaker}", item.notes, notes)


def _due_row(due: Due, notes: Footnotes) -> tuple[str, str, list[str]]:
    """A commitment: whose, how it stands, and what it is."""
    by_when = f"{due.state}, due {due.due}" if due.due else due.state
    lines = [_cited(due.what or "", due.notes, notes)]
    return ", ".join(due.by), by_when, [*lines, f"because {due.because}"] if due.because else lines


def _doubt_lines(doubt: Doubt, notes: Footnotes) -> list[str]:
    """A conflict: what against what, which is proposed and why."""
    proposed = "nothing proposed" if doubt.proposed is None else f"{doubt.proposed} proposed"
    lines = [_cited(f"{doubt.property}: {' or '.join(map(str, doubt.values))} ({doubt.kind}); {proposed}", doubt.notes, notes)]
    lines.append(f"because {doubt.because}")
    return [*lines, f"would be settled by {doubt.settle}"] if doubt.settle else lines


def _account_name(account: Account) -> str:
    return f"{account.name} (release)" if account.side == account.name else account.name


def _account_rows(accounts: Sequence[Account], notes: Footnotes) -> list[list[list[str]]]:
    """A row a list, a column an account."""
    return [
        [[of], *([f"- {_item_line(item, notes)}" for item in getattr(a, of)] for a in accounts)]
        for of in ("topics", "agreements", "commitments")
        if any(getattr(a, of) for a in accounts)
    ]


def _omission_rows(accounts: Iterable[Account], notes: Footnotes) -> list[tuple[str, list[str]]]:
    """What each account leaves out, and who tells it."""
    return [
        (
            f"{a.name} leaves out",
            [_cited(f"{o.of}: {' '.join(o.item.words.split())} ({', '.join(o.told_by)})", o.item.notes, notes) for o in a.left_out],
        )
        for a in accounts
        if a.left_out
    ]
