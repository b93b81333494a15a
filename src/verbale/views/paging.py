"""A list in pages: which part of it is shown, and how much there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from verbale.errors import UsageError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paging:
    """The page that is shown, of how many (both from 1), how many rows a page has at most, and how many there are in all."""

    page: int
    pages: int
    size: int
    total: int


def paged(rows: Sequence[T], page: int, size: int) -> tuple[Sequence[T], Paging]:
    """The rows of a page, counted from 1. Raises `UsageError` where there is no such page."""
    pages = max(1, -(-len(rows) // size))
    if not 1 <= page <= pages:
        raise UsageError(f"there is no page {page}: {'there is only one' if pages == 1 else f'the last one is {pages}'}")
    return rows[(page - 1) * size : page * size], Paging(page, pages, size, len(rows))
