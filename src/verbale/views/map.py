"""Where parties met: the cities with how many meetings each had and the latest of them, the busiest first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from verbale import knowledge
from verbale.errors import UsageError
from verbale.model.claims import Claim
from verbale.model.record import Encounter, Site
from verbale.views.digest import meeting_title
from verbale.views.exports.scope import notes_of
from verbale.views.meetings import LONGEST
from verbale.views.notes import Note
from verbale.views.record import Record

MOST = 200
"""Places that are shown; all others are counted."""

TOLD = 24
"""Places of which the latest meetings are told; the others have their numbers."""

_CITED = ("city", "date")
"""The properties of a meeting whose words say where and when it was."""

EACH = 2
"""Citations of each of them; the meeting's own page has all."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A meeting in a place: its id, title, day (EDTF) and parties, and some of the words that say where and when it was."""

    id: str
    title: str
    date: str | None
    parties: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A city with its meetings: how many, on which days (EDTF) the first and the last, and the latest ones.

    `latitude` and `longitude` are those of the city in degrees (WGS 84), to a hundredth; None where verbale does not know them.
    `latest` is empty for all but the busiest places.
    """

    city: str
    country: str | None
    latitude: float | None
    longitude: float | None
    meetings: int
    first: str | None
    last: str | None
    latest: tuple[Visit, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """Where meetings of all of these parties (codes; none: of everybody) were held, in these days (ISO 8601), at this level.

    `meetings` counts those in person that reports tell as having been, `nowhere` those of them of which no report tells a city.
    `places` are the busiest first; `further_places` with `further_meetings` are those that are not shown.
    """

    parties: tuple[str, ...]
    since: str | None
    until: str | None
    as_of: str | None
    level: str | None
    meetings: int
    places: tuple[Place, ...]
    further_places: int
    further_meetings: int
    nowhere: int


def where(
    record: Record,
    parties: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    level: str | None = None,
) -> Map:
    """The map of the meetings in person of these parties in these days, at this level; calls and plans are on no map."""
    sites = record.sites(parties, since, until, level)
    known = [s for s in sites if s.city is not None]
    shown, further = known[:MOST], known[MOST:]
    visits = _visits(record, [key for s in shown[:TOLD] for key in s.latest])
    return Map(
        tuple(parties),
        since.isoformat() if since else None,
        until.isoformat() if until else None,
        record.today.isoformat() if record.today else None,
        level,
        sum(s.meetings for s in sites),
        tuple(_place(s, visits) for s in shown),
        len(further),
        sum(s.meetings for s in further),
        sum(s.meetings for s in sites if s.city is None),
    )


def _visits(record: Record, wanted: Sequence[str]) -> dict[str, Visit]:
    """Meetings by id, as they are told of a place."""
    found = record.meetings_by_id(wanted).values()
    told = (t for e in found for name in _CITED if (s := e.settled(name)) for t in s.told if t.value == s.value or s.value is None)
    claims = record.claims_by_id(list(dict.fromkeys(claim for t in told for claim in t.claims)))
    return {e.id: _visit(e, claims) for e in found}


def _visit(encounter: Encounter, claims: Mapping[str, Claim]) -> Visit:
    meeting = encounter.meeting
    notes = {(n.document, n.start, n.end): n for name in _CITED for n in islice(notes_of(encounter, name, claims), EACH)}
    return Visit(encounter.id, meeting_title(meeting), meeting.date, meeting.parties, tuple(notes.values()))


def _place(site: Site, visits: Mapping[str, Visit]) -> Place:
    city = site.city or ""
    point = knowledge.coordinates(city, site.country)
    latitude, longitude = point or (None, None)
    latest = tuple(visits[key] for key in site.latest if key in visits)
    return Place(city, site.country, latitude, longitude, site.meetings, site.first, site.last, latest)


def located(
    record: Record,
    parties: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    level: str | None = None,
) -> list[Encounter]:
    """The meetings themselves, for a file: of everybody those of the latest `LONGEST` days, unless others are asked for.

    Raises `UsageError` for more of everybody's days.
    """
    first = since
    if not parties:
        last = until or record.today
        first = first or (last - timedelta(LONGEST) if last else None)
        if first and last and (last - first).days > LONGEST:
            raise UsageError(f"everybody's meetings of more than {LONGEST} days are too many: name a party, or fewer days")
    return [e for e in record.meetings(parties, first, until) if level in (None, e.meeting.level)]
