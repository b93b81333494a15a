"""From a thing found in a report to the claims about it: the same for all families of what is said and done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbale.extract.actors import Acting
from verbale.extract.phrases import bounded
from verbale.extract.scene import Scene
from verbale.model.claims import Basis, Claim, Modality, Value
from verbale.model.spans import Span

_STATED, _POINTED, _INFERRED = 0.9, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Fact:
    """One property with the words that say it; inferred where a rule is named. `pointed`: the words only point to the value."""

    property: str
    value: Value
    span: Span
    rule: str | None = None
    because: str | None = None
    pointed: bool = False


def doers(acting: Acting) -> Iterator[Fact]:
    """A fact `by` for every party that acts."""
    return (Fact("by", code, acting.span, pointed=acting.pointed) for code in acting.parties)


@dataclass(frozen=True, slots=True)
class Teller:
    """Makes claims about one subject."""

    scene: Scene
    extractor: str
    subject: str
    modality: Modality = Modality.ASSERTED
    attribution: tuple[str, ...] = ()

    def claims(self, facts: Iterable[Fact]) -> Iterator[Claim]:
        """A claim for every fact, each with its evidence."""
        for fact in facts:
            span = bounded(fact.span, self.scene.text)
            yield Claim(
                subject=self.subject,
                property=fact.property,
                value=fact.value,
                original=span.of(self.scene.text),
                evidence=self.scene.quote(span),
                basis=Basis.INFERRED if fact.rule else Basis.STATED,
                rule=fact.rule,
                because=fact.because,
                modality=self.modality,
                attribution=self.attribution,
                confidence=_INFERRED if fact.rule else _POINTED if fact.pointed else _STATED,
                extractor=self.extractor,
            )
