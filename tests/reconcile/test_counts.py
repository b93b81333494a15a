"""Counts of a dialogue's rounds, beside each other and beside the numbers of the rounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.made_record import OCEAN, a_round, history, ledger, reading

from verbale.model.facts import ConflictClass
from verbale.model.reading import Reading
from verbale.model.record import Dispute


def report(source: str, day: str, ordinal: int | None = None, *counts: tuple[str, int]) -> Reading:
    """A report of a round, of the day itself, that tells these counts of the history."""
    return reading(source, day, a_round(day, ordinal), series=[history(*counts)] if counts else ())


def disputed(folder: Path, *readings: Reading) -> list[Dispute]:
    """The conflicts over counts; the same in whatever order the reports come."""
    found, again = (ledger(folder, *order).disputes() for order in (readings, readings[::-1]))
    assert found == again
    return [d for d in found if d.property.startswith("rounds until")]


def test_two_counts_of_one_time(tmp_path: Path) -> None:
    reports = [report("a", "2024-05-14", None, ("2014-10", 13)), report("b", "2024-05-14", None, ("2014-10", 12))]
    (over,) = disputed(tmp_path, *reports)
    assert (over.about, over.property, set(over.values)) == (f"{OCEAN}", "rounds until 2014-10", {12, 13})
    assert (over.kind, over.proposed, over.reports) == (ConflictClass.ERROR, None, ("a", "b"))
    (over,) = disputed(tmp_path, *reports, report("c", "2024-05-14", None, ("2014-10", 13)))
    assert (over.proposed, over.rule) == (13, "more independent sources")


def test_a_round_of_the_year_itself_may_be_counted_or_not(tmp_path: Path) -> None:
    reports = [report("a", "2024-05-14", None, ("2014", 13)), report("b", "2024-05-14", None, ("2014", 12))]
    (over,) = disputed(tmp_path, *reports)
    assert over.kind is ConflictClass.GRANULARITY
    numbered = report("old", "2013-03-05", 13)
    (over,) = disputed(tmp_path, *reports, numbered)
    assert (over.kind, over.proposed, over.rule) == (ConflictClass.ERROR, 13, "series arithmetic")


def test_counts_that_fall(tmp_path: Path) -> None:
    reports = [report("a", "2024-05-14", None, ("2012", 13)), report("b", "2024-05-14", None, ("2016", 11))]
    (over,) = disputed(tmp_path, *reports)
    assert (set(over.values), over.kind) == ({11, 13}, ConflictClass.ERROR)


def test_a_count_beside_the_numbers_of_the_rounds(tmp_path: Path) -> None:
    rounds = [report(str(n), day, n) for n, day in ((7, "2019-03-05"), (8, "2020-02-11"), (9, "2022-06-21"), (10, "2023-09-12"))]
    (over,) = disputed(tmp_path, *rounds, report("b", "2024-05-14", 11, ("2021", 6)))
    assert (over.values, over.proposed, over.rule) == ((6, 8), 8, "series arithmetic")
    known = f"number 7 was the {OCEAN} of 2019-03-05; number 8 was the {OCEAN} of 2020-02-11"
    assert over.because == f"6 rounds until 2021, but {known}"
    assert over.reports == ("7", "8", "b")


@pytest.mark.parametrize(
    "other",
    [
        report("b", "2024-05-14", None, ("2014-10", 13)),
        report("b", "2024-05-14", None, ("2018", 15)),
        report("b", "2024-05-14", None, ("2011-05", 12)),
        report("b", "2024-05-14", 15, ("2023-05-12", 14)),
        report("b", "2014-10-02", 13),
        report("b", "2016-10-02", 14),
    ],
)
def test_counts_that_agree(tmp_path: Path, other: Reading) -> None:
    assert disputed(tmp_path, report("a", "2024-05-14", None, ("2014-10", 13)), other) == []


def test_copies_do_not_contradict_each_other(tmp_path: Path) -> None:
    body = "the same words of a wire in many papers, with nothing added by any of them at all"
    counts = [history(("2014-10", n)) for n in (12, 13)]
    copies = [reading(s, "2024-05-14", a_round("2024-05-14"), series=[c], body=body) for s, c in zip("ab", counts, strict=True)]
    assert disputed(tmp_path, *copies) == []
