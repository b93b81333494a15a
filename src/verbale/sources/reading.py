"""Paths into documents."""

from __future__ import annotations

import glob
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from verbale.errors import SourceError
from verbale.model.documents import Document, Reject
from verbale.sources import html, records
from verbale.sources.decoding import BOMS, decode

Result = Document | Reject

LINES = frozenset((".jsonl", ".ndjson"))
PAGES = frozenset((".html", ".htm", ".xhtml"))
PLAIN = frozenset((".txt", ".md"))
STDIN = "-"


def read(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Result]:
    """The documents of files, folders (all files below, in order of their names), globs, and `-` for standard input.

    Plain text and the `text` of records stay as given to the character. What cannot be used is a `Reject` that names the file
    (and line) with the reason; nothing is raised for it. `stdin` is where `-` reads from, by default the process's own.
    """
    for path in paths:
        if path == STDIN:
            yield from _guarded(_standard_input(stdin if stdin is not None else sys.stdin.buffer), STDIN)
        else:
            yield from _path(path)


def _path(path: str) -> Iterator[Result]:
    where = Path(path)
    try:
        if where.is_dir():
            yield from _folder(where)
        elif where.exists():
            yield from _guarded(_file(path), path)
        elif glob.has_magic(path) and (found := sorted(glob.glob(path, recursive=True))):  # noqa: PTH207 (pathlib drops a leading ./)
            for name in found:
                yield from _path(name)
        else:
            yield Reject(path, "not found")
    except (OSError, ValueError) as error:
        yield Reject(path, _why(error))


def _folder(folder: Path) -> Iterator[Result]:
    """Every file below that is not hidden."""
    files = [
        p for p in sorted(folder.rglob("*")) if p.is_file() and not any(x.startswith(".") for x in p.relative_to(folder).parts)
    ]
    if not files:
        yield Reject(str(folder), "no files in this folder")
    for file in files:
        yield from _guarded(_file(str(file)), str(file))


def _guarded(results: Iterator[Result], path: str) -> Iterator[Result]:
    """The results, and a `Reject` where reading fails."""
    try:
        yield from results
    except (OSError, SourceError) as error:
        yield Reject(path, _why(error))


def _why(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "not found"
        case PermissionError():
            return "no permission to read it"
        case OSError():
            return f"cannot be read: {error.strerror or error}"
    return str(error)


def _file(path: str) -> Iterator[Result]:
    suffix = Path(path).suffix.lower()
    with Path(path).open("rb") as stream:
        if suffix in LINES and not stream.peek(4).startswith(tuple(mark for mark, _ in BOMS[1:])):
            yield from _records(stream, path)
            return
        data = stream.read()
    yield from _data(data, path, suffix)


def received(data: bytes, name: str) -> Iterator[Result]:
    """The documents of what was sent under the name of a file, as `read` takes them from one: no file is looked at."""
    yield from _guarded(_data(data, name, Path(name).suffix.lower()), name)


def _data(data: bytes, path: str, suffix: str) -> Iterator[Result]:
    if suffix in LINES:
        yield from _records(io.BytesIO(decode(data).encode("utf-8", "surrogatepass")), path)
    elif suffix == ".json":
        yield from records.from_json(_not_empty(data), path)
    else:
        yield _text(decode(_not_empty(data)), path, suffix)


def _records(stream: BinaryIO, path: str) -> Iterator[Result]:
    none = True
    for result in records.from_lines(stream, path):
        none = False
        yield result
    if none:
        raise SourceError("empty: no records")


def _text(text: str, source: str, suffix: str) -> Document:
    """A page if the text begins like one, or has its extension and markup; else plain text."""
    if not text.strip():
        raise SourceError("empty: nothing but white space")
    if html.is_html(text) or (suffix in PAGES and html.has_tags(text)):
        return html.document(text, source)
    return Document(source=source, text=text)


def _standard_input(stream: BinaryIO) -> Iterator[Result]:
    """Records if the first line is a JSON object, or the whole is a JSON list; else one text."""
    data = _not_empty(stream.read())
    start = data.removeprefix(BOMS[0][0]).lstrip()
    if _is_json(start.partition(b"\n")[0], dict):
        yield from _records(io.BytesIO(data), STDIN)
    elif start.startswith((b"{", b"[")) and _is_json(start, (dict, list)):
        yield from records.from_json(data, STDIN)
    else:
        yield _text(decode(data), STDIN, "")


def _is_json(data: bytes, kinds: type | tuple[type, ...]) -> bool:
    try:
        return isinstance(records.parsed(data.decode("utf-8")), kinds)
    except (UnicodeDecodeError, SourceError):
        return False


def _not_empty(data: bytes) -> bytes:
    if not data.strip():
        raise SourceError("empty")
    return data
