"""Quantities: numbers, units, approximation, rates."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.deeds import claims, told

COUNTED = [
    ("Some 7,200 tons of grain came by sea.", 7200, "t", True, None, "grain"),
    ("Nearly 40 tonnes of fish were lost.", 40, "t", True, None, "fish"),
    ("The plant releases about 300 tons of water per day.", 300, "t", True, "day", "water"),
    ("Oman pumps more than 900,000 barrels a day.", 900000, "bbl", True, "day", None),
    ("The port handles 2 million tons a year.", 2000000, "t", False, "year", None),
    ("The loan is worth $4.5 billion.", 4500000000, "USD", False, None, None),
    ("The fund holds 60 million euros.", 60000000, "EUR", False, None, None),
    ("Trade fell by 12 percent.", 12, "%", False, None, None),
    ("Trade fell by 12.5%.", 12.5, "%", False, None, None),
    ("The talks lasted nine years.", 9, "year", False, None, None),
    ("They met 13 times.", 13, "time", False, None, None),
    ("After a nine-year break the talks resumed.", 9, "year", False, None, None),
    ("The ministers spoke for almost three hours.", 3, "hour", True, None, None),
    ("It sent 30,000 soldiers.", 30000, "soldiers", False, None, "soldiers"),
    ("It sent 1,050 police officers.", 1050, "officers", False, None, "police officers"),
    ("At least 45 trucks crossed.", 45, "trucks", True, None, "trucks"),
    ("The road is 120 km long.", 120, "km", False, None, None),
    ("The farm has roughly 500 hectares.", 500, "ha", True, None, None),
    ("The wind park yields 800 megawatts.", 800, "MW", False, None, None),
    ("Up to 20 days may pass.", 20, "day", True, None, None),
    ("The boat drifted for two weeks.", 2, "week", False, None, None),
    ("They waited 40 minutes.", 40, "minute", False, None, None),
    ("Around 300 people came.", 300, None, True, None, None),
    ("The ship carries 75 cars.", 75, "cars", False, None, "cars"),
    ("Over 6,000 nurses left.", 6000, "nurses", True, None, "nurses"),
    ("Less than 5 percent voted.", 5, "%", True, None, None),
    ("It costs €200 million.", 200000000, "EUR", False, None, None),
    ("Approximately 3.5 million tons were sold.", 3500000, "t", True, None, None),
    ("The tank holds 900 liters.", 900, "l", False, None, None),
    ("They agreed on 15 areas.", 15, "areas", False, None, "areas"),
    ("About two hundred trucks wait.", 200, "trucks", True, None, "trucks"),
    ("The gift weighs 12 kg.", 12, "kg", False, None, None),
]


@pytest.mark.parametrize(("sentence", "value", "unit", "approximate", "per", "of"), COUNTED)
def test_quantities(sentence: str, value: float, unit: str | None, approximate: bool, per: str | None, of: str | None) -> None:
    found = told(sentence, "quantities")
    assert len(found) == 1, found
    row = found[0]
    assert row["value"] == value
    assert unit is None or row.get("unit") == unit
    assert row["approximate"] is approximate
    assert row.get("per") == per
    assert of is None or row.get("of") == of


NONE = [
    "They met on 12 March 2024.",
    "It was the 14th round.",
    "The two ministers spoke.",
    "The three countries met.",
    "The 2+2 talks took place.",
    "Call 555-1234 for details.",
    "Resolution 1701 was adopted.",
    "The doors open at 3 p.m.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_counts_nothing(sentence: str) -> None:
    assert told(sentence, "quantities") == []


@settings(max_examples=15, deadline=None)
@given(st.integers(100, 999_999), st.sampled_from(["", "about ", "more than ", "some "]), st.sampled_from(["tons", "trucks"]))
def test_any_number_comes_back(number: int, about: str, noun: str) -> None:
    (row,) = told(f"The ships took {about}{number:,} {noun} on board.", "quantities", lead="")
    assert row["value"] == number
    assert row["approximate"] is bool(about)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from([s for s, *_ in COUNTED]), min_size=1, max_size=4, unique=True))
def test_every_claim_quotes_the_text(sentences: list[str]) -> None:
    text = " ".join(sentences)
    for claim in claims(text, lead=""):
        assert claim.evidence is not None
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact
        assert claim.original == claim.evidence.exact
