"""What a record's mentions add up to: its meetings, dialogues, people, commitments and conflicts, each found by an index.

Everything is written by neighbourhood (a meeting, a pool of parties, the people of like names), so that a new report changes only
what lies near it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import JSON, ColumnElement, Connection, Select, Table, case, delete, func, select, type_coerce

from verbale.knowledge.calling import keys_of_name
from verbale.model import edtf
from verbale.model.facts import BEHIND, CommitmentState, MeetingType
from verbale.model.grouping import portions
from verbale.model.record import Attestation, Dialogue, Dispute, Encounter, Holder, Mention, Site, Undertaking
from verbale.store import settled
from verbale.store.tables import (
    called,
    commitments,
    dialogues,
    digests,
    disputes,
    documents,
    meetings,
    members,
    mentions,
    offices,
    parties,
    people,
)

UNDATED = "9999"
"""Behind all dates."""

_AT_ONCE = 400
"""Values in one query."""

_EACH = 3
"""Meetings of a city that are named."""

Mentions = Callable[[Collection[str]], Sequence[Mention]]


def pool_of(named: Iterable[str]) -> str:
    """The key of a set of parties."""
    return "-".join(sorted(set(named)))


class Outcome:
    """The tables of what is settled, over one transaction. `mentions` gives mentions by id."""

    def __init__(self, connection: Connection, mentions: Mentions) -> None:
        self._connection = connection
        self._mentions = mentions

    # -- what goes in

    def put_meetings(self, found: Sequence[Encounter], alone: Mapping[str, Encounter]) -> None:
        """Keep meetings instead of what was known of them; `alone` has them as they are without their dialogues."""
        self.drop_meetings([e.id for e in found])
        self._insert(meetings, (_meeting_row(e, alone.get(e.id, e)) for e in found))
        self._insert(parties, ({"party": p, "of": e.id} for e in found for p in dict.fromkeys(e.meeting.parties)))

    def put_attestations(self, gone: Sequence[str], found: Iterable[Attestation]) -> None:
        """Keep who is attested in which office instead of what these meetings attested."""
        self._delete(offices, offices.c.meeting, gone)
        rows = {(a.party, a.office, a.meeting, a.name): a for a in found}
        days = ({"first": a.first.isoformat(), "last": a.last.isoformat()} for a in rows.values())
        self._insert(
            offices, ({"party": p, "office": o, "meeting": m, "name": n} | d for (p, o, m, n), d in zip(rows, days, strict=True))
        )

    def drop_meetings(self, wanted: Sequence[str]) -> None:
        """Forget meetings."""
        self._delete(meetings, meetings.c.id, wanted)
        self._delete(parties, parties.c.of, wanted)

    def put_dialogues(self, pool: str, found: Sequence[Dialogue]) -> None:
        """Keep the dialogues of a pool instead of those that it had."""
        self._clear_pool(dialogues, pool)
        rows = ({"id": d.id, "pool": pool, "name": d.name, "data": settled.dialogue_text(d)} for d in found)
        self._insert(dialogues, rows)
        self._insert(parties, ({"party": p, "of": d.id} for d in found for p in dict.fromkeys(d.parties)))

    def drop_undertakings(self, pools: Iterable[str]) -> None:
        """Forget the commitments of some pools."""
        for pool in pools:
            self._delete(members, members.c.of, self._clear_pool(commitments, pool))

    def put_undertakings(self, pool: str, found: Sequence[Undertaking]) -> None:
        """Keep the commitments of a pool, which has none; a report that is read anew may have moved one from another pool."""
        self._insert(commitments, (_undertaking_row(u, pool) for u in found))
        self._insert(parties, ({"party": p, "of": u.id} for u in found for p in dict.fromkeys(u.commitment.by)))
        self._insert(members, ({"mention": i, "of": u.id} for u in found for i in u.mentions))

    def drop_people(self, wanted: Collection[str]) -> set[str]:
        """Forget people; who they were, as reports have them."""
        own = {str(m) for some in portions(sorted(wanted), _AT_ONCE) for m in self._members(some)}
        self._delete(people, people.c.id, sorted(wanted))
        self._delete(called, called.c.person, sorted(wanted))
        self._delete(members, members.c.of, sorted(wanted))
        return own

    def _members(self, wanted: Sequence[str]) -> Iterable[str]:
        return self._connection.execute(select(members.c.mention).where(members.c.of.in_(wanted))).scalars()

    def put_people(self, found: Sequence[Holder]) -> None:
        """Keep people."""
        rows = ({"id": h.id, "party": h.party or "", "name": h.name, "data": settled.holder_text(h)} for h in found)
        self._insert(people, rows)
        keyed = ((key, h.id) for h in found for key in sorted(frozenset[str]().union(*map(keys_of_name, h.names))))
        self._insert(called, ({"key": key, "person": person} for key, person in keyed))
        self._insert(members, ({"mention": i, "of": h.id} for h in found for i in h.mentions))

    def put_disputes(self, scopes: Collection[str], found: Iterable[tuple[str, int, Dispute]]) -> None:
        """Keep conflicts, each with its scope and rank, instead of those of these scopes."""
        self._delete(disputes, disputes.c.scope, sorted(scopes))
        best: dict[tuple[str, str], tuple[int, Dispute]] = {}
        for scope, rank, dispute in found:
            known = best.get((dispute.id, scope))
            if known is None or rank < known[0]:
                best[(dispute.id, scope)] = (rank, dispute)
        self._insert(disputes, (_dispute_row(d, scope, rank) for (_, scope), (rank, d) in best.items()))

    def _clear_pool(self, table: Table, pool: str) -> list[str]:
        gone = list(self._connection.execute(select(table.c.id).where(table.c.pool == pool)).scalars())
        self._delete(table, table.c.id, gone)
        self._delete(parties, parties.c.of, gone)
        return gone

    def _insert(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        if made := list(rows):
            self._connection.execute(table.insert(), made)

    def _delete(self, table: Table, column: ColumnElement[Any], wanted: Sequence[str]) -> None:
        for some in portions(wanted, _AT_ONCE):
            self._connection.execute(delete(table).where(column.in_(some)))

    # -- meetings

    def meetings(
        self, wanted: Collection[str] = (), since: date | None = None, until: date | None = None, city: str | None = None
    ) -> tuple[Encounter, ...]:
        """The meetings of all of these parties in these days and this city, by date, those without one last."""
        query = _within(_of_parties(select(meetings.c.id, meetings.c.data), meetings.c.id, wanted), since, until)
        if city is not None:
            query = query.where(_TOLD["city"] == city)
        return self._encounters(query.order_by(meetings.c.date, meetings.c.id))

    def sites(
        self, wanted: Collection[str] = (), since: date | None = None, until: date | None = None, level: str | None = None
    ) -> list[Site]:
        """Where the meetings in person of all of these parties were held in these days, the busiest cities first."""
        told = select(_TOLD["city"], _TOLD["country"], meetings.c.date, meetings.c.id)
        query = _within(_of_parties(told, meetings.c.id, wanted), since, until)
        query = query.where(meetings.c.status.in_(sorted(BEHIND)), _TOLD["type"] != MeetingType.PHONE_CALL.value)
        if level is not None:
            query = query.where(meetings.c.level == level)
        rows: dict[tuple[str | None, str | None], list[tuple[str | None, str]]] = {}
        for city, country, day, key in self._connection.execute(query.order_by(meetings.c.date.desc(), meetings.c.id.desc())):
            rows.setdefault((city, country), []).append((None if day == UNDATED else day, key))
        found = [_site(city, country, own) for (city, country), own in rows.items()]
        return sorted(found, key=lambda s: (-s.meetings, s.city or "", s.country or ""))

    def meetings_with_ids(self, wanted: Collection[str]) -> tuple[Encounter, ...]:
        """The meetings with these ids."""
        return self._in_portions(select(meetings.c.id, meetings.c.data), meetings.c.id, wanted)

    def alone(self, pool: str) -> tuple[Encounter, ...]:
        """The meetings of a pool, as they are without their dialogues."""
        bare = func.coalesce(meetings.c.alone, meetings.c.data)
        return self._encounters(select(meetings.c.id, bare).where(meetings.c.pool == pool).order_by(meetings.c.id))

    def meetings_in(self, pool: str) -> tuple[Encounter, ...]:
        """The meetings of just these parties."""
        return self._encounters(select(meetings.c.id, meetings.c.data).where(meetings.c.pool == pool).order_by(meetings.c.id))

    def texts(self, pool: str) -> dict[str, str]:
        """The meetings of a pool as they are kept, by id."""
        found = self._connection.execute(select(meetings.c.id, meetings.c.data).where(meetings.c.pool == pool))
        return {str(key): str(text) for key, text in found}

    def pools(self, wanted: Collection[str]) -> set[str]:
        """The pools of the meetings with these ids."""
        found: set[str] = set()
        for some in portions(sorted(wanted), _AT_ONCE):
            found.update(self._connection.execute(select(meetings.c.pool).where(meetings.c.id.in_(some))).scalars())
        return found

    def occasions(self, wanted: Collection[str]) -> dict[str, tuple[str | None, str]]:
        """The dates and statuses of the meetings with these ids."""
        found: dict[str, tuple[str | None, str]] = {}
        for some in portions(sorted(wanted), _AT_ONCE):
            query = select(meetings.c.id, meetings.c.date, meetings.c.status).where(meetings.c.id.in_(some))
            rows = self._connection.execute(query)
            found |= {key: (None if day == UNDATED else day, status) for key, day, status in rows}
        return found

    def _in_portions(self, query: Select[Any], column: ColumnElement[Any], wanted: Collection[str]) -> tuple[Encounter, ...]:
        found = [self._encounters(query.where(column.in_(some))) for some in portions(sorted(set(wanted)), _AT_ONCE)]
        return tuple(e for some in found for e in some)

    def _encounters(self, query: Select[Any]) -> tuple[Encounter, ...]:
        rows = [(str(key), str(text)) for key, text in self._connection.execute(query)]
        own = {m.id: m for m in self._mentions([key for key, _ in rows])}
        return tuple(settled.encounter_of(text, own) for _, text in rows)

    # -- offices

    def titles(self, party: str) -> list[str]:
        """The titles under which somebody is attested for a party."""
        found = self._connection.execute(select(offices.c.office).where(offices.c.party == party).distinct())
        return sorted(found.scalars())

    def offices_at(self, wanted: Collection[str]) -> set[tuple[str, str]]:
        """The parties and titles of who sat at these meetings."""
        found: set[tuple[str, str]] = set()
        for some in portions(sorted(wanted), _AT_ONCE):
            rows = self._connection.execute(select(offices.c.party, offices.c.office).where(offices.c.meeting.in_(some)).distinct())
            found.update((str(party), str(office)) for party, office in rows)
        return found

    def attestations(self, party: str, titles: Collection[str]) -> list[Attestation]:
        """Who is attested for a party under one of these titles."""
        query = select(offices).where(offices.c.party == party, offices.c.office.in_(sorted(titles)))
        return [
            Attestation(
                r["party"], r["office"], r["name"], date.fromisoformat(r["first"]), date.fromisoformat(r["last"]), r["meeting"]
            )
            for r in self._connection.execute(query).mappings()
        ]

    def sources_at(self, wanted: Collection[str]) -> tuple[str, ...]:
        """The sources of the reports that tell of these meetings."""
        found: set[str] = set()
        for some in portions(sorted(wanted), _AT_ONCE):
            query = select(documents.c.source).join(mentions, mentions.c.document == documents.c.id)
            found.update(self._connection.execute(query.where(mentions.c.meeting.in_(some)).distinct()).scalars())
        return tuple(sorted(found))

    # -- dialogues

    def dialogues(self, wanted: Collection[str] = ()) -> tuple[Dialogue, ...]:
        """The dialogues of all of these parties, by name."""
        query = _of_parties(select(dialogues.c.data), dialogues.c.id, wanted)
        return self._dialogues(query.order_by(dialogues.c.name, dialogues.c.id))

    def dialogues_with_ids(self, wanted: Collection[str]) -> tuple[Dialogue, ...]:
        """The dialogues with these ids."""
        return self._dialogues(select(dialogues.c.data).where(dialogues.c.id.in_(sorted(wanted))))

    def dialogue_names(self) -> list[tuple[str, list[str], list[str]]]:
        """Id, names and parties of all dialogues, by name."""
        rows = self._connection.execute(select(dialogues.c.data).order_by(dialogues.c.name, dialogues.c.id)).scalars()
        return [(row["id"], row["names"], row["parties"]) for row in map(json.loads, rows)]

    def _dialogues(self, query: Select[Any]) -> tuple[Dialogue, ...]:
        texts = list(self._connection.execute(query).scalars())
        rounds = {e.id: e for e in self.meetings_with_ids([key for text in texts for key in settled.rounds_in(text)])}
        return tuple(settled.dialogue_of(text, rounds) for text in texts)

    # -- people

    def people(self, wanted: Collection[str] = ()) -> tuple[Holder, ...]:
        """The people of any of these parties, or all, by name."""
        query = select(people.c.data).order_by(people.c.name, people.c.party, people.c.id)
        if wanted:
            query = query.where(people.c.party.in_(sorted(wanted)))
        return tuple(map(settled.holder_of, self._connection.execute(query).scalars()))

    def people_with_ids(self, wanted: Collection[str]) -> tuple[Holder, ...]:
        """The people with these ids."""
        found: list[Holder] = []
        for some in portions(sorted(wanted), _AT_ONCE):
            query = select(people.c.data).where(people.c.id.in_(some)).order_by(people.c.id)
            found += map(settled.holder_of, self._connection.execute(query).scalars())
        return tuple(found)

    def people_names(self, wanted: Collection[str] | None = None) -> list[tuple[str, list[str], str]]:
        """Id, names and party of all people, or of those who can be called by one of these keys, by name."""
        query = select(people.c.data, people.c.party).order_by(people.c.name, people.c.party, people.c.id)
        if wanted is not None:
            query = query.where(people.c.id.in_(select(called.c.person).where(called.c.key.in_(sorted(wanted)))))
        return [(row["id"], row["names"], party) for row, party in ((json.loads(d), p) for d, p in self._connection.execute(query))]

    def owners(self, mentions: Collection[str]) -> dict[str, list[str]]:
        """The people and commitments that mentions are of."""
        found: dict[str, list[str]] = {}
        for some in portions(sorted(mentions), _AT_ONCE):
            rows = self._connection.execute(select(members).where(members.c.mention.in_(some)).order_by(members.c.of))
            for mention, of in rows:
                found.setdefault(mention, []).append(of)
        return found

    # -- commitments

    def undertakings(self, wanted: Collection[str] = ()) -> tuple[Undertaking, ...]:
        """The commitments to which all of these parties are bound, by due time."""
        return self._undertakings(
            _of_parties(_UNDERTAKINGS, commitments.c.id, wanted).order_by(commitments.c.due, commitments.c.id)
        )

    def undertakings_with_ids(self, wanted: Collection[str]) -> tuple[Undertaking, ...]:
        """The commitments with these ids."""
        return self._undertakings(_UNDERTAKINGS.where(commitments.c.id.in_(sorted(wanted))))

    def _undertakings(self, query: Select[Any]) -> tuple[Undertaking, ...]:
        return tuple(settled.undertaking_of(*row) for row in self._connection.execute(query))

    # -- conflicts

    def disputes(self, wanted: Collection[str] = ()) -> tuple[Dispute, ...]:
        """The conflicts over meetings of all of these parties, or all conflicts, each once, by what they are about."""
        return self._disputes(_of_parties(_DISPUTES, disputes.c.subject, wanted))

    def disputes_with_ids(self, wanted: Collection[str]) -> tuple[Dispute, ...]:
        """The conflicts with these ids."""
        return self._disputes(_DISPUTES.where(disputes.c.id.in_(sorted(wanted))))

    def disputes_over(self, subjects: Collection[str]) -> tuple[Dispute, ...]:
        """The conflicts over these subjects."""
        found = [self._disputes(_DISPUTES.where(disputes.c.subject.in_(some))) for some in portions(sorted(subjects), _AT_ONCE)]
        return tuple(d for some in found for d in some)

    def _disputes(self, query: Select[Any]) -> tuple[Dispute, ...]:
        rows = self._connection.execute(query.order_by(disputes.c.rank.desc(), disputes.c.scope.desc()))
        found = {str(key): str(text) for key, text in rows}  # the lowest rank comes last, and stays
        made = map(settled.dispute_of, found.values())
        return tuple(sorted(made, key=lambda d: (d.about, d.property, d.id)))

    # -- how much

    def latest(self) -> date | None:
        """The day of the latest report."""
        found: str | None = self._connection.execute(select(func.max(digests.c.day))).scalar()
        return date.fromisoformat(found) if found else None

    def count(self, table: Table) -> int:
        """The rows of a table."""
        return self._connection.execute(select(func.count()).select_from(table)).scalar() or 0

    def counted(self, column: ColumnElement[Any], of: ColumnElement[Any] | None = None) -> dict[str, int]:
        """How often each value of a column comes; what is not known under the empty word. `of` is what is counted once."""
        value = func.coalesce(column, "")
        number = func.count() if of is None else func.count(of.distinct())
        rows = self._connection.execute(select(value, number).group_by(value))
        return dict(sorted((str(v), int(n)) for v, n in rows))

    def counted_years(self, column: ColumnElement[Any]) -> dict[str, int]:
        """How often each year of a column of dates comes; none under the empty word."""
        return self.counted(case((column == UNDATED, ""), else_=func.substr(column, 1, 4)))

    def counted_states(self, today: date | None) -> dict[str, int]:
        """How many commitments are in which state on a day, as `reconcile.across.follow.as_of` tells."""
        day = (today or date.min).isoformat()
        waiting = (commitments.c.state == CommitmentState.OPEN) | (commitments.c.kept > day)
        overdue = case((commitments.c.last < day, CommitmentState.OVERDUE.value), else_=CommitmentState.OPEN.value)
        return self.counted(case((waiting, overdue), else_=commitments.c.state))

    def claims(self) -> int:
        """The claims of all current readings."""
        return self._connection.execute(select(func.sum(digests.c.claims))).scalar() or 0

    def parties_of_meetings(self) -> dict[str, int]:
        """The meetings of each party."""
        query = select(parties.c.party, func.count()).join(meetings, meetings.c.id == parties.c.of).group_by(parties.c.party)
        return dict(sorted((str(p), int(n)) for p, n in self._connection.execute(query)))


_UNDERTAKINGS = select(commitments.c.data, commitments.c.document, documents.c.text).select_from(
    commitments.outerjoin(documents, documents.c.id == commitments.c.document)
)
_DISPUTES = select(disputes.c.id, disputes.c.data)

_MEETING = type_coerce(meetings.c.data, JSON)
_TOLD = {name: _MEETING[(1, name)].as_string() for name in ("city", "country", "type")}
"""What the text of a meeting (`settled.encounter_text`) has under these names."""


def _of_parties(query: Select[Any], column: ColumnElement[Any], wanted: Collection[str]) -> Select[Any]:
    """The query, of what belongs to all of these parties."""
    for party in sorted(set(wanted)):
        query = query.where(column.in_(select(parties.c.of).where(parties.c.party == party)))
    return query


def _within(query: Select[Any], since: date | None, until: date | None) -> Select[Any]:
    """The query, of what can have been in these days."""
    if since or until:
        query = query.where(meetings.c.first.is_not(None))
    if since:
        query = query.where(meetings.c.last >= since.isoformat())
    if until:
        query = query.where(meetings.c.first <= until.isoformat())
    return query


def _site(city: str | None, country: str | None, own: Sequence[tuple[str | None, str]]) -> Site:
    """A city of some meetings, the latest of which come first but for those without a date."""
    dated = [(day, key) for day, key in own if day]
    latest = [key for _, key in [*dated, *(row for row in own if not row[0])][:_EACH]]
    first, last = (dated[-1][0], dated[0][0]) if dated else (None, None)
    return Site(city, country, len(own), first, last, tuple(latest))


def _meeting_row(encounter: Encounter, alone: Encounter) -> dict[str, Any]:
    meeting = encounter.meeting
    first, last = edtf.bounds(meeting.date) if meeting.date else (None, None)
    text, bare = settled.encounter_text(encounter), settled.encounter_text(alone)
    return {
        "id": encounter.id,
        "pool": pool_of(meeting.parties),
        "date": meeting.date or UNDATED,
        "first": first and first.isoformat(),
        "last": last and last.isoformat(),
        "status": meeting.status,
        "level": meeting.level,
        "data": text,
        "alone": bare if bare != text else None,
    }


def _undertaking_row(undertaking: Undertaking, pool: str) -> dict[str, Any]:
    evidence = undertaking.commitment.evidence
    return {
        "id": undertaking.id,
        "pool": pool,
        "due": undertaking.due or UNDATED,
        "last": (edtf.bounds(undertaking.due)[1] if undertaking.due else date.max).isoformat(),
        "state": undertaking.state.value,
        "kept": undertaking.kept_on and undertaking.kept_on.isoformat(),
        "document": evidence.document if evidence else None,
        "data": settled.undertaking_text(undertaking),
    }


def _dispute_row(dispute: Dispute, scope: str, rank: int) -> dict[str, Any]:
    return {
        "id": dispute.id,
        "scope": scope,
        "rank": rank,
        "subject": dispute.subject,
        "about": dispute.about,
        "property": dispute.property,
        "kind": dispute.kind.value,
        "data": settled.dispute_text(dispute),
    }
