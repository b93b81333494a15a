"""Where reports contradict each other or themselves, in pages: who tells which value, what is proposed, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from verbale.errors import UsageError
from verbale.model.claims import Value
from verbale.model.facts import ConflictClass
from verbale.model.record import Dispute, Encounter
from verbale.views.choices import choices
from verbale.views.decided import Decided, decided_over
from verbale.views.notes import Note, notes_of_claims
from verbale.views.paging import Paging, paged
from verbale.views.record import Record
from verbale.views.search import Occasion, occasion
from verbale.views.timeline import Doubt, doubt_of

SIZE = 20
"""Conflicts on a page."""


@dataclass(frozen=True, slots=True)
class Side:
    """A competing value, of how many independent sources it is, and the words that tell it."""

    value: Value
    sources: int
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """A conflict, the meeting that it is over (None: a series, person or office), and who tells which value.

    `sides` is empty where the values are not told by single claims of the meeting. `choices` are the values, as text, of which a
    ruling may let one prevail; `decisions` the rulings so far.
    """

    conflict: Doubt
    meeting: Occasion | None
    sides: tuple[Side, ...]
    choices: tuple[str, ...]
    decisions: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """Conflicts over what is of all of these parties (none: all), of one of these classes (none: of any), by what they are about.

    `counts` has how many there are of each class, those that are not shown too.
    """

    parties: tuple[str, ...]
    classes: tuple[str, ...]
    as_of: str | None
    counts: Mapping[str, int]
    paging: Paging
    conflicts: tuple[Contest, ...]


def disputed(record: Record, parties: Collection[str] = (), classes: Collection[str] = (), page: int = 1) -> Disputed:
    """The conflicts, in pages. Raises `UsageError` for a page that there is not."""
    found = record.disputes(parties)
    counted = Counter(d.kind.value for d in found)
    shown, paging = paged([d for d in found if not classes or d.kind.value in classes], page, SIZE)
    return Disputed(
        tuple(parties),
        tuple(classes),
        record.today.isoformat() if record.today else None,
        {kind.value: counted[kind.value] for kind in ConflictClass},
        paging,
        tuple(contests(record, shown)),
    )


def contest(record: Record, key: str) -> Contest:
    """The conflict with this id. Raises `UsageError` where there is none."""
    dispute = record.disputes_by_id([key]).get(key)
    if dispute is None:
        raise UsageError(f"no conflict of the record has the id {key!r}")
    return contests(record, [dispute])[0]


def contests(record: Record, disputes: Sequence[Dispute]) -> list[Contest]:
    """Conflicts with who tells which value."""
    over = record.meetings_by_id([d.subject for d in disputes])
    return [_contest(record, d, over.get(d.subject)) for d in disputes]


def _contest(record: Record, dispute: Dispute, encounter: Encounter | None) -> Contest:
    settled = encounter.settled(dispute.property) if encounter else None
    told = settled.told if settled else ()
    sides = tuple(Side(t.value, t.sources, notes_of_claims(record, t.claims)) for t in told if t.value in dispute.values)
    whole = {side.value for side in sides} == set(dispute.values)
    return Contest(
        doubt_of(record, dispute),
        occasion(encounter) if encounter else None,
        sides if whole else (),
        tuple(choices(record, dispute)),
        decided_over(record, [dispute.id]),
    )
