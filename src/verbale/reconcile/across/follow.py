"""What became of commitments: kept by a later meeting, overdue as of a day, or replaced by a later one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from verbale import knowledge
from verbale.model import edtf
from verbale.model.facts import BEHIND, Commitment, CommitmentState, Level, Meeting, MeetingType
from verbale.model.grouping import hashed_id
from verbale.model.record import Digest, Encounter, Undertaking, Whole, mention_id
from verbale.reconcile.across.dating import dated
from verbale.reconcile.across.disputes import title
from verbale.reconcile.across.kept import keeping
from verbale.reconcile.across.promises import Promise, due_of, promises

_EARLY, _LATE = timedelta(days=3), timedelta(days=45)
"""How much before its due time, and how much after it, a meeting may be held and still be the one that was promised."""

_SOON = timedelta(days=550)
"""How long after it was told a meeting without a due time keeps a promise to meet."""


def undertakings(whole: Whole) -> tuple[Undertaking, ...]:
    """The commitments, open, done or superseded, by due time, those without one last; which are overdue is a matter of `as_of`."""
    by_parties: dict[frozenset[str], list[Encounter]] = {}
    for encounter in whole.encounters:
        by_parties.setdefault(frozenset(encounter.meeting.parties), []).append(encounter)
    found: list[Undertaking] = []
    for parties, groups in _by_parties(promises(whole.digests.values())).items():
        meetings = by_parties.get(parties, [])
        documents = {m.origin.document for e in meetings for m in e.mentions} | {d.origin.document for g in groups for d, _ in g}
        digests = [whole.digests[document] for document in sorted(documents & whole.digests.keys())]
        undated = {d.document: edtf.bounds(d.published)[0] for d in dated(meetings)}
        found += [_followed(whole, group, meetings, digests, undated) for group in groups]
    return tuple(sorted(_superseded(found), key=lambda u: (u.due or "9999", u.id)))


def _by_parties(groups: Iterable[list[Promise]]) -> dict[frozenset[str], list[list[Promise]]]:
    found: dict[frozenset[str], list[list[Promise]]] = {}
    for group in groups:
        found.setdefault(frozenset(group[0][1].by), []).append(group)
    return found


def as_of(found: Iterable[Undertaking], day: date | None) -> tuple[Undertaking, ...]:
    """The same on a day: open and past its due time is overdue, kept only afterwards is not done yet. None: no day is known."""
    return tuple(found) if day is None else tuple(_on(one, day) for one in found)


def _on(one: Undertaking, day: date) -> Undertaking:
    if one.state is CommitmentState.DONE and one.kept_on is not None and one.kept_on > day:
        one = replace(one, state=CommitmentState.OPEN, because=None, kept_by=None, kept_on=None, kept_told=None)
    end = edtf.bounds(one.due)[1] if one.due else date.max
    if one.state is not CommitmentState.OPEN or end >= day:
        return one
    because = f"due by {end.isoformat()}, and nothing in the record keeps it by {day.isoformat()}"
    return replace(one, state=CommitmentState.OVERDUE, because=because)


def _followed(
    whole: Whole,
    group: Sequence[Promise],
    meetings: Sequence[Encounter],
    digests: Sequence[Digest],
    undated: Mapping[str, date],
) -> Undertaking:
    """The undertaking that several reports tell, with what became of it. `undated` has when reports without a date can be of."""
    digest, commitment = min(group, key=lambda row: (row[0].origin.published or "9999", row[0].origin.document, row[1].id))
    since = edtf.bounds(digest.origin.published)[1] if digest.origin.published else undated.get(digest.origin.document)
    due = due_of(group, whole.sources)
    mentions = tuple(sorted(mention_id(d.origin.document, c.id) for d, c in group))
    key = hashed_id("c", mentions[0])
    reports = tuple(sorted({d.origin.source for d, _ in group}))
    made = Undertaking(key, commitment, mentions, reports, since, due, CommitmentState.OPEN)
    if since is None:
        return made
    if wanted_meeting(commitment.what or "") is None:
        return _told_as_done(made, since, digests)
    kept = _keeping(commitment, due, since, meetings, {d.origin.document for d, _ in group})
    if kept is None:
        return made
    because = f"{title(kept)} was held"
    return replace(made, state=CommitmentState.DONE, because=because, kept_by=kept.id, kept_on=_day(kept.meeting))


def _told_as_done(made: Undertaking, since: date, digests: Sequence[Digest]) -> Undertaking:
    """The undertaking, done if a later report that tells of a meeting, or of undertakings, of the same parties says so."""
    found = keeping(made.commitment.what or "", since, digests)
    if found is None:
        return made
    digest, deed = found
    origin = digest.origin
    because = f"{origin.outlet or origin.source} of {origin.published} tells it as done"
    told_on = edtf.bounds(str(origin.published))[1]
    return replace(made, state=CommitmentState.DONE, because=because, kept_on=told_on, kept_told=deed.evidence)


# -- promises to meet ----------------------------------------------------------------------------------------------


def _keeping(
    commitment: Commitment, due: str | None, since: date, meetings: Sequence[Encounter], own: set[str]
) -> Encounter | None:
    """The first meeting of the same parties that is what was promised: in time, at the level and in the city of the words."""
    wanted = wanted_meeting(commitment.what or "")
    if wanted is None:
        return None
    first, last = (since, since + _SOON)
    if due is not None:
        start, end = edtf.bounds(due)
        at = start != date.min and _THEN.search(commitment.what or "")
        first, last = max(since, start - _EARLY) if at else since, end + _LATE if end != date.max else last
    held = [(day, e.id, e) for e in meetings if (day := _day(e.meeting)) is not None and first <= day <= last]
    for _, _, encounter in sorted(held, key=lambda row: row[:2]):
        fresh = any(m.origin.document not in own for m in encounter.mentions)
        if fresh and _fits(wanted, encounter.meeting):
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
