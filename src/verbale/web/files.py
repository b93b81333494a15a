"""What can be carried away of the record beside the brief: meetings for a map, and a calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from verbale.errors import UsageError
from verbale.model.facts import Level
from verbale.views.calendar import calendar, to_ical
from verbale.views.exports.geojson import HEAD, features_of
from verbale.views.exports.writing import write_document
from verbale.views.map import located
from verbale.web.pages import OfLevel, Record
from verbale.web.parameters import Parties, Since, Until, one


@dataclass(frozen=True, slots=True)
class File:
    """A file: its address, which ends in its name, what makes it, and its type."""

    path: str
    make: Callable[..., bytes]
    media: str
    summary: str


def _meetings(record: Record, parties: Parties, since: Since, until: Until, level: OfLevel = "") -> bytes:
    """The meetings of all of these parties as GeoJSON, a point each; those without a place have none."""
    found = located(record, parties, since, until, one("level", level, Level))
    out = BytesIO()
    write_document(HEAD, "features", features_of(record, found), out)
    return out.getvalue()


def _calendar(record: Record, parties: Parties) -> bytes:
    """The meetings, due commitments and anniversaries of all of these parties as iCalendar, to be taken into any calendar."""
    if not parties:
        raise UsageError("a calendar needs a party; everybody's would be too much for any calendar")
    made = calendar(record, parties)
    if not made.entries:
        raise UsageError("nothing of these parties has a day that a calendar can hold")
    return to_ical(made)


FILES = (
    File("/map.geojson", _meetings, "application/geo+json", "Meetings on a map, as GeoJSON"),
    File("/calendar.ics", _calendar, "text/calendar; charset=utf-8", "A calendar"),
)
"""All files."""
