"""Where reports contradict each other or themselves: the values, the one proposed with its working, what would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.model import edtf
from verbale.model.facts import ConflictClass
from verbale.model.record import Dispute, Encounter
from verbale.model.spans import Span, quote
from verbale.views.briefs import wording
from verbale.views.briefs.desk import Desk
from verbale.views.briefs.lines import Line, Run, Section
from verbale.views.notes import Note, note, notes_of_claims
from verbale.views.readable import readable

MOST = 6
"""Disputes that are listed."""

_ORDER = (ConflictClass.ERROR, ConflictClass.TIME_ZONE, ConflictClass.WORDING)
"""What is told; that one report is finer or tells more than another is no dispute."""

_NAMES = {"ordinal": "Number", "date": "Day"}


def section(desk: Desk) -> Section:
    """The disputes over what is theirs, errors first, those over the latest meetings first."""
    own = {d.id: d for d in (*desk.disputes, *desk.record.disputes(desk.parties)) if d.kind in _ORDER}
    meetings = {e.id: e for e in desk.meetings}
    found = sorted(own.values(), key=lambda d: (_ORDER.index(d.kind), -_day(meetings.get(d.subject)), d.id))
    lines = tuple(_line(desk, d, meetings.get(d.subject)) for d in found[:MOST])
    if not lines:
        return Section("Disputed facts", remark="The record has no contradiction between reports about their meetings.")
    left = len(found) - len(lines)
    return Section("Disputed facts", lines, wording.left_out(left, "dispute"))


def _day(encounter: Encounter | None) -> int:
    return edtf.bounds(encounter.meeting.date)[1].toordinal() if encounter and encounter.meeting.date else 0


def _line(desk: Desk, dispute: Dispute, encounter: Encounter | None) -> Line:
    about = _about(desk, encounter) if encounter else wording.dates_in_words(readable(dispute.about))
    name = _NAMES.get(dispute.property, dispute.property.capitalize())
    head = Run(f"{name} of {about}:", strong=True)
    values = Run(f" {_values(dispute)}.", _cite(desk, dispute, encounter))
    return Line((head, values, Run(_proposal(dispute))))


def _about(desk: Desk, encounter: Encounter) -> str:
    """The meeting without its number, which may be what is disputed."""
    meeting = encounter.meeting
    first = desk.dialogues[0].rounds if desk.dialogues else ()
    of = "" if any(e.id == encounter.id for e in first) else f" of the {meeting.series}"
    name = f"the round{of}" if meeting.series else wording.title(encounter).replace("a ", "the ", 1)
    return f"{name}, {wording.where_and_when(encounter)}" if meeting.date else name


def _values(dispute: Dispute) -> str:
    return " or ".join(_shown(value) for value in dispute.values)


def _shown(value: object) -> str:
    return wording.dates_in_words(readable(str(value)))


def _proposal(dispute: Dispute) -> str:
    because = wording.dates_in_words(readable(dispute.because)).rstrip(".")
    settle = f" It would be settled by {readable(dispute.settle).rstrip('.')}." if dispute.settle else ""
    if dispute.proposed is None:
        return f" No value is proposed: {because}.{settle}"
    return f" Proposed: {_shown(dispute.proposed)}, because {because}.{settle}"


def _cite(desk: Desk, dispute: Dispute, encounter: Encounter | None) -> tuple[int, ...]:
    """The words that the values stand in; else the claims of the conflict, or those that the meeting is told with."""
    told = encounter.settled(dispute.property) if encounter else None
    claims = notes_of_claims(desk.record, dispute.claims or [c for t in told.told for c in t.claims] if told else dispute.claims)
    worded = [n for value in dispute.values if isinstance(value, str) for n in _worded(desk, claims, value)]
    return desk.notes.cite(worded or claims, workings=False)


def _worded(desk: Desk, notes: Sequence[Note], value: str) -> Iterator[Note]:
    """Where the reports have a value word for word."""
    if edtf.valid(value):
        return
    for reading in desk.library.readings([n.document for n in notes]):
        text = reading.report.document.text
        at = text.find(value)
        if at >= 0:
            yield note(desk.record, quote(reading.report.document.id, text, Span(at, at + len(value))))
