"""Words of reports made fit to be shown anywhere: on one line, without signs that nobody sees."""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_JOINER = "\u200d"
"""Stays: scripts of India and emoji are written with it."""


def visible(words: str) -> str:
    """The words without controls, marks of direction, halves of characters and unassigned ones; all white space is blanks."""
    plain = (" " if c.isspace() else c for c in words)
    return "".join(c for c in plain if c == _JOINER or unicodedata.category(c) not in _UNSEEN)


def printable(words: str) -> str:
    """The words with a blank for every sign that a terminal would obey, or that nobody sees."""
    return "".join(c if c.isprintable() else " " for c in words)


def readable(words: str) -> str:
    """The same with single blanks, and none at the ends."""
    return " ".join(visible(words).split())
