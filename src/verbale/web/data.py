"""What programs ask for and no page shows in that shape: for each its address, its parameters and the view that it is.

With the pages' own JSON it is all that `verbale.open` of the address of a reading room asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Path, Query

from verbale.model.hits import HitKind
from verbale.views.explain import Explanation, explanation
from verbale.views.search import USUAL, Findings, search
from verbale.views.table import TABLES, TablePart, table_part
from verbale.views.timeline import TimelinePart, timeline_part
from verbale.views.who import OfficeSheet, PersonSheet, who
from verbale.web.pages import Record
from verbale.web.parameters import MOST, Key, PageNumber, Parties, Since, Until, chosen

LONGEST = 500
"""Quotations that may be asked for at once."""

Name = Annotated[str, Path(max_length=200, description="A name in any form, an id, or an office with or without its party.")]
Table = Annotated[str, Path(max_length=40, description=f"One of: {', '.join(TABLES)}.")]


@dataclass(frozen=True, slots=True)
class Data:
    """An answer in JSON alone: its address, what makes its view, and the model of that."""

    data_path: str
    view: Callable[..., object]
    model: Any
    summary: str


def _timeline(record: Record, parties: Parties, since: Since, until: Until, page: PageNumber = 1) -> TimelinePart:
    """All meetings of all of these parties in these days, by date, and the commitments that fall due, in parts."""
    return timeline_part(record, parties, since, until, page)


def _table(record: Record, key: Table, parties: Parties, page: PageNumber = 1) -> TablePart:
    """A table of the record, in parts; of all of these parties, where it can be asked so."""
    return table_part(record, key, parties, page)


def _who(record: Record, key: Name, parties: Parties) -> PersonSheet | OfficeSheet:
    """Whoever is meant by a name, or all holders of an office over time."""
    return who(record, key, parties)


def _findings(
    record: Record,
    parties: Parties,
    q: Annotated[str, Query(max_length=300, description='Words that must all be there; "..." is a phrase, word* a beginning.')],
    kind: Annotated[list[str], Query(max_length=MOST, description=f"Any of: {', '.join(HitKind)}.")] = [],  # noqa: B006
    limit: Annotated[int, Query(ge=1, le=LONGEST, description="How many quotations at most.")] = USUAL,
) -> Findings:
    """What reports say in these words: quotations, the best first."""
    return search(record, q, chosen("kind", kind, HitKind), parties, limit)


def _explain(record: Record, key: Key) -> Explanation:
    """The chain from anything with an id down to the words."""
    return explanation(record, key)


DATA = (
    Data("/timeline.json", _timeline, TimelinePart, "A timeline"),
    Data("/tables/{key}.json", _table, TablePart, "A table"),
    Data("/who/{key:path}.json", _who, PersonSheet | OfficeSheet, "A person or an office, in full"),
    Data("/findings.json", _findings, Findings, "Quotations"),
    Data("/explain/{key:path}.json", _explain, Explanation, "Why the record says so"),
)
"""All of it."""
