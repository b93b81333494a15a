"""Exports on their way into a file, piece by piece: lines of JSON, one JSON document, CSV. All is UTF-8."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import TextIOWrapper
from typing import Any, BinaryIO

from verbale.model.reading import Json
from verbale.views.exports.text import whole

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What spreadsheet programs take for the beginning of a formula, and the apostrophe itself, so that none is ambiguous."""


def json_text(value: Any) -> str:
    """JSON on one line, with all characters as they are."""
    return whole(json.dumps(value, ensure_ascii=False, allow_nan=False))


def write_lines(rows: Iterable[Json], out: BinaryIO) -> None:
    """One object a line."""
    for row in rows:
        out.write(json_text(row).encode() + b"\n")


def write_document(head: Json, key: str, items: Iterable[Json], out: BinaryIO) -> None:
    """One object with the keys of `head`, and behind them the items as a list under `key`, each on a line."""
    out.write(json_text(head)[:-1].encode() + f",{json.dumps(key)}:[".encode())
    for number, item in enumerate(items):
        out.write(b",\n" if number else b"\n")
        out.write(json_text(item).encode())
    out.write(b"\n]}\n")


def write_csv(rows: Iterable[Mapping[str, str]], columns: Sequence[str], out: BinaryIO) -> None:
    """A line of column names, then a line a row (RFC 4180); every value as it is."""
    _write_csv(rows, columns, out, "utf-8")


def write_spreadsheet(rows: Iterable[Mapping[str, str]], columns: Sequence[str], out: BinaryIO) -> None:
    """The same for spreadsheet programs: marked as UTF-8, and with an apostrophe before what they would take for a formula.

    Taking one apostrophe off each value that begins with one gives back what it was.
    """
    guarded = ({name: f"'{v}" if v.startswith(_FORMULA) else v for name, v in row.items()} for row in rows)
    _write_csv(guarded, columns, out, "utf-8-sig")


def _write_csv(rows: Iterable[Mapping[str, str]], columns: Sequence[str], out: BinaryIO, encoding: str) -> None:
    text = TextIOWrapper(out, encoding, newline="", write_through=False)
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows({name: whole(v) for name, v in row.items()} for row in rows)
    text.flush()
    text.detach()
