"""A loose length of time between two events whose days are known."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.model import edtf
from verbale.model.annotated import Grain, Sentence, Time
from verbale.model.facts import Conflict, ConflictClass
from verbale.reconcile.table import Table

_LOOSE = 3
"""Days by which a length told in weeks may be off."""


def loose_interval(table: Table) -> Iterator[Conflict]:
    """ "Just a week after" an event that lies nine days before: kept as told, loose, and never used to date the meeting."""
    meeting = next(iter(table.subjects("m")), None)
    held = table.best(meeting, "date") if meeting else None
    if held is None or edtf.grain(str(held.value)) is not Grain.DAY:
        return
    for time in table.annotated.times:
        if time.rule != "time off an event":
            continue
        sentence = table.sentence_at(time.span.start)
        told = _days(time, table)
        event = _event(table, time, sentence) if sentence else None
        if told is None or event is None or event.value is None:
            continue
        real = (edtf.bounds(str(held.value))[0] - edtf.bounds(event.value)[0]).days
        if 1 < abs(real - told) <= 3 * _LOOSE and real > 0:
            words = time.span.of(table.annotated.text).removesuffix(" after")
            kind = ConflictClass.WORDING if abs(real - told) <= _LOOSE else ConflictClass.ERROR
            because = f"from {event.value} to {held.value} it is {real} days; the words are loose"
            yield Conflict(
                held.subject, "interval", (words, f"{real} days"), kind, f"{real} days", "reckoned from the dates", because, (held,)
            )


def _days(time: Time, table: Table) -> int | None:
    """The length that the words tell, in days."""
    words = time.span.of(table.annotated.text).lower().replace("-", " ").split()
    number = next((n for w in words if (n := _NUMBERS.get(w) or (int(w) if w.isdigit() else 0))), 1)
    if any(w.startswith("week") for w in words):
        return 7 * number
    return number if any(w.startswith("day") for w in words) else None


_NUMBERS = {w: n for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)}


def _event(table: Table, time: Time, sentence: Sentence) -> Time | None:
    """The first named day behind the words: that of the event they count from."""
    behind = [t for t in table.annotated.times if time.span.end <= t.span.start < sentence.span.end]
    days = [t for t in behind if t.grain is Grain.DAY and t.value and edtf.valid(t.value)]
    return next(iter(days), None)
