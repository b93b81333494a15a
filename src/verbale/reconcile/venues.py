"""A meeting whose caption and body name different buildings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.model.documents import Role
from verbale.model.facts import Conflict, ConflictClass
from verbale.model.spans import Span
from verbale.reconcile.table import Table, printed

_VENUE = re.compile(r"\b[Aa]t (?:the )?(?P<venue>(?:(?:[A-Z][\w'’-]*|of|the|headquarters|for|and|building) ?){1,7})(?=[\s.,;(]|\Z)")
_BUILDING = re.compile(
    r"\b(?:ministry|palace|headquarters|hotel|house|cent(?:er|re)|building|embassy|villa|castle|ch[âa]teau|residence|parliament"
    r"|kremlin|chancellery|complex)\b",
    re.IGNORECASE,
)
_LEAD = 3


def other_venue(table: Table) -> Iterator[Conflict]:
    """A building in the caption that shares no word of its name with the one in the lead, for the same meeting."""
    meeting = next(iter(table.subjects("m")), None)
    if meeting is None:
        return
    caption = list(_venues(table, Role.CAPTION))
    body = list(_venues(table, Role.BODY))
    if len({v.of(table.annotated.text) for v in caption}) != 1 or len(body) != 1:
        return
    values = tuple(v.of(table.annotated.text) for v in (caption[0], body[0]))
    if _words(values[0]) & _words(values[1]):
        return
    claims = tuple(printed(table, meeting, "venue", value, span) for value, span in zip(values, (caption[0], body[0]), strict=True))
    because = f"the body says {values[1]}, and only the caption says otherwise"
    yield Conflict(meeting, "venue", values, ConflictClass.ERROR, values[1], "body before caption and headline", because, claims)


def _venues(table: Table, role: Role) -> Iterator[Span]:
    """The buildings that captions, or the first sentences of the body, name behind "at"."""
    sentences = [s for s in table.annotated.sentences if s.role is role][:_LEAD]
    for sentence in sentences:
        for found in _VENUE.finditer(table.annotated.text, *sentence.span):
            if _BUILDING.search(found["venue"]):
                yield Span(*found.span("venue")).trimmed(table.annotated.text)


def _words(venue: str) -> set[str]:
    return {w for w in re.findall(r"[\w'’-]+", venue.casefold()) if w not in ("the", "of", "for", "and", "ministry")}
