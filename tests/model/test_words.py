"""Words of a text, alike for comparison."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.model.words import words_in


def folded(text: str) -> list[str]:
    return [w.folded for w in words_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Inés Arriagada", ["ines", "arriagada"]),
        ("Ine\u0301s", ["ines"]),
        ("Chile's Indo-Pacific U.N. day", ["chile", "s", "indo", "pacific", "u", "n", "day"]),
        ("STRASSE straße İzmir 𝐀b", ["strasse", "strasse", "izmir", "ab"]),
        ("snake_case 3.5 ½", ["snake", "case", "3", "5", "1\u20442"]),
        ("東京で会談", ["東", "京", "て", "会", "談"]),
        ("서울은", [unicodedata.normalize("NFKD", "서울은")]),
        ("हिन्दी हानद", ["हिनदी", "हानद"]),
        ("\ud800 \0 — «»", []),
    ],
)
def test_words_are_parted_and_made_alike(text: str, words: list[str]) -> None:
    assert folded(text) == words


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    found = words_in(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= w.start < w.end <= len(text) and w.folded for w in found)
    assert [words_in(text[w.start : w.end])[0].folded for w in found] == [w.folded for w in found]


@given(st.text(st.characters(max_codepoint=127)))
def test_case_does_not_count(text: str) -> None:
    assert folded(text.upper()) == folded(text.lower()) == folded(text)
