"""Cities and other places where people meet.

`cities.tsv` is made from GeoNames (CC BY 4.0, see NOTICE) by tools/build_cities.py; `places.yaml` adds islands, regions
and venues by hand and wins over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.files import check_keys, load_yaml, text, words

_COLUMNS = ("spelling", "name", "country", "population", "ambiguous")


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
    return _Table({line.partition("\t")[0]: line for line in lines}, _places())


@cache
def _places() -> Mapping[str, City]:
    """The places written by hand."""
    found = {}
    for name, entry in load_yaml("places.yaml").items():
        check_keys(entry, file="places.yaml", entry=name, required=("in",), optional=("also", "ambiguous"))
        city = City(name, entry["in"], 0, entry.get("ambiguous", False))
        for spelling in (name, *words(entry.get("also", []), file="places.yaml", entry=name)):
            found[spelling] = city
    return MappingProxyType(found)
