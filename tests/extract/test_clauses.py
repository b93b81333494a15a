"""Who stands where in a clause."""

from __future__ import annotations

import pytest

from tests.reading import scene
from verbale.extract.meetings.clauses import Clauses, Company


def sides(text: str, verb: str) -> tuple[list[str], list[str]]:
    """The printed words of the company before and after a verb."""
    here = scene(text)
    at = next(i for i, t in enumerate(here.tokens) if t.text == verb)
    clauses = Clauses(here, here.sentences[here.sentence_of(at)])
    left, right = clauses.left_of(at), clauses.right_of(at)
    return tuple([m.span.of(text) for m in (*side.people, *side.offices, *side.parties)] for side in (left, right))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "verb", "left", "right"),
    [
        ("Ms Wong met Ms Marsudi.", "met", ["Wong"], ["Marsudi"]),
        ("Ms Wong and Ms Marsudi met in Perth.", "met", ["Wong", "Marsudi"], []),
        ("Ms Wong flew to Perth to meet Ms Marsudi.", "meet", ["Wong"], ["Marsudi"]),
        ("The foreign minister met his Omani counterpart.", "met", ["foreign minister"], ["counterpart"]),
        ("Ms Wong met Ms Marsudi to talk about Fiji.", "met", ["Wong"], ["Marsudi"]),
        ("Fiji and Tonga held talks.", "held", ["Fiji", "Tonga"], []),
        ("Ms Wong met Ms Marsudi a week after Mr Fidan had left.", "met", ["Wong"], ["Marsudi"]),
    ],
)
def test_sides_of_a_verb(text: str, verb: str, left: list[str], right: list[str]) -> None:
    assert sides(text, verb) == (left, right)


@pytest.mark.parametrize(
    ("text", "verb"),
    [("They met in Oman.", "met"), ("The envoys of Kenya arrived in Oman to meet.", "arrived"), ("The talks ended.", "ended")],
)
def test_a_place_is_no_company(text: str, verb: str) -> None:
    left, right = sides(text, verb)
    assert "Oman" not in [*left, *right]


def test_him_is_the_last_one_named_before() -> None:
    text = "Mr Fidan arrived in Perth. Ms Wong met him at noon."
    assert sides(text, "met") == (["Wong"], ["Fidan"])


def test_companies_join_without_repeating() -> None:
    text = "Ms Wong and Ms Marsudi met."
    here = scene(text)
    wong, marsudi = here.annotated.people
    joint = Company(people=(wong,)) | Company(people=(wong, marsudi))
    assert joint.people == (wong, marsudi)
    assert not Company()
    assert joint
