"""Report -> AnnotatedText: sentences, parse, parties, places, offices, people, times.

The order is that of need: countries make offices whole, offices show where names begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from verbale.annotate.dating import date_of
from verbale.annotate.offices import find_offices
from verbale.annotate.page import Page
from verbale.annotate.parse import DEFAULT_MODEL, parse
from verbale.annotate.parties import find_parties
from verbale.annotate.people import find_people
from verbale.annotate.times import Expression, TenseAt, find_expressions, resolve
from verbale.annotate.times.tense import tense_from_tokens
from verbale.model import edtf
from verbale.model.annotated import AnnotatedText, PartyMention
from verbale.model.documents import Report, Role

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
    pictured = frozenset(i for s in page.parse.sentences if s.role is not Role.BODY for i in range(s.first, s.last))
    expressions, tense = find_expressions(page.text, page.regions), tense_from_tokens(page.tokens, pictured)
    report = _dated(page, named.parties, expressions, tense)
    return AnnotatedText(
        report=report,
        tokens=page.parse.tokens,
        sentences=page.parse.sentences,
        parties=named.parties,
        places=tuple(p for p in named.places if not any(n.span.touches(p.span) for n in people)),
        offices=offices,
        people=people,
        times=resolve(expressions, _day(report.published), tense),
        model=model,
    )


def _dated(page: Page, parties: Sequence[PartyMention], expressions: Sequence[Expression], tense: TenseAt) -> Report:
    """The report with its date: inferred where the page tells none and the text allows it."""
    dating = None if page.report.published else date_of(page, parties, expressions, tense)
    if dating is None:
        return page.report
    return replace(page.report, published=dating.value, published_basis="inferred", published_working=dating.working)


def _day(published: str | None) -> date | None:
    """The day of publication, where it is known to the day."""
    if published is None:
        return None
    first, last = edtf.bounds(published)
    return first if first == last else None
