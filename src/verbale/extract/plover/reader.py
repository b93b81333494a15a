"""From clauses to events: the small interpreter of the frames in `knowledge/plover_acts.yaml`.

A clause is matched with the classes of its verb, the class of its object deciding among them. Verbs of saying, trying and
planning hand on to the clause below; the outer verb of "agreed to send", "refused to meet", "threatened to attack" decides, and the
inner act is only its content.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from verbale.extract.plover.clauses import Clause
from verbale.extract.plover.events import FORCE, HOSTILE, Event
from verbale.extract.plover.matching import Hit, Matcher
from verbale.extract.plover.phrases import Codes, Phrases
from verbale.extract.plover.roles import Roles
from verbale.knowledge.plover import EventCode

_PRONOUNS = frozenset(["it", "they", "he", "she", "who", "which", "that", "we", "i", "this", "these", "both"])
_NEGATIONS = frozenset(["not", "n't", "never", "no", "neither", "nor"])
_SUBORDINATE = frozenset(["ccomp", "conj", "advcl", "parataxis", "acl", "relcl", "pcomp"])
_VERBAL = ("THREATEN", "REQUEST")
_PREPARED = ("THREATEN", "ASSAULT", "MOBILIZE")
_DEPTH = 6


class Mood(NamedTuple):
    """How an act is told: still to come, only possible, wanted by another, denied, on a condition that threatens."""

    future: bool = False
    possible: bool = False
    wanted: bool = False
    negated: bool = False
    unless: bool = False


class Reader:
    """Reads the events of one report, sentence by sentence."""

    def __init__(self, phrases: Phrases, meeting: Codes = ()) -> None:
        """Take the report's phrases and the parties of the meeting that it is about."""
        self.phrases = phrases
        self.matcher = Matcher(phrases)
        self.roles = Roles(self.matcher, meeting)
        self.scene = phrases.scene
        self.tokens = phrases.tokens
        self.children = phrases.children
        self.lower = phrases.lower
        self.grammar = phrases.grammar
        first = self.grammar.first
        self._roots = [i for i, t in enumerate(self.tokens) if t.head == i]
        self._others = [i for i, t in enumerate(self.tokens) if t.pos == "VERB" and t.dep in _SUBORDINATE and t.lemma in first]

    def events(self, first: int, last: int) -> list[Event]:
        """The events of the sentence with the tokens `[first, last)`: of its main clauses, else of another one."""
        if "?" in (self.lower[last - 1], self.lower[max(first, last - 2)]):
            return []
        found = [e for r in _among(self._roots, first, last) for e in self.read(r, None, Mood(), 0)]
        if found or not self.phrases.mentions_in(first, last):
            return found
        for i in _among(self._others, first, last):
            found = [e for e in self.read(i, self._antecedent(i), Mood(), _DEPTH - 2) if self._is_sure(e)]
            if found:
                return found[:1]
        return []

    def _is_sure(self, event: Event) -> bool:
        """Whether an event told in passing names who does it, and to whom."""
        return bool(event.actor) and not event.lent and not event.domestic

    def _antecedent(self, verb: int) -> int | None:
        """The noun that a clause hangs on, or the subject of the clause above."""
        head = self.tokens[verb].head
        if self.tokens[head].pos in ("NOUN", "PROPN", "PRON"):
            return head
        return self.matcher.clause(head).subject

    def read(self, verb: int, subject: int | None, above: Mood, depth: int) -> list[Event]:
        """The events of a clause and of those joined to it. `subject` acts where the clause has no subject of its own."""
        if depth > _DEPTH:
            return []
        clause = self.matcher.clause(verb)
        if clause.passive and clause.subject is None and self.grammar.moods.get(self.tokens[verb].lemma) == "active":
            clause = clause._replace(subject=clause.object, object=None, passive=False)
        if not clause.passive and (clause.subject is None or (self.lower[clause.subject] in _PRONOUNS and subject is not None)):
            clause = clause._replace(subject=subject)
        mood = self._mood(clause, above)
        found = self._interpret(clause, mood, depth)
        actor = clause.object if clause.passive else clause.subject
        for c in self.children[verb]:
            if self.tokens[c].dep == "conj" and self.tokens[c].pos in ("VERB", "AUX"):
                joined = self.read(c, actor, above._replace(future=mood.future), depth + 1)
                found += [e for e in joined if not found or e.actor or e.recipient]
        return found

    def _interpret(self, clause: Clause, mood: Mood, depth: int) -> list[Event]:
        """The events of one clause, by the class of its verb."""
        if mood.wanted and clause.subject is not None and depth > 0:
            return []
        hit = self.matcher.match(clause)
        if hit is None and mood.future and mood.negated:
            return self._refusal(clause)
        if hit is None:
            return self._below(clause, mood, depth) if clause.complement is not None else []
        if hit.sense in ("said", "inner", "future"):
            return self._handed_on(clause, hit, mood, depth)
        if hit.code is None:
            return []
        if clause.content and (hit.act.content or (hit.act.refused is None and hit.code.type in _VERBAL)):
            return self._with_content(clause, hit, mood, depth)
        code = hit.code
        if hit.act.content and hit.thing and hit.thing.done and hit.thing.name not in hit.act.objects:
            code = self._outer(hit, Event(hit.thing.done, clause.verb, (), (), ()))
        event = self._event(clause, hit, code, mood)
        return [event] if event else []

    def _handed_on(self, clause: Clause, hit: Hit, mood: Mood, depth: int) -> list[Event]:
        """What a verb of saying, trying or planning leaves to the clause below."""
        if hit.sense == "said":
            return self._said(clause, depth)
        if mood.negated and hit.sense == "future":
            return []
        lower = mood._replace(future=mood.future or hit.sense == "future")
        found = self._below(clause, lower, depth)
        if hit.act.content and found and found[0].code.type in _PREPARED:
            return [replace(found[0], code=hit.act.content, verb=clause.verb)]
        return found

    def _below(self, clause: Clause, mood: Mood, depth: int) -> list[Event]:
        """The events of the clauses below, with this clause's subject."""
        actor = clause.object if clause.passive else clause.subject
        for verb in self._verbs_below(clause):
            if found := self.read(verb, actor, mood, depth + 1):
                return [self._completed(e, clause) for e in found]
        if clause.complement is not None and mood.future and not mood.negated and self.tokens[clause.complement].pos == "ADJ":
            return self._willing(clause)
        return []

    def _verbs_below(self, clause: Clause) -> Iterator[int]:
        """The verbs that hang on a verb, on its object ("took steps to ..."), on an adjective ("ready to ...") or a preposition."""
        tokens, children = self.tokens, self.children
        yield from clause.content
        if not clause.content and clause.object is not None and not clause.passive:
            yield from (c for c in children[clause.object] if tokens[c].dep in ("acl", "xcomp"))
            purposes = (c for c in children[clause.verb] if tokens[c].dep == "advcl")
            yield from (c for c in purposes if "to" in (self.lower[g] for g in children[c]))
        if clause.complement is not None:
            yield from (c for c in children[clause.complement] if tokens[c].dep in ("xcomp", "ccomp"))
            of = (c for c in children[clause.complement] if tokens[c].dep == "prep")
            yield from (g for c in of for g in children[c] if tokens[g].dep == "pcomp")
        yield from (g for _, g in clause.preps if tokens[g].dep == "pcomp")

    def _willing(self, clause: Clause) -> list[Event]:
        """ "is ready to ..." with an act of no class is still an offer."""
        assert clause.complement is not None
        actor = self.phrases.codes(clause.subject)
        if not actor or not any(self.tokens[c].dep == "xcomp" for c in self.children[clause.complement]):
            return []
        others = tuple(c for c in self.phrases.within(clause.complement) if c not in actor)[:1]
        words = (clause.verb, clause.complement)
        return [Event(EventCode("AGREE", "030"), clause.verb, words, actor, others or actor, ("future",), domestic=not others)]

    def _refusal(self, clause: Clause) -> list[Event]:
        """ "will not ..." with an act of no class is still a refusal."""
        actor = self.phrases.codes(clause.subject)
        if not actor or self.tokens[clause.verb].pos == "AUX":
            return []
        others = tuple(c for c in self.roles.anywhere(clause) if c not in actor)[:1]
        return [Event(EventCode("REJECT", "120"), clause.verb, (clause.verb,), actor, others or actor, domestic=not others)]

    def _completed(self, event: Event, above: Clause) -> Event:
        """The other side may hang on the verb above: "sent envoys to Kenya to investigate"."""
        if not event.domestic:
            return event
        spec = self.grammar.types[event.code.type].recipient
        sides = [(self.lower[tok], noun) for tok, noun in above.preps if noun not in self.scene.time_at]
        found = [self.phrases.codes(noun) for word in spec for tok, noun in sides if tok == word]
        others = next((o for codes in found if (o := tuple(c for c in codes if c not in event.actor))), None)
        return replace(event, recipient=others, domestic=False) if others else event

    def _said(self, clause: Clause, depth: int) -> list[Event]:
        """What is said; that somebody else must do something is a request."""
        for c in clause.content:
            inner = self.matcher.clause(c)
            if inner.subject is not None and self._must(inner):
                speaker, addressed = self.phrases.codes(clause.subject), self.phrases.codes(inner.subject)
                if speaker and addressed and self.tokens[inner.subject].pos != "PRON":
                    return [Event(EventCode("REQUEST", "100"), clause.verb, (clause.verb, c), speaker, addressed)]
            if found := self.read(c, clause.subject, Mood(), depth + 1):
                return found
        return []

    def _must(self, clause: Clause) -> bool:
        """Whether a clause that is said tells somebody what to do: "must go", "told X to go", "insisted that X go"."""
        bare = not any(self.tokens[h].dep == "aux" and self.lower[h] != "to" for h in clause.helpers)
        if bare and self.tokens[clause.verb].tag == "VB":
            return True
        return any(self.grammar.moods.get(self.lower[h]) == "wanted" for h in clause.helpers) or (
            self.tokens[clause.verb].lemma in ("have", "need") and bool(clause.content)
        )

    def _with_content(self, clause: Clause, hit: Hit, mood: Mood, depth: int) -> list[Event]:
        """A promise, refusal, demand or threat: the outer verb decides, the inner act tells what of."""
        assert hit.code is not None
        inner = self._content(clause, depth)
        if inner is None and hit.key in hit.act.weak and hit.code.type == "REJECT":
            return []
        code = self._outer(hit, inner)
        event = self._event(clause, hit, code, mood, inner)
        return [event] if event else []

    def _content(self, clause: Clause, depth: int) -> Event | None:
        """The act that a promise or refusal is about."""
        subject = clause.object if clause.object is not None else clause.subject
        for c in clause.content:
            if found := self.read(c, subject, Mood(), depth + 1):
                return found[0]
            if bare := self._bare(c):
                return bare
        return None

    def _bare(self, verb: int) -> Event | None:
        """A hostile act without anybody on the other side: "swore to fight"."""
        lemma = self.tokens[verb].lemma.lower()
        codes = (a.event for a in self.grammar.acts.get(lemma, ()) if a.event and lemma in a.weak and a.event.type in HOSTILE)
        code = next(codes, None)
        return Event(code, verb, (verb,), (), ()) if code else None

    def _outer(self, hit: Hit, inner: Event | None) -> EventCode:
        """The event of an outer verb with a content."""
        assert hit.code is not None
        outer = hit.act.content or hit.code
        if inner is None:
            return outer
        kind = self.grammar.types[inner.code.type]
        if outer.type == "AGREE":
            if kind.name in HOSTILE:
                return kind.future or outer if hit.key in hit.act.threats else outer
            return kind.future or outer
        if outer.type == "REJECT":
            return kind.refused or outer
        if outer.type == "THREATEN":
            threat = kind.future if kind.future and kind.future.type == "THREATEN" else outer
            return threat._replace(mode=inner.code.mode) if inner.code.mode in self.grammar.types["THREATEN"].modes else threat
        return outer

    def _event(self, clause: Clause, hit: Hit, code: EventCode, mood: Mood, inner: Event | None = None) -> Event | None:
        """The event with its parties; None if its mood leaves no event."""
        final = self._moody(code, hit, mood)
        if final is None:
            return None
        if hit.thing and final == hit.thing.done and hit.thing.alone and self.roles.is_alone(clause, hit):
            final = hit.thing.alone
        actor, recipient, lent, domestic = self.roles.sides(clause, hit, final, inner)
        if not self._is_told(clause, hit, final, () if lent else actor, recipient):
            return None
        if hit.act.topic and len(actor) < 2 and not recipient:
            return None
        told = (("future", mood.future), ("hypothetical", mood.possible), ("negation", mood.negated))
        auxiliary = tuple(name for name, on in told if on and final.type == code.type)  # a promise or a refusal is made now
        phrase = hit.key.split()[1:]
        words = {clause.verb, *(p for p in clause.particles if self.lower[p] in phrase)}
        trigger = tuple(sorted(words if hit.object is None else words | {hit.object}))
        return Event(final, clause.verb, trigger, actor, recipient, auxiliary, lent, domestic)

    def _is_told(self, clause: Clause, hit: Hit, code: EventCode, actor: Codes, recipient: Codes) -> bool:
        """Whether somebody does it: no order to the reader, no "we" of whom nobody knows; force may have no known author."""
        nobody = clause.subject is None or self.tokens[clause.subject].pos == "PRON"
        if not actor and nobody and not clause.passive and hit.object != clause.subject:
            return False
        return bool(actor or recipient) or code.type in FORCE

    def _mood(self, clause: Clause, above: Mood) -> Mood:
        """How a clause is told, by its auxiliaries and adverbs and by the clause above."""
        future, possible, wanted, negated = above.future, above.possible, False, above.negated
        moods = self.grammar.moods
        words = [self.lower[h] for h in clause.helpers]
        if clause.complement is not None:
            words.append(self.lower[clause.complement])
        for word in words:
            mood = moods.get(word)
            if mood == "future":
                future = True
            elif mood == "possible":
                possible = True
            elif mood == "wanted":
                wanted = True
            elif mood == "unwilling" or word in _NEGATIONS:
                negated = True
        if self.tokens[clause.verb].lemma == "be" and clause.content:
            future = True
        unless = above.unless or self._has_unless(clause.verb)
        if clause.subject is not None and not negated:
            negated = any(self.lower[g] in ("no", "neither") for g in self.children[clause.subject])
        return Mood(future, possible, wanted, negated, unless)

    def _has_unless(self, verb: int) -> bool:
        """Whether a clause with "unless" hangs on a verb."""
        beside = (c for c in self.children[verb] if self.tokens[c].dep == "advcl")
        return any("unless" in (self.lower[g] for g in self.children[c]) for c in beside)

    def _moody(self, code: EventCode, hit: Hit, mood: Mood) -> EventCode | None:
        """What becomes of an event that is announced, denied or put on a condition; None if it is none then."""
        kind = self.grammar.types[code.type]
        if mood.negated:
            return hit.act.refused or kind.refused or (EventCode("REJECT", "120") if kind.name == "AGREE" else None)
        if mood.unless and mood.future and kind.name not in _VERBAL:
            return kind.future if kind.future and kind.future.type == "THREATEN" else EventCode("THREATEN", "130")
        if (mood.future or (mood.possible and kind.name in HOSTILE)) and kind.future:
            future = kind.future
            if future.type == "THREATEN" and code.mode in self.grammar.types["THREATEN"].modes:
                return future._replace(mode=code.mode)
            return future
        return code


def _among(numbers: list[int], first: int, last: int) -> list[int]:
    """Those of ascending numbers that are in `[first, last)`."""
    return numbers[bisect_left(numbers, first) : bisect_left(numbers, last)]
