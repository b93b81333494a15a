"""Buildings in which parties meet, by what of their names is their own."""

from __future__ import annotations

import re

from verbale.knowledge.word import word_set


def own_words(venue: str) -> frozenset[str]:
    """The words of a building's name that are its own; none for what is no building, or has no name ("the presidential palace")."""
    words = frozenset(re.findall(r"[\w'’-]+", venue.casefold()))
    buildings = word_set("venues", "buildings")
    return words - buildings - word_set("venues", "common") if words & buildings else frozenset()
