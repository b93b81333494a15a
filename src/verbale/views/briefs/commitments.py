"""What they undertook: overdue, open, kept."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.model.claims import Modality
from verbale.model.facts import CommitmentState
from verbale.model.record import Undertaking
from verbale.views.briefs import wording
from verbale.views.briefs.desk import Desk
from verbale.views.briefs.lines import Line, Run, Section
from verbale.views.readable import readable

MOST = 7
"""Commitments that are listed."""

_ORDER = (CommitmentState.OVERDUE, CommitmentState.OPEN, CommitmentState.DONE)


def section(desk: Desk) -> Section:
    """What is overdue, what is open and what was kept; the most pressing first."""
    found = pressing(desk)
    lines = tuple(_line(desk, u) for u in found[:MOST])
    if not lines:
        return Section("Commitments", remark="The record has no commitment of theirs to each other.")
    left = len(found) - len(lines)
    return Section("Commitments", lines, wording.left_out(left, "commitment"))


def pressing(desk: Desk) -> list[Undertaking]:
    """Their commitments that are overdue, open or kept, in this order, those that are due soonest first."""
    found = [u for u in desk.undertakings if u.state in _ORDER]
    return sorted(found, key=lambda u: (_ORDER.index(u.state), u.due is None, u.due or "", -_day(u), u.id))


def _day(undertaking: Undertaking) -> int:
    return undertaking.since.toordinal() if undertaking.since else 0


def _line(desk: Desk, undertaking: Undertaking) -> Line:
    told = undertaking.commitment
    planned = ", as planned" if told.modality is Modality.PLANNED else ""
    since = f" ({wording.day_in_words(undertaking.since)}{planned})" if undertaking.since else ""
    what = f" {desk.who(told.by)}: {readable(told.what or '').rstrip('.')}{since}."
    note = desk.cite_subjects(undertaking.mentions, "what", "due")
    return Line((Run(f"{_state(undertaking)}.", strong=True), Run(what, note), *_outcome(desk, undertaking)))


def _state(undertaking: Undertaking) -> str:
    due = f", due {wording.in_words(undertaking.due)}" if undertaking.due else ""
    return {CommitmentState.DONE: "Kept"}.get(undertaking.state, undertaking.state.capitalize()) + due


def _outcome(desk: Desk, undertaking: Undertaking) -> Sequence[Run]:
    """What became of it, where the record knows."""
    if undertaking.state is CommitmentState.OVERDUE:
        return (Run(" Nothing in the record keeps it."),)
    kept = desk.record.meetings_by_id([undertaking.kept_by] if undertaking.kept_by else [])
    for encounter in kept.values():
        text = f" Kept by {desk.title(encounter)}, {wording.where_and_when(encounter)}."
        return (Run(text, desk.cite_meeting(encounter)),)
    return ()
