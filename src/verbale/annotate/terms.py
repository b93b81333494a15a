"""Finding the terms of a word list in a text: all of them in one pass, longest first, at word boundaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from verbale.model.spans import Span


class Matcher:
    """An Aho-Corasick automaton over a list of terms (Aho and Corasick 1975)."""

    def __init__(self, terms: Iterable[str]) -> None:
        """Build the automaton; matching is case-sensitive."""
        self.terms = sorted(set(terms))
        self._automaton = AhoCorasick(self.terms, matchkind=MatchKind.Standard)

    def find(self, text: str, start: int = 0) -> Iterator[tuple[str, Span]]:
        """Each term that stands as whole words in `text`, the leftmost and then the longest first, none over another.

        Spans are moved by `start`. All overlapping occurrences are looked at, since the longest may end inside a word
        ("deputy foreign minister|s") where a shorter one does not.
        """
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        whole = sorted((first, -last, index) for index, first, last in hits if _bounded(text, first, last))
        reached = 0
        for first, minus_last, index in whole:
            if first >= reached:
                reached = -minus_last
                yield self.terms[index], Span(first + start, reached + start)


def _bounded(text: str, first: int, last: int) -> bool:
    """Whether no letter or digit continues the term on either side."""
    before = text[first - 1] if first else " "
    after = text[last] if last < len(text) else " "
    return not (before.isalnum() and text[first].isalnum()) and not (after.isalnum() and text[last - 1].isalnum())
