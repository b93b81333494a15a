"""The part of the globe that a map shows, equirectangular and true to scale in its middle latitude; and the land, as points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from verbale import knowledge

NARROWEST = 24.0
"""Degrees of latitude and longitude that a picture shows at least."""

FLATTEST = 0.42
"""A picture is at least so high for its width."""

WHOLE = 280.0
"""Degrees of longitude from which on the whole globe is shown."""

_GRIDS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2)
_STEPS = (2, 5, 10, 15, 20, 30, 60)


@dataclass(frozen=True, slots=True)
class Window:
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

    @property
    def flatness(self) -> float:
        """How high a picture of it is for its width."""
        return (self.north - self.south) / ((self.east - self.west) * self.squeeze)


def window(points: Sequence[tuple[float, float]]) -> Window:
    """Points (latitude and longitude) with room around them, wide enough to know where one is; all the world for none."""
    if not points:
        return Window(-180, 180, -60, 80)
    south, north = _widened(min(p[0] for p in points), max(p[0] for p in points), 0.55)
    west, east = _arc([p[1] for p in points])
    west, east = _widened(west, east, 1.0)
    if east - west > WHOLE:
        west, east = -180.0, 180.0
    flat = FLATTEST * (east - west) * math.cos(math.radians((south + north) / 2)) - (north - south)
    if flat > 0:
        south, north = south - flat / 2, north + flat / 2
    return Window(west, east, max(-80.0, south), min(83.0, north))


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


def land(view: Window, most: int, finest: float = 0.0) -> tuple[float, list[tuple[float, float]]]:
    """Points where people live (longitude as the picture counts it, latitude), on a grid, and its degrees.

    The grid is at least `finest`, and so coarse that there are about `most` points.
    """
    inside = [
        (latitude, longitude)
        for latitude, plain in knowledge.inhabited()
        if view.south <= latitude <= view.north and (longitude := view.longitude(plain)) <= view.east
    ]
    grids = [size for size in _GRIDS if size >= finest] or [_GRIDS[-1]]
    grid = next((size for size in grids if len(_cells(inside, size)) <= most), grids[-1])
    return grid, [(round(x * grid, 2), round(y * grid, 2)) for y, x in sorted(_cells(inside, grid))]


def _cells(points: Sequence[tuple[float, float]], grid: float) -> set[tuple[int, int]]:
    return {(round(latitude / grid), round(longitude / grid)) for latitude, longitude in points}


def graticule(low: float, high: float) -> list[int]:
    """The degrees between two at which lines are drawn."""
    step = next(s for s in _STEPS if (high - low) / s <= 8 or s == _STEPS[-1])
    return [step * n for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
