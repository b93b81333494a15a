"""Small readers that the families of rules share: numbers, names, and the words around a match."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from verbale.annotate.times.vocabulary import vocabulary

if TYPE_CHECKING:
    from verbale.annotate.times.forms import Amount

DIGITS = re.compile(r"\d+")
_BEFORE = 40
_AFTER = 60


def month(name: str) -> int:
    """The number of a month by its name or abbreviation."""
    return vocabulary().months[name.rstrip(".").lower()]


def weekday(name: str | None) -> int | None:
    """The number of a weekday by its name or abbreviation, Monday being 0."""
    return None if name is None else vocabulary().weekdays[name.rstrip(".").lower()]


def integer(words: str) -> int:
    """The number in "26", "26th" or "third"."""
    found = DIGITS.search(words)
    return int(found[0]) if found else vocabulary().ordinals[words.lower()]


def count(words: str) -> float:
    """The number of "a", "18", "1.5", "two", "twenty-five", "half a"."""
    lowered = words.lower()
    if lowered[0].isdigit():
        return float(lowered.replace(",", ""))
    if lowered.startswith("half"):
        return 0.5
    if "couple" in lowered:
        return 2
    return sum(vocabulary().numbers.get(word, 1) for word in re.split(r"[-\s]+", lowered))


def amount(number: str, unit: str, *, more: float = 0) -> Amount:
    """So many of a unit, and `more` on top."""
    return vocabulary().units[unit.lower()].times(count(number) + more)


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; without a year, whether there is one in some year."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def named(match: re.Match[str], group: str) -> str | None:
    """What a named group matched; None also where the rule's pattern has no such group."""
    return match[group] if group in match.re.groupindex else None


def before(match: re.Match[str]) -> str:
    """The text just before a match, as far as is needed to know its last words."""
    return match.string[max(0, match.start() - _BEFORE) : match.start()]


def after(match: re.Match[str]) -> str:
    """The text just after a match."""
    return match.string[match.end() : match.end() + _AFTER]


_LAST_WORD = re.compile(r"([^\W\d_]+)\.?[\s-]*\Z")
_NEXT_WORD = re.compile(r"\s?([^\W\d_]+)")


def word_before(match: re.Match[str]) -> str:
    """The word that ends just before a match, as printed, or the empty string."""
    found = _LAST_WORD.search(before(match))
    return found[1] if found else ""


def word_after(match: re.Match[str]) -> str:
    """The word that begins just after a match, as printed, or the empty string."""
    found = _NEXT_WORD.match(after(match))
    return found[1] if found else ""
