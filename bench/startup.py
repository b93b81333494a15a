"""Start-up of `verbale --help`, beside loading the model.

    python bench/startup.py [--rounds 7] [--max 0.3]

Runs each in a process of its own, in turn. Prints the CPU seconds of both, and the median of the rounds' ratios; with
`--max`, ends with status 1 if that is above. The time of the model is that of loading alone: importing spaCy is not
counted.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from statistics import median

LOAD = (
    "import time, spacy\nfrom verbale.annotate.parse import load_model\n"
    "began = time.process_time()\nload_model()\nprint(time.process_time() - began)"
)


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description="Start-up of `verbale --help`, beside loading the model.")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--max", type=float, default=float("inf"), help="the greatest ratio that is good enough")
    given = parser.parse_args()
    ratios = []
    for _ in range(given.rounds):
        start, load = _help_seconds(), _load_seconds()
        print(f"  verbale --help {start:.3f} s   loading the model {load:.3f} s   ratio {start / load:.3f}")
        ratios.append(start / load)
    print(f"ratio {median(ratios):.3f} (median)")
    return int(median(ratios) > given.max)


def _help_seconds() -> float:
    """CPU seconds of the whole process, the start of Python included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "verbale", "--help"], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _load_seconds() -> float:
    done = subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True, text=True)
    return float(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
