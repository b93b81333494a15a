"""Speed of reading, beside the parser alone.

    python bench/read_speed.py [--rounds 5] [--min 0.8] [FILE...]

Reads the documents of the files (by default those of `evals/data`) in one process on one core, and in turn runs the
bare spaCy pipeline over the same texts: the same model, components and settings, nothing before and nothing after.
Prints words per CPU second of both, and the median of the rounds' ratios; with `--min`, ends with status 1 if that is
below.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from verbale.model.documents import Document

DATA = sorted(str(path) for path in (Path(__file__).parents[1] / "evals" / "data").glob("*_docs.jsonl"))


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description="Words per CPU second of reading, beside the bare parser.")
    parser.add_argument("files", nargs="*", default=DATA, metavar="FILE")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--min", type=float, default=0.0, help="the least ratio that is good enough")
    given = parser.parse_args()
    _stay_on_one_core()
    from verbale.model.documents import Document
    from verbale.sources import read

    documents = [item for item in read(given.files) if isinstance(item, Document)]
    words = sum(len(d.text.split()) for d in documents)
    print(f"{len(documents)} documents, {words} words, {given.rounds} rounds")
    ratio = _compare(documents, words, given.rounds)
    print(f"ratio {ratio:.3f}")
    return int(ratio < given.min)


def _compare(documents: Sequence[Document], words: int, rounds: int) -> float:
    """The ratio of the two speeds, from the least CPU seconds that each batch ever took: other load only ever adds.

    Every batch is parsed and read in turn, and which of the two goes first alternates. One batch of each warms up.
    """
    from verbale.pipeline import BATCH

    batches = [documents[i : i + BATCH] for i in range(0, len(documents), BATCH)]
    runs: list[Callable[[Sequence[Document]], None]] = [_parse, _read]
    for run in runs:
        run(batches[0])
    least = [[float("inf")] * len(batches) for _ in runs]
    for number in range(rounds):
        for i, batch in enumerate(batches):
            for which in (0, 1) if (number + i) % 2 else (1, 0):
                least[which][i] = min(least[which][i], _cpu_seconds(runs[which], batch))
        bare, whole = (words / sum(seconds) for seconds in least)
        print(f"  {number + 1}: parser alone {bare:.0f}, read {whole:.0f} words per second, ratio {whole / bare:.3f}")
    return whole / bare


@cache
def _bare() -> Language:
    """The model as it is shipped: what reading does to make the parser faster is its own merit."""
    from verbale.annotate.parse import DEFAULT_MODEL, load_model

    load_model(DEFAULT_MODEL)  # sets the operations that are fastest, for both
    shipped: Language = import_module(DEFAULT_MODEL).load()
    return shipped


def _parse(documents: Sequence[Document]) -> None:
    from verbale.pipeline import BATCH

    for _ in _bare().pipe((d.text for d in documents), batch_size=BATCH):
        pass


def _read(documents: Sequence[Document]) -> None:
    from verbale.model.documents import Reject
    from verbale.pipeline import Reader

    rejects = [r for r in Reader().read(documents) if isinstance(r, Reject)]
    if rejects:
        sys.exit(f"{rejects[0].source}: {rejects[0].reason}")


def _cpu_seconds(run: Callable[[Sequence[Document]], None], batch: Sequence[Document]) -> float:
    began = time.process_time()
    run(batch)
    return time.process_time() - began


def _stay_on_one_core() -> None:
    """Before anything imports numpy, which counts the cores once."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    sys.exit(main())
