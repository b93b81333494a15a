"""The word lists of the reading stages (`words.yaml`)."""

from __future__ import annotations

from functools import cache
from typing import Any

from verbale.errors import KnowledgeError
from verbale.knowledge.files import load_yaml, words

_FILE = "words.yaml"


@cache
def word_set(group: str, name: str) -> frozenset[str]:
    """The words of one list, in lower case. Raises `KnowledgeError` where there is no such list."""
    lists = _groups().get(group, {})
    if name not in lists:
        raise KnowledgeError(f"{_FILE}: no list {name!r} in the group {group!r}")
    value = lists[name]
    return frozenset(value.split()) if isinstance(value, str) else frozenset(words(value, file=_FILE, entry=name))


@cache
def _groups() -> dict[str, Any]:
    return load_yaml(_FILE)
