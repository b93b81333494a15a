from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import KnowledgeError
from verbale.knowledge import family_names, honorifics, is_family_first, particles, post_nominals


@pytest.mark.parametrize(
    ("name", "family_first"),
    [
        ("Zhou Wenlan", True),
        ("Wenlan Zhou", False),
        ("Tani Haruko", True),
        ("Haruko Tani", False),
        ("Park Seo-hyun", True),
        ("Seo-hyun Park", False),
        ("Lee Ji Woo", True),
        ("Nguyễn Văn Minh", True),
        ("Lee Ann Barker", None),
        ("Martin Young", None),
        ("Adaeze Okonkwo", None),
        ("Anne-Marie Dubois", None),
        ("Okonkwo", None),
    ],
)
def test_which_end_is_the_family_name(name: str, family_first: bool | None) -> None:
    assert is_family_first(name.split()) is family_first


@given(st.sampled_from(sorted(family_names("korean"))), st.sampled_from(["Seo-hyun", "Min-jae", "Yu-na"]))
def test_turning_a_name_turns_the_answer(family: str, given_name: str) -> None:
    assert is_family_first([family.title(), given_name]) is True
    assert is_family_first([given_name, family.title()]) is False


@pytest.mark.parametrize("term", ["Mr.", "Mr", "H.E.", "Hon.", "the Honourable", "Dato'", "Tan Sri", "Shri", "Daw", "Prof."])
def test_forms_of_address_are_stripped(term: str) -> None:
    assert honorifics()[term].strip


@pytest.mark.parametrize("term", ["Sheikh", "Prince", "Tengku"])
def test_titles_by_which_a_person_is_known_are_kept(term: str) -> None:
    assert not honorifics()[term].strip


def test_particles_are_lower_case() -> None:
    assert {"bin", "van", "al", "de"} <= particles()
    assert all(particle == particle.lower() for particle in particles())


def test_post_nominals() -> None:
    assert {"MP", "KC", "PhD", "OBE"} <= post_nominals()


def test_unknown_culture_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="martian"):
        family_names("martian")
