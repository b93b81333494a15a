from __future__ import annotations

import babel
import pycountry
import pytest

from verbale.knowledge import Party, PartyKind, TermForm, not_party_phrases, parties, party_terms

NAMING = {TermForm.NAME, TermForm.ADJECTIVE, TermForm.PEOPLE}


def codes(term: str) -> list[str]:
    return [found.code for found in party_terms().get(term, ())]


def of_kind(*kinds: PartyKind) -> list[Party]:
    return [party for party in parties().values() if party.kind in kinds]


def test_every_iso_country_is_a_party() -> None:
    ours = {party.code for party in of_kind(PartyKind.STATE, PartyKind.TERRITORY)}
    assert ours == {country.alpha_3 for country in pycountry.countries} | {"XKX"}


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: country.alpha_3)
def test_cldr_name_means_that_country(country: object) -> None:
    name = babel.Locale("en").territories[country.alpha_2]  # type: ignore[attr-defined]
    known = {name, name.replace(" & ", " and "), name.split(" (")[0], name.split(" - ")[0], name.split(" SAR")[0]}
    known |= {"Myanmar", "Palestine"} & set(name.replace("(", " ").split())
    assert any(country.alpha_3 in codes(word.replace("’", "'")) for word in known)  # type: ignore[attr-defined]


@pytest.mark.parametrize("country", [c for c in pycountry.countries if hasattr(c, "official_name")], ids=str)
def test_official_name_means_that_country(country: object) -> None:
    name = country.official_name.removeprefix("the ").removeprefix("The ")  # type: ignore[attr-defined]
    assert country.alpha_3 in codes(name)  # type: ignore[attr-defined]


@pytest.mark.parametrize("party", of_kind(PartyKind.STATE), ids=lambda party: party.code)
def test_every_state_has_capital_and_adjective(party: Party) -> None:
    assert party.adjectives
    assert party.capital or party.code in {"SGP", "VAT", "SMR"}  # the city is the state


def test_terms_of_two_parties_are_flagged_and_have_an_order() -> None:
    for term, found in party_terms().items():
        assert len({each.code for each in found}) == len(found)
        assert len(found) == 1 or all(each.ambiguous for each in found), term


def test_codes_of_states_and_organisations_differ_in_form() -> None:
    for party in parties().values():
        assert party.code == party.code.upper()
        assert party.kind is PartyKind.ORGANISATION or len(party.code) == 3


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("S. Korean", "KOR"),
        ("DPRK", "PRK"),
        ("U.K.", "GBR"),
        ("Türkiye", "TUR"),
        ("Czech Republic", "CZE"),
        ("Burma", "MMR"),
        ("Ivory Coast", "CIV"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Basotho", "LSO"),
        ("Bissau-Guinean", "GNB"),
        ("Kyrgyz", "KGZ"),
        ("Philippine", "PHL"),
        ("the Swiss", "CHE"),
        ("New Zealanders", "NZL"),
        ("Elysee", "FRA"),
        ("Zhongnanhai", "CHN"),
        ("Itamaraty", "BRA"),
        ("Emirati", "ARE"),
        ("Asean", "ASEAN"),
        ("Mercosur", "MERCOSUR"),
        ("Arab League", "LAS"),
        ("Nuku'alofa", "TON"),
        ("Palikir", "FSM"),
    ],
)
def test_a_term_means_its_party(term: str, code: str) -> None:
    assert codes(term)[0] == code


@pytest.mark.parametrize("term", ["us", "turkey", "china", "who", "North", "South", "chad"])
def test_common_words_are_no_terms(term: str) -> None:
    assert not codes(term)


@pytest.mark.parametrize("term", ["the North", "The North", "the bloc", "the Kingdom"])
def test_contextual_terms_are_flagged(term: str) -> None:
    assert all(found.contextual for found in party_terms()[term])


@pytest.mark.parametrize("term", ["Georgia", "Jordan", "Chad", "Korea", "Congo", "Washington", "Brussels", "Dominican"])
def test_ambiguous_terms_are_flagged(term: str) -> None:
    assert all(found.ambiguous for found in party_terms()[term])


def test_usual_meaning_of_an_ambiguous_term_comes_first() -> None:
    assert codes("Congo") == ["COD", "COG"]
    assert codes("Brussels") == ["EU", "BEL"]


def test_no_phrase_without_party_is_a_party() -> None:
    assert not {phrase for phrase in not_party_phrases() if phrase in party_terms()}


def test_phrases_without_party_contain_a_word_for_one() -> None:
    words = {word for term in party_terms() for word in term.replace("-", " ").split()}
    for phrase in ("South China Sea", "Latin American", "Vienna Convention", "French fries", "Taiwan Strait"):
        assert phrase in not_party_phrases()
        assert words & set(phrase.split())
