"""Full text search over what reports say: the index, and what is found by it.

A row is a passage of a report, or the words of one claim. SQLite's FTS5 keeps for each word where it stands, not the text: that is
the document's, and `quotes` says which part. The words go in as `words_in` has them, so that case and accents do not count and
what is found can be marked by the same rule.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, delete, func, select, text

from verbale.errors import UsageError
from verbale.model.documents import Role
from verbale.model.grouping import portions
from verbale.model.hits import Hit, HitKind
from verbale.model.reading import Reading
from verbale.model.spans import Evidence, Span
from verbale.model.words import Word, words_in
from verbale.store.rows import pack
from verbale.store.tables import documents, readings

_AT_ONCE = 400
"""Values in one query."""

_ROLES = (Role.HEADLINE, Role.BODY, Role.CAPTION)
"""The passages that are searched, each once: the others are furniture, or too broken to quote."""

_tables = MetaData()

quotes = Table(
    "quotes",
    _tables,
    Column("number", Integer, primary_key=True),
    Column("reading", Integer, nullable=False, index=True, comment="the one that the words were taken from"),
    Column("kind", Text, nullable=False),
    Column("subject", Text),
    Column("by", Text, nullable=False, comment="JSON: codes of parties"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

_CREATE = "CREATE VIRTUAL TABLE IF NOT EXISTS quoted USING fts5(words, tags, content='', tokenize='ascii')"
_INSERT = text("INSERT INTO quoted (rowid, words, tags) VALUES (:number, :words, :tags)")
_DELETE = text("INSERT INTO quoted (quoted, rowid, words, tags) VALUES ('delete', :number, :words, :tags)")
_CLEAR = text("INSERT INTO quoted (quoted) VALUES ('delete-all')")
_FIND = """
SELECT documents.id, quotes.kind, quotes.subject, quotes.by, quotes.start, quotes."end"
FROM quoted
JOIN quotes ON quotes.number = quoted.rowid
JOIN readings ON readings.number = quotes.reading
JOIN documents ON documents.id = readings.document
WHERE quoted MATCH :sought
ORDER BY bm25(quoted, 1.0, 0.0), documents.id, quotes.start, quotes."end", quotes.kind, quotes.subject
"""


class _Quote(NamedTuple):
    """What becomes a row: words of a report, and whose they are."""

    kind: HitKind
    subject: str | None
    by: tuple[str, ...]
    span: Span


# -- what goes in --------------------------------------------------------------------------------------------------


def create(connection: Connection) -> None:
    """Make the tables, unless they are there."""
    _tables.create_all(connection)
    connection.execute(text(_CREATE))


def index(connection: Connection, given: Sequence[Reading]) -> None:
    """Take in the words of readings, which are the current ones of their documents, with their facts assembled.

    What was taken in of these documents before must have been taken out (`unindex`).
    """
    newest = _newest(connection, [r.report.document.id for r in given])
    number: int = connection.execute(select(func.coalesce(func.max(quotes.c.number), 0))).scalar_one()
    rows: list[dict[str, Any]] = []
    for reading in given:
        whole = reading.report.document.text
        for kind, subject, by, span in _quotes(reading):
            number += 1
            row = {"number": number, "reading": newest[reading.report.document.id], "kind": kind.value, "subject": subject}
            row |= {"by": pack(by), "start": span.start, "end": span.end}
            rows.append(row | _indexed(row, whole))
    if rows:
        connection.execute(quotes.insert(), [{c.name: row[c.name] for c in quotes.c} for row in rows])
        connection.execute(_INSERT, [{key: row[key] for key in ("number", "words", "tags")} for row in rows])


def unindex(connection: Connection, wanted: Sequence[str]) -> None:
    """Take out what was taken in of these documents."""
    for some in portions(wanted, _AT_ONCE):
        query = (
            select(quotes, documents.c.text)
            .join(readings, readings.c.number == quotes.c.reading)
            .join(documents, documents.c.id == readings.c.document)
            .where(readings.c.document.in_(some))
        )
        rows = [{"number": row["number"]} | _indexed(row, row["text"]) for row in connection.execute(query).mappings()]
        if rows:
            connection.execute(_DELETE, rows)
            own = select(readings.c.number).where(readings.c.document.in_(some))
            connection.execute(delete(quotes).where(quotes.c.reading.in_(own)))


def clear(connection: Connection) -> None:
    """Take out everything."""
    connection.execute(_CLEAR)
    connection.execute(delete(quotes))


def _newest(connection: Connection, wanted: Sequence[str]) -> dict[str, int]:
    """The number of the current reading of each of these documents."""
    found: dict[str, int] = {}
    for some in portions(wanted, _AT_ONCE):
        query = select(readings.c.document, func.max(readings.c.number)).where(readings.c.document.in_(some))
        found |= {str(document): int(number) for document, number in connection.execute(query.group_by(readings.c.document))}
    return found


def _indexed(row: Mapping[Any, Any], whole: str) -> dict[str, str]:
    """What the index has of a row of `quotes`: the words as they are compared, and the kind and the parties beside them."""
    return {"words": _folded(whole[row["start"] : row["end"]]), "tags": f"{row['kind']} {_folded(row['by'])}"}


def _folded(words: str) -> str:
    return " ".join(w.folded for w in words_in(words))


def _quotes(reading: Reading) -> Iterator[_Quote]:
    """What can be found of a report: its passages, and the words of what it claims."""
    yield from (_Quote(HitKind.PASSAGE, None, (), p.span) for p in reading.report.of_role(*_ROLES))
    facts = reading.facts
    told: list[tuple[HitKind, str, tuple[str, ...], Evidence | None]] = [
        *((HitKind.STATEMENT, s.id, s.party, s.evidence) for s in facts.statements),
        *((HitKind.POSITION, p.id, p.by, p.evidence) for p in facts.positions),
        *((HitKind.AGREEMENT, a.id, a.by, a.evidence) for a in facts.agreements),
        *((HitKind.COMMITMENT, c.id, c.by, c.evidence) for c in facts.commitments),
        *((HitKind.CONTEXT, c.id, c.actors, c.evidence) for c in facts.context),
        *((HitKind.TOPIC, c.subject, (), c.evidence) for c in reading.claims if c.property == "topic"),
    ]
    for kind, subject, by, evidence in told:
        if evidence is not None:
            yield _Quote(kind, subject, by, evidence.span)


# -- what is asked -------------------------------------------------------------------------------------------------


class Sought(NamedTuple):
    """Words that must stand one after the other; the last one may be only the beginning of a word."""

    words: tuple[str, ...]
    beginning: bool = False


_PART = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_QUOTATION = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))


def sought(words: str) -> tuple[Sought, ...]:
    """What is asked for: words, phrases in quotation marks, and beginnings, which end in `*`; all of them must be there.

    What is written together (`Indo-Pacific`) is a phrase. Raises `UsageError` where there is no letter and no digit.
    """
    found: list[Sought] = []
    for phrase, star, bare in _PART.findall(words.translate(_QUOTATION)):
        folded = tuple(w.folded for w in words_in(phrase or bare))
        if folded:
            found.append(Sought(folded, bool(star) or bare.endswith("*")))
    if not found:
        raise UsageError("nothing to search for: give words, a phrase in quotation marks, or the beginning of a word and *")
    return tuple(dict.fromkeys(found))


def find(
    connection: Connection,
    words: str,
    kinds: Collection[str] = (),
    parties: Collection[str] = (),
    limit: int | None = None,
    of: Collection[str] | None = None,
) -> list[Hit]:
    """What is found, the best first: the rarer its words, the more often they come, the less there is beside them.

    `words` as in `sought`; `kinds` those of `HitKind`, none given for all; `parties` codes whose word it must all be; `of` the
    documents to which the search is limited. Hits that are as good are ordered by document and place. Raises `UsageError`
    where the words ask for nothing, and for what is no kind or no party.
    """
    wanted = sought(words)
    rows = connection.execute(text(_FIND), {"sought": _match(wanted, kinds, parties)})
    found: list[tuple[Any, ...]] = []
    for row in rows:
        if limit is not None and len(found) >= limit:
            break
        if of is None or row[0] in of:
            found.append(tuple(row))
    rows.close()
    texts = _texts(connection, {row[0] for row in found})
    return [_hit(row, texts[row[0]], wanted) for row in found]


def _match(wanted: Iterable[Sought], kinds: Collection[str], parties: Collection[str]) -> str:
    """The expression of FTS5: quotation marks around all, so that nothing but words gets through."""
    phrases = [f'"{" ".join(s.words)}"' + (" *" if s.beginning else "") for s in wanted]
    parts = [f"words : ({' AND '.join(phrases)})"]
    if kinds:
        parts.append(f"tags : ({' OR '.join(sorted(map(_kind, kinds)))})")
    parts += [f"tags : ({_code(party)})" for party in sorted(parties)]
    return " AND ".join(parts)


def _kind(kind: str) -> str:
    try:
        return HitKind(kind).value
    except ValueError:
        raise UsageError(f"{kind!r} is nothing to search in; there are {', '.join(HitKind)}") from None


def _code(party: str) -> str:
    if not (code := _folded(party)):
        raise UsageError(f"{party!r} is no party")
    return f'"{code}"'


def _texts(connection: Connection, wanted: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in portions(sorted(wanted), _AT_ONCE):
        rows = connection.execute(select(documents.c.id, documents.c.text).where(documents.c.id.in_(some)))
        found |= {str(key): whole for key, whole in rows}
    return found


def _hit(row: Sequence[Any], whole: str, wanted: Sequence[Sought]) -> Hit:
    document, kind, subject, by, start, end = row
    words = whole[start:end]
    return Hit(document, HitKind(kind), subject, tuple(json.loads(by)), start, end, words, marks(words, wanted))


def marks(words: str, wanted: Iterable[Sought]) -> tuple[Span, ...]:
    """Where what is asked for stands in these words, in order and apart."""
    there = words_in(words)
    found = sorted(span for one in wanted for span in _places(there, one))
    apart: list[Span] = []
    for span in found:
        if apart and span.start < apart[-1].end:
            apart[-1] = apart[-1].to(span)
        else:
            apart.append(span)
    return tuple(apart)


def _places(there: Sequence[Word], one: Sought) -> Iterator[Span]:
    size = len(one.words)
    *before, last = one.words
    for i in range(len(there) - size + 1):
        own = there[i : i + size]
        ends = own[-1].folded.startswith(last) if one.beginning else own[-1].folded == last
        if ends and [w.folded for w in own[:-1]] == before:
            yield Span(own[0].start, own[-1].end)
