"""What claims add up to: meetings, series and people, as the JSON contract prints them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from verbale.model.claims import Basis, Claim


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
