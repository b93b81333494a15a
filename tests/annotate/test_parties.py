"""Which words name a party, and which a city."""

from __future__ import annotations

import pytest

from tests.reading import annotated


def parties(text: str) -> list[tuple[str, str]]:
    return [(p.span.of(text), p.code) for p in annotated(text).parties]


def places(text: str) -> list[tuple[str, str | None]]:
    return [(p.city, p.country) for p in annotated(text).places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgia and Armenia signed a treaty.", [("Georgia", "GEO"), ("Armenia", "ARM")]),
        ("Guinea-Bissau thanked Guinea.", [("Guinea-Bissau", "GNB"), ("Guinea", "GIN")]),
        ("The Democratic Republic of the Congo objected.", [("Democratic Republic of the Congo", "COD")]),
        ("The U.S. and the UK issued a statement.", [("U.S.", "USA"), ("UK", "GBR")]),
        ("the Netherlands and the Holy See", [("Netherlands", "NLD"), ("Holy See", "VAT")]),
        ("Norwegian and Chilean diplomats", [("Norwegian", "NOR"), ("Chilean", "CHL")]),
        ("Turkish-Egyptian ties have warmed.", [("Turkish", "TUR"), ("Egyptian", "EGY")]),
        ("Ivorian and Congolese envoys", [("Ivorian", "CIV"), ("Congolese", "COD")]),
        ("The European Union and Mercosur talked.", [("European Union", "EU"), ("Mercosur", "MERCOSUR")]),
        ("ASEAN and the African Union agreed.", [("ASEAN", "ASEAN"), ("African Union", "AU")]),
        ("The Gulf Cooperation Council welcomed it.", [("Gulf Cooperation Council", "GCC")]),
        ("Sri\u00a0Lanka’s envoy left.", [("Sri\u00a0Lanka", "LKA")]),
        ("South\nSudan’s envoy left.", [("South\nSudan", "SSD")]),
    ],
)
def test_states_and_organisations(text: str, expected: list[tuple[str, str]]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chinese New Year falls in February.",
        "He ate a Danish pastry with Turkish coffee.",
        "The Paris Agreement and the Budapest Memorandum were discussed.",
        "Georgia Meloni spoke first.",
        "Paris Saint-Germain beat Benfica.",
        "The North of the country was flooded.",
        "They turkey-shot in the jordan.",
    ],
)
def test_words_that_name_no_party(text: str) -> None:
    assert parties(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nairobi said it would send troops.", "KEN"),
        ("Relations between Lima and Quito have improved.", "ECU"),
        ("Lisbon's envoy left.", "PRT"),
        ("The Canberra-Jakarta dialogue was suspended.", "IDN"),
        ("Addis Ababa and Khartoum agreed to talk.", "SDN"),
        ("Bishkek hosted an envoy.", "KGZ"),
    ],
)
def test_a_capital_that_acts_is_a_government(text: str, code: str) -> None:
    mentions = annotated(text).parties
    assert (code, "capital") in [(p.code, p.form) for p in mentions]
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("The ministers met in Nairobi.", "Nairobi", "KEN"),
        ("He flew to Muscat on Monday.", "Muscat", "OMN"),
        ("They arrived from Lisbon.", "Lisbon", "PRT"),
        ("ASEAN ministers gathered in Vientiane.", "Vientiane", "LAO"),
        ("Talks were held in Doha, Qatar.", "Doha", "QAT"),
        ("in the city of Samarkand", "Samarkand", "UZB"),
        ("Talks in Brasília ended.", "Brasilia", "BRA"),
        ("A visit to The Hague ended.", "The Hague", "NLD"),
    ],
)
def test_a_city_where_something_is_is_a_place(text: str, city: str, country: str) -> None:
    assert (city, country) in places(text)
    assert "capital" not in [p.form for p in annotated(text).parties]


def test_a_city_state_is_both() -> None:
    text = "Singapore hosted the summit in Singapore."
    assert parties(text) == [("Singapore", "SGP"), ("Singapore", "SGP")]
    assert places(text) == [("Singapore", "SGP")]


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("The two sides met in Luque, Paraguay.", "Luque", "PRY"),
        ("The envoys gathered in Ushguli, Georgia, on Friday.", "Ushguli", "GEO"),
        ("They talked in Punta Cana, Dominican Republic.", "Punta Cana", "DOM"),
    ],
)
def test_a_town_that_no_list_has_is_told_by_its_country(text: str, town: str, country: str) -> None:
    assert places(text) == [(town, country)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("South Korea warned of tests. The North did not reply.", ["KOR"]),
        ("South Korea warned North Korea. The North did not reply.", ["KOR", "PRK", "PRK"]),
        ("North Korea tested a missile. Nothing was heard from the North.", ["PRK", "PRK"]),
        ("Peru tested a missile. Nothing was heard from the North.", ["PER"]),
    ],
)
def test_the_north_is_a_state_where_that_state_is_named(text: str, codes: list[str]) -> None:
    assert [p.code for p in annotated(text).parties] == codes


def test_a_person_at_a_place_is_not_the_place() -> None:
    found = annotated("Foreign Minister Paris Kasidokostas-Latsis arrived in Sydney.")
    assert [p.city for p in found.places] == ["Sydney"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The two met in Hannan on Friday.", None),
        ("The two met in Hannan on Friday. Japan was the host.", "JPN"),
        ("The two met in Osaka on Friday.", "JPN"),
    ],
)
def test_a_small_town_has_a_country_where_the_page_names_it(text: str, country: str | None) -> None:
    assert [c for _, c in places(text)] == [country]
