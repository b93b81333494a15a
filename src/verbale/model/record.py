"""What a record of many reports is made of: mentions, as the reports tell; meetings, as they are one; what their values rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from verbale.model.claims import Value
from verbale.model.documents import Kind
from verbale.model.facts import Agreement, Commitment, CommitmentState, Conflict, ConflictClass, Meeting, Person, Series
from verbale.model.spans import Evidence

DIGITS = 12
"""Hexadecimal digits of a document's hash in the id of what it mentions."""


def mention_id(document: str, subject: str) -> str:
    """The id of a subject of one report within the record: `0123456789ab/m1`."""
    return f"{document.removeprefix('sha256:')[:DIGITS]}/{subject}"


@dataclass(frozen=True, slots=True)
class Origin:
    """A report as a source: whose word it is, and when it spoke.

    `side` is the party whose government issued it; `chain` the agencies that it is taken from, nearest first; `sketch` a
    fingerprint of its body, by which copies are found; `published` an EDTF date.
    """

    document: str
    source: str
    outlet: str | None = None
    published: str | None = None
    kind: str = Kind.NEWS.value
    side: str | None = None
    chain: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """A value that a report gives a property, and the claim that it rests on; `basis` as in `Basis`."""

    property: str
    value: Value
    claim: str
    basis: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A meeting as one report tells of it. `main` if the report is about it; `meeting` carries no claims here."""

    id: str
    origin: Origin
    meeting: Meeting
    grounds: tuple[Ground, ...] = ()
    main: bool = False


class Placed(NamedTuple):
    """Where a mention belongs: the cluster that its own window puts it in, and the meeting that it is of."""

    cluster: str
    meeting: str


class Deed(NamedTuple):
    """A sentence of a report that tells something as done; `kind` is the kind of deed, by its plain verb: sign, open, establish."""

    kind: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Digest:
    """What a report brings to the record. Series, people and the rest carry no claims here; `claims` is how many there are."""

    origin: Origin
    mentions: tuple[Mention, ...] = ()
    series: tuple[Series, ...] = ()
    people: tuple[Person, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    claims: int = 0
    agreements: tuple[Agreement, ...] = ()
    deeds: tuple[Deed, ...] = ()


class Standing(StrEnum):
    """How well a value is founded."""

    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single source"
    ONE_SIDE = "one side only"
    CONTRADICTED = "contradicted"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Told:
    """A value with the mentions that tell it, and of how many independent sources they are."""

    value: Value
    mentions: tuple[str, ...]
    claims: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Settled:
    """The value that the record takes for a property: why, and what else is told. `value` is None where it takes none."""

    property: str
    value: Value | None
    standing: Standing
    told: tuple[Told, ...] = ()
    rule: str | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A stage in the life of a meeting: what a report of that day says of its status."""

    status: str
    published: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict of the record: over what, which reports, what is proposed and why, and what would settle it.

    `subject` is the id of a meeting, series, person or office of the record, `about` its name for people.
    """

    id: str
    subject: str
    about: str
    property: str
    values: tuple[Value, ...]
    kind: ConflictClass
    proposed: Value | None
    rule: str | None
    because: str
    settle: str | None
    reports: tuple[str, ...]
    claims: tuple[str, ...] = ()


class DecisionKind(StrEnum):
    """What a person decided: two mentions are one meeting, or are not; a claim prevails; an earlier decision no longer holds."""

    SAME = "same"
    DIFFERENT = "different"
    PREVAILS = "prevails"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision (`Judgement`, `Ruling`): never changed, only followed by a later one.

    `one` and `other` are ids of mentions for a judgement; for a ruling `one` is the id of the claim that prevails, for a
    withdrawal the number of the decision that it undoes, as text. `made` is the day in ISO 8601, `number` counts from 1.
    """

    kind: DecisionKind
    one: str
    other: str
    because: str
    by: str
    made: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Encounter:
    """A meeting of the record: the mentions that are one, and what they add up to."""

    id: str
    meeting: Meeting
    mentions: tuple[Mention, ...] = field(repr=False)
    values: tuple[Settled, ...] = field(default=(), repr=False)
    history: tuple[Step, ...] = ()

    def settled(self, name: str) -> Settled | None:
        """The value of a property, with what it rests on; None where nobody tells any."""
        return next((v for v in self.values if v.property == name), None)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A series of the record: the names under which reports know it, its rounds by date, and its history as told.

    `told` has the histories that reports tell, each with the id of its document and subject.
    """

    id: str
    name: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    level: str | None
    format: str | None
    rounds: tuple[Encounter, ...] = field(default=(), repr=False)
    told: tuple[tuple[str, Series], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Whole:
    """All that rules over the record look at. `sources` says how many independent sources some reports are."""

    encounters: tuple[Encounter, ...]
    dialogues: tuple[Dialogue, ...]
    digests: Mapping[str, Digest]
    sources: Callable[[Iterable[Origin]], int]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A commitment of the record: as it was told by one report or several, and what became of it.

    `mentions` are ids (`0123456789ab/co1`); `kept_by` is the meeting that keeps it, or `kept_told` the words of a report that tell
    it as done; `kept_on` is the first day by which it was kept, `because` the working of its state, `since` the day by which it was
    told.
    """

    id: str
    commitment: Commitment
    mentions: tuple[str, ...]
    reports: tuple[str, ...]
    since: date | None
    due: str | None
    state: CommitmentState
    because: str | None = None
    kept_by: str | None = None
    kept_on: date | None = None
    kept_told: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office for a party: attested from the first to the last day on which a report seats them in it (EDTF).

    `meetings` are the ids of the meetings, `reports` the sources, that attest it.
    """

    office: str
    party: str | None
    first: str | None
    last: str | None
    meetings: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attestation:
    """A person seated in an office for a party at a meeting, by its id, between two days."""

    party: str
    office: str
    name: str
    first: date
    last: date
    meeting: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A person of the record: every printed form of the name, the fullest first, and the offices over time."""

    id: str
    name: str
    names: tuple[str, ...]
    party: str | None
    tenures: tuple[Tenure, ...] = ()
    mentions: tuple[str, ...] = field(default=(), repr=False)
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A city (None: where no report tells one) with how many meetings it had, on which days (EDTF) first and last.

    `latest` are the ids of its latest meetings, a few of them.
    """

    city: str | None
    country: str | None
    meetings: int
    first: str | None
    last: str | None
    latest: tuple[str, ...]
