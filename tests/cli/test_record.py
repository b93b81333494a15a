"""`verbale add`, and the lists of a record."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from tests import made
from tests.cli.conftest import Run

LISTS = ("meetings", "series", "people")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    rows = [{"text": made.TEXT, "url": f"https://example.org/{n}", "published": "2023-02-11"} for n in (1, 2)]
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def test_reports_are_added_once(verbale: Run, reports: Path, tmp_path: Path) -> None:
    first = verbale("add", str(reports), "--record", "r.record")
    assert (first.returncode, first.stdout, first.stderr) == (0, "", "r.record: 2 added\n")
    with sqlite3.connect(tmp_path / "r.record") as connection:
        before = list(connection.iterdump())
    second = verbale("add", str(reports), "--record", "r.record")
    assert (second.returncode, second.stderr) == (0, "r.record: 0 added, 2 there already\n")
    with sqlite3.connect(tmp_path / "r.record") as connection:
        assert list(connection.iterdump()) == before


def test_what_cannot_be_added_is_named_and_the_rest_goes_in(verbale: Run, reports: Path) -> None:
    done = verbale("add", "gone.txt", str(reports), "--record", "r.record")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "verbale: gone.txt: not found\nr.record: 2 added, 1 failed\n"


def test_the_record_tells_once_what_every_report_tells(verbale: Run, reports: Path) -> None:
    verbale("add", str(reports), "--record", "r.record")
    read = [json.loads(line) for line in verbale("read", str(reports), "--format", "jsonl").stdout.splitlines()]
    for name in LISTS:
        done = verbale(name, "--record", "r.record", "--format", "jsonl")
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(rows) == len(read[0][name])
        for row in rows:
            assert row["reports"] == [r["source"] for r in read]
            assert {c["document"] for c in row["claims"]} == {r["id"] for r in read}


@pytest.mark.parametrize("name", LISTS)
def test_every_format_has_every_row(verbale: Run, reports: Path, name: str) -> None:
    verbale("add", str(reports), "--record", "r.record")
    shown = {
        form: verbale(name, "--record", "r.record", "--format", form, COLUMNS="200") for form in ("jsonl", "json", "csv", "table")
    }
    assert {form: done.returncode for form, done in shown.items()} == dict.fromkeys(shown, 0)
    rows = [json.loads(line) for line in shown["jsonl"].stdout.splitlines()]
    assert json.loads(shown["json"].stdout) == rows
    assert len(list(csv.DictReader(io.StringIO(shown["csv"].stdout)))) == len(rows)
    assert shown["table"].stdout.count("2 reports") == len(rows)


def test_an_empty_record_has_empty_lists(verbale: Run, tmp_path: Path) -> None:
    (tmp_path / "final.txt").write_text("The final was played in the rain.\n")
    verbale("add", "final.txt", "--record", "r.record")
    assert verbale("meetings", "--record", "r.record", "--format", "jsonl").stdout == ""
    assert json.loads(verbale("meetings", "--record", "r.record", "--format", "json").stdout) == []


@pytest.mark.parametrize("name", LISTS)
def test_no_record_is_said_without_a_traceback(verbale: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.txt").write_text("No record, but a letter that is long enough. " * 50)
    for file, why in (("gone.record", "there is no such record"), ("letter.txt", "not a record")):
        done = verbale(name, "--record", file)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", f"verbale: {file}: {why}\n")


def test_the_record_must_be_named(verbale: Run) -> None:
    done = verbale("meetings")
    assert done.returncode == 2
    assert "--record" in done.stderr
