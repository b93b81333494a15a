"""How one name, or one office, is written in different ways: what romanisations exchange, short forms, wordings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.files import check_keys, load_yaml, single_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FILE = "romanisation.yaml"
_KEYS = (
    *("letters", "apostrophes", "exchanges", "skeleton", "equivalents", "genders", "articles", "patronymics", "joined"),
    *("generations", "regnal", "korean", "pinyin", "offices"),
)
_SHORTEST = {"lengths": 3, "sounds": 4, "vowels": 5}
_HELD = re.compile(r"(\^?)([a-z]+)(\$?)")


class Exchange(NamedTuple):
    """Letters that stand for `other` in another way of writing; both directions are listed.

    `start` and `end` hold it to that part of the word, `shortest` is the length of the shorter word from which on it
    counts, and `vowel` tells whether it is a vowel that is heard, not only spelled, in two ways.
    """

    one: str
    other: str
    start: bool
    end: bool
    shortest: int
    vowel: bool


@dataclass(frozen=True, slots=True)
class Romanisation:
    """What names of any language need; all in lower case.

    `exchanges` by the first letter of `one`; `equivalents` maps a given name to the numbers of the sets it is in;
    `replaced` and `classes` make the skeleton of a word (see `skeleton`).
    """

    letters: Mapping[str, str]
    apostrophes: frozenset[str]
    exchanges: Mapping[str, tuple[Exchange, ...]]
    replaced: tuple[tuple[str, str], ...]
    classes: Mapping[str, str]
    equivalents: Mapping[str, frozenset[int]]
    genders: frozenset[tuple[str, str]]
    articles: frozenset[str]
    patronymics: frozenset[str]
    joined: frozenset[str]
    generations: Mapping[str, str]
    pinyin: re.Pattern[str]

    def skeleton(self, word: str) -> str:
        """The consonants of a word by their classes: the same for all spellings that exchanges bring together."""
        single = _undoubled(word)
        for old, new in self.replaced:
            single = single.replace(old, new)
        return _undoubled("".join(self.classes.get(letter, "") for letter in single))


@dataclass(frozen=True, slots=True)
class KoreanSounds:
    """Korean names: the spellings of sounds, family names spelled irregularly, and the syllables of given names."""

    syllable: re.Pattern[str]
    onsets: Mapping[str, frozenset[str]]
    vowels: Mapping[str, frozenset[str]]
    codas: Mapping[str, frozenset[str]]
    families: Mapping[str, frozenset[str]]
    spelled: frozenset[str]

    def readings(self, syllable: str) -> frozenset[str]:
        """What a romanised syllable may be in the revised romanisation; empty for what is no syllable.

        A vowel that the spelling only may stand for ("jong": jeong) counts where the syllable is known.
        """
        parts = self.syllable.fullmatch(syllable)
        if not parts:
            return frozenset()
        onset, vowel, coda = parts.groups()
        heard = product(self.onsets.get(onset, ("",)), self.vowels[vowel], self.codas.get(coda, ("",)))
        return frozenset(f"{o}{v}{c}" for o, v, c in heard if self._is_sure(vowel, v) or f"{o}{v}{c}" in self.spelled)

    def _is_sure(self, spelling: str, vowel: str) -> bool:
        """Whether a spelling of a vowel stands for this vowel and no other, or is this vowel."""
        return spelling == vowel or len(self.vowels[spelling]) == 1

    def family(self, word: str) -> frozenset[str]:
        """What a romanised family name may be; names of irregular spellings by the number of their set."""
        return self.families.get(word) or self.readings(word) or frozenset((word,))


@dataclass(frozen=True, slots=True)
class OfficeWording:
    """How offices are worded, in lower case; `whole` are phrases for one word, longest first, `words` are synonyms."""

    whole: tuple[tuple[str, str], ...]
    words: Mapping[str, str]
    silent: frozenset[str]
    ministry: frozenset[str]
    ranks: frozenset[str]
    finer: frozenset[str]
    owner: frozenset[str]


@cache
def romanisation() -> Romanisation:
    """What names of any language need."""
    data = _data()
    regnal = {word: word for word in _set(data, "regnal")}
    return Romanisation(
        letters=MappingProxyType(dict(data["letters"])),
        apostrophes=frozenset(data["apostrophes"]),
        exchanges=MappingProxyType(_exchanges(data["exchanges"])),
        replaced=tuple((old, new) for old, new in _pairs(data["skeleton"]["replaced"], entry="replaced")),
        classes=MappingProxyType({letter: name for name, letters in data["skeleton"]["classes"].items() for letter in letters}),
        equivalents=MappingProxyType(_numbered(data["equivalents"], entry="equivalents")),
        genders=frozenset((one.strip("."), other) for one, other in _pairs(data["genders"], entry="genders")),
        articles=_set(data, "articles"),
        patronymics=_set(data, "patronymics"),
        joined=_set(data, "joined"),
        generations=MappingProxyType(dict(data["generations"]) | regnal),
        pinyin=_pinyin(data["pinyin"]),
    )


@cache
def korean_sounds() -> KoreanSounds:
    """How Korean names are spelled."""
    data = _data()["korean"]
    keys = ("onsets", "vowels", "codas", "syllables", "only_families", "families")
    check_keys(data, file=_FILE, entry="korean", required=keys, optional=())
    onsets, vowels, codas = (_spellings(data[part], entry=part) for part in ("onsets", "vowels", "codas"))
    # The syllables of names.yaml have no loader of their own.
    listed = load_yaml("names.yaml", required=("syllables",))["syllables"]
    spelled = frozenset(single_words(listed, file="names.yaml", entry="syllables")) | _set(data, "syllables")
    families = {
        word: frozenset(f"#{number}" for number in numbers)
        for word, numbers in _numbered(data["families"], entry="families").items()
    }
    return KoreanSounds(
        syllable=re.compile(f"({_any(onsets)})?({_any(vowels)})({_any(codas)})?"),
        onsets=MappingProxyType(onsets),
        vowels=MappingProxyType(vowels),
        codas=MappingProxyType(codas),
        families=MappingProxyType(families),
        spelled=spelled - _set(data, "only_families"),
    )


@cache
def office_wording() -> OfficeWording:
    """How offices are worded."""
    data = _data()["offices"]
    sets = ("silent", "ministry", "ranks", "finer", "owner")
    check_keys(data, file=_FILE, entry="offices", required=("whole", "words", *sets), optional=())
    silent, ministry, ranks, finer, owner = (_set(data, name) for name in sets)
    return OfficeWording(
        whole=tuple(sorted(data["whole"].items(), key=lambda item: -len(item[0]))),
        words=MappingProxyType({pair[0]: " ".join(pair[1:]) for pair in _lists(data["words"], entry="words")}),
        silent=silent,
        ministry=ministry,
        ranks=ranks,
        finer=finer,
        owner=owner,
    )


def _exchanges(data: Any) -> dict[str, tuple[Exchange, ...]]:
    """All exchanges in both directions, doubled letters among them, by their first letter."""
    check_keys(data, file=_FILE, entry="exchanges", required=tuple(_SHORTEST), optional=())
    found: dict[str, list[Exchange]] = {}
    doubled = [Exchange(2 * letter, letter, False, False, _SHORTEST["lengths"], False) for letter in map(chr, range(97, 123))]
    listed = [_exchange(pair, group) for group in _SHORTEST for pair in _pairs(data[group], entry=group)]
    for each in doubled + listed:
        for both in (each, each._replace(one=each.other, other=each.one)):
            found.setdefault(both.one[0], []).append(both)
    return {letter: tuple(several) for letter, several in found.items()}


def _exchange(pair: Sequence[str], group: str) -> Exchange:
    """An exchange as listed: two strings of letters with the same marks for beginning and end."""
    one, other = (_HELD.fullmatch(part) for part in pair)
    if not one or not other or (one[1], one[3]) != (other[1], other[3]):
        raise KnowledgeError(f"{_FILE}: the exchange {' '.join(pair)} is not of two strings of letters held alike")
    return Exchange(one[2], other[2], bool(one[1]), bool(one[3]), _SHORTEST[group], group == "vowels")


def _numbered(sets: Any, *, entry: str) -> dict[str, frozenset[int]]:
    """The words of several sets, each with the numbers of the sets it is in."""
    if not isinstance(sets, list):
        raise KnowledgeError(f"{_FILE}: {entry} is no list")
    found: dict[str, frozenset[int]] = {}
    for number, listed in enumerate(sets):
        for word in single_words(listed, file=_FILE, entry=entry):
            found[word] = found.get(word, frozenset()) | {number}
    return found


def _spellings(listed: object, *, entry: str) -> dict[str, frozenset[str]]:
    """The spellings of a list, each with the sounds it may stand for."""
    return {first: frozenset(rest) for first, *rest in _lists(listed, entry=entry)}


def _pinyin(data: Any) -> re.Pattern[str]:
    """A pattern for one to three syllables of Chinese in pinyin, without tones."""
    check_keys(data, file=_FILE, entry="pinyin", required=("initials", "finals"), optional=())
    initials, finals = _set(data, "initials"), _set(data, "finals")
    return re.compile(f"(?:(?:{_any(initials)})?(?:{_any(finals)})){{1,3}}")


def _any(spellings: Iterable[str]) -> str:
    """A pattern for any of the spellings, the longest first."""
    return "|".join(sorted(spellings, key=lambda spelling: (-len(spelling), spelling)))


def _undoubled(word: str) -> str:
    """A word in which no letter follows itself."""
    return re.sub(r"(.)\1+", r"\1", word)


def _lists(listed: object, *, entry: str) -> list[list[str]]:
    """The parts between commas, each as its words."""
    return [part.split() for part in words(listed, file=_FILE, entry=entry)]


def _pairs(listed: object, *, entry: str) -> list[tuple[str, str]]:
    """The parts between commas, which must be of two words each."""
    found = []
    for part in _lists(listed, entry=entry):
        if len(part) != 2:
            raise KnowledgeError(f"{_FILE}: {entry} has {' '.join(part)!r}, which is no pair")
        found.append((part[0], part[1]))
    return found


def _set(data: Mapping[str, Any], key: str) -> frozenset[str]:
    """The words of one entry."""
    return frozenset(single_words(data[key], file=_FILE, entry=key))


@cache
def _data() -> dict[str, Any]:
    """The file."""
    return load_yaml(_FILE, required=_KEYS, optional=())
