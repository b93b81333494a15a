"""What a request may ask for: the parameters that several pages have, each checked before anything is looked up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated

from fastapi import Depends, Path, Query

from verbale.errors import UsageError
from verbale.model import edtf
from verbale.model.spans import Span
from verbale.views import naming
from verbale.web.problems import BadParameter

MOST = 8
"""Parties, kinds or states in one request."""

Key = Annotated[str, Path(max_length=200, description="An id.")]
PageNumber = Annotated[int, Query(alias="page", ge=1, le=100_000, description="Which page of the list, from 1.")]

_Codes = Annotated[
    list[str],
    Query(alias="party", max_length=MOST, description="A party by code, name, adjective or capital; several mean all of them."),
]


def _parties(party: _Codes = []) -> tuple[str, ...]:  # noqa: B006  # FastAPI reads it and never changes it
    """The codes of parties; an empty field of a form is none."""
    try:
        return naming.parties(p[:100] for p in party if p.strip())
    except UsageError as error:
        raise BadParameter("party", str(error)) from None


_From = Annotated[str, Query(alias="from", max_length=20, description="From this day, month or year on.")]
_To = Annotated[str, Query(alias="to", max_length=20, description="Until the end of this day, month or year.")]
_Words = Annotated[str, Query(max_length=20, description="Words to point at: START-END in code points of the text.")]


def _since(since: _From = "") -> date | None:
    return _bound("from", since, 0)


def _until(until: _To = "") -> date | None:
    return _bound("to", until, 1)


def _bound(name: str, value: str, end: int) -> date | None:
    if not value.strip():
        return None
    try:
        return edtf.bounds(value.strip())[end]
    except ValueError:
        raise BadParameter(name, f"{value!r} is no date; write 2024-05-17, 2024-05 or 2024") from None


def _at(at: _Words = "") -> Span | None:
    if not at:
        return None
    start, _, end = at.partition("-")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise BadParameter("at", f"{at!r} are no words; write START-END")
    return Span(int(start), int(end))


def chosen(name: str, values: Sequence[str], known: type[StrEnum]) -> tuple[str, ...]:
    """Some of the values that there are; an empty field of a form is none. Raises `BadParameter` for any other."""
    given = tuple(dict.fromkeys(v for v in values if v))
    for value in given:
        if value not in [k.value for k in known]:
            raise BadParameter(name, f"{value!r} is none of {', '.join(known)}")
    return given


def one(name: str, value: str, known: type[StrEnum]) -> str | None:
    """One of the values that there are, or None. Raises `BadParameter` for any other."""
    return next(iter(chosen(name, [value], known)), None)


Parties = Annotated[tuple[str, ...], Depends(_parties)]
Since = Annotated[date | None, Depends(_since)]
Until = Annotated[date | None, Depends(_until)]
At = Annotated[Span | None, Depends(_at)]
