"""Events as rows of PLOVER and of CAMEO."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests import made
from tests.views import exported
from verbale.model.claims import Claim, Modality
from verbale.model.reading import Reading
from verbale.views.exports import events


def reading(*events: dict[str, object]) -> Reading:
    """A reading with these events; every claim quotes the same words."""
    plain = made.reading()
    document = plain.report.document
    claims: list[Claim] = []
    for number, event in enumerate(events, 1):
        for key, values in event.items():
            for value in values if isinstance(values, tuple) else (values,):
                claims.append(made.claim(document, f"ev{number}", key, value, "received"))  # type: ignore[arg-type]
    return replace(plain, claims=tuple(claims))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def plover(folder: Path, *told: Reading, parties: tuple[str, ...] = ()) -> list[events.Row]:
    with exported.asked(folder, *told) as found:
        rows = list(events.plover(found, parties))
    assert all(tuple(row) == events.PLOVER for row in rows)
    return rows


def cameo(folder: Path, *told: Reading, parties: tuple[str, ...] = ()) -> list[events.Row]:
    with exported.asked(folder, *told) as found:
        rows = list(events.cameo(found, parties))
    assert all(tuple(row) == events.CAMEO for row in rows)
    return rows


VISIT: dict[str, object] = {
    "type": "CONSULT", "mode": "visit", "actor": "IDN", "recipient": "AUS", "date": "2023-02-10", "place": "Canberra",
    "cameo": "042",
}  # fmt: skip
TREATY: dict[str, object] = {"type": "SUPPORT", "actor": ("IDN", "AUS"), "cameo": "057"}
KIDNAP: dict[str, object] = {"type": "COERCE", "mode": "arrest", "recipient": "AUS", "date": "2023-01"}


def test_a_row_an_event(folder: Path) -> None:
    visit, treaty = plover(folder, reading(VISIT, TREATY))
    assert (visit["event_type"], visit["event_mode"], visit["actor"], visit["recipient"]) == ("CONSULT", "visit", "IDN", "AUS")
    assert (visit["event_date"], visit["date_basis"], visit["event_text"]) == ("2023-02-10", "stated", "received")
    assert (treaty["actor"], treaty["recipient"]) == ("IDN;AUS", "")
    assert (treaty["event_date"], treaty["date_basis"]) == ("2023-02-11", "published")
    assert visit["event_id"] != treaty["event_id"]


def test_what_two_do_together_goes_both_ways(folder: Path) -> None:
    found = [(r["Actor1Code"], r["Actor2Code"], r["EventCode"], r["QuadClass"]) for r in cameo(folder, reading(TREATY))]
    assert found == [("IDN", "AUS", "057", "1"), ("AUS", "IDN", "057", "1")]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (VISIT, {"SQLDATE": "20230210", "MonthYear": "202302", "Year": "2023", "EventRootCode": "04", "Actor1Code": "IDN"}),
        (KIDNAP, {"SQLDATE": "", "MonthYear": "202301", "EventCode": "170", "QuadClass": "4", "Actor1Code": ""}),
        ({**VISIT, "date": "2022-11/2023-02"}, {"SQLDATE": "", "MonthYear": "", "Year": "", "DATEADDED": "20230211"}),
    ],
)
def test_the_columns_of_gdelt(folder: Path, event: dict[str, object], expected: dict[str, str]) -> None:
    (row,) = cameo(folder, reading(event))
    assert {key: row[key] for key in expected} == expected


def test_what_is_only_possible_is_no_event_of_cameo(folder: Path) -> None:
    hypothetical = {**VISIT, "auxiliary": "hypothetical"}
    assert cameo(folder, reading(hypothetical)) == []
    assert plover(folder, reading(hypothetical))[0]["auxiliary_modes"] == "hypothetical"


def test_denied_claims_make_no_rows(folder: Path) -> None:
    denied = reading(VISIT)
    claims = tuple(replace(c, modality=Modality.NEGATED) for c in denied.claims)
    assert plover(folder, replace(denied, claims=claims)) == []


def test_two_reports_of_one_event_make_two_rows(folder: Path) -> None:
    one, other = reading(VISIT), replace_source(reading(VISIT), "other.txt")
    assert [row["source"] for row in plover(folder, one, other)] == ["other.txt", "report.txt"]


def replace_source(told: Reading, source: str) -> Reading:
    """The same report from elsewhere."""
    document = replace(told.report.document, source=source)
    claims = tuple(replace(c, evidence=c.evidence and c.evidence._replace(document=document.id)) for c in told.claims)
    return replace(told, report=replace(told.report, document=document), claims=claims)


def test_only_events_of_all_the_parties(folder: Path) -> None:
    told = reading(VISIT, KIDNAP)
    assert len(plover(folder, told, parties=("AUS",))) == 2
    assert len(plover(folder, told, parties=("AUS", "IDN"))) == 1
    assert len(cameo(folder, told, parties=("IDN",))) == 1
