"""`verbale export` as a user runs it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.made_record import AINO, INES, a_round, reading
from tests.views import exported
from verbale.ledger import Ledger
from verbale.store import open_record
from verbale.views.exports import EXPORTS

FORMS = (("meetings", None), ("people", "parquet"), ("schema-org", "jsonld"), ("annotations", "jsonl"))
"""One of each way to write; every export is written in `tests/views`."""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with open_record(tmp_path / "r.record", create=True) as store:
        for day in ("2024-05-18", "2024-05-19"):
            store.add(reading(f"https://example.org/{day}", day, a_round("2024-05-17", 3, INES, AINO, city="Helsinki")))
    return tmp_path / "r.record"


@pytest.mark.parametrize(("what", "form"), FORMS)
def test_a_file_has_what_standard_output_has(record: Path, tmp_path: Path, what: str, form: str | None) -> None:
    call = [sys.executable, "-m", "verbale", "export", what, "--record", "r.record", *(["--format", form] if form else [])]
    out = subprocess.run(call, cwd=tmp_path, capture_output=True, check=False)
    assert (out.returncode, out.stderr) == (0, b"")
    subprocess.run([*call, "-o", "file"], cwd=tmp_path, check=True)
    assert (tmp_path / "file").read_bytes() == out.stdout
    assert {p.name for p in tmp_path.iterdir()} == {"r.record", "file"}
    with open_record(record) as store:
        written = exported.written(Ledger(store), what, form or next(iter(EXPORTS[what])))
    assert out.stdout == written


def test_parties_and_the_day(verbale: Run, record: Path) -> None:
    def reports(*arguments: str) -> list[list[str]]:
        done = verbale("export", "meetings", "--format", "jsonl", "--record", "r.record", *arguments)
        return [json.loads(line)["reports"] for line in done.stdout.splitlines()]

    first, second = "https://example.org/2024-05-18", "https://example.org/2024-05-19"
    assert reports("--party", "Chile", "--party", "FIN") == [[first, second]]
    assert reports("--party", "Japan") == []
    assert reports("--as-of", "2024-05-18") == [[first]]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("meetings", "--format", "jsonld"), "meetings is written as csv, jsonl, parquet, spreadsheet, not as jsonld"),
        (("geojson", "--format", "csv"), "geojson is written as geojson, not as csv"),
        (("meetings", "--party", "Atlantis"), "no party is called 'Atlantis'"),
        (("meetings", "-o", "r.record"), "r.record is the record itself"),
        (("meetings", "-o", "."), ". is a folder"),
    ],
)
def test_a_wrong_call_is_said(verbale: Run, record: Path, arguments: tuple[str, ...], why: str) -> None:
    before = record.read_bytes()
    done = verbale("export", *arguments, "--record", "r.record")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"verbale: {why}")
    assert record.read_bytes() == before


def test_a_file_that_cannot_be_written_is_said(verbale: Run, record: Path) -> None:
    done = verbale("export", "meetings", "--record", "r.record", "-o", "no/such/folder.csv")
    assert (done.returncode, done.stderr) == (1, "verbale: no/such/folder.csv: cannot be written: No such file or directory\n")


def test_a_failed_export_leaves_the_old_file(verbale: Run, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("as it was")
    done = verbale("export", "meetings", "--record", "gone.record", "-o", "old.csv")
    assert (done.returncode, done.stderr) == (1, "verbale: gone.record: there is no such record\n")
    assert [p.name for p in tmp_path.iterdir()] == ["old.csv"]
    assert (tmp_path / "old.csv").read_text() == "as it was"


def test_a_device_stays_a_device(verbale: Run, record: Path) -> None:
    assert verbale("export", "meetings", "--record", "r.record", "-o", "/dev/null").returncode == 0
    assert Path("/dev/null").is_char_device()


def test_bytes_do_not_go_to_a_terminal(record: Path, tmp_path: Path) -> None:
    call = [sys.executable, "-m", "verbale", "export", "meetings", "--format", "parquet", "--record", "r.record"]
    master, slave = pty.openpty()
    try:
        done = subprocess.run(call, cwd=tmp_path, stdout=slave, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(slave)
        os.close(master)
    assert done.returncode == 2
    assert done.stderr == b"verbale: this form is no text; give a file with --output, or send it on\n"
