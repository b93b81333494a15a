"""Bytes into text, without changing a character of it."""

from __future__ import annotations

import codecs

from verbale.errors import SourceError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks with their encodings; UTF-32's little-endian mark begins with UTF-16's and so stands before it."""

MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or office file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\xd0\xcf\x11\xe0": "an old office file",
}


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark (which is left out), else UTF-8, else as charset-normalizer finds.

    Line ends and white space stay as they are. Raises `SourceError` for binary data and for bytes that are no text in any
    encoding.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def refuse_binary(data: bytes) -> None:
    """Raises `SourceError` if the data is of a known binary format or has NUL bytes."""
    for magic, name in MAGIC.items():
        if data.startswith(magic):
            raise SourceError(f"binary: {name}")
    if b"\0" in data:
        raise SourceError("binary: it has NUL bytes")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"undecodable: its byte order mark says {encoding}, but {error.reason}") from error


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise SourceError("undecodable: neither UTF-8 nor any other encoding fits")
    return data.decode(best.encoding)
