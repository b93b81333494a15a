"""Noun phrases of encounter: rounds, names, levels."""

from __future__ import annotations

import pytest

from tests.reading import nouns, scene
from verbale.extract.meetings.nouns import NounPhrase, ordinal_value


def only(text: str) -> NounPhrase:
    (phrase,) = nouns(text)
    return phrase


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("The ninth round of the Kenya-Oman Joint Trade Committee was held.", 9),
        ("The 12th meeting of the Chile-Norway Joint Economic Commission ended.", 12),
        ("The twenty-third session of the India-Oman Joint Commission opened.", 23),
        ("The inaugural Fiji-Samoa Leaders' Summit was a success.", 1),
        ("The third edition of the Morocco-Spain Strategic Dialogue took place.", 3),
        ("Round 10 of the talks was held.", 10),
        ("The 2nd EU-Egypt Association Council was held.", 2),
        ("The first Chile-Peru Strategic Dialogue took place.", 1),
        ("They agreed at the first such meeting in a decade.", None),
        ("They agreed at the first high-level talks in a decade.", None),
        ("The talks of the first vice ministers were held.", None),
        ("The first vice ministers' meeting was held.", None),
        ("The talks began for the second time this year.", None),
        ("The talks were held on the 14th.", None),
    ],
)
def test_ordinals_count_rounds_alone(text: str, ordinal: int | None) -> None:
    phrase = only(text)
    assert phrase.ordinal == ordinal
    assert (phrase.ordinal_span is None) == (ordinal is None)


def test_an_ordinal_may_stand_for_its_round() -> None:
    text = "The eighth round of consultations took place in May, and the ninth was held in June."
    assert [(n.ordinal, n.ordinal_span and n.ordinal_span.of(text)) for n in nouns(text)] == [(8, "eighth"), (9, "ninth")]


@pytest.mark.parametrize(
    ("text", "name", "parties"),
    [
        ("The ninth round of the Kenya-Oman Joint Trade Committee was held.", "Joint Trade Committee", ["KEN", "OMN"]),
        ("The 5th Japan-Mongolia Strategic Dialogue took place.", "Strategic Dialogue", ["JPN", "MNG"]),
        ("The 14th ASEAN-Canada Senior Officials' Meeting was held.", "Senior Officials' Meeting", ["ASEAN", "CAN"]),
        ("The 2nd EU-Egypt Association Council was held.", "Association Council", ["EU", "EGY"]),
        ("The High-Level Economic Dialogue (HLED) met again.", "High-Level Economic Dialogue", []),
        ("The Joint Committee met.", "Joint Committee", []),
        ("The ministers held a bilateral meeting.", None, []),
        ("The last meeting was in 2019.", None, []),
    ],
)
def test_the_name_of_a_dialogue(text: str, name: str | None, parties: list[str]) -> None:
    phrase = only(text)
    assert phrase.name == name
    assert [p.code for p in phrase.parties] == parties


@pytest.mark.parametrize(
    ("text", "level", "format_"),
    [
        ("They held vice-ministerial consultations.", "vice-ministerial", None),
        ("The trilateral summit took place.", "leaders", "trilateral"),
        ("They held a 2+2 meeting.", None, "2+2"),
        ("They held a bilateral meeting.", None, "bilateral"),
        ("They held a ministerial meeting.", "ministerial", None),
        ("They held a senior officials' meeting.", "senior officials", None),
        ("They held talks.", None, None),
    ],
)
def test_level_and_format(text: str, level: str | None, format_: str | None) -> None:
    phrase = only(text)
    assert (phrase.level, phrase.format) == (level, format_)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A telephone conversation took place.", "phone-call"),
        ("He paid a courtesy call.", "courtesy-call"),
        ("The phone talks took place.", "phone-call"),
        ("The talks took place.", "meeting"),
    ],
)
def test_the_kind_of_encounter(text: str, type_: str) -> None:
    assert only(text).type == type_


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The next round of talks will be held in Riga.", "next"),
        ("The last meeting was in 2019.", "last"),
        ("The talks ended.", "anaphoric"),
        ("A meeting took place.", "indefinite"),
        ("No meeting took place.", "negated"),
        ("Another round of consultations is due.", "other"),
        ("Several meetings took place.", "plural"),
        ("Their meeting took place.", "possessive"),
    ],
)
def test_marks(text: str, mark: str) -> None:
    assert mark in only(text).marks


@pytest.mark.parametrize(
    "text",
    [
        "The press conference was short.",
        "The business conference drew crowds.",
        "The football meeting was postponed.",
        "The party congress opened in Tirana.",
        "The annual general meeting of shareholders was cancelled.",
        "The city council met on Friday.",
        "They are meeting the deadline.",
        "The first vice minister arrived.",
    ],
)
def test_encounters_of_others_than_governments(text: str) -> None:
    assert nouns(text) == []


def test_phrases_are_apart_and_hold_their_heads() -> None:
    text = "The next round of the Strategic Dialogue follows the 3rd Kenya-Oman Joint Commission and the ministerial talks in Riga."
    end = 0
    for phrase in nouns(text):
        assert end <= phrase.first <= phrase.head < phrase.last <= len(scene(text).tokens)
        end = phrase.last
    assert end


@pytest.mark.parametrize(
    ("word", "value"),
    [("14th", 14), ("1st", 1), ("tenth", 10), ("nineteenth", 19), ("twentieth", 20), ("inaugural", 1), ("ten", None), ("th", None)],
)
def test_ordinal_words(word: str, value: int | None) -> None:
    assert ordinal_value(word) == value


# -- names behind the head, counted dialogues ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ninth session of the Joint Commission for Cooperation was held.", "Joint Commission for Cooperation"),
        ("The Fiji-Samoa Dialogue on Security and Trade was held.", "Dialogue on Security and Trade"),
        ("The Fiji-Samoa Joint Commission for Oman was held.", "Joint Commission"),
        ("The ninth round of political consultations was held.", "Political Consultations"),
        ("The ninth round of talks was held.", None),
        ("Thursday's Strategic Dialogue was held.", "Strategic Dialogue"),
    ],
)
def test_a_name_goes_on_behind_its_head(text: str, name: str | None) -> None:
    assert only(text).name == name


def test_of_a_commission_meeting_the_meeting_is_held() -> None:
    phrase = only("The 12th Fiji-Samoa Joint Commission Meeting was held in Suva.")
    assert phrase.name == "Joint Commission"
    assert scene("The 12th Fiji-Samoa Joint Commission Meeting was held in Suva.").lower[phrase.head] == "meeting"


def test_an_explained_acronym_names_the_dialogue_and_no_round() -> None:
    text = "The Sixth Session of the Joint Trade Committee (JTC) was held. The JTC meets in June."
    assert nouns(text)[-1].name == "Joint Trade Committee"


def test_at_the_tenth_a_round_is_meant() -> None:
    assert [n.ordinal for n in nouns("At the 10th, in Suva, they agreed on trade.")] == [10]
