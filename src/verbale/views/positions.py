"""What a party said on a topic over time, wording by wording, and what changed from one to the next.

Whose words they are is never mixed up: quoted words are compared with quoted words, a party's own text with its own text, and what
reporters make of it with what reporters made of it. Where only the last differs, the party may not have changed a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import SequenceMatcher
from enum import StrEnum
from functools import reduce
from typing import NamedTuple

from verbale.errors import UsageError
from verbale.model import edtf
from verbale.model.claims import Claim, Modality
from verbale.model.documents import Kind, Report, Role
from verbale.model.facts import Agreement, Facts, Position, Statement
from verbale.model.hits import Hit, HitKind
from verbale.model.reading import Reading
from verbale.model.record import Origin, mention_id
from verbale.model.spans import Span
from verbale.model.words import Word, words_in
from verbale.views.assemble import assemble
from verbale.views.notes import Note
from verbale.views.parties import party_name
from verbale.views.record import Record
from verbale.views.search import Occasion, occasions
from verbale.views.stems import content, stem

KINDS = (HitKind.STATEMENT, HitKind.POSITION, HitKind.AGREEMENT)
"""What counts as a party's word."""

LATELY, FEW = 730, 8
"""Days back in which the subjects of meetings are looked for, and how many meetings there must be; otherwise in all."""

TRIED, COUNTED = 24, 50
"""Subjects that are looked for in what was said, and the places of each that are counted."""


class Wording(StrEnum):
    """Whose words they are: quoted, of a text that the party issued itself, or a report's for what was said."""

    QUOTED = "quoted"
    OWN_TEXT = "own text"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True, slots=True)
class Change:
    """How a wording differs from an earlier one of the same thing, of the same `Wording`.

    `new` are spans in `note.exact` of the later one, `dropped` words of the earlier one. `firmness` tells where the stance, or how
    firmly it is told, is another one. `before` and `published` are the earlier one's id and date.
    """

    before: str
    published: str
    new: tuple[Span, ...]
    dropped: tuple[str, ...]
    firmness: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """One wording: who said it, how firmly, in which words, and where it was said again.

    `id` is that of the claim's subject (`0123456789ab/st1`), `kinds` are those of all claims on these words. `marks` are spans in
    `note.exact` of the words of the topic, `quoted` of the words printed as the party's own. `change` is None for what has no
    earlier wording like it.
    """

    id: str
    kinds: tuple[str, ...]
    wording: Wording
    by: tuple[str, ...]
    speaker: tuple[str, ...]
    stance: str | None
    modality: str
    note: Note
    marks: tuple[Span, ...]
    quoted: tuple[Span, ...]
    meeting: Occasion | None
    change: Change | None = None
    again: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Positions:
    """What a party (a code) said on a topic, by date of publication; what nobody dates comes last."""

    party: str
    topic: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What several parties said on a topic, each by itself."""

    topic: str
    sides: tuple[Positions, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a party's meetings were about, with how many of these meetings and how often the party has a word on it."""

    topic: str
    meetings: int
    sayings: int


@dataclass(frozen=True, slots=True)
class Subjects:
    """What parties (codes) spoke about in their meetings together of these days (ISO 8601), the most first.

    Only what each of them has a word on is here; `sayings` counts the places in reports, which are fewer `Saying`s where words are
    told again.
    """

    parties: tuple[str, ...]
    since: str | None
    as_of: str | None
    subjects: tuple[Subject, ...]


def positions(
    record: Record, party: str, topic: str, since: date | None = None, until: date | None = None, *, most: int | None = None
) -> Positions:
    """What this party said on this topic, alone or with others, in reports of these days.

    All words of the topic must be there, in any of their forms ("fishing" finds "fished"); a phrase in quotation marks as it
    stands. Raises `UsageError` where the topic has no word, and where more than `most` reports (None: any number) have one on it.
    """
    asked = _Topic.of(topic)
    hits = [h for h in record.search(asked.query, KINDS, (party,)) if asked.fits(h.text)]
    origins = record.origins({h.document for h in hits})
    wanted = [d for d, origin in origins.items() if _within(origin.published, since, until)]
    if most is not None and len(wanted) > most:
        found = f"{len(wanted)} reports have a word of {party_name(party)} on {topic!r}"
        raise UsageError(f"{found}, and more than {most} are too many: add words to the topic, or ask for fewer days")
    about = occasions(record, wanted)
    told: list[Saying] = []
    for reading in record.readings(wanted):
        document = reading.report.document.id
        own = [h for h in hits if h.document == document]
        told += _sayings(reading, party, origins[document], own, about.get(document), asked)
    return Positions(party, topic, tuple(_in_order(told, asked)))


def compared(
    record: Record,
    parties: Sequence[str],
    topic: str,
    since: date | None = None,
    until: date | None = None,
    *,
    most: int | None = None,
) -> Compared:
    """What each of these parties said on this topic. Raises `UsageError` as `positions` does."""
    return Compared(topic, tuple(positions(record, party, topic, since, until, most=most) for party in parties))


def subjects(record: Record, parties: Sequence[str]) -> Subjects:
    """What these parties can be asked about: the topics of their latest meetings on which each of them has a word."""
    since = record.today - timedelta(LATELY) if record.today else None
    lately = record.meetings(parties, since) if since else ()
    if len(lately) < FEW:
        since, lately = None, record.meetings(parties)
    counted = Counter(topic for e in lately for topic in e.meeting.topics)
    likely = sorted(counted, key=lambda topic: (-counted[topic], topic))[:TRIED]
    found = [Subject(t, counted[t], min(_sayings_on(record, party, t) for party in parties)) for t in likely]
    told = sorted((s for s in found if s.sayings), key=lambda s: (-s.sayings, -s.meetings, s.topic))
    first, last = (day.isoformat() if day else None for day in (since, record.today))
    return Subjects(tuple(parties), first, last, tuple(told))


def _sayings_on(record: Record, party: str, topic: str) -> int:
    """How many places have a party's word on a topic."""
    try:
        asked = _Topic.of(topic)
    except UsageError:
        return 0
    hits = record.search(asked.query, KINDS, (party,), COUNTED)
    return len({(h.document, h.start) for h in hits if asked.fits(h.text)})


def _within(day: str | None, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    if day is None:
        return False
    first, last = edtf.bounds(day)
    return (since is None or last >= since) and (until is None or first <= until)


# -- the topic -----------------------------------------------------------------------------------------------------

_PHRASE = re.compile(r'"([^"]*)"?')


@dataclass(frozen=True, slots=True)
class _Topic:
    """What is asked for: stems, and a query that finds at least all that has them."""

    stems: frozenset[str]
    query: str

    @staticmethod
    def of(topic: str) -> _Topic:
        loose = words_in(_PHRASE.sub(" ", topic))
        phrases = [p for p in _PHRASE.findall(topic) if words_in(p)]
        if not loose and not phrases:
            raise UsageError("a topic needs a word")
        stems = frozenset(stem(w.folded) for w in loose)
        return _Topic(stems, " ".join([*(f"{s}*" for s in sorted(stems)), *(f'"{p}"' for p in phrases)]))

    def fits(self, text: str) -> bool:
        """Whether all of the stems are there: what begins like one may be another word ("mine", "mineral")."""
        return self.stems <= {stem(w.folded) for w in words_in(text)}

    def marks(self, text: str) -> tuple[Span, ...]:
        """Where its words stand."""
        return tuple(Span(w.start, w.end) for w in words_in(text) if stem(w.folded) in self.stems)


# -- from hits to sayings ------------------------------------------------------------------------------------------


def _sayings(
    reading: Reading, party: str, origin: Origin, hits: Sequence[Hit], about: Occasion | None, asked: _Topic
) -> Iterator[Saying]:
    """The sayings of one report: claims on the same words are one."""
    document = reading.report.document
    told = _by_id(assemble(reading.claims))
    spoken = list(_quotations(reading.report))
    for group in _groups([_Place(hit, _whole(Span(hit.start, hit.end), spoken)) for hit in hits]):
        widest = max(group, key=lambda p: (p.span.end - p.span.start, p.hit.kind is HitKind.STATEMENT, str(p.hit.subject)))
        exact = widest.span.of(document.text)
        facts = [told[str(p.hit.subject)] for p in group]
        own = [q for q in _quoted(widest.span, spoken, facts, reading) if not _of_another(q, party, told.values())]
        quoted = tuple(q.shift(-widest.span.start) for q in own)
        by = widest.hit.by
        yield Saying(
            mention_id(document.id, str(widest.hit.subject)),
            tuple(dict.fromkeys(p.hit.kind.value for p in group)),
            _wording(party, origin, by, quoted),
            by,
            next((f.speaker for f in facts if isinstance(f, Statement)), ()),
            next((f.stance for f in facts if isinstance(f, Position)), None),
            _modality(facts, reading.claims).value,
            Note(document.id, origin.source, origin.outlet, origin.published, origin.side, *widest.span, exact),
            asked.marks(exact),
            quoted,
            about,
        )


_Fact = Statement | Position | Agreement


def _by_id(facts: Facts) -> dict[str, _Fact]:
    known: list[_Fact] = [*facts.statements, *facts.positions, *facts.agreements]
    return {f.id: f for f in known}


class _Place(NamedTuple):
    """A hit, and its words with the whole of the quotations that reach into them."""

    hit: Hit
    span: Span


def _groups(places: Iterable[_Place]) -> list[list[_Place]]:
    """What shares words, in text order."""
    groups: list[list[_Place]] = []
    reach = -1
    for place in sorted(places, key=lambda p: (p.span.start, -p.span.end, str(p.hit.subject))):
        if place.span.start < reach:
            groups[-1].append(place)
        else:
            groups.append([place])
        reach = max(reach, place.span.end)
    return groups


def _modality(facts: Sequence[_Fact], claims: Sequence[Claim]) -> Modality:
    """How the words say it; a statement's is that of its content."""
    content = {c.subject: c.modality for c in claims if c.property == "content"}
    told = [content.get(f.id, Modality.ASSERTED) if isinstance(f, Statement) else f.modality for f in facts]
    return next((m for m in told if m is not Modality.ASSERTED), Modality.ASSERTED)


_QUOTATION = re.compile(r"""(?<![\w.,!?])["“](?=\S)[^"“”]+(?:["”]|\Z)""")
_MARKS = '"“”'
_NAME = 3
"""Words that may be between quotation marks as a name; what is longer, or part of a statement's quotation, was said so."""


def _quotations(report: Report) -> Iterator[Span]:
    """What stands between quotation marks, with the marks; one that is not closed ends with its passage."""
    text = report.document.text
    for passage in report.of_role(Role.HEADLINE, Role.BODY, Role.CAPTION):
        for match in _QUOTATION.finditer(passage.span.of(text)):
            yield Span(*match.span()).shift(passage.span.start)


def _whole(span: Span, spoken: Iterable[Span]) -> Span:
    """Words with the whole of every quotation that reaches into them: a wording that is cut off would seem to be another one."""
    return reduce(Span.to, (q for q in spoken if q.touches(span)), span)


def _quoted(span: Span, spoken: Iterable[Span], facts: Sequence[_Fact], reading: Reading) -> Iterator[Span]:
    """The words within a span that are printed as the speaker's own, in order and apart."""
    text = reading.report.document.text
    own = [f for f in facts if isinstance(f, Statement) and f.quote]
    said = " ".join(w.folded for f in own for w in words_in(f.quote or ""))
    ids = {f.id for f in own}
    found = [c.evidence.span for c in reading.claims if c.subject in ids and c.property == "quote" and c.evidence]
    for quotation in spoken:
        inner = Span(quotation.start + 1, quotation.end - (text[quotation.end - 1] in _MARKS))
        words = words_in(inner.of(text))
        if words and (len(words) > _NAME or _joined(inner.of(text)) in said):
            found.append(inner)
    reach = -1
    for one in sorted((f for f in found if span.holds(f)), key=lambda f: (f.start, -f.end)):
        if one.start >= reach:
            yield one
            reach = one.end


def _of_another(quotation: Span, party: str, told: Iterable[_Fact]) -> bool:
    """Whether quoted words are those of another party alone: one side's ministry, on what both agreed."""
    said = [f for f in told if isinstance(f, Statement) and f.evidence and f.evidence.span.touches(quotation)]
    return any(f.party for f in said) and not any(party in f.party for f in said)


def _joined(text: str) -> str:
    return " ".join(w.folded for w in words_in(text))


def _wording(party: str, origin: Origin, by: Collection[str], quoted: Sequence[Span]) -> Wording:
    """Whose words: a release of the party, and what a joint statement says in the name of all, is its own text."""
    if quoted:
        return Wording.QUOTED
    joint = origin.kind == Kind.JOINT_STATEMENT.value and party in by
    return Wording.OWN_TEXT if joint or origin.side == party else Wording.PARAPHRASE


# -- from one to the next ------------------------------------------------------------------------------------------

_NEAR = 0.5
"""How much of two wordings must be the same (`difflib`, from 0 to 1) for the rest to be called a change."""


def _in_order(told: Iterable[Saying], asked: _Topic) -> list[Saying]:
    """The sayings by date, each compared with the latest before it that words the same thing; the same words are one saying."""
    found: list[Saying] = []
    for saying in sorted(told, key=_order):
        like = [i for i, s in enumerate(found) if s.wording is saying.wording and _alike(s, saying, asked)]
        same = next((i for i in reversed(like) if _wordings(found[i]) == _wordings(saying)), None)
        if same is not None and (same == like[-1] or not _before(found[same], saying)):
            found[same] = replace(found[same], again=(*found[same].again, saying.note))
            continue
        earlier = next((found[i] for i in reversed(like) if _before(found[i], saying)), None)
        found.append(replace(saying, change=_change(earlier, saying)) if earlier else saying)
    return found


def _wordings(saying: Saying) -> list[str]:
    """What must be the same for two wordings to be one: quoted words, unless they are few, whatever is around them."""
    quoted = _compared(saying)
    return [w.folded for w in (quoted if len(quoted) > _NAME else words_in(saying.note.exact))]


def _order(saying: Saying) -> tuple[str, str, int]:
    note = saying.note
    return edtf.bounds(note.published)[0].isoformat() if note.published else "9999", note.source, note.start


def _before(one: Saying, other: Saying) -> bool:
    """Whether the one was said on an earlier occasion: two reports of one meeting, or of one day, tell of the same."""
    if one.meeting and other.meeting and one.meeting.id == other.meeting.id:
        return False
    days = one.note.published, other.note.published
    return bool(days[0] and days[1] and edtf.bounds(days[0])[1] < edtf.bounds(days[1])[0])


def _alike(one: Saying, other: Saying, asked: _Topic) -> bool:
    """Whether two wordings are of the same thing, and near enough for their differences to tell anything.

    Half of the shorter one's words, and one that is not the topic's, must be in both; and what would be compared must be the
    same by half.
    """
    first, second = content(one.note.exact), content(other.note.exact)
    common = first & second
    if len(common) < 2 or common <= asked.stems or 2 * len(common) < min(len(first), len(second)):
        return False
    old, new = ([stem(w.folded) for w in _compared(s)] for s in (one, other))
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= _NEAR


def _change(before: Saying, after: Saying) -> Change:
    """What differs: of quoted words, only those."""
    old, new = _compared(before), _compared(after)
    matcher = SequenceMatcher(None, [w.folded for w in old], [w.folded for w in new], autojunk=False)
    fresh: list[Span] = []
    dropped: list[str] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            fresh += [Span(new[k].start, new[m - 1].end)] if m > k else []
            dropped += [before.note.exact[old[i].start : old[j - 1].end]] if j > i else []
    return Change(before.id, str(before.note.published), tuple(fresh), tuple(dropped), tuple(_firmness(before, after)))


def _compared(saying: Saying) -> list[Word]:
    words = words_in(saying.note.exact)
    if saying.wording is not Wording.QUOTED:
        return words
    return [w for w in words if any(q.holds(Span(w.start, w.end)) for q in saying.quoted)]


def _firmness(before: Saying, after: Saying) -> Iterator[str]:
    if before.stance and after.stance and before.stance != after.stance:
        yield f"{after.stance}, before: {before.stance}"
    if before.modality != after.modality:
        yield f"{after.modality}, before: {before.modality}"
