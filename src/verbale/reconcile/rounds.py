"""Which round of its dialogue a meeting is, by counting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from verbale.model import edtf
from verbale.model.claims import Basis, Claim, inferred
from verbale.model.facts import Status
from verbale.reconcile.table import Table

_SURE, _ALONE, _UNSURE = 0.97, 0.85, 0.4
"""The confidence in a count that a stated number agrees with; where none is stated; where all stated ones differ."""


class _Count(NamedTuple):
    """A number with its working and the claims it stands on, the one whose words are shown first."""

    number: int
    rule: str
    because: str
    premises: tuple[Claim, ...]


def next_round(table: Table) -> Iterator[Claim]:
    """A round's number follows from the rounds counted before it: 13 held until 2014 and one in 2023 make this the 15th."""
    meeting = next(iter(table.subjects("m")), None)
    if meeting is None or table.value(meeting, "status") == Status.PAST_REFERENCE:
        return
    series = table.series_of(meeting)
    stated = {c.value for c in table.of(meeting, "ordinal")}
    for count in _counts(table, meeting, series):
        if stated and count.number not in stated and count.rule == "round after the last one":
            continue
        sure = _SURE if count.number in stated else _ALONE if not stated else _UNSURE
        yield inferred(count.premises[0], meeting, "ordinal", count.number, count.rule, count.because, count.premises, sure)
        return


def _counts(table: Table, meeting: str, series: str | None) -> Iterator[_Count]:
    """The counts that the report allows, the best founded first."""
    if series is not None:
        rounds = max(table.of(series, "rounds until"), key=lambda c: str(c.value), default=None)
        if rounds is not None and isinstance(rounds.value, tuple):
            yield from _after_a_pause(table, meeting, series, rounds)
    yield from _after_the_last(table, meeting)


def _after_a_pause(table: Table, meeting: str, series: str, rounds: Claim) -> Iterator[_Count]:
    """The first round after a pause is the next one; with one round since it was taken up again, the next but one."""
    assert isinstance(rounds.value, tuple)
    until, number = str(rounds.value[0]), int(rounds.value[1])
    resumed, lapsed = table.best(series, "resumed"), table.best(series, "lapsed")
    pause = table.best(series, "hiatus")
    previous = _previous(table, meeting)
    if resumed and resumed.basis is Basis.STATED and previous and _within(previous, resumed) and _after(previous, until):
        because = (
            f"{number} rounds until {until}, taken up again in {resumed.value}, the round before this one in"
            f" {previous.value}: {number} + 1 + 1 = {number + 2}"
        )
        yield _Count(number + 2, "rounds counted", because, (rounds, resumed, previous))
    elif pause and lapsed and not (previous and _after(previous, until)) and not _resumed_before(table, meeting, resumed):
        because = f"round {number} was the last before the pause ({pause.original}), and this is the first since: {number + 1}"
        yield _Count(number + 1, "first after a pause", because, (rounds, lapsed, pause))


def _resumed_before(table: Table, meeting: str, resumed: Claim | None) -> bool:
    """Whether the rounds are said to have been taken up again at another time than that of this meeting."""
    own = table.value(meeting, "date")
    if resumed is None or resumed.basis is Basis.INFERRED:
        return False
    return not isinstance(own, str) or not edtf.overlaps(own, str(resumed.value))


def _previous(table: Table, meeting: str) -> Claim | None:
    """The date of the latest other round of the same dialogue, if it lies after the rounds that were counted."""
    name, own = table.value(meeting, "series"), table.value(meeting, "date")
    others = [m for m in table.subjects("m") if m != meeting and name and table.value(m, "series") == name]
    dates = [c for m in others if not table.of(m, "ordinal") and (c := table.best(m, "date")) is not None]
    earlier = [c for c in dates if isinstance(own, str) and edtf.bounds(str(c.value))[1] < edtf.bounds(own)[0]]
    return max(earlier, key=lambda c: edtf.bounds(str(c.value))[0], default=None)


def _within(claim: Claim, period: Claim) -> bool:
    return edtf.overlaps(str(claim.value), str(period.value))


def _after(claim: Claim, until: str) -> bool:
    return edtf.bounds(str(claim.value))[0] > edtf.bounds(until)[1]


def _after_the_last(table: Table, meeting: str) -> Iterator[_Count]:
    """The round after the last one, where a stated number agrees: "the last summit, the 23rd" makes 24 right and 25 wrong."""
    name = table.value(meeting, "series")
    past = [m for m in table.subjects("m") if m != meeting and table.value(m, "status") == Status.PAST_REFERENCE]
    same = [m for m in past if name and table.value(m, "series") in (name, None)]
    numbers = [c for m in same for c in table.of(m, "ordinal") if isinstance(c.value, int)]
    last = max(numbers, key=lambda c: int(str(c.value)), default=None)
    if last is not None and isinstance(last.value, int):
        because = f"the round before is told to be number {last.value}"
        yield _Count(last.value + 1, "round after the last one", because, (last,))
