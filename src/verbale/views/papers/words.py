"""The few words that every format prints beside those of the brief."""

from __future__ import annotations

import re

from verbale.views.brief import Brief
from verbale.views.briefs import wording
from verbale.views.briefs.lines import Cited
from verbale.views.charts.cadence import Cadence
from verbale.views.parties import party_name

_DAY = re.compile(rf"(?<=\d) (?=(?:{'|'.join(wording.MONTHS)})\b)")


def unbroken(text: str) -> str:
    """The text so that no line breaks within a day or after the ellipsis that opens a quotation."""
    return _DAY.sub("\u00a0", text).replace("“…", "“…\u2060")


def about(brief: Brief) -> str:
    """What stands under the title: the day of the record, and what the brief rests on."""
    day = f"Brief as of {wording.day_in_words(brief.as_of)}. " if brief.as_of else "Brief. "
    return f"{day}{brief.basis}"


def origin(report: Cited) -> str:
    """A report in the list at the end."""
    side = f", release of {party_name(report.side)}" if report.side else ""
    headline = f": {report.headline}" if report.headline else ""
    source = wording.file_name(report.source)
    where = "" if report.label.startswith(source) else f" ({source})"
    return f"{report.label}{side}{headline}{where}"


def figure_text(figure: Cadence) -> str:
    """A chart in words, for whoever cannot see it."""
    rounds = ", ".join(f"{r.ordinal or 'unnumbered'} ({wording.in_words(r.date)})" for r in figure.rounds)
    return f"Rounds of the {figure.series} by date: {rounds}"
