"""A brief as PDF, set by Typst: A4, with the notes at the foot of the page that cites them.

Whatever comes from the brief stands in the markup as a string literal, so nothing in it is markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from verbale.errors import UsageError
from verbale.views.brief import Brief
from verbale.views.briefs.lines import Line, Run, Section
from verbale.views.charts import cadence, style
from verbale.views.papers.words import about, figure_text, origin, unbroken

_SETTINGS = """\
#set page(paper: "a4", margin: (x: 2.1cm, top: 1.5cm, bottom: 1.4cm), footer: context align(right, text(8pt, fill: luma(35%))[
  #counter(page).display("1 / 1", both: true)]))
#set text(font: "Libertinus Serif", size: 9.8pt, lang: "en", region: "gb", hyphenate: false)
#set par(leading: 0.55em, spacing: 0.6em, justify: false)
#set list(indent: 0pt, body-indent: 0.5em, spacing: 0.52em)
#set footnote.entry(gap: 0.36em, separator: line(length: 25%, stroke: 0.4pt))
#show footnote.entry: set text(7.5pt)
#show footnote.entry: set par(leading: 0.42em)
#show heading.where(level: 1): set text(17pt)
#show heading.where(level: 2): it => block(above: 1.0em, below: 0.55em, sticky: true, text(11.5pt, it.body))
#show super: set text(weight: "regular")
"""
_WIDTH = 11.5
"""Centimetres of a chart."""

_LITERAL = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": " ", "\r": " ", "\t": " "})
_HALVES = re.compile("[\ud800-\udfff]")


def pdf(brief: Brief) -> bytes:
    """The document. Raises `UsageError` where a package that sets or draws it is not installed."""
    try:
        import typst
    except ImportError:
        raise UsageError("PDF needs the package typst: install verbale[brief]") from None
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number, figure in enumerate(s.figure for s in brief.sections if s.figure):
            (folder / f"figure{number}.png").write_bytes(style.png(cadence.draw(figure)))
        (folder / "main.typ").write_text(markup(brief), "utf-8")
        made: bytes = typst.compile(str(folder / "main.typ"), root=name, format="pdf", timestamp=0)
    return made


def markup(brief: Brief) -> str:
    """The brief in Typst's markup; its charts are `figure0.png` and so on."""
    return "\n".join(_parts(brief))


def _parts(brief: Brief) -> Iterator[str]:
    yield f"#set document(title: {_literal(brief.title)}, date: none)"
    yield _SETTINGS
    yield f"= #{_literal(brief.title)}"
    yield f"#text(fill: luma(30%), {_literal(about(brief))})"
    writer = _Writer({note.number: note.text for note in brief.notes})
    for section in brief.sections:
        yield from writer.section(section)
    if brief.reports:
        yield "== Reports"
        yield "#set text(8.5pt)"
        yield from (f"- #{_literal(origin(report))}" for report in brief.reports)


class _Writer:
    """Writes sections; a note is set at its first number, and later ones refer to it."""

    def __init__(self, notes: dict[int, str]) -> None:
        self._notes = notes
        self._set: set[int] = set()
        self._figures = 0

    def section(self, section: Section) -> Iterator[str]:
        yield f"== #{_literal(section.heading)}"
        yield from (f"- {self._line(line)}" for line in section.lines)
        if section.figure:
            alt = _literal(figure_text(section.figure))
            yield f'#block(above: 0.8em, below: 0.4em, image("figure{self._figures}.png", width: {_WIDTH}cm, alt: {alt}))'
            self._figures += 1
        if section.remark:
            yield f'\n#text(fill: luma(30%), style: "italic", {_literal(section.remark)})'

    def _line(self, line: Line) -> str:
        return "".join(map(self._run, line.runs))

    def _run(self, run: Run) -> str:
        text = f"#strong({_literal(run.text)})" if run.strong else f"#{_literal(run.text)}"
        return text + '#h(0.1em, weak: true)#super(",")'.join(map(self._note, run.notes))

    def _note(self, number: int) -> str:
        if number in self._set:
            return f"#footnote(<n{number}>)"
        self._set.add(number)
        return f"#footnote({_literal(self._notes[number])})<n{number}>"


def _literal(text: str) -> str:
    """A string literal of Typst."""
    return f'"{_HALVES.sub("�", unbroken(text)).translate(_LITERAL)}"'
