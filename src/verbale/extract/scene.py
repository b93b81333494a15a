"""An annotated report with quick ways to ask: what is mentioned here, which clause is this, who governs that."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from verbale import knowledge
from verbale.model.annotated import (
    AnnotatedText,
    OfficeMention,
    PartyMention,
    PersonMention,
    PlaceMention,
    Sentence,
    Time,
)
from verbale.model.spans import Evidence, Span, quote
from verbale.model.syntax import Syntax

_ACRONYM = re.compile(
    r"(?:[A-Z][\w.–-]*(?:[ ’'-]+(?:of|and|for|on|the|[A-Z][\w.–-]*)){1,9}) \(([A-Z][A-Z0-9+-]{2,9})\b[^)]{0,40}\)"
)
_ROUND_OF = re.compile(r"^(?:The )?(?:[\w-]+ )?(?:Round|Session|Meeting|Edition|Iteration) of (?:the )?", re.I)
"""What stands before a dialogue's name where its round is told: "Sixth Session of the Joint Commission"."""

if TYPE_CHECKING:
    from verbale.extract.meetings.claims import Teller
    from verbale.extract.meetings.clauses import Clauses

QUOTES = frozenset(('"', "“", "”", "''", "``"))


class Dialogue(NamedTuple):
    """A dialogue called by a name that has no noun of encounter in it, "the HLED" or "the Weimar Triangle".

    Its tokens are `[start, stop)`; `name` is the full name, `type` the type of encounter.
    """

    start: int
    stop: int
    name: str
    type: str


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
        self.clauses: dict[int, Clauses] = {}
        """The clauses of each sentence (by its first token) that has been asked about; see `clauses_of`."""
        self.tellers: list[Teller] = []
        """The tellers of the report's meetings, once they are told; see `tellers_of`."""
        self.heads: dict[int, list[tuple[int, int, knowledge.Encounter]]] = {}
        """The nouns of encounter of each sentence (by its first token) that has been looked at."""

    @cached_property
    def _document(self) -> str:
        """The document's id: a hash, worked out once."""
        return self.report.document.id

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
        return quote(self._document, self.text, span)

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

    @cached_property
    def dialogue_at(self) -> dict[int, Dialogue]:
        """Dialogues called by an acronym that the report explains, or by a well-known name, by every token of theirs."""
        found: dict[int, Dialogue] = {}
        explained = {m[1]: _ROUND_OF.sub("", m[0][: m[0].rindex("(")].strip()) for m in _ACRONYM.finditer(self.text)}
        meant = {a: n for a, n in explained.items() if _is_dialogue(n)}
        named = set(knowledge.expanded(tuple(p.code for p in self.annotated.parties)))
        firsts = _first_words() | {a.lower() for a in meant}
        longest = 5
        i = 0
        while i < len(self.tokens):
            if self.lower[i] in firsts and self.tokens[i].text[0].isupper():
                for width in range(longest, 0, -1):
                    words = self.text[self.tokens[i].start : self.tokens[min(i + width, len(self.tokens)) - 1].end]
                    known = knowledge.series_aliases().get(words.casefold()) if width > 1 or words.isupper() else None
                    known = known if known and set(known.parties) <= named else None
                    name = known.name if known else meant.get(words)
                    if name and not (i > 0 and self.tokens[i - 1].text == "(" and words in meant):
                        found |= dict.fromkeys(range(i, i + width), Dialogue(i, i + width, name, "meeting"))
                        i += width - 1
                        break
            i += 1
        return found

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


def _is_dialogue(name: str) -> bool:
    """Whether a name that a report shortens is a dialogue's: one of its words is a noun of encounter."""
    nouns = knowledge.encounters().nouns
    return any((noun := nouns.get(word.casefold())) is not None and noun.series for word in name.split())


@cache
def _first_words() -> frozenset[str]:
    """The first words of the well-known dialogues' names, as the tokenizer cuts them, in folded case."""
    return frozenset(re.split(r"[\s-]", alias, maxsplit=1)[0] for alias in knowledge.series_aliases())
