"""What a report brings to a record: what was read out of it, the meetings that it joins, the conflicts that it is part of."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.model.record import Encounter
from verbale.views.record import Record
from verbale.views.report import ReportSheet, report
from verbale.views.search import Occasion, occasion
from verbale.views.timeline import Doubt, doubt_of


@dataclass(frozen=True, slots=True)
class Joined:
    """A meeting that the report tells of. `others` are ids of other reports' mentions of it: none if it is new to the record."""

    meeting: Occasion
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addition:
    """A report that is in the record, or is looked at as if it were; `known` if the record held it before."""

    report: ReportSheet
    known: bool
    meetings: tuple[Joined, ...]
    conflicts: tuple[Doubt, ...]


def addition(record: Record, document: str, *, known: bool) -> Addition:
    """What the report with this id brings to a record that has it. Raises `UsageError` where it has none."""
    sheet = report(record, document)
    told = record.meetings_by_id([f"{sheet.id}/{t.subject}" for t in sheet.told if t.kind == "meeting"])
    meetings = {e.id: e for e in told.values()}
    subjects = [*meetings, *(t.of for t in sheet.told if t.of and t.kind == "person")]
    conflicts = [d for d in record.disputes_over(subjects) if sheet.source in d.reports]
    joined = tuple(Joined(occasion(e), _others(e, sheet.document)) for e in meetings.values())
    return Addition(sheet, known, joined, tuple(doubt_of(record, d) for d in conflicts))


def _others(encounter: Encounter, document: str) -> tuple[str, ...]:
    return tuple(m.id for m in encounter.mentions if m.origin.document != document)
