"""Clues to the day: the dateline, weekdays, days and months without their years, lengths of time between them."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date, timedelta
from typing import TYPE_CHECKING

from verbale.annotate.dating.clue import IMPOSSIBLE, Clue, Evidence, Price
from verbale.annotate.times.forms import Base, Calendar, Interval, Relative, Shift, Unit
from verbale.model.annotated import Grain, Sentence, Tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbale.annotate.times import Expression
    from verbale.model.spans import Span

_NEAR, _FAR = 45, 200
_DAY_AFTER = 0.15
"""The price of each day between a weekday told in the past and the day of writing."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def dateline(evidence: Evidence) -> Iterator[Clue]:
    """The day of the dateline is the day of writing, or the day before publication."""
    e = evidence.dateline
    if e is None or not isinstance(e.form, Calendar):
        return
    form = e.form

    def price(day: date) -> float:
        if _is(form, day):
            return 0.0
        return 1.0 if _is(form, day - timedelta(1)) else IMPOSSIBLE

    yield Clue(e.span, f"the dateline is of {e.span.of(evidence.text)}", price, pins=form.month is not None)


def _is(form: Calendar, day: date) -> bool:
    parts = ((form.year, day.year), (form.month, day.month), (form.day, day.day))
    return all(told is None or told == real for told, real in parts)


def weekdays(evidence: Evidence) -> Iterator[Clue]:
    """A weekday told in the past is one of the last seven days, and rather a late one; one to come is one of the next."""
    seen: set[tuple[int, bool]] = set()
    for e, form, tense, _ in evidence.weekdays:
        ahead = tense is Tense.FUTURE
        if (form.day, ahead) not in seen:
            seen.add((form.day, ahead))
            side = "to come" if ahead else "past"
            because = f"{_WEEKDAYS[form.day]} is told of as {side}, within a week of the day"
            yield Clue(e.span, because, _within_a_week(form.day, ahead=ahead), pins=not ahead)


def _within_a_week(weekday: int, *, ahead: bool) -> Price:
    def price(day: date) -> float:
        off = (weekday - day.weekday()) % 7 if ahead else (day.weekday() - weekday) % 7
        return _DAY_AFTER * off

    return price


def named_days(evidence: Evidence) -> Iterator[Clue]:
    """A day without its year, told as past, lies not long before the day; told as to come, not long after."""
    for e, tense, _ in evidence.told:
        ends = [e.form.first, e.form.last] if isinstance(e.form, Interval) else [e.form]
        for form in ends:
            if not isinstance(form, Calendar) or form.year is not None or not form.month or not form.day:
                continue
            words = e.span.of(evidence.text)
            because = f"{words} is {_side(tense)}"
            yield Clue(e.span, because, _around(form, tense), pins=form.weekday is not None)


def _side(tense: Tense | None) -> str:
    return {Tense.PAST: "past", Tense.FUTURE: "still to come", None: "near"}[tense]


def _around(form: Calendar, tense: Tense | None) -> Price:
    """The price of a day by its distance from the named one, on the side that the tense asks for."""

    def price(day: date) -> float:
        named = [d for year in (day.year - 1, day.year, day.year + 1) if (d := _in_year(form, year))]
        if form.weekday is not None:
            named = [d for d in named if d.weekday() == form.weekday]
        past = min(((day - d).days for d in named if d <= day), default=999)
        ahead = min(((d - day).days for d in named if d >= day), default=999)
        off = past if tense is Tense.PAST else ahead if tense is Tense.FUTURE else min(past, ahead)
        return _by_distance(off)

    return price


def _by_distance(days: int) -> float:
    """Little for a month and a half, much beyond half a year."""
    if days <= _NEAR:
        return 0.01 * days
    if days <= _FAR:
        return 0.01 * _NEAR + 0.02 * (days - _NEAR)
    return min(IMPOSSIBLE, 4.0 + 0.05 * (days - _FAR))


def _in_year(form: Calendar, year: int) -> date | None:
    try:
        return date(year, form.month or 1, form.day or 1)
    except ValueError:
        return None


def named_months(evidence: Evidence) -> Iterator[Clue]:
    """A month without its year lies on its side of the day within a year; "March this year" within the same one."""
    for e, tense, _ in evidence.told:
        form = e.form
        if not isinstance(form, Calendar) or form.month is None or form.day is not None or tense is None:
            continue
        month, words = form.month, e.span.of(evidence.text)
        if isinstance(form.year, Relative) and form.year.unit is Unit.YEAR and form.year.offset == 0:
            yield Clue(e.span, f"{words} is {_side(tense)}", _same_year(month, tense))
        elif form.year is None and form.direction is None:
            yield Clue(e.span, f"{words} is {_side(tense)}", _months_off(month, tense))


def _same_year(month: int, tense: Tense) -> Price:
    def price(day: date) -> float:
        return IMPOSSIBLE if (day.month < month if tense is Tense.PAST else day.month > month) else 0.0

    return price


def _months_off(month: int, tense: Tense) -> Price:
    def price(day: date) -> float:
        off = (day.month - month) % 12 if tense is Tense.PAST else (month - day.month) % 12
        return 0.1 * off if off <= 8 else 2.0

    return price


def so_long_after(evidence: Evidence) -> Iterator[Clue]:
    """ "The meeting took place a week after ... on June 19": the weekday of the news lies so long after the named day."""
    if evidence.news is None:
        return
    weekday = evidence.news[1].day
    for e, tense, sentence in evidence.told:
        if not isinstance(e.form, Shift) or tense is not Tense.PAST or e.form.amount.grain not in (Grain.DAY, Grain.WEEK):
            continue
        base = e.form.base if isinstance(e.form.base, Calendar) else _day_after(evidence, e, sentence)
        if base is None or e.form.base in (Base.WRITING, Base.TEXT) or not base.month or not base.day:
            continue
        days = round(e.form.amount.days + 7 * e.form.amount.weeks) * e.form.sign
        because = (
            f"{_WEEKDAYS[weekday]} lies {e.span.of(evidence.text)} {base.day} {month_name[base.month]}"
            f"{'' if e.form.amount.grain is Grain.DAY else ', told in weeks, so give or take three days'}"
        )
        yield Clue(e.span, because, _after(base, weekday, days, e.form.amount.grain), pins=True)


def _day_after(evidence: Evidence, e: Expression, sentence: Sentence) -> Calendar | None:
    """The first named day behind an expression in its sentence: that of the event which it counts from."""
    for other, _, place in evidence.told:
        form = other.form
        if place is sentence and other.span.start > e.span.end and isinstance(form, Calendar) and form.day and form.month:
            return form
    return None


def _after(base: Calendar, weekday: int, days: int, grain: Grain) -> Price:
    def price(day: date) -> float:
        news = day - timedelta((day.weekday() - weekday) % 7)
        named = [d for year in (day.year - 1, day.year) if (d := _in_year(base, year))]
        off = min(abs((news - d).days - days) for d in named)
        loose = 0 if grain is Grain.DAY else 3
        return min(IMPOSSIBLE, (0.3 if off <= loose else 0.8) * off)

    return price


_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?) (?:metric )?([a-z]+?)s?\b")
_RATE = re.compile(r"(\d[\d,]*(?:\.\d+)?) (?:metric )?([a-z]+?)s? (?:per|a|each|every) day|(\d[\d,]*(?:\.\d+)?) ([a-z]+?)s? daily")
_THROUGH = re.compile(r"\b(?:through|until|till|to end(?: on)?|by|ending(?: on)?)(?: the)?\s*\Z")
_BEGAN = re.compile(r"\b(?:began|begins?|started|starts?|beginning|starting|resumed|launched)\b")


def by_the_rate(evidence: Evidence) -> Iterator[Clue]:
    """An amount that lasts through a named day at so much a day began that many days before, and began on the day of the news."""
    if evidence.news is None or not any(_same_day(evidence, s) for _, _, s in evidence.told):
        return
    weekday = evidence.news[1].day
    for e, tense, sentence in evidence.told:
        form = e.form
        if (
            not isinstance(form, Calendar)
            or form.year is not None
            or not form.day
            or (tense is Tense.PAST and not _ahead(evidence, e.span))
        ):
            continue
        lasts = _days_at_rate(evidence.sentence_text(sentence)) if _ahead(evidence, e.span) else None
        if lasts is not None:
            because = (
                f"at the daily rate told, what ends on {e.span.of(evidence.text)} lasts {lasts:.0f} days,"
                f" and began on the {_WEEKDAYS[weekday]} of the news"
            )
            yield Clue(e.span, because, _began(form, weekday, lasts), pins=True)


def _same_day(evidence: Evidence, sentence: Sentence) -> bool:
    words = evidence.sentence_text(sentence)
    return "same day" in words and _BEGAN.search(words) is not None


def _ahead(evidence: Evidence, span: Span) -> bool:
    return _THROUGH.search(evidence.text[max(0, span.start - 20) : span.start].lower()) is not None


def _days_at_rate(words: str) -> float | None:
    """How many days an amount lasts at a rate told in the same unit."""
    rate = _RATE.search(words)
    if rate is None:
        return None
    number, unit = (rate[1], rate[2]) if rate[1] else (rate[3], rate[4])
    totals = [m for m in _AMOUNT.finditer(words) if m[2] == unit and m.start() != rate.start()]
    if not totals:
        return None
    days = float(totals[0][1].replace(",", "")) / float(number.replace(",", ""))
    return days if 2 <= days <= 60 else None


def _began(last: Calendar, weekday: int, lasts: float) -> Price:
    def price(day: date) -> float:
        news = day - timedelta((day.weekday() - weekday) % 7)
        ends = [d for year in (day.year, day.year + 1) if (d := _in_year(last, year))]
        off = min(abs((d - news).days + 1 - lasts) for d in ends)
        return min(IMPOSSIBLE, 0.3 * off)

    return price


DAY_CLUES = [dateline, weekdays, named_days, named_months, so_long_after, by_the_rate]
