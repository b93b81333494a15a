"""AnnotatedText -> claims. Each family of claims has a file of its own; they run in the order of the list."""

from __future__ import annotations

from verbale.extract.cast import Cast
from verbale.extract.deeds import extract_deeds
from verbale.extract.meetings import extract_meetings, meetings_of
from verbale.extract.people import extract_people
from verbale.extract.plover import extract_events
from verbale.extract.scene import Scene
from verbale.extract.series import extract_series
from verbale.extract.statements import extract_statements
from verbale.model.annotated import AnnotatedText
from verbale.model.claims import Claim
from verbale.model.documents import Reject

__all__ = ["extract"]


def extract(annotated: AnnotatedText) -> tuple[tuple[Claim, ...], tuple[Reject, ...]]:
    """All claims of a report, and what was found but cannot be used, with the reason."""
    scene = Scene(annotated)
    cast = Cast(scene)
    drafts = meetings_of(scene, cast)
    claims = (
        *extract_meetings(scene, cast, drafts),
        *extract_series(scene, cast, drafts),
        *extract_people(scene, cast, drafts),
        *extract_deeds(scene, cast, drafts),
        *extract_statements(scene, cast, drafts),
        *extract_events(scene, cast, drafts),
    )
    return claims, ()
