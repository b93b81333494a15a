"""What the finders of statements share: the report's quotations and cues, and which of them are spoken for already."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce

from verbale.extract.scene import Scene
from verbale.extract.statements.contents import channel_of
from verbale.extract.statements.quotations import Quotation, find_quotations
from verbale.extract.statements.sources import Sources
from verbale.extract.statements.words import Cue, Words
from verbale.model.spans import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words with their source: `contents` (the main part first), `quotes` (words between marks), `source` and its head.

    `carried` where the speaker is that of the attribution before; `cue` is None for "X: ...".
    """

    contents: tuple[Span, ...]
    source: range
    head: int
    cue: Cue | None = None
    quotes: tuple[Span, ...] = ()
    channel: Span | None = None
    carried: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(c.start for c in self.contents)


@dataclass
class Ground:
    """One report; `used` cues and `taken` quotations belong to an attribution already."""

    scene: Scene
    used: set[Cue] = field(default_factory=set)
    taken: set[Quotation] = field(default_factory=set)

    @cached_property
    def words(self) -> Words:
        """The report's words."""
        return Words(self.scene)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The report's quotations."""
        return find_quotations(self.scene)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens inside quotation marks."""
        return frozenset(k for q in self.quotations for k in self.scene.range_of(q.span))

    @cached_property
    def cues(self) -> list[dict[int, Cue]]:
        """The cues of each sentence by their heads, those inside quotations left out."""
        words, quoted = self.words, self.quoted
        rows = []
        for s in self.scene.sentences:
            places = (i for i in range(s.first, s.last) if words.may_begin_cue(i) and i not in quoted)
            found = (words.cue_at(i) for i in places)
            rows.append({cue.head: cue for cue in found if cue})
        return rows

    @cached_property
    def sources(self) -> Sources:
        """Who says what."""
        return Sources(self.words, self.quoted)

    def attribution(
        self, contents: list[Span], source: range, head: int, cue: Cue | None, quotes: tuple[Span, ...] = ()
    ) -> Attribution:
        """An attribution, with the channel that stands beside its cue."""
        channel = None
        if cue is not None:
            sentence = self.scene.sentences[self.scene.sentence_of(cue.head)]
            taken = [self.scene.range_of(s) for s in contents]
            found = channel_of(self.words, cue, sentence, source, taken)
            channel = self.words.span(found) if found else None
        return Attribution(tuple(contents), source, head, cue, quotes, channel)

    def quoting(self, a: Attribution) -> Attribution:
        """An attribution with the quotations inside its content; the content keeps their marks."""
        contents, quotes = [], []
        for part in a.contents:
            inside = [q for q in self.quotations if q.inner.touches(part) and (q not in self.taken or part.holds(self._said(q)))]
            quotes += [q.inner for q in inside]
            self.taken.update(inside)
            contents.append(reduce(Span.to, (q.span for q in inside), part))
        return replace(a, contents=tuple(contents), quotes=tuple(sorted(quotes)))

    def _said(self, q: Quotation) -> Span:
        """The words of a quotation without the mark that ends its sentence."""
        return Span(q.inner.start, q.inner.start + max(1, len(q.inner.of(self.scene.text).rstrip(".,;!?"))))

    def first_after(self, offset: int) -> int:
        """The number of the first quotation that begins at or after an offset."""
        return bisect_left(self.quotations, offset, key=lambda q: q.span.start)


@dataclass(frozen=True, slots=True)
class Finder:
    """What finds attributions on a ground."""

    ground: Ground

    @property
    def scene(self) -> Scene:
        """The report."""
        return self.ground.scene

    @property
    def words(self) -> Words:
        """Its words."""
        return self.ground.words

    @property
    def sources(self) -> Sources:
        """Who says what in it."""
        return self.ground.sources

    def breaks(self, i: int) -> bool:
        """Whether a token begins a line."""
        return i == 0 or "\n" in self.scene.text[self.scene.tokens[i - 1].end : self.scene.tokens[i].start]
