"""Counts that reports tell of a dialogue's history ("13 rounds until 2014"): beside each other, and beside the rounds' numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from verbale.model import edtf
from verbale.model.annotated import Grain
from verbale.model.facts import ConflictClass
from verbale.model.record import Dialogue, Dispute, Encounter, Origin, Whole
from verbale.reconcile.across.disputes import Outcome, dispute_id, title
from verbale.reconcile.across.rounds import RULE, numbered


class Count(NamedTuple):
    """How many rounds a report says were held until a time (EDTF)."""

    until: str
    number: int
    origin: Origin

    @property
    def first(self) -> date:
        """The first day that the time can mean."""
        return edtf.bounds(self.until)[0]

    @property
    def last(self) -> date:
        """The last day that the time can mean."""
        return edtf.bounds(self.until)[1]


class Numbered(NamedTuple):
    """A round with its number, by the arithmetic of the dialogue."""

    first: date
    last: date
    number: int
    encounter: Encounter


def other_count(whole: Whole) -> Iterator[Dispute]:
    """Two counts of a history that cannot both be true, or one that the numbers of the rounds before and after it rule out."""
    for dialogue in whole.dialogues:
        counts = _counts(whole, dialogue)
        if counts:
            yield from _over(whole, dialogue, counts, _rounds(dialogue))


def _counts(whole: Whole, dialogue: Dialogue) -> list[Count]:
    """The counts told of the history; up to the day of a round, one is that round's number, and judged as such."""
    own = {e.meeting.date for e in dialogue.rounds} | {m.meeting.date for e in dialogue.rounds for m in e.mentions}
    told = {(until, n, doc) for doc, history in dialogue.told for until, n in history.rounds_until if until not in own}
    return [Count(until, number, whole.digests[document].origin) for until, number, document in sorted(told)]


def _rounds(dialogue: Dialogue) -> list[Numbered]:
    numbers = numbered(dialogue)
    dated = [(e, *edtf.bounds(e.meeting.date)) for e in dialogue.rounds if e.meeting.date and e.id in numbers]
    return [Numbered(first, last, numbers[e.id].number, e) for e, first, last in dated]


def _over(whole: Whole, dialogue: Dialogue, counts: Sequence[Count], rounds: Sequence[Numbered]) -> Iterator[Dispute]:
    paired: set[tuple[str, int]] = set()
    for one, other in combinations(sorted(counts, key=lambda c: (c.last, c.first, c.number)), 2):
        pair = (one.until, one.number), (other.until, other.number)
        if not _both(one, other) and whole.sources((one.origin, other.origin)) > 1 and not paired.issuperset(pair):
            paired.update(pair)
            yield _of_two(whole, dialogue, counts, pair, rounds)
    for until, number in sorted({(c.until, c.number) for c in counts} - paired):
        told = [c for c in counts if (c.until, c.number) == (until, number)]
        odd = [r for r in rounds if not _fits(told[0], r)]
        if odd and whole.sources((*(c.origin for c in told), *(m.origin for r in odd for m in r.encounter.mentions))) > 1:
            yield _of_one(dialogue, told, odd, rounds)


def _both(one: Count, other: Count) -> bool:
    """Whether two counts can both be true, the earlier one first: rounds only grow more."""
    if one.last == other.last:
        return one.number == other.number
    return one.number <= other.number


def _fits(count: Count, known: Numbered) -> bool:
    """Whether a count can be true beside the number of a round before or after its time; of one within it, it may know or not."""
    if known.last < count.first:
        return count.number >= known.number
    return known.first <= count.last or count.number < known.number


def _of_two(
    whole: Whole, dialogue: Dialogue, counts: Sequence[Count], pair: Sequence[tuple[str, int]], rounds: Sequence[Numbered]
) -> Dispute:
    told = {p: [c for c in counts if (c.until, c.number) == p] for p in pair}
    fitting = [p for p in pair if all(_fits(told[p][0], r) for r in rounds)]
    many = {p: whole.sources(c.origin for c in told[p]) for p in pair}
    best, worst = sorted(pair, key=lambda p: (-many[p], p))
    proposed, rule = None, None
    if rounds and len(fitting) == 1:
        proposed, rule = fitting[0][1], RULE
    elif many[best] > many[worst]:
        proposed, rule = best[1], "more independent sources"
    (until, number), (other, more) = pair
    wide = until == other and edtf.grain(until) not in (Grain.DAY, Grain.MONTH)
    kind = ConflictClass.GRANULARITY if wide and len(fitting) == 2 and abs(number - more) == 1 else ConflictClass.ERROR
    because = f"{number} rounds until {until} and {more} until {other} cannot both be true"
    if kind is ConflictClass.GRANULARITY:
        because = f"{number} and {more} rounds until {until}: one may count a round of that time, the other not"
    outcome = Outcome((number, more), kind, proposed, rule, because, _settle(dialogue))
    return _dispute(dialogue, until, outcome, [c.origin for own in told.values() for c in own])


def _of_one(dialogue: Dialogue, told: Sequence[Count], odd: Sequence[Numbered], rounds: Sequence[Numbered]) -> Dispute:
    count = told[0]
    low = max((r.number for r in rounds if r.last < count.first), default=0)
    high = min((r.number - 1 for r in rounds if r.first > count.last), default=None)
    sure = low if low == high else None
    against = "; ".join(f"number {r.number} was {title(r.encounter)}" for r in odd[:2])
    values = [count.number, *([sure] if sure else [])]
    because = f"{count.number} rounds until {count.until}, but {against}"
    outcome = Outcome(values, ConflictClass.ERROR, sure, RULE if sure else None, because, _settle(dialogue))
    origins = [*(c.origin for c in told), *(m.origin for r in odd for m in r.encounter.mentions)]
    return _dispute(dialogue, count.until, outcome, origins)


def _settle(dialogue: Dialogue) -> str:
    return f"a list of the rounds of the {dialogue.name}"


def _dispute(dialogue: Dialogue, until: str, outcome: Outcome, origins: Sequence[Origin]) -> Dispute:
    name = f"rounds until {until}"
    reports = tuple(sorted({o.source for o in origins}))
    return Dispute(
        dispute_id(dialogue.id, name, outcome.values), dialogue.id, dialogue.name, name, tuple(outcome.values), outcome.kind,
        outcome.proposed, outcome.rule, outcome.because, outcome.settle, reports,
    )  # fmt: skip
