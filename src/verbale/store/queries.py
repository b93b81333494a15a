"""What is asked of the tables of documents, readings and claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from verbale.model.claims import Claim
from verbale.model.grouping import portions
from verbale.model.reading import Reading
from verbale.model.record import Decision, DecisionKind
from verbale.store import rows
from verbale.store.tables import claims, decisions, documents, readings

_AT_ONCE = 400
"""Values in one query."""


@cache
def newest() -> Select[Any]:
    """Every document with its newest reading."""
    other = readings.alias()
    last = select(func.max(other.c.number)).where(other.c.document == documents.c.id).correlate(documents)
    joined = documents.join(readings, readings.c.number == last.scalar_subquery())
    kept = [c for c in readings.c if c.name != "document"]
    return select(documents, *kept).select_from(joined)


@cache
def ordered() -> Select[Any]:
    """The same, ordered by source and document."""
    return newest().order_by(documents.c.source, documents.c.id)


def rows_of(connection: Connection, wanted: Collection[str] | None = None) -> Iterable[RowMapping]:
    """These documents, or all, each with its newest reading, ordered by source and document."""
    if wanted is None:
        return connection.execute(ordered()).mappings()
    found: list[RowMapping] = []
    for some in portions(sorted(wanted), _AT_ONCE):
        found += connection.execute(newest().where(documents.c.id.in_(some))).mappings()
    return sorted(found, key=lambda row: (row["source"], row["id"]))


def current(connection: Connection, document: str) -> RowMapping | None:
    """A document with its newest reading; None for one that the record does not hold."""
    return connection.execute(newest().where(documents.c.id == document)).mappings().one_or_none()


def claims_of(connection: Connection, row: RowMapping) -> tuple[Claim, ...]:
    """The claims of a document's reading."""
    return _claims(connection, [row])[row["number"]]


def readings_of(connection: Connection, wanted: Sequence[str]) -> Iterator[Reading]:
    """The current readings of some documents, not assembled, by document; those that are not there are left out."""
    found = connection.execute(newest().where(documents.c.id.in_(wanted)).order_by(documents.c.id)).mappings().all()
    own = _claims(connection, found)
    return (rows.reading_of(row, own[row["number"]]) for row in found)


def _claims(connection: Connection, found: Sequence[RowMapping]) -> dict[int, tuple[Claim, ...]]:
    """The claims of readings, by number."""
    texts = {row["number"]: (row["id"], row["text"]) for row in found}
    made: dict[int, list[Claim]] = {number: [] for number in texts}
    query = select(claims).where(claims.c.reading.in_(list(texts))).order_by(claims.c.reading, claims.c.position)
    for claim in connection.execute(query).mappings():
        made[claim["reading"]].append(rows.claim_of(claim, *texts[claim["reading"]]))
    return {number: tuple(own) for number, own in made.items()}


def decisions_of(connection: Connection) -> tuple[Decision, ...]:
    """All decisions, in the order in which they were made."""
    found = connection.execute(select(decisions).order_by(decisions.c.number)).mappings()
    return tuple(Decision(**dict(row) | {"kind": DecisionKind(row["kind"])}) for row in found)


def claims_by_id(connection: Connection, wanted: Sequence[str]) -> dict[str, Claim]:
    """The claims of current readings with these ids; those that are not there are left out."""
    found: dict[str, Claim] = {}
    for some in portions(wanted, _AT_ONCE):
        rows_ = connection.execute(_claims_with_documents().where(claims.c.id.in_(some))).mappings()
        found |= {row["id"]: rows.claim_of(row, row["document"], row["text"]) for row in rows_}
    return found


@cache
def _claims_with_documents() -> Select[Any]:
    other = readings.alias()
    last = select(func.max(other.c.number)).where(other.c.document == readings.c.document).correlate(readings)
    return (
        select(claims, documents.c.id.label("document"), documents.c.text)
        .join(readings, readings.c.number == claims.c.reading)
        .join(documents, documents.c.id == readings.c.document)
        .where(readings.c.number == last.scalar_subquery())
    )
