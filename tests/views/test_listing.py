"""The lists of a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests import made
from verbale.ledger import Ledger
from verbale.model.claims import Claim
from verbale.model.reading import Json, Reading
from verbale.store import open_record
from verbale.views.listing import COMMITMENTS, CONFLICTS, MEETINGS, PEOPLE, SERIES, STATEMENTS, Listing

LISTS = (MEETINGS, SERIES, PEOPLE)
ALL = (*LISTS, COMMITMENTS, STATEMENTS, CONFLICTS)
Rows = Callable[..., list[Json]]


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    """The rows of a list over a record of these readings."""
    count = 0

    def listed(listing: Listing, *readings: Reading) -> list[Json]:
        nonlocal count
        count += 1
        with open_record(tmp_path / f"{count}.record", create=True) as store:
            for reading in readings:
                store.add(reading)
            return listing.rows(Ledger(store))

    return listed


def dated(source: str, date: str | None) -> Reading:
    """A reading whose meeting has this date."""

    def with_date(claim: Claim) -> Claim:
        return replace(claim, value=date) if claim.property == "date" and date else claim

    reading = made.reading(source)
    kept = [with_date(c) for c in reading.claims if date or c.property != "date"]
    bare = reading if date else replace(reading, report=replace(reading.report, published=None))
    return replace(bare, claims=tuple(kept))


def test_meetings_are_ordered_by_date_and_undated_ones_come_last(rows: Rows) -> None:
    readings = [dated("a", None), dated("b", "2021-02"), dated("c", "2019-01"), dated("d", "2023-02-10")]
    assert [row["date"] for row in rows(MEETINGS, *readings)] == ["2019-01", "2021-02", "2023-02-10", None]


def test_a_row_names_its_report_and_each_claim_its_document(rows: Rows) -> None:
    reading = made.reading("report.txt")
    for listing in LISTS:
        for row in rows(listing, reading):
            assert row["reports"] == ["report.txt"]
            assert row["claims"]
            assert {c["document"] for c in row["claims"]} == {reading.report.document.id}


def test_what_two_reports_tell_is_one_row(rows: Rows) -> None:
    for listing in LISTS:
        alone, together = rows(listing, made.reading("a")), rows(listing, made.reading("a"), made.reading("b"))
        assert len(alone) == len(together)
        assert [row["reports"] for row in together] == [["a", "b"]] * len(together)


def test_ids_are_unique(rows: Rows) -> None:
    ids = [row["id"] for listing in ALL for row in rows(listing, made.reading("a"), made.reading("b"))]
    assert len(set(ids)) == len(ids)


def test_rows_keep_the_shape_of_a_reading(rows: Rows) -> None:
    reading = made.reading()
    shape = reading.to_json()
    for listing, key in zip(LISTS, ("meetings", "series", "people"), strict=True):
        for row, original in zip(rows(listing, reading), shape[key], strict=False):
            assert set(row) >= set(original) | {"reports"}


@pytest.mark.parametrize("listing", ALL)
def test_every_column_is_there_for_spreadsheets_and_people(listing: Listing, rows: Rows) -> None:
    for row in rows(listing, made.reading()):
        assert set(listing.flat(row)) == set(listing.columns)
        assert set(listing.brief(row)) == set(listing.headings)
        assert set(listing.columns) <= set(row)


def test_a_meeting_in_a_spreadsheet(rows: Rows) -> None:
    (row,) = rows(MEETINGS, made.reading())
    flat = MEETINGS.flat(row)
    assert flat["participants"] == "Penny Wong, Foreign Minister, AUS; Retno Marsudi, IDN"
    assert flat["ordinal"] == "8"
    assert flat["host"] == ""
    assert SERIES.flat(rows(SERIES, made.reading())[0])["rounds_until"] == "2023: 8"
