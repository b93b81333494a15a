"""Words of a report as a note quotes them: with so much of their sentence as makes them readable, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verbale.model.spans import Span
from verbale.views.readable import readable

AROUND = 36
"""Code points of the sentence that are quoted on either side."""

LONGEST = 150
"""Code points of a quotation; what is longer ends in an ellipsis."""

MOST = 2
"""Quotations of one report in one note."""

_SEAM = re.compile(r"(?<=[.!?。])[\"”’)]?\s+(?=[\"“‘(]?[^\W\d_a-z])|\n+|(?<=[。])")
_CLOSING = ('"', "”", "’", ")")


def quotations(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """The words at the spans, the first ones given first, near ones as one, in text order; at most `MOST`."""
    windows: list[Span] = []
    for span in spans:
        window = _window(text, span)
        while near := next((w for w in windows if w.touches(window)), None):
            windows.remove(near)
            window = near.to(window)
        windows.append(window)
    return tuple(dict.fromkeys(_shown(text, window) for window in sorted(windows[:MOST])))


def _window(text: str, span: Span) -> Span:
    """The span with what is around it in its sentence, whole words only."""
    start, end = span.trimmed(text)
    return Span(_left(text, start), _right(text, end)).trimmed(text)


def _left(text: str, start: int) -> int:
    low = max(0, start - AROUND)
    seams = [seam.end() for seam in _SEAM.finditer(text, low, start + 2) if seam.end() <= start]
    if seams or not low:
        return max(seams, default=0)
    blank = re.search(r"\s", text[low:start])
    return low + blank.end() if blank else start


def _right(text: str, end: int) -> int:
    high = min(len(text), end + AROUND)
    seam = _SEAM.search(text, end, high + 2)
    if seam and seam.start() <= high:
        return seam.start() + (seam[0][:1] in _CLOSING)  # a mark that closes the sentence belongs to it
    if high == len(text):
        return high
    blank = re.search(r"\s\S*$", text[end:high])
    return end + blank.start() if blank else end


def _shown(text: str, window: Span) -> str:
    """The window's words, with an ellipsis where the sentence goes on."""
    words = readable(window.of(text)).lstrip("-–— ")
    head = "" if _begins(text, window.start) else "…"
    tail = "" if _ends(text, window.end) else "…"
    if len(words) > LONGEST:
        words, tail = words[: LONGEST + 1].rsplit(" ", 1)[0][:LONGEST].rstrip(" ,;:"), "…"
    return f"{head}{_inner(words)}{tail}"


def _inner(words: str) -> str:
    """Quotation marks within a quotation are single ones."""
    return words.translate({ord("“"): "‘", ord("”"): "’", ord('"'): "'"})


def _begins(text: str, at: int) -> bool:
    """Whether a sentence or line begins here."""
    return not text[:at].strip() or any(seam.end() == at for seam in _SEAM.finditer(text, max(0, at - 4), at + 2))


def _ends(text: str, at: int) -> bool:
    """Whether a sentence or line ends here."""
    return not text[at:].strip() or text[at : at + 1] == "\n" or text[at - 1 : at] in tuple('.!?。"”')


def labels(known: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Labels by document, each once: a second report of an outlet and day has "(2)"."""
    seen: dict[str, int] = {}
    found: dict[str, str] = {}
    for document, label in known:
        seen[label] = seen.get(label, 0) + 1
        found[document] = label if seen[label] == 1 else f"{label} ({seen[label]})"
    return found
