"""By what somebody can be called: the words of a name, however they are written, and what they sound like."""

from __future__ import annotations

import re

from verbale.knowledge.likeness import keys_of
from verbale.model.letters import unaccented

_WORD = re.compile(r"2\+2|[^\W_]+")
_GENITIVE = re.compile(r"['’]s?(?!\w)")


def folded(text: str) -> str:
    """Words without case, accents, punctuation, genitives and the article in front."""
    plain = _GENITIVE.sub("", (text if text.isascii() else unaccented(text)).casefold())
    return " ".join(_WORD.findall(plain)).removeprefix("the ")


def keys_of_name(name: str) -> frozenset[str]:
    """Keys under which a name is found: its words, and what each of them sounds like."""
    words = folded(name).split()
    return frozenset(words) | _sounds(words)


def keys_of_call(text: str) -> frozenset[str]:
    """Keys of which a name that may be meant by a text has one."""
    return frozenset(folded(text).split()) | _sounds((text, *text.split()))


def _sounds(words: list[str] | tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"~{key}" for word in words for key in keys_of(word))
