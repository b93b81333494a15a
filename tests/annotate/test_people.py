"""People by name: where a name begins and ends, and which names are one person's."""

from __future__ import annotations

import pytest

from tests.reading import annotated
from verbale.annotate.people import name_key


def people(text: str) -> list[tuple[str, str | None, str | None]]:
    """Name, title and party of every mention."""
    found = annotated(text).people
    return [(p.name, p.office.title if p.office else None, p.party) for p in found]


def names(text: str) -> list[str]:
    return [name for name, _, _ in people(text)]


def xfail(*values: object, reason: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Kassym-Jomart Tokayev spoke first.", "Kassym-Jomart Tokayev"),
        ("Crown Prince Mohammed bin Salman spoke first.", "Mohammed bin Salman"),
        ("Emir Tamim bin Hamad Al Thani spoke first.", "Tamim bin Hamad Al Thani"),
        ("President Luiz Inácio Lula da Silva spoke first.", "Luiz Inácio Lula da Silva"),
        ("Foreign Minister Abdullah Al-Yahya spoke first.", "Abdullah Al-Yahya"),
        ("Foreign Minister Alberto van Klaveren spoke first.", "Alberto van Klaveren"),
        ("President Nana Addo Dankwa Akufo-Addo spoke first.", "Nana Addo Dankwa Akufo-Addo"),
        ("Secretary of State Antony J. Blinken spoke first.", "Antony J. Blinken"),
        ("Ambassador Lee Do-hoon spoke first.", "Lee Do-hoon"),
        ("Foreign Minister KAMIKAWA Yoko spoke first.", "KAMIKAWA Yoko"),
        ("Senate President Hun Sen spoke first.", "Hun Sen"),
        ("Prime Minister Datuk Seri Anwar Ibrahim spoke first.", "Anwar Ibrahim"),
        ("Lt. Gen. Charles Kahariri spoke first.", "Charles Kahariri"),
        ("Sir Keir Starmer spoke first.", "Keir Starmer"),
        ("Foreign Minister Bjarni Benediktsson MP spoke first.", "Bjarni Benediktsson"),
        ("Prime Minister Robert Abela's visit began.", "Robert Abela"),
        ("Prime Minister Robert Abela’s visit began.", "Robert Abela"),
        ("Mr. Mudavadi spoke first.", "Mudavadi"),
        ("Nairobi's Mudavadi spoke first.", "Mudavadi"),
        ("Serbia’s Ivica Dačić spoke first.", "Ivica Dačić"),
        ("Vice Foreign Minister Sun Weidong spoke first.", "Sun Weidong"),
    ],
)
def test_where_a_name_begins_and_ends(text: str, expected: str) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan Foreign Minister Musalia Mudavadi spoke.", ("Musalia Mudavadi", "Foreign Minister", "KEN")),
        ("Ecuador's foreign minister, Gabriela Sommerfeld, spoke.", ("Gabriela Sommerfeld", "Foreign Minister", "ECU")),
        ("Gabriela Sommerfeld, the foreign minister of Ecuador, spoke.", ("Gabriela Sommerfeld", "Foreign Minister", "ECU")),
        ("Hakan Fidan, the Turkish foreign minister, spoke.", ("Hakan Fidan", "Foreign Minister", "TUR")),
        ("President of Ethiopia Taye Atske Selassie spoke.", ("Taye Atske Selassie", "President", "ETH")),
        ("Foreign Minister Elina Valtonen of Finland spoke.", ("Elina Valtonen", "Foreign Minister", "FIN")),
        ("Foreign Minister Elina Valtonen (Finland) spoke.", ("Elina Valtonen", "Foreign Minister", "FIN")),
        (
            "Ayman Safadi, Jordan's deputy prime minister and foreign minister, spoke.",
            ("Ayman Safadi", "Deputy Prime Minister and Foreign Minister", "JOR"),
        ),
        ("Hakan Fidan (left), Turkey's foreign minister, spoke.", ("Hakan Fidan", "Foreign Minister", "TUR")),
        ("The Swedish ambassador to Korea Ruth Sandberg spoke.", ("Ruth Sandberg", "Ambassador", "SWE")),
        ("Permanent Secretary of the Thai Foreign Ministry Anong Srisai spoke.", ("Anong Srisai", "Permanent Secretary", "THA")),
        ("Prime Minister Nino Beridze of the Government of Georgia spoke.", ("Nino Beridze", "Prime Minister", "GEO")),
        ("Jordan's Foreign Minister Prince Talal spoke.", ("Prince Talal", "Foreign Minister", "JOR")),
        ("Kenya's foreign minister, Jane Odhiambo will speak.", ("Jane Odhiambo", "Foreign Minister", "KEN")),
        (
            "Ruth Sandberg, Undersecretary and SOM Leader of the Philippines, spoke.",
            ("Ruth Sandberg", "Undersecretary", "PHL"),
        ),
        (
            "Deputy Prime Minister - Minister of Foreign Affairs of Kazakhstan Marat Suleimenov spoke.",
            ("Marat Suleimenov", "Deputy Prime Minister - Minister of Foreign Affairs", "KAZ"),
        ),
        (
            "Fiji's Prime Minister and Chair of the Pacific Islands Forum, Jone Vakatale, spoke.",
            ("Jone Vakatale", "Prime Minister and Chair", "FJI"),
        ),
        (
            "Australia's Secretary, Department of Defence, Ruth Sandberg, spoke.",
            ("Ruth Sandberg", "Secretary, Department of Defence", "AUS"),
        ),
        ("his Belgian counterpart Hadja Lahbib", ("Hadja Lahbib", "Counterpart", "BEL")),
        ("his Namibian counterpart, Netumbo Nandi-Ndaitwah, spoke", ("Netumbo Nandi-Ndaitwah", "Counterpart", "NAM")),
        xfail(
            "Ursula von der Leyen, President of the European Commission, spoke.",
            ("Ursula von der Leyen", "President of the European Commission", None),
            reason="the apposition is not taken for her office",
        ),
        xfail(
            "The King of Bhutan, Jigme Khesar Namgyel Wangchuck, spoke.",
            ("Jigme Khesar Namgyel Wangchuck", "King", "BTN"),
            reason="the country after `King of` is read as a person",
        ),
    ],
)
def test_office_and_party_of_a_name(text: str, expected: tuple[str, str, str]) -> None:
    assert people(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign ministers Elina Valtonen of Finland and Margus Tsahkna of Estonia met.",
            [("Elina Valtonen", "Foreign Ministers", "FIN"), ("Margus Tsahkna", "Foreign Ministers", "EST")],
        ),
        (
            "Foreign Minister Deniz Kaya, Foreign Minister of Bangladesh Rafiq Chowdhury and Foreign Minister of Brunei Dato Seri "
            "Amin Yusof met.",
            [
                ("Deniz Kaya", "Foreign Minister", None),
                ("Rafiq Chowdhury", "Foreign Minister", "BGD"),
                ("Amin Yusof", "Foreign Minister", "BRN"),
            ],
        ),
        (
            "Counselor Ruth Sandberg met Prime Minister Jane Odhiambo. Counselor Sandberg left.",
            [
                ("Ruth Sandberg", "Counselor", None),
                ("Jane Odhiambo", "Prime Minister", None),
                ("Sandberg", "Counselor", None),
            ],
        ),
        (
            "Retno Marsudi, Indonesia's foreign minister, and Penny Wong, Australia's foreign minister, met.",
            [("Retno Marsudi", "Foreign Minister", "IDN"), ("Penny Wong", "Foreign Minister", "AUS")],
        ),
        (
            "Vanuatu's Prime Minister Charlot Salwai and Nauru's President David Adeang met.",
            [("Charlot Salwai", "Prime Minister", "VUT"), ("David Adeang", "President", "NRU")],
        ),
        (
            "Ministers Dominique Hasler (Liechtenstein) and Ignazio Cassis (Switzerland) met.",
            [("Dominique Hasler", "Ministers", "LIE"), ("Ignazio Cassis", "Ministers", "CHE")],
        ),
        xfail(
            "The foreign ministers of Finland and Estonia, Elina Valtonen and Margus Tsahkna, met.",
            [("Elina Valtonen", "Foreign Ministers", "FIN"), ("Margus Tsahkna", "Foreign Ministers", "EST")],
            reason="no names are looked for behind the countries of a shared title",
        ),
    ],
)
def test_two_people_of_one_sentence(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "one_person"),
    [
        ("Foreign Minister Penny Wong arrived. Wong spoke.", ["Penny Wong", "Wong"]),
        ("Prime Minister Pham Minh Chinh arrived. Chinh spoke.", ["Pham Minh Chinh", "Chinh"]),
        ("Ambassador Lee Do-hoon arrived. Lee spoke.", ["Lee Do-hoon", "Lee"]),
        ("President Luiz Inácio Lula da Silva arrived. Lula spoke.", ["Luiz Inácio Lula da Silva", "Lula"]),
        ("Hakan Fidan, the Turkish foreign minister, arrived. Mr Fidan spoke.", ["Hakan Fidan", "Fidan"]),
        ("Foreign Minister Yoko Kamikawa arrived. Foreign Minister KAMIKAWA Yoko spoke.", ["Yoko Kamikawa", "KAMIKAWA Yoko"]),
    ],
)
def test_short_forms_are_the_same_person(text: str, one_person: list[str]) -> None:
    found = annotated(text).people
    assert [p.name for p in found] == one_person
    assert {p.person for p in found} == {0}


def test_two_people_of_one_surname_are_told_apart() -> None:
    text = (
        "Deputy Foreign Minister Kim Hyoung-jin met Ambassador Kim Gunn of Laos. Kim Hyoung-jin spoke first. Kim Gunn spoke second."
    )
    numbers: dict[str, set[int]] = {}
    for mention in annotated(text).people:
        numbers.setdefault(mention.name, set()).add(mention.person)
    assert {"Kim Hyoung-jin", "Kim Gunn"} <= numbers.keys()
    assert all(len(n) == 1 for n in numbers.values())
    assert numbers["Kim Hyoung-jin"] != numbers["Kim Gunn"]


@pytest.mark.parametrize(
    "text",
    [
        "The High-Level Economic Dialogue opened on Monday.",
        "The Quad met in Manila in September.",
        "Foreign Ministry of the Republic of Kenya",
        "",
    ],
)
def test_nobody(text: str) -> None:
    assert people(text) == []


def test_names_that_the_headline_alone_has_are_left_out() -> None:
    text = "# Mudavadi Lands In Muscat\n\nKenyan Foreign Minister Musalia Mudavadi arrived."
    found = annotated(text).people
    assert "Musalia Mudavadi" in [p.name for p in found]
    assert {p.person for p in found} == {0}


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        ("OKANO Masataka", "Masataka Okano", True),
        ("José Albares", "Jose ALBARES", True),
        ("Lee Do-hoon", "Lee Do Hoon", True),
        ("Antony J. Blinken", "Antony Blinken", True),
        ("Lee Do-hoon", "Lee Dong-hoon", False),
        ("U", "U", True),
    ],
)
def test_the_key_of_a_name(a: str, b: str, equal: bool) -> None:
    assert (name_key(a) == name_key(b)) is equal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Defence Minister Maria "Mia" Santos met Chinese officials.', ('Maria "Mia" Santos', "Defence Minister", None)),
        ("The Minister of Trade, Ambassador Luis Perez Rojas, opened it.", ("Luis Perez Rojas", "Minister of Trade", None)),
        ("Foreign Secretary Ambassador Aminath Rasheed opened it.", ("Aminath Rasheed", "Foreign Secretary", None)),
        (
            "He called on the Foreign Minister of Fiji, Tomasi Koroi. High Commissioner Tui was there.",
            ("Tomasi Koroi", "Foreign Minister", "FJI"),
        ),
    ],
)
def test_ranks_nicknames_and_countries_between_office_and_name(text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in people(text)


def test_of_several_countries_each_minister_has_one() -> None:
    found = people("The foreign ministers of Fiji and Samoa, Ratu Seru and Leota Laki, spoke.")
    assert [(name, office) for name, office, _ in found] == [
        ("Ratu Seru", "Foreign Ministers"),
        ("Leota Laki", "Foreign Ministers"),
    ]


def test_a_name_ends_with_its_paragraph() -> None:
    assert "Suva Ratu Seru" not in names("# Talks in Suva\n\nRatu Seru, Fiji's foreign minister, spoke.")


@pytest.mark.parametrize(
    "text",
    [
        "A spokesperson of the Foreign Office here said so.",
        "The presidents of the Pacific Alliance met.",
        "They spoke of the Far East and of the Western Hemisphere.",
        "The heads of Foreign Policy Ministries met.",
    ],
)
def test_institutions_are_nobody(text: str) -> None:
    assert people(text) == []
