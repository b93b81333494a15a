"""Entity schemas, and claims held against them."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum

import pytest

from tests import made
from verbale.errors import KnowledgeError, SchemaError
from verbale.model import facts
from verbale.model.claims import Basis, Value
from verbale.model.documents import Document
from verbale.model.schema import _schema, check, schema_of, schemas

DOCUMENT = Document("report.txt", made.TEXT)
VIEWS = (
    (facts.Meeting, "m1"),
    (facts.Series, "s1"),
    (facts.Person, "p1"),
    (facts.Statement, "st1"),
    (facts.Position, "po1"),
    (facts.Agreement, "ag1"),
    (facts.Commitment, "co1"),
    (facts.ContextEvent, "cx1"),
    (facts.Quantity, "qu1"),
    (facts.Event, "ev1"),
)


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("m1", "Meeting"),
        ("m12/p3", "Participation"),
        ("s2", "Series"),
        ("p10", "Person"),
        ("st3", "Statement"),
        ("po1", "Position"),
        ("d1", "Document"),
    ],
)
def test_a_subject_tells_its_schema(subject: str, name: str) -> None:
    assert schema_of(subject).name == name


@pytest.mark.parametrize("subject", ["", "m", "m0", "x1", "m1/", "m1/s1", "M1", "m1 ", "p1/m1"])
def test_other_subjects_have_none(subject: str) -> None:
    with pytest.raises(SchemaError, match="is no subject"):
        schema_of(subject)


def test_the_made_claims_keep_to_the_schemas() -> None:
    for claim in made.claims_of(DOCUMENT):
        check(claim)


@pytest.mark.parametrize(
    ("subject", "key", "value", "why"),
    [
        ("m1", "colour", "red", "no such property"),
        ("m1", "office", "Foreign Minister", "no such property"),
        ("m1", "ordinal", "14th", "is not a whole number"),
        ("m1", "ordinal", 0, "is not a whole number"),
        ("m1", "ordinal", True, "is not a whole number"),
        ("m1", "status", "happened", "is not one of held, scheduled"),
        ("m1", "date", "Friday", "is not an EDTF date"),
        ("m1", "date", "2023-02-30", "is not an EDTF date"),
        ("m1", "date", ("2023", "2024"), "is not an EDTF date"),
        ("m1", "party", "Australia", "code"),
        ("m1", "city", " Canberra", "is not a name on one line"),
        ("m1", "city", "", "is not a name on one line"),
        ("m1", "topic", " ", "is not some text"),
        ("s1", "rounds until", "2014=13", "is not an EDTF date and a count"),
        ("s1", "rounds until", ("2014", 0), "is not an EDTF date and a count"),
        ("qu1", "value", True, "is not a number"),
        ("qu1", "value", float("nan"), "is not a number"),
        ("qu1", "approximate", 1, "is not true or false"),
        ("ev1", "type", "STATEMENT", "is not one of AGREE"),
    ],
)
def test_what_breaks_a_schema_is_named(subject: str, key: str, value: Value, why: str) -> None:
    with pytest.raises(SchemaError, match=why):
        check(made.claim(DOCUMENT, subject, key, value, "Canberra"))


def test_a_stated_claim_has_words_and_an_inferred_one_a_rule() -> None:
    said = made.claim(DOCUMENT, "m1", "city", "Canberra", "Canberra")
    with pytest.raises(SchemaError, match="without the words"):
        check(replace(said, evidence=None))
    with pytest.raises(SchemaError, match="by no rule"):
        check(replace(said, basis=Basis.INFERRED))
    with pytest.raises(SchemaError, match="between 0 and 1"):
        check(replace(said, confidence=1.2))
    check(replace(said, evidence=None, basis=Basis.INFERRED, rule="the host's capital"))


@pytest.mark.parametrize(
    ("subject", "key", "values"),
    [
        ("m1", "type", facts.MeetingType),
        ("m1", "status", facts.Status),
        ("m1", "level", facts.Level),
        ("m1", "format", facts.Format),
        ("st1", "kind", facts.StatementKind),
        ("co1", "state", facts.CommitmentState),
        ("ev1", "type", facts.EventType),
        ("ev1", "auxiliary", facts.Auxiliary),
    ],
)
def test_choices_are_those_of_the_model(subject: str, key: str, values: type[StrEnum]) -> None:
    assert schema_of(subject).properties[key].values == tuple(values)


def test_every_property_is_described() -> None:
    for schema in schemas():
        assert schema.description.endswith(".")
        assert all(p.description.endswith(".") for p in schema.properties.values())


def test_every_field_of_a_view_has_a_property() -> None:
    """A field that no claim can fill would stay empty for ever."""
    plural = {"parties": "party", "participants": "participant", "topics": "topic", "names": "name", "actors": "actor"}
    made_of = {"id", "claims", "evidence", "speaker evidence", "attribution", "modality"}
    for view, subject in VIEWS:
        known = schema_of(subject).properties
        wanted = {plural.get(f.name, f.name.replace("_", " ")) for f in fields(view)} - made_of
        assert wanted == set(known)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"description": "x", "type": "colour"}, "none of the types"),
        ({"description": "x", "type": "choice"}, "lists its values"),
        ({"description": "x", "type": "text", "values": ["a"]}, "lists its values"),
        ({"description": "x", "type": "text", "man": True}, "unknown keys man"),
        ({"type": "text"}, "KeyError"),
    ],
)
def test_a_broken_schema_file_is_named(row: dict[str, object], why: str) -> None:
    data = {"name": "Thing", "subject": "t", "description": "A thing.", "properties": {"x": row}}
    with pytest.raises(KnowledgeError, match=rf"thing\.yaml: .*{why}"):
        _schema("thing.yaml", data)
