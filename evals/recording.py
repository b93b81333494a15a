"""How well many reports become one record: which are of one meeting, and where they contradict each other."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.likeness import share, words
from evals.scoring import meeting_likeness
from verbale.ledger import Ledger
from verbale.model.reading import Reading
from verbale.store import open_record
from verbale.views.listing import conflicts, meetings

Json = dict[str, Any]


def figures(readings: Sequence[Reading], gold: Sequence[Json]) -> dict[str, float]:
    """`bcubed.*` over the reports about meetings, and `across` over the contradictions between reports.

    `across` is the share of those annotated that are found, `across.precision` the share of those found that are annotated.
    Reports are of one meeting if the record's meeting that is most like the one that each is about is the same. A report of which
    no meeting of the record is like that earns nothing.
    """
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder, "eval.record"), create=True) as store:
        for reading in readings:
            store.add(reading)
        ledger = Ledger(store)
        meant, disputed = json.loads(json.dumps((meetings(ledger), conflicts(ledger))))
    about = [g for g in gold if g["event_cluster"]]
    found = {g["url"]: _meeting_of(g, meant) for g in about}
    precision, recall = b_cubed({g["url"]: g["event_cluster"] for g in about}, found)
    between = [c for g in gold for c in g["conflicts"] if c["with"].startswith("http")]
    wanted = {(c["field"], *sorted(c["values"])): c for c in between}
    right = sum(any(_is(c, d) for d in disputed) for c in wanted.values())
    told = [d for d in disputed if len(d["reports"]) > 1]
    true = sum(any(_is(c, d) for c in wanted.values()) for d in told)
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "bcubed.precision": precision,
        "bcubed.recall": recall,
        "bcubed.f1": both,
        "across": right / max(1, len(wanted)),
        "across.precision": true / max(1, len(told)),
    }


def _meeting_of(gold: Json, told: Sequence[Json]) -> str | None:
    """The record's meeting that is most like what a report is about, among those that it tells of."""
    own = [(meeting_likeness(gold["meetings"][0], m), m["id"]) for m in told if gold["url"] in m["reports"]]
    best = max(own, default=(0.0, ""))
    return best[1] if best[0] > 0 else None


def b_cubed(true: Mapping[str, str], found: Mapping[str, str | None]) -> tuple[float, float]:
    """Precision and recall of a clustering of documents, averaged over documents (Bagga and Baldwin 1998); None earns nothing."""
    precision = recall = 0.0
    for document, cluster in true.items():
        mates = {d for d in true if found[d] == found[document] is not None}
        own = {d for d in true if true[d] == cluster}
        precision += len(mates & own) / max(1, len(mates)) / len(true)
        recall += len(mates & own) / len(own) / len(true)
    return precision, recall


def _is(wanted: Json, dispute: Json) -> bool:
    """Whether a conflict of the record has two of the annotated values, or all where there are fewer."""
    hits = [v for v in wanted["values"] if any(_same(v, told) for told in dispute["values"])]
    return len(hits) >= min(2, len(wanted["values"]))


def _same(gold: str, told: object) -> bool:
    """Half of the words of either in the other."""
    mine, theirs = words(gold), words(told)
    return share(mine, theirs) >= 0.5 or share(theirs, mine) >= 1.0
