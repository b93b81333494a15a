"""Which commitments of several reports are one, and by when it is due."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from verbale import knowledge
from verbale.model import edtf
from verbale.model.annotated import Grain
from verbale.model.documents import Kind
from verbale.model.facts import Commitment, ConflictClass
from verbale.model.grouping import grouped
from verbale.model.record import Digest, Dispute, Encounter, Origin, Whole
from verbale.reconcile.across.disputes import Outcome, dispute

Promise = tuple[Digest, Commitment]
"""A commitment, and the report that tells of it."""

_ALIKE = 0.5
"""The share of common words from which two commitments of the same parties are one."""

_MUCH = 0.6
"""The same, of the words beside the time, for two that are due at different times; and the fewest such words in common."""
_FEWEST = 2

_TOGETHER = 10
"""Days within which two reports tell of one undertaking."""

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
STEM = 5
"""Letters by which two words are one: "vessel" and "vessels"."""

TIMES = frozenset(word[:STEM] for word in knowledge.word_set("promises", "times"))
"""The words of a time, so shortened."""
_END_OF = re.compile(r"\b(?:by|before|until) the (?:end|close) of\b", re.IGNORECASE)


# -- which are one -------------------------------------------------------------------------------------------------


def promises(digests: Iterable[Digest]) -> list[list[Promise]]:
    """The commitments of these reports, those that are one together."""
    ordered = sorted(digests, key=lambda d: (d.origin.published or "9999", d.origin.document))
    by_parties: dict[frozenset[str], list[Promise]] = {}
    for digest in ordered:
        for commitment in digest.commitments:
            by_parties.setdefault(frozenset(commitment.by), []).append((digest, commitment))
    return [group for told in by_parties.values() for group in grouped(told, _among)]


def _among(row: Promise, group: list[Promise]) -> bool:
    return all(one_promise(row, other) for other in group)


def one_promise(one: Promise, other: Promise) -> bool:
    """Whether two reports tell of one commitment: the same parties, words in common, told about the same time.

    One that both date, and differently, has more of its words in common, and no like of it in either report.
    """
    (digest, mine), (counterpart, theirs) = one, other
    if digest.origin.document == counterpart.origin.document or not mine.by or frozenset(mine.by) != frozenset(theirs.by):
        return False
    if not _told_together(digest.origin, counterpart.origin):
        return False
    if mine.due and theirs.due and not edtf.overlaps(mine.due, theirs.due):
        return _alike(_object(mine), _object(theirs), _MUCH, _FEWEST) and _alone(digest, mine) and _alone(counterpart, theirs)
    return _alike(words(mine.what), words(theirs.what), _ALIKE, 1)


def _told_together(one: Origin, other: Origin) -> bool:
    if not one.published or not other.published:
        return True
    (_, first), (_, second) = edtf.bounds(one.published), edtf.bounds(other.published)
    return abs((first - second).days) <= _TOGETHER


def _alone(digest: Digest, commitment: Commitment) -> bool:
    """Whether nothing else that a report tells could be the same commitment, as the stages of a plan could."""
    own = _object(commitment)
    return not any(c.id != commitment.id and _alike(own, _object(c), _ALIKE, 1) for c in digest.commitments)


def _alike(one: frozenset[str], other: frozenset[str], share: float, fewest: int) -> bool:
    common = len(one & other)
    return common >= fewest and 2 * common / (len(one) + len(other)) >= share


def words(what: str | None) -> frozenset[str]:
    """The words and numbers of a commitment, shortened to what two forms of a word have in common."""
    return frozenset(w.casefold()[:STEM] for w in _WORD.findall(what or ""))


def _object(commitment: Commitment) -> frozenset[str]:
    """The words that do not tell a time."""
    return frozenset(w for w in words(commitment.what) if w not in TIMES and not w.isdigit())


# -- by when -------------------------------------------------------------------------------------------------------


def due_of(group: Sequence[Promise], sources: Callable[[Iterable[Origin]], int]) -> str | None:
    """By when a commitment is due: what most independent sources tell, the later of times that as many do, told most finely."""
    told = sorted({c.due for _, c in group if c.due})
    if not told:
        return None
    count = {due: sources(d.origin for d, c in group if c.due and edtf.contains(c.due, due)) for due in told}
    firm = [due for due in told if not any(o != due and edtf.contains(due, o) and not edtf.contains(o, due) for o in told)]
    return max(firm, key=lambda due: (count[due], edtf.bounds(due)[1], due))


def other_due(whole: Whole) -> Iterator[Dispute]:
    """One commitment that the reports of a meeting want met by different times; a month and one of its days are no conflict."""
    for encounter in whole.encounters:
        digests = {m.origin.document: whole.digests[m.origin.document] for m in encounter.mentions if m.main}
        for group in promises(digests.values()) if len(digests) > 1 else ():
            dated = [row for row in group if row[1].due]
            if any(_apart(a, b) for (_, a), (_, b) in combinations(dated, 2)):
                yield _over_due(whole, encounter, dated)


def _apart(one: Commitment, other: Commitment) -> bool:
    mine, theirs = _deadline(one), _deadline(other)
    return mine is not None and theirs is not None and not edtf.overlaps(mine, theirs)


def _deadline(commitment: Commitment) -> str | None:
    """When the time is up: by the end of a year is in its last month, in a year is any day of it."""
    if commitment.due and edtf.grain(commitment.due) is Grain.YEAR and _END_OF.search(commitment.what or ""):
        last = edtf.bounds(commitment.due)[1]
        return f"{last.year:04}-{last.month:02}"
    return commitment.due


def _over_due(whole: Whole, encounter: Encounter, group: Sequence[Promise]) -> Dispute:
    by_due: dict[str, list[Promise]] = {}
    for row in group:
        by_due.setdefault(str(row[1].due), []).append(row)
    count = {due: whole.sources(d.origin for d, _ in rows) for due, rows in by_due.items()}
    official = {due: any(_own_release(d.origin) for d, _ in rows) for due, rows in by_due.items()}
    first, second = sorted(by_due, key=lambda due: (-count[due], -official[due], due))[:2]
    rule = None
    if count[first] > count[second]:
        rule = "more independent sources"
    elif official[first] and not official[second]:
        rule = "a party's own release"
    told = "; ".join(f"by {due}: {', '.join(sorted(_name(d.origin) for d, _ in rows))}" for due, rows in sorted(by_due.items()))
    inside = any(edtf.overlaps(a, b) for a, b in combinations(by_due, 2))
    kind = ConflictClass.GRANULARITY if inside else ConflictClass.ERROR
    outcome = Outcome(tuple(by_due), kind, first if rule else None, rule, told, "the joint statement")
    documents = {d.origin.document for d, _ in group}
    mentions = [m.id for m in encounter.mentions if m.origin.document in documents]
    return dispute(encounter, f"due of {group[0][1].what}", outcome, mentions)


def _name(origin: Origin) -> str:
    return origin.outlet or origin.source


def _own_release(origin: Origin) -> bool:
    return origin.side is not None and origin.kind != Kind.NEWS
