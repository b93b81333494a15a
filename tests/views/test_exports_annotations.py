"""Web Annotations: the shape that the Recommendation asks for, the terms of its context, and words that are there.

`annotation.context.json` has those terms of http://www.w3.org/ns/anno.jsonld that are used, so that nothing is fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pyld import jsonld
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, Namespace

from tests.views import exported
from verbale.ledger import Ledger
from verbale.views.exports.annotation import CONTEXT
from verbale.views.exports.text import whole

HERE = Path(__file__).parent
TERMS = json.loads((HERE / "annotation.context.json").read_text("utf-8"))
SHAPE = Draft202012Validator(json.loads((HERE / "annotation.schema.json").read_text("utf-8")))
OA = Namespace("http://www.w3.org/ns/oa#")


def local(url: str, options: dict[str, Any]) -> dict[str, Any]:
    """The one context that is known, and nothing from elsewhere."""
    assert url == CONTEXT
    return {"contextUrl": None, "documentUrl": url, "document": TERMS, "contentType": "application/ld+json"}


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Ledger]:
    with exported.asked(tmp_path, *exported.readings()) as found:
        yield found


def annotations(found: Ledger) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported.written(found, "annotations", "jsonl").splitlines()]


def test_every_annotation_has_the_shape(full: Ledger) -> None:
    Draft202012Validator.check_schema(SHAPE.schema)
    for annotation in annotations(full):
        SHAPE.validate(annotation)
    SHAPE.validate(json.loads(exported.written(full, "annotations", "jsonld")))


@pytest.mark.parametrize(
    "broken", [{"motivation": "guessing"}, {"target": {"source": {"id": "a.txt"}}}, {"extra": 1}, {"id": "c1"}]
)
def test_the_shape_refuses_what_is_wrong(full: Ledger, broken: dict[str, Any]) -> None:
    good = annotations(full)[0]
    assert SHAPE.is_valid(good)
    assert not SHAPE.is_valid(good | broken)


def test_there_is_one_for_every_claim_with_words(full: Ledger) -> None:
    found = annotations(full)
    claims = {c.id: c for r in full.readings() for c in r.claims if c.evidence}
    told = [json.loads(a["body"][1]["value"]) for a in found]
    assert [t["id"] for t in told] == [c.id for r in full.readings() for c in r.claims if c.evidence]
    assert {t["property"]: t["value"] for t in told if t["property"] == "rounds until"} == {"rounds until": ["2023-10", 2]}
    for body in told:
        assert body["original"] == whole(claims[body["id"]].original)
    named = {json.loads(a["body"][1]["value"])["property"] for a in found if a["motivation"] == "identifying"}
    assert named >= {"participant", "party", "series", "city"}
    assert not named & {"date", "status", "ordinal", "topic"}


def test_a_claim_that_was_made_twice_is_one_annotation(tmp_path: Path) -> None:
    told = exported.readings()[0]
    (date,) = (c for c in told.claims if c.evidence and (c.subject, c.property) == ("m1", "date"))
    twice = replace(told, claims=(*told.claims, replace(date, confidence=0.5), replace(date, confidence=0.25)))
    with exported.asked(tmp_path, twice) as found:
        ids = [a["id"] for a in annotations(found)]
        bodies = [json.loads(a["body"][1]["value"]) for a in annotations(found)]
    assert len(set(ids)) == len(ids) == len({c.id for c in told.claims if c.evidence})
    assert [b["confidence"] for b in bodies if b["id"] == date.id] == [date.confidence]


def test_positions_count_code_points(full: Ledger) -> None:
    texts = {c.id: r.report.document.text for r in full.readings() for c in r.claims}
    beyond = 0
    for annotation in annotations(full):
        text = whole(texts[json.loads(annotation["body"][1]["value"])["id"]])
        quote, position = annotation["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        beyond += any(ord(c) > 0xFFFF for c in text[:start])
    assert beyond  # where code points and the units of UTF-16 part ways


def test_it_is_json_ld(full: Ledger) -> None:
    page = json.loads(exported.written(full, "annotations", "jsonld"))
    (expanded,) = jsonld.expand(page, {"documentLoader": local})
    assert expanded["@type"] == ["http://www.w3.org/ns/activitystreams#OrderedCollectionPage"]
    (items,) = expanded["http://www.w3.org/ns/activitystreams#items"]
    assert len(items["@list"]) == len(page["items"]) == len(annotations(full))
    keys = {key for item in items["@list"] for key in item}
    assert keys == {
        "@id", "@type", str(OA.motivatedBy), str(OA.hasBody), str(OA.hasTarget), "http://www.w3.org/ns/activitystreams#generator",
    }  # fmt: skip


def test_rdflib_reads_it(full: Ledger) -> None:
    page = json.loads(exported.written(full, "annotations", "jsonld"))
    graph = Graph().parse(data=json.dumps(page | TERMS), format="json-ld")
    subjects = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(subjects) == len(page["items"])
    for subject in subjects:
        assert graph.value(subject, OA.motivatedBy) in (OA.identifying, OA.describing)
        assert isinstance(graph.value(graph.value(subject, OA.hasTarget), OA.hasSource), URIRef)
    assert URIRef("https://post.example/a%20b?q=[1]&n=%C3%A9") in set(graph.objects(None, OA.hasSource))
    starts = list(graph.objects(None, OA.start))
    assert len(starts) == len(subjects)
    assert all(isinstance(start.toPython(), int) for start in starts)
