"""Context events: what a report refers to beside its meeting: treaties, visits, releases, anniversaries, memberships, history."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from verbale import knowledge
from verbale.extract.actors import Acting, Actors
from verbale.extract.meetings import Draft
from verbale.extract.meetings.views import View
from verbale.extract.phrases import (
    below,
    bounded,
    by_cue,
    child,
    children_of,
    denied,
    left_edge,
    sentence_at,
    skip_marks,
    trimmed_end,
    words_of,
)
from verbale.extract.scene import Scene
from verbale.extract.telling import Fact, Teller
from verbale.model.annotated import Tense, Time, TimeKind
from verbale.model.claims import Claim, Modality
from verbale.model.documents import Role
from verbale.model.facts import Status
from verbale.model.spans import Span

EXTRACTOR = "context"
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_BREAKS = frozenset(("according", "while", "but", ";", ":"))
_RELATIVES = frozenset(["that", "which", "who", "whom", "where", "when"])
_OF_GROUPS = frozenset(["leave", "join", "quit", "withdraw", "accede"])
_UTTERING = frozenset(["issue", "release"])
_FEW = 5
_SAME_DAY = ("date of the meeting", "the words set it on the day of the meeting")
_FINITE = ("VBD", "VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class Event:
    """Something referred to: its words `[first, last)`, who has a part in it, its date with the words for it, and how it is told.

    `rule` and `because` stand where the whole event is inferred, `dated_by` where only its date is.
    """

    first: int
    last: int
    parties: tuple[str, ...] = ()
    date: str | None = None
    dated: Span | None = None
    modality: Modality = Modality.ASSERTED
    dated_by: tuple[str, str] | None = None
    inferred: tuple[str, str] | None = None


def extract_context(scene: Scene, actors: Actors) -> Iterator[Claim]:
    """Claims `what`, `actor` and `date` of subjects `cx1`, `cx2` ..."""
    told: set[str] = set()
    number = 0
    for event in (*_in_text(scene, actors), *_meetings_beside(scene, actors.drafts)):
        what = words_of(scene, event.first, event.last)
        if not what or what.casefold() in told:
            continue
        told.add(what.casefold())
        number += 1
        yield from Teller(scene, EXTRACTOR, f"cx{number}", event.modality).claims(_facts(scene, event, what))


def _facts(scene: Scene, event: Event, what: str) -> Iterator[Fact]:
    span = bounded(scene.span_of(event.first, event.last), scene.text)
    rule, because = event.inferred or (None, None)
    yield Fact("what", what, span, rule, because)
    for code in event.parties:
        yield Fact("actor", code, span, rule, because)
    if event.date:
        rule, because = event.dated_by or event.inferred or (None, None)
        yield Fact("date", event.date, event.dated or span, rule, because)


def _in_text(scene: Scene, actors: Actors) -> Iterator[Event]:
    finder, triggers = _Finder(scene, actors), _triggers()
    for i in actors.cued(triggers.keys()):
        for rule in triggers.get(scene.tokens[i].lemma, ()):
            yield from rule(finder, i)


def _meetings_beside(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Event]:
    """The meetings that a report looks back on beside its own."""
    for draft in drafts[1:]:
        view = draft.views[0]
        alike = draft.type is drafts[0].type and set(draft.parties) == set(drafts[0].parties)
        if alike and draft.day in (None, drafts[0].day):
            continue  # as far as its words tell, the report's own meeting
        if draft.status is not Status.HELD or scene.sentences[view.encounter.sentence].role is not Role.BODY:
            continue
        bounds = _encounter(scene, view)
        if bounds is None:
            continue
        first, last = bounds
        times = [t for v in draft.views for t in v.encounter.times if t.value == draft.day]
        yield Event(first, last, tuple(draft.parties), draft.day, times[0].span if times else None)


def _encounter(scene: Scene, view: View) -> tuple[int, int] | None:
    """The words that tell of an encounter: the phrase that names it, or its clause where that says little."""
    encounter = view.encounter
    verb = next((i for i in scene.range_of(encounter.span) if scene.syntax.is_verb(i)), None)
    if encounter.nouns:
        head = encounter.nouns[0].head
        first, last = _noun_phrase(scene, head)
        if last - first >= _FEW and scene.times(scene.span_of(first, last)):
            return first, last
        above = scene.syntax.verb_of(head)
        verb = above if above is not None and sentence_at(scene, above) == sentence_at(scene, head) else verb
        if verb is None:
            return (first, last) if last - first >= _FEW else None
    return _clause(scene, verb) if verb is not None else None


@cache
def _triggers() -> Mapping[str, tuple[Callable[[_Finder, int], Iterator[Event]], ...]]:
    """The rules that each lemma calls."""
    words = knowledge.act_words()
    return by_cue(
        (
            (words.event_verbs, _Finder.by_verb),
            (words.event_nouns, _Finder.by_noun),
            (words.pact_nouns, _Finder.by_pact),
            (words.membership_verbs, _Finder.by_membership),
            (("anniversary",), _Finder.by_anniversary),
        )
    )


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds events, one rule a method; each gets a token and yields the events that it tells."""

    scene: Scene
    actors: Actors

    def by_verb(self, verb: int) -> Iterator[Event]:
        """ "signed a treaty", "were forced to work", "began to release"."""
        scene = self.scene
        particles = knowledge.act_words().event_verbs[scene.tokens[verb].lemma]
        if not self._happened(verb) or not ("" in particles or self._has(verb, particles)):
            return
        if scene.tokens[verb].lemma in _OF_GROUPS and not self._others(verb):
            return
        if scene.tokens[verb].lemma in _UTTERING and self._utters(verb):
            return
        first, last = _clause(scene, verb)
        acting = self._doers(verb)
        parties = tuple(dict.fromkeys((*(acting.parties if acting else ()), *self._others(verb))))
        date, span, rule = self._date(verb, first, last)
        if parties or date or self._named_subject(verb):
            modality = Modality.NEGATED if denied(scene, verb) else Modality.ASSERTED
            yield Event(first, last, parties, date, span, modality, rule)

    def by_noun(self, noun: int) -> Iterator[Event]:
        """ "Japan's release of water": an event whose doer is named."""
        scene = self.scene
        if scene.tokens[noun].pos != "NOUN" or child(scene, noun, "poss") is None:
            return
        acting = self.actors.owner(noun)
        if acting is None:
            return
        first, last = _noun_phrase(scene, noun)
        date, span, rule = self._date(noun, first, last)
        yield Event(first, last, acting.parties, date, span, dated_by=rule)

    def by_pact(self, noun: int) -> Iterator[Event]:
        """ "the treaty between Russia and North Korea"."""
        scene = self.scene
        between = next((c for c in children_of(scene, noun, "prep") if scene.lower[c] == "between"), None)
        parties = self._named(below(scene, between)) if between is not None else ()
        if len(parties) > 1:
            first, last = _noun_phrase(scene, noun)
            date, span, rule = self._date(noun, first, last)
            yield Event(first, last, parties, date, span, dated_by=rule)

    def by_membership(self, verb: int) -> Iterator[Event]:
        """ "will be nonpermanent members of the council next year"."""
        scene = self.scene
        attribute = child(scene, verb, "attr")
        if attribute is None or scene.lower[attribute] not in knowledge.act_words().memberships:
            return
        if not any(scene.lower[c] in ("of", "to") for i in (attribute, verb) for c in children_of(scene, i, "prep")):
            return
        subject = child(scene, verb, "nsubj")
        if subject is None or subject in scene.person_at:
            return
        acting = self.actors.named(subject)
        if acting is not None:
            first, last = _clause(scene, verb)
            date, span, rule = self._date(verb, first, last)
            ahead = scene.syntax.tense(verb) is Tense.FUTURE
            yield Event(first, last, acting.parties, date, span, Modality.PLANNED if ahead else Modality.ASSERTED, rule)

    def by_anniversary(self, noun: int) -> Iterator[Event]:
        """ "the 60th anniversary of X next year": the anniversary, and by reckoning back the year of X."""
        scene = self.scene
        of = next((c for c in children_of(scene, noun, "prep") if scene.lower[c] == "of"), None)
        number = next((m for c in scene.syntax.children[noun] if (m := _ORDINAL.fullmatch(scene.lower[c]))), None)
        if of is None:
            return
        first, last = _noun_phrase(scene, noun)
        inside = [t for t in scene.times(scene.span_of(first, last)) if _is_calendar(t)]
        time = next(iter(inside), None) or self._after(last) or next(iter(self._times_of(noun)), None)
        end = min(last, scene.token_at(time.span.start)) if time and time.span.start > scene.tokens[noun].start else last
        end = trimmed_end(scene, first, end)
        parties = tuple(dict.fromkeys((*self._named(range(first, end)), *self._around(noun))))
        yield Event(first, end, parties, time.value if time else None, time.span if time else None)
        if time and time.value and number and time.value[:4].isdigit() and of + 1 < end:
            year = int(time.value[:4]) - int(number[1])
            because = f"its {number[0]} anniversary falls in {time.value[:4]}"
            yield Event(skip_marks(scene, of + 1, end), end, parties, str(year), time.span, inferred=("anniversary", because))

    # -- whether and who ---------------------------------------------------------------------------------------------------------

    def _happened(self, verb: int) -> bool:
        """Whether a verb tells what has been: in the past tense, in the passive, or begun."""
        scene = self.scene
        token = scene.tokens[verb]
        if token.pos != "VERB" or token.dep in ("amod", "compound"):
            return False
        aux = {scene.lower[c] for c in children_of(scene, verb, "aux", "auxpass")}
        if token.tag == "VB":
            above = scene.tokens[token.head]
            return token.dep == "xcomp" and above.lemma in knowledge.act_words().starting and above.tag in ("VBD", "VBN")
        if aux & {"will", "would", "may", "might", "could", "should", "can", "to"}:
            return False
        return token.tag == "VBD" or (token.tag == "VBN" and (bool(aux) or token.dep == "acl"))

    def _named_subject(self, verb: int) -> bool:
        """Whether something is said to have been done to somebody with a name: history, though no party is told."""
        subject = child(self.scene, verb, "nsubjpass")
        return subject is not None and self.scene.tokens[subject].pos == "PROPN"

    def _utters(self, verb: int) -> bool:
        """Whether what is issued are words, a statement or a warning, and no event."""
        scene, known = self.scene, knowledge.saying()
        things = list(children_of(scene, verb, "dobj", "nsubjpass"))
        things += [scene.tokens[verb].head] if scene.tokens[verb].dep == "acl" else []
        return any(scene.lower[i] in known.nouns or scene.lower[i] in known.channels for i in things)

    def _has(self, verb: int, particles: frozenset[str]) -> bool:
        return any(self.scene.lower[c] in particles for c in self.scene.syntax.children[verb] if c > verb)

    def _doers(self, verb: int) -> Acting | None:
        """The subject; in the passive the agent, or those to whom it was done."""
        scene = self.scene
        for c in children_of(scene, verb, "agent"):
            for p in children_of(scene, c, "pobj"):
                if acting := self.actors.named(p):
                    return acting
        if scene.tokens[verb].dep == "acl":
            return None
        subject = child(scene, verb, "nsubjpass")
        if subject is not None:
            codes = self._named([j for j in below(scene, subject) if j <= subject])
            return Acting(codes, scene.span_of(subject, subject + 1)) if codes else None
        return self.actors.of(verb)

    def _others(self, verb: int) -> tuple[str, ...]:
        """The parties that are objects of a verb, or stand with it."""
        scene = self.scene
        heads = [*children_of(scene, verb, "dobj")]
        heads += [
            p
            for above in (verb, *heads)
            for c in children_of(scene, above, "prep")
            if scene.lower[c] in ("with", "against", "from")
            for p in children_of(scene, c, "pobj")
        ]
        return tuple(dict.fromkeys(c for h in heads if h in scene.party_at for c in knowledge.expanded((scene.party_at[h].code,))))

    def _named(self, tokens: Sequence[int] | range) -> tuple[str, ...]:
        """All parties named by some tokens."""
        scene = self.scene
        codes = [scene.party_at[i].code for i in tokens if i in scene.party_at]
        codes += [k for i in tokens if (p := scene.person_at.get(i)) and (k := self.actors.party_of(p.person))]
        return knowledge.expanded(tuple(dict.fromkeys(codes)))

    def _around(self, noun: int) -> tuple[str, ...]:
        """Those who act in the clause of a noun."""
        for verb in self.scene.syntax.ancestors(noun):
            if self.scene.syntax.is_verb(verb) and (acting := self.actors.of(verb)):
                return acting.parties
        return ()

    # -- when --------------------------------------------------------------------------------------------------------------------

    def _date(self, head: int, first: int, last: int) -> tuple[str | None, Span | None, tuple[str, str] | None]:
        """The date of an event, the words for it, and the rule where it is that of the meeting."""
        scene = self.scene
        if self._coincides(head) and (day := self._day_of_meeting(head)):
            return day, None, _SAME_DAY
        times = [t for t in scene.times(scene.span_of(first, last)) if _is_calendar(t)]
        if times:
            own = [t for t in times if self._nearest(t) == head]
            time = (own or times)[0]
            return time.value, time.span, None
        if before := self._when(head):
            return before.value, before.span, None
        return self._with_meeting(head)

    def _nearest(self, time: Time) -> int | None:
        return self.scene.syntax.verb_of(self.scene.head_of(time.span))

    def _when(self, verb: int) -> Time | None:
        """ "in March, when he visited": the time that the clause hangs on."""
        scene = self.scene
        when = next((c for c in scene.syntax.children[verb] if scene.lower[c] == "when" and c < verb), None)
        if when is None:
            return None
        start = Span(sentence_at(scene, verb).span.start, scene.tokens[when].start)
        rows = [t for t in scene.times(start) if _is_calendar(t)]
        return rows[-1] if rows else None

    def _with_meeting(self, head: int) -> tuple[str | None, Span | None, tuple[str, str] | None]:
        """ "on the same day": the date of the meeting that the sentence speaks of."""
        scene = self.scene
        words = scene.lower[sentence_at(scene, head).first : head]
        same = "same" in words and "day" in words[words.index("same") :]
        day = self._day_of_meeting(head) if same else None
        return (day, None, _SAME_DAY) if day else (None, None, None)

    def _coincides(self, head: int) -> bool:
        """Whether a meeting is said to have coincided with this."""
        return any(self.scene.tokens[a].lemma == "coincide" for a in self.scene.syntax.ancestors(head))

    def _day_of_meeting(self, head: int) -> str | None:
        number = self.actors.draft_of(head)
        return self.actors.drafts[number].day if number is not None else None

    def _after(self, last: int) -> Time | None:
        """The time right behind a phrase."""
        time = self.scene.time_at.get(last) or self.scene.time_at.get(last + 1)
        return time if time and _is_calendar(time) else None

    def _times_of(self, noun: int) -> Iterator[Time]:
        """The times of the clause of a noun."""
        scene = self.scene
        verb = scene.syntax.verb_of(noun)
        if verb is not None:
            yield from (t for t in scene.times(sentence_at(scene, noun).span) if _is_calendar(t) and self._nearest(t) == verb)


def _is_calendar(time: Time) -> bool:
    return time.kind is TimeKind.DATE and time.value is not None and time.value[:1].isdigit()


# -- words ------------------------------------------------------------------------------------------------------------------------


def _clause(scene: Scene, verb: int) -> tuple[int, int]:
    """The words of a verb's clause: from its subject, or what its relative pronoun resumes, to its end."""
    start = verb
    while scene.tokens[start].dep == "xcomp" and scene.tokens[start].head != start:
        start = scene.tokens[start].head
    first = min([start, *(c for c in children_of(scene, start, "aux", "auxpass", "neg") if c < start)])
    subject = child(scene, start, "nsubj", "nsubjpass")
    if scene.tokens[verb].dep == "acl" or (subject is not None and scene.lower[subject] in _RELATIVES):
        first = left_edge(scene, scene.tokens[start].head)
    elif subject is not None:
        first = left_edge(scene, subject)
    return first, _end(scene, first, start)


def _noun_phrase(scene: Scene, noun: int) -> tuple[int, int]:
    """A noun with all that belongs to it."""
    first = left_edge(scene, noun)
    return first, _end(scene, first, noun)


def _end(scene: Scene, first: int, head: int) -> int:
    """Where the words below a head end: at a new clause at the latest."""
    own = set(below(scene, head)) | set(range(first, head))
    last = head + 1
    stop = sentence_at(scene, head).last
    while last < stop and scene.lower[last] not in _BREAKS:
        if last not in own and scene.tokens[last].text.isalnum():
            break
        if scene.tokens[last].dep == "cc" and _is_other_clause(scene, last):
            break
        if scene.lower[last] == "following" and scene.lower[last - 1] == ",":
            break
        last += 1
    end = trimmed_end(scene, first, last)
    return _with_count(scene, end, stop)


def _with_count(scene: Scene, end: int, stop: int) -> int:
    """The end behind "for the second time this year", which the parser hangs on another verb."""
    if end + 3 < stop and scene.lower[end] == "for" and scene.lower[end + 3] == "time":
        end += 4
        while end in scene.time_at and end < stop:
            end += 1
    return end


def _is_other_clause(scene: Scene, cc: int) -> bool:
    """Whether "and" opens another clause with a finite verb."""
    head = scene.tokens[cc].head
    return any(c > cc and scene.tokens[c].tag in _FINITE for c in children_of(scene, head, "conj"))
