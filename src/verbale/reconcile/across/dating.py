"""When an undated report was published: not before the meeting that it tells of as held, whose day the record knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from verbale.model import edtf
from verbale.model.annotated import Grain
from verbale.model.facts import Status
from verbale.model.record import Encounter
from verbale.reconcile.across.disputes import title


class Dated(NamedTuple):
    """A report that gives no date of its own, with the time from which it can be (EDTF: `2024-05-14/..`), and the working."""

    document: str
    published: str
    because: str


def dated(encounters: Iterable[Encounter]) -> Iterator[Dated]:
    """The undated reports of meetings that were held on a known day or in a known month."""
    for encounter in encounters:
        day = encounter.meeting.date
        if day is None or edtf.grain(day) not in (Grain.DAY, Grain.MONTH):
            continue
        first = edtf.day(edtf.bounds(day)[0])
        for mention in encounter.mentions:
            if mention.main and mention.meeting.status == Status.HELD and not mention.origin.published:
                yield Dated(mention.origin.document, f"{first}/..", f"it tells of {title(encounter)} as held")
