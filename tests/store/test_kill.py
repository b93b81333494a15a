"""A process killed while it adds leaves a record that opens, holds whole readings only, and is completed by the next.

`VERBALE_KILLS` sets how often each way is tried.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests import made
from tests.store.adder import names
from verbale.model.facts import Facts
from verbale.store import open_record

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("VERBALE_KILLS", "10"))
COUNT = 40


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_addition(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "dialogues.record"
    command = [sys.executable, "-m", "tests.store.adder", str(path), str(COUNT)]
    told = _kill_after(command, lines=chance.randrange(COUNT), seconds=chance.random() / 100)

    held = _sources(path)
    assert told <= len(held) <= COUNT
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert _sources(path) == names(COUNT)


def _kill_after(command: list[str], *, lines: int, seconds: float) -> int:
    """Start a process, kill it some moments after it said "ready" and as many lines more; how many it had said."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(lines + 1):
            process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said = lines + len(process.stdout.readlines())
    assert process.returncode in (-signal.SIGKILL, 0)
    return said


def _sources(path: Path) -> list[str]:
    """The sources of the record's readings, every one of which must be whole."""
    if not path.exists():
        return []
    with open_record(path, create=True) as store:
        readings = list(store.readings())
        assert len(list(store.documents())) == len(readings)
    for reading in readings:
        whole = made.reading(reading.report.document.source)
        assert reading == replace(whole, facts=Facts())
    return [r.report.document.source for r in readings]


@pytest.mark.parametrize("seed", range(max(1, KILLS // 5)))
def test_the_command_is_killed(tmp_path: Path, seed: int, whole: tuple[Path, float]) -> None:
    """The real command, at any moment from its start to its end."""
    reports, seconds = whole
    path = tmp_path / "dialogues.record"
    command = _command(reports, path)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        time.sleep(random.Random(seed).uniform(0.3, 1) * seconds)
        process.send_signal(signal.SIGKILL)
    expected = _dump(reports.with_suffix(".record"))
    if path.exists():
        assert set(_dump(path)) <= set(expected)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert _dump(path) == expected


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A file of reports, beside it the record that an undisturbed addition makes of it, and how long that took."""
    reports = tmp_path_factory.mktemp("whole") / "reports.jsonl"
    rows = [{"text": made.TEXT.replace("eighth", f"{n}th"), "url": f"https://example.org/{n}"} for n in range(10, 70)]
    reports.write_text("".join(json.dumps(row) + "\n" for row in rows))
    began = time.monotonic()
    subprocess.run(_command(reports, reports.with_suffix(".record")), check=True, stdout=subprocess.DEVNULL)
    return reports, time.monotonic() - began


def _command(reports: Path, record: Path) -> list[str]:
    return [sys.executable, "-m", "verbale", "add", str(reports), "--record", str(record)]


def _dump(path: Path) -> list[str]:
    with open_record(path, create=True) as store:
        return [repr(reading) for reading in store.readings()]
