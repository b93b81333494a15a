"""The sheet of one dialogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.made_record import AINO, INES, OCEAN, a_round, history, met, promise, reading, record
from verbale.errors import UsageError
from verbale.ledger import Ledger
from verbale.model.facts import Status
from verbale.model.reading import Reading
from verbale.views.record import Record
from verbale.views.series import SeriesSheet, series
from verbale.views.wire import plain


@contextmanager
def asking(folder: Path, *readings: Reading, as_of: date | None = None) -> Iterator[Record]:
    with record(folder, *readings) as store:
        yield Ledger(store, as_of)


def telling() -> list[Reading]:
    """A dialogue that paused for six years, skipped a number, and is planned once more; and another one of the same parties."""
    past = history(("2015", 2), founded="2012", lapsed="2015", resumed="2021", hiatus="P6Y")
    return [
        reading("two", "2015-04-02", a_round("2015-04-01", 2, INES, AINO, city="Helsinki", country="FIN")),
        reading("three", "2021-06-11", a_round("2021-06-10", 3, INES, AINO), series=[past]),
        reading(
            "five", "2023-06-11", a_round("2023-06-10", 5, INES, AINO),
            promises=[
                promise("convene the sixth Ocean Dialogue in 2024", "2024"), promise("report to the next round", None),
                promise("plant kelp", "2030"),
            ],
        ),
        reading("plan", "2023-08-01", a_round("2024-05", 6, status=Status.SCHEDULED.value, city="Santiago", country="CHL")),
        reading("fish", "2023-09-02", met("2023-09-01", "CHL FIN", series="Chile-Finland Fisheries Talks", level="working")),
        reading("late", "2024-09-02", met("2024-09-01", "CHL PER")),
    ]  # fmt: skip


@pytest.fixture
def sheet(tmp_path: Path) -> SeriesSheet:
    with asking(tmp_path, *telling()) as asked:
        return series(asked, "ocean dialogue")


def test_the_rounds_stand_by_date_with_heads_and_words(sheet: SeriesSheet) -> None:
    assert (sheet.name, sheet.parties, sheet.level, sheet.format) == (OCEAN, ("CHL", "FIN"), "vice-ministerial", "bilateral")
    assert [(r.ordinal, r.date, r.status) for r in sheet.rounds] == [
        (2, "2015-04-01", "held"), (3, "2021-06-10", "held"), (5, "2023-06-10", "held"),
    ]  # fmt: skip
    assert [h.name for h in sheet.rounds[0].heads] == ["Inés Arriagada", "Aino Karvonen"]
    assert {n.source for n in sheet.rounds[0].notes} == {"two"}


def test_numbers_that_no_round_has_are_missing(sheet: SeriesSheet) -> None:
    assert sheet.missing == (1, 4)
    assert [g.missing for g in sheet.gaps] == [(), (4,)]


def test_a_gap_has_its_length_and_what_is_told_of_the_pause(sheet: SeriesSheet) -> None:
    pause, other = sheet.gaps
    assert (pause.after_date, pause.before_date, pause.days, pause.exact) == ("2015-04-01", "2021-06-10", 2262, True)
    assert (pause.after, pause.before) == (sheet.rounds[0].id, sheet.rounds[1].id)
    assert [(t.property, t.value) for t in pause.told] == [("lapsed", "2015"), ("hiatus", "P6Y"), ("resumed", "2021")]
    assert all(t.notes for t in pause.told)
    assert (other.days, other.told) == (730, ())


def test_the_history_is_told_with_its_words(sheet: SeriesSheet) -> None:
    told = {t.property: (t.value, [n.exact for n in t.notes]) for t in sheet.history}
    assert told["founded"] == ("2012", ["s1 founded 2012"])
    assert told["rounds until"][0] == "2 until 2015"


def test_values_that_only_say_less_go_with_the_finer_one(tmp_path: Path) -> None:
    readings = [
        reading("year", "2021-06-11", a_round("2021-06-10", 3), series=[history(founded="2012")]),
        reading("month", "2021-06-12", a_round("2021-06-10", 3), series=[history(founded="2012-05")]),
        reading("rival", "2021-06-13", a_round("2021-06-10", 3), series=[history(founded="2011")]),
    ]
    with asking(tmp_path, *readings) as asked:
        founded = [(t.value, {n.source for n in t.notes}) for t in series(asked, OCEAN).history if t.property == "founded"]
    assert founded == [("2011", {"rival"}), ("2012-05", {"year", "month"})]


def test_a_pause_that_fits_no_gap_is_put_in_none(tmp_path: Path) -> None:
    readings = [
        reading("one", "2020-02-02", a_round("2020-02-01", 1)),
        reading("two", "2021-02-02", a_round("2021-02-01", 2), series=[history(lapsed="2005", resumed="2009")]),
    ]
    with asking(tmp_path, *readings) as asked:
        found = series(asked, OCEAN)
    assert [g.told for g in found.gaps] == [()]
    assert {t.property for t in found.history} == {"lapsed", "resumed"}


@pytest.mark.parametrize(("day", "passed"), [(date(2024, 5, 31), 0), (date(2024, 6, 1), 1)])
def test_a_round_to_come_is_passed_when_its_time_is_over(tmp_path: Path, day: date, passed: int) -> None:
    with asking(tmp_path, *telling(), as_of=day) as asked:
        found = series(asked, OCEAN)
    (plan,) = found.to_come
    assert (plan.ordinal, plan.date, plan.status, plan.city) == (6, "2024-05", "scheduled", "Santiago")
    assert found.passed == (plan.id,) * passed


def test_commitments_that_name_the_dialogue_or_a_round_hang_on_it(sheet: SeriesSheet) -> None:
    assert [d.what for d in sheet.commitments] == ["convene the sixth Ocean Dialogue in 2024", "report to the next round"]


def test_other_dialogues_of_the_parties_are_parallel(sheet: SeriesSheet) -> None:
    assert [(p.name, p.level, p.rounds, p.latest) for p in sheet.parallel] == [
        ("Chile-Finland Fisheries Talks", "working", 1, "2023-09-01")
    ]


def test_it_prints_as_json(sheet: SeriesSheet) -> None:
    row = json.loads(json.dumps(plain(sheet)))
    assert set(row) == set(SeriesSheet.__dataclass_fields__)
    assert [g["days"] for g in row["gaps"]] == [2262, 730]


def test_a_name_that_means_none_is_refused(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as asked, pytest.raises(UsageError, match="no series of the record"):
        series(asked, "Antarctic Consultations")
