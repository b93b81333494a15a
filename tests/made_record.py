"""Records made by hand: what a report tells of meetings in a line, as a mention, a digest or a whole reading.

The world is invented: Chile and Finland hold an Ocean Dialogue of their vice ministers, and whatever else a test needs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from verbale.ledger import Ledger
from verbale.model.claims import Basis, Claim, Modality, Value
from verbale.model.documents import Document, Kind, Passage, Report, Role
from verbale.model.facts import Commitment, Conflict, Format, Level, Meeting, Participant, Series
from verbale.model.reading import Reading
from verbale.model.record import Decision, DecisionKind, Digest, Encounter, Ground, Mention, Origin, mention_id
from verbale.model.spans import Span, quote
from verbale.resolve.digest import GROUNDED
from verbale.resolve.meetings import Verdicts, bound, keys_of, place
from verbale.store import Store, open_record
from verbale.store.derived import scratch
from verbale.views.assemble import assemble

OCEAN = "Chile-Finland Ocean Dialogue"
INES = Participant("Inés Arriagada", "Vice Foreign Minister", "CHL")
AINO = Participant("Aino Karvonen", "Vice Foreign Minister", "FIN")
"""The two who mostly meet."""


def met(date: str | None = None, parties: str = "CHL FIN", *people: Participant, **facts: object) -> Meeting:
    """A meeting as a report tells of it: at the level of vice ministers, unless `facts` say otherwise."""
    given: dict[str, object] = {"level": Level.VICE_MINISTERIAL.value, "format": Format.BILATERAL.value}
    return Meeting("m1", date=date, parties=tuple(parties.split()), participants=people, **given | facts)  # type: ignore[arg-type]


def a_round(date: str | None = None, ordinal: int | None = None, *people: Participant, **facts: object) -> Meeting:
    """A round of the Ocean Dialogue."""
    return met(date, "CHL FIN", *people, **{"series": OCEAN, "ordinal": ordinal} | facts)


def origin(source: str, published: str | None = None, outlet: str | None = None, **more: object) -> Origin:
    """A report as a source, by default an outlet of its own."""
    document = "sha256:" + hashlib.sha256(source.encode()).hexdigest()
    return Origin(document, source, outlet or f"The {source} Post", published, **more)  # type: ignore[arg-type]


def mention(told_by: Origin | str, meeting: Meeting, *, main: bool = True, inferred: Sequence[str] = ()) -> Mention:
    """A meeting as the report tells of it; the claim of each value is `{mention}:{property}`."""
    source = origin(told_by) if isinstance(told_by, str) else told_by
    key = mention_id(source.document, meeting.id)
    told = {name: getattr(meeting, name) for name in GROUNDED}
    basis = {name: Basis.INFERRED if name in inferred else Basis.STATED for name in told}
    grounds = tuple(Ground(n, v, f"{key}:{n}", basis[n].value) for n, v in told.items() if v is not None)
    return Mention(key, source, meeting, grounds, main)


def digest(told_by: Origin, *meetings: Meeting, **more: object) -> Digest:
    """What a report brings: its meetings are `m1`, `m2` ..., and it is about the first."""
    numbered = [replace(m, id=f"m{n}") for n, m in enumerate(meetings, 1)]
    mentions = tuple(mention(told_by, m, main=not n) for n, m in enumerate(numbered))
    return Digest(told_by, mentions, **more)  # type: ignore[arg-type]


def digests_of(mentions: Iterable[Mention]) -> tuple[Digest, ...]:
    """The mentions by report."""
    by_report: dict[str, list[Mention]] = {}
    for one in mentions:
        by_report.setdefault(one.origin.document, []).append(one)
    return tuple(Digest(own[0].origin, tuple(own)) for own in by_report.values())


def placed(*mentions: Mention, verdicts: Verdicts | None = None) -> list[set[str]]:
    """The sources by meeting, of mentions that are placed all at once; a report's second mention is `{source}/m2`."""
    with scratch() as derived:
        derived.put(digests_of(mentions), keys_of)
        places = place(mentions, (), derived, verdicts or Verdicts())
        derived.set_places(places)
        places |= bound(derived, verdicts or Verdicts())
    groups: dict[str, set[str]] = {}
    for one in mentions:
        name = one.origin.source if one.meeting.id == "m1" else f"{one.origin.source}/{one.meeting.id}"
        groups.setdefault(places[one.id].meeting, set()).add(name)
    return sorted(groups.values(), key=sorted)


def pair(one: Mention, other: Mention) -> frozenset[tuple[str, str]]:
    """The two as a verdict has them."""
    low, high = sorted((one.id, other.id))
    return frozenset(((low, high),))


def sources(origins: Iterable[Origin]) -> int:
    """How many outlets these are."""
    return len({o.outlet for o in origins})


# -- whole readings ------------------------------------------------------------------------------------------------


class _Text:
    """A text in the making, with claims on its words."""

    def __init__(self, source: str, given: dict[str, str | None]) -> None:
        self.source, self._given, self._parts, self._rows = source, given, list[str](), list[tuple[object, ...]]()
        self._at = 0

    def put(self, words: str) -> Span:
        self._parts += [words, "; "]
        start = self._at
        self._at += len(words) + 2
        return Span(start, start + len(words))

    def say(self, subject: str, name: str, value: Value | None, **more: object) -> None:
        if value is not None:
            self._rows.append((subject, name, value, self.put(f"{subject} {name} {value}"), more))

    def finish(self, body: str) -> tuple[Document, tuple[Claim, ...], Span]:
        head = "".join(self._parts) or "; "
        document = Document(self.source, f"{head}\n\n{body}\n", **self._given)  # type: ignore[arg-type]
        return document, tuple(self._claims(document)), Span(len(head) + 2, len(head) + 2 + len(body))

    def _claims(self, document: Document) -> Iterator[Claim]:
        for subject, name, value, words, more in self._rows:
            evidence = quote(document.id, document.text, words)  # type: ignore[arg-type]
            rule = "as the test has it" if more.get("basis") is Basis.INFERRED else None  # type: ignore[attr-defined]
            yield Claim(
                subject, name, value, evidence.exact, evidence, rule=rule, extractor="made by hand", **more  # type: ignore[arg-type]
            )  # fmt: skip


def reading(
    source: str,
    published: str | None,
    *meetings: Meeting,
    outlet: str | None = None,
    kind: Kind = Kind.NEWS,
    body: str | None = None,
    series: Sequence[Series] = (),
    promises: Sequence[Commitment] = (),
    conflicts: Sequence[Conflict] = (),
) -> Reading:
    """A report with all of its claims. Its body is like no other's, unless it is given."""
    text = _Text(source, {"published": published, "outlet": outlet})
    names: dict[str, str] = {}
    for number, meeting in enumerate(meetings, 1):
        _say_meeting(text, f"m{number}", meeting, names)
    for name, key in names.items():
        text.say(key, "name", name)
    for number, told in enumerate(series, 1):
        _say_series(text, f"s{number}", told)
    for number, promise in enumerate(promises, 1):
        for party in promise.by:
            text.say(f"co{number}", "by", party)
        text.say(f"co{number}", "what", promise.what)
        text.say(f"co{number}", "due", promise.due)
    document, claims, where = text.finish(body or _words(source))
    passages = (Passage(Role.HEADLINE, Span(0, where.start - 2)), Passage(Role.BODY, where))
    report = Report(document, passages, kind=kind, outlet=outlet, published=published, published_basis=published and "given")
    return Reading(report, claims, assemble(claims), tuple(conflicts))


def _words(source: str) -> str:
    """Words that no other report has."""
    digits = hashlib.sha256(source.encode()).hexdigest()
    return " ".join(digits[i : i + 6] for i in range(0, 60, 6))


def _say_meeting(text: _Text, subject: str, meeting: Meeting, names: dict[str, str]) -> None:
    for name in GROUNDED:
        text.say(subject, name, getattr(meeting, name))
    for party in meeting.parties:
        text.say(subject, "party", party)
    for person in meeting.participants:
        key = names.setdefault(person.name, f"p{len(names) + 1}")
        text.say(subject, "participant", person.name)
        text.say(f"{subject}/{key}", "office", person.office, basis=person.basis)
        text.say(f"{subject}/{key}", "party", person.party)
    for topic in meeting.topics:
        text.say(subject, "topic", topic)


def _say_series(text: _Text, subject: str, told: Series) -> None:
    text.say(subject, "name", told.name)
    for party in told.parties:
        text.say(subject, "party", party)
    for name in ("level", "format", "founded", "lapsed", "resumed", "hiatus"):
        text.say(subject, name, getattr(told, name))
    for row in told.rounds_until:
        text.say(subject, "rounds until", row)


def history(*rounds_until: tuple[str, int], **more: object) -> Series:
    """What a report tells of the Ocean Dialogue."""
    given: dict[str, object] = {"level": Level.VICE_MINISTERIAL.value, "format": Format.BILATERAL.value}
    return Series("s1", OCEAN, ("CHL", "FIN"), rounds_until=rounds_until, **given | more)  # type: ignore[arg-type]


def promise(what: str, due: str | None = None, by: str = "CHL FIN") -> Commitment:
    """What the parties undertook."""
    return Commitment("co1", tuple(by.split()), what, due, modality=Modality.ASSERTED)


@contextmanager
def record(folder: Path, *readings: Reading, decisions: Sequence[Decision] = ()) -> Iterator[Store]:
    """A record of these readings."""
    with open_record(folder / f"{len(list(folder.iterdir()))}.record", create=True) as store:
        for one in readings:
            store.add(one)
        for decision in decisions:
            store.decide(decision)
        yield store


def ledger(folder: Path, *readings: Reading, decisions: Sequence[Decision] = ()) -> Ledger:
    """The same, worked out; the record is closed, so ask for no claims."""
    with record(folder, *readings, decisions=decisions) as store:
        found = Ledger(store)
        found.today  # noqa: B018  works it out
        return found


def decision(kind: DecisionKind, one: str, other: str = "") -> Decision:
    """A person's decision."""
    return Decision(kind, one, other, "the ministry's list says so", "A. Reader", "2025-01-31")


def claim_id(told: Reading, name: str, subject: str = "m1") -> str:
    """The id of the claim that gives a property of a subject its value."""
    return next(c.id for c in told.claims if (c.subject, c.property) == (subject, name))


def meeting_of(told: Reading, subject: str = "m1") -> str:
    """The id of a mention of the report."""
    return mention_id(told.report.document.id, subject)


def meetings_by_source(found: Ledger) -> list[set[str]]:
    """The sources by meeting."""
    return sorted(({m.origin.source for m in e.mentions} for e in found.meetings()), key=sorted)


def of_source(found: Ledger, source: str) -> Encounter:
    """The meeting that a report is about."""
    return next(e for e in found.meetings() if any(m.main and m.origin.source == source for m in e.mentions))
