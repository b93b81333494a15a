"""The brief: what it tells, that every line has its notes, and that it tells nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import made_record as made
from tests.views import made_brief
from verbale.errors import UsageError
from verbale.ledger import Ledger
from verbale.model.facts import MeetingType, Participant, Status
from verbale.model.spans import Span
from verbale.views.brief import Brief, brief
from verbale.views.briefs import wording
from verbale.views.briefs.quoting import LONGEST, labels, quotations
from verbale.views.readable import readable


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with made_brief.record(tmp_path_factory.mktemp("records")) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def made_of(told: Ledger) -> Brief:
    return brief(told, ("CHL", "FIN"))


def lines(made: Brief, heading: str) -> list[str]:
    return [line.text for section in made.sections if section.heading == heading for line in section.lines]


def note_of(made: Brief, begin: str) -> str:
    """The notes of the line that begins so."""
    found = next(line for s in made.sections for line in s.lines if line.text.startswith(begin))
    return " ".join(made.notes[number - 1].text for number in found.notes)


# -- what it tells -------------------------------------------------------------------------------------------------


def test_it_says_when_they_last_met_and_at_which_level(made_of: Brief) -> None:
    first, *others = lines(made_of, "When they last met")
    assert first == (
        "The two last met on 9 July 2024 in Lima, at leaders’ level (one side only: Chile). "
        "Present: Tomás Quiroga, President (Chile); Risto Harju, President (Finland)."
    )
    assert others == [
        "Ministers: phone call, 1 July 2024 (one side only: Chile).",
        "Vice-ministers: 15th round of the Chile-Finland Ocean Dialogue, Helsinki, 28 June 2024 (number disputed). "
        "Olga Barrientos; Aino Karvonen.",
        "In wider company: meeting with Sweden, Stockholm, 4 March 2024 (one side only: Chile).",
    ]


def test_it_says_where_the_series_stands(made_of: Brief) -> None:
    assert lines(made_of, "The series") == [
        "Chile-Finland Ocean Dialogue (vice-ministerial, bilateral). Founded in 2005. 13 rounds until 5 October 2014.",
        "Rounds in the record: 13th, Helsinki, 5 October 2014 (one source); 14th, Santiago, 5 October 2023 (one source); "
        "15th, Helsinki, 28 June 2024 (number disputed).",
        "Gap: lapsed in October 2014. Resumed in October 2023. Cause, according to Strait Times: “a quarrel over herring”.",
        "Scheduled: 16th round, Santiago, May 2025 (one side only: Chile).",
    ]
    figure = next(s.figure for s in made_of.sections if s.heading == "The series")
    assert figure is not None
    assert [r.ordinal for r in figure.rounds] == [13, 14, 15, 16]


def test_what_was_promised_is_overdue_or_kept(made_of: Brief) -> None:
    assert lines(made_of, "Commitments") == [
        "Overdue, due March 2024. Both: map the seabed (6 October 2023). Nothing in the record keeps it.",
        "Kept, due June 2024. Both: hold the next round in Helsinki (6 October 2023). "
        "Kept by the 15th round, Helsinki, 28 June 2024.",
    ]


def test_a_position_says_whose_word_it_is_and_what_it_was_before(made_of: Brief) -> None:
    assert lines(made_of, "Positions") == [
        "Chile condemns bottom trawling off Chiloe (29 June 2024; according to the ministry in Santiago). "
        "Before that: welcomes bottom trawling off Chiloe (6 October 2023)."
    ]


def test_a_dispute_has_its_values_the_proposal_and_the_working(made_of: Brief) -> None:
    (line,) = lines(made_of, "Disputed facts")
    assert line.startswith("Number of the round, Helsinki, 28 June 2024: 15 or 14. Proposed: 15, because ")
    assert "5 October 2023" in line
    assert "2023-10-05" not in line
    assert {"Gulf Courier", "Bay Herald"} <= set(note_of(made_of, "Number of").replace(",", ";").split("; "))


def test_it_says_who_sits_across_the_table_and_who_sat_there_before(made_of: Brief) -> None:
    table = lines(made_of, "Across the table")
    assert [line.partition(",")[0] for line in table] == [
        "Chile: Tomás Quiroga",
        "Chile: Olga Barrientos",
        "Finland: Risto Harju",
        "Finland: Aino Karvonen",
    ]
    assert table[1].endswith("Before: Inés Arriagada, attested from 5 October 2014 to 5 October 2023.")
    assert "attested from 5 October 2014 to 28 June 2024. Last met Olga Barrientos: 15th round" in table[3]


def test_a_plan_whose_day_is_past_is_told_as_such(told: Ledger, tmp_path: Path) -> None:
    later = made.reading("later", "2025-09-01", made.met("2025-08-30", "CHL PER"), outlet="Late Post")
    with made_brief.record(tmp_path, later) as ledger:
        coming = lines(brief(ledger, ("CHL", "FIN")), "The series")[-1]
    assert (
        coming == "Scheduled: 16th round, Santiago, May 2025 (one side only: Chile). Nothing in the record says that it was held."
    )


def test_before_a_day_only_what_was_out_counts(tmp_path: Path) -> None:
    with made_brief.record(tmp_path, as_of=date(2024, 6, 27)) as ledger:
        early = brief(ledger, ("CHL", "FIN"))
    assert early.as_of == date(2024, 6, 27)
    assert {r.source for r in early.reports} == {"first", "second"}
    assert lines(early, "When they last met")[0].startswith("The two last met on 5 October 2023 in Santiago")
    assert "Kept" not in "".join(lines(early, "Commitments"))
    assert lines(early, "Disputed facts") == []


def test_who_only_spoke_by_telephone_did_not_meet(tmp_path: Path) -> None:
    people = (Participant("Olga Barrientos", "Foreign Minister", "CHL"), Participant("Ann Lee", "Secretary of State", "USA"))
    call = made.reading("call", "2024-08-02", made.met("2024-08-01", "CHL USA", *people, type=MeetingType.PHONE_CALL.value))
    with made.record(tmp_path, call) as store:
        spoken = brief(Ledger(store), ("CHL", "USA"))
    assert lines(spoken, "When they last met") == [
        "Vice-ministers: phone call, 1 August 2024 (one source). Olga Barrientos; Ann Lee."
    ]
    assert spoken.sections[0].remark == "The record has no dated meeting in person of Chile and the United States alone."
    assert "Last spoke with Ann Lee: phone call, 1 August 2024." in lines(spoken, "Across the table")[0]


def test_a_planned_meeting_attests_nobody(tmp_path: Path) -> None:
    told = made.reading(
        "told",
        "2024-08-02",
        made.met("2024-08-01", "CHL PER", made.INES),
        made.met("2024-12", "CHL PER", made.INES, status=Status.SCHEDULED.value),
    )
    with made.record(tmp_path, told) as store:
        (line,) = lines(brief(Ledger(store), ("CHL", "PER")), "Across the table")
    assert "Inés Arriagada, Vice Foreign Minister; attested on 1 August 2024." in line


def test_parties_have_their_article_within_a_sentence() -> None:
    assert wording.named(("USA", "CHL", "EU", "KEN")) == "the United States, Chile, the European Union and Kenya"
    assert wording.sentence("the United States") == "The United States"


# -- what holds it together ----------------------------------------------------------------------------------------


def test_every_line_has_a_note_and_every_note_a_line(made_of: Brief) -> None:
    every = [line for section in made_of.sections for line in section.lines]
    assert len(every) > 10
    assert all(line.notes for line in every)
    order = list(dict.fromkeys(number for line in every for number in line.notes))
    assert order == list(range(1, len(made_of.notes) + 1)) == [note.number for note in made_of.notes]


def test_a_note_has_outlet_day_and_the_very_words(told: Ledger, made_of: Brief) -> None:
    texts = {r.report.document.id: readable(r.report.document.text) for r in told.readings()}
    assert {c.document for n in made_of.notes for c in n.citations} == {r.document for r in made_of.reports}
    for citation in (c for note in made_of.notes for c in note.citations):
        assert citation.label.rpartition(", ")[2][0].isdigit()
        assert citation.quotes
        for quoted in citation.quotes:
            assert quoted.strip("…").replace("‘", "“") in texts[citation.document]
            assert len(quoted) <= LONGEST + 2


def test_the_same_words_are_one_note(made_of: Brief) -> None:
    assert len({note.citations for note in made_of.notes}) == len(made_of.notes)
    cited = [n for s in made_of.sections for line in s.lines for n in line.notes]
    assert len(cited) > len(set(cited))


def test_it_is_the_same_whatever_the_order_of_the_reports(made_of: Brief, tmp_path: Path) -> None:
    with made.record(tmp_path, *reversed(made_brief.readings())) as store:
        assert brief(Ledger(store), ("CHL", "FIN")) == made_of


def test_parties_that_never_met_have_a_brief_of_remarks(told: Ledger) -> None:
    empty = brief(told, ("KEN", "NOR"))
    assert [s.lines for s in empty.sections] == [()] * 6
    assert all(s.remark and s.remark.startswith("The record ") and s.remark.count(".") == 1 for s in empty.sections)
    assert (empty.notes, empty.reports, empty.basis) == ((), (), "It rests on no report.")


def test_three_parties_have_what_all_three_share(told: Ledger) -> None:
    three = brief(told, ("CHL", "FIN", "SWE"))
    assert three.title == "Chile, Finland and Sweden"
    assert lines(three, "When they last met")[0].startswith("The three last met on 4 March 2024 in Stockholm, at ministerial level")


def test_one_series_can_be_asked_for_if_it_is_theirs(told: Ledger) -> None:
    (dialogue,) = told.dialogues(("CHL", "FIN"))
    assert lines(brief(told, ("CHL", "FIN"), dialogue), "The series")[0].startswith(made.OCEAN)
    with pytest.raises(UsageError, match="Sweden does not belong to the Chile-Finland Ocean Dialogue"):
        brief(told, ("CHL", "SWE"), dialogue)


def test_one_party_is_no_brief(told: Ledger) -> None:
    with pytest.raises(UsageError, match="at least two parties"):
        brief(told, ("CHL", "CHL"))


def test_signs_that_nobody_sees_stay_out(tmp_path: Path) -> None:
    bad = made.reading(
        "bad", "2024-08-02", made.met("2024-08-01", "CHL PER", city="Lima"), outlet="\x1b[31mRed\u202e Post", body="Nothing more."
    )
    with made_brief.record(tmp_path, bad) as ledger:
        shown = brief(ledger, ("CHL", "PER"))
    assert [r.label for r in shown.reports] == ["[31mRed Post, 2 August 2024"]


# -- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-06-28", "on 28 June 2024"),
        ("2014-10", "in October 2014"),
        ("2014", "in 2014"),
        ("2024-21", "in spring 2024"),
        ("201X", "in the 2010s"),
        ("2024~", "in about 2024"),
        ("2022-03-10/2022-03-11", "on 10–11 March 2022"),
        ("2023-01/2023-06", "in January–June 2023"),
        ("2023-12-30/2024-01-02", "on 30 December 2023 to 2 January 2024"),
        ("2024-02-01/2024-04-30", "on 1 February–30 April 2024"),
        ("2022/2023", "in 2022 to 2023"),
        ("2014/..", "from 2014 on"),
        ("../2014", "until 2014"),
        ("2024-06?", "in June 2024 (uncertain)"),
    ],
)
def test_days_are_written_as_people_write_them(value: str, words: str) -> None:
    assert wording.when(value) == words


def test_dates_within_a_text_are_written_so_too() -> None:
    assert (
        wording.dates_in_words("from 2024-06-19 to 2024-06-28; room 2024-99") == "from 19 June 2024 to 28 June 2024; room 2024-99"
    )


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (112, "112th"), (21, "21st")]
)
def test_ordinals(number: int, words: str) -> None:
    assert wording.nth(number) == words


def test_a_quotation_has_so_much_of_its_sentence_as_makes_it_readable() -> None:
    text = "It rained. The ministers met in Lima on Tuesday. They spoke of tin."
    assert quotations(text, [Span(text.index("Lima"), text.index("Lima") + 4)]) == ("The ministers met in Lima on Tuesday.",)
    long = "They spoke of " + "very " * 100 + "little."
    assert quotations(long, [Span(0, len(long) - 1)])[0].endswith("very…")


def test_near_words_are_one_quotation_and_far_ones_two_at_most() -> None:
    text = "One two three. " * 60
    spans = [Span(at, at + 3) for at in (0, 4, 300, 600)]
    assert quotations(text, spans) == ("One two three.",)
    text = " ".join(f"Sentence number {n} is here." for n in range(60))
    found = quotations(text, [Span(text.index(f"number {n} "), text.index(f"number {n} ") + 8) for n in (50, 2, 30)])
    assert found == ("Sentence number 2 is here.", "Sentence number 50 is here.")


@given(st.text(max_size=300), st.data())
def test_a_quotation_stands_in_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start, len(text)))
    plain = readable(text).replace('"', "'").replace("“", "‘").replace("”", "’")
    for quoted in quotations(text, [Span(start, end)]):
        assert quoted.removeprefix("…").removesuffix("…") in plain


def test_two_reports_of_an_outlet_and_day_are_told_apart() -> None:
    assert labels([("a", "Post, 1 May"), ("b", "Post, 1 May"), ("c", "Post, 2 May")]) == {
        "a": "Post, 1 May",
        "b": "Post, 1 May (2)",
        "c": "Post, 2 May",
    }
