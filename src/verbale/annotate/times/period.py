"""Quarters, halves, seasons, decades, centuries, fiscal years, eras, and the weeks of a month."""

from __future__ import annotations

import re
from functools import partial

from verbale.annotate.times.absolute import NUMBER
from verbale.annotate.times.forms import Direction, Fixed, Form, Months, Relative, Rule, Season, Unit, WeekIn
from verbale.annotate.times.vocabulary import pattern, vocabulary
from verbale.annotate.times.words import before, integer, named, weekday, word_after
from verbale.model.annotated import Grain

_V = vocabulary()
_ORDINALS = frozenset(_V.ordinals) | NUMBER
_LAST = re.compile(r"last|final", re.IGNORECASE)


def _number(words: str) -> int:
    """1 for "first", -1 for "last" and "final"."""
    return -1 if _LAST.match(words) else integer(words)


def _part(match: re.Match[str], *, parts: int) -> Form | None:
    """A quarter or half of a year, the year given or not."""
    number = _number(match["n"])
    number = parts if number == -1 else number
    if not 1 <= number <= parts:
        return None
    size = 12 // parts
    return Months((number - 1) * size + 1, size, int(year) if (year := named(match, "y")) else None)


def _season(match: re.Match[str]) -> Form | None:
    """A season with its year, or where the words before it ask for a time; "fall" and "spring" are verbs too."""
    number, year, side = _V.seasons[match["s"].lower()], named(match, "y"), (named(match, "side") or "").lower()
    if year:
        return Season(number, int(year))
    if side in ("last", "this", "next", "coming"):
        return Season(number, direction=Direction.THIS if side == "coming" else Direction(side))
    asked = re.search(r"\b(?:in|since|by|until|during|over) the\s\Z", before(match), re.IGNORECASE)
    return Season(number) if asked and word_after(match).lower() != "of" else None


def _decade(match: re.Match[str]) -> Form | None:
    """The 1990s, the '90s; "the 1900s" may be a decade or a century."""
    years = int(match["y"])
    if years < 100:
        years += 1900 if years >= 20 else 2000
    if years % 10 or not re.search(r"(?:\bthe|\b(?:early|mid|late)|\bof|\band|,)[\s-]*['’‘`]?\Z", before(match), re.IGNORECASE):
        return None
    decade = f"{years // 10}X"
    if years % 100 == 0 and years < 2000:
        return Fixed(None, Grain.DECADE, (decade, f"{years // 100}XX"), "a decade or a century")
    return Fixed(decade, Grain.DECADE)


def _century(match: re.Match[str]) -> Form | None:
    """The 19th century, as the years 1800 to 1899."""
    number = integer(match["n"])
    return Fixed(f"{number - 1:02}XX", Grain.CENTURY) if 2 <= number <= 22 else None


def _fiscal(match: re.Match[str]) -> Form | None:
    """A fiscal year: about the calendar year it is named after, but when it begins differs from country to country."""
    year = int(match["y"])
    if year < 100:
        year += 2000
    if not 1950 <= year <= 2100:
        return None
    candidates = (f"{year}", f"{year}-04/{year + 1}-03", f"{year - 1}-10/{year}-09")
    return Fixed(f"{year}~", Grain.YEAR, candidates, "a fiscal year")


def _era(match: re.Match[str]) -> Form | None:
    """A year of an era; without a value where the era's years are lunar."""
    first = _V.eras[match["e"].replace(".", "").lower()]
    if first is None:
        return Fixed(None, Grain.YEAR, because="a year of a lunar calendar")
    year = first + (1 if match["n"].lower() == "gannen" else int(match["n"]))
    return Fixed(f"{year}", Grain.YEAR, because="a year of an era") if 1600 <= year <= 2100 else None


def _week_in(match: re.Match[str]) -> Form | None:
    number = _number(match["n"])
    return WeekIn(number, weekday(named(match, "w"))) if number <= 5 else None


def _academic(_: re.Match[str]) -> Form | None:
    """Read "This fiscal year": a year, but which depends on the country."""
    return Fixed(None, Grain.YEAR, because="a fiscal or school year, which begins differently from country to country")


RULES = [
    Rule(
        "quarter",
        _ORDINALS | {"the", "final", "last"},
        pattern(r"(?:the )?(?P<n>first|second|third|fourth|[1-4](?:st|nd|rd|th)|final)[- ]quarter(?:(?: of)? @year:y)?"),
        partial(_part, parts=4),
    ),
    Rule("quarter", frozenset({"q"}), pattern(r"Q(?P<n>[1-4])(?:(?: of)? @year:y)?"), partial(_part, parts=4)),
    Rule(
        "half",
        _ORDINALS | {"the"},
        pattern(r"(?:the )?(?P<n>first|second|1st|2nd)[- ]half (?:of )?@year:y"),
        partial(_part, parts=2),
    ),
    Rule(
        "half",
        _ORDINALS | {"the"},
        pattern(r"(?:the )?(?P<n>first|second|1st|2nd)[- ]half(?= of (?:the |this |last |next |that )?year)"),
        partial(_part, parts=2),
    ),
    Rule("half", frozenset({"h"}), pattern(r"H(?P<n>[12]) @year:y"), partial(_part, parts=2)),
    Rule("season", frozenset(_V.seasons), pattern(r"@season:s(?: of|,)? @year:y(?:[-/]\d{2,4})?"), _season),
    Rule("season", frozenset(_V.seasons), pattern(r"@season:s"), _season),
    Rule(
        "season",
        frozenset({"last", "this", "next", "coming"}),
        pattern(r"(?P<side>last|this|next|coming) @season:s"),
        _season,
    ),
    Rule("decade", NUMBER, pattern(r"(?P<y>(?:1[789]|20)\d0|[2-9]0)(?:_['’])?s"), _decade),
    Rule("century", _ORDINALS | {"the"}, pattern(r"(?:the )?@ordinal:n[- ]centur(?:y|ies)"), _century),
    Rule(
        "century",
        frozenset({"twenty"}),
        pattern(r"(?P<n>twenty-first)[- ]century"),
        lambda _: Fixed("20XX", Grain.CENTURY),
    ),
    Rule(
        "fiscal year",
        frozenset({"fiscal", "fy", "financial", "the"}),
        pattern(r"(?:fiscal(?: year)?|financial year|FY)_-?(?P<y>\d{4}|\d\d)(?![-/]?\d)"),
        _fiscal,
    ),
    Rule(
        "fiscal year",
        frozenset({"this", "next", "last", "the"}),
        pattern(r"(?:this|next|last|the current|the coming|the next|the previous) (?:fiscal|financial|academic|school) year"),
        _academic,
    ),
    Rule("era", frozenset(era.split()[0] for era in _V.eras), pattern(r"@era:e(?: year)? (?P<n>\d{1,4}|gannen)"), _era),
    Rule("era", NUMBER, pattern(r"(?P<n>\d{4})_@suffixed:e"), _era),
    Rule("era", frozenset({"b", "be"}), pattern(r"(?P<e>(?-i:B\.?E\.?)) (?P<n>2[45]\d\d)"), _era),
    Rule(
        "week of a month",
        _ORDINALS | {"the", "last", "final"},
        pattern(
            r"(?:the )?(?P<n>first|second|third|fourth|fifth|last|final)(?: full)? "
            r"(?:week|@weekday:w)(?= (?:of|in) @month)"
        ),
        _week_in,
    ),
    Rule("decade", frozenset({"this"}), pattern(r"this decade"), lambda _: Relative(Unit.DECADE)),
]
