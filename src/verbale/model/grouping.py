"""Values taken together: those that belong with each other, and so many at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def grouped(items: Iterable[T], belongs: Callable[[T, list[T]], bool]) -> list[list[T]]:
    """The items in groups, in their order: each in the first group that it `belongs` to, or in one of its own."""
    groups: list[list[T]] = []
    for item in items:
        home = next((g for g in groups if belongs(item, g)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return groups


def portions(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items as lists of that size, the last one of what is left."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def hashed_id(letter: str, content: str) -> str:
    """The id of something of a record: a letter that tells its kind, and ten hexadecimal digits of its content's hash."""
    return letter + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:10]
