"""The grammar of encounters: the nouns and verbs by which reports tell that parties met, plan to meet, or did not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.files import check_keys, level_of, load_yaml, value_by_word, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "meetings.yaml"
_KEYS = ("nouns", "not_diplomatic", "verbs", "scheduling", "levels", "formats", "generic")
_TYPES = ("meeting", "phone-call", "courtesy-call")
_FORMATS = ("bilateral", "trilateral", "multilateral", "2+2")
_SUBJECTS = ("party", "host", "visitor")
_OBJECTS = (None, *_SUBJECTS, "encounter", "place")
_STATUSES = ("held", "scheduled", "proposed", "postponed", "cancelled", "past reference")


class Encounter(NamedTuple):
    """A noun of encounter (lower case).

    `type` is a meeting type of the record, `level` what the noun alone implies, `series` whether it can be the head
    of a recurring dialogue's name ("dialogue", never "chat"), `of_states` whether only states hold it.
    """

    noun: str
    type: str
    level: str | None
    series: bool
    of_states: bool = False


class EncounterVerb(NamedTuple):
    """A verb of encounter by its lemma with its particle ("call on").

    `type` is a meeting type. Roles tell who takes part: `subject` is `party` (takes part), `host` or `visitor`;
    `object` is `party`, `encounter` (a noun of encounter: "hold talks"), `host`, `visitor`, `place` or None (no
    object); `with_` is the preposition of the other side ("with", "from"), or None.
    """

    verb: str
    type: str
    subject: str
    object: str | None
    with_: str | None


@dataclass(frozen=True, slots=True)
class EncounterGrammar:
    """All of meetings.yaml, in lower case with straight apostrophes.

    `nouns` by singular and plural; `not_diplomatic` phrases contain a noun of encounter and are none; `scheduling`
    maps a lemma to the status that it gives the encounter it governs; `levels` and `formats` map cue words in the
    name of an encounter to its level or format ("foreign ministers'" -> ministerial); `generic` are words that make
    no name of a series ("bilateral", "high-level", "the").
    """

    nouns: Mapping[str, Encounter]
    not_diplomatic: frozenset[str]
    verbs: Mapping[str, EncounterVerb]
    scheduling: Mapping[str, str]
    levels: Mapping[str, str]
    formats: Mapping[str, str]
    generic: frozenset[str]


@cache
def encounters() -> EncounterGrammar:
    """The grammar of encounters."""
    data = load_yaml(_FILE, required=_KEYS, optional=())
    return EncounterGrammar(
        nouns=MappingProxyType(_nouns(data)),
        not_diplomatic=frozenset(words(data["not_diplomatic"], file=_FILE, entry="not_diplomatic")),
        verbs=MappingProxyType(_verbs(data)),
        scheduling=MappingProxyType(_inverse(data, "scheduling", _STATUSES)),
        levels=MappingProxyType(_inverse(data, "levels", None)),
        formats=MappingProxyType(_inverse(data, "formats", _FORMATS)),
        generic=frozenset(words(data["generic"], file=_FILE, entry="generic")),
    )


def _nouns(data: dict[str, Any]) -> dict[str, Encounter]:
    """All nouns, with their plurals."""
    found = {}
    for entry in data["nouns"]:
        check_keys(entry, file=_FILE, entry="a noun", required=("nouns",), optional=("type", "level", "series", "of_states"))
        kind = entry.get("type", "meeting")
        if kind not in _TYPES:
            raise KnowledgeError(f"{_FILE}: {entry['nouns']} has the unknown type {kind!r}")
        level = level_of(entry.get("level"), file=_FILE, entry=entry["nouns"])
        for noun in words(entry["nouns"], file=_FILE, entry="nouns"):
            encounter = Encounter(noun, kind, level, entry.get("series", False), entry.get("of_states", False))
            found[_plural(noun)] = encounter
            found[noun] = encounter
    return found


def _plural(noun: str) -> str:
    """The plural of a noun of encounter."""
    if noun.endswith(("s", "+2", "quad")):
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ch", "x")) else f"{noun}s"


def _verbs(data: dict[str, Any]) -> dict[str, EncounterVerb]:
    """All verbs by lemma."""
    found: dict[str, EncounterVerb] = {}
    optional = ("type", "object", "with")
    for entry in data["verbs"]:
        check_keys(entry, file=_FILE, entry="a verb", required=("verbs", "subject"), optional=optional)
        kind, subject, other = entry.get("type", "meeting"), entry["subject"], entry.get("object")
        if kind not in _TYPES or subject not in _SUBJECTS or other not in _OBJECTS:
            raise KnowledgeError(f"{_FILE}: {entry['verbs']} has an unknown type or role")
        for verb in words(entry["verbs"], file=_FILE, entry="verbs"):
            if verb in found:
                raise KnowledgeError(f"{_FILE}: the verb {verb} is there twice")
            found[verb] = EncounterVerb(verb, kind, subject, other, entry.get("with"))
    return found


def _inverse(data: dict[str, Any], key: str, allowed: tuple[str, ...] | None) -> dict[str, str]:
    """The words of a mapping `value: words`, each with its value."""
    for value in data[key]:
        if allowed is None:
            level_of(value, file=_FILE, entry=key)
        elif value not in allowed:
            raise KnowledgeError(f"{_FILE}: {key} has the unknown value {value!r}")
    return value_by_word(data[key], file=_FILE, entry=key)
