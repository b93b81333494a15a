"""Answers that fit, and say what they leave out."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import UsageError
from verbale.mcp.answers import MOST, Found, fitting, text_of

NOTE = {"exact": "words " * 20}


def meetings(count: int, notes: int = 5) -> dict[str, object]:
    return {"meetings": [{"id": n, "heads": [{"name": "Aino"}] * 3, "notes": [NOTE] * notes} for n in range(count)]}


def test_what_is_short_comes_whole() -> None:
    assert fitting(Found(meetings(3)), 20, 5) == meetings(3) | {"more": False, "left_out": {}}


def test_a_limit_is_for_the_list_and_not_for_what_is_in_its_items() -> None:
    row = fitting(Found(meetings(3), {"meetings": 4}), 1, 2)
    assert [m["id"] for m in row["meetings"]] == [0]
    assert len(row["meetings"][0]["heads"]) == 3
    assert (row["more"], row["left_out"]) == (True, {"meetings": 6, "notes": 3})


def test_citations_alone_are_not_more() -> None:
    row = fitting(Found(meetings(1)), 20, 1)
    assert (row["more"], row["left_out"]) == (False, {"notes": 4})


def test_of_some_lists_the_latest_stay() -> None:
    row = fitting(Found(meetings(9), latest=("meetings",)), 2, 1)
    assert [m["id"] for m in row["meetings"]] == [7, 8]


def test_what_is_long_loses_citations_first_and_then_items() -> None:
    row = fitting(Found(meetings(100, notes=20)), 100, 20)
    assert len(row["meetings"]) == 100
    assert 0 < len(row["meetings"][0]["notes"]) < 20
    row = fitting(Found(meetings(5_000)), 5_000, 5)
    assert len(row["meetings"][0]["notes"]) == 1
    assert row["left_out"]["meetings"] == 5_000 - len(row["meetings"]) > 0
    assert len(text_of(row)) <= MOST


def test_what_cannot_be_made_to_fit_is_an_error() -> None:
    with pytest.raises(UsageError, match="ask for something narrower"):
        fitting(Found({"items": [{"exact": "x" * MOST}]}), 20, 3)


@given(st.text())
def test_a_text_is_printable_and_reads_back_the_same(words: str) -> None:
    text = text_of({"exact": words})
    assert all(c.isprintable() or c.isspace() for c in text)
    assert not {"\n", "\r", "\x1b", "\u2028", "\u202e"} & set(text)
    assert json.loads(text)["exact"] == words


@given(st.integers(0, 60), st.integers(0, 8), st.integers(1, 30), st.integers(1, 5))
def test_nothing_is_lost_uncounted(count: int, notes: int, limit: int, cited: int) -> None:
    row = fitting(Found(meetings(count, notes)), limit, cited)
    shown = row["meetings"]
    assert len(shown) + row["left_out"].get("meetings", 0) == count
    assert sum(len(m["notes"]) for m in shown) + row["left_out"].get("notes", 0) == notes * len(shown)
