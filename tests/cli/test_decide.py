"""Decisions by people, and the working behind a value, as a user asks for them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples" / "record"
SIGNED = ("--by", "A. Reader", "--why", "a list of the ministry")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the six example reports, made once."""
    path = tmp_path_factory.mktemp("made") / "r.record"
    done = subprocess.run([sys.executable, "-m", "verbale", "add", str(EXAMPLES), "--record", str(path)], check=False)
    assert done.returncode == 0
    return path


@pytest.fixture
def record(made: Path, tmp_path: Path) -> str:
    """That record, of the test's own."""
    shutil.copy(made, tmp_path / "r.record")
    return "r.record"


def rows(verbale: Run, name: str) -> list[dict[str, Any]]:
    """The rows of a list."""
    done = verbale(name, "--record", "r.record", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def round_of(verbale: Run, year: str) -> dict[str, Any]:
    """The round of that year."""
    (found,) = (m for m in rows(verbale, "meetings") if str(m["date"]).startswith(year))
    return found


@pytest.mark.usefixtures("record")
def test_two_rounds_and_what_was_promised(verbale: Run) -> None:
    (series,) = rows(verbale, "series")
    assert [(r["ordinal"], r["date"]) for r in series["rounds"]] == [(7, "2024-03-12"), (8, "2025-05-20")]
    assert {c["what"]: c["state"] for c in rows(verbale, "commitments")} == {
        "hold the next round in Santiago in May 2025": "done",
        "set up a working group on krill by December 2025": "open",
    }
    found = {c["property"]: c["proposed"] for c in rows(verbale, "conflicts") if c["class"] == "error"}
    assert found == {"ordinal": 7, "date": "2024-03-12"}
    statuses = [step["status"] for step in round_of(verbale, "2024")["history"]]
    assert (statuses[0], statuses[-1]) == ("scheduled", "past reference")


@pytest.mark.usefixtures("record")
def test_a_ruling_prevails_until_it_is_withdrawn(verbale: Run) -> None:
    (conflict,) = (c["id"] for c in rows(verbale, "conflicts") if c["property"] == "date")
    assert verbale("rule", conflict, "2024-03-11", "--record", "r.record", *SIGNED).returncode == 0
    ruled = round_of(verbale, "2024")
    assert ruled["date"] == "2024-03-11"
    assert next(v["rule"] for v in ruled["values"] if v["property"] == "date") == "ruling"
    assert verbale("rebuild", "--record", "r.record").returncode == 0
    assert round_of(verbale, "2024") == ruled
    assert verbale("withdraw", "1", "--record", "r.record", *SIGNED).returncode == 0
    assert round_of(verbale, "2024")["date"] == "2024-03-12"
    assert [d["withdrawn_by"] for d in rows(verbale, "decisions")] == [2, None]


@pytest.mark.usefixtures("record")
def test_a_judgement_parts_and_joins(verbale: Run) -> None:
    before = rows(verbale, "meetings")
    one, other = before[0]["mentions"][:2]
    assert verbale("judge", "different", one, other, "--record", "r.record", *SIGNED).returncode == 0
    parted = rows(verbale, "meetings")
    assert len(parted) == len(before) + 1
    assert verbale("judge", "same", one, other, "--record", "r.record", *SIGNED).returncode == 0
    assert rows(verbale, "meetings") == before


@pytest.mark.usefixtures("record")
def test_the_working_leads_to_the_words(verbale: Run) -> None:
    meeting = round_of(verbale, "2024")
    shown = verbale("explain", meeting["id"], "--record", "r.record")
    assert "ordinal: 7 (contradicted)" in shown.stdout
    assert "“eighth”" in shown.stdout
    (promise,) = (c["id"] for c in rows(verbale, "commitments") if c["state"] == "done")
    assert "of 2025-05-20 in Santiago was held" in verbale("explain", promise, "--record", "r.record").stdout
    person = rows(verbale, "people")[0]
    assert person["name"] in verbale("explain", person["id"], "--record", "r.record").stdout


@pytest.mark.usefixtures("record")
def test_a_record_of_an_earlier_day(verbale: Run) -> None:
    done = verbale("commitments", "--record", "r.record", "--as-of", "2024-12-31", "--format", "jsonl")
    assert [json.loads(line)["state"] for line in done.stdout.splitlines()] == ["open"]


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("explain", "m0"), "nothing in the record has the id 'm0'"),
        (("rule", "x0", "7", *SIGNED), "no conflict of the record has the id 'x0'"),
        (("judge", "same", "m0", "m1", *SIGNED), "no meeting or person of the record has the id 'm0'"),
        (("withdraw", "7", *SIGNED), "there is no decision 7"),
        (("meetings", "--as-of", "soon"), "'soon' is no day"),
    ],
)
def test_what_is_not_there_is_said(verbale: Run, call: tuple[str, ...], said: str) -> None:
    done = verbale(*call, "--record", "r.record")
    assert done.returncode == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr
