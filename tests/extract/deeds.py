"""Sentences of a report about a meeting of Kenya and Oman, read by the families of acts."""

from __future__ import annotations

from functools import cache

from tests.reading import PUBLISHED, annotated
from verbale.extract.cast import Cast
from verbale.extract.deeds import extract_deeds
from verbale.extract.meetings import meetings_of
from verbale.extract.scene import Scene
from verbale.model.claims import Claim, Modality
from verbale.model.schema import check

LEAD = "Kenyan Foreign Minister Musalia Mudavadi met Omani Foreign Minister Badr Albusaidi in Muscat on Wednesday.\n\n"
BOTH = ("KEN", "OMN")


@cache
def claims(sentence: str, *, lead: str = LEAD, published: str | None = PUBLISHED) -> tuple[Claim, ...]:
    """The claims of a sentence behind the lead, each held against its schema."""
    scene = Scene(annotated(lead + sentence, published=published))
    cast = Cast(scene)
    found = tuple(extract_deeds(scene, cast, meetings_of(scene, cast)))
    for claim in found:
        check(claim)
    return found


def told(sentence: str, family: str, *, lead: str = LEAD, published: str | None = PUBLISHED) -> list[dict[str, object]]:
    """The subjects of one family in a sentence: property -> value; parties sorted; denied ones left out."""
    rows: dict[str, dict[str, object]] = {}
    for claim in claims(sentence, lead=lead, published=published):
        if claim.extractor == family and claim.modality is not Modality.NEGATED:
            row = rows.setdefault(claim.subject, {"modality": claim.modality.value})
            if claim.property in ("by", "actor"):
                before = row.get(claim.property, ())
                assert isinstance(before, tuple)
                row[claim.property] = tuple(sorted((*before, str(claim.value))))
            else:
                row[claim.property] = claim.value
    return list(rows.values())


def topics(sentence: str, *, lead: str = LEAD) -> list[str]:
    """The topics of a sentence."""
    return [str(c.value) for c in claims(sentence, lead=lead) if c.property == "topic" and c.modality is not Modality.NEGATED]
