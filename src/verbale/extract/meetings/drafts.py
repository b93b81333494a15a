"""A meeting in the making: the encounters that tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from verbale import knowledge
from verbale.extract.meetings.views import View
from verbale.model import edtf
from verbale.model.facts import MeetingType, Status

_LONGEST = 14
"""Days that a meeting may last."""

AHEAD = (Status.SCHEDULED, Status.PROPOSED, Status.POSTPONED, Status.CANCELLED)
ELSEWHEN = frozenset(("last", "next", "other", "other time"))
"""Marks that set an encounter apart from the meeting that the report is about."""


@dataclass(eq=False)
class Draft:
    """A meeting in the making."""

    views: list[View] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    inherited: frozenset[str] = frozenset()
    closed: bool = False

    @property
    def type(self) -> MeetingType:
        """Of the first encounter."""
        return self.views[0].type

    @property
    def status(self) -> Status | None:
        """Of the first encounter that tells."""
        return next((v.encounter.status for v in self.views if v.encounter.status), None)

    @property
    def ahead(self) -> bool:
        """Whether it has not happened yet."""
        return self.status in AHEAD

    @property
    def people(self) -> set[int]:
        """All people of all encounters."""
        return {n for v in self.views for n in v.people}

    @property
    def dates(self) -> tuple[str, ...]:
        """All dates, body before captions."""
        return tuple(d for v in self.views for d in v.dates)

    @property
    def day(self) -> str | None:
        """The finest date of the earliest encounters that have one."""
        return min(self.dates, key=lambda d: -len(d.split("/")[0]), default=None)

    @property
    def level(self) -> str | None:
        """The first level that a phrase names, else that of the ranks."""
        named = [v.level[0] for v in self.views if any(n.level for n in v.encounter.nouns)]
        return next(iter(named), None) or next((v.level[0] for v in self.views if v.level[0]), None)

    @property
    def series_words(self) -> frozenset[str]:
        """The words of the first name of a series."""
        return next((v.series_words for v in self.views if v.series_words), frozenset())

    @property
    def ordinal(self) -> int | None:
        """The first round told."""
        return next((v.ordinal for v in self.views if v.ordinal), None)

    @property
    def format(self) -> str | None:
        """The first format told."""
        return next((v.format for v in self.views if v.format), None)

    @property
    def elsewhen(self) -> bool:
        """Whether the words set it apart from the meeting that the report is about: "the last round"."""
        return bool(self.views[0].marks & ELSEWHEN)

    def chairs(self, view: View) -> bool:
        """Whether an encounter only tells who chaired "the summit", where organisations meet: theirs are members, no parties."""
        table = knowledge.parties()
        met = (table[p].kind == "organisation" for p in self.parties if p in table)
        return "chaired" in view.marks and bool(self.views) and any(met)

    def add(self, view: View) -> None:
        """One more encounter tells of it."""
        self.views.append(view)
        named = [p.code for n in view.encounter.nouns for p in n.parties]
        if (len(set(named)) >= 2 or "attends" in view.marks) and not self.closed:
            self.parties = list(knowledge.expanded(tuple(named)))
            self.closed = True
        if not self.closed and not self.chairs(view):
            self.parties += [c for c in view.parties if c not in self.parties]


def main_draft(drafts: Sequence[Draft]) -> Draft | None:
    """The meeting that a report is about.

    It is the first that is not set apart by its own words, and not one to come whose parties only the context tells.
    """
    own = [d for d in drafts if not d.elsewhen and "aside" not in d.views[0].marks and "visit" not in d.views[0].marks]
    told = [d for d in own if not d.inherited or not d.ahead]
    return next(iter(told), next(iter(own), next(iter(drafts), None)))


def stretch(views: Sequence[View]) -> str | None:
    """The days from the opening that one encounter tells to the end that another does, as an EDTF interval."""
    opened = [d for v in views if "opens" in v.marks and "ends" not in v.marks for d in v.dates if _is_day(d)]
    ended = [d for v in views if "ends" in v.marks and "opens" not in v.marks for d in v.dates if _is_day(d)]
    if not opened or not ended or not 0 < (edtf.bounds(ended[0])[0] - edtf.bounds(opened[0])[0]).days <= _LONGEST:
        return None
    return f"{opened[0]}/{ended[0]}"


def _is_day(value: str) -> bool:
    """Whether a value is just one day."""
    return edtf.day(edtf.bounds(value)[0]) == value


def same_day(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two lists of EDTF dates have one in common."""
    return any(x == y for x in a for y in b)
