"""What all charts look like: ink on white, one font, no colour that greyscale loses; and how they become pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from types import ModuleType
from typing import TypeVar

from verbale.errors import UsageError
from verbale.model import edtf
from verbale.model.reading import Json
from verbale.views.readable import readable

T = TypeVar("T")

INK = "#1a1a1a"
GREY = "#555555"
FADED = "#9a9a9a"
SHADE = "#e4e4e4"
LINE = "#d0d0d0"
PALETTE = ("#08264a", "#1f5a99", "#5b9bd0", "#a3c9e6", "#dcebf7")
"""One hue from dark to light: colour-blind eyes and greyscale keep the order."""

SMALL = 11
FONT = "DejaVu Sans, Verdana, sans-serif"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
VERSION = "6.4"
"""Of Vega-Lite, for which the specifications are written."""

SCALE = 2.5
"""Dots of a picture in PNG per pixel of the drawing."""


def title(text: str, subtitle: str = "") -> Json:
    """What stands above a chart."""
    return {"title": {"text": text, "subtitle": subtitle} if subtitle.strip() else {"text": text}}


def names_layers(rows: Sequence[Json], encoding: Json) -> list[Json]:
    """The names of points (`name`) at places of their own, on a white rim so that they can be read over anything."""
    text = {"type": "text", "fontSize": SMALL, "color": INK}
    rim = text | {"stroke": "white", "strokeWidth": 3, "strokeOpacity": 0.9}
    shown = {**encoding, "text": {"field": "name"}}
    return [{"data": {"values": list(rows)}, "mark": mark, "encoding": shown} for mark in (rim, text)]


def counted_size(most: int, *, smallest: float = 70, largest: float = 700) -> Json:
    """The area of a point by its number of meetings, with a legend of whole numbers where there is more than one size."""
    ticks = sorted({1, math.ceil(most / 2), most})
    return {
        "field": "meetings",
        "type": "quantitative",
        "scale": {"domain": [1, max(2, most)], "range": [smallest, min(largest, smallest * max(2, most))]},
        "legend": {"title": "meetings", "values": ticks, "format": "d", "orient": "right"} if most > 1 else None,
    }


def radius(meetings: int, most: int, *, smallest: float = 70, largest: float = 700) -> float:
    """The radius in pixels that `counted_size` draws."""
    high = min(largest, smallest * max(2, most))
    area = smallest + (high - smallest) * (meetings - 1) / (max(2, most) - 1)
    return math.sqrt(area / math.pi)


def source_line(reports: int, as_of: date | None, more: str = "") -> str:
    """What stands below it."""
    day = f", as of {as_of.isoformat()}" if as_of else ""
    return f"Source: record of {reports} report{'' if reports == 1 else 's'}{day}, by verbale.{more}"


def chart(drawing: Json, below: str) -> Json:
    """A whole specification: the drawing and, below it, where it comes from."""
    head = drawing.pop("title", None)
    foot: Json = {"text": below, "anchor": "start", "orient": "bottom", "offset": 8}
    foot |= {"fontSize": 9.5, "fontWeight": "normal", "color": GREY}
    spec: Json = {"$schema": SCHEMA, "background": "white", "padding": 10, "config": CONFIG}
    if head is not None:
        spec["title"] = {**head, "anchor": "start", "offset": 10}
    return _legible({**spec, "vconcat": [{**drawing, "title": foot}]})


def _legible(value: T) -> T:
    """The value with all its texts readable: the names in it come from reports, and what draws breaks down over controls."""
    match value:
        case str():
            return readable(value)  # type: ignore[return-value]
        case list():
            return [_legible(item) for item in value]  # type: ignore[return-value]
        case dict():
            return {key: _legible(item) for key, item in value.items()}  # type: ignore[return-value]
    return value


CONFIG: Json = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": {"labelFontSize": SMALL, "labelColor": INK, "titleFontSize": SMALL, "titleFontWeight": "normal", "domainColor": GREY,
             "tickColor": GREY, "gridColor": LINE},
    "title": {"fontSize": 14, "color": INK, "subtitleFontSize": SMALL, "subtitleColor": GREY, "subtitlePadding": 4},
    "legend": {"labelFontSize": SMALL, "titleFontSize": SMALL, "titleFontWeight": "normal", "symbolSize": 110},
}  # fmt: skip


def middle(value: str) -> str:
    """The day in the middle of an EDTF date, as ISO 8601; the end that there is, of an open interval."""
    first, last = edtf.bounds(value)
    if first == date.min:
        return last.isoformat()
    if last == date.max:
        return first.isoformat()
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2).isoformat()


def svg(spec: Json) -> str:
    """The picture as SVG. Raises `UsageError` where the package that draws is not installed."""
    drawn: str = _drawer().vegalite_to_svg(spec, vl_version=VERSION, allowed_base_urls=[])
    return drawn


def png(spec: Json) -> bytes:
    """The picture as PNG, `SCALE` dots a pixel. Raises `UsageError` where the package that draws is not installed."""
    drawn: bytes = _drawer().vegalite_to_png(spec, vl_version=VERSION, scale=SCALE, allowed_base_urls=[])
    return drawn


def _drawer() -> ModuleType:
    try:
        import vl_convert
    except ImportError:
        raise UsageError("pictures need the package vl-convert-python: install verbale[brief]") from None
    return vl_convert
