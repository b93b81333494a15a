"""When a value that was read counts as the annotated one.

Names, offices and series are compared by their words, dates and codes as they are. A judgement here is a plain yes or no.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from verbale import knowledge
from verbale.model import edtf

SERIES_SHARE = 0.7
"""Dice coefficient from which two series are called alike."""

_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"])
_TITLES = frozenset(["dr", "hon", "minister", "mr", "mrs", "ms", "president", "sir"])
_KINDS = frozenset(["conference", "consult", "dialog", "dialogue", "level", "meeting", "round", "session", "talk"])
_WORD = re.compile(r"2\+2|[^\W_]+")


def folded(value: object) -> str:
    """Lower case without accents and without a possessive."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", str(value)) if not unicodedata.combining(c))
    return re.sub(r"['’]s?\b", "", plain.casefold())


def words(value: object) -> frozenset[str]:
    """The words that carry the meaning, countries as their codes, plurals and endings cut to six letters."""
    coded = _parties().sub(lambda m: f" {_codes()[m[0]].casefold()} ", str(value or ""))
    return frozenset(_stem(w) for w in _WORD.findall(folded(coded)) if w not in _SMALL)


def _stem(word: str) -> str:
    return word.removesuffix("s")[:6] if word.isascii() and len(word) > 3 else word


@cache
def _codes() -> dict[str, str]:
    return {
        term: meanings[0].code
        for term, meanings in knowledge.party_terms().items()
        if meanings[0].form in ("name", "adjective") and not (meanings[0].contextual or meanings[0].ambiguous)
    }


@cache
def _parties() -> re.Pattern[str]:
    longest_first = sorted(_codes(), key=lambda term: (-len(term), term))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """Twice the common words over the words of both; 0 where one side has none."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def share(wanted: frozenset[str], given: frozenset[str]) -> float:
    """The part of the wanted words that is given; 0 where none is wanted."""
    return len(wanted & given) / len(wanted) if wanted else 0.0


def same_name(gold: object, told: object) -> bool:
    """Whether a told name has all parts of the annotated one: order, case, accents, hyphens, titles and initials don't count."""
    ways = ((_parts(str(gold).replace("-", joint)), _parts(str(told).replace("-", joint))) for joint in (" ", ""))
    return any(wanted and wanted <= given for wanted, given in ways)


def _parts(name: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(folded(name)) if w not in _TITLES and (len(w) > 1 or not w.isascii()))


def same_office(gold: str, told: object) -> bool:
    """Whether a told office is one of the annotated ones, `A; B`; after `X (counterpart)`, "first" doesn't count."""
    have = _office_words(told)
    for wanted in gold.split(";"):
        need = _office_words(wanted.replace("(counterpart)", ""))
        if have == need or ("(counterpart)" in wanted and have - {"first"} == need):
            return True
    return False


def _office_words(office: object) -> frozenset[str]:
    codes = {_stem(code.casefold()) for code in _codes().values()}
    return words(str(office or "").replace("-", " ")) - codes - {"affair"}


def same_series(gold: object, told: object) -> bool:
    """Whether two names of series share their telling words; the kind of encounter and the number of the round don't count."""
    a, b = (words(str(name or "").replace("-", " ")) for name in (gold, told))
    stems = {_stem(w) for w in _KINDS}
    bare = [frozenset(w for w in side if w not in stems and not re.fullmatch(r"\d+(?:st|nd|rd|th)", w)) for side in (a, b)]
    return dice(bare[0], bare[1]) >= SERIES_SHARE if all(bare) else a == b


def same_value(field: str, gold: Any, told: Any) -> bool:
    """Whether a field of a meeting has the annotated value; a value that isn't told never has."""
    if told is None:
        return False
    if field == "parties":
        return set(gold) == set(told)
    if field == "series":
        return same_series(gold, told)
    if field == "city":
        return set(_WORD.findall(folded(gold))) <= set(_WORD.findall(folded(told)))
    return bool(gold == told)


def may_meet(a: str, b: str) -> bool:
    """Whether two EDTF dates can mean a common day."""
    (first_a, last_a), (first_b, last_b) = edtf.bounds(a), edtf.bounds(b)
    return first_a <= last_b and first_b <= last_a
