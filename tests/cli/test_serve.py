"""`verbale serve`, as a process that is asked over the network and then ended by its number."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from verbale.store import open_record

TOKEN = "a-token-that-is-long-enough"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "empty.record"
    open_record(path, create=True).close()
    return path


@contextmanager
def served(record: Path, *more: str) -> Iterator[str]:
    """The address of a reading room on any free port."""
    command = [sys.executable, "-m", "verbale", "serve", "--record", str(record), "--port", "0", *more]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        yield re.findall(r"http://\S+", process.stderr.readline())[0]
    finally:
        os.kill(process.pid, signal.SIGINT)
        process.wait(20)
        assert process.stderr is not None
        process.stderr.close()
    assert process.returncode in (0, 130)


def test_the_room_opens_and_closes(record: Path) -> None:
    with served(record) as address:
        with urllib.request.urlopen(address) as page:
            assert page.status == 200
            assert "server" not in page.headers
            assert b"What is new" in page.read()
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}nowhere")


def test_other_computers_need_a_token(record: Path, verbale: Run, tmp_path: Path) -> None:
    done = verbale("serve", "--record", str(record), "--host", "0.0.0.0")
    assert done.returncode == 2
    assert "--token-file" in done.stderr
    (tmp_path / "short").write_text("1234\n")
    done = verbale("serve", "--record", str(record), "--host", "0.0.0.0", "--token-file", "short")
    assert (done.returncode, "16" in done.stderr) == (2, True)
    done = verbale("serve", "--record", str(record), "--token-file", "nowhere")
    assert (done.returncode, "nowhere" in done.stderr) == (2, True)
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    with served(record, "--host", "0.0.0.0", "--token-file", str(tmp_path / "token")) as address:
        local = address.replace("0.0.0.0", "127.0.0.1")
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(local)
        asked = urllib.request.Request(f"{local}stats.json", headers={"Authorization": f"Bearer {TOKEN}"})
        with urllib.request.urlopen(asked) as answer:
            assert answer.status == 200


def test_what_cannot_be_served_is_said(record: Path, verbale: Run) -> None:
    assert verbale("serve", "--record", "nowhere.record").returncode == 1
    done = verbale("serve", "--record", str(record), "--host", "no such host", "--token-file", str(record))
    assert done.returncode == 2
    with served(record) as address:
        port = address.rstrip("/").rpartition(":")[2]
        done = verbale("serve", "--record", str(record), "--port", port)
        assert (done.returncode, "cannot listen" in done.stderr) == (2, True)


def test_a_package_that_is_missing_is_named(record: Path) -> None:
    code = (
        "import sys\nsys.modules['fastapi'] = None\nfrom verbale.cli import main\n"
        f"sys.argv = ['verbale', 'serve', '--record', {str(record)!r}]\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, "verbale[web]" in done.stderr) == (2, True)


def test_other_commands_do_not_load_it() -> None:
    heavy = ("fastapi", "jinja2", "uvicorn", "verbale.web")
    code = f"import sys\nimport verbale.cli.program\nsys.exit(any(m in sys.modules for m in {heavy}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
