"""The sheet of one meeting: what is known of it and how well, what was told at it, and what each account leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import made_record
from tests.made_record import AINO, INES, OCEAN, a_round, meeting_of, record
from tests.made_words import Row, agreed, holds, said, told
from verbale.errors import UsageError
from verbale.ledger import Ledger
from verbale.model.reading import Reading
from verbale.views.meeting import Account, Item, MeetingSheet, meeting
from verbale.views.wire import plain

CHILE, FINLAND = "Ministry of Foreign Affairs of Chile", "Ministry for Foreign Affairs of Finland"


def sheet(tmp_path: Path, key: str, *readings: Reading) -> MeetingSheet:
    with record(tmp_path, *readings) as store:
        return meeting(Ledger(store), key)


def account(
    source: str, outlet: str, sentences: Sequence[str], rows: Sequence[Row], *, day: str = "2024-05-15", status: str = "held"
) -> Reading:
    """A report on the meeting of 14 May 2024 with these sentences in its body."""
    head = f"Eighth Ocean Dialogue as seen by {source}"
    values = [("status", status), ("series", OCEAN), ("ordinal", 8), ("date", "2024-05-14"), ("party", "CHL"), ("party", "FIN")]
    own: list[Row] = [("m1", name, value, "Eighth Ocean Dialogue") for name, value in values]
    level: Row = ("m1", "level", "vice-ministerial", "Eighth Ocean Dialogue")
    return told(source, day, [head, *sentences], [*own, level, *rows], outlet=outlet)


def topic(words: str) -> Row:
    return ("m1", "topic", words, words)


LISTS = "agreed to exchange lists of ships"
CHILEAN = account(
    "chile.txt",
    CHILE,
    [f"They spoke of krill quotas and of the ice shelf. They {LISTS}."],
    [topic("krill quotas"), topic("ice shelf"), *agreed("co1", "CHL FIN", "exchange lists of ships", LISTS)],
)
FINNISH = account(
    "finland.txt",
    FINLAND,
    ["The talks were about the shelf of ice and about wind power. They agreed on visits of students."],
    [topic("wind power"), *agreed("ag1", "CHL FIN", "visits of students", "agreed on visits of students")],
)


# -- which meeting -------------------------------------------------------------------------------------------------


def test_a_meeting_is_found_by_its_id_a_mentions_and_their_beginnings(tmp_path: Path) -> None:
    mention = meeting_of(CHILEAN)
    by_mention = sheet(tmp_path, mention, CHILEAN, FINNISH)
    for key in (by_mention.id, by_mention.id[:4], mention[:4], meeting_of(FINNISH)[:-1]):
        assert sheet(tmp_path, key, CHILEAN, FINNISH) == by_mention
    assert by_mention.title == f"{OCEAN}, 8th round"
    assert by_mention.reports == ("chile.txt", "finland.txt")


@pytest.mark.parametrize("key", ["m", "m99", "mffffffffff", "%%%%", "____", "\0\0\0\0", ""])
def test_what_is_no_id_is_a_wrong_call(tmp_path: Path, key: str) -> None:
    with pytest.raises(UsageError, match="no meeting of the record has an id that begins with"):
        sheet(tmp_path, key, CHILEAN)


def test_a_beginning_of_several_ids_is_a_wrong_call_that_names_them(tmp_path: Path) -> None:
    both = made_record.reading("both", "2024-05-15", a_round("2024-05-14", 8), a_round("2023-05-10", 7))
    key = meeting_of(both).partition("/")[0]
    with pytest.raises(UsageError, match=r"may be one of 2 meetings: m\w+ \(Chile-Finland Ocean Dialogue, \dth round"):
        sheet(tmp_path, key, both)


# -- what is known -------------------------------------------------------------------------------------------------


def test_every_fact_has_its_standing_its_sources_and_what_else_is_told(tmp_path: Path) -> None:
    readings = [made_record.reading(s, "2024-05-15", a_round("2024-05-14", 8, INES, AINO, city="Santiago")) for s in ("a", "b")]
    other = made_record.reading("c", "2024-05-16", a_round("2024-05-14", 9, INES, city="Santiago"))
    view = sheet(tmp_path, meeting_of(other), *readings, other)
    facts = {f.property: f for f in view.facts}
    assert (facts["city"].value, facts["city"].standing) == ("Santiago", "corroborated")
    assert (facts["ordinal"].value, facts["ordinal"].standing) == (8, "contradicted")
    assert [(t.value, t.sources, [n.source for n in t.notes]) for t in facts["ordinal"].told] == [(8, 2, ["a", "b"]), (9, 1, ["c"])]
    assert [n.exact for n in facts["ordinal"].told[1].notes] == ["m1 ordinal 9"]
    assert [(d.property, d.proposed) for d in view.conflicts if d.property == "ordinal"] == [("ordinal", 8)]
    assert [(h.status, h.source) for h in view.history] == [("held", "a"), ("held", "b"), ("held", "c")]


def test_participants_are_cited_by_every_report_that_seats_them(tmp_path: Path) -> None:
    first = made_record.reading("a", "2024-05-15", a_round("2024-05-14", 8, INES, AINO))
    second = made_record.reading("b", "2024-05-15", a_round("2024-05-14", 8, INES))
    seats = {s.name: s for s in sheet(tmp_path, meeting_of(first), first, second).participants}
    assert {name: {n.source for n in s.notes} for name, s in seats.items()} == {INES.name: {"a", "b"}, AINO.name: {"a"}}
    assert (seats[INES.name].office, seats[INES.name].party) == ("Vice Foreign Minister", "CHL")
    assert {n.exact for n in seats[AINO.name].notes} == {f"m1 participant {AINO.name}", "m1/p2 office Vice Foreign Minister"}


# -- what was told at it -------------------------------------------------------------------------------------------


def words(items: Sequence[Item]) -> list[str]:
    return [item.words for item in items]


def test_every_wording_stands_under_the_most_binding_of_what_it_is(tmp_path: Path) -> None:
    rows: list[Row] = [
        *agreed("ag1", "CHL FIN", "exchange lists of ships", LISTS),
        *agreed("co1", "CHL FIN", "exchange lists of ships", LISTS),
        *holds("po1", "CHL", "opposes", "new licences", "opposes new licences"),
        *said("st1", "CHL", "new licences"),
        *said("st2", "FIN", "the ice is thin, and so is the patience of the north"),
    ]
    sentences = [f"They {LISTS}. Chile opposes new licences.", "Finland: the ice is thin, and so is the patience of the north."]
    view = sheet(tmp_path, meeting_of(CHILEAN), CHILEAN, account("a.txt", "The Tidewater", sentences, rows))
    assert [(d.what, d.state, {n.source for n in d.notes}) for d in view.commitments] == [
        ("exchange lists of ships", "open", {"a.txt", "chile.txt"})
    ]
    assert (words(view.agreements), words(view.positions)) == ([], ["opposes new licences"])
    assert [(s.words, s.by) for s in view.statements] == [("the ice is thin, and so is the patience of the north", ("FIN",))]


def test_what_several_reports_tell_is_there_once(tmp_path: Path) -> None:
    rows = agreed("ag1", "CHL FIN", "visits of students", "agreed on visits of students")
    press = account("a.txt", "The Tidewater", ["They agreed on visits of students."], [*rows, topic("visits of students")])
    view = sheet(tmp_path, meeting_of(press), press, FINNISH)
    assert [(a.words, [n.source for n in a.notes]) for a in view.agreements] == [
        ("agreed on visits of students", ["a.txt", "finland.txt"])
    ]
    assert words(view.topics) == ["visits of students", "wind power"]


def test_what_is_told_of_another_meeting_is_not_told_at_this_one(tmp_path: Path) -> None:
    later = made_record.reading(
        "later",
        "2025-05-20",
        a_round("2025-05-19", 9),
        a_round("2024-05-14", 8, status="past reference"),
        promises=[made_record.promise("buy boats")],
    )
    view = sheet(tmp_path, meeting_of(CHILEAN), CHILEAN, later)
    assert "later" in view.reports
    assert [d.what for d in view.commitments] == ["exchange lists of ships"]


# -- accounts ------------------------------------------------------------------------------------------------------


def left_out(one: Account) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(o.of, o.item.words, o.told_by) for o in one.left_out]


def test_each_side_is_told_what_it_leaves_out_of_what_the_other_tells(tmp_path: Path) -> None:
    press = account("a.txt", "The Tidewater", ["And of seals."], [topic("seals")])
    view = sheet(tmp_path, meeting_of(CHILEAN), CHILEAN, FINNISH, press)
    chile, finland = view.accounts
    assert [(a.name, a.side, a.reports) for a in view.accounts] == [
        ("CHL", "CHL", ("chile.txt",)),
        ("FIN", "FIN", ("finland.txt",)),
    ]
    assert (words(chile.topics), words(chile.commitments), words(chile.agreements)) == (["krill quotas", "ice shelf"], [LISTS], [])
    assert left_out(chile) == [("topics", "wind power", ("FIN",))]
    assert left_out(finland) == [("topics", "krill quotas", ("CHL",))]


def test_an_account_without_any_topic_leaves_none_out(tmp_path: Path) -> None:
    short = account("short.txt", FINLAND, ["The talks went well."], [])
    assert [left_out(a) for a in sheet(tmp_path, meeting_of(CHILEAN), CHILEAN, short).accounts] == [[], []]


def test_without_two_sides_the_outlets_are_compared(tmp_path: Path) -> None:
    first = account("a.txt", "The Tidewater", ["They spoke of seals."], [topic("seals")])
    second = account("b.txt", "Inlet Daily", ["They spoke of whales."], [topic("whales")])
    view = sheet(tmp_path, meeting_of(first), first, second, CHILEAN)
    assert [a.name for a in view.accounts] == ["The Tidewater", "Inlet Daily", CHILE]
    assert ("topics", "seals", ("The Tidewater",)) in left_out(view.accounts[1])


def test_an_announcement_is_no_account(tmp_path: Path) -> None:
    before = account(
        "before.txt", FINLAND, ["They will speak of wind power."], [topic("wind power")], day="2024-05-02", status="scheduled"
    )
    view = sheet(tmp_path, meeting_of(CHILEAN), CHILEAN, before)
    assert view.accounts == ()
    assert [h.status for h in view.history] == ["scheduled", "held"]


def test_json_has_every_field(tmp_path: Path) -> None:
    row = plain(sheet(tmp_path, meeting_of(CHILEAN), CHILEAN, FINNISH))
    assert set(row) >= {"facts", "participants", "accounts", "history", "conflicts", "commitments"}
    assert row["accounts"][0]["left_out"][0]["item"]["notes"][0]["source"] == "finland.txt"
    assert all("class" in conflict and "kind" not in conflict for conflict in row["conflicts"])
