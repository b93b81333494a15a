"""The public names: what `import verbale` gives."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import verbale
from tests.made_record import AINO, INES, a_round, promise, reading
from verbale.errors import RecordError, UsageError

REPORTS = (
    reading("a", "2023-05-16", a_round("2023-05-15", 7, INES, AINO)),
    reading(
        "b",
        "2024-05-15",
        a_round("2024-05-14", 8, INES, AINO),
        promises=(promise("hold the next round in Helsinki in 2025", "2025"),),
    ),
)


@pytest.fixture
def record(tmp_path: Path) -> verbale.Record:
    opened = verbale.open(tmp_path / "r.record", create=True)
    assert opened.add(*REPORTS) == 2
    return opened


def test_the_public_names_are_there_and_load_nothing_before_they_are_asked_for() -> None:
    assert all(getattr(verbale, name) for name in verbale.__all__)
    code = "import sys, verbale; sys.exit('sqlalchemy' in sys.modules or 'spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        verbale.nothing  # noqa: B018


def test_a_text_is_read() -> None:
    found = verbale.read("The foreign ministers of Kenya and Norway met in Oslo on 4 May 2022.", source="note")
    assert [(m.parties, m.city) for m in found.facts.meetings] == [(("KEN", "NOR"), "Oslo")]
    assert found.report.document.source == "note"
    assert verbale.read("").claims == ()


def test_what_is_there_is_not_added_again(record: verbale.Record) -> None:
    assert record.add(*REPORTS) == 0
    assert len(record.table("meetings")) == 2


def test_each_question_is_answered(record: verbale.Record) -> None:
    timeline = record.timeline("Chile", "Finland")
    assert [e.date for e in timeline.meetings] == ["2023-05-15", "2024-05-14"]
    assert [e.date for e in record.timeline("Chile", since=date(2024, 1, 1)).meetings] == ["2024-05-14"]
    assert [r.ordinal for r in record.series("ocean dialogue").rounds] == [7, 8]
    assert record.meeting(timeline.meetings[0].id).id == timeline.meetings[0].id
    assert "Karvonen" in str(record.who("Karvonen"))
    assert record.stats().counts.reports == 2
    assert record.brief("Chile", "Finland").sections
    assert record.search("Helsinki").quotations
    assert record.explain(timeline.meetings[0].id)
    assert record.positions("Finland", "fisheries").party == "FIN"


def test_an_earlier_day(tmp_path: Path) -> None:
    with verbale.open(tmp_path / "r.record", create=True) as record:
        record.add(*REPORTS)
    with verbale.open(tmp_path / "r.record", as_of="2023-12-31") as record:
        assert [e.date for e in record.timeline().meetings] == ["2023-05-15"]


@pytest.mark.parametrize("name", ["meetings", "series", "people", "commitments", "statements", "conflicts", "decisions"])
def test_tables_are_frames(record: verbale.Record, name: str) -> None:
    rows = record.table(name)
    assert rows.to_pandas().shape == rows.to_polars().shape == (len(rows), len(rows.columns))
    assert list(rows.to_pandas().columns) == list(rows.columns) == rows.to_polars().columns


def test_wrong_calls_are_said(record: verbale.Record, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no table 'people_'; there are meetings"):
        record.table("people_")
    with pytest.raises(UsageError):
        record.timeline("Atlantis")
    with pytest.raises(RecordError, match="no such record"):
        verbale.open(tmp_path / "none.record")
