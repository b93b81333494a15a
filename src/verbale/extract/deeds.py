"""What parties said and did with words, and what a report refers to beside: the families that share acts and actors.

Acts and positions are found once; agreements, commitments and topics are told from them.
"""

from __future__ import annotations

from collections.abc import Iterator

from verbale.extract.actors import Actors
from verbale.extract.acts import find_acts
from verbale.extract.agreements import extract_agreements
from verbale.extract.cast import Cast
from verbale.extract.commitments import extract_commitments
from verbale.extract.context import extract_context
from verbale.extract.meetings import Draft
from verbale.extract.positions import extract_positions, find_positions
from verbale.extract.quantities import extract_quantities
from verbale.extract.scene import Scene
from verbale.extract.topics import extract_topics
from verbale.model.claims import Claim


def extract_deeds(scene: Scene, cast: Cast, drafts: list[Draft]) -> Iterator[Claim]:
    """The claims of topics, positions, agreements, commitments, context events and quantities, in this order."""
    actors = Actors(scene, cast, drafts)
    acts = tuple(find_acts(scene, actors))
    positions = tuple(find_positions(scene, actors))
    yield from extract_topics(scene, actors, acts, positions)
    yield from extract_positions(scene, positions)
    yield from extract_agreements(scene, acts)
    yield from extract_commitments(scene, acts)
    yield from extract_context(scene, actors)
    yield from extract_quantities(scene)
