"""Which mentions are one meeting.

    touched mentions ─▶ neighbours by key ─▶ candidate pairs ─▶ clusters ─▶ followers join ─▶ meeting ids

A mention with a narrow window is held down by it: such mentions are compared with each other and clustered. The rest follow: a
mention with a wide window ("in 2014") joins the one meeting that it fits, and one that is told as to come joins the first round
that was held after it. The outcome hangs on the set of mentions alone, never on the order in which they came, and a touched mention
costs what lies around it, not the whole record: `Neighbours` finds mentions by key.

What makes that so: the cluster of a mention is a function of all that pairs which are like enough reach from it, and its meeting of
all clusters with a mention of the same parties. What touches one of these is placed anew with the whole of it. Likeness must be
the same from both sides, or what is reached would hang on where one begins.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple, Protocol

from verbale.model.facts import Meeting, MeetingType, Status
from verbale.model.grouping import grouped, hashed_id
from verbale.model.record import Mention, Placed
from verbale.resolve import series
from verbale.resolve.likeness import APART, ENOUGH, NEVER, agreement
from verbale.resolve.windows import is_ahead, spoken, window

_FEW = 10
"""Parties up to which every pair of them is a key; meetings of more are all under one."""

_REACH = timedelta(days=3)
"""How far apart two reports of one round may date it and still share a key."""

_NEXT = timedelta(days=550)
"""How long after a plan the round that it speaks of may be held: a year and a half."""

_SOONER = timedelta(days=62)
"""How much earlier than planned a round may be held and still be the one that was planned."""

_CLEAR = 1.0
"""By how much the likeliest of several meetings must stand out for a mention of a year to be of it."""

_SURE = 6.0
"""The likeness from which two mentions of a year are of one meeting: a dialogue or people in common, beside parties and level."""

_ONE_PLAN = timedelta(days=400)
"""How far apart reports may be that speak of the same round to come."""


class Verdicts(NamedTuple):
    """What people have decided: pairs of mentions that are one, and pairs that are not, each in order of ids."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


class Neighbours(Protocol):
    """Mentions by key, and where those that nobody touched are placed."""

    def with_keys(self, wanted: Collection[str]) -> Iterable[Mention]:
        """All mentions with any of these keys."""
        ...

    def with_ids(self, wanted: Collection[str]) -> Iterable[Mention]:
        """The mentions with these ids; those that are not there are left out."""
        ...

    def placed(self, wanted: Collection[str]) -> Mapping[str, Placed]:
        """Where these mentions are placed so far; those that are nowhere yet are left out."""
        ...

    def with_ids_of_meetings(self, wanted: Collection[str]) -> Iterable[Mention]:
        """All mentions that are placed in these meetings so far."""
        ...

    def in_clusters(self, wanted: Collection[str]) -> Mapping[str, Iterable[Mention]]:
        """All mentions that are placed in these clusters so far, by cluster."""
        ...


def keys_of(mention: Mention) -> frozenset[str]:
    """The keys under which a mention is found: two mentions of one meeting share one."""
    return frozenset((*_anchor_keys(mention), *_pool_keys(mention)))


def _anchor_keys(mention: Mention) -> Iterator[str]:
    """A pair of parties and a month; a dialogue's number for rounds that somebody dates quite wrongly."""
    meeting, days = mention.meeting, window(mention)
    if days is None or not days.narrow or len(meeting.parties) < 2:
        return
    months = list(_months(days.first - _REACH, days.last + _REACH))
    for pair in _pairs(meeting):
        yield from (f"{pair}@{month}" for month in months)
    if meeting.ordinal is not None:
        yield f"{_party_set(meeting)}#{meeting.ordinal}"


def _pool_keys(mention: Mention) -> Iterator[str]:
    if len(mention.meeting.parties) >= 2:
        yield pool_of(mention)


def pool_of(mention: Mention) -> str:
    """The key of all mentions of the same parties."""
    return f"{_party_set(mention.meeting)}|"


def _party_set(meeting: Meeting) -> str:
    return "-".join(sorted(set(meeting.parties)))


def _pairs(meeting: Meeting) -> Iterator[str]:
    parties = sorted(set(meeting.parties))
    if len(parties) > _FEW:
        yield "many"
        return
    yield from ("-".join(pair) for pair in combinations(parties, 2))


def _months(first: date, last: date) -> Iterator[str]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield f"{year}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


# -- from what was touched to where it belongs ---------------------------------------------------------------------


def place(touched: Sequence[Mention], gone: Collection[str], near: Neighbours, verdicts: Verdicts) -> dict[str, Placed]:
    """Where every mention belongs that is touched, or lies near one that is.

    All touched mentions are among the `near` ones already; `gone` are the keys of mentions that no longer are.
    """
    pairs = _Pairs(verdicts)
    anchors = _component(touched, gone, near, pairs)
    clusters = _clusters(anchors, pairs)
    own = {i: cluster for cluster, ids in clusters.items() for i in ids}
    pools = {pool_of(m) for m in (*touched, *anchors.values()) if len(m.meeting.parties) >= 2} | {k for k in gone if "|" in k}
    found = {i: Placed(cluster, cluster) for i, cluster in own.items()}
    for pool in sorted(pools):
        found |= _in_pool(pool, own, near, verdicts)
    for mention in touched:
        found.setdefault(mention.id, Placed(_name([mention.id]), _name([mention.id])))
    return found


class _Pairs:
    """What speaks for pairs of mentions being one, unless people said that they are two; each pair is compared once."""

    def __init__(self, verdicts: Verdicts) -> None:
        self._verdicts = verdicts
        self._known: dict[tuple[str, str], float] = {}

    def score(self, one: Mention, other: Mention) -> float:
        """Their agreement; `NEVER` where a person said that they are two."""
        pair = _pair(one, other)
        if pair not in self._known:
            first, second = (one, other) if one.id == pair[0] else (other, one)  # the same whoever asks
            self._known[pair] = NEVER if pair in self._verdicts.different else agreement(first, second)
        return self._known[pair]


def _is_anchor(mention: Mention) -> bool:
    days = window(mention)
    return days is not None and days.narrow and len(mention.meeting.parties) >= 2


def _component(touched: Sequence[Mention], gone: Collection[str], near: Neighbours, pairs: _Pairs) -> dict[str, Mention]:
    """The anchors that can be reached from the touched ones, and from where others are gone, over pairs that are like enough."""
    left = near.with_keys([k for k in gone if "|" not in k])
    frontier = [m for m in {m.id: m for m in (*touched, *left)}.values() if _is_anchor(m)]
    found = {m.id: m for m in frontier}
    while frontier:
        around = _by_key(near.with_keys({key for m in frontier for key in _anchor_keys(m)}))
        reached: dict[str, Mention] = {}
        for mention in frontier:
            for other in {m.id: m for key in _anchor_keys(mention) for m in around.get(key, ())}.values():
                if other.id not in found and other.id not in reached and pairs.score(mention, other) >= ENOUGH:
                    reached[other.id] = other
        frontier = [m for m in reached.values() if m.id not in found]
        found |= reached
    return found


def _by_key(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        for key in _anchor_keys(mention):
            found.setdefault(key, []).append(mention)
    return found


def _clusters(anchors: Mapping[str, Mention], pairs: _Pairs) -> dict[str, list[str]]:
    """Ids by cluster: pairs are joined from the likeliest on, unless what lies across the two sides speaks against it."""
    group = {i: frozenset((i,)) for i in anchors}
    for _, a, b in sorted(_candidates(anchors, pairs), key=lambda found: (-found[0], found[1:])):
        ours, theirs = group[a], group[b]
        if ours is theirs:
            continue
        if _may_join([pairs.score(anchors[x], anchors[y]) for x in ours for y in theirs]):
            joined = ours | theirs
            group.update(dict.fromkeys(joined, joined))
    return {_name(ids): sorted(ids) for ids in set(group.values())}


def _may_join(scores: Sequence[float]) -> bool:
    """Whether two groups can be one: no pair across them rules it out, and more speak for it than against it."""
    return min(scores) > NEVER and sum(s >= ENOUGH for s in scores) > sum(s == APART for s in scores)


def _candidates(anchors: Mapping[str, Mention], pairs: _Pairs) -> set[tuple[float, str, str]]:
    """Pairs that share a key and are like enough."""
    found: set[tuple[float, str, str]] = set()
    for sharing in _by_key(anchors.values()).values():
        for one, other in combinations(sharing, 2):
            score = pairs.score(one, other)
            if score >= ENOUGH:
                found.add((score, *_pair(one, other)))
    return found


def _pair(a: Mention, b: Mention) -> tuple[str, str]:
    return (a.id, b.id) if a.id < b.id else (b.id, a.id)


def _name(ids: Iterable[str]) -> str:
    """The id of a cluster: a hash of its least mention's id."""
    return hashed_id("m", min(ids))


def bound(near: Neighbours, verdicts: Verdicts) -> dict[str, Placed]:
    """Where mentions belong whose meetings the rules keep apart, and people said to be one: all of them with the least id judged.

    One that somebody said to be another than what is there already stays behind.
    """
    found: dict[str, Placed] = {}
    said = near.placed({i for pair in verdicts.same for i in pair})
    for meetings in _said_to_be_one(verdicts, said):
        members = {m.id: m for m in near.with_ids_of_meetings(meetings)}
        places = near.placed(members)
        home = said[min(i for i in said if said[i].meeting in meetings)].meeting
        there = {i for i, place in places.items() if place.meeting == home}
        for key in sorted(places.keys() - there):
            if not any(_pair(members[key], members[i]) in verdicts.different for i in there):
                there.add(key)
                found[key] = Placed(places[key].cluster, home)
    return found


def _said_to_be_one(verdicts: Verdicts, said: Mapping[str, Placed]) -> list[set[str]]:
    """Meetings that people said to be one, directly or by others."""
    groups: dict[str, set[str]] = {}
    for a, b in sorted(verdicts.same):
        if a in said and b in said:
            one, other = said[a].meeting, said[b].meeting
            joined = groups.get(one, {one}) | groups.get(other, {other})
            groups.update(dict.fromkeys(joined, joined))
    return [meetings for least, meetings in sorted(groups.items()) if least == min(meetings) and len(meetings) > 1]


# -- followers -----------------------------------------------------------------------------------------------------


class _Unit(NamedTuple):
    """Mentions that move together, and when the earliest of them was told; `ahead` if all tell of what is to come."""

    cluster: str
    members: tuple[Mention, ...]
    since: date | None
    ahead: bool


def _in_pool(pool: str, own: Mapping[str, str], near: Neighbours, verdicts: Verdicts) -> dict[str, Placed]:
    """Where the mentions of a pool belong in the end; a cluster that reaches into several is placed in its first member's."""
    units = _units(list(near.with_keys([pool])), own, near)
    firm = [u for u in units if not u.ahead and _is_anchor(u.members[0])]
    loose = [u for u in units if (u.ahead or not _is_anchor(u.members[0])) and pool_of(u.members[0]) == pool]
    homes = {u.cluster: list(u.members) for u in firm}
    found = {m.id: Placed(u.cluster, u.cluster) for u in firm for m in u.members}
    waiting: list[_Unit] = []
    for unit in loose:
        allowed = [f for f in firm if _fits_beside(unit, f.members, verdicts)] if verdicts.different else firm
        target = _next_round(unit, allowed) if unit.ahead else _only_fit(unit, allowed)
        if target is None or not _fits_beside(unit, homes[target.cluster], verdicts):
            waiting.append(unit)
            continue
        homes[target.cluster] += unit.members
        found |= {m.id: Placed(unit.cluster, target.cluster) for m in unit.members}
    for group in _groups(waiting, verdicts):
        found |= {m.id: Placed(u.cluster, group[0].cluster) for u in group for m in u.members}
    return found


def _fits_beside(unit: _Unit, others: Sequence[Mention], verdicts: Verdicts) -> bool:
    """Whether no report tells of both, and nobody said that they are two."""
    documents = {m.origin.document for m in others}
    if any(m.origin.document in documents for m in unit.members):
        return False
    return not verdicts.different or not any(_pair(a, b) in verdicts.different for a in unit.members for b in others)


def _groups(waiting: Sequence[_Unit], verdicts: Verdicts) -> list[list[_Unit]]:
    """What fits no meeting that was held, by what it has in common: plans of one round, memories of one meeting."""
    ordered = sorted(waiting, key=lambda u: (u.since or date.max, u.cluster))
    groups = grouped(ordered, lambda unit, group: _of_one(unit, group, verdicts))
    return [sorted(group, key=lambda u: u.cluster) for group in groups]


def _of_one(unit: _Unit, group: Sequence[_Unit], verdicts: Verdicts) -> bool:
    others = [m for other in group for m in other.members]
    return all(_one_plan_or_memory(unit, other) for other in group) and _fits_beside(unit, others, verdicts)


def _one_plan_or_memory(one: _Unit, other: _Unit) -> bool:
    if one.ahead != other.ahead:
        return False
    return _one_plan(one, other) if one.ahead else _one_memory(one.members[0], other.members[0])


def _units(pool: Sequence[Mention], own: Mapping[str, str], near: Neighbours) -> list[_Unit]:
    """The clusters of a pool's anchors, whole even where a member is of another pool; each other mention by itself."""
    before = near.placed([m.id for m in pool if _is_anchor(m) and m.id not in own])
    clusters: dict[str, dict[str, Mention]] = {}
    for mention in pool:
        cluster = own.get(mention.id) or (before[mention.id].cluster if mention.id in before else _name([mention.id]))
        clusters.setdefault(cluster, {})[mention.id] = mention
    elsewhere = {i for i, cluster in own.items() if cluster in clusters and i not in clusters[cluster]}
    for mention in near.with_ids(elsewhere):
        clusters[own[mention.id]][mention.id] = mention
    untouched = {p.cluster for p in before.values()} - set(own.values())
    for cluster, members in near.in_clusters(untouched).items():
        clusters[cluster] |= {m.id: m for m in members if m.id not in own}
    return [_unit(c, [members[i] for i in sorted(members)]) for c, members in sorted(clusters.items())]


def _unit(cluster: str, members: Sequence[Mention]) -> _Unit:
    told = [day for m in members if (day := spoken(m)) is not None]
    return _Unit(cluster, tuple(members), min(told, default=None), all(is_ahead(m.meeting) for m in members))


def _only_fit(unit: _Unit, firm: Sequence[_Unit]) -> _Unit | None:
    """The one meeting within the wide window of a mention that can be it, and is like enough."""
    days, mention = window(unit.members[0]), unit.members[0]
    if days is None:
        return None
    fits: list[tuple[float, _Unit]] = []
    for other in firm:
        if any((w := window(m)) is not None and not days.gap(w) for m in other.members):
            scores = [agreement(mention, m) for m in other.members]
            if _may_join(scores):
                fits.append((max(scores), other))
    fits.sort(key=lambda f: (-f[0], f[1].cluster))
    clear = fits and (len(fits) == 1 or fits[0][0] - fits[1][0] >= _CLEAR)
    return fits[0][1] if clear else None


def _next_round(unit: _Unit, firm: Sequence[_Unit]) -> _Unit | None:
    """The first round of the same dialogue that was held once the plan was told, and not told of by the same report."""
    if unit.since is None:
        return None
    own = {m.origin.document for m in unit.members}
    planned = [w.first for m in unit.members if (w := window(m)) is not None]
    start = max(unit.since, min(planned) - _SOONER) if planned else unit.since
    rounds = [(day, f) for f in firm if (day := _held(f)) is not None and start <= day <= unit.since + _NEXT]
    same = [(day, f.cluster, f) for day, f in rounds if not own & {m.origin.document for m in f.members} and _one_series(unit, f)]
    return min(same)[2] if same else None


def _one_series(unit: _Unit, other: _Unit) -> bool:
    return all(_one_dialogue(a.meeting, b.meeting) for a in unit.members for b in other.members)


def _held(unit: _Unit) -> date | None:
    days = [w.first for m in unit.members if not is_ahead(m.meeting) and (w := window(m)) is not None and w.narrow]
    return min(days, default=None)


def _one_dialogue(a: Meeting, b: Meeting) -> bool:
    """Whether a plan can be of a round: both name the dialogue, and no number, cancellation or way of meeting parts them."""
    if not (a.series and b.series) or not series.alike(a.series, b.series) or Status.CANCELLED in (a.status, b.status):
        return False
    if (a.type == MeetingType.PHONE_CALL) != (b.type == MeetingType.PHONE_CALL) or (a.level and b.level and a.level != b.level):
        return False
    return a.ordinal is None or b.ordinal is None or a.ordinal == b.ordinal


def _one_memory(one: Mention, other: Mention) -> bool:
    return one.meeting.date == other.meeting.date and agreement(one, other) >= _SURE


def _one_plan(one: _Unit, other: _Unit) -> bool:
    if one.since is None or other.since is None or abs(one.since - other.since) > _ONE_PLAN:
        return False
    return _one_series(one, other) and all(_times_meet(a, b) for a in one.members for b in other.members)


def _times_meet(a: Mention, b: Mention) -> bool:
    one, other = window(a), window(b)
    return one is None or other is None or one.gap(other) == 0
