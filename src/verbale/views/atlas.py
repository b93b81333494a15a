"""A map of places as what is to be drawn: numbers only, no colour and no style.

Small points where people live let the land be seen, as in `charts.places`: no border, no coast, and no line that says whose a
territory is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import sqrt

from verbale.views.charts.labels import Point, label_middles
from verbale.views.charts.window import Window, graticule, land, window
from verbale.views.map import Map, Place

WIDTH = 1000
"""How wide the map is; its height follows from what it shows."""

TALLEST = 0.62
"""How high the map may be for its width; what is taller is shown with more on its sides."""

POINTS = 3000
"""About as many points of land as a map has."""

WEST = -169.0
"""Where a map of the whole globe begins: in the sea between Asia and America, which parts no land and few islands."""

COLUMNS = 180
"""About as many points of land can stand beside each other."""

GRAIN = 0.6
"""The size of a point of land, as a part of the way to the next one."""

SMALLEST, LARGEST = 6.0, 19.0
"""Radii of the circles; the area of a circle goes by its number of meetings."""

LETTERS = 1.3
"""How much larger the names are than those of the charts, for which `label_middles` finds places."""

NAMED = 60
"""Places whose names are on the map where there is room for them; the others have theirs in the list."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A place on the map: the how-manieth place it is, its middle and radius, and the middle of its name, if any."""

    number: int
    place: Place
    x: float
    y: float
    radius: float
    name_at: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Meridian:
    """A line of the graticule: where it stands, from the left or the top, and its degrees in words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """What is to be drawn: `land` is the path of all its points, `grain` their size; the largest circles come first."""

    height: int
    land: str
    grain: float
    meridians: tuple[Meridian, ...]
    parallels: tuple[Meridian, ...]
    circles: tuple[Circle, ...]


def of_map(shown: Map) -> Atlas | None:
    """The map of the places whose coordinates are known; None where there are none."""
    known = [(n, p, (p.latitude, p.longitude)) for n, p in enumerate(shown.places, 1)]
    located = [(n, p, (at[0], at[1])) for n, p, at in known if at[0] is not None and at[1] is not None]
    if not located:
        return None
    sheet = _Sheet(_broad(window([at for _, _, at in located])))
    most = max(p.meetings for _, p, _ in located)
    points = [Point(*sheet.at(*point), _radius(place.meetings, most), place.city) for _, place, point in located]
    names = [*_names(points[:NAMED], sheet.height), *[None] * len(points[NAMED:])]
    return Atlas(
        sheet.height,
        *sheet.land(),
        tuple(Meridian(sheet.x(d), _degrees((d + 180) % 360 - 180, "E", "W")) for d in graticule(sheet.view.west, sheet.view.east)),
        tuple(Meridian(sheet.y(d), _degrees(d, "N", "S")) for d in graticule(sheet.view.south, sheet.view.north)),
        tuple(
            Circle(n, place, point.x, point.y, point.radius, at)
            for (n, place, _), point, at in zip(located, points, names, strict=True)
        ),
    )


def _names(points: Sequence[Point], height: int) -> list[tuple[float, float] | None]:
    """Where the names stand, in letters larger than those of the charts."""
    small = [Point(p.x / LETTERS, p.y / LETTERS, p.radius / LETTERS, p.name) for p in points]
    found = label_middles(small, WIDTH / LETTERS, height / LETTERS, margin=0)
    return [at and (round(at[0] * LETTERS, 1), round(at[1] * LETTERS, 1)) for at in found]


def _broad(view: Window) -> Window:
    """A window that is not too tall: with more to the west and the east; the whole globe from `WEST` on."""
    across = (view.north - view.south) / (view.squeeze * TALLEST)
    if max(across, view.east - view.west) >= 360:
        return Window(WEST, WEST + 360, view.south, view.north)
    more = max(0.0, across - (view.east - view.west)) / 2
    return replace(view, west=view.west - more, east=view.east + more)


def _radius(meetings: int, most: int) -> float:
    return round(max(SMALLEST, min(LARGEST, SMALLEST * sqrt(most)) * sqrt(meetings / most)), 1)


def _degrees(value: int, plus: str, minus: str) -> str:
    return f"{abs(value)}°" + ("" if value % 180 == 0 else plus if value > 0 else minus)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The paper on which a part of the globe is drawn."""

    view: Window

    @property
    def height(self) -> int:
        return round(WIDTH * self.view.flatness)

    def x(self, longitude: float) -> float:
        """How far from the left a longitude is, as the window counts it."""
        return round((longitude - self.view.west) / (self.view.east - self.view.west) * WIDTH, 1)

    def y(self, latitude: float) -> float:
        """How far from the top a latitude is."""
        return round((self.view.north - latitude) / (self.view.north - self.view.south) * self.height, 1)

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a place is."""
        return self.x(self.view.longitude(longitude)), self.y(latitude)

    def land(self) -> tuple[str, float]:
        """All points of land as one path of lines without length, row by row, and how large they are."""
        across = self.view.east - self.view.west
        grid, points = land(self.view, POINTS, across / COLUMNS)
        spots = sorted({(round(self.y(latitude)), round(self.x(longitude))) for longitude, latitude in points})
        rows = (_row(y, [x for _, x in own]) for y, own in groupby(spots, key=lambda spot: spot[0]))
        return "".join(rows), round(GRAIN * grid / across * WIDTH, 1)


def _row(y: int, across: Sequence[int]) -> str:
    return f"M{across[0]} {y}h0" + "".join(f"m{x - before} 0h0" for before, x in pairwise(across))
