"""Spans and evidence: whatever the text is made of, a span's words are the quoted words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import EvidenceError
from verbale.model.spans import CONTEXT, Span, quote

HARD = [
    "e\u0301",  # a letter and its accent apart
    "é",
    "\u05e9\u05dc\u05d5\u05dd",  # from right to left
    "\u200f",
    "문재인",
    "\u1100\u1161\u11a8",  # a Hangul syllable in its parts
    "“grave concern”",
    "’",
    "\u00a0",
    "\r\n",
    "\n",
    "\t",
    "\u2028",
    "\U0001f91d",  # beyond the basic plane
    "\U0001f1f0\U0001f1ea",
    "\ud800",  # half a surrogate pair
    "İstanbul",
    "ﬁ",
    "Oslo ",
]

texts = st.lists(st.one_of(st.sampled_from(HARD), st.text(max_size=12)), min_size=1, max_size=12).map("".join).filter(bool)


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, Span]:
    """A text and a span in it that is not empty."""
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(quoted())
def test_evidence_is_the_text_at_its_place(case: tuple[str, Span]) -> None:
    text, span = case
    evidence = quote("d", text, span)
    assert text[evidence.start : evidence.end] == evidence.exact == span.of(text)
    assert evidence.span == span
    assert text[: span.start].endswith(evidence.prefix)
    assert text[span.end :].startswith(evidence.suffix)
    assert len(evidence.prefix) == min(CONTEXT, span.start)
    assert len(evidence.suffix) == min(CONTEXT, len(text) - span.end)


@given(texts, st.integers(-5, 200), st.integers(-5, 200))
def test_there_is_no_evidence_without_words(text: str, start: int, end: int) -> None:
    if 0 <= start < end <= len(text):
        assert quote("d", text, Span(start, end)).exact
        return
    with pytest.raises(EvidenceError, match=r"d: no words at"):
        quote("d", text, Span(start, end))


@given(quoted())
def test_trimming_takes_white_space_alone(case: tuple[str, Span]) -> None:
    text, span = case
    trimmed = span.trimmed(text)
    assert span.start <= trimmed.start <= trimmed.end <= span.end
    assert trimmed.of(text) == span.of(text).strip()


@given(quoted(), st.integers(0, 50))
def test_a_span_moves_with_its_text(case: tuple[str, Span], by: int) -> None:
    text, span = case
    assert span.shift(by).of(" " * by + text) == span.of(text)


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(min(ends), max(ends)))


@given(spans, spans)
def test_the_joint_span_is_the_smallest_that_holds_both(a: Span, b: Span) -> None:
    joint = a.to(b)
    assert joint == b.to(a)
    assert joint.holds(a)
    assert joint.holds(b)
    assert {joint.start, joint.end} <= {*a, *b}


@given(spans, spans)
def test_spans_touch_where_they_share_a_place(a: Span, b: Span) -> None:
    assert a.touches(b) is b.touches(a)
    if a.start < a.end and b.start < b.end:
        assert a.touches(b) is bool(set(range(*a)) & set(range(*b)))


@pytest.mark.parametrize(
    ("a", "b", "holds", "touches"),
    [
        (Span(0, 5), Span(5, 9), False, False),
        (Span(0, 5), Span(4, 9), False, True),
        (Span(0, 9), Span(4, 9), True, True),
        (Span(4, 9), Span(0, 9), False, True),
        (Span(2, 4), Span(2, 4), True, True),
    ],
)
def test_half_open(a: Span, b: Span, holds: bool, touches: bool) -> None:
    assert a.holds(b) is holds
    assert a.touches(b) is touches
