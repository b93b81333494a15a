from __future__ import annotations

import pytest

from verbale.knowledge import LEVELS, offices


@pytest.mark.parametrize(
    ("title", "party", "level"),
    [
        ("President", "KEN", "leaders"),
        ("Crown Prince and Prime Minister", "SAU", "leaders"),
        ("Vice-President", "IND", "leaders"),
        ("Minister of Foreign Affairs", "PER", "ministerial"),
        ("Deputy Prime Minister and Minister of Foreign Affairs", "QAT", "ministerial"),
        ("Prime Cabinet Secretary", "KEN", "ministerial"),
        ("Secretary of State", "USA", "ministerial"),
        ("Secretary of State", "DEU", "vice-ministerial"),
        ("Secretary of Foreign Relations", "MEX", "ministerial"),
        ("Foreign Secretary", "GBR", "ministerial"),
        ("Foreign Secretary", "PHL", "ministerial"),
        ("Foreign Secretary", "BGD", "vice-ministerial"),
        ("Secretary (West)", "IND", "senior officials"),
        ("High Representative of the Union for Foreign Affairs and Security Policy", "EU", "ministerial"),
        ("Deputy Secretary of State", "USA", "vice-ministerial"),
        ("Under Secretary of State for Political Affairs", "USA", "vice-ministerial"),
        ("Undersecretary for Political Affairs", "ARE", "vice-ministerial"),
        ("Assistant Secretary of State for African Affairs", "USA", "senior officials"),
        ("Deputy Assistant Secretary", "USA", "working"),
        ("Permanent Secretary", "SGP", "vice-ministerial"),
        ("Principal Secretary for Foreign Affairs", "KEN", "vice-ministerial"),
        ("Deputy Foreign Minister", "UZB", "vice-ministerial"),
        ("Deputy Foreign Minister", "KOR", "senior officials"),
        ("Vice-Minister of Foreign Affairs", "VNM", "vice-ministerial"),
        ("Minister of State for External Affairs", "IND", "vice-ministerial"),
        ("Assistant Foreign Minister", "CHN", "senior officials"),
        ("Director-General", "FRA", "senior officials"),
        ("Director General", "JPN", "working"),
        ("Chargé d’affaires", "USA", "working"),
        ("Special Envoy of the President", "FRA", "senior officials"),
        ("Republic of Kenya Principal Secretary", "KEN", "vice-ministerial"),
        ("Sudanese PM", "SDN", "leaders"),
        ("Chief of Staff to the President", "CHL", "senior officials"),
        ("former Prime Minister", "GBR", "leaders"),
        ("Secretary-General", "UN", None),
        ("Leader of the Opposition", "AUS", None),
        ("spokesperson", "CHN", None),
    ],
)
def test_level_of_an_office(title: str, party: str, level: str | None) -> None:
    assert offices().level(title, party) == level


@pytest.mark.parametrize(
    ("plural", "noun"),
    [
        ("ministers", "minister"),
        ("secretaries", "secretary"),
        ("directors-general", "director-general"),
        ("chiefs of staff", "chief of staff"),
        ("chargés d'affaires", "chargé d'affaires"),
        ("heads of state", "head of state"),
        ("prime ministers", "prime minister"),
    ],
)
def test_plurals_lead_to_their_noun(plural: str, noun: str) -> None:
    head = offices().heads[plural]
    assert (head.noun, head.plural) == (noun, True)
    assert not offices().heads[noun].plural


def test_who_is_not_in_office() -> None:
    out = {word for word, modifier in offices().modifiers.items() if not modifier.in_office}
    assert {"former", "elect", "designate", "then"} <= out
    assert "acting" not in out


def test_everything_is_lower_case_with_straight_apostrophes() -> None:
    grammar = offices()
    for word in (*grammar.heads, *grammar.modifiers, *grammar.portfolios, *grammar.specials, *grammar.bare):
        assert word == word.lower()
        assert "’" not in word


def test_bare_offices_are_heads_or_specials() -> None:
    assert offices().bare <= offices().heads.keys() | offices().specials.keys()


def test_abbreviations_are_offices() -> None:
    for full in offices().abbreviations.values():
        assert full.split()[-1] in offices().heads or full in offices().heads or full in offices().specials


def test_portfolios_of_many_ministries() -> None:
    assert {
        "foreign affairs",
        "external affairs",
        "diaspora affairs",
        "unification",
        "water resources",
    } <= offices().portfolios


def test_levels_are_those_of_the_record() -> None:
    heads = {head.level for head in offices().heads.values()}
    assert heads == {None, *LEVELS}
