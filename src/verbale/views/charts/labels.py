"""Where the names of points go, so that none stands on another or on a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

LETTER = 6.6
"""Pixels that a letter of a name is wide, on average."""

LINE = 14.0
"""Pixels that a name is high."""


class Point(NamedTuple):
    """A point of a picture, in pixels from the top left, with its radius and its name."""

    x: float
    y: float
    radius: float
    name: str


class Box(NamedTuple):
    """A rectangle of a picture, in pixels from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have a spot in common."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Box) -> bool:
        """Whether this one lies wholly in the other."""
        return self.left >= other.left and self.right <= other.right and self.top >= other.top and self.bottom <= other.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def label_middles(
    points: Sequence[Point], width: float, height: float, *, beside: bool = True, margin: float = 10
) -> list[tuple[float, float] | None]:
    """For each point the middle of its name, beside it (or first above or below), at a corner; None where there is no room.

    The first points choose first. `width` and `height` are those of the picture, on whose left and right there is a `margin`.
    """
    frame = Box(-margin, -4, width + margin, height + 4)
    taken = [Box(p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius) for p in points]
    found: list[tuple[float, float] | None] = []
    for point in points:
        free = (b for b in _around(point, beside=beside) if b.within(frame) and not any(b.meets(other) for other in taken))
        box = next(free, None)
        if box:
            taken.append(box)
        found.append(box.middle if box else None)
    return found


def _around(point: Point, *, beside: bool) -> Iterator[Box]:
    """The places for a name, the best first."""
    x, y, radius, name = point
    size, gap = LETTER * len(name), radius + 3
    half, up = size / 2, LINE / 2
    sides = (Box(x + gap, y - up, x + gap + size, y + up), Box(x - gap - size, y - up, x - gap, y + up))
    poles = (Box(x - half, y - gap - LINE, x + half, y - gap), Box(x - half, y + gap, x + half, y + gap + LINE))
    yield from (*sides, *poles) if beside else (*poles, *sides)
    for side in (1, -1):
        for rise in (-1, 1):
            left = x + side * (radius * 0.7 + 2) - (size if side < 0 else 0)
            top = y + rise * (radius * 0.7 + LINE / 2 + 1) - up
            yield Box(left, top, left + size, top + LINE)
