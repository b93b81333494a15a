"""A report in parts: its text from a code point on, and what was read out of those words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.errors import DataError, UsageError
from verbale.model.documents import Passage
from verbale.model.record import DIGITS
from verbale.views.record import Record
from verbale.views.report import Topic, report

PART = 50_000
"""Code points of a report's text that come at once, at most."""

_HASH = re.compile(rf"(?:sha256:)?([0-9a-f]{{{DIGITS},64}})(?:/\w+)?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage of the text in its role: `[start:end]` of the whole text; `credit` of a picture, `duplicate` if repeated."""

    role: str
    start: int
    end: int
    credit: str | None
    duplicate: bool


@dataclass(frozen=True, slots=True)
class ReportPart:
    """`text` is `[start:end]` of a report's text of `length` code points; `next` is where the rest begins, None at the end.

    `passages` are those of these words. `told` is what was read out of them: each subject with the points whose words begin here,
    or with all of its points, in the first part, where it has no words. `side` is the party whose government issued the report.
    """

    id: str
    source: str
    kind: str
    outlet: str | None
    side: str | None
    headline: str | None
    authors: tuple[str, ...]
    language: str
    published: str | None
    published_basis: str | None
    passages: tuple[Stretch, ...]
    length: int
    start: int
    end: int
    next: int | None
    text: str
    told: tuple[Topic, ...]


def document(record: Record, key: str) -> str:
    """The id of the document that a whole id, its hash, the beginning of that or a mention's id stands for.

    Raises `UsageError` where it stands for none.
    """
    found = _HASH.fullmatch(key)
    if found is None:
        raise UsageError(f"{key!r} is no id of a report; a citation's `document` is one")
    try:
        known, _ = record.subject_of(f"{found[1][:DIGITS]}/d1")
    except DataError as error:
        raise UsageError(str(error)) from None
    if not known.removeprefix("sha256:").startswith(found[1]):
        raise UsageError(f"no report of the record has the id {key!r}")
    return known


def report_part(record: Record, key: str, start: int = 0, length: int = PART) -> ReportPart:
    """A report's text from a code point on, at most so many, with what was read out of it.

    Raises `UsageError` where there is no such report, or where its text ends before `start`.
    """
    sheet = report(record, document(record, key))
    (reading,) = record.readings([sheet.document])
    text = reading.report.document.text
    if start > len(text):
        raise UsageError(f"the text has {len(text)} characters, and none from {start} on")
    end = min(len(text), start + length)
    return ReportPart(
        sheet.document,
        sheet.source,
        sheet.kind,
        sheet.outlet,
        sheet.side,
        sheet.headline,
        sheet.authors,
        sheet.language,
        sheet.published,
        sheet.published_basis,
        tuple(_stretch(p) for p in reading.report.passages if p.span.start < end and p.span.end > start),
        len(text),
        start,
        end,
        end if end < len(text) else None,
        text[start:end],
        tuple(topic for topic in (_within(t, start, end) for t in sheet.told) if topic.points),
    )


def _stretch(passage: Passage) -> Stretch:
    return Stretch(passage.role.value, passage.span.start, passage.span.end, passage.credit, passage.duplicate)


def _within(topic: Topic, start: int, end: int) -> Topic:
    """The subject with those of its points whose words begin in this part, and such as have none in the first."""
    points = tuple(p for p in topic.points if start <= (p.start or 0) < end)
    return Topic(topic.subject, topic.kind, topic.title, topic.of, points)
