"""What a person may choose in a conflict: the values that reports tell, each with a claim that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbale.model.claims import Claim
from verbale.model.record import Dispute
from verbale.views.record import Record


def choices(record: Record, dispute: Dispute) -> dict[str, str]:
    """By value, as text, the id of the first claim that tells it; a value that is only worked out is not there."""
    told = {str(value) for value in dispute.values}
    found: dict[str, str] = {}
    for claim in _claims(record, dispute):
        if str(claim.value) in told:
            found.setdefault(str(claim.value), claim.id)
        if len(found) == len(told):
            break
    return {str(value): found[str(value)] for value in dispute.values if str(value) in found}


def _claims(record: Record, dispute: Dispute) -> Iterator[Claim]:
    """The claims that the conflict names itself; then those of its reports that tell the property."""
    yield from record.claims_by_id(list(dispute.claims)).values()
    property_ = dispute.property.partition(" of ")[0]
    for document in _documents(record, dispute):
        yield from (c for c in record.claims(document) if c.property == property_)


def _documents(record: Record, dispute: Dispute) -> Iterable[str]:
    """The reports that the conflict is between, as far as they tell of its subject."""
    origins = {
        m.origin.document: m.origin for e in record.meetings_by_id([dispute.subject]).values() for m in e.mentions
    } or record.origins({record.subject_of(i)[0] for h in record.people_by_id([dispute.subject]).values() for i in h.mentions})
    return [document for document, origin in sorted(origins.items()) if origin.source in dispute.reports]
