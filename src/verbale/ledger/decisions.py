"""What people decided, as far as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from verbale.model.claims import Claim, Value
from verbale.model.decisions import ended
from verbale.model.record import Decision, DecisionKind, mention_id
from verbale.reconcile.across.settle import Prevailing
from verbale.resolve.meetings import Verdicts

Claims = Callable[[Sequence[str]], Mapping[str, Claim]]
"""Claims by their ids."""


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that no later one has withdrawn or, for the same pair, replaced."""
    gone = ended(decisions)
    return tuple(d for d in decisions if d.kind is not DecisionKind.WITHDRAWN and d.number not in gone)


def verdicts_of(decisions: Sequence[Decision]) -> Verdicts:
    """The judgements that stand."""
    found: dict[DecisionKind, set[tuple[str, str]]] = {DecisionKind.SAME: set(), DecisionKind.DIFFERENT: set()}
    for decision in standing(decisions):
        if decision.kind in found:
            one, other = sorted((decision.one, decision.other))
            found[decision.kind].add((one, other))
    return Verdicts(frozenset(found[DecisionKind.SAME]), frozenset(found[DecisionKind.DIFFERENT]))


def prevailing(decisions: Sequence[Decision], claims: Claims) -> Prevailing:
    """By mention and property, the value that was ruled to prevail, why, and by which decision."""
    found: dict[tuple[str, str], tuple[Value, str, int]] = {}
    for decision, claim in _rulings(standing(decisions), claims):
        if claim.evidence:
            found[_ruled(claim)] = (claim.value, _why(decision), decision.number)
    return found


def ruled(decisions: Sequence[Decision], claims: Claims) -> dict[str, tuple[Value, str]]:
    """By conflict, the value that was ruled to prevail, and why."""
    return {d.other: (c.value, _why(d)) for d, c in _rulings(standing(decisions), claims)}


def touched(decisions: Sequence[Decision], decided: int, claims: Claims) -> set[str]:
    """The mentions that the decisions after the first `decided` speak of, or that those speak of that they withdraw or replace."""
    by_number = {d.number: d for d in decisions}
    fresh = [_undone(d, by_number) for d in decisions[decided:]]
    judged = {i for d in fresh if d.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT) for i in (d.one, d.other)}
    conflicts = {d.other for d in fresh if d.kind is DecisionKind.PREVAILS}
    ruled_on = [d for d in decisions if d.other in conflicts]
    return judged | {_ruled(claim)[0] for _, claim in _rulings(ruled_on, claims) if claim.evidence}


def _undone(decision: Decision, by_number: Mapping[int, Decision]) -> Decision:
    """The decision that a withdrawal is about in the end; any other itself."""
    while decision.kind is DecisionKind.WITHDRAWN and int(decision.one) in by_number:
        decision = by_number[int(decision.one)]
    return decision


def _rulings(decisions: Sequence[Decision], claims: Claims) -> list[tuple[Decision, Claim]]:
    """The rulings among some decisions, each with the claim that it lets prevail."""
    made = [d for d in decisions if d.kind is DecisionKind.PREVAILS]
    found = claims([d.one for d in made])
    return [(d, found[d.one]) for d in made if d.one in found]


def _ruled(claim: Claim) -> tuple[str, str]:
    assert claim.evidence is not None
    return mention_id(claim.evidence.document, claim.subject), claim.property


def _why(decision: Decision) -> str:
    return f"{decision.because} ({decision.by}, {decision.made})"
