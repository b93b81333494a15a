"""An annotated report with quick ways to ask: what is mentioned here, which clause is this, who governs that."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Protocol, TypeVar

from verbale.model.annotated import AnnotatedText, OfficeMention, PartyMention, PersonMention, PlaceMention, Sentence, Time
from verbale.model.spans import Evidence, Span, quote
from verbale.model.syntax import Syntax

QUOTES = frozenset(('"', "“", "”", "''", "``"))


class _Mention(Protocol):
    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=_Mention)


class Scene:
    """One annotated report. All indices are into its tokens; all spans are in its text."""

    def __init__(self, annotated: AnnotatedText) -> None:
        """Take the mentions over as they are; the rest is worked out when asked for."""
        self.annotated = annotated
        self.report = annotated.report
        self.text = annotated.text
        self.tokens = annotated.tokens
        self.sentences = annotated.sentences
        self.syntax = Syntax(annotated.tokens)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The tokens' words in lower case, curly apostrophes straight."""
        return tuple(t.text.lower().replace("’", "'") for t in self.tokens)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each token begins."""
        return tuple(t.start for t in self.tokens)

    def quote(self, span: Span) -> Evidence:
        """The evidence for a span of the report."""
        return quote(self.report.document.id, self.text, span)

    def token_at(self, offset: int) -> int:
        """The first token that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def range_of(self, span: Span) -> range:
        """The tokens that begin within a span."""
        return range(self.token_at(span.start), self.token_at(span.end))

    def span_of(self, first: int, last: int) -> Span:
        """The span of the tokens `[first, last)`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def head_of(self, span: Span) -> int:
        """The token of a span whose head lies outside it: what the words hang on."""
        inside = self.range_of(span)
        outer = [i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i]
        return outer[-1] if outer else max(inside.start, inside.stop - 1)

    def within(self, mentions: Sequence[M], span: Span) -> list[M]:
        """The mentions that begin within a span."""
        first = bisect_left(mentions, span.start, key=lambda m: m.span.start)
        last = bisect_left(mentions, span.end, key=lambda m: m.span.start)
        return list(mentions[first:last])

    def people(self, span: Span) -> list[PersonMention]:
        """The people named in a span."""
        return self.within(self.annotated.people, span)

    def parties(self, span: Span) -> list[PartyMention]:
        """The parties named in a span."""
        return self.within(self.annotated.parties, span)

    def offices(self, span: Span) -> list[OfficeMention]:
        """The offices named in a span."""
        return self.within(self.annotated.offices, span)

    def places(self, span: Span) -> list[PlaceMention]:
        """The cities named in a span."""
        return self.within(self.annotated.places, span)

    def times(self, span: Span) -> list[Time]:
        """The time expressions in a span."""
        return self.within(self.annotated.times, span)

    @cached_property
    def party_at(self) -> dict[int, PartyMention]:
        """Party mentions by every token of theirs."""
        return {i: p for p in self.annotated.parties for i in self.range_of(p.span)}

    @cached_property
    def person_at(self) -> dict[int, PersonMention]:
        """People by every token of their names."""
        return {i: p for p in self.annotated.people for i in self.range_of(p.span)}

    @cached_property
    def office_at(self) -> dict[int, OfficeMention]:
        """Offices by every token of theirs."""
        return {i: o for o in self.annotated.offices for i in self.range_of(o.span)}

    @cached_property
    def time_at(self) -> dict[int, Time]:
        """Time expressions by every token of theirs."""
        return {i: t for t in self.annotated.times for i in self.range_of(t.span)}

    @cached_property
    def place_at(self) -> dict[int, PlaceMention]:
        """Cities by every token of theirs."""
        return {i: p for p in self.annotated.places for i in self.range_of(p.span)}

    def sentence_of(self, i: int) -> int:
        """The index of a token's sentence."""
        return max(0, bisect_left(self._sentence_lasts, i + 1))

    @cached_property
    def _sentence_lasts(self) -> tuple[int, ...]:
        return tuple(s.last for s in self.sentences)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens that stand inside quotation marks of more than three words."""
        found: set[int] = set()
        for sentence in self.sentences:
            opened: int | None = None
            for i in range(sentence.first, sentence.last):
                if self.tokens[i].text in QUOTES:
                    if opened is not None and i - opened > 4:
                        found |= set(range(opened + 1, i))
                    opened = i if opened is None else None
        return frozenset(found)

    def read_sentences(self) -> Iterator[tuple[int, Sentence]]:
        """The sentences with their indices: the body first, by whose light captions and headlines are read."""
        rows = list(enumerate(self.sentences))
        order = ("body", "caption", "headline")
        for role in order:
            yield from (r for r in rows if r[1].role == role)
