"""Agreements: what parties agreed, reaffirmed or decided together, or share a view on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbale.extract.acts import Act, Content
from verbale.extract.scene import Scene
from verbale.extract.telling import Fact, Teller, doers
from verbale.model.claims import Claim

EXTRACTOR = "agreements"
_KINDS = ("agree", "affirm")


def extract_agreements(scene: Scene, acts: Iterable[Act]) -> Iterator[Claim]:
    """Claims `by`, `verb` and `what` of subjects `ag1`, `ag2` ...; what is denied or doubtful says so by its modality.

    Only what several parties do together is an agreement.
    """
    number = 0
    for act in acts:
        if act.kind not in _KINDS or not act.acting.joint:
            continue
        for content in act.contents:
            if what := act.words(scene, content):
                number += 1
                teller = Teller(scene, EXTRACTOR, f"ag{number}", act.modality, act.attribution)
                yield from teller.claims(_facts(scene, act, content, what))


def _facts(scene: Scene, act: Act, content: Content, what: str) -> Iterator[Fact]:
    yield Fact("what", what, act.span(scene, content))
    verb = scene.span_of(act.verb, act.verb + 1)
    yield Fact("verb", verb.of(scene.text), verb)
    yield from doers(act.acting)
