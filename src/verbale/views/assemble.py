"""The record as a function of claims: meetings, series, people, statements and the rest.

A subject's letters tell what it is: `m1`, `m2` ... are meetings, `s` series, `p` people, `st` statements, `po` positions,
`ag` agreements, `co` commitments, `cx` context events, `qu` quantities, `ev` events, and `d1` is the report as a whole;
`m1/p2` is the person p2 at the meeting m1. Four rules make a view out of claims:

1. A property with one value takes that of the claim with the highest confidence, and of the earliest among equals.
2. A property with many values takes every distinct one, in the order of the claims.
3. What the words deny (modality `negated`) is kept as a claim, and gives no value.
4. Statements and what follows them have a main property, whose words are their evidence; without a value of it (for
   agreements and commitments, one that no words hedge) there is only the claim.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from verbale.errors import SchemaError
from verbale.model.claims import Basis, Claim, Modality, Value
from verbale.model.facts import (
    Agreement,
    Commitment,
    CommitmentState,
    ContextEvent,
    Event,
    Facts,
    Meeting,
    MeetingType,
    Participant,
    Person,
    Position,
    Quantity,
    Series,
    Statement,
    StatementKind,
    Status,
)
from verbale.model.spans import Evidence

T = TypeVar("T")


def assemble(claims: Sequence[Claim]) -> Facts:
    """What one report's claims add up to, each kind in order of first appearance.

    The result depends on the claims alone. A meeting holds its own claims and its participations'. Raises
    `SchemaError` for a participation of a person that no claim names.
    """
    by_subject: dict[str, list[Claim]] = {}
    by_owner: dict[str, list[Claim]] = {}
    for claim in claims:
        by_subject.setdefault(claim.subject, []).append(claim)
        by_owner.setdefault(claim.subject.partition("/")[0], []).append(claim)
    subjects = {name: _Subject(name, tuple(rows)) for name, rows in by_subject.items()}
    named = {name: _person(subject) for name, subject in subjects.items() if _letters(name) == "p"}
    meetings = tuple(_meeting(name, own, subjects, named) for name, own in by_owner.items() if _letters(name) == "m")
    return Facts(
        meetings=meetings,
        series=_each("s", _series, subjects),
        people=tuple(named.values()),
        topics=tuple(dict.fromkeys(t for topics in _topics(meetings, subjects) for t in topics)),
        statements=_each("st", _statement, subjects),
        positions=_each("po", _position, subjects),
        agreements=_each("ag", _agreement, subjects),
        commitments=_each("co", _commitment, subjects),
        context=_each("cx", _context, subjects),
        quantities=_each("qu", _quantity, subjects),
        events=_each("ev", _event, subjects),
    )


def _letters(name: str) -> str:
    """The letters of a subject that say what it is; of a part (`m1/p2`) none."""
    return "" if "/" in name else name.rstrip("0123456789")


def _each(letters: str, make: Callable[[_Subject], T | None], subjects: Mapping[str, _Subject]) -> tuple[T, ...]:
    made = (make(subject) for name, subject in subjects.items() if _letters(name) == letters)
    return tuple(one for one in made if one is not None)


def _topics(meetings: Sequence[Meeting], subjects: Mapping[str, _Subject]) -> list[tuple[str, ...]]:
    """The topics of the meetings, and then those of the report as a whole."""
    return [*(m.topics for m in meetings), *(s.texts("topic") for name, s in subjects.items() if _letters(name) == "d")]


@dataclass(frozen=True)
class _Subject:
    """The claims of one subject, asked by property."""

    name: str
    claims: tuple[Claim, ...] = ()

    @cached_property
    def _told(self) -> Mapping[str, Sequence[Claim]]:
        """Those that are not denied, by property."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if claim.modality is not Modality.NEGATED:
                found.setdefault(claim.property, []).append(claim)
        return found

    def _of(self, key: str) -> Sequence[Claim]:
        return self._told.get(key, ())

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

    def amount(self, key: str) -> int | float | None:
        """The one value of a property, as a number."""
        claim = self.best(key)
        return claim.value if claim is not None and isinstance(claim.value, int | float) else None

    def evidence(self, key: str) -> Evidence | None:
        """The words that give a property its one value."""
        claim = self.best(key)
        return claim.evidence if claim else None

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
        claims=tuple(claims),
    )


def _participants(meeting: _Subject, subjects: dict[str, _Subject], people: dict[str, Person]) -> tuple[Participant, ...]:
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


def _statement(own: _Subject) -> Statement | None:
    content = own.best("content")
    if content is None:
        return None
    return Statement(
        id=own.name,
        speaker=own.texts("speaker"),
        party=own.texts("party"),
        kind=own.text("kind") or StatementKind.INDIRECT.value,
        verb=own.text("verb"),
        quote=own.text("quote"),
        content=str(content.value),
        channel=own.text("channel"),
        attribution=content.attribution,
        speaker_evidence=own.evidence("speaker"),
        evidence=content.evidence,
        claims=own.claims,
    )


def _position(own: _Subject) -> Position | None:
    target = own.best("target")
    if target is None:
        return None
    return Position(
        id=own.name,
        by=own.texts("by"),
        stance=own.text("stance"),
        target=str(target.value),
        modality=target.modality,
        evidence=target.evidence,
        claims=own.claims,
    )


def _undertaken(own: _Subject) -> Claim | None:
    """The claim of what was agreed or undertaken; None where it is hedged."""
    what = own.best("what")
    return None if what is None or what.modality is Modality.HEDGED else what


def _agreement(own: _Subject) -> Agreement | None:
    what = _undertaken(own)
    if what is None:
        return None
    return Agreement(
        id=own.name,
        by=own.texts("by"),
        verb=own.text("verb"),
        what=str(what.value),
        modality=what.modality,
        evidence=what.evidence,
        claims=own.claims,
    )


def _commitment(own: _Subject) -> Commitment | None:
    what = _undertaken(own)
    if what is None:
        return None
    return Commitment(
        id=own.name,
        by=own.texts("by"),
        what=str(what.value),
        due=own.text("due"),
        state=own.text("state") or CommitmentState.OPEN.value,
        modality=what.modality,
        evidence=what.evidence,
        claims=own.claims,
    )


def _context(own: _Subject) -> ContextEvent | None:
    what = own.best("what")
    if what is None:
        return None
    return ContextEvent(
        id=own.name,
        what=str(what.value),
        actors=own.texts("actor"),
        date=own.text("date"),
        modality=what.modality,
        evidence=what.evidence,
        claims=own.claims,
    )


def _quantity(own: _Subject) -> Quantity | None:
    value = own.amount("value")
    if value is None:
        return None
    return Quantity(
        id=own.name,
        value=value,
        unit=own.text("unit"),
        approximate=own.amount("approximate") is True,
        per=own.text("per"),
        of=own.text("of"),
        evidence=own.evidence("value"),
        claims=own.claims,
    )


def _event(own: _Subject) -> Event | None:
    kind = own.best("type")
    if kind is None:
        return None
    return Event(
        id=own.name,
        type=str(kind.value),
        mode=own.text("mode"),
        actor=own.texts("actor"),
        recipient=own.texts("recipient"),
        date=own.text("date"),
        place=own.text("place"),
        cameo=own.text("cameo"),
        auxiliary=own.texts("auxiliary"),
        evidence=kind.evidence,
        claims=own.claims,
    )
