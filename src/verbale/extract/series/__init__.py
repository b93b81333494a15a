"""Recurring dialogues: which ones a report speaks of, and what it tells of the history of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.extract.cast import Cast
from verbale.extract.meetings.drafts import Draft
from verbale.extract.scene import Scene
from verbale.extract.series.clause import clauses_of
from verbale.extract.series.entries import Entry, Register
from verbale.extract.series.rules import RULES, conclude
from verbale.extract.telling import Fact, Teller
from verbale.model.claims import Claim

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
        teller = Teller(scene, EXTRACTOR, f"s{number + 1}")
        yield from teller.claims(_identity(entry))
        told = list(teller.claims(facts.get(number, ())))
        yield from told
        yield from conclude(teller.subject, entry, told)


def _identity(entry: Entry) -> Iterator[Fact]:
    """What the dialogue is: its name, its parties, its level and format."""
    yield Fact("name", entry.name, entry.span, entry.rule, entry.because)
    yield from (Fact("party", code, span) for code, span in entry.parties.items())
    yield from (fact for fact in (entry.level, entry.format) if fact is not None)
