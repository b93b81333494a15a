"""From clauses to events: the small interpreter of the frames in `knowledge/plover_acts.yaml`.

A clause is matched with the classes of its verb, the class of its object deciding among them. Verbs of saying, trying and
planning hand on to the clause below; the outer verb of "agreed to send", "refused to meet", "threatened to attack" decides, and the
inner act is only its content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from verbale.extract.plover.clauses import Clause, read_clause
from verbale.extract.plover.phrases import Codes, Phrases
from verbale.knowledge.plover import EventCode, EventNoun, EventVerb

HOSTILE = frozenset("ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
_FORCE = frozenset("ASSAULT COERCE PROTEST".split())
_AT_HOME = frozenset("COERCE PROTEST ASSAULT RETREAT CONCEDE MOBILIZE".split())
_PRONOUNS = frozenset("it they he she who which that we i this these both".split())
_NEGATIONS = frozenset("not n't never no neither nor".split())
_OWNER_FIRST = ("REJECT", "ACCUSE")
_WITHIN = ("relcl", "acl", "advcl", "ccomp", "parataxis", "mark")
_PLACES = frozenset("in at near outside inside across throughout".split())
_DEPTH = 6


class Mood(NamedTuple):
    """How an act is told: still to come, only possible, wanted by another, denied, on a condition that threatens."""

    future: bool = False
    possible: bool = False
    wanted: bool = False
    negated: bool = False
    unless: bool = False


class Hit(NamedTuple):
    """A class that a clause matches: the act, its event (None: a sense), the object taken, its class, and the verb's words."""

    act: EventVerb
    code: EventCode | None
    sense: str | None
    object: int | None
    thing: EventNoun | None
    key: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event of one clause. Token indices for the trigger words; `auxiliary` are PLOVER's auxiliary modes. `lent` says whence
    the actor is, where the clause names none; with `domestic` the recipient is only the actor's own country.
    """

    code: EventCode
    verb: int
    trigger: tuple[int, ...]
    actor: Codes
    recipient: Codes
    auxiliary: tuple[str, ...] = ()
    lent: str | None = None
    domestic: bool = False


class Reader:
    """Reads the events of one report, sentence by sentence."""

    def __init__(self, phrases: Phrases, meeting: Codes = ()) -> None:
        """Take the report's phrases and the parties of the meeting that it is about."""
        self.meeting = meeting
        self._clauses: dict[int, Clause] = {}
        self.phrases = phrases
        self.scene = phrases.scene
        self.tokens = phrases.tokens
        self.children = phrases.children
        self.lower = phrases.lower
        self.plover = phrases.plover

    def events(self, first: int, last: int) -> list[Event]:
        """The events of the sentence with the tokens `[first, last)`: of its main clauses, else of the first clause that has any."""
        tokens = self.tokens
        if "?" in (self.lower[last - 1], self.lower[max(first, last - 2)]):
            return []
        roots = [i for i in range(first, last) if tokens[i].head == i]
        found = [e for r in roots for e in self.read(r, None, Mood(), 0)]
        if found or not self.phrases.mentions_in(first, last):
            return found
        seen = set(roots)
        for i in range(first, last):
            if tokens[i].pos == "VERB" and i not in seen and tokens[i].lemma in self.plover.first and tokens[i].dep in ("ccomp", "conj", "advcl", "parataxis", "acl", "relcl", "pcomp"):
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
        return self.clause(head).subject

    def clause(self, verb: int) -> Clause:
        """The clause of a verb."""
        found = self._clauses.get(verb)
        if found is None:
            found = self._clauses[verb] = read_clause(verb, self.tokens, self.children, self.lower)
        return found

    # -- reading -----------------------------------------------------------------------------------------------------------------

    def read(self, verb: int, subject: int | None, above: Mood, depth: int) -> list[Event]:
        """The events of a clause and of those joined to it. `subject` acts where the clause has no subject of its own."""
        if depth > _DEPTH:
            return []
        clause = self.clause(verb)
        if clause.passive and clause.subject is None and self.plover.moods.get(self.tokens[verb].lemma) == "active":
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
        if mood.wanted and clause.subject is not None and depth > 0:
            return []
        hit = self.match(clause)
        if hit is None and mood.future and mood.negated:
            return self._refusal(clause)
        if hit is None:
            return self._below(clause, mood, depth) if clause.complement is not None else []
        if hit.sense in ("said", "inner", "future"):
            return self._handed_on(clause, hit, mood, depth)
        if hit.code is None:
            return []
        if clause.content and (hit.act.content or hit.act.refused is None and hit.code.type in ("THREATEN", "REQUEST")):
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
        if hit.act.content and found and found[0].code.type in ("THREATEN", "ASSAULT", "MOBILIZE"):
            return [replace(found[0], code=hit.act.content, verb=clause.verb)]
        return found

    def _below(self, clause: Clause, mood: Mood, depth: int) -> list[Event]:
        """The events of the clauses below, with this clause's subject."""
        hangers = list(clause.content)
        if not hangers and clause.object is not None and not clause.passive:
            hangers = [c for c in self.children[clause.object] if self.tokens[c].dep in ("acl", "xcomp")]
            hangers += [c for c in self.children[clause.verb] if self.tokens[c].dep == "advcl" and "to" in (self.lower[g] for g in self.children[c])]
        if clause.complement is not None:
            hangers += [c for c in self.children[clause.complement] if self.tokens[c].dep in ("xcomp", "ccomp", "prep")]
        hangers += [g for _, g in clause.preps if self.tokens[g].dep == "pcomp"]
        actor = clause.object if clause.passive else clause.subject
        for h in hangers:
            target = next((g for g in self.children[h] if self.tokens[g].dep == "pcomp"), None) if self.tokens[h].dep == "prep" else h
            if target is not None and (found := self.read(target, actor, mood, depth + 1)):
                return [self._completed(e, clause) for e in found]
        if clause.complement is not None and mood.future and not mood.negated and self.tokens[clause.complement].pos == "ADJ" and clause.subject is not None:
            return self._willing(clause)
        return []

    def _willing(self, clause: Clause) -> list[Event]:
        """ "is ready to ..." with an act of no class is still an offer."""
        assert clause.complement is not None
        actor = self._codes(clause.subject)
        if not actor or not any(self.tokens[c].dep == "xcomp" for c in self.children[clause.complement]):
            return []
        others = tuple(c for c in self._within(clause.complement) if c not in actor)[:1]
        return [Event(EventCode("AGREE", "030"), clause.verb, (clause.verb, clause.complement), actor, others or actor, ("future",), domestic=not others)]

    def _refusal(self, clause: Clause) -> list[Event]:
        """ "will not ..." with an act of no class is still a refusal."""
        actor = self._codes(clause.subject)
        if not actor or self.tokens[clause.verb].pos == "AUX":
            return []
        others = tuple(c for c in self._anywhere(clause) if c not in actor)[:1]
        return [Event(EventCode("REJECT", "120"), clause.verb, (clause.verb,), actor, others or actor, domestic=not others)]

    def _completed(self, event: Event, above: Clause) -> Event:
        """The other side may hang on the verb above: "sent envoys to Kenya to investigate"."""
        if not event.domestic:
            return event
        spec = self.plover.types[event.code.type].recipient
        found = [self._codes(noun) for word in spec for tok, noun in above.preps if self.lower[tok] == word and noun not in self.scene.time_at]
        others = next((o for codes in found if (o := tuple(c for c in codes if c not in event.actor))), None)
        return replace(event, recipient=others, domestic=False) if others else event

    def _said(self, clause: Clause, depth: int) -> list[Event]:
        """What is said; that somebody else must do something is a request."""
        for c in clause.content:
            inner = self.clause(c)
            if inner.subject is not None and self._must(inner):
                speaker, addressed = self._codes(clause.subject), self._codes(inner.subject)
                if speaker and addressed and self.tokens[inner.subject].pos != "PRON":
                    return [Event(EventCode("REQUEST", "100"), clause.verb, (clause.verb, c), speaker, addressed)]
            if found := self.read(c, clause.subject, Mood(), depth + 1):
                return found
        return []

    def _must(self, clause: Clause) -> bool:
        """Whether a clause that is said tells somebody what to do: "must go", "told X to go", "insisted that X go"."""
        if self.tokens[clause.verb].tag == "VB" and not any(self.tokens[h].dep == "aux" and self.lower[h] != "to" for h in clause.helpers):
            return True
        return any(self.plover.moods.get(self.lower[h]) == "wanted" for h in clause.helpers) or (
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
        for c in clause.content:
            if found := self.read(c, clause.object if clause.object is not None else clause.subject, Mood(), depth + 1):
                return found[0]
            if bare := self._bare(c):
                return bare
        return None

    def _bare(self, verb: int) -> Event | None:
        """A hostile act without anybody on the other side: "swore to fight"."""
        lemma = self.tokens[verb].lemma.lower()
        codes = (a.event for a in self.plover.acts.get(lemma, ()) if a.event and lemma in a.weak and a.event.type in HOSTILE)
        code = next(codes, None)
        return Event(code, verb, (verb,), (), ()) if code else None

    def _outer(self, hit: Hit, inner: Event | None) -> EventCode:
        """The event of an outer verb with a content."""
        assert hit.code is not None
        outer = hit.act.content or hit.code
        if inner is None:
            return outer
        kind = self.plover.types[inner.code.type]
        if outer.type == "AGREE":
            if kind.name in HOSTILE:
                return kind.future or outer if hit.key in hit.act.threats else outer
            return kind.future or outer
        if outer.type == "REJECT":
            return kind.refused or outer
        if outer.type == "THREATEN":
            threat = kind.future if kind.future and kind.future.type == "THREATEN" else outer
            return threat._replace(mode=inner.code.mode) if inner.code.mode in self.plover.types["THREATEN"].modes else threat
        return outer

    # -- mood --------------------------------------------------------------------------------------------------------------------

    def _mood(self, clause: Clause, above: Mood) -> Mood:
        future, possible, wanted, negated = above.future, above.possible, False, above.negated
        moods = self.plover.moods
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
        unless = above.unless or any(
            self.tokens[c].dep == "advcl" and any(self.lower[g] == "unless" for g in self.children[c]) for c in self.children[clause.verb]
        )
        if clause.subject is not None and not negated:
            negated = any(self.lower[g] in ("no", "neither") for g in self.children[clause.subject])
        return Mood(future, possible, wanted, negated, unless)

    def _moody(self, code: EventCode, hit: Hit, mood: Mood) -> EventCode | None:
        """What becomes of an event that is announced, denied or put on a condition; None if it is none then."""
        kind = self.plover.types[code.type]
        if mood.negated:
            return (hit.act.refused or kind.refused or (EventCode("REJECT", "120") if kind.name == "AGREE" else None))
        if mood.unless and mood.future and kind.name not in ("THREATEN", "REQUEST"):
            return kind.future if kind.future and kind.future.type == "THREATEN" else EventCode("THREATEN", "130")
        if (mood.future or (mood.possible and kind.name in HOSTILE)) and kind.future:
            future = kind.future
            if future.type == "THREATEN" and code.mode in self.plover.types["THREATEN"].modes:
                return future._replace(mode=code.mode)
            return future
        return code

    # -- matching ----------------------------------------------------------------------------------------------------------------

    def match(self, clause: Clause) -> Hit | None:
        """The class that fits a clause best: the longest words first, then by the class of the object."""
        lemma = self.tokens[clause.verb].lemma.lower()
        lemma = self.plover.lemmas.get(lemma, lemma)
        if lemma not in self.plover.first:
            return None
        for key, obj in self._keys(lemma, clause):
            acts = self.plover.acts.get(key)
            if acts and (hit := self._choose(acts, key, clause, obj)):
                return hit
        return None

    def _keys(self, lemma: str, clause: Clause) -> Iterator[tuple[str, int | None]]:
        """The words that a class may list, longest first, each with the object that it takes."""
        low = self.lower
        if clause.content and "to" in (low[c] for c in self.children[clause.content[0]]):
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
                if act.content or (act.sense in ("said", "inner", "future") and clause.object is None):
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
            if self.lower[tok] in ("under", "in", "into", "on"):
                found = self.phrases.thing(noun)
                if found and not found.who:
                    return noun, found
        return None, None

    def _fits(self, act: EventVerb, key: str, clause: Clause, obj: int | None, name: str) -> bool:
        if act.sense in ("done", "ended"):
            return False
        if act.sense:
            return bool(clause.content) or " " in key or act.sense == "future" and bool(name) or any(self.tokens[g].dep == "pcomp" for _, g in clause.preps)
        if act.event is None or name in act.unless:
            return bool(act.content and clause.content)
        if act.intransitive and clause.object is not None and " " not in key:
            return False
        if act.person and (obj is None or not (obj in self.scene.person_at or obj in self.scene.office_at)):
            return False
        if act.official and not self._codes(clause.subject):
            return False
        return key not in act.weak or self._faces_party(act, clause, obj)

    def _faces_party(self, act: EventVerb, clause: Clause, obj: int | None) -> bool:
        """Whether a party, or somebody of one, is the object or on the other side."""
        if obj is not None:
            thing = self.phrases.thing(obj)
            if thing and not thing.who:
                return act.event is not None and (act.event.type in ("REQUEST", "REJECT", "AGREE") or any(self._within(obj)))
            return thing is not None or bool(self._codes(obj))
        return any(self._codes(noun) for _, noun in clause.preps if noun not in self.scene.time_at)

    def _codes(self, head: int | None) -> Codes:
        return self.phrases.parties(head) if head is not None else ()

    # -- roles -------------------------------------------------------------------------------------------------------------------

    def _event(self, clause: Clause, hit: Hit, code: EventCode, mood: Mood, inner: Event | None = None) -> Event | None:
        """The event with its parties; None if its mood leaves no event."""
        final = self._moody(code, hit, mood)
        if final is None:
            return None
        if hit.thing and final == hit.thing.done and hit.thing.alone and self._is_alone(clause, hit):
            final = hit.thing.alone
        actor, recipient, lent, domestic = self._roles(clause, hit, final, inner)
        if not self._is_told(clause, hit, final, actor, recipient):
            return None
        if hit.act.topic and len(actor) < 2 and not recipient:
            return None
        told = (("future", mood.future), ("hypothetical", mood.possible), ("negation", mood.negated))
        auxiliary = tuple(name for name, on in told if on and final.type == code.type)  # a promise or a refusal is made now
        trigger = tuple(sorted({clause.verb, *([hit.object] if hit.object is not None else ()), *(p for p in clause.particles if self.lower[p] in hit.key.split()[1:])}))
        return Event(final, clause.verb, trigger, actor, recipient, auxiliary, lent, domestic)

    def _roles(self, clause: Clause, hit: Hit, code: EventCode, inner: Event | None) -> tuple[Codes, Codes, str | None, bool]:
        subject = clause.subject if clause.subject != hit.object else None
        actor = self._codes(subject) or self._joint(subject)
        if subject is None and hit.object is not None and hit.thing and not hit.thing.who:
            actor = self._between(hit.object) or tuple(self.phrases.own(hit.object))
        recipient = self._recipient(clause, hit, code, actor, inner)
        alone = hit.thing is not None and code == hit.thing.alone
        mutual = (hit.act.mutual and not alone and not (hit.act.content and clause.content)) or bool(hit.thing and hit.thing.mutual and code.type in ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "SANCTION", "REJECT"))
        lent = None
        if not actor and (actor := self._unnamed(clause, recipient)):
            lent = "nobody is named: the country of the place or of the other side"
        both = tuple(dict.fromkeys((*actor, *recipient)))
        if mutual and len(both) > 1 and code.type not in HOSTILE:
            return both, (), lent, False
        if not recipient and len(actor) > 1:
            return actor, (), lent, False
        if not recipient and actor and self._is_domestic(code, hit, lent):
            return actor, actor, lent, True
        return actor, recipient, lent, False

    def _is_told(self, clause: Clause, hit: Hit, code: EventCode, actor: Codes, recipient: Codes) -> bool:
        """Whether somebody does it: not an order to the reader, not "we" or "he" of whom nobody knows; force may have no known author."""
        if not actor and not clause.passive and hit.object != clause.subject:
            if clause.subject is None or self.tokens[clause.subject].pos == "PRON":
                return False
        return bool(actor or recipient) or code.type in _FORCE

    def _is_alone(self, clause: Clause, hit: Hit) -> bool:
        """Whether one side does by itself what may take two: an exercise that is not joint."""
        assert hit.object is not None
        near = {self.lower[c] for c in self.children[hit.object]} | {self.lower[tok] for tok, _ in clause.preps}
        return len(self._codes(clause.subject)) < 2 and not near & {"with", "between", "joint", "bilateral", "combined"}

    def _is_domestic(self, code: EventCode, hit: Hit, lent: str | None) -> bool:
        """Whether an act without another side is one within the actor's country: force and yielding are, else what is done to people."""
        if code.type in _AT_HOME:
            return True
        return lent is None and (code.type in self.plover.domestic or self._is_somebody(hit))

    def _between(self, noun: int) -> Codes:
        """The parties that something is between."""
        for c in self.children[noun]:
            if self.lower[c] in ("between", "among"):
                return tuple(code for g in self.children[c] if self.tokens[g].dep == "pobj" for code in self.phrases.parties(g))
        return ()

    def _recipient(self, clause: Clause, hit: Hit, code: EventCode, actor: Codes, inner: Event | None) -> Codes:
        for codes in self._candidates(clause, hit, code, inner):
            others = tuple(c for c in dict.fromkeys(codes) if c not in actor)
            if others:
                return others
        if hit.act.topic or self._is_somebody(hit) or (inner and set(inner.recipient) <= set(actor)):
            return ()
        return tuple(c for c in dict.fromkeys(self._anywhere(clause)) if c not in actor)[:1]

    def _is_somebody(self, hit: Hit) -> bool:
        """Whether the object is people without a party: those of the actor's own country."""
        if hit.object is None or (hit.thing and not hit.thing.who):
            return False
        return self.tokens[hit.object].entity == "PERSON" or not any(
            self.tokens[i].pos == "PROPN" for i in (hit.object, *self.children[hit.object])
        )

    def _candidates(self, clause: Clause, hit: Hit, code: EventCode, inner: Event | None) -> Iterator[Codes]:
        obj, thing = hit.object, hit.thing
        if hit.act.topic:
            yield from self._prepositions(clause, None, code, hit)
            return
        direct = obj is not None and (thing is None or thing.who) and code.type != "MOBILIZE"
        if clause.dative is not None:
            yield self._codes(clause.dative)
        if clause.object is not None and clause.object != obj:
            yield self._codes(clause.object)
        if direct:
            yield self._codes(obj)
        if obj is not None and not direct:
            yield self._between(obj)
            if code.type in _OWNER_FIRST:
                yield tuple(self.phrases.own(obj))
        if inner is not None and code.type != "REQUEST":
            yield (*inner.recipient, *inner.actor)
        yield from self._prepositions(clause, obj, code, hit)
        if obj is not None:
            yield tuple(self.phrases.own(obj))
        for c in clause.content:
            yield self._codes(self.clause(c).subject)
        if inner is not None:
            yield (*inner.recipient, *inner.actor)
        for c in self.children[clause.verb]:
            if self.tokens[c].dep == "advcl" and code.type == "ASSAULT":
                yield from (self._codes(noun) for tok, noun in self.clause(c).preps if self.lower[tok] in _PLACES)
            if self.tokens[c].dep == "advcl" and code.type in ("THREATEN", "PROTEST"):
                yield self._codes(self.clause(c).subject)
                yield tuple(self._within(c))[:1]
        if obj is not None and (below := self.phrases.inside(obj)) is not None:
            yield self._codes(below)

    def _prepositions(self, clause: Clause, obj: int | None, code: EventCode, hit: Hit) -> Iterator[Codes]:
        """The other side by the prepositions of the object, then of the verb; places come last."""
        near: list[tuple[int, int]] = []
        if obj is not None:
            near = [(c, g) for c in self.children[obj] if self.tokens[c].dep == "prep" for g in self.children[c] if self.tokens[g].dep == "pobj"]
        words = hit.act.to or self.plover.types[code.type].recipient
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
            yield self._codes(noun)
            return
        for c in self.children[noun]:
            if self.lower[c] in ("against", "on", "with"):
                yield from (self._codes(g) for g in self.children[c])
        if word != "with":
            yield self._codes(noun)

    def _anywhere(self, clause: Clause) -> Iterator[str]:
        """Parties after the verb in the same clause."""
        for c in self.children[clause.verb]:
            if c > clause.verb and self.tokens[c].dep not in _WITHIN and self.tokens[c].dep != "nsubj":
                if self.tokens[c].dep != "conj" or not any(self.tokens[g].dep == "nsubj" for g in self.children[c]):
                    yield from self._within(c)

    def _within(self, top: int) -> Iterator[str]:
        yield from self.phrases.at(top)
        for c in self.children[top]:
            if self.tokens[c].dep not in _WITHIN:
                yield from self._within(c)

    def _unnamed(self, clause: Clause, recipient: Codes) -> Codes:
        """The country of those who act without one: where they act, else that of the other side."""
        if clause.subject is not None and self.tokens[clause.subject].pos in ("PROPN", "PRON"):
            return ()
        for tok, noun in clause.preps:
            if self.lower[tok] in _PLACES and (codes := self._codes(noun)):
                return codes[:1]
        if clause.subject is not None and (codes := tuple(self._within(clause.subject))):
            return codes[:1]
        return recipient[:1]

    def _joint(self, subject: int | None) -> Codes:
        """ "They", "the two", "both sides": those who meet in the report."""
        if subject is None or len(self.meeting) < 2 or self.lower[subject] not in self.plover.joint:
            return ()
        return self.meeting
