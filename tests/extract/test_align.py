"""Where quotations stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.extract.align import locate
from verbale.model.spans import Span

TEXT = "“They’ll meet\nagain”, he said. The vice-ministers of 대한민국 met."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("They'll meet again", "They’ll meet\nagain"),
        ('"They’ll  meet', "“They’ll meet"),
        ("vice–ministers of 대한민국", "vice-ministers of 대한민국"),
        ("he said.", "he said."),
        ("they'll meet", None),
        ("The vice-ministers met", None),
        ("met. ", "met."),
        ("", None),
        (" \n", None),
        (".*", None),
    ],
)
def test_a_quotation_stands_where_its_letters_do(quote: str, found: str | None) -> None:
    span = locate(quote, TEXT, [Span(0, len(TEXT))])
    assert (span.of(TEXT) if span else None) == found


def test_only_the_regions_are_searched() -> None:
    first, second = Span(0, TEXT.index("The vice")), Span(TEXT.index("The vice"), len(TEXT))
    assert locate("met", TEXT, [first]) is None
    assert locate("me", TEXT, [second, first]) == Span(TEXT.index("met."), TEXT.index("met.") + 2)


@given(st.text(min_size=1), st.data())
def test_what_is_cut_out_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    span = locate(quote, text, [Span(0, len(text))])
    if quote.split():
        assert span is not None
        assert len(span.of(text).split()) == len(quote.split())
    else:
        assert span is None
