"""What goes to standard output: JSON, JSONL, CSV; tables are in `table`, pages in `views.page`."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

_SURROGATE = re.compile("[\ud800-\udfff]")


def stream(*, machine: bool) -> TextIO:
    """Standard output: UTF-8 for machines, for people what the terminal takes; what it cannot show is replaced."""
    out = sys.stdout
    if hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8" if machine else None, errors="replace")
    return out


def json_text(value: Any, *, indent: int | None = None) -> str:
    """JSON with all characters as they are, save half surrogate pairs, which only an escape can carry."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def print_jsonl(rows: Iterable[Any], out: TextIO) -> None:
    """One object a line, each written as soon as it is there."""
    for row in rows:
        print(json_text(row), file=out, flush=True)


def print_json(rows: Iterable[Any], out: TextIO) -> None:
    """One list, written as its rows come."""
    print("[", end="", file=out)
    for number, row in enumerate(rows):
        print("," if number else "", json_text(row, indent=2), sep="\n", end="", file=out)
    print("\n]", file=out)


def print_csv(rows: Iterable[Mapping[str, str]], out: TextIO, *, columns: Sequence[str]) -> None:
    """A line of column names, then a line a row (RFC 4180)."""
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(rows)
