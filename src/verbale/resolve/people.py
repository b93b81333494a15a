"""Who is who across reports: one person under several printed names, several people under like ones.

Names only propose. Two forms are one person where they are the same words or another romanisation, for the same party; a misprint,
or a surname alone, needs more: the same office, or the same table. Two people whom one report seats side by side are never one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from verbale.knowledge.likeness import Likeness, OfficeLikeness, keys_of, likeness, office_likeness, words_of
from verbale.model import edtf
from verbale.model.facts import BEHIND
from verbale.model.grouping import grouped, hashed_id
from verbale.model.record import Digest, Holder, Tenure, mention_id

_JUDGED = 100


@dataclass(frozen=True, slots=True)
class Seat:
    """A person as one report has them: under which names, for which party, in which office, when (EDTF), and at which meeting.

    `held` tells whether they sat there: of a meeting that was only planned, the report attests the office as of its own day.
    """

    id: str
    names: tuple[str, ...]
    party: str | None
    office: str | None
    day: str | None
    meeting: str | None
    source: str
    held: bool = True


class Occasion(NamedTuple):
    """A meeting of the record, its date and status."""

    meeting: str
    date: str | None
    status: str


Pairs = Collection[tuple[str, str]]


def seats(digest: Digest, occasions: Mapping[str, Occasion]) -> Iterator[Seat]:
    """Everybody whom a report names, at each of the meetings where it seats them; those at none as of its day.

    `occasions` has, by mention, the meeting of the record that it is of.
    """
    origin = digest.origin
    seated = [(occasions[m.id], p) for m in digest.mentions if m.id in occasions for p in m.meeting.participants]
    for person in digest.people:
        key = mention_id(origin.document, person.id)
        own = [(occasion, part) for occasion, part in seated if part.name in person.names]
        for (meeting, day, status), part in own:
            held = status in BEHIND
            when = day if held else origin.published
            yield Seat(key, person.names, part.party or person.party, part.office, when, meeting, origin.source, held)
        if not own:
            yield Seat(key, person.names, person.party, person.office, origin.published, None, origin.source)


def near(seat: Seat) -> frozenset[str]:
    """Keys of which two seats of one person have one in common, unless somebody judged them to be one."""
    form = _form(seat)
    return frozenset(f"{seat.party or ''}|{key}" for key in (*keys_of(form), f"={form}"))


def people(found: Iterable[Seat], same: Pairs = (), different: Pairs = ()) -> tuple[Holder, ...]:
    """The people in some seats, ordered by name.

    `same` and `different` are pairs of ids of people as reports have them (`0123456789ab/p1`) that somebody judged.
    """
    by_block: dict[str, list[Seat]] = {}
    for seat in found:
        by_block.setdefault(seat.party or "", []).append(seat)
    made: dict[str, Holder] = {}
    for party, block in sorted(by_block.items()):
        for group in _groups(block, same, different):
            holder = _holder(group)
            if holder.id in made:  # a report seats one person for two parties
                holder = replace(holder, id=hashed_id("p", f"{holder.mentions[0]} {party}"))
            made[holder.id] = holder
    return tuple(sorted(made.values(), key=lambda h: (h.name, h.party or "", h.id)))


def _form(seat: Seat) -> str:
    """The fullest of the names that a report prints."""
    return max(seat.names, key=lambda n: (len(words_of(n)), n)) if seat.names else ""


def _groups(seats: Sequence[Seat], same: Pairs, different: Pairs) -> list[list[Seat]]:
    """The seats of one party by person."""
    forms: dict[str, list[Seat]] = {}
    for seat in seats:
        forms.setdefault(_form(seat), []).append(seat)
    form_of = {s.id: form for form, own in forms.items() for s in own}
    apart = _side_by_side(seats) | {frozenset((form_of[a], form_of[b])) for a, b in different if a in form_of and b in form_of}
    judged = [(_JUDGED, form_of[a], form_of[b]) for a, b in same if a in form_of and b in form_of]
    parent = {form: form for form in forms}

    def root(form: str) -> str:
        while parent[form] != form:
            form = parent[form]
        return form

    for degree, one, other in sorted([*judged, *_pairs(forms)], key=lambda row: (-row[0], row[1], row[2])):
        a, b = root(one), root(other)
        members = {x for x in forms if root(x) in (a, b)}
        if a != b and (degree == _JUDGED or not any(frozenset(pair) in apart for pair in combinations(sorted(members), 2))):
            parent[max(a, b)] = min(a, b)
    groups: dict[str, list[Seat]] = {}
    for form in sorted(forms):
        groups.setdefault(root(form), []).extend(forms[form])
    return list(groups.values())


def _pairs(forms: Mapping[str, Sequence[Seat]]) -> Iterator[tuple[int, str, str]]:
    """Pairs of forms that are one person, with how sure that is."""
    by_key: dict[str, list[str]] = {}
    for form in forms:
        for key in keys_of(form):
            by_key.setdefault(key, []).append(form)
    seen: set[tuple[str, str]] = set()
    for sharing in by_key.values():
        for one, other in combinations(sorted(sharing), 2):
            if (one, other) not in seen:
                seen.add((one, other))
                degree = likeness(one, other)
                if degree >= Likeness.VARIANT or (degree is not Likeness.DIFFERENT and _corroborated(degree, one, other, forms)):
                    yield int(degree), one, other


def _corroborated(degree: Likeness, one: str, other: str, forms: Mapping[str, Sequence[Seat]]) -> bool:
    """Whether the table, or the office, makes one person of a misprint or a part of a name."""
    ours, theirs = forms[one], forms[other]
    if {s.meeting for s in ours if s.meeting} & {s.meeting for s in theirs if s.meeting}:
        return True
    offices = [(a.office, b.office) for a in ours for b in theirs if a.office and b.office]
    same = any(office_likeness(a, b) is OfficeLikeness.SAME for a, b in offices)
    if degree is Likeness.SLIP:
        return same
    short, full = (one, other) if len(words_of(one)) < len(words_of(other)) else (other, one)
    rivals = [f for f in forms if f != full and len(words_of(f)) > len(words_of(short)) and likeness(short, f) is Likeness.PART]
    return same and all(likeness(full, f) >= Likeness.VARIANT for f in rivals)


def _side_by_side(seats: Sequence[Seat]) -> set[frozenset[str]]:
    """Pairs of names that one report has for two people."""
    by_report: dict[str, dict[str, set[str]]] = {}
    for seat in seats:
        report, _, _ = seat.id.partition("/")
        by_report.setdefault(report, {}).setdefault(seat.id, set()).update(seat.names)
    found: set[frozenset[str]] = set()
    for people_ in by_report.values():
        for one, other in combinations(people_.values(), 2):
            found |= {frozenset((a, b)) for a in one for b in other if a != b}
    return found


def _holder(seats: Sequence[Seat]) -> Holder:
    names = Counter(n for s in seats for n in s.names)
    ranked = sorted(names, key=lambda n: (-len(words_of(n)), -names[n], n))
    fullest = [n for n in ranked if len(words_of(n)) == len(words_of(ranked[0]))]
    name = max(fullest, key=lambda n: (names[n], n))
    parties = Counter(s.party for s in seats if s.party)
    mentions = tuple(sorted({s.id for s in seats}))
    key = hashed_id("p", mentions[0])
    others = tuple(n for n in ranked if n != name)
    party = min(parties, key=lambda p: (-parties[p], p), default=None)
    reports = tuple(sorted({s.source for s in seats}))
    return Holder(key, name, (name, *others), party, _tenures(seats), mentions, reports)


def _tenures(seats: Sequence[Seat]) -> tuple[Tenure, ...]:
    """The offices of a person, by the first day on which each is attested; titles that are one office go together."""
    seated = sorted((s for s in seats if s.office), key=lambda s: (_day(s), s.office or "", s.id))
    by_title: dict[tuple[str | None, str | None], list[Seat]] = {}
    for seat in seated:
        by_title.setdefault((seat.party, seat.office), []).append(seat)
    groups = grouped(by_title.values(), lambda own, group: _one_chair(group[0][0], own[0]))
    return tuple(_tenure([s for own in group for s in own]) for group in groups)


def _one_chair(one: Seat, other: Seat) -> bool:
    return one.party == other.party and _one_office(one.office, other.office)


def _one_office(one: str | None, other: str | None) -> bool:
    return bool(one and other) and office_likeness(str(one), str(other)) is OfficeLikeness.SAME


def _tenure(seats: Sequence[Seat]) -> Tenure:
    titles = Counter(s.office for s in seats if s.office)
    dated = sorted((s for s in seats if s.day), key=_day)
    title = min(titles, key=lambda t: (-titles[t], t))
    meetings = tuple(dict.fromkeys(s.meeting for s in dated if s.meeting and s.held))
    first, last = (dated[0].day, dated[-1].day) if dated else (None, None)
    return Tenure(title, seats[0].party, first, last, meetings, tuple(sorted({s.source for s in seats})))


def _day(seat: Seat) -> str:
    return edtf.bounds(seat.day)[0].isoformat() if seat.day else "9999"
