"""Meetings as a report tells of them, from sentence to record."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading import PUBLISHED, annotated, cast, facts, scene
from verbale.extract.meetings.positions import photo_positions
from verbale.model.claims import Basis
from verbale.model.documents import Document
from verbale.model.facts import Meeting
from verbale.model.reading import Reading
from verbale.pipeline import Reader


def only(text: str, **more: Any) -> Meeting:
    (meeting,) = facts(text, **more).meetings
    return meeting


def xfail(*values: object, reason: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenyan Foreign Minister Musalia Mudavadi met his Omani counterpart Badr Albusaidi in Muscat on Tuesday.",
            {"level": "ministerial", "format": "bilateral", "parties": ("KEN", "OMN"), "date": "2024-05-14", "host": "OMN"},
        ),
        (
            "Norwegian Prime Minister Jonas Gahr Støre and Finnish President Alexander Stubb held talks in Oslo on May 14.",
            {"level": "leaders", "parties": ("NOR", "FIN"), "date": "2024-05-14", "city": "Oslo", "country": "NOR", "host": "NOR"},
        ),
        (
            "Peru's Foreign Minister Javier González-Olaechea spoke by phone with Ecuador's Foreign Minister Gabriela Sommerfeld.",
            {"type": "phone-call", "parties": ("PER", "ECU"), "date": None, "city": None, "country": None, "host": None},
        ),
        (
            "Mongolian Foreign Minister Battsetseg Batmunkh paid a courtesy call on Kazakh President Kassym-Jomart Tokayev.",
            {"type": "courtesy-call", "level": "leaders", "parties": ("MNG", "KAZ")},
        ),
        (
            "The foreign ministers of Greece and Albania will meet in Tirana next Tuesday.",
            {"status": "scheduled", "date": "2024-05-21", "city": "Tirana", "host": "ALB", "level": "ministerial"},
        ),
        (
            "The foreign ministers of Greece and Albania postponed their meeting in Tirana.",
            {"status": "postponed", "parties": ("GRC", "ALB"), "city": "Tirana"},
        ),
        (
            "Zambian President Hakainde Hichilema could meet Angolan President João Lourenço in Luanda next month.",
            {"status": "proposed", "date": "2024-06", "city": "Luanda", "level": "leaders"},
        ),
        (
            "Polish Foreign Minister Radosław Sikorski, German Foreign Minister Annalena Baerbock and French Foreign Minister "
            "Stéphane Séjourné met in Weimar on Wednesday.",
            {"format": "trilateral", "parties": ("POL", "DEU", "FRA"), "date": "2024-05-15", "host": "DEU"},
        ),
        (
            "Cuban Foreign Minister Bruno Rodríguez met Vietnamese Foreign Minister Bui Thanh Son on the sidelines of the "
            "UN General Assembly in New York.",
            {"parties": ("CUB", "VNM"), "city": "New York", "country": "USA", "host": None},
        ),
        (
            "Pakistan's foreign secretary and Iran's deputy foreign minister met in Islamabad for political consultations.",
            {"level": "vice-ministerial", "parties": ("PAK", "IRN"), "city": "Islamabad"},
        ),
        (
            "Senior officials from Laos and Cambodia held talks in Vientiane on Tuesday.",
            {"level": "senior officials", "parties": ("LAO", "KHM"), "date": "2024-05-14"},
        ),
        (
            "The European Union and Mercosur held their 40th round of negotiations in Brasília on Thursday.",
            {"ordinal": 40, "parties": ("EU", "MERCOSUR"), "city": "Brasilia", "country": "BRA"},
        ),
        (
            "Australian Foreign Minister Penny Wong and Indonesian Foreign Minister Retno Marsudi co-chaired the sixth Foreign "
            "Ministers' Dialogue in Canberra.",
            {"ordinal": 6, "series": "Australia-Indonesia Foreign Ministers' Dialogue", "host": "AUS"},
        ),
        (
            "During his visit to Rabat, Spanish Foreign Minister José Manuel Albares met Moroccan Foreign Minister Nasser Bourita.",
            {"parties": ("ESP", "MAR"), "city": "Rabat", "host": "MAR"},
        ),
        (
            "Uruguayan Foreign Minister Omar Paganini met Brazilian Foreign Minister Mauro Vieira in Montevideo on Friday for the "
            "second time this year.",
            {"ordinal": None, "series": None, "date": "2024-05-10"},
        ),
        (
            "Turkish Foreign Minister Hakan Fidan, who met his Egyptian counterpart Sameh Shoukry in Cairo in February, said on "
            "Monday that trade had grown.",
            {"parties": ("TUR", "EGY"), "date": "2024-02", "city": "Cairo"},
        ),
        (
            "The Fifth Japan-Mongolia Strategic Dialogue was held in Ulaanbaatar on May 15.",
            {"ordinal": 5, "parties": ("JPN", "MNG"), "date": "2024-05-15", "city": "Ulaanbaatar"},
        ),
        (
            "Finnish Foreign Minister Elina Valtonen flew to Tallinn. She met Estonian Foreign Minister Margus Tsahkna.",
            {"parties": ("FIN", "EST")},
        ),
        (
            "Laotian Foreign Minister Thongsavanh Phomvihane will be in Hanoi on Thursday to co-chair the ninth Laos-Vietnam "
            "Foreign Ministers' Consultation with Bui Thanh Son, Vietnam's foreign minister.",
            {"ordinal": 9, "parties": ("LAO", "VNM"), "date": "2024-05-16", "city": "Hanoi"},
        ),
        (
            "The meeting of Uruguayan Foreign Minister Mario Lubetkin with his Paraguayan counterpart was put off to Friday.",
            {"status": "postponed", "parties": ("PRY", "URY"), "date": "2024-05-17"},
        ),
        (
            "The summit of Turkey and the Central Asian states, which Kazakhstan was to host in Astana on Friday, has been called "
            "off, the Foreign Ministry said.",
            {"status": "cancelled", "parties": ("TUR", "KAZ", "KGZ", "TJK", "TKM", "UZB"), "date": "2024-05-17", "city": "Astana"},
        ),
        (
            "Botswanan Foreign Minister Phenyo Butale and Zambian Foreign Minister Mulambo Haimbe spoke on the phone on Monday. "
            "Butale and Haimbe discussed the border.",
            {"type": "phone-call", "parties": ("BWA", "ZMB"), "date": "2024-05-13"},
        ),
        (
            "Norwegian Foreign Minister Espen Barth Eide met his Danish counterpart Lars Løkke Rasmussen in Oslo on Tuesday. The "
            "leaders of Chad, Mali and Niger issued a joint statement on Monday.",
            {"parties": ("NOR", "DNK")},
        ),
        (
            "The leaders of ASEAN and Mercosur met in Montevideo on Monday. The summit was co-chaired by Uruguayan President Luis "
            "Lacalle Pou and Laotian Prime Minister Sonexay Siphandone.",
            {"parties": ("ASEAN", "MERCOSUR"), "city": "Montevideo", "level": "leaders"},
        ),
        (
            "At the invitation of Qatari Foreign Minister Sultan bin Saad, Somali Foreign Minister Abdisalam Ali and Djiboutian "
            "Foreign Minister Mahamoud Youssouf met in Doha on Monday.",
            {"parties": ("SOM", "DJI"), "date": "2024-05-13"},
        ),
        (
            "The XII Bolivia-Peru Joint Commission was held in La Paz on Monday.",
            {"ordinal": 12, "parties": ("BOL", "PER"), "series": "Bolivia-Peru Joint Commission"},
        ),
        (
            "Qatar hosted talks between Armenian Foreign Minister Ararat Mirzoyan and Azerbaijani Foreign Minister Jeyhun "
            "Bayramov.",
            {"parties": ("ARM", "AZE")},
        ),
        (
            "Uzbek Foreign Minister Bakhtiyor Saidov and his Mongolian counterpart Battsetseg Batmunkh held talks on the sidelines "
            "of the annual Shanghai Cooperation Organisation (SCO) Foreign Ministers' meeting in Astana on Tuesday.",
            {"parties": ("UZB", "MNG"), "series": None},
        ),
        (
            "Foreign Minister Ilmur Tamm of Estonia met Finnish Foreign Minister Elina Valtonen before the June offensive.",
            {"parties": ("EST", "FIN"), "date": None},
        ),
    ],
)
def test_one_meeting(text: str, expected: dict[str, object]) -> None:
    meeting = only(text)
    assert {name: getattr(meeting, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Fijian Prime Minister Sitiveni Rabuka met Australian Prime Minister Anthony Albanese on Wednesday. "
            "On Thursday, Rabuka met New Zealand Prime Minister Christopher Luxon.",
            [({"FJI", "AUS"}, "2024-05-15"), ({"FJI", "NZL"}, "2024-05-16")],
        ),
        (
            "Angola's President João Lourenço spoke by telephone on Tuesday with Rwanda's President Paul Kagame and met Congolese "
            "President Félix Tshisekedi in Luanda on Wednesday.",
            [({"AGO", "RWA"}, "2024-05-14"), ({"AGO", "COD"}, "2024-05-15")],
        ),
        (
            "Deputy Premier Lim of Singapore flew to Manila on Monday, where she met Philippine Foreign Secretary Enrique Manalo. "
            "She had talks with Brunei's Foreign Minister Erywan Yusof on Tuesday.",
            [({"SGP", "PHL"}, "2024-05-13"), ({"SGP", "BRN"}, "2024-05-14")],
        ),
        (
            "The second Iceland-Malta Fisheries Dialogue opened in Valletta on Monday. Foreign Minister Ian Borg led the hosts. "
            "The dialogue ended on Wednesday with a joint statement.",
            [({"ISL", "MLT"}, "2024-05-13/2024-05-15")],
        ),
        (
            "Botswanan Foreign Minister Phenyo Butale received Namibian Foreign Minister Selma Ashipala-Musavyi on Monday. The "
            "third Botswana-Namibia Bi-National Commission followed a second one in Windhoek last July.",
            [({"BWA", "NAM"}, "2024-05-13"), ({"BWA", "NAM"}, "2023-07")],
        ),
    ],
)
def test_several_meetings(text: str, pairs: list[tuple[set[str], str]]) -> None:
    assert [(set(m.parties), m.date) for m in facts(text).meetings] == pairs


def test_participants_with_offices_and_parties() -> None:
    meeting = only("Dutch Foreign Minister Caspar Veldkamp met his Belgian counterpart Hadja Lahbib in The Hague.")
    assert [(p.name, p.office, p.party, p.basis) for p in meeting.participants] == [
        ("Caspar Veldkamp", "Foreign Minister", "NLD", Basis.STATED),
        ("Hadja Lahbib", "Foreign Minister", "BEL", Basis.INFERRED),
    ]


def test_every_claim_quotes_the_report() -> None:
    text = "Peru’s Foreign Minister Javier González-Olaechea met Ecuador’s ambassador in Lima on\u00a0Monday."
    claims = only(text).claims
    assert {"party", "date", "city", "status"} <= {c.property for c in claims}
    for claim in claims:
        assert claim.evidence is not None
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact
        assert (claim.rule is None) == (claim.basis is Basis.STATED)


def test_an_inferred_value_says_so() -> None:
    meeting = only("The foreign ministers of Greece and Albania met in Tirana on Monday.")
    basis = {c.property: c.basis for c in meeting.claims}
    assert basis["city"] is Basis.STATED
    assert basis["country"] is Basis.INFERRED
    assert basis["host"] is Basis.INFERRED


def test_here_is_where_the_report_is_dated() -> None:
    text = "The foreign ministers of Greece and Albania met here on Monday."
    assert only(text, city="Tirana").city == "Tirana"
    assert only(text).city is None


def test_without_a_day_of_publication_a_weekday_tells_no_date() -> None:
    text = "The foreign ministers of Greece and Albania met in Tirana on Monday."
    assert only(text, published=PUBLISHED).date == "2024-05-13"
    assert only(text, published=None).date is None


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Elina Valtonen (right) and Margus Tsahkna (left) in Tallinn.", {"Elina Valtonen": "right", "Margus Tsahkna": "left"}),
        ("From left, Elina Valtonen and Margus Tsahkna in Tallinn.", {"Elina Valtonen": "left", "Margus Tsahkna": "right"}),
        ("From right, Elina Valtonen and Margus Tsahkna in Tallinn.", {"Elina Valtonen": "right", "Margus Tsahkna": "left"}),
        ("Elina Valtonen, right, and Margus Tsahkna in Tallinn.", {"Elina Valtonen": "right"}),
        xfail(
            "From left, Wopke Hoekstra, Alexander Schallenberg and Simon Harris in Vienna.",
            {"Wopke Hoekstra": "left", "Alexander Schallenberg": "2nd from left", "Simon Harris": "right"},
            reason="it says `2 from left`",
        ),
    ],
)
def test_places_in_a_photograph(caption: str, expected: dict[str, str]) -> None:
    text = f"Photo: {caption}"
    names = cast(text).characters
    found = {names[n].name: position for n, rows in photo_positions(scene(text)).items() for position, _ in rows}
    assert found == expected


def test_a_spokesperson_tells_of_a_meeting_and_is_not_there() -> None:
    text = (
        "Kenyan Foreign Minister Jane Odhiambo met Omani Foreign Minister Salim Harthy in Muscat. Following their meeting, "
        "Ken Otieno, spokesperson of the ministry, said that they had agreed on trade."
    )
    names = {p.name for m in facts(text).meetings for p in m.participants}
    assert names == {"Jane Odhiambo", "Salim Harthy"}


def test_a_meeting_told_again_with_its_day_is_one() -> None:
    text = (
        "Kenyan Foreign Minister Jane Odhiambo and Omani Foreign Minister Salim Harthy have held consultations. "
        "The ministry said the two met in Muscat on Wednesday."
    )
    meeting = only(text)
    assert (meeting.date, meeting.city) == ("2024-05-15", "Muscat")


def test_members_who_attend_an_organisations_meeting_are_not_its_parties() -> None:
    text = (
        "Kenyan Foreign Minister Jane Odhiambo and Omani Foreign Minister Salim Harthy held talks on Wednesday. "
        "The foreign ministers of Kenya and Oman arrived in Goa on Wednesday to attend the G20 summit."
    )
    assert facts(text).meetings[0].parties == ("KEN", "OMN")


def test_an_official_named_again_by_office_and_country() -> None:
    text = (
        "Kenyan Deputy Minister Jane Odhiambo and Omani Undersecretary Salim Harthy held talks in Muscat on Wednesday. "
        "The Deputy Minister of Kenya also called on Omani Foreign Minister Hamad Busaidi."
    )
    call = next(m for m in facts(text).meetings if m.type == "courtesy-call")
    assert {p.name for p in call.participants} == {"Jane Odhiambo", "Hamad Busaidi"}


def test_the_counterparts_of_one_state_are_its_officials() -> None:
    text = (
        "Foreign Secretary Asha Rao and Defence Secretary Vikram Sen held the second India-Australia dialogue with their "
        "Australian counterparts, Ruth Hall and Tom Ward."
    )
    assert {p.name: p.party for p in only(text).participants} == {
        "Asha Rao": "IND",
        "Vikram Sen": "IND",
        "Ruth Hall": "AUS",
        "Tom Ward": "AUS",
    }


def test_no_organisation_has_a_foreign_minister() -> None:
    text = "Foreign Minister Deniz Kaya visited Jakarta for the 56th ASEAN Foreign Ministers' Meeting."
    assert all(p.party != "ASEAN" for m in facts(text).meetings for p in m.participants)


def test_nothing_to_read() -> None:
    assert annotated("").tokens == ()
    assert facts("").meetings == ()


def test_what_only_states_hold_is_a_meeting_whoever_is_named() -> None:
    text = "Peru and Oman held the {} of their {} in Lima."
    (meeting,) = facts(text.format("9th round", "political consultations")).meetings
    assert (meeting.ordinal, meeting.parties, meeting.city) == (9, ("PER", "OMN"), "Lima")
    assert facts(text.format("9th round", "friendship regatta")).meetings == ()


def test_what_is_welcomed_at_a_meeting_does_not_date_it() -> None:
    text = (
        "Peru's Foreign Minister Ana Quispe and Oman's Foreign Minister Badr Said met in Lima on 14 May 2024.\n\n"
        "The ministers welcomed the upgrade of bilateral relations to a partnership in March 2024."
    )
    assert [m.date for m in facts(text).meetings] == ["2024-05-14"]


def test_a_press_service_is_nobody_at_a_meeting() -> None:
    text = "Peru's President Ana Quispe received Omani envoy Badr Said, Belmira press service reports."
    (meeting,) = facts(text).meetings
    assert {p.name for p in meeting.participants} == {"Ana Quispe", "Badr Said"}


def test_a_delegation_that_will_be_led_to_a_session_has_not_met() -> None:
    text = (
        "# Deputy Minister Duba leads Peruvian delegation to Commission in Muscat\n\n"
        "Peru's Deputy Foreign Minister Luis Duba will lead the Peruvian delegation to the senior officials meeting of the third "
        "session of the Peru-Oman Commission, scheduled to take place in Muscat from 3 to 4 October 2024."
    )
    (meeting,) = facts(text).meetings
    assert (meeting.status, meeting.ordinal, meeting.date) == ("scheduled", 3, "2024-10-03/2024-10-04")


def test_the_ministrys_own_official_needs_neither_country_nor_name() -> None:
    text = "The Foreign Secretary met the Omani Foreign Minister Badr Said in Muscat today.\n\nThey agreed to meet each year."
    (ours,) = Reader().read([Document("https://www.gov.uk/news/1", text, PUBLISHED)])
    assert isinstance(ours, Reading)
    meeting = ours.facts.meetings[0]
    assert set(meeting.parties) == {"OMN", "GBR"}
    assert facts(text).meetings == ()


def test_a_party_has_one_holder_of_an_office() -> None:
    text = (
        "Deputy Prime Minister and Foreign Minister Said Masri on Tuesday hosted Cypriot Foreign Minister Andreas Petrou and "
        "Greek Foreign Minister Nikos Laskaris for the fifth trilateral meeting of Jordan, Cyprus and Greece.\n\n"
        "Masri had a separate meeting with Petrou, during which they reviewed tourism."
    )
    trilateral, other = facts(text, city="Amman").meetings
    assert set(other.parties) == {"JOR", "CYP"}
    assert {p.name: p.party for p in trilateral.participants}["Said Masri"] == "JOR"


def test_counterparts_are_told_in_the_order_of_those_they_face() -> None:
    text = (
        "Japanese Foreign Minister Yuko Tanabe and Defense Minister Minoru Hara met their Philippine counterparts, "
        "Eduardo Lim and Gilbert Cruz, in Manila on 14 May 2024."
    )
    (meeting,) = facts(text).meetings
    offices = {p.name: p.office for p in meeting.participants}
    assert (offices["Eduardo Lim"], offices["Gilbert Cruz"]) == ("Foreign Minister", "Defense Minister")


def test_the_three_countries_are_not_the_two_who_met_last() -> None:
    text = (
        "Peru's Foreign Minister Ana Quispe and Oman's Foreign Minister Badr Said met in Lima on 14 May 2024.\n\n"
        "They agreed that trilateral cooperation with Chile should go on. The three countries held their high-ranking officials' "
        "meeting in Muscat last month.\n\n"
        "Ties improved when President Hugo Rivas visited Oman to meet Prime Minister Said Nasser."
    )
    found = {m.date: m for m in facts(text).meetings}
    assert set(found["2024-04"].parties) == {"PER", "OMN", "CHL"}
    assert (found["2024-04"].level, found["2024-04"].participants) == ("senior officials", ())
