"""All attributions of a report: whole utterances first, then reported clauses, then quoted words within a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from verbale.extract.statements.contents import Contents
from verbale.extract.statements.ground import Attribution, Finder
from verbale.extract.statements.parts import Parts
from verbale.extract.statements.utterances import Utterances
from verbale.extract.statements.words import Cue

_NOBODY = frozenset(("this", "that", "these", "those", "there"))
"""Subjects that say nothing."""


@dataclass(frozen=True, slots=True)
class Attributions(Finder):
    """Finds who says what, in text order."""

    def find(self) -> list[Attribution]:
        """Every attribution; each quotation and each cue belongs to one at most."""
        ground = self.ground
        utterances, parts = Utterances(ground), Parts(ground)
        found = utterances.find()
        for index in range(len(ground.scene.sentences)):
            found += self._reported(index)
        found += parts.find()
        return utterances.carried(self._innermost(found))

    def _innermost(self, found: list[Attribution]) -> list[Attribution]:
        """Each quotation with the innermost of those who tell it: "the office said that the envoy called it 'a start'"."""
        return [
            replace(a, quotes=tuple(q for q in a.quotes if not any(q in b.quotes and self._tells_of(a, b) for b in found)))
            for a in found
        ]

    def _tells_of(self, outer: Attribution, inner: Attribution) -> bool:
        """Whether the cue of one attribution stands within the content of another, with its source and what it attributes."""
        if inner is outer or inner.cue is None:
            return False
        words = [self.words.span(inner.source), self.words.span(range(inner.cue.first, inner.cue.last))]
        return all(any(c.holds(w) for c in outer.contents) for w in words)

    def _reported(self, index: int) -> Iterator[Attribution]:
        """The clauses that a sentence's other cues attribute, with the quotations inside them."""
        sentence = self.scene.sentences[index]
        contents = Contents(self.words, sentence, self.ground.cues[index])
        for cue in self.ground.cues[index].values():
            if cue in self.ground.used:
                continue
            found = self.sources.of(cue, index)
            parts = contents.of(cue, found[0]) if found and self._fits(cue, found[1]) else []
            if found and parts:
                self.ground.used.add(cue)
                spans = [self.words.span(p) for p in parts]
                yield self.ground.quoting(self.ground.attribution(spans, *found, cue))

    def _fits(self, cue: Cue, head: int) -> bool:
        """Whether somebody can be the source: not the writer; somebody who speaks, for verbs that things do as well."""
        if cue.verb is None:
            return not self.words.speaks_for_itself(head)
        if self.words.speaks_for_itself(head) or self.words.lower[head] in _NOBODY:
            return False
        choosy = bool(cue.verb.choosy) and cue.verb.frames <= cue.verb.choosy
        return self.words.can_speak(head) if choosy else True
