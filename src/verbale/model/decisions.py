"""Which decisions by people still hold."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.model.record import Decision, DecisionKind


def ended(decisions: Sequence[Decision]) -> dict[int, int]:
    """By number of a decision that no longer holds, the number of the one that withdrew it, or replaced it for the same pair.

    All decisions are given, in the order in which they were made. A withdrawal may itself be withdrawn.
    """
    found: dict[int, int] = {}
    for decision in reversed(decisions):
        if decision.kind is DecisionKind.WITHDRAWN and decision.number not in found:
            found.setdefault(int(decision.one), decision.number)
    latest: dict[tuple[str, ...], int] = {}
    for decision in decisions:
        if decision.kind is not DecisionKind.WITHDRAWN and decision.number not in found:
            key = _of(decision)
            if key in latest:
                found[latest[key]] = decision.number
            latest[key] = decision.number
    return found


def _of(decision: Decision) -> tuple[str, ...]:
    """What there can be one decision about: a pair of mentions, or a conflict."""
    judged = decision.kind is not DecisionKind.PREVAILS
    return tuple(sorted((decision.one, decision.other))) if judged else (decision.other,)
