"""Tables for people."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from verbale.model.reading import Reading
from verbale.model.spans import Span
from verbale.views.digest import Line, meeting_lines, meeting_title, person_line, series_lines
from verbale.views.readable import printable

WIDTH = 100
"""Columns where there is no terminal to ask."""

BROADEST = 28
"""Columns that a column of a table takes at most, but for the last one."""

LONGEST = 80
"""Code points of a quotation; what is longer loses its middle."""


def print_readings(readings: Iterable[Reading], out: TextIO) -> None:
    """A block a report, printed as soon as it is read."""
    console = _console(out)
    for reading in readings:
        _print(console, _reading(reading))


Cell = str | Text | Sequence[str | Text]
"""One line or several."""


def print_rows(rows: Iterable[Mapping[str, Cell]], out: TextIO, *, columns: Sequence[str]) -> None:
    """A plain table of the record: a row an entity. The last column takes the room."""
    made = [[row[column] for column in columns] for row in rows]
    _print(_console(out), _grid(Section("", made or [[""] * len(columns)], columns)))


def print_cards(rows: Iterable[Mapping[str, Cell]], out: TextIO, *, columns: Sequence[str]) -> None:
    """A block an entity of the record: the first column is its title, each other that says something a line."""
    title, *rest = columns
    parts: list[RenderableType] = []
    for row in rows:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="cyan", no_wrap=True, min_width=max(map(len, rest)))
        grid.add_column(overflow="fold")
        for column in rest:
            if row[column]:
                grid.add_row(_plain(column), _cell(row[column]))
        parts += [Text(printable(str(row[title])), style="bold"), Padding(grid, (0, 0, 1, 4))]
    _print(_console(out), Group(*parts))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a sheet: a title over rows; a cell of several lines is a sequence of them. `headings` name the columns."""

    title: str
    rows: Sequence[Sequence[Cell]]
    headings: Sequence[str] = ()


def print_sheet(title: str, sections: Iterable[Section], notes: Sequence[tuple[str, str]], out: TextIO) -> None:
    """A sheet: a title, its sections that have rows, and the numbered notes (`cli.notes`) below. The last column takes the room."""
    parts: list[RenderableType] = [Text(printable(title), style="bold")]
    for section in (*sections, Section("Notes", notes)):
        if section.rows:
            parts += [Text(), *([Text(printable(section.title), style="bold")] if section.title else []), _grid(section)]
    _print(_console(out), Group(*parts))


def _grid(section: Section) -> Table:
    """The rows of a section, under their headings where it has some."""
    grid = Table(
        box=None, show_header=bool(section.headings), header_style="dim", pad_edge=False, padding=(0, 2, 0, 0), expand=True
    )  # fmt: skip
    last = max(map(len, section.rows)) - 1
    for number in range(last + 1):
        heading = section.headings[number] if section.headings else ""
        ratio, broadest = (1, None) if number == last else (None, BROADEST)
        grid.add_column(heading, overflow="fold", ratio=ratio, max_width=broadest)
    for row in section.rows:
        grid.add_row(*(_cell(cell) for cell in row))
    return grid


def _cell(cell: Cell) -> Text:
    return Text("\n").join(map(_plain, [cell] if isinstance(cell, str | Text) else cell))


def marked(words: str, marks: Iterable[Span], out: TextIO, *, around: tuple[str, str] = ("«", "»")) -> Text:
    """Words with some of them in bold; where nothing can be bold, between two signs."""
    before, after = ("", "") if out.isatty() else around
    text, at = Text(), 0
    for mark in marks:
        text.append_text(_plain(words[at : mark.start]))
        text.append(before + printable(mark.of(words)) + after, style="bold")
        at = mark.end
    return text.append_text(_plain(words[at:]))


def _console(out: TextIO) -> Console:
    fixed = None if out.isatty() or "COLUMNS" in os.environ else WIDTH
    return Console(file=out, width=fixed, highlight=False)


def _print(console: Console, content: RenderableType) -> None:
    """Print; in a file, without the blanks that only a terminal needs at the ends of lines."""
    if console.is_terminal:
        console.print(content)
        return
    with console.capture() as captured:
        console.print(content)
    lines = captured.get().splitlines()
    print(*(line.rstrip() for line in lines), sep="\n", file=console.file, flush=True)


def _reading(reading: Reading) -> RenderableType:
    parts: list[RenderableType] = [Rule(style="dim"), *_heading(reading)]
    for meeting in reading.facts.meetings:
        parts += _block(meeting_title(meeting), meeting_lines(meeting), "bold")
    if not reading.facts.meetings:
        parts.append(Padding(Text("No diplomatic meeting.", style="dim"), (1, 0, 0, 2)))
    for series in reading.facts.series:
        parts += _block(f"History of the {series.name}", series_lines(series), "bold")
    if reading.facts.people:
        parts += _block("People", [person_line(p) for p in reading.facts.people], "bold", labels=False)
    if reading.rejected:
        parts.append(Padding(Text(f"{len(reading.rejected)} left out: see `rejected` in JSON", style="dim"), (1, 0, 0, 2)))
    return Group(*parts, Text())


def _heading(reading: Reading) -> Iterable[RenderableType]:
    report = reading.report
    basis = f" ({report.published_basis})" if report.published and report.published_basis else ""
    known = (
        report.document.source,
        report.kind.value,
        report.outlet,
        f"{report.published}{basis}" if report.published else "undated",
        ", ".join(report.authors),
    )
    yield Text(printable(report.headline or "(no headline)"), style="bold")
    yield Text(printable(" · ".join(k for k in known if k)), style="dim")


def _block(title: str, lines: Sequence[Line], style: str, *, labels: bool = True) -> Iterable[RenderableType]:
    """A title over its lines, each with the words that say so beside it."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    if labels:
        grid.add_column(style="cyan", no_wrap=True, min_width=8)
    grid.add_column(ratio=9, overflow="fold")
    grid.add_column(ratio=10, style="dim", overflow="fold")
    for line in lines:
        cells = [_plain(line.text), _plain(_grounds(line))]
        grid.add_row(*([_plain(line.label), *cells] if labels else cells))
    grid.expand = True
    yield Padding(Text(printable(title), style=style), (1, 0, 0, 2))
    yield Padding(grid, (0, 0, 0, 4))


def _grounds(line: Line) -> str:
    """The words in quotation marks, and the working of what they do not say."""
    quoted = [f"“{_cropped(words)}”" for words in line.quotes]
    return " ".join([*quoted, *(f"[inferred: {working}]" for working in line.workings)])


def _cropped(words: str) -> str:
    half = LONGEST // 2
    return words if len(words) <= LONGEST else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _plain(text: str | Text) -> Text:
    return text if isinstance(text, Text) else Text(printable(text))
