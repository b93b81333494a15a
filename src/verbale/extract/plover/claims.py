"""The claims of a report's events, subjects `ev1`, `ev2` ... in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale import knowledge
from verbale.extract.cast import Cast
from verbale.extract.meetings.drafts import Draft
from verbale.extract.plover.events import Event
from verbale.extract.plover.meetings import Encountered, encountered
from verbale.extract.plover.phrases import Codes, Phrases
from verbale.extract.plover.reader import Reader
from verbale.extract.scene import Scene
from verbale.extract.telling import Fact, Teller
from verbale.model import edtf
from verbale.model.annotated import Sentence, Time, TimeKind
from verbale.model.claims import Claim, Modality
from verbale.model.documents import Role
from verbale.model.spans import Span

EXTRACTOR = "plover"
_DOMESTIC = "domestic event"
_LENT = "party of the unnamed"
_MEETING = "event of a meeting"
_AT = ("in", "at", "near", "outside")
_SPORT = 3
_MEETINGS = ("036", "040", "041", "042", "043", "046")


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the facts that are claimed of it; `key` and `date` tell it from others."""

    span: Span
    key: tuple[str, Codes, Codes]
    date: str | None
    modality: Modality
    facts: tuple[Fact, ...]


def extract_events(scene: Scene, cast: Cast, drafts: Sequence[Draft]) -> Iterator[Claim]:
    """Claims `type`, `mode`, `actor`, `recipient`, `date`, `place`, `cameo` and `auxiliary` of each event.

    `drafts` are the report's meetings. One event told twice (same type and parties, no other date) is one event.
    """
    sentences = _Sentences(scene, Phrases(scene, cast), drafts)
    found = sentences.all_events()
    met = [m for m in encountered(scene, drafts) if not _is_content(scene, m, found)]
    covered = {v.encounter.sentence for d in drafts for v in d.views}
    told = [_of_meeting(scene, m) for m in met]
    told += [sentences.told(n, e) for n, e in found if not (n in covered and (e.code.cameo or "")[:3] in _MEETINGS)]
    for number, event in enumerate(_once(sorted(told, key=lambda t: t.span)), 1):
        yield from Teller(scene, EXTRACTOR, f"ev{number}", event.modality).claims(event.facts)


def _is_content(scene: Scene, met: Encountered, found: Sequence[tuple[int, Event]]) -> bool:
    """Whether a meeting is only what some other act is about: "refused to meet", "agreed to hold talks"."""
    if met.tellings > 1:
        return False
    head = scene.head_of(met.span)
    above = {head, *scene.syntax.ancestors(head)}
    here = [e for n, e in found if scene.sentences[n] is met.sentence]
    return any(e.verb in above for e in here if e.code.type != "CONSULT")


def _once(told: Sequence[Told]) -> Iterator[Told]:
    """Each event at its first telling."""
    dates: dict[tuple[str, Codes, Codes], list[str | None]] = {}
    for event in told:
        known = dates.setdefault(event.key, [])
        if not known or (event.date is not None and None not in known and event.date not in known):
            yield event
        known.append(event.date)


def _key(type_: str, actor: Codes, recipient: Codes) -> tuple[str, Codes, Codes]:
    """What tells events apart; in a meeting it does not matter who came to whom."""
    if type_ == "CONSULT":
        return type_, tuple(sorted({*actor, *recipient})), ()
    return type_, actor, recipient


def _of_meeting(scene: Scene, met: Encountered) -> Told:
    because = f"a {met.status} {met.type.replace('-', ' ')} of the report"
    facts = [Fact("type", met.code.type, met.span, _MEETING, because)]
    facts += _codes_facts(met.code.mode, met.code.cameo, met.span)
    facts += [Fact("actor", c, _words(scene, c, met.sentence, met.span), _MEETING, because) for c in met.actor]
    facts += [Fact("recipient", c, _words(scene, c, met.sentence, met.span), _MEETING, because) for c in met.recipient]
    facts += [Fact("date", met.day.value, met.day.span)] if met.day and met.day.value else []
    facts += [Fact("place", met.place.city, met.place.span)] if met.place else []
    facts += [Fact("auxiliary", a, met.span) for a in met.auxiliary]
    day = met.day.value if met.day else None
    modality = Modality.PLANNED if "future" in met.auxiliary else Modality.ASSERTED
    return Told(met.span, _key(met.code.type, met.actor, met.recipient), day, modality, tuple(facts))


def _codes_facts(mode: str | None, cameo: str | None, span: Span) -> list[Fact]:
    return [Fact(name, value, span) for name, value in (("mode", mode), ("cameo", cameo)) if value]


def _words(scene: Scene, code: str, sentence: Sentence, otherwise: Span) -> Span:
    """The words of a sentence for a party."""
    return next((p.span for p in scene.parties(sentence.span) if code in knowledge.expanded((p.code,))), otherwise)


class _Sentences:
    """Turns the events of sentences into facts."""

    def __init__(self, scene: Scene, phrases: Phrases, drafts: Sequence[Draft]) -> None:
        self.scene = scene
        self.phrases = phrases
        self.reader = Reader(phrases, knowledge.expanded(tuple(drafts[0].parties)) if drafts else ())

    def all_events(self) -> list[tuple[int, Event]]:
        """The events of every body sentence, with its index; none in a report about sport."""
        if len(knowledge.event_grammar().sport.intersection(self.scene.lower)) >= _SPORT:
            return []
        rows = ((n, s) for n, s in enumerate(self.scene.sentences) if s.role is Role.BODY)
        return [(n, e) for n, s in rows for e in self.reader.events(s.first, s.last)]

    def told(self, index: int, event: Event) -> Told:
        """An event with its facts; `index` is that of its sentence."""
        sentence = self.scene.sentences[index]
        scene = self.scene
        span = scene.span_of(event.trigger[0], event.trigger[-1] + 1)
        time, place = self._time(sentence, event.verb), self._place(sentence)
        facts = [Fact("type", event.code.type, span), *_codes_facts(event.code.mode, event.code.cameo, span)]
        facts += [
            Fact("actor", c, self._span(c, sentence, span), *((_LENT, event.lent) if event.lent else ())) for c in event.actor
        ]
        rule = (_DOMESTIC, "nobody else is named: an act within the actor's own country") if event.domestic else ()
        facts += [Fact("recipient", c, self._span(c, sentence, span), *rule) for c in event.recipient]
        auxiliary = event.auxiliary
        if time and time.value:
            facts.append(Fact("date", time.value, time.span))
            auxiliary += ("historical",) if self._long_ago(time.value) else ()
        facts += [Fact("place", place[0], place[1])] if place else []
        facts += [Fact("auxiliary", a, span) for a in auxiliary]
        day = time.value if time else None
        return Told(span, _key(event.code.type, event.actor, event.recipient), day, _modality(event.auxiliary), tuple(facts))

    def _span(self, code: str, sentence: Sentence, otherwise: Span) -> Span:
        """The words of the sentence that name a party."""
        scene = self.scene
        for i in range(sentence.first, sentence.last):
            if code in self.phrases.at(i):
                mention = scene.party_at.get(i) or scene.person_at.get(i) or scene.office_at.get(i) or scene.place_at.get(i)
                return mention.span if mention else scene.span_of(i, i + 1)
        return otherwise

    def _time(self, sentence: Sentence, verb: int) -> Time | None:
        """The date of a verb's own clause, or the only one of the sentence."""
        scene = self.scene
        dated = [t for t in scene.times(sentence.span) if t.kind is TimeKind.DATE and t.value and t.value[:1].isdigit()]
        own = [t for t in dated if scene.syntax.verb_of(scene.token_at(t.span.start)) == verb]
        return own[0] if own else dated[0] if len(dated) == 1 else None

    def _place(self, sentence: Sentence) -> tuple[str, Span] | None:
        """The first city of a sentence that something happens in."""
        scene = self.scene
        for place in scene.places(sentence.span):
            first = scene.token_at(place.span.start)
            if first and scene.lower[first - 1] in _AT:
                return place.city, place.span
        return None

    def _long_ago(self, value: str) -> bool:
        """Whether a date is more than a year before the report."""
        published = self.scene.report.published
        return bool(published) and (edtf.bounds(published)[0] - edtf.bounds(value)[1]).days > 366


def _modality(auxiliary: tuple[str, ...]) -> Modality:
    if "negation" in auxiliary:
        return Modality.NEGATED
    if "hypothetical" in auxiliary:
        return Modality.HEDGED
    return Modality.PLANNED if "future" in auxiliary else Modality.ASSERTED
