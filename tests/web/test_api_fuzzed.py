"""The whole HTTP API under a fuzzer, which reads its description: what fits it, what does not, and what there is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.addresses import addresses
from tests.web.conftest import room
from verbale.web import application, papers
from verbale.web.data import DATA
from verbale.web.files import FILES
from verbale.web.pages import PAGES

if TYPE_CHECKING:
    from schemathesis.openapi import OpenApiSchema

READ = [one.data_path.replace(":path", "") for one in (*PAGES, *DATA)]
FILED = [f"/brief{ending}" for ending in papers.WRITERS] + [file.path for file in FILES]
CHANGED = ["/read.json", "/reports.json", "/decisions.json"]

KNOWN: dict[str, list[Any]] = {
    "party": [["Chile"], ["CHL", "NZL"], ["chilean", "Wellington"], ["", "Chil"], ["CHL"] * 8],
    "from": ["2024", "2024-03", "2025-05-20", "2024-13"],
    "to": ["2024-04", "2025", "0000", "2024~"],
    "status": ["held", "past reference", "scheduled"],
    "level": ["vice-ministerial", "ministerial"],
    "city": ["Wellington", "nowhere"],
    "name": ["fuente", "Chilean vice foreign minister", "Taha Macpherson", "consultations"],
    "state": [["open"], ["overdue", "done"], ["merry"]],
    "class": [["error"], ["granularity", "wording"]],
    "kind": [["passage"], ["topic", "statement"]],
    "topic": ["krill", "southern ocean"],
    "q": ["krill", '"southern ocean"', "patr*", '"', "a OR", "NEAR(krill, 2)"],
    "page": [1, 2, 25, 100_000],
    "at": ["0-9", "100-200", "5-99999999999999999999", "٣-٤"],
    "series": ["consultations", "Chile-New Zealand Political Consultations", "ocean"],
}
"""Values that reach further than those that are made up."""


@pytest.fixture(scope="module")
def api(pacific: Path) -> OpenApiSchema:
    """The description of the API, asked of a room where nobody edits; a fault of the program is raised."""
    import schemathesis

    return schemathesis.openapi.from_asgi("/openapi.json", application(pacific, hosts=()))


@pytest.fixture(scope="module")
def keys(pacific: Path) -> dict[str, str]:
    """By its path, the id or name of something that there is."""
    found = addresses(room(pacific))
    own = {one.data_path.replace(":path", ""): found[one.path].split("/")[2] for one in PAGES if "{" in one.path}
    conflict = own["/conflicts/{key}.json"]
    return own | {"/tables/{key}.json": "meetings", "/who/{key}.json": "Gloria de la Fuente", "/explain/{key}.json": conflict}


def test_nothing_is_left_out(api: OpenApiSchema) -> None:
    assert {one.path for found in api.get_all_operations() if (one := found.ok())} == {*READ, *FILED, *CHANGED}


@pytest.mark.parametrize("path", READ + FILED)
def test_whatever_is_asked_the_answer_is_as_described(api: OpenApiSchema, keys: dict[str, str], path: str) -> None:
    from schemathesis import Case, GenerationMode
    from schemathesis.checks import negative_data_rejection, positive_data_acceptance

    operation = api[path]["GET"]
    named = {p.name for p in operation.query} & KNOWN.keys()
    further = st.fixed_dictionaries({}, optional={name: st.sampled_from(KNOWN[name]) for name in sorted(named)})
    made = st.one_of(operation.as_strategy(mode) for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE))

    @settings(derandomize=True, database=None, max_examples=16, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=made, known=further, there=st.booleans())
    def ask(case: Case, known: dict[str, Any], there: bool) -> None:
        case.query = {**(case.query or {}), **known}
        if found := path in keys and there:
            case.path_parameters = {"key": keys[path]}
        answer = case.call(headers={"Accept": "application/json"})
        # No description says which words are a party, a day or a search; what was put in may mend what did not fit.
        mended = bool(known or found) or answer.status_code == 414
        case.validate_response(answer, excluded_checks=[positive_data_acceptance, *[negative_data_rejection] * mended])

    ask()


@pytest.mark.parametrize("path", CHANGED)
def test_whatever_is_sent_nobody_edits_without_the_token(api: OpenApiSchema, path: str) -> None:
    from schemathesis import Case

    @settings(derandomize=True, database=None, max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=api[path]["POST"].as_strategy())
    def send(case: Case) -> None:
        assert case.call_and_validate(headers={"Accept": "application/json"}).status_code in (403, 413, 415)

    send()


def test_what_cannot_be_done_says_what_can(pacific: Path) -> None:
    answer = room(pacific).put("/meetings.json")
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert "GET" in answer.headers["allow"]
