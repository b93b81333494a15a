"""What a record has worked out so far: digests, mentions with their keys, and where each belongs. All of it can be deleted."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, bindparam, create_engine, delete, func, select, update

from verbale.model import edtf
from verbale.model.claims import Claim
from verbale.model.grouping import portions
from verbale.model.hits import Hit
from verbale.model.reading import Reading
from verbale.model.record import Decision, Digest, Mention, Origin, Placed
from verbale.store import digests as packed
from verbale.store import queries, search
from verbale.store.outcome import Outcome
from verbale.store.rows import pack
from verbale.store.tables import DERIVED, digests, documents, keys, mentions, meta, metadata, names, readings, seats, told

_AT_ONCE = 400
"""Values in one query."""

_REMEMBERED = 50_000
"""Mentions kept at once for the next question."""

_SOME = 20
"""Ids that are given of those that begin alike."""

_BEHIND = "\U0010ffff"
"""Behind every character."""

_REMEMBER = "remembered "

_NOTES = "derived"


class Stale(NamedTuple):
    """What no longer is as it was worked out: meetings and people, by id; keys of what reports told, and of people's names."""

    meetings: set[str]
    people: set[str]
    told: set[str]
    names: set[str]


class SeatRow(NamedTuple):
    """A seat: the person as the report has them, their party, JSON, and keys of the name."""

    person: str
    party: str
    data: str
    keys: Collection[str]


class Derived:
    """The derived tables of a record, over one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Mention] = {}
        self.outcome = Outcome(connection, self.with_ids_of_meetings)
        self.stale = Stale(set(), set(), set(), set())

    # -- how far it has come

    def notes(self) -> tuple[str, str, str] | None:
        """By which rules it was derived, up to which reading, and how many decisions; None where nothing is."""
        found = self._connection.execute(select(meta.c.value).where(meta.c.key == _NOTES)).scalar()
        if found is None:
            return None
        rules, reading, decisions = found.split()
        return rules, reading, decisions

    def remembered(self, name: str) -> Any:
        """What was remembered under a name, as JSON has it, since the record last changed; None if nothing was."""
        found = self._connection.execute(select(meta.c.value).where(meta.c.key == f"{_REMEMBER}{name}")).scalar()
        return None if found is None else json.loads(found)

    def remember(self, name: str, value: Any) -> None:
        """Remember what is dear to work out, until the record changes."""
        self._connection.execute(delete(meta).where(meta.c.key == f"{_REMEMBER}{name}"))
        self._connection.execute(meta.insert(), {"key": f"{_REMEMBER}{name}", "value": pack(value)})

    def set_notes(self, notes: tuple[str, str, str]) -> None:
        """Keep these facts. What was remembered before is no longer so."""
        self._connection.execute(delete(meta).where(meta.c.key.startswith(_REMEMBER)))
        self._connection.execute(delete(meta).where(meta.c.key == _NOTES))
        self._connection.execute(meta.insert(), {"key": _NOTES, "value": " ".join(notes)})

    def clear(self) -> None:
        """Forget everything."""
        search.clear(self._connection)
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

    def documents(self, wanted: Iterable[str]) -> list[dict[str, Any]]:
        """The rows of some documents."""
        found: list[dict[str, Any]] = []
        for some in portions(sorted(wanted), _AT_ONCE):
            found += map(dict, self._connection.execute(select(documents).where(documents.c.id.in_(some))).mappings())
        return found

    # -- what goes in

    def put_documents(self, found: Sequence[dict[str, Any]]) -> None:
        """Hold documents, of which a scratch has none of its own."""
        self._insert(documents, found)

    def put(self, given: Sequence[Digest], keys_of: Callable[[Mention], Collection[str]]) -> set[str]:
        """Take in digests instead of earlier ones of their documents; the keys that the earlier ones' mentions had."""
        gone = self.drop([d.origin.document for d in given])
        self._insert(digests, (_digest_row(d) for d in given))
        found = [(m, d.origin.document) for d in given for m in d.mentions]
        self._insert(mentions, ({"id": m.id, "document": document, "data": packed.mention_text(m)} for m, document in found))
        self._insert(keys, ({"key": key, "mention": m.id} for m, _ in found for key in sorted(keys_of(m))))
        return gone

    def put_words(self, given: Sequence[Reading]) -> None:
        """Make the words of these readings, with their facts assembled, findable instead of those of earlier readings."""
        search.unindex(self._connection, [r.report.document.id for r in given])
        search.index(self._connection, given)

    def found(
        self, words: str, kinds: Collection[str], parties: Collection[str], limit: int | None, of: Collection[str] | None
    ) -> list[Hit]:
        """See `verbale.store.search.find`."""
        return search.find(self._connection, words, kinds, parties, limit, of)

    def put_told(self, given: Mapping[str, Collection[str]]) -> None:
        """Keep what reports bring to whom: keys, by document."""
        self._insert(told, ({"key": key, "document": document} for document, own in given.items() for key in sorted(own)))
        self.stale.told.update(key for own in given.values() for key in own)

    def put_seats(self, given: Mapping[str, Sequence[SeatRow]]) -> None:
        """Keep who sat where by some reports: seats, by document."""
        before: dict[str, list[tuple[str, ...]]] = {}
        for person, party, data, document in self._connection.execute(_SEATS.where(seats.c.document.in_(list(given)))):
            before.setdefault(document, []).append((person, party, data))
        changed = {d: own for d, own in given.items() if sorted(before.get(d, [])) != sorted(s[:3] for s in own)}
        self._drop_seats([d for d in changed if d in before])
        numbered = [(document, number, seat) for document, own in changed.items() for number, seat in enumerate(own)]
        rows = ({"person": s.person, "number": n, "party": s.party, "document": d, "data": s.data} for d, n, s in numbered)
        self._insert(seats, rows)
        keyed = sorted({(key, seat.person) for _, _, seat in numbered for key in seat.keys})
        self._insert(names, ({"key": key, "person": person} for key, person in keyed))
        self.stale.names.update(key for key, _ in keyed)

    def _drop_seats(self, wanted: Sequence[str]) -> None:
        own = select(seats.c.person).where(seats.c.document.in_(wanted))
        self.stale.people.update(self._connection.execute(own).scalars())
        self.stale.names.update(self._connection.execute(select(names.c.key).where(names.c.person.in_(own))).scalars())
        self._connection.execute(delete(names).where(names.c.person.in_(own)))
        self._connection.execute(delete(seats).where(seats.c.document.in_(wanted)))

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
        placed = select(mentions.c.id, mentions.c.meeting).where(mentions.c.document.in_(there))
        for mention, meeting in self._connection.execute(placed):
            self._known.pop(mention, None)
            self.stale.meetings.update([meeting] if meeting else ())
        self.stale.told.update(self._connection.execute(select(told.c.key).where(told.c.document.in_(there))).scalars())
        self._connection.execute(delete(told).where(told.c.document.in_(there)))
        self._drop_seats(there)
        self._connection.execute(delete(keys).where(keys.c.mention.in_(own)))
        self._connection.execute(delete(mentions).where(mentions.c.document.in_(there)))
        self._connection.execute(delete(digests).where(digests.c.document.in_(there)))
        return gone

    def unplace(self, mention: str) -> set[str]:
        """Forget where a mention belongs; its keys."""
        before = self._connection.execute(select(mentions.c.meeting).where(mentions.c.id == mention)).scalar()
        self.stale.meetings.update([before] if before else ())
        self._connection.execute(update(mentions).where(mentions.c.id == mention).values(cluster=None, meeting=None))
        return set(self._connection.execute(select(keys.c.key).where(keys.c.mention == mention)).scalars())

    def set_places(self, places: Mapping[str, Placed]) -> None:
        """Say where mentions belong: cluster and meeting."""
        known = self._meetings_of(places)
        for mention, (_, meeting) in places.items():
            before = known[mention]
            if before != meeting:
                self.stale.meetings.update(filter(None, (before, meeting)))
        rows = [{"mention": i, "own": cluster, "of": meeting} for i, (cluster, meeting) in sorted(places.items())]
        if rows:
            changed = update(mentions).where(mentions.c.id == bindparam("mention"))
            self._connection.execute(changed.values(cluster=bindparam("own"), meeting=bindparam("of")), rows)

    # -- what is asked

    def claims_by_id(self, wanted: Sequence[str]) -> dict[str, Claim]:
        """The claims of current readings with these ids; those that are not there are left out."""
        return queries.claims_by_id(self._connection, wanted) if wanted else {}

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

    def _meetings_of(self, wanted: Collection[str]) -> dict[str, str | None]:
        """The meetings that mentions are known to be of."""
        found: dict[str, str | None] = {}
        for some in portions(sorted(wanted), _AT_ONCE):
            rows = self._connection.execute(select(mentions.c.id, mentions.c.meeting).where(mentions.c.id.in_(some)))
            found |= {str(mention): meeting for mention, meeting in rows}
        return found

    def places(self, wanted: Collection[str]) -> dict[str, str]:
        """The meetings that these mentions are of."""
        return {mention: meeting for mention, meeting in self._meetings_of(wanted).items() if meeting}

    def meetings_of_documents(self, wanted: Collection[str]) -> dict[str, str]:
        """The meetings that the mentions of these documents are of, by mention."""
        found: dict[str, str] = {}
        for some in portions(sorted(wanted), _AT_ONCE):
            rows = self._connection.execute(select(mentions.c.id, mentions.c.meeting).where(mentions.c.document.in_(some)))
            found |= {str(mention): str(meeting) for mention, meeting in rows if meeting}
        return found

    def meeting_ids(self, beginning: str) -> tuple[str, ...]:
        """The first ids of meetings and of mentions that begin so, in order."""
        meeting, mention = mentions.c.meeting, mentions.c.id
        found = {
            str(key)
            for column in (meeting, mention)
            for key in self._connection.execute(
                select(column).where(column >= beginning, column < beginning + _BEHIND).distinct().order_by(column).limit(_SOME)
            ).scalars()
        }
        return tuple(sorted(found))

    def with_ids_of_meetings(self, wanted: Collection[str]) -> list[Mention]:
        """The mentions of these meetings, by id."""
        ids: list[str] = []
        for some in portions(sorted(wanted), _AT_ONCE):
            ids += self._connection.execute(select(mentions.c.id).where(mentions.c.meeting.in_(some))).scalars()
        return self.with_ids(ids)

    def documents_told(self, key: str, among: Collection[str] | None = None) -> list[str]:
        """The documents, all or those among some, that bring something under this key."""
        query = select(told.c.document).where(told.c.key == key).order_by(told.c.document)
        if among is None:
            return list(self._connection.execute(query).scalars())
        parts = portions(sorted(among), _AT_ONCE)
        found = (self._connection.execute(query.where(told.c.document.in_(some))).scalars() for some in parts)
        return [document for some in found for document in some]

    def origins(self, wanted: Collection[str] | None = None) -> dict[str, Origin]:
        """These documents, or all, as sources."""
        query = select(digests.c.document, digests.c.origin)
        if wanted is None:
            return {str(d): packed.origin_of(o) for d, o in self._connection.execute(query.order_by(digests.c.document))}
        found: dict[str, Origin] = {}
        for some in portions(sorted(wanted), _AT_ONCE):
            rows = self._connection.execute(query.where(digests.c.document.in_(some)))
            found |= {str(d): packed.origin_of(o) for d, o in rows}
        return found

    def documents_out_by(self, day: date) -> list[str]:
        """The documents that were out by a day, as far as they are dated."""
        query = select(digests.c.document).where(digests.c.day <= day.isoformat()).order_by(digests.c.document)
        return list(self._connection.execute(query).scalars())

    def document_with(self, prefix: str) -> str | None:
        """The document whose hash begins so."""
        low = f"sha256:{prefix}"
        query = select(digests.c.document).where(digests.c.document >= low, digests.c.document < low + "g")
        return self._connection.execute(query.limit(1)).scalar()

    def people_near(self, wanted: Collection[str]) -> tuple[set[str], set[str]]:
        """The people, as reports have them, with any of these keys of names; and all keys that these have."""
        found: set[str] = set()
        for some in portions(sorted(wanted), _AT_ONCE):
            found.update(self._connection.execute(select(names.c.person).where(names.c.key.in_(some)).distinct()).scalars())
        return found, self.names_of(found)

    def names_of(self, wanted: Collection[str]) -> set[str]:
        """The keys of the names of people as reports have them."""
        found: set[str] = set()
        for some in portions(sorted(wanted), _AT_ONCE):
            found.update(self._connection.execute(select(names.c.key).where(names.c.person.in_(some)).distinct()).scalars())
        return found

    def seats(self, wanted: Collection[str]) -> list[tuple[str, str]]:
        """The seats of these people: the person's id and JSON."""
        found: list[tuple[str, str]] = []
        for some in portions(sorted(wanted), _AT_ONCE):
            query = select(seats.c.person, seats.c.data).where(seats.c.person.in_(some)).order_by(seats.c.person, seats.c.number)
            found += [(str(person), str(data)) for person, data in self._connection.execute(query)]
        return found

    def digests(self, wanted: Collection[str]) -> list[Digest]:
        """The digests of these documents, by document."""
        found: list[Digest] = []
        for some in portions(sorted(wanted), _AT_ONCE):
            found += self._digests(some)
        return found

    def _digests(self, wanted: Sequence[str]) -> Iterator[Digest]:
        own = select(mentions.c.id).where(mentions.c.document.in_(wanted))
        told_by: dict[str, list[Mention]] = {}
        for mention in self.with_ids(list(self._connection.execute(own).scalars())):
            told_by.setdefault(mention.origin.document, []).append(mention)
        of_document = digests.join(documents, documents.c.id == digests.c.document)
        query = select(digests.c.document, digests.c.origin, digests.c.rest, documents.c.text).select_from(of_document)
        for document, origin, rest, text in self._connection.execute(
            query.where(digests.c.document.in_(wanted)).order_by(digests.c.document)
        ):
            yield packed.digest_of(packed.origin_of(origin), tuple(told_by.get(document, ())), rest, text)

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
        "claims": digest.claims,
        "published": digest.origin.published,
        "day": _day(digest.origin.published),
        "kind": digest.origin.kind,
        "outlet": digest.origin.outlet,
    }


def _day(published: str | None) -> str | None:
    """The last day of a date; None for one that is open."""
    last = edtf.bounds(published)[1] if published else date.max
    return None if last == date.max else last.isoformat()


_SEATS = select(seats.c.person, seats.c.party, seats.c.data, seats.c.document)


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
            search.create(connection)
            yield Derived(connection)
    finally:
        engine.dispose()
