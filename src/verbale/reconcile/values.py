"""One property of a meeting or a person with values that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from verbale.model import edtf
from verbale.model.claims import Basis, Claim
from verbale.model.documents import Role
from verbale.model.facts import Conflict, ConflictClass
from verbale.reconcile.table import Table, distinct

_RANK = {Role.BODY: 2, Role.CAPTION: 1, Role.HEADLINE: 0}
_SMALL = frozenset(["of", "for", "the", "and", "to", "in"])
_RANKS = frozenset(["first", "second", "executive", "senior", "acting", "assistant", "deputy", "vice", "principal", "special"])
_SAME_WORD = {"defense": "defence", "deputy": "vice", "affairs": "", "external": "foreign", "secretary-general": "secretary"}


def value_of_meeting(table: Table) -> Iterator[Conflict]:
    """A round with two numbers, a meeting on two days or in two cities; a month with one of its days is no error."""
    for meeting in table.subjects("m"):
        for property_ in ("ordinal", "date", "city"):
            claims = [c for c in table.of(meeting, property_) if c.basis is Basis.STATED or property_ == "ordinal"]
            rivals = list(distinct(claims))
            kind = _kind(property_, rivals)
            if kind is ConflictClass.ERROR and property_ != "ordinal" and not _across(table, claims):
                continue
            if kind is not None:
                yield _settled(table, meeting, property_, rivals, claims, kind)


def _across(table: Table, claims: Sequence[Claim]) -> bool:
    """Whether a caption contradicts all that the body says.

    Two places or days in the body alone are rather two meetings, or a date of something else, than a contradiction.
    """
    body = {c.value for c in claims if table.role(c) is Role.BODY}
    caption = {c.value for c in claims if table.role(c) is Role.CAPTION}
    return bool(body and caption) and not body & caption


def _kind(property_: str, rivals: Sequence[Claim]) -> ConflictClass | None:
    """Why the values differ; None where they do not."""
    if len(rivals) < 2:
        return None
    if property_ != "date":
        return ConflictClass.ERROR
    values = [str(c.value) for c in rivals]
    if all(edtf.overlaps(a, b) for a, b in combinations(values, 2)):
        return ConflictClass.GRANULARITY
    return ConflictClass.ERROR


def _settled(
    table: Table, subject: str, property_: str, rivals: Sequence[Claim], claims: Sequence[Claim], kind: ConflictClass
) -> Conflict:
    """The conflict with the value that the record takes, and why."""
    best = table.best(subject, property_)
    assert best is not None
    values = tuple(c.value for c in rivals)
    if best.basis is Basis.INFERRED and best.confidence > max(c.confidence for c in rivals if c is not best):
        return Conflict(subject, property_, values, kind, best.value, best.rule, best.because, tuple(claims))
    if kind is ConflictClass.GRANULARITY:
        because = f"{best.value} is the finer of values that can all be true"
        return Conflict(subject, property_, values, kind, best.value, "the finest value", because, tuple(claims))
    rule, because = _preference(table, best, claims)
    return Conflict(subject, property_, values, kind, best.value, rule, because, tuple(claims))


def _preference(table: Table, best: Claim, claims: Sequence[Claim]) -> tuple[str, str]:
    """Why one stated value goes before the others: where it stands, or how often."""
    told = {r: {c.value for c in claims if table.role(c) is r} for r in _RANK}
    if best.value in told[Role.BODY] and not all(c.value in told[Role.BODY] for c in claims):
        others = "caption" if told[Role.CAPTION] - told[Role.BODY] else "headline"
        return "body before caption and headline", f"the body says {best.value}, and only the {others} says otherwise"
    return "earlier words", f"{best.value} stands first, and nothing in the report decides between the two"


# -- offices -------------------------------------------------------------------------------------------------------


def office_of_person(table: Table) -> Iterator[Conflict]:
    """Two titles for one person: a rank in one that the other lacks, or another office; an order of words is no matter."""
    for person in table.subjects("p"):
        stated = [c for c in table.of(person, "office") if c.basis is Basis.STATED]
        rivals = list(distinct(stated))
        for one, other in combinations(rivals, 2):
            if difference := _difference(str(one.value), str(other.value)):
                words = f"one title has {', '.join(sorted(difference))}, the other has not"
                best = table.best(person, "office")
                values = (one.value, other.value)
                proposed = best.value if best and best.value in values else one.value
                yield Conflict(person, "office", values, ConflictClass.WORDING, proposed, "the fuller title", words, (one, other))
                break


def _difference(one: str, other: str) -> frozenset[str]:
    """The ranks that only one of two titles of the same office has; empty for titles of different offices."""
    mine, theirs = _title(one), _title(other)
    apart = mine ^ theirs
    return apart if mine & theirs and apart <= _RANKS else frozenset()


def _title(title: str) -> frozenset[str]:
    words = [_SAME_WORD.get(w, w) for w in title.casefold().replace("-", " ").split() if w not in _SMALL]
    return frozenset(w for w in words if w)
