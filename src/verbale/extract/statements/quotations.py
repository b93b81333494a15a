"""Quotation marks, paired: straight, curly, angled and single ones, over paragraphs that each begin with a mark anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from verbale.extract.scene import Scene
from verbale.model.documents import Role
from verbale.model.spans import Span

READ = (Role.HEADLINE, Role.CAPTION, Role.BODY)

_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„‟«»‘’‚']")
_OPENING, _CLOSING = frozenset(("“", "„", "«", "‟", "‘‘")), frozenset(("”", "»", "’’"))
_SINGLE = frozenset("‘’‚'")
_BEFORE = re.compile(r"(?:^|[\s(\[{—–\-/:,;“\"„«>])$")
_AFTER = re.compile(r"^(?:$|[\s,.;:!?)\]}—–\-/”\"»<])")
_LONGEST = 1500
"""Characters of a paragraph's part of a quotation; what is longer is a mark that was never closed."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `span` with the marks, `inner` without.

    `continued` where the quotation goes on from the paragraph before, without having been closed there.
    """

    span: Span
    inner: Span
    continued: bool = False


def find_quotations(scene: Scene) -> tuple[Quotation, ...]:
    """All quotations of a report's readable passages, in text order; none lies within another."""
    found: list[Quotation] = []
    text, goes_on = scene.text, False
    for passage in scene.report.passages:
        if passage.role not in READ or passage.duplicate:
            continue
        for line in _lines(text, passage.span):
            rows, left_open = _paired(text, line, _begins_quoted(text, line.end))
            if rows and goes_on and not text[line.start : rows[0].span.start].strip():
                rows[0] = replace(rows[0], continued=True)
            found += rows
            goes_on = left_open
    return tuple(q for q in found if q.inner.start < q.inner.end)


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The paragraphs of a passage: its lines, joined where a line ends within a sentence."""
    start = span.start
    for m in re.finditer(r"\n\s*\n|\n(?=\s*[\"“„«‘'])|(?<=[.!?:”\"’'»])\n", text[span.start : span.end]):
        yield Span(start, span.start + m.start())
        start = span.start + m.end()
    yield Span(start, span.end)


def _begins_quoted(text: str, offset: int) -> bool:
    """Whether the next paragraph begins with a quotation mark."""
    after = text[offset : offset + 20].lstrip()[:1]
    return bool(after) and after in '"“„«'


def _paired(text: str, line: Span, quoted_next: bool) -> tuple[list[Quotation], bool]:
    """The quotations of one paragraph, and whether the last is left open at its end.

    A mark that is opened and never closed counts where it opens the paragraph or the next paragraph begins with one: the
    quotation goes on there.
    """
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, line.start, line.end):
        if opened is None:
            opened = mark if _opens(text, line, mark) else None
        elif _closes(text, line, opened, mark):
            found.append(_quotation(text, opened.start(), mark.end(), opened.end(), mark.start()))
            opened = None
    if opened is None or opened[0] in _SINGLE or (text[line.start : opened.start()].strip() and not quoted_next):
        return found, False
    if line.end - opened.start() <= _LONGEST:
        found.append(_quotation(text, opened.start(), line.end, opened.end(), line.end))
    return found, True


def _quotation(text: str, start: int, end: int, inner_start: int, inner_end: int) -> Quotation:
    return Quotation(Span(start, end).trimmed(text), Span(inner_start, inner_end).trimmed(text))


def _opens(text: str, line: Span, mark: re.Match[str]) -> bool:
    """Whether a mark can begin a quotation: an opening one, or a neutral one before a word and after none."""
    before, after = text[line.start : mark.start()][-1:], text[mark.end() : line.end][:1]
    if mark[0] in _CLOSING or not after:
        return False
    if mark[0] in _OPENING or mark[0] == "``":
        return True
    free = bool(_BEFORE.search(before)) and not after.isspace()
    if mark[0] in _SINGLE:
        return free and mark[0] != "’" and _single_closes(text, line, mark)
    return free or not before.isalnum()


def _single_closes(text: str, line: Span, opened: re.Match[str]) -> bool:
    """Whether a single mark has its counterpart in the paragraph; "'90s" and "the ministers' view" have none."""
    return any(_closes(text, line, opened, mark) for mark in _MARK.finditer(text, opened.end(), line.end))


_PAIRS = {
    '"': ('"', "”", "''", "’’"),
    "“": ("”", '"', "’’", "''"),
    "‘‘": ("’’", "”", '"', "''"),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "``": ("''", '"'),
    "‘": ("’", "'"),
    "‚": ("‘", "’"),
    "'": ("'", "’"),
    "‟": ("”",),
}
_ANY = ('"', "”", "''")


def _closes(text: str, line: Span, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether a mark ends the quotation that another began."""
    if mark[0] not in _PAIRS.get(opened[0], _ANY):
        return False
    after = text[mark.end() : line.end][:1]
    if mark[0] in _SINGLE:
        before = text[mark.start() - 1]
        return not before.isspace() and bool(_AFTER.match(after)) and not (before == "s" and opened[0] == "'" and after == " ")
    return not (text[mark.start() - 1].isspace() and after.isalnum() and mark[0] == '"')
