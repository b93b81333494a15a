"""What the sections of a brief share: the record asked once, the meetings of the parties, and the numbering of notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from verbale.model import edtf
from verbale.model.claims import Claim, Value
from verbale.model.facts import BEHIND, TO_COME, ConflictClass, MeetingType
from verbale.model.reading import Reading
from verbale.model.record import Dialogue, Dispute, Encounter, Undertaking, mention_id
from verbale.model.spans import Span
from verbale.views.briefs import wording
from verbale.views.briefs.lines import Citation, Cited, Footnote
from verbale.views.briefs.quoting import labels, quotations
from verbale.views.notes import Note, notes_of_claims, notes_of_subjects, notes_of_value
from verbale.views.readable import readable
from verbale.views.record import Record

REPORTS = 3
"""Reports that one note quotes; further ones are counted."""


class Library:
    """The reports that a brief has opened, each once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._read: dict[str, Reading] = {}

    def reading(self, document: str) -> Reading:
        """A report with its claims."""
        return self.readings([document])[0]

    def readings(self, documents: Sequence[str]) -> list[Reading]:
        """Reports with their claims, in the order asked for; those that the record does not have are left out."""
        missing = [d for d in dict.fromkeys(documents) if d not in self._read]
        if missing:
            self._read |= {r.report.document.id: r for r in self._record.readings(missing)}
        return [self._read[d] for d in dict.fromkeys(documents) if d in self._read]


class Footnotes:
    """The notes of a brief, numbered as they are first cited; the same words of the same reports are one."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._numbers: dict[tuple[tuple[Citation, ...], int], int] = {}
        self._notes: dict[str, Note] = {}

    def cite(self, notes: Iterable[Note], *, workings: bool = True) -> tuple[int, ...]:
        """The number of the note that has these citations; none for no citations. `workings` are left out where a line has them."""
        by_report: dict[str, list[Note]] = {}
        for note in notes:
            by_report.setdefault(note.document, []).append(note)
            self._notes.setdefault(note.document, note)
        if not by_report:
            return ()
        shown = tuple(self._citation(own, workings) for own in list(by_report.values())[:REPORTS])
        key = (shown, max(0, len(by_report) - REPORTS))
        return (self._numbers.setdefault(key, len(self._numbers) + 1),)

    def _citation(self, notes: Sequence[Note], with_workings: bool) -> Citation:
        text = self._library.reading(notes[0].document).report.document.text
        quotes = quotations(text, [Span(n.start, n.end) for n in notes])
        found = dict.fromkeys(wording.dates_in_words(readable(n.because)) for n in notes if n.because)
        return Citation(notes[0].document, _label(notes[0]), quotes, tuple(found)[:1] if with_workings else ())

    def finished(self, order: Sequence[int]) -> tuple[tuple[Footnote, ...], tuple[Cited, ...]]:
        """The notes with these numbers, numbered anew in this order, and the reports that they cite, each under its own label."""
        by_number = {number: key for key, number in self._numbers.items()}
        kept = [by_number[number] for number in order]
        documents = dict.fromkeys(c.document for citations, _ in kept for c in citations)
        own = labels([(document, _label(self._notes[document])) for document in documents])
        notes = tuple(
            Footnote(number, tuple(replace(c, label=own[c.document]) for c in citations), more)
            for number, (citations, more) in enumerate(kept, 1)
        )
        return notes, tuple(self._cited(document, own[document]) for document in documents)

    def _cited(self, document: str, label: str) -> Cited:
        note = self._notes[document]
        headline = self._library.reading(document).report.headline
        return Cited(document, label, readable(headline) if headline else None, readable(note.source), note.side)


def _label(note: Note) -> str:
    outlet = readable(note.outlet or wording.file_name(note.source))
    day = wording.in_words(note.published) if note.published else "undated"
    return f"{outlet}, {day}"


@dataclass(frozen=True)
class Desk:
    """A brief in the making: who meets whom, over which series (none: all of theirs), and what the record has of it."""

    record: Record
    parties: tuple[str, ...]
    series: Dialogue | None = None
    library: Library = field(init=False)
    notes: Footnotes = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "library", Library(self.record))
        object.__setattr__(self, "notes", Footnotes(self.library))

    @property
    def today(self) -> date:
        """The day of the record; the last one there is where nothing in it is dated."""
        return self.record.today or date.max

    @cached_property
    def meetings(self) -> Sequence[Encounter]:
        """The meetings of these parties that have a date, by date, with others present or not."""
        return self.record.meetings(self.parties, since=date.min, until=date.max)

    @cached_property
    def held(self) -> Sequence[Encounter]:
        """Those that reports tell as having been, the latest last."""
        done = [e for e in self.meetings if e.meeting.status in BEHIND and self.first_day(e) <= self.today]
        return sorted(done, key=lambda e: (edtf.bounds(e.meeting.date or "")[::-1], e.id))

    @cached_property
    def planned(self) -> Sequence[Encounter]:
        """Those that reports tell as to come, and that nothing in the record says were held."""
        return [e for e in self.meetings if e.meeting.status in TO_COME]

    def alone(self, encounter: Encounter) -> bool:
        """Whether nobody but these parties was there."""
        return set(encounter.meeting.parties) == set(self.parties)

    @staticmethod
    def in_person(encounter: Encounter) -> bool:
        """Whether they met face to face."""
        return encounter.meeting.type != MeetingType.PHONE_CALL

    @staticmethod
    def first_day(encounter: Encounter) -> date:
        """The first day that its date can mean."""
        return edtf.bounds(encounter.meeting.date or "")[0]

    @staticmethod
    def last_day(encounter: Encounter) -> date:
        """The last day that its date can mean."""
        return edtf.bounds(encounter.meeting.date or "")[1]

    @cached_property
    def disputes(self) -> Sequence[Dispute]:
        """What reports dispute of these meetings."""
        return self.record.disputes_over([e.id for e in self.meetings])

    def disputed(self, encounter: Encounter) -> frozenset[str]:
        """The properties of a meeting that reports dispute."""
        kinds = (ConflictClass.ERROR, ConflictClass.TIME_ZONE)
        return frozenset(d.property for d in self.disputes if d.subject == encounter.id and d.kind in kinds)

    def title(self, encounter: Encounter, *, article: bool = True) -> str:
        """What to call a meeting; a round of the brief's first series by its number alone."""
        full = wording.title(encounter, article=article)
        first = self.dialogues[0].rounds if self.dialogues else ()
        return full.partition(" of the ")[0] if any(e.id == encounter.id for e in first) else full

    def doubts(self, encounter: Encounter) -> str:
        """What is to be known of a meeting's day and number, in brackets."""
        return wording.doubts(encounter, self.disputed(encounter))

    def who(self, codes: Collection[str]) -> str:
        """These parties, as a sentence begins with them, in the order of the brief; "Both" or "All" of the brief's own."""
        if set(codes) == set(self.parties):
            return "Both" if len(self.parties) == 2 else "All"
        return wording.sentence(wording.named(sorted(codes, key=[*self.parties, *codes].index)))

    @cached_property
    def dialogues(self) -> Sequence[Dialogue]:
        """The series asked for, or those to which all parties belong: of these alone before wider ones, the most rounds first."""
        if self.series:
            return [self.series]
        return sorted(self.record.dialogues(self.parties), key=self._rank)

    def _rank(self, dialogue: Dialogue) -> tuple[bool, int, str]:
        held = [e for e in dialogue.rounds if e.meeting.status in BEHIND]
        return set(dialogue.parties) != set(self.parties), -len(held), dialogue.name

    @cached_property
    def undertakings(self) -> Sequence[Undertaking]:
        """What binds all of them, and what one of them undertook where a report about their meetings tells it."""
        about = {m.origin.document for e in self.meetings if self.alone(e) for m in e.mentions if m.main}
        single = [
            u
            for code in self.parties
            for u in self.record.undertakings([code])
            if set(u.commitment.by) <= set(self.parties) and any(self.record.subject_of(m)[0] in about for m in u.mentions)
        ]
        return list({u.id: u for u in (*self.record.undertakings(self.parties), *single)}.values())

    # -- citations -----------------------------------------------------------------------------------------------

    def cite_meeting(self, encounter: Encounter) -> tuple[int, ...]:
        """The note for a meeting: its day, place and round (or kind); the same one wherever the meeting is told of."""
        worked_out = () if "ordinal" in self.disputed(encounter) else ("ordinal",)
        properties = ("date", "series", *worked_out, "city") if encounter.meeting.series else ("date", "type", "city")
        found = [
            n if p == "ordinal" else replace(n, because=None)  # of all else, the words or the other notes say enough
            for p in properties
            for n in notes_of_value(self.record, encounter, p)
        ]
        main = {m.origin.document for m in encounter.mentions if m.main}
        return self.notes.cite(sorted(found, key=lambda n: n.document not in main))

    def cite_claims(self, claims: Iterable[str]) -> tuple[int, ...]:
        """The note for claims, without their workings."""
        return self.notes.cite(notes_of_claims(self.record, claims), workings=False)

    def cite_subjects(self, subjects: Sequence[str], *properties: str) -> tuple[int, ...]:
        """The note for what reports tell of subjects (`0123456789ab/co1`), without workings."""
        return self.notes.cite(notes_of_subjects(self.record, subjects, *properties), workings=False)

    def cite_presence(self, encounters: Iterable[Encounter], names: Collection[str]) -> tuple[int, ...]:
        """The note for who was at meetings, under any of these names."""
        wanted: dict[tuple[str, Value], Claim] = {}
        for mention in (m for e in encounters for m in e.mentions):
            for claim in self.record.claims(mention.origin.document):
                named = claim.subject == mention.meeting.id and claim.property == "participant" and claim.value in names
                if named and claim.evidence:
                    key = mention.origin.document, claim.value
                    wanted[key] = max(wanted.get(key, claim), claim, key=lambda c: len(c.original or ""))
        return self.cite_claims(c.id for c in wanted.values())

    def cite_history(self, dialogue: Dialogue, *properties: str, documents: Collection[str] = ()) -> tuple[int, ...]:
        """The note for what reports (these, or all) tell of the history of a series."""
        told = [mention_id(d, s.id) for d, s in dialogue.told if not documents or d in documents]
        return self.cite_subjects(told, *properties)
