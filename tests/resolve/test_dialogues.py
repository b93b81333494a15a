"""Which meetings are rounds of one dialogue, and under which names it is known."""

from __future__ import annotations

from pathlib import Path

from tests.made_record import OCEAN, a_round, history, ledger, met, reading
from verbale.model.facts import Series

MINING = "Chile-Finland Mining Forum"


def test_rounds_by_date_under_all_names(tmp_path: Path) -> None:
    other = "Finland-Chile Vice-Ministerial Ocean Talks"
    found = ledger(
        tmp_path,
        reading("a", "2025-06-03", a_round("2025-06-02", 9)),
        reading("b", "2024-05-15", a_round("2024-05-14", 8)),
        reading("c", "2023-05-13", a_round("2023-05-12", 7, series=other)),
        reading("d", "2024-05-15", met("2024-05-14", series=MINING)),
    )
    mining, ocean = found.dialogues()
    assert [e.meeting.date for e in ocean.rounds] == ["2023-05-12", "2024-05-14", "2025-06-02"]
    assert (ocean.name, set(ocean.names), ocean.parties) == (OCEAN, {OCEAN, other}, ("CHL", "FIN"))
    assert (ocean.level, ocean.format) == ("vice-ministerial", "bilateral")
    assert {e.meeting.series for e in ocean.rounds} == {OCEAN}
    assert [e.meeting.date for e in mining.rounds] == ["2024-05-14"]


def test_the_name_of_a_series_and_its_history_go_together(tmp_path: Path) -> None:
    told = history(("2023", 7), founded="2016")
    found = ledger(tmp_path, reading("a", "2024-05-15", a_round("2024-05-14", 8), series=[told]))
    (dialogue,) = found.dialogues()
    assert len(dialogue.rounds) == 1
    assert [s.rounds_until for _, s in dialogue.told] == [(("2023", 7),)]


def test_a_meeting_told_under_two_names_joins_them(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        reading("a", "2024-05-15", a_round("2024-05-14")),
        reading("b", "2024-05-15", met("2024-05-14", series="Chile-Finland Dialogue")),
        reading("c", "2025-06-03", met("2025-06-02", series="Chile-Finland Dialogue")),
    )
    (dialogue,) = found.dialogues()
    assert len(dialogue.rounds) == 2


def test_a_call_is_no_round(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        reading("a", "2024-05-15", a_round("2024-05-14")),
        reading("b", "2024-08-02", a_round("2024-08-01", type="phone-call")),
    )
    (dialogue,) = found.dialogues()
    assert [e.meeting.date for e in dialogue.rounds] == ["2024-05-14"]


def test_the_same_name_at_another_level_is_another_dialogue(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        reading("a", "2024-05-15", a_round("2024-05-14")),
        reading("b", "2024-09-11", a_round("2024-09-10", level="ministerial")),
    )
    assert [len(d.rounds) for d in found.dialogues()] == [1, 1]
    assert len({d.id for d in found.dialogues()}) == 2


def test_a_history_alone_is_a_dialogue(tmp_path: Path) -> None:
    found = ledger(tmp_path, reading("a", "2024-05-15", series=[history(("2014", 13))]))
    assert [(d.name, d.rounds) for d in found.dialogues()] == [(OCEAN, ())]


def test_a_report_that_leaves_the_level_out(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        reading("a", "2024-05-15", a_round("2024-05-14", 8)),
        reading("b", "2025-06-03", a_round("2025-06-02", 9, level=None)),
    )
    (dialogue,) = found.dialogues()
    assert len(dialogue.rounds) == 2


def test_a_history_that_leaves_the_level_out(tmp_path: Path) -> None:
    bare = Series("s1", OCEAN, ("CHL", "FIN"), rounds_until=(("2023", 7),))
    found = ledger(tmp_path, reading("a", "2024-05-15", a_round("2024-05-14", 8), series=[bare]))
    assert len(found.dialogues()) == 1


def test_no_two_dialogues_have_one_id(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        reading("a", "2024-05-15", a_round("2024-05-14", level=None)),
        reading("b", "2024-05-15", met("2024-05-14")),
        reading("c", "2025-06-03", a_round("2025-06-02")),
    )
    ids = [d.id for d in found.dialogues()]
    assert len(ids) == len(set(ids))


def test_a_round_without_parties(tmp_path: Path) -> None:
    found = ledger(tmp_path, reading("a", "2024-05-15", met("2024-05-14", "", series="Sixth Baltic Harbour Forum")))
    assert [d.parties for d in found.dialogues()] in ([()], [])
