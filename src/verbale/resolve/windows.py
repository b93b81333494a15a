"""When a mentioned meeting can have been: from its date, or from when the report was written."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from verbale.model import edtf
from verbale.model.facts import TO_COME, Meeting, Status
from verbale.model.record import Mention

NARROW = timedelta(days=62)
"""The longest window that can hold a mention down: a month that is told as "about" one."""

_JUST_HELD = timedelta(days=10)
"""How long before a report a meeting without a date lies at most, if the report tells of it as news."""

_ABOUT = timedelta(days=7)
"""How far an approximate date may be out."""


_EARLIEST, _LATEST = 2, 9990
"""Years between which days can be reckoned with; open ends lie outside."""


class Window(NamedTuple):
    """The days that a meeting can have been on; `told` if the report gives them, else they follow from when it was written."""

    first: date
    last: date
    told: bool

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    @property
    def narrow(self) -> bool:
        """Whether it is short enough to tell rounds apart."""
        return self.last - self.first <= NARROW

    def gap(self, other: Window) -> int:
        """Days between the two; 0 where they overlap."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)


def window(mention: Mention) -> Window | None:
    """The window of a mention; None where nothing bounds it on both sides."""
    return _window(mention.meeting.date, mention.meeting.status, mention.origin.published)


@lru_cache(maxsize=65536)
def _window(told: str | None, status: str, published: str | None) -> Window | None:
    if told is not None:
        first, last = edtf.bounds(told)
        if first.year < _EARLIEST or last.year > _LATEST:
            return None
        if status == Status.HELD and published is not None and (meant := _a_year_on(first, last, published)):
            return Window(meant, meant, told=False)
        slack = _ABOUT if told[-1] in "~%" else timedelta()
        return Window(first - slack, last + slack, told=True)
    if status == Status.HELD and published is not None:
        first, last = edtf.bounds(published)
        if last - first <= NARROW and first.year >= _EARLIEST:
            return Window(first - _JUST_HELD, last, told=False)
    return None


def _a_year_on(first: date, last: date, published: str) -> date | None:
    """The day that a report means which tells as news of a meeting just a year before it was written: the year is a slip."""
    if first != last or (first.month, first.day) == (2, 29):
        return None
    meant, out = first.replace(year=first.year + 1), edtf.bounds(published)
    return meant if out[0] == out[1] and timedelta() <= out[0] - meant <= _JUST_HELD else None


def spoken(mention: Mention) -> date | None:
    """The day by which the report was written; None where nobody knows."""
    if mention.origin.published is None:
        return None
    last = edtf.bounds(mention.origin.published)[1]
    return None if last == date.max else last


def is_ahead(meeting: Meeting) -> bool:
    """Whether the report tells of the meeting as one to come."""
    return meeting.status in TO_COME


UNDATED = date.max
"""Where what has no date stands in an order by date: last."""


def first_day(told: str | None) -> date | None:
    """The first day that an EDTF date can mean; None for none."""
    return None if told is None else edtf.bounds(told)[0]
