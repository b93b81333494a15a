"""What somebody wants to see first: the latest reports and meetings, what is planned, what is due, and what is disputed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verbale.model import edtf
from verbale.model.facts import TO_COME, CommitmentState, ConflictClass
from verbale.model.record import Dispute, Encounter, Origin, Undertaking
from verbale.views.record import Record
from verbale.views.search import Occasion, occasions
from verbale.views.timeline import Doubt, Due, Entry, doubt_of, due_of, entries

MANY = 6
"""Rows of each list."""

_WINDOWS = (60, 400)
"""Days back from the day of the record in which the latest meetings are looked for, before all are."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A report that came in: whose it is, its day (EDTF), its headline, and the meeting that it is about."""

    document: str
    source: str
    outlet: str | None
    published: str | None
    side: str | None
    headline: str | None
    meeting: Occasion | None


@dataclass(frozen=True, slots=True)
class Home:
    """The latest of everything, as of a day (ISO 8601); the numbers count all, the lists have the first.

    `reports` are the latest of those that tell of `meetings` or of others of their time. `due` are open commitments with a due
    time, the nearest first; `overdue` the latest first; `conflicts` those of class `error`, of the latest meetings first.
    """

    as_of: str | None
    reports: tuple[Fresh, ...]
    meetings: tuple[Entry, ...]
    to_come: tuple[Entry, ...]
    due: tuple[Due, ...]
    due_in_all: int
    overdue: tuple[Due, ...]
    overdue_in_all: int
    conflicts: tuple[Doubt, ...]
    conflicts_in_all: int


def home(record: Record, many: int = MANY) -> Home:
    """What is new, due and disputed: at most so many of each."""
    latest = _latest(record, many)
    been = [e for e in latest if e.meeting.status not in TO_COME]
    bound = [u for u in record.undertakings() if u.due]
    due = [u for u in bound if u.state is CommitmentState.OPEN]
    overdue = sorted((u for u in bound if u.state is CommitmentState.OVERDUE), key=_due_day, reverse=True)
    errors = _errors(record, latest)
    return Home(
        record.today.isoformat() if record.today else None,
        tuple(fresh(record, latest, many)),
        entries(record, been[:many]),
        entries(record, _coming(latest, record.today)[:many]),
        tuple(_dues(record, due[:many])),
        len(due),
        tuple(_dues(record, overdue[:many])),
        len(overdue),
        tuple(doubt_of(record, d) for d in errors[:many]),
        len(errors),
    )


def _latest(record: Record, many: int) -> list[Encounter]:
    """The meetings of the latest weeks and those to come, the latest first; of a longer time where these are few."""
    found: Sequence[Encounter] = ()
    for days in _WINDOWS:
        since = record.today - timedelta(days) if record.today else None
        found = record.meetings((), since) if since else ()
        if len(found) >= 2 * many:
            break
    else:
        found = record.meetings()
    return sorted(found, key=lambda e: (e.meeting.date or "", e.id), reverse=True)


def _coming(latest: Iterable[Encounter], today: date | None) -> list[Encounter]:
    """The meetings that are still to come, the next one first."""
    planned = [e for e in latest if e.meeting.status in TO_COME and e.meeting.date]
    after = [e for e in planned if today is None or edtf.bounds(str(e.meeting.date))[1] >= today]
    return sorted(after, key=lambda e: (e.meeting.date or "", e.id))


def _due_day(undertaking: Undertaking) -> tuple[date, str]:
    return edtf.bounds(undertaking.due or "")[1], undertaking.id


def _dues(record: Record, undertakings: Iterable[Undertaking]) -> Iterable[Due]:
    return (due_of(record, u) for u in undertakings)


def _errors(record: Record, latest: Sequence[Encounter]) -> list[Dispute]:
    """The conflicts of class `error`, those over the latest meetings first."""
    place = {e.id: number for number, e in enumerate(latest)}
    errors = [d for d in record.disputes() if d.kind is ConflictClass.ERROR]
    return sorted(errors, key=lambda d: place.get(d.subject, len(place)))


def fresh(record: Record, latest: Sequence[Encounter], many: int) -> Iterable[Fresh]:
    """The latest reports, at most so many, among those that tell of these meetings."""
    known = {m.origin.document: m.origin for e in latest for m in e.mentions}
    origins = sorted(known.values(), key=_day, reverse=True)[:many]
    wanted = [o.document for o in origins]
    headlines = {r.report.document.id: r.report.headline for r in record.readings(wanted)}
    about = occasions(record, wanted)
    for o in origins:
        yield Fresh(o.document, o.source, o.outlet, o.published, o.side, headlines.get(o.document), about.get(o.document))


def _day(origin: Origin) -> tuple[str, str]:
    return origin.published or "", origin.source
