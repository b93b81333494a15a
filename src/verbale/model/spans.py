"""Half-open spans of code points, and the evidence that quotes them."""

from __future__ import annotations

from typing import NamedTuple

from verbale.errors import EvidenceError

CONTEXT = 32
"""Code points of prefix and suffix in an evidence (W3C Web Annotation leaves the length to the writer)."""


class Span(NamedTuple):
    """`[start, end)` in code points of a document's text; `text[start:end]` is the quote."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two have a code point in common."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The quoted words."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same span in a text that begins `by` code points earlier."""
        return Span(self.start + by, self.end + by)

    def to(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def trimmed(self, text: str) -> Span:
        """The same span without white space at its ends; empty where there is nothing else."""
        quote = self.of(text)
        start = self.start + len(quote) - len(quote.lstrip())
        return Span(start, max(start, self.start + len(quote.rstrip())))


class Evidence(NamedTuple):
    """The words of a document that say something.

    A W3C Web Annotation TextPositionSelector (`start`, `end`) and TextQuoteSelector (`exact`, `prefix`, `suffix`) in one.
    Made by `quote` alone, so that `text[start:end] == exact` holds by construction.
    """

    document: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


def quote(document: str, text: str, span: Span) -> Evidence:
    """The evidence for a span of a document's text.

    `document` is the document's id, `text` its whole text. Raises `EvidenceError` for an empty span or one out of bounds.
    """
    start, end = span
    if not 0 <= start < end <= len(text):
        raise EvidenceError(f"{document}: no words at [{start}, {end}) of a text of {len(text)} code points")
    return Evidence(document, start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
