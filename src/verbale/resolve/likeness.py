"""Whether two mentions can be one meeting, and how much speaks for it.

Nothing here looks at sentences: a fourteenth and a fifteenth round are told in the same words. What counts is who met, at which
level, when, where, in which round of which dialogue. Facts that two reports of one meeting may get wrong (a number, a day, a city,
a name) do not part them where enough else agrees; facts that no reporter confuses (a call and an encounter, other parties) do.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from verbale.knowledge.likeness import one_person
from verbale.model.facts import Format, Level, Meeting, MeetingType, Participant
from verbale.model.record import Mention
from verbale.resolve import series
from verbale.resolve.windows import Window, window

ENOUGH = 4.5
"""The likeness from which two mentions are taken for one meeting: the same parties in the same month at the same level."""

NEVER = float("-inf")
APART = -100.0
"""What a pair scores that cannot be one unless others bind them."""

_SLIP = 3
"""Days by which reports of one round differ without being of two."""

_FEW = 2
"""People in both casts from which the table says more than what a report calls it."""

_ALL = 2.0
"""What the same parties count."""

_WRONG_MONTH = 31
_YEAR = 365


class Round(StrEnum):
    """What two mentions say of the dialogue that they are rounds of."""

    SAME = "same"  # one dialogue, and no other number
    OTHER_NUMBER = "other number"
    UNKNOWN = "unknown"
    OTHER = "other dialogue"


class Company(StrEnum):
    """What two mentions say of who sat there."""

    SHARED = "shared"
    CLASH = "clash"  # for some party one person each, and not the same
    UNKNOWN = "unknown"


def agreement(one: Mention, other: Mention) -> float:
    """How much speaks for two mentions being one meeting: the same from both sides.

    `NEVER` where they cannot be: other parties, another dialogue, a call and an encounter, weeks apart. `APART` where some fact
    speaks against it that a report may have wrong, and too little else speaks for it.
    """
    a, b = one.meeting, other.meeting
    shared = _parties(a, b)
    days, theirs = window(one), window(other)
    if one.origin.document == other.origin.document or not shared or days is None or theirs is None:
        return NEVER
    if (a.type == MeetingType.PHONE_CALL) != (b.type == MeetingType.PHONE_CALL):
        return NEVER
    dialogue, (company, people) = _round(a, b), _company(a.participants, b.participants)
    pair = _Pair(a, b, days, theirs, dialogue, company, people)
    if dialogue is Round.OTHER or not _in_reach(pair):
        return NEVER
    if shared < _ALL and not _left_out(pair):
        return APART
    if not (_same_kind(pair) and _same_place(pair) and _same_time(pair) and _same_people(pair)):
        return APART
    return shared + _time_score(days, theirs) + _round_score(a, b, dialogue) + _plain_score(a, b) + min(3.0, 1.5 * people)


def _parties(a: Meeting, b: Meeting) -> float:
    """`_ALL` for the same parties, 1 where one report leaves some out, 0 otherwise."""
    ours, theirs = frozenset(a.parties), frozenset(b.parties)
    if ours == theirs:
        return _ALL if ours else 0.0
    return 1.0 if (ours < theirs or theirs < ours) and len(ours & theirs) >= _FEW else 0.0


def _left_out(pair: _Pair) -> bool:
    """Whether a report that names fewer parties can mean the same meeting: by name, in another make-up by the people on the day."""
    a, b = pair.a, pair.b
    if a.series and b.series and series.alike(a.series, b.series):
        return True
    return a.format == b.format or None in (a.format, b.format) or (pair.gap == 0 and pair.people >= _FEW)


def _round(a: Meeting, b: Meeting) -> Round:
    other_number = a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal
    if a.series and b.series:
        if not series.may_be_one(a.series, b.series):
            return Round.OTHER
        return Round.OTHER_NUMBER if other_number else Round.SAME
    return Round.OTHER_NUMBER if other_number else Round.UNKNOWN


def _company(ours: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> tuple[Company, int]:
    """What the casts say, and how many people are in both."""
    shared = min(_known_to(ours, theirs), _known_to(theirs, ours))
    heads = [(_only(ours, code), _only(theirs, code)) for code in {p.party for p in ours if p.party}]
    clash = any(p is not None and q is not None and not one_person(p, q) for p, q in heads)
    return (Company.CLASH if clash else Company.SHARED if shared else Company.UNKNOWN), shared


def _known_to(cast: tuple[Participant, ...], others: tuple[Participant, ...]) -> int:
    """How many of a cast are among the others."""
    return sum(any(one_person(p, q) for q in others) for p in cast)


def _only(cast: tuple[Participant, ...], party: str | None) -> Participant | None:
    """The one person whom a cast has for a party."""
    found = [p for p in cast if p.party == party]
    return found[0] if len(found) == 1 else None


class _Pair(NamedTuple):
    """Two meetings as told, their windows, and what they say of dialogue and cast; `people` are those in both."""

    a: Meeting
    b: Meeting
    days: Window
    theirs: Window
    dialogue: Round
    company: Company
    people: int

    @property
    def gap(self) -> int:
        """Days between the two."""
        return self.days.gap(self.theirs)

    @property
    def one_day(self) -> bool:
        """Whether both are told for the same day."""
        return self.gap == 0 and self.days.is_day and self.theirs.is_day


def _same_kind(pair: _Pair) -> bool:
    """A call on a host and talks are told apart unless the same people are in both; so are leaders and those below them."""
    a, b = pair.a, pair.b
    if a.type != b.type and not pair.people:
        return False
    if not (a.level and b.level) or a.level == b.level or pair.people >= _FEW:
        return True
    return Level.LEADERS not in (a.level, b.level) and (pair.dialogue is Round.SAME or pair.people > 0 or _one_number(a, b))


def _one_number(a: Meeting, b: Meeting) -> bool:
    return a.ordinal is not None and a.ordinal == b.ordinal


def _same_place(pair: _Pair) -> bool:
    """Another city parts them, unless all else is the same: then one report has it wrong.

    The same parties cannot meet at the same level in two places on one day, unless other people do.
    """
    a, b = pair.a, pair.b
    if not (a.city and b.city) or a.city == b.city:
        return True
    told = pair.gap == 0 and pair.days.told and pair.theirs.told
    if told and (pair.dialogue is Round.SAME or pair.people > 0):
        return True
    return pair.one_day and pair.company is not Company.CLASH and a.level == b.level is not None and a.type == b.type


def _in_reach(pair: _Pair) -> bool:
    """Whether they lie near enough in time: days, or a wrong month or year for one round of the same number."""
    if pair.gap <= _SLIP:
        return True
    sure = pair.days.is_day and pair.theirs.is_day
    return pair.dialogue is Round.SAME and _one_number(pair.a, pair.b) and pair.people > 0 and _misdated(pair.gap, sure)


def _misdated(gap: int, sure: bool) -> bool:
    """Whether so many days apart look like a wrong month or a wrong year."""
    return gap <= _WRONG_MONTH or (sure and abs(gap - _YEAR) <= 1)


def _same_time(pair: _Pair) -> bool:
    """A wrong number needs the same day, or the same people; a wrong day the same dialogue, or people and place."""
    a, b = pair.a, pair.b
    if pair.dialogue is Round.OTHER_NUMBER:
        return pair.gap == 0 and (pair.one_day or pair.people > 0)
    if pair.gap == 0 or pair.dialogue is Round.SAME:
        return True
    one_city = a.city is not None and a.city == b.city
    alike = (pair.people > 0 or one_city) if bool(a.series) == bool(b.series) else (pair.people > 0 and one_city)
    return pair.gap == 1 and (alike or pair.people >= _FEW)


def _same_people(pair: _Pair) -> bool:
    """Another head of delegation parts them, unless they are one round on one day, or the other heads are the same."""
    if pair.company is not Company.CLASH:
        return True
    if pair.one_day and pair.people > 0:
        return True
    near = pair.gap == 0 and pair.days.narrow and pair.theirs.narrow
    two_heads = pair.a.format == pair.b.format == Format.TWO_PLUS_TWO
    of_several = min(len(pair.a.parties), len(pair.b.parties)) > 2
    return near and (pair.dialogue is Round.SAME or of_several or two_heads)


def _time_score(days: Window, theirs: Window) -> float:
    gap = days.gap(theirs)
    if gap == 0:
        return 3.0 if days.is_day and theirs.is_day else 1.5 if days.told and theirs.told else 1.0
    return 0.5 if gap <= _SLIP else -1.0


def _round_score(a: Meeting, b: Meeting, dialogue: Round) -> float:
    number = 2.0 if _one_number(a, b) else 0.0
    return number + {Round.SAME: 2.0, Round.OTHER_NUMBER: -1.0, Round.UNKNOWN: 0.0, Round.OTHER: 0.0}[dialogue]


def _plain_score(a: Meeting, b: Meeting) -> float:
    """For equal city, level and type."""
    same = ((a.city, b.city, 1.0), (a.level, b.level, 1.0))
    return sum(weight if x == y else -weight for x, y, weight in same if x is not None and y is not None)
