"""What the rules share: how a dispute is made, and how a meeting is called."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from verbale.model.claims import Value
from verbale.model.facts import ConflictClass
from verbale.model.grouping import hashed_id
from verbale.model.record import Dispute, Encounter


def title(encounter: Encounter) -> str:
    """A meeting in a few words: its dialogue or parties, day and city."""
    meeting = encounter.meeting
    name = meeting.series or f"{'-'.join(meeting.parties)} {meeting.type}"
    place = f" in {meeting.city}" if meeting.city else ""
    return f"the {name} of {meeting.date or 'an unknown day'}{place}"


class Outcome(NamedTuple):
    """What comes of comparing values: why they differ, which is proposed, by which rule and working, and what would settle it."""

    values: Sequence[Value]
    kind: ConflictClass
    proposed: Value | None
    rule: str | None
    because: str
    settle: str | None


def dispute(encounter: Encounter, property_: str, outcome: Outcome, mentions: Iterable[str], claims: Iterable[str] = ()) -> Dispute:
    """A conflict over one property of a meeting; `mentions` are those of the reports that tell the values."""
    wanted = set(mentions)
    reports = tuple(sorted({m.origin.source for m in encounter.mentions if m.id in wanted}))
    key = dispute_id(encounter.id, property_, outcome.values)
    return Dispute(
        key, encounter.id, title(encounter), property_, tuple(outcome.values), outcome.kind, outcome.proposed, outcome.rule,
        outcome.because, outcome.settle, reports, tuple(claims),
    )  # fmt: skip


def dispute_id(subject: str, property_: str, values: Iterable[Value]) -> str:
    """The id of a dispute: a hash of what it is about."""
    content = json.dumps([subject, property_, sorted(map(str, values))], ensure_ascii=False)
    return hashed_id("x", content)
