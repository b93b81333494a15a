"""What two parties have with each other: when they met and meet, in which series, what is open and disputed, who comes.

The first page of whoever works on the two; with three parties or more, of all of them together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from verbale.errors import UsageError
from verbale.knowledge.likeness import OfficeLikeness, office_likeness
from verbale.model import edtf
from verbale.model.facts import BEHIND, TO_COME, CommitmentState, ConflictClass, MeetingType
from verbale.model.record import Dialogue, Dispute, Encounter, Undertaking
from verbale.views.digest import meeting_title
from verbale.views.home import Fresh, fresh
from verbale.views.notes import Note, notes_of_claims
from verbale.views.record import Record
from verbale.views.search import Occasion, occasion
from verbale.views.timeline import Doubt, Due, Entry, Head, doubt_of, due_of, entries, seated_by

MANY = 5
"""Rows of each list."""

EACH = 4
"""People of each party."""

LOOKED = 40
"""Latest meetings in which people are looked for."""

MOMENTS = 400
"""Meetings that are told in brief, the latest ones."""

RULING = "ruling"
"""The rule of a conflict that a person has settled."""


class State(StrEnum):
    """What becomes of a series: a round is told as to come, the series is told to have lapsed, or neither."""

    PLANNED = "round planned"
    LAPSED = "lapsed"
    QUIET = "nothing planned"


@dataclass(frozen=True, slots=True)
class Running:
    """A series of theirs: how many rounds were held, the latest, the next one, and its state; `lapsed` is the time told (EDTF)."""

    id: str
    name: str
    parties: tuple[str, ...]
    level: str | None
    rounds: int
    latest: Occasion | None
    coming: Occasion | None
    lapsed: str | None
    state: State


@dataclass(frozen=True, slots=True)
class Across:
    """Somebody who sat across the table: in which office, for whom, and at which meeting last, with the words that say so."""

    name: str
    office: str
    party: str
    meeting: Occasion
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A meeting or call in brief: `date` is EDTF, `planned` if it is told as to come."""

    id: str
    title: str
    date: str
    level: str | None
    type: str
    planned: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties (codes), or more, with each other, as of a day (ISO 8601).

    `last` is the latest meeting that was held: of these alone and in person, or else a call of theirs, or else with others;
    `coming` is the next one that is told; `latest` are the latest meetings and calls, others present or not. `meetings` counts all
    that were held, `undated` those without a date. The lists have the first of each, the numbers `..._in_all` count all: `open` by
    due time, `overdue` the latest first, `conflicts` those that nobody ruled on. `moments` are the meetings over time, the earliest
    first.
    """

    parties: tuple[str, ...]
    as_of: str | None
    meetings: int
    undated: int
    last: Entry | None
    coming: Entry | None
    latest: tuple[Entry, ...]
    series: tuple[Running, ...]
    open: tuple[Due, ...]
    open_in_all: int
    overdue: tuple[Due, ...]
    overdue_in_all: int
    conflicts: tuple[Doubt, ...]
    conflicts_in_all: int
    across: tuple[Across, ...]
    moments: tuple[Moment, ...]
    reports: tuple[Fresh, ...]


def pair(record: Record, parties: Sequence[str]) -> Pair:
    """What the record has of these parties with each other. Raises `UsageError` for fewer than two."""
    codes = tuple(dict.fromkeys(parties))
    if len(codes) < 2:
        raise UsageError("name two parties at least")
    known = record.meetings(codes)
    held = sorted((e for e in known if e.meeting.status in BEHIND), key=_latest_last)
    planned = [e for e in known if e.meeting.status in TO_COME and _is_to_come(e, record.today)]
    bound = record.undertakings(codes)
    owed = [u for u in bound if u.state is CommitmentState.OPEN]
    overdue = sorted((u for u in bound if u.state is CommitmentState.OVERDUE), key=_due_day, reverse=True)
    conflicts = _unsettled(record.disputes(codes), held)
    alone = [e for e in held if set(e.meeting.parties) == set(codes)]
    face_to_face = [e for e in alone if e.meeting.type != MeetingType.PHONE_CALL]
    return Pair(
        codes,
        record.today.isoformat() if record.today else None,
        len(held),
        sum(not e.meeting.date for e in known),
        next(iter(entries(record, (face_to_face or alone or held)[-1:])), None),
        next(iter(entries(record, planned[:1])), None),
        entries(record, held[: -MANY - 1 : -1]),
        tuple(sorted((_running(d, record.today) for d in record.dialogues(codes)), key=_liveliest)),
        _dues(record, owed[:MANY]),
        len(owed),
        _dues(record, overdue[:MANY]),
        len(overdue),
        tuple(doubt_of(record, d) for d in conflicts[:MANY]),
        len(conflicts),
        tuple(a for code in codes for a in _across(record, code, held)),
        _moments(known),
        tuple(fresh(record, held, MANY)),
    )


def _latest_last(encounter: Encounter) -> tuple[str, str]:
    """The order of dates; what has none comes first."""
    return encounter.meeting.date or "", encounter.id


def _is_to_come(encounter: Encounter, today: date | None) -> bool:
    day = encounter.meeting.date
    return day is not None and (today is None or edtf.bounds(day)[1] >= today)


def _moments(known: Iterable[Encounter]) -> tuple[Moment, ...]:
    """The meetings that were held and those to come, by date."""
    dated = (e.meeting for e in known if e.meeting.date and e.meeting.status in BEHIND | TO_COME)
    found = [Moment(m.id, meeting_title(m), str(m.date), m.level, m.type, m.status in TO_COME) for m in dated]
    return tuple(sorted(found, key=lambda m: (edtf.bounds(m.date), m.id))[-MOMENTS:])


# -- series --------------------------------------------------------------------------------------------------------


def _running(dialogue: Dialogue, today: date | None) -> Running:
    held = [e for e in dialogue.rounds if e.meeting.status in BEHIND]
    latest = max((e for e in held if e.meeting.date), key=_latest_last, default=None)
    coming = next((e for e in dialogue.rounds if e.meeting.status in TO_COME and _is_to_come(e, today)), None)
    lapsed = _lapsed(dialogue, latest)
    return Running(
        dialogue.id,
        dialogue.name,
        dialogue.parties,
        dialogue.level,
        len(held),
        occasion(latest) if latest else None,
        occasion(coming) if coming else None,
        lapsed,
        State.PLANNED if coming else State.LAPSED if lapsed else State.QUIET,
    )


def _lapsed(dialogue: Dialogue, latest: Encounter | None) -> str | None:
    """The last time (EDTF) at which reports tell that a series lapsed, if none tells of its end, and no round was held after it."""
    times = [told.lapsed for _, told in dialogue.told if told.lapsed]
    over = any(told.resumed for _, told in dialogue.told)
    last = max(times, key=edtf.bounds, default=None)
    if last is None or over:
        return None
    held_after = latest is not None and edtf.bounds(str(latest.meeting.date))[0] > edtf.bounds(last)[1]
    return None if held_after else last


def _liveliest(series: Running) -> tuple[bool, int, str]:
    """First what has a round to come, then what met most."""
    return series.coming is None, -series.rounds, series.name


# -- what is open --------------------------------------------------------------------------------------------------


def _due_day(undertaking: Undertaking) -> tuple[date, str]:
    return edtf.bounds(undertaking.due)[1] if undertaking.due else date.min, undertaking.id


def _dues(record: Record, undertakings: Iterable[Undertaking]) -> tuple[Due, ...]:
    return tuple(due_of(record, u) for u in undertakings)


def _unsettled(disputes: Iterable[Dispute], held: Sequence[Encounter]) -> list[Dispute]:
    """The conflicts that nobody ruled on: errors first, and of them those over the latest meetings."""
    place = {e.id: number for number, e in enumerate(reversed(held))}
    found = [d for d in disputes if d.rule != RULING]
    return sorted(found, key=lambda d: (d.kind is not ConflictClass.ERROR, place.get(d.subject, len(place))))


# -- who comes -----------------------------------------------------------------------------------------------------


def _across(record: Record, code: str, held: Sequence[Encounter]) -> Iterator[Across]:
    """Who of a party sat there last, each office and each name once: whoever came after somebody stands in their place."""
    found: list[Head] = []
    for encounter in held[: -LOOKED - 1 : -1]:
        for person in encounter.meeting.participants:
            if person.party == code and person.office and not any(_stands_for(f, person.name, person.office) for f in found):
                head = Head(person.name, person.office, code)
                found.append(head)
                notes = notes_of_claims(record, [c.id for c in seated_by(record, encounter, head)])
                yield Across(person.name, person.office, code, occasion(encounter), notes)
                if len(found) == EACH:
                    return


def _stands_for(one: Head, name: str, office: str) -> bool:
    return one.name == name or office_likeness(one.office or "", office) is OfficeLikeness.SAME
