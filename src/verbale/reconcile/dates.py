"""Dates that rest on an inferred day of writing."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.model.claims import Claim, inferred
from verbale.reconcile.table import Table

_PRINTED = "as printed"


def dated_by_inference(table: Table) -> Iterator[Claim]:
    """Where the day of the report is inferred, so is the date of a meeting that is told by a weekday or a day without its year."""
    report = table.annotated.report
    if report.published_basis != "inferred":
        return
    for meeting in table.subjects("m"):
        date = table.best(meeting, "date")
        time = next((t for t in table.annotated.times if date and date.evidence and t.span.touches(date.evidence.span)), None)
        if date is None or time is None or time.because == _PRINTED:
            continue
        because = f"{time.because}; the report is of {report.published}: " + "; ".join(r.because for r in report.published_working)
        yield inferred(date, meeting, "date", date.value, "day of the report inferred", because, (date,), date.confidence)
