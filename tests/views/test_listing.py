"""The lists of a record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import made
from verbale.model.claims import Claim
from verbale.model.reading import Reading
from verbale.views.listing import MEETINGS, PEOPLE, SERIES, Listing

LISTS = (MEETINGS, SERIES, PEOPLE)


def dated(source: str, date: str | None) -> Reading:
    """A reading whose meeting has this date."""

    def with_date(claim: Claim) -> Claim:
        return replace(claim, value=date) if claim.property == "date" and date else claim

    reading = made.reading(source)
    kept = [with_date(c) for c in reading.claims if date or c.property != "date"]
    return replace(reading, claims=tuple(kept))


def test_meetings_are_ordered_by_date_and_undated_ones_come_last() -> None:
    readings = [dated("a", None), dated("b", "2023-02"), dated("c", "2019"), dated("d", "2023-02-10")]
    assert [row["date"] for row in MEETINGS.rows(readings)] == ["2019", "2023-02", "2023-02-10", None]


def test_a_row_names_its_report_and_each_claim_its_document() -> None:
    reading = made.reading("report.txt")
    for listing in LISTS:
        for row in listing.rows([reading]):
            assert row["reports"] == ["report.txt"]
            assert {c["document"] for c in row["claims"]} == {reading.report.document.id}


def test_ids_are_unique_over_reports() -> None:
    readings = [made.reading("a"), made.reading("b")]
    ids = [row["id"] for listing in LISTS for row in listing.rows(readings)]
    assert len(set(ids)) == len(ids)


def test_rows_keep_the_shape_of_a_reading() -> None:
    reading = made.reading()
    shape = reading.to_json()
    for listing, key in zip(LISTS, ("meetings", "series", "people"), strict=True):
        for row, original in zip(listing.rows([reading]), sorted(shape[key], key=str), strict=True):
            assert set(row) == set(original) | {"reports"}


@pytest.mark.parametrize("listing", LISTS)
def test_every_column_is_there_for_spreadsheets_and_people(listing: Listing) -> None:
    for row in listing.rows([made.reading()]):
        assert set(listing.flat(row)) == set(listing.columns)
        assert set(listing.brief(row)) == set(listing.headings)
        assert set(listing.columns) == set(row) - {"id", "claims"}


def test_a_meeting_in_a_spreadsheet() -> None:
    (row,) = MEETINGS.rows([made.reading()])
    flat = MEETINGS.flat(row)
    assert flat["participants"] == "Penny Wong, Foreign Minister, AUS; Retno Marsudi, IDN"
    assert flat["ordinal"] == "8"
    assert flat["host"] == ""
    assert SERIES.flat(SERIES.rows([made.reading()])[0])["rounds_until"] == "2023: 8"
