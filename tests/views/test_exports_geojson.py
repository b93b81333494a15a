"""GeoJSON: the shape of RFC 7946, longitude first, and the words that say where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.views import exported
from verbale.ledger import Ledger
from verbale.views.exports.scope import notes_of, with_claims
from verbale.views.exports.text import whole
from verbale.views.notes import notes_of_value

SHAPE = Draft202012Validator(json.loads((Path(__file__).parent / "geojson.schema.json").read_text("utf-8")))


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Ledger]:
    with exported.asked(tmp_path, *exported.readings()) as found:
        yield found


def collection(found: Ledger) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(exported.written(found, "geojson", "geojson"))
    return value


def test_the_map_has_the_shape(full: Ledger, tmp_path: Path) -> None:
    Draft202012Validator.check_schema(SHAPE.schema)
    SHAPE.validate(collection(full))


@pytest.mark.parametrize("point", [[60.17], [200.0, 10.0], [24.94, 90.5], ["24", "60"]])
def test_the_shape_refuses_what_is_wrong(full: Ledger, point: list[object]) -> None:
    told = collection(full)
    next(f for f in told["features"] if f["geometry"])["geometry"]["coordinates"] = point
    assert not SHAPE.is_valid(told)


def test_a_meeting_lies_in_its_city_longitude_first(full: Ledger) -> None:
    points = {f["properties"]["city"]: f["geometry"] and f["geometry"]["coordinates"] for f in collection(full)["features"]}
    assert points == {
        "Helsinki": [24.94, 60.17],
        "Valparaiso": [pytest.approx(-71.6, abs=0.1), pytest.approx(-33.0, abs=0.1)],
        "Brussels": [pytest.approx(4.35, abs=0.05), pytest.approx(50.85, abs=0.05)],
        "Nowhere-on-Sea": None,
        None: None,
    }


def test_every_meeting_is_there(full: Ledger) -> None:
    features = collection(full)["features"]
    assert [f["id"] for f in features] == [e.id for e in full.meetings()]


def test_the_notes_quote_the_reports(full: Ledger) -> None:
    texts = {r.report.document.id: whole(r.report.document.text) for r in full.readings()}
    (held,) = (f["properties"] for f in collection(full)["features"] if f["properties"]["ordinal"] == 3)
    assert {n["property"] for n in held["notes"]} == {"date", "city"}
    for note in held["notes"]:
        assert texts[note["document"]][note["start"] : note["end"]] == note["exact"]
    assert held["participants"][0] == "Inés Arriagada, Vice Foreign Minister, CHL"
    assert (held["date_first"], held["date_last"]) == ("2024-05-17", "2024-05-17")


def test_the_notes_are_those_of_every_view(full: Ledger) -> None:
    for encounter, claims in with_claims(full, full.meetings()):
        for value in encounter.values:
            expected = notes_of_value(full, encounter, value.property)
            assert set(notes_of(encounter, value.property, claims)) == set(expected)
