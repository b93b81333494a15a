"""`verbale search`, `positions` and `meeting`, as a user runs them."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.made_record import AINO, INES, a_round, meeting_of, reading, record
from tests.made_words import Row, agreed, said, told
from verbale.ledger import refresh

SAID = "we have grave concern over the krill"
LATER = "we have deep concern over the krill"
DONE = "agreed to count the krill by 2026"
MET: list[Row] = [("m1", "status", "held", "met"), ("m1", "party", "CHL", "Chile"), ("m1", "date", "2024-05-14", "14 May")]
TALKS = told(
    "talks.txt",
    "2024-05-15",
    ["Krill \x1b[31mon\u202e the table", f'Chile met Finland on 14 May. "{SAID}," Chile said. They {DONE}.'],
    [
        *MET,
        ("m1", "topic", "krill", "krill"),
        *said("st1", "CHL", f'"{SAID},"', quote=f"{SAID},"),
        *agreed("co1", "CHL FIN", DONE, DONE),
    ],
    outlet="The Tidewater",
)
AFTER = told(
    "after.txt", "2024-07-01", ["More krill", f'"{LATER}," Chile said.'], said("st1", "CHL", f'"{LATER},"', quote=f"{LATER},")
)
ROUND = reading("round.txt", "2023-03-15", a_round("2023-03-14", 8, INES, AINO, city="Santiago", country="CHL"))
OTHER = reading("other.txt", "2023-03-16", a_round("2023-03-14", 9, INES, city="Santiago"))


@pytest.fixture
def file(tmp_path: Path) -> str:
    with record(tmp_path, TALKS, AFTER, ROUND, OTHER) as store:
        refresh(store)
    return "0.record"


# -- search --------------------------------------------------------------------------------------------------------


def test_quotations_are_shown_with_their_hits_marked(verbale: Run, file: str) -> None:
    done = verbale("search", "count", "krill", "--record", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "1 quotation for count krill",
        "",
        "1  agreed to «count» the «krill» by 2026",
        "   commitment of CHL, FIN",
        f"   Meeting of CHL, 2024-05-14 ({_meeting(verbale, file)})",
        "   The Tidewater, 2024-05-15 (talks.txt)",
    ]


def _meeting(verbale: Run, file: str) -> str:
    rows = json.loads(verbale("meetings", "--record", file, "--format", "json").stdout)
    return next(str(row["id"]) for row in rows if row["reports"] == ["talks.txt"])


def test_a_search_is_narrowed_by_kind_and_party(verbale: Run, file: str) -> None:
    done = verbale(
        "search", "krill", "--kind", "statement", "--party", "Chilean", "--limit", "1", "--record", file, "--format", "json"
    )
    view = json.loads(done.stdout)
    assert (view["kinds"], view["parties"], view["more"]) == (["statement"], ["CHL"], True)
    assert [[t["kind"] for t in q["told"]] for q in view["quotations"]] == [["statement"]]
    text = TALKS.report.document.text + AFTER.report.document.text
    assert all(q["note"]["exact"] in text for q in view["quotations"])


def test_nothing_found_is_no_failure(verbale: Run, file: str) -> None:
    done = verbale("search", "walrus", "--record", file)
    assert (done.returncode, done.stdout.strip()) == (0, "Nothing for walrus")


def test_a_search_as_of_a_day_knows_no_later_report(verbale: Run, file: str) -> None:
    rows = json.loads(verbale("search", "deep", "--as-of", "2024-06-01", "--record", file, "--format", "json").stdout)
    assert rows["quotations"] == []


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("search", ""), "verbale: nothing to search for: give words"),
        (("search", "krill", "--party", "Narnia"), "verbale: no party is called 'Narnia'"),
        (("positions", "Narnia", "krill"), "verbale: no party is called 'Narnia'"),
        (("positions", "Chile", "?"), "verbale: a topic needs a word"),
        (("meeting", "m0"), "verbale: no meeting of the record has an id that begins with 'm0'"),
    ],
)
def test_a_wrong_call_says_why(verbale: Run, file: str, arguments: tuple[str, ...], why: str) -> None:
    done = verbale(*arguments, "--record", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(why)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [("search", "krill"), ("positions", "Chile", "krill"), ("meeting", "m0123456789")])
def test_no_record_is_said_without_a_traceback(verbale: Run, command: tuple[str, ...]) -> None:
    done = verbale(*command, "--record", "gone.record")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "verbale: gone.record: there is no such record\n")


def test_nothing_from_a_report_is_obeyed_by_a_terminal(verbale: Run, file: str, tmp_path: Path) -> None:
    plain = verbale("search", "krill", "table", "--record", file).stdout
    assert "«Krill»  [31mon  the «table»" in plain
    shown = _on_a_terminal(tmp_path, "search", "krill", "table", "--record", file)
    assert "\x1b[1mKrill\x1b[0m" in shown
    assert "\x1b[31m" not in shown
    assert "«" not in shown


def _on_a_terminal(folder: Path, *arguments: str) -> str:
    """What the program prints to a terminal."""
    parent, child = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    for name in ("NO_COLOR", "FORCE_COLOR"):
        environment.pop(name, None)
    subprocess.run([sys.executable, "-m", "verbale", *arguments], cwd=folder, env=environment, stdout=child, check=True)
    os.close(child)
    found = b""
    try:
        while some := os.read(parent, 4096):
            found += some
    except OSError:  # the other end is closed
        pass
    os.close(parent)
    return found.decode()


# -- positions -----------------------------------------------------------------------------------------------------


def test_positions_show_what_changed_from_one_wording_to_the_next(verbale: Run, file: str) -> None:
    done = verbale("positions", "Chile", "krill", "--record", file, COLUMNS="200")
    assert done.returncode == 0
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == "Chile on krill: 2 wordings"
    assert f'2024-05-15 quoted "{SAID},"' in lines
    assert '2024-07-01 quoted "we have «deep» concern over the krill,"' in lines
    assert "since 2024-05-15, the quoted words changed: new words are marked; gone: “grave”" in lines
    assert [line[:3] for line in lines if line.startswith("[")] == ["[1]", "[2]"]


def test_positions_of_some_days_as_json(verbale: Run, file: str) -> None:
    done = verbale("positions", "CHL", "krill", "--from", "2024-06", "--record", file, "--format", "json")
    (saying,) = json.loads(done.stdout)["sayings"]
    assert (saying["note"]["exact"], saying["wording"], saying["change"]) == (f'"{LATER},"', "quoted", None)


def test_a_party_that_said_nothing_on_it(verbale: Run, file: str) -> None:
    assert verbale("positions", "Peru", "krill", "--record", file).stdout.strip() == "Peru on krill: nothing in the record"


# -- meeting -------------------------------------------------------------------------------------------------------


def test_a_meeting_is_shown_with_every_fact_and_its_reports(verbale: Run, file: str) -> None:
    done = verbale("meeting", meeting_of(ROUND), "--record", file)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert re.fullmatch(r"Chile-Finland Ocean Dialogue, .th round \(m\w{10}\): held, CHL, FIN", lines[0])
    assert "city Santiago corroborated 2 sources: “m1 city Santiago” [1, 2]" in lines
    assert any(line.startswith("CHL Inés Arriagada, Vice Foreign Minister") for line in lines)
    assert any("ordinal: 8 or 9 (error)" in line for line in lines)
    for heading in ("Facts", "Participants", "Conflicts", "How it was told", "Notes"):
        assert heading in lines
    assert "Statements" not in lines


def test_a_meeting_as_json(verbale: Run, file: str) -> None:
    view = json.loads(verbale("meeting", meeting_of(TALKS)[:6], "--record", file, "--format", "json").stdout)
    assert (view["status"], [t["words"] for t in view["topics"]]) == ("held", ["krill"])
    assert [d["what"] for d in view["commitments"]] == [DONE]
