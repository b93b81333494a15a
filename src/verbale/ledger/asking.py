"""A record to be asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, replace
from datetime import date
from functools import cached_property

from verbale.errors import RecordError
from verbale.knowledge.calling import keys_of_call
from verbale.ledger.decisions import ruled
from verbale.ledger.deriving import derived_as_of, refresh
from verbale.model.claims import Claim, Value
from verbale.model.hits import Hit
from verbale.model.reading import Reading
from verbale.model.record import Decision, Dialogue, Dispute, Encounter, Holder, Origin, Site, Undertaking
from verbale.reconcile.across.follow import as_of
from verbale.store import Store
from verbale.store.derived import Derived
from verbale.store.tables import commitments, dialogues, digests, disputes, meetings, people
from verbale.views.record import Counts, Named

_COUNTS = "counts"
"""What is remembered under this name."""


class Ledger:
    """A record to be asked (a `Record` of the views): of all reports, or of those that were out by a day.

    It is brought up to date when it is first asked. As of a day, it is worked out anew in memory, of the reports of that time.
    """

    def __init__(self, store: Store, as_of: date | None = None) -> None:
        self._store = store
        self._as_of = as_of
        self._open = ExitStack()

    def close(self) -> None:
        """Let go of what was worked out in memory."""
        self._open.close()

    @cached_property
    def _scratch(self) -> Derived | None:
        if self._as_of is None:
            refresh(self._store)
            return None
        return self._open.enter_context(derived_as_of(self._store, self._as_of))

    @contextmanager
    def _derived(self) -> Iterator[Derived]:
        if self._scratch is not None:
            yield self._scratch
            return
        with self._store.derived() as derived:
            yield derived

    @cached_property
    def today(self) -> date | None:
        """See `Record.today`."""
        if self._as_of is not None:
            return self._as_of
        with self._derived() as derived:
            return derived.outcome.latest()

    # -- meetings

    def meetings(
        self, parties: Collection[str] = (), since: date | None = None, until: date | None = None, city: str | None = None
    ) -> tuple[Encounter, ...]:
        """See `Record.meetings`."""
        with self._derived() as derived:
            return self._known(derived.outcome.meetings(parties, since, until, city))

    def sites(
        self, parties: Collection[str] = (), since: date | None = None, until: date | None = None, level: str | None = None
    ) -> tuple[Site, ...]:
        """See `Record.sites`."""
        with self._derived() as derived:
            return tuple(derived.outcome.sites(parties, since, until, level))

    def meetings_by_id(self, wanted: Collection[str]) -> dict[str, Encounter]:
        """See `Record.meetings_by_id`."""
        with self._derived() as derived:
            home = {key: key for key in wanted} | derived.places(wanted)
            known = {e.id: e for e in self._known(derived.outcome.meetings_with_ids(home.values()))}
        return {key: known[of] for key, of in home.items() if of in known}

    def _known(self, found: tuple[Encounter, ...]) -> tuple[Encounter, ...]:
        """The same meetings, whose sources need not be asked for any more."""
        self._origins.update((m.origin.document, m.origin) for e in found for m in e.mentions)
        return found

    def meeting_ids(self, beginning: str) -> tuple[str, ...]:
        """See `Record.meeting_ids`."""
        with self._derived() as derived:
            return derived.meeting_ids(beginning)

    # -- dialogues

    def dialogues(self, parties: Collection[str] = ()) -> tuple[Dialogue, ...]:
        """See `Record.dialogues`."""
        with self._derived() as derived:
            found = derived.outcome.dialogues(parties)
        for dialogue in found:
            self._known(dialogue.rounds)
        return found

    def dialogues_by_id(self, wanted: Collection[str]) -> dict[str, Dialogue]:
        """See `Record.dialogues_by_id`."""
        with self._derived() as derived:
            return {d.id: d for d in derived.outcome.dialogues_with_ids(wanted)}

    def dialogue_names(self) -> tuple[Named, ...]:
        """See `Record.dialogue_names`."""
        with self._derived() as derived:
            return tuple(Named(key, tuple(names), tuple(own)) for key, names, own in derived.outcome.dialogue_names())

    # -- people

    def people(self, parties: Collection[str] = ()) -> tuple[Holder, ...]:
        """See `Record.people`."""
        with self._derived() as derived:
            return derived.outcome.people(parties)

    def people_by_id(self, wanted: Collection[str]) -> dict[str, Holder]:
        """See `Record.people_by_id`."""
        with self._derived() as derived:
            home = _homes(derived, wanted)
            known = {h.id: h for h in derived.outcome.people_with_ids(home.values())}
        return {key: known[of] for key, of in home.items() if of in known}

    def people_names(self) -> tuple[Named, ...]:
        """See `Record.people_names`."""
        with self._derived() as derived:
            return _named(derived.outcome.people_names())

    def people_called(self, text: str) -> tuple[Named, ...]:
        """See `Record.people_called`."""
        with self._derived() as derived:
            return _named(derived.outcome.people_names(keys_of_call(text)))

    # -- commitments

    def undertakings(self, parties: Collection[str] = ()) -> tuple[Undertaking, ...]:
        """See `Record.undertakings`."""
        with self._derived() as derived:
            return as_of(derived.outcome.undertakings(parties), self.today)

    def undertakings_by_id(self, wanted: Collection[str]) -> dict[str, Undertaking]:
        """See `Record.undertakings_by_id`."""
        with self._derived() as derived:
            home = _homes(derived, wanted)
            known = {u.id: u for u in as_of(derived.outcome.undertakings_with_ids(home.values()), self.today)}
        return {key: known[of] for key, of in home.items() if of in known}

    # -- conflicts

    def disputes(self, parties: Collection[str] = ()) -> tuple[Dispute, ...]:
        """See `Record.disputes`."""
        with self._derived() as derived:
            return self._ruled(derived.outcome.disputes(parties))

    def disputes_by_id(self, wanted: Collection[str]) -> dict[str, Dispute]:
        """See `Record.disputes_by_id`."""
        with self._derived() as derived:
            return {d.id: d for d in self._ruled(derived.outcome.disputes_with_ids(wanted))}

    def disputes_over(self, subjects: Collection[str]) -> tuple[Dispute, ...]:
        """See `Record.disputes_over`."""
        with self._derived() as derived:
            return self._ruled(derived.outcome.disputes_over(subjects))

    def _ruled(self, found: Sequence[Dispute]) -> tuple[Dispute, ...]:
        """The same, each with the value that a person ruled to prevail, if one did."""
        return tuple(_as_ruled(d, *self._rulings[d.id]) if d.id in self._rulings else d for d in found)

    @cached_property
    def _rulings(self) -> dict[str, tuple[Value, str]]:
        return ruled(self.decisions, self.claims_by_id)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """See `Record.decisions`."""
        return self._store.decisions()

    # -- reports

    def origins(self, documents: Collection[str] | None = None) -> dict[str, Origin]:
        """See `Record.origins`."""
        if documents is not None and all(d in self._origins for d in documents):
            return {d: self._origins[d] for d in documents}
        with self._derived() as derived:
            found = derived.origins(documents)
        self._origins |= found
        return found

    @cached_property
    def _origins(self) -> dict[str, Origin]:
        return {}

    def readings(self, documents: Collection[str] | None = None) -> Iterator[Reading]:
        """See `Record.readings`."""
        if documents is None and self._as_of is None:
            return self._store.readings()
        return self._store.readings(list(self.origins(documents)))

    def claims(self, document: str) -> tuple[Claim, ...]:
        """See `Record.claims`."""
        if document not in self._claims:
            self._claims[document] = self._store.claims(document)
        return self._claims[document]

    @cached_property
    def _claims(self) -> dict[str, tuple[Claim, ...]]:
        return {}

    def claims_by_id(self, wanted: Sequence[str]) -> dict[str, Claim]:
        """See `Record.claims_by_id`."""
        return self._store.claims_by_id(wanted)

    def subject_of(self, mention: str) -> tuple[str, str]:
        """See `Record.subject_of`."""
        prefix, _, subject = mention.partition("/")
        if prefix not in self._documents:
            with self._derived() as derived:
                found = derived.document_with(prefix)
            if found is None:
                raise RecordError(f"no report of the record has an id that begins with {prefix!r}")
            self._documents[prefix] = found
        return self._documents[prefix], subject

    @cached_property
    def _documents(self) -> dict[str, str]:
        return {}

    def search(
        self, words: str, kinds: Collection[str] = (), parties: Collection[str] = (), limit: int | None = None
    ) -> tuple[Hit, ...]:
        """See `Record.search`."""
        with self._derived():  # brings it up to date; the index of the words is the record's own, as of whatever day
            of = None if self._as_of is None else self.origins()
        with self._store.derived() as derived:
            return tuple(derived.found(words, kinds, parties, limit, of))

    def counts(self) -> Counts:
        """See `Record.counts`; what was counted is remembered until the record changes."""
        with self._derived() as derived:
            if (remembered := derived.remembered(_COUNTS)) is not None:
                return Counts(**remembered)
            found = derived.outcome
            conflicts = found.counted(disputes.c.kind, disputes.c.id)
            counts = Counts(
                reports=found.count(digests),
                claims=found.claims(),
                meetings=found.count(meetings),
                series=found.count(dialogues),
                people=found.count(people),
                commitments=found.count(commitments),
                conflicts=sum(conflicts.values()),
                reports_by_kind=found.counted(digests.c.kind),
                reports_by_outlet=found.counted(digests.c.outlet),
                reports_by_year=found.counted_years(digests.c.published),
                meetings_by_year=found.counted_years(meetings.c.date),
                meetings_by_status=found.counted(meetings.c.status),
                meetings_by_level=found.counted(meetings.c.level),
                meetings_by_party=found.parties_of_meetings(),
                commitments_by_state=found.counted_states(self.today),
                conflicts_by_class=conflicts,
            )
        if self._as_of is None and self._store.writable:
            with self._store.deriving() as derived:
                derived.remember(_COUNTS, asdict(counts))
        return counts


def _named(found: Iterable[tuple[str, list[str], str]]) -> tuple[Named, ...]:
    """People by name, as the tables have them: id, names, and the party if there is one."""
    return tuple(Named(key, tuple(names), (own,) if own else ()) for key, names, own in found)


def _homes(derived: Derived, wanted: Collection[str]) -> dict[str, str]:
    """By id as asked for, the id of the person or commitment: itself, or the one that a mention is of."""
    return {key: key for key in wanted} | {key: of[-1] for key, of in derived.outcome.owners(wanted).items()}


def _as_ruled(dispute: Dispute, value: Value, because: str) -> Dispute:
    return replace(dispute, proposed=value, rule="ruling", because=because, settle=None)
