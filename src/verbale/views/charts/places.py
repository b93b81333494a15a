"""The map of meetings: the cities where parties met, as GeoJSON and as a picture.

The picture shows no borders and no coasts. Small grey points where people live (the places of GeoNames that the product
ships) let the land be seen; so nothing is loaded from anywhere, and no line says whose a territory is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verbale import knowledge
from verbale.model import edtf
from verbale.model.facts import BEHIND, MeetingType
from verbale.model.reading import Json
from verbale.model.record import Encounter
from verbale.views.charts.labels import Point, label_middles
from verbale.views.charts.style import (
    FADED,
    LINE,
    PALETTE,
    chart,
    counted_size,
    names_layers,
    radius,
    source_line,
    title,
)
from verbale.views.charts.window import Window, graticule, land, window
from verbale.views.parties import parties_in_words, party_name
from verbale.views.record import Record

ATTRIBUTION = "Places: GeoNames, CC BY 4.0."
"""What the licence of the coordinates asks for, wherever they are shown."""

POINTS = 4000
"""About as many points of land as a picture may have."""


@dataclass(frozen=True, slots=True)
class City:
    """A city where parties met: how often, on which days (EDTF) first and last, in which meetings."""

    name: str
    country: str
    latitude: float
    longitude: float
    meetings: int
    first: str | None
    last: str | None
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where some parties (none: whichever) met, the busiest cities first.

    `unknown` are cities of which no coordinates are known, `nowhere` counts meetings of which no report tells a city.
    """

    parties: tuple[str, ...]
    cities: tuple[City, ...]
    unknown: tuple[str, ...]
    nowhere: int
    as_of: date | None
    reports: int


def places(record: Record, parties: Sequence[str] = ()) -> Places:
    """The cities of the meetings in person that were held and in which all of these parties took part."""
    held = [e for e in record.meetings(parties) if e.meeting.status in BEHIND and e.meeting.type != MeetingType.PHONE_CALL]
    by_city: dict[tuple[str, str | None], list[Encounter]] = {}
    for encounter in held:
        if encounter.meeting.city:
            by_city.setdefault((encounter.meeting.city, encounter.meeting.country), []).append(encounter)
    found = [_city(name, country, own) for (name, country), own in by_city.items()]
    known = [city for city in found if city]
    return Places(
        tuple(parties),
        tuple(sorted(known, key=lambda c: (-c.meetings, c.name, c.country))),
        tuple(sorted({name for (name, country) in by_city if knowledge.coordinates(name, country) is None})),
        sum(not e.meeting.city for e in held),
        record.today,
        len({m.origin.document for e in held for m in e.mentions}),
    )


def _city(name: str, country: str | None, own: Sequence[Encounter]) -> City | None:
    point = knowledge.coordinates(name, country)
    if point is None:
        return None
    dates = sorted((e.meeting.date for e in own if e.meeting.date), key=edtf.bounds)
    first, last = (dates[0], max(dates, key=lambda d: edtf.bounds(d)[::-1])) if dates else (None, None)
    where = country or knowledge.cities()[name].country
    return City(name, where, *point, len(own), first, last, tuple(e.id for e in own))


def geojson(shown: Places) -> Json:
    """The cities as a GeoJSON FeatureCollection (RFC 7946): a point each, longitude before latitude."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [city.longitude, city.latitude]},
            "properties": {
                "city": city.name,
                "country": city.country,
                "meetings": city.meetings,
                "first": city.first,
                "last": city.last,
                "ids": list(city.ids),
            },
        }
        for city in shown.cities
    ]
    return {"type": "FeatureCollection", "attribution": ATTRIBUTION, "features": features}


# -- the picture ---------------------------------------------------------------------------------------------------


def draw(shown: Places, *, width: int = 640) -> Json:
    """The map as a Vega-Lite specification: equirectangular, true to scale in the middle latitude."""
    view = window([(c.latitude, c.longitude) for c in shown.cities])
    height = min(width, round(width * view.flatness))
    whose = parties_in_words(shown.parties) or "parties"
    return chart(
        {
            **title(f"Where {whose} met", _subtitle(shown)),
            "width": width,
            "height": height,
            "layer": [_land(view), *_cities(shown, view, width, height)],
        },
        source_line(shown.reports, shown.as_of, f" {ATTRIBUTION}"),
    )


def _subtitle(shown: Places) -> str:
    parts = [f"{c} not on the map" for c in (", ".join(shown.unknown),) if c]
    parts += [f"{shown.nowhere} meeting{'' if shown.nowhere == 1 else 's'} without a city not shown"] if shown.nowhere else []
    return "; ".join(["Circles: meetings in person; grey: where people live, no borders", *parts]) + "."


def _land(view: Window) -> Json:
    """Points of land on a grid so fine that there are not too many."""
    rows = [{"x": x, "y": y} for x, y in land(view, POINTS)[1]]
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "size": 5, "color": FADED, "opacity": 0.55},
        "encoding": {"x": _axis("x", view.west, view.east, "E", "W"), "y": _axis("y", view.south, view.north, "N", "S")},
    }


def _axis(field: str, low: float, high: float, plus: str, minus: str) -> Json:
    """An axis of degrees with the graticule; beyond 180 it counts on from the other side."""
    degrees = "((datum.value + 540) % 360 - 180)" if field == "x" else "datum.value"
    label = f"abs({degrees}) + '°' + ({degrees} % 180 == 0 ? '' : {degrees} > 0 ? '{plus}' : '{minus}')"
    lines = graticule(low, high)
    axis = {"values": lines, "labelExpr": label, "gridColor": LINE, "gridWidth": 0.6, "ticks": False, "domain": False}
    return {
        "field": field,
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [low, high], "nice": False, "zero": False},
        "axis": axis,
    }


def _cities(shown: Places, view: Window, width: int, height: int) -> list[Json]:
    most = max((c.meetings for c in shown.cities), default=1)
    across, up = view.east - view.west, view.north - view.south
    places = [(view.longitude(c.longitude), c.latitude) for c in shown.cities]
    rows = [
        {"x": round(x, 2), "y": y, "name": c.name, "country": party_name(c.country), "meetings": c.meetings, "last": c.last or ""}
        for c, (x, y) in zip(shown.cities, places, strict=True)
    ]
    points = [
        Point((x - view.west) / across * width, (view.north - y) / up * height, radius(c.meetings, most), c.name)
        for c, (x, y) in zip(shown.cities, places, strict=True)
    ]
    names = [
        {"name": p.name, "x": round(view.west + at[0] / width * across, 3), "y": round(view.north - at[1] / height * up, 3)}
        for p, at in zip(points, label_middles(points, width, height), strict=True)
        if at
    ]
    axes: Json = {"x": _axis("x", view.west, view.east, "E", "W"), "y": _axis("y", view.south, view.north, "N", "S")}
    drawn: Json = {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "color": PALETTE[1], "stroke": "white", "strokeWidth": 1, "opacity": 0.9},
        "encoding": {
            **axes,
            "size": counted_size(most),
            "tooltip": [{"field": field} for field in ("name", "country", "meetings", "last")],
        },
    }
    return [drawn, *names_layers(names, axes)]
