"""Report -> the building in which it says that the meeting was: "at Hyderabad House"."""

from __future__ import annotations

import re
from functools import cache

from verbale import knowledge
from verbale.knowledge.venue import own_words
from verbale.model.documents import Report
from verbale.resolve.deeds import sentences

_AT = re.compile(r"\bat (?:the )?(?P<venue>[A-Z][\w'’.-]*(?: (?:(?:of|the|for|and|de|la) )*[A-Z][\w'’-]*){0,5})")
_LEAD = 3
"""Sentences of the body in which a report says where the meeting was."""


def venue_of(report: Report) -> str | None:
    """The one building with a name of its own in the first sentences that tell of a meeting; None where there is none, or several.

    A ministry or a palace without a name says nothing: it may be in any building.
    """
    text = report.document.text
    told = [s.of(text) for s in sentences(report)[:_LEAD]]
    found = {m["venue"] for s in told if _meeting().search(s) for m in _AT.finditer(s) if own_words(m["venue"])}
    return found.pop() if len(found) == 1 else None


@cache
def _meeting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(knowledge.word_set('venues', 'told')))})\b", re.IGNORECASE)
