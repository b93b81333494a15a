"""The meetings of parties in a time, the latest first, in pages: what a reader leafs through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verbale.errors import UsageError
from verbale.model import edtf
from verbale.model.record import Encounter
from verbale.views.paging import Paging, paged
from verbale.views.record import Record
from verbale.views.timeline import Due, Entry, due_of, entries

SIZE = 15
"""Meetings on a page."""

USUAL = (120, 730)
"""Days that are shown where nobody says which: of everybody's meetings, and of one party's or city's. Of more, all."""

LONGEST = 370
"""Days of everybody's meetings that may be asked for at once."""


@dataclass(frozen=True, slots=True)
class Meetings:
    """Meetings and calls of all of these parties (codes; none: everybody), on these days (ISO 8601) in this city, the latest first.

    `statuses` and `levels` count the meetings by status and level, those that are not shown too; `due` are the commitments that
    fall due in these days; `earlier` is the day before `since` if only a part of the time was looked at.
    """

    parties: tuple[str, ...]
    since: str | None
    until: str | None
    as_of: str | None
    status: str | None
    level: str | None
    city: str | None
    statuses: Mapping[str, int]
    levels: Mapping[str, int]
    paging: Paging
    meetings: tuple[Entry, ...]
    due: tuple[Due, ...]
    earlier: str | None


def meetings(
    record: Record,
    parties: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    *,
    status: str | None = None,
    level: str | None = None,
    city: str | None = None,
    page: int = 1,
) -> Meetings:
    """The meetings of all of these parties in these days and this city (its English name), with this status and at this level.

    Without days, they are the latest (`USUAL`). Raises `UsageError` for a page that there is not, and for more of everybody's
    days than `LONGEST`.
    """
    first = since or _usual(record, len(parties) + (city is not None), until)
    if not parties and city is None and first and ((until or record.today or first) - first).days > LONGEST:
        raise UsageError(f"everybody's meetings of more than {LONGEST} days are too many: name a party, or fewer days")
    found = record.meetings(parties, first, until, city)
    chosen = [e for e in found if _fits(e, status, level)]
    shown, paging = paged(_latest_first(chosen), page, SIZE)
    return Meetings(
        tuple(parties),
        first.isoformat() if first else None,
        until.isoformat() if until else None,
        record.today.isoformat() if record.today else None,
        status,
        level,
        city,
        _counted([e.meeting.status for e in found]),
        _counted([e.meeting.level or "" for e in found]),
        paging,
        entries(record, shown),
        _due(record, parties, first, until) if parties and city is None and page == 1 else (),
        (first - timedelta(1)).isoformat() if first and not since else None,
    )


def _usual(record: Record, asked: int, until: date | None) -> date | None:
    """The first day that is shown where nobody says one, and so many parties and cities are asked for; None for all."""
    last = until or record.today
    return last - timedelta(USUAL[asked]) if last and asked < len(USUAL) else None


def _fits(encounter: Encounter, status: str | None, level: str | None) -> bool:
    meeting = encounter.meeting
    return (status is None or meeting.status == status) and (level is None or meeting.level == level)


def _latest_first(found: Sequence[Encounter]) -> list[Encounter]:
    """By date from the latest on, those without one last."""
    return sorted(found, key=lambda e: (e.meeting.date or "", e.id), reverse=True)


def _counted(values: Sequence[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda row: (-row[1], row[0])))


def _due(record: Record, parties: Collection[str], since: date | None, until: date | None) -> tuple[Due, ...]:
    bound = [u for u in record.undertakings(parties) if u.due]
    dated = [(u, *edtf.bounds(str(u.due))) for u in bound]
    return tuple(
        due_of(record, u) for u, first, last in dated if (since is None or last >= since) and (until is None or first <= until)
    )
