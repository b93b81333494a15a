"""Two parties with each other: when they met and meet, what is open and disputed, who comes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.made_record import AINO, INES, OCEAN, a_round, decision, history, met, promise, reading, record
from verbale.errors import UsageError
from verbale.ledger import Ledger
from verbale.model.facts import Level, MeetingType, Participant, Status
from verbale.model.reading import Reading
from verbale.model.record import DecisionKind
from verbale.views import strip
from verbale.views.pair import Pair, State, pair
from verbale.views.record import Record

TEEMU = Participant("Teemu Rantala", "Vice Foreign Minister", "FIN")
MINISTER = Participant("Paz Errázuriz", "Foreign Minister", "CHL")


@contextmanager
def asking(folder: Path, *readings: Reading, as_of: date | None = None) -> Iterator[Record]:
    with record(folder, *readings) as store:
        yield Ledger(store, as_of)


def of(folder: Path, *readings: Reading, as_of: date | None = None) -> Pair:
    with asking(folder, *readings, as_of=as_of) as told:
        return pair(told, ("CHL", "FIN"))


def telling() -> list[Reading]:
    """Two rounds, a call of ministers, a summit with Sweden, and a round to come; promises; two numbers for one round."""
    promises = [promise("hold the next round in 2023", "2023-12"), promise("count the krill by 2026", "2026")]
    return [
        reading("first", "2023-05-03", a_round("2023-05-02", 3, INES, TEEMU, city="Helsinki", country="FIN"), promises=promises),
        reading("second", "2024-05-08", a_round("2024-05-07", 4, INES, AINO, city="Santiago", country="CHL")),
        reading("third", "2024-05-08", a_round("2024-05-07", 5, INES, AINO, city="Santiago", country="CHL")),
        reading(
            "call", "2024-07-02", met("2024-07-01", "CHL FIN", MINISTER, type=MeetingType.PHONE_CALL.value, level="ministerial")
        ),
        reading("summit", "2024-09-02", met("2024-09-01", "CHL FIN SWE", MINISTER, level="leaders", format="multilateral")),
        reading("plan", "2024-10-01", a_round("2025-03", 6, status=Status.SCHEDULED.value)),
    ]


def test_they_last_met_alone_and_meet_next(tmp_path: Path) -> None:
    view = of(tmp_path, *telling())
    assert (view.parties, view.as_of, view.meetings, view.undated) == (("CHL", "FIN"), "2024-10-01", 4, 0)
    assert view.last
    assert view.last.date == "2024-05-07"
    assert view.last.notes
    assert view.coming
    assert view.coming.date == "2025-03"
    assert [e.date for e in view.latest] == ["2024-09-01", "2024-07-01", "2024-05-07", "2023-05-02"]
    assert [r.source for r in view.reports] == ["summit", "call", "third", "second", "first"]


def test_where_they_only_spoke_the_call_is_the_last(tmp_path: Path) -> None:
    view = of(tmp_path, *telling()[3:5])
    assert view.last
    assert (view.last.date, view.last.type) == ("2024-07-01", MeetingType.PHONE_CALL)


def test_with_others_only_the_last_meeting_is_with_others(tmp_path: Path) -> None:
    view = of(tmp_path, telling()[4])
    assert view.last
    assert view.last.parties == ("CHL", "FIN", "SWE")
    assert (view.coming, view.series, view.open) == (None, (), ())


def test_a_series_has_its_state(tmp_path: Path) -> None:
    (running,) = of(tmp_path, *telling()).series
    assert (running.name, running.rounds, running.state) == (OCEAN, 2, State.PLANNED)
    assert running.latest
    assert running.coming
    assert (running.latest.date, running.coming.date) == ("2024-05-07", "2025-03")
    (quiet,) = of(tmp_path, *telling()[:3]).series
    assert (quiet.state, quiet.coming) == (State.QUIET, None)


def test_a_series_has_lapsed_until_it_meets_or_is_told_as_resumed(tmp_path: Path) -> None:
    def state(*readings: Reading) -> tuple[State, str | None]:
        (running,) = of(tmp_path, *readings).series
        return running.state, running.lapsed

    old = a_round("2014-05-02", 3, INES, AINO)
    lapsed = reading("lapse", "2020-01-01", old, series=[history(lapsed="2014-10")])
    assert state(lapsed) == (State.LAPSED, "2014-10")
    assert state(lapsed, reading("new", "2024-05-08", a_round("2024-05-07", 4, INES, AINO))) == (State.QUIET, None)
    assert state(reading("back", "2020-01-01", old, series=[history(lapsed="2014-10", resumed="2019")])) == (State.QUIET, None)


def test_what_both_undertook_is_open_or_overdue(tmp_path: Path) -> None:
    view = of(tmp_path, *telling())
    assert {(d.what, d.state) for d in (*view.open, *view.overdue)} == {
        ("count the krill by 2026", "open"),
        ("hold the next round in 2023", "overdue"),
    }
    assert (view.open_in_all, view.overdue_in_all) == (1, 1)
    assert all(d.notes for d in (*view.open, *view.overdue))


def test_conflicts_are_those_that_nobody_ruled_on(tmp_path: Path) -> None:
    view = of(tmp_path, *telling())
    assert "ordinal" in {d.property for d in view.conflicts}
    assert view.conflicts_in_all == len(view.conflicts)
    third = telling()[2]
    claim = next(c.id for c in third.claims if c.property == "ordinal")
    with record(tmp_path, *telling(), decisions=[decision(DecisionKind.PREVAILS, claim)]) as store:
        ruled = pair(Ledger(store), ("CHL", "FIN"))
    assert "ordinal" not in {d.property for d in ruled.conflicts}


def test_across_the_table_are_the_latest_in_each_office(tmp_path: Path) -> None:
    view = of(tmp_path, *telling())
    assert [(a.party, a.name, a.meeting.date) for a in view.across] == [
        ("CHL", "Paz Errázuriz", "2024-09-01"),
        ("CHL", "Inés Arriagada", "2024-05-07"),
        ("FIN", "Aino Karvonen", "2024-05-07"),
    ]
    assert all(a.notes for a in view.across)


def test_as_of_an_earlier_day_nothing_later_is_known(tmp_path: Path) -> None:
    view = of(tmp_path, *telling(), as_of=date(2023, 12, 31))
    assert view.last
    assert (view.last.date, view.meetings, view.coming) == ("2023-05-02", 1, None)
    assert [a.name for a in view.across] == ["Inés Arriagada", "Teemu Rantala"]


def test_what_was_to_come_and_is_over_is_not_next(tmp_path: Path) -> None:
    late = reading("late", "2025-09-01", met("2025-08-01", "CHL PER"))
    assert of(tmp_path, *telling(), late).coming is None


def test_a_pair_needs_two(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as told, pytest.raises(UsageError, match="two parties"):
        pair(told, ("CHL", "CHL"))


def test_parties_that_never_met_have_nothing(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as told:
        view = pair(told, ("CHL", "JPN"))
    assert (view.meetings, view.last, view.coming, view.latest, view.across, view.moments, view.reports) == (
        0,
        None,
        None,
        (),
        (),
        (),
        (),
    )


def test_the_strip_has_a_lane_for_each_level_that_met(tmp_path: Path) -> None:
    view = of(tmp_path, *telling())
    assert [(m.date, m.planned) for m in view.moments] == [
        ("2023-05-02", False), ("2024-05-07", False), ("2024-07-01", False), ("2024-09-01", False), ("2025-03", True),
    ]  # fmt: skip
    drawn = strip.of_pair(view)
    assert drawn
    assert [lane.level for lane in drawn.lanes] == [Level.LEADERS, Level.MINISTERIAL, Level.VICE_MINISTERIAL]
    assert [s.x for s in drawn.spots] == sorted(s.x for s in drawn.spots)
    assert all(strip.LEFT < s.x < 1000 for s in drawn.spots)
    assert [t.year for t in drawn.ticks] == [2024, 2025]
    assert strip.of_pair(of(tmp_path, telling()[0])) is None
