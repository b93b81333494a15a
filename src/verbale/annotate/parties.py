"""Which words name a party, and which a city.

A capital is both: "Nairobi said" is a government, "in Nairobi" a place. The words around it decide; where they don't, it is
left a place only if the page says nothing that a government does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from verbale import knowledge
from verbale.annotate.page import Page
from verbale.annotate.terms import Matcher
from verbale.model.annotated import PartyForm, PartyMention, PlaceMention
from verbale.model.spans import Span

_PLACE_BEFORE = knowledge.word_set("parties", "place before")
_POSTED = (("ambassador", "to"), ("envoy", "to"))
"""Words behind which a country stands, though a name may follow it: "ambassador to Jordan X"."""

_SMALL = 100_000
"""People below whom a town is known by its country alone."""
_PLACE_OF = frozenset(["city", "capital", "town", "port", "streets", "suburb", "outskirts"])
_GOING = knowledge.word_set("parties", "going")
_TRAVEL = knowledge.word_set("parties", "travel")


class Named(NamedTuple):
    """The parties and places of a page, each in text order."""

    parties: tuple[PartyMention, ...]
    places: tuple[PlaceMention, ...]


class _Hit(NamedTuple):
    span: Span
    term: str


@cache
def _terms() -> dict[str, tuple[knowledge.PartyTerm, ...]]:
    """The parties by their words without a leading "the": else "the South" would hide "South Korean" behind it."""
    found: dict[str, tuple[knowledge.PartyTerm, ...]] = {}
    for term, meanings in knowledge.party_terms().items():
        bare = term.removeprefix("the ")
        found[bare] = (*found.get(bare, ()), *meanings)
    return found


@cache
def _not_parties() -> frozenset[str]:
    return frozenset(p.removeprefix("the ") for p in knowledge.not_party_phrases())


@cache
def _matcher() -> Matcher:
    return Matcher([*_terms(), *knowledge.cities(), *_not_parties()])


def find_parties(page: Page) -> Named:
    """The parties and places named in the readable passages of a page."""
    hits = [_Hit(span, term) for region in page.regions for term, span in _hits(page.flat, region)]
    named = {code for h in hits for code in _plain_codes(h.term)}
    parties: list[PartyMention] = []
    places: list[PlaceMention] = []
    for hit in hits:
        party, place = _judge(page, hit, named)
        if parties and (same := _short_for(page, hit, parties[-1])):
            party, place = same, None
        if party:
            parties.append(party)
        if place:
            places.append(place)
    named |= {p.code for p in parties}
    places = [p if _is_sure(p, named, page) else p._replace(country=None) for p in places]
    unknown = [u for p in parties if (u := _town_of(page, p)) and not any(u.span.touches(k.span) for k in places)]
    return Named(tuple(parties), tuple(sorted((*places, *unknown))))


def _is_sure(place: PlaceMention, named: set[str], page: Page) -> bool:
    """Whether a city's country is that of the list: a small town may be a namesake, unless the page names its country."""
    city = knowledge.cities().get(place.span.of(page.flat))
    return city is None or city.country in named or not 0 < city.population < _SMALL


def _town_of(page: Page, party: PartyMention) -> PlaceMention | None:
    """A town that no list has, told by its country: "in Luque, Paraguay"."""
    first, _ = page.token_range(party.span)
    i = first - 2
    if party.form is not PartyForm.NAME or i < 1 or page.lower[first - 1] != ",":
        return None
    while i > 0 and page.tokens[i].text[0].isupper() and page.tokens[i].text.isalpha() and first - i < 5:
        i -= 1
    if page.lower[i] != "in" or i == first - 2:
        return None
    span = page.span_of(i + 1, first - 1)
    return PlaceMention(span, span.of(page.text), party.code)


def _short_for(page: Page, hit: _Hit, before: PartyMention) -> PartyMention | None:
    """The acronym in "Republic of Cyprus (ROC)": it means the party before it, whatever else it may mean."""
    bracketed = page.flat[before.span.end : hit.span.start] == " (" and page.flat[hit.span.end : hit.span.end + 1] == ")"
    return PartyMention(hit.span, before.code, before.form) if bracketed and hit.term.isupper() else None


def _hits(text: str, region: Span) -> Iterator[tuple[str, Span]]:
    blocked = _not_parties()
    return ((t, s) for t, s in _matcher().find(region.of(text), region.start) if t not in blocked)


def _plain_codes(term: str) -> Iterator[str]:
    """The parties that a term names by itself, without context."""
    for t in _terms().get(term, ()):
        if not t.contextual and not t.ambiguous:
            yield t.code


def _judge(page: Page, hit: _Hit, named: set[str]) -> tuple[PartyMention | None, PlaceMention | None]:
    """What a hit is: a party, a place, both (a city state after "in"), or nothing."""
    terms = _terms().get(hit.term, ())
    city = knowledge.cities().get(hit.term)
    first, last = page.token_range(hit.span)
    capital = next((t for t in terms if t.form in ("capital", "metonym")), None)
    party = next((t for t in terms if t is not capital and _counts(t, page, first, named)), None)
    if party:
        mention = PartyMention(hit.span, party.code, _form(party.form))
        here = city is not None and page.lower[max(0, first - 1)] in _PLACE_BEFORE
        return mention, PlaceMention(hit.span, city.name, city.country) if here and city else None
    if capital and _acts(page, first, last) and (city is None or capital.code == city.country or not city.ambiguous):
        return PartyMention(hit.span, capital.code, PartyForm.CAPITAL), None
    if city and _is_place(page, first, last, ambiguous=city.ambiguous):
        return None, PlaceMention(hit.span, city.name, city.country)
    return None, None


def _form(form: str) -> PartyForm:
    return PartyForm.ADJECTIVE if form == "adjective" else PartyForm.NAME


def _counts(term: knowledge.PartyTerm, page: Page, first: int, named: set[str]) -> bool:
    """A contextual alias ("the North") needs its party named on the page; an ambiguous one no sign of being a person's name."""
    if term.form in ("capital", "metonym") and not term.contextual:
        return False
    if term.term.startswith("the ") and (not first or page.lower[first - 1] != "the"):
        return False
    if term.contextual:
        return term.code in named
    return first >= len(page.tokens) or not _in_a_name(page, first, ambiguous=term.ambiguous)


def _in_a_name(page: Page, i: int, *, ambiguous: bool) -> bool:
    """Whether a country's name is a part of a person's ("Luis Montenegro"), or the whole of it where it also is a name."""
    if page.tokens[i].entity != "PERSON" or page.lower[max(0, i - 2) : i] in _POSTED:
        return False
    before = page.tokens[i - 1] if i else None
    return ambiguous or (before is not None and before.entity == "PERSON" and before.text.isalpha())


def _acts(page: Page, first: int, last: int) -> bool:
    """Whether a capital stands for its government: a subject, a possessor of officials, one of a pair of capitals."""
    lower, tokens = page.lower, page.tokens
    if first >= len(tokens):
        return False
    before = lower[first - 1] if first else ""
    after = lower[last] if last < len(lower) else ""
    head = tokens[last - 1]
    if before in _PLACE_BEFORE or (after == "," and _country_follows(page, last)):
        return False
    if before in _GOING and _travels(lower, first):
        return False
    if after in ("'s", "’s", "'"):
        return True
    if after == "-" or before == "-":
        return True
    if before in ("between", "with", "by", "against", "towards", "toward", "told", "urged"):
        return True
    if head.dep in ("nsubj", "nsubjpass", "agent", "poss"):
        return True
    return head.dep == "conj" and (_is_subject(page, head.head) or _is_between(page, head.head))


def _is_between(page: Page, i: int) -> bool:
    """Whether the first of two coordinated capitals comes after "between"."""
    return page.tokens[i].dep == "pobj" and page.lower[page.tokens[i].head] == "between"


def _is_subject(page: Page, i: int) -> bool:
    """Whether the first of several coordinated capitals is a subject, and no place."""
    while page.tokens[i].dep == "conj":
        i = page.tokens[i].head
    return page.tokens[i].dep in ("nsubj", "nsubjpass") and page.lower[max(0, i - 1)] not in _PLACE_BEFORE


def _country_follows(page: Page, last: int) -> bool:
    """Whether a comma leads from a city to its country: "Nairobi, Kenya"."""
    following = " ".join(t.text for t in page.tokens[last + 1 : last + 3])
    return any(term in _terms() for term in (following, following.split(" ")[0])) and page.lower[last + 1] != "and"


def _travels(lower: Sequence[str], first: int) -> bool:
    """Whether a verb or noun of travel leads to the preposition before token `first`."""
    return any(w in _TRAVEL for w in lower[max(0, first - 5) : first])


def _is_place(page: Page, first: int, last: int, *, ambiguous: bool) -> bool:
    """Whether a city's name is used as a place, and not as part of a person's or an organisation's name."""
    tokens, lower = page.tokens, page.lower
    if first >= len(tokens):
        return False
    before = lower[first - 1] if first else ""
    after = lower[last] if last < len(lower) else ""
    if before == "-" or after == "-":
        return False
    if before in _PLACE_BEFORE or before in _GOING or before in _PLACE_OF:
        return True
    if ambiguous:
        return before == "of" and lower[max(0, first - 2)] in _PLACE_OF
    inside = tokens[last - 1].dep == "compound" and tokens[last - 1].entity == "PERSON"
    return not inside and tokens[first].entity in ("GPE", "LOC", "FAC", "")
