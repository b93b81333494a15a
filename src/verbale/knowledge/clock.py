"""How far the clocks of states are from UTC: `clocks.tsv`, made from the time zone database by tools/build_clocks.py."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from verbale.errors import KnowledgeError
from verbale.knowledge.files import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "clocks.tsv"
_MOST = 14 * 60


@cache
def offsets() -> Mapping[str, tuple[int, ...]]:
    """By party, the minutes that its clocks are ahead of UTC, in all its zones, winter and summer. Raises `KnowledgeError`."""
    found = {code: tuple(map(int, minutes.split())) for code, minutes in rows(_FILE, ("code", "offsets"))}
    if wrong := [code for code, minutes in found.items() if not minutes or max(map(abs, minutes)) > _MOST]:
        raise KnowledgeError(f"{_FILE}: {wrong[0]}: no clock is so far from UTC")
    return MappingProxyType(found)
