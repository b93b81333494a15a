"""All attributions of a report: whole utterances first, then reported clauses, then quoted words within a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
        return utterances.carried(found)

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
