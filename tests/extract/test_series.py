from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.series_cases import BRAZIL, CASES, KENYA, POLAND, Case
from tests.reading import annotated
from verbale.extract.cast import Cast
from verbale.extract.meetings import meetings_of
from verbale.extract.scene import Scene
from verbale.extract.series import extract_series
from verbale.model.claims import Basis, Claim
from verbale.model.schema import check


def claims(text: str, published: str = "2024-03-15") -> list[Claim]:
    scene = Scene(annotated(text, published=published))
    cast = Cast(scene)
    return list(extract_series(scene, cast, meetings_of(scene, cast)))


def values(found: list[Claim], key: str) -> list[object]:
    return [c.value for c in found if c.subject == "s1" and c.property == key]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text[-50:])
def test_history(case: Case) -> None:
    found = claims(case.text, case.published)
    for key, wanted in case.told.items():
        got = values(found, key)
        assert set(got) == wanted if isinstance(wanted, set) else got[:1] == [wanted], key
    for key in case.never:
        assert values(found, key) == [], key


def test_identity_is_that_of_the_meeting() -> None:
    found = claims(KENYA)
    assert values(found, "name") == ["Kenya-Oman Joint Commission"]
    assert set(values(found, "party")) == {"KEN", "OMN"}
    assert values(found, "level") == ["ministerial"]
    assert values(found, "format") == ["bilateral"]


def test_a_dialogue_without_a_meeting_of_its_own() -> None:
    found = claims(POLAND + "The Poland-Romania Trade Commission was founded in 1994.")
    other = {c.property: c.value for c in found if c.subject == "s2"}
    assert other["name"] == "Poland-Romania Trade Commission"
    assert other["founded"] == "1994"


def test_what_follows_names_what_it_stands_on() -> None:
    found = claims(KENYA + "It was held five times until 2016. After a seven-year hiatus, the Joint Commission resumed in 2023.")
    (lapsed,) = [c for c in found if c.property == "lapsed"]
    assert lapsed.basis is Basis.INFERRED
    assert lapsed.because
    assert set(lapsed.premises) <= {c.id for c in found}


def test_no_dialogue_no_history() -> None:
    assert claims("The bridge between the two towns was opened in 1998. It was closed for nine years.") == []


TAILS = [case.text[len(lead) :] for case in CASES for lead in (KENYA, BRAZIL, POLAND) if case.text.startswith(lead)]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(TAILS), min_size=1, max_size=3, unique=True), st.sampled_from([KENYA, BRAZIL, POLAND]))
def test_every_claim_keeps_its_words_and_its_schema(tails: list[str], lead: str) -> None:
    text = lead + " ".join(tails)
    for claim in claims(text):
        check(claim)
        assert claim.evidence is not None
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact
