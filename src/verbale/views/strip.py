"""Meetings over time by level, as places to be drawn at: numbers only, no colour and no style."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.model.facts import Level
from verbale.views.axis import WIDTH, Tick, day_of, ticks_of
from verbale.views.charts.levels import UNTOLD
from verbale.views.pair import Moment, Pair

LEFT = 160
"""Where the axis begins: before it stand the names of the levels."""

ROW, TOP = 30, 24
"""How far the rows are from each other, and the first from the top."""

_MARGIN = 20


@dataclass(frozen=True, slots=True)
class Spot:
    """A meeting on the strip."""

    x: float
    y: int
    moment: Moment


@dataclass(frozen=True, slots=True)
class Lane:
    """A level that has meetings: where its row is."""

    y: int
    level: str


@dataclass(frozen=True, slots=True)
class Strip:
    """What is to be drawn, from the highest level down and from left to right; `foot` is where the axis stands."""

    height: int
    foot: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    spots: tuple[Spot, ...]


def of_pair(shown: Pair) -> Strip | None:
    """The strip of the meetings of a pair; None for fewer than two."""
    if len(shown.moments) < 2:
        return None
    there = {m.level or UNTOLD for m in shown.moments}
    rows = {str(level): TOP + ROW * n for n, level in enumerate(level for level in (*Level, UNTOLD) if level in there)}
    first, last = day_of(shown.moments[0].date), day_of(shown.moments[-1].date)

    def x_of(day: int) -> float:
        start, end = LEFT + _MARGIN, WIDTH - _MARGIN
        return round(start + (end - start) * (day - first) / max(1, last - first), 1)

    foot = TOP + ROW * (len(rows) - 1) + 18
    spots = tuple(Spot(x_of(day_of(m.date)), rows[m.level or UNTOLD], m) for m in shown.moments)
    lanes = tuple(Lane(y, level) for level, y in rows.items())
    return Strip(foot + 32, foot, lanes, ticks_of(first, last, x_of), spots)
