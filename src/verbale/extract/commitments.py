"""Commitments: what parties undertook to do, alone or together, and when it is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbale import knowledge
from verbale.extract.acts import Act, Content
from verbale.extract.phrases import below, child
from verbale.extract.scene import Scene
from verbale.extract.telling import Fact, Teller, doers
from verbale.model import edtf
from verbale.model.annotated import Time, TimeKind
from verbale.model.claims import Claim, Modality

EXTRACTOR = "commitments"
_DOING = ("to", "will", "gerund")


def extract_commitments(scene: Scene, acts: Iterable[Act]) -> Iterator[Claim]:
    """Claims `by`, `what`, `due` and `state` of subjects `co1`, `co2` ...

    What is denied or doubtful is no commitment, and what should be done binds nobody, except that a meeting which all agree is
    needed is one that they mean to hold.
    """
    number, told = 0, set[tuple[str, ...]]()
    for act in acts:
        if act.modality is not Modality.ASSERTED:
            continue
        for content in act.contents:
            what = _undertaken(scene, act, content)
            key = (*sorted(act.acting.parties), what.casefold() if what else "")
            if what and key not in told:
                told.add(key)
                number += 1
                teller = Teller(scene, EXTRACTOR, f"co{number}", act.modality, act.attribution)
                yield from teller.claims(_facts(scene, act, content, what))


def _facts(scene: Scene, act: Act, content: Content, what: str) -> Iterator[Fact]:
    span = act.span(scene, content)
    yield Fact("what", what, span)
    yield Fact("state", "open", span)
    yield from doers(act.acting)
    if (due := _due(scene, act, content)) is not None:
        value, time = due
        yield Fact("due", value, time.span)


def _undertaken(scene: Scene, act: Act, content: Content) -> str | None:
    """What is undertaken, in clean words; None where nobody undertakes anything."""
    words = act.words(scene, content)
    if content.form in _DOING:
        return words if act.kind != "affirm" or content.form != "to" or "commitment" in act.word or act.acting.joint else None
    if content.form == "noun" and act.kind == "undertake":
        return words if scene.tokens[content.head].pos == "NOUN" and not _is_counted(scene, content.head) else None
    if content.form == "noun" and act.kind == "agree":
        return f"hold {words}" if _is_encounter(scene, content.head) else None
    if content.form == "should" and act.acting.joint:
        subject = child(scene, content.head, "nsubj", "nsubjpass")
        return words if subject is not None and _is_encounter(scene, subject) else None
    return None


def _is_counted(scene: Scene, head: int) -> bool:
    """Whether a noun is a number of things: promising 500 trucks is a gift, and tells nothing to be done."""
    return child(scene, head, "nummod") is not None


def _is_encounter(scene: Scene, head: int) -> bool:
    """Whether a noun is one of encounter: agreeing on a summit is agreeing to hold it."""
    return scene.lower[head] in knowledge.encounters().nouns and scene.lower[head] not in _TALK


_TALK = knowledge.word_set("acts", "talk")


def _due(scene: Scene, act: Act, content: Content) -> tuple[str, Time] | None:
    """When it is due: the last date told with it that is not over when the report comes out."""
    inside = scene.span_of(content.first, content.last)
    tail = scene.times(inside) or [t for t in scene.times(act.span(scene, content)) if t.span.start > scene.tokens[act.verb].end]
    published = scene.report.published
    for time in tail:
        if time.kind is not TimeKind.DATE or time.value is None or not time.value[:1].isdigit():
            continue
        if published and edtf.bounds(time.value)[1] < edtf.bounds(published)[0]:
            continue
        if _is_of_clause(scene, time, content) and not _is_in_a_name(scene, time):
            return time.value, time
    return None


def _is_in_a_name(scene: Scene, time: Time) -> bool:
    """Whether a time is a part of what a noun names: "the 2024-2027 Plan of Action"."""
    inside = scene.range_of(time.span)
    return any(scene.tokens[i].head == inside.stop and scene.tokens[inside.stop].pos in ("NOUN", "PROPN") for i in inside)


def _is_of_clause(scene: Scene, time: Time, content: Content) -> bool:
    """Whether a time belongs to the undertaking, not to a clause within it: "the plan that was drawn up in May"."""
    first = scene.token_at(time.span.start)
    clauses = {
        c
        for i in range(content.first, content.last)
        if scene.tokens[i].dep == "relcl" and i != content.head
        for c in below(scene, i)
    }
    return first not in clauses
