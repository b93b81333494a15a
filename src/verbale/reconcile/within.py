"""Within one report: what follows from its claims, and where it contradicts itself.

    claims ─ INFERENCES ─▶ inferred claims ─▶ claims ─ CONFLICTS ─▶ conflicts, each with a proposed value and its working

Nothing is dropped: a claim that loses stays, and the conflict names it. An inferred value outweighs a stated one only where
another stated claim agrees with it, or where nothing is stated at all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from verbale.model.annotated import AnnotatedText
from verbale.model.claims import Claim
from verbale.model.facts import Conflict
from verbale.reconcile.anniversary import founding_of_anniversary
from verbale.reconcile.dates import dated_by_inference
from verbale.reconcile.interval import loose_interval
from verbale.reconcile.names import misprinted_name
from verbale.reconcile.numbers import headline_number
from verbale.reconcile.plans import contrasted_plans
from verbale.reconcile.rounds import next_round
from verbale.reconcile.table import EXTRACTOR, Table
from verbale.reconcile.values import office_of_person, value_of_meeting
from verbale.reconcile.venues import other_venue

INFERENCES = [next_round, dated_by_inference, founding_of_anniversary]
"""Each a function from the table of claims to inferred claims."""

CONFLICTS = [
    value_of_meeting,
    office_of_person,
    misprinted_name,
    headline_number,
    other_venue,
    contrasted_plans,
    loose_interval,
]
"""Each a function from the table of claims, the inferred ones included, to conflicts."""


class Within(NamedTuple):
    """What comes of one report: the claims that follow, and the conflicts."""

    inferred: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]


def reconcile(annotated: AnnotatedText, claims: tuple[Claim, ...]) -> Within:
    """What follows from the claims of one report, and where they contradict each other. The claims are not changed."""
    table = Table(annotated, claims)
    inferred = tuple(replace(claim, extractor=EXTRACTOR) for rule in INFERENCES for claim in rule(table))
    whole = Table(annotated, (*claims, *inferred))
    return Within(inferred, tuple(conflict for rule in CONFLICTS for conflict in rule(whole)))
