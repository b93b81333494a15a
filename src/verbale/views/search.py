"""What reports say in some words: the best quotations first, each with what was read out of it and the meeting that it tells of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from verbale.model.facts import Status
from verbale.model.hits import Hit, HitKind
from verbale.model.record import Encounter, Origin, mention_id
from verbale.model.spans import Span
from verbale.views.digest import meeting_title
from verbale.views.notes import Note
from verbale.views.record import Record

USUAL = 20
"""Quotations where nobody says how many."""

_BLANKS = re.compile(r"\s+")

_AHEAD, _FIRST = 6, 60
"""Hits that are asked for per quotation, and how many at least: one sentence may be found as a passage, a statement and more."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim whose words are in a quotation; `id` is that of its subject in the record (`0123456789ab/st1`)."""

    kind: str
    id: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting of the record as the place where something was said. `date` is EDTF."""

    id: str
    title: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a report with what was asked for in them.

    `marks` are spans in `note.exact`; `told` the claims that have these words or some of them, none for a mere passage;
    `meeting` the one that the report is about, or of which the words do no more than name a topic.
    """

    note: Note
    marks: tuple[Span, ...]
    told: tuple[Told, ...]
    meeting: Occasion | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search brings: `more` if there is more than was asked for."""

    words: str
    kinds: tuple[str, ...]
    parties: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    more: bool


def search(
    record: Record,
    words: str,
    kinds: Collection[str] = (),
    parties: Collection[str] = (),
    limit: int = USUAL,
    *,
    skip: int = 0,
) -> Findings:
    """What is found for these words, the best first, behind the first `skip`.

    The arguments are those of `Record.search`; `limit` and `skip` count quotations.

    Words of one report that lie within each other are one quotation. Raises `UsageError` where the words ask for nothing.
    """
    ahead = max((skip + limit) * _AHEAD, _FIRST)
    hits = record.search(words, kinds, parties, ahead + 1)
    groups = _groups(hits)[skip:]
    found = [max(group, key=lambda h: (h.kind is not HitKind.TOPIC, h.end - h.start)) for group in groups[:limit]]
    notes = notes_of_hits(record, found)
    about = occasions(record, {h.document for h in found})
    topics = record.meetings_by_id([key for group in groups[:limit] for key in _of_topics(group)])
    quotations: list[Quotation] = []
    for hit, group in zip(found, groups, strict=False):
        own = None if any(map(_is_claim, group)) else next((occasion(topics[k]) for k in _of_topics(group) if k in topics), None)
        quotations.append(Quotation(notes[hit], hit.marks, _told(group), own or about.get(hit.document)))
    more = len(groups) > limit or len(hits) > ahead
    return Findings(words, tuple(kinds), tuple(parties), tuple(quotations), more)


def _groups(hits: Sequence[Hit]) -> list[list[Hit]]:
    """The hits that are one quotation, in the order of the best of each.

    Claims that share words belong together, and a topic to the claim or else the passage that names it. A passage counts by
    itself only where no claim of it was found.
    """
    claims: list[list[Hit]] = []
    for hit in filter(_is_claim, hits):
        _put(hit, claims)
    passages = [[hit] for hit in hits if hit.kind is HitKind.PASSAGE]
    rest: list[list[Hit]] = []
    for hit in hits:
        if hit.kind is HitKind.TOPIC:
            _put(hit, next((some for some in (claims, passages) if _home(hit, some)), rest))
    new = [p for p in passages if len(p) > 1 or not _home(p[0], claims)]
    rank = {hit: number for number, hit in enumerate(hits)}
    return sorted([*claims, *new, *rest], key=lambda group: min(rank[h] for h in group))


def _put(hit: Hit, groups: list[list[Hit]]) -> None:
    home = _home(hit, groups)
    if home is None:
        groups.append([hit])
    else:
        home.append(hit)


def _home(hit: Hit, groups: Iterable[list[Hit]]) -> list[Hit] | None:
    """The first group with a hit that shares words with this one."""
    return next((g for g in groups if any(_touch(h, hit) for h in g)), None)


def _touch(hit: Hit, other: Hit) -> bool:
    return hit.document == other.document and Span(hit.start, hit.end).touches(Span(other.start, other.end))


def _is_claim(hit: Hit) -> bool:
    return hit.kind not in (HitKind.PASSAGE, HitKind.TOPIC)


def _told(group: Iterable[Hit]) -> tuple[Told, ...]:
    claims = (h for h in group if h.subject is not None)
    return tuple(dict.fromkeys(Told(h.kind.value, mention_id(h.document, str(h.subject)), h.by) for h in claims))


def notes_of_hits(record: Record, hits: Collection[Hit]) -> dict[Hit, Note]:
    """The citation of each hit: its words, and the report that they stand in."""
    origins = record.origins({h.document for h in hits})
    return {h: _note(h, origins[h.document]) for h in hits}


def _note(hit: Hit, origin: Origin) -> Note:
    whose = (origin.source, origin.outlet, origin.published, origin.side)
    return Note(hit.document, *whose, hit.start, hit.end, hit.text)


def _of_topics(group: Iterable[Hit]) -> list[str]:
    """The mentions of meetings of which these hits name a topic."""
    return [mention_id(h.document, h.subject) for h in group if h.kind is HitKind.TOPIC and h.subject]


_MOST = 9
"""Meetings of one report that are looked at."""


def occasions(record: Record, documents: Collection[str]) -> dict[str, Occasion]:
    """The meeting that each report is about: the first that it tells as held, or else the first."""
    mentions = {d: [mention_id(d, f"m{n}") for n in range(1, _MOST + 1)] for d in documents}
    meetings = record.meetings_by_id([key for own in mentions.values() for key in own])
    found: dict[str, Occasion] = {}
    for document, own in mentions.items():
        there = [meetings[key] for key in own if key in meetings]
        told = {m.id: m.meeting.status for e in there for m in e.mentions}
        held = (meetings[key] for key in own if told.get(key) == Status.HELD)
        if first := next(held, next(iter(there), None)):
            found[document] = occasion(first)
    return found


def occasion(encounter: Encounter) -> Occasion:
    """A meeting in brief."""
    return Occasion(encounter.id, meeting_title(encounter.meeting), encounter.meeting.date)


# -- what of it is shown -------------------------------------------------------------------------------------------

AROUND = 90
"""Code points kept on each side of what was found, where not all words can be shown."""


def excerpt(words: str, marks: Sequence[Span], longest: int) -> tuple[str, tuple[Span, ...]]:
    """Words on one line, and where the marks are in it; of more than `longest` code points only what is around the marks."""
    if len(words) <= longest:
        return _joined(words, [Span(0, len(words))], marks)
    pieces: list[Span] = []
    for mark in marks or (Span(0, 0),):
        piece = _whole_words(words, mark)
        if pieces and piece.start <= pieces[-1].end:
            pieces[-1] = pieces[-1].to(piece)
        elif not pieces or sum(p.end - p.start for p in pieces) < longest:
            pieces.append(piece)
    return _joined(words, pieces, marks)


def _whole_words(words: str, mark: Span) -> Span:
    """A mark with the whole words around it."""
    before, after = words[: mark.start], words[mark.end :]
    left, right = before[-AROUND:], after[:AROUND]
    if len(left) < len(before):
        left = left.partition(" ")[2] or left
    if len(right) < len(after):
        right = right.rpartition(" ")[0] or right
    return Span(mark.start - len(left), mark.end + len(right))


def _joined(words: str, pieces: Sequence[Span], marks: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The pieces with `…` where something is left out, white space as single blanks."""
    text, found = "", list[Span]()
    for piece in pieces:
        text += "" if piece.start == 0 else "… " if not text else " … "
        at = piece.start
        for mark in (m for m in marks if piece.holds(m)):
            text += _flat(words[at : mark.start], text)
            start = len(text)
            text += _flat(mark.of(words), text)
            found.append(Span(start, len(text)))
            at = mark.end
        text += _flat(words[at : piece.end], text)
    return text.rstrip() + (" …" if pieces[-1].end < len(words) else ""), tuple(found)


def _flat(words: str, before: str) -> str:
    """Words with single blanks, none at the beginning where one stands before."""
    flat = _BLANKS.sub(" ", words)
    return flat.lstrip() if not before or before.endswith(" ") else flat
