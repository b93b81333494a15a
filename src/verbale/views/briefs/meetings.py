"""When they last met, at which level, and what is planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.model.facts import Level, MeetingType
from verbale.model.record import Encounter
from verbale.views.briefs import wording
from verbale.views.briefs.desk import Desk
from verbale.views.briefs.lines import Line, Run, Section
from verbale.views.parties import party_name

PLANNED = 3
"""Planned meetings that are named."""

SERIES = 3
"""Series that the brief tells of; their planned rounds stand with them."""


def section(desk: Desk) -> Section:
    """The last meeting, the last ones at other levels and by telephone, and those to come."""
    lines = tuple(_lines(desk))
    if not lines:
        return Section("When they last met", remark=f"The record has no dated meeting of {wording.named(desk.parties)}.")
    met = any(desk.alone(e) and desk.in_person(e) for e in desk.held)
    remark = None if met else f"The record has no dated meeting in person of {wording.named(desk.parties)} alone."
    return Section("When they last met", lines, remark)


def _lines(desk: Desk) -> Iterator[Line]:
    own = [e for e in desk.held if desk.alone(e)]
    met = [e for e in own if desk.in_person(e)]
    if met:
        yield _last(desk, met[-1])
    told = {met[-1].id} if met else set[str]()
    for encounter in _by_level(own, told):
        yield _at_level(desk, encounter)
        told.add(encounter.id)
    wider = [e for e in desk.held if not desk.alone(e)]
    if wider:
        yield _wider(desk, wider[-1])
    of_series = {e.id for dialogue in desk.dialogues[:SERIES] for e in dialogue.rounds}
    for encounter in [e for e in desk.planned if e.id not in of_series][-PLANNED:]:
        yield planned(desk, encounter)


def _by_level(own: Sequence[Encounter], told: set[str]) -> Iterator[Encounter]:
    """For each level the latest encounter, highest level first; nothing that is told already."""
    for level in Level:
        at = [e for e in own if e.meeting.level == level]
        calls = [e for e in at if e.meeting.type == MeetingType.PHONE_CALL]
        others = [e for e in at if e.meeting.type != MeetingType.PHONE_CALL]
        latest = [e for e in (*others[-1:], *calls[-1:]) if e.id not in told]
        yield from latest


def _last(desk: Desk, encounter: Encounter) -> Line:
    meeting = encounter.meeting
    how_many = {2: "The two", 3: "The three"}.get(len(desk.parties), "They")
    place = f" in {meeting.city}" if meeting.city else ""
    level = f", at {_level(meeting.level)}" if meeting.level else ""
    what = f": {wording.title(encounter)}" if meeting.series or meeting.type != MeetingType.MEETING else ""
    head = f"{how_many} last met {wording.when(meeting.date or '')}{place}{level}{what}{desk.doubts(encounter)}."
    runs = [Run(head, desk.cite_meeting(encounter))]
    return Line((*runs, *_present(desk, encounter)))


def _present(desk: Desk, encounter: Encounter) -> Iterator[Run]:
    """Who was there, by party."""
    people = encounter.meeting.participants
    if not people:
        return
    named = [", ".join(filter(None, (p.name, p.office))) + (f" ({party_name(p.party)})" if p.party else "") for p in people]
    yield Run(f" Present: {'; '.join(named)}.", desk.cite_presence([encounter], {p.name for p in people}))


def _level(level: str) -> str:
    return {Level.LEADERS: "leaders’ level", Level.WORKING: "working level"}.get(Level(level), f"{level} level")


def _at_level(desk: Desk, encounter: Encounter) -> Line:
    level = wording.LEVELS[Level(encounter.meeting.level or "")]
    text = f" {wording.title(encounter, article=False)}, {wording.where_and_when(encounter)}{desk.doubts(encounter)}."
    names = "; ".join(p.name for p in encounter.meeting.participants)
    who = f" {names}." if names else ""
    return Line((Run(f"{level}:", strong=True), Run(text + who, desk.cite_meeting(encounter))))


def _wider(desk: Desk, encounter: Encounter) -> Line:
    others = [code for code in encounter.meeting.parties if code not in desk.parties]
    text = (
        f" {wording.title(encounter, article=False)} with {wording.named(others)}, "
        f"{wording.where_and_when(encounter)}{desk.doubts(encounter)}."
    )
    return Line((Run("In wider company:", strong=True), Run(text, desk.cite_meeting(encounter))))


def planned(desk: Desk, encounter: Encounter) -> Line:
    """A meeting that is told as to come."""
    return Line(tuple(planned_runs(desk, encounter, wording.title(encounter, article=False))))


def planned_runs(desk: Desk, encounter: Encounter, title: str = "") -> Iterator[Run]:
    """A meeting that is told as to come, under this title; whether its day is past."""
    others = [code for code in encounter.meeting.parties if code not in desk.parties]
    company = f", with {wording.named(others)}" if others else ""
    past = desk.last_day(encounter) < desk.today
    open_ = " Nothing in the record says that it was held." if past else ""
    status = encounter.meeting.status.capitalize()
    what = ", ".join(filter(None, (f"{title}{company}" if title else "", wording.where_and_when(encounter))))
    yield Run(f"{status}:", strong=True)
    yield Run(f" {what}{desk.doubts(encounter)}.{open_}", desk.cite_meeting(encounter))
