"""What one account of a meeting leaves out that another tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from verbale import knowledge
from verbale.model.facts import TO_COME, ConflictClass
from verbale.model.record import Dispute, Encounter, Mention, Origin, Whole
from verbale.reconcile.across.agreed import Agreed, agreed, items_of
from verbale.reconcile.across.disputes import Outcome, dispute
from verbale.reconcile.across.promises import words

_FEW, _MANY = 3, 5
"""How many parties a meeting has at which a report may overlook one; at larger ones reports name whom their readers know."""


def omitted_party(whole: Whole) -> Iterator[Dispute]:
    """A meeting of three to five parties one of which a report of it leaves out, though another seats somebody for it."""
    for encounter in whole.encounters:
        if _FEW <= len(encounter.meeting.parties) <= _MANY:
            accounts = [m for m in encounter.mentions if m.main and m.meeting.status not in TO_COME]
            full = [m for m in accounts if _seated(m) >= _parties(encounter)]
            short = [m for m in accounts if _parties_of(m) < _parties(encounter)]
            if full and any(whole.sources((a.origin, b.origin)) > 1 for a in full for b in short):
                yield _over_parties(whole, encounter, full, short)


def _parties(encounter: Encounter) -> frozenset[str]:
    return frozenset(encounter.meeting.parties)


def _parties_of(mention: Mention) -> frozenset[str]:
    return frozenset(mention.meeting.parties)


def _seated(mention: Mention) -> frozenset[str]:
    return frozenset(p.party for p in mention.meeting.participants if p.party)


def _over_parties(whole: Whole, encounter: Encounter, full: Sequence[Mention], short: Sequence[Mention]) -> Dispute:
    left_out = sorted({p for m in short for p in _parties(encounter) - _parties_of(m)})
    seated = sorted({p.name for m in full for p in m.meeting.participants if p.party in left_out})
    told = dict.fromkeys([encounter.meeting.parties, *(m.meeting.parties for m in short)])
    values = list(dict.fromkeys(_names(parties) for parties in told))
    sure = whole.sources(m.origin for m in full) >= whole.sources(m.origin for m in short)
    rule = "seated in another account" if sure else None
    because = f"{_names(left_out)} {'is' if len(left_out) == 1 else 'are'} left out, for which {' and '.join(seated)} sat there"
    settle = None if sure else "a release of the host"
    outcome = Outcome(values, ConflictClass.OMISSION, values[0] if sure else None, rule, because, settle)
    return dispute(encounter, "parties", outcome, [m.id for m in (*full, *short)])


def _names(parties: Iterable[str]) -> str:
    """The parties' names in the order of the alphabet."""
    known = knowledge.parties()
    return ", ".join(sorted(known[p].name if p in known else p for p in parties))


# -- what was agreed -----------------------------------------------------------------------------------------------

_TOLD = 1 / 3
"""The share of something's words from which an account that has them tells of it in its own way."""


def silent_side(whole: Whole) -> Iterator[Dispute]:
    """What one government's release tells as agreed at a meeting, and another's, which tells of such things too, leaves out."""
    for encounter in whole.encounters:
        sides = _releases(encounter)
        if len(sides) < 2:
            continue
        said = {side: _said(whole, own) for side, own in sides.items()}
        if all(said.values()):
            alone = [(one, silent) for one in agreed(whole, encounter) if (silent := _silent(one, said))]
            if alone:
                yield _over_agreed(encounter, sides, alone)


def _releases(encounter: Encounter) -> dict[str, list[Mention]]:
    """The releases about a meeting that was held, by the party whose government issued them."""
    found: dict[str, list[Mention]] = {}
    for mention in encounter.mentions:
        told = mention.main and mention.meeting.status not in TO_COME
        if told and mention.origin.side in encounter.meeting.parties:
            found.setdefault(str(mention.origin.side), []).append(mention)
    return found


def _said(whole: Whole, releases: Sequence[Mention]) -> frozenset[str]:
    """The words of all that these releases tell as agreed, and of their topics; none if they tell of nothing agreed."""
    told = [item.words for m in releases for item in items_of(whole.digests[m.origin.document])]
    topics = [words(t) for m in releases for t in m.meeting.topics]
    return frozenset().union(*told, *topics) if told else frozenset()


def _silent(one: Agreed, said: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The sides whose releases say nothing of it; none where no release tells it."""
    telling = {o.side for o in one.origins if o.side in said}
    least = min(len(i.words) for i in one.items)
    everything = frozenset().union(*(i.words for i in one.items))
    return tuple(s for s in sorted(said) if telling and s not in telling and len(everything & said[s]) < _TOLD * least)


def _over_agreed(
    encounter: Encounter, sides: Mapping[str, Sequence[Mention]], alone: Sequence[tuple[Agreed, tuple[str, ...]]]
) -> Dispute:
    values = tuple(dict.fromkeys(one.what for one, _ in alone))
    told = "; ".join(f"{_sources(one.origins)} tells: {one.what} ({_names(silent)} does not)" for one, silent in alone)
    outcome = Outcome(values, ConflictClass.OMISSION, None, None, told, None)
    return dispute(encounter, "agreed", outcome, [m.id for own in sides.values() for m in own])


def _sources(origins: Iterable[Origin]) -> str:
    return " and ".join(sorted({o.outlet or o.source for o in origins}))
