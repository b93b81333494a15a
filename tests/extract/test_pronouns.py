"""Whom pronouns stand for."""

from __future__ import annotations

import pytest

from tests.reading import scene
from verbale.extract.pronouns import person_meant


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Foreign Minister Péter Szijjártó said that he would fly to Baku.", "he", "Péter Szijjártó"),
        ("Foreign Minister Péter Szijjártó landed in Baku. He then saw the president.", "he", "Péter Szijjártó"),
        ("President Samia Suluhu Hassan received William Ruto in Arusha. She thanked the guest.", "she", "Samia Suluhu Hassan"),
        ("The talks with Péter Szijjártó ended late. He left at once.", "he", "Péter Szijjártó"),
        ("Mr. Péter Szijjártó landed in Baku. She then saw the president.", "she", None),
        ("Mr. Péter Szijjártó, whom Ms. Kaja Kallas had invited, came late. She waited.", "she", None),
        ("Péter Szijjártó landed. It rained. It rained more. It rained again. He left.", "he", None),
        ('Péter Szijjártó landed. The minister said: "I know that he is a man of his word, and of peace."', "he", None),
        ("The talks with Péter Szijjártó and Kaja Kallas ended late. He left at once.", "he", None),
        ("Péter Szijjártó landed in Baku.", "landed", None),
    ],
)
def test_a_pronoun_stands_for_one_person_or_nobody(text: str, pronoun: str, meant: str | None) -> None:
    found = person_meant(scene(text), scene(text).lower.index(pronoun))
    assert (found.name if found else None) == meant
