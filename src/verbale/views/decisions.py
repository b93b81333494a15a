"""The decisions that people have made on a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from verbale.model.reading import Json
from verbale.model.record import Decision, DecisionKind
from verbale.views.listing import Listing, Record


def decision_rows(decisions: Sequence[Decision]) -> list[Json]:
    """A row a decision, in the order in which they were made; `withdrawn_by` is the number of the one that takes it back."""
    undone = {int(d.one): d.number for d in decisions if d.kind is DecisionKind.WITHDRAWN}
    return [asdict(d) | {"kind": d.kind.value, "withdrawn_by": undone.get(d.number)} for d in decisions]


def _none(_: Record) -> list[Json]:
    return []


def _summary(row: Json) -> tuple[str | None, ...]:
    undone = f"withdrawn by {row['withdrawn_by']}" if row["withdrawn_by"] else ""
    return str(row["number"]), row["kind"], row["one"], row["other"], row["because"], row["by"], row["made"], undone


DECISIONS = Listing(
    _none,
    ("number", "kind", "one", "other", "because", "by", "made", "withdrawn_by"),
    ("number", "decision", "of", "and", "because", "by", "made", "state"),
    _summary,
)
"""How decisions are printed; `decision_rows` makes the rows."""
