"""Who does it and to whom: the parties of an event, from the phrases around its verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from verbale.extract.plover.clauses import Clause
from verbale.extract.plover.events import AT_HOME, HOSTILE, Event
from verbale.extract.plover.matching import Hit, Matcher
from verbale.extract.plover.phrases import WITHIN, Codes
from verbale.knowledge.plover import EventCode

_OWNER_FIRST = ("REJECT", "ACCUSE")
_TOGETHER = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE")
_PLACES = frozenset(["in", "at", "near", "outside", "inside", "across", "throughout"])
_JOINT = frozenset(["with", "between", "joint", "bilateral", "combined"])


class Sides(NamedTuple):
    """The parties of an event; `lent` and `domestic` as in `Event`."""

    actor: Codes
    recipient: Codes
    lent: str | None = None
    domestic: bool = False


class Roles:
    """Finds the parties of the events of one report."""

    def __init__(self, matcher: Matcher, meeting: Codes = ()) -> None:
        """Take the report's clauses, and the parties of the meeting that it is about, for whom "they" stands."""
        self.matcher = matcher
        self.meeting = meeting
        self.phrases = matcher.phrases
        self.scene = matcher.scene
        self.tokens = matcher.tokens
        self.children = matcher.children
        self.lower = matcher.lower
        self.grammar = matcher.grammar

    def sides(self, clause: Clause, hit: Hit, code: EventCode, inner: Event | None) -> Sides:
        """The parties of an event with that code; `inner` is the act that it is about."""
        subject = clause.subject if clause.subject != hit.object else None
        actor = self.phrases.codes(subject) or self._joint(subject)
        if subject is None and hit.object is not None and hit.thing and not hit.thing.who:
            actor = self.phrases.between(hit.object) or tuple(self.phrases.own(hit.object))
        recipient = self._recipient(clause, hit, code, actor, inner)
        mutual = self._is_mutual(clause, hit, code)
        lent = None
        if not actor and (actor := self._unnamed(clause, recipient)):
            lent = "nobody is named: the country of the place or of the other side"
        both = tuple(dict.fromkeys((*actor, *recipient)))
        if mutual and len(both) > 1 and code.type not in HOSTILE:
            return Sides(both, (), lent)
        if not recipient and len(actor) > 1:
            return Sides(actor, (), lent)
        if not recipient and actor and self._is_domestic(code, hit, lent):
            return Sides(actor, actor, lent, domestic=True)
        return Sides(actor, recipient, lent)

    def _is_mutual(self, clause: Clause, hit: Hit, code: EventCode) -> bool:
        """Whether both sides do it: by the verb, or by what they do."""
        if hit.thing is not None and code == hit.thing.alone:
            return False
        if hit.act.mutual and not (hit.act.content and clause.content):
            return True
        return hit.thing is not None and hit.thing.mutual and code.type in _TOGETHER

    def is_alone(self, clause: Clause, hit: Hit) -> bool:
        """Whether one side does by itself what may take two: an exercise that is not joint."""
        assert hit.object is not None
        near = {self.lower[c] for c in self.children[hit.object]} | {self.lower[tok] for tok, _ in clause.preps}
        return len(self.phrases.codes(clause.subject)) < 2 and not near & _JOINT

    def _is_domestic(self, code: EventCode, hit: Hit, lent: str | None) -> bool:
        """Whether an act without another side is one within the actor's country: force and yielding, and what is done to people."""
        if code.type in AT_HOME:
            return True
        return lent is None and (code.type in self.grammar.domestic or self._is_somebody(hit))

    def _recipient(self, clause: Clause, hit: Hit, code: EventCode, actor: Codes, inner: Event | None) -> Codes:
        """The first candidates beside the actor."""
        for codes in self._candidates(clause, hit, code, inner):
            others = tuple(c for c in dict.fromkeys(codes) if c not in actor)
            if others:
                return others
        if hit.act.topic or len(actor) > 1 or self._is_somebody(hit) or (inner and set(inner.recipient) <= set(actor)):
            return ()
        return tuple(c for c in dict.fromkeys(self.anywhere(clause)) if c not in actor)[:1]

    def _is_somebody(self, hit: Hit) -> bool:
        """Whether the object is people without a party: those of the actor's own country."""
        if hit.object is None or (hit.thing and not hit.thing.who):
            return False
        return self.tokens[hit.object].entity == "PERSON" or not any(
            self.tokens[i].pos == "PROPN" for i in (hit.object, *self.children[hit.object])
        )

    def _candidates(self, clause: Clause, hit: Hit, code: EventCode, inner: Event | None) -> Iterator[Codes]:
        """Who may be on the other side, the likeliest first."""
        obj, phrases = hit.object, self.phrases
        if hit.act.topic:
            yield from self._prepositions(clause, None, code, hit)
            return
        yield phrases.codes(clause.dative)
        if clause.object != obj:
            yield phrases.codes(clause.object)
        if obj is not None:
            yield from self._objects(obj, hit, code)
        if inner is not None and code.type != "REQUEST":
            yield (*inner.recipient, *inner.actor)
        yield from self._prepositions(clause, obj, code, hit)
        if obj is not None:
            yield tuple(phrases.own(obj))
        yield from (phrases.codes(self.matcher.clause(c).subject) for c in clause.content)
        if inner is not None:
            yield (*inner.recipient, *inner.actor)
        yield from self._beside(clause, code)
        yield phrases.codes(phrases.inside(obj)) if obj is not None else ()

    def _objects(self, obj: int, hit: Hit, code: EventCode) -> Iterator[Codes]:
        """The other side in the object: itself, if it is somebody; else who it is between, or whose proposal or claim it is."""
        if (hit.thing is None or hit.thing.who) and code.type != "MOBILIZE":
            yield self.phrases.codes(obj)
            return
        yield self.phrases.between(obj)
        if code.type in _OWNER_FIRST:
            yield tuple(self.phrases.own(obj))

    def _beside(self, clause: Clause, code: EventCode) -> Iterator[Codes]:
        """The other side in a clause beside: the place of an attack, the subject of a condition or of a complaint."""
        for c in self.children[clause.verb]:
            if self.tokens[c].dep != "advcl":
                continue
            beside = self.matcher.clause(c)
            if code.type == "ASSAULT":
                yield from (self.phrases.codes(noun) for tok, noun in beside.preps if self.lower[tok] in _PLACES)
            elif code.type in ("THREATEN", "PROTEST"):
                yield self.phrases.codes(beside.subject)
                yield tuple(self.phrases.within(c))[:1]

    def _prepositions(self, clause: Clause, obj: int | None, code: EventCode, hit: Hit) -> Iterator[Codes]:
        """The other side by the prepositions of the object, then of the verb; places come last."""
        near: list[tuple[int, int]] = []
        if obj is not None:
            own = (c for c in self.children[obj] if self.tokens[c].dep == "prep")
            near = [(c, g) for c in own for g in self.children[c] if self.tokens[g].dep == "pobj"]
        words = hit.act.to or self.grammar.types[code.type].recipient
        sided = [w for w in words if w not in _PLACES]
        for pairs, order in ((near, sided), (clause.preps, sided), ((*near, *clause.preps), [w for w in words if w in _PLACES])):
            for word in order:
                for tok, noun in pairs:
                    if self.lower[tok] == word and noun not in self.scene.time_at:
                        yield from self._other_side(word, noun)

    def _other_side(self, word: str, noun: int) -> Iterator[Codes]:
        """Who a preposition leads to; an act there ("with an attack on X") leads on to its own other side."""
        thing = self.phrases.thing(noun)
        if thing is None or thing.who:
            yield self.phrases.codes(noun)
            return
        for c in self.children[noun]:
            if self.lower[c] in ("against", "on", "with", "between"):
                yield from (self.phrases.codes(g) for g in self.children[c])
        if word != "with":
            yield self.phrases.codes(noun)

    def anywhere(self, clause: Clause) -> Iterator[str]:
        """Parties after the verb in the same clause."""
        for c in self.children[clause.verb]:
            dep = self.tokens[c].dep
            apart = dep in WITHIN or dep == "nsubj"
            apart = apart or (dep == "conj" and any(self.tokens[g].dep == "nsubj" for g in self.children[c]))
            if c > clause.verb and not apart:
                yield from self.phrases.within(c)

    def _unnamed(self, clause: Clause, recipient: Codes) -> Codes:
        """The country of those who act without one: where they act, else that of the other side."""
        if clause.subject is not None and self.tokens[clause.subject].pos in ("PROPN", "PRON"):
            return ()
        for tok, noun in clause.preps:
            if self.lower[tok] in _PLACES and (codes := self.phrases.codes(noun)):
                return codes[:1]
        if clause.subject is not None and (codes := tuple(self.phrases.within(clause.subject))):
            return codes[:1]
        return recipient[:1]

    def _joint(self, subject: int | None) -> Codes:
        """ "They", "the two", "both sides": those who meet in the report."""
        if subject is None or len(self.meeting) < 2 or self.lower[subject] not in self.grammar.joint:
            return ()
        return self.meeting
