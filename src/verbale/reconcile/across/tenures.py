"""Who holds an office when: the meetings at which reports seat somebody in it attest the tenure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from verbale import knowledge
from verbale.knowledge.likeness import Likeness, OfficeLikeness, names_alike, office_likeness
from verbale.model import edtf
from verbale.model.facts import BEHIND, ConflictClass
from verbale.model.grouping import grouped
from verbale.model.record import Attestation, Dispute, Encounter
from verbale.reconcile.across.disputes import dispute_id

_WORDS = 2
"""Words that a title has at least to be one person's alone: "Foreign Minister", not "Minister"."""

_MANY = knowledge.word_set("tenures", "held by many")
"""Words of titles that several people of one party may hold at one time."""


Reports = Callable[[Collection[str]], tuple[str, ...]]
"""The sources of the reports that tell of meetings."""


def two_holders(attested: Sequence[Attestation], reports: Reports) -> Iterator[Dispute]:
    """An office that one person holds alone, with somebody else seated in it between two days on which its holder is attested."""
    for held in _offices(attested):
        holders = _holders(held)
        for name, own in holders:
            for other, theirs in holders:
                if other == name:
                    continue
                inside = [a for a in theirs if any(b.last < a.first for b in own) and any(b.first > a.last for b in own)]
                if inside and len(own) >= 2 and not any(_inside(b, theirs) for b in own):
                    yield _over_tenure(name, own, other, inside, reports)


def _inside(attested: Attestation, others: Sequence[Attestation]) -> bool:
    return any(a.last < attested.first for a in others) and any(a.first > attested.last for a in others)


def attestations(encounter: Encounter) -> list[Attestation]:
    """Everybody who is seated in an office that is held alone, at a meeting that was held, on a day that is known to the month."""
    meeting = encounter.meeting
    if meeting.date is None or meeting.status not in BEHIND:
        return []
    first, last = edtf.bounds(meeting.date)
    if (last - first).days > 31:
        return []
    seated = [p for p in meeting.participants if p.party and p.office and alone(p.office)]
    return [Attestation(str(p.party), str(p.office), p.name, first, last, encounter.id) for p in seated]


def alone(office: str) -> bool:
    """Whether only one person at a time holds such an office."""
    words = office.casefold().replace("-", " ").split()
    first = words[:1] == ["first"]
    return len(words) >= _WORDS and (first or not _MANY & set(words))


def _offices(attested: Sequence[Attestation]) -> list[list[Attestation]]:
    """The attestations of each office that is held alone, under whatever title."""
    by_party: dict[str, list[Attestation]] = {}
    for one in sorted(attested, key=lambda a: (a.first, a.last, a.name, a.meeting)):
        by_party.setdefault(one.party, []).append(one)
    return [group for own in by_party.values() for group in grouped(own, _in_office)]


def _in_office(one: Attestation, group: list[Attestation]) -> bool:
    return office_likeness(group[0].office, one.office) is OfficeLikeness.SAME


def _holders(attested: Sequence[Attestation]) -> list[tuple[str, list[Attestation]]]:
    """The attestations by person, under the fullest name."""
    groups = grouped(attested, lambda one, group: any(names_alike(a.name, one.name) is not Likeness.DIFFERENT for a in group))
    return [(max((a.name for a in g), key=lambda n: (len(n.split()), n)), g) for g in groups]


def _over_tenure(name: str, own: Sequence[Attestation], other: str, inside: Sequence[Attestation], reports: Reports) -> Dispute:
    odd = inside[0]
    before = max(a.last for a in own if a.last < odd.first)
    after = min(a.first for a in own if a.first > odd.last)
    because = (
        f"{name} is attested as {odd.office} on {before.isoformat()} and again on {after.isoformat()}; "
        f"{other} cannot have held the office on {odd.first.isoformat()}"
    )
    sure = len({a.meeting for a in own}) > len({a.meeting for a in inside})
    subject = f"{odd.party} {odd.office}"
    key = dispute_id(subject, "holder", (name, other, odd.first.isoformat()))
    sources = reports({a.meeting for a in (*own, *inside)})
    about = f"{odd.office} of {odd.party} on {odd.first.isoformat()}"
    proposed, rule = (name, "tenure") if sure else (None, None)
    settle = f"a list of the holders of the office of {odd.party}"
    kind = ConflictClass.ERROR
    return Dispute(
        key, odd.meeting, about, "holder", (name, other), kind, proposed, rule, because, settle, sources
    )  # fmt: skip
