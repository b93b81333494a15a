"""Questions to the real parser's trees."""

from __future__ import annotations

import pytest

from tests.reading import annotated
from verbale.model.annotated import Tense, Token
from verbale.model.syntax import Syntax

PAST, FUTURE = Tense.PAST, Tense.FUTURE


def parsed(text: str, word: str) -> tuple[Syntax, int]:
    """The parse, and the place of a word in it."""
    tokens = annotated(text).tokens
    return Syntax(tokens), next(i for i, t in enumerate(tokens) if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "tense"),
    [
        ("The envoys met in Riga.", "met", PAST),
        ("The envoys have met in Riga.", "met", PAST),
        ("The talks were held in Riga.", "held", PAST),
        ("The envoys will meet in Riga.", "meet", FUTURE),
        ("They'll meet in Riga.", "meet", FUTURE),
        ("The envoys may meet in Riga.", "meet", FUTURE),
        ("The envoys are to meet in Riga.", "are", FUTURE),
        ("The talks are due in June.", "are", FUTURE),
        ("The envoys agreed to meet in Riga.", "meet", FUTURE),
        ("The envoys flew to Riga to meet ministers.", "meet", PAST),
        ("The envoys meet in Riga.", "meet", None),
        ("The talks held in Riga ended.", "held", PAST),
        ("The envoys are going to meet in Riga.", "going", FUTURE),
    ],
)
def test_tense(text: str, verb: str, tense: Tense | None) -> None:
    syntax, i = parsed(text, verb)
    assert syntax.tense(i) is tense


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("The envoys met in Riga.", "met", False),
        ("The envoys did not meet in Riga.", "meet", True),
        ("The envoys didn't meet in Riga.", "meet", True),
        ("The envoys didn’t meet in Riga.", "meet", True),
        ("The envoys never met in Riga.", "met", True),
        ("Nobody met in Riga.", "met", True),
        ("No talks were held in Riga.", "held", True),
        ("They held no talks in Riga.", "held", True),
        ("The envoys met and did not speak.", "met", False),
    ],
)
def test_negation(text: str, verb: str, negated: bool) -> None:
    syntax, i = parsed(text, verb)
    assert syntax.negated(i) is negated


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("The envoys met in Riga.", "Riga", "met"),
        ("The envoys said that they met in Riga.", "Riga", "met"),
        ("The talks in Riga failed.", "Riga", "failed"),
        ("Riga was the venue.", "venue", "was"),
        ("A note on Riga.", "Riga", None),
    ],
)
def test_the_governing_verb(text: str, word: str, verb: str | None) -> None:
    syntax, i = parsed(text, word)
    above = syntax.verb_of(i)
    assert (None if above is None else syntax.tokens[above].text) == verb


def test_auxiliaries_are_no_verbs_of_their_own() -> None:
    syntax, i = parsed("The talks will not have been held.", "held")
    assert syntax.auxiliaries(i) == ["will", "not", "have", "been"]
    assert [t.text for j, t in enumerate(syntax.tokens) if syntax.is_verb(j)] == ["held"]


def test_children_and_ancestors_are_each_others_reverse() -> None:
    syntax, _ = parsed("The envoys who had come from Oslo met ministers in Riga and left for Vilnius.", "met")
    for i, children in enumerate(syntax.children):
        assert children == sorted(children)
        assert all(next(syntax.ancestors(c)) == i for c in children)
    roots = [i for i, t in enumerate(syntax.tokens) if t.head == i]
    assert all(list(syntax.ancestors(i))[-1] in roots for i in range(len(syntax.tokens)) if i not in roots)


def test_no_words() -> None:
    assert Syntax(()).children == []
    assert Syntax((Token("Riga", 0, 4, "Riga", "PROPN", "NNP", "ROOT", 0, ""),)).verb_of(0) is None
