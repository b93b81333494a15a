"""Who is who at one table: participants of several reports, compared by name and party."""

from __future__ import annotations

from functools import lru_cache

from verbale.knowledge.likeness import Likeness, likeness
from verbale.model.facts import Participant


def one_person(one: Participant, other: Participant) -> bool:
    """Whether two participants of one meeting can be one person: no other party, and names that are alike."""
    if one.party and other.party and one.party != other.party:
        return False
    return names_alike(one.name, other.name) is not Likeness.DIFFERENT


def names_alike(one: str, other: str) -> Likeness:
    """How alike two names are; the order of the two does not matter."""
    return _alike(*sorted((one, other)))


@lru_cache(maxsize=65536)
def _alike(one: str, other: str) -> Likeness:
    return likeness(one, other)
