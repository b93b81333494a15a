"""Well-known recurring dialogues: aliases only. Nothing needs a dialogue to be here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from verbale.errors import KnowledgeError
from verbale.knowledge.files import check_keys, level_of, load_yaml, single_words, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "series.yaml"
_FORMATS = (None, "bilateral", "trilateral", "multilateral", "2+2")


@dataclass(frozen=True, slots=True)
class KnownSeries:
    """A recurring dialogue under its canonical English name.

    `parties` are the standing members (codes), empty where they are many or change; `level` and `format` are None where
    rounds differ.
    """

    name: str
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    level: str | None
    format: str | None


@cache
def known_series() -> tuple[KnownSeries, ...]:
    """All known dialogues, in the order of the file."""
    data = load_yaml(_FILE, required=("series",), optional=())
    return tuple(_series(entry) for entry in data["series"])


@cache
def series_aliases() -> Mapping[str, KnownSeries]:
    """The dialogues by canonical name and alias, in folded case."""
    found: dict[str, KnownSeries] = {}
    for series in known_series():
        for alias in (series.name, *series.aliases):
            if found.setdefault(alias.casefold(), series) is not series:
                raise KnowledgeError(f"{_FILE}: {alias} is an alias of two series")
    return MappingProxyType(found)


def _series(entry: dict[str, object]) -> KnownSeries:
    """One entry."""
    check_keys(entry, file=_FILE, entry=entry, required=("name",), optional=("also", "parties", "level", "format"))
    name = str(entry["name"])
    if entry.get("format") not in _FORMATS:
        raise KnowledgeError(f"{_FILE}: {name} has the unknown format {entry['format']!r}")
    return KnownSeries(
        name,
        words(entry.get("also", []), file=_FILE, entry=name),
        single_words(entry.get("parties", ""), file=_FILE, entry=name),
        level_of(entry.get("level"), file=_FILE, entry=name),
        None if entry.get("format") is None else str(entry["format"]),
    )
