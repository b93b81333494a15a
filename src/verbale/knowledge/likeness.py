"""Which printed names can be one person, and which printed offices can be one office.

Strings alone decide nothing: two people may have names that differ by a letter, and one person two names that share none. So
the answer is graded, and only proposes; party, office, dates and company at the table decide elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache, lru_cache
from itertools import pairwise, product

from verbale.knowledge import (
    PartyKind,
    TermForm,
    family_names,
    honorifics,
    is_family_first,
    offices,
    particles,
    parties,
    party_terms,
    post_nominals,
)
from verbale.knowledge.romanisation import Exchange, korean_sounds, office_wording, romanisation
from verbale.model.facts import Participant
from verbale.model.letters import unaccented

_LONG = 5
"""Letters of the shortest word in which another letter may be a slip."""

_SHORT = 3
"""Letters of the longest word in which another letter always makes another word."""

_EXCHANGES = 4
_VOWELS = 2
"""How many exchanges, and how many of heard vowels, one word bears and stays the same."""

_EAST_ASIAN = 0x2E80
"""The first code point of the scripts of East Asia, in which blanks and dots inside a name mean nothing."""

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[\"“”«»][^\"“”«»]*[\"“”«»]")
_HYPHENS = re.compile(r"[\u00ad\u2010-\u2015\u2212_]")
_APART = re.compile(r"[\s,;:/|・·•\"“”«»()\[\]{}]+")


class Likeness(IntEnum):
    """How alike two printed names are."""

    DIFFERENT = 0
    PART = 1  # one is part of the other: "Ban" and "Ban Ki-moon"
    SLIP = 2  # one letter of one long word apart, which no romanisation explains
    VARIANT = 3  # another romanisation, or a short form: "Sergey" and "Sergei"
    SAME = 4  # the same words up to order, case, hyphens, accents, initials, honorifics


class OfficeLikeness(IntEnum):
    """How alike two printed offices are."""

    DIFFERENT = 0
    LOOSE = 1  # one is less exact than the other: "Vice Foreign Minister" and "First Vice Foreign Minister"
    SAME = 2


@dataclass(frozen=True, slots=True)
class _Korean:
    """A name as a Korean one: what its family name may be, and its given name, in the revised romanisation."""

    family: frozenset[str]
    given: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it is compared.

    `words` are folded, `sons` the places among them of words after "bin"; `titles` ("prince") may be part of the name;
    `korean` are its readings as a Korean name of two words, `pinyin` and `japanese` whether it can be one of these.
    """

    words: tuple[str, ...]
    sons: frozenset[int]
    initials: tuple[str, ...]
    titles: frozenset[str]
    generation: str
    korean: tuple[_Korean, ...]
    pinyin: bool
    japanese: bool
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a name as printed, folded, and the parts that its hyphens make."""

    printed: str
    parts: tuple[str, ...]

    @property
    def word(self) -> str:
        return "".join(self.parts)


# -- comparing -----------------------------------------------------------------------------------------------------


def likeness(one: str, other: str) -> Likeness:
    """How alike two names as printed are; a name without any letter is like none."""
    a, b = _read(one), _read(other)
    if a.keys.isdisjoint(b.keys) or (a.generation and b.generation and a.generation != b.generation):
        return Likeness.DIFFERENT
    if (len(b.words), b.words) < (len(a.words), a.words):
        a, b = b, a
    grade = _of_words(a, b)
    if grade and (a.generation != b.generation or (a.titles and b.titles and a.titles.isdisjoint(b.titles))):
        return Likeness.PART
    return grade


def names_alike(one: str, other: str) -> Likeness:
    """`likeness`, remembered for the pairs that come again: the two may be given in either order."""
    return _remembered(*sorted((one, other)))


@lru_cache(maxsize=65536)
def _remembered(one: str, other: str) -> Likeness:
    return likeness(one, other)


def one_person(one: Participant, other: Participant) -> bool:
    """Whether two participants of one meeting can be one person: no other party, and names that are alike."""
    if one.party and other.party and one.party != other.party:
        return False
    return names_alike(one.name, other.name) is not Likeness.DIFFERENT


def words_of(name: str) -> tuple[str, ...]:
    """The words by which a name is compared.

    Without accents, case, honorifics, initials and the small words inside; parts joined by a hyphen, or two syllables
    of a Korean given name, are one word.
    """
    return _read(name).words


def keys_of(name: str) -> frozenset[str]:
    """Keys of a name for finding candidates: names that are more than DIFFERENT share at least one."""
    return _read(name).keys


def _of_words(a: _Name, b: _Name) -> Likeness:
    """How alike two names are but for what stands around their words; `a` is the one of fewer words."""
    if a.words == b.words or "".join(a.words) == "".join(b.words):
        return _with_initials(a, b, (), Likeness.SAME)
    chinese = a.pinyin and b.pinyin
    if a.korean and b.korean and not chinese:
        return _of_koreans(a, b)
    # The vowels of Japanese, and of Korean but for its own romanisations, are never in doubt.
    vowels = not ((a.japanese and b.japanese) or a.korean or b.korean)
    if not chinese and len(a.words) < len(b.words):
        b = _joined_like(b, a, vowels)
    return _aligned(a, b, spelled=chinese, vowels=vowels)


def _of_koreans(a: _Name, b: _Name) -> Likeness:
    """How alike two Korean names are: a syllable apart is another person, so none is a slip."""
    if sorted(a.words) == sorted(b.words):
        return Likeness.SAME
    pairs = list(product(a.korean, b.korean))
    if len(a.words) < len(b.words):
        part = a.words[0] in b.words or any(m.family & t.family or m.given & t.given for m, t in pairs)
        return Likeness.PART if part else Likeness.DIFFERENT
    alike = any(m.given & t.given and (len(a.words) == 1 or m.family & t.family) for m, t in pairs)
    return Likeness.VARIANT if alike else Likeness.DIFFERENT


def _aligned(a: _Name, b: _Name, *, spelled: bool, vowels: bool) -> Likeness:
    """How alike two names are whose words are matched one by one; `spelled` where only equal words match."""
    places = _places(a.words, b.words, spelled=spelled, vowels=vowels)
    matched = [place for place in places if place is not None]
    if not matched or not _in_turn(matched):
        return Likeness.DIFFERENT
    rest = tuple(word for at, word in enumerate(b.words) if at not in matched)
    if len(matched) < len(a.words):
        slip = len(a.words) == len(b.words) and len(rest) == 1 and not spelled
        unmatched = a.words[places.index(None)]
        alike = slip and len(matched) == len(a.words) - 1 and _is_slip(unmatched, rest[0])
        return _with_initials(a, b, (), Likeness.SLIP) if alike else Likeness.DIFFERENT
    # "Salman" is nobody's name whose father he is: "Mohammed bin Salman".
    if rest and 0 not in a.sons and matched[0] in b.sons:
        return Likeness.DIFFERENT
    equal = all(word == b.words[place] for word, place in zip(a.words, matched, strict=True))
    return _with_initials(a, b, rest, Likeness.SAME if equal else Likeness.VARIANT)


def _places(words: tuple[str, ...], others: tuple[str, ...], *, spelled: bool, vowels: bool) -> list[int | None]:
    """For each word its place among the others: the first equal one, else the first in another spelling."""
    free = dict(enumerate(others))
    places: list[int | None] = []
    for word in words:
        place = next((at for at, other in free.items() if other == word), None)
        places.append(place)
        free.pop(-1 if place is None else place, None)
    if spelled:
        return places
    for at, word in enumerate(words):
        if places[at] is None:
            place = next((there for there, other in free.items() if _is_variant(word, other, vowels)), None)
            places[at] = place
            free.pop(-1 if place is None else place, None)
    return places


def _in_turn(places: list[int]) -> bool:
    """Whether the places ascend, but for one step back: the family name goes from one end of a name to the other."""
    return sum(one > other for one, other in pairwise(places)) + (places[-1] > places[0]) <= 1 or len(places) < 3


def _with_initials(a: _Name, b: _Name, rest: tuple[str, ...], grade: Likeness) -> Likeness:
    """The grade that initials leave, where `rest` are the words that only `b` has.

    Initials on one side alone say nothing; on both sides they must be the same ("George W." is not "George H. W."), and
    those of the shorter name may stand for the rest of the longer.
    """
    left = (*(word[0] for word in rest), *b.initials)
    if not a.initials or not left:
        return Likeness.PART if rest else grade
    if a.initials == left:
        return Likeness.PART if rest and len(a.words) == 1 else grade
    return Likeness.PART if rest and _is_within(a.initials, left) else Likeness.DIFFERENT


def _is_within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether the few stand among the many in their order."""
    left = iter(many)
    return all(each in left for each in few)


def _joined_like(name: _Name, model: _Name, vowels: bool) -> _Name:
    """A name with two of its words as one, where the model has them as one ("Suu Kyi", "Suukyi")."""
    for at, (one, other) in enumerate(pairwise(name.words)):
        whole = one + other
        if one in model.words or other in model.words:
            continue
        if any(whole == word or _is_variant(whole, word, vowels) for word in model.words):
            sons = frozenset(place if place <= at else place - 1 for place in name.sons)
            return replace(name, words=(*name.words[:at], whole, *name.words[at + 2 :]), sons=sons)
    return name


# -- comparing words -----------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 17)
def _is_variant(one: str, other: str, vowels: bool) -> bool:
    """Whether two words are one name in different spellings; `vowels` tells whether heard vowels may change."""
    if _keys_of_word(one).isdisjoint(_keys_of_word(other)) or not (one.isascii() and other.isascii()):
        return False
    known = romanisation().equivalents
    if not known.get(one, frozenset()).isdisjoint(known.get(other, ())):
        return True
    return max(len(one), len(other)) > _SHORT and _spells(one, other, _EXCHANGES, _VOWELS if vowels else 0)


def _spells(one: str, other: str, exchanges: int, vowels: int) -> bool:
    """Whether so many exchanges of letters lead from one word to the other."""
    shorter = min(len(one), len(other))

    def walk(i: int, j: int, exchanges: int, vowels: int) -> bool:
        if i == len(one) or j == len(other):
            return i == len(one) and j == len(other)
        if one[i] == other[j] and walk(i + 1, j + 1, exchanges, vowels):
            return True
        return any(
            walk(i + len(each.one), j + len(each.other), exchanges - 1, vowels - each.vowel)
            for each in romanisation().exchanges.get(one[i], ())
            if exchanges and each.shortest <= shorter and vowels >= each.vowel and _stands(each, one, i, other, j)
        )

    return walk(0, 0, exchanges, vowels)


def _stands(each: Exchange, one: str, i: int, other: str, j: int) -> bool:
    """Whether an exchange is possible at these places of two words."""
    if not (one.startswith(each.one, i) and other.startswith(each.other, j)):
        return False
    if each.start and (i or j):
        return False
    return not each.end or (i + len(each.one) == len(one) and j + len(each.other) == len(other))


@lru_cache(maxsize=1 << 16)
def _is_slip(one: str, other: str) -> bool:
    """Whether two long words differ by one letter, or by the order of two, as misprints do."""
    if min(len(one), len(other)) < _LONG or one[0] != other[0] or not (one.isascii() and other.isascii()):
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    if (min(a, b, key=len), max(a, b, key=len)) in romanisation().genders or (b, a) in romanisation().genders:
        return False
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


@lru_cache(maxsize=1 << 16)
def _keys_of_word(word: str) -> frozenset[str]:
    """What all spellings of a word share: its consonants by their classes, and the sets of equivalent names."""
    if not word.isascii():
        return frozenset((word,))
    known = romanisation()
    return frozenset((f"~{known.skeleton(word)}", *(f"#{number}" for number in known.equivalents.get(word, ()))))


# -- reading a name ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 17)
def _read(name: str) -> _Name:
    """A name as it is compared."""
    if _is_east_asian(name):
        whole = "".join(map(_fold, _APART.split(unicodedata.normalize("NFKC", name))))
        return _Name((whole,), frozenset(), (), frozenset(), "", (), False, False, frozenset((whole,)))
    tokens, titles = _addressed(_tokens(_ASIDE.sub(" ", name)) or _tokens(name))
    tokens, generation = _ended(tokens)
    full, initials = _parted(tokens)
    main, sons = _main(_with_whole_names(full))
    words = tuple(token.word for token in main)
    korean = _as_korean(main)
    japanese = not family_names("japanese").isdisjoint(words)
    return _Name(words, sons, initials, titles, generation, korean, _is_pinyin(main), japanese, _keys(words, korean))


def _is_east_asian(name: str) -> bool:
    """Whether a name is printed in a script of East Asia, where nothing but the same characters is the same name."""
    letters = [letter for letter in name if letter.isalpha()]
    return any(ord(letter) >= _EAST_ASIAN for letter in letters) and not any(letter.isascii() for letter in letters)


def _keys(words: tuple[str, ...], korean: tuple[_Korean, ...]) -> frozenset[str]:
    """Keys for all grades: of each word, of all words as one, and of the readings as a Korean name."""
    if not words:
        return frozenset()
    families = {f"k:{family}" for reading in korean for family in reading.family}
    given = {f"g:{romanisation().skeleton(given)}" for reading in korean for given in reading.given}
    return frozenset((f"={''.join(words)}",)).union(families, given, *map(_keys_of_word, words))


@lru_cache(maxsize=1 << 10)
def _tokens(name: str) -> list[_Token]:
    """The words of a name, folded; full stops part initials ("J.D."), hyphens the parts of a word."""
    found = []
    for printed in _APART.split(_HYPHENS.sub("-", unicodedata.normalize("NFKC", name))):
        for piece in printed.split("."):
            parts = tuple(part for part in map(_fold, piece.split("-")) if part)
            found += [_Token(printed, part) for part in _detached(parts)]
    return found


def _detached(parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The parts of a word, an article or "bin" before it on its own: "Al-Saud" is "Al Saud"."""
    known = romanisation()
    if len(parts) > 1 and (parts[0] in known.articles or parts[0] in known.patronymics):
        return [parts[:1], parts[1:]]
    return [parts] if parts else []


def _fold(word: str) -> str:
    """A word without case, accents, apostrophes and marks; letters of other scripts stay what they are."""
    if word.isascii() and word.isalpha():
        return word.lower()
    known = romanisation()
    plain = "".join(_fold_letter(letter) for letter in word if letter not in known.apostrophes)
    spelled = "".join(known.letters.get(letter, letter) for letter in plain.casefold())
    return "".join(letter for letter in spelled if unicodedata.category(letter)[0] in "LMN")


def _fold_letter(letter: str) -> str:
    """A Latin letter without its accent; of other scripts, whose marks make other letters, the letter."""
    plain = unaccented(letter)
    return plain if plain.isascii() else letter


def _addressed(tokens: list[_Token]) -> tuple[list[_Token], frozenset[str]]:
    """A name without the forms of address before it, and those of them by which a person is known ("Prince").

    What is also a family name of East Asia ("Ma", "He", "Pak") is one unless a full stop follows; something is left.
    """
    titles: set[str] = set()
    while length := next((length for length in range(min(4, len(tokens) - 1), 0, -1) if _is_address(tokens[:length])), 0):
        if all(len(token.word) == 1 for token in tokens[length:]):
            break
        spelled = tuple(token.word for token in tokens[:length])
        if not _addresses()[spelled]:
            titles.add(" ".join(spelled))
        tokens = tokens[length:]
    return tokens, frozenset(titles)


def _is_address(tokens: list[_Token]) -> bool:
    """Whether the words are a form of address."""
    if tuple(token.word for token in tokens) not in _addresses():
        return False
    last = tokens[-1]
    return last.word not in _east_asian_families() or last.printed.endswith(".")


@cache
def _addresses() -> dict[tuple[str, ...], bool]:
    """The folded words of each form of address, and whether it is no part of a name."""
    return {tuple(token.word for token in _tokens(term)): honorific.strip for term, honorific in honorifics().items()}


@cache
def _east_asian_families() -> frozenset[str]:
    return frozenset().union(*map(family_names, ("korean", "chinese", "japanese", "vietnamese")))


def _ended(tokens: list[_Token]) -> tuple[list[_Token], str]:
    """A name without what follows it, and which of the generations that tells ("Jr.", "II"), else an empty string."""
    generation = ""
    while len(tokens) > 1:
        last = tokens[-1]
        told = romanisation().generations.get(last.word, "")
        # "Vi" is a name, "VI" a number.
        if told and (told in ("jr", "sr") or last.printed.isupper()):
            generation = told
        elif last.printed not in post_nominals() or last.word in _east_asian_families():
            break
        tokens = tokens[:-1]
    return tokens, generation


def _parted(tokens: list[_Token]) -> tuple[list[_Token], tuple[str, ...]]:
    """The words of a name and its initials; initials alone are words, and so is a family name of one letter ("O")."""
    short = bool(tokens) and len(tokens[0].word) == 1 and "." not in tokens[0].printed
    family = short and is_family_first([token.printed for token in tokens])
    full = [token for at, token in enumerate(tokens) if (at == 0 and family) or not _is_initial(token.word)]
    initials = tuple(letter for token in tokens if token not in full for letter in token.word)
    return (full, initials) if full else (tokens, ())


def _is_initial(word: str) -> bool:
    """Whether a word is a letter, or two that cannot be a name ("JD")."""
    if not word.isascii() or len(word) > 2 or word in romanisation().equivalents:
        return False
    return len(word) == 1 or not (set(word) & set("aeiouy") or word in _east_asian_families() or word in particles())


def _with_whole_names(tokens: list[_Token]) -> list[_Token]:
    """The words of a name, given names printed in two words as one: "Hong Kyun" after or before "Kim", "Abdul Aziz"."""
    if len(tokens) == 3:
        for family, given in ((0, (1, 2)), (2, (0, 1))):
            one, other = (tokens[at] for at in given)
            if tokens[family].word in family_names("korean") and _given_readings((one.word, other.word)):
                whole = _Token(f"{one.printed}-{other.printed}", (one.word, other.word))
                return [tokens[0], whole] if family == 0 else [whole, tokens[2]]
    found: list[_Token] = []
    for token in tokens:
        if found and _is_open(found[-1]) and token.word not in romanisation().patronymics:
            found[-1] = _Token(f"{found[-1].printed}-{token.printed}", (*found[-1].parts, *token.parts))
        else:
            found.append(token)
    return found


def _is_open(token: _Token) -> bool:
    """Whether a word is only the beginning of a name: "Abdul", "Abd al"."""
    known = romanisation()
    return token.parts[0] in known.joined and all(part in known.articles for part in token.parts[1:])


def _main(tokens: list[_Token]) -> tuple[list[_Token], frozenset[int]]:
    """The words of a name without the small ones ("van", "al"), and the places of words that follow "bin"."""
    known = romanisation()
    main: list[_Token] = []
    sons: set[int] = set()
    son = False
    for at, token in enumerate(tokens):
        leading = token.word in known.articles or token.word in known.patronymics
        if at + 1 < len(tokens) and (leading or (at and token.word in _particles())):
            son = son or token.word in known.patronymics
            continue
        if son:
            sons.add(len(main))
        main.append(token)
        son = False
    return main, frozenset(sons)


@cache
def _particles() -> frozenset[str]:
    return frozenset(map(_fold, particles()))


def _as_korean(tokens: list[_Token]) -> tuple[_Korean, ...]:
    """The readings of a name as a Korean one of family name and given name, or of one of these alone."""
    korean, sounds = family_names("korean"), korean_sounds()
    if len(tokens) == 1 and tokens[0].word in korean and tokens[0].word not in family_names("chinese"):
        return (_Korean(sounds.family(tokens[0].word), frozenset()),)
    if len(tokens) == 1 and len(tokens[0].parts) == 2 and (readings := _given_readings(tokens[0].parts)):
        return (_Korean(frozenset(), readings),)
    if len(tokens) != 2:
        return ()
    found = []
    for family, given in (tokens, tokens[::-1]):
        readings = _given_readings(given.parts) if family.word in korean and len(family.parts) == 1 else frozenset()
        if readings:
            found.append(_Korean(sounds.family(family.word), readings))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _given_readings(parts: tuple[str, ...]) -> frozenset[str]:
    """What a Korean given name of one or two syllables may be; empty for what is none.

    One without a hyphen is parted wherever two syllables come out ("Guyeon": "Gu-yeon").
    """
    if len(parts) > 2:
        return frozenset()
    if len(parts) == 2:
        return frozenset(f"{one}-{other}" for one, other in product(_syllable(parts[0]), _syllable(parts[1])))
    (word,) = parts
    split = (_given_readings((word[:at], word[at:])) for at in range(1, len(word)))
    return _syllable(word).union(*split)


@lru_cache(maxsize=1 << 12)
def _syllable(word: str) -> frozenset[str]:
    """What a syllable of a Korean given name may be; empty for one that is in no name."""
    readings = korean_sounds().readings(word)
    return readings if not readings.isdisjoint(_korean_syllables()) else frozenset()


@cache
def _korean_syllables() -> frozenset[str]:
    sounds = korean_sounds()
    return frozenset().union(*map(sounds.readings, sounds.spelled))


def _is_pinyin(tokens: list[_Token]) -> bool:
    """Whether a name can be a Chinese one in pinyin, in which every letter counts."""
    if len(tokens) != 2 or any(len(token.parts) > 1 for token in tokens):
        return False
    chinese, pinyin = family_names("chinese"), romanisation().pinyin
    return any(family.word in chinese and pinyin.fullmatch(given.word) for family, given in (tokens, tokens[::-1]))


# -- offices -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Office:
    """The words of an office: what makes it this one, what makes it more exact, what it is for, whose it is (codes)."""

    core: frozenset[str]
    finer: frozenset[str]
    portfolio: frozenset[str]
    owners: frozenset[str]


def same_office(one: str, other: str) -> bool:
    """Whether two printed offices are one in different words."""
    return office_likeness(one, other) is OfficeLikeness.SAME


def office_likeness(one: str, other: str) -> OfficeLikeness:
    """How alike two offices as printed are, by their words alone.

    A country is left out where it says whose office it is, and parts two offices of different countries. Of somebody
    with several offices some may be left out, which is less exact.
    """
    mine, theirs = sorted((_offices(one), _offices(other)), key=len)
    grades = [max((_of_offices(a, b) for b in theirs), default=OfficeLikeness.DIFFERENT) for a in mine]
    grade = min(grades, default=OfficeLikeness.DIFFERENT)
    return min(grade, OfficeLikeness.LOOSE) if len(mine) < len(theirs) else grade


@lru_cache(maxsize=1 << 16)
def _of_offices(one: _Office, other: _Office) -> OfficeLikeness:
    """How alike two single offices are."""
    if one.core != other.core or (one.owners and other.owners and one.owners.isdisjoint(other.owners)):
        return OfficeLikeness.DIFFERENT
    pairs = ((one.finer, other.finer), (one.portfolio, other.portfolio))
    if not all(a <= b or b <= a for a, b in pairs):
        return OfficeLikeness.DIFFERENT
    return OfficeLikeness.SAME if all(a == b for a, b in pairs) else OfficeLikeness.LOOSE


@lru_cache(maxsize=1 << 14)
def _offices(title: str) -> frozenset[_Office]:
    """The offices that a title names: "Deputy Prime Minister and Minister of Defence" names two."""
    segments: list[list[str]] = [[]]
    words = _office_words(title)
    for at, word in enumerate(words):
        ahead = words[at + 1 :]
        if word in ("and", ",") and _heads() & {*segments[-1]} and _heads() & {*ahead}:
            segments.append([])
        elif word != ",":
            segments[-1].append(word)
    return frozenset(office for office in map(_office, segments) if office.core)


def _office_words(title: str) -> list[str]:
    """The words of a title in lower case, as they are compared; a comma for all that parts offices."""
    full = " ".join(offices().abbreviations.get(word, word) for word in title.split())
    plain = re.sub(r"['’]s?\b", "", unaccented(full).casefold())
    text = f" {' '.join(re.findall(r'[a-z0-9]+|[,;/&]', plain))} "
    wording = office_wording()
    for phrase, word in wording.whole:
        text = text.replace(f" {phrase} ", f" {word} ")
    spelled = (wording.words.get(word, word) for word in text.split())
    return ["," if word in {";", "/", "&", "cum"} else word for word in " ".join(spelled).split()]


def _office(words: list[str]) -> _Office:
    """One office by its words."""
    wording = office_wording()
    rest, owners = _without_owners(words)
    kept = frozenset(rest) - wording.silent
    if "minister" in kept:
        kept -= wording.ministry
    heads = (kept & _heads()) - wording.finer or kept & _heads()
    core = heads | (kept & wording.ranks if heads else frozenset())
    finer = (kept & wording.finer) - core
    return _Office(core, finer, kept - core - finer, owners)


def _without_owners(words: list[str]) -> tuple[list[str], frozenset[str]]:
    """The words of an office without the countries whose office it is, and these.

    They stand before the office, or after "of"; elsewhere they are what it is for ("Ambassador to Japan").
    """
    rest: list[str] = []
    owners: set[str] = set()
    silent, at, seen = office_wording().silent, 0, False
    while at < len(words):
        length, code = _country(words, at)
        before = next((word for word in reversed(rest) if word != "the"), "")
        purpose = words[at + length : at + length + 1] and words[at + length] in {"affairs", "peninsula", "affair"}
        if length and not purpose and (not seen or before in office_wording().owner):
            owners.add(code)
            at += length
            continue
        seen = seen or (words[at] in _heads() and words[at] not in silent)
        rest.append(words[at])
        at += 1
    return rest, frozenset(owners)


def _country(words: list[str], at: int) -> tuple[int, str]:
    """The length and the code of the longest term for a state that begins here; 0 for none."""
    for length in range(min(5, len(words) - at), 0, -1):
        if code := _countries().get(tuple(words[at : at + length])):
            return length, code
    return 0, ""


@cache
def _countries() -> dict[tuple[str, ...], str]:
    """Names and adjectives of states, by their words in lower case."""
    known = parties()
    forms = (TermForm.NAME, TermForm.ADJECTIVE)
    return {
        tuple(re.findall("[a-z0-9]+", unaccented(text).casefold())): terms[0].code
        for text, terms in party_terms().items()
        if terms[0].form in forms and not terms[0].contextual and known[terms[0].code].kind is not PartyKind.ORGANISATION
    }


@cache
def _heads() -> frozenset[str]:
    """The nouns of one word that make an office, in the forms that are compared."""
    wording = office_wording()
    nouns = (word for word in offices().heads if word.isalpha())
    return frozenset(wording.words.get(word, word) for word in nouns) | {word for _, word in wording.whole if "-" in word}
