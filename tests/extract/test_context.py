"""Context events: what a report refers to."""

from __future__ import annotations

import pytest

from tests.extract.deeds import claims, told

EVENTS = [
    ("Kenya signed a trade treaty with Brazil on March 3.", "signed a trade treaty", ("BRA", "KEN"), "2024-03-03"),
    ("Oman released the crew of a tanker last month.", "released the crew of a tanker", ("OMN",), "2024-04"),
    ("Kenyan President William Ruto visited Japan in February this year.", "visited Japan", ("JPN", "KEN"), "2024-02"),
    ("Russia invaded Ukraine in 2022.", "invaded Ukraine", ("RUS", "UKR"), "2022"),
    ("Iran launched a satellite in January.", "launched a satellite", ("IRN",), "2024-01"),
    ("Yemen fired a missile at a ship on May 2.", "fired a missile", ("YEM",), "2024-05-02"),
    ("Finland joined NATO in 2023.", "joined NATO", ("FIN", "NATO"), "2023"),
    ("Britain left the European Union in 2020.", "left the European Union", ("EU", "GBR"), "2020"),
    ("Egypt ratified the convention in 1994.", "ratified the convention", ("EGY",), "1994"),
    ("Turkey deployed troops in 2019.", "deployed troops", ("TUR",), "2019"),
    ("Qatar suspended the flights in March.", "suspended the flights", ("QAT",), "2024-03"),
    ("Ethiopia expelled two diplomats in April.", "expelled two diplomats", ("ETH",), "2024-04"),
    ("Brazil took over the chair of the group on January 1.", "took over the chair", ("BRA",), "2024-01-01"),
    ("The treaty signed in 1988 is still in force.", "The treaty signed in 1988", None, "1988"),
    ("The first load of grain was released from April 2 to April 9.", "was released", None, "2024-04-02/2024-04-09"),
    ("Japan began to release the second load in April.", "Japan began to release the second load", ("JPN",), "2024-04"),
    ("Oman's release of the tanker drew praise.", "Oman's release of the tanker", ("OMN",), None),
    ("Russia's invasion of Ukraine drives up prices.", "Russia's invasion of Ukraine", ("RUS",), None),
    ("Turkey's withdrawal from the pact came as a surprise.", "withdrawal from the pact", ("TUR",), None),
    ("The treaty between Egypt and Israel holds.", "The treaty between Egypt and Israel", ("EGY", "ISR"), None),
    ("The war between Iran and Iraq ended in 1988.", "The war between Iran and Iraq", ("IRN", "IRQ"), None),
    ("Kenya is a member of the African Union.", "is a member of the African Union", ("KEN",), None),
    ("Both Kenya and Oman will be members of the board next year.", "members of the board", ("KEN", "OMN"), "2025"),
    ("Norway became a party to the convention in 2010.", "party to the convention", ("NOR",), "2010"),
    ("India and Pakistan normalized relations in 1976.", "normalized relations", ("IND", "PAK"), "1976"),
    ("The island was occupied by Japan in 1942.", "was occupied by Japan", ("JPN",), "1942"),
    ("Kuwait was invaded by Iraq in 1990.", "was invaded by Iraq", ("IRQ",), "1990"),
    ("Sudan severed its ties with Iran in 2016.", "severed its ties with Iran", ("IRN", "SDN"), "2016"),
    ("Ghana imposed a levy in 2022.", "imposed a levy", ("GHA",), "2022"),
    ("Chile elected a president in 2021.", "elected a president", ("CHL",), "2021"),
    ("Peru recalled its ambassador on May 6.", "recalled its ambassador", ("PER",), "2024-05-06"),
    ("In March last year, when Spain declared a drought, rice ran short.", "Spain declared a drought", ("ESP",), "2023-03"),
    ("Italy was set to release the funds in April.", "release the funds", ("ITA",), "2024-04"),
    ("The meeting coincided with Qatar's launch of a satellite.", "Qatar's launch of a satellite", ("QAT",), "2024-05-15"),
]


@pytest.mark.parametrize(("sentence", "what", "actors", "date"), EVENTS)
def test_events(sentence: str, what: str, actors: tuple[str, ...] | None, date: str | None) -> None:
    found = told(sentence, "context")
    row = next((r for r in found if what in str(r["what"])), None)
    assert row is not None, found
    assert row.get("actor") == actors
    assert row.get("date") == date


NONE = [
    "The two may sign a treaty.",
    "Kenya will release the funds next year.",
    "Kenya wants to join the bank.",
    "The signed text was handed over.",
    "Guests left the hall at noon.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_has_not_happened(sentence: str) -> None:
    assert told(sentence, "context") == []


def test_words_that_are_issued_are_no_event() -> None:
    assert told("Kenya issued a warning on May 2.", "context") == []
    assert told("The announcement issued by Kenya on May 2 was short.", "context") == []
    assert told("Kenya issued a currency on May 2.", "context") != []


def test_an_anniversary_tells_its_origin_too() -> None:
    sentence = "They spoke of the 60th anniversary of opening diplomatic relations next year."
    first, second = told(sentence, "context")
    assert (first["date"], second["date"]) == ("2025", "1965")
    assert second["what"] == "opening diplomatic relations"
    inferred = [c for c in claims(sentence) if c.rule == "anniversary"]
    assert inferred
    assert all(c.because == "its 60th anniversary falls in 2025" for c in inferred)


def test_without_a_day_of_publication_nothing_is_dated() -> None:
    (row,) = told("Kenya signed a treaty with Brazil on March 3.", "context", published=None)
    assert "date" not in row


def test_a_denied_event_is_kept_as_denied() -> None:
    found = [c for c in claims("Kenya never ratified the treaty.") if c.extractor == "context"]
    assert {c.modality.value for c in found} == {"negated"}
