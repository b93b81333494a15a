"""The meetings of a record on a map: GeoJSON (RFC 7946), a point a meeting, in degrees of longitude and latitude (WGS 84).

The point is that of the city, to a hundredth of a degree. A meeting whose city is not told, or whose coordinates verbale does not
know, is there without a point (`"geometry": null`), as the standard has it for what is not located.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from verbale import knowledge
from verbale.model.claims import Claim
from verbale.model.facts import Participant
from verbale.model.reading import Json
from verbale.model.record import Encounter
from verbale.views.exports.days import first_and_last
from verbale.views.exports.scope import notes_of, title, with_claims
from verbale.views.record import Record

HEAD: Json = {"type": "FeatureCollection"}

_NOTED = ("date", "city")
"""What the notes of a meeting cite: when and where it was."""


def features(record: Record, parties: Collection[str] = ()) -> Iterator[Json]:
    """A feature a meeting, by date."""
    return features_of(record, record.meetings(parties))


def features_of(record: Record, encounters: Iterable[Encounter]) -> Iterator[Json]:
    """A feature for each of these meetings."""
    return (_feature(e, claims) for e, claims in with_claims(record, encounters))


def _feature(encounter: Encounter, claims: Mapping[str, Claim]) -> Json:
    meeting = encounter.meeting
    at = knowledge.coordinates(meeting.city, meeting.country) if meeting.city else None
    first, last = first_and_last(meeting.date)
    return {
        "type": "Feature",
        "id": meeting.id,
        "geometry": {"type": "Point", "coordinates": [at[1], at[0]]} if at else None,
        "properties": {
            "title": title(meeting),
            "date": meeting.date,
            "date_first": first.isoformat() if first else None,
            "date_last": last.isoformat() if last else None,
            "status": meeting.status,
            "type": meeting.type,
            "series": meeting.series,
            "ordinal": meeting.ordinal,
            "level": meeting.level,
            "format": meeting.format,
            "parties": list(meeting.parties),
            "city": meeting.city,
            "country": meeting.country,
            "host": meeting.host,
            "participants": [_in_words(p) for p in meeting.participants],
            "topics": list(meeting.topics),
            "reports": list(dict.fromkeys(m.origin.source for m in encounter.mentions)),
            "notes": [note for name in _NOTED for note in _notes(encounter, name, claims)],
        },
    }


def _in_words(participant: Participant) -> str:
    return ", ".join(filter(None, (participant.name, participant.office, participant.party)))


def _notes(encounter: Encounter, name: str, claims: Mapping[str, Claim]) -> Iterator[Json]:
    """The words that tell a value, and whose they are."""
    for note in notes_of(encounter, name, claims):
        yield {
            "property": name,
            "exact": note.exact,
            "start": note.start,
            "end": note.end,
            "document": note.document,
            "source": note.source,
            "outlet": note.outlet,
            "published": note.published,
            "because": note.because,
        }
