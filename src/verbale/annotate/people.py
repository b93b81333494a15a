"""People by name: where a name begins and ends, who holds which office, and which names are one person's.

The model's PERSON entities are one witness. Others: a title before the name, an office in apposition after it, a form of
address, a government's possessive ("Nairobi's X"), and the full names that the page prints elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import product
from typing import NamedTuple

from verbale import knowledge
from verbale.annotate.page import Page
from verbale.annotate.parties import Named
from verbale.annotate.terms import Matcher
from verbale.model.annotated import OfficeMention, PersonMention
from verbale.model.documents import Role
from verbale.model.letters import unaccented

_LONGEST = 8
"""Tokens of the longest name: "Mohammed bin Abdulrahman bin Jassim Al Thani"."""

_ALWAYS_ADDRESS = knowledge.word_set("people", "always address")
_CALENDAR = knowledge.word_set("people", "calendar")
_NO_NAME = knowledge.word_set("people", "no name")
_NO_BEGINNING = knowledge.word_set("people", "no beginning")
"""Words that may stand within a name ("Ruth East") and before one ("Counselor X"), but begin none."""


_RANKS = frozenset(("Ambassador", "Minister Plenipotentiary", "Prince", "Princess", "General"))
"""Titles that are also ranks, and give way to the office that their bearer holds."""

_APPOSING = frozenset((",", "(", "–", "--", "-"))
"""What stands between a name and the office in apposition to it."""

_MINISTRIES = frozenset(("ministry", "department", "office"))
"""Where officials serve."""

_YOUNGER = frozenset(("jr", "jr.", "sr", "sr."))

_LIKE_A_JOINT = frozenset(("nor", "so", "yet"))
"""Given names that the model takes for words that join, where they have a capital."""

_SERVICES = frozenset(product(("press", "news", "media", "information"), ("service", "office", "agency", "centre", "center")))
"""What may follow the name of an office that tells the news: "Akorda press service"."""

_FUNCTION_TAGS = frozenset(("RB", "RBR", "IN", "CC", "WRB", "WP", "WDT", "PRP", "PRP$", "DT", "MD", "EX"))


class _Chain(NamedTuple):
    """Tokens `[first, last)` of a name as printed."""

    first: int
    last: int


class _Found(NamedTuple):
    """A name with the office and party that its words give it; `sure` if more than the model's entity speaks for it."""

    chain: _Chain
    office: OfficeMention | None
    party: str | None
    sure: bool


def find_people(page: Page, offices: Sequence[OfficeMention], named: Named) -> tuple[PersonMention, ...]:
    """The people named in the readable passages, in text order.

    `offices` and `named` are the page's offices, and its parties and places. Names that the headline alone has are left out: its
    capital letters make names of verbs.
    """
    finder = _Finder(page, offices, named)
    found = _disjoint(finder.titled(), finder.described(), finder.addressed(), finder.entities())
    found = [f for f in found if page.sentence_of(f.chain.first).role is not Role.HEADLINE]
    found = sorted([*found, *finder.again(found)], key=lambda f: f.chain)
    return _numbered(page, found)


class _Finder:
    """The witnesses, each a method that yields what it has seen."""

    def __init__(self, page: Page, offices: Sequence[OfficeMention], named: Named) -> None:
        parties = named.parties
        self.page, self.lower, self.tokens = page, page.lower, page.tokens
        styles = [page.token_range(s) for r in page.regions for _, s in _styles().find(r.of(page.flat), r.start)]
        self.styles = frozenset(i for first, last in styles for i in range(first, last))
        self.places = frozenset(i for p in named.places for i in range(*page.token_range(p.span)))
        self.offices = {page.token_range(o.span): o for o in offices}
        self.office_ends = {last: o for (_, last), o in self.offices.items()}
        self.office_starts = {first: (first, last) for first, last in self.offices}
        self.party_at = {page.token_range(p.span)[0]: (page.token_range(p.span)[1], p.code) for p in parties}
        self.party_ends = {last: (first, code) for first, (last, code) in self.party_at.items()}
        taken = [*self.offices, *((f, last) for f, (last, _) in self.party_at.items())]
        dialogues = [page.token_range(s) for r in page.regions for _, s in _dialogues().find(r.of(page.flat), r.start)]
        passages = [s.passage for s in page.parse.sentences]
        self.begins = frozenset(
            s.first for s, before in zip(page.parse.sentences[1:], passages, strict=False) if s.passage != before
        )
        self.taken = frozenset(i for first, last in (*taken, *dialogues) for i in range(first, last))

    # -- the shape of names --------------------------------------------------------------------------------------------------

    def is_name(self, i: int, *, inside: bool = False) -> bool:
        """Whether a token can be a part of a name; `inside` one that has begun, where a form of address is a name ("Hun Sen")."""
        if not 0 <= i < len(self.tokens) or i in self.taken:
            return False
        word = self.tokens[i].text
        low = self.lower[i]
        if self._dates(i) or low in _NO_NAME or (not inside and self.honorific(i)):
            return False
        if not inside and ((self.tokens[i].tag in _FUNCTION_TAGS and low not in _LIKE_A_JOINT) or self._is_no_beginning(i)):
            return False
        return word[0].isupper() and all(c.isalpha() or c in "'’.-" for c in word)

    def _is_no_beginning(self, i: int) -> bool:
        """Whether a word begins no name, unless it stands right behind one that goes on with it."""
        return self.lower[i] in _NO_BEGINNING and not (i and self.is_name(i - 1, inside=True))

    def _dates(self, i: int) -> bool:
        """Whether a token is a day or month; the short ones ("Sun", "Jan") only before a figure or with a full stop."""
        if self.lower[i].rstrip(".") not in _CALENDAR:
            return False
        after = self.tokens[i + 1].text[:1] if i + 1 < len(self.tokens) else ""
        return len(self.lower[i]) > 3 or self.lower[i] == "may" or after.isdigit() or after in (",", ".")

    def honorific(self, i: int) -> bool:
        """Whether a token is a form of address, no part of the name.

        Short ones that are also names ("Ma", "U", "Don") count only where two parts of a name follow.
        """
        if i in self.styles:
            return True
        word = self.lower[i].rstrip(".")
        if word not in _strippable() or not self.tokens[i].text[0].isupper():
            return False
        if self.tokens[i].text.endswith(".") or word in _ALWAYS_ADDRESS:
            return True
        follow = [t.text for t in self.tokens[i + 1 : i + 3]]
        return len(follow) == 2 and all(w[0].isupper() and w.isalpha() for w in follow) and self._own_name(i) is False

    def _own_name(self, i: int) -> bool:
        """Whether the model takes the word itself for a part of the name."""
        return self.tokens[i].entity == "PERSON"

    def right(self, i: int) -> int:
        """The end of the name that begins at token `i`; `i` itself where none begins."""
        end = i
        while end < len(self.tokens) and end - i < 2 * _LONGEST and not (end > i and end in self.begins):
            if self.is_name(end, inside=end > i):
                end += 1
            elif self._hyphen(end) and end > i:
                end += 2
            elif end > i and self._nickname(end):
                end += 3
            elif (end > i and self._particle(end)) or (end == i and self._particle(end) and self.is_name(end + 1)):
                end += 1
            else:
                break
        if end - i > 1 and self.lower[end : end + 1] == (",",) and self.lower[end + 1 : end + 2] in (("jr.",), ("jr",), ("sr.",)):
            return end + 2
        while end - i > 2 and self.tokens[end - 1].text in knowledge.post_nominals() and self.lower[end - 1] not in _YOUNGER:
            end -= 1
        while end > i and self.lower[end - 1] in _particles() and not self.tokens[end - 1].text[0].isupper():
            end -= 1
        return end

    def left(self, i: int) -> int:
        """The beginning of the name that ends before token `i`; `i` itself where none ends."""
        first = i
        while first > 0 and i - first < 2 * _LONGEST and first not in self.begins:
            if self.is_name(first - 1):
                first -= 1
            elif (first < i and self.tokens[first - 1].text == "-" and first > 1 and self.is_name(first - 2)) or (
                first < i and self.lower[first - 1] in _particles() and self.is_name(first - 2)
            ):
                first -= 2
            elif first == i and self._tail(first - 1):
                first -= 3
            else:
                break
        return first

    def _tail(self, i: int) -> bool:
        """Whether token `i` is the lower-case end of a hyphenated given name ("Tae-yul")."""
        return i > 1 and self.tokens[i].text.isalpha() and self.tokens[i - 1].text == "-" and self.is_name(i - 2)

    def _hyphen(self, i: int) -> bool:
        glued = i + 1 < len(self.tokens) and self.tokens[i].text == "-" and self.tokens[i].end == self.tokens[i + 1].start
        return glued and self.tokens[i - 1].end == self.tokens[i].start and self.tokens[i + 1].text.isalpha()

    def _nickname(self, i: int) -> bool:
        """Whether a nickname in quotation marks stands at token `i`, with more of the name behind it: "Maria "Mia" Santos"."""
        marks = ('"', "“", "”", "'", "‘", "’", "``", "''")
        quoted = i + 3 < len(self.tokens) and self.tokens[i].text in marks and self.tokens[i + 2].text in marks
        return quoted and self.is_name(i + 1) and self.is_name(i + 3)

    def _particle(self, i: int) -> bool:
        """A particle ("bin", "de", "al-") with more of the name behind it."""
        if i + 1 >= len(self.tokens) or self.lower[i] not in _particles():
            return False
        return self.is_name(i + 1) or self._particle(i + 1) or self._hyphen(i + 1)

    # -- the witnesses -------------------------------------------------------------------------------------------------------

    def titled(self) -> Iterator[_Found]:
        """A name right after an office: "Foreign Minister X", "his Kenyan counterpart, X", "foreign ministers X and Y"."""
        for (first, last), printed in self.offices.items():
            start = self._skip(last, printed)
            if start < len(self.tokens) and self.page.sentence_of(start) != self.page.sentence_of(first):
                continue  # a headline ends in an office, and a city begins the text
            office = self._with_former_part(first, self._above_rank(first, printed))
            while (end := self.right(start)) > start:
                after = self._party_after(end)
                yield _Found(_Chain(start, end), office, after[0] or office.party, sure=True)
                if not office.plural:
                    break
                start = self._skip_and(self._past_apposition(after[1]))

    def _above_rank(self, first: int, office: OfficeMention) -> OfficeMention:
        """The office before a rank that only addresses its holder: "the Minister of Trade, Ambassador X"."""
        end = first - (first > 0 and self.lower[first - 1] == ",")
        before = self.office_ends.get(end) if office.title in _RANKS else None
        if before is None or office.parties or before.plural or before.counterpart:
            return office
        return before._replace(span=before.span.to(office.span))

    def _with_former_part(self, first: int, office: OfficeMention) -> OfficeMention:
        """An office with the one before it: "Secretary of State and Acting National Security Advisor X"."""
        joint = self.tokens[first - 1].text if first else ""
        before = self.office_ends.get(first - 1) if joint in ("and", "-", "–", "—") else None
        if before is None or before.plural or office.plural or before.counterpart or office.counterpart:
            return office
        table = knowledge.parties()
        in_organisation = bool(before.parties) and all(table[p].kind == "organisation" for p in office.parties)
        if office.parties and not in_organisation and (joint == "and" or before.parties):
            return office  # of "X's premier and Y's minister Z" each has his own
        start = next((s for s, last in self.offices if last == first - 1), first)
        if start and self.lower[start - 1] == "the" and " " not in before.title:
            return office  # "the Secretary and Minister X" are two
        title = f"{before.title} {joint} {office.title}"
        return OfficeMention(before.span.to(office.span), title, before.level or office.level, before.parties or office.parties)

    def described(self) -> Iterator[_Found]:
        """A name with its office in apposition: "X, Kenya's foreign minister", "X (foreign minister)"."""
        for (first, last), printed in self.offices.items():
            comma = self._back_over_article(first)
            after = self._skip(last, printed)
            if not printed.counterpart and self.right(after) > after:
                continue  # "X, Chinese Premier Y": a list, no apposition
            if comma < 0 or self.lower[comma] not in _APPOSING:
                continue
            end = comma
            end = self._back_over_brackets(end)
            start = self.left(end)
            if start < end and self._named_once(start, end):
                office = self._joined(first)
                yield _Found(_Chain(start, end), office, office.party, sure=True)

    def addressed(self) -> Iterator[_Found]:
        """A name after a form of address or a government's possessive: "Mr. X", "Nairobi's X"."""
        for i in range(len(self.tokens)):
            if self.honorific(i) and not (i and self.honorific(i - 1)):
                start = self._skip_honorifics(i)
                if start < len(self.tokens) and self.right(start) > start:
                    end = self.right(start)
                    yield _Found(_Chain(start, end), None, self._party_after(end)[0], sure=True)
        for first, (last, code) in self.party_at.items():
            if last < len(self.tokens) and self.lower[last] in ("'s", "’s", "'"):
                start = self._skip_honorifics(last + 1)
                end = self.right(start)
                if end > start and self._entity(start, end):
                    yield _Found(_Chain(start, end), None, code, sure=True)
            elif first not in self.taken:
                continue

    def entities(self) -> Iterator[_Found]:
        """The model's PERSON entities, mended at both ends."""
        i = 0
        while i < len(self.tokens):
            if self.tokens[i].entity != "PERSON" or not self.is_name(i):
                i += 1
                continue
            start, end = self.left(i), max(self.right(i), i + 1)
            placed = all(j in self.places for j in range(start, end)) or self._is_city(start, end)
            if self.lower[end : end + 2] in _SERVICES or placed or self._common(start, end) or self._is_building(start, end):
                i = end
                continue
            yield _Found(_Chain(start, end), None, self._party_after(end)[0] or self._party_before(start), sure=False)
            i = end

    def again(self, found: Sequence[_Found]) -> Iterator[_Found]:
        """Further places where a part of a known full name stands alone: surnames that the model overlooked."""
        known = {w for f in found for w in self._short_forms(f.chain) if f.chain.last - f.chain.first > 1}
        covered = {i for f in found for i in range(*f.chain)}
        for first, last in self._same_names(found, covered):
            covered |= set(range(first, last))
            yield _Found(_Chain(first, last), None, self._party_after(last)[0] or self._party_before(first), sure=False)
        for i, token in enumerate(self.tokens):
            if token.text in known and i not in covered and self.is_name(i):
                alone = not self.is_name(i - 1) and not self.is_name(i + 1)
                if alone and not self._hyphen(i + 1):
                    first = i
                    while first and self.lower[first - 1] in _particles() and self.tokens[first - 1].text.islower():
                        first -= 1
                    yield _Found(_Chain(first, i + 1), None, None, sure=False)

    def _same_names(self, found: Sequence[_Found], covered: set[int]) -> Iterator[tuple[int, int]]:
        """Places where a known name of several words stands once more."""
        names = {tuple(t.text for t in self.tokens[f.chain.first : f.chain.last]) for f in found}
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(n for n in names if len(n) > 1):
            by_first.setdefault(name[0], []).append(name)
        for i, token in enumerate(self.tokens):
            for name in by_first.get(token.text, ()):
                last = i + len(name)
                same = tuple(t.text for t in self.tokens[i:last]) == name
                if same and not covered & set(range(i, last)):
                    yield i, last

    # -- what stands around a name -------------------------------------------------------------------------------------------

    def _common(self, start: int, end: int) -> bool:
        """Whether a supposed name has words of offices or encounters in it: "High-Level Economic"."""
        words = {w for i in range(start, end) for w in (self.lower[i],)}
        return bool(words & _common_words())

    def _is_building(self, start: int, end: int) -> bool:
        """Whether a supposed name says where something was: "at Rose Hall in Suva"."""
        last = end + 1
        return self.lower[start - 1 : start] == ("at",) and self.lower[end : end + 1] in (("in",), (",",)) and last in self.places

    def _is_city(self, start: int, end: int) -> bool:
        """Whether a supposed name is a city's behind "in"."""
        return end - start == 1 and self.lower[start - 1 : start] == ("in",) and self.tokens[start].text in knowledge.cities()

    def _short_forms(self, chain: _Chain) -> tuple[str, ...]:
        """The words that may stand alone for a name: its first and last, of a long one any."""
        words = tuple(t.text for t in self.tokens[chain.first : chain.last] if t.text.isalpha() and t.text[0].isupper())
        return words if len(words) > 3 else (self.tokens[chain.first].text, self.tokens[chain.last - 1].text)

    def _skip(self, i: int, office: OfficeMention) -> int:
        """Past what may stand between an office and its holder: a comma after "counterpart", forms of address."""
        i = self._past_country(i)
        if (office.counterpart and i < len(self.tokens) and self.lower[i] == ",") or (
            i + 1 < len(self.tokens) and self.lower[i] == "," and self._appositive(i + 1)
        ):
            i += 1
        return self._skip_honorifics(i)

    def _past_country(self, i: int) -> int:
        """Past "of Ethiopia" after an office whose holder's name follows."""
        if i + 1 >= len(self.tokens) or self.lower[i] not in ("of", "from", "for", "to", "at", "in"):
            return i
        start = i + 1 + (self.lower[i + 1] == "the")
        last = start
        if start in self.party_at:
            last = self._past_countries(self.party_at[start][0])
            if self.lower[last : last + 1] == ("(",) and self.lower[last + 2 : last + 3] == (")",):
                last += 3
        last = self._past_ministry(last)
        if last == start:
            return i
        return last if self.lower[last : last + 1] == (",",) or self._begins_name(last) else i

    def _past_ministry(self, i: int) -> int:
        """Past "Foreign Ministry" or "Department", where somebody serves whose name follows."""
        end = next((j for j in range(i, min(i + 3, len(self.tokens))) if self.lower[j] in _MINISTRIES), None)
        if end is None or not all(t.text[0].isupper() for t in self.tokens[i : end + 1]):
            return i
        return end + 1 if self._begins_name(end + 1) else i

    def _begins_name(self, i: int) -> bool:
        """Whether a name begins at a token, after forms of address."""
        return self.is_name(self._skip_honorifics(i))

    def _past_countries(self, last: int) -> int:
        """Past the further countries of "the foreign ministers of Fiji, Samoa and Tonga"."""
        i = last
        while i < len(self.tokens) and self.lower[i] in (",", "and", "the", "to"):
            i += 1
            if i in self.party_at:
                i = last = self.party_at[i][0]
        return last

    def _appositive(self, i: int) -> bool:
        """Whether a name closed by a comma begins here: "Kenya's foreign minister, X, said"."""
        start = self._skip_honorifics(i)
        end = self.right(start)
        ended = end < len(self.tokens) and self.lower[end] in (",", ".", ")", "and", ";")
        closed = ended or (end < len(self.tokens) and self._opens_sentence(i - 2, end))
        return end - start > 1 and closed and self._entity(start, end) and end not in self._described_ends

    def _opens_sentence(self, last: int, end: int) -> bool:
        """Whether a sentence begins with the office that ends at a token, and the name has its verb: "The premier, X will"."""
        if self.tokens[end].pos not in ("AUX", "VERB"):
            return False
        sentence = self.page.parse.sentences[self.page.sentence_at(self.page.starts[last])]
        inside = [i for i in range(sentence.first, last + 1) if i not in self.taken]
        return all(
            self.lower[i] in ("the", "'s", "’s", "and", "of", "(", ")", ",") or self.tokens[i].text.isupper() for i in inside
        )

    @cached_property
    def _described_ends(self) -> frozenset[int]:
        return frozenset(i for f in self.office_starts if self.lower[i := self._back_over_article(f)] in _APPOSING)

    def _skip_honorifics(self, i: int) -> int:
        i = self._past_acronym(i)
        while i < len(self.tokens) and i not in self.taken:
            dotted = i and self.lower[i] == "." and self.honorific(i - 1) and self.tokens[i - 1].end == self.tokens[i].start
            article = self.lower[i] == "the" and i + 1 < len(self.tokens) and self.honorific(i + 1)
            if not (self.honorific(i) or dotted or article):
                break
            i += 1
        return i

    def _past_acronym(self, i: int) -> int:
        """Past the short form of an office in brackets: "Foreign Minister (FM) X"."""
        closed = i + 2 < len(self.tokens) and self.lower[i] == "(" and self.lower[i + 2] == ")"
        return i + 3 if closed and i - 1 in self.taken and self.tokens[i + 1].text.isupper() else i

    def _past_apposition(self, i: int) -> int:
        """Past ", the Foreign Minister" between two names of a list."""
        if i + 2 < len(self.tokens) and self.lower[i] == ",":
            start = i + 1 + (self.lower[i + 1] == "the")
            if start in self.office_starts:
                return self.office_starts[start][1]
        return i

    def _skip_and(self, i: int) -> int:
        """Past ", " and " and " to the next of several names."""
        start = i
        while i < len(self.tokens) and self.lower[i] in (",", "and", "&"):
            i += 1
        return self._skip_honorifics(i) if i > start else len(self.tokens)

    def _back_over_article(self, first: int) -> int:
        """The token before an office, its article, and its country: "X, the Kenyan [foreign minister]"."""
        i = first - 1
        while i >= 0 and (
            self.lower[i] in ("'s", "’s", "'", "the", "a", "an", "currently", "who", "is") or i in self._party_tokens
        ):
            i -= 1
        return i

    @cached_property
    def _party_tokens(self) -> frozenset[int]:
        return frozenset(i for f, (last, _) in self.party_at.items() for i in range(f, last))

    def _back_over_brackets(self, end: int) -> int:
        """Past "(right)" or "MP" between a name and the comma."""
        while end > 0:
            if self.lower[end - 1] == ")":
                opened = next((i for i in range(end - 2, max(-1, end - 6), -1) if self.lower[i] == "("), -1)
                if opened < 0:
                    return end
                end = opened
            elif self.lower[end - 1] in ("'s", "’s"):
                return end
            elif self.honorific(end - 1) and (self.tokens[end - 1].text.isupper() or self.tokens[end - 1].text.endswith(".")):
                end -= 1  # "X MP,", but no "Vikram Sen,"
            else:
                return end
        return end

    def _named_once(self, start: int, end: int) -> bool:
        """More than one word, or a word that the model too calls a person."""
        return end - start > 1 or self.tokens[start].entity == "PERSON" or self.tokens[start].text in self._surnames

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The last words of the full names that the model has seen on the page."""
        tokens = self.tokens
        pairs = zip(tokens, tokens[1:], (*tokens[2:], None), strict=False)
        full = ((b, c) for a, b, c in pairs if a.entity == b.entity == "PERSON")
        return frozenset(b.text for b, c in full if (c is None or c.entity != "PERSON") and b.text.istitle())

    def _entity(self, start: int, end: int) -> bool:
        return end - start > 1 or any(self.tokens[i].entity == "PERSON" for i in range(start, end))

    def _joined(self, first: int) -> OfficeMention:
        """An office with those that follow it by "and": one person's two offices."""
        span = self.office_starts[first]
        office = self.offices[span]
        while (following := self._further_office(span[1])) is not None:
            span = self.office_starts[following]
            other = self.offices[span]
            beside = self.tokens[following - 1].text != "and"  # of "Undersecretary and SOM Leader" the first is the office
            office = OfficeMention(
                office.span.to(other.span),
                office.title if beside else f"{office.title} and {other.title}",
                office.level or other.level,
                office.parties or other.parties,
            )
        return office

    def _further_office(self, end: int) -> int | None:
        """Where the next office of the same person begins, behind "and" and what may be an acronym: "and SOM Leader"."""
        if self.lower[end : end + 1] != ("and",):
            return None
        start = end + 1 + (end + 2 < len(self.tokens) and self.tokens[end + 1].text.isupper() and end + 1 not in self.taken)
        return start if start in self.office_starts else None

    def _party_after(self, end: int) -> tuple[str | None, int]:
        """The party right after a name, "(Japan)" or "of Russia", and where the reading goes on."""
        if end + 2 < len(self.tokens) and self.lower[end] == "(" and end + 1 in self.party_at:
            last, code = self.party_at[end + 1]
            if last < len(self.tokens) and self.lower[last] == ")":
                return code, last + 1
        start = end + 1 + (end + 1 < len(self.tokens) and self.lower[end + 1] == "the")
        if self.lower[start : start + 2] == ("government", "of"):
            start += 2 + (self.lower[start + 2 : start + 3] == ("the",))
        if end < len(self.tokens) and self.lower[end] in ("of", "from") and start in self.party_at:
            last, code = self.party_at[start]
            return code, last
        return None, end

    def _party_before(self, start: int) -> str | None:
        if start and self.lower[start - 1] in ("'s", "’s") and start - 1 in self.party_ends:
            return self.party_ends[start - 1][1]
        return None


@cache
def _styles() -> Matcher:
    """Forms of address of several words ("Dato' Seri", "H.E."), as the tokenizer has them: none of their words is a name."""
    return Matcher(
        term for term, honorific in knowledge.honorifics().items() if (" " in term or term.count(".") > 1) and honorific.strip
    )


@cache
def _strippable() -> frozenset[str]:
    return frozenset(w.strip(".").lower() for w in knowledge.honorifics())


@cache
def _dialogues() -> Matcher:
    """The well-known dialogues by names of several words: none of them is a person."""
    names = [n for s in knowledge.known_series() for n in (s.name, *s.aliases)]
    return Matcher(n for n in names if " " in n)


@cache
def _common_words() -> frozenset[str]:
    encounters, grammar = knowledge.encounters(), knowledge.offices()
    single = {w for source in (encounters.nouns, encounters.levels, grammar.portfolios) for w in source if " " not in w}
    return frozenset(single | {"high", "level", "strategic", "dialog"}) - {
        "meet",
        "see",
        "east",
        "west",
        "law",
        "war",
        "land",
    }


@cache
def _particles() -> frozenset[str]:
    return frozenset(knowledge.particles()) - {"in", "of", "the", "and", "to", "on", "at", "a", "i", "o"}


def _disjoint(*witnesses: Iterable[_Found]) -> list[_Found]:
    """What the witnesses saw, earlier ones first where they overlap; what a later one adds to an equal name is kept."""
    kept: dict[int, _Found] = {}
    for witness in witnesses:
        for found in witness:
            over = {kept[i].chain: kept[i] for i in range(*found.chain) if i in kept}
            if not over:
                kept |= dict.fromkeys(range(*found.chain), found)
            elif len(over) == 1:
                (old,) = over.values()
                merged = old._replace(office=_fuller(old.office, found.office), party=old.party or found.party)
                kept |= dict.fromkeys(range(*old.chain), merged)
    return sorted(set(kept.values()), key=lambda f: f.chain)


def _fuller(first: OfficeMention | None, second: OfficeMention | None) -> OfficeMention | None:
    """Of two offices the one that says which: "her counterpart X, the trade minister" is a trade minister."""
    if first is None or (second is not None and (first.counterpart or (first.title in _RANKS and not first.parties))):
        return second
    return first


# -- which names are one person's ------------------------------------------------------------------------------------------------


def name_key(name: str) -> frozenset[str]:
    """The parts of a name without accents, case, hyphens, initials or order: "ISHII Haruka" and "Haruka Ishii" are equal."""
    plain = unaccented(name).casefold()
    parts = plain.replace("-", " ").replace("’", "'").replace(".", " ").split()
    return frozenset(p for p in parts if len(p) > 1) or frozenset(parts)


class _People:
    """The people of a page so far."""

    def __init__(self) -> None:
        self.keys: list[frozenset[str]] = []
        self.outer: list[frozenset[str]] = []
        self.parties: list[str | None] = []
        self.seen: Counter[int] = Counter()
        self.near: list[set[int]] = []

    def number(self, name: str, party: str | None, company: set[int]) -> int:
        """The person of a name; a new one if it fits none. `company` are people named beside it."""
        key = name_key(name)
        fits = [n for n in range(len(self.keys)) if self._fits(n, name, key, party)]
        if fits:
            n = max(fits, key=lambda n: (len(self.near[n] & company), self.seen[n], -n))
        else:
            n = len(self.keys)
            self.keys.append(key)
            self.outer.append(_outer(name))
            self.parties.append(party)
            self.near.append(set())
        if len(key) > len(self.keys[n]):
            self.keys[n], self.outer[n] = key, self.outer[n] | _outer(name)
        self.parties[n] = self.parties[n] or party
        self.seen[n] += 1
        return n

    def _fits(self, n: int, name: str, key: frozenset[str], party: str | None) -> bool:
        if party and self.parties[n] and party != self.parties[n]:
            return False
        if len(key) == 1:
            return bool(key & self.outer[n]) or (key <= self.keys[n] and len(self.keys[n]) > 3)
        if len(self.keys[n]) == 1:
            return bool(self.keys[n] & _outer(name))
        return key <= self.keys[n] or self.keys[n] <= key


def _outer(name: str) -> frozenset[str]:
    """The first and the last word of a name, folded: the ones that may stand alone for it."""
    words = name.split()
    return frozenset().union(*(name_key(w) for w in (words[0], words[-1]) if "-" not in w), *_after_particle(words))


def _after_particle(words: Sequence[str]) -> Iterator[frozenset[str]]:
    """ "Al-Safadi" may be called "Safadi"."""
    for w in (words[0], words[-1]):
        if "-" in w and w.split("-")[0].lower() in _particles() | {"al", "el", "ul"}:
            yield name_key(w.split("-", 1)[1])
            yield name_key(w)


def _numbered(page: Page, found: Sequence[_Found]) -> tuple[PersonMention, ...]:
    """Every mention with the number of its person: full names first, then the short ones, so that order does not matter."""
    people = _People()
    numbers: dict[_Chain, int] = {}
    names = {f.chain: _name(page, f.chain) for f in found}
    full = [f for f in found if len(name_key(names[f.chain])) > 1]
    for f in full:
        numbers[f.chain] = people.number(names[f.chain], f.party, set())
    by_sentence: dict[int, set[int]] = {}
    for f in full:
        by_sentence.setdefault(page.sentence_at(page.starts[f.chain.first]), set()).add(numbers[f.chain])
    for members in by_sentence.values():
        for n in members:
            people.near[n] |= members - {n}
    for i, f in enumerate(found):
        if f.chain not in numbers:
            beside = {numbers[g.chain] for g in found[max(0, i - 1) : i + 2] if g.chain in numbers and _adjacent(page, f, g)}
            beside |= _possible(people, [names[g.chain] for g in found[i + 1 : i + 2] if _adjacent(page, f, g)])
            numbers[f.chain] = people.number(names[f.chain], f.party, beside)
    return tuple(PersonMention(page.span_of(*f.chain), names[f.chain], numbers[f.chain], f.office, f.party) for f in found)


def _possible(people: _People, names: Sequence[str]) -> set[int]:
    """The people whom short names may mean."""
    return {n for name in names for n in range(len(people.keys)) if name_key(name) & people.outer[n]}


def _adjacent(page: Page, a: _Found, b: _Found) -> bool:
    """Whether two names stand side by side: "Rossi and Meyer", "Rossi-Meyer"."""
    first, last = sorted((a.chain, b.chain))
    between = page.lower[first.last : last.first]
    return len(between) <= 1 and all(w in ("and", "-", ",", "&", "–") for w in between)


def _name(page: Page, chain: _Chain) -> str:
    """The name as printed, its white space as single blanks."""
    words = page.span_of(*chain).of(page.text).split()
    return " ".join(words).rstrip(".") if len(words[-1]) > 2 else " ".join(words)
