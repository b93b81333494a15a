"""Reckoning with days: the periods they lie in, and the days so long before or after them."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

from verbale.annotate.times.forms import Unit
from verbale.model.annotated import Grain
from verbale.model.edtf import day

if TYPE_CHECKING:
    from verbale.annotate.times.forms import Amount


def period_of(unit: Unit, of: date) -> str:
    """The period of this unit that a day lies in, as EDTF."""
    return periods_from(unit, of, 0)


def periods_from(unit: Unit, base: date, offset: int) -> str:
    """The period so many periods after the one that a day lies in."""
    match unit:
        case Unit.DAY:
            return day(base + timedelta(offset))
        case Unit.WEEK:
            monday = base - timedelta(base.weekday()) + timedelta(7 * offset)
            return between(monday, monday + timedelta(6))
        case Unit.WEEKEND:
            return weekend_from(base - timedelta(base.weekday()) + timedelta(5), offset)
        case Unit.MONTH:
            return month_of(add_months(base, offset))
        case Unit.QUARTER:
            first = add_months(base.replace(month=(base.month - 1) // 3 * 3 + 1, day=1), 3 * offset)
            return f"{month_of(first)}/{month_of(add_months(first, 2))}"
        case Unit.YEAR:
            return f"{base.year + offset:04}"
        case Unit.DECADE:
            return f"{base.year // 10 + offset:03}X"
        case Unit.CENTURY:
            return f"{base.year // 100 + offset:02}XX"


def weekend_from(saturday: date, weeks: int) -> str:
    """The Saturday and Sunday so many weeks after a Saturday."""
    first = saturday + timedelta(7 * weeks)
    return between(first, first + timedelta(1))


def between(first: date, last: date) -> str:
    """The days from one to another."""
    return day(first) if first == last else f"{day(first)}/{day(last)}"


def month_of(of: date) -> str:
    """The month of a day."""
    return f"{of.year:04}-{of.month:02}"


def day_of(year: int, month: int, number: int) -> date | None:
    """The day of this date, or None if there is none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def at_grain(size: Grain, of: date) -> str:
    """The day, month or year of a day."""
    if size is Grain.YEAR:
        return f"{of.year:04}"
    return month_of(of) if size is Grain.MONTH else day(of)


def shift(base: date, amount: Amount, sign: int) -> date:
    """The day so long before or after another. Raises `ValueError` beyond the calendar."""
    moved = add_months(base, sign * round(amount.years * 12 + amount.months))
    return moved + sign * timedelta(days=amount.days + 7 * amount.weeks, hours=amount.hours, minutes=amount.minutes)


def add_months(base: date, months: int) -> date:
    """The same day so many months on, or the month's last day. Raises `ValueError` beyond the calendar."""
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"the year {year} is outside the calendar")
    return date(year, month + 1, min(base.day, monthrange(year, month + 1)[1]))
