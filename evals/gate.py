"""The accuracy gate: measures how well verbale reads the reports in `evals/data`, and holds it to its floors.

    python -m evals.gate                          print the figures beside their floors
    python -m evals.gate --errors                 and what went wrong, document by document
    python -m evals.gate --raise                  raise every floor that the figures have outgrown
    python -m evals.gate --lower west/meetings.f1 let a floor down to today's figure

Ends with status 1 where a figure is under its floor, is measured no more, or the data are not those that the floors are for.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from evals import recording
from evals.scoring import Score
from verbale.model.documents import Document
from verbale.model.reading import Reading
from verbale.pipeline import Reader
from verbale.sources.records import document

DATA = Path(__file__).parent / "data"
FLOORS = Path(__file__).parent / "floors.yaml"
SETS = ("west", "east", "record")
RECORDS = frozenset(["record"])
"""Sets whose reports tell of the same meetings, so that one record of them can be measured."""
MARGIN = 0.02
"""How far under today's figure a floor is put."""

EXACT = frozenset(["evidence.sound"])
"""Figures that are a promise: their floor has no margin."""

SEEN = ("text", "url", "published", "outlet")
"""What of a record is shown to the product."""

Figures = dict[str, dict[str, float]]


@dataclass
class Floors:
    """The least figures by set and name, and the SHA-256 of the data files that they are for."""

    data: dict[str, str] = field(default_factory=dict)
    figures: Figures = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Floors:
        """From a file; empty where there is none."""
        if not path.exists():
            return cls()
        stored = yaml.safe_load(path.read_text("utf-8"))
        return cls(stored["data"], stored["floors"])

    def save(self, path: Path) -> None:
        """To a file."""
        head = "# Written by `python -m evals.gate --raise`.\n"
        rows = {"data": self.data, "floors": self.figures}
        path.write_text(head + yaml.safe_dump(rows, sort_keys=True), "utf-8")

    def lift(self, measured: Figures) -> None:
        """Raise each floor to just under its figure; none is lowered."""
        for name, figures in measured.items():
            floors = self.figures.setdefault(name, {})
            for metric, figure in figures.items():
                floors[metric] = max(floors.get(metric, 0.0), under(metric, figure))

    def let_down(self, wanted: str, measured: Figures) -> None:
        """Put a floor, `metric` in every set or `set/metric` in one, to just under its figure; one measured no more goes.

        Raises `KeyError` where there is no such floor.
        """
        only, _, metric = wanted.rpartition("/")
        sets = [name for name in self.figures if only in ("", name) and metric in self.figures[name]]
        if not sets:
            raise KeyError(wanted)
        for name in sets:
            if metric in measured[name]:
                self.figures[name][metric] = under(metric, measured[name][metric])
            else:
                del self.figures[name][metric]


def under(metric: str, figure: float) -> float:
    """The floor for a figure: three decimals, `MARGIN` below."""
    margin = 0.0 if metric in EXACT else MARGIN
    return max(0.0, math.floor((figure - margin) * 1000 + 1e-9) / 1000)


def missed(measured: Figures, floors: Figures) -> list[str]:
    """What fell short: a line for each figure under its floor, or with a floor and without a figure."""
    lines = []
    for name, least in sorted(floors.items()):
        for metric, floor in sorted(least.items()):
            figure = measured.get(name, {}).get(metric)
            if figure is None:
                lines.append(f"{name}/{metric}: measured no more, its floor is {floor:.3f}")
            elif figure < floor:
                lines.append(f"{name}/{metric}: {figure:.3f} is under its floor of {floor:.3f}")
    return lines


def hashes(sets: Sequence[str] = SETS) -> dict[str, str]:
    """The SHA-256 of each data file, in hexadecimal."""
    files = [DATA / f"{name}_{part}.jsonl" for name in sets for part in ("docs", "gold")]
    return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def measure(name: str, *, urls: frozenset[str] | None = None) -> Score:
    """Read a set's documents, all or those with these urls, and score the readings and, of some sets, the record of them.

    Raises `RuntimeError` for a document that yields no reading.
    """
    pairs = zip(rows(DATA / f"{name}_docs.jsonl"), rows(DATA / f"{name}_gold.jsonl"), strict=True)
    chosen = [(doc, gold) for doc, gold in pairs if urls is None or doc["url"] in urls]
    documents: list[Document] = [document({k: doc.get(k) for k in SEEN}, doc["url"]) for doc, _ in chosen]
    score, readings = Score(), list[Reading]()
    for (doc, gold), reading in zip(chosen, Reader().read(documents), strict=True):
        if not isinstance(reading, Reading):
            raise RuntimeError(f"{doc['url']}: {reading.reason}")
        score.add(doc["text"], gold, json.loads(json.dumps(reading.to_json())))
        readings.append(reading)
    if name in RECORDS:
        score.whole = recording.figures(readings, [gold for _, gold in chosen])
    return score


def table(measured: Figures, floors: Figures) -> str:
    """The figures of every set, each with its floor in brackets; `<` marks one that is under it."""
    names = list(dict.fromkeys(metric for figures in measured.values() for metric in figures))
    lines = [f"{'':24}" + "".join(f"{name:>18}" for name in measured)]
    for metric in names:
        cells = (_cell(figures.get(metric), floors.get(name, {}).get(metric)) for name, figures in measured.items())
        lines.append(f"{metric:24}" + "".join(cells))
    return "\n".join(lines)


def _cell(figure: float | None, floor: float | None) -> str:
    if figure is None:
        return f"{'-':>18}"
    least = "" if floor is None else f" {'<' if figure < floor else ' '}({floor:.3f})"
    return f"{figure:.3f}{least}".rjust(18)


def main(arguments: Sequence[str] | None = None, *, floors_file: Path = FLOORS) -> int:
    """Measure, print, judge; the exit status."""
    given = _parser().parse_args(arguments)
    floors, today = Floors.load(floors_file), hashes()
    if floors.data and floors.data != today and not given.accept_data:
        print("the data are not those that the floors are for; after a look, give --accept-data", file=sys.stderr)
        return 1
    scores = {name: measure(name) for name in SETS}
    measured = {name: score.figures() for name, score in scores.items()}
    try:
        _change(floors, given, measured)
    except KeyError as error:
        print(f"no floor is called {error}", file=sys.stderr)
        return 1
    if given.lift or given.lower or given.accept_data:
        floors.data = today
        floors.save(floors_file)
    return _report(scores, measured, floors, errors=given.errors)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.gate", description="Accuracy on evals/data, held to its floors.")
    parser.add_argument("--errors", action="store_true", help="print what went wrong, document by document")
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors that the figures have outgrown")
    parser.add_argument("--lower", action="append", default=[], metavar="METRIC", help="let a floor down: METRIC or SET/METRIC")
    parser.add_argument("--accept-data", action="store_true", help="the data have changed on purpose")
    return parser


def _change(floors: Floors, given: argparse.Namespace, measured: Figures) -> None:
    for metric in given.lower:
        floors.let_down(metric, measured)
    if given.lift:
        floors.lift(measured)


def _report(scores: Mapping[str, Score], measured: Figures, floors: Floors, *, errors: bool) -> int:
    if errors:
        print("\n".join(note for score in scores.values() for note in score.notes))
    print(table(measured, floors.figures))
    short = missed(measured, floors.figures)
    print("\n".join(short), end="\n" if short else "", file=sys.stderr)
    return int(bool(short))


if __name__ == "__main__":
    raise SystemExit(main())
