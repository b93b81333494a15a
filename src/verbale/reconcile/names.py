"""One person under two spellings, of which one is a slip."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from verbale.model.annotated import PersonMention
from verbale.model.facts import Conflict, ConflictClass
from verbale.model.letters import unaccented
from verbale.reconcile.table import Table, printed

_SHORTEST = 5
_ROMANISED = {
    frozenset(p)
    for p in ("kg", "td", "pb", "cj", "rl", "vw", "yi", "ou", "eo", "ui", "ea", "sz", "hk", "ck", "xk", "bv", "ei", "jy")
}
"""Letters that two ways of writing one name in Latin script exchange."""


def misprinted_name(table: Table) -> Iterator[Conflict]:
    """Two names that share one word and differ by a letter in the other: a slip, if it is no other romanisation."""
    mentions: dict[str, list[PersonMention]] = {}
    for mention in table.annotated.people:
        mentions.setdefault(mention.name, []).append(mention)
    for one, other in combinations(mentions, 2):
        if _slip(one, other):
            right, wrong = (one, other) if len(mentions[one]) >= len(mentions[other]) else (other, one)
            because = f"{right} is printed {len(mentions[right])} times, {wrong} {len(mentions[wrong])} times"
            claims = tuple(printed(table, _person(m), "name", m.name, m.span) for n in (one, other) for m in mentions[n])
            subject, rule = _person(mentions[right][0]), "the commoner spelling"
            yield Conflict(subject, "name", (one, other), ConflictClass.ERROR, right, rule, because, claims)


def _person(mention: PersonMention) -> str:
    return f"p{mention.person + 1}"


def _slip(one: str, other: str) -> bool:
    """Whether two names differ by one letter of one long word that romanisation does not explain."""
    mine, theirs = _plain(one), _plain(other)
    if len(mine) != len(theirs) or len(mine) < 2:
        return False
    apart = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    if len(apart) != 1:
        return False
    a, b = apart[0]
    if len(a) != len(b) or len(a) < _SHORTEST or a[0] != b[0]:
        return False
    letters = [frozenset(pair) for pair in zip(a, b, strict=True) if pair[0] != pair[1]]
    return len(letters) == 1 and letters[0] not in _ROMANISED


def _plain(name: str) -> list[str]:
    """The words of a name without accents, hyphens and case."""
    return unaccented(name).casefold().replace("-", "").split()
