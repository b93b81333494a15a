"""Speed of asking a record, small and large.

    python bench/ask_speed.py [--reports 1000 100000] [--tries 7] [--max-ratio 3] [--keep FOLDER]

For each size a record of synthetic reports (`synthetic.py`) is made and brought up to date, which is not counted; with `--keep`
it stays in the folder for the next time. Then each question is asked of some pairs of states, dialogues, meetings and people,
chosen so that there is about as much to tell in either record, by a reader who has just opened it. Printed are the median
milliseconds, their ratio, and that of the sizes of the answers as JSON. Ends with status 1 if a question takes more than
`--max-ratio` times as long in the largest record, unless the answer has grown as much.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from record_speed import fill
from synthetic import diplomacy
from verbale.ledger import Ledger, refresh
from verbale.store import Store, open_record
from verbale.views.brief import brief
from verbale.views.explain import explain
from verbale.views.listing import commitments, conflicts, meetings
from verbale.views.meeting import meeting
from verbale.views.positions import positions
from verbale.views.search import search
from verbale.views.series import series
from verbale.views.stats import stats
from verbale.views.timeline import timeline
from verbale.views.who import who


class Target(NamedTuple):
    """What a record is asked about: a pair of states with a dialogue, a round of that, and who sat there."""

    parties: tuple[str, ...]
    dialogue: str
    meeting: str
    person: str


Question = Callable[[Ledger, Target], object]

QUESTIONS: dict[str, Question] = {
    "timeline": lambda record, of: timeline(record, of.parties),
    "series": lambda record, of: series(record, of.dialogue, of.parties),
    "meeting": lambda record, of: meeting(record, of.meeting),
    "who": lambda record, of: who(record, of.person),
    "positions": lambda record, of: positions(record, of.parties[0], "security"),
    "search": lambda record, of: search(record, "security cooperation", (), of.parties, 20),
    "brief": lambda record, of: brief(record, of.parties),
    "commitments": lambda record, of: commitments(record, of.parties),
    "conflicts": lambda record, of: conflicts(record, of.parties),
    "meetings": lambda record, of: meetings(record, of.parties),
    "explain": lambda record, of: explain(record, of.meeting),
    "stats": lambda record, _: stats(record),
}
"""What is asked; each answer is of a pair, a dialogue, a meeting or a person, save that of `stats`."""


def main() -> int:
    """Make the records, ask, print, judge."""
    parser = argparse.ArgumentParser(description="Milliseconds that questions take of a small and of a large record.")
    parser.add_argument("--reports", nargs=2, type=int, default=[1_000, 100_000], metavar="NUMBER")
    parser.add_argument("--tries", type=int, default=7, help="targets of which each question is asked")
    parser.add_argument("--max-ratio", type=float, default=float("inf"), help="the largest ratio that is good enough")
    parser.add_argument("--keep", type=Path, help="a folder for the records")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = [made_record(given.keep or Path(folder), size) for size in given.reports]
        found = [_asked(path, given.tries) for path in paths]
    worst = 0.0
    for name in QUESTIONS:
        (small, short), (large, long) = (each[name] for each in found)
        ratio, growth = large / small, long / short
        worst = max(worst, ratio / max(1.0, growth))
        print(f"{name:12} {1000 * small:8.1f} ms {1000 * large:8.1f} ms  ratio {ratio:5.2f}, answer {growth:5.2f}", flush=True)
    print(f"worst ratio beside the growth of the answer: {worst:.2f}")
    return int(worst > given.max_ratio)


def made_record(folder: Path, size: int) -> Path:
    """A record of so many reports, brought up to date."""
    path = folder / f"{size}.record"
    made = path.exists()
    with open_record(path, create=True) as store:
        if not made:
            fill(path, diplomacy(size))
        refresh(store)
    return path


def _asked(path: Path, tries: int) -> dict[str, tuple[float, float]]:
    """The median seconds, and length of the answer, of each question."""
    with open_record(path) as store:
        targets = _targets(store, tries)
        for target in targets[:1]:  # what is loaded once is not counted
            for question in QUESTIONS.values():
                question(Ledger(store), target)
        return {name: _timed(store, question, targets) for name, question in QUESTIONS.items()}


def _timed(store: Store, question: Question, targets: Sequence[Target]) -> tuple[float, float]:
    seconds, sizes = [], []
    for target in targets:
        record = Ledger(store)
        began = time.perf_counter()
        answer = question(record, target)
        seconds.append(time.perf_counter() - began)
        sizes.append(len(json.dumps(answer, default=str)))
    return median(seconds), median(sizes)


def _targets(store: Store, wanted: int) -> list[Target]:
    """Dialogues of five to sixty rounds, spread over the record, with a round of about five reports and one who sat there."""
    record = Ledger(store)
    found: list[Target] = []
    named = record.dialogue_names()
    for one in named[:: max(1, len(named) // (4 * wanted))]:
        (dialogue,) = record.dialogues_by_id([one.id]).values()
        rounds = [e for e in dialogue.rounds if e.meeting.participants and 3 <= len(e.mentions) <= 8]
        if 5 <= len(dialogue.rounds) <= 60 and rounds and len(dialogue.parties) == 2:
            person = rounds[0].meeting.participants[0].name
            found.append(Target(dialogue.parties, dialogue.name, rounds[0].id, person))
    if len(found) < wanted:
        raise SystemExit(f"only {len(found)} dialogues to ask about")
    return found[:wanted]


if __name__ == "__main__":
    sys.exit(main())
