"""All that one report yields, and its JSON (the contract of `verbale read --format jsonl`)."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from verbale.model.annotated import Time
from verbale.model.claims import Claim
from verbale.model.documents import Passage, Reason, Reject, Report
from verbale.model.facts import Conflict, Facts, Meeting, Participant, Person, Series, Statement
from verbale.model.spans import Evidence, Span, quote

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with its claims, what the claims add up to, and where they contradict each other."""

    report: Report
    claims: tuple[Claim, ...] = ()
    facts: Facts = field(default_factory=Facts)
    conflicts: tuple[Conflict, ...] = ()
    times: tuple[Time, ...] = ()
    rejected: tuple[Reject, ...] = ()

    def to_json(self) -> Json:
        """The object of the contract, ready for `json.dumps`."""
        report = self.report
        document = report.document
        return {
            "id": document.id,
            "source": document.source,
            "kind": report.kind.value,
            "outlet": report.outlet,
            "headline": report.headline,
            "authors": list(report.authors),
            "emails": list(report.emails),
            "language": report.language,
            "published": report.published,
            "published_basis": report.published_basis,
            "published_working": [reason_json(r, document.id, document.text) for r in report.published_working],
            "section": list(report.section),
            "passages": [passage_json(p) for p in report.passages],
            **facts_json(self.facts),
            "conflicts": [conflict_json(c) for c in self.conflicts],
            "times": [time_json(t, document.id, document.text) for t in self.times],
            "rejected": [reject_json(r, document.id, document.text) for r in self.rejected],
        }


def evidence_json(evidence: Evidence | None) -> Json | None:
    """A whole selector, or None."""
    if evidence is None:
        return None
    return {k: getattr(evidence, k) for k in ("start", "end", "exact", "prefix", "suffix")}


def reason_json(reason: Reason, document: str, text: str) -> Json:
    """A step of a working, with the words that it stands on."""
    found = quote(document, text, reason.span) if reason.span else None
    return {"because": reason.because, "evidence": evidence_json(found)}


def claim_json(claim: Claim) -> Json:
    """A claim with its id and evidence."""
    return {
        "id": claim.id,
        "property": claim.property,
        "value": list(claim.value) if isinstance(claim.value, tuple) else claim.value,
        "original": claim.original,
        "basis": claim.basis.value,
        "rule": claim.rule,
        "because": claim.because,
        "premises": list(claim.premises),
        "modality": claim.modality.value,
        "attribution": list(claim.attribution),
        "confidence": claim.confidence,
        "extractor": claim.extractor,
        "evidence": evidence_json(claim.evidence),
    }


def passage_json(passage: Passage) -> Json:
    """Role and span; `credit` and `duplicate` where they say something."""
    row: Json = {"role": passage.role.value, "start": passage.span.start, "end": passage.span.end}
    if passage.credit:
        row["credit"] = passage.credit
    if passage.duplicate:
        row["duplicate"] = True
    return row


def facts_json(facts: Facts) -> Json:
    """The lists of the contract, by name."""
    return {
        "meetings": [meeting_json(m) for m in facts.meetings],
        "series": [series_json(s) for s in facts.series],
        "people": [person_json(p) for p in facts.people],
        "topics": list(facts.topics),
        "statements": [statement_json(s) for s in facts.statements],
        "positions": [_row(p) for p in facts.positions],
        "agreements": [_row(a) for a in facts.agreements],
        "commitments": [_row(c) for c in facts.commitments],
        "context": [_row(c) for c in facts.context],
        "quantities": [_row(q) for q in facts.quantities],
        "events": [_row(e) for e in facts.events],
    }


def _plain(value: object) -> object:
    """A field's value in JSON's types."""
    if isinstance(value, Evidence):
        return evidence_json(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Claim):
        return claim_json(value)
    if isinstance(value, Participant):
        return {k: v for k, v in _row(value).items() if k != "position" or v}
    return value


def _row(item: Any) -> Json:
    """The fields of a dataclass by name."""
    return {f.name: _plain(getattr(item, f.name)) for f in fields(item)}


def meeting_json(meeting: Meeting) -> Json:
    """A meeting as the contract has it."""
    return _row(meeting)


def series_json(series: Series) -> Json:
    """A series as the contract has it: `rounds_until` is an object from year to count."""
    return _row(series) | {"rounds_until": dict(series.rounds_until)}


def person_json(person: Person) -> Json:
    """A person as the contract has it."""
    return _row(person)


def statement_json(statement: Statement) -> Json:
    """A statement as the contract has it: one speaker and one party are strings, several a list."""
    return _row(statement) | {"speaker": _one_or_all(statement.speaker), "party": _one_or_all(statement.party)}


def _one_or_all(values: tuple[str, ...]) -> str | list[str] | None:
    return list(values) if len(values) > 1 else next(iter(values), None)


def conflict_json(conflict: Conflict) -> Json:
    """A conflict as the contract has it, `class` for its kind and its claims with their evidence."""
    row = _row(conflict)
    return {"class" if key == "kind" else key: value for key, value in row.items()}


def time_json(time: Time, document: str, text: str) -> Json:
    """A time expression with its value."""
    return {
        "value": time.value,
        "grain": time.grain.value,
        "kind": time.kind.value,
        "approximate": time.approximate,
        "candidates": list(time.candidates),
        "rule": time.rule,
        "because": time.because,
        "evidence": evidence_json(quote(document, text, time.span)),
    }


def reject_json(reject: Reject, document: str, text: str) -> Json:
    """Why something was not used, and the words if there are any."""
    span = reject.span
    found = quote(document, text, Span(*span)) if span else None
    return {"source": reject.source, "reason": reject.reason, "evidence": evidence_json(found)}
