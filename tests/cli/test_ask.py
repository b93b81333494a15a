"""`verbale timeline`, `series NAME`, `who`, `stats`, and the lists of a record narrowed down."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.made_record import AINO, INES, OCEAN, a_round, history, met, promise, reading, record
from verbale.cli import main
from verbale.cli.notes import Footnotes, note_text, runs
from verbale.model.facts import Participant
from verbale.store import open_record
from verbale.views.notes import Note


class Answer(NamedTuple):
    """What the program prints, and the status with which it ends."""

    returncode: int
    stdout: str
    stderr: str


Ask = Callable[..., Answer]

ELENA = Participant("Elena\x1b[31m Arriagada", "Ambassador to Peru", "CHL")
SHEETS = (("timeline",), ("series", "ocean"), ("who", "Karvonen"), ("who", "vice foreign minister"), ("stats",))


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks the record of three rounds, the second told with two dates, and two promises; two people have one surname.

    What was asked before is not asked again.
    """
    folder = tmp_path_factory.mktemp("asked")
    pause = history(("2021", 1), founded="2020", lapsed="2021", resumed="2023")
    told = (
        reading("one", "2021-05-03", a_round("2021-05-02", 1, INES, AINO, city="Helsinki", country="FIN")),
        reading("two", "2023-05-03", a_round("2023-05-02", 2, INES, AINO, city="Santiago", country="CHL"), series=[pause]),
        reading("odd", "2023-05-04", a_round("2023-05-01", 2, INES, AINO, city="Santiago", country="CHL")),
        reading(
            "three", "2024-05-03", a_round("2024-05-02", 3, INES, AINO, city="Helsinki", country="FIN"),
            promises=[promise("ban bottom trawling", "2024-12"), promise("plant kelp", "2030")],
        ),
        reading("peru", "2025-01-02", met("2025-01-01", "CHL PER", ELENA, level="senior officials")),
    )  # fmt: skip
    with record(folder, *told):
        (file,) = folder.glob("*.record")
    return cache(lambda *arguments, **more: run(*arguments, "--record", str(file), **more))


def run(*arguments: str, columns: int = 100) -> Answer:
    """The program with these arguments, in this process."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["verbale", *arguments])
        patch.setenv("COLUMNS", str(columns))
        with pytest.raises(SystemExit) as ended:
            main()
    return Answer(int(ended.value.code or 0), out.getvalue(), err.getvalue())


# -- sheets --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", SHEETS)
def test_every_note_is_numbered_once_in_the_order_in_which_lines_cite_it(ask: Ask, question: tuple[str, ...]) -> None:
    done = ask(*question)
    assert (done.returncode, done.stderr) == (0, "")
    body, _, notes = done.stdout.partition("\nNotes\n")
    numbers = [int(n) for n in re.findall(r"^\[(\d+)\]", notes, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert list(dict.fromkeys(cited(body))) == numbers
    assert bool(numbers) is (question != ("stats",))


def cited(body: str) -> list[int]:
    """The numbers of the notes that lines carry, in their order."""
    parts = [part for marks in re.findall(r"\[([\d, -]+)\]", " ".join(body.split())) for part in marks.split(", ")]
    return [n for part in parts for first, _, last in [part.partition("-")] for n in range(int(first), int(last or first) + 1)]


@pytest.mark.parametrize("question", SHEETS)
def test_a_sheet_keeps_to_its_width_and_says_nothing_that_a_terminal_obeys(ask: Ask, question: tuple[str, ...]) -> None:
    for columns, out in ((100, ask(*question).stdout), (60, ask(*question, columns=60).stdout)):
        assert max(map(len, out.splitlines())) <= columns
        assert "\x1b" not in out


@pytest.mark.parametrize("question", SHEETS)
def test_the_same_record_has_the_same_sheets(ask: Ask, question: tuple[str, ...]) -> None:
    first, second = ask(*question), ask.__wrapped__(*question)  # type: ignore[attr-defined]
    assert first.returncode == 0
    assert first.stdout == second.stdout


@pytest.mark.parametrize("question", SHEETS)
def test_every_sheet_is_one_json_object(ask: Ask, question: tuple[str, ...]) -> None:
    row = json.loads(ask(*question, "--format", "json").stdout)
    assert row["as_of"] == "2025-01-02"


def test_a_timeline_tells_meetings_conflicts_and_what_fell_due(ask: Ask) -> None:
    out = ask("timeline", "--party", "finnish", "--party", "Santiago", "--from", "2023").stdout
    lines = out.splitlines()
    assert lines[0] == "Timeline of Finland and Chile from 2023-01-01, as of 2025-01-02"
    assert [line.split()[:2] for line in lines if re.match(r"\d{4}", line)] == [
        ["2023-05-02", "held"], ["2024-05-02", "held"], ["2024-12", "overdue"], ["2030", "open"],
    ]  # fmt: skip
    assert "CHL  Inés Arriagada, Vice Foreign Minister" in out
    assert "! date: 2023-05-" in out
    assert "due by 2024-12-31, and nothing in the record keeps it by 2025-01-02" in " ".join(out.split())


def test_who_never_met_is_told(ask: Ask) -> None:
    done = ask("timeline", "--party", "Nepal")
    assert (done.returncode, done.stdout) == (0, "Timeline of Nepal, as of 2025-01-02\n\nNothing in the record.\n")


def test_a_series_has_rounds_gaps_and_conflicts_with_their_working(ask: Ask) -> None:
    out = ask("series", "ocean").stdout
    assert out.startswith(f"{OCEAN}, as of 2025-01-02\n")
    assert re.search(r"^2021-05-02 to 2023-05-02 +2 years +lapsed: 2021 ", out, re.MULTILINE)
    assert re.search(r"^2023-05-02 to 2024-05-02 +1 year$", out, re.MULTILINE)
    assert "proposed: " in out


def test_a_series_in_a_form_that_only_lists_have_is_refused(ask: Ask) -> None:
    done = ask("series", "ocean", "--format", "csv")
    assert (done.returncode, done.stderr) == (2, "verbale: one series is printed as table or json, not as csv\n")


def test_a_person_and_an_office(ask: Ask) -> None:
    assert ask("who", "karvonen aino").stdout.startswith("Aino Karvonen (FIN), as of 2025-01-02\n")
    assert "2021-05-02 to 2024-05-02  Inés Arriagada, at 3 meetings" in ask("who", "Chilean vice foreign minister").stdout
    assert "Meetings, the latest 1 of 3" in ask("who", "Karvonen", "--latest", "1").stdout


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (
            ("who", "Arriagada"),
            r"'Arriagada' may be one of 2 people: Elena \[31m Arriagada .*; Inés Arriagada \(CHL, Vice Foreign",
        ),
        (("who", "Karvoinen", "--party", "FIN"), r"did you mean Aino Karvonen \(FIN, Vice Foreign Minister, latest 2024-05-02, p"),
        (("series", "Osean Dialog"), rf"no series of the record is called 'Osean Dialog'; did you mean {OCEAN} \(CHL FIN\)\?"),
        (("timeline", "--party", "Findland"), r"no party is called 'Findland'; did you mean Finland \(FIN\)\?"),
        (("commitments", "--party", "Congo"), r"'Congo' may be .*; give the code"),
        (("timeline", "--from", "soon"), r"'soon' is no date; write 2024-05-17, 2024-05 or 2024"),
    ],
)
def test_what_means_none_or_several_is_told_in_one_line(ask: Ask, question: tuple[str, ...], message: str) -> None:
    done = ask(*question)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr
    assert re.search(message, " ".join(done.stderr.replace("│", " ").split()))


@pytest.mark.parametrize("question", SHEETS)
def test_an_empty_record_is_told(tmp_path: Path, question: tuple[str, ...]) -> None:
    file = tmp_path / "empty.record"
    with open_record(file, create=True):
        pass
    done = run(*question, "--record", str(file))
    assert done.returncode == (2 if question[0] in ("series", "who") else 0)
    assert "Traceback" not in done.stderr


# -- lists, narrowed down ------------------------------------------------------------------------------------------


def rows(done: Answer) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("name", "every", "own"), [("meetings", 4, 1), ("conflicts", 1, 0), ("commitments", 2, 0), ("series", 1, 0)]
)
def test_a_list_is_narrowed_to_parties(ask: Ask, name: str, every: int, own: int) -> None:
    assert len(rows(ask(name, "--party", "Chile", "--format", "jsonl"))) == every
    assert len(rows(ask(name, "--party", "Chile", "--party", "PER", "--format", "jsonl"))) == own


@pytest.mark.parametrize(
    ("options", "states"),
    [
        (("--open",), ["open"]), (("--overdue",), ["overdue"]), (("--open", "--overdue"), ["overdue", "open"]),
        (("--overdue", "--as-of", "2024-06-01"), []),
    ],
)  # fmt: skip
def test_commitments_are_narrowed_to_a_state(ask: Ask, options: tuple[str, ...], states: list[str]) -> None:
    assert [row["state"] for row in rows(ask("commitments", *options, "--format", "jsonl"))] == states


def test_a_conflict_tells_which_report_tells_which_value(ask: Ask) -> None:
    (row,) = rows(ask("conflicts", "--format", "jsonl"))
    told = {value["value"]: value["reports"] for value in row["told"]}  # type: ignore[attr-defined]
    assert told == {"2023-05-02": ["two"], "2023-05-01": ["odd"]}
    shown = " ".join(ask("conflicts").stdout.split())
    assert "2023-05-02 by two" in shown
    assert "2023-05-01 by odd" in shown
    assert str(row["because"]) in shown


# -- notes ---------------------------------------------------------------------------------------------------------


def note(start: int, words: str, **more: str) -> Note:
    given = {"document": "sha256:1", "source": "kelp.txt", "outlet": "Kelp Weekly", "published": "2024-05-17", "side": None}
    return Note(**given | more, start=start, end=start + len(words), exact=words)  # type: ignore[arg-type]


def test_a_note_has_a_reports_words_in_their_order_and_none_within_others() -> None:
    words = [note(40, "in Helsinki"), note(0, "on Friday"), note(3, "Friday")]
    assert note_text(words) == "Kelp Weekly, 2024-05-17: “on Friday” … “in Helsinki” (kelp.txt)"


def test_a_note_says_what_is_inferred_who_issued_it_and_what_is_unknown() -> None:
    one = note(0, "Friday", because="Friday was\nthe 17th", side="FIN", outlet=None, published=None)  # type: ignore[arg-type]
    assert note_text([one]) == "kelp.txt, undated, release of FIN: “Friday” [inferred: Friday was the 17th]"


def test_of_many_words_the_first_given_are_shown_and_the_others_counted() -> None:
    many = [note(10 * n, f"word {n}") for n in (5, 4, 3, 2, 1, 0)]
    assert note_text(many) == "Kelp Weekly, 2024-05-17: “word 2” … “word 3” … “word 4” … “word 5” and 2 more (kelp.txt)"


def test_the_same_words_of_a_report_have_one_number() -> None:
    notes = Footnotes()
    first, other = note(0, "on Friday"), note(0, "on Friday", document="sha256:2", source="other.txt")
    assert (notes.mark([first]), notes.mark([other, first]), notes.mark([first]), notes.mark([])) == ("[1]", "[1, 2]", "[1]", "")
    assert [number for number, _ in notes.lines] == ["[1]", "[2]"]


@pytest.mark.parametrize(
    ("numbers", "text"), [([1], "1"), ([1, 2], "1, 2"), ([1, 2, 3], "1-3"), ([1, 3, 4, 5, 9], "1, 3-5, 9"), ([], "")]
)
def test_three_numbers_in_a_row_are_a_range(numbers: list[int], text: str) -> None:
    assert runs(numbers) == text
