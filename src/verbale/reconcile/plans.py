"""Two times for one plan, set against each other in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from verbale.model import edtf
from verbale.model.annotated import Time, TimeKind
from verbale.model.documents import Role
from verbale.model.facts import Conflict, ConflictClass
from verbale.model.spans import Span
from verbale.reconcile.table import Table, printed

_AGAINST = re.compile(r"\b(?:but|although|though|however|yet|whereas)\b", re.IGNORECASE)
_LEAD_IN = re.compile(r"(?:(?:by|before|after|until|from|in|at|no later than|as early as|the)\s)+\Z", re.IGNORECASE)


def contrasted_plans(table: Table) -> Iterator[Conflict]:
    """ "By the end of the year, but a date after the start of 2024 is likely": two expectations, of which neither is a slip."""
    published = table.annotated.report.published
    if published is None:
        return
    today = edtf.bounds(published)[0]
    for sentence in table.annotated.sentences:
        if sentence.role is not Role.BODY:
            continue
        inside = [t for t in table.annotated.times if sentence.span.holds(t.span) and _is_date(t)]
        for one, other in pairwise(inside):
            between = table.annotated.text[one.span.end : other.span.start]
            late = all(edtf.bounds(str(t.value))[1] >= today for t in (one, other))
            if late and _AGAINST.search(between) and not edtf.overlaps(str(one.value), str(other.value)):
                spans = [_whole(table, t) for t in (one, other)]
                values = tuple(f"{s.of(table.annotated.text)} ({t.value})" for s, t in zip(spans, (one, other), strict=True))
                claims = tuple(printed(table, "d1", "timing", v, s) for v, s in zip(values, spans, strict=True))
                because = "the sentence sets the two against each other"
                yield Conflict("d1", "timing", values, ConflictClass.WORDING, None, "set against each other", because, claims)


def _is_date(time: Time) -> bool:
    return time.kind is TimeKind.DATE and time.value is not None


def _whole(table: Table, time: Time) -> Span:
    """A time with the prepositions before it."""
    text = table.annotated.text
    lead = _LEAD_IN.search(text, max(0, time.span.start - 30), time.span.start)
    return Span(lead.start() if lead else time.span.start, time.span.end)
