"""The record as a function of claims: meetings, series and people.

Subjects are `m1`, `m2` ... for meetings, `s1` ... for series, `p1` ... for people; `m1/p2` is the person p2 at the
meeting m1. Three rules make a view out of claims:

1. A property with one value takes that of the claim with the highest confidence, and of the earliest among equals.
2. A property with many values takes every distinct one, in the order of the claims.
3. What the words deny (modality `negated`) is kept as a claim, and gives no value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.errors import SchemaError
from verbale.model.claims import Basis, Claim, Modality, Value
from verbale.model.facts import Meeting, MeetingType, Participant, Person, Series, Status

Assembled = tuple[tuple[Meeting, ...], tuple[Series, ...], tuple[Person, ...]]


def assemble(claims: Sequence[Claim]) -> Assembled:
    """The meetings, series and people that one report's claims tell of, each in order of first appearance.

    The result depends on the claims alone. A meeting holds its own claims and its participations'. Raises
    `SchemaError` for a participation of a person that no claim names.
    """
    by_subject: dict[str, list[Claim]] = {}
    for claim in claims:
        by_subject.setdefault(claim.subject, []).append(claim)
    subjects = {name: _Subject(name, tuple(rows)) for name, rows in by_subject.items()}
    people = {name: _person(subject) for name, subject in subjects.items() if name.startswith("p")}
    owners = dict.fromkeys(name.partition("/")[0] for name in subjects)
    meetings = tuple(_meeting(name, claims, subjects, people) for name in owners if name.startswith("m"))
    series = tuple(_series(subject) for name, subject in subjects.items() if name.startswith("s"))
    return meetings, series, tuple(people.values())


@dataclass(frozen=True, slots=True)
class _Subject:
    """The claims of one subject, asked by property."""

    name: str
    claims: tuple[Claim, ...] = ()

    def _of(self, key: str) -> list[Claim]:
        return [c for c in self.claims if c.property == key and c.modality is not Modality.NEGATED]

    def best(self, key: str) -> Claim | None:
        """The claim that gives a property its one value; None where there is none."""
        return max(self._of(key), key=lambda c: c.confidence, default=None)

    def text(self, key: str) -> str | None:
        """The one value of a property, as a string."""
        claim = self.best(key)
        return None if claim is None else str(claim.value)

    def number(self, key: str) -> int | None:
        """The one value of a property, as a whole number."""
        claim = self.best(key)
        return claim.value if claim is not None and isinstance(claim.value, int) else None

    def values(self, key: str) -> tuple[Value, ...]:
        """Every distinct value of a property, in the order of the claims."""
        return tuple(dict.fromkeys(c.value for c in self._of(key)))

    def texts(self, key: str) -> tuple[str, ...]:
        """The same, as strings."""
        return tuple(str(v) for v in self.values(key))


def _meeting(name: str, claims: Sequence[Claim], subjects: dict[str, _Subject], people: dict[str, Person]) -> Meeting:
    own = subjects.get(name, _Subject(name))
    return Meeting(
        id=name,
        type=own.text("type") or MeetingType.MEETING.value,
        status=own.text("status") or Status.HELD.value,
        series=own.text("series"),
        ordinal=own.number("ordinal"),
        level=own.text("level"),
        format=own.text("format"),
        parties=own.texts("party"),
        date=own.text("date"),
        city=own.text("city"),
        country=own.text("country"),
        host=own.text("host"),
        participants=_participants(own, subjects, people),
        topics=own.texts("topic"),
        claims=tuple(c for c in claims if c.subject.partition("/")[0] == name),
    )


def _participants(
    meeting: _Subject, subjects: dict[str, _Subject], people: dict[str, Person]
) -> tuple[Participant, ...]:
    """The people at a meeting, one entry a person: whom its claims name, and then who else has a part in it."""
    prefix = f"{meeting.name}/"
    parts = [name.removeprefix(prefix) for name in subjects if name.startswith(prefix)]
    found: dict[str, Participant] = {}
    for name in meeting.texts("participant"):
        key = next((p for p in (*parts, *people) if p in people and name in people[p].names), name)
        if key not in found:
            found[key] = _participant(name, meeting, subjects.get(prefix + key, _Subject(key)))
    for key in parts:
        if key not in found:
            if key not in people:
                raise SchemaError(f"{prefix}{key}: no claim says who {key} is")
            found[key] = _participant(people[key].name, meeting, subjects[prefix + key])
    return tuple(found.values())


def _participant(name: str, meeting: _Subject, role: _Subject) -> Participant:
    """A participant; the basis is the office's, or else that of the claim that puts the person at the meeting."""
    office = role.best("office")
    presence = next((c for c in meeting.claims if c.property == "participant" and c.value == name), None)
    ground = office or presence
    return Participant(
        name=name,
        office=str(office.value) if office else None,
        party=role.text("party"),
        basis=ground.basis if ground else Basis.STATED,
        position=role.text("photo position"),
    )


def _series(own: _Subject) -> Series:
    rounds = (v for v in own.values("rounds until") if isinstance(v, tuple))
    return Series(
        id=own.name,
        name=own.text("name") or "",
        parties=own.texts("party"),
        level=own.text("level"),
        format=own.text("format"),
        purpose=own.text("purpose"),
        founded=own.text("founded"),
        rounds_until=tuple((str(until), int(count)) for until, count in rounds),
        lapsed=own.text("lapsed"),
        resumed=own.text("resumed"),
        hiatus=own.text("hiatus"),
        cause=own.text("cause"),
        resumed_by=own.text("resumed by"),
        parallel=own.texts("parallel"),
        claims=own.claims,
    )


def _person(own: _Subject) -> Person:
    names = own.texts("name")
    return Person(
        id=own.name,
        name=names[0] if names else "",
        names=names,
        office=own.text("office"),
        party=own.text("party"),
        claims=own.claims,
    )
