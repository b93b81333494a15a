"""Recurring dialogues: which ones a report speaks of, and what it tells of the history of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.extract.cast import Cast
from verbale.extract.meetings.drafts import Draft
from verbale.extract.scene import Scene
from verbale.extract.series.clause import clauses_of
from verbale.extract.series.entries import Entry, Register
from verbale.extract.series.rules import RULES, conclude
from verbale.extract.series.told import Fact
from verbale.model.claims import Basis, Claim

__all__ = ["extract_series"]

EXTRACTOR = "series"


def extract_series(scene: Scene, cast: Cast, drafts: Sequence[Draft]) -> Iterator[Claim]:
    """Claims of every dialogue of the report; subjects `s1`, `s2` ..., the one that the report is about first.

    A dialogue is one that a meeting of `drafts` is a round of, or one by name whose history the report tells.
    """
    register = Register(scene, cast, drafts)
    facts: dict[int, list[Fact]] = {}
    for clause in clauses_of(scene, register):
        for rule in RULES:
            for number, fact in rule(clause):
                if fact not in facts.setdefault(number, []):
                    facts[number].append(fact)
    for number, entry in enumerate(register.entries):
        subject = f"s{number + 1}"
        yield from _identity(scene, subject, entry)
        told = [_claim(scene, subject, fact) for fact in facts.get(number, ())]
        yield from told
        yield from conclude(subject, entry, told)


def _identity(scene: Scene, subject: str, entry: Entry) -> Iterator[Claim]:
    """What the dialogue is: its name, its parties, its level and format."""
    yield _claim(scene, subject, Fact("name", entry.name, entry.span, entry.rule, entry.because))
    for code, span in entry.parties.items():
        yield _claim(scene, subject, Fact("party", code, span))
    for fact in (entry.level, entry.format):
        if fact is not None:
            yield _claim(scene, subject, fact)


def _claim(scene: Scene, subject: str, fact: Fact) -> Claim:
    return Claim(
        subject,
        fact.property,
        fact.value,
        fact.span.of(scene.text),
        scene.quote(fact.span),
        basis=Basis.INFERRED if fact.rule else Basis.STATED,
        rule=fact.rule,
        because=fact.because,
        confidence=0.6 if fact.rule else 0.9,
        extractor=EXTRACTOR,
    )
