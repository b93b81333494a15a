"""One report: its text, passage by passage, with the words of every claim marked, and what was read out of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verbale.errors import RecordError, UsageError
from verbale.model.claims import Claim
from verbale.model.documents import Passage
from verbale.model.facts import Facts
from verbale.model.reading import Reading
from verbale.model.record import DIGITS, mention_id
from verbale.model.spans import Evidence, Span
from verbale.views.assemble import assemble
from verbale.views.digest import Line, kind_of, meeting_lines, meeting_title, person_line, series_lines
from verbale.views.record import Record


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a claim quotes: `[start:end]` of the document's text; `kind` is the question that the claim answers.

    `subject` is that of the report (`m1`, `p2`) under which the claim is told in `told`; `because` the working of an inferred one.
    """

    claim: str
    subject: str
    kind: str
    property: str
    value: str
    start: int
    end: int
    because: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which nothing changes; `marks` are numbers of `ReportSheet.marks`, `here` if it was pointed at."""

    start: int
    text: str
    marks: tuple[int, ...]
    here: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of the text in its role."""

    role: str
    duplicate: bool
    credit: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A line of what was read: a label, a value, where its main words stand (None: nowhere), and how it was worked out."""

    label: str
    text: str
    start: int | None
    end: int | None
    workings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What was read about one subject of the report: `kind` is its entity, `of` the id in the record of what it is there."""

    subject: str
    kind: str
    title: str
    of: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A report. `id` begins the ids of all that it mentions; `side` is the party whose government issued it.

    `parts` are in the order of the text and leave out only white space.
    """

    id: str
    document: str
    source: str
    kind: str
    outlet: str | None
    side: str | None
    headline: str | None
    authors: tuple[str, ...]
    language: str
    published: str | None
    published_basis: str | None
    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]
    told: tuple[Topic, ...]


def report(record: Record, key: str, at: Span | None = None) -> ReportSheet:
    """The report whose id this is, whole or its first 12 digits; `at` are words of its text to be pointed at.

    Raises `UsageError` where there is none.
    """
    reading = _found(record, key)
    known = reading.report
    document = known.document
    origin = record.origins([document.id])[document.id]
    marks = _marks(reading.claims)
    return ReportSheet(
        mention_id(document.id, "").rstrip("/"),
        document.id,
        document.source,
        known.kind.value,
        known.outlet,
        origin.side,
        known.headline,
        known.authors,
        known.language,
        known.published,
        known.published_basis,
        tuple(_parts(document.text, known.passages, marks, at)),
        marks,
        tuple(_told(record, document.id, assemble(reading.claims), marks)),
    )


def _found(record: Record, key: str) -> Reading:
    digits = key.removeprefix("sha256:")
    if len(digits) >= DIGITS:
        try:
            document, _ = record.subject_of(f"{digits[:DIGITS]}/r")
        except RecordError:
            document = ""
        if document.removeprefix("sha256:").startswith(digits):
            found = next(iter(record.readings([document])), None)
            if found is not None:
                return found
    raise UsageError(f"no report of the record has the id {key!r}; it is the first {DIGITS} digits of a document's")


# -- the text ------------------------------------------------------------------------------------------------------


def _marks(claims: Iterable[Claim]) -> tuple[Mark, ...]:
    """The claims that quote words, each once, in the order of the text."""
    quoting = {c.id: c for c in claims if c.evidence}
    found = [_mark(c, c.evidence) for c in quoting.values() if c.evidence]
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.subject, m.property)))


def _mark(claim: Claim, evidence: Evidence) -> Mark:
    value = ": ".join(map(str, claim.value)) if isinstance(claim.value, tuple) else str(claim.value)
    subject = claim.subject.partition("/")[0]
    return Mark(claim.id, subject, kind_of(claim), claim.property, value, evidence.start, evidence.end, claim.because)


def _parts(text: str, passages: Sequence[Passage], marks: Sequence[Mark], at: Span | None) -> Iterator[Part]:
    """The passages with their pieces."""
    starts = [m.start for m in marks]
    longest = max((m.end - m.start for m in marks), default=0)
    for passage in passages:
        span = passage.span
        near = range(bisect_left(starts, span.start - longest), bisect_left(starts, span.end))
        own = [n for n in near if marks[n].end > span.start]
        yield Part(passage.role.value, passage.duplicate, passage.credit, tuple(_pieces(text, span, marks, own, at)))


def _pieces(text: str, span: Span, marks: Sequence[Mark], own: Sequence[int], at: Span | None) -> Iterator[Piece]:
    """A passage cut wherever words begin or end that are quoted or pointed at."""
    cuts = {span.start, span.end, *(at or ())}
    for number in own:
        cuts.update((marks[number].start, marks[number].end))
    waiting, open_ = list(reversed(own)), list[int]()
    for start, end in pairwise(sorted(c for c in cuts if span.start <= c <= span.end)):
        open_ = [n for n in open_ if marks[n].end > start]
        while waiting and marks[waiting[-1]].start <= start:
            open_.append(waiting.pop())
        here = at is not None and at.start <= start and end <= at.end
        yield Piece(start, text[start:end], tuple(n for n in open_ if marks[n].end >= end), here)


# -- what was read out of it ---------------------------------------------------------------------------------------


def _told(record: Record, document: str, facts: Facts, marks: Sequence[Mark]) -> Iterator[Topic]:
    """What the claims add up to, by kind; each subject that words are marked for is there once."""
    of = _ids(record, document, facts)
    yield from (_topic("meeting", m.id, meeting_title(m), of.get(m.id), meeting_lines(m)) for m in facts.meetings)
    yield from (_topic("series", s.id, s.name, None, series_lines(s)) for s in facts.series)
    yield from (_topic("person", p.id, p.name, of.get(p.id), [person_line(p)]) for p in facts.people)
    known = {t.id for some in (facts.meetings, facts.series, facts.people) for t in some}
    items: list[tuple[str, str, tuple[str, ...], Evidence | None]] = [
        *(("commitment", c.id, c.by, c.evidence) for c in facts.commitments),
        *(("agreement", a.id, a.by, a.evidence) for a in facts.agreements),
        *(("position", p.id, p.by, p.evidence) for p in facts.positions),
        *(("statement", s.id, s.speaker, s.evidence) for s in facts.statements),
    ]
    for kind, key, by, evidence in items:
        if key not in known:
            known.add(key)
            point = Point(" ".join(by) if kind != "statement" else ", ".join(by), *_words(evidence), ())
            yield Topic(key, kind, kind, of.get(key), (point,))
    yield from _others(marks, known)


def _others(marks: Sequence[Mark], known: set[str]) -> Iterator[Topic]:
    """What stands in no list of its own: topics of the report, quantities, events of the context."""
    by_subject: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.subject not in known:
            by_subject.setdefault(mark.subject, []).append(mark)
    for subject, own in by_subject.items():
        points = (Point(m.property, m.value, m.start, m.end, (m.because,) if m.because else ()) for m in own)
        yield Topic(subject, "other", own[0].property, None, tuple(points))


def _ids(record: Record, document: str, facts: Facts) -> Mapping[str, str]:
    """By subject of the report, the id of the meeting, person or commitment of the record that it is."""
    meetings = record.meetings_by_id([mention_id(document, m.id) for m in facts.meetings])
    people = record.people_by_id([mention_id(document, p.id) for p in facts.people])
    commitments = record.undertakings_by_id([mention_id(document, c.id) for c in facts.commitments])
    ids = [(key, e.id) for key, e in meetings.items()] + [(key, h.id) for key, h in people.items()]
    ids += [(key, u.id) for key, u in commitments.items()]
    return {key.partition("/")[2]: of for key, of in ids}


def _topic(kind: str, subject: str, title: str, of: str | None, lines: Iterable[Line]) -> Topic:
    return Topic(subject, kind, title, of, tuple(map(_point, lines)))


def _point(line: Line) -> Point:
    evidence = next((c.evidence for c in line.claims if c.evidence), None)
    start, end = (evidence.start, evidence.end) if evidence else (None, None)
    return Point(line.label, line.text, start, end, line.workings)


def _words(evidence: Evidence | None) -> tuple[str, int | None, int | None]:
    return (evidence.exact, evidence.start, evidence.end) if evidence else ("", None, None)
