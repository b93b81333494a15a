"""Times of day: "6:00 p.m.", "08:30 UTC", "21:00 JST"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.annotate.times.absolute import NUMBER
from verbale.annotate.times.forms import Clock, Form, Rule
from verbale.annotate.times.vocabulary import pattern
from verbale.annotate.times.words import named

if TYPE_CHECKING:
    import re


def _clock(match: re.Match[str]) -> Form | None:
    """A time of day. Without a zone or "p.m." it is one only beside a day, since scores look the same."""
    return Clock(marked=bool(named(match, "half") or named(match, "z")))


_HOUR = r"(?:[01]?\d|2[0-4])"
_ZONE = r"(?:_\(?@zone:z\)?)?"
_HALF = r"(?P<half>_(?:[ap]\.m\.?|[ap]m\b))"

RULES = [
    Rule("clock", NUMBER, pattern(rf"{_HOUR}[:.][0-5]\d(?::[0-5]\d)?{_HALF}{_ZONE}"), _clock),
    Rule("clock", NUMBER, pattern(rf"{_HOUR}{_HALF}{_ZONE}"), _clock),
    Rule("clock", NUMBER, pattern(rf"{_HOUR}:[0-5]\d(?::[0-5]\d)?{_ZONE}(?!:?\d)"), _clock),
    Rule("clock", NUMBER, pattern(r"(?:[01]\d|2[0-4])[0-5]\d @zone:z"), _clock),
]
