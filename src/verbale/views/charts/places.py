"""The map of meetings: the cities where parties met, as GeoJSON and as a picture.

The picture shows no borders and no coasts. Small grey points where people live (the places of GeoNames that the product
ships) let the land be seen; so nothing is loaded from anywhere, and no line says whose a territory is.
"""

from __future__ import annotations

import math
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
from verbale.views.parties import parties_in_words, party_name
from verbale.views.record import Record

ATTRIBUTION = "Places: GeoNames, CC BY 4.0."
"""What the licence of the coordinates asks for, wherever they are shown."""

NARROWEST = 24.0
"""Degrees of latitude and longitude that a picture shows at least."""

FLATTEST = 0.42
"""A picture is at least so high for its width."""

WHOLE = 280.0
"""Degrees of longitude from which on the whole globe is shown."""

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


@dataclass(frozen=True, slots=True)
class _View:
    """The part of the globe that is shown, in degrees; `west` may be below -180, where the Pacific is in the middle."""

    west: float
    east: float
    south: float
    north: float

    def longitude(self, degrees: float) -> float:
        """A longitude as the picture counts it: from its western edge on."""
        return self.west + (degrees - self.west) % 360

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, in the middle."""
        return math.cos(math.radians((self.south + self.north) / 2))


def draw(shown: Places, *, width: int = 640) -> Json:
    """The map as a Vega-Lite specification: equirectangular, true to scale in the middle latitude."""
    view = _view(shown)
    height = min(width, round(width * (view.north - view.south) / ((view.east - view.west) * view.squeeze)))
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


def _view(shown: Places) -> _View:
    """The cities with room around them, wide enough to know where one is."""
    if not shown.cities:
        return _View(-180, 180, -60, 80)
    south, north = _widened(min(c.latitude for c in shown.cities), max(c.latitude for c in shown.cities), 0.55)
    west, east = _arc([c.longitude for c in shown.cities])
    west, east = _widened(west, east, 1.0)
    if east - west > WHOLE:
        west, east = -180.0, 180.0
    flat = FLATTEST * (east - west) * math.cos(math.radians((south + north) / 2)) - (north - south)
    if flat > 0:
        south, north = south - flat / 2, north + flat / 2
    return _View(west, east, max(-80.0, south), min(83.0, north))


def _arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """The shortest arc that holds all longitudes; its west may be below -180."""
    around = sorted(longitudes)
    gaps = [(b - a, b) for a, b in zip(around, [*around[1:], around[0] + 360], strict=True)]
    width, after = max(gaps)
    start = after if after <= 180 else after - 360
    return (start, start + 360 - width) if start + 360 - width <= 360 else (start - 360, start - width)


def _widened(low: float, high: float, part: float) -> tuple[float, float]:
    room = max((NARROWEST * part - (high - low)) / 2, (high - low) * 0.18, 4.0)
    return low - room, high + room


def _land(view: _View) -> Json:
    """Points of land on a grid so fine that there are not too many."""
    inside = [
        (latitude, longitude)
        for latitude, plain in knowledge.inhabited()
        if view.south <= latitude <= view.north and (longitude := view.longitude(plain)) <= view.east
    ]
    grid = next(size for size in (0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2) if size == 2 or len(_cells(inside, size)) <= POINTS)
    rows = [{"x": round(x * grid, 2), "y": round(y * grid, 2)} for y, x in sorted(_cells(inside, grid))]
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "size": 5, "color": FADED, "opacity": 0.55},
        "encoding": {"x": _axis("x", view.west, view.east, "E", "W"), "y": _axis("y", view.south, view.north, "N", "S")},
    }


def _cells(points: Sequence[tuple[float, float]], grid: float) -> set[tuple[int, int]]:
    return {(round(latitude / grid), round(longitude / grid)) for latitude, longitude in points}


def _axis(field: str, low: float, high: float, plus: str, minus: str) -> Json:
    """An axis of degrees with the graticule; beyond 180 it counts on from the other side."""
    degrees = "((datum.value + 540) % 360 - 180)" if field == "x" else "datum.value"
    label = f"abs({degrees}) + '°' + ({degrees} % 180 == 0 ? '' : {degrees} > 0 ? '{plus}' : '{minus}')"
    step = next(s for s in (2, 5, 10, 15, 20, 30, 60) if (high - low) / s <= 8 or s == 60)
    values = [step * n for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
    axis = {"values": values, "labelExpr": label, "gridColor": LINE, "gridWidth": 0.6, "ticks": False, "domain": False}
    return {
        "field": field,
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [low, high], "nice": False, "zero": False},
        "axis": axis,
    }


def _cities(shown: Places, view: _View, width: int, height: int) -> list[Json]:
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
