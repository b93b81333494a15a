"""What became of commitments, as of a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.made_record import AINO, INES, OCEAN, a_round, met, promise, reading, record

from verbale.ledger import Ledger, refresh
from verbale.model.facts import Commitment, CommitmentState, Level, Meeting
from verbale.model.reading import Reading
from verbale.model.record import Undertaking
from verbale.reconcile.across.follow import Wanted, wanted_meeting
from verbale.reconcile.across.follow import as_of as on

ROUND = a_round("2024-05-14", 8, INES, AINO, city="Santiago")
NEXT = promise("hold the next round of vice ministers in Helsinki by June 2025", "2025-06")
LIST = promise("exchange lists of licensed fishing vessels", "2024-12")


def told(source: str, *promises: Commitment, published: str = "2024-05-15", meeting: Meeting = ROUND) -> Reading:
    return reading(source, published, meeting, promises=promises)


def held(day: str, city: str = "Helsinki", published: str | None = None, **facts: object) -> Reading:
    return reading(f"held {day}", published or day, a_round(day, 9, city=city, **facts))


def followed(folder: Path, *readings: Reading, as_of: date | None = None) -> list[Undertaking]:
    """The undertakings; the same in whatever order the reports come."""
    found = []
    for order in (readings, readings[::-1]):
        with record(folder, *order) as store:
            found.append(list(Ledger(store, as_of).undertakings()))
    assert found[0] == found[1]
    return found[0]


def test_kept_by_a_meeting(tmp_path: Path) -> None:
    (kept,) = followed(tmp_path, told("a", NEXT), held("2025-06-02"))
    assert kept.state is CommitmentState.DONE
    assert kept.kept_by is not None
    assert kept.because == f"the {OCEAN} of 2025-06-02 in Helsinki was held"
    assert (kept.since, kept.due, kept.reports) == (date(2024, 5, 15), "2025-06", ("a",))


@pytest.mark.parametrize(
    "other",
    [
        held("2026-02-02"),
        held("2025-06-02", "Tampere"),
        held("2025-06-02", level="ministerial"),
        held("2025-06-02", status="scheduled", published="2025-05-20"),
        held("2025-06-02", status="cancelled", published="2025-06-01"),
        reading("other", "2025-06-03", met("2025-06-02", "CHL SWE", city="Helsinki")),
    ],
)
def test_not_kept_by_another_meeting(tmp_path: Path, other: Reading) -> None:
    (open_one,) = followed(tmp_path, told("a", NEXT), other, as_of=date(2025, 6, 20))
    assert (open_one.state, open_one.kept_by) == (CommitmentState.OPEN, None)


def test_open_then_overdue(tmp_path: Path) -> None:
    states = [followed(tmp_path, told("a", LIST), as_of=day)[0].state for day in (date(2024, 12, 31), date(2025, 1, 1))]
    assert states == [CommitmentState.OPEN, CommitmentState.OVERDUE]
    (late,) = followed(tmp_path, told("a", LIST), held("2025-06-02"))
    assert late.state is CommitmentState.OVERDUE
    assert "2024-12-31" in (late.because or "")


def test_what_is_kept_hangs_on_no_day_what_is_overdue_does(tmp_path: Path) -> None:
    with record(tmp_path, told("a", NEXT, LIST), held("2025-06-02")) as store:
        refresh(store)
        with store.derived() as derived:
            found = derived.outcome.undertakings()
    assert [(u.state.value, u.kept_on) for u in found] == [("open", None), ("done", date(2025, 6, 2))]
    days = "2024-12-31", "2025-06-01", "2025-06-02"
    states = {day: [u.state.value for u in on(found, date.fromisoformat(day))] for day in days}
    assert states == {"2024-12-31": ["open", "open"], "2025-06-01": ["overdue", "open"], "2025-06-02": ["overdue", "done"]}
    assert on(found, None) == found


def test_without_a_due_time_nothing_is_overdue(tmp_path: Path) -> None:
    (one,) = followed(tmp_path, told("a", promise("exchange lists of licensed fishing vessels")), as_of=date(2034, 1, 1))
    assert (one.state, one.due) == (CommitmentState.OPEN, None)


def test_told_by_two_reports_is_one(tmp_path: Path) -> None:
    other = promise("to exchange their lists of licensed fishing vessels")
    (one,) = followed(tmp_path, told("a", LIST), told("b", other, published="2024-05-16"))
    assert (one.reports, one.due, len(one.mentions)) == (("a", "b"), "2024-12", 2)


@pytest.mark.parametrize(
    "other",
    [
        promise("open a joint marine laboratory", "2024-12"),
        promise("exchange lists of licensed fishing vessels", "2024-12", "CHL SWE"),
    ],
)
def test_other_promises_are_others(tmp_path: Path, other: Commitment) -> None:
    assert len(followed(tmp_path, told("a", LIST), told("b", other))) == 2


def test_two_promises_of_one_report_are_two(tmp_path: Path) -> None:
    assert len(followed(tmp_path, told("a", LIST, LIST))) == 2


def test_superseded_by_a_later_date(tmp_path: Path) -> None:
    anew = promise("hold the next round of vice ministers in Helsinki in early 2026", "2026-02")
    spoke = met("2025-04-08", "CHL FIN", INES, AINO, type="phone-call")
    old, new = followed(tmp_path, told("a", NEXT), told("b", anew, published="2025-04-09", meeting=spoke))
    assert (old.state, old.because) == (CommitmentState.SUPERSEDED, "promised anew for 2026-02")
    assert new.state is CommitmentState.OPEN


def test_what_was_kept_is_not_superseded(tmp_path: Path) -> None:
    anew = promise("hold the next round of vice ministers in Helsinki in 2026", "2026")
    after = reading("b", "2025-06-03", a_round("2025-06-02", 9, city="Helsinki"), promises=[anew])
    old, new = followed(tmp_path, told("a", NEXT), after)
    assert (old.state, new.state) == (CommitmentState.DONE, CommitmentState.OPEN)


def test_as_of_a_day_what_came_later_is_not_known(tmp_path: Path) -> None:
    reports = told("a", NEXT, LIST), held("2025-06-02", published="2025-06-03")
    states = {}
    for day in (date(2024, 5, 14), date(2024, 5, 15), date(2025, 6, 2), date(2025, 6, 3)):
        states[day.isoformat()] = [u.state.value for u in followed(tmp_path, *reports, as_of=day)]
    assert states == {
        "2024-05-14": [],
        "2024-05-15": ["open", "open"],
        "2025-06-02": ["overdue", "open"],
        "2025-06-03": ["overdue", "done"],
    }


def test_a_call_is_not_the_round_that_was_promised(tmp_path: Path) -> None:
    soon = promise("hold the next round of vice ministers in Helsinki at an early date")
    call = reading("call", "2025-03-04", met("2025-03-04", "CHL FIN", INES, AINO, type="phone-call"))
    (open_one,) = followed(tmp_path, told("a", soon), call)
    assert open_one.state is CommitmentState.OPEN


def test_a_round_well_before_its_last_date_keeps_the_promise(tmp_path: Path) -> None:
    by_then = promise("hold the next round of vice ministers in Helsinki by the end of 2024", "2024-12")
    (kept,) = followed(tmp_path, told("a", by_then), held("2024-09-10"))
    assert kept.state is CommitmentState.DONE


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("hold the next round of vice foreign ministers in Helsinki", Wanted(Level.VICE_MINISTERIAL, "Helsinki")),
        ("convene a summit in 2025", Wanted(Level.LEADERS, None)),
        ("arrange a foreign ministers' meeting", Wanted(Level.MINISTERIAL, None)),
        ("hold the next dialogue in May", Wanted(None, None)),
        ("exchange lists of vessels", None),
        ("meet the targets of the Paris accord", None),
        ("organise a training session for harbour masters", None),
        ("host a conference of fishing companies", None),
        ("", None),
    ],
)
def test_which_meeting_is_promised(what: str, expected: Wanted | None) -> None:
    assert wanted_meeting(what) == expected
