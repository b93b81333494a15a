"""What a phrase asks of the day of writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from verbale.annotate.page import Page
from verbale.annotate.times import Expression, TenseAt, find_expressions
from verbale.annotate.times.forms import Calendar, Weekday
from verbale.model.annotated import PartyMention, Sentence, Tense
from verbale.model.documents import Role
from verbale.model.spans import Span

Price = Callable[[date], float]

IMPOSSIBLE = 9.0
"""The price of a day that the words exclude."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A phrase, what it says of the day in plain words, and the price that it puts on each day.

    `years` are the only years that it allows, if it is about years alone; `last_year` is the last year that the page tells of
    by its number; `pins` tells that it ties the day, and does not merely lie before or after it.
    """

    span: Span
    because: str
    price: Price
    years: frozenset[int] | None = None
    last_year: int | None = None
    pins: bool = False


@dataclass(frozen=True)
class Evidence:
    """A page with its time expressions and parties."""

    page: Page
    parties: Sequence[PartyMention]
    expressions: Sequence[Expression]
    tense: TenseAt

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.page.text

    @cached_property
    def told(self) -> list[tuple[Expression, Tense | None, Sentence]]:
        """The expressions with the tense of their clauses and their sentences."""
        found = []
        for e in self.expressions:
            tense = self.tense(e.span.start) or (Tense.FUTURE if e.ahead else None)
            found.append((e, tense, self.page.parse.sentences[self.page.sentence_at(e.span.start)]))
        return found

    @cached_property
    def dateline(self) -> Expression | None:
        """The day of the dateline, without its year."""
        lines = [p.span for p in self.page.report.of_role(Role.DATELINE)]
        found = [e for e in find_expressions(self.text, lines) if _is_day_without_year(e)]
        return found[0] if found else None

    @cached_property
    def weekdays(self) -> list[tuple[Expression, Weekday, Tense | None, Sentence]]:
        """The bare weekdays: neither "last" nor "next", nor counted from another day."""
        bare = [(e, e.form, t, s) for e, t, s in self.told if isinstance(e.form, Weekday)]
        return [(e, f, t, s) for e, f, t, s in bare if f == Weekday(f.day)]

    @cached_property
    def news(self) -> tuple[Expression, Weekday] | None:
        """The weekday of what the report is about: the first that is told in the past."""
        body = [(e, f) for e, f, t, s in self.weekdays if t is not Tense.FUTURE and s.role is Role.BODY]
        return next(iter(body), None)

    def sentence_text(self, sentence: Sentence) -> str:
        """The words of a sentence, in lower case."""
        return sentence.span.of(self.text).lower()


def _is_day_without_year(e: Expression) -> bool:
    return isinstance(e.form, Calendar) and bool(e.form.day and e.form.month) and e.form.year is None
