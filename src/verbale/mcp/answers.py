"""An answer that fits: a view as JSON of bounded size that says what it leaves out, its schema, and its text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from verbale.errors import UsageError
from verbale.model.reading import Json

MOST = 100_000
"""Characters of an answer: what an assistant can take in at once."""

INNER = 20
"""Items of a list of objects within an item of another list: the heads of delegation of a meeting, say."""

SCALARS = 100
"""Items of a list of mere names, ids or sources."""

CITATIONS = ("notes", "again")
"""Lists of citations."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"))


@dataclass(frozen=True, slots=True)
class Found:
    """What a tool found, before it is made to fit.

    `left_out` counts, by list, what is there besides the page that was asked for; of the lists in `latest` the end is kept, of all
    others the beginning. `text` is for people and models to read where that is not the JSON.
    """

    view: Json
    left_out: Mapping[str, int] = field(default_factory=dict)
    latest: tuple[str, ...] = ()
    text: str | None = None


def fitting(found: Found, limit: int, notes: int) -> Json:
    """The view with at most so many items in each list and citations of each fact, and fewer where they are long.

    `left_out` says how much of which lists was left out, `more` whether any of it is something else than citations. Raises
    `UsageError` where a single item of each list does not fit.
    """
    while True:
        cut = _Cut(limit, notes, found.latest)
        row: Json = cut.of(found.view)
        left_out = Counter(found.left_out) + cut.left_out
        more = bool(left_out.keys() - set(CITATIONS)) or row.get("more", False)
        row |= {"more": more, "left_out": dict(sorted(left_out.items()))}
        size = len(text_of(row))
        if size <= MOST:
            return row
        if limit == notes == 1:
            raise UsageError(f"the answer has {size} characters, and more than {MOST} do not fit: ask for something narrower")
        if notes > 1:
            notes = min(notes, _most(row, citations=True)) // 2 or 1
        else:
            limit = min(limit, _most(row, citations=False)) * 3 // 4 or 1


class _Cut:
    """Shortens lists, and counts what is lost by it."""

    def __init__(self, limit: int, notes: int, latest: Collection[str]) -> None:
        self._limit = limit
        self._notes = notes
        self._latest = latest
        self.left_out: Counter[str] = Counter()

    def of(self, value: Any, name: str = "", *, inner: bool = False) -> Any:
        """The value with short lists, and without halves of characters, which no message can carry; `inner` if within a list."""
        match value:
            case str():
                return _SURROGATE.sub("\ufffd", value)
            case dict():
                return {key: self.of(item, key, inner=inner) for key, item in value.items()}
            case list() | tuple():
                most = self._most(name, value, inner=inner)
                kept = value[-most:] if name in self._latest else value[:most]
                if len(kept) < len(value):
                    self.left_out[name] += len(value) - len(kept)
                return [self.of(item, inner=True) for item in kept]
        return value

    def _most(self, name: str, items: Collection[Any], *, inner: bool) -> int:
        if name in CITATIONS:
            return self._notes
        if not any(isinstance(item, dict) for item in items):
            return SCALARS
        return max(self._limit, INNER) if inner else self._limit


def _most(value: Any, name: str = "", *, citations: bool) -> int:
    """Items of the longest list of citations, or of other objects, within a value."""
    if isinstance(value, dict):
        return max((_most(item, key, citations=citations) for key, item in value.items()), default=0)
    if isinstance(value, list):
        own = len(value) if (name in CITATIONS) is citations and any(isinstance(item, dict) for item in value) else 0
        return max((own, *(_most(item, citations=citations) for item in value)))
    return 0


def text_of(row: Json) -> str:
    """JSON in which every character that nobody sees, or that a terminal would obey, is an escape; read back, it is the same.

    Only halves of characters, which no message can carry, are replaced.
    """
    text = _SURROGATE.sub("\ufffd", json.dumps(row, ensure_ascii=False))
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    return json.dumps(character)[1:-1] if unicodedata.category(character) in _UNSEEN else character


# -- schemas -------------------------------------------------------------------------------------------------------


class _Plain(GenerateJsonSchema):
    """Schemas without a title for each field, which would only repeat its name."""

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False


def input_schema(arguments: type[Any]) -> Json:
    """The schema of a tool's arguments."""
    return _bare(TypeAdapter(arguments).json_schema(schema_generator=_Plain))


def output_schema(view: type[Any]) -> Json:
    """The schema of a tool's answer: the fields of the view, a conflict's `kind` as `class`, and `more` and `left_out`."""
    schema: Json = TypeAdapter(view).json_schema(mode="serialization", schema_generator=_Plain)
    doubt = schema.get("$defs", {}).get("Doubt")
    if doubt:
        doubt["properties"] = {"class" if key == "kind" else key: value for key, value in doubt["properties"].items()}
        doubt["required"] = ["class" if key == "kind" else key for key in doubt["required"]]
    schema["properties"] |= {
        "more": {"type": "boolean", "description": "Whether anything but citations was left out."},
        "left_out": {
            "type": "object",
            "additionalProperties": {"type": "integer"},
            "description": "How many items were left out, by the name of their list.",
        },
    }
    schema["required"] = list(dict.fromkeys([*schema.get("required", ()), "more", "left_out"]))
    return _bare(schema)


def _bare(schema: Json) -> Json:
    """A schema that does not name the class behind it: that is nothing to a caller."""
    return {key: value for key, value in schema.items() if key not in ("title", "description")}
