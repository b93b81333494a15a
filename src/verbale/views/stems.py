"""English words without their endings, by which two wordings are found to be of the same thing."""

from __future__ import annotations

from verbale.model.words import words_in

_SMALL = frozenset((
    "a", "an", "and", "as", "at", "be", "been", "both", "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "in",
    "into", "is", "it", "its", "of", "on", "or", "our", "she", "side", "sides", "that", "the", "their", "they", "this", "those",
    "to", "two", "was", "we", "were", "which", "while", "who", "will", "with", "would",
))  # fmt: skip
"""Words that make no two wordings alike."""

_ENDINGS = ("ies", "ing", "ied", "ed", "es", "s")
_NO_PLURAL = ("ss", "us", "is")
_UNDOUBLED = "bdgmnprt"
"""Consonants that are doubled before an ending: "shipping"."""

_SHORTEST = 3
"""Letters that a stem has at least."""


def stem(word: str) -> str:
    """A folded English word without the endings of plurals and verbs: "fisheries" and "fishery" are "fisher".

    A stem is always the beginning of its word.
    """
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST), "")
    if ending == "s" and word.endswith(_NO_PLURAL):
        ending = ""
    base = word.removesuffix(ending)
    if ending in ("ing", "ed") and len(base) > _SHORTEST and base[-1] == base[-2] and base[-1] in _UNDOUBLED:
        return base[:-1]
    while len(base) > _SHORTEST and base[-1] in "ey":
        base = base[:-1]
    return base


def content(text: str) -> frozenset[str]:
    """The stems of the words of a text that say what it is about."""
    return frozenset(stem(w.folded) for w in words_in(text) if w.folded not in _SMALL)
