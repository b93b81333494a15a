"""A brief in Markdown with footnotes (`[^1]`), as GitHub, Pandoc and most wikis read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.views.brief import Brief
from verbale.views.briefs.lines import Line, Run, Section
from verbale.views.papers.words import about, figure_text, origin

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|!~$&])")
_NUMBERED = re.compile(r"^(\d+)([.)])")


def markdown(brief: Brief, picture: str | None = None) -> str:
    """The brief as Markdown; `picture` is the name of the file beside it that has its chart (none: it has no chart)."""
    return "\n".join(_parts(brief, picture)) + "\n"


def _parts(brief: Brief, picture: str | None) -> Iterator[str]:
    yield f"# {escaped(brief.title)}\n"
    yield f"{escaped(about(brief))}\n"
    for section in brief.sections:
        yield from _section(section, picture)
    if brief.reports:
        yield "## Reports\n"
        yield from (f"- {escaped(origin(report))}" for report in brief.reports)
        yield ""
    yield from (f"[^{note.number}]: {escaped(note.text)}" for note in brief.notes)


def _section(section: Section, picture: str | None) -> Iterator[str]:
    yield f"## {escaped(section.heading)}\n"
    yield from (f"- {_line(line)}" for line in section.lines)
    if section.lines:
        yield ""
    if section.figure and picture:
        yield f"![{escaped(figure_text(section.figure))}]({picture})\n"
    if section.remark:
        yield f"*{escaped(section.remark)}*\n"


def _line(line: Line) -> str:
    return "".join(map(_run, line.runs))


def _run(run: Run) -> str:
    inner = escaped(run.text)
    bare = inner.strip()
    text = inner.replace(bare, f"**{bare}**", 1) if run.strong and bare else inner
    return text + "".join(f"[^{number}]" for number in run.notes)


def escaped(text: str) -> str:
    """The text so that no sign in it means anything to Markdown or HTML."""
    return _NUMBERED.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))
