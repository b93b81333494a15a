"""Cities and other places where people meet.

`cities.tsv` and `coordinates.tsv` are made from GeoNames (CC BY 4.0, see NOTICE) by tools/build_cities.py; `places.yaml` adds
islands, regions and venues by hand and wins over both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.files import check_keys, load_yaml, rows, text, words

_COLUMNS = ("spelling", "name", "country", "population", "ambiguous")
_POINT_COLUMNS = ("name", "latitude", "longitude")

Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84), north and east positive, to a hundredth."""


class City(NamedTuple):
    """A place by its English name.

    `country` is ISO 3166-1 alpha-3, `population` 0 where nobody counts; `ambiguous` tells that the spelling under
    which it was looked up may also mean another place, a person or a common word.
    """

    name: str
    country: str
    population: int
    ambiguous: bool


class _Table(Mapping[str, City]):
    """Lines of cities.tsv by spelling; a line becomes a City only when it is asked for (all at once cost 0.1 s)."""

    def __init__(self, lines: dict[str, str], places: Mapping[str, City]) -> None:
        self._lines = lines | dict.fromkeys(places, "")
        self._places = places

    def __getitem__(self, spelling: str) -> City:
        if spelling in self._places:
            return self._places[spelling]
        _, name, country, population, ambiguous = self._lines[spelling].split("\t")
        return City(name or spelling, country, int(population), bool(ambiguous))

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, spelling: object) -> bool:
        return spelling in self._lines


@cache
def cities() -> Mapping[str, City]:
    """Places by every accepted spelling (case-sensitive, as printed)."""
    table = text("cities.tsv")
    header, *lines = table.rstrip("\n").split("\n")
    if header.split("\t") != list(_COLUMNS):
        raise KnowledgeError(f"cities.tsv: the columns are not {', '.join(_COLUMNS)}")
    if table.count("\t") != (len(_COLUMNS) - 1) * (len(lines) + 1):
        raise KnowledgeError(f"cities.tsv: a line has not {len(_COLUMNS)} columns")
    return _Table({line.partition("\t")[0]: line for line in lines}, written_by_hand())


@cache
def written_by_hand() -> Mapping[str, City]:
    """The places of places.yaml by every spelling, the English name of each first."""
    found = {}
    for name, entry in _entries().items():
        city = City(name, entry["in"], 0, entry.get("ambiguous", False))
        for spelling in (name, *words(entry.get("also", []), file="places.yaml", entry=name)):
            found[spelling] = city
    return MappingProxyType(found)


def coordinates(city: str, country: str | None = None) -> Point | None:
    """Where a place is, by any of its spellings; None if that is not known, or if it lies in another state than `country`."""
    place = cities().get(city)
    if place is None or country not in (None, place.country):
        return None
    return _points().get(place.name)


def inhabited() -> Iterator[Point]:
    """Where people live: all points of the table, by name of the place."""
    return iter(_points().values())


@cache
def given_by_hand() -> Mapping[str, Point]:
    """The coordinates that places.yaml gives, by English name."""
    found = {}
    for name, entry in _entries().items():
        match entry.get("at"):
            case None:
                continue
            case [int() | float() as latitude, int() | float() as longitude] if abs(latitude) <= 90 and abs(longitude) <= 180:
                found[name] = (float(latitude), float(longitude))
            case other:
                raise KnowledgeError(f"places.yaml: {name} is at {other!r}, which is no latitude and longitude")
    return MappingProxyType(found)


@cache
def _points() -> Mapping[str, Point]:
    """Coordinates by English name."""
    table = {name: (float(latitude), float(longitude)) for name, latitude, longitude in rows("coordinates.tsv", _POINT_COLUMNS)}
    return MappingProxyType(table | dict(given_by_hand()))


@cache
def _entries() -> Mapping[str, dict[str, Any]]:
    """What places.yaml says, by English name."""
    entries = load_yaml("places.yaml")
    for name, entry in entries.items():
        check_keys(entry, file="places.yaml", entry=name, required=("in",), optional=("also", "ambiguous", "at"))
    return MappingProxyType(entries)
