"""The grammar of offices: which words make an office, and what level of the record it has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.files import LEVELS, check_keys, level_of, load_yaml, single_words, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "offices.yaml"
_CONJUNCTIONS = frozenset(("and", ",", ";", "/", "&", "cum"))
_JOINTS = _CONJUNCTIONS | {"of", "to", "for", "under", "in", "at", "on"}
_LONGEST = 12
_KEYS = ("heads", "bare", "plurals", "modifiers", "abbreviations", "portfolios", "specials")


class Head(NamedTuple):
    """A head noun of an office in one printed form (lower case).

    `noun` is its singular, `level` that of the bare office (None: the office alone does not tell), `plural` whether
    this form is the plural.
    """

    word: str
    noun: str
    level: str | None
    plural: bool


class Modifier(NamedTuple):
    """A word before or after an office (lower case).

    `levels` maps the level of the bare office to the level with the modifier; what is not there stays. `in_office` is
    False for "former" and "-elect": the person does not hold the office.
    """

    word: str
    levels: Mapping[str, str]
    in_office: bool


class Special(NamedTuple):
    """An office known as a whole (lower case); `parties` (codes) where only these use it so, else empty."""

    title: str
    level: str | None
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class OfficeGrammar:
    """All of offices.yaml, in lower case with straight apostrophes.

    `heads` has singulars and plurals; `bare` are the heads that stand for an office without portfolio or country
    ("president"; "chief" needs one); `abbreviations` are as printed ("FM" -> "foreign minister"); `specials` has, by
    title, the readings of particular parties before the general one. Heads and specials with a hyphen are there with
    a blank too.
    """

    heads: Mapping[str, Head]
    bare: frozenset[str]
    modifiers: Mapping[str, Modifier]
    portfolios: frozenset[str]
    abbreviations: Mapping[str, str]
    specials: Mapping[str, tuple[Special, ...]]

    def level(self, title: str, party: str | None = None) -> str | None:
        """The level of an office as printed ("First Vice Foreign Minister"), held for `party` (a code); None: untold.

        The title is read from the left: a special title, else a head noun with the modifiers before it, but no
        complement ("envoy of the president"). Of several offices ("Deputy Prime Minister and Minister for Defence")
        the highest counts.
        """
        tokens = self._tokens(title)
        levels: list[str] = []
        pending: list[Modifier] = []
        at, seen, complement = 0, False, False
        while at < len(tokens):
            length, level = self._longest(tokens[at:], party)
            if length < 2 and tokens[at] in _JOINTS:
                complement = seen and tokens[at] not in _CONJUNCTIONS
            elif length < 2 and tokens[at] in self.modifiers and at + 1 < len(tokens):
                pending.append(self.modifiers[tokens[at]])
            elif length and not complement:
                levels += [level for level in [_shifted(level, pending)] if level]
                pending, seen = [], True
            at += length or 1
        return min(levels, key=LEVELS.index, default=None)

    def _tokens(self, title: str) -> list[str]:
        """The words of a title in lower case: abbreviations in full, commas and semicolons apart, hyphens open."""
        full = " ".join(self.abbreviations.get(word, word) for word in title.split())
        plain = full.casefold().replace("’", "'").replace("-", " ")
        for mark in ",;/":
            plain = plain.replace(mark, f" {mark} ")
        return plain.split()

    def _longest(self, tokens: list[str], party: str | None) -> tuple[int, str | None]:
        """Length and level of the longest special title or head at the beginning of the tokens; 0 for none."""
        for length in range(min(len(tokens), _LONGEST), 0, -1):
            phrase = " ".join(tokens[:length])
            for special in self.specials.get(phrase, ()):
                if not special.parties or party in special.parties:
                    return length, special.level
            if phrase in self.heads:
                return length, self.heads[phrase].level
        return 0, None


def _shifted(level: str | None, modifiers: list[Modifier]) -> str | None:
    """The level of an office with its modifiers."""
    for modifier in reversed(modifiers):
        level = modifier.levels.get(level, level) if level else level
    return level


@cache
def offices() -> OfficeGrammar:
    """The grammar of offices."""
    data = load_yaml(_FILE, required=_KEYS, optional=())
    return OfficeGrammar(
        heads=MappingProxyType(_heads(data)),
        bare=frozenset(words(data["bare"], file=_FILE, entry="bare")),
        modifiers=MappingProxyType({modifier.word: modifier for modifier in _modifiers(data)}),
        portfolios=frozenset(words(data["portfolios"], file=_FILE, entry="portfolios")),
        abbreviations=MappingProxyType(dict(data["abbreviations"])),
        specials=MappingProxyType(_specials(data)),
    )


def _heads(data: dict[str, Any]) -> dict[str, Head]:
    """Singulars and plurals of all head nouns."""
    found: dict[str, Head] = {}
    for group, nouns in data["heads"].items():
        level = level_of(None if group == "none" else group, file=_FILE, entry="heads")
        for noun in words(nouns, file=_FILE, entry=f"heads of {group}"):
            plural = data["plurals"].get(noun) or _plural(noun)
            for word in (noun, plural, noun.replace("-", " "), plural.replace("-", " ")):
                head = Head(word, noun, level, plural=word.replace(" ", "-") == plural.replace(" ", "-"))
                if found.setdefault(word, head).level != level:
                    raise KnowledgeError(f"{_FILE}: the head {word} has two levels")
    return found


def _plural(noun: str) -> str:
    """The regular plural of a head noun, of its first part in "secretary-general" and "chief of staff"."""
    for joint in ("-general", " general", " of ", "-in-", " in "):
        if joint in noun:
            first, rest = noun.split(joint, 1)
            return f"{_plural(first)}{joint}{rest}"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch", "x")) else f"{noun}s"


def _modifiers(data: dict[str, Any]) -> list[Modifier]:
    """The modifiers."""
    found = []
    for word, entry in data["modifiers"].items():
        check_keys(entry, file=_FILE, entry=f"the modifier {word}", optional=("levels", "in_office"))
        levels = entry.get("levels", {})
        for level in (*levels, *levels.values()):
            level_of(level, file=_FILE, entry=f"the modifier {word}")
        found.append(Modifier(word, MappingProxyType(levels), entry.get("in_office", True)))
    return found


def _specials(data: dict[str, Any]) -> dict[str, tuple[Special, ...]]:
    """The special titles, those of particular parties first."""
    found: dict[str, list[Special]] = {}
    for entry in data["specials"]:
        check_keys(entry, file=_FILE, entry="a special title", required=("level", "titles"), optional=("parties",))
        level = level_of(entry["level"], file=_FILE, entry=entry["titles"])
        codes = frozenset(single_words(entry.get("parties", ""), file=_FILE, entry=entry["titles"]))
        titles = words(entry["titles"], file=_FILE, entry="titles")
        for spelling in {form for title in titles for form in (title, title.replace("-", " "))}:
            found.setdefault(spelling, []).append(Special(spelling, level, codes))
    for title, readings in found.items():
        _check_readings(title, readings)
    return {title: tuple(sorted(readings, key=lambda each: not each.parties)) for title, readings in found.items()}


def _check_readings(title: str, readings: list[Special]) -> None:
    """Raise KnowledgeError where a party, or the general case, has two readings of a title."""
    codes = [code for special in readings for code in special.parties or ("",)]
    if len(codes) != len(set(codes)):
        raise KnowledgeError(f"{_FILE}: the title {title} has two readings for one party")
