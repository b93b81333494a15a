"""Whose words they are: the phrase beside a cue that names the source."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.extract.phrases import children_of
from verbale.extract.scene import Scene
from verbale.extract.statements.words import Cue, Words

_ADDRESS = frozenset(("'s", "mr.", "ms.", "mrs.", "mr", "ms"))
_LATER = frozenset(("after", "during", "following", "before"))
_PLACING = _LATER | {"in", "on", "at", "via"}


@dataclass(frozen=True, slots=True)
class Sources:
    """Finds sources; `quoted` are the tokens inside quotation marks, where no source stands."""

    words: Words
    quoted: frozenset[int]

    @property
    def scene(self) -> Scene:
        """The report."""
        return self.words.scene

    def of(self, cue: Cue, index: int) -> tuple[range, int] | None:
        """The words of the source that a cue of the sentence with that index names, and their head."""
        sentence = self.scene.sentences[index]
        if cue.verb is not None:
            return self.of_verb(cue, index)
        if cue.is_noun and (owner := self.words.possessor(cue.head)) is not None:
            return self.without_genitive(self.words.phrase(owner, range(sentence.first, cue.first))), owner
        source = self.after(cue, range(sentence.first, sentence.last))
        return (source, self.head(source)) if source else None

    def of_verb(self, cue: Cue, index: int) -> tuple[range, int] | None:
        """The words of who says what a verb of saying says, and their head."""
        words, sentence = self.words, self.scene.sentences[index]
        head = words.subject(cue.head, range(sentence.first, sentence.last))
        if head is None and words.lower[cue.last : sentence.last] in ((), (".",)):
            beside = self.left_of(cue.first, sentence.first)
            return beside if beside and words.is_body(beside[1]) else None
        if head is None or head in self.quoted or (words.passive(cue.head) and head not in self._agents(cue)):
            return None
        if head < cue.first:
            head = self._apart(head, cue.first)
        inside = range(sentence.first, cue.first) if head < cue.first else range(cue.last, sentence.last)
        phrase = self._before_channel(self._titled(words.phrase(head, inside), head))
        return (phrase, head) if head in phrase else None

    def _apart(self, head: int, verb: int) -> int:
        """The body before a verb that the parser took for another name of a person: "met the envoy, Ana Cruz, the agency said"."""
        words = self.words
        if head not in self.scene.person_at:
            return head
        beside = (c for c in children_of(words.scene, head, "appos") if head < c < verb)
        return next((c for c in beside if words.is_body(c)), head)

    def _agents(self, cue: Cue) -> set[int]:
        """Who says it in the passive voice: "by" somebody, or somebody "quoted as saying"."""
        return {g for c in children_of(self.words.scene, cue.head, "agent") for g in self.words.children[c]}

    def _titled(self, phrase: range, head: int) -> range:
        """A phrase around a person's name from the office before it on, without what the parser ran into it."""
        person = self.scene.person_at.get(head)
        if person is None or head not in phrase:
            return phrase
        span = person.span if person.office is None else person.office.span.to(person.span)
        first = self.scene.token_at(min(span.start, person.span.start))
        while first > phrase.start and self._describes(first - 1):
            first -= 1
        others = (self.scene.person_at.get(k, person) for k in range(phrase.start, first))
        return phrase if any(p is not person for p in others) else range(max(first, phrase.start), phrase.stop)

    def _describes(self, k: int) -> bool:
        """Whether a token before a name may belong to it: an article, an adjective, a noun, a country, "Mr"."""
        tagged = self.words.tokens[k].pos in ("DET", "ADJ", "NOUN")
        return tagged or k in self.scene.party_at or self.words.lower[k] in _ADDRESS

    def after(self, cue: Cue, rest: range) -> range | None:
        """The noun phrase right after a cue."""
        words = self.words
        start = cue.last
        hanging = children_of(words.scene, cue.head, "nsubj", "pobj", "dobj", "attr", "oprd")
        head = next((c for c in hanging if c >= start and c in rest), None)
        if head is None:
            head = next((k for k in range(start, rest.stop) if self._ends_phrase(k)), None)
        if head is None or words.finite_between(start, head):
            return None
        phrase = words.phrase(head, range(start, rest.stop))
        return self._before_channel(range(start, phrase.stop))

    def _ends_phrase(self, k: int) -> bool:
        """Whether a noun is the head of its phrase."""
        words = self.words
        if words.tokens[k].pos not in ("NOUN", "PROPN", "PRON"):
            return False
        return words.tokens[k].dep not in ("compound", "poss", "nmod") or words.tokens[k].head < k

    def _before_channel(self, source: range) -> range:
        """A noun phrase without "in a statement ..." that the parser hung on it."""
        low = self.words.lower
        for k in source:
            if low[k] in _PLACING and k > source.start:
                objects = [c for c in self.words.children[k] if self.words.tokens[c].dep == "pobj"]
                apart = any(low[c] in self.words.known.channels or c in self.scene.time_at for c in objects)
                if apart or low[k] in _LATER:
                    return self.words.trimmed(range(source.start, k))
        return self.words.trimmed(source)

    def left_of(self, verb: int, first: int) -> tuple[range, int] | None:
        """Who stands right before a verb that the parser gave no subject."""
        words = self.words
        stop = verb
        while stop > first and words.tokens[stop - 1].pos in ("AUX", "ADV"):
            stop -= 1
        head = stop - 1
        if head < first or head in self.quoted or not words.can_speak(head):
            return None
        return words.phrase(head, range(first, stop)), head

    def without_adverbials(self, source: range) -> range:
        """A subject without what stands before its first comma, where that is no name: "in Lima, the minister"."""
        words = self.words
        if len(source) and words.tokens[source.start].pos in ("ADP", "SCONJ", "ADV", "VERB"):
            comma = next((k for k in source if words.lower[k] == ","), None)
            if comma is not None:
                return words.trimmed(range(comma + 1, source.stop))
        return source

    def without_genitive(self, source: range) -> range:
        """A possessor without its ending."""
        while len(source) > 1 and self.words.lower[source.stop - 1] in ("'s", "'"):
            source = range(source.start, source.stop - 1)
        return source

    def head(self, source: range) -> int:
        """The token of a phrase that the rest hangs on."""
        tokens = self.words.tokens
        outer = (k for k in source if tokens[k].head not in source and tokens[k].pos != "PUNCT")
        return next(outer, source.stop - 1)

    def helpers(self, cue: Cue) -> int:
        """How many auxiliaries and adverbs stand right before a verb."""
        k = cue.first
        while k and self.words.tokens[k - 1].pos in ("AUX", "ADV"):
            k -= 1
        return cue.first - k
