"""JSON-LD: the terms are those of schema.org, two libraries read it, and it says what the record says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from rdflib import Graph, Literal, URIRef, namespace
from rdflib.namespace import RDF, Namespace

from tests.views import exported
from verbale.ledger import Ledger
from verbale.views.exports.schema_org import VOCABULARY
from verbale.views.exports.text import whole

SDO = Namespace(VOCABULARY)
ROOT = Path(__file__).parents[2]

Node = dict[str, Any]


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Ledger]:
    with exported.asked(tmp_path, *exported.readings()) as found:
        yield found


def document(found: Ledger, *parties: str) -> Node:
    value: Node = json.loads(exported.written(found, "schema-org", "jsonld", parties))
    return value


def nodes(found: Ledger, *types: str) -> list[Node]:
    return [node for node in document(found)["@graph"] if node["@type"] in types]


def graph_of(found: Ledger) -> Graph:
    return Graph().parse(data=json.dumps(document(found)), format="json-ld")


def nothing(url: str, options: Node) -> Node:
    raise AssertionError(f"{url} would be fetched")


def within(value: Any) -> Iterator[Node]:
    """All objects with a type."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            yield from within(item)
    elif isinstance(value, list):
        for item in value:
            yield from within(item)


def test_every_term_is_of_schema_org(full: Ledger) -> None:
    known = {VOCABULARY + name for name in namespace.SDO.__annotations__}
    graph = graph_of(full)
    used = {str(p) for p in graph.predicates()} - {str(RDF.type)}
    used |= {str(t) for t in graph.objects(None, RDF.type)} | {str(o) for o in graph.objects(None, SDO.eventStatus)}
    assert used - known == set()
    assert {VOCABULARY + name for name in ("Event", "EventSeries", "NewsArticle", "Person", "OrganizationRole", "Place")} <= used


def test_every_class_and_property_is_documented(full: Ledger) -> None:
    page = (ROOT / "docs" / "reference" / "exports.md").read_text("utf-8")
    section = page.partition("## schema.org")[2].partition("\n## ")[0]
    told = {
        row[0]: set(re.findall(r"`(\w+)`", row[1])) for row in re.findall(r"^\| `(\w+)`[^|]*\| (.*) \|$", section, re.MULTILINE)
    }
    for node in within(document(full)["@graph"]):
        assert set(node) - {"@type", "@id"} <= told[node["@type"]], node["@type"]


def test_nothing_is_fetched_and_nothing_lost(full: Ledger) -> None:
    told = document(full)
    expanded = jsonld.expand(told, {"documentLoader": nothing})
    assert len(expanded) == len(told["@graph"])
    normal = jsonld.normalize(told, {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": nothing})
    assert len(normal.splitlines()) == len(graph_of(full))


def test_everything_named_is_there_once(full: Ledger) -> None:
    told = document(full)["@graph"]
    ids = [node["@id"] for node in told]
    assert len(set(ids)) == len(ids)
    graph = graph_of(full)
    referred = {o for p, o in graph.predicate_objects() if isinstance(o, URIRef) and p not in (RDF.type, SDO.eventStatus)}
    assert {str(o) for o in referred} - set(ids) == set()


def test_a_meeting(full: Ledger) -> None:
    graph = graph_of(full)
    (meeting,) = (s for s in graph.subjects(SDO.startDate, Literal("2024-05-17")) if (s, RDF.type, SDO.Event) in graph)
    series = graph.value(meeting, SDO.superEvent)
    assert (series, SDO.subEvent, meeting) in graph
    assert (series, RDF.type, SDO.EventSeries) in graph
    assert str(graph.value(series, SDO.startDate)) == "2021-03-04"
    assert graph.value(meeting, SDO.eventStatus) == SDO.EventScheduled
    place = graph.value(meeting, SDO.location)
    assert str(graph.value(graph.value(place, SDO.address), SDO.addressCountry)) == "FI"
    assert {str(k) for k in graph.objects(meeting, SDO.keywords)} == {whole(text) for text in exported.HARM}
    roles = [o for o in graph.objects(meeting, SDO.attendee) if (o, RDF.type, SDO.OrganizationRole) in graph]
    assert {str(graph.value(graph.value(r, SDO.attendee), SDO.name)) for r in roles} == {"Inés Arriagada", "Aino Karvonen"}
    assert len(list(graph.objects(meeting, SDO.subjectOf))) == 2


def test_the_status_of_a_meeting(full: Ledger) -> None:
    found = {n["description"].partition(", ")[2].partition(";")[0]: n.get("eventStatus") for n in nodes(full, "Event")}
    assert {status: v and v["@id"].removeprefix(VOCABULARY) for status, v in found.items()} == {
        "held": "EventScheduled",
        "past reference": "EventScheduled",
        "scheduled": "EventScheduled",
        "cancelled": "EventCancelled",
        "proposed": None,
    }


def test_dates_are_iso_or_in_words(full: Ledger) -> None:
    dates = {n["description"].partition("; date (EDTF): ")[2]: (n.get("startDate"), n.get("endDate")) for n in nodes(full, "Event")}
    assert dates == {
        "2023-10": ("2023-10", None),
        "2024-04-01/2024-04-02": ("2024-04-01", "2024-04-02"),
        "2024-05-17": ("2024-05-17", None),
        "2024-05-20~": (None, None),
        "2024-06-03": ("2024-06-03", None),
        "2025-01/2025-06": (None, None),
        "": (None, None),
    }


def test_an_office_is_a_role(full: Ledger) -> None:
    (ines,) = (n for n in nodes(full, "Person") if n["name"] == "Inés Arriagada")
    (role,) = ines["memberOf"]
    assert (role["@type"], role["roleName"]) == ("OrganizationRole", "Vice Foreign Minister")
    (chile,) = (n for n in nodes(full, "GovernmentOrganization") if n["identifier"] == "CHL")
    assert role["memberOf"] == {"@id": chile["@id"]}


def test_reports_are_articles(full: Ledger) -> None:
    assert sorted(n["@type"] for n in nodes(full, "NewsArticle", "Article")) == ["Article", "NewsArticle", "NewsArticle"]
    (post,) = (n for n in nodes(full, "NewsArticle") if "url" in n)
    assert post["url"] == "https://post.example/a%20b?q=[1]&n=%C3%A9"
    assert post["headline"] == '=HYPERLINK("http://x.example")'
    assert post["author"] == [{"@type": "Person", "name": "+Author"}]
