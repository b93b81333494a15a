"""The words of a text, made alike for comparison: without case and accents, so that "Inés" and "ines" are one."""

from __future__ import annotations

import re
from typing import NamedTuple

from verbale.model.letters import unaccented

_SIGNS = (
    "\u0300-\u036f"  # combining accents, of text in which they are letters of their own
    "\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"  # points
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e"  # vowel signs of Indic scripts and of Thai
)
_UNSPACED = "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Chinese characters, which are written without blanks between words: each counts as a word."""

_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])(?:(?![{_UNSPACED}])[^\W_]|[{_SIGNS}])*")


class Word(NamedTuple):
    """A word of a text: `folded` for comparison, and `[start, end)` in code points of the text."""

    folded: str
    start: int
    end: int


def words_in(text: str) -> list[Word]:
    """The words of a text in their order: runs of letters and digits; what lies between (apostrophes, hyphens too) parts them."""
    found = (Word(_folded(m[0]), m.start(), m.end()) for m in _WORD.finditer(text))
    return [word for word in found if word.folded]


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(c for c in unaccented(unaccented(word).casefold()) if c.isalnum() or not (c.isascii() or c.isspace()))
