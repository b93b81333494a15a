"""What was undertaken and what became of it, in pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from verbale.model.facts import CommitmentState
from verbale.model.record import Undertaking
from verbale.views.paging import Paging, paged
from verbale.views.record import Record
from verbale.views.timeline import Due, due_of

SIZE = 25
"""Commitments on a page."""


@dataclass(frozen=True, slots=True)
class Owed:
    """Commitments of all of these parties (none: of everybody) in one of these states (none: in any), as of a day (ISO 8601).

    They stand by due time, those without one last; `counts` has how many are in each state, those that are not shown too.
    """

    parties: tuple[str, ...]
    states: tuple[str, ...]
    as_of: str | None
    counts: Mapping[str, int]
    paging: Paging
    commitments: tuple[Due, ...]


def owed(record: Record, parties: Collection[str] = (), states: Collection[str] = (), page: int = 1) -> Owed:
    """The commitments, in pages. Raises `UsageError` for a page that there is not."""
    found = record.undertakings(parties)
    counted = Counter(u.state.value for u in found)
    shown, paging = paged([u for u in found if _fits(u, states)], page, SIZE)
    return Owed(
        tuple(parties),
        tuple(states),
        record.today.isoformat() if record.today else None,
        {state.value: counted[state.value] for state in CommitmentState},
        paging,
        tuple(due_of(record, u) for u in shown),
    )


def _fits(undertaking: Undertaking, states: Collection[str]) -> bool:
    return not states or undertaking.state.value in states
