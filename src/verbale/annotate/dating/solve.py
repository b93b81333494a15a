"""The day that all clues together ask for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from verbale.annotate.dating.clue import IMPOSSIBLE, Clue
from verbale.model.documents import Dating, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEARS = 7
"""How many years after the last one told a report may be of."""

_DEAREST = 4.0
"""The price from which not even the best day is believed."""

_MARGIN = 0.8
"""How much dearer all other days must be, those of the same week left out."""

_WEEK = 6
_LONGEST = 62
"""The longest interval, in days, that is worth telling."""


def solve(clues: Sequence[Clue]) -> Dating | None:
    """The cheapest day, if all others are far dearer; else the interval of days about as cheap, if it is short; else None."""
    if not any(c.pins for c in clues):
        return None
    if any(c.years is not None for c in clues):
        clues = [c for c in clues if c.last_year is None]
    domain = _domain(clues)
    priced = sorted((round(sum(c.price(day) for c in clues), 3), day) for day in domain)
    if not priced or priced[0][0] >= _DEAREST:
        return None
    best, day = priced[0]
    close = [d for price, d in priced if price < best + _MARGIN]
    first, last = min(close), max(close)
    reasons = _working(clues, day, domain)
    if first >= day and (last - day).days <= _WEEK:
        rival = next((f"; the next best, {d}, fits worse" for _, d in priced if abs((d - day).days) > _WEEK), "")
        return Dating(day.isoformat(), (*reasons, Reason(f"{day:%A} {day} fits all of this best{rival}", None)))
    if (last - first).days <= _LONGEST:
        why = Reason(f"no day from {first} to {last} fits much better than the others", None)
        return Dating(f"{first}/{last}", (*reasons, why))
    return None


def _domain(clues: Sequence[Clue]) -> list[date]:
    """All days of the years that the clues allow; none where they do not tell the year."""
    allowed = [c.years for c in clues if c.years is not None]
    told = [c for c in clues if c.years is None]
    if allowed:
        years = set(frozenset.intersection(*allowed))
    else:
        first = _last_told(told)
        years = set(range(first, first + _YEARS + 1)) if first else set()
    return [date(year, 1, 1) + timedelta(n) for year in sorted(years) for n in range(366) if n < 365 or _leap(year)]


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _last_told(clues: Sequence[Clue]) -> int | None:
    return max((c.last_year for c in clues if c.last_year is not None), default=None)


def _working(clues: Sequence[Clue], day: date, domain: Sequence[date]) -> tuple[Reason, ...]:
    """What the clues say that tell days apart, or years; those that the day does not fit are called so."""
    found: dict[str, Reason] = {}
    for clue in clues:
        if clue.years is None and len({clue.price(d) for d in domain}) == 1:
            continue
        misfit = " (which does not fit)" if clue.price(day) >= IMPOSSIBLE / 3 else ""
        found.setdefault(clue.because, Reason(clue.because + misfit, clue.span))
    return tuple(found.values())
