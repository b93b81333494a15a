"""Days, months and years by name and number: "Nov. 26, 2023", "26-27 November", "2023.11.27", "in May"."""

from __future__ import annotations

import re

from verbale.annotate.times.forms import Calendar, Direction, Fixed, Form, Interval, Rule
from verbale.annotate.times.vocabulary import pattern, vocabulary
from verbale.annotate.times.words import (
    after,
    before,
    exists,
    integer,
    month,
    named,
    weekday,
    word_after,
    word_before,
)
from verbale.model.annotated import Grain

_V = vocabulary()
MONTHS = frozenset(_V.months)
WEEKDAYS = frozenset(_V.weekdays)
NUMBER = frozenset("#")
_AND_DASH = r"(?:@dash| (?:to|until|till|through|and|or) )"
_WEEKDAY_BEFORE = r"(?:@anyweekday:w(?:@comma| )(?:the )?)?"
_WEEKDAY_AFTER = r"(?:_\(_@anyweekday:v_\))?"


def _day(match: re.Match[str]) -> Form | None:
    """One day by month and number, with or without its year and weekday."""
    if before(match)[-1:] == "/" and not any(map(str.isspace, match[0])):
        return None  # a document's mark: "EC/DEC.1"
    number, day, year = month(match["m"]), integer(match["d"]), match["y"]
    if not exists(int(year) if year else None, number, day):
        return None
    name = match["w"] or match["v"]
    return Calendar(int(year) if year else None, number, day, weekday(name))


def _days(match: re.Match[str]) -> Form | None:
    """Days of one month: "November 26-27", "3 and 4 May". An "and" that skips days joins no interval."""
    number, first, last = month(match["m"]), integer(match["d"]), integer(match["e"])
    year = int(match["y"]) if match["y"] else None
    apart = re.search(r"\b(?:and|or)\b", match[0], re.IGNORECASE) and word_before(match).lower() != "between"
    if first >= last or (apart and last != first + 1) or not (exists(year, number, first) and exists(year, number, last)):
        return None
    return Interval(Calendar(year, number, first), Calendar(year, number, last))


def _month_of_year(match: re.Match[str]) -> Form | None:
    return Calendar(int(match["y"]), month(match["m"]))


_ASKS_FOR_TIME = re.compile(
    r"\b(?:in|since|by|until|till|from|through|during|of|last|next|this|early|mid|late|before|after|between|around"
    r"|as of|(?:planned|scheduled|set|slated|due|expected|proposed|targeted) for|coming|previous|following"
    r"|every|each|past)[\s-]*\Z",
    re.IGNORECASE,
)
_YEAR_FOLLOWS = re.compile(r",?\s(?:of\s)?(?:last|this|next|that|the same|the previous|the following)\syear\b", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:\b(?:the|its|their|his|her|our|a|an|that)|['’]s?)\s\Z", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:\A|[.!?:\n][\"'”’)]?)\s*\Z")
_MONTH_BEFORE = re.compile(rf"\b(?:{'|'.join(_V.months)})\.?(?:\s\d{{4}})?\s?(?:,|and|or|to|until|through|-|–)\s?\Z", re.IGNORECASE)
_MONTH_AFTER = re.compile(rf"\s?(?:,|and|or|to|until|through|-|–)\s?(?:{'|'.join(_V.months)})\b", re.IGNORECASE)


def _month(match: re.Match[str]) -> Form | None:
    """A month alone, where the words around it ask for a time; "May" and "March" need more of that than "October"."""
    number, lead, follow = month(match["m"]), before(match), word_after(match)
    side = named(match, "dir")
    direction = Direction(side.lower()) if side else None
    form = Calendar(month=number, direction=direction)
    if (
        direction
        or _YEAR_FOLLOWS.match(after(match))
        or _ASKS_FOR_TIME.search(lead)
        or (_MONTH_BEFORE.search(lead) and not follow[:1].isupper())
    ):
        return form
    if _DETERMINER.search(lead):
        return form if follow[:1].islower() else None
    if number in _V.ambiguous_months or match["m"].isupper() or follow[:1].isupper():
        return form if _MONTH_AFTER.match(after(match)) and not match["m"].isupper() else None
    previous = word_before(match)
    return None if previous[:1].isupper() and not _SENTENCE_START.search(lead) else form


def _iso(match: re.Match[str]) -> Form | None:
    """2023-11-26, 2023.11.27, 2023/11/27."""
    year, number, day = int(match["y"]), int(match["m"]), int(match["d"])
    return Calendar(year, number, day) if exists(year, number, day) else None


def _iso_month(match: re.Match[str]) -> Form | None:
    """2014-10; not 2011-12, which may as well be two years."""
    year, number = int(match["y"]), int(match["m"])
    if number == year % 100 + 1 and number <= 12:
        return Fixed(None, Grain.MONTH, (f"{year}-{number:02}", f"{year}/{year + 1}"), "a month or two years")
    return Calendar(year, number) if 1 <= number <= 12 else None


def _year_range(match: re.Match[str]) -> Form | None:
    """2022-23, 2005-2014."""
    first = int(match["y"])
    last = int(match["z"]) if len(match["z"]) == 4 else first - first % 100 + int(match["z"])
    plausible = first < last <= first + 200 and (len(match["z"]) == 4 or last % 100 > 12)
    return Interval(Calendar(first), Calendar(last)) if plausible and not _labelled(match) else None


def _numeric(match: re.Match[str]) -> Form | None:
    """26/11/2023 and 11/26/2023; both readings where neither is impossible. With full stops the day comes first."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    orders = [(b, a)] if match["s"] == "." else [(b, a), (a, b)]
    days = sorted({(m, d) for m, d in orders if exists(year, m, d)})
    if len(days) == 1:
        return Calendar(year, *days[0])
    found = tuple(f"{year}-{m:02}-{d:02}" for m, d in days)
    return Fixed(None, Grain.DAY, found, "day and month in either order") if found else None


_ENDS_YEAR = re.compile(
    r"\s*(?:[,.;:)\]\"”’'!?/]|\Z|--|–|—|\n)|\s(?:and|or|to|in|on|at|by|for|from|with|when|as|that|which|who|was|were|is|are|has|had"
    r"|have|would|will|but|after|before|over|due|until|because|the|through|it|they|he|she|his|their|its|we)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\(\s?\Z")
_CLOSE = re.compile(r"\s?[),;–-]")
_YEAR_BEFORE = re.compile(r"\b\d{4}\s?(?:,|and|or|to|until|through|–)\s?\Z")
_LABELLED_LIST = re.compile(r"([^\W\d_]+)\s(?:\d{3,4}(?:\s\(\d{4}\))?(?:,\s?and|,|\sand|\sor)\s?)+\Z")
_STARTS_STATEMENT = re.compile(r"\s(?:was|is|will|saw|has|had|marks|marked|brought|began|ended)\b")
_DATED_NAME = re.compile(r"(?:\s[A-Z][\w.&-]*){1,4}")


def _year(match: re.Match[str]) -> Form | None:
    """A four-digit number, where the words around it make it a year."""
    year = int(match["y"])
    if not 1800 <= year <= 2100 or _labelled(match) or after(match)[:1] in ("-", "/", "+", "%"):
        return None
    return Calendar(year) if _is_year(match, year) else None


def _is_year(match: re.Match[str], year: int) -> bool:
    lead, rest, words = before(match), after(match), _V.words
    follow, previous = word_after(match), word_before(match).lower()
    if follow.lower() in words["counted"]:
        return False
    if (_OPEN.search(lead) and _CLOSE.match(rest)) or _YEAR_BEFORE.search(lead):
        return True
    plain = not follow[:1].islower() or follow.lower() in words["dated"]
    if previous in words["before_years"]:
        return True
    if previous in words["before_years_weakly"]:
        return bool(_ENDS_YEAR.match(rest)) or plain
    if _DETERMINER.search(lead) and follow:
        return plain or not follow.endswith("s") or year % 100 != 0
    if follow.lower() in words["dated"] or _leads_to_dated(rest) or (previous in words["dated"] and lead[-1:] != "."):
        return True
    return bool(_SENTENCE_START.search(lead) and _STARTS_STATEMENT.match(rest))


def _leads_to_dated(rest: str) -> bool:
    """Whether a name of something dated begins here: "Paris Olympics", "FIFA World Cup"."""
    name = _DATED_NAME.match(rest)
    return bool(name) and any(word.lower() in _V.words["dated"] for word in name[0].split()) if name else False


def _labelled(match: re.Match[str]) -> bool:
    """Whether the number is a name's part: a resolution's, a section's, a model's."""
    lead = before(match).rstrip()
    listed = _LABELLED_LIST.search(lead)
    word = listed[1] if listed else word_before(match)
    return lead[-1:] in ("$", "€", "£", "¥", "₩", "#", "§", "№") or word.lower() in _V.words["before_labels"]


def _spoken_day(match: re.Match[str]) -> Form | None:
    """Read "On the 24th", where no noun follows."""
    day = integer(match["d"])
    if word_before(match).lower() != "the" or not re.search(r"\bon the\s\Z", before(match), re.IGNORECASE):
        return None
    return Calendar(day=day) if day <= 31 and _ENDS_YEAR.match(after(match)) else None


RULES = [
    Rule(
        "month and day",
        MONTHS | WEEKDAYS,
        pattern(rf"{_WEEKDAY_BEFORE}@month:m_(?:the )?@day:d(?:(?:@comma| )@year:y)?{_WEEKDAY_AFTER}"),
        _day,
    ),
    Rule(
        "day and month",
        NUMBER | WEEKDAYS,
        pattern(rf"{_WEEKDAY_BEFORE}@day:d[- ](?:of )?@month:m(?:(?:@comma|-|_)@year:y)?{_WEEKDAY_AFTER}"),
        _day,
    ),
    Rule(
        "days of a month",
        MONTHS,
        pattern(rf"@month:m @day:d{_AND_DASH}@day:e(?! @monthname)(?:(?:@comma| )@year:y)?"),
        _days,
    ),
    Rule(
        "days of a month",
        NUMBER,
        pattern(rf"@day:d{_AND_DASH}(?:the )?@day:e (?:of )?@month:m(?:(?:@comma|_)@year:y)?"),
        _days,
    ),
    Rule("month and year", MONTHS, pattern(r"@month:m(?:@comma|[- ](?:of )?)@year:y"), _month_of_year),
    Rule("month", MONTHS, pattern(r"@monthname:m"), _month),
    Rule(
        "month",
        frozenset({"last", "this", "next"}),
        pattern(r"(?P<dir>last|this|next) @month:m(?! \d{1,2}(?:\D|$))"),
        _month,
    ),
    Rule(
        "numeric day",
        NUMBER,
        pattern(
            r"(?P<y>(?:1[5-9]|20)\d\d)(?P<s>[-./])_(?P<m>\d{1,2})(?P=s)_(?P<d>\d{1,2})(?=T\d|\b)(?![-/]\d)",
            bounded=False,
        ),
        _iso,
    ),
    Rule("numeric month", NUMBER, pattern(r"@year:y-(?P<m>\d\d)(?!-)"), _iso_month),
    Rule("years", NUMBER, pattern(r"@year:y(?:[-/]|_–_)(?P<z>\d{4}|\d\d)(?![-/\d])"), _year_range),
    Rule("numeric day", NUMBER, pattern(r"(?P<a>\d{1,2})(?P<s>[-./])(?P<b>\d{1,2})(?P=s)@year:y(?![-/])"), _numeric),
    Rule("year", NUMBER, pattern(r"@year:y"), _year),
    Rule("day of this month", NUMBER, pattern(r"(?P<d>\d{1,2}(?:st|nd|rd|th))"), _spoken_day),
    Rule(
        "East Asian day",
        NUMBER,
        pattern(r"@year:y_[年년]_(?P<m>\d{1,2})_[月월]_(?P<d>\d{1,2})_[日일]", bounded=False),
        _iso,
    ),
]
"""In the order of preference among matches of the same length."""
