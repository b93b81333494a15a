"""Citations as numbered notes: the lines of a sheet carry the numbers, and every note stands once below them.

A line ends in `[1, 3-5]`; below stands `[1]` with the outlet, the day, the words and the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbale.views.notes import Note

LONGEST = 90
"""Code points of a quotation; what is longer loses its middle."""

MOST = 4
"""Quotations of one report in one note, the first that are given; of more, the rest is counted."""


class Footnotes:
    """Citations, numbered in the order in which they are first cited; one report's words for one line are one note.

    `text` makes the note of what one report says, by default `note_text`.
    """

    def __init__(self, text: Callable[[Sequence[Note]], str] | None = None) -> None:
        self._numbers: dict[str, int] = {}
        self._text = text or note_text

    def mark(self, notes: Iterable[Note]) -> str:
        """The numbers of these citations as a line carries them, `[1, 3-5]`; empty for none."""
        by_report: dict[str, list[Note]] = {}
        for note in notes:
            by_report.setdefault(note.document, []).append(note)
        texts = [self._text(own) for own in by_report.values()]
        numbers = sorted({self._numbers.setdefault(text, len(self._numbers) + 1) for text in texts})
        return f"[{runs(numbers)}]" if numbers else ""

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Every note once: its number in brackets, and its text."""
        return [(f"[{number}]", text) for text, number in self._numbers.items()]


def note_text(notes: Sequence[Note]) -> str:
    """What one report says: its outlet and day, its words in their order, how what they do not say follows, and its source."""
    first = notes[0]
    whose = first.outlet or first.source
    release = f", release of {first.side}" if first.side else ""
    quotes, left = _quotes(notes)
    more = f" and {left} more" if left else ""
    words = " … ".join(f"“{_cropped(words)}”" for words in quotes)
    workings = "".join(f" [inferred: {' '.join(why.split())}]" for why in dict.fromkeys(n.because for n in notes if n.because))
    where = f" ({first.source})" if first.outlet else ""
    return f"{whose}, {first.published or 'undated'}{release}: {words}{more}{workings}{where}"


def _quotes(notes: Sequence[Note]) -> tuple[list[str], int]:
    """The words of the first notes in text order, none that stand within others, and how many are left out."""
    spans = {(n.start, n.end): " ".join(n.exact.split()) for n in notes}
    whole = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    quotes = dict.fromkeys(spans[s] for s in sorted(whole[:MOST]))
    return list(quotes), len({spans[s] for s in whole[MOST:]} - set(quotes))


def _cropped(words: str) -> str:
    half = LONGEST // 2
    return words if len(words) <= LONGEST else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def runs(numbers: Sequence[int]) -> str:
    """Numbers in ascending order on a line, three and more in a row as a range: "1, 3-5"."""
    breaks = [0, *(i for i, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1), len(numbers)]
    runs = [numbers[a:b] for a, b in pairwise(breaks)]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
