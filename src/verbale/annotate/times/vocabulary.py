"""The words of time expressions, and patterns written with them.

A pattern is a regular expression in which `@name` stands for the words of a class (`@month`, `@count`), `@name:group`
for the same as a named group, a blank for white space within a paragraph, and `_` for such white space or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from verbale.annotate.times.forms import Amount
from verbale.errors import KnowledgeError
from verbale.knowledge import load_yaml

FILE = "times.yaml"
BLANK = r"(?:[^\S\n]+\n?|\n)[^\S\n]*"
_KEYS = (
    "months",
    "month_abbreviations",
    "ambiguous_months",
    "weekdays",
    "weekday_abbreviations",
    "weekday_names_begin",
    "weekday_names_end",
    "numbers",
    "ordinals",
    "seasons",
    "units",
    "irregular_plurals",
    "frequencies",
    "eras",
    "suffixed_eras",
    "times_of_day",
    "time_zones",
    "approximators",
    "date_approximators",
    "parts",
    "part_nouns",
    "before_years",
    "before_years_weakly",
    "before_labels",
    "counted",
    "dated",
    "rescheduling",
    "prospective",
    "arranged",
    "timetabled",
    "convening",
    "ages",
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What `times.yaml` says, ready for use. Keys are in lower case."""

    months: dict[str, int]
    ambiguous_months: frozenset[int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    seasons: dict[str, int]
    units: dict[str, Amount]
    frequencies: dict[str, str]
    eras: dict[str, int | None]
    words: dict[str, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of `times.yaml`. Raises `KnowledgeError` where the file breaks its rules."""
    data = load_yaml(FILE, required=_KEYS, optional=())
    return Vocabulary(
        months=_numbered(data["months"], 1) | _lower(data["month_abbreviations"]),
        ambiguous_months=frozenset(data["months"].index(name) + 1 for name in data["ambiguous_months"]),
        weekdays=_numbered(data["weekdays"], 0) | _lower(data["weekday_abbreviations"]),
        numbers=data["numbers"],
        ordinals=data["ordinals"],
        seasons=data["seasons"],
        units=_units(data["units"], data["irregular_plurals"]),
        frequencies=data["frequencies"],
        eras=_lower(data["eras"]) | _lower(data["suffixed_eras"]),
        words={key: frozenset(map(str.lower, value)) for key, value in data.items() if isinstance(value, list)},
    )


def _numbered(names: list[str], first: int) -> dict[str, int]:
    return {name.lower(): number for number, name in enumerate(names, first)}


def _lower(entries: dict[str, Any]) -> dict[str, Any]:
    return {key.lower(): value for key, value in entries.items()}


def _units(entries: dict[str, dict[str, int]], plurals: dict[str, str]) -> dict[str, Amount]:
    """Each unit's amount, under its singular and its plural."""
    try:
        amounts = {name: Amount(**entry) for name, entry in entries.items()}
    except TypeError as error:
        raise KnowledgeError(f"{FILE}: units: {error}") from error
    return amounts | {plurals.get(name, name + "s"): amount for name, amount in amounts.items()}


@cache
def _classes() -> dict[str, str]:
    """The regular expression of each class of words."""
    data = load_yaml(FILE, required=_KEYS, optional=())
    number = _either(data["numbers"])
    digits = r"\d{1,3}(?:,\d{3})+(?![\d,])|\d{1,4}(?:\.\d{1,2})?(?![\d.,]\d)"
    return {
        "monthname": _cased(data["months"]),
        "month": rf"(?:{_cased(data['months'])}|{_cased(data['month_abbreviations'])}\b\.?)",
        "weekday": rf"(?:{_cased(data['weekdays'])}|{_cased(data['weekday_abbreviations'])}\.)",
        "anyweekday": rf"(?:{_cased(data['weekdays'])}|{_cased(data['weekday_abbreviations'])}\b\.?)",
        "day": r"(?:0?[1-9]|[12]\d|3[01])(?:_?(?:st|nd|rd|th)\b)?(?!\d|[.:/]\d|,\d{3}(?!\d)|_?%| percent)",
        "year": r"(?:1[5-9]\d\d|20\d\d|2100)(?!\d|[.,]\d|_?%| percent)",
        "comma": r"_,_",
        "dash": r"_(?:-{1,2}|[–—])_",
        "count": rf"(?:{digits}|(?:{number})(?:[- ](?:{number}))?|(?:a )?couple(?: of)?|a|an|half an?|half)",
        "unit": _either(vocabulary().units),
        "singular": _either(data["units"]),
        "ordinal": rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_either(data['ordinals'])})",
        "season": _either(data["seasons"]),
        "era": _either(data["eras"]),
        "suffixed": rf"(?-i:{'|'.join('[.]?'.join(era) + '[.]?' for era in data['suffixed_eras'])})",
        "frequency": _either(data["frequencies"]),
        "daypart": _either(data["times_of_day"]),
        "zone": rf"(?-i:{'|'.join(data['time_zones'])})",
        "approximator": _either(data["approximators"]),
        "dateapproximator": _either(data["date_approximators"]),
        "part": _either(data["parts"]),
        "partnoun": _either(data["part_nouns"]),
    }


def _either(words: Any) -> str:
    """Any of these words, longest first."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(words, key=len, reverse=True)) + ")"


def _cased(names: Any) -> str:
    """Any of these names as they are or in capitals, whatever the pattern's flags."""
    both = sorted({*names, *(name.upper() for name in names)}, key=len, reverse=True)
    return f"(?-i:{'|'.join(both)})"


_TEMPLATE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\(\?P<\w+>|@([a-z]+)(?::([a-z]+))?| |_")


def pattern(template: str, *, bounded: bool = True) -> re.Pattern[str]:
    """The compiled pattern of a template; unless told otherwise it ends at a word's end."""
    return re.compile(_TEMPLATE.sub(_expand, template) + (r"(?!\w)" if bounded else ""), re.IGNORECASE)


def _expand(match: re.Match[str]) -> str:
    """The regular expression for one sign of a template."""
    sign = match[0]
    if sign == " ":
        return BLANK
    if sign == "_":
        return f"(?:{BLANK})?"
    if sign.startswith("["):
        return sign.replace(" ", r"\s")
    if not sign.startswith("@"):
        return sign
    body = _TEMPLATE.sub(_expand, _classes()[match[1]])
    return f"(?P<{match[2]}>{body})" if match[2] else f"(?:{body})"
