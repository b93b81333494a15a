"""Making one of parts that stand together: "Friday" and "June 28", "May" and "last year", "Aug. 24" to "Sept. 11"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from verbale.annotate.times.forms import (
    Base,
    Calendar,
    Clock,
    Expression,
    Fixed,
    Form,
    Interval,
    Length,
    Months,
    Relative,
    Season,
    Shift,
    Unit,
    Weekday,
    WeekIn,
    WeekOf,
)
from verbale.annotate.times.vocabulary import pattern, vocabulary
from verbale.model.spans import Span

_LONGEST_LINK = 24
_REACH = 30

Pair = Callable[[Expression, Expression, str], Expression | None]


@dataclass(frozen=True, slots=True)
class Join:
    """How two neighbours become one: `link` is all that may stand between them, `build` makes the whole or None."""

    name: str
    left: tuple[type, ...]
    right: tuple[type, ...]
    link: re.Pattern[str]
    build: Pair


def join(text: str, expressions: list[Expression]) -> list[Expression]:
    """The expressions of one passage, joined as far as the joins allow."""
    for rule in JOINS:
        expressions = _apply(rule, text, expressions)
    expressions = [_with_lead(text, e, _end(expressions, i)) for i, e in enumerate(expressions)]
    for rule in LATE_JOINS:
        expressions = _apply(rule, text, expressions)
    return _anchored(text, expressions)


def _end(expressions: list[Expression], i: int) -> int:
    """Where the expression before the i-th ends."""
    return expressions[i - 1].span.end if i else 0


def _apply(rule: Join, text: str, expressions: list[Expression]) -> list[Expression]:
    """The expressions with all pairs of this kind joined, from left to right."""
    done: list[Expression] = []
    for expression in expressions:
        whole = _joined(rule, text, done[-1], expression) if done else None
        if whole:
            done[-1] = whole
        else:
            done.append(expression)
    return done


def _joined(rule: Join, text: str, left: Expression, right: Expression) -> Expression | None:
    if not (isinstance(left.form, rule.left) and isinstance(right.form, rule.right)):
        return None
    if right.span.start - left.span.end > _LONGEST_LINK:
        return None
    if not rule.link.fullmatch(text, left.span.end, right.span.start):
        return None
    return rule.build(left, right, text)


def _whole(left: Expression, right: Expression, form: Form, *, rule: str | None = None) -> Expression:
    """One expression over both."""
    return Expression(
        left.span.to(right.span),
        form,
        rule or left.rule,
        left.approximate or right.approximate,
        left.part or right.part,
        left.ahead,
    )


def _weekday_and_day(left: Expression, right: Expression, _: str) -> Expression | None:
    """Read "Friday, June 28", "Friday the 24th"."""
    day, date = left.form, right.form
    if isinstance(day, Weekday) and isinstance(date, Calendar) and date.day and day.direction is None and day.week is None:
        return _whole(left, right, replace(date, weekday=day.day), rule=right.rule)
    return None


def _clock_and_day(left: Expression, right: Expression, _: str) -> Expression | None:
    """Read "21:00 JST, November 26"; the clock adds nothing to the day."""
    clock, day = (left, right) if isinstance(left.form, Clock) else (right, left)
    if isinstance(clock.form, Clock) and _is_day(day.form):
        return _whole(left, right, day.form, rule=day.rule)
    return None


def _is_day(form: Form) -> bool:
    if isinstance(form, Calendar):
        return form.day is not None
    return isinstance(form, Weekday) or (isinstance(form, Relative) and form.unit is Unit.DAY)


def _year_told(left: Expression, right: Expression, _: str) -> Expression | None:
    """Read "May last year", "June 19 of this year", "the second quarter of 2024", "the summer of that year"."""
    part, year = left.form, _as_year(right.form)
    if year is None or not isinstance(part, (Calendar, Months, Season)) or part.year is not None:
        return None
    if isinstance(part, Calendar) and (part.month is None or part.direction):
        return None
    return _whole(left, right, replace(part, year=year))


def _as_year(form: Form) -> int | Relative | None:
    if isinstance(form, Relative) and form.unit is Unit.YEAR:
        return form
    return form.year if isinstance(form, Calendar) and form.month is None and form.day is None else None


def _weekday_of_week(left: Expression, right: Expression, _: str) -> Expression | None:
    """Read "Friday of last week", "last week on Friday"."""
    day, week = (left.form, right.form) if isinstance(left.form, Weekday) else (right.form, left.form)
    if isinstance(day, Weekday) and isinstance(week, Relative) and week.unit is Unit.WEEK and day.direction is None:
        return _whole(left, right, Weekday(day.day, week=week))
    return None


def _week_of_month(left: Expression, right: Expression, _: str) -> Expression | None:
    """Read "The first week of June"."""
    if isinstance(left.form, WeekIn) and isinstance(right.form, Calendar) and right.form.month and not right.form.day:
        return _whole(left, right, replace(left.form, month=right.form))
    return None


def _shared_year(left: Expression, right: Expression, _: str) -> Expression | None:
    """The left one with the year of the right one: "on June 19 and June 21, 2024". Both stay."""
    first, second = left.form, right.form
    if isinstance(first, Calendar) and isinstance(second, Calendar) and first.year is None and isinstance(second.year, int):
        fits = first.month and second.month and bool(first.day) == bool(second.day) and not first.direction
        ordered = (first.month or 0, first.day or 0) < (second.month or 0, second.day or 0)
        return left._replace(form=replace(first, year=second.year)) if fits and ordered else None
    return None


_BETWEEN = re.compile(r"\bbetween\s(?:the )?\Z", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|&)\s(?:the )?", re.IGNORECASE)
_MOVED = re.compile(rf"\b(?:{'|'.join(sorted(vocabulary().words['rescheduling']))})\b[^.;]*\Z", re.IGNORECASE)


def _interval(left: Expression, right: Expression, text: str) -> Expression | None:
    """Read "Aug. 24 to Sept. 11", "between April and June", "Monday through Friday"; not "moved from May 13 to 14"."""
    first, last = left.form, right.form
    lead = text[max(0, left.span.start - _REACH) : left.span.start]
    if _AND.fullmatch(text, left.span.end, right.span.start) and not _BETWEEN.search(lead):
        return None
    if _MOVED.search(lead) or _scale(first) != _scale(last):
        return None
    if not isinstance(first, _ENDS) or not isinstance(last, _ENDS):
        return None
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        first, last = _one_year(first, last)
    return _whole(left, right, Interval(first, last), rule="interval")


def _one_year(first: Calendar, last: Calendar) -> tuple[Calendar, Calendar]:
    """Both ends with the year that one of them tells: "from June 3 to July 5, 2024"."""
    if first.year is None and isinstance(last.year, int) and last.month and first.month:
        wraps = (first.month, first.day or 0) > (last.month, last.day or 0)
        return replace(first, year=last.year - wraps), last
    if last.year is None and first.year is not None and not isinstance(first.year, Relative) and last.month and first.month:
        wraps = (first.month, first.day or 0) > (last.month, last.day or 0)
        return first, replace(last, year=first.year + wraps)
    return first, last


def _scale(form: Form) -> str:
    """What may be the ends of one interval: days, months, years, and so on."""
    match form:
        case Calendar(day=int()):
            return "day"
        case Calendar(month=int()):
            return "month"
        case Calendar():
            return "year"
        case Weekday():
            return "weekday"
        case Relative(unit=unit):
            return unit.value
        case Fixed(grain=grain):
            return grain.value
        case _:
            return type(form).__name__


def _shift_and_anchor(left: Expression, right: Expression, _: str) -> Expression | None:
    """Read "A week after June 19", "two days before Friday", "a week from today"."""
    shift, anchor = left.form, right.form
    if not isinstance(shift, Shift) or shift.base is not Base.EVENT or not isinstance(anchor, (Calendar, Weekday, Relative)):
        return None
    return _whole(left, right, replace(shift, base=anchor))


def _same_shifted(left: Expression, right: Expression, _: str) -> Expression | None:
    """Read "The same month a year earlier"."""
    period, shift = left.form, right.form
    if isinstance(period, Relative) and period.base is Base.TEXT and not period.offset and isinstance(shift, Shift):
        return _whole(left, right, replace(shift, base=period), rule=right.rule)
    return None


_DATES = (Calendar, Relative, Weekday)
_ENDS = (Calendar, Weekday, Season, Months, Fixed)

JOINS = (
    Join(
        "weekday and day",
        (Weekday,),
        (Calendar,),
        pattern(r"(?:@comma| |_\()(?:the )?", bounded=False),
        _weekday_and_day,
    ),
    Join("clock and day", (Clock,), _DATES, pattern(r"(?:@comma| )(?:on )?", bounded=False), _clock_and_day),
    Join("day and clock", _DATES, (Clock,), pattern(r"(?:@comma| )(?:at )?", bounded=False), _clock_and_day),
    Join(
        "year told",
        (Calendar, Months, Season),
        (Calendar, Relative),
        pattern(r"(?:@comma| )(?:of )?(?:the )?", bounded=False),
        _year_told,
    ),
    Join("day of a week", (Weekday,), (Relative,), pattern(r" (?:of )?", bounded=False), _weekday_of_week),
    Join("day of a week", (Relative,), (Weekday,), pattern(r" (?:on )?", bounded=False), _weekday_of_week),
    Join("week of a month", (WeekIn,), (Calendar,), pattern(r" (?:of|in) ", bounded=False), _week_of_month),
    Join("same time", (Relative,), (Shift,), pattern(r" ", bounded=False), _same_shifted),
)
"""Tried in this order over the whole passage."""

LATE_JOINS = (
    Join(
        "interval",
        _ENDS,
        _ENDS,
        pattern(r"(?:@dash| (?:to|until|till|through|thru|and|up to) )(?:the )?", bounded=False),
        _interval,
    ),
    Join(
        "anchored",
        (Shift,),
        (Calendar, Weekday, Relative),
        pattern(r" (?:the )?(?:on )?", bounded=False),
        _shift_and_anchor,
    ),
)
"""Tried after the words before each expression have been read."""

_PART = pattern(
    r"(?s:.*?\W)??(?P<all>(?:the )?(?:very )?(?P<noun>@partnoun) of (?:the )?|(?P<adjective>@part)[- ](?:on |the )?)",
    bounded=False,
)
_AFTER_PART = re.compile(r"\b(?:after|following|since|from)\s\Z", re.IGNORECASE)
_APPROXIMATE = pattern(r"(?s:.*?\W)??(?P<all>@approximator )", bounded=False)
_APPROXIMATE_DATE = pattern(r"(?s:.*?\W)??(?P<all>(?:@dateapproximator) (?:the )?)", bounded=False)
_WEEK_OF = pattern(r"(?s:.*?\W)??(?P<all>(?:the )?week of (?:the )?)", bounded=False)
_DETERMINED = re.compile(r"(?:the|past|last|next|coming|following|previous|first|final)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:until|till|by|through|no later than|as (?:early|soon) as|starting|beginning|effective)\s(?:the )?\Z",
    re.IGNORECASE,
)
_PERIODS = (Calendar, Relative, Season, Fixed, Weekday)


def _with_lead(text: str, expression: Expression, floor: int) -> Expression:
    """The expression with the words before it that belong to it ("early", "the end of", "nearly"), from `floor` on."""
    form, start = expression.form, expression.span.start
    if _AHEAD.search(text, max(floor, start - _REACH), start):
        expression = expression._replace(ahead=True)
    if isinstance(form, Calendar) and form.day and (span := _lead(_WEEK_OF, text, expression, floor)):
        return expression._replace(span=span, form=WeekOf(form), rule="week of a day")
    if isinstance(form, _PERIODS) and not (isinstance(form, Calendar) and form.day):
        expression = _with_part(text, expression, floor)
    if isinstance(form, Shift) or (isinstance(form, Length) and form.amount and not _DETERMINED.match(text, start)):
        return _approximated(_APPROXIMATE, text, expression, floor)
    if isinstance(form, (Calendar, Fixed, Season, Months, Relative)):
        return _approximated(_APPROXIMATE_DATE, text, expression, floor)
    return expression


def _lead(lead: re.Pattern[str], text: str, expression: Expression, floor: int) -> Span | None:
    """The expression's span from where its lead begins, if it has that lead."""
    start = expression.span.start
    match = lead.fullmatch(text, max(floor, start - _REACH), start)
    return Span(match.start("all"), expression.span.end) if match else None


def _with_part(text: str, expression: Expression, floor: int) -> Expression:
    """Read "Early June", "the end of this year", "after the start of 2024" (which is approximate)."""
    start = expression.span.start
    match = _PART.fullmatch(text, max(floor, start - _REACH), start)
    if match is None:
        return expression
    first = match.start("all")
    after = bool(match["noun"]) and _AFTER_PART.search(text, max(floor, first - 12), first) is not None
    part = (match["noun"] or match["adjective"]).lower()
    return expression._replace(span=Span(first, expression.span.end), part=part, approximate=expression.approximate or after)


def _approximated(lead: re.Pattern[str], text: str, expression: Expression, floor: int) -> Expression:
    span = _lead(lead, text, expression, floor)
    return expression._replace(span=span, approximate=True) if span else expression


_SENTENCE_END = re.compile(r"[.!?][\"'”’)]?\s+(?=[A-Z\"“])|\n")
_APART = re.compile(r"[,;:–—]|--")


def _anchored(text: str, expressions: list[Expression]) -> list[Expression]:
    """Times told from an event get the day of its clause, and dates in a row the year that the last one tells."""
    done = list(expressions)
    for i in range(len(done) - 2, -1, -1):
        left, right = done[i], done[i + 1]
        between = text[left.span.end : right.span.start]
        if isinstance(left.form, Shift) and left.form.base is Base.EVENT and isinstance(right.form, Calendar):
            if right.form.day and not _SENTENCE_END.search(between):
                done[i] = left._replace(form=replace(left.form, base=right.form, sure=not _APART.search(between)))
        elif _LIST.fullmatch(between):
            done[i] = _shared_year(left, right, text) or left
    return done


_LIST = re.compile(r"\s?(?:,|,?\s?(?:and|or|&))\s?(?:on\s|in\s)?", re.IGNORECASE)
