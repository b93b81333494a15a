"""Which class of acts a clause belongs to: by the words of the verb, then by the class of the object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from verbale.extract.plover.clauses import Clause, read_clause
from verbale.extract.plover.phrases import Phrases
from verbale.knowledge.plover import EventCode, EventNoun, EventVerb

_HANDED_ON = ("said", "inner", "future")
_ABSTRACT = ("REQUEST", "REJECT", "AGREE")
_STATES = ("under", "in", "into", "on")


class Hit(NamedTuple):
    """A class that a clause matches: the act, its event (None: a sense), the object taken, its class, and the verb's words."""

    act: EventVerb
    code: EventCode | None
    sense: str | None
    object: int | None
    thing: EventNoun | None
    key: str


class Matcher:
    """Matches the clauses of one report."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the report's phrases; each clause is read once."""
        self.phrases = phrases
        self.scene = phrases.scene
        self.tokens = phrases.tokens
        self.children = phrases.children
        self.lower = phrases.lower
        self.grammar = phrases.grammar
        self._clauses: dict[int, Clause] = {}

    def clause(self, verb: int) -> Clause:
        """The clause of a verb."""
        found = self._clauses.get(verb)
        if found is None:
            found = self._clauses[verb] = read_clause(verb, self.tokens, self.children)
        return found

    def match(self, clause: Clause) -> Hit | None:
        """The class that fits a clause best: the longest words first, then by the class of the object."""
        lemma = self.tokens[clause.verb].lemma.lower()
        lemma = self.grammar.lemmas.get(lemma, lemma)
        if lemma not in self.grammar.first:
            return None
        for key, obj in self._keys(lemma, clause):
            acts = self.grammar.acts.get(key)
            if acts and (hit := self._choose(acts, key, clause, obj)):
                return hit
        return None

    def _keys(self, lemma: str, clause: Clause) -> Iterator[tuple[str, int | None]]:
        """The words that a class may list, longest first, each with the object that it takes."""
        low = self.lower
        if clause.content and self._to_another(clause):
            yield f"{lemma} to do", clause.object
        for p in clause.particles:
            if self.tokens[p].dep != "prep":
                for tok, noun in clause.preps:
                    yield f"{lemma} {low[p]} {low[tok]}", noun
                yield f"{lemma} {low[p]}", clause.object
        if clause.object is not None:
            yield f"{lemma} {self.tokens[clause.object].lemma.lower()}", None
        if clause.object is not None or clause.content:
            yield lemma, clause.object
        if clause.complement is not None:
            yield f"{lemma} {low[clause.complement]}", clause.object
        for p in clause.particles:
            if self.tokens[p].dep == "prep" and clause.object is not None:
                yield f"{lemma} {low[p]}", clause.object
        for tok, noun in clause.preps:
            yield f"{lemma} {low[tok]}", noun
            yield f"{lemma} {self.tokens[noun].lemma.lower()}", clause.object
        yield lemma, clause.object

    def _to_another(self, clause: Clause) -> bool:
        """Whether an infinitive follows that somebody else is to do: "told X to go", "want X to go"."""
        below = self.children[clause.content[0]]
        other = clause.object is not None or any(self.tokens[c].dep == "nsubj" for c in below)
        return other and any(self.lower[c] == "to" for c in below)

    def _choose(self, acts: tuple[EventVerb, ...], key: str, clause: Clause, obj: int | None) -> Hit | None:
        thing = self.phrases.thing(obj) if obj is not None else None
        if thing is None and obj is None and clause.subject is not None and not clause.content:
            obj, thing = self._happening(clause)
        name = thing.name if thing else ""
        for act in acts:
            if name in act.objects:
                return Hit(act, act.objects[name], None, obj, thing, key)
        if clause.content:
            for act in acts:
                if act.content or (act.sense in _HANDED_ON and clause.object is None):
                    return Hit(act, None if act.sense else act.content, act.sense, obj, thing, key)
        for act in acts:
            if thing and act.sense in ("done", "ended") and name not in act.unless:
                code = thing.done if act.sense == "done" else thing.ended
                if code:
                    return Hit(act, code, None, obj, thing, key)
        for act in acts:
            if self._fits(act, key, clause, obj, name):
                return Hit(act, act.event or act.content if not act.sense else None, act.sense, obj, thing, key)
        return None

    def _happening(self, clause: Clause) -> tuple[int | None, EventNoun | None]:
        """The subject as object, where an act itself is the subject: "talks resumed", "fighting broke out"."""
        assert clause.subject is not None
        thing = self.phrases.thing(clause.subject)
        if thing and not thing.who and thing.done:
            return clause.subject, thing
        for tok, noun in clause.preps:
            if self.lower[tok] in _STATES:
                found = self.phrases.thing(noun)
                if found and not found.who:
                    return noun, found
        return None, None

    def _fits(self, act: EventVerb, key: str, clause: Clause, obj: int | None, name: str) -> bool:
        """Whether a class without objects of its own takes the clause; `name` is the class of the object."""
        if act.sense in ("done", "ended"):
            return False
        if act.sense:
            below = bool(clause.content) or any(self.tokens[g].dep == "pcomp" for _, g in clause.preps)
            return below or " " in key or (act.sense == "future" and bool(name))
        if act.event is None or name in act.unless:
            return bool(act.content and clause.content)
        if act.intransitive and clause.object is not None and " " not in key:
            return False
        if act.person and (obj is None or not (obj in self.scene.person_at or obj in self.scene.office_at)):
            return False
        if act.official and (not self.phrases.codes(clause.subject) or (" " in key and clause.object is not None)):
            return False
        return key not in act.weak or self._faces_party(act, clause, obj)

    def _faces_party(self, act: EventVerb, clause: Clause, obj: int | None) -> bool:
        """Whether a party, or somebody of one, is the object or on the other side."""
        if obj is not None:
            thing = self.phrases.thing(obj)
            if thing and not thing.who:
                return act.event is not None and (act.event.type in _ABSTRACT or any(self.phrases.within(obj)))
            return thing is not None or bool(self.phrases.codes(obj))
        return any(self.phrases.codes(noun) for _, noun in clause.preps if noun not in self.scene.time_at)
