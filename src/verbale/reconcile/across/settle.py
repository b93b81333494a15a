"""What the mentions of one meeting add up to.

Every mention votes for its values. What counts is independent sources, not reports: copies of one text are one voice. A report
about the meeting counts more than one that looks back on it, and a plan counts only as long as nobody tells what came of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from verbale.knowledge.likeness import OfficeLikeness, office_likeness, one_person
from verbale.model import edtf
from verbale.model.claims import Basis, Value
from verbale.model.documents import Kind
from verbale.model.facts import TO_COME, Meeting, Participant, Status
from verbale.model.grouping import grouped
from verbale.model.record import Encounter, Ground, Mention, Origin, Settled, Standing, Step, Told

VOTED = ("series", "ordinal", "level", "format", "type", "date", "city", "country", "host")

_ABOUT_IT, _ASIDE, _WORKED_OUT, _PLANNED = 1.0, 0.6, 0.5, 0.3
"""What a vote counts: of a report about the meeting, one that looks at it in passing, a value worked out, a plan."""

_PLANS = 0.5
"""What all plans together count at most: less than one report of what came of them."""

_OFFICIAL = 0.25
"""What a government's or organisation's own release counts more: it knows its own round and day."""

Sources = Callable[[Iterable[Origin]], int]
Prevailing = Mapping[tuple[str, str], tuple[Value, str, int]]
"""By mention and property: a value that a person ruled to prevail, why, and the number of the decision."""


class Vote(NamedTuple):
    """A mention's word for a value."""

    mention: Mention
    ground: Ground
    weight: float


def settle(key: str, mentions: Sequence[Mention], sources: Sources, prevailing: Prevailing) -> Encounter:
    """A meeting of the record. `prevailing` has, by mention and property, the values that a person ruled to prevail, and why."""
    ordered = sorted(mentions, key=_order)
    values = {name: _settled(name, ordered, sources, prevailing) for name in VOTED}
    found = {name: value for name, value in values.items() if value is not None}
    taken = {name: settled.value for name, settled in found.items() if settled.value is not None}
    meeting = Meeting(
        id=key,
        status=status_of(ordered),
        parties=_parties(ordered),
        participants=_cast(ordered, sources),
        topics=tuple(dict.fromkeys(t for m in ordered for t in m.meeting.topics)),
        **taken,  # type: ignore[arg-type]  # each value is of its property's type, which the schema has checked
    )
    return Encounter(key, meeting, tuple(ordered), tuple(found[name] for name in VOTED if name in found), _history(ordered))


def _order(mention: Mention) -> tuple[bool, bool, str, str, str]:
    """Reports about the meeting first, those of plans last, then by day and source."""
    return (
        not mention.main,
        mention.meeting.status in TO_COME,
        mention.origin.published or "9999",
        mention.origin.source,
        mention.id,
    )


def status_of(mentions: Sequence[Mention]) -> str:
    """Held, if any report says so; else what the latest report says."""
    told = {m.meeting.status for m in mentions}
    for firm in (Status.HELD, Status.PAST_REFERENCE):
        if firm in told:
            return firm.value
    return max(mentions, key=lambda m: (m.origin.published or "", m.id)).meeting.status


def _history(mentions: Sequence[Mention]) -> tuple[Step, ...]:
    steps = [Step(m.meeting.status, m.origin.published, m.origin.source) for m in mentions]
    return tuple(sorted(steps, key=lambda s: (s.published or "9999", s.source, s.status)))


def _parties(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """All parties, in the order of the report that names most."""
    fullest = max(mentions, key=lambda m: len(m.meeting.parties))
    return tuple(dict.fromkeys((*fullest.meeting.parties, *(p for m in mentions for p in m.meeting.parties))))


# -- one property --------------------------------------------------------------------------------------------------


def _votes(name: str, mentions: Sequence[Mention]) -> list[Vote]:
    """Every mention's word; plans are asked only where nothing else speaks."""
    all_votes = [Vote(m, g, _weight(m, g)) for m in mentions for g in m.grounds if g.property == name]
    firm = [v for v in all_votes if v.mention.meeting.status not in TO_COME]
    return firm if name in ("date", "city", "country", "host") and firm else all_votes


def _weight(mention: Mention, ground: Ground) -> float:
    base = _ABOUT_IT if mention.main else _ASIDE
    if ground.basis == Basis.INFERRED and ground.property not in ("ordinal", "host"):
        base = min(base, _WORKED_OUT)
    if mention.meeting.status in TO_COME:
        base = min(base, _PLANNED)
    return base + (_OFFICIAL if mention.origin.side and mention.origin.kind != Kind.NEWS else 0.0)


def compatible(name: str, one: Value, other: Value) -> bool:
    """Whether two values of a property can both be true: a month and one of its days can."""
    if one == other:
        return True
    return name == "date" and _meet(str(one), str(other))


def _meet(one: str, other: str) -> bool:
    """Whether two dates have a day in common; an approximate one reaches a week further."""
    slack = timedelta(days=7 * ((one[-1] in "~%") + (other[-1] in "~%")))
    (first, last), (start, end) = edtf.bounds(one), edtf.bounds(other)
    return first <= end + min(slack, date.max - end) and start <= last + min(slack, date.max - last)


def _settled(name: str, mentions: Sequence[Mention], sources: Sources, prevailing: Prevailing) -> Settled | None:
    votes = _votes(name, mentions)
    if not votes:
        return None
    told = _told(votes, sources)
    rulings = [prevailing[m.id, name] for m in mentions if (m.id, name) in prevailing]
    if rulings:
        value, why_ruled, _ = max(rulings, key=lambda r: r[2])
        return Settled(name, value, _standing(name, value, votes, told, sources), told, "ruling", why_ruled)
    best = max(
        told, key=lambda t: (_strength(name, t.value, votes, sources), _fineness(name, t.value), len(t.mentions), str(t.value))
    )
    why, working = _reason(name, best, told, votes, sources)
    return Settled(name, best.value, _standing(name, best.value, votes, told, sources), told, why, working)


def _told(votes: Sequence[Vote], sources: Sources) -> tuple[Told, ...]:
    by_value: dict[Value, list[Vote]] = {}
    for vote in votes:
        by_value.setdefault(vote.ground.value, []).append(vote)
    return tuple(
        Told(value, tuple(v.mention.id for v in own), tuple(v.ground.claim for v in own), sources(v.mention.origin for v in own))
        for value, own in by_value.items()
    )


def _strength(name: str, value: Value, votes: Sequence[Vote], sources: Sources) -> float:
    """The weight of the independent sources whose value says so, or less exactly so: each group of copies counts as its best."""
    own = sorted((v for v in votes if _says(name, v.ground.value, value)), key=lambda v: -v.weight)
    firm, planned, heard = 0.0, 0.0, list[Origin]()
    for vote in own:
        if sources((*heard, vote.mention.origin)) > (sources(heard) if heard else 0):
            if vote.mention.meeting.status in TO_COME:
                planned += vote.weight
            else:
                firm += vote.weight
        heard.append(vote.mention.origin)
    return round(firm + min(planned, _PLANS), 6)


def _says(name: str, told: Value, value: Value) -> bool:
    """Whether what is told holds if the value is true: a month speaks for each of its days, a day for no month beside it."""
    return told == value or (name == "date" and edtf.contains(str(told), str(value)))


def _fineness(name: str, value: Value) -> float:
    """Finer dates, and longer names, go before others that are as strong."""
    if name == "date":
        first, last = edtf.bounds(str(value))
        return -float((last - first).days)
    return float(len(str(value))) if name == "series" else 0.0


def _standing(name: str, value: Value, votes: Sequence[Vote], told: Sequence[Told], sources: Sources) -> Standing:
    if name not in ("series", "level", "format", "type") and any(not compatible(name, t.value, value) for t in told):
        return Standing.CONTRADICTED
    own = [v for v in votes if compatible(name, v.ground.value, value)]
    if all(v.ground.basis == Basis.INFERRED for v in own):
        return Standing.INFERRED
    if sources(v.mention.origin for v in own) > 1:
        return Standing.CORROBORATED
    sides = {v.mention.origin.side for v in own}
    return Standing.ONE_SIDE if len(sides) == 1 and None not in sides else Standing.SINGLE_SOURCE


def _reason(name: str, best: Told, told: Sequence[Told], votes: Sequence[Vote], sources: Sources) -> tuple[str | None, str | None]:
    """Why a value goes before its rivals; None where it has none."""
    rivals = [t for t in told if not compatible(name, t.value, best.value)]
    if not rivals:
        finer = any(t.value != best.value for t in told)
        return ("the finest value", f"{best.value} is the finer of values that can all be true") if finer else (None, None)
    own = sources(v.mention.origin for v in votes if _says(name, v.ground.value, best.value))
    other = max(rivals, key=lambda t: (t.sources, str(t.value)))
    if own > other.sources:
        many = f"{own} independent sources tell {best.value}"
        return "more independent sources", f"{many}, {other.sources} {'tells' if other.sources == 1 else 'tell'} {other.value}"
    firm = {v.mention.main for v in votes if v.ground.value == best.value}
    if True in firm and not any(v.mention.main for v in votes if v.ground.value == other.value):
        return "reports about the meeting", f"the report about the meeting tells {best.value}, {other.value} is told in passing"
    official = any(v.weight > _ABOUT_IT for v in votes if v.ground.value == best.value)
    if official:
        return "a party's own release", f"a party's own release tells {best.value}"
    return None, f"as many independent sources tell {other.value} as {best.value}"


# -- who was there -------------------------------------------------------------------------------------------------

Seat = tuple[Mention, Participant]


def seats(mentions: Sequence[Mention]) -> list[list[Seat]]:
    """Who sat there according to each report, by person."""
    told = [(m, p) for m in mentions for p in m.meeting.participants]
    return grouped(told, lambda seat, group: all(one_person(seat[1], other) for _, other in group))


def _cast(mentions: Sequence[Mention], sources: Sources) -> tuple[Participant, ...]:
    """Everybody whom a report seats there, each once: the commonest full name, the office that most sources give."""
    groups = seats(mentions)
    kept = [g for g in groups if not any(_outvoted(g, other, sources) for other in groups)]
    return tuple(_participant(g, sources) for g in kept)


def _outvoted(own: Sequence[Seat], others: Sequence[Seat], sources: Sources) -> bool:
    """Whether another person, whom more sources seat as a party's only delegate, stands in this one's place."""
    parties = {p.party for _, p in own} | {p.party for _, p in others}
    if own is others or len(parties) != 1 or None in parties:
        return False
    party = next(iter(parties))
    alone = all(sum(q.party == party for q in m.meeting.participants) == 1 for m, _ in (*own, *others))
    return alone and sources(m.origin for m, _ in own) < sources(m.origin for m, _ in others)


def _participant(told: Sequence[Seat], sources: Sources) -> Participant:
    name = _commonest([(m.origin, p.name) for m, p in told], sources, full=True)
    office = _office([(m.origin, p.office) for m, p in told if p.office], sources)
    party = _commonest([(m.origin, p.party) for m, p in told if p.party], sources)
    stated = any(p.basis is Basis.STATED for _, p in told if p.office == office)
    return Participant(name or "", office, party, Basis.STATED if stated or not office else Basis.INFERRED)


def _office(told: Sequence[tuple[Origin, str]], sources: Sources) -> str | None:
    """The office of most independent sources, whatever they call it, under its commonest title."""
    groups = grouped(told, lambda row, group: office_likeness(group[0][1], row[1]) is OfficeLikeness.SAME)
    best = max(groups, key=lambda g: (sources(o for o, _ in g), max(len(t) for _, t in g), g[0][1]), default=None)
    return None if best is None else _commonest(best, sources)


def _commonest(told: Sequence[tuple[Origin, str]], sources: Sources, *, full: bool = False) -> str | None:
    """The value of most independent sources; of names only those of the most words stand for election."""
    if not told:
        return None
    longest = max(len(v.split()) for _, v in told)
    standing = dict.fromkeys(v for _, v in told if not full or len(v.split()) == longest or longest > 3)
    return max(standing, key=lambda v: (sources(o for o, x in told if x == v), len(v), v))
