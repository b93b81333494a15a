"""The way from reports to one record: read this after `pipeline`.

    readings ─ digest ─▶ mentions ─ place ─▶ which are one meeting ─ settle ─▶ its values ─ rules ─▶ disputes
       (store)             (derived, can be deleted: it follows from the claims and the decisions)

What is derived is brought up to date before anything is asked: only what new readings and decisions touch is worked out again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from verbale.model import edtf
from verbale.model.claims import Claim, Value
from verbale.model.grouping import portions
from verbale.model.reading import Reading
from verbale.model.record import (
    Decision,
    DecisionKind,
    Dialogue,
    Digest,
    Dispute,
    Encounter,
    Holder,
    Mention,
    Origin,
    Undertaking,
    Whole,
    mention_id,
)
from verbale.reconcile.across import DISPUTES
from verbale.reconcile.across.follow import latest, undertakings
from verbale.reconcile.across.rounds import renumbered
from verbale.reconcile.across.settle import Prevailing, settle
from verbale.resolve.dialogues import dialogues
from verbale.resolve.digest import digest
from verbale.resolve.meetings import Verdicts, bound, keys_of, place
from verbale.resolve.people import people
from verbale.resolve.voices import Voice, independent, sources_of
from verbale.store import Store
from verbale.store.derived import Derived, scratch
from verbale.views.assemble import assemble
from verbale.views.record import Counts, Named

RULES = "1"
"""The version of the rules by which a record is derived: one that was derived by others is derived anew."""


def refresh(store: Store) -> None:
    """Bring what is derived up to date with the readings and the decisions."""
    with store.derived() as known:
        if _notes(known) == _now(known):
            return
    with store.deriving() as derived:
        rules, seen, decided = _notes(derived)
        if rules != RULES:
            derived.clear()
            seen = decided = "0"
        gone = _take_in(derived, derived.changed_documents(int(seen)))
        decisions = derived.decisions()
        verdicts = verdicts_of(decisions)
        for mention in _touched_by(decisions, int(decided)) | {i for pair in (*verdicts.same, *verdicts.different) for i in pair}:
            gone |= derived.unplace(mention)
        _place(derived, gone, verdicts)
        derived.set_notes(_now(derived))


def rebuild(store: Store) -> None:
    """Forget all that is derived and work it out again: the outcome is the same."""
    with store.deriving() as derived:
        derived.clear()
    refresh(store)


def _notes(derived: Derived) -> tuple[str, str, str]:
    return derived.notes() or ("", "0", "0")


def _now(derived: Derived) -> tuple[str, str, str]:
    return RULES, str(derived.newest()), str(len(derived.decisions()))


_AT_ONCE = 200
"""Documents that are digested at once."""


def _take_in(derived: Derived, changed: Sequence[str]) -> set[str]:
    """Digest the current readings of these documents; the keys of what they mentioned before."""
    gone: set[str] = set()
    for some in portions(changed, _AT_ONCE):
        gone |= derived.put([digest(replace(r, facts=assemble(r.claims))) for r in derived.readings(some)], keys_of)
    return gone


def _place(derived: Derived, gone: set[str], verdicts: Verdicts) -> None:
    """Place all mentions that are not placed yet, those of the same parties and level together, and what lies near them."""
    for ids in derived.unplaced().values():
        derived.set_places(place(derived.with_ids(ids), (), derived, verdicts))
    if gone:
        derived.set_places(place((), gone, derived, verdicts))
    derived.set_places(bound(derived, verdicts))


# -- the record as a whole -----------------------------------------------------------------------------------------


class Ledger:
    """A record to be asked (a `Record` of the views): of all reports, or of those that were out by a day.

    Everything is worked out when first asked for.
    """

    def __init__(self, store: Store, as_of: date | None = None) -> None:
        self._store = store
        self._as_of = as_of

    @cached_property
    def whole(self) -> Whole:
        """Meetings, dialogues and digests."""
        return whole(self._store, self._as_of)

    @cached_property
    def today(self) -> date | None:
        """See `Record.today`."""
        return self._as_of or latest(self.whole)

    def meetings(
        self, parties: Collection[str] = (), since: date | None = None, until: date | None = None
    ) -> tuple[Encounter, ...]:
        """See `Record.meetings`."""
        wanted = frozenset(parties)
        found = (e for e in self.whole.encounters if wanted <= frozenset(e.meeting.parties))
        return tuple(e for e in found if _within(e.meeting.date, since, until))

    def meetings_by_id(self, wanted: Collection[str]) -> dict[str, Encounter]:
        """See `Record.meetings_by_id`."""
        return _among(wanted, ((key, e) for e in self.whole.encounters for key in (e.id, *(m.id for m in e.mentions))))

    def dialogues(self, parties: Collection[str] = ()) -> tuple[Dialogue, ...]:
        """See `Record.dialogues`."""
        return tuple(d for d in self.whole.dialogues if frozenset(parties) <= frozenset(d.parties))

    def dialogues_by_id(self, wanted: Collection[str]) -> dict[str, Dialogue]:
        """See `Record.dialogues_by_id`."""
        return _among(wanted, ((d.id, d) for d in self.whole.dialogues))

    def dialogue_names(self) -> tuple[Named, ...]:
        """See `Record.dialogue_names`."""
        return tuple(Named(d.id, d.names, d.parties) for d in self.whole.dialogues)

    @cached_property
    def _people(self) -> tuple[Holder, ...]:
        verdicts = verdicts_of(self.decisions)
        return people(self.whole.encounters, self.whole.digests.values(), verdicts.same, verdicts.different)

    def people(self, parties: Collection[str] = ()) -> tuple[Holder, ...]:
        """See `Record.people`."""
        return tuple(h for h in self._people if not parties or h.party in parties)

    def people_by_id(self, wanted: Collection[str]) -> dict[str, Holder]:
        """See `Record.people_by_id`."""
        return _among(wanted, ((key, h) for h in self._people for key in (h.id, *h.mentions)))

    def people_names(self) -> tuple[Named, ...]:
        """See `Record.people_names`."""
        return tuple(Named(h.id, h.names, (h.party,) if h.party else ()) for h in self._people)

    @cached_property
    def _undertakings(self) -> tuple[Undertaking, ...]:
        return undertakings(self.whole, self._as_of)

    def undertakings(self, parties: Collection[str] = ()) -> tuple[Undertaking, ...]:
        """See `Record.undertakings`."""
        return tuple(u for u in self._undertakings if frozenset(parties) <= frozenset(u.commitment.by))

    def undertakings_by_id(self, wanted: Collection[str]) -> dict[str, Undertaking]:
        """See `Record.undertakings_by_id`."""
        return _among(wanted, ((key, u) for u in self._undertakings for key in (u.id, *u.mentions)))

    @cached_property
    def _disputes(self) -> tuple[Dispute, ...]:
        ruled = {d.other: (c.value, _why(d)) for d, c in _rulings(self._store)}
        return disputes(self.whole, ruled)

    def disputes(self, parties: Collection[str] = ()) -> tuple[Dispute, ...]:
        """See `Record.disputes`."""
        home = {e.id: frozenset(e.meeting.parties) for e in self.whole.encounters}
        wanted = frozenset(parties)
        return tuple(d for d in self._disputes if wanted <= home.get(d.subject, frozenset()))

    def disputes_by_id(self, wanted: Collection[str]) -> dict[str, Dispute]:
        """See `Record.disputes_by_id`."""
        return _among(wanted, ((d.id, d) for d in self._disputes))

    def disputes_over(self, subjects: Collection[str]) -> tuple[Dispute, ...]:
        """See `Record.disputes_over`."""
        return tuple(d for d in self._disputes if d.subject in subjects)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """See `Record.decisions`."""
        return self._store.decisions()

    def origins(self, documents: Collection[str] | None = None) -> dict[str, Origin]:
        """See `Record.origins`."""
        digests = self.whole.digests
        wanted = digests if documents is None else [d for d in documents if d in digests]
        return {d: digests[d].origin for d in wanted}

    def readings(self, documents: Collection[str] | None = None) -> Iterator[Reading]:
        """See `Record.readings`."""
        known = self.whole.digests if documents is None else documents
        return (r for r in self._store.readings() if r.report.document.id in known)

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
        return self.whole.subject_of(mention)

    def counts(self) -> Counts:
        """See `Record.counts`."""
        origins = self.origins().values()
        meetings = [e.meeting for e in self.meetings()]
        return Counts(
            reports=len(origins),
            claims=sum(len(self.claims(o.document)) for o in origins),
            meetings=len(meetings),
            series=len(self.whole.dialogues),
            people=len(self._people),
            commitments=len(self._undertakings),
            conflicts=len(self._disputes),
            reports_by_kind=_counted(o.kind for o in origins),
            reports_by_outlet=_counted(o.outlet for o in origins),
            reports_by_year=_counted((o.published or "")[:4] for o in origins),
            meetings_by_year=_counted((m.date or "")[:4] for m in meetings),
            meetings_by_status=_counted(m.status for m in meetings),
            meetings_by_level=_counted(m.level for m in meetings),
            meetings_by_party=_counted(p for m in meetings for p in m.parties),
            commitments_by_state=_counted(u.state.value for u in self._undertakings),
            conflicts_by_class=_counted(d.kind.value for d in self._disputes),
        )


_T = TypeVar("_T")


def _among(wanted: Collection[str], pairs: Iterable[tuple[str, _T]]) -> dict[str, _T]:
    """Those of the pairs whose key is wanted."""
    asked = frozenset(wanted)
    return {key: value for key, value in pairs if key in asked}


def _counted(values: Iterable[str | None]) -> dict[str, int]:
    """How often each value comes, by value; what is not known under the empty word."""
    return dict(sorted(Counter(v or "" for v in values).items()))


def _within(day: str | None, since: date | None, until: date | None) -> bool:
    """Whether some day of a date lies in these days; one that is not known lies in none."""
    if since is None and until is None:
        return True
    if day is None:
        return False
    first, last = edtf.bounds(day)
    return (since is None or last >= since) and (until is None or first <= until)


def whole(store: Store, as_of: date | None = None) -> Whole:
    """The record, resolved and settled: of all reports, or of those that were out by a day."""
    refresh(store)
    prevailing = _prevailing(_rulings(store))
    with store.derived() as derived:
        if as_of is None:
            return _whole(derived.places(), derived.digests(), prevailing)
        known = [d for d in derived.digests() if _out_by(d.origin, as_of)]
        verdicts = verdicts_of(derived.decisions())
    with _scratch(known, verdicts) as derived:
        return _whole(derived.places(), known, prevailing)


def disputes(record: Whole, rulings: Mapping[str, tuple[Value, str]]) -> tuple[Dispute, ...]:
    """All conflicts of the record, each once, ordered by what they are about.

    `rulings` has, by conflict, the value that a person ruled to prevail, and why.
    """
    found = {d.id: d for rule in reversed(DISPUTES) for d in rule(record)}
    for key in found.keys() & rulings.keys():
        value, because = rulings[key]
        found[key] = replace(found[key], proposed=value, rule="ruling", because=because, settle=None)
    return tuple(sorted(found.values(), key=lambda d: (d.about, d.property, d.id)))


_Rulings = Sequence[tuple[Decision, Claim]]


def _rulings(store: Store) -> _Rulings:
    """The rulings that stand, each with the claim that it lets prevail."""
    made = [d for d in standing(store.decisions()) if d.kind is DecisionKind.PREVAILS]
    claims = store.claims_by_id([d.one for d in made])
    return [(d, claims[d.one]) for d in made if d.one in claims]


def _why(decision: Decision) -> str:
    return f"{decision.because} ({decision.by}, {decision.made})"


def _prevailing(rulings: _Rulings) -> Prevailing:
    """By mention and property, the value that was ruled to prevail, why, and by which decision."""
    return {
        (mention_id(c.evidence.document, c.subject), c.property): (c.value, _why(d), d.number) for d, c in rulings if c.evidence
    }


def _out_by(origin: Origin, day: date) -> bool:
    """Whether a report was out by a day; one that nobody dates is not known to have been."""
    return origin.published is not None and edtf.bounds(origin.published)[1] <= day


@contextmanager
def _scratch(known: Sequence[Digest], verdicts: Verdicts) -> Iterator[Derived]:
    """What would be derived of these digests alone."""
    with scratch() as derived:
        derived.put(known, keys_of)
        _place(derived, set(), verdicts)
        yield derived


def _whole(places: Mapping[str, str], known: Iterable[Digest], prevailing: Prevailing) -> Whole:
    digests = {d.origin.document: d for d in known}
    meetings: dict[str, list[Mention]] = {}
    for mention in (m for d in digests.values() for m in d.mentions):
        meetings.setdefault(places[mention.id], []).append(mention)
    encounters = [_settled(key, mentions, prevailing) for key, mentions in sorted(meetings.items())]
    told = dialogues(encounters, digests.values())
    renewed = {e.id: replace(e, meeting=replace(e.meeting, series=d.name)) for d in told for e in renumbered(d)}
    encounters = [renewed.get(e.id, e) for e in encounters]
    rounds = tuple(replace(d, rounds=tuple(renewed[e.id] for e in d.rounds)) for d in told)
    ordered = sorted(encounters, key=lambda e: (e.meeting.date or "9999", e.id))
    return Whole(tuple(ordered), rounds, digests, _sources)


def _settled(key: str, mentions: Sequence[Mention], prevailing: Prevailing) -> Encounter:
    group = sources_of({m.origin.document: _voice(m.origin) for m in mentions})
    return settle(key, mentions, lambda origins: len({group[o.document] for o in origins}), prevailing)


def _voice(origin: Origin) -> Voice:
    return Voice(origin.outlet, origin.chain, origin.side, origin.sketch)


def _sources(origins: Iterable[Origin]) -> int:
    return independent([_voice(o) for o in origins])


# -- decisions -----------------------------------------------------------------------------------------------------


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that no later one has withdrawn or, for the same pair, replaced."""
    gone: set[int] = set()
    for decision in reversed(decisions):  # a withdrawal may itself be withdrawn
        if decision.kind is DecisionKind.WITHDRAWN and decision.number not in gone:
            gone.add(int(decision.one))
    latest: dict[tuple[str, ...], Decision] = {}
    for decision in decisions:
        if decision.number not in gone and decision.kind is not DecisionKind.WITHDRAWN:
            judged = decision.kind is not DecisionKind.PREVAILS
            latest[tuple(sorted((decision.one, decision.other))) if judged else (decision.other,)] = decision
    return tuple(latest.values())


def verdicts_of(decisions: Sequence[Decision]) -> Verdicts:
    """The judgements that stand."""
    found: dict[DecisionKind, set[tuple[str, str]]] = {DecisionKind.SAME: set(), DecisionKind.DIFFERENT: set()}
    for decision in standing(decisions):
        if decision.kind in found:
            one, other = sorted((decision.one, decision.other))
            found[decision.kind].add((one, other))
    return Verdicts(frozenset(found[DecisionKind.SAME]), frozenset(found[DecisionKind.DIFFERENT]))


def _touched_by(decisions: Sequence[Decision], decided: int) -> set[str]:
    """The mentions that the decisions after the first `decided` speak of, or that those speak of that they withdraw."""
    by_number = {d.number: d for d in decisions}
    fresh = [by_number.get(int(d.one)) if d.kind is DecisionKind.WITHDRAWN else d for d in decisions[decided:]]
    judged = [d for d in fresh if d is not None and d.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT)]
    return {i for d in judged for i in (d.one, d.other)}
