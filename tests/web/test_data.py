"""What programs alone ask for: the shapes, the parts, and what goes wrong."""

from __future__ import annotations

import jsonschema
import pytest
from starlette.testclient import TestClient

from tests.web.addresses import CHILE, key
from verbale.views import table, timeline
from verbale.web.data import DATA


@pytest.fixture
def asked(browser: TestClient) -> dict[str, str]:
    """By the path of an answer, an address of one that has something."""
    meeting = key(browser, f"/meetings.json?{CHILE}", "meetings", 0, "id")
    return {
        "/timeline.json": f"/timeline.json?{CHILE}&from=2024&to=2026",
        "/tables/{key}.json": f"/tables/meetings.json?{CHILE}",
        "/who/{key:path}.json": "/who/Chilean%20vice%20foreign%20minister.json",
        "/findings.json": "/findings.json?q=krill&kind=commitment&party=Chile&limit=2",
        "/explain/{key:path}.json": f"/explain/{meeting}.json",
    }


@pytest.mark.parametrize("path", [one.data_path for one in DATA])
def test_an_answer_is_as_described(browser: TestClient, asked: dict[str, str], path: str) -> None:
    answer = browser.get(asked[path])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    api = browser.get("/openapi.json").json()
    told = api["paths"][path.replace(":path", "")]["get"]
    assert told["summary"]
    assert told["description"]
    assert {"401", "404", "422"} <= set(told["responses"])
    schema = told["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(answer.json(), {**schema, "components": api["components"]}, jsonschema.Draft202012Validator)


@pytest.mark.parametrize("path", [one.data_path for one in DATA])
def test_an_answer_is_kept_and_packed(browser: TestClient, asked: dict[str, str], path: str) -> None:
    answer = browser.get(asked[path], headers={"accept-encoding": "gzip"})
    again = browser.get(asked[path], headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (answer.headers.get("content-encoding") == "gzip") is (len(answer.content) >= 2000)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_names_of_operations_are_their_own(browser: TestClient) -> None:
    named = [o["operationId"] for path in browser.get("/openapi.json").json()["paths"].values() for o in path.values()]
    assert len(named) == len(set(named))
    assert {"timeline", "tables_of", "who_of", "findings", "explain_of"} <= set(named)


def test_a_timeline_has_meetings_and_then_what_is_due(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "SIZE", 1)
    parts = [browser.get(f"/timeline.json?{CHILE}&page={page}").json() for page in (1, 2, 3)]
    assert [p["paging"] for p in parts[:2]] == [
        {"page": page, "pages": parts[0]["paging"]["pages"], "size": 1, "total": parts[0]["paging"]["pages"]} for page in (1, 2)
    ]
    assert [len(p["timeline"]["meetings"]) for p in parts] == [1, 1, 0]
    assert [len(p["timeline"]["due"]) for p in parts] == [0, 0, 1]
    assert {tuple(p["timeline"]["parties"]) for p in parts} == {("CHL", "NZL")}


def test_statements_come_by_reports(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = browser.get("/tables/statements.json").json()
    monkeypatch.setattr(table, "SIZE", 2)
    pages = whole["paging"]["total"] // 2 + whole["paging"]["total"] % 2
    parts = [browser.get(f"/tables/statements.json?page={page}").json() for page in range(1, pages + 1)]
    assert [row for part in parts for row in part["rows"]] == whole["rows"]
    assert parts[0]["paging"]["pages"] == pages > 1
    assert len(whole["rows"]) != whole["paging"]["total"]
    assert set(whole["columns"]) <= set(whole["rows"][0])


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/timeline.json?party=Chil", 422, "did you mean Chile"),
        ("/timeline.json?from=yesterday", 422, "no date"),
        ("/timeline.json?page=0", 422, "page"),
        ("/timeline.json?page=99", 422, "there is no page 99"),
        ("/tables/rumours.json", 404, "no table 'rumours'; there are meetings, series"),
        ("/tables/people.json?party=Chile", 404, "the table 'people' cannot be asked for parties"),
        ("/tables/meetings.json?page=99", 404, "there is no page 99"),
        ("/who/de%20la%20Fuentes.json", 404, "did you mean Gloria de la Fuente"),
        ("/who/.json", 404, "nobody"),
        ("/findings.json", 422, "q: Field required"),
        ("/findings.json?q=%21%21", 422, "nothing to search for"),
        ("/findings.json?q=krill&kind=rumour", 422, "'rumour' is none of"),
        ("/findings.json?q=krill&limit=501", 422, "limit"),
        ("/explain/x0.json", 404, "nothing in the record has the id 'x0'"),
        (f"/explain/{'x' * 201}.json", 422, "at most 200"),
    ],
)
def test_what_goes_wrong_is_a_problem(browser: TestClient, address: str, status: int, said: str) -> None:
    answer = browser.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]
