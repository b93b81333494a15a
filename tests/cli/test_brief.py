"""`verbale brief` and `verbale chart`, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import made_record as made
from tests.cli.conftest import Run
from tests.views import made_brief

PAIR = ("Chile", "finnish")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("records")
    with made_brief.record(folder) as ledger:
        assert ledger.today
    (found,) = folder.iterdir()
    return str(found)


def test_without_a_file_it_is_markdown_on_standard_output(verbale: Run, record: str) -> None:
    done = verbale("brief", *PAIR, "--record", record)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Chile and Finland\n\nBrief as of 10 July 2024. It rests on five reports")


@pytest.mark.parametrize(
    ("name", "begin"),
    [("a.docx", b"PK"), ("a.pdf", b"%PDF-"), ("a.html", b"<!DOCTYPE html>"), ("a.md", b"# Chile and Finland"), ("a.JSON", b"{")],
)
def test_the_name_of_the_file_says_the_format(verbale: Run, record: str, tmp_path: Path, name: str, begin: bytes) -> None:
    done = verbale("brief", *PAIR, "--output", name, "--record", record)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(begin)


def test_the_chart_of_a_markdown_brief_lies_beside_it(verbale: Run, record: str, tmp_path: Path) -> None:
    verbale("brief", *PAIR, "-o", "b.md", "--record", record)
    assert "](b.svg)" in (tmp_path / "b.md").read_text()
    assert (tmp_path / "b.svg").read_text().startswith("<svg")


def test_json_has_all_of_the_brief(verbale: Run, record: str, tmp_path: Path) -> None:
    verbale("brief", *PAIR, "-o", "b.json", "--record", record)
    row = json.loads((tmp_path / "b.json").read_text())
    assert (row["parties"], row["as_of"]) == (["CHL", "FIN"], "2024-07-10")
    assert len(row["sections"]) == 6
    assert row["notes"][0]["citations"][0]["quotes"]


def test_before_a_day(verbale: Run, record: str) -> None:
    done = verbale("brief", *PAIR, "--before", "2023-10-07", "--record", record)
    assert "Brief as of 6 October 2023." in done.stdout
    assert "28 June 2024" not in done.stdout


def test_one_series(verbale: Run, record: str) -> None:
    assert verbale("brief", *PAIR, "--series", "ocean", "--record", record).returncode == 0
    done = verbale("brief", *PAIR, "--series", "mountain", "--record", record)
    assert (done.returncode, done.stdout) == (2, "")
    assert "mountain" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Chile",), "at least two parties"),
        (("Chile", "Atlantis"), "Atlantis"),
        (("Chile", "Finland", "-o", "brief.txt"), "brief.txt: the name must end in .docx, .pdf, .html, .md or .json"),
        (("Chile", "Finland", "-o", "nowhere/brief.md"), "cannot be written"),
        (("Chile", "Finland", "--before", "soon"), "'soon' is no day"),
    ],
)
def test_a_wrong_call_is_said(verbale: Run, record: str, arguments: tuple[str, ...], message: str) -> None:
    done = verbale("brief", *arguments, "--record", record)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("kind", ["cadence", "meetings", "network", "map"])
def test_every_chart_is_a_picture(verbale: Run, record: str, tmp_path: Path, kind: str) -> None:
    done = verbale("chart", kind, *PAIR, "-o", "c.svg", "--record", record)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "c.svg").read_text().startswith("<svg")


def test_the_name_of_a_chart_says_its_format(verbale: Run, record: str, tmp_path: Path) -> None:
    for name in ("c.png", "c.json"):
        assert verbale("chart", "cadence", *PAIR, "-o", name, "--record", record).returncode == 0
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")
    assert json.loads((tmp_path / "c.json").read_text())["$schema"].endswith("/v6.json")


def test_a_map_is_geojson_too(verbale: Run, record: str, tmp_path: Path) -> None:
    verbale("chart", "map", "-o", "c.geojson", "--record", record)
    assert json.loads((tmp_path / "c.geojson").read_text())["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("cadence", "-o", "c.svg"), "a cadence needs parties, or a series"),
        (("cadence", "Kenya", "Norway", "-o", "c.svg"), "no series to which KEN and NOR belong"),
        (("meetings", "-o", "c.geojson"), "must end in .svg, .png or .json"),
        (("network", "--series", "ocean", "-o", "c.svg"), "--series is for cadence"),
    ],
)
def test_a_wrong_chart_is_said(verbale: Run, record: str, arguments: tuple[str, ...], message: str) -> None:
    done = verbale("chart", *arguments, "--record", record)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_of_several_series_one_must_be_named(verbale: Run, tmp_path: Path) -> None:
    told = [
        made.reading(name, "2024-06-01", made.a_round("2024-01-09", 1, series=f"Chile-Finland {name} Talks"))
        for name in ("Ice", "Tin")
    ]
    (tmp_path / "records").mkdir()
    with made.record(tmp_path / "records", *told):
        pass
    arguments = ("chart", "cadence", *PAIR, "-o", "c.svg", "--record", "records/0.record")
    done = verbale(*arguments)
    assert done.returncode == 2
    assert "have 2 series: Chile-Finland Ice Talks; Chile-Finland Tin Talks" in done.stderr
    assert verbale(*arguments, "--series", "tin").returncode == 0


@pytest.mark.parametrize(("package", "name"), [("docx", "a.docx"), ("typst", "a.pdf"), ("vl_convert", "a.html")])
def test_a_package_that_is_not_installed_is_named_with_its_extra(
    verbale: Run, record: str, tmp_path: Path, package: str, name: str
) -> None:
    (tmp_path / f"{package}.py").write_text("raise ImportError\n")
    done = verbale("brief", *PAIR, "-o", name, "--record", record, PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert "install verbale[brief]" in done.stderr
