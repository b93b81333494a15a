"""Names of dialogues: which words are their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.resolve.series import alike, may_be_one, own_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Chile-Finland Ocean Dialogue", {"ocean"}),
        ("8th Finland–Chile Vice-Ministerial Ocean Dialogue", {"ocean"}),
        ("Chile-Finland Foreign Ministers' Meeting", set()),
        ("Chile-Finland Foreign Ministers’ Meeting", set()),
        ("United States-New Zealand Strategic Dialogue", {"strategic"}),
        ("South Korea-Sri Lanka Political Consultations", {"political"}),
        ("Foreign and Defense Ministers' Meeting", {"defence"}),
        ("Chile-Finland 2+2 Ministerial Meeting", {"2+2"}),
        ("", set()),
    ],
)
def test_own_words(name: str, words: set[str]) -> None:
    assert own_words(name) == words


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Chile-Finland Ocean Dialogue", "Finland-Chile Vice-Ministerial Ocean Talks", True),
        ("Chile-Finland Ocean Dialogue", "Chile-Finland Ocean and Climate Dialogue", True),
        ("Chile-Finland Ocean Dialogue", "Chile-Finland Mining Forum", False),
        ("Chile-Finland Economic Dialogue", "Chile-Finland Strategic Dialogue", False),
        ("Chile-Finland Foreign Ministers' Meeting", "Chile-Finland Ministerial Talks", True),
        ("Chile-Finland Ocean Dialogue", "Chile-Finland Foreign Ministers' Meeting", False),
        ("Chile-Finland Defense Dialogue", "Chile-Finland Defence Dialogue", True),
    ],
)
def test_alike(one: str, other: str, expected: bool) -> None:
    assert alike(one, other) is expected
    assert alike(other, one) is expected


def test_a_bare_name_says_nothing_against_another() -> None:
    assert may_be_one("Chile-Finland Ocean Dialogue", "Chile-Finland Dialogue")
    assert not may_be_one("Chile-Finland Ocean Dialogue", "Chile-Finland Mining Forum")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_names(one: str, other: str) -> None:
    assert alike(one, one)
    assert alike(one, other) == alike(other, one)
    assert may_be_one(one, other) == may_be_one(other, one)
    assert may_be_one(one, other) or not alike(one, other)
