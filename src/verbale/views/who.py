"""A person, or an office with its holders over time, as the record knows them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verbale.errors import UsageError
from verbale.knowledge.likeness import OfficeLikeness, office_likeness
from verbale.model import edtf
from verbale.model.grouping import grouped
from verbale.model.record import Holder, Tenure, mention_id
from verbale.views import naming
from verbale.views.assemble import assemble
from verbale.views.notes import Note, note, notes_of_claims
from verbale.views.record import Record
from verbale.views.timeline import Doubt, Entry, doubt_of, entries

LATEST = 10
"""Meetings and statements of a person that are shown unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class Held:
    """An office that somebody is attested in: from the first to the last day (EDTF), at so many meetings."""

    person: str
    name: str
    office: str
    party: str | None
    first: str | None
    last: str | None
    meetings: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, alone or with other `speakers`: `quote` has their own words, `content` all; `published` is EDTF."""

    id: str
    speakers: tuple[str, ...]
    published: str | None
    verb: str | None
    quote: str | None
    content: str | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """A person: every printed name, the offices by first day, the latest meetings and statements, the latest first.

    `seated` counts all meetings that the record seats them at.
    """

    id: str
    name: str
    names: tuple[str, ...]
    party: str | None
    as_of: str | None
    tenures: tuple[Held, ...]
    seated: int
    meetings: tuple[Entry, ...]
    statements: tuple[Said, ...]
    conflicts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of holders that the record shows: the last day of the one, the first of the other (EDTF)."""

    before: str
    after: str
    last: str
    first: str


@dataclass(frozen=True, slots=True)
class Chair:
    """One office of one party: under its printed titles, its holders by first day, and the changes between them."""

    party: str | None
    titles: tuple[str, ...]
    holders: tuple[Held, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """An office as somebody asked for it, with all that the record knows under that title, by party."""

    title: str
    parties: tuple[str, ...]
    as_of: str | None
    offices: tuple[Chair, ...]


def who(
    record: Record, text: str, parties: Collection[str] = (), latest: int = LATEST, *, most: int | None = None
) -> PersonSheet | OfficeSheet:
    """The person or the office that somebody means by a name, a title or an id, of one of these parties.

    Raises `UsageError` where it means nobody, or several, and for an office with more tenures than `most` (None: any number).
    """
    found = naming.holder_or_office(record, text, parties)
    return _person(record, found, latest) if isinstance(found, Holder) else _office(record, found, most)


# -- a person ------------------------------------------------------------------------------------------------------


def _person(record: Record, holder: Holder, latest: int) -> PersonSheet:
    seats = _seats(record, holder)
    meetings = {e.id: e for e in record.meetings_by_id(seats).values()}
    ordered = sorted(meetings.values(), key=lambda e: (e.meeting.date or "", e.id), reverse=True)
    return PersonSheet(
        holder.id,
        holder.name,
        holder.names,
        holder.party,
        _today(record),
        tuple(_held(record, holder, t) for t in holder.tenures),
        len(ordered),
        entries(record, ordered[:latest]),
        tuple(_said(record, holder, latest)),
        tuple(doubt_of(record, d) for d in record.disputes_over([holder.id])),
    )


def _today(record: Record) -> str | None:
    return record.today.isoformat() if record.today else None


def _seats(record: Record, holder: Holder) -> list[str]:
    """The meetings that reports seat somebody at, as mentions."""
    found: list[str] = []
    for document, subject in map(record.subject_of, holder.mentions):
        claims = record.claims(document)
        names = {c.value for c in claims if c.subject == subject and c.property == "name"}
        found += [mention_id(document, c.subject) for c in claims if c.property == "participant" and c.value in names]
    return list(dict.fromkeys(found))


def _held(record: Record, holder: Holder, tenure: Tenure) -> Held:
    """A tenure, with the words of the reports that give the office."""
    notes = notes_of_claims(record, _claims_of_office(record, holder, tenure))
    return Held(holder.id, holder.name, tenure.office, tenure.party, tenure.first, tenure.last, tenure.meetings, notes)


def _claims_of_office(record: Record, holder: Holder, tenure: Tenure) -> Iterator[str]:
    """The claims of the name and of the office in each report that gives somebody an office of a tenure, the first of each."""
    for document, subject in map(record.subject_of, holder.mentions):
        claims = record.claims(document)
        own = [c for c in claims if c.subject == subject or c.subject.endswith(f"/{subject}")]
        office = next((c for c in own if c.property == "office" and _one_office(str(c.value), tenure.office)), None)
        if office:
            yield from (c.id for c in own if c.property == "name" and c.value in holder.names[:1])
            yield office.id


def _one_office(one: str, other: str) -> bool:
    return one == other or office_likeness(one, other) is OfficeLikeness.SAME


def _said(record: Record, holder: Holder, latest: int) -> Iterator[Said]:
    """The latest statements, report by report from the latest on."""
    own = dict(map(record.subject_of, holder.mentions))
    origins = record.origins(list(own))
    left = latest
    for document in sorted(own, key=lambda d: (origins[d].published or "", origins[d].source), reverse=True):
        claims = record.claims(document)
        names = {c.value for c in claims if c.subject == own[document] and c.property == "name"}
        others = {c.value for c in claims if c.property == "name" and c.subject.startswith("p") and c.subject != own[document]}
        said = [s for s in assemble(claims).statements if names & set(s.speaker) - others]
        for statement in said[:left]:
            notes = (note(record, statement.evidence),) if statement.evidence else ()
            key = mention_id(document, statement.id)
            published = origins[document].published
            yield Said(key, statement.speaker, published, statement.verb, statement.quote, statement.content, notes)
        left -= len(said[:left])
        if not left:
            return


# -- an office -----------------------------------------------------------------------------------------------------


def _office(record: Record, asked: naming.OfficeAsked, most: int | None) -> OfficeSheet:
    tenures = [
        (holder, tenure)
        for holder in naming.holders_of(record, asked)
        for tenure in holder.tenures
        if naming.fits(asked, tenure.office, tenure.party)
    ]
    if most is not None and len(tenures) > most:
        raise UsageError(f"the record has {len(tenures)} tenures of {asked.title!r}; say whose office it is")
    ordered = sorted(tenures, key=lambda row: (row[1].party or "~", row[1].first or "9999", row[0].name, row[1].office))
    chairs = grouped(
        ordered, lambda row, group: row[1].party == group[0][1].party and _one_office(row[1].office, group[0][1].office)
    )
    return OfficeSheet(asked.title, asked.parties, _today(record), tuple(_chair(record, group) for group in chairs))


def _chair(record: Record, tenures: Sequence[tuple[Holder, Tenure]]) -> Chair:
    titles = tuple(dict.fromkeys(t.office for _, t in tenures))
    held = tuple(_held(record, holder, tenure) for holder, tenure in tenures)
    return Chair(tenures[0][1].party, titles, held, tuple(_changes(held)))


def _changes(held: Sequence[Held]) -> Iterator[Change]:
    """Where the last day of one holder lies before the first of the next."""
    for one, other in pairwise(held):
        if one.person != other.person and one.last and other.first and edtf.bounds(one.last)[1] < edtf.bounds(other.first)[0]:
            yield Change(one.name, other.name, one.last, other.first)
