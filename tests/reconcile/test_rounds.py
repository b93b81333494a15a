"""The arithmetic of a dialogue: what counts and numbers, taken together, say of each round."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.made_record import a_round, claim_id, decision, history, ledger, reading

from verbale.ledger import Ledger
from verbale.model.facts import Series
from verbale.model.reading import Reading
from verbale.model.record import DecisionKind, Dispute
from verbale.reconcile.across.rounds import _points as points


def report(source: str, day: str, ordinal: int | None = None, *told: Series) -> Reading:
    """A report of a round on the day after it."""
    return reading(source, f"{day[:8]}{int(day[8:]) + 1:02}", a_round(day, ordinal), series=told)


def numbers(found: Ledger) -> dict[str, int | None]:
    """The number of each round by its year."""
    (dialogue,) = found.dialogues()
    return {str(e.meeting.date)[:4]: e.meeting.ordinal for e in dialogue.rounds}


def disputed(found: Ledger) -> list[Dispute]:
    return [d for d in found.disputes() if d.property == "ordinal"]


PAUSE = history(("2014", 13), founded="2001", lapsed="2014", resumed="2023", hiatus="P9Y")
"""Thirteen rounds until 2014, and a pause of nine years."""


def test_what_agrees_is_no_dispute(tmp_path: Path) -> None:
    found = ledger(tmp_path, report("a", "2023-05-12", 14, PAUSE), report("b", "2024-05-14", 15), report("c", "2024-05-14", 15))
    assert numbers(found) == {"2023": 14, "2024": 15}
    assert disputed(found) == []


def test_two_rounds_after_thirteen(tmp_path: Path) -> None:
    found = ledger(tmp_path, report("a", "2023-05-12", 14, PAUSE), report("b", "2024-05-14", 14), report("c", "2024-05-14", 15))
    assert numbers(found) == {"2023": 14, "2024": 15}
    (over,) = disputed(found)
    assert set(over.values) == {14, 15}
    assert (over.proposed, over.rule, over.kind) == (15, "series arithmetic", "error")
    assert "14" in over.because
    assert set(over.reports) == {"b", "c"}
    assert over.settle


def test_the_right_number_against_many(tmp_path: Path) -> None:
    wrong = [report(source, "2024-05-14", 14) for source in "bcd"]
    found = ledger(tmp_path, report("a", "2023-05-12", 14, PAUSE), *wrong, report("e", "2024-05-14", 15))
    assert numbers(found) == {"2023": 14, "2024": 15}
    assert [d.proposed for d in disputed(found)] == [15]


@pytest.mark.parametrize("first", [14, None])
def test_the_last_round_is_told_with_the_number_of_the_one_before(tmp_path: Path, first: int | None) -> None:
    found = ledger(tmp_path, report("a", "2023-05-12", first, PAUSE), report("b", "2024-05-14", 14))
    assert numbers(found) == {"2023": 14, "2024": 15}
    assert [(set(d.values), d.proposed) for d in disputed(found)] == [({14, 15}, 15)]


def test_a_gap_that_arithmetic_fills(tmp_path: Path) -> None:
    days = {"2019-05-14": 3, "2020-05-14": None, "2021-05-14": None, "2022-05-14": 6}
    found = ledger(tmp_path, *(report(day, day, number) for day, number in days.items()))
    assert numbers(found) == {"2019": 3, "2020": 4, "2021": 5, "2022": 6}
    (dialogue,) = found.dialogues()
    filled = next(v for v in dialogue.rounds[1].values if v.property == "ordinal")
    assert (filled.rule, filled.standing) == ("series arithmetic", "inferred")
    assert "number 3" in (filled.because or "")
    assert "number 5" in (filled.because or "")


def test_a_gap_with_room_is_left_open(tmp_path: Path) -> None:
    days = {"2019-05-14": 3, "2020-05-14": None, "2022-05-14": 6}
    assert numbers(ledger(tmp_path, *(report(day, day, number) for day, number in days.items())))["2020"] is None


def test_a_gap_with_a_wrong_number(tmp_path: Path) -> None:
    days = {"2019-05-14": 3, "2020-05-14": 3, "2021-05-14": 5}
    found = ledger(tmp_path, *(report(day, day, number) for day, number in days.items()))
    assert numbers(found) == {"2019": 3, "2020": 4, "2021": 5}
    assert [(set(d.values), d.proposed) for d in disputed(found)] == [({3, 4}, 4)]


def test_numbers_that_fall(tmp_path: Path) -> None:
    days = {"2019-05-14": 3, "2020-05-14": 4, "2021-05-14": 2, "2022-05-14": 6}
    found = ledger(tmp_path, *(report(day, day, number) for day, number in days.items()))
    assert numbers(found) == {"2019": 3, "2020": 4, "2021": 5, "2022": 6}
    (over,) = disputed(found)
    assert (set(over.values), over.proposed) == ({2, 5}, 5)


def test_a_pause_takes_no_number(tmp_path: Path) -> None:
    found = ledger(tmp_path, report("a", "2014-05-14", 13), report("b", "2023-05-12"), report("c", "2024-05-14", 15, PAUSE))
    assert numbers(found) == {"2014": 13, "2023": 14, "2024": 15}
    assert disputed(found) == []


def test_plans_and_cancelled_rounds_take_no_number(tmp_path: Path) -> None:
    off = reading("off", "2020-05-02", a_round("2020-05-14", status="cancelled"))
    found = ledger(tmp_path, report("a", "2019-05-14", 3), off, report("b", "2021-05-11", 4))
    assert numbers(found) == {"2019": 3, "2020": None, "2021": 4}
    assert disputed(found) == []


@pytest.mark.parametrize("status", ["postponed", "scheduled"])
def test_a_plan_that_came_to_nothing_takes_no_number(tmp_path: Path, status: str) -> None:
    off = reading("off", "2020-05-02", a_round("2020-05-14", status=status))
    after = [report(source, "2022-05-11", number) for source, number in (("b", 4), ("c", 4), ("d", 5))]
    found = ledger(tmp_path, report("a", "2019-05-14", 3), off, *after)
    assert numbers(found) == {"2019": 3, "2020": None, "2022": 4}


def test_arithmetic_does_not_choose_between_numbers_that_both_fit(tmp_path: Path) -> None:
    found = ledger(tmp_path, report("a", "2024-05-14", 8, history(("2020", 5))), report("b", "2024-05-14", 9))
    (over,) = disputed(found)
    assert (over.proposed, over.rule) == (None, None)


def test_arithmetic_says_nothing_of_a_lone_round(tmp_path: Path) -> None:
    found = ledger(tmp_path, *(report(source, "2024-05-14", number) for source, number in (("a", 8), ("b", 8), ("c", 9))))
    (over,) = disputed(found)
    assert (over.proposed, over.rule) == (8, "more independent sources")


def test_a_ruling_stands_against_the_arithmetic(tmp_path: Path) -> None:
    wrong = report("b", "2024-05-14", 14)
    ruling = decision(DecisionKind.PREVAILS, claim_id(wrong, "ordinal"))
    found = ledger(tmp_path, report("a", "2023-05-12", 14, PAUSE), wrong, report("c", "2024-05-14", 15), decisions=[ruling])
    assert numbers(found)["2024"] == 14
    assert [d for d in disputed(found) if {"b", "c"} & set(d.reports)] == []


def test_copies_of_a_count_are_one_voice(tmp_path: Path) -> None:
    body = "one and the same text of a wire that many papers print with no change at all"
    copies = [
        reading(source, "2023-05-13", a_round("2023-05-12", 14), body=body, series=[history(("2022", 15))]) for source in "abcd"
    ]
    others = [report("e", "2023-05-12", 14), report("f", "2022-05-13", 13), report("g", "2024-05-14", 15)]
    found = ledger(tmp_path, *copies, *others)
    assert numbers(found) == {"2022": 13, "2023": 14, "2024": 15}
    (dialogue,) = found.dialogues()
    weights = {p.numbers[0][1] for p in points(dialogue) if p.encounter is None}
    assert len(weights) == 1


def test_counts_and_numbers_told_in_any_order(tmp_path: Path) -> None:
    reports = [report("a", "2023-05-12", 14, PAUSE), report("b", "2024-05-14", 14), report("c", "2024-05-14", 15)]
    one, other = ledger(tmp_path, *reports), ledger(tmp_path, *reversed(reports))
    assert one.dialogues() == other.dialogues()
    assert one.disputes() == other.disputes()
