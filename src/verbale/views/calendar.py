"""The record as a calendar (iCalendar, RFC 5545): meetings, what is due, and the days of treaties and foundings, every year.

The standard knows days and no "some time in 2024". A meeting known to the day, or to the days, is on them; one of which the month
is known is an entry of the whole month that says so; what is known less well, or only nearly, is left out and counted. What is due
in a month or a year is due on its last day, as it is in the record.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from verbale import knowledge
from verbale.errors import DataError, UsageError
from verbale.model import edtf
from verbale.model.annotated import Grain
from verbale.model.claims import Claim, Modality
from verbale.model.facts import CommitmentState, ContextEvent, Meeting, Participant, Status
from verbale.model.grouping import hashed_id
from verbale.model.record import Encounter, Undertaking, mention_id
from verbale.views.assemble import assemble
from verbale.views.exports.days import exact
from verbale.views.exports.scope import Scope, notes_of, place, title, with_claims
from verbale.views.exports.text import address, line
from verbale.views.notes import Note, notes_of_subjects
from verbale.views.parties import parties_in_words
from verbale.views.record import Record

if TYPE_CHECKING:
    from icalendar import Event, Todo

NEVER = date(1970, 1, 1)
"""The day of a record in which no report is dated: DTSTAMP must be there."""

_CITED = ("date", "city", "ordinal")
"""What the quotations of a meeting tell: when, where, in which round."""

_ACT = re.compile(
    r"\b(?:sign(?:ed|ing|ature)?|conclud\w+|ratif\w+|establish\w*|normali[sz]\w*|(?:enter|came)\w* into force)\b", re.IGNORECASE
)
_BOND = re.compile(r"\b(?:treat(?:y|ies)|pacts?|accords?|agreements?|conventions?|charters?|relations|ties)\b", re.IGNORECASE)
"""What has anniversaries, where both are told: that something was concluded, and that it binds."""


class EntryKind(StrEnum):
    """What an entry is of."""

    MEETING = "meeting"
    DUE = "due"
    ANNIVERSARY = "anniversary"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the calendar, on all days from `first` to `last`, or due on `last`.

    `id` is that of the record; `state` the status of a meeting or the state of a commitment; `told` the date as EDTF; `done` the
    day on which a commitment was kept; `at` latitude and longitude; `about` lines of text; `sources` the reports that tell of it.
    """

    id: str
    kind: EntryKind
    title: str
    first: date
    last: date
    told: str
    state: str | None = None
    done: date | None = None
    place: str | None = None
    at: tuple[float, float] | None = None
    about: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notes: tuple[Note, ...] = field(default=(), repr=False)

    @property
    def url(self) -> str | None:
        """The address of the first report on the web that tells of it."""
        return next(filter(None, map(address, self.sources)), None)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Entries by day; `today` is the record's day, `left_out` the ids of what has a date that no calendar can hold, or none."""

    today: date | None
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]


def calendar(record: Record, parties: Collection[str] = ()) -> Calendar:
    """The meetings, commitments and anniversaries of all of these parties, or of all."""
    scope = Scope(record, parties)
    undertakings = [u for u in record.undertakings(parties) if u.due]
    meetings = [(e.id, _meeting(e, claims)) for e, claims in with_claims(record, scope.meetings)]
    due = [(u.id, _due(record, u)) for u in undertakings]
    found = [entry for _, entry in (*meetings, *due) if entry] + list(_anniversaries(record, scope, frozenset(parties)))
    left_out = tuple(key for key, entry in (*meetings, *due) if entry is None)
    return Calendar(record.today, tuple(sorted(found, key=lambda e: (e.first, e.last, e.kind, e.id))), left_out)


# -- meetings ------------------------------------------------------------------------------------------------------


def _meeting(encounter: Encounter, claims: Mapping[str, Claim]) -> Entry | None:
    """The entry of a meeting whose days or month are known."""
    meeting = encounter.meeting
    days = _days(meeting.date)
    if days is None or meeting.date is None:
        return None
    notes = [n for name in _CITED for n in notes_of(encounter, name, claims)]
    return Entry(
        meeting.id,
        EntryKind.MEETING,
        title(meeting) + _doubt(meeting.date) + (f" ({meeting.status})" if meeting.status in _MARKED else ""),
        *days,
        meeting.date,
        meeting.status,
        place=place(meeting),
        at=knowledge.coordinates(meeting.city, meeting.country) if meeting.city else None,
        about=tuple(_about(meeting)),
        sources=tuple(m.origin.source for m in sorted(encounter.mentions, key=lambda m: not m.main)),
        notes=_each_once(notes),
    )


_MARKED = (Status.PROPOSED, Status.POSTPONED, Status.CANCELLED)
"""What a title must say, since not every program shows an entry's status."""


def _days(value: str | None) -> tuple[date, date] | None:
    """The days of an entry: those that are told, or those of the month that is."""
    days = edtf.bounds(value) if value and _is_month(value) else exact(value)
    return days if days and days[1] != date.max else None


def _is_month(value: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d", value) is not None and edtf.grain(value) is Grain.MONTH


def _doubt(value: str) -> str:
    """What a title says of a date that is not a day; of an interval it is true whether the talks filled it or fell into it."""
    if _is_month(value):
        return " (some day of this month)"
    return " (in these days)" if "/" in value else ""


def _about(meeting: Meeting) -> Iterator[str]:
    kind = meeting.type.replace("-", " ")
    yield ", ".join((" ".join(filter(None, (meeting.level, meeting.format, kind))), meeting.status, meeting.date or ""))
    yield f"Parties: {parties_in_words(meeting.parties)}"
    yield from map(_participant, meeting.participants)
    if meeting.topics:
        yield f"Topics: {'; '.join(meeting.topics)}"


def _participant(who: Participant) -> str:
    return ", ".join(filter(None, (who.name, who.office))) + (f" ({who.party})" if who.party else "")


# -- commitments ---------------------------------------------------------------------------------------------------


def _due(record: Record, undertaking: Undertaking) -> Entry | None:
    """The entry of a commitment: due on the last day that its due time can mean."""
    told = undertaking.due or ""
    last = edtf.bounds(told)[1]
    if last == date.max or set(told) & set(edtf.QUALIFIERS):
        return None
    by = parties_in_words(undertaking.commitment.by)
    working = [undertaking.because] if undertaking.because else []
    return Entry(
        undertaking.id,
        EntryKind.DUE,
        ": ".join(filter(None, (by, undertaking.commitment.what))),
        last,
        last,
        told,
        undertaking.state,
        _kept_on(record, undertaking),
        about=(f"{undertaking.state.value}, due {told}", *working),
        sources=undertaking.reports,
        notes=_each_once(notes_of_subjects(record, undertaking.mentions, "what", "due")),
    )


def _kept_on(record: Record, undertaking: Undertaking) -> date | None:
    """The day of the meeting that keeps a commitment."""
    kept_by = undertaking.kept_by
    found = record.meetings_by_id([kept_by]).get(kept_by) if kept_by else None
    days = exact(found.meeting.date) if found else None
    return days[1] if days else None


# -- anniversaries -------------------------------------------------------------------------------------------------


def _anniversaries(record: Record, scope: Scope, wanted: frozenset[str]) -> Iterator[Entry]:
    """The days on which something was concluded between parties, once however many reports tell it, or a dialogue founded."""
    found: dict[tuple[str, tuple[str, ...]], list[tuple[str, str]]] = {}
    for reading in scope.reports():
        for event in assemble(reading.claims).context:
            if event.date and _binds(event) and wanted <= frozenset(event.actors):
                mention = mention_id(reading.report.document.id, event.id)
                found.setdefault((event.date, tuple(sorted(event.actors))), []).append((event.what or "", mention))
    for (day, actors), told in found.items():
        what, _ = min(told, key=lambda t: (len(t[0]), t))
        notes = notes_of_subjects(record, sorted(mention for _, mention in told), "what", "date")
        yield _anniversary(hashed_id("a", f"{day}|{'|'.join(actors)}"), day, f"{parties_in_words(actors)}: {what}", notes)
    for dialogue in record.dialogues(wanted):
        days = {history.founded for _, history in dialogue.told if history.founded}
        day = days.pop() if len(days) == 1 else ""
        if _is_day(day):
            mentions = [mention_id(document, history.id) for document, history in dialogue.told]
            notes = notes_of_subjects(record, mentions, "founded")
            yield _anniversary(hashed_id("a", dialogue.id), day, f"{dialogue.name} founded", notes)


def _binds(event: ContextEvent) -> bool:
    """Whether a report asserts that parties concluded something on a day."""
    what = event.what or ""
    told = event.modality is Modality.ASSERTED and len(event.actors) > 1 and _is_day(event.date or "")
    return told and _ACT.search(what) is not None and _BOND.search(what) is not None


def _is_day(value: str) -> bool:
    return "/" not in value and exact(value) is not None


def _anniversary(key: str, day: str, what: str, notes: Iterable[Note]) -> Entry:
    on = date.fromisoformat(day)
    cited = _each_once(notes)
    return Entry(
        key, EntryKind.ANNIVERSARY, f"{what} ({day})", on, on, day, sources=tuple(n.source for n in cited), notes=cited
    )  # fmt: skip


def _each_once(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The same words of the same report once."""
    return tuple({(n.document, n.start, n.end): n for n in notes}.values())


# -- iCalendar -----------------------------------------------------------------------------------------------------

_STATUS = {Status.HELD: "CONFIRMED", Status.PAST_REFERENCE: "CONFIRMED", Status.CANCELLED: "CANCELLED"}
"""Of meetings; what is to come is TENTATIVE."""

_STATE = {CommitmentState.DONE: "COMPLETED", CommitmentState.SUPERSEDED: "CANCELLED"}
"""Of commitments; what is open or overdue is NEEDS-ACTION."""


def to_ical(made: Calendar) -> bytes:
    """The calendar as a file of iCalendar. Its only time is the record's day: the same record gives the same bytes.

    Raises `DataError` for a calendar without entries, which the standard does not allow, and `UsageError` where `icalendar` is not
    installed.
    """
    try:
        from icalendar import Calendar as Component
    except ImportError as error:
        raise UsageError("a calendar needs the package icalendar: install verbale[export]") from error

    if not made.entries:
        raise DataError("nothing in the record has a day that a calendar can hold, and an iCalendar file must have an entry")
    whole = Component()
    whole.add("prodid", "-//verbale//dialogues//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    for entry in made.entries:
        component = _todo(entry) if entry.kind is EntryKind.DUE else _event(entry)
        component.add("uid", f"{entry.id}@verbale")
        component.add("dtstamp", _midnight(made.today or NEVER))
        component.add("summary", line(entry.title))
        component.add("description", "\n".join(map(line, (*entry.about, *_quotations(entry.notes)))))
        component.add("categories", [entry.kind.value, *([entry.state] if entry.state else [])])
        if entry.url:
            component.add("url", entry.url)
        whole.add_component(component)
    data: bytes = whole.to_ical()
    return data


def _event(entry: Entry) -> Event:
    """A meeting or an anniversary: on whole days, so the end is the day after (RFC 5545, 3.6.1), and nobody's time is taken."""
    from icalendar import Event

    event = Event()
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if entry.kind is EntryKind.ANNIVERSARY:
        leap = (entry.first.month, entry.first.day) == (2, 29)
        event.add("rrule", {"freq": "yearly", "bymonth": 2, "bymonthday": -1} if leap else {"freq": "yearly"})
        event.add("status", "CONFIRMED")
    else:
        event.add("status", _STATUS.get(Status(entry.state or ""), "TENTATIVE"))
    if entry.place:
        event.add("location", line(entry.place))
    if entry.at:
        event.add("geo", entry.at)
    return event


def _todo(entry: Entry) -> Todo:
    """A commitment with the day by which it is due."""
    from icalendar import Todo

    todo = Todo()
    todo.add("due", entry.last)
    todo.add("status", _STATE.get(CommitmentState(entry.state or ""), "NEEDS-ACTION"))
    if entry.state == CommitmentState.DONE:
        todo.add("percent-complete", 100)
        if entry.done:
            todo.add("completed", _midnight(entry.done))
    return todo


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _quotations(notes: Sequence[Note]) -> Iterator[str]:
    """The words that say so, and whose they are."""
    for note in notes:
        whose = ", ".join(filter(None, (note.outlet, note.published, note.source)))
        yield f'"{note.exact}" ({whose})'
