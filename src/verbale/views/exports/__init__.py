"""What a record holds, in the forms that other programs read: one module a standard, and here what can be written in which form.

An export comes from the record piece by piece and goes into the file piece by piece; the same record gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from verbale.model.reading import Json
from verbale.views.exports import annotation, followthemoney, geojson, schema_org, tables
from verbale.views.exports.parquet import write_parquet
from verbale.views.exports.tables import Table
from verbale.views.exports.writing import write_csv, write_document, write_lines, write_spreadsheet
from verbale.views.record import Record

Write = Callable[[Record, Collection[str], BinaryIO], None]
"""Writes what a record tells of some parties (none given: of all) into a file."""

_Items = Callable[[Record, Collection[str]], Iterator[Json]]


def _table(table: Table) -> Mapping[str, Write]:
    columns = tuple(table.columns)
    return {
        "csv": lambda record, parties, out: write_csv(map(table.flat, table.rows(record, parties)), columns, out),
        "jsonl": _lines(table.rows),
        "parquet": lambda record, parties, out: write_parquet(table, record, parties, out),
        "spreadsheet": lambda record, parties, out: write_spreadsheet(map(table.flat, table.rows(record, parties)), columns, out),
    }


def _lines(items: _Items) -> Write:
    return lambda record, parties, out: write_lines(items(record, parties), out)


def _document(head: Json, key: str, items: _Items) -> Write:
    return lambda record, parties, out: write_document(head, key, items(record, parties), out)


EXPORTS: Mapping[str, Mapping[str, Write]] = MappingProxyType(
    {
        "meetings": _table(tables.MEETINGS),
        "series": _table(tables.SERIES),
        "people": _table(tables.PEOPLE),
        "commitments": _table(tables.COMMITMENTS),
        "statements": _table(tables.STATEMENTS),
        "conflicts": _table(tables.CONFLICTS),
        "plover": _table(tables.PLOVER),
        "cameo": _table(tables.CAMEO),
        "followthemoney": {"jsonl": _lines(followthemoney.entities)},
        "schema-org": {"jsonld": _document(schema_org.HEAD, "@graph", schema_org.nodes)},
        "annotations": {
            "jsonl": _lines(annotation.whole_annotations),
            "jsonld": _document(annotation.HEAD, "items", annotation.items),
        },
        "geojson": {"geojson": _document(geojson.HEAD, "features", geojson.features)},
    }
)
"""What can be written, and in which forms, the usual one first."""

BINARY = frozenset(("parquet",))
"""The forms that no terminal can show."""
