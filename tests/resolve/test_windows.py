"""When a mentioned meeting can have been."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_record import mention, met, origin
from verbale.model.record import Mention
from verbale.resolve.windows import Window, first_day, is_ahead, spoken, window


def told(day: str | None, published: str | None = None, status: str = "held") -> Mention:
    return mention(origin("a", published), met(day, status=status))


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2024-05-14", date(2024, 5, 14), date(2024, 5, 14)),
        ("2024-05", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-05-14?", date(2024, 5, 14), date(2024, 5, 14)),
        ("2024-05-14~", date(2024, 5, 7), date(2024, 5, 21)),
        ("2024-05-13/2024-05-14", date(2024, 5, 13), date(2024, 5, 14)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
    ],
)
def test_told_days(day: str, first: date, last: date) -> None:
    assert window(told(day)) == Window(first, last, told=True)
    assert window(told(day, "2024-06-01", "past reference")) == Window(first, last, told=True)


@pytest.mark.parametrize("day", ["2024-05/..", "../2024-05"])
def test_an_open_end_is_no_window(day: str) -> None:
    assert window(told(day)) is None


def test_news_is_of_the_days_before() -> None:
    assert window(told(None, "2024-05-15")) == Window(date(2024, 5, 5), date(2024, 5, 15), told=False)
    assert window(told(None, "2024-05")) == Window(date(2024, 4, 21), date(2024, 5, 31), told=False)


@pytest.mark.parametrize(
    ("published", "status"), [(None, "held"), ("2024", "held"), ("2024-05-15", "scheduled"), ("2024-05-15", "past reference")]
)
def test_what_nothing_bounds(published: str | None, status: str) -> None:
    assert window(told(None, published, status)) is None


def test_size_and_distance() -> None:
    day, month, year = (window(told(d)) for d in ("2024-05-14", "2024-06", "2024"))
    assert day is not None
    assert month is not None
    assert year is not None
    assert (day.is_day, month.is_day) == (True, False)
    assert (day.narrow, month.narrow, year.narrow) == (True, True, False)
    assert day.gap(month) == month.gap(day) == 18
    assert day.gap(year) == 0


def test_when_it_was_told() -> None:
    assert spoken(told(None, "2024-05-15")) == date(2024, 5, 15)
    assert spoken(told(None, "2024-05")) == date(2024, 5, 31)
    assert spoken(told(None)) is None
    assert spoken(told(None, "2024-05/..")) is None


def test_what_is_ahead() -> None:
    ahead = {s for s in ("held", "scheduled", "proposed", "postponed", "cancelled", "past reference") if is_ahead(met(status=s))}
    assert ahead == {"scheduled", "proposed", "postponed"}


def test_first_day() -> None:
    assert first_day("2024-05") == date(2024, 5, 1)
    assert first_day(None) is None


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)


@given(DAYS, DAYS)
def test_a_gap_is_the_same_both_ways(one: str, other: str) -> None:
    a, b = window(told(one)), window(told(other))
    assert a is not None
    assert b is not None
    assert a.gap(b) == b.gap(a) == abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
