"""What claims add up to: meetings, series, people, statements and the rest, as the JSON contract prints them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from verbale.model.claims import Basis, Claim, Modality, Value
from verbale.model.spans import Evidence


class MeetingType(StrEnum):
    """How the parties met."""

    MEETING = "meeting"
    COURTESY_CALL = "courtesy-call"
    PHONE_CALL = "phone-call"


class Status(StrEnum):
    """Where a meeting stands; a past reference is one that the report only looks back on."""

    HELD = "held"
    SCHEDULED = "scheduled"
    PROPOSED = "proposed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    PAST_REFERENCE = "past reference"


TO_COME = frozenset((Status.SCHEDULED, Status.PROPOSED, Status.POSTPONED))
"""What is told as still to come."""

BEHIND = frozenset((Status.HELD, Status.PAST_REFERENCE))
"""What is told as having been."""


class Level(StrEnum):
    """The rank of those who meet."""

    LEADERS = "leaders"
    MINISTERIAL = "ministerial"
    VICE_MINISTERIAL = "vice-ministerial"
    SENIOR_OFFICIALS = "senior officials"
    WORKING = "working"


class Format(StrEnum):
    """How many sides meet, and in which make-up."""

    BILATERAL = "bilateral"
    TRILATERAL = "trilateral"
    MULTILATERAL = "multilateral"
    TWO_PLUS_TWO = "2+2"


class StatementKind(StrEnum):
    """Whether any of the speaker's own words are quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class CommitmentState(StrEnum):
    """How far a commitment has come."""

    OPEN = "open"
    DONE = "done"
    OVERDUE = "overdue"
    SUPERSEDED = "superseded"


class EventType(StrEnum):
    """The sixteen event types of PLOVER 2.0 (Political Language Ontology for Verifiable Event Records)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Auxiliary(StrEnum):
    """The auxiliary modes of PLOVER 2.0: an event that is not told as happening now."""

    HISTORICAL = "historical"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATION = "negation"


class ConflictClass(StrEnum):
    """Why values differ."""

    ERROR = "error"
    GRANULARITY = "granularity"
    TIME_ZONE = "time zone"
    WORDING = "wording"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person at a meeting, in an office, for a party (`Participation` of the model)."""

    name: str
    office: str | None = None
    party: str | None = None
    basis: Basis = Basis.STATED
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """An encounter of parties at a time and place; a round if it belongs to a series."""

    id: str
    type: str = MeetingType.MEETING
    status: str = Status.HELD
    series: str | None = None
    ordinal: int | None = None
    level: str | None = None
    format: str | None = None
    parties: tuple[str, ...] = ()
    date: str | None = None
    city: str | None = None
    country: str | None = None
    host: str | None = None
    participants: tuple[Participant, ...] = ()
    topics: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Series:
    """A recurring dialogue with its own name and what the report tells of its history."""

    id: str
    name: str
    parties: tuple[str, ...] = ()
    level: str | None = None
    format: str | None = None
    purpose: str | None = None
    founded: str | None = None
    rounds_until: tuple[tuple[str, int], ...] = ()
    lapsed: str | None = None
    resumed: str | None = None
    hiatus: str | None = None
    cause: str | None = None
    resumed_by: str | None = None
    parallel: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the report: the name as first printed in full, every printed form, office and party."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    office: str | None = None
    party: str | None = None
    claims: tuple[Claim, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said. `quote` has only the words printed as the speaker's own, `content` all that was said.

    `speaker_evidence` are the speaker's words beside the verb, `evidence` those of the content; `attribution` is who
    reports it, outermost first.
    """

    id: str
    speaker: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    kind: str = StatementKind.INDIRECT
    verb: str | None = None
    quote: str | None = None
    content: str | None = None
    channel: str | None = None
    attribution: tuple[str, ...] = ()
    speaker_evidence: Evidence | None = None
    evidence: Evidence | None = None
    claims: tuple[Claim, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Position:
    """Where parties stand on something."""

    id: str
    by: tuple[str, ...] = ()
    stance: str | None = None
    target: str | None = None
    modality: Modality = Modality.ASSERTED
    evidence: Evidence | None = None
    claims: tuple[Claim, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What parties jointly agreed, reaffirmed or decided."""

    id: str
    by: tuple[str, ...] = ()
    verb: str | None = None
    what: str | None = None
    modality: Modality = Modality.ASSERTED
    evidence: Evidence | None = None
    claims: tuple[Claim, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What parties undertook to do, and by when (EDTF)."""

    id: str
    by: tuple[str, ...] = ()
    what: str | None = None
    due: str | None = None
    state: str = CommitmentState.OPEN
    modality: Modality = Modality.ASSERTED
    evidence: Evidence | None = None
    claims: tuple[Claim, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class ContextEvent:
    """What a report refers to beside its meetings: a treaty signed, a visit, an anniversary. `date` is EDTF."""

    id: str
    what: str | None = None
    actors: tuple[str, ...] = ()
    date: str | None = None
    modality: Modality = Modality.ASSERTED
    evidence: Evidence | None = None
    claims: tuple[Claim, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something; `per` is what a rate counts by."""

    id: str
    value: int | float | None = None
    unit: str | None = None
    approximate: bool = False
    per: str | None = None
    of: str | None = None
    evidence: Evidence | None = None
    claims: tuple[Claim, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Event:
    """An event of PLOVER 2.0: who did what to whom; `cameo` is its code in CAMEO, for export."""

    id: str
    type: str | None = None
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    cameo: str | None = None
    auxiliary: tuple[str, ...] = ()
    evidence: Evidence | None = None
    claims: tuple[Claim, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """One property of one subject with incompatible values.

    `kind` says why they differ (`class` in JSON); `proposed` is the value that `rule` prefers, `because` its working.
    """

    subject: str
    property: str
    values: tuple[Value, ...]
    kind: ConflictClass
    proposed: Value | None = None
    rule: str | None = None
    because: str | None = None
    claims: tuple[Claim, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the claims of one report add up to, each kind in order of first appearance; `topics` are the report's."""

    meetings: tuple[Meeting, ...] = ()
    series: tuple[Series, ...] = ()
    people: tuple[Person, ...] = ()
    topics: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    context: tuple[ContextEvent, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
