"""One meeting: every fact with its sources and its standing, what was told at it, and the accounts of it beside each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verbale.errors import UsageError
from verbale.knowledge.likeness import one_person
from verbale.model.claims import Claim, Value
from verbale.model.documents import Report, Role
from verbale.model.facts import TO_COME, Agreement, Commitment, Facts, Participant, Position
from verbale.model.record import Encounter, Mention, Origin, Settled, Step, mention_id
from verbale.model.spans import Evidence, Span
from verbale.views.assemble import assemble
from verbale.views.digest import meeting_title
from verbale.views.notes import Note, note, notes_of_claims
from verbale.views.record import Record
from verbale.views.search import occasions
from verbale.views.stems import content
from verbale.views.timeline import Doubt, Due, doubt_of, due_of

SHORTEST = 4
"""Characters of an id that are enough, where no other begins so."""


@dataclass(frozen=True, slots=True)
class TellOf:
    """A value that reports tell, of how many independent sources they are, and the words."""

    value: Value
    sources: int
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of the meeting: the value that the record takes (None: none), how well it is founded, and all that is told."""

    property: str
    value: Value | None
    standing: str
    rule: str | None
    because: str | None
    told: tuple[TellOf, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody at the meeting, in the office as printed."""

    name: str
    office: str | None
    party: str | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was said or agreed, or a topic; `stance` is a position's, `speaker` a statement's."""

    by: tuple[str, ...]
    words: str
    notes: tuple[Note, ...]
    stance: str | None = None
    speaker: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Omission:
    """What an account does not tell though others do: of which list (`topics`, `agreements`, `commitments`), and who tells it."""

    of: str
    item: Item
    told_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What one side, or one outlet, tells of the meeting in its reports about it.

    `name` is the side's code or the outlet. `left_out` has only what is not in the account's text in other words either, and only
    of lists of which it tells something itself.
    """

    name: str
    side: str | None
    reports: tuple[str, ...]
    topics: tuple[Item, ...]
    agreements: tuple[Item, ...]
    commitments: tuple[Item, ...]
    left_out: tuple[Omission, ...]


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """All that the record has of a meeting.

    `commitments`, `agreements`, `positions` and `statements` are those of the reports about it; what is told by several is there
    once. A statement that is little more than the words of one of the others is left to them.
    """

    id: str
    title: str
    status: str
    parties: tuple[str, ...]
    facts: tuple[Fact, ...]
    participants: tuple[Seat, ...]
    topics: tuple[Item, ...]
    commitments: tuple[Due, ...]
    agreements: tuple[Item, ...]
    positions: tuple[Item, ...]
    statements: tuple[Item, ...]
    conflicts: tuple[Doubt, ...]
    history: tuple[Step, ...]
    accounts: tuple[Account, ...]
    reports: tuple[str, ...]


def meeting(record: Record, key: str) -> MeetingSheet:
    """The meeting with this id, or the one that a mention with this id is of; the beginning of an id does where no other begins so.

    Raises `UsageError` where there is none, or more than one.
    """
    encounter = found(record, key)
    about = _reports_about(record, encounter)
    facts = {m.origin.document: assemble(record.claims(m.origin.document)) for m in about}
    told = _Told(record, facts)
    return MeetingSheet(
        encounter.id,
        meeting_title(encounter.meeting),
        encounter.meeting.status,
        encounter.meeting.parties,
        tuple(_fact(record, s) for s in encounter.values),
        tuple(_seat(record, encounter, p) for p in encounter.meeting.participants),
        tuple(_merged(_topics(record, encounter.mentions))),
        tuple(_dues(record, facts)),
        tuple(_merged(told.agreements())),
        tuple(_merged(told.positions())),
        tuple(_merged(told.statements())),
        tuple(doubt_of(record, d) for d in record.disputes_over([encounter.id])),
        encounter.history,
        tuple(_accounts(record, about, facts)),
        tuple(dict.fromkeys(m.origin.source for m in encounter.mentions)),
    )


def found(record: Record, key: str) -> Encounter:
    """The meeting that an id, or the beginning of one, stands for. Raises `UsageError` where it stands for none, or for several."""
    if encounter := record.meetings_by_id([key]).get(key):
        return encounter
    begun = record.meeting_ids(key) if len(key) >= SHORTEST else ()
    known = {e.id: e for e in record.meetings_by_id(begun).values()}
    if len(known) == 1:
        return next(iter(known.values()))
    if known:
        raise UsageError(f"{key!r} may be one of {len(known)} meetings: {'; '.join(map(_in_words, known.values()))}")
    raise UsageError(f"no meeting of the record has an id that begins with {key!r}; `verbale meetings` lists all")


def _in_words(encounter: Encounter) -> str:
    return f"{encounter.id} ({meeting_title(encounter.meeting)}, {encounter.meeting.date or 'undated'})"


def _reports_about(record: Record, encounter: Encounter) -> list[Mention]:
    """The mentions of reports that are about this meeting; of a meeting that was held, no announcements."""
    home = occasions(record, {m.origin.document for m in encounter.mentions})
    own = [m for m in encounter.mentions if m.origin.document in home and home[m.origin.document].id == encounter.id]
    after = [m for m in own if m.meeting.status not in TO_COME]
    chosen = own if encounter.meeting.status in TO_COME else after
    return list({m.origin.document: m for m in reversed(chosen)}.values())[::-1]


# -- what is known of it -------------------------------------------------------------------------------------------


def _fact(record: Record, settled: Settled) -> Fact:
    told = tuple(TellOf(t.value, t.sources, _by_day(notes_of_claims(record, t.claims))) for t in settled.told)
    return Fact(settled.property, settled.value, settled.standing.value, settled.rule, settled.because, told)


def _by_day(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(sorted(notes, key=lambda n: (n.published or "9999", n.source, n.start)))


def _seat(record: Record, encounter: Encounter, person: Participant) -> Seat:
    """A participant, with the words of every report that has them there."""
    wanted: list[str] = []
    for mention in encounter.mentions:
        names = {p.name for p in mention.meeting.participants if one_person(p, person)}
        wanted += [c.id for c in _seating(record.claims(mention.origin.document), mention.meeting.id, names)]
    return Seat(person.name, person.office, person.party, _by_day(notes_of_claims(record, wanted)))


def _seating(claims: Sequence[Claim], meeting_: str, names: Collection[str]) -> Iterator[Claim]:
    """The claims that put the bearers of these names at the meeting, and in an office there."""
    bearers = {f"{meeting_}/{c.subject}" for c in claims if c.property == "name" and c.value in names}
    for claim in claims:
        there = claim.subject == meeting_ and claim.property == "participant" and claim.value in names
        if there or (claim.subject in bearers and claim.property == "office"):
            yield claim


def _topics(record: Record, mentions: Iterable[Mention]) -> Iterator[Item]:
    for mention in mentions:
        for claim in record.claims(mention.origin.document):
            if claim.subject == mention.meeting.id and claim.property == "topic" and claim.evidence:
                yield Item((), str(claim.value), (note(record, claim.evidence, claim),))


def _dues(record: Record, facts: Mapping[str, Facts]) -> Iterator[Due]:
    """The commitments that the reports tell of, each once."""
    own = [mention_id(document, c.id) for document, told in facts.items() for c in told.commitments]
    bound = record.undertakings_by_id(own)
    yield from (due_of(record, u) for u in {bound[key].id: bound[key] for key in own if key in bound}.values())


# -- what was told at it -------------------------------------------------------------------------------------------

_MOSTLY = 0.5
"""How much of a wording's length another must have for the wording to be left to it."""


class _Told:
    """What the reports about a meeting tell that parties said, each wording under the most binding of what it is."""

    def __init__(self, record: Record, facts: Mapping[str, Facts]) -> None:
        self._record = record
        self._facts = facts

    def agreements(self) -> Iterator[Item]:
        """What was agreed and is no commitment."""
        for facts in self._facts.values():
            taken = _spans(facts.commitments)
            for one in facts.agreements:
                yield from self._item(one.evidence, taken, one.by)

    def positions(self) -> Iterator[Item]:
        """Where the parties stand."""
        for facts in self._facts.values():
            taken = _spans(facts.commitments, facts.agreements)
            for one in facts.positions:
                yield from self._item(one.evidence, taken, one.by, stance=one.stance)

    def statements(self) -> Iterator[Item]:
        """What else was said."""
        for facts in self._facts.values():
            taken = _spans(facts.commitments, facts.agreements, facts.positions)
            for one in facts.statements:
                yield from self._item(one.evidence, taken, one.party, speaker=one.speaker)

    def _item(
        self,
        evidence: Evidence | None,
        taken: Sequence[Span],
        by: tuple[str, ...],
        stance: str | None = None,
        speaker: tuple[str, ...] = (),
    ) -> Iterator[Item]:
        if evidence is not None and _covered(evidence.span, taken) < _MOSTLY:
            yield Item(by, evidence.exact, (note(self._record, evidence),), stance, speaker)


def _spans(*given: Sequence[Commitment | Agreement | Position]) -> list[Span]:
    return [one.evidence.span for some in given for one in some if one.evidence is not None]


def _covered(span: Span, taken: Sequence[Span]) -> float:
    """How much of a span lies in others, from 0 to 1."""
    inside = {at for t in taken for at in range(max(span.start, t.start), min(span.end, t.end))}
    return len(inside) / (span.end - span.start)


def _merged(items: Iterable[Item]) -> list[Item]:
    """The items, those of the same parties in nearly the same words as one, with all citations."""
    merged: list[Item] = []
    for item in items:
        home = next((i for i, m in enumerate(merged) if set(m.by) == set(item.by) and _same(m.words, item.words)), None)
        if home is None:
            merged.append(item)
        else:
            first = merged[home]
            notes = tuple(dict.fromkeys((*first.notes, *item.notes)))
            merged[home] = Item(first.by, first.words, notes, first.stance, first.speaker or item.speaker)
    return merged


def _same(one: str, other: str) -> bool:
    """Whether two wordings have nearly the same words."""
    first, second = content(one), content(other)
    return first == second or 4 * len(first & second) >= 3 * len(first | second) > 0


# -- account beside account ----------------------------------------------------------------------------------------

_LISTS = ("topics", "agreements", "commitments")
_READ = (Role.HEADLINE, Role.BODY, Role.CAPTION)


def _accounts(record: Record, about: Sequence[Mention], facts: Mapping[str, Facts]) -> Iterator[Account]:
    """The accounts of both sides, or else of the outlets; none where there is only one."""
    groups = _by_side(about)
    if len(groups) < 2:
        return
    texts = {r.report.document.id: _text(r.report) for r in record.readings([m.origin.document for m in about])}
    lists = {name: _lists(record, own, facts) for name, own in groups.items()}
    words = {name: frozenset().union(*(content(texts[m.origin.document]) for m in own)) for name, own in groups.items()}
    for name, own in groups.items():
        origins = [m.origin for m in own]
        yield Account(
            name,
            origins[0].side,
            tuple(o.source for o in origins),
            tuple(lists[name]["topics"]),
            tuple(lists[name]["agreements"]),
            tuple(lists[name]["commitments"]),
            tuple(_left_out(name, lists, words[name])),
        )


def _by_side(about: Sequence[Mention]) -> dict[str, list[Mention]]:
    """The mentions by the party whose government speaks, where two do; else by outlet."""
    sides = {m.origin.side for m in about if m.origin.side}
    groups: dict[str, list[Mention]] = {}
    for mention in about:
        name = mention.origin.side if len(sides) > 1 else _outlet(mention.origin)
        if name:
            groups.setdefault(name, []).append(mention)
    return groups


def _outlet(origin: Origin) -> str:
    return origin.outlet or origin.source


def _text(report: Report) -> str:
    return "\n".join(p.span.of(report.document.text) for p in report.of_role(*_READ))


def _lists(record: Record, own: Sequence[Mention], facts: Mapping[str, Facts]) -> dict[str, list[Item]]:
    """The topics, agreements and commitments of an account; what is both agreed and undertaken is a commitment."""
    mine = {m.origin.document: facts[m.origin.document] for m in own}
    undertaken = (c for told in mine.values() for c in told.commitments if c.evidence is not None)
    return {
        "topics": _merged(_topics(record, own)),
        "agreements": _merged(_Told(record, mine).agreements()),
        "commitments": _merged(Item(c.by, c.evidence.exact, (note(record, c.evidence),)) for c in undertaken if c.evidence),
    }


def _left_out(name: str, lists: Mapping[str, Mapping[str, Sequence[Item]]], words: Collection[str]) -> Iterator[Omission]:
    """What others tell and this account does not, in any words."""
    for of in _LISTS:
        if not lists[name][of]:
            continue  # an account without any topics is a short one, and leaves out nothing in particular
        theirs: list[tuple[Item, list[str]]] = []
        for other in (n for n in lists if n != name):
            for item in lists[other][of]:
                if _within(item, words):
                    continue
                same = next((tellers for known, tellers in theirs if _same(known.words, item.words)), None)
                if same is None:
                    theirs.append((item, [other]))
                elif other not in same:
                    same.append(other)
        yield from (Omission(of, item, tuple(tellers)) for item, tellers in theirs)


def _within(item: Item, words: Collection[str]) -> bool:
    """Whether half of an item's words, or more, are among these."""
    own = content(item.words)
    return 2 * len(own & frozenset(words)) >= len(own)
