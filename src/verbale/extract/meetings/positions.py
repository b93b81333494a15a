"""Who stands where in a photograph: "X (right) and Y", "From left, X and Y", "Left to right: X, Y and Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.extract.scene import Scene
from verbale.model.documents import Role
from verbale.model.spans import Span

_AFTER = re.compile(
    r"\s*(?:\(\s*|,\s*)"
    r"(\w+ from (?:left|right)|(?:2nd |second |third |3rd |far |front )?(?:left|right|cent(?:er|re)|[LRC]))\b\s*[),]?",
    re.I,
)
_SERIES = re.compile(r"\b(?:(from|left to right|right to left|l to r|l-r)[ ,:]+(left|right)?)", re.I)
_LETTERS = {"l": "left", "r": "right", "c": "center"}


def photo_positions(scene: Scene) -> dict[int, list[tuple[str, Span]]]:
    """Positions in captions by person: `right`, `left`, `center`, `2nd from left` ..., each with the words that say it."""
    found: dict[int, list[tuple[str, Span]]] = {}
    for sentence in scene.sentences:
        if sentence.role is not Role.CAPTION and not _SERIES.match(sentence.span.of(scene.text)):
            continue
        for number, position, span in _in_sentence(scene, sentence.span):
            found.setdefault(number, []).append((position, span))
    return found


def _in_sentence(scene: Scene, span: Span) -> Iterator[tuple[int, str, Span]]:
    people = scene.people(span)
    series = _SERIES.search(span.of(scene.text))
    if series:
        start = series.group(2) or ("right" if "right to" in series.group(1).lower() else "left")
        where = Span(span.start + series.start(), span.start + series.end()).trimmed(scene.text)
        after = [p for p in people if p.span.start >= where.start]
        for n, person in enumerate(after):
            yield person.person, _from(start.lower(), n, len(after)), where.to(person.span)
        return
    for person in people:
        if mark := _AFTER.match(scene.text, person.span.end):
            word = " ".join(mark.group(1).lower().split())
            yield person.person, _LETTERS.get(word, word), Span(person.span.start, mark.end())


def _from(side: str, n: int, count: int) -> str:
    """The n-th from a side; the last of several stands at the other side."""
    other = {"left": "right", "right": "left"}[side]
    if n == 0:
        return side
    return other if n == count - 1 else f"{n + 1} from {side}"
