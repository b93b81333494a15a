"""Words run together where a page lost what stood between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from verbale.model.spans import Span

LETTERS = re.compile("[A-Za-z]{3,}")
COMPASS = frozenset(("North", "South", "East", "West"))
NAME, REST = 3, 5
"""Letters of the shortest name that may stand glued to a word, and of the shortest such word."""


def garbled(text: str, body: Sequence[Span]) -> list[Span]:
    """Words of the body that are a name of the page and a word of the page in one: "Smithagreement".

    Only what is safe: the name stands alone at least twice on the page and never in lower case, the word stands alone, and the two
    as one nowhere else.
    """
    words = Counter(LETTERS.findall(text))
    found = [w for w, n in words.items() if n == 1 and len(w) >= NAME + REST and w[0].isupper() and _is_glued(w, words)]
    return sorted(span for word in found for span in _places(word, text, body))


def _is_glued(word: str, words: Counter[str]) -> bool:
    if not word[1:].islower():
        return False
    for at in range(NAME, len(word) - REST + 1):
        name = word[:at]
        if words[word[at:]] and words[name] >= 2 and not words[name.lower()] and name not in COMPASS:
            return True
    return False


def _places(word: str, text: str, body: Sequence[Span]) -> Iterator[Span]:
    alone = re.compile(rf"(?<![\w'’\-]){word}(?![\w'’\-])")
    for span in body:
        for match in alone.finditer(text, span.start, span.end):
            yield Span(*match.span())
