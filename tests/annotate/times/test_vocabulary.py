"""Patterns written with the words of `times.yaml`, and the rules' tables."""

from __future__ import annotations

import re

import pytest

from verbale.annotate.times.recognize import RULES
from verbale.annotate.times.vocabulary import pattern, vocabulary


@pytest.mark.parametrize(
    ("template", "text", "matches"),
    [
        ("@month:m @day:d", "Sept. 5", True),
        ("@month:m @day:d", "Sept.\n5", True),
        ("@month:m @day:d", "Sept.\n\n5", False),
        ("@month:m_@day:d", "Sept.5", True),
        ("@month @day", "september 5", False),
        ("@month @day", "SEPTEMBER 5", True),
        ("@month @day", "September 32", False),
        ("@count:n[- ]@unit", "twenty-five years", True),
        ("@count:n[- ]@unit", "a couple of weeks", True),
        ("@year", "20245", False),
        ("[ab ]_@comma_c", "a , c", True),
    ],
)
def test_templates(template: str, text: str, matches: bool) -> None:
    assert bool(pattern(template).fullmatch(text)) is matches


def test_every_rule_begins_with_words_that_can_come() -> None:
    """A start is looked up as one word in lower case or as a number: anything else would never be tried."""
    for rule in RULES:
        assert rule.starts, rule.name
        assert all(s == "#" or re.fullmatch("[a-z]+", s) for s in rule.starts), rule.name


def test_abbreviations_and_names_agree() -> None:
    words = vocabulary()
    names = {number: name for name, number in words.months.items() if len(name) > 4 or name in ("may", "june", "july")}
    assert sorted(names) == list(range(1, 13))
    assert all(names[number].startswith(name[:3]) for name, number in words.months.items())
    assert sorted(set(words.weekdays.values())) == list(range(7))
