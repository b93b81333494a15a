"""Dates that anniversaries are counted from, and terms in the UN Security Council: what ties "next year" to a year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from verbale.errors import KnowledgeError
from verbale.knowledge.files import check_keys, load_yaml, single_words, words
from verbale.model import edtf

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "anniversaries.yaml"
_TERMS = "council_terms.yaml"


@dataclass(frozen=True, slots=True)
class FoundingEvent:
    """An event that is commemorated: its EDTF date, words that all stand where it is meant, and its two parties, if any."""

    words: tuple[str, ...]
    date: str
    parties: frozenset[str] = frozenset()


@cache
def relations() -> Mapping[frozenset[str], tuple[str, ...]]:
    """Since when two parties (codes) have diplomatic relations; two dates where they count from both."""
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for date, pairs in _data()["relations"].items():
        for pair in words(pairs, file=_FILE, entry=date):
            codes = frozenset(pair.split())
            if len(codes) != 2 or not edtf.valid(str(date)):
                raise KnowledgeError(f"{_FILE}: {date}, {pair} is no date with a pair of parties")
            found[codes] = (*found.get(codes, ()), str(date))
    return MappingProxyType(found)


@cache
def founding_events() -> tuple[FoundingEvent, ...]:
    """The other events, in the order of the file."""
    events = []
    for row in _data()["events"]:
        check_keys(row, file=_FILE, entry=row, required=("words", "date"), optional=("parties",))
        if not edtf.valid(str(row["date"])):
            raise KnowledgeError(f"{_FILE}: {row['date']} is no date")
        parties = frozenset(single_words(row.get("parties", ""), file=_FILE, entry=row["words"]))
        events.append(FoundingEvent(words(row["words"], file=_FILE, entry="words"), str(row["date"]), parties))
    return tuple(events)


@cache
def council_years() -> Mapping[str, frozenset[int]]:
    """The years in which a party (code) was or will be an elected member of the UN Security Council."""
    data = load_yaml(_TERMS, required=("terms", "single_years"), optional=())
    found: dict[str, set[int]] = {}
    for part, length in (("terms", 2), ("single_years", 1)):
        for first, members in data[part].items():
            for code in single_words(members, file=_TERMS, entry=first):
                found.setdefault(code, set()).update(range(int(first), int(first) + length))
    return MappingProxyType({code: frozenset(years) for code, years in found.items()})


def _data() -> dict[str, Any]:
    return load_yaml(_FILE, required=("relations", "events"), optional=())
