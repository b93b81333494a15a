"""An encounter by the light of the whole report: people with their parties, level, dates, words of the series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from verbale import knowledge
from verbale.extract.cast import Cast, singular
from verbale.extract.meetings.clauses import Company
from verbale.extract.meetings.encounters import Encounter
from verbale.extract.meetings.home import home_party
from verbale.extract.meetings.nouns import NounPhrase
from verbale.extract.scene import Scene
from verbale.model import edtf
from verbale.model.annotated import OfficeMention, PersonMention, Time
from verbale.model.facts import Level, MeetingType
from verbale.model.spans import Span

RANK = (Level.LEADERS, Level.MINISTERIAL, Level.VICE_MINISTERIAL, Level.SENIOR_OFFICIALS, Level.WORKING)
"""The levels, highest first."""

_BARE_TITLES = frozenset(("ministers", "leaders", "officials", "diplomats", "secretaries", "envoys", "delegates"))
_SPEAKING = frozenset(("spokesperson", "spokesman", "spokeswoman"))
_LONG_WORD = 7
"""Letters from which on two words that differ by one are one word misprinted."""

_GENERIC = knowledge.word_set("series", "generic")


@dataclass(frozen=True)
class View:
    """An encounter by the light of the whole report: people with their parties, level, dates, series words."""

    encounter: Encounter
    scene: Scene
    cast: Cast

    @cached_property
    def people(self) -> tuple[int, ...]:
        """The numbers of the people, in order."""
        named = [p.person for p in self.encounter.everyone.people if not self._speaks_for_others(p)]
        return tuple(dict.fromkeys((*named, *self._by_title())))

    def _speaks_for_others(self, person: PersonMention) -> bool:
        """Whether somebody is there only as a spokesperson, who tells of the meeting and does not sit in it."""
        known = self.cast[person.person].office
        return known is not None and known.value.split()[0].casefold() in _SPEAKING

    def _by_title(self) -> Iterator[int]:
        """Whom "the Minister" means: the last one named before with that title, of the page's own country if it has one."""
        home = home_party(self.scene)
        for office in self.encounter.everyone.offices:
            if office.plural:
                yield from self._by_plural(office)
            if office.plural or office.counterpart:
                continue
            before = [p for p in self.scene.annotated.people if p.span.end <= office.span.start and p.office]
            if office.parties:
                yield from self._of_party(office, before)
                continue
            named = [p for p in reversed(before) if p.office and _same_title(office.title, p.office.title)]
            own = (p for p in named if (party := self.cast[p.person].party) is None or party.value == home)
            holder = next(own, next(iter(named), None))
            if holder:
                yield holder.person

    def _of_party(self, office: OfficeMention, before: list[PersonMention]) -> Iterator[int]:
        """Whom "the Omani Minister" means: the only one named before with just that title and party."""
        same = (p.person for p in before if p.office and p.office.title.casefold() == office.title.casefold())
        held = {n for n in same if (party := self.cast[n].party) and party.value in office.parties}
        if len(held) == 1:
            yield from held

    def _by_plural(self, office: OfficeMention) -> Iterator[int]:
        """Whom "the two ministers" mean: those named before with that title, if they are just as many."""
        scene = self.scene
        first = scene.token_at(office.span.start)
        words = scene.lower[max(0, first - 2) : first]
        if office.parties or office.counterpart or self.encounter.people_named or not {"the", "both"} & set(words):
            return
        title = singular(office)
        before = [p for p in scene.annotated.people if p.span.end <= office.span.start and p.office and not p.office.former]
        held = dict.fromkeys(p.person for p in before if p.office and _same_head(title, p.office.title))
        if len(held) == (3 if "three" in words else 2):
            yield from held

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties that the clause names or that its people have."""
        found = [code for code, _ in self.party_words()]
        return tuple(dict.fromkeys(found))

    def party_words(self) -> Iterator[tuple[str, Span]]:
        """Each party with the words that say it; a group of states stands for its members."""
        for code, span in self._party_words():
            for member in knowledge.expanded((code,)):
                yield member, span

    def _party_words(self) -> Iterator[tuple[str, Span]]:
        everyone = self.encounter.everyone
        for noun in self.encounter.nouns:
            for p in noun.parties:
                yield p.code, p.span
        for office in everyone.offices:
            for code in office.parties:
                yield code, office.span
        for party in everyone.parties:
            yield party.code, party.span
        for n in self.people:
            known = self.cast[n].party
            if known:
                yield known.value, known.span

    @cached_property
    def level(self) -> tuple[str | None, Span | None]:
        """The level: by the noun phrase, else by the ranks of the people and offices."""
        for noun in self.encounter.nouns:
            if noun.level:
                return noun.level, noun.level_span
        return self.rank

    @cached_property
    def rank(self) -> tuple[str | None, Span | None]:
        """The level that the people's offices give: that of the receiver of a courtesy call, else of the lower side."""
        ranked: dict[str, tuple[int, Span]] = {}
        for n in self.people:
            person = self.cast[n]
            if person.level and person.office:
                side = person.party.value if person.party else f"p{n}"
                rank = (RANK.index(Level(person.level)), person.office.span)
                ranked[side] = min(ranked.get(side, rank), rank)
        for office in self.encounter.everyone.offices:
            if office.level and not self._truncated(office):
                rank = (RANK.index(Level(office.level)), office.span)
                for side in office.parties or ("?",):
                    ranked[side] = min(ranked.get(side, rank), rank)
        if not ranked:
            return None, None
        pick = min if self.type is MeetingType.COURTESY_CALL else max
        index, span = pick(ranked.values())
        return str(RANK[index]), span

    def _truncated(self, office: OfficeMention) -> bool:
        """ "Both ministers" may be vice ministers named in short: a bare plural without its countries tells no level."""
        return (
            office.plural
            and not office.parties
            and office.title.split()[-1].lower() in _BARE_TITLES
            and len(office.title.split()) == 1
        )

    @cached_property
    def type(self) -> MeetingType:
        """The type; to be received by somebody of higher rank is a courtesy call."""
        others = self.encounter.other_side
        equal = any(o.counterpart for o in (*others.offices, *(p.office for p in others.people if p.office)))
        if equal:
            return self.encounter.type
        if "received" in self.encounter.marks and self.encounter.type is MeetingType.MEETING:
            host, guests = self._highest(self.encounter.company), self._highest(self.encounter.other_side)
            if host is not None and (guests is None or host < guests):
                return MeetingType.COURTESY_CALL
        if "also" in self.encounter.marks and self.encounter.type is MeetingType.MEETING and not self.encounter.nouns:
            guests, host = self._highest(self.encounter.company), self._highest(self.encounter.other_side)
            if host is not None and guests is not None and host < guests:
                return MeetingType.COURTESY_CALL
        return self.encounter.type

    def _highest(self, company: Company) -> int | None:
        """The highest rank among a company; 0 are leaders."""
        levels = [self.cast[p.person].level for p in company.people] + [o.level for o in company.offices]
        return min((RANK.index(Level(x)) for x in levels if x), default=None)

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The EDTF dates of the clause."""
        return tuple(t.value for t in self.times if t.value and _calendar(t.value))

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The times of the clause; a weekday gives way to a date with figures that it contradicts."""
        told = [t for t in self.encounter.times if t.value and _calendar(t.value)]
        figured = [t for t in told if any(c.isdigit() for c in t.span.of(self.scene.text))]

        def holds(time: Time) -> bool:
            return time in figured or not figured or any(edtf.overlaps(str(time.value), str(f.value)) for f in figured)

        return tuple(t for t in told if holds(t))

    @property
    def located(self) -> bool:
        """Whether the clause tells where."""
        return bool(self.encounter.places or self.encounter.countries or self.encounter.here)

    @cached_property
    def noun(self) -> NounPhrase | None:
        """The phrase that names the encounter."""
        named = [n for n in self.encounter.nouns if n.name]
        return next(iter(named or self.encounter.nouns), None)

    @cached_property
    def marks(self) -> frozenset[str]:
        """All marks of the encounter and of its phrases."""
        return self.encounter.marks.union(*(n.marks for n in self.encounter.nouns))

    @cached_property
    def series_words(self) -> frozenset[str]:
        """The words of the series' name, folded."""
        return name_words(self.noun.name) if self.noun and self.noun.name else frozenset()

    @cached_property
    def format(self) -> str | None:
        """Bilateral, trilateral ... where the words say so."""
        return next((n.format for n in self.encounter.nouns if n.format), None)

    @cached_property
    def ordinal(self) -> int | None:
        """The number of the round."""
        return next((n.ordinal for n in self.encounter.nouns if n.ordinal), None)

    @property
    def anaphoric(self) -> bool:
        """Whether the words only point back: "the talks"."""
        return "anaphoric" in self.marks and not self.people and len(self.parties) < 2


def _same_title(short: str, full: str) -> bool:
    """Whether a title may be a short form of another: "Minister" of "Foreign Minister", or the same."""
    return short.casefold() == full.casefold() or (len(short.split()) == 1 and short in full.split())


def _same_head(short: str, full: str) -> bool:
    """Whether a title ends in another: "Minister" in "Foreign Minister"; "Minister of Trade" is a minister's too."""
    return short.casefold() == full.casefold() or short in full.split()


def _calendar(value: str) -> bool:
    return value[:1].isdigit()


def name_words(name: str) -> frozenset[str]:
    """The words of a series' name that tell it from others."""
    plain = name.casefold().replace("-", " ").replace("'", "").replace("’", "").replace("defense", "defence")
    words = {w.rstrip("s") for w in plain.split() if w not in _GENERIC and w.isalnum()} | ({"2+2"} if "2+2" in plain else set())
    return frozenset(words or {w.rstrip("s") for w in plain.split()})


def alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names share their telling words, letters that a misprint left out or changed aside."""
    if not a or not b:
        return False
    shared = len(a & b)
    shared += sum(len(word) >= _LONG_WORD - 1 and any(_misprint(word, other) for other in b - a) for word in a - b)
    return bool(shared) and (shared >= min(len(a), len(b)) or 2 * shared >= len(a) + len(b) - shared)


def _misprint(one: str, other: str) -> bool:
    """Whether two long words differ by one letter, left out or changed."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG_WORD or len(long) - len(short) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return long[same + 1 :] in (short[same:], short[same + 1 :])
