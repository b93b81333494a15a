"""How reports tell the history of a recurring dialogue: its beginning, its halt, its being taken up again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from verbale.knowledge.files import check_keys, load_yaml, words

_FILE = "histories.yaml"
_PARTS = {
    "founding": ("verbs", "starts", "nouns"),
    "holding": ("verbs",),
    "lapse": ("verbs", "states", "nouns"),
    "resumption": ("verbs", "nouns"),
    "hiatus": ("nouns",),
    "causes": ("sure", "late"),
    "parallel": ("likeness", "verbs"),
}

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases as tuples of words under their first words, the longest first."""


@dataclass(frozen=True, slots=True)
class HistoryGrammar:
    """All of histories.yaml. Verbs are lemmas with their particle ("set up"); nouns and states are words in lower case."""

    founding: frozenset[str]
    starts: frozenset[str]
    founding_nouns: frozenset[str]
    holding: frozenset[str]
    lapse: frozenset[str]
    lapse_states: Phrases
    lapse_nouns: frozenset[str]
    resumption: frozenset[str]
    resumption_nouns: frozenset[str]
    hiatus: frozenset[str]
    causes: Phrases
    late_causes: Phrases
    revivers: Phrases
    anaphors: frozenset[str]
    likeness: frozenset[str]
    having: frozenset[str]
    purposes: Phrases


@cache
def histories() -> HistoryGrammar:
    """The grammar of histories."""
    lists = ("revivers", "anaphors", "purpose")
    data = load_yaml(_FILE, required=(*_PARTS, *lists), optional=())
    for part, keys in _PARTS.items():
        check_keys(data[part], file=_FILE, entry=part, required=keys, optional=())
    return HistoryGrammar(
        founding=_set(data, "founding", "verbs"),
        starts=_set(data, "founding", "starts"),
        founding_nouns=_set(data, "founding", "nouns"),
        holding=_set(data, "holding", "verbs"),
        lapse=_set(data, "lapse", "verbs"),
        lapse_states=_phrases(data["lapse"]["states"]),
        lapse_nouns=_set(data, "lapse", "nouns"),
        resumption=_set(data, "resumption", "verbs"),
        resumption_nouns=_set(data, "resumption", "nouns"),
        hiatus=_set(data, "hiatus", "nouns"),
        causes=_phrases(data["causes"]["sure"]),
        late_causes=_phrases(data["causes"]["late"]),
        revivers=_phrases(data["revivers"]),
        anaphors=frozenset(words(data["anaphors"], file=_FILE, entry="anaphors")),
        likeness=_set(data, "parallel", "likeness"),
        having=_set(data, "parallel", "verbs"),
        purposes=_phrases(data["purpose"]),
    )


def _set(data: dict[str, Any], part: str, key: str) -> frozenset[str]:
    return frozenset(words(data[part][key], file=_FILE, entry=f"{part}, {key}"))


def _phrases(value: object) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words(value, file=_FILE, entry="a list of phrases"):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return MappingProxyType({first: tuple(sorted(some, key=lambda p: -len(p))) for first, some in found.items()})
