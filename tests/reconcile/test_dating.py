"""Reports without a date of their own, dated by the meetings that they tell of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.made_record import AINO, INES, a_round, ledger, meeting_of, promise, reading

from verbale.model.facts import CommitmentState, Meeting
from verbale.reconcile.across.dating import dated

ROUND = a_round("2024-05-14", 8, INES, AINO, city="Santiago")
MONTH = replace(ROUND, date="2024-05")
NEXT = promise("hold the next round of vice ministers in Helsinki", None)


def test_an_undated_report_of_a_meeting_that_another_dates(tmp_path: Path) -> None:
    undated, other = reading("a", None, MONTH), reading("b", "2024-05-15", ROUND)
    (meeting,) = ledger(tmp_path, undated, other).meetings()
    (found,) = dated([meeting])
    assert (found.document, found.published) == (undated.report.document.id, "2024-05-14/..")
    assert found.because == "it tells of the Chile-Finland Ocean Dialogue of 2024-05-14 in Santiago as held"


@pytest.mark.parametrize(
    ("published", "meeting"),
    [
        ("2024-05-15", ROUND),
        (None, replace(ROUND, status="scheduled")),
        (None, replace(ROUND, date="2024")),
        (None, replace(ROUND, date=None)),
    ],
)
def test_nothing_dates_a_report(tmp_path: Path, published: str | None, meeting: Meeting) -> None:
    told = reading("a", published, meeting)
    meetings = [m for m in ledger(tmp_path, told).meetings() if meeting_of(told) in {n.id for n in m.mentions}]
    assert len(meetings) == 1
    assert list(dated(meetings)) == []


def test_the_promises_of_an_undated_report_are_followed(tmp_path: Path) -> None:
    undated = reading("a", None, MONTH, promises=[NEXT])
    news = reading("b", "2024-05-15", ROUND)
    kept = reading("c", "2025-06-03", a_round("2025-06-02", 9, city="Helsinki"))
    (one,) = ledger(tmp_path, undated, news, kept).undertakings()
    assert (one.state, one.since, one.kept_on) == (CommitmentState.DONE, date(2024, 5, 14), date(2025, 6, 2))
    without = reading("a", None, replace(ROUND, date=None), promises=[NEXT])
    (one,) = ledger(tmp_path, without, kept).undertakings()
    assert (one.state, one.since) == (CommitmentState.OPEN, None)
