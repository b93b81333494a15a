"""Agreements: what parties agreed, reaffirmed or decided together, or share a view on. Subjects `ag1`, `ag2` ..."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.extract.actors import Actors
from verbale.extract.acts import Act, find_acts
from verbale.extract.cast import Cast
from verbale.extract.meetings import Draft
from verbale.extract.phrases import bounded
from verbale.extract.scene import Scene
from verbale.model.claims import Claim

EXTRACTOR = "agreements"
_KINDS = ("agree", "affirm")


def extract_agreements(scene: Scene, cast: Cast, drafts: Sequence[Draft]) -> Iterator[Claim]:
    """Claims `by`, `verb` and `what` of every joint agreement; denied and doubtful ones with their modality."""
    number = 0
    for act in find_acts(scene, Actors(scene, cast, drafts)):
        if act.kind not in _KINDS or not act.acting.joint:
            continue
        for content in act.contents:
            what = act.words(scene, content)
            if not what:
                continue
            number += 1
            yield from _claims(scene, f"ag{number}", act, what, act.span(scene, content))


def _claims(scene: Scene, subject: str, act: Act, what: str, span: "Span") -> Iterator[Claim]:
    ...
