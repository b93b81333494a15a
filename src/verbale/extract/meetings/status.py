"""Whether an encounter has happened: what tense, auxiliaries and governing verbs say of it."""

from __future__ import annotations

from dataclasses import dataclass

from verbale import knowledge
from verbale.extract.meetings.clauses import SAYING, Clauses
from verbale.extract.meetings.nouns import NounPhrase
from verbale.extract.scene import Scene
from verbale.model.annotated import Sentence, Tense
from verbale.model.documents import Role
from verbale.model.facts import Status

WISHED = knowledge.word_set("encounters", "wished")
HAPPEN = knowledge.word_set("encounters", "happen")
BEFORE_AFTER = knowledge.word_set("encounters", "before after")
_POSTPONED = knowledge.word_set("encounters", "postponed")
_CANCELLED = knowledge.word_set("encounters", "cancelled")
_PARTICLES = frozenset(("off", "back"))
_REFUSING = knowledge.word_set("encounters", "refusing")
_SCHEDULED = frozenset(("schedule", "plan", "expect", "slate", "set"))
_MODALS = frozenset(("could", "might", "may", "should", "would", "can"))
_STRETCHES = knowledge.word_set("encounters", "stretches")
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "pobj", "ROOT", "obj", "conj", "npadvmod", "ccomp", "appos"))
_HOPING = frozenset(("hope", "hop", "want", "wish", "seek", "aim", "offer"))
"""Verbs whose infinitive is only wished for; the parser takes "hopes" for a form of "hop"."""

_KINDS = frozenset(("forum", "format", "mechanism", "platform", "body", "framework"))
"""What a dialogue is by nature; a round of it is a meeting."""

_AT = ("at", "during", "after", "following", "since", "in")
_TOWARDS = ("for", "on", "about", "of", "toward", "towards", "")
_AGREED = frozenset(("agree", "arrange", "plan", "resume", "expect"))


@dataclass(frozen=True)
class StatusReader:
    """Reads the status of the encounters of one sentence."""

    scene: Scene
    clauses: Clauses
    sentence: Sentence

    def of_verb(self, verb: int) -> Status | None:
        """What tense, auxiliaries and governing verbs say of an encounter told by a verb; None where it is denied."""
        scene = self.scene
        syntax = scene.syntax
        if syntax.negated(verb):
            return None
        aux = syntax.auxiliaries(verb)
        if any(a in _MODALS for a in aux):
            return Status.PROPOSED
        above = self._governors(verb)
        if any(syntax.negated(a) for a in above) or self._is_refused(verb):
            return None
        tense = syntax.tense(verb)
        if any(self._lemma(a) in _POSTPONED for a in above):
            return Status.POSTPONED
        if any(self._lemma(a) in _CANCELLED for a in above):
            return Status.CANCELLED
        if "as early as" in self._text_after(verb) and tense is Tense.FUTURE:
            return Status.PROPOSED
        if tense is Tense.FUTURE:
            wished = any(scene.tokens[a].lemma in WISHED for a in above)
            return Status.PROPOSED if wished else Status.SCHEDULED
        if tense is None and scene.tokens[verb].tag in ("VB",) and self.sentence.role is Role.HEADLINE:
            return Status.SCHEDULED
        if scene.tokens[verb].tag == "VB" and any(scene.tokens[a].lemma in _HOPING for a in above):
            return Status.PROPOSED
        return Status.HELD

    def _is_refused(self, verb: int) -> bool:
        """Whether a verb above says that it was not done: "refused to meet", "denied that they had met"."""
        tokens = self.scene.tokens
        while tokens[verb].dep in ("xcomp", "ccomp", "pcomp"):
            above = self.clauses.owner.get(tokens[verb].head)
            if above is None or above == verb:
                return False
            if tokens[above].lemma in _REFUSING:
                return not self.scene.syntax.negated(above)
            verb = above
        return False

    def _lemma(self, verb: int) -> str:
        """A verb's lemma, with the particle that makes another verb of it: "put off"."""
        tokens = self.scene.tokens
        particle = next((c for c in self.scene.syntax.children[verb] if c > verb and self.scene.lower[c] in _PARTICLES), None)
        return tokens[verb].lemma if particle is None else f"{tokens[verb].lemma} {self.scene.lower[particle]}"

    def _text_after(self, verb: int) -> str:
        return " ".join(self.scene.lower[verb : min(verb + 12, self.sentence.last)])

    def _governors(self, verb: int) -> list[int]:
        """The verbs that govern a verb as its complement: "are scheduled [to hold]", "hopes [to meet]"."""
        found: list[int] = []
        i = verb
        while self.scene.tokens[i].dep in ("xcomp", "ccomp", "advcl", "acl", "conj") and len(found) < 3:
            owner = self.clauses.owner.get(self.scene.tokens[i].head)
            if owner is None or owner == i or self.scene.tokens[owner].lemma in SAYING:
                break
            if self.scene.tokens[i].dep in ("conj", "advcl"):
                break
            found.append(owner)
            i = owner
        return found

    def of_noun(self, noun: NounPhrase, verb: int | None) -> Status | None:
        """What the governing verb says of an encounter told by a noun; None where it is denied, or left open."""
        tokens = self.scene.tokens
        if tokens[noun.head].dep == "poss":  # "the summit's declaration" tells of a declaration
            return None
        if verb is None:
            return Status.HELD if "last" in noun.marks else None
        chain = [verb, *self._governors(verb)]
        lemmas = {self._lemma(v) for v in chain}
        preposition = self.preposition(noun)
        bare = not preposition and tokens[noun.head].dep in _ARGUMENTS
        if bare and lemmas & _POSTPONED:
            return Status.POSTPONED
        if bare and lemmas & _CANCELLED:
            return Status.CANCELLED
        if preposition not in BEFORE_AFTER and any(self.scene.syntax.negated(v) for v in chain):
            return None
        if "last" in noun.marks:
            return Status.HELD
        if tokens[noun.head].dep == "nsubj" and self._is_definition(verb):
            return None
        if tokens[noun.head].dep in ("nsubj", "nsubjpass") and tokens[verb].lemma in HAPPEN | _SCHEDULED | {"need"}:
            return self._of_subject(verb)
        if "next" in noun.marks:
            return Status.SCHEDULED
        return self._of_complement(noun, verb, lemmas, preposition)

    def _is_definition(self, verb: int) -> bool:
        """Whether the words say what a dialogue is: "the Forum is the oldest format of its kind"."""
        token = self.scene.tokens[verb]
        kinds = (c for c in self.scene.syntax.children[verb] if self.scene.tokens[c].dep == "attr")
        return token.lemma == "be" and token.tag == "VBZ" and any(self.scene.lower[c] in _KINDS for c in kinds)

    def _of_subject(self, verb: int) -> Status | None:
        """Of a noun that is said to happen, to be planned, to be needed."""
        lemma = self.scene.tokens[verb].lemma
        if lemma in _SCHEDULED and "had" in self.scene.syntax.auxiliaries(verb):
            return None  # "had been planned for March" came to nothing
        if lemma == "need" or any(a in _MODALS for a in self.scene.syntax.auxiliaries(verb)):
            return Status.PROPOSED
        return Status.SCHEDULED if lemma in _SCHEDULED or self.is_ahead(verb) else Status.HELD

    def _of_complement(self, noun: NounPhrase, verb: int, lemmas: set[str], preposition: str) -> Status | None:
        """Of a noun that only completes what the verb says: "agreed at a meeting", "called for a summit"."""
        settled = self.is_ahead(verb)
        loose = bool(noun.marks & {"indefinite", "other", "possessive"})
        if (preposition in _AT or (not preposition and "follow" in lemmas)) and not settled:
            return Status.HELD
        if lemmas & (WISHED | _AGREED) and (loose or preposition in _TOWARDS):
            return Status.PROPOSED
        if preposition in BEFORE_AFTER:
            return Status.HELD if preposition in _AT else None
        if settled:
            return Status.SCHEDULED
        return None if loose else Status.HELD

    def is_ahead(self, verb: int) -> bool:
        """Whether a verb tells what is still to come."""
        return self.scene.syntax.tense(verb) is Tense.FUTURE

    def preposition(self, noun: NounPhrase) -> str:
        """The preposition that leads to a noun phrase, or the empty string."""
        scene = self.scene
        i = noun.first - 1
        if scene.lower[i] == "of" and scene.lower[i - 1] in _STRETCHES:
            i -= 2
            while i >= self.sentence.first and (scene.tokens[i].pos in ("NUM", "ADV", "ADJ", "DET") or i in scene.time_at):
                i -= 1
        while i >= self.sentence.first and (scene.tokens[i].pos in ("DET", "PRON") or scene.lower[i] in ("'s", "its")):
            i -= 1
        if i < self.sentence.first:
            return ""
        token = scene.tokens[i]
        if token.dep == "mark" and scene.lower[i] not in BEFORE_AFTER:  # "said that the round was put off"
            return ""
        return scene.lower[i] if token.pos in ("ADP", "SCONJ") or scene.lower[i] in BEFORE_AFTER or scene.lower[i] == "," else ""
