"""What parties did with each other, by date: meetings and calls, what is disputed about them, and commitments that fall due.

`Entry`, `Head`, `Doubt` and `Due` are what other views show of a meeting, a delegation, a conflict and a commitment as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from verbale import knowledge
from verbale.model import edtf
from verbale.model.claims import Claim, Value
from verbale.model.facts import Meeting, Participant
from verbale.model.record import Dispute, Encounter, Undertaking
from verbale.views.digest import meeting_title
from verbale.views.notes import Note, notes_of_claims, notes_of_subjects
from verbale.views.paging import Paging, paged
from verbale.views.record import Record
from verbale.views.wire import named

_FIRST, _THEN = ("date", "city", "ordinal"), ("series", "level")
"""The properties of a meeting whose words an entry cites, before and after those that seat the heads of delegation."""

SIZE = 500
"""Meetings and commitments of a part of a timeline."""


@dataclass(frozen=True, slots=True)
class Head:
    """Whoever led a party's delegation, in the office as printed."""

    name: str
    office: str | None
    party: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A conflict: over which property, between which values, which is proposed and why; `kind` is its class."""

    id: str
    subject: str
    about: str
    property: str
    values: tuple[Value, ...]
    kind: str = field(metadata=named("class"))
    proposed: Value | None
    rule: str | None
    because: str
    settle: str | None
    reports: tuple[str, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment: who undertook what, by when (EDTF), and what became of it."""

    id: str
    by: tuple[str, ...]
    what: str | None
    due: str | None
    state: str
    because: str | None
    kept_by: str | None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting or call, with its heads of delegation, what is disputed about it, and the words that tell of it."""

    id: str
    title: str
    date: str | None
    status: str
    type: str
    series: str | None
    ordinal: int | None
    level: str | None
    parties: tuple[str, ...]
    city: str | None
    country: str | None
    heads: tuple[Head, ...]
    conflicts: tuple[Doubt, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened between parties (codes; none: in the whole record), in these days (ISO 8601), as of a day.

    `meetings` are in the order of the record; `due` are the commitments due in these days, by due time.
    """

    parties: tuple[str, ...]
    since: str | None
    until: str | None
    as_of: str | None
    meetings: tuple[Entry, ...]
    due: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class TimelinePart:
    """A part of a timeline: some of its meetings or, behind the last, of its commitments. All parts joined are the whole."""

    timeline: Timeline
    paging: Paging


def timeline(record: Record, parties: Collection[str] = (), since: date | None = None, until: date | None = None) -> Timeline:
    """The timeline of all meetings in which all of these parties take part, held or planned in these days.

    Without days, meetings that nobody dates come last.
    """
    return timeline_with(record, parties, since, until, *subjects(record, parties, since, until))


def timeline_part(
    record: Record, parties: Collection[str] = (), since: date | None = None, until: date | None = None, page: int = 1
) -> TimelinePart:
    """A part of the same, counted from 1. Raises `UsageError` where there is no such part."""
    met, bound = subjects(record, parties, since, until)
    shown, paging = paged([*met, *bound], page, SIZE)
    some_met = [one for one in shown if isinstance(one, Encounter)]
    some_bound = [one for one in shown if isinstance(one, Undertaking)]
    return TimelinePart(timeline_with(record, parties, since, until, some_met, some_bound), paging)


def subjects(
    record: Record, parties: Collection[str], since: date | None, until: date | None
) -> tuple[Sequence[Encounter], Sequence[Undertaking]]:
    """What a timeline of these parties and days is made of: meetings, and commitments that fall due."""
    bound = [u for u in record.undertakings(parties) if u.due and _touches(u.due, since, until)]
    return record.meetings(parties, since, until), bound


def timeline_with(
    record: Record,
    parties: Collection[str],
    since: date | None,
    until: date | None,
    met: Sequence[Encounter],
    bound: Iterable[Undertaking],
) -> Timeline:
    """The timeline of these parties and days that has some of its subjects."""
    return Timeline(
        tuple(parties),
        since.isoformat() if since else None,
        until.isoformat() if until else None,
        record.today.isoformat() if record.today else None,
        entries(record, met),
        tuple(due_of(record, u) for u in bound),
    )


def _touches(value: str, since: date | None, until: date | None) -> bool:
    first, last = edtf.bounds(value)
    return (since is None or last >= since) and (until is None or first <= until)


def entries(record: Record, encounters: Sequence[Encounter]) -> tuple[Entry, ...]:
    """The meetings as entries, in their order."""
    over: dict[str, list[Dispute]] = {}
    for dispute in record.disputes_over([e.id for e in encounters]):
        over.setdefault(dispute.subject, []).append(dispute)
    return tuple(_entry(record, e, over.get(e.id, ())) for e in encounters)


def _entry(record: Record, encounter: Encounter, over: Iterable[Dispute]) -> Entry:
    meeting = encounter.meeting
    heads = heads_of(meeting)
    seating = [c.id for head in heads for c in seated_by(record, encounter, head)]
    claims = [*_told(encounter, _FIRST), *seating, *_told(encounter, _THEN), *_status(encounter)]
    return Entry(
        meeting.id,
        meeting_title(meeting),
        meeting.date,
        meeting.status,
        meeting.type,
        meeting.series,
        meeting.ordinal,
        meeting.level,
        meeting.parties,
        meeting.city,
        meeting.country,
        heads,
        tuple(doubt_of(record, d) for d in over),
        _in_order(notes_of_claims(record, claims), claims),
    )


def _in_order(notes: Iterable[Note], claims: Sequence[str]) -> tuple[Note, ...]:
    """The citations in the order of the claims: what tells most comes first."""
    place = {claim: number for number, claim in reversed(list(enumerate(claims)))}
    return tuple(sorted(notes, key=lambda n: place.get(n.claim or "", len(place))))


def _told(encounter: Encounter, properties: Iterable[str]) -> Iterator[str]:
    """The claims behind the values that the record takes."""
    for settled in filter(None, map(encounter.settled, properties)):
        prevailing = [t for t in settled.told if t.value == settled.value] or settled.told
        yield from (claim for told in prevailing for claim in told.claims)


def _status(encounter: Encounter) -> Iterator[str]:
    """The claims behind the status."""
    for mention in encounter.mentions:
        yield from (g.claim for g in mention.grounds if g.property == "status" and g.value == encounter.meeting.status)


def heads_of(meeting: Meeting) -> tuple[Head, ...]:
    """Whoever led each party's delegation: of its participants the one highest in office, and of equals the one named first."""
    heads: list[Head] = []
    for party in meeting.parties:
        own = [p for p in meeting.participants if p.party == party]
        if own:
            head = min(own, key=_rank)
            heads.append(Head(head.name, head.office, party))
    return tuple(heads)


def _rank(person: Participant) -> int:
    level = knowledge.offices().level(person.office, person.party) if person.office else None
    return knowledge.LEVELS.index(level) if level else len(knowledge.LEVELS)


def seated_by(record: Record, encounter: Encounter, head: Head) -> list[Claim]:
    """The claims by which the first report that has this name seats its bearer at the meeting, and in the office."""
    for mention in encounter.mentions:
        if any(p.name == head.name for p in mention.meeting.participants):
            document, subject = mention.origin.document, mention.meeting.id
            own = record.claims(document)
            roles = {f"{subject}/{c.subject}" for c in own if c.property == "name" and c.value == head.name}
            there = [c for c in own if c.subject == subject and c.property == "participant" and c.value == head.name]
            return there[:1] + [c for c in own if c.subject in roles and c.property == "office" and c.value == head.office][:1]
    return []


def doubt_of(record: Record, dispute: Dispute) -> Doubt:
    """A conflict, with the words on each side where single claims stand behind it."""
    return Doubt(
        dispute.id,
        dispute.subject,
        dispute.about,
        dispute.property,
        dispute.values,
        dispute.kind.value,
        dispute.proposed,
        dispute.rule,
        dispute.because,
        dispute.settle,
        dispute.reports,
        notes_of_claims(record, dispute.claims),
    )


def due_of(record: Record, undertaking: Undertaking) -> Due:
    """A commitment, with the words of every report that tells of it."""
    told = undertaking.commitment
    return Due(
        undertaking.id,
        told.by,
        told.what,
        undertaking.due,
        undertaking.state.value,
        undertaking.because,
        undertaking.kept_by,
        notes_of_subjects(record, undertaking.mentions, "what"),
    )
