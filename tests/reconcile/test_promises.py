"""Which commitments of several reports are one, and by when it is due."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.made_record import AINO, INES, a_round, ledger, promise, reading

from verbale.model.documents import Kind
from verbale.model.facts import Commitment, ConflictClass
from verbale.model.reading import Reading
from verbale.model.record import Dispute, Undertaking

ROUND = a_round("2024-05-14", 8, INES, AINO, city="Santiago")
LISTS = "exchange lists of licensed fishing vessels"


def told(source: str, *promises: Commitment, published: str | None = "2024-05-15", **more: object) -> Reading:
    return reading(source, published, ROUND, promises=promises, **more)  # type: ignore[arg-type]


def lists(due: str | None, words: str = "") -> Commitment:
    return promise(f"{LISTS} {words}".strip(), due)


def found(folder: Path, *readings: Reading) -> tuple[list[Dispute], list[Undertaking]]:
    """The conflicts over a due time, and the commitments; the same in whatever order the reports come."""
    records = [ledger(folder, *order) for order in (readings, readings[::-1])]
    one, again = [([d for d in r.disputes() if d.property.startswith("due")], list(r.undertakings())) for r in records]
    assert one == again
    return one


def test_another_due_time(tmp_path: Path) -> None:
    reports = [told(source, lists("2024-12", "by December 2024")) for source in "ab"]
    (over,), (one,) = found(tmp_path, *reports, told("c", lists("2025-06", "by June 2025")))
    assert (set(over.values), over.kind) == ({"2024-12", "2025-06"}, ConflictClass.ERROR)
    assert (over.proposed, over.rule, over.reports) == ("2024-12", "more independent sources", ("a", "b", "c"))
    assert over.about.startswith("the Chile-Finland Ocean Dialogue of 2024-05-14")
    assert (one.due, len(one.mentions)) == ("2024-12", 3)


def test_as_many_for_two_due_times_leave_it_open(tmp_path: Path) -> None:
    (over,), (one,) = found(tmp_path, told("a", lists("2024-12")), told("b", lists("2025-06")))
    assert (over.proposed, over.rule) == (None, None)
    assert "by 2024-12: a" in over.because
    assert one.due == "2025-06"  # nothing is overdue as long as one of the times is to come


def test_a_partys_own_release_on_a_due_time(tmp_path: Path) -> None:
    own = told("a", lists("2024-12"), outlet="Ministry for Foreign Affairs of Finland", kind=Kind.PRESS_RELEASE)
    (over,), _ = found(tmp_path, own, told("b", lists("2025-06")))
    assert (over.proposed, over.rule) == ("2024-12", "a party's own release")


def test_copies_do_not_settle_a_due_time(tmp_path: Path) -> None:
    body = "the same words of a wire in many papers, with nothing added by any of them at all"
    copies = [told(source, lists("2025-06"), body=body) for source in "bcd"]
    (over,), _ = found(tmp_path, told("a", lists("2024-12")), *copies)
    assert over.proposed is None


@pytest.mark.parametrize("other", ["2024", "2024-12-15", "2024-10/2024-12", None])
def test_a_finer_due_time_is_no_conflict(tmp_path: Path, other: str | None) -> None:
    over, (one,) = found(tmp_path, told("a", lists("2024-12")), told("b", lists(other)))
    assert over == []
    assert one.due == ("2024-12-15" if other == "2024-12-15" else "2024-12")


def test_by_the_end_of_a_year_is_not_by_its_spring(tmp_path: Path) -> None:
    spring, end = lists("2025-03-31", "by 31 March 2025"), lists("2025", "by the end of 2025")
    (over,), (one,) = found(tmp_path, told("a", spring), told("b", end))
    assert (set(over.values), over.kind) == ({"2025-03-31", "2025"}, ConflictClass.GRANULARITY)
    assert one.due == "2025-03-31"


@pytest.mark.parametrize(
    "other",
    [
        told("b", promise("open a joint marine laboratory in Concepción", "2025-06")),
        told("b", promise(LISTS, "2025-06", "CHL")),
        told("b", lists("2025-06"), published="2024-07-15"),
        told("b", lists("2024-12"), lists("2025-06", "of 2024")),
        told("b", replace(lists("2025-06"), what="exchange observers")),
    ],
)
def test_other_commitments_have_due_times_of_their_own(tmp_path: Path, other: Reading) -> None:
    over, undertakings = found(tmp_path, told("a", lists("2024-12")), other)
    assert over == []
    assert len(undertakings) >= 2


def test_the_due_time_of_one_report_is_no_conflict(tmp_path: Path) -> None:
    over, undertakings = found(tmp_path, told("a", lists("2024-12"), lists("2025-06")))
    assert (over, len(undertakings)) == ([], 2)
