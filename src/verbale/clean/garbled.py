"""Words run together where a page lost what stood between them."""

from __future__ import annotations

import re
from collections import Counter

from verbale.model.spans import Span

CAPITALISED = re.compile(r"(?<![\w'’\-])[A-Z][a-z]{2,}(?![\w'’\-])")
LONG = re.compile(r"(?<![\w'’\-])[A-Z][a-z]{7,}(?![\w'’\-])")
WORD = re.compile(r"(?<![\w'’\-])[a-z]{5,}(?![\w'’\-])")
COMPASS = frozenset(("North", "South", "East", "West"))
SHORTEST = 3
"""Letters of the shortest name that may stand glued to a word."""


def garbled(text: str, body: list[Span]) -> list[Span]:
    """Words of the body that are a name of the page and a word of the page in one: "Smithagreement".

    Only what is safe: the name stands alone at least twice on the page and never in lower case, the word stands alone, and the two
    as one nowhere else.
    """
    candidates = [(span.start + m.start(), m[0]) for span in body for m in LONG.finditer(span.of(text))]
    if not candidates:
        return []
    names = Counter(CAPITALISED.findall(text))
    words = set(WORD.findall(text))
    lower = set(re.findall(r"(?<![\w])[a-z]{3,}(?!\w)", text))
    return [
        Span(at, at + len(word))
        for at, word in candidates
        if names[word] == 1 and any(_glued(word, i, names, words, lower) for i in range(SHORTEST, len(word) - 4))
    ]


def _glued(word: str, at: int, names: Counter[str], words: set[str], lower: set[str]) -> bool:
    name, rest = word[:at], word[at:]
    return names[name] >= 2 and rest in words and name.lower() not in lower and name not in COMPASS
