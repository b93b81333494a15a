"""Dates of the record: the subset of EDTF level 1 (Library of Congress 2019, ISO 8601-2) that it uses.

    2014 · 2014-10 · 2014-10-05      a year, a month, a day
    2014-21 … 2014-24                spring, summer, autumn, winter (the northern ones)
    201X · 20XX                      a decade, a hundred years
    2024~ · 2024? · 2024%            approximate, uncertain, both (one qualifier, at the end)
    2005/2014 · 2014-10/.. · ../2014 an interval, open ends as `..`

Every function but `valid` raises `ValueError` for anything else.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from verbale.model.annotated import Grain

QUALIFIERS = "~?%"
OPEN = ".."

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?%]?|(?P<decade>\d{3})X[~?%]?|(?P<century>\d\d)XX[~?%]?",
    re.ASCII,
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_SIZES = (Grain.CENTURY, Grain.DECADE, Grain.YEAR, Grain.SEASON, Grain.MONTH, Grain.WEEK, Grain.DAY, Grain.TIME)


def valid(value: str) -> bool:
    """Whether this is a date of the record."""
    try:
        bounds(value)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date, date]:
    """The first and the last day that a value can mean; `date.min` and `date.max` for open ends.

    Qualifiers do not widen it. A winter runs from December into the February after.
    """
    if "/" not in value:
        first, last, _ = _point(value)
        return first, last
    start, _, end = value.partition("/")
    if start == end == OPEN:
        raise ValueError(f"{value!r} is open on both sides")
    first = date.min if start == OPEN else _point(start)[0]
    last = date.max if end == OPEN else _point(end)[1]
    if first > last:
        raise ValueError(f"{value!r} ends before it begins")
    return first, last


def grain(value: str) -> Grain:
    """How fine a value is; for an interval, the finer of its ends."""
    bounds(value)
    return min((_point(end)[2] for end in value.split("/") if end != OPEN), key=lambda g: -_SIZES.index(g))


def overlaps(a: str, b: str) -> bool:
    """Whether some day is in both."""
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    return a_first <= b_last and b_first <= a_last


def contains(a: str, b: str) -> bool:
    """Whether every day of `b` is in `a`."""
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    return a_first <= b_first and b_last <= a_last


def day(of: date) -> str:
    """A day as EDTF."""
    return of.isoformat()


def _point(value: str) -> tuple[date, date, Grain]:
    """First day, last day and grain of a value that is no interval."""
    match = _FORM.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is no EDTF date of the record")
    if match["year"] is None:
        return _unspecified(match["decade"], match["century"])
    year = int(match["year"])
    if match["month"] is None:
        return date(year, 1, 1), date(year, 12, 31), Grain.YEAR
    month = int(match["month"])
    if match["day"] is not None:
        exact = date(year, month, int(match["day"]))
        return exact, exact, Grain.DAY
    if month in _SEASONS:
        first, last = _SEASONS[month]
        return _first(year, first), _last(year + (last < first), last), Grain.SEASON
    return _first(year, month), _last(year, month), Grain.MONTH


def _unspecified(decade: str | None, century: str | None) -> tuple[date, date, Grain]:
    """The bounds of a year whose last digits are unspecified."""
    if decade is not None:
        return date(int(decade) * 10, 1, 1), date(int(decade) * 10 + 9, 12, 31), Grain.DECADE
    years = int(century or 0) * 100
    return date(years, 1, 1), date(years + 99, 12, 31), Grain.CENTURY


def _first(year: int, month: int) -> date:
    return date(year, month, 1)


def _last(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return date(year, month, monthrange(year, month)[1])
