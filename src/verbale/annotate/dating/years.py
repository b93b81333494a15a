"""Clues to the year: dates told with their year, anniversaries, seats in the Security Council."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from verbale import knowledge
from verbale.annotate.dating.clue import IMPOSSIBLE, Clue, Evidence, Price
from verbale.annotate.times.forms import Calendar, Relative, Unit
from verbale.model.annotated import Sentence, Tense
from verbale.model.documents import Role
from verbale.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_EACH_YEAR = 0.35
"""The price of each year between the last one told and the day."""

_SAME_YEAR = 0.5
"""The price of a year told by its number where it is the present one."""

_TOLD = frozenset(["in", "since", "on", "during", "of", "until", "till", "from", "for"])
_COUNT = re.compile(
    r"\b(?P<n>\d{1,3})(?:st|nd|rd|th)?[ -](?:(?:years? )?anniversary|years? (?:of|since|after))"
    r"|\b(?P<w>[a-z]+(?:-[a-z]+)?) (?:anniversary)",
)
_RELATIONS = re.compile(r"diplomatic (?:relations|ties|links|relationship)|normali[sz]\w+|(?:bilateral|formal) (?:relations|ties)")
_COUNCIL = re.compile(r"security council|\b(?:un|u\.n\.) council|\bthe council\b")
_MEMBER = re.compile(r"non-?permanent|elected member|rotating (?:member|seat)|two-year term")
_BOTH = re.compile(r"\b(?:both|the two)\b")
_MOST = 4
"""How many of a page's parties may be the two of an anniversary whose sentence names none."""


def years_told(evidence: Evidence) -> Iterator[Clue]:
    """Dates told with their years: no day before what has happened, none after what lies ahead."""
    past: list[tuple[int, bool, Span]] = []
    ahead: set[int] = set()
    for e, tense, sentence in evidence.told:
        form = e.form
        if not isinstance(form, Calendar) or not isinstance(form.year, int) or sentence.role is Role.HEADLINE:
            continue
        first = date(form.year, form.month or 1, form.day if form.day and form.month else 1)
        if tense is Tense.FUTURE:
            ahead.add(form.year)
            yield _bound(e.span, first, f"what {_quoted(evidence, e.span)} tells of lies ahead", after=True)
        elif tense is Tense.PAST and _word_before(evidence, e.span) in _TOLD:
            past.append((form.year, form.month is not None, e.span))
            yield _bound(e.span, first, f"what {_quoted(evidence, e.span)} tells of has happened", after=False)
    year, _, span = max(past, default=(0, False, Span(0, 0)))
    if _is_recent(year, past, ahead):
        because = f"{year} is the last year told of in the past, by its number"
        yield Clue(span, because, _gap(year), last_year=year)


def _is_recent(year: int, past: list[tuple[int, bool, Span]], ahead: set[int]) -> bool:
    """Whether the last year told is likely near the day: told with its month, or beside a neighbouring year."""
    others = {y for y, _, _ in past} | ahead
    return any(fine for y, fine, _ in past if y == year) or bool(others & {year - 1, year + 1})


def _bound(span: Span, of: date, because: str, *, after: bool) -> Clue:
    def price(day: date) -> float:
        return IMPOSSIBLE if (day.year > of.year if after else day < of) else 0.0

    return Clue(span, because, price)


def _gap(year: int) -> Price:
    def price(day: date) -> float:
        return _SAME_YEAR if day.year == year else _EACH_YEAR * max(day.year - year, 0)

    return price


def _word_before(evidence: Evidence, span: Span) -> str:
    words = evidence.text[max(0, span.start - 16) : span.start].lower().split()
    return words[-1] if words else ""


def anniversaries(evidence: Evidence) -> Iterator[Clue]:
    """ "The 60th anniversary of normalising relations next year": two parties whose relations date from a known year."""
    for sentence, words in _sentences(evidence):
        found = _COUNT.search(words)
        count = _number(found) if found else None
        if found is None or count is None:
            continue
        span = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
        shift, when = _year_of(evidence, sentence)
        for origin, what in _origins(evidence, sentence, words):
            year = int(origin[:4]) + count - shift
            because = f"{what} dates from {origin[:4]}, its {count}th anniversary falls in {year + shift}, {when}"
            yield _only(span, frozenset((year,)), because)
            break


def _number(found: re.Match[str]) -> int | None:
    """The number of an anniversary, in figures or words."""
    if found["n"]:
        return int(found["n"])
    return _ORDINALS.get(found["w"])


_TENS = {"tenth": 10, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70}
_ORDINALS = _TENS | {"eightieth": 80, "ninetieth": 90, "hundredth": 100, "twenty-fifth": 25, "golden": 50, "silver": 25}


def _origins(evidence: Evidence, sentence: Sentence, words: str) -> list[tuple[str, str]]:
    """The date that an anniversary counts from, and of what; empty unless there is just one."""
    pairs = _pairs(evidence, sentence)
    table = knowledge.parties()
    found = [
        (e.date, ", ".join(e.words))
        for e in knowledge.founding_events()
        if all(w in words for w in e.words) and (not e.parties or e.parties in pairs)
    ]
    if not found and _RELATIONS.search(words):
        known = [(pair, knowledge.relations()[pair]) for pair in pairs if pair in knowledge.relations()]
        for pair, dates in known[:1] if len(known) == 1 or _named(evidence, sentence) else []:
            names = " and ".join(sorted(table[code].name for code in pair))
            found = [(d, f"the relationship of {names}") for d in dates]
    return found if len({d[:4] for d, _ in found}) == 1 else []


def _named(evidence: Evidence, sentence: Sentence) -> list[str]:
    codes = [p.code for p in evidence.parties if sentence.span.holds(p.span)]
    return list(dict.fromkeys(codes))


def _pairs(evidence: Evidence, sentence: Sentence) -> list[frozenset[str]]:
    """The pairs of parties that a sentence can be about: those that it names, else the two that the page is about."""
    codes = _named(evidence, sentence)
    if len(codes) < 2:
        most = _main_two(evidence)
        codes = [*codes, *(c for c in most if c not in codes)][:2] if codes and codes[0] in most else most
    return [frozenset(pair) for pair in combinations(codes[:_MOST], 2)]


def _main_two(evidence: Evidence) -> list[str]:
    """The two parties that a page names most."""
    table = knowledge.parties()
    bodies = {code for code in {p.code for p in evidence.parties} if code in table and table[code].kind == "organisation"}
    often = Counter(p.code for p in evidence.parties if p.code not in bodies or p.code == "EU")
    return [code for code, _ in often.most_common(2)]


def council_seats(evidence: Evidence) -> Iterator[Clue]:
    """ "Both will be non-permanent members of the Security Council next year": the years in which all of them are."""
    terms = knowledge.council_years()
    for sentence, words in _sentences(evidence):
        found = _MEMBER.search(words)
        codes = [c for c in _named(evidence, sentence) if c in terms]
        if not codes and _BOTH.search(words):
            codes = [c for c in _main_two(evidence) if c in terms]
        if not found or not _COUNCIL.search(words) or not codes:
            continue
        span = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
        shift, when = _year_of(evidence, sentence)
        years = frozenset.intersection(*(terms[c] for c in codes))
        if not years or not when.startswith(("next year", "this year", "last year")):
            continue
        names = " and ".join(knowledge.parties()[c].name for c in codes)
        listed = ", ".join(map(str, sorted(years)))
        because = f"{names} sat in the Security Council as elected members in {listed}, and do so {when}"
        yield _only(span, frozenset(y - shift for y in years), because)


def _only(span: Span, years: frozenset[int], because: str) -> Clue:
    def price(day: date) -> float:
        return 0.0 if day.year in years else IMPOSSIBLE

    return Clue(span, because, price, years)


def _sentences(evidence: Evidence) -> Iterable[tuple[Sentence, str]]:
    for sentence in evidence.page.parse.sentences:
        if sentence.role is not Role.HEADLINE:
            yield sentence, evidence.sentence_text(sentence)


def _year_of(evidence: Evidence, sentence: Sentence) -> tuple[int, str]:
    """Which year a sentence speaks of, counted from the present one, and the words; the present one without such words."""
    for e, _, s in evidence.told:
        if s is sentence and isinstance(e.form, Relative) and e.form.unit is Unit.YEAR:
            return e.form.offset, f"{e.span.of(evidence.text).lower()}"
    return 0, "the year of writing"


def _quoted(evidence: Evidence, span: Span) -> str:
    return f'"{span.of(evidence.text)}"'


YEAR_CLUES = [years_told, anniversaries, council_seats]
