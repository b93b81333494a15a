"""JSON records into documents."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from verbale.errors import SourceError
from verbale.model.documents import Document, Hints, Reject
from verbale.sources.decoding import BOMS, decode

FIELDS = ("text", "url", "published", "outlet", "language", "title")
"""The keys that a record may have; others are passed over."""

EDTF = re.compile(r"\d{4}(?:-\d\d){0,2}[~?%]?(?:/(?:\d{4}(?:-\d\d){0,2}[~?%]?|\.\.)?)?|\d{2}XX|\d{3}X")
"""What EDTF level 1 allows for a day, a month, a season, a year, a decade, or an interval of them."""

TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d?:\d\d.*")


def from_lines(lines: Iterable[bytes], path: str) -> Iterator[Document | Reject]:
    """A document for each line of JSONL; a line that is no record is a `Reject` with its number, and the others go on."""
    for number, line in enumerate(lines, 1):
        where = f"{path}:{number}"
        try:
            text = line.removeprefix(BOMS[0][0]) if number == 1 else line
            if text.strip():
                yield document(parsed(text.decode("utf-8")), where)
        except UnicodeDecodeError as error:
            yield Reject(where, f"undecodable: {error.reason} at byte {error.start}")
        except SourceError as error:
            yield Reject(where, str(error))


def from_json(data: bytes, path: str) -> Iterator[Document | Reject]:
    """The documents of a JSON file that holds one record or a list of them; raises `SourceError` where it is no JSON."""
    value = parsed(decode(data))
    records = value if isinstance(value, list) else [value]
    if not records:
        raise SourceError("empty: a list without records")
    for number, record in enumerate(records, 1):
        where = f"{path}:{number}" if isinstance(value, list) else path
        try:
            yield document(record, where)
        except SourceError as error:
            yield Reject(where, str(error))


def parsed(text: str) -> Any:
    """The value of a JSON text; raises `SourceError` where it is none."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise SourceError(f"no JSON: {error}") from error
    except RecursionError as error:
        raise SourceError("no record: nested too deeply") from error


def document(record: object, where: str) -> Document:
    """The document of a record; its source is the record's url, else `where`. Raises `SourceError`."""
    if not isinstance(record, dict):
        raise SourceError(f"no record: a JSON {type(record).__name__} where an object is wanted")
    values = {field: record.get(field) for field in FIELDS}
    for field, value in values.items():
        if value is not None and not isinstance(value, str):
            raise SourceError(f"no record: `{field}` is a JSON {type(value).__name__}, not a string")
    text = values["text"]
    if text is None:
        raise SourceError("no record: `text` is missing")
    if not text.strip():
        raise SourceError("empty: `text` has no words")
    return Document(
        source=values["url"] or where,
        text=text,
        published=edtf(values["published"]),
        outlet=values["outlet"] or None,
        language=values["language"] or None,
        hints=Hints(title=values["title"]) if values["title"] else None,
    )


def edtf(value: str | None) -> str | None:
    """A record's date as EDTF: a timestamp gives its day. Raises `SourceError` for what is no date."""
    if value is None or not value.strip():
        return None
    value = value.strip()
    if stamp := TIMESTAMP.fullmatch(value):
        value = stamp[1]
    if not EDTF.fullmatch(value) or not all(map(_on_the_calendar, value.split("/"))):
        raise SourceError(f"no record: `published` is {value!r}, which is no EDTF date")
    return value


def _on_the_calendar(part: str) -> bool:
    fields = part.rstrip("~?%").split("-")
    if len(fields) == 2:
        return 1 <= int(fields[1]) <= 12 or 21 <= int(fields[1]) <= 41
    if len(fields) < 3:
        return True
    try:
        datetime.date(*map(int, fields))
    except ValueError:
        return False
    return True
