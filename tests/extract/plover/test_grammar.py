"""The files of event knowledge, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale import knowledge
from verbale.errors import KnowledgeError
from verbale.knowledge import files
from verbale.knowledge import plover as module

FOLDER = files.FOLDER


def test_all_sixteen_types_have_their_roots() -> None:
    types = knowledge.event_grammar().types
    assert len(types) == 16
    assert {k.root for k in types.values()} <= {f"{n:02}" for n in range(3, 19)}


def test_codes_are_of_the_types_own_root() -> None:
    """AGREE stands for what CAMEO calls intentions; violence and investigation have roots of their own in CAMEO."""
    grammar = knowledge.event_grammar()
    roots = {"ASSAULT": {"18", "19", "20"}, "ACCUSE": {"09", "11"}, "CONCEDE": {"08", "05", "03"}}
    codes = {a.event for acts in grammar.acts.values() for a in acts if a.event}
    codes |= {c for acts in grammar.acts.values() for a in acts for c in a.objects.values() if c}
    codes |= {t.done for t in grammar.things.values() if t.done} | {t.ended for t in grammar.things.values() if t.ended}
    for code in codes:
        own = roots.get(code.type, {grammar.types[code.type].root})
        assert code.cameo is None or code.cameo[:2] in own, code


def test_every_actor_is_a_party_or_a_code_of_the_export() -> None:
    assert set(knowledge.event_grammar().actors.values()) - set(knowledge.parties()) == {"NGO"}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("plover.yaml", "future: AGREE 036", "future: APPROVE 036"),
        ("plover_things.yaml", "done: CONSULT 045 third-party", "done: CONSULT 045 picnic"),
        ("plover_things.yaml", "nouns: curfew,", "nouns: curfew, embargo,"),
        ("plover_acts.yaml", "objects: {debt: AID 071}", "objects: {moon: AID 071}"),
        ("plover_acts.yaml", "event: COERCE 176 cyber", "event: COERCE x cyber"),
        ("plover_acts.yaml", "    intransitive: true", "    intransigent: true"),
        ("plover_acts.yaml", "weak: [protest, march,", "weak: [protest, dance,"),
    ],
)
def test_a_wrong_entry_is_refused(file: str, old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for source in FOLDER.glob("plover*.yaml"):
        (tmp_path / source.name).write_text(source.read_text("utf-8"), "utf-8")
    text = (tmp_path / file).read_text("utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    with pytest.raises(KnowledgeError, match=file):
        module.event_grammar.__wrapped__()
