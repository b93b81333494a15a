"""FollowTheMoney: every entity is valid by the schema, and refers to what is there."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.views import exported
from tests.views.followthemoney_facts import ANCESTORS, PROPERTIES, REQUIRED
from verbale.knowledge.alpha2 import alpha2
from verbale.ledger import Ledger
from verbale.views.exports import followthemoney
from verbale.views.exports.text import line

needs_library = pytest.mark.skipif(
    importlib.util.find_spec("followthemoney") is None,
    reason="the library followthemoney is not installed (it needs PyICU, for which there is no wheel)",
)

VALUES = {
    "date": r"\d{4}(-\d\d(-\d\d)?)?",
    "country": r"[a-z]{2}",
    "language": r"[a-z]{3}",
    "url": r"https?://\S+",
}
"""What values of a type look like; a text is any that is not empty."""

Entity = dict[str, Any]


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Ledger]:
    with exported.asked(tmp_path, *exported.readings()) as found:
        yield found


def entities(found: Ledger, *parties: str) -> list[Entity]:
    return [json.loads(line) for line in exported.written(found, "followthemoney", "jsonl", parties).decode().splitlines()]


@pytest.mark.parametrize("parties", [(), ("CHL", "FIN"), ("EU",)])
def test_entities_fit_the_facts(full: Ledger, parties: tuple[str, ...]) -> None:
    found = entities(full, *parties)
    schema_of = {e["id"]: e["schema"] for e in found}
    assert len(schema_of) == len(found)
    for entity in found:
        assert set(entity) == {"id", "schema", "properties"}
        assert re.fullmatch(r"[0-9a-zA-Z][0-9a-zA-Z.-]*[0-9a-zA-Z]", entity["id"])
        assert REQUIRED[entity["schema"]] <= set(entity["properties"])
        for name, values in entity["properties"].items():
            type_ = PROPERTIES[entity["schema"]][name]
            assert values
            assert len(set(values)) == len(values)
            for value in values:
                if type_ in ("Document", "LegalEntity", "Organization", "Person", "Position", "Thing"):
                    assert type_ in ANCESTORS[schema_of[value]]
                else:
                    assert re.fullmatch(VALUES.get(type_, r"(?s).+"), value), (name, value)


def test_all_that_is_in_the_record_is_there(full: Ledger) -> None:
    found = entities(full)
    schemas = {e["schema"] for e in found}
    assert schemas == set(ANCESTORS)
    events = {tuple(e["properties"].get("date", [])): e["properties"] for e in found if e["schema"] == "Event"}
    held = events["2024-05-17",]
    assert held["involved"][:2] == ["verbale-party-CHL", "verbale-party-FIN"]
    assert len(held["involved"]) == 4
    assert (held["organizer"], held["country"], held["location"]) == (["verbale-party-FIN"], ["fi"], ["Helsinki, Finland"])
    assert held["keywords"] == ["held", *map(line, exported.HARM)]
    assert len(held["proof"]) == 2


def test_what_is_attested_is_not_said_to_begin(full: Ledger) -> None:
    occupancies = [e["properties"] for e in entities(full) if e["schema"] == "Occupancy"]
    assert occupancies
    assert not [o for o in occupancies if {"startDate", "endDate"} & set(o)]
    assert any(o["date"] == ["2024-05-17"] for o in occupancies if "date" in o)


def test_what_did_not_take_place_is_said_not_to_have(full: Ledger) -> None:
    summaries = {e["properties"]["summary"][0] for e in entities(full) if e["schema"] == "Event"}
    assert {s.partition(":")[0] for s in summaries if ":" in s} == {"past reference", "scheduled", "cancelled", "proposed"}


def test_dates_that_followthemoney_cannot_write_are_in_words(full: Ledger) -> None:
    told = {d for e in entities(full) if e["schema"] == "Event" for d in e["properties"].get("description", [])}
    assert told == {"date (EDTF): 2025-01/2025-06", "date (EDTF): 2024-05-20~"}
    spans = [e["properties"] for e in entities(full) if "endDate" in e["properties"]]
    assert [(s["startDate"], s["endDate"]) for s in spans] == [(["2024-04-01"], ["2024-04-02"])]


def test_evidence_quotes_the_reports(full: Ledger) -> None:
    texts = [r.report.document.text for r in full.readings()]
    quotes = [s for e in entities(full) if e["schema"] == "Documentation" for s in e["properties"]["summary"]]
    assert quotes
    assert all(any(quote in line(text) for text in texts) for quote in quotes)


@needs_library
def test_the_facts_are_those_of_the_library() -> None:
    from followthemoney import model

    for name, properties in PROPERTIES.items():
        schema = model.get(name)
        assert schema is not None
        assert not schema.abstract
        assert {s.name for s in schema.schemata} == ANCESTORS[name]
        assert set(schema.required) == REQUIRED[name]
        for key, type_ in properties.items():
            prop = schema.get(key)
            assert prop is not None, f"{name}.{key}"
            assert not prop.deprecated
            assert type_ == (prop.range.name if prop.range else prop.type.name)


@needs_library
def test_the_library_takes_every_entity(full: Ledger) -> None:
    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    for entity in entities(full):
        proxy = EntityProxy.from_dict(entity, cleaned=False)
        assert proxy.schema.validate(entity) is None
        assert model.get(entity["schema"]) is proxy.schema
        kept = proxy.to_dict()["properties"]
        assert {n: sorted(v) for n, v in kept.items()} == {n: sorted(v) for n, v in entity["properties"].items()}


@needs_library
def test_codes_are_those_of_the_library() -> None:
    from followthemoney.types import registry

    for code in alpha2().values():
        assert registry.country.clean(code.lower()) == code.lower()
    for short, long in followthemoney._LANGUAGES.items():
        assert registry.language.clean(short) == long
