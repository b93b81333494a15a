"""What a brief is made of: sections of lines, lines of runs, and the notes that the runs carry. No layout."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.views.charts.cadence import Cadence


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, the numbers of the notes that follow it, and whether it stands out."""

    text: str
    notes: tuple[int, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One statement: its runs, one after the other; blanks between them are in their texts."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line without its notes."""
        return "".join(run.text for run in self.runs)

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of its notes."""
        return tuple(number for run in self.runs for number in run.notes)


@dataclass(frozen=True, slots=True)
class Section:
    """A part under its heading. `remark` says in one sentence what the record has not, or what was left out; it has no notes.

    `figure` is a chart that belongs to it.
    """

    heading: str
    lines: tuple[Line, ...] = ()
    remark: str | None = None
    figure: Cadence | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The words of one report: `label` names it ("Example Post, 4 May 2024"), `quotes` have its words, cropped with "…".

    `workings` are how values that the words do not say follow from them.
    """

    document: str
    label: str
    quotes: tuple[str, ...]
    workings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A numbered note: the reports that say so; `more` counts further ones that are not quoted."""

    number: int
    citations: tuple[Citation, ...]
    more: int = 0

    @property
    def text(self) -> str:
        """The note in one string."""
        shown = "; ".join(_shown(citation) for citation in self.citations)
        more = f"; and {self.more} more report{'s' if self.more > 1 else ''}" if self.more else ""
        return f"{shown}{more}" if f"{shown}{more}".endswith(".”") else f"{shown}{more}."


@dataclass(frozen=True, slots=True)
class Cited:
    """A report that notes cite: the label that they use, its headline, where it came from, and the party that issued it, if any."""

    document: str
    label: str
    headline: str | None
    source: str
    side: str | None


def _shown(citation: Citation) -> str:
    words = " ".join(f"“{quote}”" for quote in citation.quotes)
    workings = "".join(f" (worked out: {working})" for working in citation.workings)
    return f"{citation.label}: {words}{workings}"
