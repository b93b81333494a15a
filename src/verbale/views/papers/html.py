"""A brief as one HTML page that needs no other file, for screens by day and night, and for print."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from verbale.views.brief import Brief
from verbale.views.briefs.lines import Footnote, Line, Run, Section
from verbale.views.charts import cadence, style
from verbale.views.papers.words import about, figure_text, origin


def html(brief: Brief) -> str:
    """The page. Raises `UsageError` where the package that draws charts is not installed."""
    return "".join(_parts(brief))


def _parts(brief: Brief) -> Iterator[str]:
    rules = (files("verbale.views.papers") / "html.css").read_text("utf-8")
    allowed = base64.b64encode(hashlib.sha256(f"\n{rules}".encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; img-src data:"
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(brief.title)}</title>\n<style>\n{rules}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{escape(brief.title)}</h1>\n<p>{escape(about(brief))}</p>\n</header>\n<main>\n"
    )
    seen: set[int] = set()
    for section in brief.sections:
        yield from _section(section, seen)
    yield "</main>\n<footer>\n"
    if brief.notes:
        yield f'<h2>Notes</h2>\n<ol class="notes">\n{"".join(map(_note, brief.notes))}</ol>\n'
    if brief.reports:
        reports = "".join(f"<li><bdi>{escape(origin(r))}</bdi></li>\n" for r in brief.reports)
        yield f'<h2>Reports</h2>\n<ul class="reports">\n{reports}</ul>\n'
    yield "</footer>\n</body>\n</html>\n"


def _section(section: Section, seen: set[int]) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(section.heading)}</h2>\n"
    if section.lines:
        yield f"<ul>\n{''.join(_line(line, seen) for line in section.lines)}</ul>\n"
    if section.figure:
        drawn = base64.b64encode(style.svg(cadence.draw(section.figure)).encode()).decode()
        yield f'<p class="figure"><img src="data:image/svg+xml;base64,{drawn}" alt="{escape(figure_text(section.figure))}"></p>\n'
    if section.remark:
        yield f'<p class="remark">{escape(section.remark)}</p>\n'
    yield "</section>\n"


def _line(line: Line, seen: set[int]) -> str:
    return f"<li>{''.join(_run(run, seen) for run in line.runs)}</li>\n"


def _run(run: Run, seen: set[int]) -> str:
    text = escape(run.text)
    return (f"<b>{text}</b>" if run.strong else text) + "".join(_reference(number, seen) for number in run.notes)


def _reference(number: int, seen: set[int]) -> str:
    """The number of a note; the note leads back to where it stands first."""
    anchor = "" if number in seen else f' id="r{number}"'
    seen.add(number)
    return f'<sup><a href="#n{number}"{anchor}>{number}</a></sup>'


def _note(note: Footnote) -> str:
    return f'<li id="n{note.number}"><bdi>{escape(note.text)}</bdi> <a href="#r{note.number}" title="back">↩</a></li>\n'
