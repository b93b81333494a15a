"""Facts as lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import made
from verbale.model.facts import Meeting
from verbale.views.digest import Line, meeting_lines, meeting_title, person_line, series_lines

READING = made.reading()


@pytest.mark.parametrize(
    ("ordinal", "nth"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_rounds_are_counted_in_english(ordinal: int, nth: str) -> None:
    assert meeting_title(Meeting("m1", series="Dialogue", ordinal=ordinal)) == f"Dialogue, {nth} round"


@pytest.mark.parametrize(
    ("meeting", "title"),
    [
        (Meeting("m1"), "Meeting"),
        (Meeting("m1", parties=("AUS", "IDN")), "Meeting of AUS and IDN"),
        (Meeting("m1", type="phone-call", parties=("AUS", "IDN", "TLS")), "Phone call of AUS, IDN, TLS"),
        (Meeting("m1", series="Dialogue"), "Dialogue"),
    ],
)
def test_a_meeting_is_called_by_what_is_known(meeting: Meeting, title: str) -> None:
    assert meeting_title(meeting) == title


def test_every_fact_of_a_meeting_has_a_line_with_its_words() -> None:
    lines = {line.label: line for line in meeting_lines(READING.facts.meetings[0])}
    assert lines["when"].text == "2023-02-10"
    assert lines["when"].quotes == ("10 February 2023",)
    assert lines["where"].text == "Canberra, AUS"
    assert lines["what"].text == "2+2 meeting, held"
    assert "host" not in lines
    assert [line.text for line in meeting_lines(READING.facts.meetings[0]) if line.label == "who"] == [
        "Penny Wong, Foreign Minister (AUS)",
        "Retno Marsudi (IDN)",
    ]


def test_an_inferred_fact_shows_its_working() -> None:
    meeting = replace(READING.facts.meetings[0], city=None)
    claims = tuple(c for c in meeting.claims if c.property != "city")
    (where,) = (line for line in meeting_lines(replace(meeting, claims=claims)) if line.label == "where")
    assert (where.quotes, where.workings) == ((), ("Canberra lies in Australia",))


def test_words_are_on_one_line_and_none_are_said_twice() -> None:
    spread = made.claim(READING.report.document, "m1", "topic", "a series", "the\neighth Indonesia-Australia")
    within = made.claim(READING.report.document, "m1", "ordinal", 8, "eighth Indonesia")
    assert Line("x", "y", (within, spread, within)).quotes == ("the eighth Indonesia-Australia",)
    assert Line("x", "y").quotes == ()


def test_a_participant_is_shown_with_the_words_for_the_office() -> None:
    first, second = (line for line in meeting_lines(READING.facts.meetings[0]) if line.label == "who")
    assert first.quotes == ("Penny Wong", "Foreign Minister")
    assert second.quotes == ("Retno Marsudi",)


def test_the_history_of_a_series() -> None:
    lines = {line.label: line.text for line in series_lines(READING.facts.series[0])}
    assert lines == {"parties": "AUS, IDN", "founded": "2012", "rounds": "8 until 2023"}


def test_a_person_with_other_names() -> None:
    assert person_line(READING.facts.people[0]).text == "Penny Wong, Foreign Minister; also Wong"
