"""The chain from anything in the record down to the words: values, what they rest on, claims, premises, quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbale.errors import UsageError
from verbale.model.claims import Claim
from verbale.model.record import Dispute, Encounter, Holder, Settled, Undertaking
from verbale.views.record import Record

_DEPTH = 4
"""Steps of inference that are followed."""


@dataclass(frozen=True, slots=True)
class Step:
    """A line of an explanation; `depth` is what it hangs on: 0 is the thing asked for."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The chain from the thing with this id down to the words: each step hangs on the last one of less depth."""

    id: str
    steps: tuple[Step, ...]


def explanation(record: Record, key: str) -> Explanation:
    """The same as `explain`, with the id that it is of."""
    return Explanation(key, tuple(explain(record, key)))


def explain(record: Record, key: str) -> list[Step]:
    """How the record comes to what has this id: a meeting, a conflict, a commitment, a person, a mention or a claim.

    Raises `UsageError` where nothing has the id.
    """
    if encounter := record.meetings_by_id([key]).get(key):
        return list(_meeting(record, encounter))
    if dispute := record.disputes_by_id([key]).get(key):
        return list(_dispute(record, dispute))
    if undertaking := record.undertakings_by_id([key]).get(key):
        return list(_undertaking(record, undertaking))
    if holder := record.people_by_id([key]).get(key):
        return list(_holder(record, holder))
    found = record.claims_by_id([key])
    if not found:
        raise UsageError(
            f"nothing in the record has the id {key!r}; ids stand in the lists of meetings, conflicts, commitments, people"
        )
    return list(_claim(record, found[key], 0))


def _meeting(record: Record, encounter: Encounter) -> Iterator[Step]:
    meeting = encounter.meeting
    yield Step(
        0,
        f"{meeting.id}: {meeting.series or meeting.type}, {' '.join(meeting.parties)}, told by {len(encounter.mentions)} mentions",
    )
    for settled in encounter.values:
        yield Step(1, _line(settled))
        if settled.because:
            yield Step(2, f"because {settled.because} [{settled.rule}]")
        for told in settled.told:
            yield from _told(record, str(told.value), told.claims, 2)
    for person in meeting.participants:
        yield Step(1, f"participant: {', '.join(filter(None, (person.name, person.office, person.party)))}")
        own = [
            (m.origin.document, m.meeting.id) for m in encounter.mentions for p in m.meeting.participants if p.name == person.name
        ]
        for document, subject in dict.fromkeys(own):
            named = [
                c
                for c in record.claims(document)
                if c.subject == subject and c.property == "participant" and c.value == person.name
            ]
            for claim in named[:1]:
                yield from _claim(record, claim, 2)
    for step in encounter.history:
        yield Step(1, f"{step.published or 'undated'}: {step.status} ({step.source})")


def _line(settled: Settled) -> str:
    return f"{settled.property}: {settled.value} ({settled.standing.value})"


def _told(record: Record, value: str, claims: Iterable[str], depth: int) -> Iterator[Step]:
    found = record.claims_by_id(list(claims))
    yield Step(depth, f"{value}, told by {len(found)}:")
    for claim in found.values():
        yield from _claim(record, claim, depth + 1)


def _dispute(record: Record, dispute: Dispute) -> Iterator[Step]:
    values = " or ".join(map(str, dispute.values))
    yield Step(0, f"{dispute.id}: {dispute.property} of {dispute.about}: {values} ({dispute.kind.value})")
    yield Step(
        1, f"proposed: {'nothing' if dispute.proposed is None else dispute.proposed}{f' [{dispute.rule}]' if dispute.rule else ''}"
    )
    yield Step(1, f"because {dispute.because}")
    if dispute.settle:
        yield Step(1, f"what would settle it: {dispute.settle}")
    for claim in record.claims_by_id(list(dispute.claims)).values():
        yield from _claim(record, claim, 1)
    for source in dispute.reports:
        yield Step(1, f"report: {source}")


def _undertaking(record: Record, undertaking: Undertaking) -> Iterator[Step]:
    told = undertaking.commitment
    due = f", due {undertaking.due}" if undertaking.due else ""
    yield Step(0, f"{undertaking.id}: {' '.join(told.by)}: {told.what} ({undertaking.state.value}{due})")
    if undertaking.because:
        yield Step(1, f"because {undertaking.because}")
    if (words := undertaking.kept_told) is not None:
        yield Step(1, f"told as done: “{words.exact}” [{words.start}:{words.end}]")
    yield from _subjects(record, undertaking.mentions)
    for kept in record.meetings_by_id([undertaking.kept_by] if undertaking.kept_by else ()).values():
        yield from (Step(s.depth + 1, s.text) for s in _meeting(record, kept))


def _holder(record: Record, holder: Holder) -> Iterator[Step]:
    yield Step(0, f"{holder.id}: {holder.name} ({holder.party}), printed as {'; '.join(holder.names)}")
    for tenure in holder.tenures:
        yield Step(1, f"{tenure.office}: attested from {tenure.first} to {tenure.last}, at {len(tenure.meetings)} meetings")
    yield from _subjects(record, holder.mentions)


def _subjects(record: Record, mentions: Iterable[str]) -> Iterator[Step]:
    """All claims of subjects of reports."""
    for document, subject in map(record.subject_of, mentions):
        for claim in record.claims(document):
            if claim.subject == subject:
                yield from _claim(record, claim, 1)


def _claim(record: Record, claim: Claim, depth: int, steps: int = _DEPTH) -> Iterator[Step]:
    """A claim with its words, and those that it was inferred from."""
    document = claim.evidence.document if claim.evidence else None
    origin = record.origins([document] if document else ()).get(document or "")
    where = f", {origin.outlet or origin.source}, {origin.published or 'undated'}" if origin else ""
    words = f" “{claim.evidence.exact}”" if claim.evidence else ""
    at = f" [{claim.evidence.start}:{claim.evidence.end}]" if claim.evidence else ""
    yield Step(depth, f"{claim.id}: {claim.property} = {claim.value} ({claim.basis.value}){words}{at}{where}")
    if claim.because:
        yield Step(depth + 1, f"because {claim.because} [{claim.rule}]")
    if claim.premises and steps:
        for premise in record.claims_by_id(list(claim.premises)).values():
            yield from _claim(record, premise, depth + 1, steps - 1)
