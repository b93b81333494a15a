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
