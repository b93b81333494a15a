"""The lists of a record as CSV, JSONL and Parquet, read back by other programs' libraries."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views import exported
from verbale.ledger import Ledger
from verbale.model import edtf
from verbale.views import listing
from verbale.views.exports import tables
from verbale.views.exports.days import exact, first_and_last, plain, stretch
from verbale.views.exports.parquet import schema_of
from verbale.views.exports.tables import Holds, Table
from verbale.views.exports.text import whole
from verbale.views.exports.writing import write_csv, write_spreadsheet

LISTS: dict[str, tuple[Table, listing.Listing]] = {
    name: (getattr(tables, name.upper()), getattr(listing, name.upper()))
    for name in ("meetings", "series", "people", "commitments", "statements", "conflicts")
}


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Ledger]:
    with exported.asked(tmp_path, *exported.readings()) as found:
        yield found


@pytest.mark.parametrize("name", LISTS)
def test_the_rows_are_those_of_the_lists(full: Ledger, name: str) -> None:
    table, known = LISTS[name]
    assert list(table.rows(full, ())) == known.rows(full)
    assert tuple(table.columns) == known.columns
    lines = exported.written(full, name, "jsonl").decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in known.rows(full)]


@pytest.mark.parametrize("name", LISTS)
def test_csv_is_exact(full: Ledger, name: str) -> None:
    _, known = LISTS[name]
    read = list(csv.DictReader(io.StringIO(exported.written(full, name, "csv").decode(), newline="")))
    assert read == [{column: whole(v) for column, v in known.flat(row).items()} for row in known.rows(full)]
    assert read


@pytest.mark.parametrize("name", [*LISTS, "plover", "cameo"])
def test_a_spreadsheet_has_no_formulas(full: Ledger, name: str) -> None:
    data = exported.written(full, name, "spreadsheet")
    assert data.startswith("\ufeff".encode())
    read = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    cells = [cell for row in read for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    back = [{name: cell.removeprefix("'") for name, cell in row.items()} for row in read]
    assert back == list(csv.DictReader(io.StringIO(exported.written(full, name, "csv").decode(), newline="")))


def test_harm_is_in_the_record_that_is_exported(full: Ledger) -> None:
    """Without it, the tests of formulas and of half characters would show nothing."""
    topics = [row["topics"] for row in tables.MEETINGS.rows(full, ()) if row["topics"]]
    assert topics == [list(exported.HARM)]
    assert [row["content"] for row in tables.STATEMENTS.rows(full, ())] == ["-1"]


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=5))
def test_any_text_survives_csv(values: list[str]) -> None:
    rows = [{"a": v, "b": "x"} for v in values]
    for write, encoding, mark in ((write_csv, "utf-8", ""), (write_spreadsheet, "utf-8-sig", "'")):
        out = io.BytesIO()
        write(rows, ("a", "b"), out)
        read = [row["a"].removeprefix(mark) for row in csv.DictReader(io.StringIO(out.getvalue().decode(encoding), newline=""))]
        assert read == values


# -- Parquet -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*LISTS, "plover", "cameo"])
def test_parquet_has_the_columns_and_rows(full: Ledger, name: str) -> None:
    table: Table = getattr(tables, name.upper())
    read = pq.read_table(io.BytesIO(exported.written(full, name, "parquet")))
    assert read.schema.equals(schema_of(table))
    assert len(read) == len(list(table.rows(full, ()))) > 0
    dated = {f"{c}_{end}" for c, kind in table.columns.items() if kind is Holds.DATE for end in ("first", "last")}
    assert set(read.column_names) == set(table.columns) | dated
    read.validate(full=True)


def test_parquet_has_types(full: Ledger) -> None:
    read = pq.read_table(io.BytesIO(exported.written(full, "meetings", "parquet")))
    assert read.schema.field("ordinal").type == pa.int64()
    assert read.schema.field("parties").type == pa.list_(pa.string())
    assert read.schema.field("date_first").type == pa.date32()
    rows = {row["date"]: row for row in read.to_pylist()}
    held = rows["2024-05-17"]
    assert (held["ordinal"], held["parties"], held["date_first"]) == (3, ["CHL", "FIN"], date(2024, 5, 17))
    assert held["topics"] == [whole(text) for text in exported.HARM]
    assert held["participants"][0] == {
        "name": "Inés Arriagada", "office": "Vice Foreign Minister", "party": "CHL", "basis": "stated", "position": None,
    }  # fmt: skip
    span = rows["2025-01/2025-06"]
    assert (span["date_first"], span["date_last"]) == (date(2025, 1, 1), date(2025, 6, 30))
    assert (rows[None]["date_first"], rows[None]["date_last"]) == (None, None)


def test_parquet_has_records_within_records(full: Ledger) -> None:
    (series,) = pq.read_table(io.BytesIO(exported.written(full, "series", "parquet"))).to_pylist()
    assert series["rounds_until"] == [{"until": "2023-10", "rounds": 2}]
    assert [r["ordinal"] for r in series["rounds"]] == [2, 3, 4]
    assert series["rounds"][1]["participants"] == ["Inés Arriagada", "Aino Karvonen"]
    people = pq.read_table(io.BytesIO(exported.written(full, "people", "parquet"))).to_pylist()
    assert {t["office"] for p in people for t in p["tenures"]} == {"Vice Foreign Minister", "High Representative"}


def test_parquet_parts_the_lists_of_events(full: Ledger) -> None:
    (event,) = pq.read_table(io.BytesIO(exported.written(full, "plover", "parquet"))).to_pylist()
    assert (event["actor"], event["recipient"], event["auxiliary_modes"]) == (["CHL", "FIN"], [], [])
    assert (event["event_date"], event["event_date_first"], event["place"]) == ("2024-05-18", date(2024, 5, 18), None)


# -- dates ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "ends", "iso", "days"),
    [
        ("2024-05-17", ("2024-05-17", "2024-05-17"), "2024-05-17", None),
        ("2024-05", ("2024-05-01", "2024-05-31"), "2024-05", None),
        ("2024", ("2024-01-01", "2024-12-31"), "2024", None),
        ("2024-22", ("2024-06-01", "2024-08-31"), None, None),
        ("2024-05-17~", ("2024-05-17", "2024-05-17"), None, None),
        ("201X", ("2010-01-01", "2019-12-31"), None, None),
        ("2024-05-17/2024-05-18", ("2024-05-17", "2024-05-18"), None, ("2024-05-17", "2024-05-18")),
        ("2024-05/2024-06", ("2024-05-01", "2024-06-30"), None, None),
        ("2024-05-17~/2024-05-18", ("2024-05-17", "2024-05-18"), None, None),
        ("2024-05-17/..", ("2024-05-17", None), None, None),
        ("../2024", (None, "2024-12-31"), None, None),
        (None, (None, None), None, None),
        ("", (None, None), None, None),
    ],
)
def test_dates(value: str | None, ends: tuple[str | None, str | None], iso: str | None, days: tuple[str, str] | None) -> None:
    assert tuple(d and d.isoformat() for d in first_and_last(value)) == ends
    assert plain(value) == iso
    assert stretch(value) == days
    known = exact(value)
    assert (known is not None) == (days is not None or value == "2024-05-17")
    assert known is None or (value is not None and known == edtf.bounds(value))
