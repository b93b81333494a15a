"""Topics: what is talked about, as named."""

from __future__ import annotations

import pytest

from tests.extract.deeds import claims, topics

NAMED = [
    ("They discussed trade, fisheries and the war in Yemen.", ["trade", "fisheries", "war in Yemen"]),
    ("The two ministers exchanged views on piracy.", ["piracy"]),
    ("The talks focused on port security.", ["port security"]),
    ("Both sides reviewed the labour agreement.", ["labour agreement"]),
    ("The ministers spoke about visas and migrant workers.", ["visas", "migrant workers"]),
    ("The meeting dealt with grain exports.", ["grain exports"]),
    ("Air links were discussed.", ["Air links"]),
    ("They reviewed trade, defence, counter-terrorism and culture.", ["trade", "defence", "counter-terrorism", "culture"]),
    ("They exchanged views on the situation in Gaza and the Red Sea.", ["situation in Gaza and the Red Sea"]),
    ("The ministers agreed to hold the next meeting in Hanoi.", []),
    ("Oman pledged to contribute OMR 15 million to the fund.", []),
    ("Debt relief was high on the agenda.", ["Debt relief"]),
    ("Topics were gas prices and the drought.", ["gas prices", "drought"]),
    ("They discussed a range of issues, including hunger and debt.", ["hunger", "debt"]),
    ("They exchanged opinions on issues on Somalia, including the new offensive.", ["Somalia", "new offensive"]),
    ("The two held talks on the Red Sea crisis.", ["Red Sea crisis"]),
    ("They discussed ways to fight piracy.", ["piracy"]),
    ("They spoke about when a summit of the bloc could be held.", ["summit of the bloc"]),
    ("Both discussed bilateral ties.", ["bilateral ties"]),
    ("Mudavadi raised the fate of the sailors.", ["fate of the sailors"]),
    ("The two took up the dispute over fees.", ["dispute over fees"]),
    ("The two touched on climate change.", ["climate change"]),
    ("The ministers agreed to lower tariffs on tea.", ["tariffs on tea"]),
    ("Both condemned the raid on the convoy.", ["raid on the convoy"]),
    ("They agreed on the need for cleaner ports.", ["cleaner ports"]),
    ("The two sides agreed to step up cooperation on deep-sea mining.", ["deep-sea mining"]),
    ("They discussed regional and global matters.", ["regional and global matters"]),
    ("They discussed the movement of people and goods.", ["movement of people and goods"]),
    ("The two took stock of the rail project.", ["rail project"]),
    ("Both welcomed the accession of Timor-Leste to the bloc.", ["accession of Timor-Leste"]),
    ("The agenda included vaccines and schools.", ["vaccines", "schools"]),
    ("They consulted on the vote in the Security Council.", ["vote in the Security Council"]),
    ("The two compared notes on sanctions.", ["sanctions"]),
    ("Mudavadi and Albusaidi talked about oil.", ["oil"]),
    ("The conversation revolved around food aid.", ["food aid"]),
    ("They pointed to the drought in Ethiopia.", ["drought in Ethiopia"]),
    ("The two ministers had an exchange of views about hydrogen.", ["hydrogen"]),
    ("They discussed how to protect cables under the sea.", ["cables"]),
    ("The ministers negotiated on a double tax treaty.", ["double tax treaty"]),
    ("Bilateral trade topped the talks.", ["Bilateral trade"]),
    ("Fishing rights dominated the talks.", ["Fishing rights"]),
    ("Water came up briefly.", ["Water"]),
    ("The talks were mostly about grain.", ["grain"]),
    ("The two sides reviewed the entire spectrum of ties, including grain and ports.", ["ties", "grain", "ports"]),
    ("The two sides reviewed cooperation in energy, livestock and tourism.", ["energy", "livestock", "tourism"]),
    ("The two sides went through the whole of their relations: grain, ports and the coast guard.", ["grain", "ports"]),
    ("The talks covered trade under the ferry treaty, scholarships, cricket and tourism.", ["trade", "scholarships", "tourism"]),
    ("Mudavadi apprised the Omani side of the drought.", ["drought"]),
    ("The two ministers agreed to work with the two countries.", []),
    ("The two ministers agreed to help Oman.", []),
    ("The ministers discussed the matter.", []),
    ("The two discussed various issues of mutual interest.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMED)
def test_topics_as_named(sentence: str, expected: list[str]) -> None:
    found = topics(sentence)
    if expected:
        assert [t for t in expected if t not in found] == [], found
    else:
        assert found == []


@pytest.mark.parametrize(
    "sentence",
    ["Fans discussed the match in the rain.", "The mayor spoke about buses.", "She reviewed the film for a magazine."],
)
def test_talk_of_others_is_no_topic(sentence: str) -> None:
    assert topics(sentence, lead="") == []


def test_what_was_not_touched_on_is_denied() -> None:
    found = [c for c in claims("The border was not discussed.") if c.property == "topic"]
    assert [(c.value, c.modality.value) for c in found] == [("border", "negated")]


def test_a_topic_is_told_once() -> None:
    assert topics("They discussed piracy. The talks focused on piracy.") == ["piracy"]


def test_topics_belong_to_the_meeting() -> None:
    assert {c.subject for c in claims("They discussed piracy.") if c.property == "topic"} == {"m1"}
