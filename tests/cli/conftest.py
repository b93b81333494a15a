"""The program as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def verbale(tmp_path: Path) -> Run:
    """Runs `verbale` with these arguments in an empty folder of its own, as a process."""

    def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        inherited = {key: value for key, value in os.environ.items() if key != "COLUMNS"}  # which pytest's workers set
        return subprocess.run(
            [sys.executable, "-m", "verbale", *arguments],
            cwd=tmp_path,
            input=stdin,
            env=inherited | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
