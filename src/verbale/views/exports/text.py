"""Texts and addresses as every receiver takes them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

_HALVES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_RESERVED = "%/:?#[]@!$&'()*+,;=~"
"""What `quote` leaves alone in an address, besides letters, digits and `_.-`: it may be there on purpose (RFC 3986)."""


def whole(text: str) -> str:
    """The text with U+FFFD for every half of a surrogate pair, which is no character and which UTF-8 cannot carry.

    Nothing else changes, and offsets in code points stay what they are.
    """
    return _HALVES.sub("\ufffd", text)


def line(text: str) -> str:
    """The text on one line: white space and control characters as single spaces, none at its ends."""
    return " ".join(_CONTROLS.sub(" ", whole(text)).split())


def address(source: str) -> str | None:
    """The source as a URI, if it is an address on the web; None for a path."""
    if not source.startswith(("http://", "https://")):
        return None
    found = quote(whole(source), safe=_RESERVED)
    try:
        return found if urlsplit(found).hostname else None
    except ValueError:  # brackets that hold no IPv6 address
        return None


def urn(key: str) -> str:
    """A name for something of the record that holds everywhere (RFC 4122, version 5): the same key, the same name."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'verbale:{whole(key)}')}"
