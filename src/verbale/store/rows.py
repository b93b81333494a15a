"""Between the model's values and the rows of the tables. Evidence is kept as a span and quoted anew from the text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from verbale.model.annotated import Grain, Time, TimeKind
from verbale.model.claims import Basis, Claim, Modality
from verbale.model.documents import Document, Hints, Kind, Passage, Reason, Reject, Report, Role
from verbale.model.facts import Conflict, ConflictClass, Meeting, Participant, Series
from verbale.model.reading import Reading
from verbale.model.spans import Span, quote

Row = dict[str, Any]
Stored = Mapping[Any, Any]


def pack(value: Any) -> str:
    """JSON in ASCII, without blanks."""
    return json.dumps(value, separators=(",", ":"))


def document_row(document: Document) -> Row:
    """A document as a row of `documents`: what its id is a hash of."""
    return {"id": document.id, "source": document.source, "text": document.text}


def given(document: Document) -> str:
    """What came with a document beside its text, which may differ the next time that it comes."""
    rest = asdict(document)
    return pack({key: rest[key] for key in ("published", "outlet", "language", "hints")})


def document_of(row: Stored) -> Document:
    """The document of a row of `documents` joined with one of `readings`."""
    rest = json.loads(row["given"])
    hints = rest.pop("hints")
    return Document(row["source"], row["text"], hints=hints and Hints(**_tuples(hints, "authors", "section")), **rest)


def reading_row(reading: Reading, reader: str) -> Row:
    """A reading as a row of `readings`, without its number."""
    report = asdict(reading.report)
    del report["document"]
    row = {
        "report": pack(report),
        "times": pack([t._asdict() for t in reading.times]),
        "rejected": pack([asdict(r) for r in reading.rejected]),
        "conflicts": pack([conflict_row(c) for c in reading.conflicts]),
    }
    content = pack([*row.values(), [claim_row(c) for c in reading.claims]])
    return row | {
        "document": reading.report.document.id,
        "reader": reader,
        "given": given(reading.report.document),
        "content": hashlib.sha256(content.encode()).hexdigest(),
    }


def reading_of(row: Stored, claims: tuple[Claim, ...]) -> Reading:
    """The reading of a row of `documents` joined with one of `readings`, not assembled."""
    report = _tuples(json.loads(row["report"]), "authors", "emails", "section")
    passages = tuple(_passage(p) for p in report.pop("passages"))
    kind = Kind(report.pop("kind"))
    working = tuple(Reason(because, span and Span(*span)) for because, span in report.pop("published_working"))
    return Reading(
        Report(document=document_of(row), passages=passages, kind=kind, published_working=working, **report),
        claims,
        conflicts=tuple(conflict_of(c, row["id"], row["text"]) for c in json.loads(row["conflicts"])),
        times=tuple(_time(t) for t in json.loads(row["times"])),
        rejected=tuple(_reject(r) for r in json.loads(row["rejected"])),
    )


def claim_row(claim: Claim) -> Row:
    """A claim as a row of `claims`, without its reading and position."""
    start, end = claim.evidence.span if claim.evidence else (None, None)
    return {
        "id": claim.id,
        "subject": claim.subject,
        "property": claim.property,
        "value": pack(claim.value),
        "original": claim.original,
        "start": start,
        "end": end,
        "basis": claim.basis.value,
        "rule": claim.rule,
        "because": claim.because,
        "premises": pack(claim.premises),
        "modality": claim.modality.value,
        "attribution": pack(claim.attribution),
        "confidence": claim.confidence,
        "extractor": claim.extractor,
    }


def claim_of(row: Stored, document: str, text: str) -> Claim:
    """The claim of a row; `document` and `text` are the id and the text of the document that it quotes."""
    value = json.loads(row["value"])
    return Claim(
        subject=row["subject"],
        property=row["property"],
        value=tuple(value) if isinstance(value, list) else value,
        original=row["original"],
        evidence=None if row["start"] is None else quote(document, text, Span(row["start"], row["end"])),
        basis=Basis(row["basis"]),
        rule=row["rule"],
        because=row["because"],
        premises=tuple(json.loads(row["premises"])),
        modality=Modality(row["modality"]),
        attribution=tuple(json.loads(row["attribution"])),
        confidence=row["confidence"],
        extractor=row["extractor"],
    )


def conflict_row(conflict: Conflict) -> Row:
    """A conflict within a report, its claims included: some are of no reading, but stand for words that no stage claims."""
    row = asdict(replace(conflict, claims=()))
    return row | {"claims": [claim_row(c) for c in conflict.claims]}


def conflict_of(row: Row, document: str, text: str) -> Conflict:
    """The conflict of such a row."""
    claims = tuple(claim_of(c, document, text) for c in row["claims"])
    values = tuple(tuple(v) if isinstance(v, list) else v for v in row["values"])
    return Conflict(**row | {"values": values, "kind": ConflictClass(row["kind"]), "claims": claims})


def _passage(row: Row) -> Passage:
    return Passage(**row | {"role": Role(row["role"]), "span": Span(*row["span"])})


def _time(row: Row) -> Time:
    typed = {"span": Span(*row["span"]), "grain": Grain(row["grain"]), "kind": TimeKind(row["kind"])}
    return Time(**_tuples(row, "candidates") | typed)


def _reject(row: Row) -> Reject:
    return Reject(**row | {"span": Span(*row["span"]) if row["span"] else None})


def _tuples(row: Row, *keys: str) -> Row:
    """The row with its lists under these keys as tuples."""
    return row | {key: tuple(row[key]) for key in keys}


def fields_of(value: Any) -> Row:
    """The fields of a frozen value, as they are."""
    return {name: getattr(value, name) for name in value.__slots__}


def tupled(row: Row) -> Row:
    """A row out of JSON, whose lists are tuples."""
    return {key: value_of(value) for key, value in row.items()}


def value_of(value: Any) -> Any:
    """A value out of JSON: a list is a tuple."""
    return tuple(value) if isinstance(value, list) else value


def meeting_row(meeting: Meeting) -> Row:
    """A meeting without what it does not have."""
    row = {key: value for key, value in fields_of(meeting).items() if value not in (None, ())}
    return row | ({"participants": [fields_of(p) for p in meeting.participants]} if meeting.participants else {})


def meeting_of(row: Row) -> Meeting:
    """The meeting of such a row."""
    cast = tuple(Participant(**p | {"basis": Basis(p["basis"])}) for p in row.get("participants", ()))
    return Meeting(**tupled(row) | {"participants": cast})


def series_of(row: Row) -> Series:
    """A series' history, as a report tells it."""
    rounds = tuple((until, count) for until, count in row["rounds_until"])
    return Series(**tupled(row) | {"rounds_until": rounds})
