"""What became of commitments: kept by a later meeting, overdue as of a day, or replaced by a later one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from verbale import knowledge
from verbale.model import edtf
from verbale.model.facts import BEHIND, Commitment, CommitmentState, Level, Meeting, MeetingType
from verbale.model.grouping import grouped, hashed_id
from verbale.model.record import Digest, Encounter, Undertaking, Whole, mention_id
from verbale.reconcile.across.disputes import title

_EARLY, _LATE = timedelta(days=3), timedelta(days=45)
"""How much before its due time, and how much after it, a meeting may be held and still be the one that was promised."""

_SOON = timedelta(days=550)
"""How long after it was told a meeting without a due time keeps a promise to meet."""

_ALIKE = 0.5
"""The share of common words from which two commitments of the same parties are one."""

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")


def undertakings(whole: Whole, as_of: date | None) -> tuple[Undertaking, ...]:
    """The ledger as of a day (None: as of the latest report): by due time, those without one last."""
    by_parties: dict[frozenset[str], list[Encounter]] = {}
    for encounter in whole.encounters:
        by_parties.setdefault(frozenset(encounter.meeting.parties), []).append(encounter)
    groups = _groups(whole.digests.values())
    now = as_of or latest(whole)
    found = [_followed(g, by_parties.get(frozenset(g[0][1].by), ()), now) for g in groups]
    return tuple(sorted(_superseded(found), key=lambda u: (u.due or "9999", u.id)))


def latest(whole: Whole) -> date | None:
    """The day of the latest report of the record."""
    days = [edtf.bounds(d.origin.published)[1] for d in whole.digests.values() if d.origin.published]
    return max((d for d in days if d != date.max), default=None)


def _groups(digests: Iterable[Digest]) -> list[list[tuple[Digest, Commitment]]]:
    """Commitments that are one: the same parties, words in common, told about the same time."""
    ordered = sorted(digests, key=lambda d: (d.origin.published or "9999", d.origin.document))
    by_parties: dict[frozenset[str], list[tuple[Digest, Commitment]]] = {}
    for digest in ordered:
        for commitment in digest.commitments:
            by_parties.setdefault(frozenset(commitment.by), []).append((digest, commitment))
    return [group for told in by_parties.values() for group in grouped(told, _among)]


def _among(row: tuple[Digest, Commitment], group: list[tuple[Digest, Commitment]]) -> bool:
    return all(_one(*row, *other) for other in group)


_TOGETHER = 10
"""Days within which two reports tell of one undertaking."""


def _one(digest: Digest, commitment: Commitment, other: Digest, theirs: Commitment) -> bool:
    if digest.origin.document == other.origin.document or not commitment.by:
        return False
    if digest.origin.published and other.origin.published:
        (_, first), (_, second) = edtf.bounds(digest.origin.published), edtf.bounds(other.origin.published)
        if abs((first - second).days) > _TOGETHER:
            return False
    if commitment.due and theirs.due and not edtf.overlaps(commitment.due, theirs.due):
        return False
    a, b = _words(commitment.what), _words(theirs.what)
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= _ALIKE


def _words(what: str | None) -> frozenset[str]:
    return frozenset(w.casefold()[:5] for w in _WORD.findall(what or ""))


def _followed(group: Sequence[tuple[Digest, Commitment]], meetings: Sequence[Encounter], now: date | None) -> Undertaking:
    digest, commitment = min(group, key=lambda row: (row[0].origin.published or "9999", row[0].origin.document, row[1].id))
    since = edtf.bounds(digest.origin.published)[1] if digest.origin.published else None
    due = next((c.due for _, c in sorted(group, key=lambda row: _width(row[1].due)) if c.due), None)
    mentions = tuple(sorted(mention_id(d.origin.document, c.id) for d, c in group))
    key = hashed_id("c", mentions[0])
    reports = tuple(sorted({d.origin.source for d, _ in group}))
    made = Undertaking(key, commitment, mentions, reports, since, due, CommitmentState.OPEN)
    kept = _keeping(commitment, due, since, meetings, {d.origin.document for d, _ in group}, now)
    if kept is not None:
        because = f"{title(kept)} was held"
        return replace(made, state=CommitmentState.DONE, because=because, kept_by=kept.id)
    end = edtf.bounds(due)[1] if due else None
    if end is not None and now is not None and end < now:
        because = f"due by {end.isoformat()}, and nothing in the record keeps it by {now.isoformat()}"
        return replace(made, state=CommitmentState.OVERDUE, because=because)
    return made


def _width(due: str | None) -> int:
    if due is None:
        return 10**9
    first, last = edtf.bounds(due)
    return (last - first).days


# -- promises to meet ----------------------------------------------------------------------------------------------


def _keeping(
    commitment: Commitment, due: str | None, since: date | None, meetings: Sequence[Encounter], own: set[str], now: date | None
) -> Encounter | None:
    """The first meeting of the same parties that is what was promised: in time, at the level and in the city of the words."""
    wanted = wanted_meeting(commitment.what or "")
    if wanted is None or since is None:
        return None
    first, last = (since, since + _SOON)
    if due is not None:
        start, end = edtf.bounds(due)
        at = start != date.min and _THEN.search(commitment.what or "")
        first, last = max(since, start - _EARLY) if at else since, end + _LATE if end != date.max else last
    held = [(day, e.id, e) for e in meetings if (day := _day(e.meeting)) is not None and first <= day <= last]
    for day, _, encounter in sorted(held, key=lambda row: row[:2]):
        fresh = any(m.origin.document not in own for m in encounter.mentions)
        if fresh and (now is None or day <= now) and day > since - timedelta(days=1) and _fits(wanted, encounter.meeting):
            return encounter
    return None


def _day(meeting: Meeting) -> date | None:
    if meeting.date is None or meeting.status not in BEHIND:
        return None
    return edtf.bounds(meeting.date)[0]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words of a promise ask of a meeting; None for what they leave open."""

    level: Level | None
    city: str | None
    by_phone: bool = False


_MEET = re.compile(
    r"\b(?:meetings?|summit|talks|dialogue|consultations?|round|visit"
    r"|meet(?= (?:again|in|on|next|regularly|annually|every|once)\b|$))\b",
    re.IGNORECASE,
)
_CALL = re.compile(r"\b(?:call|phone|telephone|video)", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:in|on|during|for)\s+(?:the )?(?:early |mid-|late |first |second |half |of )*"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|fall|winter|\d{4}|next)\b",
    re.IGNORECASE,
)
"""A time at which, where other words give one by which."""

_LEVELS = (
    (re.compile(r"\bvice[- ](?:foreign )?minist|\bdeputy (?:foreign )?minist", re.I), Level.VICE_MINISTERIAL),
    (re.compile(r"\bsummit|\bleaders\b|\bpresidents?\b|\bprime minist", re.I), Level.LEADERS),
    (re.compile(r"\bforeign minist|\bministerial\b|\bministers\b|\b2\+2\b", re.I), Level.MINISTERIAL),
    (re.compile(r"\bsenior officials?\b|\bdirectors?[- ]general\b", re.I), Level.SENIOR_OFFICIALS),
    (re.compile(r"\bworking[- ](?:group|level)\b", re.I), Level.WORKING),
)
_HOLD = re.compile(r"\b(?:hold|host|meet|convene|resume|organi[sz]e|arrange|take place|held|visit)\b", re.I)
_PLACE = re.compile(r"\bin (?P<city>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")


def wanted_meeting(what: str) -> Wanted | None:
    """The meeting that the words promise; None where they promise something else."""
    if not _MEET.search(what) or not _HOLD.search(what):
        return None
    level = next((level for pattern, level in _LEVELS if pattern.search(what)), None)
    cities = knowledge.cities()
    city = next((cities[m["city"]].name for m in _PLACE.finditer(what) if m["city"] in cities), None)
    return Wanted(level, city, bool(_CALL.search(what)))


def _fits(wanted: Wanted, meeting: Meeting) -> bool:
    if (meeting.type == MeetingType.PHONE_CALL) != wanted.by_phone:
        return False
    if wanted.level is not None and meeting.level is not None and meeting.level != wanted.level:
        return False
    return wanted.city is None or meeting.city is None or meeting.city == wanted.city


def _superseded(found: Sequence[Undertaking]) -> Iterator[Undertaking]:
    """A promise to meet that the same parties repeat later with another due time gives way to the later one."""
    open_ones = [u for u in found if u.state is not CommitmentState.DONE and u.due]
    for one in found:
        wanted = wanted_meeting(one.commitment.what or "")
        later = [
            u
            for u in open_ones
            if one.state is not CommitmentState.DONE and wanted is not None and wanted.level is not None and one.due and one.since
            and u.since and u.since > one.since and u.due and not edtf.overlaps(u.due, one.due)
            and frozenset(u.commitment.by) == frozenset(one.commitment.by) and wanted_meeting(u.commitment.what or "") == wanted
        ]  # fmt: skip
        if later:
            newest = max(later, key=lambda u: (u.since or date.min, u.id))
            yield replace(one, state=CommitmentState.SUPERSEDED, because=f"promised anew for {newest.due}")
        else:
            yield one
