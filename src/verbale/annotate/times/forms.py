"""What a time expression says before it is known when it was written: the forms, and the expressions that have them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from verbale.model.annotated import Grain

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from verbale.model.spans import Span


class Unit(StrEnum):
    """The periods that "last", "this", "next" and "the same" are said of."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Base(StrEnum):
    """What a relative time counts from: the day of writing, the time last named, or an event in the sentence."""

    WRITING = "writing"
    TEXT = "text"
    EVENT = "event"


class Direction(StrEnum):
    """On which side of its base a weekday, month or season lies."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time."""

    years: float = 0
    months: float = 0
    weeks: float = 0
    days: float = 0
    hours: float = 0
    minutes: float = 0

    def times(self, count: float) -> Amount:
        """The length so many times over."""
        return Amount(*(getattr(self, f.name) * count for f in fields(self)))

    def plus(self, other: Amount) -> Amount:
        """Both lengths together."""
        return Amount(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def whole(self) -> Amount:
        """The same with half years as months, half weeks as days and half hours as minutes."""
        years, weeks, hours = int(self.years), int(self.weeks), int(self.hours)
        return Amount(
            years=years,
            months=self.months + round((self.years - years) * 12),
            weeks=weeks,
            days=self.days + round((self.weeks - weeks) * 7),
            hours=hours,
            minutes=self.minutes + round((self.hours - hours) * 60),
        )

    def iso(self) -> str:
        """The length as an ISO 8601 duration: `P4Y3M`."""
        long = "".join(f"{n:g}{u}" for n, u in zip((self.years, self.months), "YM", strict=True) if n)
        weeks, days = (0, self.days + 7 * self.weeks) if long or self.days else (self.weeks, self.days)
        long += "".join(f"{n:g}{u}" for n, u in zip((weeks, days), "WD", strict=True) if n)
        short = "".join(f"{n:g}{u}" for n, u in zip((self.hours, self.minutes), "HM", strict=True) if n)
        return f"P{long}T{short}" if short else f"P{long or '0D'}"

    @property
    def grain(self) -> Grain:
        """The finest unit that it is given in."""
        if self.hours or self.minutes:
            return Grain.TIME
        if self.days:
            return Grain.DAY
        if self.weeks:
            return Grain.WEEK
        return Grain.MONTH if self.months else Grain.YEAR


@dataclass(frozen=True, slots=True)
class Relative:
    """A period so many periods from its base: "last week", "today", "the same month".

    "This week" goes on until now or from now on; `whole` is for the week from end to end ("the end of the week").
    """

    unit: Unit
    offset: int = 0
    base: Base = Base.WRITING
    whole: bool = False


Year = int | Relative | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month or year by name, any of its parts left out: "June 19, 2024", "June 19", "last May"."""

    year: Year = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, Monday being 0: "Friday", "next Friday", "Friday last week"."""

    day: int
    direction: Direction | None = None
    base: Base = Base.WRITING
    week: Relative | None = None


@dataclass(frozen=True, slots=True)
class Months:
    """So many months from a month on, a quarter or a half: "the first half of 2024", "the third quarter"."""

    first: int
    count: int
    year: Year = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season by EDTF's code: "this summer", "autumn 2023"."""

    number: int
    year: Year = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class WeekIn:
    """A week or weekday of a month by its number, -1 for the last: "the first week of June"."""

    number: int
    weekday: int | None = None
    month: Calendar | None = None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week with a certain day in it: "the week of June 24"."""

    day: Calendar


@dataclass(frozen=True, slots=True)
class Shift:
    """An amount before (`sign` -1) or after something: "three weeks ago", "two days later", "a week after June 19".

    `sure` is False where the base told in the sentence may be the time itself ("a week after the summit, on June 26").
    """

    amount: Amount
    sign: int
    base: Base | Calendar | Weekday | Relative = Base.WRITING
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that does not depend on the day of writing, or several that it may have: "the 1990s", "Heisei 26"."""

    value: str | None
    grain: Grain
    candidates: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """From one time to another, both included."""

    first: Calendar | Weekday | Season | Months | Fixed
    last: Calendar | Weekday | Season | Months | Fixed


@dataclass(frozen=True, slots=True)
class Length:
    """A duration, without an amount where it is vague ("several years")."""

    amount: Amount | None
    grain: Grain


@dataclass(frozen=True, slots=True)
class Recurring:
    """Something that comes again after a period: "every year"."""

    period: str
    grain: Grain


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `marked` where the words say that it is one ("6 p.m.", "08:30 UTC")."""

    marked: bool


Form = Calendar | Weekday | Relative | Months | Season | WeekIn | WeekOf | Shift | Fixed | Interval | Length | Recurring | Clock


class Expression(NamedTuple):
    """A time expression as found: where, what it says, by which rule.

    `part` is the part of the period that it names; `ahead` tells that the words before it look ahead ("until Friday").
    """

    span: Span
    form: Form
    rule: str
    approximate: bool = False
    part: str = ""
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of expression is read.

    `starts` are the words, in lower case, that it may begin with (`#` for a number); `pattern` is tried there alone;
    `read` says what a match means, or None where it is no time after all.
    """

    name: str
    starts: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Form | None]
