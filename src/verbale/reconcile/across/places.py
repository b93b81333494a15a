"""Places that are near each other: a city and its suburb or district are two names for where one meeting was."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from verbale import knowledge

_NEAR = 20.0
"""Kilometres within which two places can be a city and a part of it."""

_EARTH = 6371.0
"""Kilometres from the centre of the Earth to its surface."""


def near(cities: Sequence[str]) -> float | None:
    """The greatest distance between these cities, in kilometres, if all of them are near each other; None where they are not."""
    points = [knowledge.coordinates(city) for city in cities]
    known = [p for p in points if p is not None]
    if len(known) < len(points) or len(known) < 2:
        return None
    widest = max(_distance(*pair) for pair in combinations(known, 2))
    return widest if widest <= _NEAR else None


def _distance(one: knowledge.Point, other: knowledge.Point) -> float:
    """Along the surface, by the haversine formula; latitudes and longitudes in degrees."""
    (lat, lon), (other_lat, other_lon) = (tuple(map(radians, p)) for p in (one, other))
    chord = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(chord))
