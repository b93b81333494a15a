"""Agreements: what is agreed, reaffirmed, decided or shared by several."""

from __future__ import annotations

import pytest

from tests.extract.deeds import BOTH, told

TOGETHER = [
    ("The two ministers agreed on the need for safe sea lanes.", "agreed", "the need for safe sea lanes"),
    ("Both sides reaffirmed the treaty of 1988.", "reaffirmed", "the treaty of 1988"),
    ("The two countries share the view that piracy threatens trade.", "share", "piracy threatens trade"),
    ("They confirmed the date of the next round.", "confirmed", "the date of the next round"),
    ("Mudavadi and Albusaidi agreed that ports should stay open.", "agreed", "ports should stay open"),
    ("Both ministers reiterated that borders must be respected.", "reiterated", "borders must be respected"),
    ("The two sides reached a consensus on fishing quotas.", "reached", "fishing quotas"),
    ("The duo decided to open a joint office.", "decided", "open a joint office"),
    ("The two delegations recognized the importance of dialogue.", "recognized", "the importance of dialogue"),
    ("Both agreed to step up patrols.", "agreed", "step up patrols"),
    ("Kenya and Oman agreed that the canal should be widened.", "agreed", "the canal should be widened"),
    ("Kenya and Oman restated that talks are the only way.", "restated", "talks are the only way"),
    ("The ministers found common ground on labour rights.", "found", "labour rights"),
    ("The two sides concurred that the fund was too small.", "concurred", "the fund was too small"),
    ("The two acknowledged the progress on visas.", "acknowledged", "the progress on visas"),
    ('The pair agreed on "a fair price" for gas.', "agreed", "a fair price for gas"),
    ("In welcoming the truce, the two agreed that aid should flow.", "agreed", "aid should flow"),
    ("Both sides settled on a new route.", "settled", "a new route"),
    ("The two foreign ministers affirmed the freedom of navigation.", "affirmed", "the freedom of navigation"),
    ('"The two ministers agreed on the value of the pact," the ministry said.', "agreed", "the value of the pact"),
    ("The Kenyan and Omani ministers agreed to widen the accord.", "agreed", "widen the accord"),
    ("The two governments have agreed to lower tariffs.", "agreed", "lower tariffs"),
    ("Mudavadi agreed with Albusaidi that time was short.", "agreed", "time was short"),
    ("The two sides agreed to study, and later build, a dam.", "agreed", "study"),
    ("At a dinner on Wednesday both agreed to go on talking.", "agreed", "go on talking"),
    ("They agreed in Muscat that the road must be paved.", "agreed", "the road must be paved"),
    ("Both also reaffirmed the two-state solution.", "reaffirmed", "the two-state solution"),
    ("The two agreed to strengthen ties, according to Oman.", "agreed", "strengthen ties"),
    ("Both sides struck a deal on wheat.", "struck", "wheat"),
    ("The ministers came to an understanding on visas.", "came", "visas"),
    ("The two nations renewed a pact on extradition.", "renewed", "a pact on extradition"),
    ("Both parties agreed to respect the ceasefire.", "agreed", "respect the ceasefire"),
]


@pytest.mark.parametrize(("sentence", "verb", "what"), TOGETHER)
def test_joint_acts(sentence: str, verb: str, what: str) -> None:
    found = told(sentence, "agreements")
    assert [(r["by"], r["verb"]) for r in found][:1] == [(BOTH, verb)], found
    assert what in str(found[0]["what"])


APART = [
    "Kenya proposed to widen the pact.",
    "Oman reaffirmed its neutrality.",
    "Mudavadi agreed to speak at the forum.",
    "The two will agree on a date later.",
    "The two sides want to agree on a price.",
    "The ministry confirmed the visit.",
    "Both hope to reach a deal.",
    "The agreement of 1990 has lapsed.",
    "The two declined to agree on a text.",
]


@pytest.mark.parametrize("sentence", APART)
def test_what_is_not_agreed_together(sentence: str) -> None:
    assert told(sentence, "agreements") == []


def test_a_doubtful_agreement_says_so() -> None:
    found = told("The two sides reportedly agreed on a price.", "agreements")
    assert [r["modality"] for r in found] == ["hedged"]


def test_three_are_not_the_two_who_meet() -> None:
    assert told("The three countries agreed on a price.", "agreements") == []


def test_they_are_those_who_acted_before() -> None:
    found = told("Qatar and Yemen sent aid on Monday. They agreed to share the cost.", "agreements")
    assert [r["by"] for r in found] == [("QAT", "YEM")]
