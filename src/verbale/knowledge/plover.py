"""PLOVER 2.0 as data: the event types, the verbs and nouns that tell of them, and who stands for which party.

Written for this project after the definitions of the PLOVER codebook (Open Event Data Alliance) and of CAMEO (Schrodt 2012).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.files import check_keys, load_yaml, value_by_word, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TYPES, _THINGS, _ACTS, _ACTORS = "plover.yaml", "plover_things.yaml", "plover_acts.yaml", "plover_actors.yaml"
SENSES = ("done", "ended", "inner", "future", "said")
"""What a verb can do instead of being an event: take the event of its noun, or that of the clause below."""


class EventCode(NamedTuple):
    """A PLOVER type, the CAMEO code (None where CAMEO puts the act under another root) and the PLOVER mode."""

    type: str
    cameo: str | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class EventKind:
    """A PLOVER type: CAMEO's root, the modes, and the prepositions of the other side, the likeliest first.

    `future` and `refused` are what becomes of an act that is still to come, or is declined; None: it stays what it is, and
    declining it is no event.
    """

    name: str
    root: str
    modes: tuple[str, ...]
    recipient: tuple[str, ...]
    future: EventCode | None
    refused: EventCode | None


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A class of nouns: the events of doing it and of ending it.

    `mutual` is what takes two, and `alone` the event where one side does it by itself; `who` marks somebody, or what is his.
    """

    name: str
    done: EventCode | None = None
    ended: EventCode | None = None
    mutual: bool = False
    who: bool = False
    alone: EventCode | None = None


@dataclass(frozen=True, slots=True)
class EventVerb:
    """A class of verbs.

    `event` is what the verb amounts to, or `sense` one of `SENSES`; `objects` are events by class of the object; `content` is
    the event where a clause follows ("agreed to ..."). `unless` are classes of objects with which it is no such act; `weak` verbs
    need a party on the other side; `mutual` acts are done by both sides; `official` ones by those who speak for a party;
    the object of a `topic` act is what it is about, that of a `person` act somebody in office.
    """

    event: EventCode | None = None
    sense: str | None = None
    objects: Mapping[str, EventCode | None] = field(default_factory=dict)
    content: EventCode | None = None
    refused: EventCode | None = None
    to: tuple[str, ...] = ()
    unless: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    threats: frozenset[str] = frozenset()
    mutual: bool = False
    official: bool = False
    topic: bool = False
    person: bool = False
    intransitive: bool = False


@dataclass(frozen=True, slots=True)
class EventGrammar:
    """All four files.

    `things` and `acts` are by lemma or phrase, `first` the first words of all acts. `carriers` are nouns that say nothing
    themselves, `endings` those for the end of what they are of; `moods` the words that tell how an act is told; `lemmas` mend the
    parser's. `actors` are codes by names beside those of the parties, `actor_words` the first words of these names; `backed` the
    words that put a party behind somebody; `bodies` give the organisation that a body acts for; `joint` are subjects that stand
    for all who meet; `domestic` the types of which a country may be on both sides; `sport` the words of reports about sport.
    """

    types: Mapping[str, EventKind]
    things: Mapping[str, EventNoun]
    acts: Mapping[str, tuple[EventVerb, ...]]
    first: frozenset[str]
    carriers: frozenset[str]
    endings: frozenset[str]
    moods: Mapping[str, str]
    actors: Mapping[str, str]
    actor_words: frozenset[str]
    backed: frozenset[str]
    domestic: frozenset[str]
    bodies: Mapping[str, str]
    sport: frozenset[str]
    joint: frozenset[str]
    lemmas: Mapping[str, str]


@cache
def event_grammar() -> EventGrammar:
    """The four files. Raises KnowledgeError for an unknown type, mode, sense or class, and for a noun that is there twice."""
    nouns = load_yaml(_THINGS, required=("things", "carriers", "endings"), optional=())
    verbs = load_yaml(_ACTS, required=("acts", "moods", "lemmas"), optional=())
    names = load_yaml(_ACTORS, required=("actors", "backed", "bodies", "sport", "joint", "domestic"), optional=())
    types = _types()
    things = _things(nouns["things"], types)
    acts = _acts(verbs["acts"], types, {t.name for t in things.values()})
    actors = value_by_word(names["actors"], file=_ACTORS, entry="actors")
    return EventGrammar(
        types=MappingProxyType(types),
        things=MappingProxyType(things),
        acts=MappingProxyType(acts),
        first=frozenset(key.split(" ")[0] for key in acts),
        moods=MappingProxyType(value_by_word(verbs["moods"], file=_ACTS, entry="moods")),
        lemmas=MappingProxyType(dict(verbs["lemmas"])),
        actors=MappingProxyType(actors),
        actor_words=frozenset(name.split(" ")[0] for name in actors),
        bodies=MappingProxyType(value_by_word(names["bodies"], file=_ACTORS, entry="bodies")),
        **{key: frozenset(words(nouns[key], file=_THINGS, entry=key)) for key in ("carriers", "endings")},
        **{key: frozenset(words(names[key], file=_ACTORS, entry=key)) for key in ("backed", "domestic", "sport", "joint")},
    )


def _types() -> dict[str, EventKind]:
    data = load_yaml(_TYPES, required=("types",), optional=())["types"]
    found: dict[str, EventKind] = {}
    for name, row in data.items():
        check_keys(row, file=_TYPES, entry=name, required=("root", "recipient"), optional=("modes", "future", "refused"))
        modes, future, refused = tuple(row.get("modes", ())), _split(row.get("future")), _split(row.get("refused"))
        found[name] = EventKind(name, row["root"], modes, tuple(row["recipient"]), future, refused)
    for row in found.values():
        for code in (row.future, row.refused):
            _check(code, found, file=_TYPES, entry=row.name)
    return found


def _split(text: str | None) -> EventCode | None:
    """The parts of "TYPE cameo mode"."""
    if not text:
        return None
    type_, cameo, mode = (*text.split(), None, None)[:3]
    return EventCode(str(type_), None if cameo == "-" else cameo, mode)


def _check(code: EventCode | None, types: Mapping[str, EventKind], *, file: str, entry: object) -> None:
    """Raise KnowledgeError for a type or a mode that PLOVER doesn't have."""
    if code is None:
        return
    kind = types.get(code.type)
    if kind is None or (code.mode and code.mode not in kind.modes):
        raise KnowledgeError(f"{file}: {entry} has the unknown type or mode {code.type} {code.mode}")
    if code.cameo and not code.cameo.isdigit():
        raise KnowledgeError(f"{file}: {entry} has the odd CAMEO code {code.cameo}")


def _code(text: str | None, types: Mapping[str, EventKind], *, file: str, entry: object) -> EventCode | None:
    code = _split(text)
    _check(code, types, file=file, entry=entry)
    return code


def _things(data: Mapping[str, Any], types: Mapping[str, EventKind]) -> dict[str, EventNoun]:
    """All nouns with their classes."""
    found: dict[str, EventNoun] = {}
    for name, row in data.items():
        check_keys(row, file=_THINGS, entry=name, required=("nouns",), optional=("done", "ended", "alone", "mutual", "who"))
        done, ended, alone = (_code(row.get(k), types, file=_THINGS, entry=name) for k in ("done", "ended", "alone"))
        thing = EventNoun(name, done, ended, row.get("mutual", False), row.get("who", False), alone)
        for noun in words(row["nouns"], file=_THINGS, entry=name):
            if noun in found:
                raise KnowledgeError(f"{_THINGS}: {noun} is in {found[noun].name} and in {name}")
            found[noun] = thing
    return found


_FLAGS = ("mutual", "official", "topic", "person", "intransitive")
_ACT_KEYS = ("event", "objects", "content", "refused", "to", "unless", "weak", "threats", *_FLAGS)


def _acts(data: Sequence[Any], types: Mapping[str, EventKind], classes: set[str]) -> dict[str, tuple[EventVerb, ...]]:
    """All verbs and phrases, each with its classes in the order of the file."""
    found: dict[str, list[EventVerb]] = {}
    for row in data:
        check_keys(row, file=_ACTS, entry="an act", required=("verbs",), optional=_ACT_KEYS)
        act = _act(row, types, classes)
        for verb in words(row["verbs"], file=_ACTS, entry="verbs"):
            found.setdefault(verb, []).append(act)
    return {verb: tuple(acts) for verb, acts in found.items()}


def _act(row: Mapping[str, Any], types: Mapping[str, EventKind], classes: set[str]) -> EventVerb:
    entry = row["verbs"][:40]
    verbs = frozenset(words(row["verbs"], file=_ACTS, entry="verbs"))
    event = row.get("event")
    objects = {k: _code(v, types, file=_ACTS, entry=entry) for k, v in row.get("objects", {}).items()}
    unless, weak, threats = (row.get(key, ()) for key in ("unless", "weak", "threats"))
    weak = verbs if weak is True else frozenset(weak)
    if unknown := {*objects, *unless} - classes:
        raise KnowledgeError(f"{_ACTS}: {entry} has the unknown objects {', '.join(sorted(unknown))}")
    if strange := (weak | set(threats)) - verbs:
        raise KnowledgeError(f"{_ACTS}: {entry} has no verbs {', '.join(sorted(strange))}")
    return EventVerb(
        event=None if event in SENSES else _code(event, types, file=_ACTS, entry=entry),
        sense=event if event in SENSES else None,
        objects=MappingProxyType(objects),
        content=_code(row.get("content"), types, file=_ACTS, entry=entry),
        refused=_code(row.get("refused"), types, file=_ACTS, entry=entry),
        to=tuple(row.get("to", ())),
        unless=frozenset(unless),
        weak=weak,
        threats=frozenset(threats),
        **{flag: bool(row.get(flag, False)) for flag in _FLAGS},
    )
