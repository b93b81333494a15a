"""Events as rows of PLOVER and of CAMEO."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import made
from verbale.model.claims import Claim, Modality
from verbale.model.reading import Reading
from verbale.views.exports import EXPORTS, Row


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


def rows(name: str, *events: dict[str, object]) -> list[Row]:
    found = list(EXPORTS[name].rows([reading(*events)]))
    assert all(tuple(row) == EXPORTS[name].columns for row in found)
    return found


VISIT: dict[str, object] = {
    "type": "CONSULT", "mode": "visit", "actor": "IDN", "recipient": "AUS", "date": "2023-02-10", "place": "Canberra",
    "cameo": "042",
}  # fmt: skip
TREATY: dict[str, object] = {"type": "SUPPORT", "actor": ("IDN", "AUS"), "cameo": "057"}
KIDNAP: dict[str, object] = {"type": "COERCE", "mode": "arrest", "recipient": "AUS", "date": "2023-01"}


def test_a_row_an_event() -> None:
    visit, treaty = rows("plover", VISIT, TREATY)
    assert (visit["event_type"], visit["event_mode"], visit["actor"], visit["recipient"]) == ("CONSULT", "visit", "IDN", "AUS")
    assert (visit["event_date"], visit["date_basis"], visit["event_text"]) == ("2023-02-10", "stated", "received")
    assert (treaty["actor"], treaty["recipient"]) == ("IDN;AUS", "")
    assert (treaty["event_date"], treaty["date_basis"]) == ("2023-02-11", "published")
    assert visit["event_id"] != treaty["event_id"]


def test_what_two_do_together_goes_both_ways() -> None:
    found = [(r["Actor1Code"], r["Actor2Code"], r["EventCode"], r["QuadClass"]) for r in rows("cameo", TREATY)]
    assert found == [("IDN", "AUS", "057", "1"), ("AUS", "IDN", "057", "1")]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (VISIT, {"SQLDATE": "20230210", "MonthYear": "202302", "Year": "2023", "EventRootCode": "04", "Actor1Code": "IDN"}),
        (KIDNAP, {"SQLDATE": "", "MonthYear": "202301", "EventCode": "170", "QuadClass": "4", "Actor1Code": ""}),
        ({**VISIT, "date": "2022-11/2023-02"}, {"SQLDATE": "", "MonthYear": "", "Year": "", "DATEADDED": "20230211"}),
    ],
)
def test_the_columns_of_gdelt(event: dict[str, object], expected: dict[str, str]) -> None:
    (row,) = rows("cameo", event)
    assert {key: row[key] for key in expected} == expected


def test_what_is_only_possible_is_no_event_of_cameo() -> None:
    hypothetical = {**VISIT, "auxiliary": "hypothetical"}
    assert rows("cameo", hypothetical) == []
    assert rows("plover", hypothetical)[0]["auxiliary_modes"] == "hypothetical"


def test_denied_claims_make_no_rows() -> None:
    denied = reading(VISIT)
    claims = tuple(replace(c, modality=Modality.NEGATED) for c in denied.claims)
    assert list(EXPORTS["plover"].rows([replace(denied, claims=claims)])) == []
