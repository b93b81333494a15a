"""Finding time expressions: the rules of all families at each word that may begin one, the longest match first."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from verbale.annotate.times import absolute, clock, duration, period, relative, weekday
from verbale.annotate.times.forms import Clock, Expression, Rule
from verbale.annotate.times.joins import join
from verbale.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

RULES: tuple[Rule, ...] = (
    *absolute.RULES,
    *period.RULES,
    *weekday.RULES,
    *relative.RULES,
    *duration.RULES,
    *clock.RULES,
)
"""All rules. Among matches of the same length the one of the earlier rule is taken."""

Match = tuple[int, int, Expression]
"""Minus a match's length, its rule's place in the list, and the expression: what sorts first is taken first."""

_WORD = re.compile(r"\d+|[A-Za-z]+")
_NO_NUMBER_AFTER = frozenset("$€£¥₩#§№.,:/+")
_HYPHENS = frozenset("-–_")
_PART_BEFORE = re.compile(r"\b(?:early|mid|late)-\Z", re.IGNORECASE)


def _by_start(rules: Iterable[Rule]) -> Mapping[str, tuple[tuple[int, Rule], ...]]:
    """The rules with their places in the list, under each word that they may begin with."""
    table: dict[str, list[tuple[int, Rule]]] = {}
    for place, rule in enumerate(rules):
        for word in rule.starts:
            table.setdefault(word, []).append((place, rule))
    return MappingProxyType({word: tuple(entries) for word, entries in table.items()})


_BY_START = _by_start(RULES)
_NUMERIC = _BY_START["#"]


def find_expressions(text: str, spans: Sequence[Span]) -> tuple[Expression, ...]:
    """The time expressions within these spans of a text, unresolved, in text order and without overlap."""
    found: list[Expression] = []
    for start, end in sorted(spans):
        chosen = _choose(_matches(text, start, end))
        if chosen:
            found += join(text, chosen)
    return tuple(e for e in found if not (isinstance(e.form, Clock) and not e.form.marked))


def _matches(text: str, start: int, end: int) -> Iterator[Match]:
    """Every rule's match at every word."""
    for word in _WORD.finditer(text, start, end):
        first = word.group()
        if first[0].isdigit():
            rules = _NUMERIC if _may_begin_number(text, word.start(), start) else ()
        else:
            rules = _BY_START.get(first.lower(), ())
            if rules and word.start() > start and text[word.start() - 1].isalnum():
                rules = ()
        for place, rule in rules:
            match = rule.pattern.match(text, word.start(), end)
            form = rule.read(match) if match else None
            if match and form:
                yield match.start() - match.end(), place, Expression(Span(*match.span()), form, rule.name)


def _may_begin_number(text: str, at: int, start: int) -> bool:
    """Whether the number at this place is not the tail of a longer one, of a sum of money or of a name."""
    if at == start:
        return True
    last, second = text[at - 1], text[at - 2] if at - 2 >= start else " "
    if last in _NO_NUMBER_AFTER:
        return last in ".,:" and not second.isdigit()
    if last in _HYPHENS and second.isalnum():
        return _PART_BEFORE.search(text, max(start, at - 10), at) is not None
    return not last.isalnum()


def _choose(matches: Iterable[Match]) -> list[Expression]:
    """The longest matches that do not overlap, in text order."""
    chosen: list[Expression] = []
    for cluster in _clusters(matches):
        taken: list[Expression] = []
        for _, _, expression in sorted(cluster, key=lambda m: (m[0], m[1], m[2].span)):
            if not any(expression.span.touches(other.span) for other in taken):
                taken.append(expression)
        chosen += sorted(taken, key=lambda e: e.span)
    return chosen


def _clusters(matches: Iterable[Match]) -> Iterator[list[Match]]:
    """The matches, which come in the order of their beginnings, in groups that do not touch each other."""
    cluster: list[Match] = []
    end = -1
    for match in matches:
        span = match[2].span
        if cluster and span.start >= end:
            yield cluster
            cluster = []
        cluster.append(match)
        end = max(end, span.end)
    if cluster:
        yield cluster
