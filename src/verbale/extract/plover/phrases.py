"""Noun phrases in accounts of events: which parties a phrase stands for, and what class of thing it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from verbale.extract.cast import Cast
from verbale.extract.scene import Scene
from verbale.knowledge.plover import EventNoun, event_grammar

Codes = tuple[str, ...]

WITHIN = ("relcl", "acl", "advcl", "ccomp", "parataxis", "mark")
"""Relations that lead out of a phrase, into a clause of its own."""
_BEFORE = frozenset(["amod", "compound", "nmod", "poss", "nummod", "det", "quantmod", "npadvmod", "nn", "predet"])
_WHERE = frozenset(["of", "in", "from", "at", "near", "within", "inside", "throughout", "across"])
_APART = frozenset(["pro", "anti", "ex", "non", "ethnic"])
_HYPHENS = frozenset("-–‐‑")
_NOUNS = ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "X")
_LINKS = frozenset(["for", "of", "in", "on", "to", "about", "over", "between", "against", "with"])


class Phrases:
    """The noun phrases of one report, by their head tokens."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        """Take the report's mentions; each phrase is read once."""
        self.scene = scene
        self.cast = cast
        self.tokens = scene.tokens
        self.children = scene.syntax.children
        self.lower = scene.lower
        self.grammar = event_grammar()
        self._named: dict[int, Codes] = {}

    # -- parties ----------------------------------------------------------------------------------------------------------------

    def parties(self, head: int) -> Codes:
        """The parties that the phrase with this head stands for, with those joined to it by "and"."""
        found = self._named.get(head)
        if found is None:
            self._named[head] = ()  # a phrase within itself adds nothing
            found = self._named[head] = tuple(dict.fromkeys(self._parties(head)))
        return found

    def _parties(self, head: int) -> Iterator[str]:
        own = tuple(self.own(head))
        yield from own or self._where(head)
        for c in self.children[head]:
            if self.tokens[c].dep == "conj":
                yield from self.parties(c)

    def own(self, head: int) -> Iterator[str]:
        """The parties of the head word and of the words before it."""
        yield from self.at(head)
        for c in self.children[head]:
            if c < head and self.tokens[c].dep in _BEFORE:
                yield from self._tree(c)

    def _tree(self, top: int) -> Iterator[str]:
        yield from self.at(top)
        for c in self.children[top]:
            if self.tokens[c].dep not in ("relcl", "acl", "prep"):
                yield from self._tree(c)

    def _where(self, head: int) -> Iterator[str]:
        """ "rebels in Sudan", "the government of Kenya", "a man, an Iraqi", "the mission operating in Haiti"."""
        for c in self.children[head]:
            dep = self.tokens[c].dep
            if dep == "acl":
                yield from self._where(c)
            if dep == "prep" and self.lower[c] in _WHERE:
                for g in self.children[c]:
                    if self.tokens[g].dep == "pobj":
                        yield from self.parties(g)
            elif dep == "appos":
                yield from self.parties(c)

    def at(self, i: int) -> Codes:
        """The parties that one word stands for."""
        if i not in self._mentioned:
            return ()
        code = self.code_at.get(i)
        if code is not None:
            return () if self._behind(i) else tuple(self.grammar.bodies.get(c, c) for c in code)
        scene = self.scene
        person = scene.person_at.get(i)
        if person is not None and (known := self.cast[person.person].party):
            return (known.value,)
        office = scene.office_at.get(i)
        return office.parties if office is not None and not office.counterpart else ()

    @cached_property
    def _mentioned(self) -> frozenset[int]:
        """The tokens that belong to any mention."""
        return frozenset(self.code_at).union(self.scene.person_at, self.scene.office_at)

    def mentions_in(self, first: int, last: int) -> bool:
        """Whether any party, person, office or city is named in the tokens `[first, last)`."""
        at = bisect_left(self._in_order, first)
        return at < len(self._in_order) and self._in_order[at] < last

    @cached_property
    def _in_order(self) -> list[int]:
        return sorted(self._mentioned)

    @cached_property
    def code_at(self) -> dict[int, Codes]:
        """The codes of every token that belongs to a party's or an actor's name, or to a city's."""
        scene = self.scene
        found: dict[int, Codes] = {i: (p.country,) for i, p in scene.place_at.items() if p.country}
        for i, p in scene.party_at.items():
            found[i] = (p.code,)
        actors, first = self.grammar.actors, self.grammar.actor_words
        for i, token in enumerate(self.tokens):
            if token.text in first:
                for width in (3, 2, 1):
                    words = " ".join(t.text for t in self.tokens[i : i + width])
                    if words in actors:
                        found |= dict.fromkeys(range(i, min(i + width, len(self.tokens))), (actors[words],))
                        break
        return found

    def _behind(self, i: int) -> bool:
        """Whether a party is only behind somebody: "Syrian-backed", "anti-Syrian"."""
        low = self.lower
        after = low[i + 2] if i + 2 < len(low) and low[i + 1] in _HYPHENS else ""
        before = low[i - 2] if i > 1 and low[i - 1] in _HYPHENS else low[i - 1] if i else ""
        return after in self.grammar.backed or before in _APART or low[i].startswith(("pro-", "anti-"))

    def codes(self, head: int | None) -> Codes:
        """The parties of a phrase, none where there is no phrase."""
        return self.parties(head) if head is not None else ()

    def within(self, top: int) -> Iterator[str]:
        """All parties named in a phrase, its clauses left out."""
        yield from self.at(top)
        for c in self.children[top]:
            if self.tokens[c].dep not in WITHIN:
                yield from self.within(c)

    def between(self, noun: int) -> Codes:
        """The parties that something is between."""
        for c in self.children[noun]:
            if self.lower[c] in ("between", "among"):
                nouns = (g for g in self.children[c] if self.tokens[g].dep == "pobj")
                return tuple(code for noun in nouns for code in self.parties(noun))
        return ()

    # -- things ------------------------------------------------------------------------------------------------------------------

    def thing(self, head: int) -> EventNoun | None:
        """The class of a noun; a word like "series" or "effort" has that of the noun that it goes with."""
        things = self.grammar.things
        lemma = self.tokens[head].lemma.lower()
        found = self._compound(head, lemma)
        if found is None and self.tokens[head].pos in _NOUNS:
            found = self._carried(head, lemma)
        return found or things.get(self.lower[head]) or things.get(lemma)

    def _compound(self, head: int, lemma: str) -> EventNoun | None:
        """The class of two or three words: "hunger strike", "cease-fire", "state of emergency"."""
        things, low = self.grammar.things, self.lower
        if head == 0:
            return None
        if low[head - 1] in _HYPHENS and head > 1:
            joined = f"{low[head - 2]}-{lemma}"
            return things.get(joined) or things.get(joined.replace("-", ""))
        found = things.get(f"{low[head - 1]} {lemma}")
        if found is None and head + 2 < len(low) and low[head + 1] in ("of", "d'affaires"):
            found = things.get(f"{lemma} of {self.tokens[head + 2].lemma.lower()}") or things.get(f"{lemma} of {low[head + 2]}")
        return found

    def _carried(self, head: int, lemma: str) -> EventNoun | None:
        if lemma in self.grammar.endings:
            inner = self.inside(head)
            carried = self.thing(inner) if inner is not None else None
            return replace(carried, done=carried.ended, ended=carried.done) if carried and carried.ended else None
        if lemma not in self.grammar.carriers:
            return None
        for c in reversed(self.children[head]):
            if self.tokens[c].dep in ("compound", "amod", "nmod", "nummod") and c < head and (found := self.thing(c)):
                return found
        inner = self.inside(head)
        return self.thing(inner) if inner is not None else None

    def inside(self, head: int) -> int | None:
        """The noun that a noun is of: "series of attacks"."""
        for c in self.children[head]:
            if self.tokens[c].dep == "prep" and self.lower[c] in _LINKS:
                for g in self.children[c]:
                    if self.tokens[g].dep in ("pobj", "pcomp"):
                        return g
        return None
