from __future__ import annotations

import pytest

from verbale.knowledge import PartyKind, cities, coordinates, inhabited, parties
from verbale.knowledge.files import FOLDER


@pytest.mark.parametrize(
    ("spelling", "name", "country"),
    [
        ("São Paulo", "Sao Paulo", "BRA"),
        ("Kiev", "Kyiv", "UKR"),
        ("Bombay", "Mumbai", "IND"),
        ("Nay Pyi Taw", "Naypyidaw", "MMR"),
        ("Washington, D.C.", "Washington", "USA"),
        ("Makkah", "Mecca", "SAU"),
        ("Jiddah", "Jeddah", "SAU"),
        ("Sharm El Sheikh", "Sharm el-Sheikh", "EGY"),
        ("Nusa Dua", "Bali", "IDN"),
        ("Genève", "Geneva", "CHE"),
        ("Prishtina", "Pristina", "XKX"),
        ("Zürich", "Zurich", "CHE"),
        ("Bogotá", "Bogota", "COL"),
        ("Davos", "Davos", "CHE"),
        ("Camp David", "Camp David", "USA"),
        ("Hiroshima", "Hiroshima", "JPN"),
        ("Gyeongju", "Gyeongju", "KOR"),
        ("Kigali", "Kigali", "RWA"),
        ("Samarkand", "Samarkand", "UZB"),
        ("Honiara", "Honiara", "SLB"),
        ("Antananarivo", "Antananarivo", "MDG"),
        ("Lausanne", "Lausanne", "CHE"),
        ("Hangzhou", "Hangzhou", "CHN"),
        ("Puerto Vallarta", "Puerto Vallarta", "MEX"),
        ("Singapore", "Singapore", "SGP"),
    ],
)
def test_a_spelling_leads_to_the_place(spelling: str, name: str, country: str) -> None:
    city = cities()[spelling]
    assert (city.name, city.country) == (name, country)


@pytest.mark.parametrize("state", [p for p in parties().values() if p.kind is PartyKind.STATE], ids=lambda p: p.code)
def test_every_capital_is_a_place_of_its_state(state: object) -> None:
    capital = state.capital  # type: ignore[attr-defined]
    if capital and capital not in {"Djibouti City", "Luxembourg City", "Monaco-Ville"}:
        assert cities()[capital].country == state.code  # type: ignore[attr-defined]


@pytest.mark.parametrize("word", ["Of", "March", "Reading", "Mobile", "Kim", "Lavrov", "Lincoln Hall", "Cuba", "Korean"])
def test_words_and_names_are_no_places(word: str) -> None:
    assert word not in cities()


@pytest.mark.parametrize("spelling", ["Nice", "Split", "Male", "Victoria", "Valencia"])
def test_doubtful_names_are_flagged(spelling: str) -> None:
    assert cities()[spelling].ambiguous


@pytest.mark.parametrize("spelling", ["Seoul", "Nairobi", "Canberra", "Tashkent", "Lima"])
def test_plain_names_are_not_flagged(spelling: str) -> None:
    assert not cities()[spelling].ambiguous


def test_every_line_is_a_place_of_a_known_country() -> None:
    assert len(cities()) > 25_000
    for spelling in cities():
        city = cities()[spelling]
        assert parties()[city.country].kind is not PartyKind.ORGANISATION
        assert city.name
        assert city.population >= 0
        assert spelling == spelling.strip()


@pytest.mark.parametrize(
    ("spelling", "latitude", "longitude"),
    [
        ("Seoul", 37.6, 127.0),
        ("Genève", 46.2, 6.1),
        ("Washington, D.C.", 38.9, -77.0),
        ("Panmunjom", 38.0, 126.7),
        ("Wellington", -41.3, 174.8),
        ("Camp David", 39.6, -77.5),
    ],
)
def test_a_place_is_where_it_is(spelling: str, latitude: float, longitude: float) -> None:
    assert coordinates(spelling) == pytest.approx((latitude, longitude), abs=0.06)


def test_every_place_has_coordinates_on_the_globe() -> None:
    assert {cities()[s].name for s in cities() if coordinates(s) is None} == set()
    assert all(abs(latitude) <= 90 and abs(longitude) <= 180 for latitude, longitude in inhabited())


def test_a_place_of_another_state_or_of_no_known_name_is_nowhere() -> None:
    assert coordinates("Kigali", "RWA") is not None
    assert coordinates("Kigali", "UGA") is None
    assert coordinates("Nowhere-on-Sea") is None


def test_the_table_stays_small_and_names_its_source() -> None:
    assert (FOLDER / "cities.tsv").stat().st_size < 700_000
    notice = (FOLDER / "NOTICE").read_text("utf-8")
    assert "GeoNames" in notice
    assert "https://creativecommons.org/licenses/by/4.0/" in notice
