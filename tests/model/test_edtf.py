"""The record's EDTF subset, with the `edtf` package as the oracle."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.model.annotated import Grain
from verbale.model.edtf import bounds, contains, day, grain, overlaps, valid

YEARS = st.integers(1, 9998).map(lambda y: f"{y:04}")
MONTHS = st.dates(date(1, 1, 1), date(9998, 12, 31)).map(lambda d: d.isoformat()[:7])
DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31)).map(date.isoformat)
PLAIN = YEARS | MONTHS | DAYS
DECADES = st.integers(1, 998).map(lambda d: f"{d:03}X")
QUALIFIED = st.builds(str.__add__, PLAIN, st.sampled_from(["", "~", "?", "%"]))
POINTS = QUALIFIED | DECADES
INTERVALS = st.tuples(QUALIFIED, QUALIFIED).map(
    lambda ends: "/".join(sorted(ends, key=lambda e: (bounds(e)[0], -bounds(e)[1].toordinal())))
)


@pytest.mark.parametrize(
    ("value", "first", "last", "size"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31), Grain.YEAR),
        ("2014-10", date(2014, 10, 1), date(2014, 10, 31), Grain.MONTH),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Grain.MONTH),
        ("2014-10-05", date(2014, 10, 5), date(2014, 10, 5), Grain.DAY),
        ("2024~", date(2024, 1, 1), date(2024, 12, 31), Grain.YEAR),
        ("2024-06?", date(2024, 6, 1), date(2024, 6, 30), Grain.MONTH),
        ("2014-21", date(2014, 3, 1), date(2014, 5, 31), Grain.SEASON),
        ("2014-24", date(2014, 12, 1), date(2015, 2, 28), Grain.SEASON),
        ("201X", date(2010, 1, 1), date(2019, 12, 31), Grain.DECADE),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31), Grain.CENTURY),
        ("2005/2014", date(2005, 1, 1), date(2014, 12, 31), Grain.YEAR),
        ("2014-10/..", date(2014, 10, 1), date.max, Grain.MONTH),
        ("../2014-10-05", date.min, date(2014, 10, 5), Grain.DAY),
        ("2023-08-24/2023-09-11", date(2023, 8, 24), date(2023, 9, 11), Grain.DAY),
        ("2005/2014-10", date(2005, 1, 1), date(2014, 10, 31), Grain.MONTH),
    ],
)
def test_bounds_and_grain(value: str, first: date, last: date, size: Grain) -> None:
    assert valid(value)
    assert bounds(value) == (first, last)
    assert grain(value) is size


@pytest.mark.parametrize(
    "value",
    ["", "14", "2014-13", "2014-00", "2014-02-30", "2014-1", "2014-25", "0000", "2014/", "/2014", "../..", "2015/2014",
     "2014 ", "2014~?", "20X4", "2014-10-05T10:00", "2014-10-5", "二〇一四", "٢٠١٤", "P1Y", "2014/2015/2016", "2014\n"],
)  # fmt: skip
def test_what_is_no_date(value: str) -> None:
    assert not valid(value)
    with pytest.raises(ValueError, match=r"."):
        bounds(value)


@settings(deadline=None)
@given(PLAIN | DECADES)
def test_bounds_agree_with_the_edtf_package(value: str) -> None:
    edtf = pytest.importorskip("edtf")
    parsed = edtf.parse_edtf(value)
    first, last = bounds(value)
    assert tuple(parsed.lower_strict()[:3]) == (first.year, first.month, first.day)
    assert tuple(parsed.upper_strict()[:3]) == (last.year, last.month, last.day)


@settings(deadline=None)
@given(INTERVALS)
def test_intervals_are_edtf(value: str) -> None:
    edtf = pytest.importorskip("edtf")
    assert valid(value)
    edtf.parse_edtf(value)


@settings(deadline=None)
@given(st.text(alphabet="0123456789-/.~?%X", max_size=12))
def test_strict(text: str) -> None:
    """What we call valid has ordered bounds, a grain, and is itself within itself."""
    if valid(text):
        first, last = bounds(text)
        assert first <= last
        assert contains(text, text)
        assert grain(text) in Grain


@settings(deadline=None)
@given(POINTS | INTERVALS, POINTS | INTERVALS)
def test_overlap_and_containment(a: str, b: str) -> None:
    assert overlaps(a, b) == overlaps(b, a)
    if contains(a, b):
        assert overlaps(a, b)
    shared = [d for d in (*bounds(a), *bounds(b)) if all(bounds(v)[0] <= d <= bounds(v)[1] for v in (a, b))]
    assert overlaps(a, b) == bool(shared)


@settings(deadline=None)
@given(st.dates(date(1, 1, 1)))
def test_day(of: date) -> None:
    assert bounds(day(of)) == (of, of)
    assert grain(day(of)) is Grain.DAY
