"""A sentence of the report as the rules of history see it: its cues, whom they are said of, when, and how far words reach."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from verbale import knowledge
from verbale.extract.meetings.clauses import clauses_of as sentence_clauses
from verbale.extract.meetings.nouns import NounPhrase, find_nouns
from verbale.extract.scene import Scene
from verbale.extract.series.entries import Register
from verbale.knowledge.history import HistoryGrammar
from verbale.model.annotated import Grain, Sentence, Tense, Time, TimeKind
from verbale.model.documents import Role
from verbale.model.spans import Span

_SUBJECTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
_CONTROLLED = ("conj", "xcomp", "advcl", "ccomp")
_INNER = frozenset(["including", "such", "notably", "particularly", "especially", "among", "ranging", "namely"])
_ENDS = frozenset((".", ";", ":", "--", "—", "–", "?", "!", '"', "”"))
_NEAR = 12
"""Tokens between a dialogue's name and a word that the parser has not tied to it."""


@dataclass
class Clause:
    """One sentence. `recent` is the dialogue last spoken of before it."""

    scene: Scene
    register: Register
    sentence: Sentence
    recent: int | None
    grammar: HistoryGrammar = field(default_factory=knowledge.histories)

    @cached_property
    def nouns(self) -> list[NounPhrase]:
        """The noun phrases of encounter."""
        return find_nouns(self.scene, self.sentence)

    @cached_property
    def owner(self) -> dict[int, int]:
        """The verb that each token belongs to."""
        return sentence_clauses(self.scene, self.sentence).owner

    @cached_property
    def times(self) -> list[tuple[int, Time]]:
        """The dates of the sentence that have a value, with their first tokens."""
        found = self.scene.times(self.sentence.span)
        dates = [t for t in found if t.value and t.kind is TimeKind.DATE]
        return [(self.scene.token_at(t.span.start), t) for t in dates]

    @cached_property
    def lengths(self) -> list[tuple[int, Time]]:
        """The durations of the sentence of a year or more, with their first tokens."""
        found = [t for t in self.scene.times(self.sentence.span) if t.kind is TimeKind.DURATION]
        long = [t for t in found if t.grain in (Grain.YEAR, Grain.DECADE, Grain.CENTURY) or "Y" in (t.value or "")]
        return [(self.scene.token_at(t.span.start), t) for t in long]

    # -- cues ------------------------------------------------------------------------------------------------------

    def verbs(self, lemmas: Collection[str]) -> Iterator[int]:
        """The verbs with one of these lemmas, particle included, that are not denied."""
        return (i for i in self.verbal if self.is_one(i, lemmas))

    @cached_property
    def verbal(self) -> tuple[int, ...]:
        """The tokens that are verbs."""
        return tuple(i for i in range(self.sentence.first, self.sentence.last) if self._is_verbal(i))

    def is_one(self, i: int, lemmas: Collection[str]) -> bool:
        """Whether a verb is one of these, also where the model does not know its lemma ("relaunched", "re-launched")."""
        word = self.scene.lower[i]
        if self.scene.lower[max(i - 2, 0) : i] == ("re", "-"):
            return f"re-{self.lemma(i)}" in lemmas
        return self.lemma(i) in lemmas or (word.endswith("ed") and (word[:-2] in lemmas or word[:-1] in lemmas))

    def lemma(self, i: int) -> str:
        """A verb's lemma with its particle: "set up", "take place"."""
        low, token = self.scene.lower, self.scene.tokens[i]
        after = low[i + 1] if i + 1 < self.sentence.last else ""
        alone = token.lemma.lower()
        return f"{alone} {after}" if after in ("up", "off", "place", "out", "down") else alone

    def _is_verbal(self, i: int) -> bool:
        """Whether a token is a verb, also where a participle is tagged as an adjective ("has been suspended")."""
        token = self.scene.tokens[i]
        return token.pos in ("VERB", "AUX") or (token.pos == "ADJ" and token.dep in ("acomp", "ROOT", "acl"))

    def over(self, verb: int) -> bool:
        """Whether a verb tells what has happened: not ahead, not denied, no aim of another verb."""
        syntax, token = self.scene.syntax, self.scene.tokens[verb]
        if syntax.negated(verb) or (token.tag == "VB" and syntax.tense(verb) is not Tense.PAST):
            return False
        return syntax.tense(verb) is not Tense.FUTURE

    def phrase_at(self, i: int, phrases: knowledge.history.Phrases) -> int:
        """How many tokens from here make one of these phrases; 0 for none."""
        low = self.scene.lower
        return next((len(p) for p in phrases.get(low[i], ()) if low[i : i + len(p)] == p), 0)

    # -- whom it is said of ----------------------------------------------------------------------------------------

    def dialogue_of(self, verb: int) -> int | None:
        """The dialogue that a verb is said of: its subject, its object, or the noun that it describes."""
        for i in self._roles(verb):
            if (number := self.dialogue_at(i)) is not None:
                return number
        before = [n for n in self.nouns if n.last <= verb <= n.last + _NEAR and n.name]
        return self.register.named(before[-1]) if before else None

    def _roles(self, verb: int) -> Iterator[int]:
        tokens = self.scene.tokens
        for _ in range(4):
            children = [c for c in self.scene.syntax.children[verb] if tokens[c].dep in _SUBJECTS]
            yield from sorted(children, key=lambda c: _SUBJECTS.index(tokens[c].dep))
            above = tokens[verb].head
            if tokens[verb].dep in ("acl", "relcl", "amod", "appos"):
                yield above
                return
            if above == verb or tokens[verb].dep not in _CONTROLLED:
                return
            verb = above

    def dialogue_at(self, i: int) -> int | None:
        """The dialogue that a token means: by a phrase with its name, or by words that point back to it."""
        phrase = next((n for n in self.nouns if n.first <= i < n.last), None)
        if phrase is not None:
            number = self.register.named(phrase)
            if number is not None or (phrase.name and phrase.parties):
                return number
            return self.register.fitting(phrase, self.latest(i))
        if self.scene.lower[i] in self.grammar.anaphors:
            return self.register.fitting(None, self.latest(i))
        return None

    def latest(self, i: int) -> int | None:
        """The dialogue last named before a token."""
        before = [self.register.named(n) for n in self.nouns if n.last <= i and n.name]
        return next((n for n in reversed(before) if n is not None), self.recent)

    @property
    def last_named(self) -> int | None:
        """The dialogue last named up to the end of the sentence."""
        return self.latest(self.sentence.last)

    # -- when ------------------------------------------------------------------------------------------------------

    def time_of(self, verb: int, *, after: Collection[str] = ()) -> Time | None:
        """The first date of a verb's clause that stands behind it, or else before it; `after` names its prepositions."""
        mine = [(i, t) for i, t in self.times if self.owner.get(i) == verb]
        if after:
            mine = [(i, t) for i, t in mine if self.before(i) in after]
        behind = [t for i, t in mine if i > verb]
        return next(iter(behind or [t for _, t in mine]), None)

    def before(self, i: int) -> str:
        """The word before a token, articles and "about" left out."""
        while i > self.sentence.first and self.scene.lower[i - 1] in ("the", "about", "around", "late", "early", "mid", "-"):
            i -= 1
        return self.scene.lower[i - 1] if i > self.sentence.first else ""

    # -- how far ---------------------------------------------------------------------------------------------------

    def reach(self, i: int, width: int) -> Span | None:
        """The words that belong to the cue of `width` tokens at `i`, without the cue."""
        tokens = self.scene.tokens
        root = tokens[i].head if tokens[i].dep in ("mark", "advmod") and tokens[i].head > i else i
        if tokens[i].dep == "aux":
            root = tokens[i].head
        last = i + width
        while last < self.sentence.last and self.scene.tokens[last].text not in _ENDS:
            if not self._under(last, root) and self.scene.lower[last] not in _INNER:
                break
            last += 1
        while last > i + width and self.scene.tokens[last - 1].text in (",", "-", "and", "'"):
            last -= 1
        return self.scene.span_of(i + width, last) if last > i + width else None

    def _under(self, j: int, root: int) -> bool:
        """Whether a token hangs on the cue, or on what hangs on it."""
        return j == root or root in self.scene.syntax.ancestors(j)


@cache
def _cues() -> frozenset[str]:
    """Words of which one stands in every sentence that a rule can read."""
    grammar = knowledge.histories()
    verbs = grammar.founding | grammar.starts | grammar.lapse | grammar.resumption
    heads = {v.split()[0] for v in verbs}
    nouns = grammar.hiatus | grammar.founding_nouns | grammar.lapse_nouns | grammar.resumption_nouns
    states = {phrase[-1] for phrases in grammar.lapse_states.values() for phrase in phrases}
    return frozenset(
        heads
        | nouns
        | states
        | {"time", "times", "twice", "first", "since", "until", "last", "previous"}
        | grammar.likeness
        | grammar.purposes.keys()
        | {"rounds", "meetings", "sessions"}
    )


def clauses_of(scene: Scene, register: Register) -> Iterator[Clause]:
    """The sentences of the body in which something of a dialogue's history may stand."""
    recent: int | None = None
    for sentence in scene.sentences:
        if sentence.role is not Role.BODY:
            continue
        clause = Clause(scene, register, sentence, recent)
        if _promises(scene, sentence):
            yield clause
            recent = clause.last_named
        elif any(scene.lower[i] in _NAMES for i in range(sentence.first, sentence.last)):
            recent = clause.last_named


_NAMES = frozenset(
    ["dialogue", "dialog", "commission", "committee", "council", "summit", "consultations", "mechanism", "forum", "talks"]
)


def _promises(scene: Scene, sentence: Sentence) -> bool:
    cues = _cues()
    return any(scene.lower[i] in cues or scene.tokens[i].lemma.lower() in cues for i in range(sentence.first, sentence.last))
