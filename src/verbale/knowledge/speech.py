"""The words of saying: verbs, nouns and phrases that attribute words or thoughts to somebody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from verbale.errors import KnowledgeError
from verbale.knowledge.files import check_keys, load_yaml, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "speech.yaml"
_LISTS = ("nouns", "sources", "channels", "audiences", "speakers", "bodies", "naming", "joint", "agreeing")


class Frame(StrEnum):
    """What may follow a verb of saying as the content of what is said."""

    QUOTE = "quote"
    CLAUSE = "clause"
    OBJECT = "object"
    PART = "part"


@dataclass(frozen=True, slots=True)
class SayingVerb:
    """A verb by its lemma, with its particle ("point out"); `choosy` lists the frames that need a subject able to speak."""

    verb: str
    frames: frozenset[Frame]
    choosy: frozenset[Frame] = frozenset()


@dataclass(frozen=True, slots=True)
class SayingWords:
    """All of speech.yaml, in lower case.

    `verbs` by lemma, with a particle after a blank; `nouns` that a clause tells the content of; `sources` are phrases
    that name a source without a verb; `channels` nouns of where something is said; `audiences` who is told; `speakers`
    heads of noun phrases that can speak, `bodies` those among them that are no people; `naming` words before a name in
    quotation marks; `joint` words for those who meet; `agreeing` verbs by which several together agree rather than speak.
    """

    verbs: Mapping[str, SayingVerb]
    nouns: frozenset[str]
    sources: frozenset[tuple[str, ...]]
    channels: frozenset[str]
    audiences: frozenset[str]
    speakers: frozenset[str]
    bodies: frozenset[str]
    naming: frozenset[str]
    joint: frozenset[str]
    agreeing: frozenset[str]


@cache
def saying() -> SayingWords:
    """The words of saying. Raises `KnowledgeError` for a file that breaks the rules above."""
    data = load_yaml(_FILE, required=("verbs", *_LISTS), optional=())
    lists = {name: frozenset(words(data[name], file=_FILE, entry=name)) for name in _LISTS if name != "sources"}
    sources = frozenset(tuple(s.split()) for s in words(data["sources"], file=_FILE, entry="sources"))
    return SayingWords(verbs=MappingProxyType(_verbs(data)), sources=sources, **lists)


def _verbs(data: dict[str, Any]) -> dict[str, SayingVerb]:
    """All verbs; one that stands in several entries has the frames of all."""
    found: dict[str, SayingVerb] = {}
    for entry in data["verbs"]:
        check_keys(entry, file=_FILE, entry="a verb", required=("verbs", "frames"), optional=("speaker",))
        try:
            frames = frozenset(Frame(f) for f in words(entry["frames"], file=_FILE, entry="frames"))
        except ValueError as error:
            raise KnowledgeError(f"{_FILE}: {error}") from error
        for verb in words(entry["verbs"], file=_FILE, entry="verbs"):
            known = found.get(verb, SayingVerb(verb, frozenset()))
            choosy = known.choosy | (frames - known.frames if entry.get("speaker", False) else frozenset())
            found[verb] = SayingVerb(verb, known.frames | frames, choosy)
    return found
