"""The views of the desk: what a report brings, what may be the same, what was decided, what a ruling can choose."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_record import AINO, INES, a_round, met, reading, record
from verbale.errors import UsageError
from verbale.ledger import Ledger, refresh
from verbale.ledger.deciding import judge, rule, withdraw
from verbale.ledger.decisions import standing
from verbale.model.decisions import ended
from verbale.model.facts import Participant
from verbale.model.record import Decision, DecisionKind
from verbale.views.addition import addition
from verbale.views.choices import choices
from verbale.views.decided import decided_over, decisions
from verbale.views.judging import judging

FIRST = reading("one.txt", "2024-05-16", a_round("2024-05-15", 2, INES, AINO))
SECOND = reading("two.txt", "2024-05-17", a_round("2024-05-14", 2, INES))
NEAR = reading("near.txt", "2024-06-02", met("2024-06-01", "CHL FIN", AINO, city="Valdivia"))
FAR = reading("far.txt", "2025-06-02", met("2025-06-01", "CHL FIN", city="Oulu"))


def test_a_trial_shows_what_a_report_brings_and_leaves_nothing(tmp_path: Path) -> None:
    with record(tmp_path, FIRST) as store:
        refresh(store)
        before = store.path.read_bytes()  # type: ignore[attr-defined]
        with store.trial():
            assert store.add(SECOND)
            refresh(store)
            found = addition(Ledger(store), SECOND.report.document.id, known=False)
            assert store.holds(SECOND.report.document, reader="")
        assert [j.meeting.date for j in found.meetings] == ["2024-05-15"]
        assert [len(j.others) for j in found.meetings] == [1]
        assert [(d.property, set(d.values)) for d in found.conflicts] == [("date", {"2024-05-14", "2024-05-15"})]
        assert store.path.read_bytes() == before  # type: ignore[attr-defined]
        assert not store.holds(SECOND.report.document, reader="")
        assert len(Ledger(store).meetings()) == 1
        with pytest.raises(UsageError, match="no report"):
            addition(Ledger(store), SECOND.report.document.id, known=False)


def test_a_trial_that_fails_leaves_nothing_and_the_record_can_be_used(tmp_path: Path) -> None:
    with record(tmp_path, FIRST) as store:

        def fail() -> None:
            with store.trial():
                store.add(SECOND)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert [d.source for d in store.documents()] == ["one.txt"]
        assert store.add(SECOND)
        assert [d.source for d in store.documents()] == ["one.txt", "two.txt"]


def test_the_meetings_that_may_be_the_same_are_near_in_time(tmp_path: Path) -> None:
    with record(tmp_path, FIRST, SECOND, NEAR, FAR) as store:
        ledger = Ledger(store)
        own, near, far = ledger.meetings()
        view = judging(ledger, own.id)
        assert (view.kind, view.mentions_in_all, [a.id for a in view.alike]) == ("meeting", 2, [near.id])
        assert all(m.notes and m.published for m in view.mentions)
        assert [a.id for a in judging(ledger, far.id).alike] == []
        assert judging(ledger, own.mentions[1].id).id == own.id
        with pytest.raises(UsageError, match="no meeting or person"):
            judging(ledger, "m0000000000")


def test_the_people_who_may_be_the_same_share_a_word_of_the_name(tmp_path: Path) -> None:
    other = Participant("Marta Arriagada", "Foreign Minister", "CHL")
    with record(tmp_path, FIRST, reading("other.txt", "2024-06-02", met("2024-06-01", "CHL PER", other))) as store:
        ledger = Ledger(store)
        ines, marta = (next(h for h in ledger.people() if h.name == p.name) for p in (INES, other))
        view = judging(ledger, ines.id)
        assert (view.kind, view.title, view.mentions_in_all) == ("person", INES.name, 1)
        assert [a.id for a in view.alike] == [marta.id]


def test_a_ruling_is_shown_until_it_is_withdrawn(tmp_path: Path) -> None:
    with record(tmp_path, FIRST, SECOND) as store:
        (dispute,) = Ledger(store).disputes()
        assert set(choices(Ledger(store), dispute)) == {"2024-05-14", "2024-05-15"}
        made = rule(store, dispute.id, "2024-05-14", by=" A.  Reader ", why="the ministry's list")
        ledger = Ledger(store)
        assert ledger.meetings()[0].meeting.date == "2024-05-14"
        (shown,) = decided_over(ledger, [dispute.id])
        assert (shown.number, shown.value, shown.by, shown.ended_by) == (made.number, "2024-05-14", "A. Reader", None)
        assert [o.id for o in shown.about] == [dispute.id]
        undone = withdraw(store, made.number, by="A. Reader", why="a slip")
        view = decisions(Ledger(store))
        assert [(d.kind, d.ended_by) for d in view.decisions] == [("withdrawn", None), ("prevails", undone.number)]
        assert Ledger(store).meetings()[0].meeting.date != "2024-05-14"
        for value, why in (("2024-05-13", "none of the values"), ("2024-05-14", "name of who decides")):
            with pytest.raises(UsageError, match=why):
                rule(store, dispute.id, value, by=" ", why="x")


def test_judgements_are_told_in_words(tmp_path: Path) -> None:
    with record(tmp_path, FIRST, NEAR) as store:
        own, near = Ledger(store).meetings()
        judge(store, DecisionKind.SAME, own.id, near.id, by="A. Reader", why="one visit")
        (meeting,) = Ledger(store).meetings()
        (shown,) = judging(Ledger(store), meeting.id).decisions
        assert [(o.kind, o.id) for o in shown.about] == [("meeting", meeting.id)] * 2
        assert {o.mention for o in shown.about} == {m.id for m in meeting.mentions}
        person = Ledger(store).people()[0]
        with pytest.raises(UsageError, match="not of one kind"):
            judge(store, DecisionKind.SAME, meeting.id, person.id, by="A. Reader", why="x")
        with pytest.raises(UsageError, match="no decision 7"):
            withdraw(store, 7, by="A. Reader", why="x")


KINDS = st.sampled_from(list(DecisionKind))


@given(st.lists(st.tuples(KINDS, st.integers(1, 4), st.integers(1, 4)), max_size=12))
def test_what_holds_is_what_nothing_ended(rows: list[tuple[DecisionKind, int, int]]) -> None:
    made = []
    for number, (kind, one, other) in enumerate(rows, 1):
        first = str(1 + one % max(1, number - 1)) if kind is DecisionKind.WITHDRAWN else f"a/m{one}"
        made.append(Decision(kind, first, f"a/m{other}", "x", "y", "2024-05-15", number))
    gone = ended(made)
    assert {d.number for d in standing(made)} == {
        d.number for d in made if d.number not in gone and d.kind is not DecisionKind.WITHDRAWN
    }
    for kinds in ((DecisionKind.SAME, DecisionKind.DIFFERENT), (DecisionKind.PREVAILS,)):
        about = [frozenset((d.one, d.other)) if len(kinds) == 2 else d.other for d in standing(made) if d.kind in kinds]
        assert len(about) == len(set(about))


def test_far_days_are_no_trouble(tmp_path: Path) -> None:
    early = date.min + timedelta(days=3)
    with record(tmp_path, reading("early.txt", None, met(early.isoformat().rjust(10, "0"), "CHL FIN"))) as store:
        (own,) = Ledger(store).meetings()
        assert judging(Ledger(store), own.id).alike == ()
