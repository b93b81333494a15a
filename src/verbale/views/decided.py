"""What people decided about a record: in words, with who did, why, when, and whether it still holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from verbale.model.decisions import ended
from verbale.model.record import Decision, DecisionKind
from verbale.views.digest import meeting_title
from verbale.views.paging import Paging, paged
from verbale.views.record import Record

SIZE = 50
"""Decisions on a page."""


@dataclass(frozen=True, slots=True)
class Object:
    """What a decision is about: a `meeting`, `person` or `conflict` of the record with its id, or None where it is there no more.

    `id` is that of the decision for a withdrawal. `words` name it; `mention` is the report's mention that a judgement is about.
    """

    kind: str
    id: str | None
    words: str
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision. `value` is the one that prevails by a ruling; `ended_by` the number of the one that withdrew or replaced it."""

    number: int
    kind: str
    about: tuple[Object, ...]
    value: str | None
    by: str
    because: str
    made: str
    ended_by: int | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, the latest first, in pages; those that no longer hold too."""

    paging: Paging
    decisions: tuple[Decided, ...]


def decisions(record: Record, page: int = 1) -> Decisions:
    """The decisions, in pages. Raises `UsageError` for a page that there is not."""
    shown, paging = paged(list(reversed(record.decisions)), page, SIZE)
    return Decisions(paging, tuple(_all(record, shown)))


def decided_over(record: Record, keys: Collection[str]) -> tuple[Decided, ...]:
    """The judgements and rulings over mentions and conflicts with these ids, the latest first."""
    own = [d for d in reversed(record.decisions) if d.kind is not DecisionKind.WITHDRAWN and {d.one, d.other} & set(keys)]
    return tuple(_all(record, own))


def _all(record: Record, decisions: Sequence[Decision]) -> Iterable[Decided]:
    """Decisions in words; what they are about is looked up at once."""
    undone = ended(record.decisions)
    judged = [i for d in decisions if d.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT) for i in (d.one, d.other)]
    ruled = [d for d in decisions if d.kind is DecisionKind.PREVAILS]
    about = _things(record, judged) | {
        key: Object("conflict", key, f"{dispute.property} of {dispute.about}")
        for key, dispute in record.disputes_by_id([d.other for d in ruled]).items()
    }
    values = {key: str(claim.value) for key, claim in record.claims_by_id([d.one for d in ruled]).items()}
    for decision in decisions:
        yield Decided(
            decision.number,
            decision.kind.value,
            tuple(_objects(decision, about)),
            values.get(decision.one) if decision.kind is DecisionKind.PREVAILS else None,
            decision.by,
            decision.because,
            decision.made,
            undone.get(decision.number),
        )


def _things(record: Record, mentions: Sequence[str]) -> dict[str, Object]:
    """By mention, the meeting or person of the record that it is of."""
    found = {key: Object("meeting", e.id, meeting_title(e.meeting), key) for key, e in record.meetings_by_id(mentions).items()}
    return found | {key: Object("person", h.id, h.name, key) for key, h in record.people_by_id(mentions).items()}


def _objects(decision: Decision, about: Mapping[str, Object]) -> Iterable[Object]:
    match decision.kind:
        case DecisionKind.WITHDRAWN:
            yield Object("decision", decision.one, f"decision {decision.one}")
        case DecisionKind.PREVAILS:
            yield about.get(decision.other, Object("conflict", None, f"conflict {decision.other}"))
        case DecisionKind.SAME | DecisionKind.DIFFERENT:
            yield from (about.get(key, Object("mention", None, key, key)) for key in (decision.one, decision.other))
