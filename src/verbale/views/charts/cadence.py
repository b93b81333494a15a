"""The cadence of a series: its rounds on an axis of time, numbered, with the gaps between them and what caused those."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from verbale.model import edtf
from verbale.model.facts import BEHIND, TO_COME, ConflictClass, Series
from verbale.model.reading import Json
from verbale.model.record import Dialogue, Encounter, Standing
from verbale.views.charts.style import GREY, INK, SHADE, SMALL, chart, middle, source_line, title
from verbale.views.notes import Note, notes_of_value
from verbale.views.record import Record

BELOW = 50
"""Pixels from the line of rounds down to the axis."""

LABEL = 34
"""Pixels that the label of a gap takes."""

CLOSE = 0.09
"""Rounds nearer than this part of the axis have their cities on two heights."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round: its number, day (EDTF), city and status; whether it is planned, and whether reports dispute its number or day."""

    meeting: str
    ordinal: int | None
    date: str
    city: str | None
    status: str
    planned: bool
    disputed: bool
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which the series did not meet, as reports tell (EDTF).

    `ends` are several where reports differ, none where none is told; `causes` are in the reports' words, each with its document;
    `documents` are the reports that tell of it.
    """

    start: str
    ends: tuple[str, ...] = ()
    causes: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cadence:
    """The rounds and gaps of a series as of a day; `reports` is how many tell of them."""

    series: str
    rounds: tuple[Round, ...]
    gaps: tuple[Gap, ...]
    as_of: date | None
    reports: int


def cadence(record: Record, dialogue: Dialogue) -> Cadence:
    """The rounds of a series that have a date, by date, and the gaps that reports tell of."""
    disputed = {
        dispute.subject
        for dispute in record.disputes_over([e.id for e in dialogue.rounds])
        if dispute.kind is ConflictClass.ERROR and dispute.property in ("ordinal", "date")
    }
    dated = [e for e in dialogue.rounds if e.meeting.date and e.meeting.status in BEHIND | TO_COME]
    rounds = [_round(record, e, disputed=e.id in disputed) for e in dated]
    documents = {m.origin.document for e in dated for m in e.mentions} | {document for document, _ in dialogue.told}
    return Cadence(
        dialogue.name,
        tuple(sorted(rounds, key=lambda r: (edtf.bounds(r.date), r.ordinal or 0, r.meeting))),
        tuple(gaps(dialogue)),
        record.today,
        len(documents),
    )


def _round(record: Record, encounter: Encounter, *, disputed: bool) -> Round:
    meeting = encounter.meeting
    contradicted = any((s := encounter.settled(p)) and s.standing is Standing.CONTRADICTED for p in ("ordinal", "date"))
    return Round(
        encounter.id,
        meeting.ordinal,
        meeting.date or "",
        meeting.city,
        meeting.status,
        meeting.status in TO_COME,
        disputed or contradicted,
        notes_of_value(record, encounter, "date"),
    )


def gaps(dialogue: Dialogue) -> list[Gap]:
    """The times without rounds that reports tell of; those that begin at the same time are one, with the finest ends."""
    found: list[Gap] = []
    for document, told in sorted(dialogue.told, key=lambda row: row[0]):
        if told.lapsed is None:
            continue
        gap = _told_gap(document, told)
        near = next((g for g in found if edtf.overlaps(g.start, gap.start)), None)
        if near:
            found.remove(near)
            gap = _merged(near, gap)
        found.append(gap)
    return sorted(found, key=lambda g: edtf.bounds(g.start))


def _told_gap(document: str, told: Series) -> Gap:
    causes = ((told.cause, document),) if told.cause else ()
    return Gap(told.lapsed or "", (told.resumed,) if told.resumed else (), causes, (document,))


def _merged(one: Gap, other: Gap) -> Gap:
    ends = sorted({*one.ends, *other.ends}, key=lambda v: (edtf.bounds(v), v))
    finest = tuple(v for v in ends if not any(o != v and edtf.contains(v, o) for o in ends))
    causes = tuple(dict.fromkeys((*one.causes, *other.causes)))
    return Gap(min(one.start, other.start, key=_width), finest, causes, (*one.documents, *other.documents))


def _width(value: str) -> tuple[int, str]:
    first, last = edtf.bounds(value)
    return (last - first).days, value


# -- the picture ---------------------------------------------------------------------------------------------------


def draw(shown: Cadence, *, width: int = 640) -> Json:
    """The chart as a Vega-Lite specification."""
    return chart(
        {
            **title(shown.series, "Rounds by date. " + _key(shown)),
            "width": width,
            "height": _height(shown),
            "layer": [*_shade(shown), *_causes(shown, width), _marks(shown), _numbers(shown), _places(shown)],
        },
        source_line(shown.reports, shown.as_of),
    )


def _key(shown: Cadence) -> str:
    """What the marks mean, of those that are there."""
    planned = any(r.planned for r in shown.rounds)
    disputed = any(r.disputed for r in shown.rounds)
    parts = (("filled: held", "hollow: told as planned") if planned else ()) + (("number with ?: disputed",) if disputed else ())
    parts += ("shaded: gap, as reports tell",) if shown.gaps else ()
    return "; ".join(parts).capitalize() + "." if parts else ""


def _x(**more: object) -> Json:
    return {"field": "day", "type": "temporal", "timeUnit": "utcyearmonthdate", "title": None, **more}


def _height(shown: Cadence) -> int:
    """Pixels of the drawing without its title and axis."""
    return _line(shown) + BELOW


def _line(shown: Cadence) -> int:
    """Pixels from the top down to the line of rounds."""
    return 30 + LABEL * len(shown.gaps)


def _shade(shown: Cadence) -> list[Json]:
    rows = [{"day": middle(g.start), "end": _end(shown, g)} for g in shown.gaps]
    ends = {"x": _x(), "x2": {"field": "end", "timeUnit": "utcyearmonthdate"}}
    layer = {
        "data": {"values": rows},
        "mark": {"type": "rect", "color": SHADE},
        "encoding": {**ends, "y": {"value": 0}, "y2": {"value": _height(shown)}},
    }
    return [layer] if rows else []


def _end(shown: Cadence, gap: Gap) -> str:
    """The day that a gap reaches to: the latest told, or else the record's."""
    if gap.ends:
        return middle(gap.ends[-1])
    return shown.as_of.isoformat() if shown.as_of else middle(gap.start)


def _causes(shown: Cadence, width: int) -> list[Json]:
    """The first cause that a report tells of each gap, one below the other."""
    rows = []
    for number, gap in enumerate(shown.gaps):
        words = next((f"“{cause}”" for cause, _ in gap.causes), "no cause told")
        rows.append({"day": _between(gap, shown), "cause": _wrapped(words, width // 14), "height": 6 + LABEL * number})
    layer = {
        "data": {"values": rows},
        "mark": {"type": "text", "fontSize": SMALL, "color": INK, "fontStyle": "italic", "baseline": "top", "lineHeight": 13},
        "encoding": {"x": _x(), "y": _pixels(shown), "text": {"field": "cause"}},
    }
    return [layer] if rows else []


def _between(gap: Gap, shown: Cadence) -> str:
    first = date.fromisoformat(middle(gap.start))
    last = date.fromisoformat(_end(shown, gap))
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2).isoformat()


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines of about so many characters, at most three, the last one cut with an ellipsis."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= 3 else [*lines[:2], lines[2].rstrip(" ,;.") + " …”"]


def _rows(shown: Cadence) -> Iterator[Json]:
    for told in shown.rounds:
        number = str(told.ordinal) if told.ordinal else ""
        yield {
            "day": middle(told.date),
            "number": f"{number}?" if told.disputed else number,
            "place": told.city or "",
            "told": told.date,
            "state": "planned" if told.planned else "held",
        }


def _marks(shown: Cadence) -> Json:
    return {
        "data": {"values": list(_rows(shown))},
        "mark": {"type": "point", "size": 150, "filled": True, "stroke": INK, "strokeWidth": 1.6, "opacity": 1},
        "encoding": {
            "x": _x(axis=_years(shown), scale=_scale(shown)),
            "y": {"value": _line(shown)},
            "fill": {
                "field": "state",
                "type": "nominal",
                "legend": None,
                "scale": {"domain": ["held", "planned"], "range": [INK, "white"]},
            },
            "tooltip": [{"field": "told"}, {"field": "place"}, {"field": "state"}],
        },
    }


def _span(shown: Cadence) -> tuple[date, date]:
    """The first and the last day that is drawn."""
    days = [middle(r.date) for r in shown.rounds] + [day for g in shown.gaps for day in (middle(g.start), _end(shown, g))]
    return date.fromisoformat(min(days)), date.fromisoformat(max(days))


def _step(shown: Cadence) -> int:
    first, last = _span(shown)
    return max(1, (last.year - first.year) // 10)


def _years(shown: Cadence) -> Json:
    return {"format": "%Y", "tickCount": {"interval": "year", "step": _step(shown)}, "grid": False, "labelFlush": False}


def _scale(shown: Cadence) -> Json:
    """Whole years, so that the first and the last round do not stand at the edge."""
    first, last = _span(shown)
    ends = [{"year": year, "month": 1, "date": 1, "utc": True} for year in (first.year, last.year + 1)]
    return {"type": "utc", "domain": ends}


def _numbers(shown: Cadence) -> Json:
    return {
        "data": {"values": list(_rows(shown))},
        "mark": {"type": "text", "dy": -17, "fontSize": 13, "fontWeight": "bold", "color": INK},
        "encoding": {"x": _x(), "y": {"value": _line(shown)}, "text": {"field": "number"}},
    }


def _places(shown: Cadence) -> Json:
    """The cities below the rounds; where two stand close, the second one lower."""
    first, last = _span(shown)
    rows: list[Json] = []
    for row in _rows(shown):
        close = rows and _days(row["day"]) - _days(rows[-1]["day"]) < CLOSE * max(366, (last - first).days)
        lower = close and rows[-1]["height"] < _line(shown) + 20
        rows.append(row | {"height": _line(shown) + (32 if lower else 18)})
    return {
        "data": {"values": rows},
        "mark": {"type": "text", "fontSize": SMALL, "color": GREY},
        "encoding": {"x": _x(), "y": _pixels(shown), "text": {"field": "place"}},
    }


def _pixels(shown: Cadence) -> Json:
    """Heights that rows give in pixels from the top."""
    return {"field": "height", "type": "quantitative", "scale": {"domain": [_height(shown), 0]}, "axis": None}


def _days(day: str) -> int:
    return date.fromisoformat(day).toordinal()
