"""The events of a record as other event data come: rows of PLOVER 2.0, and rows in the columns of GDELT with CAMEO codes.

A row's values are strings, empty where nothing is known; lists are joined by semicolons. Every report's events are there: two
reports that tell of one event make two rows, as event data have it, and `source` tells them apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import permutations, product

from verbale import knowledge
from verbale.model import edtf
from verbale.model.facts import Event
from verbale.model.reading import Reading
from verbale.views.assemble import assemble
from verbale.views.record import Record

Row = dict[str, str]

_DIGITS = 12
_QUADS = (("05", "1"), ("09", "2"), ("14", "3"), ("20", "4"))
"""GDELT's quad classes by the last CAMEO root of each: verbal and material cooperation, verbal and material conflict."""


def plover(record: Record, parties: Collection[str] = ()) -> Iterator[Row]:
    """A row an event of all of these parties; where both sides do it, both are actors and there is no recipient."""
    for reading in record.readings():
        for event in _events(reading, parties):
            date, basis = _date(event, reading)
            yield {
                "event_id": _id(event, reading),
                "event_date": date,
                "date_basis": basis,
                "event_type": event.type or "",
                "event_mode": event.mode or "",
                "auxiliary_modes": ";".join(event.auxiliary),
                "actor": ";".join(event.actor),
                "recipient": ";".join(event.recipient),
                "place": event.place or "",
                "cameo": event.cameo or "",
                "publication_date": reading.report.published or "",
                "publisher": reading.report.outlet or "",
                "headline": reading.report.headline or "",
                "event_text": event.evidence.exact if event.evidence else "",
                "source": reading.report.document.source,
            }


def cameo(record: Record, parties: Collection[str] = ()) -> Iterator[Row]:
    """A row for every actor and recipient of an event of all of these parties, in both directions where both sides do it.

    Events that are denied or only possible are left out: CAMEO has no place for them. Where the words name no finer code, the
    code is the type's root with a nought.
    """
    kinds = knowledge.event_grammar().types
    for reading in record.readings():
        for event in _events(reading, parties):
            if not event.type or {"hypothetical", "negation"} & set(event.auxiliary):
                continue
            code = event.cameo or f"{kinds[event.type].root}0"
            date, _ = _date(event, reading)
            for number, (first, second) in enumerate(_dyads(event), 1):
                yield {
                    "GLOBALEVENTID": f"{_id(event, reading)}-{number}",
                    "SQLDATE": _part(date, "%Y%m%d"),
                    "MonthYear": _part(date, "%Y%m"),
                    "Year": _part(date, "%Y"),
                    "Actor1Code": first,
                    "Actor2Code": second,
                    "EventCode": code,
                    "EventBaseCode": code[:3],
                    "EventRootCode": code[:2],
                    "QuadClass": next(quad for root, quad in _QUADS if code[:2] <= root),
                    "ActionGeo_FullName": event.place or "",
                    "DATEADDED": _part(reading.report.published or "", "%Y%m%d"),
                    "SOURCEURL": reading.report.document.source,
                }


def _events(reading: Reading, parties: Collection[str]) -> Iterator[Event]:
    """The events of a report in which all of these parties have a part."""
    wanted = frozenset(parties)
    return (e for e in assemble(reading.claims).events if wanted <= frozenset((*e.actor, *e.recipient)))


def _id(event: Event, reading: Reading) -> str:
    """An id that names the document too, since every report counts its events from one."""
    return f"{reading.report.document.id.removeprefix('sha256:')[:_DIGITS]}/{event.id}"


def _date(event: Event, reading: Reading) -> tuple[str, str]:
    """The event's date and how it is known: told by the words, or else the day of the report."""
    if event.date:
        return event.date, "stated"
    published = reading.report.published
    return (published, "published") if published else ("", "")


def _part(date: str, form: str) -> str:
    """An EDTF date in the form of `strftime`; empty where its first and last day differ in that form."""
    if not date:
        return ""
    first, last = (day.strftime(form) for day in edtf.bounds(date))
    return first if first == last else ""


def _dyads(event: Event) -> Iterator[tuple[str, str]]:
    """Who acts on whom."""
    if not event.recipient and len(event.actor) > 1:
        return permutations(event.actor, 2)
    return product(event.actor or ("",), event.recipient or ("",))


PLOVER = (
    "event_id", "event_date", "date_basis", "event_type", "event_mode", "auxiliary_modes", "actor", "recipient", "place",
    "cameo", "publication_date", "publisher", "headline", "event_text", "source",
)  # fmt: skip
"""The columns of `plover`."""

CAMEO = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "Actor1Code", "Actor2Code", "EventCode", "EventBaseCode",
    "EventRootCode", "QuadClass", "ActionGeo_FullName", "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""The columns of `cameo`."""
