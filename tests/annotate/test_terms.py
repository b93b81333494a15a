"""Word lists in a text: whole words, the longest first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.annotate.terms import Matcher
from verbale.model.spans import Span


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        (["Niger"], "Niger and Nigeria", ["Niger"]),
        (["Niger", "Nigeria"], "Niger and Nigeria", ["Niger", "Nigeria"]),
        (["Guinea", "Guinea-Bissau"], "Guinea-Bissau, Guinea", ["Guinea-Bissau", "Guinea"]),
        (["foreign minister", "foreign ministers"], "foreign ministers", ["foreign ministers"]),
        (["deputy foreign minister", "foreign ministers"], "deputy foreign ministers", ["foreign ministers"]),
        (["Oman"], "Roman Oman's", ["Oman"]),
        (["U.S."], "the U.S. and us", ["U.S."]),
        (["Oman"], "oman OMAN", []),
        (["한국"], "한국 정부", ["한국"]),
        (["Côte d'Ivoire"], "in Côte d'Ivoire.", ["Côte d'Ivoire"]),
        ([], "nothing", []),
        (["Oman"], "", []),
    ],
)
def test_whole_words_longest_first(terms: list[str], text: str, found: list[str]) -> None:
    assert [term for term, _ in Matcher(terms).find(text)] == found


def test_spans_are_moved_to_where_the_text_stands() -> None:
    text = "Kenya thanked Oman"
    assert list(Matcher(["Oman"]).find(text[6:], start=6)) == [("Oman", Span(14, 18))]
    assert Span(14, 18).of(text) == "Oman"


letters = st.text("ab -é\U0001f91d", max_size=30)


@given(st.lists(st.text("ab -é", min_size=1, max_size=4).filter(str.strip), max_size=5), letters)
def test_matches_are_whole_and_apart(terms: list[str], text: str) -> None:
    end = 0
    for term, span in Matcher(terms).find(text):
        assert span.of(text) == term
        assert term in terms
        assert span.start >= end
        end = span.end


@given(st.sampled_from(["ab", "b", "aé"]), letters)
def test_a_single_term_is_found_as_by_a_regular_expression(term: str, text: str) -> None:
    expected = [Span(*m.span()) for m in re.finditer(rf"(?<!\w){term}(?!\w)", text)]
    assert [span for _, span in Matcher([term]).find(text)] == expected
