"""The views of the reading room: pages of lists, what is new, reports with their marks, places on an axis."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_record import AINO, INES, a_round, history, met, promise, reading, record
from verbale.errors import UsageError
from verbale.ledger import Ledger
from verbale.model.spans import Span
from verbale.views import axis, directory
from verbale.views.disputed import contest, disputed
from verbale.views.home import home
from verbale.views.leafing import facets, searched
from verbale.views.meetings import LONGEST, meetings
from verbale.views.owed import owed
from verbale.views.paging import paged
from verbale.views.report import report
from verbale.views.series import series
from verbale.views.who import OfficeSheet, who

READINGS = (
    reading("one.txt", "2023-05-16", a_round("2023-05-15", 1, INES, AINO), promises=[promise("count the krill", "2023-12")]),
    reading("two.txt", "2024-05-16", a_round("2024-05-15", 2, INES, AINO), series=[history(("2024", 2))]),
    reading("three.txt", "2024-05-17", a_round("2024-05-14", 2, INES), promises=[promise("share the charts", "2024-12")]),
    reading("next.txt", "2024-05-18", a_round("2025-05", 3, status="scheduled")),
    reading("call.txt", "2024-05-10", met("2024-05-09", "CHL PER", INES)),
)


@given(st.integers(0, 200), st.integers(1, 30))
def test_pages_have_each_row_once(rows: int, size: int) -> None:
    whole = list(range(rows))
    first, paging = paged(whole, 1, size)
    found = [row for page in range(1, paging.pages + 1) for row in paged(whole, page, size)[0]]
    assert found == whole
    assert paging.total == rows
    assert len(first) == min(size, rows)
    with pytest.raises(UsageError, match="no page"):
        paged(whole, paging.pages + 1, size)


def test_home_has_the_latest_first_and_counts_all(tmp_path: Path) -> None:
    with record(tmp_path, *READINGS) as store:
        view = home(Ledger(store), 2)
    assert view.as_of == "2024-05-18"
    assert [e.date for e in view.meetings] == ["2024-05-15", "2024-05-09"]
    assert [e.date for e in view.to_come] == ["2025-05"]
    assert [r.source for r in view.reports] == ["next.txt", "three.txt"]
    assert ([d.what for d in view.due], view.due_in_all) == (["share the charts"], 1)
    assert ([d.what for d in view.overdue], view.overdue_in_all) == (["count the krill"], 1)
    assert {d.property for d in view.conflicts} == {"date"}
    assert all(e.notes for e in view.meetings)


def test_meetings_of_a_time_the_latest_first(tmp_path: Path) -> None:
    with record(tmp_path, *READINGS) as store:
        ledger = Ledger(store)
        view = meetings(ledger)
        assert [e.date for e in view.meetings] == ["2025-05", "2024-05-15", "2024-05-09"]
        assert (view.since, view.earlier) == ("2024-01-19", "2024-01-18")
        assert meetings(ledger, status="held").statuses == view.statuses == {"held": 2, "scheduled": 1}
        pair = meetings(ledger, ["CHL", "FIN"])
        assert (pair.since, pair.earlier, len(pair.meetings), len(pair.due)) == (None, None, 3, 2)
        assert [e.date for e in meetings(ledger, ["FIN"], until=date(2024, 1, 1)).meetings] == ["2023-05-15"]
        assert [e.id for e in meetings(ledger, level="leaders").meetings] == []
        with pytest.raises(UsageError, match=f"more than {LONGEST} days"):
            meetings(ledger, since=date(2020, 1, 1))


def test_commitments_by_state(tmp_path: Path) -> None:
    with record(tmp_path, *READINGS) as store:
        view = owed(Ledger(store), ["CHL"], ["overdue"])
    assert [d.what for d in view.commitments] == ["count the krill"]
    assert view.counts == {"open": 1, "done": 0, "overdue": 1, "superseded": 0}


def test_a_conflict_says_who_tells_which_value(tmp_path: Path) -> None:
    with record(tmp_path, *READINGS) as store:
        ledger = Ledger(store)
        view = disputed(ledger, classes=["error"])
        (one,) = [c for c in view.conflicts if c.conflict.property == "date"]
        assert contest(ledger, one.conflict.id) == one
        with pytest.raises(UsageError, match="no conflict"):
            contest(ledger, "x0")
    assert {(s.value, s.notes[0].source) for s in one.sides} == {("2024-05-15", "two.txt"), ("2024-05-14", "three.txt")}
    assert one.meeting is not None
    assert view.counts["error"] == view.paging.total


def test_people_and_series_are_looked_up_by_parts_of_names(tmp_path: Path) -> None:
    with record(tmp_path, *READINGS) as store:
        ledger = Ledger(store)
        (ines,) = directory.people(ledger, "ines ARRIAGADA").entries
        assert (ines.name, ines.office, ines.parties) == (INES.name, INES.office, ("CHL",))
        assert directory.people(ledger, parties=["FIN"]).paging.total == 1
        assert [s.name for s in directory.dialogues(ledger, "ocean", ["FIN"]).entries] == ["Chile-Finland Ocean Dialogue"]
        assert directory.dialogues(ledger, "river").entries == ()


def test_an_office_of_too_many_must_be_said_whose(tmp_path: Path) -> None:
    with record(tmp_path, *READINGS) as store:
        ledger = Ledger(store)
        assert isinstance(who(ledger, "vice foreign minister", most=2), OfficeSheet)
        with pytest.raises(UsageError, match="say whose office it is"):
            who(ledger, "vice foreign minister", most=1)


def test_the_pieces_of_a_report_are_its_text(tmp_path: Path) -> None:
    with record(tmp_path, *READINGS) as store:
        ledger = Ledger(store)
        document = READINGS[1].report.document
        view = report(ledger, document.id, Span(3, 9))
        assert report(ledger, view.id).marks == view.marks
        for key in ("0", document.id[:15], "sha256:" + "0" * 64, f"{view.id}00"):
            with pytest.raises(UsageError, match="no report"):
                report(ledger, key)
    pieces = [piece for part in view.parts for piece in part.pieces]
    for piece in pieces:
        end = piece.start + len(piece.text)
        assert document.text[piece.start : end] == piece.text
        marked = {n for n, m in enumerate(view.marks) if m.start <= piece.start and end <= m.end}
        assert set(piece.marks) == marked
        assert not [m for m in view.marks if piece.start < m.start < end or piece.start < m.end < end]
        assert piece.here == (piece.start >= 3 and end <= 9)
    assert "".join(p.text for p in pieces if p.here) == document.text[3:9]
    told = {t.subject for t in view.told}
    assert {m.subject for m in view.marks} <= told
    assert [t.of[0] for t in view.told if t.of and t.kind == "meeting"] == ["m"]


def test_a_search_is_narrowed_and_leafed_through(tmp_path: Path) -> None:
    with record(tmp_path, *READINGS) as store:
        ledger = Ledger(store)
        found = facets(ledger, "krill")
        assert found.kinds == {"passage": 1, "commitment": 1}
        assert found.parties == {"CHL": 1, "FIN": 1}
        assert facets(ledger, "krill", 1).more
        assert searched(ledger, "krill", page=2).findings.quotations == ()
        assert len(searched(ledger, "krill").findings.quotations) == 1


def test_rounds_stand_in_their_order_on_the_axis(tmp_path: Path) -> None:
    with record(tmp_path, *READINGS) as store:
        view = axis.of_series(series(Ledger(store), "ocean"))
        assert axis.of_series(series(Ledger(store), "ocean")) == view
    assert view is not None
    assert [(d.label, d.planned, d.disputed) for d in view.dots] == [("1", False, False), ("2", False, True), ("3", True, False)]
    places = [d.x for d in view.dots]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (30.0, 970.0)
    assert [t.year for t in view.ticks] == [2024, 2025]
