"""Speed of resolving many reports into one record, and how right the outcome is.

    python bench/record_speed.py [--reports 10000 100000] [--max-growth 1.5] [--min-settled 0.95] [--max-add 0.001]

For each size a record is made in a temporary file and filled with synthetic readings (`synthetic.py`), which is not
counted; then the CPU seconds are measured that it takes to derive everything from nothing. Growth is the time per report
at the largest size by that at the smallest. Then five more reports are added, each of a meeting that the record knows, and
the median of their times at the largest size is given as a share of the rebuild. The outcome at the smallest size, or with
`--judge-all` at every size, is compared with the truth: mentions of meetings by B-cubed, pairs that are wrongly joined or
split, and the injected errors, of which each must be settled rightly and found as a dispute. Ends with status 1 if growth
or the share is above, or the errors are below, what is given.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import URL, Connection, Table, create_engine, func, select

from synthetic import Injected, Told, diplomacy
from verbale.knowledge.likeness import Likeness, likeness, same_office
from verbale.ledger import Ledger, refresh
from verbale.model.facts import Meeting, Participant, Status
from verbale.model.grouping import portions
from verbale.model.record import Dispute, Encounter, mention_id
from verbale.store import Store, open_record, rows
from verbale.store.tables import claims, documents, keys, mentions, readings

HELD_BACK = 5
"""Reports that are added one at a time at the end."""

AT_ONCE = 500
"""Readings that are put into the tables at one time."""

T = TypeVar("T")


def main() -> int:
    """Measure, print, judge."""
    given = _arguments()
    sizes = sorted(set(given.reports))
    _warm_up()
    runs = [_run(size, given.seed, size == sizes[0] or given.judge_all) for size in sizes]
    growth = runs[-1].each / runs[0].each
    share = runs[-1].add / runs[-1].rebuild
    print(f"growth {growth:.2f} from {sizes[0]} to {sizes[-1]} reports; adding one is {share:.6f} of the rebuild")
    settled = min(run.settled for run in runs if run.settled is not None)
    return int(growth > given.max_growth or share > given.max_add or settled < given.min_settled)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="CPU seconds of resolving synthetic reports, and how right the record is.")
    parser.add_argument("--reports", nargs="+", type=int, default=[10_000, 100_000], metavar="NUMBER")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--judge-all", action="store_true", help="compare with the truth at every size, not only the smallest")
    parser.add_argument("--max-growth", type=float, default=float("inf"), help="the largest growth that is good enough")
    parser.add_argument("--min-settled", type=float, default=0.0, help="the least share of errors settled rightly and disputed")
    parser.add_argument("--max-add", type=float, default=float("inf"), help="the largest share of the rebuild for one report")
    return parser.parse_args()


def _warm_up() -> None:
    """Load what is loaded once, so that it is not counted as time of the smallest size."""
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "warm.verbale", create=True) as store:
        for told in diplomacy(60, seed=-1):
            store.add(told.reading)
        refresh(store)


class _Run(NamedTuple):
    """What was measured at one size: CPU seconds of the rebuild, per report, and of one more report; the errors settled."""

    rebuild: float
    each: float
    add: float
    settled: float | None


def _run(size: int, seed: int, judged: bool) -> _Run:
    """Make a record of so many reports, measure it, and compare it with the truth."""
    truth = _Truth()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.verbale"
        with open_record(path, create=True) as store:
            later: list[Told] = []
            fill(path, _noted(diplomacy(size, seed=seed), truth, later, size))
            rebuild = _cpu_seconds(lambda: refresh(store))
            each = rebuild / (size - len(later))
            print(f"{size} reports: {rebuild:.1f} s, {1000 * each:.2f} ms each; {_sizes(path)}", flush=True)
            add = _median_add(store, later)
            settled = _judge(store, truth, path) if judged else None
    return _Run(rebuild, each, add, settled)


def _median_add(store: Store, later: Sequence[Told]) -> float:
    found = sorted(_cpu_seconds(lambda told=told: _add(store, told)) for told in later)  # type: ignore[misc]
    print(f"  one more report: {1000 * median(found):.1f} ms ({1000 * found[0]:.1f} to {1000 * found[-1]:.1f})", flush=True)
    return median(found)


def _add(store: Store, told: Told) -> None:
    store.add(told.reading)
    refresh(store)


def _cpu_seconds(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began


# Filling a record -------------------------------------------------------------------------------------------------------


def fill(path: Path, stream: Iterable[Told]) -> None:
    """Put readings into the tables of a new record, in one transaction."""
    engine = create_engine(URL.create("sqlite", database=str(path)))
    with engine.begin() as connection:
        number = 0
        for portion in portions(stream, AT_ONCE):
            _put(connection, portion, number)
            number += len(portion)
    engine.dispose()


def _noted(stream: Iterable[Told], truth: _Truth, later: list[Told], size: int) -> Iterator[Told]:
    """The readings to be put in now; a few, each of a meeting that others tell of, are kept for later. The truth is noted."""
    seen: set[str] = set()
    for at, told in enumerate(stream):
        truth.note(told)
        known = told.meetings["m1"] in seen
        seen.add(told.meetings["m1"])
        if known and len(later) < HELD_BACK and at >= (len(later) + 1) * size // (HELD_BACK + 1):
            later.append(told)
        else:
            yield told


def _put(connection: Connection, portion: Sequence[Told], number: int) -> None:
    """The rows of some readings, the first of which has the number after this one."""
    made: dict[Table, list[dict[str, Any]]] = {documents: [], readings: [], claims: []}
    for number, told in enumerate(portion, number + 1):  # noqa: B020
        made[documents].append(rows.document_row(told.reading.report.document))
        made[readings].append(rows.reading_row(told.reading, "") | {"number": number})
        made[claims] += [rows.claim_row(c) | {"reading": number, "position": n} for n, c in enumerate(told.reading.claims)]
    for table, found in made.items():
        connection.execute(table.insert(), found)


def _sizes(path: Path) -> str:
    """How much was derived."""
    counted = {
        "mentions": func.count(mentions.c.id),
        "meetings": func.count(mentions.c.meeting.distinct()),
        "keys": func.count(keys.c.key),
    }
    with create_engine(URL.create("sqlite", database=str(path))).connect() as connection:
        found = [f"{connection.execute(select(column)).scalar()} {name}" for name, column in counted.items()]
    return f"{', '.join(found)}, {path.stat().st_size / 2**20:.0f} MiB"


# Comparing with the truth -----------------------------------------------------------------------------------------------


@dataclass
class _Truth:
    """The true meeting of every mention, how it is told (news, plan, past), and the errors."""

    meetings: dict[str, str] = field(default_factory=dict)
    ways: dict[str, str] = field(default_factory=dict)
    errors: list[Injected] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    def note(self, told: Told) -> None:
        """Keep what is true of a reading."""
        document = told.reading.report.document
        for meeting in told.reading.facts.meetings:
            key = mention_id(document.id, meeting.id)
            self.meetings[key] = told.meetings[meeting.id]
            self.ways[key] = _WAYS.get(meeting.status, "plan")
        self.errors += told.errors
        if told.errors:
            self.sources[document.id] = document.source


_WAYS = {Status.HELD.value: "news", Status.PAST_REFERENCE.value: "past"}


def _judge(store: Store, truth: _Truth, path: Path) -> float:
    """Print how right the record is; the share of errors that are settled rightly and disputed."""
    found = _placed(path)
    precision, recall = _b_cubed(found, truth.meetings), _b_cubed(truth.meetings, found)
    both = 2 * precision * recall / (precision + recall)
    print(f"  meetings: B-cubed precision {precision:.4f}, recall {recall:.4f}, F1 {both:.4f}")
    print(f"  pairs wrongly joined: {_pairs(found, truth.meetings, truth.ways)}")
    print(f"  pairs wrongly split: {_pairs(truth.meetings, found, truth.ways)}")
    began = time.process_time()
    ledger = Ledger(store)
    fates = _fates(ledger, truth)
    print(f"  {len(ledger.meetings())} meetings and {len(ledger.disputes())} disputes, {time.process_time() - began:.1f} s")
    _print_fates(fates)
    return _share(fates, lambda fate: fate.right and fate.disputed)


def _placed(path: Path) -> dict[str, str]:
    """The meeting of the record that each mention belongs to."""
    with create_engine(URL.create("sqlite", database=str(path))).connect() as connection:
        return {key: meeting or key for key, meeting in connection.execute(select(mentions.c.id, mentions.c.meeting))}


def _clusters(placed: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, cluster in placed.items():
        found[cluster].append(key)
    return found


def _b_cubed(found: Mapping[str, str], other: Mapping[str, str]) -> float:
    """Over all mentions, the share of those in the same cluster that are in one cluster of the other clustering as well."""
    total = 0.0
    for cluster in _clusters(found).values():
        total += sum(n * n for n in Counter(other[key] for key in cluster).values()) / len(cluster)
    return total / len(found)


def _pairs(found: Mapping[str, str], other: Mapping[str, str], ways: Mapping[str, str]) -> str:
    """The pairs that are together in one clustering and apart in the other, by how the two tell of their meetings."""
    apart: Counter[str] = Counter()
    for cluster in _clusters(found).values():
        for one, two in combinations(cluster, 2):
            if other[one] != other[two]:
                apart["-".join(sorted((ways[one], ways[two])))] += 1
    return ", ".join(f"{kind} {n}" for kind, n in apart.most_common()) or "none"


@dataclass(frozen=True, slots=True)
class _Fate:
    """What became of an error: whether the record has the right value, and whether a dispute names the wrong one."""

    error: Injected
    right: bool
    disputed: bool

    @property
    def kind(self) -> str:
        """The kind of the error; of what a wrong city brings with it, the property."""
        return self.error.property if self.error.kind == "city" else self.error.kind


def _fates(ledger: Ledger, truth: _Truth) -> list[_Fate]:
    """What became of each error."""
    home = {m.id: e for e in ledger.meetings() for m in e.mentions}
    disputes: dict[str, list[Dispute]] = defaultdict(list)
    for dispute in ledger.disputes():
        for report in dispute.reports:
            disputes[report].append(dispute)
    city = {e.document: e for e in truth.errors if e.property == "city"}
    return [
        _Fate(
            error,
            _is_right(error, home[mention_id(error.document, "m1")]),
            any(_covers(d, city.get(error.document, error)) for d in disputes[truth.sources[error.document]]),
        )
        for error in truth.errors
    ]


def _is_right(error: Injected, encounter: Encounter) -> bool:
    """Whether the record has the true value."""
    meeting = encounter.meeting
    if error.kind == "name":
        return _is_named(error, meeting)
    if error.kind == "office":
        return any(same_office(p.office, str(error.true)) for p in _delegates(error, meeting) if p.office and _is_one(p, error))
    return bool(getattr(meeting, error.property) == error.true)


def _is_named(error: Injected, meeting: Meeting) -> bool:
    """Whether somebody of the party is there under the true name or a variant of it, and nobody under the wrong one."""
    names = [p.name for p in _delegates(error, meeting)]
    return error.told not in names and any(likeness(name, str(error.true)) >= Likeness.VARIANT for name in names)


def _is_one(participant: Participant, error: Injected) -> bool:
    return likeness(participant.name, (error.person or "").partition("/")[2]) is not Likeness.DIFFERENT


def _delegates(error: Injected, meeting: Meeting) -> list[Participant]:
    """The participants of the party whose person the error is about."""
    return [p for p in meeting.participants if p.party == (error.person or "").partition("/")[0]]


_DISPUTED = {"name": ("name", "participant", "holder"), "office": ("office",)}


def _covers(dispute: Dispute, error: Injected) -> bool:
    """Whether a dispute over a report that has the error is about it."""
    properties = _DISPUTED.get(error.kind, (error.property,))
    return dispute.property.partition(" of ")[0] in properties and error.told in dispute.values


def _share(fates: Sequence[_Fate], wanted: Callable[[_Fate], bool]) -> float:
    return sum(map(wanted, fates)) / len(fates) if fates else 1.0


def _print_fates(fates: Sequence[_Fate]) -> None:
    """The shares over all errors, and by kind."""
    kinds = {"all errors": list(fates)} | {kind: [f for f in fates if f.kind == kind] for kind in sorted({f.kind for f in fates})}
    for name, own in kinds.items():
        right, disputed = _share(own, lambda f: f.right), _share(own, lambda f: f.disputed)
        both = _share(own, lambda f: f.right and f.disputed)
        print(f"  {name} ({len(own)}): settled rightly {right:.3f}, found as a dispute {disputed:.3f}, both {both:.3f}")


if __name__ == "__main__":
    sys.exit(main())
