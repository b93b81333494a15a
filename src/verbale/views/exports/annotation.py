"""The claims of a record as Web Annotations (W3C Recommendation of 23 February 2017): each names its words in the report.

`start` and `end` count code points, as the Recommendation asks for; they count in the text that verbale read, which for an HTML
page is the text taken out of it. The quotation, with what stands before and after it, finds the words in any copy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from verbale.model.claims import Claim
from verbale.model.reading import Json, Reading
from verbale.model.record import mention_id
from verbale.model.spans import Evidence
from verbale.views.exports.scope import Scope
from verbale.views.exports.text import address, urn
from verbale.views.exports.writing import json_text
from verbale.views.record import Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
HEAD: Json = {
    "@context": CONTEXT,
    "id": urn("annotations, page 1"),
    "type": "AnnotationPage",
    "partOf": {"id": urn("annotations"), "type": "AnnotationCollection"},
    "startIndex": 0,
}
"""What stands around all annotations in one page."""

_IDENTIFYING = frozenset(
    ("name", "series", "participant", "party", "city", "country", "host", "actor", "recipient", "place", "speaker", "by")
)
"""Properties whose words name something; those of all others describe it."""


def whole_annotations(record: Record, parties: Collection[str] = ()) -> Iterator[Json]:
    """An annotation a claim, for every claim that stands on words of its own; each complete by itself."""
    return ({"@context": CONTEXT} | item for item in items(record, parties))


def items(record: Record, parties: Collection[str] = ()) -> Iterator[Json]:
    """The same as parts of a page, whose context holds for them."""
    for reading in Scope(record, parties).reports():
        for claim in _each_once(reading.claims):
            if claim.evidence is not None:
                yield _annotation(claim, claim.evidence, reading)


def _each_once(claims: Sequence[Claim]) -> Iterable[Claim]:
    """Claims with the same id are one claim, made in two ways: the surer one stands for both."""
    found: dict[str, Claim] = {}
    for claim in claims:
        if claim.id not in found or claim.confidence > found[claim.id].confidence:
            found[claim.id] = claim
    return found.values()


def _annotation(claim: Claim, words: Evidence, reading: Reading) -> Json:
    document = reading.report.document
    return {
        "id": urn(f"{document.id} {claim.id}"),
        "type": "Annotation",
        "motivation": "identifying" if claim.property in _IDENTIFYING else "describing",
        "generator": {"id": urn("verbale"), "type": "Software", "name": "verbale"},
        "body": [_in_words(claim), _in_full(claim, document.id)],
        "target": {
            "type": "SpecificResource",
            "source": {
                "id": address(document.source) or urn(document.id),
                "type": "Text",
                "language": reading.report.language,
            },
            "selector": [
                {"type": "TextQuoteSelector", "exact": words.exact, "prefix": words.prefix, "suffix": words.suffix},
                {"type": "TextPositionSelector", "start": words.start, "end": words.end},
            ],
        },
    }


def _in_words(claim: Claim) -> Json:
    """The claim for people."""
    value = ", ".join(map(str, claim.value)) if isinstance(claim.value, tuple) else str(claim.value)
    text = f"{claim.property}: {value} ({claim.modality.value}, {claim.basis.value})"
    return {"type": "TextualBody", "format": "text/plain", "value": text}


def _in_full(claim: Claim, document: str) -> Json:
    """The claim for programs, as the JSON of verbale has it; its evidence is the target."""
    row: Json = {
        "id": claim.id,
        "subject": mention_id(document, claim.subject),
        "property": claim.property,
        "value": list(claim.value) if isinstance(claim.value, tuple) else claim.value,
        "original": claim.original,
        "basis": claim.basis.value,
        "rule": claim.rule,
        "because": claim.because,
        "modality": claim.modality.value,
        "attribution": list(claim.attribution),
        "confidence": claim.confidence,
        "extractor": claim.extractor,
    }
    return {"type": "TextualBody", "format": "application/json", "value": json_text(row)}
