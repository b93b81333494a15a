"""The claims of one report, by subject and property."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from verbale.model.annotated import AnnotatedText, Sentence
from verbale.model.claims import Claim, Modality, Value
from verbale.model.documents import Role
from verbale.model.spans import Span, quote

EXTRACTOR = "reconcile"


@dataclass(frozen=True)
class Table:
    """Claims with quick ways to ask; `annotated` is the report that they are of."""

    annotated: AnnotatedText
    claims: tuple[Claim, ...]

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], list[Claim]]:
        found: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.claims:
            if claim.modality is not Modality.NEGATED:
                found.setdefault((claim.subject, claim.property), []).append(claim)
        return found

    def of(self, subject: str, property_: str) -> list[Claim]:
        """The claims of one property of one subject that are not denied, in order."""
        return self._by_key.get((subject, property_), [])

    def best(self, subject: str, property_: str) -> Claim | None:
        """The claim that gives a property its value."""
        return max(self.of(subject, property_), key=lambda c: c.confidence, default=None)

    def value(self, subject: str, property_: str) -> Value | None:
        """The value of a property."""
        claim = self.best(subject, property_)
        return claim.value if claim else None

    def subjects(self, letters: str) -> list[str]:
        """The subjects of one kind, in order: all of `m1`, `m2` ... for `m`."""
        names = dict.fromkeys(c.subject for c in self.claims)
        return [n for n in names if n.removeprefix(letters).isdigit() and n.startswith(letters)]

    def role(self, claim: Claim) -> Role | None:
        """The role of the passage that a claim quotes."""
        if claim.evidence is None:
            return None
        sentence = self.sentence_at(claim.evidence.start)
        return sentence.role if sentence else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence at an offset of the text."""
        return next((s for s in self.annotated.sentences if s.span.start <= offset < s.span.end), None)

    def series_of(self, meeting: str) -> str | None:
        """The subject of the series that a meeting is a round of."""
        name = self.value(meeting, "series")
        return next((s for s in self.subjects("s") if name and name in (c.value for c in self.of(s, "name"))), None)


def printed(table: Table, subject: str, property_: str, value: Value, span: Span) -> Claim:
    """A claim that stands for words of the report in a conflict about what no stage claims."""
    text, document = table.annotated.text, table.annotated.report.document.id
    return Claim(subject, property_, value, span.of(text), quote(document, text, span), extractor=EXTRACTOR)


def distinct(claims: Sequence[Claim]) -> Iterator[Claim]:
    """One claim a value, in order."""
    seen: set[Value] = set()
    for claim in claims:
        if claim.value not in seen:
            seen.add(claim.value)
            yield claim
