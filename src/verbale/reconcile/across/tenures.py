"""Who holds an office when: the meetings at which reports seat somebody in it attest the tenure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from verbale import knowledge
from verbale.knowledge.likeness import Likeness, OfficeLikeness, names_alike, office_likeness
from verbale.model import edtf
from verbale.model.facts import BEHIND, ConflictClass
from verbale.model.grouping import grouped
from verbale.model.record import Dispute, Encounter, Whole
from verbale.reconcile.across.disputes import dispute_id

_WORDS = 2
"""Words that a title has at least to be one person's alone: "Foreign Minister", not "Minister"."""

_MANY = knowledge.word_set("tenures", "held by many")
"""Words of titles that several people of one party may hold at one time."""


@dataclass(frozen=True, slots=True)
class Attestation:
    """A person seated in an office for a party at a meeting, on a day that is known to the month."""

    party: str
    office: str
    name: str
    first: date
    last: date
    encounter: Encounter


def two_holders(whole: Whole) -> Iterator[Dispute]:
    """An office that one person holds alone, with somebody else seated in it between two days on which its holder is attested."""
    for held in _offices(attestations(whole.encounters)):
        holders = _holders(held)
        for name, own in holders:
            for other, theirs in holders:
                if other == name:
                    continue
                inside = [a for a in theirs if any(b.last < a.first for b in own) and any(b.first > a.last for b in own)]
                if inside and len(own) >= 2 and not any(_inside(b, theirs) for b in own):
                    yield _over_tenure(name, own, other, inside)


def _inside(attested: Attestation, others: Sequence[Attestation]) -> bool:
    return any(a.last < attested.first for a in others) and any(a.first > attested.last for a in others)


def attestations(encounters: Sequence[Encounter]) -> list[Attestation]:
    """Everybody who is seated somewhere in an office, at meetings that were held."""
    found: list[Attestation] = []
    for encounter in encounters:
        meeting = encounter.meeting
        if meeting.date is None or meeting.status not in BEHIND:
            continue
        first, last = edtf.bounds(meeting.date)
        if (last - first).days > 31:
            continue
        for person in meeting.participants:
            if person.party and person.office:
                found.append(Attestation(person.party, person.office, person.name, first, last, encounter))
    return sorted(found, key=lambda a: (a.first, a.last, a.name, a.encounter.id))


def alone(office: str) -> bool:
    """Whether only one person at a time holds such an office."""
    words = office.casefold().replace("-", " ").split()
    first = words[:1] == ["first"]
    return len(words) >= _WORDS and (first or not _MANY & set(words))


def _offices(attested: Sequence[Attestation]) -> list[list[Attestation]]:
    """The attestations of each office that is held alone, under whatever title."""
    by_party: dict[str, list[Attestation]] = {}
    for one in attested:
        if alone(one.office):
            by_party.setdefault(one.party, []).append(one)
    return [group for own in by_party.values() for group in grouped(own, _in_office)]


def _in_office(one: Attestation, group: list[Attestation]) -> bool:
    return office_likeness(group[0].office, one.office) is OfficeLikeness.SAME


def _holders(attested: Sequence[Attestation]) -> list[tuple[str, list[Attestation]]]:
    """The attestations by person, under the fullest name."""
    groups = grouped(attested, lambda one, group: any(names_alike(a.name, one.name) is not Likeness.DIFFERENT for a in group))
    return [(max((a.name for a in g), key=lambda n: (len(n.split()), n)), g) for g in groups]


def _over_tenure(name: str, own: Sequence[Attestation], other: str, inside: Sequence[Attestation]) -> Dispute:
    odd = inside[0]
    before = max(a.last for a in own if a.last < odd.first)
    after = min(a.first for a in own if a.first > odd.last)
    because = (
        f"{name} is attested as {odd.office} on {before.isoformat()} and again on {after.isoformat()}; "
        f"{other} cannot have held the office on {odd.first.isoformat()}"
    )
    mentions = [m for a in (*own, *inside) for m in a.encounter.mentions]
    sure = len({a.encounter.id for a in own}) > len({a.encounter.id for a in inside})
    subject = f"{odd.party} {odd.office}"
    key = dispute_id(subject, "holder", (name, other, odd.first.isoformat()))
    reports = tuple(sorted({m.origin.source for m in mentions}))
    about = f"{odd.office} of {odd.party} on {odd.first.isoformat()}"
    proposed, rule = (name, "tenure") if sure else (None, None)
    settle = f"a list of the holders of the office of {odd.party}"
    kind = ConflictClass.ERROR
    return Dispute(
        key, odd.encounter.id, about, "holder", (name, other), kind, proposed, rule, because, settle, reports
    )  # fmt: skip
