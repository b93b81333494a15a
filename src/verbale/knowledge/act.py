"""The words for what parties do with words: agreeing, undertaking, taking a stand, discussing; events; units of figures."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.files import check_keys, load_yaml, value_by_word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FILE = "acts.yaml"
_KINDS = ("agree", "affirm", "undertake")


class Stance(NamedTuple):
    """A stance as the record calls it ("condemns"), and the particle or preposition that the verb needs for it ("call for")."""

    name: str
    particle: str = ""


@dataclass(frozen=True)
class ActWords:
    """All of acts.yaml, in lower case.

    `acts` gives verbs their kind (`agree`, `affirm`, `undertake`); `object_acts` pairs of verb and object noun theirs;
    `stances` gives a verb its stances, one for each particle; `stance_nouns` and `stance_adjectives` theirs; `topic_verbs` maps
    a verb to the prepositions ("" for an object) after which its topic stands; `units` maps words to unit symbols, `rates`
    words to the unit of a rate, `numbers` words to numbers, `collectives` words for several actors to their number (0 where
    the word does not tell).
    """

    acts: Mapping[str, str]
    object_acts: Mapping[tuple[str, str], str]
    object_verbs: frozenset[str]
    undertaking_adjectives: frozenset[str]
    delegating: frozenset[str]
    delegates: frozenset[str]
    scheduling: frozenset[str]
    ongoing: frozenset[str]
    not_undertaken: frozenset[str]
    unreal: frozenset[str]
    hedges: frozenset[str]
    stances: Mapping[str, tuple[Stance, ...]]
    stance_nouns: Mapping[str, str]
    stance_adjectives: Mapping[str, str]
    expressing: frozenset[str]
    clausal: frozenset[str]
    shared: frozenset[str]
    pursuits: frozenset[str]
    circumstances: frozenset[str]
    topic_verbs: Mapping[str, frozenset[str]]
    topic_nouns: frozenset[str]
    topic_carriers: frozenset[str]
    programme: frozenset[str]
    programme_verbs: frozenset[str]
    generic_topics: frozenset[str]
    light_topics: frozenset[str]
    vague_adjectives: frozenset[str]
    event_verbs: Mapping[str, frozenset[str]]
    event_nouns: frozenset[str]
    pact_nouns: frozenset[str]
    starting: frozenset[str]
    memberships: frozenset[str]
    membership_verbs: frozenset[str]
    units: Mapping[str, str]
    rates: Mapping[str, str]
    approximations: frozenset[str]
    numbers: Mapping[str, int]
    collectives: Mapping[str, int]

    @cached_property
    def cues(self) -> frozenset[str]:
        """Every single word that a rule may start from."""
        listed = (getattr(self, f.name) for f in fields(self))
        found = {word for words in listed for word in words if isinstance(word, str)}
        return frozenset(
            found | {"be", "remain", "stand", "will", "shall", "would", "'ll", "share", "anniversary", "field", "area"}
        )


_MADE = frozenset(("object_verbs", "stance_nouns", "stance_adjectives", "numbers"))
_KEYS = (*(f.name for f in fields(ActWords) if f.name not in _MADE), "number_words")
_SETS = tuple(f.name for f in fields(ActWords) if f.type == "frozenset[str]" and f.name not in _MADE)


@cache
def act_words() -> ActWords:
    """The words of acts. Raises `KnowledgeError` where the file breaks its rules."""
    data = load_yaml(_FILE, required=_KEYS, optional=())
    return ActWords(
        **{key: frozenset(_words(data, key)) for key in _SETS},
        acts=_kinds(data["acts"]),
        object_acts=MappingProxyType(dict(_object_acts(data["object_acts"]))),
        object_verbs=frozenset(verb for (verb, _), _ in _object_acts(data["object_acts"])),
        stances=_stances(data["stances"]),
        stance_nouns=_inverse_of(data["stances"], "nouns"),
        stance_adjectives=_inverse_of(data["stances"], "adjectives"),
        topic_verbs=_topic_verbs(data["topic_verbs"]),
        event_verbs=_phrasal(_words(data, "event_verbs")),
        units=MappingProxyType(value_by_word(data["units"], file=_FILE, entry="units")),
        rates=MappingProxyType(value_by_word(data["rates"], file=_FILE, entry="rates")),
        numbers=MappingProxyType({str(k): int(v) for k, v in data["number_words"].items()}),
        collectives=MappingProxyType({w: int(k) for k, v in data["collectives"].items() for w in _split(v, "collectives")}),
    )


def _words(data: dict[str, Any], key: str) -> tuple[str, ...]:
    return _split(data[key], key)


def _split(value: object, entry: str) -> tuple[str, ...]:
    return words(value, file=_FILE, entry=entry)


def _kinds(data: dict[str, Any]) -> Mapping[str, str]:
    """The kind of each verb of acting; of two, the last."""
    check_keys(data, file=_FILE, entry="acts", required=_KINDS, optional=())
    return MappingProxyType({verb: kind for kind in _KINDS for verb in _split(data[kind], kind)})


def _object_acts(data: dict[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    """Each pair of verb and noun with its kind."""
    check_keys(data, file=_FILE, entry="object_acts", required=_KINDS, optional=())
    for kind, row in data.items():
        check_keys(row, file=_FILE, entry=kind, required=("verbs", "nouns"), optional=())
        for verb in _split(row["verbs"], kind):
            for noun in _split(row["nouns"], kind):
                yield (verb, noun), kind


def _stances(data: dict[str, Any]) -> Mapping[str, tuple[Stance, ...]]:
    """The stances of each verb, those with a particle first."""
    found: dict[str, list[Stance]] = {}
    for name, row in data.items():
        check_keys(row, file=_FILE, entry=name, optional=("verbs", "nouns", "adjectives"))
        for phrase in _split(row.get("verbs", ""), name):
            verb, _, particle = phrase.partition(" ")
            found.setdefault(verb, []).append(Stance(name, particle))
    return MappingProxyType({verb: tuple(sorted(rows, key=lambda r: not r.particle)) for verb, rows in found.items()})


def _inverse_of(data: dict[str, Any], key: str) -> Mapping[str, str]:
    """The words under one key of each stance, each with its stance."""
    return MappingProxyType({word: name for name, row in data.items() for word in _split(row.get(key, ""), name)})


def _phrasal(phrases: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Verbs with the words one of which must follow; "" where the verb needs none."""
    found: dict[str, set[str]] = {}
    for phrase in phrases:
        verb, _, rest = phrase.partition(" ")
        found.setdefault(verb, set()).add(rest)
    return MappingProxyType({verb: frozenset(rest) for verb, rest in found.items()})


def _topic_verbs(data: dict[str, Any]) -> Mapping[str, frozenset[str]]:
    """The prepositions of each verb; for "take stock of" the words that must follow are one of them."""
    found: dict[str, set[str]] = {}
    for preposition, verbs in data.items():
        if not isinstance(preposition, str):
            raise KnowledgeError(f"{_FILE}: topic_verbs has the key {preposition!r}, which is no word (YAML wants it quoted)")
        for phrase in _split(verbs, preposition):
            verb, _, rest = phrase.partition(" ")
            found.setdefault(verb, set()).add(f"{rest} {preposition}".strip())
    return MappingProxyType({verb: frozenset(rest) for verb, rest in found.items()})
