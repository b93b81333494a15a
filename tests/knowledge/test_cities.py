from __future__ import annotations

import pytest

from verbale.knowledge import PartyKind, cities, parties
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


def test_the_table_stays_small_and_names_its_source() -> None:
    assert (FOLDER / "cities.tsv").stat().st_size < 700_000
    notice = (FOLDER / "NOTICE").read_text("utf-8")
    assert "GeoNames" in notice
    assert "https://creativecommons.org/licenses/by/4.0/" in notice
