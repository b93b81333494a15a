"""The working view of a report that the annotators share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from verbale.annotate.parse import Parse, flat
from verbale.model.annotated import Sentence, Token
from verbale.model.documents import Report
from verbale.model.spans import Span


@dataclass(frozen=True)
class Page:
    """A report's text with its parse, and quick ways from offsets to tokens and sentences."""

    report: Report
    parse: Parse

    @property
    def text(self) -> str:
        """The document's text."""
        return self.report.document.text

    @cached_property
    def flat(self) -> str:
        """The text as word lists have it: line breaks as blanks, quotes straight; offsets are those of the text."""
        return flat(self.text)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the readable passages."""
        return self.parse.tokens

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The tokens' words in lower case."""
        return tuple(t.text.lower() for t in self.parse.tokens)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each token begins."""
        return tuple(t.start for t in self.parse.tokens)

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(s.span.start for s in self.parse.sentences)

    def token_range(self, span: Span) -> tuple[int, int]:
        """The tokens `[first, last)` that begin within a span."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence at an offset of a readable passage."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence of a token."""
        return self.parse.sentences[self.sentence_at(self.starts[i])]

    def span_of(self, first: int, last: int) -> Span:
        """The span of the tokens `[first, last)`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    @cached_property
    def regions(self) -> tuple[Span, ...]:
        """The readable passages' spans."""
        return tuple(self.report.passages[i].span for i in dict.fromkeys(s.passage for s in self.parse.sentences))
