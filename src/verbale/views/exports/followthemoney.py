"""The record as entities of FollowTheMoney 4: meetings, people, offices, parties, reports, and which report tells of what.

An entity is `{"id", "schema", "properties"}`, and every property a list of texts. What FollowTheMoney has no place for is left out
or put in words; nothing is bent: a day on which an office is attested is its `date`, never a `startDate`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping

from verbale import knowledge
from verbale.knowledge.alpha2 import alpha2
from verbale.knowledge.party import PartyKind
from verbale.model.claims import Claim
from verbale.model.documents import Kind, Report
from verbale.model.facts import Status
from verbale.model.reading import Json
from verbale.model.record import Encounter, Holder, Mention, Tenure
from verbale.views.exports.days import plain, stretch
from verbale.views.exports.scope import Scope, place, title, with_claims
from verbale.views.exports.text import address, line
from verbale.views.parties import party_name
from verbale.views.record import Record

_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "id": "ind", "it": "ita", "ja": "jpn", "ko": "kor",
    "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "zho",
}  # fmt: skip
"""ISO 639-3 codes, which FollowTheMoney uses, by those of ISO 639-1. A report in another language has none."""


def entities(record: Record, parties: Collection[str] = ()) -> Iterator[Json]:
    """The entities: reports, meetings, people with their offices; parties and offices stand before what first names them."""
    scope = Scope(record, parties)
    found = _Entities(record, scope)
    for reading in scope.reports():
        yield _report(reading.report)
    for encounter, claims in with_claims(record, scope.meetings):
        yield from found.of_meeting(encounter, claims)
    for holder in scope.people():
        yield from found.of_person(holder)


class _Entities:
    """Makes entities, and each party and office once."""

    def __init__(self, record: Record, scope: Scope) -> None:
        self._record = record
        self._scope = scope
        self._given: set[str] = set()

    def _once(self, entity: Json) -> Iterator[Json]:
        if entity["id"] not in self._given:
            self._given.add(entity["id"])
            yield entity

    def of_meeting(self, encounter: Encounter, claims: Mapping[str, Claim]) -> Iterator[Json]:
        meeting = encounter.meeting
        codes = dict.fromkeys((*meeting.parties, *filter(None, (meeting.host,))))
        for code in codes:
            yield from self._once(_party(code))
        people = [holder.id for _, holder in self._scope.seats(encounter) if holder]
        days = stretch(meeting.date)
        status = "" if meeting.status == Status.HELD else f"{meeting.status}: "
        yield _entity(
            "Event",
            meeting.id,
            name=[title(meeting)],
            summary=[f"{status}{meeting.level or ''} {meeting.format or ''} {meeting.type}".replace("  ", " ").strip()],
            date=[plain(meeting.date)],
            startDate=[days and days[0]],
            endDate=[days and days[1]],
            description=[f"date (EDTF): {meeting.date}" if meeting.date and not plain(meeting.date) and not days else None],
            location=[place(meeting)],
            country=_countries([meeting.country]),
            organizer=[_id(f"party-{meeting.host}") if meeting.host else None],
            involved=[*(_id(f"party-{code}") for code in meeting.parties), *map(_id, dict.fromkeys(people))],
            keywords=[meeting.status, *meeting.topics],
            recordId=[meeting.id],
            sourceUrl=[address(m.origin.source) for m in encounter.mentions],
            proof=[_document(m.origin.document) for m in encounter.mentions],
        )
        for mention in encounter.mentions:
            yield _told_in(mention, meeting.id, claims)

    def of_person(self, holder: Holder) -> Iterator[Json]:
        if holder.party:
            yield from self._once(_party(holder.party))
        yield _entity(
            "Person",
            holder.id,
            name=[holder.name],
            weakAlias=[name for name in holder.names if name != holder.name],
            country=_countries([holder.party]),
            position=[t.office for t in holder.tenures],
            sourceUrl=map(address, holder.reports),
        )
        for tenure in holder.tenures:
            yield from self._of_tenure(holder, tenure)
        for mention in holder.mentions:
            document, subject = self._record.subject_of(mention)
            if not self._scope.covers(document):
                continue
            names = [c.value for c in self._record.claims(document) if (c.subject, c.property) == (subject, "name")]
            yield _entity(
                "Mention",
                f"{holder.id}-{_hash(mention)}",
                document=[_document(document)],
                resolved=[_id(holder.id)],
                name=map(str, names) if names else [holder.name],
                detectedSchema=["Person"],
            )

    def _of_tenure(self, holder: Holder, tenure: Tenure) -> Iterator[Json]:
        if tenure.party:
            yield from self._once(_party(tenure.party))
        post = f"office-{_hash(f'{tenure.party}|{tenure.office.casefold()}')}"
        organisation = [_id(f"party-{tenure.party}")] if tenure.party else []
        yield from self._once(
            _entity("Position", post, name=[tenure.office], organization=organisation, country=_countries([tenure.party]))
        )
        attested = " to ".join(dict.fromkeys(filter(None, (tenure.first, tenure.last))))
        yield _entity(
            "Occupancy",
            f"{holder.id}-{post}",
            holder=[_id(holder.id)],
            post=[_id(post)],
            date=[plain(tenure.first), plain(tenure.last)],
            summary=[f"attested {attested}" if attested else None],
            recordId=tenure.meetings,
            sourceUrl=map(address, tenure.reports),
        )


def _told_in(mention: Mention, meeting: str, claims: Mapping[str, Claim]) -> Json:
    """That a report tells of a meeting, and in which words."""
    own = [claims[g.claim] for g in mention.grounds if g.claim in claims]
    return _entity(
        "Documentation",
        f"{meeting}-{_hash(mention.id)}",
        document=[_document(mention.origin.document)],
        entity=[_id(meeting)],
        role=["tells of"],
        date=[plain(mention.origin.published)],
        summary=[c.evidence.exact for c in own if c.evidence],
        recordId=[c.id for c in own],
    )


def _report(report: Report) -> Json:
    document = report.document
    news = report.kind is Kind.NEWS
    days = stretch(report.published)
    return _entity(
        "Article" if news else "Document",
        f"report-{document.id.removeprefix('sha256:')}",
        fileName=[document.source],
        title=[report.headline],
        author=report.authors,
        publisher=[report.outlet],
        publishedAt=[plain(report.published)],
        description=[f"published between {days[0]} and {days[1]}" if days else None],
        keywords=[report.kind.value],
        language=[_LANGUAGES.get(report.language)],
        sourceUrl=[address(document.source)],
    )


def _party(code: str) -> Json:
    """A state is the public body that acts for it; anything else that is a party is an organisation."""
    known = knowledge.parties().get(code)
    state = known is not None and known.kind is not PartyKind.ORGANISATION
    return _entity(
        "PublicBody" if state else "Organization",
        f"party-{code}",
        name=[party_name(code)],
        abbreviation=[None if state else code],
        country=_countries([code]),
    )


def _entity(schema: str, key: str, **properties: Iterable[str | None]) -> Json:
    """An entity; values that are not there, or are there already, are left out, and properties without any.

    Every value is a line, since the library takes line breaks and control characters out of most.
    """
    lines = {name: [line(value) for value in values if value] for name, values in properties.items()}
    found = {name: list(dict.fromkeys(filter(None, values))) for name, values in lines.items()}
    return {"id": _id(key), "schema": schema, "properties": {name: values for name, values in found.items() if values}}


def _id(key: str) -> str:
    """FollowTheMoney's ids are letters, digits, dots and hyphens."""
    return f"verbale-{key}"


def _document(key: str) -> str:
    return _id(f"report-{key.removeprefix('sha256:')}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _countries(codes: Iterable[str | None]) -> list[str]:
    """Two-letter codes of states in lower case; an organisation has none, save the European Union."""
    return [alpha2()[code].lower() for code in codes if code and code in alpha2()]
