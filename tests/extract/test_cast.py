"""The people of a report: offices and parties, told and inferred."""

from __future__ import annotations

import pytest

from tests.reading import cast
from verbale.extract.cast import Character, singular
from verbale.model.annotated import OfficeMention
from verbale.model.claims import Basis
from verbale.model.spans import Span


def character(text: str, name: str) -> Character:
    return next(c for c in cast(text).characters.values() if name in c.names)


@pytest.mark.parametrize(
    ("text", "name", "office", "basis", "party"),
    [
        ("Kenyan Foreign Minister Musalia Mudavadi spoke.", "Musalia Mudavadi", "Foreign Minister", Basis.STATED, "KEN"),
        (
            "Dutch Foreign Minister Caspar Veldkamp and his Belgian counterpart Hadja Lahbib met.",
            "Hadja Lahbib",
            "Foreign Minister",
            Basis.INFERRED,
            "BEL",
        ),
        (
            "Vice Foreign Minister of Vietnam Do Hung Viet left. He met his Belarusian counterpart, Evgeny Shestakov.",
            "Evgeny Shestakov",
            "Vice Foreign Minister",
            Basis.INFERRED,
            "BLR",
        ),
        (
            "Foreign Ministers Elina Valtonen and Margus Tsahkna, from Finland and Estonia respectively, met.",
            "Margus Tsahkna",
            "Foreign Minister",
            Basis.STATED,
            "EST",
        ),
        (
            "Foreign Ministers Elina Valtonen and Margus Tsahkna, from Finland and Estonia respectively, met.",
            "Elina Valtonen",
            "Foreign Minister",
            Basis.STATED,
            "FIN",
        ),
        (
            "Foreign Minister (FM) Elina Valtonen arrived in Muscat. She will lead the Finnish delegation.",
            "Elina Valtonen",
            "Foreign Minister",
            Basis.STATED,
            "FIN",
        ),
        (
            "The Omani side was led by Foreign Minister Badr Albusaidi.",
            "Badr Albusaidi",
            "Foreign Minister",
            Basis.STATED,
            "OMN",
        ),
        ("External Affairs Minister S. Jaishankar spoke.", "S. Jaishankar", "External Affairs Minister", Basis.STATED, "IND"),
    ],
)
def test_office_and_party(text: str, name: str, office: str, basis: Basis, party: str) -> None:
    person = character(text, name)
    assert person.office is not None
    assert person.party is not None
    assert (person.office.value, person.office.basis, person.party.value) == (office, basis, party)


def test_a_counterpart_of_nobody_has_no_office() -> None:
    assert character("His Belgian counterpart Hadja Lahbib spoke.", "Hadja Lahbib").office is None


def test_an_inference_shows_its_working() -> None:
    text = "Dutch Foreign Minister Caspar Veldkamp and his Belgian counterpart Hadja Lahbib met."
    office = character(text, "Hadja Lahbib").office
    assert office is not None
    assert office.rule == "counterpart"
    assert office.because is not None
    assert "Caspar Veldkamp" in office.because
    assert "counterpart" in office.span.of(text)


def test_a_title_of_one_state_tells_the_state() -> None:
    party = character("External Affairs Minister S. Jaishankar spoke.", "S. Jaishankar").party
    assert party is not None
    assert (party.basis, party.rule) == (Basis.INFERRED, "title of one state")


def test_an_office_held_no_longer_is_none() -> None:
    assert character("Former president Tarja Halonen spoke.", "Tarja Halonen").office is None


def test_the_fullest_name_comes_first() -> None:
    text = "Mr Fidan arrived. Hakan Fidan, the Turkish foreign minister, spoke. Fidan left."
    person = character(text, "Fidan")
    assert person.name == "Hakan Fidan"
    assert person.names == ("Hakan Fidan", "Fidan")
    assert [m.span.of(text) for m in person.mentions] == ["Fidan", "Hakan Fidan", "Fidan"]


@pytest.mark.parametrize(
    ("title", "one"),
    [
        ("Foreign Ministers", "Foreign Minister"),
        ("Deputy Prime Ministers", "Deputy Prime Minister"),
        ("Ministers of Foreign Affairs", "Minister of Foreign Affairs"),
        ("Ambassadors", "Ambassador"),
    ],
)
def test_one_of_several_holders(title: str, one: str) -> None:
    assert singular(OfficeMention(Span(0, 1), title, None, plural=True)) == one


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The Indian side was led by Foreign Secretary Asha Rao and Defence Secretary Vikram Sen while the Australian side "
            "was headed by Foreign Secretary Ruth Hall and Defence Secretary Tom Ward.",
            {"Asha Rao": "IND", "Vikram Sen": "IND", "Ruth Hall": "AUS", "Tom Ward": "AUS"},
        ),
        (
            "The Omani side was led by Undersecretary Salim Harthy and the Kenyan delegation was led by the Foreign Minister, "
            "Jane Achieng Odhiambo, said a statement.",
            {"Salim Harthy": "OMN", "Jane Achieng Odhiambo": "KEN"},
        ),
        (
            "It was co-chaired, on the EU side, by Commissioner Ana Costa and Commissioner Petr Novak, and on the Indian side by "
            "Trade Minister Asha Rao and Vikram Sen, Minister of Energy.",
            {"Ana Costa": "EU", "Petr Novak": "EU", "Asha Rao": "IND", "Vikram Sen": "IND"},
        ),
        (
            "Lithuania was represented by Political Director Jonas Petrauskas; Estonia by Deputy Secretary General Mart Tamm.",
            {"Jonas Petrauskas": "LTU", "Mart Tamm": "EST"},
        ),
        (
            "Delegations of Tajikistan (led by Deputy Minister Farrukh Nazarov) and Japan (Ambassador Ken Mori) took part.",
            {"Farrukh Nazarov": "TJK", "Ken Mori": "JPN"},
        ),
    ],
)
def test_everybody_listed_on_a_side_is_of_its_party(text: str, parties: dict[str, str]) -> None:
    assert {c.name: c.party.value for c in cast(text).characters.values() if c.party} == parties


def test_whom_a_delegation_met_is_not_of_its_party() -> None:
    text = "The Omani delegation met Foreign Minister Jane Odhiambo."
    assert character(text, "Jane Odhiambo").party is None
