"""Decisions by people: two things are one or are not, a value prevails, an earlier decision no longer holds."""

from __future__ import annotations

from datetime import datetime

from verbale.errors import UsageError
from verbale.ledger.asking import Ledger
from verbale.ledger.deriving import refresh
from verbale.model.record import Decision, DecisionKind
from verbale.store import Store
from verbale.views.choices import choices

LONGEST = 2000
"""Characters of a reason; of a name a tenth."""


def judge(store: Store, kind: DecisionKind, one: str, other: str, *, by: str, why: str) -> Decision:
    """Decide that two meetings, or two people, are one (`SAME`) or are not (`DIFFERENT`).

    Either is named by its id in the record, which stands for the first of its mentions, or by that of a mention. Raises
    `UsageError` where the record has no such thing, and where the two are one mention or not of one kind.
    """
    ledger = Ledger(store)
    pair = _mention(ledger, one), _mention(ledger, other)
    if pair[0] == pair[1]:
        raise UsageError(f"{one} and {other} are the same mention")
    if pair[0].rpartition("/")[2][0] != pair[1].rpartition("/")[2][0]:
        raise UsageError(f"{one} and {other} are not of one kind")
    return _decide(store, kind, *pair, by, why)


def rule(store: Store, conflict: str, value: str, *, by: str, why: str) -> Decision:
    """Decide which value of a conflict prevails. Raises `UsageError` for a value that no report tells."""
    ledger = Ledger(store)
    dispute = ledger.disputes_by_id([conflict]).get(conflict)
    if dispute is None:
        raise UsageError(f"no conflict of the record has the id {conflict!r}")
    if value not in map(str, dispute.values):
        raise UsageError(f"{value!r} is none of the values of {dispute.id}: {', '.join(map(str, dispute.values))}")
    claim = choices(ledger, dispute).get(value)
    if claim is None:
        raise UsageError(f"{value!r} is worked out, and no report tells it: rule for a value that one does")
    return _decide(store, DecisionKind.PREVAILS, claim, dispute.id, by, why)


def withdraw(store: Store, number: int, *, by: str, why: str) -> Decision:
    """Take back the decision with this number. Raises `UsageError` where there is none."""
    if number not in {d.number for d in store.decisions()}:
        raise UsageError(f"there is no decision {number}")
    return _decide(store, DecisionKind.WITHDRAWN, str(number), "", by, why)


def _mention(ledger: Ledger, key: str) -> str:
    """The mention that an id stands for: its own, or the first of a meeting's or a person's."""
    meetings, people = ledger.meetings_by_id([key]), ledger.people_by_id([key])
    for mentions in [*(tuple(sorted(m.id for m in e.mentions)) for e in meetings.values()), *(h.mentions for h in people.values())]:
        return key if key in mentions else mentions[0]
    raise UsageError(f"no meeting or person of the record has the id {key!r}")


def _decide(store: Store, kind: DecisionKind, one: str, other: str, by: str, why: str) -> Decision:
    """Keep the decision, with the day on which it is made, and bring the record up to date with it."""
    name, reason = (" ".join(text.split()) for text in (by, why))
    if not name or not reason:
        raise UsageError("a decision needs the name of who decides, and a reason")
    if len(reason) > LONGEST or len(name) > LONGEST // 10:
        raise UsageError(f"a reason has at most {LONGEST} characters, a name {LONGEST // 10}")
    made = datetime.now().astimezone().date().isoformat()
    number = store.decide(Decision(kind, one, other, reason, name, made))
    refresh(store)
    return Decision(kind, one, other, reason, name, made, number)
