"""A number in the headline that the lead contradicts."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.model.annotated import AnnotatedText, Sentence
from verbale.model.claims import Claim
from verbale.model.documents import Role
from verbale.model.facts import Conflict, ConflictClass
from verbale.model.spans import Span
from verbale.reconcile.table import Table, printed

_WORDS = {
    w: n for n, w in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2)
}
_NAMES = {n: w for w, n in _WORDS.items()}
_LEAD = 2
_PEOPLE = frozenset(
    [
        "president",
        "leader",
        "minister",
        "official",
        "country",
        "state",
        "nation",
        "member",
        "diplomat",
        "envoy",
        "party",
        "side",
        "neighbour",
        "neighbor",
        "ambassador",
        "partner",
        "government",
        "delegation",
        "premier",
        "monarchy",
    ]
)

_Group = tuple[str, int, Span]
"""What is counted (a lemma), how many, and where."""


def headline_number(table: Table) -> Iterator[Conflict]:
    """ "Four presidents" in the headline, "the presidents of all five countries" in the lead."""
    sentences = table.annotated.sentences
    headline = [g for s in sentences if s.role is Role.HEADLINE for g in _groups(table.annotated, s)]
    body = [s for s in sentences if s.role is Role.BODY][:_LEAD]
    lead = [g for s in body for g in _groups(table.annotated, s)]
    for noun, number, span in headline:
        rivals = [(n, at) for word, n, at in lead if word == noun]
        if len(rivals) == 1 and rivals[0][0] != number:
            other, at = rivals[0]
            claims = tuple(_claim(table, noun, n, s) for n, s in ((number, span), (other, at)))
            values = tuple(_NAMES[n] for n in (number, other))
            because = f"the lead, which is fuller than the headline, counts {values[1]}"
            key, rule = f"number of {noun}s", "lead before headline"
            yield Conflict("d1", key, values, ConflictClass.ERROR, values[1], rule, because, claims)


def _groups(annotated: AnnotatedText, sentence: Sentence) -> Iterator[_Group]:
    """The counted people and states of a sentence: "four Asian presidents", "presidents of all five countries"."""
    tokens = annotated.tokens
    for i in range(sentence.first, sentence.last):
        number = _WORDS.get(tokens[i].text.lower())
        head = tokens[i].head
        if number is None or tokens[i].dep != "nummod" or tokens[head].lemma.lower() not in _PEOPLE:
            continue
        span = Span(tokens[min(i, head)].start, tokens[max(i, head)].end)
        yield tokens[head].lemma.lower(), number, span
        above = tokens[head].head
        owner = tokens[above].head
        if tokens[above].text.lower() == "of" and tokens[owner].lemma.lower() in _PEOPLE and tokens[owner].tag == "NNS":
            yield tokens[owner].lemma.lower(), number, Span(tokens[owner].start, span.end)


def _claim(table: Table, noun: str, number: int, span: Span) -> Claim:
    return printed(table, "d1", f"number of {noun}s", _NAMES[number], span)
