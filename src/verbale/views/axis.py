"""The rounds of a series on an axis of time, as places to be drawn at: numbers only, no colour and no style."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from verbale.model import edtf
from verbale.views.charts.cadence import Cadence
from verbale.views.series import SeriesSheet
from verbale.views.timeline import Entry

WIDTH = 1000
"""How long the axis is, with its margins."""

_MARGIN = 30.0
_NEAR = 26.0
"""Rounds nearer to each other than this have their numbers on different rows."""
_ROWS = 3
_TICKS = 10
"""Years that are named at most, and their steps."""
_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Dot:
    """A round: where it stands, on which row its number is, and what it is; `disputed` if reports contradict each other on it."""

    x: float
    row: int
    label: str
    date: str
    place: str | None
    planned: bool
    disputed: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year."""

    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which the series is told to have lapsed, from one place to another."""

    x: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """What is to be drawn, from left to right."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    pauses: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Round:
    day: str
    label: str
    place: str | None
    planned: bool
    disputed: bool


def of_series(sheet: SeriesSheet) -> Axis | None:
    """The axis of a series; None where fewer than two of its rounds have a date."""
    rounds = [*_rounds(sheet.rounds, planned=False), *_rounds(sheet.to_come, planned=True)]
    paused = [(g.after_date, g.before_date, "lapsed") for g in sheet.gaps if any(t.property == "lapsed" for t in g.told)]
    return _axis(rounds, paused)


def of_cadence(cadence: Cadence) -> Axis | None:
    """The axis of a brief's series; None where fewer than two of its rounds have a date."""
    return _axis([_Round(r.date, str(r.ordinal or "?"), r.city, r.planned, r.disputed) for r in cadence.rounds], [])


def _rounds(entries: Sequence[Entry], *, planned: bool) -> list[_Round]:
    disputed = {e.id for e in entries if any(d.kind == "error" for d in e.conflicts)}
    return [_Round(e.date, str(e.ordinal or "?"), e.city, planned, e.id in disputed) for e in entries if e.date]


def _axis(rounds: Sequence[_Round], paused: Sequence[tuple[str, str, str]]) -> Axis | None:
    if len(rounds) < 2:
        return None
    ordered = sorted(rounds, key=lambda r: (day_of(r.day), r.label))
    first, last = day_of(ordered[0].day), day_of(ordered[-1].day)

    def x_of(day: int) -> float:
        return round(_MARGIN + (WIDTH - 2 * _MARGIN) * (day - first) / max(1, last - first), 1)

    dots: list[Dot] = []
    for one in ordered:
        x = x_of(day_of(one.day))
        row = (dots[-1].row + 1) % _ROWS if dots and x - dots[-1].x < _NEAR else 0
        dots.append(Dot(x, row, one.label, one.day, one.place, one.planned, one.disputed))
    ends = [(x_of(day_of(start)), x_of(day_of(end)), words) for start, end, words in paused]
    pauses = tuple(Stretch(a, round(b - a, 1), words) for a, b, words in ends if b > a)
    return Axis(tuple(dots), ticks_of(first, last, x_of), pauses)


def ticks_of(first: int, last: int, x_of: Callable[[int], float]) -> tuple[Tick, ...]:
    """The years that begin between two days (ordinals), not too many of them; `x_of` says where a day stands."""
    years = range(date.fromordinal(first).year + 1, date.fromordinal(last).year + 1)
    step = next((s for s in _STEPS if len(years) <= s * _TICKS), _STEPS[-1])
    return tuple(Tick(x_of(date(y, 1, 1).toordinal()), y) for y in years if y % step == 0)


def day_of(value: str) -> int:
    """The first day that a date can mean; the other end where it has no beginning."""
    first, last = edtf.bounds(value)
    return (last if first == date.min else first).toordinal()
