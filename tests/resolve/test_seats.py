"""Which offices reports attest, and when."""

from __future__ import annotations

from pathlib import Path

from tests.made_record import AINO, INES, a_round, ledger, reading


def test_a_plan_attests_an_office_as_of_the_report_not_of_the_day_planned(tmp_path: Path) -> None:
    plan = a_round("2024-05-14", 8, INES, AINO, status="scheduled")
    found = {h.name: h.tenures[0] for h in ledger(tmp_path, reading("a", "2024-04-02", plan)).people()}
    assert {(t.first, t.last, t.meetings) for t in found.values()} == {("2024-04-02", "2024-04-02", ())}


def test_once_it_was_held_the_meeting_attests_it(tmp_path: Path) -> None:
    plan = a_round("2024-05-14", 8, INES, AINO, status="scheduled")
    reports = reading("a", "2024-04-02", plan), reading("b", "2024-05-15", a_round("2024-05-14", 8, INES, AINO))
    found = ledger(tmp_path, *reports)
    (meeting,) = found.meetings()
    tenures = {t for h in found.people() for t in h.tenures}
    assert {(t.first, t.last, t.meetings) for t in tenures} == {("2024-05-14", "2024-05-14", (meeting.id,))}
