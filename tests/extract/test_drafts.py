"""Which encounters are one meeting."""

from __future__ import annotations

import pytest

from tests.reading import facts
from verbale.model.facts import Meeting


def meetings(text: str) -> tuple[Meeting, ...]:
    return facts(text).meetings


LEAD = "Kenyan Foreign Minister Musalia Mudavadi met his Omani counterpart Badr Albusaidi in Muscat on Tuesday."


@pytest.mark.parametrize(
    "more",
    [
        "The talks lasted two hours.",
        "The two ministers met in the old palace.",
        "Mudavadi and Albusaidi discussed fisheries.",
        "Mudavadi spoke after the meeting.",
        "Kenya and Oman held the talks behind closed doors.",
        "Photo: Musalia Mudavadi (left) and Badr Albusaidi shake hands in Muscat on Tuesday.",
    ],
)
def test_more_words_on_the_same_meeting(more: str) -> None:
    (meeting,) = meetings(f"{LEAD}\n\n{more}")
    assert (meeting.parties, meeting.date, meeting.city) == (("KEN", "OMN"), "2024-05-14", "Muscat")


@pytest.mark.parametrize(
    ("more", "differs"),
    [
        ("Mudavadi met Qatari Foreign Minister Mohammed bin Abdulrahman Al Thani on Wednesday.", "parties"),
        ("Mudavadi and Albusaidi also spoke by phone on May 2.", "type"),
        ("Their last meeting took place in Nairobi in June 2022.", "date"),
        ("The next meeting will be held in Nairobi in June.", "status"),
        ("Mudavadi later paid a courtesy call on Sultan Haitham bin Tariq.", "type"),
    ],
)
def test_another_meeting(more: str, differs: str) -> None:
    first, second = meetings(f"{LEAD} {more}")
    assert getattr(first, differs) != getattr(second, differs)
    assert first.city == "Muscat"


def test_the_meeting_that_the_report_is_about_comes_first() -> None:
    text = f"At their last meeting, in Nairobi in June 2022, the two countries had quarrelled.\n\n{LEAD}"
    found = meetings(text)
    assert found[0].date == "2024-05-14"


def test_rounds_of_one_dialogue() -> None:
    text = (
        "Kenyan Foreign Minister Musalia Mudavadi and his Omani counterpart Badr Albusaidi co-chaired the third session of "
        "the Kenya-Oman Joint Trade Committee in Muscat on Tuesday. The second session was held in Nairobi in March 2021. "
        "The fourth will be held in Nairobi next year."
    )
    rows = [(m.ordinal, m.status, m.date, m.city, m.series) for m in meetings(text)]
    series = "Kenya-Oman Joint Trade Committee"
    assert rows == [
        (3, "held", "2024-05-14", "Muscat", series),
        (2, "past reference", "2021-03", "Nairobi", series),
        (4, "scheduled", "2025", "Nairobi", series),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana met Togo in the Africa Cup of Nations in Abidjan on Friday.",
        "Slovenia's football team met Croatia in Ljubljana on Friday. Slovenian Prime Minister Robert Golob watched the match.",
        "The annual congress of the Social Democrats opened in Tirana. Albanian Prime Minister Edi Rama spoke to delegates.",
        "Business associations of Morocco and Senegal held a conference in Casablanca on Friday.",
        "Moldovan President Maia Sandu spoke to students in Chisinau on Friday.",
        "Shareholders of the bank met in Zurich on Tuesday.",
        "The city council met on Friday.",
        "Kenya's foreign minister did not meet his Omani counterpart.",
        pytest.param(
            "Business leaders from Ghana and Togo met in Accra on Friday for a trade conference.",
            marks=pytest.mark.xfail(strict=True, reason="leaders of business are taken for leaders of states"),
        ),
    ],
)
def test_no_meeting_of_governments(text: str) -> None:
    assert meetings(text) == ()
