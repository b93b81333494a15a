"""What a record has worked out so far: digests, mentions with their keys, and where each belongs. All of it can be deleted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, create_engine, delete, func, select, update

from verbale.model.grouping import portions
from verbale.model.reading import Reading
from verbale.model.record import Decision, Digest, Mention, Origin, Placed
from verbale.store import digests as packed
from verbale.store import queries
from verbale.store.tables import DERIVED, digests, documents, keys, mentions, meta, metadata, readings

_AT_ONCE = 400
"""Values in one query."""

_REMEMBERED = 50_000
"""Mentions kept at once for the next question."""

_NOTES = "derived"


class Derived:
    """The derived tables of a record, over one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Mention] = {}

    # -- how far it has come

    def notes(self) -> tuple[str, str, str] | None:
        """By which rules it was derived, up to which reading, and how many decisions; None where nothing is."""
        found = self._connection.execute(select(meta.c.value).where(meta.c.key == _NOTES)).scalar()
        if found is None:
            return None
        rules, reading, decisions = found.split()
        return rules, reading, decisions

    def set_notes(self, notes: tuple[str, str, str]) -> None:
        """Keep these facts."""
        self._connection.execute(delete(meta).where(meta.c.key == _NOTES))
        self._connection.execute(meta.insert(), {"key": _NOTES, "value": " ".join(notes)})

    def clear(self) -> None:
        """Forget everything."""
        for table in DERIVED:
            self._connection.execute(delete(table))
        self._connection.execute(delete(meta).where(meta.c.key == _NOTES))
        self._known.clear()

    def changed_documents(self, seen: int) -> list[str]:
        """The documents with a reading newer than number `seen`."""
        query = select(readings.c.document).where(readings.c.number > seen).distinct().order_by(readings.c.document)
        return list(self._connection.execute(query).scalars())

    def newest(self) -> int:
        """The number of the newest reading."""
        return self._connection.execute(select(func.max(readings.c.number))).scalar() or 0

    def readings(self, wanted: Sequence[str]) -> Iterator[Reading]:
        """The current readings of some documents, not assembled."""
        return queries.readings_of(self._connection, wanted)

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, in the order in which they were made."""
        return queries.decisions_of(self._connection)

    # -- what goes in

    def put(self, given: Sequence[Digest], keys_of: Callable[[Mention], Collection[str]]) -> set[str]:
        """Take in digests instead of earlier ones of their documents; the keys that the earlier ones' mentions had."""
        gone = self.drop([d.origin.document for d in given])
        self._insert(digests, (_digest_row(d) for d in given))
        found = [(m, d.origin.document) for d in given for m in d.mentions]
        self._insert(mentions, ({"id": m.id, "document": document, "data": packed.mention_text(m)} for m, document in found))
        self._insert(keys, ({"key": key, "mention": m.id} for m, _ in found for key in sorted(keys_of(m))))
        return gone

    def _insert(self, table: Table, found: Iterable[dict[str, Any]]) -> None:
        if made := list(found):
            self._connection.execute(table.insert(), made)

    def drop(self, wanted: Sequence[str]) -> set[str]:
        """Take out what was derived of some documents; the keys that their mentions had."""
        there = list(self._connection.execute(select(digests.c.document).where(digests.c.document.in_(wanted))).scalars())
        if not there:
            return set()
        own = select(mentions.c.id).where(mentions.c.document.in_(there))
        gone = set(self._connection.execute(select(keys.c.key).where(keys.c.mention.in_(own))).scalars())
        for mention in self._connection.execute(own).scalars():
            self._known.pop(mention, None)
        self._connection.execute(delete(keys).where(keys.c.mention.in_(own)))
        self._connection.execute(delete(mentions).where(mentions.c.document.in_(there)))
        self._connection.execute(delete(digests).where(digests.c.document.in_(there)))
        return gone

    def unplace(self, mention: str) -> set[str]:
        """Forget where a mention belongs; its keys."""
        self._connection.execute(update(mentions).where(mentions.c.id == mention).values(cluster=None, meeting=None))
        return set(self._connection.execute(select(keys.c.key).where(keys.c.mention == mention)).scalars())

    def set_places(self, places: Mapping[str, Placed]) -> None:
        """Say where mentions belong: cluster and meeting."""
        rows = [{"mention": i, "own": cluster, "of": meeting} for i, (cluster, meeting) in sorted(places.items())]
        if rows:
            changed = update(mentions).where(mentions.c.id == bindparam("mention"))
            self._connection.execute(changed.values(cluster=bindparam("own"), meeting=bindparam("of")), rows)

    # -- what is asked

    def with_keys(self, wanted: Collection[str]) -> list[Mention]:
        """All mentions with any of these keys, by id."""
        ids: set[str] = set()
        for some in portions(sorted(wanted), _AT_ONCE):
            ids.update(self._connection.execute(select(keys.c.mention).where(keys.c.key.in_(some))).scalars())
        return self.with_ids(ids)

    def with_ids(self, wanted: Collection[str]) -> list[Mention]:
        """The mentions with these ids, by id."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        missing = sorted(i for i in wanted if i not in self._known)
        for some in portions(missing, _AT_ONCE):
            self._known |= {m.id: m for m in self._mentions(_rows().where(mentions.c.id.in_(some)))}
        return [self._known[i] for i in sorted(wanted) if i in self._known]

    def placed(self, wanted: Collection[str]) -> dict[str, Placed]:
        """Where mentions belong, as far as somebody has said."""
        found: dict[str, Placed] = {}
        query = select(mentions.c.id, mentions.c.cluster, mentions.c.meeting).where(mentions.c.cluster.is_not(None))
        for some in portions(sorted(wanted), _AT_ONCE):
            rows = self._connection.execute(query.where(mentions.c.id.in_(some)))
            found |= {key: Placed(cluster, meeting) for key, cluster, meeting in rows}
        return found

    def in_clusters(self, wanted: Collection[str]) -> dict[str, list[Mention]]:
        """All mentions of each of these clusters."""
        home: dict[str, str] = {}
        for some in portions(sorted(wanted), _AT_ONCE):
            rows = self._connection.execute(select(mentions.c.id, mentions.c.cluster).where(mentions.c.cluster.in_(some)))
            home |= {mention: str(cluster) for mention, cluster in rows}
        found: dict[str, list[Mention]] = {}
        for mention in self.with_ids(home):
            found.setdefault(home[mention.id], []).append(mention)
        return found

    def unplaced(self) -> dict[str, list[str]]:
        """The ids of the mentions of which nobody has said where they belong, by the key that a bar marks as that of a pool."""
        pool = mentions.outerjoin(keys, (keys.c.mention == mentions.c.id) & keys.c.key.contains("|"))
        query = select(keys.c.key, mentions.c.id).select_from(pool).where(mentions.c.cluster.is_(None))
        found: dict[str, list[str]] = {}
        for key, mention in self._connection.execute(query.order_by(keys.c.key, mentions.c.id)):
            found.setdefault(key or "", []).append(mention)
        return found

    def places(self) -> dict[str, str]:
        """The meeting that each mention is of."""
        query = select(mentions.c.id, mentions.c.meeting).where(mentions.c.meeting.is_not(None))
        return {str(mention): str(meeting) for mention, meeting in self._connection.execute(query)}

    def digests(self) -> Iterator[Digest]:
        """All digests, ordered by source and document."""
        of_document = digests.join(documents, documents.c.id == digests.c.document)
        query = select(digests.c.document, digests.c.origin, digests.c.rest, documents.c.text).select_from(of_document)
        told = self._connection.execute(
            select(mentions.c.document, mentions.c.id, mentions.c.data)
            .join(documents, documents.c.id == mentions.c.document)
            .order_by(documents.c.source, documents.c.id, mentions.c.id)
        )
        grouped = groupby(told, key=lambda row: str(row[0]))
        ahead = next(grouped, None)
        for document, packed_origin, rest, text in self._connection.execute(query.order_by(documents.c.source, documents.c.id)):
            origin, own = packed.origin_of(packed_origin), tuple[Mention, ...]()
            if ahead is not None and ahead[0] == document:
                own = tuple(packed.mention_of(key, data, origin) for _, key, data in ahead[1])
                ahead = next(grouped, None)
            yield packed.digest_of(origin, own, rest, text)

    def _mentions(self, query: Select[Any]) -> Iterator[Mention]:
        origins: dict[str, Origin] = {}
        for key, data, document, origin in self._connection.execute(query):
            if document not in origins:
                origins[document] = packed.origin_of(origin)
            yield packed.mention_of(key, data, origins[document])


def _digest_row(digest: Digest) -> dict[str, Any]:
    return {
        "document": digest.origin.document,
        "origin": packed.origin_text(digest.origin),
        "rest": packed.rest_text(digest),
    }


@cache
def _rows() -> Select[Any]:
    joined = mentions.join(digests, digests.c.document == mentions.c.document)
    return select(mentions.c.id, mentions.c.data, mentions.c.document, digests.c.origin).select_from(joined).order_by(mentions.c.id)


@contextmanager
def scratch() -> Iterator[Derived]:
    """Derived tables of no record, in memory."""
    engine = create_engine("sqlite://")
    try:
        metadata.create_all(engine)
        with engine.begin() as connection:
            yield Derived(connection)
    finally:
        engine.dispose()
