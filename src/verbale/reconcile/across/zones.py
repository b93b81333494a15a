"""Clocks far apart: when one moment can be two days."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from verbale.knowledge.clock import offsets

_FAR = 180
"""Minutes between two clocks from which a call in working hours, or in the evening, may straddle midnight."""


def days_can_differ(parties: Sequence[str]) -> bool:
    """Whether the clocks of some two of these parties are three hours apart or more."""
    known = [offsets()[p] for p in dict.fromkeys(parties) if p in offsets()]
    return any(abs(high - low) >= _FAR for one, other in combinations(known, 2) for low in one for high in other)
