"""One dialogue as the record knows it: its rounds, the gaps between them and why, what is planned, disputed and promised."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from verbale.model import edtf
from verbale.model.claims import Claim
from verbale.model.facts import TO_COME
from verbale.model.record import Dialogue, Encounter, Undertaking
from verbale.views import naming
from verbale.views.notes import Note, notes_of_claims
from verbale.views.record import Record
from verbale.views.timeline import Doubt, Due, Entry, doubt_of, due_of, entries

HISTORY = ("founded", "purpose", "rounds until", "lapsed", "hiatus", "cause", "resumed", "resumed by")
"""What reports tell of a dialogue's history, in the order of a life."""

PAUSE = ("lapsed", "hiatus", "cause", "resumed", "resumed by")
"""What they tell of a pause."""

_ROUNDS = frozenset(("round", "session", "edition"))
"""Words for a round of any dialogue."""


@dataclass(frozen=True, slots=True)
class Told:
    """What reports tell of a dialogue: a value, one of several where they differ, with the words."""

    property: str
    value: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """The time between two rounds that follow each other, by their ids and dates (EDTF).

    `days` are those between the first days that the dates can mean, `exact` if both are days; `missing` the numbers that no
    round of the record has; `told` what reports say of a pause that lies in it.
    """

    after: str
    after_date: str
    before: str
    before_date: str
    days: int
    exact: bool
    missing: tuple[int, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """Another dialogue of the same parties, with its rounds counted and the latest one's date."""

    id: str
    name: str
    parties: tuple[str, ...]
    level: str | None
    rounds: int
    latest: str | None


@dataclass(frozen=True, slots=True)
class SeriesSheet:
    """A dialogue.

    `to_come` are rounds that are only planned, `passed` the ids of those whose time is over without word of them; `missing` the
    numbers, up to the highest known, that no round of the record has; `conflicts` those over no single round.
    """

    id: str
    name: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    level: str | None
    format: str | None
    as_of: str | None
    history: tuple[Told, ...]
    rounds: tuple[Entry, ...]
    missing: tuple[int, ...]
    gaps: tuple[Gap, ...]
    to_come: tuple[Entry, ...]
    passed: tuple[str, ...]
    conflicts: tuple[Doubt, ...]
    commitments: tuple[Due, ...]
    told_parallel: tuple[Told, ...]
    parallel: tuple[Parallel, ...]


def series(record: Record, name: str, parties: Collection[str] = ()) -> SeriesSheet:
    """The dialogue that somebody means by this name or id, and to which these parties belong.

    Raises `UsageError` where it means none, or several.
    """
    dialogue = naming.dialogue(record, name, parties)
    been = [e for e in dialogue.rounds if e.meeting.status not in TO_COME]
    coming = [e for e in dialogue.rounds if e.meeting.status in TO_COME]
    history = tuple(_history(record, dialogue, HISTORY))
    return SeriesSheet(
        dialogue.id,
        dialogue.name,
        dialogue.names,
        dialogue.parties,
        dialogue.level,
        dialogue.format,
        record.today.isoformat() if record.today else None,
        history,
        entries(record, been),
        _missing(been),
        _gaps(been, history),
        entries(record, coming),
        tuple(e.id for e in coming if _is_over(e, record.today)),
        tuple(doubt_of(record, d) for d in record.disputes_over([dialogue.id])),
        tuple(due_of(record, u) for u in _commitments(record, dialogue)),
        tuple(_history(record, dialogue, ("parallel",))),
        tuple(_parallel(d) for d in record.dialogues(dialogue.parties) if d.id != dialogue.id),
    )


def _is_over(encounter: Encounter, today: date | None) -> bool:
    day = encounter.meeting.date
    return bool(day and today) and edtf.bounds(str(day))[1] < (today or date.max)


# -- history -------------------------------------------------------------------------------------------------------


def _history(record: Record, dialogue: Dialogue, properties: Sequence[str]) -> Iterator[Told]:
    """Every value that reports tell of these properties, in their order, with the words of all that tell it.

    A date that only says less than another one goes with it.
    """
    own = [c for document, told in dialogue.told for c in record.claims(document) if c.subject == told.id]
    for name in properties:
        by_value: dict[str, list[Claim]] = {}
        for claim in own:
            if claim.property == name:
                by_value.setdefault(_in_words(claim), []).append(claim)
        for value in sorted(by_value):
            if not any(_says_less(value, other) for other in by_value):
                fitting = [c.id for v, claims in by_value.items() if v == value or _says_less(v, value) for c in claims]
                yield Told(name, value, notes_of_claims(record, fitting))


def _says_less(value: str, other: str) -> bool:
    """Whether a date, or the date of a count, is one that another one lies in: "13 until 2014" beside "13 until 2014-10"."""
    count, _, until = value.rpartition(" until ")
    count_, _, until_ = other.rpartition(" until ")
    dates = value != other and count == count_ and edtf.valid(until) and edtf.valid(until_)
    return dates and edtf.contains(until, until_)


def _in_words(claim: Claim) -> str:
    """A value on a line: `("2014", 13)` of the rounds until a time is "13 until 2014"."""
    if isinstance(claim.value, tuple):
        until, count = claim.value
        return f"{count} until {until}"
    return str(claim.value)


# -- gaps ----------------------------------------------------------------------------------------------------------


def _missing(rounds: Sequence[Encounter]) -> tuple[int, ...]:
    known = {e.meeting.ordinal for e in rounds if e.meeting.ordinal}
    return tuple(n for n in range(1, max(known, default=0)) if n not in known)


def _gaps(rounds: Sequence[Encounter], history: Sequence[Told]) -> tuple[Gap, ...]:
    """The times between rounds with a date; what is told of a pause goes to the longest gap that it fits."""
    dated = [e for e in rounds if e.meeting.date]
    pairs = list(pairwise(dated))
    told = [t.value for t in history if t.property in ("lapsed", "resumed")]
    paused = max((p for p in pairs if _fits(p, told)), key=_days, default=None) if told else None
    pause = tuple(t for t in history if t.property in PAUSE)
    return tuple(_gap(p, pause if p is paused else ()) for p in pairs)


_Pair = tuple[Encounter, Encounter]


def _days(pair: _Pair) -> int:
    one, other = (edtf.bounds(str(e.meeting.date))[0] for e in pair)
    return (other - one).days


def _fits(pair: _Pair, told: Sequence[str]) -> bool:
    """Whether all that is told of the times at which a dialogue lapsed and was resumed can lie between two rounds."""
    (first, _), (_, last) = (edtf.bounds(str(e.meeting.date)) for e in pair)
    return all(start <= last and first <= end for start, end in map(edtf.bounds, told))


def _gap(pair: _Pair, told: tuple[Told, ...]) -> Gap:
    one, other = (e.meeting for e in pair)
    numbers = range(one.ordinal + 1, other.ordinal) if one.ordinal and other.ordinal else ()
    exact = all(len(str(m.date)) == len("2024-05-17") for m in (one, other))
    return Gap(one.id, str(one.date), other.id, str(other.date), _days(pair), exact, tuple(numbers), told)


# -- what hangs on it ----------------------------------------------------------------------------------------------


def _commitments(record: Record, dialogue: Dialogue) -> list[Undertaking]:
    """The commitments of the parties that a round keeps, or that name the dialogue or one of its rounds to come."""
    kept = {e.id for e in dialogue.rounds}
    reports = {m.origin.document for e in dialogue.rounds for m in e.mentions}
    return [u for u in record.undertakings(dialogue.parties) if u.kept_by in kept or _names(record, u, dialogue, reports)]


def _names(record: Record, undertaking: Undertaking, dialogue: Dialogue, reports: Collection[str]) -> bool:
    """Whether the words of a commitment name the dialogue, or, in a report of one of its rounds, a round of it."""
    words = naming.words_in(undertaking.commitment.what or "")
    if any(naming.own_words(name) <= words for name in dialogue.names if naming.own_words(name)):
        return True
    noun = list(naming.words_in(dialogue.name.rpartition(" ")[2]))
    told = any(record.subject_of(mention)[0] in reports for mention in undertaking.mentions)
    return told and bool(words & _ROUNDS.union(noun))


def _parallel(other: Dialogue) -> Parallel:
    latest = max((e.meeting.date for e in other.rounds if e.meeting.date), default=None)
    return Parallel(other.id, other.name, other.parties, other.level, len(other.rounds), latest)
