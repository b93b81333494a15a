"""Dates of the record where a receiver knows no EDTF."""

from __future__ import annotations

import re
from datetime import date

from verbale.model import edtf

_PLAIN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def first_and_last(value: str | None) -> tuple[date | None, date | None]:
    """The first and the last day that a value can mean; None for an open end, and where there is no value."""
    if not value:
        return None, None
    first, last = edtf.bounds(value)
    return (None if first == date.min else first), (None if last == date.max else last)


def plain(value: str | None) -> str | None:
    """The value if it is a year, a month or a day and nothing qualifies it: then ISO 8601 writes it just so."""
    return value if value and _PLAIN.fullmatch(value) else None


def stretch(value: str | None) -> tuple[str, str] | None:
    """The two days of an interval from day to day."""
    start, _, end = (value or "").partition("/")
    return (start, end) if _DAY.fullmatch(start) and _DAY.fullmatch(end) else None


def exact(value: str | None) -> tuple[date, date] | None:
    """The first and last day of a value that is a day or an interval from day to day, and that nothing qualifies."""
    known = stretch(value) or (value if value and _DAY.fullmatch(value) else None)
    return edtf.bounds(value) if known and value else None
