"""Questions to the words of a sentence that every part of this family asks: phrases, subjects, verbs of saying."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from verbale import knowledge
from verbale.extract.phrases import below, children_of
from verbale.extract.scene import Scene
from verbale.knowledge.speech import Frame, SayingVerb
from verbale.model.spans import Span

FINITE = frozenset(("VBD", "VBZ", "VBP"))
PRONOUNS = frozenset(("he", "she", "they", "it", "who", "both", "i", "we", "you", "which", "that"))
_FIRST_PERSON = frozenset(("i", "we", "you", "one", "my", "our", "your"))
_HYPOTHETICAL = frozenset(["would", "could", "may", "might", "should", "must", "can", "will", "'ll", "shall", "'d", "to"])
_ABOUT = frozenset(["over", "about", "at", "for", "of", "regarding", "concerning", "toward", "towards", "with", "against"])
_VERBAL = frozenset(("VERB", "AUX"))
_CLIMBING = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep"))
_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_INTRODUCING = frozenset(("speak of", "talk of"))
"""Verbs whose participle only leads over to what is said: "Speaking of the visit, the envoy said ..."."""
TRIMMED = frozenset([",", ".", ";", ":", "—", "–", "-", "--", '"', "''", "``", "'", "(", ")", "[", "]", "and", "but"])


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that attribute: tokens `[first, last)`, `head` the one that governs; no `verb` in "according to"."""

    first: int
    last: int
    head: int
    verb: SayingVerb | None = None

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun with its possessor: "the minister's claim"."""
        return self.verb is None and self.last - self.first == 1

    def allows(self, *frames: Frame) -> bool:
        """Whether the verb takes one of these frames."""
        return self.verb is not None and not self.verb.frames.isdisjoint(frames)


class Words:
    """A report's tokens, as this family asks for them."""

    def __init__(self, scene: Scene) -> None:
        """Take the scene over; the rest is worked out when asked for."""
        self.scene = scene
        self.tokens = scene.tokens
        self.lower = scene.lower
        self.children = scene.syntax.children
        self.known = knowledge.saying()

    @cached_property
    def first_particles(self) -> dict[str, list[str]]:
        """The particles that make another verb of a verb: `point` has `out`."""
        found: dict[str, list[str]] = {}
        for verb in self.known.verbs:
            lemma, _, particle = verb.partition(" ")
            if particle:
                found.setdefault(lemma, []).append(particle)
        return found

    @cached_property
    def source_phrases(self) -> dict[str, list[tuple[str, ...]]]:
        """The phrases that name a source, by their first words."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self.known.sources:
            found.setdefault(phrase[0], []).append(phrase)
        return found

    # -- phrases ---------------------------------------------------------------------------------------------

    def subtree(self, i: int) -> list[int]:
        """A token and all that hangs on it, in text order."""
        return below(self.scene, i)

    def phrase(self, head: int, within: range) -> range:
        """The unbroken noun phrase around its head, without relative clauses, inside `within`."""
        dropped = {k for c in self.subtree(head) if c != head and self._is_aside(c) for k in self.subtree(c)}
        inside = {k for k in self.subtree(head) if k in within and k not in dropped}
        first = last = head
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        found = self.trimmed(range(first, last + 1))
        closes = found.stop <= last and self.lower[found.stop] == ")" and "(" in self.lower[found.start : found.stop]
        return range(found.start, found.stop + closes)

    def _is_aside(self, i: int) -> bool:
        """Whether a token heads a relative clause, or a participle after a comma: "the minister, speaking in Lima, ..."."""
        first = self.subtree(i)[0]
        return self.tokens[i].dep == "relcl" or (self.tokens[i].dep == "acl" and self.lower[first - 1] == ",")

    def trimmed(self, tokens: range) -> range:
        """The tokens without punctuation and conjunctions at their ends."""
        first, last = tokens.start, tokens.stop
        while first < last and self.lower[first] in TRIMMED:
            first += 1
        while last > first and self.lower[last - 1] in TRIMMED:
            last -= 1
        return range(first, last)

    def span(self, tokens: range) -> Span:
        """The span of some tokens."""
        return self.scene.span_of(tokens.start, tokens.stop)

    # -- verbs -----------------------------------------------------------------------------------------------

    def verb_at(self, i: int) -> SayingVerb | None:
        """The verb of saying that a token is, with its particle if it has one."""
        lemma = self.tokens[i].lemma.lower()
        for particle in self.first_particles.get(lemma, ()):
            parts = particle.split()
            if list(self.lower[i + 1 : i + 1 + len(parts)]) == parts:
                return self.known.verbs[f"{lemma} {particle}"]
        return self.known.verbs.get(lemma)

    def cue_at(self, i: int) -> Cue | None:
        """The cue that begins with a token: a verb of saying that tells, or a phrase that names a source."""
        for phrase in self.source_phrases.get(self.lower[i], ()):
            if self.lower[i : i + len(phrase)] == phrase:
                return Cue(i, i + len(phrase), i + len(phrase) - 1)
        token = self.tokens[i]
        if token.pos == "NOUN" and self.lower[i] in self.known.nouns:
            return Cue(i, i + 1, i) if self.lower[i + 1 : i + 2] == ("that",) and self.possessor(i) is not None else None
        if token.pos not in _VERBAL or token.dep in ("amod", "compound", "aux"):
            return None
        verb = self.verb_at(i)
        if verb is None or not self.tells(i) or (token.tag == "VBG" and verb.verb in _INTRODUCING):
            return None
        return Cue(i, i + len(verb.verb.split()), i, verb)

    def may_begin_cue(self, i: int) -> bool:
        """Whether it is worth asking `cue_at`: a quick look at the token alone."""
        return self.tokens[i].pos in _VERBAL or self.lower[i] in self.known.nouns or self.lower[i] in self.source_phrases

    def tells(self, i: int) -> bool:
        """Whether a verb tells what happened: it is not denied, not merely possible, and no order."""
        syntax = self.scene.syntax
        if syntax.negated(i):
            return False
        helpers = set(syntax.auxiliaries(i))
        if self.tokens[i].tag == "VB":
            return bool(helpers & {"did", "do", "does"})
        return not helpers & _HYPOTHETICAL or self.tokens[i].tag in FINITE

    def passive(self, i: int) -> bool:
        """Whether a verb is in the passive voice, or a bare past participle."""
        deps = {self.tokens[c].dep for c in self.children[i]}
        return bool(deps & {"auxpass", "nsubjpass", "agent"}) or (
            self.tokens[i].tag == "VBN" and "aux" not in deps and self.tokens[i].dep not in ("ROOT", "conj", "ccomp")
        )

    def finite_between(self, first: int, last: int) -> bool:
        """Whether a finite verb stands between two places, outside relative clauses."""
        return any(
            self.tokens[k].tag in (*FINITE, "MD") and self.tokens[k].dep not in ("relcl", "acl", "amod")
            and not any(self.tokens[a].dep == "relcl" and first <= a < last for a in self.scene.syntax.ancestors(k))
            for k in range(first, last)
        )  # fmt: skip

    # -- who -------------------------------------------------------------------------------------------------

    def subject(self, verb: int, within: range) -> int | None:
        """The head of who does what a verb says: its own subject, or that of the verb that governs it."""
        at = verb
        for _ in range(5):
            token = self.tokens[at]
            own = self._own_subject(at)
            if own is not None and at != verb and token.dep == "ccomp" and not self.can_speak(own):
                at = token.head  # "says the road is open and has warned that": the one who says it, not the road
                continue
            if own is not None:
                return own if own in within else None
            if token.dep == "pcomp" and (quoted := self._quoted_by(token.head)) is not None:
                return quoted if quoted in within else None
            if token.dep in ("acl", "relcl") and at == verb:
                return token.head
            if token.dep not in _CLIMBING or token.head == at:
                return None
            at = token.head
        return None

    def _quoted_by(self, preposition: int) -> int | None:
        """Who is quoted "as saying" something by somebody else."""
        if self.lower[preposition] != "as":
            return None
        verb = self.tokens[preposition].head
        return next(children_of(self.scene, verb, "dobj"), None)

    def _own_subject(self, verb: int) -> int | None:
        if (agent := self._agent(verb)) is not None:
            return agent
        found = [c for c in self.children[verb] if self.tokens[c].dep in ("nsubj", "nsubjpass")]
        if not found:
            return None
        marked = len(found) > 1 and found[0] < verb < found[-1] and self.tokens[found[0]].pos == "SCONJ"
        return found[-1] if marked else found[0]

    def possessor(self, noun: int) -> int | None:
        """The head of whose claim, hope or view it is."""
        return next(children_of(self.scene, noun, "poss"), None)

    def _agent(self, verb: int) -> int | None:
        by = [c for c in self.children[verb] if self.tokens[c].dep == "agent"]
        return next((c for b in by for c in self.children[b] if self.tokens[c].dep == "pobj"), None)

    def can_speak(self, head: int) -> bool:
        """Whether a noun phrase's head is somebody: a person, an office, a party, a body, a document that says."""
        scene = self.scene
        if head in scene.person_at or head in scene.office_at or head in scene.party_at:
            return True
        if self.tokens[head].entity in _NAMES or self.lower[head] in self.known.speakers:
            return True
        if self.tokens[head].tag == "NNP":
            return head not in scene.time_at and head not in scene.place_at
        return self.lower[head] in ("he", "she", "they", "who", "both")

    def is_body(self, head: int) -> bool:
        """Whether a noun phrase's head is a body that speaks (an agency, a ministry), and nobody by name or office."""
        scene = self.scene
        if head in scene.person_at or head in scene.office_at:
            return False
        return self.tokens[head].entity == "ORG" or self.lower[head] in self.known.bodies

    def speaks_for_itself(self, head: int) -> bool:
        """Whether the words are the writer's own: "I", "we"."""
        return self.lower[head] in _FIRST_PERSON

    def with_subject_matter(self, stop: int, verb: int) -> int:
        """Where a phrase that ends at `stop` ends with what it is about: "concern" with "over the delay"."""
        if stop < len(self.tokens) and self.lower[stop] in _ABOUT and self.tokens[stop].head == verb:
            return self.subtree(stop)[-1] + 1
        return stop
