"""What is remembered changes no annotation."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from verbale.annotate import remembering
from verbale.annotate.parse import DEFAULT_MODEL, load_model

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "reports").glob("*.txt"))
ODD = ["", " ", "\n\n", "gonna", "Let's go. Y'all ain't there; there is one.", "會談 회담", "It met\t\tit."]


@pytest.fixture(scope="module")
def shipped() -> Language:
    load_model(DEFAULT_MODEL)  # sets the same operations for both
    pipeline: Language = import_module(DEFAULT_MODEL).load()
    return pipeline


def _told(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, str(t.head.i), t.lemma_, str(t.morph), t.ent_type_, t.ent_iob_) for t in doc]


def _same(shipped: Language, texts: list[str]) -> None:
    ours, theirs = load_model(DEFAULT_MODEL).pipe(texts), shipped.pipe(texts)
    for text, one, other in zip(texts, ours, theirs, strict=True):
        assert _told(one) == _told(other), text


def test_reports_are_annotated_as_without_memory(shipped: Language) -> None:
    assert EXAMPLES
    _same(shipped, [path.read_text(encoding="utf-8") for path in EXAMPLES])


def test_odd_texts_are_annotated_as_without_memory(shipped: Language) -> None:
    _same(shipped, ODD)
    _same(shipped, ODD)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_texts_are_annotated_as_without_memory(shipped: Language, texts: list[str]) -> None:
    _same(shipped, texts)


def test_a_full_memory_is_emptied(shipped: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_MOST_WORDS", 3)
    forgetful = remembering.with_memory(import_module(DEFAULT_MODEL).load())
    for text in ("The ministers met in Tokyo.", "They met again, in Seoul.", "The ministers met in Tokyo."):
        assert _told(forgetful(text)) == _told(shipped(text))


def test_every_network_and_the_ruler_remember() -> None:
    pipeline = load_model(DEFAULT_MODEL)
    models = [pipe.model for _, pipe in pipeline.pipeline if isinstance(getattr(pipe, "model", None), Model)]
    layers = [layer for model in models for layer in model.walk()]
    assert [layer.name for layer in layers].count("remembering") == 2
    assert not any(remembering._is_embedding(layer) for layer in layers)
    assert isinstance(pipeline.get_pipe("attribute_ruler"), remembering.RememberingRuler)
