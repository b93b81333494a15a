"""Meetings: the words that tell of an encounter, what belongs to each, and which of them are one meeting."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.extract.cast import Cast, Known
from verbale.extract.meetings.claims import tellers_of
from verbale.extract.meetings.drafts import Draft
from verbale.extract.meetings.encounters import find_encounters
from verbale.extract.meetings.home import home_party
from verbale.extract.meetings.merging import draft_meetings
from verbale.extract.scene import Scene
from verbale.model.claims import Claim

__all__ = ["Draft", "extract_meetings", "home_party", "meetings_of", "parties_at_table"]


def meetings_of(scene: Scene, cast: Cast) -> list[Draft]:
    """The meetings that a report tells of, the one it is about first."""
    return draft_meetings(scene, cast, find_encounters(scene))


def extract_meetings(scene: Scene, cast: Cast, drafts: list[Draft]) -> Iterator[Claim]:
    """The claims of every meeting; subjects `m1`, `m2` ... in the order of `drafts`."""
    for teller in tellers_of(scene, cast, drafts):
        yield from teller.told


def parties_at_table(scene: Scene, cast: Cast, drafts: list[Draft]) -> dict[int, Known]:
    """The parties of people for whom only the make-up of a meeting tells them, by number."""
    return {n: known for teller in reversed(tellers_of(scene, cast, drafts)) for n, known in teller.completed.items()}
