"""Weekdays: "Friday", "last Friday", "Monday night", "the following Tuesday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.annotate.times.absolute import WEEKDAYS
from verbale.annotate.times.forms import Base, Direction, Form, Rule, Weekday
from verbale.annotate.times.vocabulary import pattern, vocabulary
from verbale.annotate.times.words import named, weekday, word_after, word_before

if TYPE_CHECKING:
    import re

_SIDES = {
    "last": (Direction.LAST, Base.WRITING),
    "past": (Direction.LAST, Base.WRITING),
    "this": (Direction.THIS, Base.WRITING),
    "next": (Direction.NEXT, Base.WRITING),
    "coming": (Direction.THIS, Base.WRITING),
    "following": (Direction.NEXT, Base.TEXT),
    "previous": (Direction.LAST, Base.TEXT),
    "preceding": (Direction.LAST, Base.TEXT),
}


def _weekday(match: re.Match[str]) -> Form | None:
    """A weekday that is no part of a name."""
    day = weekday(match["w"])
    if day is None or _is_name(match):
        return None
    words = (named(match, "side") or "").lower().split()
    direction, base = _SIDES[words[-1]] if words else (None, Base.WRITING)
    return Weekday(day, direction, base)


def _is_name(match: re.Match[str]) -> bool:
    words, follow, previous = vocabulary().words, word_after(match), word_before(match)
    return (follow[:1].isupper() and follow.lower() in words["weekday_names_end"]) or (
        previous[:1].isupper() and previous.lower() in words["weekday_names_begin"]
    )


_SIDE = r"(?P<side>(?:the )?(?:this past|this coming|last|past|this|next|coming|following|previous|preceding))"

RULES = [
    Rule("weekday", WEEKDAYS, pattern(r"@weekday:w(?: @daypart)?"), _weekday),
    Rule(
        "weekday",
        frozenset({"the", "last", "past", "this", "next", "coming"}),
        pattern(rf"{_SIDE} @weekday:w(?: @daypart)?"),
        _weekday,
    ),
]
