"""The citation under a fact: which report, of which outlet and day, says it in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verbale.model.claims import Basis, Claim
from verbale.model.record import Encounter, Origin
from verbale.model.spans import Evidence
from verbale.views.record import Record


@dataclass(frozen=True, slots=True)
class Note:
    """A report and its words. `exact` is `[start:end]` of the document's text; `claim` is None where no single claim stands behind.

    `because` is the working of a value that the words do not say themselves; `side` the party whose government issued the report;
    `prefix` and `suffix` are the text just before and behind the words, where a claim quotes them.
    """

    document: str
    source: str
    outlet: str | None
    published: str | None
    side: str | None
    start: int
    end: int
    exact: str
    claim: str | None = None
    because: str | None = None
    prefix: str = ""
    suffix: str = ""


def note(record: Record, evidence: Evidence, claim: Claim | None = None) -> Note:
    """The citation of some words, on which a claim may stand."""
    return note_of(record.origins([evidence.document])[evidence.document], evidence, claim)


def note_of(origin: Origin, evidence: Evidence, claim: Claim | None) -> Note:
    """The same, of a report whose source is known."""
    because = claim.because if claim is not None and claim.basis is Basis.INFERRED else None
    return Note(
        evidence.document, origin.source, origin.outlet, origin.published, origin.side, evidence.start, evidence.end,
        evidence.exact, claim.id if claim is not None else None, because, evidence.prefix, evidence.suffix,
    )  # fmt: skip


def notes_of_claims(record: Record, claims: Iterable[str]) -> tuple[Note, ...]:
    """The citations of claims, each words once."""
    found = record.claims_by_id(list(dict.fromkeys(claims)))
    origins = record.origins({c.evidence.document for c in found.values() if c.evidence is not None})
    made = [note_of(origins[c.evidence.document], c.evidence, c) for c in found.values() if c.evidence is not None]
    return tuple({(n.document, n.start, n.end): n for n in made}.values())


def notes_of_value(record: Record, encounter: Encounter, property_: str) -> tuple[Note, ...]:
    """The citations of the value that the record takes for a property of a meeting; of all values where it takes none."""
    settled = encounter.settled(property_)
    if settled is None:
        return ()
    prevailing = [t for t in settled.told if t.value == settled.value] or settled.told
    return notes_of_claims(record, (c for t in prevailing for c in t.claims))


def notes_of_subjects(record: Record, mentions: Sequence[str], *properties: str) -> tuple[Note, ...]:
    """The citations of what reports tell of subjects (`0123456789ab/co1`): of these properties, or of all."""
    wanted: list[str] = []
    for document, subject in map(record.subject_of, mentions):
        own = (c for c in record.claims(document) if c.subject == subject)
        wanted += [c.id for c in own if not properties or c.property in properties]
    return notes_of_claims(record, wanted)
