"""The documentation does what it says: its commands run, its links lead somewhere, and nothing is left out.

A `console` block holds commands after `$ ` (continued after `> `), each followed by its output; a line of `...`, and
`...` within a line, stands for anything. Blocks after `<!-- file: NAME -->` are files that the commands find.
`python` blocks are run, `sh` blocks are not. With `VERBALE_WRITE_DOCS=1` outputs that differ are written into the
page instead.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import ModuleType

import pytest
import typer

import verbale
from tests import made
from verbale.cli.program import app
from verbale.model import claims, documents, facts
from verbale.model.schema import schemas
from verbale.views import brief, map, meeting, notes, pair, positions, search, series, stats, timeline, who
from verbale.views.briefs import lines

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
SHARED = frozenset(("--help", "--version"))


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def text_of(page: str) -> str:
    return (ROOT / "docs" / page).read_text("utf-8")


@dataclass(frozen=True)
class Call:
    """A command of a page, with the output that follows it."""

    command: str
    output: str


def calls(body: str) -> Iterator[Call]:
    """The commands of a `console` block."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        size = next((n for n, line in enumerate(lines) if n and not line.startswith("> ")), len(lines))
        command = lines[0] + "".join(line.removeprefix("> ") for line in lines[1:size])
        yield Call(command.strip(), "".join(lines[size:]))


def agrees(expected: str, output: str) -> bool:
    """Whether the output is as expected, `...` standing for anything."""
    pattern = re.escape(expected.rstrip("\n")).replace(re.escape("..."), ".*")
    return re.fullmatch(pattern, output.rstrip("\n"), re.DOTALL) is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the examples, in which commands run."""
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.parametrize("page", [p for p in PAGES if BLOCK.search(p.read_text("utf-8"))], ids=name_of)
def test_what_a_page_shows_is_so(page: Path, folder: Path) -> None:
    text = page.read_text("utf-8")
    for block in BLOCK.finditer(text):
        if block["file"]:
            (folder / block["file"]).write_text(block["body"], "utf-8")
        elif block["kind"] == "console":
            text = text.replace(block["body"], _checked(block["body"], folder))
        elif block["kind"] == "python":
            done = subprocess.run([sys.executable, "-c", block["body"]], cwd=folder, capture_output=True, check=False)
            assert done.returncode == 0, done.stderr.decode()
    if text != page.read_text("utf-8"):
        page.write_text(text, "utf-8")


def _checked(body: str, folder: Path) -> str:
    """The block as it is, or with the outputs as they should be where the environment asks for that."""
    write = bool(os.environ.get("VERBALE_WRITE_DOCS"))
    for call in calls(body):
        output = _run(call.command, folder)
        if not agrees(call.output, output):
            assert write, f"$ {call.command}\n{output}"
            body = body.replace(f"{call.command}\n{call.output}", f"{call.command}\n{output}")
    return body


def _run(command: str, folder: Path) -> str:
    """The output of a command, errors included."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "100"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    output = done.stdout.decode()
    assert "Traceback" not in output
    assert done.returncode == 0 or "not found" in output, f"$ {command}\n{output}"
    return output


def test_an_output_that_differs_is_seen() -> None:
    assert agrees("", "")
    assert agrees("2\n", "2\n")
    assert agrees("a ... c\n...\n", "a b c\nd\ne\n")
    assert not agrees("2\n", "3\n")
    assert not agrees("", "something\n")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", [p for p in PAGES if p.parent != ROOT], ids=name_of)
def test_every_page_can_be_reached(page: Path) -> None:
    linked = {(p.parent / target).resolve() for p in PAGES for target in LINK.findall(p.read_text("utf-8"))}
    assert page in linked or page.parent.name == "decisions"


def test_every_command_and_option_is_documented() -> None:
    page = text_of("reference/commands.md")
    program = typer.main.get_command(app)
    for name, command in program.commands.items():  # type: ignore[attr-defined]
        assert f"`verbale {name}" in page
        for option in (o for p in command.params for o in p.opts if o.startswith("--")):
            assert option in SHARED or f"`{option}" in page, f"{name} {option}"


def test_every_property_is_documented() -> None:
    page = text_of("reference/claims.md")
    for schema in schemas():
        section = page.partition(f"## {schema.name}\n")[2].partition("\n## ")[0]
        for name, known in schema.properties.items():
            assert f"`{name}`" in section, f"{schema.name} {name}"
            assert all(f"`{value}`" in page for value in known.values)


def test_every_key_is_documented() -> None:
    page = text_of("reference/json.md")
    row = made.reading().to_json()
    keys = {*row, *row["meetings"][0], *row["series"][0], *row["people"][0], *row["times"][0], *row["rejected"][0]}
    keys |= {*row["meetings"][0]["participants"][0], *row["meetings"][0]["claims"][0], *row["passages"][0]}
    assert {key for key in keys if f"`{key}`" not in page} == set()


@pytest.mark.parametrize(
    "module", [brief, lines, map, meeting, notes, pair, positions, search, series, stats, timeline, who], ids=lambda m: m.__name__
)
def test_every_field_of_a_view_is_documented(module: ModuleType) -> None:
    page = text_of("reference/json.md")
    views = [x for x in vars(module).values() if isinstance(x, type) and is_dataclass(x) and x.__module__ == module.__name__]
    assert views
    public = {f.name for view in views if not view.__name__.startswith("_") for f in fields(view)}
    assert {name for name in public if f"`{name}`" not in page} == set()


def test_every_public_name_is_documented() -> None:
    page = text_of("how-to/use-from-python.md")
    assert all(f"{name}" in page for name in verbale.__all__ if name not in ("__version__", "Rows"))
    asked = [name for name in vars(verbale.Record) if not name.startswith("_") and name not in ("add", "close")]
    assert {name for name in asked if f"record.{name}(" not in page} == set()


@pytest.mark.parametrize("module", [documents, claims, facts])
def test_every_term_of_the_model_is_in_the_glossary(module: ModuleType) -> None:
    page = text_of("glossary.md")
    own = [n for n, x in vars(module).items() if isinstance(x, type) and x.__module__ == module.__name__]
    assert own
    missing = [name for name in own if f"**{name}**" not in page]
    assert missing in ([], ["Role"])


def test_the_glossary_has_every_value_of_a_term() -> None:
    page = text_of("glossary.md")
    for module in (documents, claims, facts):
        for x in vars(module).values():
            if isinstance(x, type) and issubclass(x, Enum) and x.__module__ == module.__name__:
                assert all(f"`{value}`" in page for value in x), x  # type: ignore[attr-defined]


def test_decisions_are_numbered_and_have_their_parts() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(p.name[:4]) for p in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text("utf-8")
        assert text.startswith(f"# {int(page.name[:4])}. ")
        assert [part in text for part in ("## Context", "## Decision", "## Consequences")] == [True] * 3


def test_the_changelog_keeps_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", h) for h in headings[1:])
    kinds = set(re.findall(r"^### (.*)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_model_of_a_document_is_told() -> None:
    """The record's keys that the how-to names are those that a document has."""
    page = text_of("how-to/read-an-archive.md")
    given = {f.name for f in fields(documents.Document)} - {"source", "hints"}
    assert all(f"`{name}`" in page for name in given)
