"""A claim's id: the same claim has the same one, and any change of content another."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.model.claims import Basis, Claim, Modality, Value
from verbale.model.spans import Span, quote

TEXT = "Kenya and Oman met in Muscat on Tuesday."
EVIDENCE = quote("sha256:1", TEXT, Span(22, 28))
CLAIM = Claim("m1", "city", "Muscat", "Muscat", EVIDENCE, extractor="meetings")


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "m2"},
        {"property": "place"},
        {"value": "Masqat"},
        {"original": "muscat"},
        {"evidence": None},
        {"evidence": quote("sha256:2", TEXT, Span(22, 28))},
        {"evidence": quote("sha256:1", TEXT, Span(22, 27))},
        {"basis": Basis.INFERRED},
        {"rule": "dateline"},
        {"premises": ("c1",)},
        {"modality": Modality.PLANNED},
        {"attribution": ("the ministry",)},
        {"extractor": "meetings 2"},
    ],
    ids=str,
)
def test_another_content_has_another_id(change: dict[str, Any]) -> None:
    assert replace(CLAIM, **change).id != CLAIM.id


@pytest.mark.parametrize(("value", "other"), [(1, "1"), (1, (1,)), (("a", "b"), ("b", "a")), (("a", "b"), "ab"), ("", ())])
def test_values_of_other_types_have_other_ids(value: Value, other: Value) -> None:
    assert replace(CLAIM, value=value).id != replace(CLAIM, value=other).id


def test_how_sure_one_is_changes_no_claim() -> None:
    assert replace(CLAIM, confidence=0.5, because="it is said so").id == CLAIM.id


def test_the_id_is_the_same_in_every_process() -> None:
    code = (
        "from verbale.model.claims import Claim\nfrom verbale.model.spans import Span, quote\n"
        f"evidence = quote('sha256:1', {TEXT!r}, Span(22, 28))\n"
        "print(Claim('m1', 'city', 'Muscat', 'Muscat', evidence, extractor='meetings').id)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"})
    assert done.stdout.strip() == CLAIM.id


def test_a_claim_is_not_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        CLAIM.value = "Sohar"  # type: ignore[misc]


words = st.text(st.characters(), max_size=20)
scalars = st.one_of(words, st.integers(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False))


@given(words, words, st.one_of(scalars, st.lists(scalars, max_size=3).map(tuple)), words)
def test_any_content_has_an_id(subject: str, key: str, value: Value, original: str) -> None:
    claim = Claim(subject, key, value, original, None)
    assert claim.id == Claim(subject, key, value, original, None).id
    assert claim.id[0] == "c"
    assert len(claim.id) == 21


@given(words, words, words, words)
def test_neighbouring_fields_do_not_run_together(a: str, b: str, c: str, d: str) -> None:
    same = (a, b) == (c, d)
    assert (replace(CLAIM, subject=a, property=b).id == replace(CLAIM, subject=c, property=d).id) is same
