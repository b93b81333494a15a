"""Positions: where parties stand."""

from __future__ import annotations

import pytest

from tests.extract.deeds import BOTH, claims, told

STANCES = [
    ("The two ministers condemned the attack on the ferry.", BOTH, "condemns", "the attack on the ferry"),
    ("Kenya denounced the coup in the islands.", ("KEN",), "condemns", "the coup in the islands"),
    ('Both expressed "deep concern" over the blockade.', BOTH, "is concerned", "the blockade"),
    ("Oman voiced concern about the price of rice.", ("OMN",), "is concerned", "the price of rice"),
    ("Oman is concerned about the price of rice.", ("OMN",), "is concerned", "the price of rice"),
    ("Both sides welcomed the ceasefire in Sudan.", BOTH, "welcomes", "the ceasefire in Sudan"),
    ("Mudavadi praised the work of the Omani doctors.", ("KEN",), "welcomes", "the work of the Omani doctors"),
    ("Kenya opposes the sale of the port.", ("KEN",), "opposes", "the sale of the port"),
    ("Oman objected to the new tariff.", ("OMN",), "opposes", "the new tariff"),
    ("Oman supports a two-state solution.", ("OMN",), "supports", "a two-state solution"),
    ("Both voiced support for the peace plan.", BOTH, "supports", "the peace plan"),
    ("The two called for an end to the siege.", BOTH, "calls for", "an end to the siege"),
    ("Kenya urged the rebels to lay down their arms.", ("KEN",), "calls for", "the rebels to lay down their arms"),
    ("Oman demanded the release of the crew.", ("OMN",), "calls for", "the release of the crew"),
    ("Kenya refused to close the camp.", ("KEN",), "refuses", "close the camp"),
    ("Oman rejected the offer.", ("OMN",), "rejects", "the offer"),
    ("Kenya ruled out a new loan.", ("KEN",), "rejects", "a new loan"),
    ("Oman proposed a joint fund for ports.", ("OMN",), "proposes", "a joint fund for ports"),
    ("Kenya seeks a seat on the council.", ("KEN",), "seeks", "a seat on the council"),
    ("Oman wants to join the bank.", ("OMN",), "seeks", "join the bank"),
    ("Both thanked Qatar for its help.", BOTH, "thanks", "Qatar for its help"),
    ("Kenya regretted the delay of the vote.", ("KEN",), "regrets", "the delay of the vote"),
    ("Kenya accused the militia of theft.", ("KEN",), "accuses", "the militia of theft"),
    ("Oman warned that the strait could close.", ("OMN",), "warns", "the strait could close"),
    ("Both stressed the role of the African Union.", BOTH, "stresses", "the role of the African Union"),
    ("They met the press, noting that the raids break the law.", BOTH, "holds", "the raids break the law"),
    ("Kenya believes that the dam is safe.", ("KEN",), "holds", "the dam is safe"),
    ("In condemning the raid, the two agreed to act.", BOTH, "condemns", "the raid"),
    ("Amid growing hunger, both agreed to send grain.", BOTH, "assesses", "growing hunger"),
    ("Kenya's bid to host the agency was discussed.", ("KEN",), "seeks", "host the agency"),
    ("Kenya and Oman, which share the values of the charter, met.", BOTH, "shares", "the values of the charter"),
    ("Kenya said that it had found the water to be clean.", ("KEN",), "assesses", "the water to be clean"),
    ("The gestures from the Omani government, such as proposing a truce, helped.", ("OMN",), "proposes", "a truce"),
    ('"We condemn the raid," Mudavadi said.', ("KEN",), "condemns", "the raid"),
    ("Oman upholds the one-fee rule.", ("OMN",), "adheres to", "the one-fee rule"),
    ("Nairobi backs the plan for a fund.", ("KEN",), "supports", "the plan for a fund"),
    ("Albusaidi appealed for calm in Yemen.", ("OMN",), "calls for", "calm in Yemen"),
    ("The two hailed the return of the ships.", BOTH, "welcomes", "the return of the ships"),
]


@pytest.mark.parametrize(("sentence", "by", "stance", "target"), STANCES)
def test_stances(sentence: str, by: tuple[str, ...], stance: str, target: str) -> None:
    found = told(sentence, "positions")
    assert any(r["by"] == by and r["stance"] == stance and target in str(r["target"]) for r in found), found


NONE = [
    "The condemned house was torn down in Muscat.",
    "The ferry was welcomed by a crowd.",
    "Reporters praised the food.",
    "The ministers held talks in Muscat.",
    "The two noted the date.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_stance(sentence: str) -> None:
    assert told(sentence, "positions") == []


def test_what_another_is_asked_to_do_is_no_stance_of_the_asking() -> None:
    sentence = "Kenya encouraged Yemen to talk with the islands in the next round, and adhere to the truce."
    assert [p["stance"] for p in told(sentence, "positions")] == []
    assert told("Kenya will support the plan and uphold the truce.", "positions")[1]["stance"] == "adheres to"


def test_a_denied_stance_is_kept_as_denied() -> None:
    found = [c for c in claims("Kenya did not condemn the raid.") if c.extractor == "positions"]
    assert {c.modality.value for c in found} == {"negated"}


def test_what_is_done_without_more_is_not_denied() -> None:
    found = told("The two proposed a fund without naming a sum.", "positions")
    assert [(r["stance"], r["modality"]) for r in found] == [("proposes", "asserted")]
