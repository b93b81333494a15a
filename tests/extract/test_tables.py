"""Who sat at the table, when and where, by the words around a meeting."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading import PUBLISHED, encounters, facts
from verbale.model.facts import Meeting


def first(text: str, **more: Any) -> Meeting:
    return facts(text, **more).meetings[0]


def names(meeting: Meeting) -> set[str]:
    return {p.name for p in meeting.participants}


@pytest.mark.parametrize(
    "more",
    [
        "Also present were Samoan Trade Minister Leota Laki and Samoan Health Minister Valasi Tafito.",
        "The Samoan delegation was led by Deputy Foreign Minister Leota Laki.",
        "He was accompanied by Fijian Trade Minister Leota Laki.",
    ],
)
def test_those_who_came_along(more: str) -> None:
    lead = "Fijian Foreign Minister Ratu Seru held talks with Samoan Foreign Minister Peseta Noumea in Suva on Tuesday."
    assert "Leota Laki" in names(first(f"{lead} {more}"))


def test_the_two_ministers_are_those_named_before() -> None:
    text = (
        "Fijian Foreign Minister Ratu Seru met Samoan Foreign Minister Peseta Noumea in Suva on Tuesday. "
        "The two ministers will co-chair the fourth Fiji-Samoa Strategic Dialogue on Friday."
    )
    later = next(m for m in facts(text).meetings if m.ordinal == 4)
    assert names(later) == {"Ratu Seru", "Peseta Noumea"}


def test_lawyers_of_both_governments_are_others() -> None:
    text = (
        "Fijian Foreign Minister Ratu Seru met Samoan Foreign Minister Peseta Noumea in Suva on Tuesday. "
        "Legal advisers of the two governments will meet in Apia in June."
    )
    later = next(m for m in facts(text).meetings if m.status == "scheduled")
    assert (names(later), later.city) == (set(), "Apia")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Kenya and Oman agreed on Tuesday at the ninth Kenya-Oman Strategic Dialogue to open a bridge.", "2024-05-14"),
        ("The ninth Kenya-Oman Strategic Dialogue is to be held in Muscat in June.", "2024-06"),
        ("The ministers of Kenya and Oman sit down in Muscat on Monday for the ninth Kenya-Oman Strategic Dialogue.", "2024-05-20"),
    ],
)
def test_when(text: str, date: str) -> None:
    assert first(text).date == date


def test_what_is_agreed_has_dates_of_its_own() -> None:
    text = "The foreign ministers of Kenya and Oman agreed on Tuesday to open a centre in Mombasa by the summer."
    (encounter,) = encounters(text)
    assert [p.city for p in encounter.places] == []


def test_a_meeting_put_off_has_the_new_date() -> None:
    text = (
        "The ninth meeting of the Kenya-Oman Joint Commission, which was to be held on Friday, has been postponed. "
        "The Commission will meet in Muscat on June 12."
    )
    (meeting,) = facts(text).meetings
    assert (meeting.status, meeting.date, meeting.city) == ("postponed", "2024-06-12", "Muscat")


def test_the_main_meeting_of_a_retrospect_is_past() -> None:
    text = "The foreign ministers of Kenya and Oman met in Muscat on 14 May 2023."
    assert first(text, published=PUBLISHED).status == "past reference"


def test_who_was_received_is_the_guest() -> None:
    text = (
        "The ninth Kenya-Oman Strategic Dialogue was held in Muscat on Tuesday. Kenyan Deputy Foreign Minister Abraham Korir "
        "was received by Foreign Minister Badr Albusaidi."
    )
    assert [m.type for m in facts(text).meetings] == ["meeting", "courtesy-call"]


@pytest.mark.parametrize(
    ("words", "level"),
    [("Sri Lankan", "vice-ministerial"), ("British", "ministerial")],
)
def test_the_rank_of_a_foreign_secretary_is_that_of_the_state(words: str, level: str) -> None:
    text = f"Foreign Secretary Amal Perera met the {words} delegation's leader, {words} Foreign Secretary Rohan Silva, on Tuesday."
    assert first(text).level == level


def test_names_given_after_the_offices() -> None:
    text = (
        "The foreign ministers of Kenya and Oman ran into each other again in Suva. "
        "Musalia Wekesa and Badr Salim talked for some twenty minutes on Tuesday."
    )
    meeting = first(text)
    assert {(p.name, p.office, p.party) for p in meeting.participants} == {
        ("Musalia Wekesa", "Foreign Minister", "KEN"),
        ("Badr Salim", "Foreign Minister", "OMN"),
    }


def test_a_long_name_gives_way_to_the_acronym() -> None:
    assert first("The ninth UAE-Kenya Joint Commission was held on Tuesday.").series == "UAE-Kenya Joint Commission"


def test_what_had_been_planned_came_to_nothing() -> None:
    text = (
        "The second Kenya-Oman Strategic Dialogue was held in Muscat on Tuesday. "
        "The consultations had first been planned for September, and were put off twice."
    )
    assert [m.status for m in facts(text).meetings] == ["held"]
