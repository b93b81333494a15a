"""Offices as printed: their words, rank and countries."""

from __future__ import annotations

import pytest

from tests.reading import annotated
from verbale.model.annotated import OfficeMention


def offices(text: str) -> list[OfficeMention]:
    found = annotated(text).offices
    assert all(o.span.of(text) for o in found)
    return list(found)


def xfail(*values: object, reason: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("text", "title", "level", "parties"),
    [
        ("Kenya's foreign minister will fly home.", "Foreign Minister", "ministerial", ("KEN",)),
        ("Norwegian Prime Minister Jonas Gahr Støre spoke.", "Prime Minister", "leaders", ("NOR",)),
        (
            "The First Deputy Minister of Foreign Affairs of Kyrgyzstan arrived.",
            "First Deputy Minister of Foreign Affairs",
            "vice-ministerial",
            ("KGZ",),
        ),
        (
            "Angola's Minister of Foreign Affairs and International Cooperation spoke.",
            "Minister of Foreign Affairs and International Cooperation",
            "ministerial",
            ("AGO",),
        ),
        ("the Minister for Trade, Industry and Energy", "Minister for Trade, Industry and Energy", "ministerial", ()),
        ("the Permanent Secretary for Foreign Affairs", "Permanent Secretary for Foreign Affairs", "vice-ministerial", ()),
        ("the Foreign Secretary of Bangladesh", "Foreign Secretary", "vice-ministerial", ("BGD",)),
        ("the Foreign Secretary of the United Kingdom", "Foreign Secretary", "ministerial", ("GBR",)),
        (
            "the Assistant Secretary of State for East Asian and Pacific Affairs",
            "Assistant Secretary of State for East Asian and Pacific Affairs",
            "senior officials",
            (),
        ),
        (
            "the U.S. Under Secretary of State for Political Affairs",
            "Under Secretary of State for Political Affairs",
            "vice-ministerial",
            ("USA",),
        ),
        ("the Deputy Secretary of State", "Deputy Secretary of State", "vice-ministerial", ()),
        ("the Vice-Minister of External Relations", "Vice-Minister of External Relations", "vice-ministerial", ()),
        ("the Minister of State for Foreign Affairs", "Minister of State for Foreign Affairs", "vice-ministerial", ()),
        ("the Crown Prince of Jordan", "Crown Prince", "leaders", ("JOR",)),
        ("the Cuban vice president", "Vice President", "leaders", ("CUB",)),
        ("Ethiopia's ambassador to Sudan", "Ambassador", "senior officials", ("ETH",)),
        ("the Ambassador of Sweden to Kenya", "Ambassador", "senior officials", ("SWE",)),
        ("the EU foreign policy chief", "Foreign Policy Chief", "ministerial", ("EU",)),
        ("the acting foreign minister of Libya", "Acting Foreign Minister", "ministerial", ("LBY",)),
        ("the Prime Minister-designate of Haiti", "Prime Minister-designate", "leaders", ("HTI",)),
        ("the Vice Foreign Minister of Vietnam", "Vice Foreign Minister", "vice-ministerial", ("VNM",)),
        ("the Minister Counsellor", "Minister Counsellor", "working", ()),
        ("the president of the employers' federation", "President", None, ()),
        ("the Secretary-General of ASEAN", "Secretary-General", None, ("ASEAN",)),
        ("the first foreign minister to visit Palau", "Foreign Minister", "ministerial", ()),
        ("the new foreign minister of Palau", "Foreign Minister", "ministerial", ("PLW",)),
    ],
)
def test_one_holder(text: str, title: str, level: str | None, parties: tuple[str, ...]) -> None:
    (office,) = offices(text)
    assert (office.title, office.level, office.parties) == (title, level, parties)
    assert (office.plural, office.counterpart, office.former) == (False, False, False)


@pytest.mark.parametrize(
    ("text", "title", "level", "parties"),
    [
        ("the foreign ministers of Peru, Chile and Bolivia", "Foreign Ministers", "ministerial", ("PER", "CHL", "BOL")),
        ("The presidents of Uganda and Tanzania spoke.", "Presidents", "leaders", ("UGA", "TZA")),
        ("the leaders of Mali and Niger", "Leaders", "leaders", ("MLI", "NER")),
        ("Finance ministers from Togo and Benin met.", "Finance Ministers", "ministerial", ("TGO", "BEN")),
        ("senior officials of Laos and Vietnam", "Senior Officials", "senior officials", ("LAO", "VNM")),
        ("the Greek and Albanian prime ministers", "Prime Ministers", "leaders", ("GRC", "ALB")),
        ("the Belgian foreign and defence ministers", "Foreign and Defence Ministers", "ministerial", ("BEL",)),
        ("the Peruvian vice ministers", "Vice Ministers", "vice-ministerial", ("PER",)),
        xfail(
            "the Chinese and Russian deputy foreign ministers",
            "Deputy Foreign Ministers",
            "vice-ministerial",
            ("CHN", "RUS"),
            reason="the office ends after `deputy`",
        ),
    ],
)
def test_several_holders(text: str, title: str, level: str, parties: tuple[str, ...]) -> None:
    (office,) = offices(text)
    assert (office.title, office.level, office.parties, office.plural) == (title, level, parties, True)


@pytest.mark.parametrize(
    ("text", "parties", "plural"),
    [
        ("his Omani counterpart", ("OMN",), False),
        ("his counterpart from Oman", ("OMN",), False),
        ("her Fijian and Tongan counterparts", ("FJI", "TON"), True),
        ("his counterparts", (), True),
    ],
)
def test_a_counterpart_has_the_rank_of_another(text: str, parties: tuple[str, ...], plural: bool) -> None:
    (office,) = offices(text)
    assert (office.parties, office.plural, office.level, office.counterpart) == (parties, plural, None, True)


@pytest.mark.parametrize(
    "text",
    [
        "former president Tarja Halonen",
        "Finnish ex-president Tarja Halonen",
        xfail("former Finnish president Tarja Halonen", reason="the country stands between `former` and the office"),
    ],
)
def test_an_office_held_no_longer(text: str) -> None:
    (office,) = offices(text)
    assert office.former


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("the Foreign Minister and Defence Minister of Iceland", ["Foreign Minister", "Defence Minister"]),
        (
            "the Dutch deputy prime minister and minister of foreign affairs",
            ["Deputy Prime Minister", "Minister of Foreign Affairs"],
        ),
        ("The Prime Minister thanked the Foreign Minister.", ["Prime Minister", "Foreign Minister"]),
    ],
)
def test_two_offices_are_two(text: str, titles: list[str]) -> None:
    assert [o.title for o in offices(text)] == titles


@pytest.mark.parametrize(
    "text", ["The head of the household was late.", "The chief of the village spoke.", "In general, the secret was kept."]
)
def test_words_that_are_no_office(text: str) -> None:
    assert offices(text) == []


def test_line_breaks_and_odd_blanks_are_no_part_of_a_title() -> None:
    (office,) = offices("the Deputy\u00a0Foreign\r\nMinister of Togo")
    assert office.title == "Deputy Foreign Minister"
    assert office.parties == ("TGO",)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "the Minister for Foreign Affairs and West African Cooperation",
            "Minister for Foreign Affairs and West African Cooperation",
        ),
        ("his Samoan colleague", "Colleague"),
    ],
)
def test_regions_go_on_and_colleagues_have_a_country(text: str, title: str) -> None:
    assert [o.title for o in offices(text)] == [title]


def test_a_colleague_without_a_country_is_no_counterpart() -> None:
    assert not offices("his colleague")
