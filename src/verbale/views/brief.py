"""A brief for whoever goes into a meeting: what the record knows of the parties, each line with its notes, and no layout.

It tells only what the record supports: where it has nothing, a section says so in one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from verbale.errors import UsageError
from verbale.model.record import Dialogue
from verbale.views.briefs import commitments, disputes, meetings, people, positions, series, wording
from verbale.views.briefs.desk import Desk
from verbale.views.briefs.lines import Cited, Footnote, Line, Run, Section
from verbale.views.parties import parties_in_words
from verbale.views.readable import visible
from verbale.views.record import Record

SECTIONS = (meetings.section, series.section, commitments.section, positions.section, disputes.section, people.section)
"""The parts of a brief, in their order."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: its title, the day of the record (None where nothing in it is dated), its sections, notes and the reports cited.

    `basis` says in a sentence what it rests on. A run's notes are numbers of `notes`.
    """

    title: str
    parties: tuple[str, ...]
    as_of: date | None
    basis: str
    sections: tuple[Section, ...]
    notes: tuple[Footnote, ...]
    reports: tuple[Cited, ...]


def brief(record: Record, parties: Sequence[str], series: Dialogue | None = None) -> Brief:
    """The brief on the dealings of parties (codes, at least two), on one series of theirs or on all.

    The record's day counts: for what was out before a meeting, ask a record as of the day before. Raises `UsageError` for fewer
    than two parties, or a series to which not all of them belong.
    """
    codes = tuple(dict.fromkeys(parties))
    if len(codes) < 2:
        raise UsageError("a brief needs at least two parties that meet")
    if series and not set(codes) <= set(series.parties):
        outside = wording.sentence(wording.named([code for code in codes if code not in series.parties]))
        raise UsageError(f"{outside} does not belong to the {series.name}")
    desk = Desk(record, codes, series)
    sections = tuple(make(desk) for make in SECTIONS)
    order = list(dict.fromkeys(number for section in sections for line in section.lines for number in line.notes))
    notes, reports = desk.notes.finished(order)
    numbers = {old: new for new, old in enumerate(order, 1)}
    sections = tuple(_renumbered(section, numbers) for section in sections)
    return Brief(parties_in_words(codes), codes, record.today, _basis(reports), sections, notes, reports)


def _renumbered(section: Section, numbers: Mapping[int, int]) -> Section:
    """The section with its notes numbered in the order of the text, and without signs that nobody sees."""
    lines = [
        Line(tuple(Run(visible(r.text), tuple(numbers[n] for n in r.notes), r.strong) for r in line.runs)) for line in section.lines
    ]
    return replace(section, lines=tuple(lines), remark=visible(section.remark) if section.remark else None)


def _basis(reports: Sequence[Cited]) -> str:
    """How many reports a brief rests on, and how many of them a government issued."""
    if not reports:
        return "It rests on no report."
    released = [r.side for r in reports if r.side]
    whose = f", of which {wording.counted(len(released), 'government release')}" if released else ""
    return f"It rests on {wording.counted(len(reports), 'report')}{whose}."
