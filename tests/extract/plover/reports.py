"""Events of texts, by the stages that come before them."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.annotate import Annotator
from verbale.extract.cast import Cast
from verbale.extract.meetings import meetings_of
from verbale.extract.plover import extract_events
from verbale.extract.scene import Scene
from verbale.model.claims import Claim
from verbale.model.documents import Document, Passage, Report, Role
from verbale.model.facts import Event
from verbale.model.spans import Span
from verbale.views.assemble import assemble


def claims_of(texts: Sequence[str], published: str | None = None) -> list[tuple[Claim, ...]]:
    """The event claims of each text, all of it body."""
    reports = [
        Report(Document(f"{n}", text), (Passage(Role.BODY, Span(0, len(text))),), published=published)
        for n, text in enumerate(texts)
    ]
    found = []
    for annotated in Annotator().annotate(reports):
        scene = Scene(annotated)
        cast = Cast(scene)
        found.append(tuple(extract_events(scene, cast, meetings_of(scene, cast))))
    return found


def events_of(text: str, published: str | None = None) -> tuple[Event, ...]:
    """The events of one text."""
    (claims,) = claims_of([text], published)
    return assemble(claims).events
