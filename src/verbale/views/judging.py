"""A meeting or a person to be judged: what reports tell of it, what else may be the same, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from verbale.errors import UsageError
from verbale.model import edtf
from verbale.model.record import Encounter, Holder
from verbale.views.decided import Decided, decided_over
from verbale.views.digest import meeting_title
from verbale.views.notes import Note, notes_of_subjects
from verbale.views.parties import parties_in_words
from verbale.views.record import Record

NEAR = timedelta(days=45)
"""How far from a meeting another one is looked for that may be the same."""

MOST = 20
"""Things that are shown which may be the same; and mentions."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A report that tells of it: the id of the mention there, the source, its day (EDTF), and the words."""

    id: str
    source: str
    outlet: str | None
    published: str | None
    words: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Something of the record that may be the same, in words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Judging:
    """A meeting or a person (`kind`) to be judged. `mentions` are some of those that tell of it; `alike` what may be the same."""

    kind: str
    id: str
    title: str
    mentions: tuple[Naming, ...]
    mentions_in_all: int
    alike: tuple[Alike, ...]
    decisions: tuple[Decided, ...]


def judging(record: Record, key: str) -> Judging:
    """The meeting or person with this id, or of the mention with this id. Raises `UsageError` where there is none."""
    if encounter := record.meetings_by_id([key]).get(key):
        return _meeting(record, encounter)
    if holder := record.people_by_id([key]).get(key):
        return _person(record, holder)
    raise UsageError(f"no meeting or person of the record has the id {key!r}")


def _meeting(record: Record, encounter: Encounter) -> Judging:
    own = encounter.meeting
    mentions = [m.id for m in encounter.mentions]
    shown = tuple(
        Naming(m.id, m.origin.source, m.origin.outlet, m.origin.published, meeting_title(m.meeting), _words(record, m.id))
        for m in encounter.mentions[:MOST]
    )
    return Judging(
        "meeting",
        encounter.id,
        meeting_title(own),
        shown,
        len(mentions),
        tuple(Alike(e.id, _line(e)) for e in _near(record, encounter)),
        decided_over(record, mentions),
    )


def _near(record: Record, encounter: Encounter) -> list[Encounter]:
    """The other meetings of the same parties about that time, the nearest first; of an undated one, the latest."""
    own = encounter.meeting
    try:
        first, last = edtf.bounds(own.date or "")
        found = record.meetings(own.parties, first - NEAR, last + NEAR)
    except (ValueError, OverflowError):
        return [e for e in reversed(record.meetings(own.parties)) if e.id != encounter.id][:MOST]
    near = [(abs((edtf.bounds(e.meeting.date)[0] - first).days), e.id, e) for e in found if e.meeting.date]
    return [e for _, key, e in sorted(near, key=lambda n: n[:2]) if key != encounter.id][:MOST]


def _line(encounter: Encounter) -> str:
    meeting = encounter.meeting
    where = f", {meeting.city}" if meeting.city else ""
    return f"{meeting_title(meeting)}, {meeting.date or 'undated'}{where}, {meeting.status}"


def _person(record: Record, holder: Holder) -> Judging:
    origins = record.origins({record.subject_of(m)[0] for m in holder.mentions[:MOST]})
    shown = []
    for mention in holder.mentions[:MOST]:
        origin = origins[record.subject_of(mention)[0]]
        notes = _words(record, mention)
        words = notes[0].exact if notes else holder.name
        shown.append(Naming(mention, origin.source, origin.outlet, origin.published, words, notes))
    return Judging(
        "person",
        holder.id,
        holder.name,
        tuple(shown),
        len(holder.mentions),
        tuple(_namesakes(record, holder)),
        decided_over(record, holder.mentions),
    )


def _namesakes(record: Record, holder: Holder) -> Iterable[Alike]:
    """The other people who are called by one of the words of the name."""
    found = {n.id: n for word in holder.name.split() for n in record.people_called(word) if n.id != holder.id}
    ordered = sorted(found.values(), key=lambda n: (n.parties not in ((holder.party,), ()), n.names, n.id))
    for named in ordered[:MOST]:
        yield Alike(named.id, ", ".join(filter(None, (named.names[0], parties_in_words(named.parties)))))


def _words(record: Record, mention: str) -> tuple[Note, ...]:
    """The words that tell of it best: those of what it is, or else the first of all."""
    return (notes_of_subjects(record, [mention], "status", "type", "series", "name") or notes_of_subjects(record, [mention]))[:1]
