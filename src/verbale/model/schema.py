"""The entity schemas: which properties a subject may have, and what their values look like.

Each file in `model/schemas/` describes one entity: `name`, `subject` (the letters of its ids: `m` for `m1`, `m/p` for
`m1/p2`), `description`, and `properties`, each with `description`, `type`, and `many` or `values` where they apply.
The idea of schemas as data, one small file an entity, is that of FollowTheMoney.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import isfinite
from types import MappingProxyType
from typing import Any

import yaml

from verbale.errors import KnowledgeError, SchemaError
from verbale.model import edtf
from verbale.model.claims import Basis, Claim, Value

_PARTY = re.compile(r"[A-Z][A-Z0-9-]{1,11}")


def _is_date(value: object) -> bool:
    return isinstance(value, str) and edtf.valid(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_name(value: object) -> bool:
    return isinstance(value, str) and _is_text(value) and value == value.strip() and "\n" not in value


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _is_party(value: object) -> bool:
    return isinstance(value, str) and _PARTY.fullmatch(value) is not None


def _is_rounds(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and _is_date(value[0]) and _is_count(value[1])


TYPES: Mapping[str, tuple[Callable[[object], bool], str]] = MappingProxyType(
    {
        "name": (_is_name, "a name on one line"),
        "text": (_is_text, "some text"),
        "choice": (_is_text, "one of its values"),
        "count": (_is_count, "a whole number above nought"),
        "number": (_is_number, "a number"),
        "truth": (_is_truth, "true or false"),
        "date": (_is_date, "an EDTF date"),
        "party": (_is_party, "a country's or organisation's code"),
        "rounds": (_is_rounds, "an EDTF date and a count"),
    }
)
"""Types of values: the test that a value must pass, and how to say so."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of an entity. `many` allows several values at once; `values`, if any, are all that it may have."""

    name: str
    description: str
    type: str
    many: bool = False
    values: tuple[str, ...] = ()

    def accepts(self, value: Value) -> bool:
        """Whether the value is of the property's type, and one of its values if it lists them."""
        return TYPES[self.type][0](value) and (not self.values or value in self.values)

    @property
    def wanted(self) -> str:
        """What a value should be, in words."""
        return f"one of {', '.join(self.values)}" if self.values else TYPES[self.type][1]


@dataclass(frozen=True, slots=True)
class Schema:
    """An entity: its name, the pattern of its subjects' ids, and its properties by name."""

    name: str
    subject: re.Pattern[str]
    description: str
    properties: Mapping[str, Property]


@cache
def schemas() -> tuple[Schema, ...]:
    """All entity schemas, by their files' names. Raises `KnowledgeError` for a file that breaks the rules above."""
    folder = files("verbale.model") / "schemas"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple(_schema(f.name, yaml.safe_load(f.read_text("utf-8"))) for f in found)


@lru_cache(maxsize=1024)  # the same few ids come again in every report
def schema_of(subject: str) -> Schema:
    """The schema of a subject's id. Raises `SchemaError` where no schema has such ids."""
    for schema in schemas():
        if schema.subject.fullmatch(subject):
            return schema
    raise SchemaError(f"{subject!r} is no subject: no entity schema has such ids")


def check(claim: Claim) -> None:
    """Hold a claim against its subject's schema.

    Raises `SchemaError` for an unknown subject or property, a value of the wrong type, a stated claim without
    evidence, an inferred one without a rule, and a confidence outside 0 to 1.
    """
    schema = schema_of(claim.subject)
    at = f"{schema.name} {claim.subject}, {claim.property}"
    known = schema.properties.get(claim.property)
    if known is None:
        raise SchemaError(f"{at}: no such property (there are {', '.join(schema.properties)})")
    if not known.accepts(claim.value):
        raise SchemaError(f"{at}: {claim.value!r} is not {known.wanted}")
    if claim.basis is Basis.STATED and claim.evidence is None:
        raise SchemaError(f"{at}: stated, but without the words that say so")
    if claim.basis is Basis.INFERRED and not claim.rule:
        raise SchemaError(f"{at}: inferred, but by no rule")
    if not 0 <= claim.confidence <= 1:
        raise SchemaError(f"{at}: a confidence of {claim.confidence} is not between 0 and 1")


def _schema(file: str, data: Any) -> Schema:
    try:
        letters = str(data["subject"]).split("/")
        properties = {name: _property(name, row) for name, row in data["properties"].items()}
        pattern = re.compile("/".join(rf"{re.escape(letter)}[1-9]\d*" for letter in letters))
        return Schema(data["name"], pattern, data["description"].strip(), MappingProxyType(properties))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise KnowledgeError(f"{file}: {type(error).__name__}: {error}") from error


def _property(name: str, row: Mapping[str, Any]) -> Property:
    found = Property(name, row["description"], row["type"], row.get("many", False), tuple(row.get("values", ())))
    if unknown := set(row) - {"description", "type", "many", "values"}:
        raise ValueError(f"{name}: unknown keys {', '.join(sorted(unknown))}")
    if found.type not in TYPES:
        raise ValueError(f"{name}: {found.type!r} is none of the types {', '.join(TYPES)}")
    if (found.type == "choice") != bool(found.values):
        raise ValueError(f"{name}: a choice, and only a choice, lists its values")
    return found
