"""The program itself: help, version, start-up, faults, progress."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import verbale as package
from tests import made
from tests.cli.conftest import Run

COMMANDS = ("read", "add", "meetings", "series", "people")
HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "sqlalchemy",
    "trafilatura",
    "lxml",
    "rich",
    "yaml",
    "verbale.pipeline",
    "verbale.knowledge",
)


def test_the_version(verbale: Run) -> None:
    done = verbale("--version")
    assert (done.returncode, done.stdout) == (0, f"verbale {package.__version__}\n")


def test_the_help_names_every_command_and_shows_examples(verbale: Run) -> None:
    done = verbale("--help")
    assert done.returncode == 0
    assert all(f"\n  {name} " in done.stdout for name in COMMANDS)
    assert "verbale read report.txt --published 2024-05-17\n" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(verbale: Run, name: str) -> None:
    done = verbale(name, "--help")
    assert done.returncode == 0
    assert f"\n    verbale {name} " in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_help_needs_nothing_heavy() -> None:
    code = (
        "import sys\nfrom verbale.cli import main\nsys.argv = ['verbale', '--help']\n"
        f"try:\n    main()\nexcept SystemExit:\n    sys.exit(','.join(m for m in {HEAVY} if m in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fault_of_the_program_itself_is_one_line() -> None:
    code = (
        "import sys, verbale.sources\nfrom verbale.cli import main\n"
        "def broken(paths): raise ZeroDivisionError('by nought')\n"
        "verbale.sources.read = broken\nsys.argv = ['verbale', 'read', 'x']\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "verbale: internal fault: ZeroDivisionError: by nought\n")
    debug = os.environ | {"VERBALE_DEBUG": "1"}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=debug)
    assert "Traceback" in told.stderr


def test_progress_is_shown_to_a_terminal_alone(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(made.TEXT)
    command = [sys.executable, "-m", "verbale", "add", "report.txt", "--record", "r.record"]
    ours, theirs = pty.openpty()
    done = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    shown = b""
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(ours)
    assert b"reading" in shown
    assert done.stdout == b""
    assert b"r.record: 1 added" in shown
