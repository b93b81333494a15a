"""The way from reports to one record: the outcome hangs on the set of reports, never on how they came."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bench.synthetic import diplomacy
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.made_record import (
    AINO,
    INES,
    OCEAN,
    a_round,
    decision,
    history,
    ledger,
    meeting_of,
    meetings_by_source,
    met,
    promise,
    reading,
    record,
)
from verbale.ledger import Ledger, rebuild, refresh, standing, verdicts_of
from verbale.model.facts import Meeting, Participant
from verbale.model.reading import Reading
from verbale.model.record import Decision, DecisionKind
from verbale.store import Store, open_record
from verbale.views.listing import COMMITMENTS, CONFLICTS, MEETINGS, PEOPLE, SERIES

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""An example takes long, and is told plainly enough without a smaller one."""

LISTINGS = (MEETINGS, SERIES, PEOPLE, COMMITMENTS, CONFLICTS)

Outcome = tuple[list[tuple[str, str, str]], str]
"""Where each mention belongs, and all listings as JSON."""


def outcome(store: Store, path: Path, *, listed: bool = True) -> Outcome:
    """What the record comes to."""
    refresh(store)
    record_of = Ledger(store)
    rows = json.dumps([listing.rows(record_of) for listing in LISTINGS], default=str) if listed else ""
    with sqlite3.connect(path) as connection:
        places = connection.execute("SELECT id, cluster, meeting FROM mentions ORDER BY id").fetchall()
    return places, rows


Way = Callable[[Store, Sequence[Reading]], None]


def all_at_once(store: Store, readings: Sequence[Reading]) -> None:
    for one in readings:
        store.add(one)


def one_at_a_time(store: Store, readings: Sequence[Reading]) -> None:
    for one in readings:
        store.add(one)
        refresh(store)


def in_parts(store: Store, readings: Sequence[Reading]) -> None:
    for n, one in enumerate(readings, 1):
        store.add(one)
        if n % 7 == 0:
            refresh(store)


def twice(store: Store, readings: Sequence[Reading]) -> None:
    for one in (*readings, *readings[::-1]):
        store.add(one)
    refresh(store)
    all_at_once(store, readings)


def rebuilt(store: Store, readings: Sequence[Reading]) -> None:
    in_parts(store, readings)
    rebuild(store)


WAYS: tuple[Way, ...] = (all_at_once, one_at_a_time, in_parts, twice, rebuilt)


def outcome_of(readings: Sequence[Reading], way: Way, *, listed: bool = True) -> Outcome:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "one.record"
        with open_record(path, create=True) as store:
            way(store, readings)
            return outcome(store, path, listed=listed)


# -- reports of the kinds that matter ------------------------------------------------------------------------------

MINING = "Chile-Finland Mining Forum"
ROUND = a_round("2024-05-14", 8, INES, AINO, city="Santiago", country="CHL", topics=("fisheries",))
NEXT = promise("hold the next round of vice ministers in Helsinki in 2025", "2025")
REPORTS = (
    reading("then", "2023-05-13", a_round("2023-05-12", 7, INES, AINO), series=[history(("2023", 7), founded="2016")]),
    reading("preview", "2024-04-02", a_round("2024-04-16", status="scheduled")),
    reading("put off", "2024-04-12", a_round(status="postponed")),
    reading("held", "2024-05-15", ROUND, a_round("2023", status="past reference"), promises=[NEXT]),
    reading("also held", "2024-05-16", replace(ROUND, ordinal=7), met("2024-05-14", series=MINING)),
    reading("short", "2024-05-14", replace(ROUND, date=None, participants=(INES, replace(AINO, name="Karvonen")), city=None)),
    reading("mining", "2024-05-15", met("2024-05-14", "CHL FIN", INES, AINO, series=MINING)),
    reading("call", "2024-05-15", met("2024-05-14", "CHL FIN", INES, AINO, type="phone-call")),
    reading(
        "looked back", "2025-06-03", a_round("2025-06-02", 9, INES, AINO, city="Helsinki"), a_round("2024", status="past reference")
    ),
    reading(
        "expected",
        "2025-06-04",
        a_round("2025-06-02", None, replace(AINO, name="Aino Karvenen")),
        a_round("2026", status="proposed"),
    ),
    reading("nothing", "2025-06-04"),
    reading("undated", None, met("2025-06", "CHL FIN SWE", format="trilateral")),
)


@cache
def expected() -> Outcome:
    """What they come to."""
    return outcome_of(REPORTS, all_at_once)


def test_the_record_of_all_of_them(tmp_path: Path) -> None:
    found = ledger(tmp_path, *REPORTS)
    by_source = meetings_by_source(found)
    assert {"preview", "put off", "held", "also held", "short", "looked back"} in by_source
    assert {"mining", "also held"} in by_source
    assert {"call"} in by_source
    assert {"then", "held"} in by_source
    assert {d.name for d in found.dialogues()} == {OCEAN, MINING}


@settings(max_examples=5, deadline=None, phases=QUICK)
@given(st.permutations(range(len(REPORTS))), st.sampled_from(WAYS))
def test_any_order_and_any_way_come_to_the_same(order: list[int], way: Way) -> None:
    assert outcome_of([REPORTS[n] for n in order], way) == expected()


def test_synthetic_reports_come_to_the_same_in_any_way(tmp_path: Path) -> None:
    synthetic = [told.reading for told in diplomacy(60, seed=5)]
    path = tmp_path / "one.record"
    with open_record(path, create=True) as store:
        one_at_a_time(store, random.Random(5).sample(synthetic, len(synthetic)))
        found = outcome(store, path)
        rebuild(store)
        assert outcome(store, path) == found
    assert found == outcome_of(synthetic, all_at_once)


HASHED = """
import json, sys
from pathlib import Path
from tests.test_ledger import REPORTS, all_at_once, outcome_of
print(json.dumps(outcome_of(REPORTS, all_at_once)))
"""


def test_another_process_comes_to_the_same() -> None:
    root = Path(__file__).parents[1]
    paths = os.pathsep.join((str(root), str(root / "bench"), *sys.path))
    env = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", HASHED], cwd=root, env=env, capture_output=True, text=True, check=True)
    places, rows = json.loads(done.stdout)
    assert ([tuple(p) for p in places], rows) == expected()


# -- reports like enough to be a trial ---------------------------------------------------------------------------------

CASTS = [
    (),
    (INES,),
    (AINO,),
    (INES, AINO),
    (INES, replace(AINO, name="KARVONEN Aino")),
    (replace(INES, name="Tomás Ibáñez"), AINO),
]


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """A meeting of few days, parties, names and numbers, so that many are alike."""
    return met(
        draw(st.sampled_from([None, "2024", "2024-05", "2024-05-14", "2024-05-15", "2024-05-14~", "2023-05-14"])),
        draw(st.sampled_from(["CHL FIN", "FIN CHL", "CHL FIN SWE"])),
        *draw(st.sampled_from(CASTS)),
        series=draw(st.sampled_from([None, OCEAN, "Finland-Chile Dialogue", MINING])),
        ordinal=draw(st.sampled_from([None, 7, 8])),
        level=draw(st.sampled_from([None, "vice-ministerial", "ministerial"])),
        format=None,
        type=draw(st.sampled_from(["meeting", "meeting", "phone-call"])),
        status=draw(st.sampled_from(["held", "held", "scheduled", "postponed", "past reference"])),
        city=draw(st.sampled_from([None, "Santiago", "Helsinki"])),
    )


DAYS = st.sampled_from([None, "2023-05-15", "2024-04-02", "2024-05-16", "2025-01-10"])


TOLD = st.lists(st.tuples(DAYS, st.lists(meetings(), min_size=1, max_size=2)), min_size=2, max_size=5)


@settings(max_examples=10, deadline=None, phases=QUICK)
@given(TOLD, st.randoms(use_true_random=False))
def test_alike_reports_come_to_the_same_in_any_way(told: list[tuple[str | None, list[Meeting]]], chance: random.Random) -> None:
    world = [reading(f"r{n}", day, *own) for n, (day, own) in enumerate(told)]
    shuffled = chance.sample(world, len(world))
    assert outcome_of(shuffled, one_at_a_time, listed=False) == outcome_of(world, all_at_once, listed=False)


def test_a_cast_with_a_person_twice_comes_to_the_same_in_any_order() -> None:
    doubled = met("2024-05-14", "CHL FIN", AINO, Participant("Karvonen", "Minister", "FIN"), level=None)
    single = met("2024-05-15", "CHL FIN", AINO, level=None)
    world = [reading("a", None, doubled), reading("b", None, single)]
    ways = [outcome_of(order, one_at_a_time, listed=False) for order in (world, world[::-1])]
    assert ways == [outcome_of(world, all_at_once, listed=False)] * 2


def test_another_head_beside_a_party_left_out_comes_to_the_same_in_any_order() -> None:
    few = met("2024-05-14", "CHL FIN", INES, level=None, city="Santiago")
    several = met("2024-05-14", "CHL FIN SWE", replace(INES, name="Tomás Ibáñez"), AINO, level=None, city="Santiago")
    world = [reading("a", "2025-01-10", few), reading("b", "2025-01-10", several)]
    ways = [outcome_of(order, one_at_a_time) for order in (world, world[::-1])]
    assert ways == [outcome_of(world, all_at_once)] * 2


# -- readings that change ------------------------------------------------------------------------------------------


def reread(folder: Path, readings: Sequence[Reading], later: Sequence[Reading], *decisions: Decision) -> tuple[Outcome, Outcome]:
    """What the record comes to after readings have changed, and after it was made anew."""
    with record(folder, *readings, decisions=decisions) as store:
        refresh(store)
        for one in later:
            store.add(one, reader="a later verbale")
        (path,) = folder.iterdir()
        found = outcome(store, path)
        rebuild(store)
        return found, outcome(store, path)


def another_reading(of: Reading, *meetings: Meeting) -> Reading:
    """What a later version reads in the same document."""
    told = reading("same", of.report.published, *meetings)
    return replace(of, claims=tuple(replace(c, evidence=None, basis=c.basis, rule=c.rule) for c in told.claims), facts=told.facts)


def test_a_later_reading_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    first = reading("a", "2024-05-15", ROUND, met("2024-05-15", "CHL SWE"))
    again = another_reading(first, a_round("2024-05-14", 9, INES, AINO))
    with record(tmp_path, first) as store:
        assert len(Ledger(store).meetings()) == 2
        store.add(again, reader="a later verbale")
        (encounter,) = Ledger(store).meetings()
        assert encounter.meeting.ordinal == 9
        assert {h.name for h in Ledger(store).people()} == {"Inés Arriagada", "Aino Karvonen"}


def sources_of_smallest_and_next() -> tuple[str, str]:
    """Two sources whose mentions come in this order."""
    one, other = sorted("ab", key=lambda source: meeting_of(reading(source, "2024-05-15", ROUND)))
    return one, other


MOVED = (a_round("2019-05-14", 3),)


@pytest.mark.parametrize("turn", [False, True])
@pytest.mark.parametrize(
    ("level", "later"),
    [
        ("vice-ministerial", ()),
        ("vice-ministerial", MOVED),
        ("vice-ministerial", (ROUND, *MOVED)),
        (None, ()),
        (None, MOVED),
        (None, (ROUND, *MOVED)),
    ],
)
def test_what_a_later_reading_leaves_behind(tmp_path: Path, turn: bool, level: str | None, later: tuple[Meeting, ...]) -> None:
    names = sources_of_smallest_and_next()[:: -1 if turn else 1]
    first, second = (
        reading(n, "2024-05-15", replace(ROUND, level=lv)) for n, lv in zip(names, ("vice-ministerial", level), strict=True)
    )
    year = reading("year", "2025-01-10", a_round("2024", status="past reference"))
    found, anew = reread(tmp_path, [first, second, year], [another_reading(first, *later)])
    assert found == anew


def test_what_a_later_reading_leaves_behind_of_a_judgement(tmp_path: Path) -> None:
    low, high = sources_of_smallest_and_next()
    first, second = reading(low, "2024-05-15", ROUND), reading(high, "2019-05-15", a_round("2019-05-14", 3))
    same = decision(DecisionKind.SAME, meeting_of(first), meeting_of(second))
    found, anew = reread(tmp_path, [first, second], [another_reading(first)], same)
    assert found == anew


# -- decisions -----------------------------------------------------------------------------------------------------

HELD, OTHER, LOST = (reading(s, "2024-05-15", m) for s, m in (("a", ROUND), ("b", ROUND), ("c", a_round("2024-07-14", 8, INES))))


def test_judgements_are_obeyed_and_can_be_withdrawn(tmp_path: Path) -> None:
    different = decision(DecisionKind.DIFFERENT, meeting_of(OTHER), meeting_of(HELD))
    same = decision(DecisionKind.SAME, meeting_of(HELD), meeting_of(LOST))
    with record(tmp_path, HELD, OTHER, LOST) as store:
        assert meetings_by_source(Ledger(store)) == [{"a", "b"}, {"c"}]
        store.decide(different)
        assert meetings_by_source(Ledger(store)) == [{"a"}, {"b"}, {"c"}]
        store.decide(same)
        assert meetings_by_source(Ledger(store)) == [{"a", "c"}, {"b"}]
        store.decide(decision(DecisionKind.WITHDRAWN, "1"))
        assert {"a", "c"} <= next(group for group in meetings_by_source(Ledger(store)) if "a" in group)
        store.decide(decision(DecisionKind.WITHDRAWN, "2"))
        assert meetings_by_source(Ledger(store)) == [{"a", "b"}, {"c"}]


@pytest.mark.parametrize("when", range(4))
def test_it_does_not_matter_when_a_judgement_came(tmp_path: Path, when: int) -> None:
    different = decision(DecisionKind.DIFFERENT, meeting_of(OTHER), meeting_of(HELD))
    with record(tmp_path) as store:
        for n, one in enumerate((HELD, OTHER, LOST)):
            if n == when:
                store.decide(different)
                refresh(store)
            store.add(one)
            refresh(store)
        if when == 3:
            store.decide(different)
        assert meetings_by_source(Ledger(store)) == [{"a"}, {"b"}, {"c"}]


def test_the_later_judgement_of_a_pair_stands() -> None:
    pair = "a/m1", "b/m1"
    told = [
        decision(DecisionKind.SAME, *pair),
        decision(DecisionKind.DIFFERENT, *pair[::-1]),
        decision(DecisionKind.WITHDRAWN, "2"),
    ]
    numbered = [replace(d, number=n) for n, d in enumerate(told, 1)]
    assert standing(numbered[:2]) == (numbered[1],)
    assert verdicts_of(numbered[:2]).different == {pair}
    assert standing(numbered) == (numbered[0],)
    assert verdicts_of(numbered).same == {pair}


# -- as of a day ---------------------------------------------------------------------------------------------------


def test_as_of_a_day_only_what_was_out_is_known(tmp_path: Path) -> None:
    with record(tmp_path, *REPORTS) as store:
        for day in (date(2024, 4, 10), date(2024, 5, 14), date(2025, 6, 3)):
            out = [r for r in REPORTS if r.report.published and r.report.published <= day.isoformat()]
            known = Ledger(store, day)
            with record(tmp_path, *out) as then:
                for listing in LISTINGS:
                    assert listing.rows(known) == listing.rows(Ledger(then, day))
            assert {r.report.document.source for r in known.readings()} == {r.report.document.source for r in out}


def test_as_of_a_day_a_meeting_is_still_a_plan(tmp_path: Path) -> None:
    with record(tmp_path, *REPORTS) as store:
        (plan,) = [e for e in Ledger(store, date(2024, 4, 10)).meetings() if e.meeting.date != "2023-05-12"]
        assert (plan.meeting.status, plan.meeting.date) == ("scheduled", "2024-04-16")


# -- nothing -------------------------------------------------------------------------------------------------------


def test_an_empty_record(tmp_path: Path) -> None:
    with record(tmp_path) as store:
        assert [listing.rows(Ledger(store)) for listing in LISTINGS] == [[], [], [], [], []]


def test_asking_changes_nothing(tmp_path: Path) -> None:
    with record(tmp_path, *REPORTS) as store:
        refresh(store)
        (path,) = tmp_path.iterdir()
        before = list(dump(path))
        for listing in LISTINGS:
            listing.rows(Ledger(store))
            listing.rows(Ledger(store, date(2024, 5, 14)))
        assert list(dump(path)) == before


def dump(path: Path) -> Iterator[str]:
    with sqlite3.connect(path) as connection:
        yield from connection.iterdump()
