"""Where the reports of one meeting differ: its day, its city, who sat there, in which office, under which name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from verbale import knowledge
from verbale.knowledge.likeness import Likeness, OfficeLikeness, names_alike, office_likeness, one_person
from verbale.knowledge.venue import own_words
from verbale.model import edtf
from verbale.model.annotated import Grain
from verbale.model.claims import Basis, Value
from verbale.model.facts import TO_COME, ConflictClass, MeetingType, Participant, Status
from verbale.model.record import Dispute, Encounter, Ground, Mention, Settled, Told, Whole
from verbale.reconcile.across.disputes import Outcome, dispute
from verbale.reconcile.across.places import near
from verbale.reconcile.across.settle import Seat, compatible, seats
from verbale.reconcile.across.zones import days_can_differ

_SETTLES = {
    "date": "the calendar of either party, or a release of the day",
    "city": "a release of the host",
}


def other_value(whole: Whole) -> Iterator[Dispute]:
    """One meeting on two days or in two cities; a month and one of its days, a plan and what came of it, are no conflict."""
    for encounter in whole.encounters:
        for settled in encounter.values:
            if settled.property in _SETTLES and _differ(settled):
                yield _over_value(encounter, settled)


def _differ(settled: Settled) -> bool:
    """Whether two of the values cannot both be true. Rough dates say nothing against others."""
    told = _firm(settled)
    return any(not compatible(settled.property, a.value, b.value) for a, b in combinations(told, 2))


def _firm(settled: Settled) -> list[Told]:
    """The values that say something against others: no rough date, and no date within which another lies."""
    if settled.property != "date":
        return list(settled.told)
    exact = [t for t in settled.told if str(t.value)[-1] not in "~?%"]
    return [t for t in exact if not any(o.value != t.value and edtf.contains(str(t.value), str(o.value)) for o in exact)]


def _over_value(encounter: Encounter, settled: Settled) -> Dispute:
    told = _firm(settled)
    values = [t.value for t in told]
    mentions = [i for t in told for i in t.mentions]
    claims = [c for t in told for c in t.claims]
    kind, proposed, rule, because = ConflictClass.ERROR, settled.value, settled.rule, settled.because or ""
    plans = [m for m in encounter.mentions if m.id in mentions and m.meeting.status in TO_COME]
    if settled.property == "date" and _by_zones(encounter, values):
        kind, proposed, rule = ConflictClass.TIME_ZONE, None, "time zones"
        because = "the parties' clocks are far enough apart for both days to be right, each where it was told"
    elif rule is None:
        proposed = None
    apart = near([str(v) for v in values]) if settled.property == "city" else None
    if apart is not None:
        kind, because = ConflictClass.GRANULARITY, f"{apart:.0f} km apart, one can be a part of the other"
    if plans and len(plans) == len(mentions):
        because = f"plans differ: {because}"
    settle = None if kind is ConflictClass.TIME_ZONE else _SETTLES[settled.property]
    return dispute(encounter, settled.property, Outcome(values, kind, proposed, rule, because, settle), mentions, claims)


def _by_zones(encounter: Encounter, values: Sequence[Value]) -> bool:
    """Whether two days in a row can be one moment: of a call, or of a meeting by screen."""
    days = sorted({str(v) for v in values})
    if encounter.meeting.type != MeetingType.PHONE_CALL or len(days) != 2 or any(edtf.grain(d) is not Grain.DAY for d in days):
        return False
    (first, _), (second, _) = map(edtf.bounds, days)
    return (second - first).days == 1 and days_can_differ(encounter.meeting.parties)


def other_venue(whole: Whole) -> Iterator[Dispute]:
    """A meeting of one day in two buildings whose names have nothing in common; a building without a name contradicts none."""
    for encounter in whole.encounters:
        days = encounter.settled("date")
        if days is None or any("/" in str(t.value) for t in days.told) or edtf.grain(str(days.value)) is not Grain.DAY:
            continue
        held = [m for m in encounter.mentions if m.meeting.status == Status.HELD]
        told = [(m, str(g.value)) for m in held for g in m.grounds if g.property == "venue"]
        for (one, a), (other, b) in combinations(told, 2):
            if not own_words(a) & own_words(b) and whole.sources((one.origin, other.origin)) > 1:
                yield _over_venue(whole, encounter, told, (a, b))
                break


def _over_venue(whole: Whole, encounter: Encounter, told: Sequence[tuple[Mention, str]], pair: tuple[str, str]) -> Dispute:
    tellers = {v: [m for m, other in told if own_words(other) & own_words(v)] for v in pair}
    count = {v: whole.sources(m.origin for m in own) for v, own in tellers.items()}
    best, worst = sorted(pair, key=lambda v: (-count[v], v))
    sure = count[best] > count[worst]
    because = f"as many sources say {best} as {worst}"
    if sure:
        because = f"{count[best]} independent sources say {best}, {count[worst]} {worst}"
    rule, settle = ("more independent sources", None) if sure else (None, "a release of the host")
    outcome = Outcome((best, worst), ConflictClass.ERROR, best if sure else None, rule, because, settle)
    return dispute(encounter, "venue", outcome, [m.id for own in tellers.values() for m in own])


_NEAR = 0.8
"""The share of the longer duration from which two rounded ones can be the same."""


def other_duration(whole: Whole) -> Iterator[Dispute]:
    """Talks of five hours in one report, of two in another; durations that are near each other are a matter of wording."""
    for encounter in whole.encounters:
        told = [(m, g) for m in encounter.mentions for g in m.grounds if g.property == "duration" and isinstance(g.value, tuple)]
        for (one, a), (other, b) in combinations(told, 2):
            lengths = sorted((_minutes(a), _minutes(b)))
            if lengths[0] != lengths[1] and whole.sources((one.origin, other.origin)) > 1:
                near = lengths[0] >= _NEAR * lengths[1]
                kind = ConflictClass.WORDING if near else ConflictClass.ERROR
                because = "rounded, both can be true" if near else f"{lengths[0]} and {lengths[1]} minutes cannot both be true"
                values, claims = (_words(a), _words(b)), (a.claim, b.claim)
                settle = None if near else "a third account"
                yield dispute(encounter, "duration", Outcome(values, kind, None, None, because, settle), (one.id, other.id), claims)
                break


def _minutes(ground: Ground) -> int:
    assert isinstance(ground.value, tuple)
    return int(ground.value[0])


def _words(ground: Ground) -> str:
    assert isinstance(ground.value, tuple)
    return str(ground.value[1])


# -- people --------------------------------------------------------------------------------------------------------


_RANKS = knowledge.word_set("tenures", "ranks")
_BESIDE = knowledge.word_set("tenures", "beside another")
_MINISTRIES = frozenset(("minister", "secretary"))
_SECRETARIES = knowledge.word_set("tenures", "secretaries")
_JOINED = re.compile(r"\s+and\s+(?=\S+ )|,\s+")


def other_spelling(whole: Whole) -> Iterator[Dispute]:
    """One participant under two names that no romanisation explains: a slip of one report."""
    for encounter in whole.encounters:
        for person in seats(encounter.mentions):
            names = list(dict.fromkeys(p.name for _, p in person))
            for one, other in combinations(names, 2):
                if names_alike(one, other) is Likeness.SLIP:
                    count = {n: whole.sources(m.origin for m, p in person if p.name == n) for n in (one, other)}
                    best, worst = sorted((one, other), key=lambda n: (-count[n], n))
                    sure = count[best] > count[worst]
                    because = f"{best} is told by {count[best]} independent sources, {worst} by {count[worst]}"
                    mentions = [m.id for m, p in person if p.name in (one, other)]
                    rule = "more independent sources" if sure else None
                    settle = None if sure else "the person's own ministry"
                    kind = ConflictClass.ERROR
                    yield dispute(
                        encounter, "name", Outcome((one, other), kind, best if sure else None, rule, because, settle), mentions
                    )


def other_head(whole: Whole) -> Iterator[Dispute]:
    """One party's only delegate is somebody else in another report."""
    for encounter in whole.encounters:
        for party in encounter.meeting.parties:
            heads: dict[str, list[Seat]] = {}
            for mention in encounter.mentions:
                own = [p for p in mention.meeting.participants if p.party == party]
                if len(own) == 1 and mention.meeting.status not in TO_COME:
                    home = next((n for n, seats in heads.items() if one_person(seats[0][1], own[0])), own[0].name)
                    heads.setdefault(home, []).append((mention, own[0]))
            heads = _sure_heads(whole, encounter, heads)
            if len(heads) > 1:
                yield _over_head(whole, encounter, party, heads)


def _sure_heads(whole: Whole, encounter: Encounter, heads: dict[str, list[Seat]]) -> dict[str, list[Seat]]:
    """The heads without those whom another report seats for another party, where this one worked it out or fewer say so."""
    count = {name: whole.sources(m.origin for m, _ in told) for name, told in heads.items()}
    most = max(count.values(), default=0)
    doubtful = {
        name
        for name, told in heads.items()
        if _elsewhere(encounter, told[0][1]) and (count[name] < most or all(p.basis is Basis.INFERRED for _, p in told))
    }
    return {name: told for name, told in heads.items() if name not in doubtful}


def _elsewhere(encounter: Encounter, person: Participant) -> bool:
    """Whether some report of the meeting seats this person for another party."""
    others = (p for m in encounter.mentions for p in m.meeting.participants if p.party and p.party != person.party)
    return any(names_alike(p.name, person.name) >= Likeness.VARIANT for p in others)


def _over_head(whole: Whole, encounter: Encounter, party: str, heads: dict[str, list[Seat]]) -> Dispute:
    count = {n: whole.sources(m.origin for m, _ in seats) for n, seats in heads.items()}
    ranked = sorted(heads, key=lambda n: (-count[n], n))
    sure = count[ranked[0]] > count[ranked[1]]
    because = ", ".join(f"{n} is told for {party} by {count[n]} independent source{'s' * (count[n] > 1)}" for n in ranked)
    mentions = [m.id for seats in heads.values() for m, _ in seats]
    rule = "more independent sources" if sure else None
    proposed = ranked[0] if sure else None
    settle = f"a release of {party}, or a photograph with names"
    return dispute(encounter, "participant", Outcome(tuple(heads), ConflictClass.ERROR, proposed, rule, because, settle), mentions)


def other_office(whole: Whole) -> Iterator[Dispute]:
    """One participant in two offices that are not the same; a title of another rank is a matter of wording, a shorter one of none.

    An office that a report does not tell itself ("his counterpart"), and one that is held beside another, contradict nothing.
    """
    for encounter in whole.encounters:
        for person in seats(encounter.mentions):
            offices = list(dict.fromkeys(p.office for _, p in person if p.office and p.basis is Basis.STATED))
            pairs = [(a, b, _contradiction(a, b, person[0][1].party)) for a, b in combinations(offices, 2)]
            joined = [o for o in offices if len(_parts(o)) > 1]
            for kind in (ConflictClass.ERROR, ConflictClass.WORDING):
                pair = next(((a, b) for a, b, found in pairs if found is kind and not _held_together(a, b, joined)), None)
                if pair is not None:
                    yield _over_office(whole, encounter, person, pair, kind)


def _contradiction(one: str, other: str, party: str | None) -> ConflictClass | None:
    """How two titles of one person contradict each other; None where both can be of one office, or of one person."""
    if party in _SECRETARIES:
        one, other = one.replace("Secretary", "Minister"), other.replace("Secretary", "Minister")
    grade = office_likeness(one, other)
    if grade is OfficeLikeness.DIFFERENT:
        return None if _beside(one, other) or _beside(other, one) else ConflictClass.ERROR
    same = any(office_likeness(a, b) is OfficeLikeness.SAME for a in _parts(one) for b in _parts(other))
    ranks = frozenset(one.casefold().split()) & _RANKS, frozenset(other.casefold().split()) & _RANKS
    return ConflictClass.WORDING if grade is OfficeLikeness.LOOSE and not same and ranks[0] != ranks[1] else None


def _beside(one: str, other: str) -> bool:
    """Whether an office is one that its holder has beside a ministry, which the other is; that of who heads them is none."""
    return one.casefold() in _BESIDE and bool(_MINISTRIES & set(other.casefold().split())) and "prime" not in other.casefold()


def _held_together(one: str, other: str, joined: Sequence[str]) -> bool:
    """Whether some report gives the person both offices: "Deputy Prime Minister and Foreign Minister"."""
    return any(_names_office(title, one) and _names_office(title, other) for title in joined)


def _names_office(title: str, office: str) -> bool:
    return any(office_likeness(office, part) is OfficeLikeness.SAME for part in _parts(title))


def _parts(title: str) -> list[str]:
    """The offices of a title that names several."""
    return [part.strip() for part in _JOINED.split(title)]


def _over_office(whole: Whole, encounter: Encounter, person: Sequence[Seat], pair: tuple[str, str], kind: ConflictClass) -> Dispute:
    name = person[0][1].name
    told = {o: [m for m, p in person if p.office == o] for o in pair}
    count = {o: whole.sources(m.origin for m in own) for o, own in told.items()}
    own_side = {o: any(m.origin.side == person[0][1].party for m in own if m.origin.side) for o, own in told.items()}
    best, worst = sorted(pair, key=lambda o: (-own_side[o], -count[o], -len(o), o))
    if own_side[best] and not own_side[worst]:
        rule, because = "a party's own release", f"{name}'s own government says {best}"
    elif count[best] > count[worst]:
        rule, because = "more independent sources", f"{count[best]} independent sources say {best}, {count[worst]} {worst}"
    elif kind is ConflictClass.WORDING:
        rule, because = "the fuller title", f"{best} says more than {worst}"
    else:
        rule, because = "", f"as many sources say {best} as {worst}"
    mentions = [m.id for own in told.values() for m in own]
    settle = None if rule else f"a list of the government of {person[0][1].party}"
    return dispute(
        encounter, f"office of {name}", Outcome(pair, kind, best if rule else None, rule or None, because, settle), mentions
    )
