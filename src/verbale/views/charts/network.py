"""Who meets whom: parties as points, their meetings as lines between them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from verbale.model.facts import BEHIND
from verbale.model.reading import Json
from verbale.model.record import Encounter
from verbale.views.charts.labels import Point, label_middles
from verbale.views.charts.style import (
    FADED,
    PALETTE,
    chart,
    counted_size,
    names_layers,
    radius,
    source_line,
    title,
)
from verbale.views.parties import parties_in_words, party_name
from verbale.views.record import Record

MOST = 40
"""Parties that are drawn, those with the most meetings."""

ROUNDS = 300
"""Steps in which the points find their places."""

LONGEST = 20
"""Letters of a name that is written out."""

PULL = 0.35
"""How strongly parties that meet draw together; how often they meet shows in the line."""

MARGIN = 0.12
"""Room around the places, in their measure."""

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """A party, the number of meetings that it took part in, and its place in a square from -1 to 1."""

    party: str
    meetings: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """Two parties and the number of meetings in which both took part."""

    one: str
    other: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Network:
    """The parties that meet and how often; `parties` are those asked for (none: all), `left_out` counts those not drawn."""

    parties: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    as_of: date | None
    reports: int


def network(record: Record, parties: Sequence[str] = ()) -> Network:
    """The network of the meetings that were held in which any of these parties (none: whichever) took part.

    A party of whose meetings no report names another one is not in it.
    """
    asked = [record.meetings([code]) for code in parties] if parties else [record.meetings()]
    held = {e.id: e for found in asked for e in found if e.meeting.status in BEHIND}
    counted = Counter(code for e in held.values() for code in set(e.meeting.parties))
    meeting = {code for pair in _pairs(held.values(), frozenset(counted)) for code in pair}
    kept = sorted(meeting, key=lambda code: (code not in parties, -counted[code], code))[:MOST]
    pairs = _pairs(held.values(), frozenset(kept))
    places = _places(kept, pairs)
    nodes = tuple(Node(code, counted[code], *places[code]) for code in kept)
    edges = tuple(Edge(one, other, count) for (one, other), count in sorted(pairs.items()))
    documents = {m.origin.document for e in held.values() for m in e.mentions}
    return Network(tuple(parties), nodes, edges, len(meeting) - len(kept), record.today, len(documents))


def _pairs(held: Iterable[Encounter], kept: frozenset[str]) -> Counter[tuple[str, str]]:
    """How often two parties met, by the two in order of code."""
    met = (sorted(kept & set(e.meeting.parties)) for e in held)
    return Counter(pair for codes in met for pair in combinations(codes, 2))


# -- where the points are ------------------------------------------------------------------------------------------


def _places(codes: Sequence[str], pairs: Mapping[tuple[str, str], int]) -> dict[str, Spot]:
    """A place for each: those that meet draw together, all push each other away (Fruchterman and Reingold 1991).

    It starts from a circle in the order given and has no chance in it, so the same network is the same picture.
    """
    size = len(codes)
    spots = {code: (math.cos(2 * math.pi * n / size), math.sin(2 * math.pi * n / size)) for n, code in enumerate(codes)}
    reach = math.sqrt(4 / max(1, size))
    for step in range(ROUNDS):
        heat = 0.2 * (1 - step / ROUNDS)
        spots = {code: _moved(code, spots, pairs, reach, heat) for code in codes}
    return _fitted(spots)


def _moved(code: str, spots: Mapping[str, Spot], pairs: Mapping[tuple[str, str], int], reach: float, heat: float) -> Spot:
    """Where a point goes in one step, at most as far as `heat`."""
    x, y = spots[code]
    push_x, push_y = -0.6 * x, -0.6 * y  # towards the middle, so that what is not linked does not drift away
    for other, (other_x, other_y) in spots.items():
        if other == code:
            continue
        away_x, away_y = x - other_x, y - other_y
        distance = max(0.01, math.hypot(away_x, away_y))
        weight = pairs.get((min(code, other), max(code, other)), 0)
        force = (reach / distance) ** 2 - (PULL * distance / reach if weight else 0)
        push_x, push_y = push_x + away_x * force, push_y + away_y * force
    length = max(0.0001, math.hypot(push_x, push_y))
    far = min(length, heat)
    return x + push_x / length * far, y + push_y / length * far


def _fitted(spots: Mapping[str, Spot]) -> dict[str, Spot]:
    """The places moved to the middle and stretched to the square, to a thousandth, which all machines reckon alike."""
    if not spots:
        return {}
    (left, right), (low, high) = ((min(axis), max(axis)) for axis in zip(*spots.values(), strict=True))
    half = max(right - left, high - low) / 2 or 1
    return {
        code: (round((x - (left + right) / 2) / half, 3) + 0.0, round((y - (low + high) / 2) / half, 3) + 0.0)
        for code, (x, y) in spots.items()
    }


# -- the picture ---------------------------------------------------------------------------------------------------


def draw(shown: Network, *, width: int = 640) -> Json:
    """The chart as a Vega-Lite specification: lines as thick as the meetings are many."""
    whose = f"Who meets {parties_in_words(shown.parties)}" if shown.parties else "Who meets whom"
    left = f" {shown.left_out} parties with fewer meetings not shown." if shown.left_out else ""
    counts = f"points: meetings of each ({_range(n.meetings for n in shown.nodes)})"
    subtitle = f"Lines: meetings in which both took part ({_range(e.meetings for e in shown.edges)}); {counts}.{left}"
    reach = max((abs(n.y) for n in shown.nodes), default=0.0)
    frame = _Frame(width, round(width * 0.5 * (reach + 2 * MARGIN)), 1 + MARGIN, reach + 2 * MARGIN)
    return chart(
        {**title(whose, subtitle), "width": width, "height": frame.height, "layer": [_lines(shown, frame), *_points(shown, frame)]},
        source_line(shown.reports, shown.as_of),
    )


def _range(counts: Iterable[int]) -> str:
    """ "1 to 5"."""
    ends = sorted(counts)
    return " to ".join(map(str, dict.fromkeys((*ends[:1], *ends[-1:])))) or "none"


@dataclass(frozen=True, slots=True)
class _Frame:
    """The picture in pixels, and how far it reaches from the middle in the measure of the places."""

    width: int
    height: int
    across: float
    up: float

    def axis(self, field: str) -> Json:
        """The hidden axis of `x` or `y`."""
        reach = self.across if field == "x" else self.up
        return {"field": field, "type": "quantitative", "axis": None, "scale": {"domain": [-reach, reach]}}

    @property
    def axes(self) -> Json:
        """Both."""
        return {"x": self.axis("x"), "y": self.axis("y")}

    def pixels(self, x: float, y: float) -> Spot:
        """A place in pixels from the top left."""
        return (x / self.across + 1) / 2 * self.width, (1 - y / self.up) / 2 * self.height

    def place(self, pixels: Spot) -> Spot:
        """The other way round."""
        return (pixels[0] / self.width * 2 - 1) * self.across, (1 - pixels[1] / self.height * 2) * self.up


def _lines(shown: Network, frame: _Frame) -> Json:
    spots = {node.party: node for node in shown.nodes}
    rows = [
        {"x": spots[e.one].x, "y": spots[e.one].y, "x2": spots[e.other].x, "y2": spots[e.other].y, "meetings": e.meetings}
        for e in shown.edges
    ]
    most = max((e.meetings for e in shown.edges), default=1)
    return {
        "data": {"values": rows},
        "mark": {"type": "rule", "color": FADED, "opacity": 0.8},
        "encoding": {
            **frame.axes,
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "strokeWidth": {
                "field": "meetings",
                "type": "quantitative",
                "scale": {"domain": [1, max(2, most)], "range": [1.2, min(9, 1.5 * max(2, most))]},
                "legend": None,
            },
        },
    }


def _short(code: str) -> str:
    """The name of a party, or its code where the name is long."""
    return name if len(name := party_name(code)) <= LONGEST else code


def _points(shown: Network, frame: _Frame) -> list[Json]:
    most = max((n.meetings for n in shown.nodes), default=1)
    rows = [
        {"x": n.x, "y": n.y, "name": party_name(n.party), "meetings": n.meetings, "asked": n.party in shown.parties}
        for n in shown.nodes
    ]
    points = [Point(*frame.pixels(n.x, n.y), radius(n.meetings, most), _short(n.party)) for n in shown.nodes]
    middles = label_middles(points, frame.width, frame.height, beside=False)
    names = [  # where there is no room, on the point itself: no party is left without a name
        (point.name, frame.place(middle or (point.x, point.y))) for point, middle in zip(points, middles, strict=True)
    ]
    fill = {"condition": {"test": "datum.asked", "value": PALETTE[0]}, "value": PALETTE[2]}
    drawn: Json = {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "stroke": "white", "strokeWidth": 1.5, "opacity": 1},
        "encoding": {
            **frame.axes,
            "size": counted_size(most) | {"legend": None},
            "fill": fill,
            "tooltip": [{"field": "name"}, {"field": "meetings"}],
        },
    }
    named = [{"name": name, "x": round(x, 4), "y": round(y, 4)} for name, (x, y) in names]
    return [drawn, *names_layers(named, frame.axes)]
