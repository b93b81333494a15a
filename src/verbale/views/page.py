"""One HTML page that shows readings in their reports' own words.

The page stands alone: its style and its few lines of script are in it, it asks for no other resource, and it works
without the script. Whatever comes out of a report is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from itertools import pairwise

from verbale.model.claims import Claim
from verbale.model.documents import Report
from verbale.model.reading import Reading
from verbale.views.digest import Line, kind_of, meeting_lines, meeting_title, person_line, series_lines

LEGEND = ("who", "what", "which", "when", "where", "about")


def page(readings: Iterable[Reading]) -> Iterator[str]:
    """The page in pieces: its head, a section a report, its foot."""
    folder = files("verbale.views")
    style, script = ((folder / name).read_text("utf-8") for name in ("page.css", "page.js"))
    legend = " ".join(f'<mark class="{kind}">{kind}</mark>' for kind in LEGEND)
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Readings</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<header><h1>Readings</h1><p class="legend">{legend}</p></header>\n<main>\n'
    )
    for number, reading in enumerate(readings, 1):
        yield from _section(reading, f"r{number}")
    yield f"</main>\n<script>\n{script}</script>\n</body>\n</html>\n"


def _policy(style: str, script: str) -> str:
    """Lets the page's own style and script run, by their hashes, and nothing else."""
    style_hash, script_hash = (base64.b64encode(hashlib.sha256(f"\n{code}".encode()).digest()).decode() for code in (style, script))
    return f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'"


def _section(reading: Reading, name: str) -> Iterator[str]:
    """A report beside what it tells."""
    anchors = {c.id: f"{name}-{n}" for n, c in enumerate(_quoting(reading.claims), 1)}
    report = reading.report
    yield f'<section class="reading" id="{name}" aria-labelledby="{name}-title">\n'
    yield f'<h2 id="{name}-title" dir="auto">{escape(report.headline or "(no headline)")}</h2>\n'
    yield f'<p class="about" dir="auto">{escape(_provenance(report))}</p>\n<div class="columns">\n'
    yield f'<article class="text" lang="{escape(report.language)}" dir="auto">'
    yield from _marked(reading, anchors)
    yield f'</article>\n<aside aria-label="What it tells">\n{_facts(reading, anchors)}</aside>\n</div>\n</section>\n'


def _quoting(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that quote words, each once."""
    return list({c.id: c for c in claims if c.evidence}.values())


def _provenance(report: Report) -> str:
    dated = f"{report.published} ({report.published_basis or 'given'})" if report.published else "undated"
    known = (report.document.source, report.kind.value, report.outlet, dated, ", ".join(report.authors))
    return " · ".join(k for k in known if k)


def _facts(reading: Reading, anchors: Mapping[str, str]) -> str:
    blocks = [(meeting_title(m), meeting_lines(m)) for m in reading.facts.meetings]
    blocks += [(f"History of the {s.name}", series_lines(s)) for s in reading.facts.series]
    if reading.facts.people:
        blocks.append(("People", [person_line(p) for p in reading.facts.people]))
    if not reading.facts.meetings:
        blocks.insert(0, ("No diplomatic meeting", []))
    return "".join(_block(title, lines, anchors) for title, lines in blocks)


def _block(title: str, lines: Sequence[Line], anchors: Mapping[str, str]) -> str:
    rows = "".join(f"<dt>{escape(line.label)}</dt><dd>{_fact(line, anchors)}</dd>\n" for line in lines)
    return f'<h3 dir="auto">{escape(title)}</h3>\n' + (f"<dl>\n{rows}</dl>\n" if rows else "")


def _fact(line: Line, anchors: Mapping[str, str]) -> str:
    """A value, linked to its words where it has some."""
    text = f"<bdi>{escape(line.text)}</bdi>"
    found = [anchors[c.id] for c in line.claims if c.id in anchors]
    if found:
        text = f'<a href="#{found[0]}" data-claims="{" ".join(found)}">{text}</a>'
    return text + "".join(f" <small>inferred: {escape(working)}</small>" for working in line.workings)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text over which nothing changes: the claims that quote it, and those that begin there."""

    start: int
    end: int
    quoting: tuple[Claim, ...]
    opening: tuple[Claim, ...]


def _marked(reading: Reading, anchors: Mapping[str, str]) -> Iterator[str]:
    """The whole text, every passage in its role, every quoted word marked."""
    text = reading.report.document.text
    roles = {p.span.start: p for p in reading.report.passages}
    ends = {p.span.end for p in reading.report.passages}
    for piece in _pieces(reading):
        if piece.start in ends:
            yield "</span>"
        if passage := roles.get(piece.start):
            repeated = " duplicate" if passage.duplicate else ""
            yield f'<span class="{passage.role.value}{repeated}" title="{passage.role.value}{repeated}">'
        yield "".join(f'<span id="{anchors[c.id]}">' for c in piece.opening)
        yield _piece(escape(text[piece.start : piece.end]), piece.quoting, anchors)
        yield "</span>" * len(piece.opening)
    if len(text) in ends:
        yield "</span>"


def _piece(words: str, quoting: Sequence[Claim], anchors: Mapping[str, str]) -> str:
    if not quoting:
        return words
    kinds = " ".join(dict.fromkeys(kind_of(c) for c in quoting))
    says = "\n".join(dict.fromkeys(f"{c.property}: {_value(c)}" for c in quoting))
    names = " ".join(anchors[c.id] for c in quoting)
    return f'<mark class="{kinds}" tabindex="0" title="{escape(says)}" data-claims="{names}">{words}</mark>'


def _value(claim: Claim) -> str:
    return ": ".join(map(str, claim.value)) if isinstance(claim.value, tuple) else str(claim.value)


def _pieces(reading: Reading) -> Iterator[_Piece]:
    """The text cut wherever a passage or a quotation begins or ends."""
    spans = [(c.evidence.span, c) for c in _quoting(reading.claims) if c.evidence]
    cuts = {0, len(reading.report.document.text)}
    for span in [p.span for p in reading.report.passages] + [s for s, _ in spans]:
        cuts.update(span)
    borders = sorted(cuts)
    spans.sort(key=lambda row: row[0])
    for start, end in pairwise(borders):
        quoting = [(s, c) for s, c in spans if s.start <= start and end <= s.end]
        opening = tuple(c for s, c in quoting if s.start == start)
        yield _Piece(start, end, tuple(c for _, c in quoting), opening)
