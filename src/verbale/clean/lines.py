"""A page's text into lines: what stands between line breaks, and lines that a break inside a sentence cut in two put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from verbale.clean.phrases import is_furniture
from verbale.model.spans import Span

PHYSICAL = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""What stands between two line breaks, as `str.splitlines` knows them."""

CRAWLED = re.compile(r"\s*date (?:19|20)\d\d-\d\d-\d\d(?:\s+|$)")
"""What some crawlers put before a page's first words: the day of their visit."""

GLUED_BYLINE = re.compile(r"(?<=[a-z\d])(?=By (?:[A-Z][\w.'’\-]+ ?){1,4}$)")
"""Where a byline is run together with the headline before it."""

TERMINAL = re.compile(r"[.!?:;。！？：؟۔।…][\"'”’»」』)\]\s]*$")
HANGING = re.compile(
    r"(?:^|\s)(?:an?|the|of|in|on|at|to|for|by|with|from|into|between|among|during|since|until|under|over|about|against|as|than"
    r"|and|or|but|that|which|who|whose|is|are|was|were|be|been|has|have|had|will|would|its?|their|his|her)$",
    re.I,
)
FUNCTION_ONLY = re.compile(r"(?:an?|the|of|in|on|at|to|for|by|with|from|during|since|as|and|but|after|before|under)", re.I)
LOWER_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{2,}")


class Line(NamedTuple):
    """A line without the white space around it. `gap` tells of an empty line (or the text's beginning) before it."""

    span: Span
    text: str
    gap: bool


def lines_of(text: str) -> list[Line]:
    """The lines of a text in order, none empty; wrapped sentences are one line, whose text has the breaks in it."""
    physical = _physical(text)
    if not physical:
        return []
    width = _column_width(physical)
    wraps = [_continues(a, b, width) for a, b in pairwise(physical)]
    if sum(wraps) >= 2:
        wraps = [w or _completes(a, b) for w, (a, b) in zip(wraps, pairwise(physical), strict=True)]
    return _joined(text, physical, wraps)


def _physical(text: str) -> list[Line]:
    lines: list[Line] = []
    end = 0
    for first, last in _raw(text):
        raw = text[first:last]
        words = raw.strip()
        if words:
            start = first + raw.find(words)
            between = text[end:start]
            gap = not lines or between.count("\n") > 1 or between.count("\r") > 1
            end = start + len(words)
            lines.append(Line(Span(start, end), words, gap))
    return lines


def _raw(text: str) -> Iterator[tuple[int, int]]:
    """What stands between line breaks; a crawler's date and a byline glued to a headline are parted from their line."""
    crawled = CRAWLED.match(text)
    begin = crawled.end() if crawled else 0
    if begin:
        yield 0, begin
    for match in PHYSICAL.finditer(text, begin):
        start, end = match.span()
        glued = GLUED_BYLINE.search(text, start, end) if end - start < 200 else None
        if glued:
            yield start, glued.start()
            start = glued.start()
        yield start, end


def _joined(text: str, lines: Sequence[Line], wraps: Sequence[bool]) -> list[Line]:
    whole = [lines[0]]
    for line, wrapped in zip(lines[1:], wraps, strict=True):
        if wrapped:
            span = whole[-1].span.to(line.span)
            whole[-1] = Line(span, span.of(text), whole[-1].gap)
        else:
            whole.append(line)
    return whole


def _column_width(lines: Sequence[Line]) -> int | None:
    """The width of a page that is filled to a column: paragraphs of many lines, all but the last about equally long."""
    inner = [a.text for a, b in pairwise(lines) if not b.gap]
    if len(inner) < 4:
        return None
    width = sorted(map(len, inner))[(9 * (len(inner) - 1)) // 10]  # one line alone may be longer: a dateline, a link
    full = sum(len(text) >= 0.8 * width for text in inner)
    closing = sum(len(text) < 0.8 * width and TERMINAL.search(text) is not None for text in inner)
    cut = sum(not TERMINAL.search(text) for text in inner)
    filled = full >= 0.75 * len(inner) or (full >= 0.5 * len(inner) and full + closing >= 0.9 * len(inner))
    return width if 40 <= width <= 120 and filled and cut >= 0.5 * len(inner) else None


def _continues(line: Line, after: Line, width: int | None) -> bool:
    """Whether a sentence runs on from one line to the next, judged by these two alone."""
    if after.gap or is_furniture(after.text) or is_furniture(line.text):
        return False
    if width:
        fits = len(line.text) + 1 + len(after.text.split(maxsplit=1)[0]) <= width
        return len(line.text) >= 0.8 * width and not (fits and TERMINAL.search(line.text))
    if TERMINAL.search(line.text):
        return False
    if FUNCTION_ONLY.fullmatch(line.text):
        return _is_prose(after.text)
    if not _is_prose(line.text):
        return False
    lower = after.text[0].islower() and (len(LOWER_WORD.findall(after.text)) >= 3 or bool(TERMINAL.search(after.text)))
    hangs = line.text.endswith(",") or bool(HANGING.search(line.text))
    return lower or (hangs and (_is_prose(after.text) or bool(TERMINAL.search(after.text))))


def _completes(line: Line, after: Line) -> bool:
    """In a text known to be wrapped: whether the next line can only be the end of an unfinished sentence."""
    if after.gap or TERMINAL.search(line.text) or not _is_prose(line.text):
        return False
    return bool(TERMINAL.search(after.text)) and len(after.text) < 40 and not is_furniture(after.text)


def _is_prose(text: str) -> bool:
    return len(text) >= 25 and len(LOWER_WORD.findall(text)) >= 3
