"""What each form means, given when the text was written, the tense of its clause and the times told before it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from verbale.annotate.times.forms import (
    Amount,
    Base,
    Calendar,
    Clock,
    Direction,
    Fixed,
    Form,
    Interval,
    Length,
    Months,
    Recurring,
    Relative,
    Season,
    Shift,
    Unit,
    Weekday,
    WeekIn,
    WeekOf,
)
from verbale.annotate.times.reckoning import (
    add_months,
    at_grain,
    between,
    day_of,
    month_of,
    period_of,
    periods_from,
    shift,
    weekend_from,
)
from verbale.model.annotated import Grain, Tense
from verbale.model.edtf import bounds, day, grain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_UNIT_GRAINS = {
    Unit.DAY: Grain.DAY,
    Unit.WEEK: Grain.WEEK,
    Unit.WEEKEND: Grain.DAY,
    Unit.MONTH: Grain.MONTH,
    Unit.QUARTER: Grain.MONTH,
    Unit.YEAR: Grain.YEAR,
    Unit.DECADE: Grain.DECADE,
    Unit.CENTURY: Grain.CENTURY,
}
_NEAR = 1500
"""Code points beyond which a time told before is not what "two days later" counts from."""
_FAR = 300
"""Days beyond which a date without its year is rather the near one on the side that the tense does not ask for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: `value` EDTF or None, the values it may have, and how that came about."""

    value: str | None
    grain: Grain
    candidates: tuple[str, ...] = ()
    because: str = ""


@dataclass(slots=True)
class Context:
    """What reading a form needs: the day of writing, the tense of its clause, its place, and what was told before."""

    written: date | None
    tense: Tense | None = None
    at: int = 0
    told: list[tuple[int, str]] = field(default_factory=list)

    def near(self) -> list[str]:
        """The values told not far before, the last first."""
        return [value for at, value in reversed(self.told) if self.at - at <= _NEAR]

    def last_day(self) -> date | None:
        """The day last told."""
        return next((bounds(v)[0] for v in self.near() if grain(v) is Grain.DAY and "/" not in v), None)

    def last_within(self, unit: Unit) -> date | None:
        """The first day of the time last told that lies within one period of this unit."""
        for value in self.near():
            first, last = bounds(value)
            if period_of(unit, first) == period_of(unit, last):
                return first
        return None


def read(form: Form, context: Context) -> Reading:
    """What a form means in its context. Raises `ValueError` or `OverflowError` for days outside the calendar."""
    return READERS[type(form)](form, context)


def _read_calendar(form: Calendar, context: Context) -> Reading:
    if isinstance(form.year, Relative):
        year = _year_of(form.year, context)
        if year is None:
            return Reading(None, _calendar_grain(form), because="its year is told from an unknown day")
        form, because = replace(form, year=year), f"the year is {year}"
    else:
        because = "as printed"
    if form.year is not None:
        return _exact(form, because)
    if form.day is not None:
        return _day_without_year(form, context)
    return _month_without_year(form, context)


def _calendar_grain(form: Calendar) -> Grain:
    return Grain.DAY if form.day else Grain.MONTH if form.month else Grain.YEAR


def _exact(form: Calendar, because: str) -> Reading:
    parts = [f"{form.year:04}"] + [f"{part:02}" for part in (form.month, form.day) if part]
    value = "-".join(parts)
    return Reading(value, grain(value), because=because)


def _year_of(form: Relative, context: Context) -> int | None:
    start = _base_day(form, context)
    return None if start is None else start.year + form.offset


def _day_without_year(form: Calendar, context: Context) -> Reading:
    """The day's occurrence that tense and nearness ask for; a weekday beside it decides."""
    if context.written is None:
        same = {v for _, v in context.told if grain(v) is Grain.DAY and v.endswith(f"-{form.month or 0:02}-{form.day or 0:02}")}
        if len(same) == 1:
            return Reading(same.pop(), Grain.DAY, because="the day of that name told before with its year")
        return Reading(None, Grain.DAY, because="the year is not told, nor when the text was written")
    occurrences = _occurrences(form, context.written)
    fitting = [d for d in occurrences if form.weekday is not None and d.weekday() == form.weekday]
    chosen = _by_tense(fitting or occurrences, context.written, context.tense)
    others = tuple(day(d) for d in sorted(occurrences) if abs((d - context.written).days) <= 366 - _FAR // 6 and d != chosen)
    because = f"the {'last' if chosen <= context.written else 'next'} such day, counted from {context.written}"
    return Reading(day(chosen), Grain.DAY, (day(chosen), *others) if others and not fitting else (), because)


def _occurrences(form: Calendar, written: date) -> list[date]:
    """The days of this name in the years (for a day of a month: in the months) around the day of writing."""
    if form.month is not None:
        found = [day_of(written.year + k, form.month, form.day or 1) for k in (-4, -3, -2, -1, 0, 1, 2, 3, 4)]
        near = [d for d in found if d and abs(d.year - written.year) <= 1]
        return near or [d for d in found if d]
    months = [add_months(written.replace(day=1), k) for k in (-2, -1, 0, 1, 2)]
    return [d for m in months if (d := day_of(m.year, m.month, form.day or 1))]


def _by_tense(days: Sequence[date], written: date, tense: Tense | None) -> date:
    """The nearest day on the side that the tense asks for; without a tense the past counts as half as far."""
    past = max((d for d in days if d <= written), default=None)
    future = min((d for d in days if d >= written), default=None)
    if past is None or future is None:
        return past or future or days[0]
    back, ahead = (written - past).days, (future - written).days
    if tense is Tense.PAST:
        return future if back > _FAR and ahead < back else past
    if tense is Tense.FUTURE:
        return past if ahead > _FAR and back < ahead else future
    return past if back <= 2 * ahead else future


def _month_without_year(form: Calendar, context: Context) -> Reading:
    """Read "In May", "last May", "next May"."""
    written, month = context.written, form.month or 1
    if written is None:
        return Reading(None, Grain.MONTH, because="the year is not told, nor when the text was written")
    back = (written.month - month) % 12
    ahead = (month - written.month) % 12
    if form.direction is Direction.LAST:
        months, other = -(back or 12), -(back or 12) - 12
    elif form.direction is Direction.NEXT:
        months, other = ahead or 12, (ahead or 12) + 12
    elif form.direction is Direction.THIS:
        months, other = month - written.month, 0
    else:
        months, other = _month_by_tense(back, ahead, context.tense), 0
    value = month_of(add_months(written, months))
    candidates = (
        (value, month_of(add_months(written, other))) if other and abs(months) < 12 and _ambiguous(form, months, written) else ()
    )
    side = "this" if not months else "the last" if months < 0 else "the next"
    return Reading(value, Grain.MONTH, candidates, f"{side} such month, counted from {written}")


def _ambiguous(form: Calendar, months: int, written: date) -> bool:
    """Whether "last May" may mean the year before: where the nearest May is of the year of writing."""
    return form.direction is not None and 1 <= written.month + months <= 12


def _month_by_tense(back: int, ahead: int, tense: Tense | None) -> int:
    if not back:
        return 0
    if tense is Tense.PAST:
        return -back if back <= 10 else ahead
    if tense is Tense.FUTURE:
        return ahead if ahead <= 10 else -back
    return -back if back <= 2 * ahead else ahead


def _read_weekday(form: Weekday, context: Context) -> Reading:
    if form.week is not None:
        return _weekday_of_week(form, form.week, context)
    base = context.last_day() if form.base is Base.TEXT else context.written
    if base is None:
        return Reading(None, Grain.DAY, because="a weekday, counted from an unknown day")
    chosen, other = _weekday_near(form, base, context.tense)
    because = f"the {'last' if chosen < base else 'next'} such weekday, counted from {base}" if chosen != base else f"{base} is one"
    return Reading(day(chosen), Grain.DAY, (day(chosen), day(other)) if other else (), because)


def _weekday_near(form: Weekday, base: date, tense: Tense | None) -> tuple[date, date | None]:
    """The weekday meant, and the other that may be meant."""
    back = timedelta((base.weekday() - form.day) % 7)
    ahead = timedelta((form.day - base.weekday()) % 7)
    week, monday = timedelta(7), base - timedelta(base.weekday())
    if form.direction is Direction.LAST:
        chosen = base - (back or week)
        return chosen, chosen - week if chosen > monday and form.base is Base.WRITING else None
    if form.direction is Direction.NEXT and form.base is Base.TEXT:
        return base + (ahead or week), None
    if form.direction is Direction.NEXT:
        chosen, coming = monday + week + timedelta(form.day), base + (ahead or week)
        return chosen, coming if coming != chosen else None
    if form.direction is Direction.THIS:
        return (base - back if tense is Tense.PAST else base + ahead), None
    return (base + ahead if tense is Tense.FUTURE else base - back), None


def _weekday_of_week(form: Weekday, week: Relative, context: Context) -> Reading:
    start = _base_day(week, context)
    if start is None:
        return Reading(None, Grain.DAY, because="a weekday of an unknown week")
    chosen = start - timedelta(start.weekday()) + timedelta(7 * week.offset + form.day)
    return Reading(day(chosen), Grain.DAY, because=f"that weekday in the week counted from {start}")


def _base_day(form: Relative, context: Context) -> date | None:
    """The day that a relative period counts from: the writing's too for "the previous year" where none was told."""
    if form.base is Base.WRITING:
        return context.written
    if form.unit is Unit.DAY:
        return context.last_day()
    return context.last_within(form.unit) or (context.written if form.offset < 0 and not context.told else None)


def _read_relative(form: Relative, context: Context) -> Reading:
    base, size = _base_day(form, context), _UNIT_GRAINS[form.unit]
    if base is None:
        return Reading(None, size, because="counted from an unknown day")
    because = f"counted from {base}"
    if form.unit is Unit.WEEK and form.base is Base.WRITING and not form.offset and not form.whole:
        return Reading(_this_week(base, context.tense), Grain.WEEK, because=because)
    if form.unit is Unit.WEEKEND:
        return Reading(_weekend(form, base, context.tense), size, because=because)
    return Reading(periods_from(form.unit, base, form.offset), size, because=because)


def _this_week(base: date, tense: Tense | None) -> str:
    """From the week's Monday to the day of writing; what lies ahead, from there to its Sunday."""
    monday = base - timedelta(base.weekday())
    first, last = (base, monday + timedelta(6)) if tense is Tense.FUTURE else (monday, base)
    return between(first, last)


def _weekend(form: Relative, base: date, tense: Tense | None) -> str:
    """The Saturday and Sunday of the week; those just past in the past tense, and without a tense before Thursday."""
    saturday = base - timedelta(base.weekday()) + timedelta(5)
    if form.base is Base.WRITING and base < saturday:
        past = form.offset < 0 or (not form.offset and (tense or _nearest_weekend(base)) is Tense.PAST)
        return between(saturday - timedelta(7), saturday - timedelta(6)) if past else weekend_from(saturday, form.offset)
    return weekend_from(saturday, form.offset)


def _nearest_weekend(base: date) -> Tense:
    return Tense.PAST if base.weekday() <= 2 else Tense.FUTURE


def _read_months(form: Months, context: Context) -> Reading:
    year = _year_of(form.year, context) if isinstance(form.year, Relative) else form.year
    if year is not None:
        return Reading(_months(year, form), Grain.MONTH, because=f"months of {year}")
    if context.written is None:
        return Reading(None, Grain.MONTH, because="the year is not told, nor when the text was written")
    begins = [date(context.written.year + k, form.first, 1) for k in (-1, 0, 1)]
    year = _by_tense(begins, context.written, context.tense).year
    return Reading(_months(year, form), Grain.MONTH, because=f"the nearest to {context.written}")


def _months(year: int, form: Months) -> str:
    return f"{year:04}-{form.first:02}/{year:04}-{form.first + form.count - 1:02}"


def _read_season(form: Season, context: Context) -> Reading:
    year = _year_of(form.year, context) if isinstance(form.year, Relative) else form.year
    if year is not None:
        return Reading(f"{year:04}-{form.number}", Grain.SEASON, because=f"a season of {year}")
    if context.written is None:
        return Reading(None, Grain.SEASON, because="the year is not told, nor when the text was written")
    value = _season_near(form, context.written, context.tense)
    return Reading(value, Grain.SEASON, because=f"counted from {context.written}")


def _season_near(form: Season, written: date, tense: Tense | None) -> str:
    """The season on the side of the day of writing that the words or the tense ask for."""
    around = [f"{written.year + k:04}-{form.number}" for k in (-2, -1, 0, 1, 2)]
    over = [s for s in around if bounds(s)[1] < written]
    coming = [s for s in around if bounds(s)[0] > written]
    now = [s for s in around if s not in over and s not in coming]
    if form.direction is Direction.LAST:
        return over[-1]
    if form.direction is Direction.NEXT:
        return coming[0]
    if now:
        return now[0]
    if form.direction is Direction.THIS:
        return next(s for s in around if int(s[:4]) == written.year)
    back, ahead = (written - bounds(over[-1])[1]).days, (bounds(coming[0])[0] - written).days
    if tense is None:
        return over[-1] if back <= 2 * ahead else coming[0]
    return over[-1] if tense is Tense.PAST else coming[0]


def _read_week_in(form: WeekIn, context: Context) -> Reading:
    month = read(form.month, context).value if form.month else None
    size = Grain.WEEK if form.weekday is None else Grain.DAY
    if month is None:
        return Reading(None, size, because="of an unknown month")
    first, last = bounds(month)
    if form.weekday is not None:
        return _nth_weekday(form.number, form.weekday, first, last)
    if form.number < 0:
        return Reading(between(last - timedelta(6), last), size, because=f"the last seven days of {month}")
    start = first + timedelta(7 * (form.number - 1))
    return Reading(between(start, min(start + timedelta(6), last)), size, because=f"the days of that week of {month}")


def _nth_weekday(number: int, weekday: int, first: date, last: date) -> Reading:
    if number < 0:
        chosen = last - timedelta((last.weekday() - weekday) % 7)
    else:
        chosen = first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    return Reading(day(chosen) if chosen <= last else None, Grain.DAY, because="counted within the month")


def _read_week_of(form: WeekOf, context: Context) -> Reading:
    value = read(form.day, context).value
    if value is None:
        return Reading(None, Grain.WEEK, because="the week of an unknown day")
    return Reading(period_of(Unit.WEEK, bounds(value)[0]), Grain.WEEK, because=f"the week of {value}")


def _read_shift(form: Shift, context: Context) -> Reading:
    amount = form.amount
    if form.base is Base.EVENT:
        return Reading(None, amount.grain, because="counted from an event whose day is not told")
    if form.base is Base.WRITING:
        return _shifted_from_writing(form, context)
    if form.base is Base.TEXT:
        return _shifted_from_text(form, context)
    base = read(form.base, context)
    if base.value is None:
        return Reading(None, amount.grain, because="counted from an unknown day")
    value = _shift_value(base.value, amount, form.sign)
    because = f"{amount.iso()} {'before' if form.sign < 0 else 'after'} {base.value}"
    if not form.sure:
        return Reading(None, grain(value), (value,), f"{because}, if that is what it counts from")
    return Reading(value, grain(value), because=because)


def _shifted_from_writing(form: Shift, context: Context) -> Reading:
    """Read "three weeks ago" as a week and "two years ago" as a year: as fine as the unit it is counted in."""
    size = form.amount.grain
    if context.written is None:
        return Reading(None, size, because="counted from an unknown day")
    moved, because = shift(context.written, form.amount, form.sign), f"counted from {context.written}"
    if size is Grain.WEEK:
        return Reading(period_of(Unit.WEEK, moved), size, (day(moved),), because)
    return Reading(at_grain(size, moved), size if size is not Grain.TIME else Grain.DAY, because=because)


def _shifted_from_text(form: Shift, context: Context) -> Reading:
    size = form.amount.grain
    if size in (Grain.DAY, Grain.WEEK, Grain.TIME):
        base = context.last_day()
    else:
        unit = Unit.MONTH if size is Grain.MONTH else Unit.YEAR
        base = context.last_within(unit) or (context.written if form.sign < 0 and not context.told else None)
    if base is None:
        return Reading(None, size, because="counted from an unknown day")
    moved = shift(base, form.amount, form.sign)
    value = at_grain(Grain.DAY if size in (Grain.WEEK, Grain.TIME) else size, moved)
    because = f"{form.amount.iso()} {'before' if form.sign < 0 else 'after'} {base}"
    if context.written and context.tense is not Tense.FUTURE and bounds(value)[0] > context.written:
        return Reading(None, grain(value), (value,), f"{because}, but that was still to come")
    return Reading(value, grain(value), because=because)


def _shift_value(value: str, amount: Amount, sign: int) -> str:
    """A value moved: by days and weeks a day becomes a day; by months and years nothing gets finer than a month."""
    size = grain(value)
    moved = shift(bounds(value)[0], amount, sign)
    fine = amount.grain in (Grain.DAY, Grain.WEEK, Grain.TIME)
    if fine and size is not Grain.DAY:
        raise ValueError(f"days counted from {value}")
    return at_grain(Grain.DAY if fine else Grain.MONTH if size in (Grain.DAY, Grain.MONTH) else Grain.YEAR, moved)


def _read_fixed(form: Fixed, _: Context) -> Reading:
    return Reading(form.value, form.grain, form.candidates, form.because or "as printed")


def _read_interval(form: Interval, context: Context) -> Reading:
    first = read(form.first, context)
    if first.value is None:
        return Reading(None, first.grain, because=first.because)
    last = read(_after_first(form, first.value), context)
    start = first.value.split("/")[0]
    if last.value is None:
        return Reading(None, first.grain, because=last.because)
    value = f"{start}/{last.value.split('/')[-1]}"
    bounds(value)
    return Reading(value, grain(value), because=first.because)


def _after_first(form: Interval, first: str) -> Form:
    """The interval's end as what comes next after its beginning."""
    last, start = form.last, bounds(first)[0]
    if isinstance(last, Calendar) and last.year is None and last.month:
        return replace(last, year=start.year + ((last.month, last.day or 31) < (start.month, start.day)))
    if isinstance(last, Weekday) and last.direction is None and last.week is None:
        return Calendar(*(start + timedelta((last.day - start.weekday()) % 7)).timetuple()[:3])
    return last


def _read_length(form: Length, _: Context) -> Reading:
    return Reading(form.amount.iso() if form.amount else None, form.grain, because="as printed")


def _read_recurring(form: Recurring, _: Context) -> Reading:
    return Reading(form.period, form.grain, because="what comes again after this long")


def _read_clock(_form: Clock, _: Context) -> Reading:
    return Reading(None, Grain.TIME, because="a time of day without a day")


READERS: Mapping[type, Callable[[Any, Context], Reading]] = MappingProxyType(
    {
        Calendar: _read_calendar,
        Weekday: _read_weekday,
        Relative: _read_relative,
        Months: _read_months,
        Season: _read_season,
        WeekIn: _read_week_in,
        WeekOf: _read_week_of,
        Shift: _read_shift,
        Fixed: _read_fixed,
        Interval: _read_interval,
        Length: _read_length,
        Recurring: _read_recurring,
        Clock: _read_clock,
    }
)
"""How each form is read."""
