"""Who is across the table: the present holders of the offices that met, since when they are attested, and whom they last met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from verbale.knowledge.likeness import OfficeLikeness, office_likeness
from verbale.model import edtf
from verbale.model.facts import Level
from verbale.model.record import Encounter, Holder, Tenure
from verbale.views.briefs import wording
from verbale.views.briefs.desk import Desk
from verbale.views.briefs.lines import Line, Run, Section
from verbale.views.parties import joined, party_name
from verbale.views.readable import readable

EACH = 3
"""People of each party."""


@dataclass(frozen=True, slots=True)
class _Seat:
    """Somebody in an office, with their latest meeting with the other side."""

    holder: Holder
    tenure: Tenure
    met: Encounter
    before: tuple[Holder, Tenure] | None = None


def section(desk: Desk) -> Section:
    """For each party, who of its office-holders met the others, the latest holder of each office."""
    lines = tuple(line for code in desk.parties for line in _lines(desk, code))
    remark = None if lines else "The record names nobody who met the other side in an office."
    return Section("Across the table", lines, remark)


def _lines(desk: Desk, code: str) -> Iterator[Line]:
    for seat in _seats(desk, code)[:EACH]:
        yield _line(desk, code, seat)


def _seats(desk: Desk, code: str) -> list[_Seat]:
    """The present holder of each office, those who met last first, and at the same time the highest level first."""
    held = {e.id: e for e in desk.held}
    known = [
        (holder, tenure, met)
        for holder in desk.record.people([code])
        if holder.party == code
        for tenure in holder.tenures
        if (met := _latest([held[m] for m in tenure.meetings if m in held]))
    ]
    known.sort(key=lambda row: (_days(row[2]), row[0].id), reverse=True)
    seats: list[_Seat] = []
    for holder, tenure, met in known:
        at = next((n for n, s in enumerate(seats) if _one_office(s.tenure, tenure)), None)
        if at is None and all(s.holder.id != holder.id for s in seats):
            seats.append(_Seat(holder, tenure, met))
        elif at is not None and seats[at].before is None and seats[at].holder.id != holder.id:
            seats[at] = _Seat(seats[at].holder, seats[at].tenure, seats[at].met, (holder, tenure))
    return sorted(seats, key=lambda s: (-desk.last_day(s.met).toordinal(), _rank(s.met), s.holder.name))


def _latest(meetings: Sequence[Encounter]) -> Encounter | None:
    return max(meetings, key=lambda e: (_days(e), e.id), default=None)


def _days(encounter: Encounter) -> tuple[date, date]:
    """The last and the first day that a meeting's date can mean."""
    first, last = edtf.bounds(encounter.meeting.date or "")
    return last, first


def _one_office(one: Tenure, other: Tenure) -> bool:
    """Whether two titles are the same office; a title that says more or less is not enough."""
    return office_likeness(one.office, other.office) is OfficeLikeness.SAME


def _rank(encounter: Encounter) -> int:
    order = list(Level)
    level = encounter.meeting.level
    return order.index(Level(level)) if level else len(order)


def _line(desk: Desk, code: str, seat: _Seat) -> Line:
    holder, tenure = seat.holder, seat.tenure
    others = [name for name in holder.names if name != holder.name and not set(name.split()) < set(holder.name.split())]
    also = f" (also {', '.join(map(readable, others[:2]))})" if others else ""
    attested = _attested(desk, tenure)
    runs = [
        Run(f"{party_name(code)}: {readable(holder.name)}", strong=True),
        Run(f"{also}, {readable(tenure.office)}; attested {attested}.", _cite_tenure(desk, holder, tenure)),
        *_last_met(desk, code, seat),
    ]
    if seat.before:
        former, earlier = seat.before
        runs.append(
            Run(f" Before: {readable(former.name)}, attested {_attested(desk, earlier)}.", _cite_tenure(desk, former, earlier))
        )
    return Line(tuple(runs))


def _attested(desk: Desk, tenure: Tenure) -> str:
    """The first and the last of their meetings that attest somebody in an office; those that are only planned do not."""
    days = [e.meeting.date or "" for e in _attesting(desk, tenure)]
    first, last = days[0], days[-1]
    return wording.when(last) if first == last else f"from {wording.in_words(first)} to {wording.in_words(last)}"


def _attesting(desk: Desk, tenure: Tenure) -> list[Encounter]:
    return [e for e in desk.held if e.id in tenure.meetings]


def _last_met(desk: Desk, code: str, seat: _Seat) -> Iterator[Run]:
    """Whom they last met of the other side, by name where the record has the names."""
    meeting = seat.met.meeting
    across = [p.name for p in meeting.participants if p.party in desk.parties and p.party != code]
    whom = joined(across) if across else wording.named([c for c in desk.parties if c != code])
    verb = "met" if desk.in_person(seat.met) else "spoke with"
    text = f" Last {verb} {whom}: {desk.title(seat.met, article=False)}, {wording.where_and_when(seat.met)}."
    yield Run(text, desk.cite_meeting(seat.met))


def _cite_tenure(desk: Desk, holder: Holder, tenure: Tenure) -> tuple[int, ...]:
    """The note for the first and the last meeting that attest somebody in an office."""
    held = _attesting(desk, tenure)
    ends = dict.fromkeys(e.id for e in (*held[:1], *held[-1:]))
    return desk.cite_presence([e for e in held if e.id in ends], holder.names)
