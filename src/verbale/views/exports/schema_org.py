"""The record as JSON-LD in the terms of schema.org: reports, dialogues, meetings, people with their offices, parties.

The context is in the document, so nothing has to be fetched. Everything has a name of its own (`urn:uuid:...`), made of its id in
the record, which is its `identifier`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from verbale import knowledge
from verbale.knowledge.alpha2 import alpha2
from verbale.knowledge.party import PartyKind
from verbale.model.documents import Kind, Report
from verbale.model.facts import Meeting, MeetingType, Participant, Status
from verbale.model.reading import Json
from verbale.model.record import Dialogue, Encounter, Holder, Tenure
from verbale.views.exports.days import plain, stretch
from verbale.views.exports.scope import Scope, title
from verbale.views.exports.text import address, urn
from verbale.views.parties import party_name
from verbale.views.record import Record

VOCABULARY = "https://schema.org/"
HEAD: Json = {"@context": {"@vocab": VOCABULARY}}

_STATUS = {
    Status.HELD: "EventScheduled",
    Status.PAST_REFERENCE: "EventScheduled",
    Status.SCHEDULED: "EventScheduled",
    Status.POSTPONED: "EventPostponed",
    Status.CANCELLED: "EventCancelled",
}
"""schema.org has one word for what is to come and for what has taken place as planned, and none for what is only proposed."""


def nodes(record: Record, parties: Collection[str] = ()) -> Iterator[Json]:
    """The things of the graph: reports, dialogues, meetings, people, and last the parties that they name."""
    scope = Scope(record, parties)
    named: dict[str, None] = {}
    for reading in scope.reports():
        yield _report(reading.report)
    dialogues = record.dialogues(parties)
    series = {d.name: d.id for d in dialogues}
    for dialogue in dialogues:
        named |= dict.fromkeys(dialogue.parties)
        yield _series(dialogue)
    for encounter in scope.meetings:
        seats = list(scope.seats(encounter))
        named |= dict.fromkeys(c for c in (*encounter.meeting.parties, encounter.meeting.host) if c)
        yield _meeting(encounter, seats, series.get(encounter.meeting.series or ""))
    for holder in scope.people():
        named |= dict.fromkeys(t.party for t in holder.tenures if t.party)
        yield _person(holder)
    for code in named:
        yield _party(code)


def _node(type_: str, key: str | None, **properties: Any) -> Json:
    """A thing: what is not there is left out. `key` is its id in the record; without one it is nothing but its properties."""
    name: Json = {"@id": urn(key), "identifier": key} if key else {}
    return {"@type": type_, **name, **{n: v for n, v in properties.items() if v not in (None, "", [])}}


def _reference(key: str) -> Json:
    return {"@id": urn(key)}


def _report(report: Report) -> Json:
    document = report.document
    return _node(
        "NewsArticle" if report.kind is Kind.NEWS else "Article",
        document.id,
        url=address(document.source),
        headline=report.headline,
        datePublished=plain(report.published),
        publisher=_node("Organization", None, name=report.outlet) if report.outlet else None,
        author=[_node("Person", None, name=name) for name in report.authors],
        inLanguage=report.language,
        articleSection=list(report.section),
        genre=report.kind.value,
    )


def _series(dialogue: Dialogue) -> Json:
    founded = {s.founded for _, s in dialogue.told if s.founded}
    return _node(
        "EventSeries",
        dialogue.id,
        name=dialogue.name,
        alternateName=[name for name in dialogue.names if name != dialogue.name],
        startDate=plain(founded.pop()) if len(founded) == 1 else None,
        attendee=[_reference(f"party {code}") for code in dialogue.parties],
        subEvent=[_reference(e.id) for e in dialogue.rounds],
    )


def _meeting(encounter: Encounter, seats: Sequence[tuple[Participant, Holder | None]], series: str | None) -> Json:
    meeting = encounter.meeting
    days = stretch(meeting.date)
    status = _STATUS.get(Status(meeting.status))
    return _node(
        "Event",
        meeting.id,
        name=title(meeting),
        description=_described(meeting),
        startDate=days[0] if days else plain(meeting.date),
        endDate=days[1] if days else None,
        eventStatus={"@id": VOCABULARY + status} if status else None,
        location=_place(meeting) if meeting.city or meeting.country else None,
        organizer=_reference(f"party {meeting.host}") if meeting.host else None,
        attendee=[*(_reference(f"party {code}") for code in meeting.parties), *(_attendee(*seat) for seat in seats)],
        superEvent=_reference(series) if series else None,
        keywords=list(meeting.topics),
        subjectOf=[_reference(d) for d in dict.fromkeys(m.origin.document for m in encounter.mentions)],
    )


def _described(meeting: Meeting) -> str:
    """What schema.org has no property for."""
    kind = MeetingType(meeting.type).value.replace("-", " ")
    make_up = " ".join(filter(None, (meeting.level, meeting.format, kind)))
    return f"{make_up}, {meeting.status}" + (f"; date (EDTF): {meeting.date}" if meeting.date else "")


def _place(meeting: Meeting) -> Json:
    """Where it is; with coordinates if the city's are known."""
    at = knowledge.coordinates(meeting.city, meeting.country) if meeting.city else None
    country = meeting.country and alpha2().get(meeting.country, meeting.country)
    return _node(
        "Place",
        None,
        name=meeting.city or party_name(meeting.country or ""),
        address=_node("PostalAddress", None, addressLocality=meeting.city, addressCountry=country),
        geo=_node("GeoCoordinates", None, latitude=at[0], longitude=at[1]) if at else None,
    )


def _attendee(participant: Participant, holder: Holder | None) -> Json:
    """Somebody at a meeting, in an office if one is told: schema.org puts a role between the two."""
    who = _reference(holder.id) if holder else _node("Person", None, name=participant.name)
    if participant.office is None:
        return who
    return _node("OrganizationRole", None, roleName=participant.office, attendee=who)


def _person(holder: Holder) -> Json:
    return _node(
        "Person",
        holder.id,
        name=holder.name,
        alternateName=[name for name in holder.names if name != holder.name],
        jobTitle=[t.office for t in holder.tenures if t.party is None],
        memberOf=[_role(tenure, tenure.party) for tenure in holder.tenures if tenure.party],
    )


def _role(tenure: Tenure, party: str) -> Json:
    """An office held for a party, on the first and the last day on which a report attests it."""
    return _node(
        "OrganizationRole",
        None,
        roleName=tenure.office,
        memberOf=_reference(f"party {party}"),
        startDate=plain(tenure.first),
        endDate=plain(tenure.last),
        description="The dates are the first and last for which reports attest it; it may have been held before and after.",
    )


def _party(code: str) -> Json:
    """A state acts through its government; anything else that is a party is an organisation."""
    known = knowledge.parties().get(code)
    state = known is not None and known.kind is not PartyKind.ORGANISATION
    node = _node("GovernmentOrganization" if state else "Organization", f"party {code}", name=party_name(code))
    return node | {"identifier": code}
