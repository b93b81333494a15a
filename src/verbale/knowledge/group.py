"""Groups of states without a seat of their own: where "the E3" meet somebody, three states do."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from verbale.knowledge.files import load_yaml, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "groups.yaml"


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """The members (codes) of each group, by the group's code."""
    data = load_yaml(_FILE, required=("groups",), optional=())["groups"]
    return MappingProxyType({code: words(members, file=_FILE, entry=code) for code, members in data.items()})


def expanded(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes with every group replaced by its members, each once, in order."""
    return tuple(dict.fromkeys(member for code in codes for member in groups().get(code, (code,))))
