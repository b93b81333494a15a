"""The arithmetic of a dialogue: numbers rise with the dates, by at least one a round, and counts told of its history hold.

The rounds by date are given numbers so that most of what reports tell stays true (a weighted longest rising sequence); what then
stands alone against the rest is the error, and its working is the neighbours that it contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from verbale.model import edtf
from verbale.model.facts import BEHIND, ConflictClass
from verbale.model.record import Dialogue, Dispute, Encounter, Settled, Standing, Told, Whole
from verbale.reconcile.across.disputes import Outcome, dispute, title

RULE = "series arithmetic"

_RULED = 1000.0
"""What a number weighs that a person ruled: more than all that reports tell."""

_NARROW = 62
"""Days of the longest date that tells one round from another."""

_MOST_WRONG = 0.25
"""The share of a dialogue's numbers that may be wrong for the arithmetic to say which."""

_PREFERRED = 0.1
"""What the settled value of a round weighs more than another told as often."""

_COUNTED = 1.2
"""What a count weighs: whoever counts a history has looked at it."""


@dataclass(frozen=True, slots=True)
class Round:
    """A point in the history of a dialogue: a round, or a count told for a date, with the numbers told of it and their weights.

    `encounter` is None for a count ("13 held until 2014"); `counts` tells whether it takes a number of its own.
    """

    first: date
    last: date
    numbers: tuple[tuple[int, float], ...]
    encounter: Encounter | None

    @property
    def counts(self) -> bool:
        """Whether a round was surely held here; a look back on a year may be of one that is there already."""
        return self.encounter is not None and (self.last - self.first).days <= _NARROW


class _Number(NamedTuple):
    """A round's number with its working; `alone` if the neighbours leave none of the other numbers that are told."""

    number: int
    because: str
    alone: bool


def numbered(dialogue: Dialogue) -> dict[str, _Number]:
    """The number that the arithmetic gives each round, by its meeting's id; rounds of which it can tell nothing are left out."""
    points = _points(dialogue)
    kept = _assignment(points)
    told = [i for i, point in enumerate(points) if point.numbers]
    if sum(kept[i] is None for i in told) > max(1, _MOST_WRONG * len(told)):
        return {}  # so many contradictions are no slips: rather two dialogues, or two ways of counting
    chosen = _completed(points, kept)
    found: dict[str, _Number] = {}
    for i, point in enumerate(points):
        if point.encounter is not None and (number := chosen[i]) is not None:
            found[point.encounter.id] = _Number(number, _working(points, chosen, i), _excluded(points, chosen, i))
    return found


def renumbered(dialogue: Dialogue) -> tuple[Encounter, ...]:
    """The rounds with the numbers that the arithmetic gives them; what a person ruled stays."""
    numbers = numbered(dialogue)
    return tuple(_with_number(e, numbers[e.id]) if e.id in numbers else e for e in dialogue.rounds)


def _with_number(encounter: Encounter, known: _Number) -> Encounter:
    number, because, _ = known
    settled = encounter.settled("ordinal")
    if settled is None:
        settled = Settled("ordinal", number, Standing.INFERRED, (), RULE, because)
    elif settled.value != number and settled.rule != "ruling":
        standing = Standing.CONTRADICTED if settled.told else Standing.INFERRED
        settled = replace(settled, value=number, standing=standing, rule=RULE, because=because)
    else:
        return encounter
    rest = tuple(v for v in encounter.values if v.property != "ordinal")
    return replace(encounter, meeting=replace(encounter.meeting, ordinal=number), values=(*rest, settled))


def disputed_numbers(whole: Whole) -> Iterator[Dispute]:
    """A round whose number cannot be true beside those of the other rounds, and what it must be."""
    for dialogue in whole.dialogues:
        numbers = numbered(dialogue)
        for encounter in dialogue.rounds:
            settled = encounter.settled("ordinal")
            if settled is None or not settled.told:
                continue
            known = numbers.get(encounter.id)
            told = [t.value for t in settled.told]
            if settled.rule == "ruling" or (known is None and len(told) < 2) or (known is not None and told == [known.number]):
                continue
            yield _dispute(encounter, dialogue, settled, known)


def _dispute(encounter: Encounter, dialogue: Dialogue, settled: Settled, known: _Number | None) -> Dispute:
    values = list(dict.fromkeys(t.value for t in settled.told))
    if known is None or not known.alone:
        proposed, rule = (settled.value, settled.rule) if settled.rule else (None, None)
        because = settled.because or "no other round of the dialogue tells which it is"
    else:
        proposed, because, _ = known
        rule = RULE
        values += [proposed] if proposed not in values else []
    mentions = [i for t in settled.told for i in t.mentions]
    claims = tuple(c for t in settled.told for c in t.claims)
    settle = f"a list of the rounds of the {dialogue.name}, or a release that numbers this one"
    return dispute(encounter, "ordinal", Outcome(values, ConflictClass.ERROR, proposed, rule, because, settle), mentions, claims)


# -- the numbers that break the fewest claims ----------------------------------------------------------------------


def _points(dialogue: Dialogue) -> list[Round]:
    """Rounds and counts by date; rounds that nobody dates, or that were not held, have no place among them."""
    found: list[Round] = []
    for encounter in dialogue.rounds:
        meeting = encounter.meeting
        if meeting.date is None or meeting.status not in BEHIND:  # a plan may come to nothing
            continue
        first, last = edtf.bounds(meeting.date)
        settled = encounter.settled("ordinal")
        numbers = tuple((int(str(t.value)), _weight(t, settled)) for t in settled.told) if settled else ()
        if settled and settled.rule == "ruling" and isinstance(settled.value, int):
            numbers = ((settled.value, _RULED),)
        found.append(Round(first, last, numbers, encounter))
    found += [Round(day, day, tuple((count, _COUNTED) for count in told), None) for day, told in _counts(dialogue).items()]
    return sorted(found, key=lambda r: (r.last, r.first, r.encounter is None, r.encounter.id if r.encounter else ""))


def _weight(told: Told, settled: Settled) -> float:
    """More sources count more, but two reports do not outweigh a whole series; of equals, the settled value counts more."""
    return 1.0 + 0.25 * (told.sources - 1) + _PREFERRED * (told.value == settled.value)


def _counts(dialogue: Dialogue) -> dict[date, list[int]]:
    """The counts told of the history, by the last day of their time; a round's own number, told up to its day, is none."""
    own = {e.meeting.date for e in dialogue.rounds} | {m.meeting.date for e in dialogue.rounds for m in e.mentions}
    told = {(edtf.bounds(until)[1], n) for _, history in dialogue.told for until, n in history.rounds_until if until not in own}
    by_day: dict[date, list[int]] = {}
    for day, count in sorted(told):
        by_day.setdefault(day, []).append(count)
    return by_day


def _assignment(points: Sequence[Round]) -> list[int | None]:
    """A number for each point, or None, such that numbers rise as the rounds go by and most of what is told holds."""
    best: list[tuple[float, int, int, tuple[int, int] | None]] = []  # weight, point, number, the one before
    for i, point in enumerate(points):
        for number, weight in point.numbers:
            before: tuple[int, int] | None = None
            total = 0.0
            for k, (earlier, j, other, _) in enumerate(best):
                if j < i and _follows(points, j, other, i, number) and earlier > total:
                    total, before = earlier, (k, j)
            best.append((total + weight, i, number, before))
    chosen: list[int | None] = [None] * len(points)
    if best:
        last = max(range(len(best)), key=lambda k: (best[k][0], -k))
        step: int | None = last
        while step is not None:
            _, i, number, before = best[step]
            chosen[i] = number
            step = before[0] if before else None
    return chosen


def _follows(points: Sequence[Round], j: int, other: int, i: int, number: int) -> bool:
    """Whether point i can have this number when the earlier point j has the other."""
    rounds = sum(points[k].counts for k in range(j + 1, i + 1) if points[k].first > points[j].last or k == i)
    if not points[i].counts:
        return number - other >= rounds
    if not points[j].counts:
        return number - other >= rounds and (points[i].first > points[j].last or number > other)
    return number - other >= max(1, rounds)


def _neighbours(chosen: Sequence[int | None], i: int) -> tuple[int | None, int | None]:
    """The nearest points before and after one that have a number."""
    before = next((j for j in range(i - 1, -1, -1) if chosen[j] is not None), None)
    return before, next((j for j in range(i + 1, len(chosen)) if chosen[j] is not None), None)


def _between(points: Sequence[Round], chosen: Sequence[int | None], i: int) -> int | None:
    """The number of a round without one, if its neighbours leave just one."""
    before, after = _neighbours(chosen, i)
    if before is None or after is None or not points[i].counts:
        return None
    low, high = chosen[before], chosen[after]
    assert low is not None
    assert high is not None
    inside = [k for k in range(before + 1, after) if points[k].counts]
    room = high - low - (1 if points[after].counts else 0)
    if room != len(inside) or (points[before].counts is False and points[i].first <= points[before].last):
        return None
    return low + 1 + inside.index(i)


def _completed(points: Sequence[Round], chosen: Sequence[int | None]) -> list[int | None]:
    """The numbers with those that follow from them: of the last rounds, and of those that their neighbours leave no choice."""
    found = list(chosen)
    for fill in (_after, _between):
        for i, point in enumerate(points):
            if found[i] is None and point.encounter is not None:
                found[i] = fill(points, found, i)
    return found


def _after(points: Sequence[Round], chosen: Sequence[int | None], i: int) -> int | None:
    """The number of the last rounds where what is told of them cannot be true: the next ones after the last that is sure."""
    before, after = _neighbours(chosen, i)
    if before is None or after is not None or not points[i].numbers or not points[i].counts:
        return None
    known = chosen[before]
    assert known is not None
    return known + sum(points[k].counts for k in range(before + 1, i + 1))


def _excluded(points: Sequence[Round], chosen: Sequence[int | None], i: int) -> bool:
    """Whether the neighbours leave none of the numbers that are told beside the chosen one."""
    before, after = _neighbours(chosen, i)
    return all(not _possible(points, chosen, before, i, after, n) for n, _ in points[i].numbers if n != chosen[i])


def _possible(
    points: Sequence[Round], chosen: Sequence[int | None], before: int | None, i: int, after: int | None, number: int
) -> bool:
    """Whether a round can have a number between its neighbours."""
    if before is not None and (low := chosen[before]) is not None and not _follows(points, before, low, i, number):
        return False
    return after is None or (high := chosen[after]) is None or _follows(points, i, number, after, high)


def _working(points: Sequence[Round], chosen: Sequence[int | None], i: int) -> str:
    """The neighbours that fix a number, in plain words."""
    near = [_told(points[j], chosen[j]) for j in _neighbours(chosen, i) if j is not None]
    return f"{'; '.join(near) or 'no other round is numbered'}: so this is number {chosen[i]}"


def _told(point: Round, number: int | None) -> str:
    when = point.last.isoformat() if point.first == point.last else f"{point.first.isoformat()} to {point.last.isoformat()}"
    if point.encounter is None:
        return f"{number} rounds were held until {when}"
    return f"number {number} was {title(point.encounter)}"
