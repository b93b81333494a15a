"""The page model: its data, its features and its sums."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.clean.features import NAMES, block, features
from verbale.clean.lines import lines_of
from verbale.clean.model import BODY, FIRST, LAST, STEPS, body_chances, page_model, parsed, posterior
from verbale.clean.phrases import Phrases, is_furniture, phrases
from verbale.errors import KnowledgeError


def test_features_are_named_and_lie_between_nought_and_one() -> None:
    lines = lines_of("Home\nNews\n\nThe ministers met on Friday, and they will meet again.\n1. Third point\nRead more\n© 2024")
    for row in features(lines):
        assert len(row) == len(NAMES)
        assert all(0.0 <= value <= 1.0 for value in row), dict(zip(NAMES, row, strict=True))


@given(st.text(max_size=200))
def test_features_hold_for_any_text(text: str) -> None:
    assert all(0.0 <= value <= 1.0 for row in features(lines_of(text)) for value in row)


def test_no_lines_have_no_chances() -> None:
    assert body_chances([]) == []


def test_a_model_that_does_not_fit_the_features_is_refused() -> None:
    data = {"weights": {"bias": [0, 0, 0, 0]}, "steps": {}}
    with pytest.raises(KnowledgeError, match=r"page_model\.yaml"):
        parsed(data)


def by_hand(scores: list[tuple[float, float, float, float]], steps: tuple[float, ...]) -> list[float]:
    """P(body) of each line by going every way through the states."""
    moves = dict(zip(STEPS, steps, strict=True))
    total, body = 0.0, [0.0] * len(scores)
    for way in product(range(4), repeat=len(scores)):
        if way[0] not in FIRST or way[-1] not in LAST or any(pair not in moves for pair in pairwise(way)):
            continue
        weight = exp(sum(moves[pair] for pair in pairwise(way)))
        for line, state in zip(scores, way, strict=True):
            weight *= line[state]
        total += weight
        body = [b + weight * (state == BODY) for b, state in zip(body, way, strict=True)]
    return [b / total for b in body]


CHANCE = st.floats(0.01, 1.0)


@given(st.lists(st.tuples(CHANCE, CHANCE, CHANCE, CHANCE), min_size=1, max_size=5))
def test_the_posterior_is_the_sum_over_all_ways(scores: list[tuple[float, float, float, float]]) -> None:
    steps = page_model().steps
    assert all(isclose(a, b, abs_tol=1e-9) for a, b in zip(posterior(scores, steps), by_hand(scores, steps), strict=True))


def test_the_block_is_the_run_of_lines_with_the_greatest_sum() -> None:
    assert block([0, 200, 0, 300, 0, 0, 0, 90], 0.8) == (1, 4)
    assert block([0, 0], 0.8) == (0, 0)


def test_furniture_phrases_are_folded_alike() -> None:
    assert is_furniture("  BACK   to Top ↑".replace("↑", "»"))
    assert is_furniture("Related Articles:")
    assert not is_furniture("Top diplomats of the two countries met on Friday")
    assert not is_furniture("Follow-up talks are to be held in Lisbon.")


def test_phrases_of_another_shape_are_refused() -> None:
    with pytest.raises(KnowledgeError, match=r"furniture\.yaml"):
        Phrases({"whole": ["x"]})


def test_headings_below_a_text_are_whole_phrases() -> None:
    assert phrases().after <= phrases().whole
