"""The meetings of a report as events: a meeting held is a CONSULT, one ahead an AGREE, one called off a REJECT."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale import knowledge
from verbale.extract.meetings.drafts import Draft
from verbale.extract.plover.phrases import Codes
from verbale.extract.scene import Scene
from verbale.knowledge.plover import EventCode
from verbale.model.annotated import PlaceMention, Sentence, Time
from verbale.model.facts import MeetingType, Status
from verbale.model.spans import Span

_AHEAD = EventCode("AGREE", "036")
_OFF = EventCode("REJECT", "125", "meet")
_PHONE = EventCode("CONSULT", "041", "phone")
_VISIT = EventCode("CONSULT", "042", "visit")
_MULTILATERAL = EventCode("CONSULT", "040", "multilateral")
_TALKS = EventCode("CONSULT", "040")
_MANY = 3


@dataclass(frozen=True, slots=True)
class Encountered:
    """A meeting as an event. `recipient` is empty where both sides meet; a visitor is actor and the host recipient."""

    code: EventCode
    type: str
    status: str
    span: Span
    sentence: Sentence
    actor: Codes
    recipient: Codes
    day: Time | None
    place: PlaceMention | None
    auxiliary: tuple[str, ...]
    tellings: int


def encountered(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Encountered]:
    """An event for each meeting of two parties or more."""
    for draft in drafts:
        parties = tuple(dict.fromkeys(knowledge.expanded(tuple(draft.parties))))
        if len(parties) < 2 or draft.status is None:
            continue
        host = _visited(draft, parties)
        actor = tuple(p for p in parties if p != host) if host else parties
        first = draft.views[0].encounter
        times = [t for v in draft.views for t in v.encounter.times if t.value and t.value == draft.day]
        places = [p for v in draft.views for p in v.encounter.places]
        yield Encountered(
            _code(draft, parties, host), draft.type, draft.status, first.span, scene.sentences[first.sentence],
            actor, (host,) if host else (), next(iter(times), None), next(iter(places), None), _auxiliary(draft), len(draft.views),
        )  # fmt: skip


def _code(draft: Draft, parties: Codes, host: str | None) -> EventCode:
    if draft.status in (Status.CANCELLED, Status.POSTPONED):
        return _OFF
    if draft.ahead:
        return _AHEAD
    if draft.type is MeetingType.PHONE_CALL:
        return _PHONE
    if host:
        return _VISIT
    return _MULTILATERAL if len(parties) >= _MANY else _TALKS


def _auxiliary(draft: Draft) -> tuple[str, ...]:
    if draft.status is Status.PAST_REFERENCE:
        return ("historical",)
    return ("future",) if draft.status in (Status.SCHEDULED, Status.PROPOSED) else ()


def _visited(draft: Draft, parties: Codes) -> str | None:
    """The host of a visit: the party in whose country the meeting is, the others coming to it."""
    if draft.type is MeetingType.PHONE_CALL or len(parties) >= _MANY:
        return None
    for view in draft.views:
        where = [p.country for p in view.encounter.places] + [p.code for p in view.encounter.countries]
        host = next((w for w in where if w in parties), None)
        if host:
            return host
    return None
