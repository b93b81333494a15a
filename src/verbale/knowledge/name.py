"""Personal names: what stands around them, the small words inside them, and which end is the family name."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.files import load_yaml, single_words, words
from verbale.model.letters import unaccented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FILE = "names.yaml"
_KEYS = ("stripped", "kept", "post_nominals", "particles", "families", "shared", "given", "syllables")


class Honorific(NamedTuple):
    """A form of address before a name, as printed; `strip` tells whether it is no part of the name."""

    term: str
    strip: bool


@cache
def honorifics() -> Mapping[str, Honorific]:
    """Forms of address by the word as printed ("Mr." and "Mr" both).

    Titles by which a person is known ("Sheikh", "Prince", "Tengku") have `strip` False: the name is kept as printed,
    and a comparison of names may still leave them out.
    """
    data = _data()
    found = {term: Honorific(term, strip=True) for term in words(data["stripped"], file=_FILE, entry="stripped")}
    found |= {term: Honorific(term, strip=False) for term in words(data["kept"], file=_FILE, entry="kept")}
    dotless = {term.replace(".", ""): honorific for term, honorific in found.items() if "." in term}
    return MappingProxyType(dotless | found)


@cache
def post_nominals() -> frozenset[str]:
    """What may follow a name and is no part of it ("KC", "MP")."""
    return frozenset(words(_data()["post_nominals"], file=_FILE, entry="post_nominals"))


@cache
def particles() -> frozenset[str]:
    """Small words inside names, in lower case ("bin", "van")."""
    return frozenset(words(_data()["particles"], file=_FILE, entry="particles"))


@cache
def family_names(culture: str) -> frozenset[str]:
    """Common family names in Latin letters, folded (lower case, no accents).

    `culture` is korean, chinese, japanese or vietnamese; KnowledgeError for any other.
    """
    families = _data()["families"]
    if culture not in families:
        raise KnowledgeError(f"{_FILE}: no family names of the culture {culture!r}")
    return frozenset(map(fold, single_words(families[culture], file=_FILE, entry=culture)))


def is_family_first(tokens: Sequence[str]) -> bool | None:
    """Whether a name of these tokens (as printed) begins with the family name; None where that cannot be told.

    A Japanese given name, one with a hyphen and a small letter ("Seo-hyun"), or two syllables of Korean given names
    settle it if the other end is a family name of East Asia or Vietnam. Otherwise just one end must be such a family
    name, and one that is not common elsewhere too.
    """
    if len(tokens) < 2:
        return None
    begins, ends = fold(tokens[0]) in _families(), fold(tokens[-1]) in _families()
    if ends and _is_given(tokens[0]):
        return False
    if begins and _is_given(tokens[-1]):
        return True
    if begins and _looks_korean(tokens):
        return True
    if begins == ends:
        return None
    family = fold(tokens[0] if begins else tokens[-1])
    return begins if family not in _shared() else None


def fold(name: str) -> str:
    """A name without case and accents."""
    return unaccented(name).casefold().replace("đ", "d")


@cache
def _families() -> frozenset[str]:
    """All family names that are known."""
    return frozenset().union(*map(family_names, _data()["families"]))


@cache
def _shared() -> frozenset[str]:
    """Family names that are common elsewhere too, folded."""
    return frozenset(map(fold, single_words(_data()["shared"], file=_FILE, entry="shared")))


@cache
def _given() -> frozenset[str]:
    """Given names of Japan that are no family names, folded."""
    return frozenset(map(fold, single_words(_data()["given"], file=_FILE, entry="given")))


def _is_given(token: str) -> bool:
    """Whether a token can only be an East Asian given name."""
    first, hyphen, second = token.partition("-")
    return fold(token) in _given() or bool(first[:1].isupper() and hyphen and second.islower())


def _looks_korean(tokens: Sequence[str]) -> bool:
    """Whether a family name is followed by two syllables of Korean given names ("Lee Ji Woo")."""
    syllables = frozenset(single_words(_data()["syllables"], file=_FILE, entry="syllables"))
    return len(tokens) == 3 and all(fold(token) in syllables for token in tokens[1:])


@cache
def _data() -> dict[str, Any]:
    """The file."""
    return load_yaml(_FILE, required=_KEYS, optional=())
