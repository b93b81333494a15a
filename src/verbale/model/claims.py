"""The claim: one property of one subject, with the words that say so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from verbale.model.spans import Evidence

Scalar = str | int | float | bool
Value = Scalar | tuple[Scalar, ...]


class Basis(StrEnum):
    """Whether the words say it, or it follows from other claims."""

    STATED = "stated"
    INFERRED = "inferred"


class Modality(StrEnum):
    """How the words say it."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    NEGATED = "negated"
    PLANNED = "planned"


@dataclass(frozen=True)
class Claim:
    """One property of one subject.

    `subject` is an id within the report (`m1`, `p2`, `s1`); `property` a name of the subject's entity schema; `original` the words
    as printed; `attribution` who says that who says, outermost first; `rule` the rule of an inferred claim and `premises` the ids
    of the claims it stands on; `extractor` the function and model that made it.
    """

    subject: str
    property: str
    value: Value
    original: str
    evidence: Evidence | None
    basis: Basis = Basis.STATED
    rule: str | None = None
    because: str | None = None
    premises: tuple[str, ...] = ()
    modality: Modality = Modality.ASSERTED
    attribution: tuple[str, ...] = ()
    confidence: float = 1.0
    extractor: str = ""

    @cached_property
    def id(self) -> str:
        """A hash of the content: the same claim, made again, has the same id."""
        content = [
            self.evidence.document if self.evidence else None,
            self.evidence[1:3] if self.evidence else None,
            self.subject,
            self.property,
            self.value,
            self.original,
            self.basis,
            self.rule,
            self.premises,
            self.modality,
            self.attribution,
            self.extractor,
        ]
        packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return "c" + hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def inferred(
    ground: Claim,
    subject: str,
    property_: str,
    value: Value,
    rule: str,
    because: str,
    premises: Iterable[Claim],
    confidence: float,
) -> Claim:
    """A claim that follows from others, with the words and the extractor of the one that it rests on most."""
    return Claim(
        subject,
        property_,
        value,
        ground.original,
        ground.evidence,
        basis=Basis.INFERRED,
        rule=rule,
        because=because,
        premises=tuple(p.id for p in premises),
        confidence=confidence,
        extractor=ground.extractor,
    )
