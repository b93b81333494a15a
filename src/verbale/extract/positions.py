"""Positions: where parties stand on something, alone or together: who condemns, welcomes, calls for, seeks what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from verbale import knowledge
from verbale.extract.actors import Acting, Actors
from verbale.extract.phrases import (
    attribution,
    by_cue,
    child,
    children_of,
    denied,
    left_edge,
    mistaken_root,
    reach,
    skip_marks,
    words_of,
)
from verbale.extract.scene import Scene
from verbale.extract.telling import Fact, Teller, doers
from verbale.model.claims import Claim, Modality
from verbale.model.spans import Span

EXTRACTOR = "positions"
_TO_TARGET = knowledge.word_set("acts", "to target")


@dataclass(frozen=True, slots=True)
class Position:
    """A stance of some parties on the tokens `[first, last)`; `cue` is the word that tells it, `head` that of the target."""

    acting: Acting
    stance: str
    cue: int
    first: int
    last: int
    head: int
    modality: Modality = Modality.ASSERTED

    def target(self, scene: Scene) -> str:
        """The clean words of the target."""
        return words_of(scene, self.first, self.last)

    def span(self, scene: Scene) -> Span:
        """The words from the cue to the end of the target."""
        return scene.span_of(min(self.cue, self.first), max(self.cue + 1, self.last))


def extract_positions(scene: Scene, positions: Iterable[Position]) -> Iterator[Claim]:
    """Claims `by`, `stance` and `target` of subjects `po1`, `po2` ..."""
    for number, position in enumerate(positions, 1):
        teller = Teller(scene, EXTRACTOR, f"po{number}", position.modality, attribution(scene, position.cue))
        yield from teller.claims(_facts(scene, position))


def _facts(scene: Scene, position: Position) -> Iterator[Fact]:
    yield Fact("target", position.target(scene), position.span(scene))
    yield Fact("stance", position.stance, scene.span_of(position.cue, position.cue + 1))
    yield from doers(position.acting)


def find_positions(scene: Scene, actors: Actors) -> Iterator[Position]:
    """The positions told in a report's body, in text order."""
    finder, triggers = _Finder(scene, actors), _triggers()
    for i in actors.cued(triggers.keys()):
        rules = triggers.get(scene.tokens[i].lemma) or triggers.get(scene.lower[i]) or ()
        position = next((p for rule in rules if (p := rule(finder, i)) is not None), None)
        if position is not None and position.target(scene):
            yield position


@cache
def _triggers() -> Mapping[str, tuple[Callable[[_Finder, int], Position | None], ...]]:
    """The rules that each word calls."""
    words = knowledge.act_words()
    return by_cue(
        (
            (words.expressing, _Finder.by_noun),
            (words.stances, _Finder.by_verb),
            (words.stance_adjectives, _Finder.by_adjective),
            (words.pursuits, _Finder.by_pursuit),
            (words.circumstances, _Finder.by_circumstance),
            (("share",), _Finder.by_sharing),
        )
    )


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds positions, one rule a method; each gets a token and returns the position that it tells, if any."""

    scene: Scene
    actors: Actors

    def by_verb(self, verb: int) -> Position | None:
        """ "condemned the launch", "called for restraint", "noting that such acts violate"."""
        scene = self.scene
        if not self._is_told(verb):
            return None
        for stance in knowledge.act_words().stances.get(scene.tokens[verb].lemma, ()):
            target = self._after_particle(verb, stance.particle) if stance.particle else self._object(verb)
            if target is not None:
                return self._position(verb, stance.name, *target)
        return None

    def by_noun(self, verb: int) -> Position | None:
        """ "expressed grave concern over"."""
        scene = self.scene
        for noun in children_of(scene, verb, "dobj"):
            stance = knowledge.act_words().stance_nouns.get(scene.lower[noun])
            if stance and self._is_told(verb):
                for c in (*scene.syntax.children[noun], *scene.syntax.children[verb]):
                    if c > noun and scene.lower[c] in _TO_TARGET and (target := self._within(noun, c)):
                        return self._position(verb, stance, *target)
                if clause := child(scene, noun, "acl", "ccomp"):
                    return self._position(verb, stance, *self._clause(noun, clause))
        return None

    def by_adjective(self, adjective: int) -> Position | None:
        """ "are concerned about"."""
        scene = self.scene
        verb = scene.tokens[adjective].head
        if scene.tokens[adjective].dep not in ("acomp", "ROOT", "conj", "ccomp") or not scene.syntax.is_verb(verb):
            return None
        stance = knowledge.act_words().stance_adjectives[scene.lower[adjective]]
        for c in scene.syntax.children[adjective]:
            if c > adjective and scene.lower[c] in _TO_TARGET and (target := self._within(adjective, c)):
                return self._position(verb, stance, *target, cue=adjective)
        return None

    def by_pursuit(self, noun: int) -> Position | None:
        """ "Japan's attempts to": what a party is after."""
        scene = self.scene
        if scene.tokens[noun].pos != "NOUN" or not list(children_of(scene, noun, "poss")):
            return None
        acting = self.actors.owner(noun)
        clause = child(scene, noun, "acl", "relcl", "ccomp", "xcomp")
        if acting is None or clause is None or not any(scene.lower[c] == "to" for c in children_of(scene, clause, "aux")):
            return None
        first, last, head = self._clause(noun, clause)
        return Position(acting, "seeks", noun, first, last, head)

    def by_circumstance(self, word: int) -> Position | None:
        """ "Amid severe challenges, both agreed": how those who act together see the state of things."""
        scene = self.scene
        verb, circumstance = scene.tokens[word].head, child(scene, word, "pobj", "dobj")
        if circumstance is None or not scene.syntax.is_verb(verb) or scene.tokens[verb].lemma not in knowledge.act_words().acts:
            return None
        acting = self.actors.of(verb)
        if acting is None or not acting.joint:
            return None
        first = skip_marks(scene, word + 1, circumstance)
        return Position(acting, "assesses", word, first, reach(scene, word, circumstance, first), circumstance)

    def by_sharing(self, verb: int) -> Position | None:
        """ "which share the values of"."""
        scene = self.scene
        noun = child(scene, verb, "dobj")
        if noun is None or scene.lower[noun] not in knowledge.act_words().shared or not self._is_told(verb):
            return None
        target = self._object(verb)
        return self._position(verb, "shares", *target) if target else None

    # -- parts -----------------------------------------------------------------------------------------------------------------

    def _position(self, verb: int, stance: str, first: int, last: int, head: int, cue: int | None = None) -> Position | None:
        acting = self.actors.of(verb) or self._example_of(verb)
        if acting is None or last <= first:
            return None
        modality = Modality.NEGATED if denied(self.scene, verb) else Modality.ASSERTED
        if {self.scene.lower[c] for c in children_of(self.scene, verb, "aux")} & {"may", "might", "could"}:
            modality = Modality.HEDGED
        return Position(acting, stance, verb if cue is None else cue, first, last, head, modality)

    def _example_of(self, verb: int) -> Acting | None:
        """Whose example a gerund gives: "gestures from the administration, such as proposing"."""
        scene = self.scene
        if scene.tokens[verb].tag != "VBG":
            return None
        noun = next((a for a in scene.syntax.ancestors(verb) if scene.tokens[a].pos == "NOUN"), None)
        return (self.actors.owner(noun) or self.actors.named(noun)) if noun is not None else None

    def _is_told(self, verb: int) -> bool:
        """Whether a verb tells a stance that is taken: active, and no infinitive."""
        scene = self.scene
        token = scene.tokens[verb]
        if token.pos != "VERB" or token.dep in ("amod", "compound"):
            return False
        if mistaken_root(scene, verb):
            return True
        aux = {scene.lower[c] for c in children_of(scene, verb, "aux", "mark")}
        if child(scene, verb, "auxpass") is not None or "to" in aux or "if" in aux:
            return False
        if token.tag == "VB" and not aux and token.dep == "conj" and not self._goes_with(verb):
            return False
        return token.tag != "VBN" or bool(aux) or token.dep in ("conj", "parataxis", "ROOT", "ccomp", "dep")

    def _goes_with(self, verb: int) -> bool:
        """Whether a bare verb shares the auxiliary of the verb before it: "will support ... and uphold", never "asked to"."""
        scene = self.scene
        while scene.tokens[verb].dep == "conj":
            verb = scene.tokens[verb].head
        aux = {scene.lower[c] for c in children_of(scene, verb, "aux")}
        return bool(aux) and "to" not in aux

    def _object(self, verb: int) -> tuple[int, int, int] | None:
        """The object of a verb, or its clause."""
        scene = self.scene
        clause = next((c for c in children_of(scene, verb, "ccomp", "xcomp") if c > verb), None)
        if clause is not None:
            first, last, head = self._clause(verb, clause)
            whom = next((c for c in children_of(scene, verb, "dobj") if verb < c < clause), None)
            return (left_edge(scene, whom) if whom is not None else first), last, head
        if scene.tokens[verb].lemma in knowledge.act_words().clausal:
            return None
        noun = next((c for c in children_of(scene, verb, "dobj") if c > verb), None)
        if noun is None or scene.tokens[noun].pos == "PRON":
            return None
        first = skip_marks(scene, max(left_edge(scene, noun), verb + 1), noun)
        return first, reach(scene, verb, noun, first), noun

    def _after_particle(self, verb: int, particle: str) -> tuple[int, int, int] | None:
        """What follows a verb's preposition or particle."""
        scene = self.scene
        last = particle.rsplit(maxsplit=1)[-1]
        for c in children_of(scene, verb, "prep", "prt", "agent", "advmod"):
            if (
                c > verb
                and scene.lower[c] == last
                and (len(particle.split()) == 1 or scene.lower[c - 1] == particle.split(maxsplit=1)[0])
            ):
                return self._within(verb, c) or self._object(verb)
        return None

    def _within(self, governor: int, preposition: int) -> tuple[int, int, int] | None:
        """The object of a preposition."""
        scene = self.scene
        head = next(children_of(scene, preposition, "pobj", "pcomp"), None)
        if head is None or head in scene.time_at:
            return None
        first = skip_marks(scene, preposition + 1, head)
        return first, reach(scene, governor, preposition, first), head

    def _clause(self, governor: int, head: int) -> tuple[int, int, int]:
        """A clause without its "that" or "to"."""
        scene = self.scene
        opening = [c for c in children_of(scene, head, "mark", "aux") if scene.lower[c] in ("that", "to") and c > governor]
        subject = child(scene, head, "nsubj", "nsubjpass", "expl")
        own = subject is not None and subject > governor
        if opening and scene.lower[opening[0]] == "to" and own:
            opening = []
        first = opening[0] + 1 if opening else max(left_edge(scene, head), governor + 1)
        first = skip_marks(scene, first, head)
        return first, reach(scene, governor, head, first), head
