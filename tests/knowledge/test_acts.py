from __future__ import annotations

import pytest

from verbale.errors import KnowledgeError
from verbale.knowledge import act_words
from verbale.knowledge.act import _topic_verbs
from verbale.knowledge.files import value_by_word


@pytest.mark.parametrize(("verb", "kind"), [("agree", "agree"), ("reaffirm", "affirm"), ("vow", "undertake")])
def test_verbs_have_their_kind(verb: str, kind: str) -> None:
    assert act_words().acts[verb] == kind


@pytest.mark.parametrize(
    ("verb", "noun", "kind"),
    [("reach", "consensus", "agree"), ("share", "view", "affirm"), ("restate", "commitment", "undertake")],
)
def test_verbs_with_objects(verb: str, noun: str, kind: str) -> None:
    assert act_words().object_acts[verb, noun] == kind
    assert verb in act_words().object_verbs


def test_stances_with_a_particle_come_first() -> None:
    for stances in act_words().stances.values():
        bare = [not s.particle for s in stances]
        assert bare == sorted(bare)


@pytest.mark.parametrize(("verb", "words"), [("focus", "on"), ("take", "stock of"), ("take", "up"), ("discuss", "")])
def test_prepositions_of_topics(verb: str, words: str) -> None:
    assert words in act_words().topic_verbs[verb]


@pytest.mark.parametrize(("word", "unit"), [("tonnes", "t"), ("%", "%"), ("percent", "%"), ("times", "time"), ("€", "EUR")])
def test_units(word: str, unit: str) -> None:
    assert act_words().units[word] == unit


def test_every_cue_is_one_a_rule_starts_from() -> None:
    words = act_words()
    assert {*words.acts, *words.stances, *words.topic_verbs, *words.event_verbs, "will", "anniversary"} <= words.cues


def test_a_unit_twice_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="'tons' twice"):
        value_by_word({"t": "ton, tons", "kt": "tons"}, file="acts.yaml", entry="units")


def test_a_preposition_that_yaml_reads_as_a_truth_value_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="quoted"):
        _topic_verbs({True: "focus"})
