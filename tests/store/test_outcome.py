"""What a record adds up to: its tables are the same after any history as after they are made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.made_record import (
    AINO,
    INES,
    OCEAN,
    a_round,
    claim_id,
    decision,
    history,
    ledger,
    meeting_of,
    met,
    promise,
    reading,
)
from verbale.ledger import rebuild, refresh
from verbale.model.facts import Commitment, Meeting, Participant, Series
from verbale.model.reading import Reading
from verbale.model.record import Decision, DecisionKind
from verbale.store import open_record
from verbale.store.tables import DERIVED

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""An example takes long, and is told plainly enough without a smaller one."""

Rows = dict[str, list[str]]
Step = Reading | Decision


def rows(path: Path) -> Rows:
    """The rows of all tables that are derived."""
    with sqlite3.connect(path) as connection:
        return {t.name: sorted(map(repr, connection.execute(f"SELECT * FROM {t.name}"))) for t in DERIVED}


def step_by_step(path: Path, *steps: Step) -> tuple[Rows, Rows]:
    """The rows after readings and decisions have come one at a time, and after the record was made anew."""
    with open_record(path, create=True) as store:
        for number, step in enumerate(steps):
            if isinstance(step, Reading):
                store.add(step, reader=f"verbale {number}")
            else:
                store.decide(step)
            refresh(store)
        found = rows(path)
        rebuild(store)
        return found, rows(path)


def read_anew(of: Reading, *meetings: Meeting, series: Sequence[Series] = (), promises: Sequence[Commitment] = ()) -> Reading:
    """What a later version reads in the same document."""
    told = reading("same", of.report.published, *meetings, series=series, promises=promises)
    return replace(of, claims=tuple(replace(c, evidence=None) for c in told.claims), facts=told.facts)


ROUND = a_round("2024-05-14", 8, INES, AINO, city="Santiago")


def test_who_was_judged_to_be_somebody_that_is_read_away_stays(tmp_path: Path) -> None:
    first = reading("a", "2024-05-15", met("2024-05-14", "CHL FIN", AINO))
    second = reading("b", "2019-05-15", met("2019-05-14", "CHL FIN", Participant("Sanna Virtanen", None, "FIN")))
    same = decision(DecisionKind.SAME, meeting_of(first, "p1"), meeting_of(second, "p1"))
    for n, turn in enumerate((first, second)):
        found, anew = step_by_step(tmp_path / f"{n}.record", first, second, same, read_anew(turn, met("2024-05-14")))
        assert found == anew
        assert len(found["people"]) == 1


def test_what_keeps_a_commitment_goes_by_the_name_of_its_dialogue(tmp_path: Path) -> None:
    told = reading("promise", "2023-05-13", a_round("2023-05-12", 7), promises=[promise("hold the next round in 2024", "2024")])
    kept = reading("kept", "2024-05-16", a_round("2024-05-14", 8))
    names = [replace(history(), name="Chile-Finland Ocean and Coasts Dialogue") for _ in range(4)]
    found, anew = step_by_step(tmp_path / "a.record", told, kept, reading("look", "2025-01-10", series=names))
    assert found == anew
    assert "Ocean and Coasts" in found["commitments"][0]


def test_a_conflict_over_an_office_does_not_outlive_a_title_of_it(tmp_path: Path) -> None:
    seated = (
        ("2021-05-14", "Olli Laine", "Foreign Minister"),
        ("2022-05-12", "Aino Karvonen", "Foreign Minister of Finland"),
        ("2023-05-12", "Sanna Berg", "Foreign Minister of Finland"),
        ("2024-05-14", "Aino Karvonen", "Foreign Minister of Finland"),
    )
    told = [reading(day, None, met(day, "CHL FIN", Participant(name, title, "FIN"))) for day, name, title in seated]
    assert [d.property for d in ledger(tmp_path, *told).disputes()] == ["holder"]
    found, anew = step_by_step(tmp_path / "a.record", *told, read_anew(told[0]))
    assert found == anew
    found, anew = step_by_step(tmp_path / "b.record", *told, read_anew(told[0]), read_anew(told[2]))
    assert found == anew
    assert found["disputes"] == []


def test_a_person_seated_for_two_parties(tmp_path: Path) -> None:
    told = reading("a", "2024-05-15", met("2024-05-14", "CHL FIN", AINO), met("2024-05-15", "CHL SWE", replace(AINO, party="SWE")))
    found, anew = step_by_step(tmp_path / "a.record", told)
    assert found == anew
    assert len(found["people"]) == 2
    assert {h.party for h in ledger(tmp_path, told).people()} == {"FIN", "SWE"}


def test_a_commitment_that_is_read_anew_as_of_other_parties(tmp_path: Path) -> None:
    for n, parties in enumerate(("CHL FIN", "FIN SWE", "CHL FIN SWE")):
        told = reading("a", "2024-05-15", ROUND, promises=[promise("exchange lists", "2024-12", parties)])
        for other in ("CHL FIN", "FIN SWE"):
            found, anew = step_by_step(
                tmp_path / f"{n} {other}.record",
                told,
                read_anew(told, ROUND, promises=[promise("exchange lists", "2024-12", other)]),
            )
            assert found == anew
            assert len(found["commitments"]) == 1


def test_a_ruling_gives_way_to_a_later_one_over_the_same_conflict(tmp_path: Path) -> None:
    told = [reading(s, day, a_round(day, n)) for s, day, n in (("a", "2023-05-12", 7), ("b", "2024-05-14", 7))]
    first, later = (decision(DecisionKind.PREVAILS, claim_id(one, "ordinal"), "x1") for one in told)
    for n, steps in enumerate(((first, later), (first, later, decision(DecisionKind.WITHDRAWN, "2")))):
        found, anew = step_by_step(tmp_path / f"{n}.record", *told, *steps)
        assert found == anew


# -- any history ---------------------------------------------------------------------------------------------------

TITLES = (None, "Vice Foreign Minister", "Foreign Minister", "Foreign Minister of Finland", "Minister for Foreign Affairs")
SEATED = st.builds(
    Participant,
    st.sampled_from(["Aino Karvonen", "KARVONEN Aino", "Karvonen", "Aino Karvenen", "Sanna Berg", "Olli Laine"]),
    st.sampled_from(TITLES),
    st.sampled_from(["FIN", "FIN", "SWE", None]),
)
MET = st.builds(
    met,
    st.sampled_from([None, "2024", "2022-05-12", "2023-05-12", "2023-05-13", "2024-05-14", "2025-05-20"]),
    st.sampled_from(["CHL FIN", "CHL FIN", "FIN SWE", "CHL FIN SWE"]),
    SEATED,
    series=st.sampled_from([None, OCEAN, OCEAN, "Chile-Finland Mining Forum"]),
    ordinal=st.sampled_from([None, 6, 7, 8, 9]),
    status=st.sampled_from(["held", "held", "held", "scheduled", "past reference"]),
    city=st.sampled_from([None, "Santiago", "Helsinki"]),
)
TOLD = st.tuples(
    st.lists(MET, max_size=2),
    st.lists(
        st.builds(
            replace,
            st.sampled_from([history(), history(("2023", 7)), history(("2022", 6), ("2024", 9))]),
            name=st.sampled_from([OCEAN, "Chile-Finland Ocean and Coasts Dialogue"]),
        ),
        max_size=2,
    ),
    st.lists(
        st.builds(
            promise,
            st.sampled_from(["hold the next round in 2024", "hold the next round in Helsinki", "exchange lists"]),
            st.sampled_from([None, "2024", "2025-05", "2026"]),
            st.sampled_from(["CHL FIN", "FIN SWE"]),
        ),
        max_size=1,
    ),
)
"""What a report tells: meetings, histories, promises."""

CHANGES = st.lists(st.tuples(st.sampled_from(["read anew", "same", "different", "prevails", "withdrawn"]), TOLD), max_size=4)


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """A few reports; then some are read anew, and people decide, in any order."""
    days = st.sampled_from([None, "2022-05-13", "2023-05-13", "2024-05-16", "2025-05-21"])
    told = [
        reading(f"r{n}", draw(days), *own, series=series, promises=promises)
        for n, (own, series, promises) in enumerate(draw(st.lists(TOLD, min_size=2, max_size=4)))
    ]
    steps: list[Step] = list(told)
    for kind, (own, series, promises) in draw(CHANGES):
        if kind == "read anew":
            steps.append(read_anew(draw(st.sampled_from(told)), *own, series=series, promises=promises))
        else:
            steps += draw(decisions(DecisionKind(kind), told, sum(isinstance(s, Decision) for s in steps)))
    return steps


@st.composite
def decisions(draw: st.DrawFn, kind: DecisionKind, told: Sequence[Reading], known: int) -> list[Decision]:
    """A decision of a kind, if there is anything to decide; `known` is how many there are already."""
    if kind is DecisionKind.WITHDRAWN:
        return [decision(kind, str(draw(st.integers(1, known))))] if known else []
    if kind is DecisionKind.PREVAILS:
        values = [c.id for one in told for c in one.claims if c.subject in ("m1", "m2")]
        return [decision(kind, draw(st.sampled_from(values)), "x1")] if values else []
    letter = draw(st.sampled_from("mp"))
    subjects = sorted(
        {meeting_of(one, c.subject) for one in told for c in one.claims if c.subject[:1] == letter and "/" not in c.subject}
    )
    if len(subjects) < 2:
        return []
    return [decision(kind, *draw(st.lists(st.sampled_from(subjects), min_size=2, max_size=2, unique=True)))]


@settings(max_examples=10, deadline=None, phases=QUICK)
@given(histories())
def test_any_history_comes_to_the_same(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        found, anew = step_by_step(Path(folder) / "one.record", *steps)
    assert found == anew
