"""Reading -> Digest: what of a report counts when many are made into one record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from verbale.model.claims import Claim, Modality
from verbale.model.documents import Report
from verbale.model.facts import Meeting, Quantity
from verbale.model.reading import Reading
from verbale.model.record import Digest, Ground, Mention, Origin, mention_id
from verbale.resolve.deeds import deeds_of
from verbale.resolve.venues import venue_of
from verbale.resolve.voices import voice_of

GROUNDED = ("type", "status", "series", "ordinal", "level", "format", "date", "city", "country", "host")
"""The properties of a meeting with one value each, which reports may tell differently."""


def digest(reading: Reading) -> Digest:
    """What a report, with its facts assembled, brings to the record."""
    facts, origin = reading.facts, origin_of(reading)
    main = (*_durations(facts.quantities), *_venue(reading.report))
    return Digest(
        origin,
        tuple(_mention(m, origin, () if i else main, main=not i) for i, m in enumerate(facts.meetings)),
        tuple(replace(s, claims=()) for s in facts.series),
        tuple(replace(p, claims=()) for p in facts.people),
        tuple(replace(c, claims=()) for c in facts.commitments),
        reading.conflicts,
        claims=len(reading.claims),
        agreements=tuple(replace(a, claims=()) for a in facts.agreements),
        deeds=deeds_of(reading.report),
    )


def origin_of(reading: Reading) -> Origin:
    """Whose word a report is, and when it spoke."""
    report, voice = reading.report, voice_of(reading.report, reading.claims)
    return Origin(
        report.document.id,
        report.document.source,
        voice.outlet,
        report.published,
        report.kind.value,
        voice.side,
        voice.chain,
        voice.sketch,
    )


def _venue(report: Report) -> tuple[Ground, ...]:
    """The building in which the meeting was; its words are no claim."""
    venue = venue_of(report)
    return (Ground("venue", venue, "", "stated"),) if venue else ()


def _mention(meeting: Meeting, origin: Origin, more: tuple[Ground, ...], *, main: bool) -> Mention:
    grounds = (_ground(meeting.claims, meeting.id, name) for name in GROUNDED)
    bare = replace(meeting, claims=())
    return Mention(mention_id(origin.document, meeting.id), origin, bare, (*(g for g in grounds if g), *more), main)


def _ground(claims: Sequence[Claim], subject: str, name: str) -> Ground | None:
    """The claim that gives a property its value, as the views take it: the surest, and the first among equals."""
    told = [c for c in claims if c.subject == subject and c.property == name and c.modality is not Modality.NEGATED]
    best = max(told, key=lambda c: c.confidence, default=None)
    return None if best is None else Ground(name, best.value, best.id, best.basis.value)


# -- how long they talked ------------------------------------------------------------------------------------------

_MINUTES = {"hour": 60, "minute": 1}
_LASTED = re.compile(r"\b(?:for|last(?:ed|ing)|took|ran|running|of)\s+(?:just |only )?\Z", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|,)?\s*")


def _durations(quantities: Sequence[Quantity]) -> tuple[Ground, ...]:
    """How long they talked: minutes and the words, of the first quantity of hours or minutes that is told as a duration."""
    timed = [q for q in quantities if q.unit in _MINUTES and q.evidence is not None and q.value is not None and not q.per]
    for i, first in enumerate(timed):
        assert first.evidence is not None
        assert first.value is not None
        if not _LASTED.search(first.evidence.prefix):
            continue
        minutes, words = first.value * _MINUTES[str(first.unit)], first.evidence.exact
        rest = timed[i + 1] if i + 1 < len(timed) else None
        if (
            rest is not None
            and rest.evidence is not None
            and rest.value is not None
            and first.unit == "hour"
            and rest.unit == "minute"
        ):
            gap = first.evidence.suffix[: max(0, rest.evidence.start - first.evidence.end)]
            if rest.evidence.start - first.evidence.end <= len(gap) and _AND.fullmatch(gap):
                minutes, words = minutes + rest.value, f"{words}{gap}{rest.evidence.exact}"
        claim = next((c.id for c in first.claims if c.property == "value"), "")
        return (Ground("duration", (round(minutes), " ".join(words.split())), claim, "stated"),)
    return ()
