"""Whether two names are of one dialogue: by its parties, its level, and the words that are its own."""

from __future__ import annotations

import re
from functools import lru_cache

from verbale import knowledge

_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")
_WORD = re.compile(r"2\+2|[^\W_]+")


@lru_cache(maxsize=65536)
def own_words(name: str) -> frozenset[str]:
    """The words of a series' name that are its own: no party, no level, no word for a meeting ("Strategic", "2+2")."""
    plain = _ORDINAL.sub(" ", name.replace("’", "'").replace("'s", " ").replace("s'", "s "))
    words = (w.casefold() for w in _WORD.findall(_without_parties(plain)))
    return frozenset(_base(w) for w in words) - knowledge.word_set("dialogues", "common")


def _base(word: str) -> str:
    return {"defense": "defence"}.get(word, word)


def _without_parties(name: str) -> str:
    """The name without the states and organisations in it, which may be of several words."""
    words = re.split(r"[\s\-–/]+", name)
    terms = knowledge.party_terms()
    kept: list[str] = []
    i = 0
    while i < len(words):
        size = next((n for n in (4, 3, 2, 1) if " ".join(words[i : i + n]).strip(",.") in terms and i + n <= len(words)), 0)
        if not size:
            kept.append(words[i])
        i += size or 1
    return " ".join(kept)


def alike(one: str, other: str) -> bool:
    """Whether two names can be of one dialogue, given the same parties and level: equal own words, or all of one in the other."""
    a, b = own_words(one), own_words(other)
    return a == b or bool(a and b and (a <= b or b <= a))


def may_be_one(one: str, other: str) -> bool:
    """The same with one of them bare: "Foreign Ministers' Meeting" says nothing against "Strategic Dialogue"."""
    return alike(one, other) or not own_words(one) or not own_words(other)
