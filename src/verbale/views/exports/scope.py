"""What of a record an export of its meetings covers: the meetings, the reports that tell of them, and who was there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from verbale.model.claims import Claim
from verbale.model.facts import Meeting, Participant
from verbale.model.grouping import portions
from verbale.model.reading import Reading
from verbale.model.record import Encounter, Holder
from verbale.views.notes import Note, note_of
from verbale.views.parties import parties_in_words, party_name
from verbale.views.record import Record

AT_ONCE = 200
"""Meetings whose claims are fetched at once."""


class Scope:
    """The meetings of all of these parties, or all meetings; with what belongs to them."""

    def __init__(self, record: Record, parties: Collection[str]) -> None:
        self._record = record
        self._parties = frozenset(parties)

    @property
    def meetings(self) -> Sequence[Encounter]:
        """The meetings, by date."""
        return self._record.meetings(self._parties)

    def reports(self) -> Iterator[Reading]:
        """The reports that tell of these meetings; all of them where no parties are asked for."""
        yield from self._record.readings(self._documents if self._parties else None)

    @cached_property
    def _documents(self) -> frozenset[str]:
        return frozenset(m.origin.document for e in self.meetings for m in e.mentions)

    def covers(self, document: str) -> bool:
        """Whether a report is one of `reports`."""
        return not self._parties or document in self._documents

    def people(self) -> Iterator[Holder]:
        """Who belongs to one of these parties or was at one of these meetings, by name."""
        present = {e.id for e in self.meetings} if self._parties else set[str]()
        for holder in self._record.people():
            seated = any(present.intersection(t.meetings) for t in holder.tenures)
            if not self._parties or holder.party in self._parties or seated:
                yield holder

    @cached_property
    def _here(self) -> dict[str, list[Holder]]:
        """Who has a seat in which meeting."""
        found: dict[str, list[Holder]] = {}
        for holder in self.people():
            for meeting in {m for t in holder.tenures for m in t.meetings}:
                found.setdefault(meeting, []).append(holder)
        return found

    def seats(self, encounter: Encounter) -> Iterator[tuple[Participant, Holder | None]]:
        """Who takes part in a meeting, each with the person of the record where just one of that name has a seat in it."""
        for participant in encounter.meeting.participants:
            named = [h for h in self._here.get(encounter.id, ()) if participant.name in h.names]
            yield participant, named[0] if len(named) == 1 else None


def with_claims(record: Record, encounters: Iterable[Encounter]) -> Iterator[tuple[Encounter, Mapping[str, Claim]]]:
    """Meetings, each with the claims (by id) that its values rest on, which are fetched for many meetings at once."""
    for some in portions(encounters, AT_ONCE):
        wanted = dict.fromkeys(g.claim for e in some for m in e.mentions for g in m.grounds)
        claims = record.claims_by_id(list(wanted))
        for encounter in some:
            yield encounter, claims


def notes_of(encounter: Encounter, name: str, claims: Mapping[str, Claim]) -> Iterator[Note]:
    """What `notes_of_value` answers for a property of the meeting, from claims that are there already."""
    settled = encounter.settled(name)
    told = settled.told if settled else ()
    prevailing = [t for t in told if settled and t.value == settled.value] or told
    origins = {m.origin.document: m.origin for m in encounter.mentions}
    seen: set[tuple[str, int, int]] = set()
    for claim in (claims[key] for t in prevailing for key in t.claims if key in claims):
        words = claim.evidence
        if words is not None and words[:3] not in seen:
            seen.add(words[:3])
            yield note_of(origins[words.document], words, claim)


def title(meeting: Meeting) -> str:
    """What to call a meeting: its series and round, or else what it is and whose."""
    if meeting.series:
        return f"{meeting.series}, round {meeting.ordinal}" if meeting.ordinal else meeting.series
    kind = meeting.type.replace("-", " ").capitalize()
    return f"{kind} of {parties_in_words(meeting.parties)}" if meeting.parties else kind


def place(meeting: Meeting) -> str | None:
    """City and state in one text."""
    return ", ".join(filter(None, (meeting.city, party_name(meeting.country) if meeting.country else None))) or None
