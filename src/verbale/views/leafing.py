"""What a search finds, in pages, with what it can be narrowed by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from verbale.views.record import Record
from verbale.views.search import USUAL, Findings, search

MOST = 400
"""Places that facets look at."""


@dataclass(frozen=True, slots=True)
class Facets:
    """How often some words are found in each kind of words and in the word of each party, among the first `looked_at` places."""

    kinds: Mapping[str, int]
    parties: Mapping[str, int]
    looked_at: int
    more: bool


def facets(record: Record, words: str, most: int = MOST) -> Facets:
    """By which kinds and parties what is found for these words can be narrowed. Raises `UsageError` as `search` does."""
    hits = record.search(words, limit=most + 1)
    kinds = Counter(h.kind.value for h in hits[:most])
    parties = Counter(party for h in hits[:most] for party in h.by)
    return Facets(_most_first(kinds), _most_first(parties), min(most, len(hits)), len(hits) > most)


@dataclass(frozen=True, slots=True)
class Searched:
    """A page of what is found, from 1, with what it can be narrowed by."""

    findings: Findings
    facets: Facets
    page: int
    size: int


def searched(record: Record, words: str, kinds: Collection[str] = (), parties: Collection[str] = (), page: int = 1) -> Searched:
    """A page of `USUAL` quotations. Raises `UsageError` as `search` does."""
    findings = search(record, words, kinds, parties, USUAL, skip=(page - 1) * USUAL)
    return Searched(findings, facets(record, words), page, USUAL)


def _most_first(counted: Mapping[str, int]) -> Mapping[str, int]:
    return dict(sorted(counted.items(), key=lambda row: (-row[1], row[0])))
