"""How much a record holds."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.views.record import Counts, Record


@dataclass(frozen=True, slots=True)
class Stats:
    """The counts of a record, as of a day (ISO 8601)."""

    as_of: str | None
    counts: Counts


def stats(record: Record) -> Stats:
    """How much the record holds: totals, and by kind, outlet, year, status, level, party, state and class."""
    return Stats(record.today.isoformat() if record.today else None, record.counts())
