"""From what expressions say to the times that they mean, given when the text was written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from verbale.annotate.times.forms import Expression, Length, Recurring
from verbale.annotate.times.readings import Context, Reading, read
from verbale.model.annotated import Grain, Tense, Time, TimeKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

TenseAt = Callable[[int], Tense | None]
"""Tells the tense of the clause at an offset of the text, None where it is present or unknown."""


def resolve(
    expressions: Sequence[Expression], published: date | None, tense: TenseAt, *, dateline: date | None = None
) -> tuple[Time, ...]:
    """The times that expressions mean in a text written on `dateline` or else published on `published`.

    `tense` tells the tense of the clause at an offset. Without a day of writing, only what the text itself fixes has a
    value.
    """
    context = Context(dateline or published)
    times: list[Time] = []
    for expression in expressions:
        context.at = expression.span.start
        context.tense = tense(expression.span.start) or (Tense.FUTURE if expression.ahead else None)
        try:
            reading = read(expression.form, context)
        except (ValueError, OverflowError):
            reading = Reading(None, Grain.YEAR, because="outside the calendar")
        time = _time(expression, reading)
        times.append(time)
        if time.value is not None and time.kind is TimeKind.DATE:
            context.told.append((expression.span.start, time.value))
    return tuple(times)


def _time(expression: Expression, reading: Reading) -> Time:
    """The record's time of an expression and its reading."""
    value, form = reading.value, expression.form
    kind = TimeKind.DURATION if isinstance(form, Length) else TimeKind.SET if isinstance(form, Recurring) else TimeKind.DATE
    approximate = expression.approximate or (value is not None and "~" in value)
    if kind is TimeKind.DATE and expression.approximate and value and "/" not in value and value[-1].isalnum():
        value += "~"
    because = f"the {expression.part} of it: {reading.because}" if expression.part else reading.because
    return Time(expression.span, value, reading.grain, kind, approximate, reading.candidates, expression.rule, because)
