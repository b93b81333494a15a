"""Offices as printed: "First Vice Foreign Minister", "Minister for Trade and Industry of Kenya", "his Omani counterpart".

The words of the office grammar are found in one pass; an office is a head noun with the modifiers and portfolios that stand around
it, joined by nothing more than hyphens, "of", "for", "and". The countries beside it are its parties, no part of the title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from verbale import knowledge
from verbale.annotate.page import Page
from verbale.annotate.terms import Matcher
from verbale.model.annotated import OfficeMention, PartyMention
from verbale.model.spans import Span

_GLUE = re.compile(r"[ \u00a0-]|\s+")
_AND = re.compile(r"\s*(?:,|&|,?\s+and)\s+")
_OF = re.compile(
    r"\s+(?:of|for|on|to|in charge of|responsible for)\s+(?:the\s+)?(?:(?:Ministry|Department)\s+(?:of|for)\s+(?:the\s+)?)?"
    r"|,\s+(?:Ministry|Department)\s+(?:of|for)\s+(?:the\s+)?"
)
_POSSESSIVE = re.compile(r"(?:\s*\([A-Z]{2,6}\))?(?:['’]s?)?\s+")
_OF_PARTY = re.compile(r"\s+(?:of|from|for)\s+(?:the\s+)?")
_BRACKET = re.compile(r"\s*\([A-Z]{2,6}\)")
_PARTY_LIST = re.compile(r"['’]?s?\s*(?:,|and|&|,\s*and|-|–)\s*(?:the\s+)?")
_UNKNOWN = re.compile(r"(?:(?:[A-Z][\w-]+,?|and|&)\s+){0,4}")
_PRESIDING = knowledge.word_set("offices", "presiding")
_OVER = re.compile(
    r",? of (?:the |its |his |her )?(?!Republic|country|nation|State\b|republic|state\b|Council of Ministers|Government)[A-Za-z]"
)
_SOCIETY = knowledge.word_set("offices", "society")
_LAST_WORD = re.compile(r"([A-Za-z]+) $")
_SMALL = knowledge.word_set("offices", "small")
_PLURAL_SPECIALS = frozenset(("prime ministers", "senior officials"))
_COUNTERPARTS = frozenset(("counterpart", "colleague"))
"""Heads that mean the office of somebody else; a colleague only with a country ("his Omani colleague")."""

_RANKS = frozenset(("ambassador", "prince", "princess", "general"))
"""Heads that after another office only address its holder."""

_REGIONS = frozenset(("east", "west", "north", "south", "central"))
"""Portfolios that go on with what they are of: "East African Cooperation"."""

_STARTS_ROUND = frozenset(("first", "second", "third"))


class _Unit(NamedTuple):
    """A word of the office grammar in the text."""

    span: Span
    word: str


@cache
def _matcher() -> Matcher:
    g = knowledge.offices()
    return Matcher([*g.heads, *g.modifiers, *g.portfolios, *_specials()])


@cache
def _specials() -> frozenset[str]:
    return frozenset(knowledge.offices().specials) - {"former"}


def find_offices(page: Page, parties: Sequence[PartyMention]) -> tuple[OfficeMention, ...]:
    """The offices named in the readable passages, in text order, none within another."""
    found: list[OfficeMention] = []
    for region in page.regions:
        for office in _Region(page, region, parties).offices():
            if not found or office.span.start >= found[-1].span.end:
                found.append(office)
    return tuple(found)


def lowered(text: str) -> str:
    """The text in lower case, of the same length (a few letters, as the Turkish dotted capital I, would grow)."""
    low = text.lower()
    low = low.replace("’", "'")
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class _Region:
    """One passage, and the units of the grammar in it."""

    def __init__(self, page: Page, region: Span, parties: Sequence[PartyMention]) -> None:
        self.text = page.flat
        self.units = [_Unit(s, w) for w, s in _matcher().find(lowered(region.of(page.flat)), region.start)]
        first = bisect_left(parties, region.start, key=lambda p: p.span.start)
        last = bisect_left(parties, region.end, key=lambda p: p.span.start)
        self.parties = list(parties[first:last])
        self.by_end = {p.span.end: p for p in self.parties}
        self.by_start = {p.span.start: p for p in self.parties}

    def offices(self) -> Iterator[OfficeMention]:
        """Each office of the passage."""
        grammar = knowledge.offices()
        i = 0
        while i < len(self.units):
            word = self.units[i].word
            if word not in grammar.heads and word not in _specials():
                i += 1
                continue
            first, last, end, inner = self._extent(i)
            office = self._office(first, last, end, inner)
            if office:
                yield office
            i = max(last, i + 1)

    def _extent(self, head: int) -> tuple[int, int, int, tuple[PartyMention, ...]]:
        """The units `[first, last)` around a head, the offset where the office ends, and the parties inside it."""
        first = head
        while first > 0 and self._joins(first - 1, first):
            first -= 1
        last, end = head + 1, self.units[head].span.end
        while last < len(self.units) and self._glued(last - 1, last):
            last += 1
            end = self.units[last - 1].span.end
        inner: list[PartyMention] = []
        while more := self._portfolio(last, end):
            last, end, party = more
            inner += party
        return first, last, end, tuple(inner)

    def _joins(self, left: int, right: int) -> bool:
        """Whether the unit on the left belongs to the office that begins with the one on the right."""
        grammar = knowledge.offices()
        a, b = self.units[left], self.units[right]
        between = self.text[a.span.end : b.span.start]
        if b.word in _RANKS and a.word in grammar.heads:
            return False
        if _GLUE.fullmatch(between):
            return a.word not in grammar.heads or b.word in grammar.heads or a.word in grammar.modifiers
        if _AND.fullmatch(between):
            noun = a.word in grammar.portfolios and b.word in grammar.portfolios
            return noun and a.span.of(self.text)[0].isupper() == b.span.of(self.text)[0].isupper()
        return False

    def _glued(self, left: int, right: int) -> bool:
        """Whether two heads, or a head and "-elect", follow each other directly."""
        grammar = knowledge.offices()
        a, b = self.units[left], self.units[right]
        if not _GLUE.fullmatch(self.text[a.span.end : b.span.start]):
            return False
        if b.word in _RANKS:
            return False  # "Foreign Secretary Ambassador X"
        return b.word in grammar.heads or b.word in _specials() or b.word in ("elect", "designate")

    def _portfolio(self, last: int, end: int) -> tuple[int, int, list[PartyMention]] | None:
        """An extension to the right, "for Foreign Affairs and Trade" or "of the European Union (EU) for ...", if there is one."""
        if not (joint := _OF.match(self.text, end)):
            return None
        start = joint.end()
        inner: list[PartyMention] = []
        if party := self.by_start.get(start):
            inside = party.span.end
            if bracket := _BRACKET.match(self.text, inside):
                inside = bracket.end()
            further = _OF.match(self.text, inside)
            if not further:
                return None
            inner, start = [party], further.end()
        at = self._portfolio_at(start, last)
        if at is None:
            return None
        stop = at + 1
        while stop < len(self.units) and self._continues(stop - 1, stop):
            stop += 1
        return stop, self.units[stop - 1].span.end, inner

    def _continues(self, left: int, right: int) -> bool:
        """Whether a portfolio goes on: "Trade, Industry and Energy", "East Asian and Pacific Affairs"."""
        portfolios = knowledge.offices().portfolios
        a, b = self.units[left], self.units[right]
        if b.word not in portfolios and b.word not in ("affairs",):
            return False
        between = self.text[a.span.end : b.span.start]
        if re.fullmatch(r"\s+of\s+(?:the\s+)?", between):
            return True
        if a.word in _REGIONS and re.fullmatch(r"\s+[A-Z]\w+\s+", between):
            return True
        return bool(_GLUE.fullmatch(between)) or bool(_AND.fullmatch(between) and not self._starts_office(right))

    def _starts_office(self, i: int) -> bool:
        """Whether an office of its own begins at a unit: "... and Defence Minister"."""
        heads = knowledge.offices().heads
        while i < len(self.units):
            if self.units[i].word in heads:
                return True
            if i + 1 == len(self.units) or not _GLUE.fullmatch(self.text[self.units[i].span.end : self.units[i + 1].span.start]):
                return False
            i += 1
        return False

    def _portfolio_at(self, start: int, at_least: int) -> int | None:
        """The portfolio that begins at an offset, or after a few capitalised words that no list has: "Legal and Labour Affairs"."""
        portfolios = knowledge.offices().portfolios
        for i in range(at_least, min(at_least + 8, len(self.units))):
            if self.units[i].span.start >= start and self.units[i].word in portfolios:
                return i if _UNKNOWN.fullmatch(self.text[start : self.units[i].span.start]) else None
        return None

    # -- from words to an office -----------------------------------------------------------------------------------------------

    def _office(self, first: int, last: int, end: int, inner: tuple[PartyMention, ...]) -> OfficeMention | None:
        grammar = knowledge.offices()
        words = [u.word for u in self.units[first:last]]
        first += _not_of_office(words)
        span = Span(self.units[first].span.start, end)
        words = [u.word for u in self.units[first:last]]
        heads = [grammar.heads[w] for w in words if w in grammar.heads]
        plural = (bool(heads) and heads[0 if len(heads) == 1 else -1].plural) or any(
            w.endswith("s") and w in _specials() and w.rstrip("s") in _specials() for w in words
        )
        counterpart = any(h.noun in _COUNTERPARTS for h in heads)
        before = self._parties_before(span.start)
        after = () if before else self._parties_after(end, plural=plural)
        parties = tuple(dict.fromkeys(p.code for p in (*before, *after, *inner)))
        if not self._is_office(words, parties) or (plural and not before and self._of_society(span.start)):
            return None
        title = title_case(self._title(span))
        party = parties[0] if len(parties) == 1 else None
        untold = counterpart or (not parties and self._of_something(words[-1], end))
        level = None if untold else grammar.level(self._singular(first, last, end), party)
        if level is None and words[0] == "senior" and plural:
            level = "senior officials"
        former = any(w in grammar.modifiers and not grammar.modifiers[w].in_office for w in words)
        return OfficeMention(span, title, level, parties, plural, counterpart, former)

    def _of_society(self, start: int) -> bool:
        """Whether those of a plural office lead something else than a state: "civil society leaders", "business leaders"."""
        word = _LAST_WORD.search(self.text, max(0, start - 24), start)
        return word is not None and word[1] in _SOCIETY

    def _of_something(self, word: str, end: int) -> bool:
        """Whether a president or chairman presides over something that is no state: "president of the employers' confederation"."""
        return word in _PRESIDING and bool(_OVER.match(self.text, end))

    def _singular(self, first: int, last: int, end: int) -> str:
        """The office from unit `first` to the offset `end` in lower case, plural heads in the singular: for its level."""
        heads = knowledge.offices().heads
        pieces, at = [], self.units[first].span.start
        for unit in self.units[first:last]:
            noun = heads[unit.word].noun if unit.word in heads else unit.word
            pieces += [self.text[at : unit.span.start], noun.removesuffix("s") if noun in _PLURAL_SPECIALS else noun]
            at = unit.span.end
        return "".join([*pieces, self.text[at:end]])

    def _title(self, span: Span) -> str:
        return " ".join(span.of(self.text).split())

    def _parties_before(self, start: int) -> list[PartyMention]:
        """The countries right before an office: "Omani", "Kenya's", "Japanese and South Korean"."""
        found: list[PartyMention] = []
        while True:
            near = next((p for p in reversed(self.parties) if p.span.end <= start and start - p.span.end < 16), None)
            if near is None:
                break
            between = self.text[near.span.end : start]
            glue = _PARTY_LIST if found else _POSSESSIVE
            if not (glue.fullmatch(between) or _POSSESSIVE.fullmatch(between)):
                break
            found.insert(0, near)
            start = near.span.start
        return found

    def _parties_after(self, end: int, *, plural: bool) -> tuple[PartyMention, ...]:
        """The countries after an office: "of the Republic of Kenya", "of Japan, China and South Korea"."""
        joint = _OF_PARTY.match(self.text, end)
        party = self.by_start.get(joint.end()) if joint else None
        if party is None:
            return ()
        found = [party]
        while plural:
            more = _PARTY_LIST.match(self.text, found[-1].span.end)
            following = self.by_start.get(more.end()) if more else None
            if following is None:
                break
            found.append(following)
        return tuple(found)

    def _is_office(self, words: list[str], parties: Sequence[str]) -> bool:
        """A bare "chief", "head" or "general" is an office only with a portfolio or a country; "leaders" of nothing is none."""
        grammar = knowledge.offices()
        if any(w in _specials() for w in words) or len(words) > 1 or parties:
            return True
        return (
            words[0] in grammar.bare
            or grammar.heads[words[0]].noun in grammar.bare
            or grammar.heads[words[0]].noun == "counterpart"
        )


def _not_of_office(words: list[str]) -> int:
    """How many words at the beginning are none of the office: the "first" of "the first foreign minister to visit"."""
    skip = 0
    modifiers = knowledge.offices().modifiers
    while skip < len(words) - 1 and words[skip] in _STARTS_ROUND:
        follower = words[skip + 1].split()[0]
        if follower in modifiers or follower in (
            "vice",
            "deputy",
            "secretary",
            "under",
            "undersecretary",
            "assistant",
        ):
            break
        skip += 1
    while skip < len(words) - 1 and words[skip] in (
        "new",
        "newly",
        "visiting",
        "state",
        "late",
        "then",
        "outgoing",
        "departing",
    ):
        if words[skip] == "state" and words[skip + 1] not in ("president",):
            break
        skip += 1
    return skip


def title_case(title: str) -> str:
    """An office in English title case: "vice minister for foreign affairs" becomes "Vice Minister for Foreign Affairs"."""
    words = title.split(" ")
    return " ".join(
        w.lower() if i and w.lower() in _SMALL else w if not w.islower() else "-".join(p[:1].upper() + p[1:] for p in w.split("-"))
        for i, w in enumerate(words)
    )
