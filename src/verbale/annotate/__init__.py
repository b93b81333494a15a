"""Report -> AnnotatedText: sentences, parse, parties, places, offices, people, times.

The order is that of need: countries make offices whole, offices show where names begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verbale.annotate.offices import find_offices
from verbale.annotate.page import Page
from verbale.annotate.parse import DEFAULT_MODEL, parse
from verbale.annotate.parties import find_parties
from verbale.annotate.people import find_people
from verbale.annotate.times import find_times
from verbale.annotate.times.tense import tense_from_tokens
from verbale.model import edtf
from verbale.model.annotated import AnnotatedText
from verbale.model.documents import Report

__all__ = ["Annotator"]


@dataclass(frozen=True, slots=True)
class Annotator:
    """Annotates reports with the spaCy model of that name, which is loaded at the first call."""

    model: str = DEFAULT_MODEL

    def annotate(self, reports: Sequence[Report]) -> list[AnnotatedText]:
        """One `AnnotatedText` a report, in order; several reports at once are parsed faster.

        Raises `UsageError` if there is no such model.
        """
        return [
            _annotated(Page(report, parsed), self.model) for report, parsed in zip(reports, parse(reports, self.model), strict=True)
        ]


def _annotated(page: Page, model: str) -> AnnotatedText:
    named = find_parties(page)
    offices = find_offices(page, named.parties)
    people = find_people(page, offices, named)
    return AnnotatedText(
        report=page.report,
        tokens=page.parse.tokens,
        sentences=page.parse.sentences,
        parties=named.parties,
        places=tuple(p for p in named.places if not any(n.span.touches(p.span) for n in people)),
        offices=offices,
        people=people,
        times=find_times(page.text, page.regions, published=_day(page.report.published), tense=tense_from_tokens(page.tokens)),
        model=model,
    )


def _day(published: str | None) -> date | None:
    """The day of publication, where it is known to the day."""
    if published is None:
        return None
    first, last = edtf.bounds(published)
    return first if first == last else None
