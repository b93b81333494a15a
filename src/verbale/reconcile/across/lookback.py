"""What reports look back on: an earlier meeting that two of them date differently, and rounds that are one round told twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from verbale import knowledge
from verbale.knowledge.likeness import one_person
from verbale.model import edtf
from verbale.model.annotated import Grain
from verbale.model.facts import Conflict, ConflictClass, Status
from verbale.model.record import Dialogue, Digest, Dispute, Encounter, Mention, Whole, mention_id
from verbale.reconcile.across.disputes import dispute_id, title

_SAME_TIME = 14
"""Days within which two reports speak of "the last" meeting from the same point in time."""

_WHOLE_CAST = 3
"""People whose meeting again, all of them in one city, asks for a second look."""

_ACCOUNT = 2
"""Topics that an account of a meeting has at least."""

_NAME = re.compile(r"[^\W\d_]{2,}")

_SMALL = 3
"""Letters of the longest word that says nothing about a topic."""


def other_year(whole: Whole) -> Iterator[Dispute]:
    """Two reports of the same time look back on a meeting in the same month of different years: one of them has the year wrong."""
    for dialogue in whole.dialogues:
        past = [e for e in dialogue.rounds if e.meeting.date and any(_looks_back(m) for m in e.mentions)]
        for one, other in combinations(past, 2):
            pair = _seen_together(one, other)
            if pair and _same_month(one, other) and not _both_known(one, other):
                yield _over_year(whole, dialogue, one, other)


def _looks_back(mention: Mention) -> bool:
    return mention.meeting.status == Status.PAST_REFERENCE


def _seen_together(one: Encounter, other: Encounter) -> tuple[Mention, Mention] | None:
    """Two mentions, of two reports of the same time, that look back; none if some report tells of both meetings."""
    ours, theirs = {m.origin.document for m in one.mentions}, {m.origin.document for m in other.mentions}
    if ours & theirs:
        return None
    for a in filter(_looks_back, one.mentions):
        for b in filter(_looks_back, other.mentions):
            if a.origin.published and b.origin.published:
                (_, first), (_, second) = edtf.bounds(a.origin.published), edtf.bounds(b.origin.published)
                if abs((first - second).days) <= _SAME_TIME:
                    return a, b
    return None


def _same_month(one: Encounter, other: Encounter) -> bool:
    """The same month of two years in a row, as both were told, and no other city."""
    a, b = str(one.meeting.date), str(other.meeting.date)
    if {edtf.grain(a), edtf.grain(b)} - {Grain.MONTH, Grain.DAY}:
        return False
    (first, _), (second, _) = edtf.bounds(a), edtf.bounds(b)
    cities = {one.meeting.city, other.meeting.city} - {None}
    return first.month == second.month and abs(first.year - second.year) == 1 and len(cities) < 2


def _both_known(one: Encounter, other: Encounter) -> bool:
    """Whether each is told as news by some report, so that both were held."""
    return all(any(m.meeting.status == Status.HELD for m in e.mentions) for e in (one, other))


def _over_year(whole: Whole, dialogue: Dialogue, one: Encounter, other: Encounter) -> Dispute:
    count = {e.id: whole.sources(m.origin for m in e.mentions) for e in (one, other)}
    best, worst = sorted((one, other), key=lambda e: (-count[e.id], e.id))
    sure = count[best.id] > count[worst.id] or any(m.meeting.status == Status.HELD for m in best.mentions)
    values = (str(best.meeting.date), str(worst.meeting.date))
    because = f"reports of the same time look back on {title(best)} ({count[best.id]}) and on {title(worst)} ({count[worst.id]})"
    return _between(best, worst, "date", values, values[0] if sure else None, "more independent sources" if sure else None, because,
                    f"a report of the time when the {dialogue.name} met")  # fmt: skip


def one_round_twice(whole: Whole) -> Iterator[Dispute]:
    """The same people in the same city as another round, by the word of one undated source only.

    A whole cast of three or more that meets again in the same place, in a round that nobody else knows, is rather the first round
    misdated than a second one.
    """
    for dialogue in whole.dialogues:
        for one, other in combinations([e for e in dialogue.rounds if e.meeting.status == Status.HELD], 2):
            doubtful, known = _doubtful(whole, one, other)
            if doubtful and known and _same_cast(doubtful, known):
                because = (
                    f"the same people met at {title(known)}; only one source, without a date of its own, tells of {title(doubtful)}"
                )
                settle = "a second source for the later round"
                if doubtful.meeting.ordinal and known.meeting.ordinal and doubtful.meeting.ordinal != known.meeting.ordinal:
                    rounds = (_numbered(known), _numbered(doubtful))
                    yield _between(known, doubtful, "round", rounds, None, None, because, settle)
                days = (str(known.meeting.date), str(doubtful.meeting.date))
                yield _between(known, doubtful, "date", days, None, None, because, settle)


def _numbered(encounter: Encounter) -> str:
    return f"round {encounter.meeting.ordinal}, {encounter.meeting.date}"


def _doubtful(whole: Whole, one: Encounter, other: Encounter) -> tuple[Encounter | None, Encounter | None]:
    """The one that a single undated source tells of, and the other, which a dated one does."""
    for weak, firm in ((one, other), (other, one)):
        undated = all(m.origin.published is None or m.origin.published == "" for m in weak.mentions)
        if undated and whole.sources(m.origin for m in weak.mentions) == 1 and any(m.origin.published for m in firm.mentions):
            return weak, firm
    return None, None


def _same_cast(one: Encounter, other: Encounter) -> bool:
    ours, theirs = one.meeting.participants, other.meeting.participants
    if min(len(ours), len(theirs)) < _WHOLE_CAST or not one.meeting.city or one.meeting.city != other.meeting.city:
        return False
    return all(any(one_person(p, q) for q in theirs) for p in ours) and one.meeting.date != other.meeting.date


def _between(
    one: Encounter,
    other: Encounter,
    property_: str,
    values: tuple[str | int, str | int],
    proposed: str | int | None,
    rule: str | None,
    because: str,
    settle: str,
) -> Dispute:
    reports = tuple(sorted({m.origin.source for e in (one, other) for m in e.mentions}))
    claims = tuple(g.claim for e in (one, other) for m in e.mentions for g in m.grounds if g.property == property_)
    key = dispute_id(min(one.id, other.id), property_, values)
    kind = ConflictClass.ERROR
    return Dispute(key, one.id, title(one), property_, values, kind, proposed, rule, because, settle, reports, claims)


def told_within(whole: Whole) -> Iterator[Dispute]:
    """Where a report contradicts itself about a meeting of the record."""
    home: Mapping[str, Encounter] = {m.id: e for e in whole.encounters for m in e.mentions}
    for digest in whole.digests.values():
        for conflict in digest.conflicts:
            owner = home.get(mention_id(digest.origin.document, conflict.subject))
            if owner is not None:
                yield _over_report(digest, conflict, owner.id, title(owner))


def told_beside(whole: Whole) -> Iterator[Dispute]:
    """Where a report contradicts itself about something else than a meeting."""
    for digest in whole.digests.values():
        told = {m.id for m in digest.mentions}
        for conflict in digest.conflicts:
            subject = mention_id(digest.origin.document, conflict.subject)
            if subject not in told:
                yield _over_report(digest, conflict, subject, digest.origin.source)


def _over_report(digest: Digest, conflict: Conflict, subject: str, about: str) -> Dispute:
    values = tuple(conflict.values)
    key = dispute_id(subject, conflict.property, (*values, digest.origin.document))
    return Dispute(
        key, subject, about, conflict.property, values, conflict.kind, conflict.proposed, conflict.rule,
        conflict.because or "", None, (digest.origin.source,), tuple(c.id for c in conflict.claims),
    )  # fmt: skip


def silence(whole: Whole) -> Iterator[Dispute]:
    """Topics with a name in them, of another country, place or plan, that only one of several independent accounts tells.

    Two accounts or more must tell such topics, each beside others: a short account leaves things out for want of room.
    """
    for encounter in whole.encounters:
        accounts = [m for m in encounter.mentions if m.main and len(m.meeting.topics) >= _ACCOUNT]
        if len(accounts) < 2 or whole.sources(m.origin for m in accounts) < 2:
            continue
        own = _own_words(encounter.meeting.parties)
        told = [m for m in encounter.mentions if m.main]
        alone = {m.id: _alone(m, [o for o in told if o is not m], own) for m in accounts}
        if sum(map(bool, alone.values())) >= 2:
            yield _over_topics(encounter, told, alone)


def _alone(account: Mention, others: Sequence[Mention], own: frozenset[str]) -> tuple[str, ...]:
    """The topics of an account that have a name in them and share no word of weight with any of the others'."""
    said = {w for other in others for t in other.meeting.topics for w in _words(t)}
    return tuple(t for t in account.meeting.topics if not _words(t) & said and _named(t, own))


def _named(topic: str, own: frozenset[str]) -> bool:
    """Whether a topic has a name in it that is none of the parties'."""
    return any(w[0].isupper() and w.casefold() not in own for w in _NAME.findall(topic))


def _own_words(parties: Iterable[str]) -> frozenset[str]:
    """The words by which the parties themselves are named."""
    terms = (term.term for code in parties if code in knowledge.parties() for term in knowledge.parties()[code].terms)
    return frozenset(w.casefold() for term in terms for w in _NAME.findall(term))


def _words(topic: str) -> set[str]:
    return {w for w in topic.casefold().replace("-", " ").split() if len(w) > _SMALL}


def _over_topics(encounter: Encounter, accounts: Sequence[Mention], alone: Mapping[str, tuple[str, ...]]) -> Dispute:
    reports = tuple(sorted(m.origin.source for m in accounts))
    topics = tuple(dict.fromkeys(t for m in accounts for t in alone.get(m.id, ())))
    told = "; ".join(f"{m.origin.outlet or m.origin.source}: {', '.join(alone[m.id])}" for m in accounts if alone.get(m.id))
    key = dispute_id(encounter.id, "topics", (*topics, *reports))
    because = f"told by one account only: {told}"
    return Dispute(
        key, encounter.id, title(encounter), "topics", topics, ConflictClass.OMISSION, None, None, because, None, reports
    )  # fmt: skip
