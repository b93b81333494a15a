"""Meetings over time by level, for some parties or the whole record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verbale.model import edtf
from verbale.model.facts import BEHIND, Level
from verbale.model.reading import Json
from verbale.model.record import Encounter
from verbale.views.charts.style import GREY, PALETTE, chart, middle, source_line, title
from verbale.views.parties import parties_in_words
from verbale.views.record import Record

UNTOLD = "not told"
"""The level of a meeting of which no report tells one."""

MONTHLY = 3
"""Years up to which meetings are counted by month, not by year."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many meetings of a level there were in a period: a year (`2024`) or a month (`2024-05`)."""

    period: str
    level: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Levels:
    """The meetings of some parties (none: of all) by period and level; `undated` have no place on the axis."""

    parties: tuple[str, ...]
    bars: tuple[Bar, ...]
    undated: int
    as_of: date | None
    reports: int


def levels(record: Record, parties: Sequence[str] = ()) -> Levels:
    """The meetings, calls too, that reports tell as having been and in which all of these parties took part.

    By month where they lie within `MONTHLY` years and all months are known, else by year.
    """
    held = [e for e in record.meetings(parties) if e.meeting.status in BEHIND]
    dated = [e for e in held if e.meeting.date]
    size = 7 if _monthly(dated) else 4
    counted = Counter((middle(e.meeting.date or "")[:size], e.meeting.level or UNTOLD) for e in dated)
    order = [*Level, UNTOLD]
    bars = [Bar(period, level, count) for (period, level), count in counted.items()]
    documents = {m.origin.document for e in held for m in e.mentions}
    return Levels(
        tuple(parties),
        tuple(sorted(bars, key=lambda b: (b.period, order.index(b.level)))),
        len(held) - len(dated),
        record.today,
        len(documents),
    )


def _monthly(dated: Sequence[Encounter]) -> bool:
    days = [edtf.bounds(e.meeting.date or "") for e in dated]
    return bool(days) and max(d.year for _, d in days) - min(d.year for d, _ in days) < MONTHLY and all(
        (first.year, first.month) == (last.year, last.month) for first, last in days
    )  # fmt: skip


def draw(shown: Levels, *, width: int = 640) -> Json:
    """The chart as a Vega-Lite specification: a stack of bars a period."""
    domain = [str(level) for level in (*Level, UNTOLD)]
    rows = [{"period": f"{b.period}-15" if len(b.period) > 4 else b.period, "level": b.level, "meetings": b.meetings,
             "order": domain.index(b.level)} for b in shown.bars]  # fmt: skip
    monthly = any(len(b.period) > 4 for b in shown.bars)
    whose = f" of {parties_in_words(shown.parties)}" if shown.parties else ""
    return chart(
        {
            **title(f"Meetings{whose} by level", _subtitle(shown)),
            "width": width,
            "height": 220,
            "data": {"values": rows},
            "mark": {"type": "bar", "stroke": GREY, "strokeWidth": 0.6},
            "encoding": {
                "x": _periods(shown, monthly=monthly),
                "y": {
                    "field": "meetings",
                    "type": "quantitative",
                    "title": "meetings",
                    "stack": "zero",
                    "axis": {"tickMinStep": 1},
                },
                "color": {
                    "field": "level",
                    "type": "nominal",
                    "title": "level",
                    "scale": {"domain": domain, "range": [*PALETTE, "white"]},
                    "legend": {"orient": "right", "symbolStrokeColor": GREY, "symbolStrokeWidth": 0.6},
                },
                "order": {"field": "order", "type": "quantitative"},
            },
        },
        source_line(shown.reports, shown.as_of),
    )


def _periods(shown: Levels, *, monthly: bool) -> Json:
    """The axis of all periods from the first to the last, those without a meeting too."""
    if monthly:
        return {"field": "period", "type": "temporal", "timeUnit": "utcyearmonth", "title": None, "axis": {"format": "%b %Y"}}
    years = [int(b.period) for b in shown.bars]
    domain = [str(year) for year in range(min(years), max(years) + 1)] if years else []
    step = max(1, len(domain) // 16)
    axis = {"labelAngle": 0, "values": domain[::step]}
    return {"field": "period", "type": "ordinal", "title": None, "scale": {"domain": domain}, "axis": axis}


def _subtitle(shown: Levels) -> str:
    total = sum(b.meetings for b in shown.bars)
    left = f"; {shown.undated} without a date not shown" if shown.undated else ""
    return f"{total} meeting{'' if total == 1 else 's'} and calls told as having been{left}."
