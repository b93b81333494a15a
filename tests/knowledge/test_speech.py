"""The words of saying."""

from __future__ import annotations

import pytest

from verbale.errors import KnowledgeError
from verbale.knowledge import Frame, saying
from verbale.knowledge.speech import _verbs


def test_a_verb_has_the_frames_of_all_its_entries() -> None:
    verbs = saying().verbs
    assert verbs["say"].frames == {Frame.QUOTE, Frame.CLAUSE}
    assert verbs["deny"].frames >= {Frame.CLAUSE, Frame.OBJECT}
    assert Frame.CLAUSE not in verbs["continue"].frames


def test_a_frame_that_needs_a_speaker_is_marked() -> None:
    verbs = saying().verbs
    assert Frame.CLAUSE in verbs["believe"].choosy
    assert not verbs["say"].choosy


def test_there_are_verbs_with_particles_and_phrases() -> None:
    assert "point out" in saying().verbs
    assert ("according", "to") in saying().sources


def test_there_are_many_verbs_in_lower_case() -> None:
    verbs = saying().verbs
    assert len(verbs) > 250
    assert all(verb == verb.casefold().strip() for verb in verbs)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({"verbs": "say", "frames": "shout"}, "shout"),
        ({"verbs": "say"}, "lacks frames"),
        ({"verbs": "say", "frames": "quote", "loud": True}, "unknown key loud"),
        ({"verbs": 3, "frames": "quote"}, "no list of words"),
    ],
)
def test_a_broken_entry_is_named(entry: dict[str, object], why: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"speech\.yaml: .*{why}"):
        _verbs({"verbs": [entry]})
