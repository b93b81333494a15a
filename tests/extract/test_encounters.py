"""What one clause says of an encounter: its kind, and whether it has happened."""

from __future__ import annotations

import pytest

from tests.reading import encounters

BOTH = "The foreign ministers of Greece and Albania"
ONE = "The foreign minister of Greece"


def xfail(*values: object, reason: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{BOTH} met briefly.", "held"),
        (f"{BOTH} have met twice.", "held"),
        (f"{BOTH} held talks.", "held"),
        (f"After meeting the foreign minister of Albania, {ONE.lower()} left.", "held"),
        (f"{BOTH} will meet in Tirana.", "scheduled"),
        (f"{BOTH} are to hold talks on Friday.", "scheduled"),
        (f"{BOTH} were expected to hold talks.", "scheduled"),
        (f"{BOTH} agreed to meet in Tirana.", "scheduled"),
        (f"{BOTH} hope to meet in Tirana.", "proposed"),
        (f"{BOTH} could meet in Tirana.", "proposed"),
        (f"{BOTH} postponed the talks.", "postponed"),
        (f"Talks between {BOTH.lower()} were adjourned.", "postponed"),
        (f"{BOTH} cancelled their talks.", "cancelled"),
        (f"The meeting between {BOTH.lower()} was cancelled.", "cancelled"),
    ],
)
def test_status(text: str, status: str) -> None:
    (encounter,) = encounters(text)
    assert encounter.status == status


@pytest.mark.parametrize(
    "text",
    [
        f"{BOTH} did not meet.",
        f"{BOTH} never met.",
        f"Nobody met {ONE.lower()}.",
        f"{BOTH} did not hold talks.",
        f"{BOTH} held no talks.",
        f"{BOTH} refused to meet.",
        f"The ministry denied that {BOTH.lower()} had met.",
    ],
)
def test_what_is_denied_has_not_happened(text: str) -> None:
    assert [e for e in encounters(text) if e.status] == []


@pytest.mark.parametrize(
    "text",
    [
        f"{BOTH} failed to meet the deadline.",
        f"{ONE} called for restraint.",
        f"{ONE} welcomed the agreement.",
        f"{ONE} met criticism.",
        f"{ONE} spoke to reporters.",
        "Shareholders of the bank met in Zurich on Tuesday.",
        "The ruling party held its congress in Maputo on Saturday.",
    ],
)
def test_other_uses_of_the_verbs(text: str) -> None:
    assert encounters(text) == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (f"{ONE} met his Albanian counterpart.", "meeting"),
        (f"{ONE} sat down with his Albanian counterpart.", "meeting"),
        (f"{ONE} hosted his Albanian counterpart for lunch.", "meeting"),
        (f"{ONE} received the ambassador of Albania.", "meeting"),
        (f"{ONE} telephoned his Albanian counterpart.", "phone-call"),
        (f"{ONE} spoke on the phone with his Albanian counterpart.", "phone-call"),
        (f"{ONE} spoke by telephone with his Albanian counterpart.", "phone-call"),
        (f"{BOTH} held a telephone conversation.", "phone-call"),
        (f"{BOTH} conferred by video link.", "phone-call"),
        (f"{ONE} paid a courtesy call on the Albanian president.", "courtesy-call"),
        (f"{ONE} called on the Albanian president.", "courtesy-call"),
    ],
)
def test_the_kind_of_encounter(text: str, type_: str) -> None:
    (encounter,) = encounters(text)
    assert encounter.type == type_


def test_times_and_places_belong_to_their_clause() -> None:
    text = (
        "Kenyan Foreign Minister Musalia Mudavadi, who had opened a clinic in Kisumu on Sunday, "
        "met his Omani counterpart Badr Albusaidi in Muscat on Tuesday."
    )
    (encounter,) = [e for e in encounters(text) if e.other_side.people]
    assert [t.span.of(text) for t in encounter.times] == ["Tuesday"]
    assert [p.city for p in encounter.places] == ["Muscat"]


def test_two_verbs_are_two_encounters() -> None:
    text = (
        "Fijian Prime Minister Sitiveni Rabuka met Australian Prime Minister Anthony Albanese in Canberra on Wednesday. "
        "On Thursday, Rabuka met New Zealand Prime Minister Christopher Luxon in Auckland."
    )
    assert [[p.city for p in e.places] for e in encounters(text)] == [["Canberra"], ["Auckland"]]


def test_separate_calls_are_one_each() -> None:
    text = (
        "Irish Foreign Minister Micheál Martin spoke separately by phone with his Jordanian counterpart Ayman Safadi "
        "and his Egyptian counterpart Sameh Shoukry on Tuesday."
    )
    assert [[p.name for p in e.other_side.people] for e in encounters(text)] == [["Ayman Safadi"], ["Sameh Shoukry"]]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The foreign minister of Egypt met President Saleh's special envoy Karim Haddad.", ["Karim Haddad"]),
        ("Following President Saleh's visit to Cairo, Foreign Minister Karim Haddad met the Greek premier.", ["Karim Haddad"]),
        ("President Saleh's meeting with Foreign Minister Karim Haddad lasted an hour.", ["Saleh", "Karim Haddad"]),
    ],
)
def test_whose_envoy_or_journey_it_is_does_not_take_part(text: str, people: list[str]) -> None:
    assert sorted({p.name for e in encounters(text) for p in e.everyone.people}) == sorted(people)


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("Foreign Minister Karim Haddad called on Prime Minister Ana Costa to release the prisoners.", 0),
        ("Foreign Minister Karim Haddad called on Prime Minister Ana Costa to discuss trade.", 1),
        ("Foreign Minister Karim Haddad called on Prime Minister Ana Costa on Monday.", 1),
    ],
)
def test_to_call_on_somebody_to_act_is_no_call(text: str, calls: int) -> None:
    assert sum(e.type == "courtesy-call" for e in encounters(text)) == calls


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Premier Ola Berg met Finnish Premier Elina Salo after attending a G20 summit.",
        "Norwegian Premier Ola Berg met Finnish Premier Elina Salo at the G20 summit.",
        "Norwegian Premier Ola Berg met Finnish Premier Elina Salo on the sidelines of the Group of Twenty (G20) summit.",
    ],
)
def test_the_organisation_of_the_occasion_does_not_take_part(text: str) -> None:
    met = next(e for e in encounters(text) if e.company.people and e.other_side.people)
    assert "G20" not in {p.code for p in (*met.everyone.parties, *(p for n in met.nouns for p in n.parties))}


def test_what_was_discussed_names_nobody_who_took_part() -> None:
    text = (
        "Norwegian Premier Ola Berg met Finnish Premier Elina Salo to discuss Oman's contribution to Yemen through the World "
        "Food Programme and support for the Afghanistan peace talks."
    )
    met = next(e for e in encounters(text) if e.people_named)
    assert not met.nouns
    assert {p.code for p in met.everyone.parties} <= {"NOR", "FIN"}


@pytest.mark.parametrize(
    "text", [f"{ONE} was received at the airport by Prime Minister Ana Costa.", "They organised the visit by Ana Costa."]
)
def test_a_welcome_on_arrival_is_no_meeting(text: str) -> None:
    assert encounters(text) == []


def test_a_dialogue_that_was_launched_did_not_meet_then() -> None:
    assert encounters("The Dialogue was launched in 2004.") == []
    assert [e.status for e in encounters("The ninth Dialogue was held in 2004.")] == ["held"]


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        (f"{BOTH} held the first talks since October.", None),
        (f"{BOTH} held the first round of the Joint Commission.", 1),
    ],
)
def test_the_first_since_some_time_is_no_first_round(text: str, ordinal: int | None) -> None:
    assert next(n.ordinal for e in encounters(text) for n in e.nouns) == ordinal


def test_the_last_time_they_met() -> None:
    (encounter,) = encounters("The last time the two countries met was in September 2012 in Kenya.")
    assert "last" in encounter.marks
    assert [t.value for t in encounter.times] == ["2012-09"]
    assert [c.code for c in encounter.countries] == ["KEN"]


def test_consultations_on_a_screen_are_a_meeting() -> None:
    kinds = {str(e.type) for e in encounters(f"{BOTH} held the sixth political consultations via videoconference.")}
    assert kinds == {"meeting"}
