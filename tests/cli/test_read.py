"""`verbale read`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import made
from tests.cli.conftest import Run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(made.TEXT, encoding="utf-8")
    return file


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Good lines around bad ones."""
    lines = [
        json.dumps({"text": made.TEXT, "url": "https://example.org/1", "published": "2023-02-11"}),
        "{not JSON",
        json.dumps({"text": "The final was played in the rain.", "url": "https://example.org/2"}),
        json.dumps({"url": "https://example.org/3"}),
        json.dumps({"text": "외교부 — 회담", "url": "https://example.org/4"}),
    ]
    file = tmp_path / "records.jsonl"
    file.write_text("\n".join(lines) + "\n")
    return file


def test_jsonl_has_an_object_for_every_document_in_order(verbale: Run, records: Path) -> None:
    done = verbale("read", str(records), "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["source"][-1] for row in rows] == ["1", "2", "4"]
    assert rows[0]["published"] == "2023-02-11"
    assert rows[1]["meetings"] == []
    assert done.returncode == 1
    complaints = done.stderr.splitlines()
    assert [line.startswith(f"verbale: {records}:{n}: ") for line, n in zip(complaints, (2, 4), strict=True)] == [
        True,
        True,
    ]


def test_json_is_one_list_of_the_same(verbale: Run, report: Path) -> None:
    lines = verbale("read", str(report), "--format", "jsonl").stdout
    listed = verbale("read", str(report), "--format", "json").stdout
    assert json.loads(listed) == [json.loads(lines)]


def test_every_evidence_quotes_the_text(verbale: Run, report: Path) -> None:
    row = json.loads(verbale("read", str(report), "--format", "jsonl").stdout)
    found = list(evidence(row))
    assert found
    assert all(made.TEXT[e["start"] : e["end"]] == e["exact"] for e in found)


def evidence(node: object) -> list[dict[str, object]]:
    """Every whole selector in a part of the output."""
    if isinstance(node, dict):
        own = [node["evidence"]] if node.get("evidence") else []
        return own + [e for value in node.values() for e in evidence(value)]
    return [e for value in node for e in evidence(value)] if isinstance(node, list) else []


def test_the_table_tells_people_who_met_with_the_words(verbale: Run, report: Path) -> None:
    done = verbale("read", str(report))
    assert done.returncode == 0
    assert "Ministers of Indonesia and Australia hold eighth two-plus-two" in done.stdout
    assert "Penny Wong, Foreign Minister" in done.stdout
    assert "“Penny Wong”" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "\x1b" not in done.stdout


def test_a_terminal_is_told_nothing_that_it_would_obey(verbale: Run, tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text("\x1b[2JMinisters meet\n\nForeign Minister Penny Wong met \x1b]0;gone\x07 in Canberra.\n")
    done = verbale("read", "evil.txt")
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


def test_the_page_is_one_file(verbale: Run, report: Path) -> None:
    done = verbale("read", str(report), "--format", "html")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert done.stdout.endswith("</html>\n")
    assert "<mark" in done.stdout


def test_standard_input_is_a_document(verbale: Run) -> None:
    done = verbale("read", "-", "--format", "jsonl", stdin=made.TEXT)
    assert json.loads(done.stdout)["source"] == "-"


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(verbale: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = verbale("read", "gone.txt", "empty.txt", str(report), "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == "verbale: gone.txt: not found\nverbale: empty.txt: empty\n"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "Missing argument"),
        (("x", "--published", "Friday"), "'Friday' is no date"),
        (("x", "--published", "2024-02-31"), "'2024-02-31' is no date"),
        (("x", "--format", "xml"), "'xml' is not one of"),
        (("x", "--jobs", "0"), "greater than or equal to 1"),
        (
            (
                "x",
                "--colour",
            ),
            "No such option",
        ),
    ],
)
def test_a_wrong_call_ends_with_2(verbale: Run, arguments: tuple[str, ...], why: str) -> None:
    done = verbale("read", *arguments)
    assert done.returncode == 2
    assert why in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_unknown_model_is_a_wrong_call(verbale: Run, report: Path) -> None:
    done = verbale("read", str(report), "--model", "no_such_model")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("verbale: ")
    assert "no_such_model" in done.stderr


def test_the_published_date_is_given(verbale: Run, report: Path) -> None:
    row = json.loads(verbale("read", str(report), "--format", "jsonl", "--published", "2023-02~").stdout)
    assert (row["published"], row["published_basis"]) == ("2023-02~", "given")


def test_a_reader_that_goes_away_is_no_disaster(report: Path, tmp_path: Path) -> None:
    rows = [json.dumps({"text": made.TEXT, "url": f"https://example.org/{n}"}) for n in range(40)]
    (tmp_path / "many.jsonl").write_text("\n".join(rows))
    command = [sys.executable, "-m", "verbale", "read", "many.jsonl", "--format", "jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_output_is_utf_8_whatever_the_locale(verbale: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("외교부 — “회담”\n", encoding="utf-8")
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for form in ("jsonl", "json", "html", "table"):
        done = verbale("read", "report.txt", "--format", form, **plain)
        assert (done.returncode, done.stderr) == (0, "")
        assert form != "html" or "외교부" in done.stdout


def test_a_name_that_is_no_unicode_is_no_disaster(verbale: Run, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(made.TEXT)
    for form in ("jsonl", "json", "html", "table"):
        done = verbale("read", ".", "--format", form)
        assert (done.returncode, done.stderr) == (0, "")
    row = json.loads(verbale("read", ".", "--format", "jsonl").stdout)
    assert os.fsencode(row["source"]) == b"caf\xe9.txt"
