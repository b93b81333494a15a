"""Tables as Apache Parquet: every column typed, lists as lists.

A date stays the EDTF text that it is, with two columns of days beside it: `date_first` and `date_last`, the first and the last day
that it can mean, null where an end is open. Numbers are 64-bit integers; what is nowhere told is null.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from verbale.errors import UsageError
from verbale.model.grouping import portions
from verbale.model.reading import Json
from verbale.views.exports.days import first_and_last
from verbale.views.exports.tables import Holds, Kind, Table
from verbale.views.exports.text import whole
from verbale.views.record import Record

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 5_000
"""Rows of a group: what is held in memory at once."""


def write_parquet(table: Table, record: Record, parties: Collection[str], out: BinaryIO) -> None:
    """The table's rows, a group at a time. Raises `UsageError` where `pyarrow` is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError("Parquet needs the package pyarrow: install verbale[export]") from error

    schema = schema_of(table)
    rows = (cells(row, table.columns) for row in table.rows(record, parties))
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in portions(rows, GROUP):
            writer.write_table(pa.Table.from_pylist(group, schema))


def schema_of(table: Table) -> pa.Schema:
    """The names and types of the table's columns."""
    import pyarrow as pa

    fields: list[pa.Field] = []
    for name, kind in table.columns.items():
        fields.append(pa.field(name, _type(kind)))
        if kind is Holds.DATE:
            fields += [pa.field(f"{name}_first", pa.date32()), pa.field(f"{name}_last", pa.date32())]
    return pa.schema(fields)


def _type(kind: Kind) -> pa.DataType:
    import pyarrow as pa

    if isinstance(kind, Mapping):
        return pa.list_(pa.struct([pa.field(name, _type(part)) for name, part in kind.items()]))
    if kind in (Holds.TEXTS, Holds.JOINED):
        return pa.list_(pa.string())
    return pa.int64() if kind is Holds.NUMBER else pa.string()


def cells(row: Json, columns: Mapping[str, Kind]) -> Json:
    """The values of a row in the types of its columns."""
    found: Json = {}
    for name, kind in columns.items():
        found[name] = _cell(row[name], kind)
        if kind is Holds.DATE:
            found[f"{name}_first"], found[f"{name}_last"] = first_and_last(row[name])
    return found


def _cell(value: Any, kind: Kind) -> Any:
    if isinstance(kind, Mapping):
        return [{name: _cell(part.get(name), own) for name, own in kind.items()} for part in _records(value, kind)]
    if kind is Holds.TEXTS:
        return [_text(v) for v in ([value] if isinstance(value, str) else value or [])]
    if kind is Holds.JOINED:
        return [_text(part) for part in value.split(";") if part]
    if kind is Holds.NUMBER:
        return value
    return _text(value)


def _records(value: Any, kind: Mapping[str, Holds]) -> list[Json]:
    """The records of a cell; an object with two parts to an entry (`rounds_until`) is a list of them."""
    return [dict(zip(kind, pair, strict=True)) for pair in value.items()] if isinstance(value, dict) else value


def _text(value: Any) -> str | None:
    """A value as text: a list in JSON, nothing as null."""
    if value is None or value == "":
        return None
    return whole(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
