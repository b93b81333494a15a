"""From readings and decisions to all that follows from them, neighbourhood by neighbourhood.

What is new or changed makes meetings stale. A stale meeting is settled anew; then the dialogues and commitments of its parties,
then the people who sat there and their offices. Each step looks at no more than its neighbourhood, so that a report costs what lies
near it; to work all out from nothing takes the same steps over everything.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from verbale.knowledge.likeness import OfficeLikeness, office_likeness
from verbale.ledger.decisions import prevailing, touched, verdicts_of
from verbale.model.facts import Commitment, Series
from verbale.model.grouping import portions
from verbale.model.record import Decision, Digest, Dispute, Encounter, Mention, Origin, Whole
from verbale.reconcile.across import OF_A_DIALOGUE, OF_A_MEETING, OF_A_REPORT, Rule
from verbale.reconcile.across.follow import undertakings
from verbale.reconcile.across.rounds import renumbered
from verbale.reconcile.across.settle import Prevailing, settle
from verbale.reconcile.across.tenures import attestations, two_holders
from verbale.resolve.dialogues import dialogues, has_history
from verbale.resolve.digest import digest
from verbale.resolve.meetings import Verdicts, bound, keys_of, place
from verbale.resolve.people import Occasion, Seat, near, people, seats
from verbale.resolve.voices import Voice, independent, sources_of
from verbale.store import Store
from verbale.store.derived import Derived, SeatRow, scratch
from verbale.store.outcome import pool_of
from verbale.store.settled import encounter_text
from verbale.views.assemble import assemble

RULES = "4"
"""The version of the rules by which a record is derived: one that was derived by others is derived anew."""

_AT_ONCE = 200
"""Documents, or meetings, that are worked out at once."""

_DEEDS = "k|"
"""The key of reports that tell something as done."""


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
        changed = derived.changed_documents(int(seen))
        gone = _take_in(derived, changed)
        decisions = derived.decisions()
        _derive(derived, changed, gone, decisions, touched(decisions, int(decided), derived.claims_by_id))
        derived.set_notes(_now(derived))


def rebuild(store: Store) -> None:
    """Forget all that is derived and work it out again: the outcome is the same."""
    with store.deriving() as derived:
        derived.clear()
    refresh(store)


@contextmanager
def derived_as_of(store: Store, day: date) -> Iterator[Derived]:
    """What would be derived of the reports that were out by a day alone; one that nobody dates is not known to have been."""
    refresh(store)
    with store.derived() as derived:
        known = derived.digests(derived.documents_out_by(day))
        decisions = derived.decisions()
        claims = derived.claims_by_id([d.one for d in decisions])
        texts = derived.documents(d.origin.document for d in known)
    with scratch() as derived:
        derived.put_documents(texts)
        for some in portions(known, _AT_ONCE):
            derived.put(some, keys_of)
            _note_told(derived, some)
        rulings = prevailing(decisions, lambda wanted: {key: claims[key] for key in wanted if key in claims})
        _derive_with(derived, [d.origin.document for d in known], set(), verdicts_of(decisions), rulings)
        yield derived


def _notes(derived: Derived) -> tuple[str, str, str]:
    return derived.notes() or ("", "0", "0")


def _now(derived: Derived) -> tuple[str, str, str]:
    return RULES, str(derived.newest()), str(len(derived.decisions()))


def _take_in(derived: Derived, changed: Sequence[str]) -> set[str]:
    """Digest the current readings of these documents; the keys of what they mentioned before."""
    gone: set[str] = set()
    for some in portions(changed, _AT_ONCE):
        known = [replace(r, facts=assemble(r.claims)) for r in derived.readings(some)]
        derived.put_words(known)
        found = [digest(r) for r in known]
        gone |= derived.put(found, keys_of)
        _note_told(derived, found)
    return gone


def _note_told(derived: Derived, found: Sequence[Digest]) -> None:
    derived.put_told({d.origin.document: _told_to(d) for d in found})


def _told_to(told: Digest) -> set[str]:
    """The keys under which a report brings histories, promises and deeds."""
    histories = {f"s|{pool_of(s.parties)}" for s in told.series if has_history(s)}
    promises = {f"c|{pool_of(c.by)}" for c in told.commitments}
    return histories | promises | ({_DEEDS} if told.deeds else set())


def _derive(derived: Derived, changed: Sequence[str], gone: set[str], decisions: Sequence[Decision], fresh: set[str]) -> None:
    verdicts = verdicts_of(decisions)
    for mention in fresh | {i for pair in (*verdicts.same, *verdicts.different) for i in pair}:
        gone |= derived.unplace(mention)
    derived.stale.names.update(derived.names_of(fresh))
    _derive_with(derived, changed, gone, verdicts, prevailing(decisions, derived.claims_by_id))


def _derive_with(derived: Derived, changed: Sequence[str], gone: set[str], verdicts: Verdicts, rulings: Prevailing) -> None:
    _place(derived, gone, verdicts)
    pools = _settle(derived, rulings) | _told(derived, "s")
    stale = set(derived.stale.meetings)
    for pool in sorted(pools):
        stale |= _relate(derived, pool)
    pools |= _told(derived, "c")
    derived.outcome.drop_undertakings(sorted(pools))
    for pool in sorted(pools):
        _follow(derived, pool)
    held = derived.outcome.offices_at(stale)
    _compare(derived, stale, changed)
    _seat(derived, stale, changed, verdicts)
    _hold(derived, held, stale)


def _place(derived: Derived, gone: set[str], verdicts: Verdicts) -> None:
    """Place all mentions that are not placed yet, those of the same parties and level together, and what lies near them."""
    for ids in derived.unplaced().values():
        derived.set_places(place(derived.with_ids(ids), (), derived, verdicts))
    if gone:
        derived.set_places(place((), gone, derived, verdicts))
    derived.set_places(bound(derived, verdicts))


def _told(derived: Derived, letter: str) -> set[str]:
    """The pools to which reports brought, or no longer bring, something of a kind."""
    return {key[2:] for key in derived.stale.told if key.startswith(f"{letter}|")}


# -- what a meeting is ---------------------------------------------------------------------------------------------


def _settle(derived: Derived, rulings: Prevailing) -> set[str]:
    """Settle the stale meetings by themselves; the pools that they are in, or were."""
    outcome = derived.outcome
    pools = outcome.pools(derived.stale.meetings)
    for keys in portions(sorted(derived.stale.meetings), _AT_ONCE):
        told: dict[str, list[Mention]] = {}
        known = {m.id: m for m in derived.with_ids_of_meetings(keys)}
        for mention, meeting in derived.places(known).items():
            told.setdefault(meeting, []).append(known[mention])
        found = [_settled(key, own, rulings) for key, own in sorted(told.items())]
        outcome.drop_meetings([key for key in keys if key not in told])
        outcome.put_meetings(found, {})
        pools |= {pool_of(e.meeting.parties) for e in found}
    return pools


def _settled(key: str, mentions: Sequence[Mention], rulings: Prevailing) -> Encounter:
    group = sources_of({m.origin.document: _voice(m.origin) for m in mentions})
    return settle(key, mentions, lambda origins: len({group[o.document] for o in origins}), rulings)


def _voice(origin: Origin) -> Voice:
    return Voice(origin.outlet, origin.chain, origin.side, origin.sketch)


def _sources(origins: Iterable[Origin]) -> int:
    return independent([_voice(o) for o in origins])


# -- what the meetings of some parties are to each other ---------------------------------------------------------------


def _relate(derived: Derived, pool: str) -> set[str]:
    """Work out the dialogues of some parties, and the numbers of their rounds; the meetings of which that changes something."""
    outcome = derived.outcome
    bare = outcome.alone(pool)
    tellers = {d.origin.document: d for d in derived.digests(derived.documents_told(f"s|{pool}"))}
    found = dialogues(bare, _histories(tellers, pool))
    final = {e.id: e for e in bare}
    final |= {e.id: replace(e, meeting=replace(e.meeting, series=d.name)) for d in found for e in renumbered(d)}
    before = outcome.texts(pool)
    changed = [e for e in final.values() if encounter_text(e) != before[e.id]]
    outcome.put_meetings(changed, {e.id: e for e in bare})
    found = tuple(replace(d, rounds=tuple(final[e.id] for e in d.rounds)) for d in found)
    outcome.put_dialogues(pool, found)
    scope = f"d|{pool}"
    outcome.put_disputes([scope], _disputes(OF_A_DIALOGUE, Whole((), found, tellers, _sources), scope))
    return {e.id for e in changed}


def _histories(tellers: Mapping[str, Digest], pool: str) -> list[tuple[str, Series]]:
    return [(key, s) for key, d in tellers.items() for s in d.series if has_history(s) and pool_of(s.parties) == pool]


def _follow(derived: Derived, pool: str) -> None:
    """Work out what became of the commitments of some parties: by their meetings, and by what reports of these tell as done."""
    promised = derived.documents_told(f"c|{pool}")
    meetings = derived.outcome.meetings_in(pool) if promised else ()
    told = derived.documents_told(_DEEDS, {m.origin.document for e in meetings for m in e.mentions})
    known = {d.origin.document: _of_pool(d, pool) for d in derived.digests({*promised, *told})}
    derived.outcome.put_undertakings(pool, undertakings(Whole(meetings, (), known, _sources)))


def _of_pool(told: Digest, pool: str) -> Digest:
    """A digest with the commitments of some parties alone."""

    def own(commitment: Commitment) -> bool:
        return pool_of(commitment.by) == pool

    return replace(told, commitments=tuple(filter(own, told.commitments)))


# -- where reports differ ------------------------------------------------------------------------------------------


def _compare(derived: Derived, stale: Collection[str], changed: Sequence[str]) -> None:
    """Find where the reports of each of these meetings differ, and where each of these reports contradicts itself."""
    outcome = derived.outcome
    for keys in portions(sorted(stale), _AT_ONCE):
        meetings = outcome.meetings_with_ids(keys)
        known = {d.origin.document: d for d in derived.digests({m.origin.document for e in meetings for m in e.mentions})}
        outcome.put_attestations(keys, (a for e in meetings for a in attestations(e)))
        found = [row for e in meetings for row in _disputes(OF_A_MEETING, _around(e, known), f"m|{e.id}")]
        outcome.put_disputes([f"m|{key}" for key in keys], found)
    for some in portions(changed, _AT_ONCE):
        found = [
            row
            for d in derived.digests(some)
            for row in _disputes(OF_A_REPORT, Whole((), (), {d.origin.document: d}, _sources), f"r|{d.origin.document}")
        ]
        outcome.put_disputes([f"r|{document}" for document in some], found)


def _around(encounter: Encounter, known: Mapping[str, Digest]) -> Whole:
    documents = {m.origin.document for m in encounter.mentions}
    return Whole((encounter,), (), {d: known[d] for d in sorted(documents)}, _sources)


def _disputes(rules: Sequence[Rule], whole: Whole, scope: str) -> Iterator[tuple[str, int, Dispute]]:
    """What some rules find in a neighbourhood, each with the place of its rule: of two over the same, that of the earlier stays."""
    return ((scope, rank, dispute) for rank, rule in enumerate(rules) for dispute in rule(whole))


# -- who is who ----------------------------------------------------------------------------------------------------


def _seat(derived: Derived, stale: Collection[str], changed: Sequence[str], verdicts: Verdicts) -> None:
    """Work out who sat where by the reports of these meetings, and who of them are one."""
    documents = {m.origin.document for m in derived.with_ids_of_meetings(stale)} | set(changed)
    for some in portions(sorted(documents), _AT_ONCE):
        places = derived.meetings_of_documents(some)
        told = derived.outcome.occasions(set(places.values()))
        held = {mention: Occasion(meeting, *told[meeting]) for mention, meeting in places.items()}
        known = derived.digests(some)
        derived.put_seats({d.origin.document: [_seat_row(s) for s in seats(d, held)] for d in known})
    todo, partners = set(derived.stale.names), _partners(verdicts)
    todo |= _forget(derived, derived.stale.people)
    while todo:
        party, _, _ = min(todo).partition("|")
        found, keys = _likely(derived, {key for key in todo if key.startswith(f"{party}|")}, partners)
        todo |= _forget(derived, found)
        todo -= keys
        derived.outcome.put_people(people((_seat_of(*row) for row in derived.seats(found)), verdicts.same, verdicts.different))


def _forget(derived: Derived, found: Collection[str]) -> set[str]:
    """Forget with whom these people, as reports have them, were one; the keys of all who are now nobody's."""
    homes = {of for owners in derived.outcome.owners(found).values() for of in owners}
    return derived.names_of(derived.outcome.drop_people(homes))


def _seat_row(seat: Seat) -> SeatRow:
    text = json.dumps([seat.names, seat.party, seat.office, seat.day, seat.meeting, seat.source, seat.held])
    return SeatRow(seat.id, seat.party or "", text, near(seat))


def _seat_of(person: str, text: str) -> Seat:
    names, *rest = json.loads(text)
    return Seat(person, tuple(names), *rest)


def _partners(verdicts: Verdicts) -> dict[str, set[str]]:
    """Whom somebody judged to be one with whom."""
    found: dict[str, set[str]] = {}
    for one, other in verdicts.same:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _likely(derived: Derived, keys: Collection[str], partners: Mapping[str, Collection[str]]) -> tuple[set[str], set[str]]:
    """All people, as reports have them, who can be one with those of these keys, directly or by others; and all their keys."""
    found, seen, fresh = set[str](), set[str](), set(keys)
    while fresh:
        near_, own = derived.people_near(fresh)
        own |= derived.names_of({other for one in near_ for other in partners.get(one, ())})
        found |= near_
        seen |= fresh
        fresh = own - seen
    return found, seen


def _hold(derived: Derived, before: Collection[tuple[str, str]], stale: Collection[str]) -> None:
    """Find who cannot have held an office when they are said to: of the offices `before`, and those at these meetings."""
    outcome = derived.outcome
    touched: dict[str, set[str]] = {}
    for party, title in (*before, *outcome.offices_at(stale)):
        touched.setdefault(party, set()).add(title)
    for party, own in sorted(touched.items()):
        titles = outcome.titles(party)
        gone = own.difference(titles)  # whatever such a title joined may now be two offices
        outcome.put_disputes([f"o|{party}|{t}" for t in gone], ())
        todo = {t for t in titles if t in own or any(_is_one_office(t, g) for g in gone)}
        while todo:
            office = _one_office(min(todo), titles)
            todo -= office
            scopes = [f"o|{party}|{t}" for t in sorted(office)]
            found = two_holders(outcome.attestations(party, office), outcome.sources_at)
            outcome.put_disputes(scopes, ((scopes[0], 0, dispute) for dispute in found))


def _one_office(title: str, titles: Collection[str]) -> set[str]:
    """The titles that are one office with this one, directly or by others."""
    found, fresh = {title}, {title}
    while fresh:
        fresh = {t for t in titles if t not in found and any(_is_one_office(t, f) for f in fresh)}
        found |= fresh
    return found


def _is_one_office(one: str, other: str) -> bool:
    """Whether two titles are one office, in whichever order they come."""
    return office_likeness(*sorted((one, other))) is OfficeLikeness.SAME
