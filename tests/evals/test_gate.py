"""The gate: floors go up by themselves and down only when told, and fall where they must."""

from __future__ import annotations

from pathlib import Path

import pytest
from evals.gate import Floors
from evals.scoring import Score

from evals import gate


def measured(**figures: float) -> gate.Figures:
    return {"west": {k.replace("_", "."): v for k, v in figures.items()}}


def test_a_floor_lies_just_under_its_figure() -> None:
    assert gate.under("city", 0.8) == 0.78
    assert gate.under("city", 0.01) == 0.0
    assert gate.under("evidence.sound", 1.0) == 1.0


def test_raising_never_lowers() -> None:
    floors = Floors(figures={"west": {"city": 0.9, "date": 0.5}})
    floors.lift(measured(city=0.8, date=0.8, main=0.62))
    assert floors.figures == {"west": {"city": 0.9, "date": 0.78, "main": 0.6}}


def test_lowering_is_for_the_floor_named() -> None:
    floors = Floors(figures={"west": {"city": 0.9, "date": 0.9, "topics.f1": 0.5}, "east": {"city": 0.9}})
    today = measured(city=0.8, date=0.8) | {"east": {"city": 0.7}}
    floors.let_down("west/city", today)
    floors.let_down("topics.f1", today)
    assert floors.figures == {"west": {"city": 0.78, "date": 0.9}, "east": {"city": 0.9}}
    floors.let_down("city", today)
    assert floors.figures["east"] == {"city": 0.68}


def test_lowering_a_floor_that_is_none() -> None:
    with pytest.raises(KeyError):
        Floors(figures={"west": {"city": 0.9}}).let_down("east/city", measured(city=0.8))


def test_what_falls_short_is_told() -> None:
    floors = {"west": {"city": 0.9, "date": 0.8, "topics.f1": 0.5}}
    assert gate.missed(measured(city=0.85, date=0.8), floors) == [
        "west/city: 0.850 is under its floor of 0.900",
        "west/topics.f1: measured no more, its floor is 0.500",
    ]


def test_floors_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    floors = Floors({"west_gold.jsonl": "00ff"}, {"west": {"meetings.f1": 0.5}})
    floors.save(path)
    assert Floors.load(path) == floors
    assert Floors.load(tmp_path / "none.yaml") == Floors()


def test_the_stored_floors_are_for_the_data_that_are_there() -> None:
    floors = Floors.load(gate.FLOORS)
    assert floors.data == gate.hashes()
    assert set(floors.figures) == set(gate.SETS)
    assert all(figures["evidence.sound"] == 1.0 for figures in floors.figures.values())


@pytest.fixture
def one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate with a single report a set."""
    whole = gate.measure

    def first(name: str) -> Score:
        return whole(name, urls=frozenset([gate.rows(gate.DATA / f"{name}_docs.jsonl")[0]["url"]]))

    monkeypatch.setattr(gate, "measure", first)


@pytest.mark.usefixtures("one_document")
def test_the_gate_from_end_to_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "floors.yaml"
    assert gate.main(["--raise"], floors_file=path) == 0
    printed = capsys.readouterr().out
    stored = path.read_bytes()

    assert gate.main(["--raise"], floors_file=path) == 0
    assert capsys.readouterr().out == printed, "the same data give the same figures"
    assert path.read_bytes() == stored

    floors = Floors.load(path)
    floors.figures["west"]["parties"] = 1.1
    floors.save(path)
    assert gate.main([], floors_file=path) == 1
    assert "west/parties: " in capsys.readouterr().err
    assert gate.main(["--lower", "west/parties"], floors_file=path) == 0
    assert path.read_bytes() == stored
    assert gate.main(["--lower", "east/nothing"], floors_file=path) == 1


@pytest.mark.usefixtures("one_document")
def test_other_data_are_not_measured_by_these_floors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "floors.yaml"
    Floors({"west_gold.jsonl": "00ff"}, {"west": {}}).save(path)
    assert gate.main([], floors_file=path) == 1
    assert "--accept-data" in capsys.readouterr().err
    assert gate.main(["--accept-data"], floors_file=path) == 0
    assert Floors.load(path).data == gate.hashes()


def test_a_set_is_read_as_annotated(capsys: pytest.CaptureFixture[str]) -> None:
    documents = gate.rows(gate.DATA / "east_docs.jsonl")
    score = gate.measure("east", urls=frozenset(d["url"] for d in documents[:4]))
    figures = score.figures()
    assert figures["evidence.sound"] == 1.0
    assert figures["meetings.recall"] > 0
    assert "meetings.f1" in gate.table({"east": figures}, {})
