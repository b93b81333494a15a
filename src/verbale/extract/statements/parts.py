"""Words quoted within a clause whose verb has somebody for its subject: voiced "deep concern" over the delay."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale import knowledge
from verbale.extract.phrases import children_of
from verbale.extract.statements.ground import Attribution, Finder
from verbale.extract.statements.quotations import Quotation
from verbale.extract.statements.words import FINITE, Cue
from verbale.model.spans import Span

_COMPLEMENTS = ("dobj", "prep", "oprd", "xcomp", "ccomp", "dative")


@dataclass(frozen=True, slots=True)
class Parts(Finder):
    """Finds the source of quoted words that are part of a clause."""

    def find(self) -> list[Attribution]:
        """The quotations that no clause or cue has taken yet."""
        ground = self.ground
        return [a for q in ground.quotations if q not in ground.taken and (a := self._partial(q))]

    def _partial(self, q: Quotation) -> Attribution | None:
        """Words quoted within a clause whose verb has somebody for its subject: voiced "deep concern" over ..."""
        tokens = self.scene.range_of(q.inner)
        if not len(tokens) or self._is_name(q, tokens):
            return None
        index = self.scene.sentence_of(tokens.start)
        sentence = self.scene.sentences[index]
        verb = self._governor(tokens, sentence.first)
        if verb is None or self.scene.syntax.negated(verb):
            return None
        known = self.words.verb_at(verb)
        cue = Cue(verb, verb + (len(known.verb.split()) if known else 1), verb, known)
        found = self.sources.of_verb(cue, index) or self.sources.left_of(verb, sentence.first)
        if found is None or not self.words.can_speak(found[1]) or self.words.speaks_for_itself(found[1]):
            return None
        if known is None and (len(tokens) < 3 or self.words.tokens[verb].lemma in knowledge.encounters().verbs):
            return None
        self.ground.taken.add(q)
        content = self._complement(verb, q, sentence.last)
        return self.ground.quoting(self.ground.attribution([content], *found, cue))

    def _governor(self, tokens: range, first: int) -> int | None:
        """The nearest verb before quoted words that governs them, outside any quotation."""
        syntax = self.scene.syntax
        head = next((k for k in tokens if self.words.tokens[k].head not in tokens), tokens.start)
        outside = [a for a in syntax.ancestors(head) if a not in self.ground.quoted and first <= a < tokens.start]
        above = [a for a in outside if syntax.is_verb(a)]
        if known := [a for a in above if self.words.verb_at(a)]:
            return self._finite(known[0])
        if above and self.words.tokens[above[0]].lemma not in ("be", "have"):
            return above[0]
        near = range(tokens.start - 1, max(first, tokens.start - 8) - 1, -1)
        verbs = (k for k in near if k not in self.ground.quoted and self.words.tokens[k].pos == "VERB")
        return next((k for k in verbs if self.words.verb_at(k)), None)

    def _finite(self, verb: int) -> int:
        """The verb that an infinitive belongs to, where that is one of saying: "vowed to make" for "make"."""
        tokens, at = self.words.tokens, verb
        while tokens[at].dep == "xcomp" and tokens[at].tag == "VB" and tokens[at].head < at:
            at = tokens[at].head
        return at if self.words.verb_at(at) else verb

    def _is_name(self, q: Quotation, tokens: range) -> bool:
        """Whether the marks hold a title or a name, or a single word held at a distance."""
        scene = self.scene
        before = range(max(0, tokens.start - 4), tokens.start)
        if any(scene.lower[k] in self.words.known.naming and not self._acts(k) for k in before):
            return True
        printed = [w for w in re.findall(r"[^\W\d_]+", q.inner.of(scene.text)) if len(w) > 3]
        return bool(printed) and all(w[0].isupper() for w in printed) and len(printed) > 1

    def _acts(self, k: int) -> bool:
        """Whether a token is the verb of a clause with a subject of its own."""
        return self.words.tokens[k].tag in FINITE or any(children_of(self.words.scene, k, "nsubj"))

    def _complement(self, verb: int, q: Quotation, last: int) -> Span:
        """What a verb says: from behind it to the end of the phrase that holds the quoted words."""
        words = self.words
        inner = self.scene.range_of(q.span)
        trees = {c: words.subtree(c) for c in children_of(words.scene, verb, *_COMPLEMENTS) if c > verb}
        start = min([tree[0] for c, tree in trees.items() if c <= inner.stop], default=inner.start)
        stop = max([tree[-1] + 1 for tree in trees.values() if any(k in inner for k in tree)], default=inner.stop)
        stop = min(words.with_subject_matter(max(stop, inner.stop), verb), last)
        return words.span(words.trimmed(range(max(verb + 1, min(start, inner.start)), stop))).to(q.span)
