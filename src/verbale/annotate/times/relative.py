"""Times told from the day of writing or from the time last named: "yesterday", "last week", "the same day"."""

from __future__ import annotations

import re

from verbale.annotate.times.forms import Base, Fixed, Form, Relative, Rule, Shift, Unit
from verbale.annotate.times.vocabulary import pattern, vocabulary
from verbale.annotate.times.words import after, before, word_before
from verbale.model.annotated import Grain

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_UNIT = rf"(?P<u>{'|'.join(sorted(Unit, key=len, reverse=True))})"
_OFFSETS = {
    "last": (-1, Base.WRITING),
    "this": (0, Base.WRITING),
    "current": (0, Base.WRITING),
    "next": (1, Base.WRITING),
    "coming": (1, Base.WRITING),
    "past": (-1, Base.WRITING),
    "same": (0, Base.TEXT),
    "that": (0, Base.TEXT),
    "very": (0, Base.TEXT),
    "following": (1, Base.TEXT),
    "previous": (-1, Base.TEXT),
    "preceding": (-1, Base.TEXT),
    "prior": (-1, Base.TEXT),
}
_SPREADS = frozenset({"in", "over", "within", "during", "throughout", "across"})
_DETERMINERS = frozenset({"the", "this", "that", "last", "next"})


def _today(match: re.Match[str]) -> Form | None:
    """Read "today", which is no day in a paper's name, nor in "today's world"."""
    word, previous = match["day"], word_before(match)
    if word == "Today" and previous[:1].isupper() and before(match)[-1:].isspace() and "." not in before(match)[-3:]:
        return None
    return _age(match) or Relative(Unit.DAY, _DAYS[word.lower()])


def _age(match: re.Match[str]) -> Form | None:
    """Read "today" where it names an age: a time, but no day."""
    possessive = re.match(r"\s?['’]s\s(\w+)", after(match))
    if possessive and possessive[1].lower() in vocabulary().words["ages"]:
        return Fixed(None, Grain.DECADE, because="the present age, not a day")
    return None


def _two_days_off(match: re.Match[str]) -> Form | None:
    return Relative(Unit.DAY, 2 if match["day"].lower() == "tomorrow" else -2)


def _period(match: re.Match[str]) -> Form | None:
    """Read "Last week", "the current month", "the same day", "the following year"."""
    offset, base = _OFFSETS[match["which"].lower()]
    unit = Unit(match["u"].lower())
    if unit is Unit.DAY and base is Base.WRITING:
        return _next_day(match)
    if match["which"].lower() == "past" and unit is not Unit.WEEKEND:
        return None
    return None if _is_length(match, unit) else Relative(unit, offset, base)


def _is_length(match: re.Match[str], unit: Unit) -> bool:
    """Whether "the next decade" or "over the last year" is a length of time."""
    if not re.match(r"the (?:last|next)\b", match[0], re.IGNORECASE):
        return False
    lengths = (Unit.WEEK, Unit.MONTH, Unit.YEAR)
    return unit in (Unit.DECADE, Unit.CENTURY) or (unit in lengths and word_before(match).lower() in _SPREADS)


def _next_day(match: re.Match[str]) -> Form | None:
    """Read "the next day", which follows the day last named; "last day" and "this day" are no dates."""
    return Relative(Unit.DAY, 1, Base.TEXT) if match["which"].lower() == "next" else None


_NOTHING_FOLLOWS = re.compile(r"\s*(?:[.,;:)\"”’?!]|\Z|--|–|—|\n)|\s(?:at|in|on|to|with|and|but|by|for|from|as)\b", re.IGNORECASE)


def _neighbour(match: re.Match[str]) -> Form | None:
    """Read "The day before": the day before the one last named, or before the event that follows."""
    unit, sign = Unit(match["u"].lower()), -1 if match["side"].lower() in ("before", "prior", "previous") else 1
    if _NOTHING_FOLLOWS.match(after(match)):
        return Relative(unit, sign, Base.TEXT)
    return None if unit is Unit.WEEKEND else Shift(vocabulary().units[unit], sign, Base.EVENT)


def _edge(match: re.Match[str]) -> Form | None:
    """Read "The end of the year", "later in the week", "year-end"."""
    return Relative(Unit(match["u"].lower()), whole=True)


def _before_last(match: re.Match[str]) -> Form | None:
    """Read "The week before last"."""
    return Relative(Unit(match["u"].lower()), -2)


def _in_the_day(_: re.Match[str]) -> Form | None:
    """Read "Later in the day"."""
    return Relative(Unit.DAY, base=Base.TEXT)


def _weekend(match: re.Match[str]) -> Form | None:
    """Read "Over the weekend"."""
    return Relative(Unit.WEEKEND) if word_before(match).lower() in ("over", "at", "during", "on", "for") else None


RULES = [
    Rule(
        "day",
        frozenset(_DAYS),
        pattern(r"(?P<day>today|tonight|yesterday|tomorrow)(?: (?:morning|afternoon|evening|night))?"),
        _today,
    ),
    Rule("day", frozenset({"the"}), pattern(r"the day (?:before|after) (?P<day>yesterday|tomorrow)"), _two_days_off),
    Rule(
        "part of the day",
        frozenset({"this", "last"}),
        pattern(r"this (?:morning|afternoon|evening)|(?P<last>last) night"),
        lambda m: Relative(Unit.DAY, -1 if m["last"] else 0),
    ),
    Rule("period", _DETERMINERS, pattern(rf"(?:the |that |this )?(?P<which>{'|'.join(_OFFSETS)}) {_UNIT}"), _period),
    Rule(
        "neighbouring period",
        frozenset({"the"}),
        pattern(r"the (?P<u>day|week|month|year) (?P<side>before|after|prior|previous)"),
        _neighbour,
    ),
    Rule(
        "period before last",
        frozenset({"the"}),
        pattern(r"the (?P<u>week|weekend|month|year) before last"),
        _before_last,
    ),
    Rule(
        "edge of a period",
        frozenset({"the", "later", "earlier", "early", "late"}),
        pattern(r"(?:the (?:very )?@partnoun of|(?:earlier|later|early|late) in) the (?P<u>week|month|year|decade|century)"),
        _edge,
    ),
    Rule(
        "edge of a period",
        frozenset({"year", "month", "the"}),
        pattern(r"(?:the )?(?P<u>year|month)(?:_['’]s)?[- ]end"),
        _edge,
    ),
    Rule(
        "edge of a period",
        frozenset({"later", "earlier", "early", "late"}),
        pattern(r"(?:earlier|later|early|late) in the day"),
        _in_the_day,
    ),
    Rule("weekend", frozenset({"the"}), pattern(r"the weekend"), _weekend),
]
