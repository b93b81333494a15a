"""The people of a report: every printed form of a name, the office and the party of each, and how they are known.

A counterpart has the office of the one whose counterpart he is (inferred); "X and Y, from A and B respectively" pairs in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from verbale import knowledge
from verbale.extract.pronouns import person_meant
from verbale.extract.scene import Scene
from verbale.model.annotated import OfficeMention, PartyMention, PersonMention
from verbale.model.claims import Basis
from verbale.model.spans import Span

_SIDES = knowledge.word_set("encounters", "led")
_DELEGATIONS = frozenset(("side", "delegation", "team"))
_AUXILIARIES = frozenset(("was", "were", "is", "are", "will", "would", "be", "being", "been", "has", "have", "had", "to"))
_MAKING = frozenset(("comprised", "included", "includes"))
_LEADING = _MAKING | {"led", "headed", "represented", "composed", "co-led", "consisted"}
_BREAKING = frozenset(("while", "whereas", "when", "who", "which", "on", "at", "after", "during", "said", ";", ")", "accompanied"))
_LONGEST_BRACKET = 24
"""Tokens of the longest bracket that names who represents a party."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value about a person, with the words that say it and, if it is inferred, by which rule and why."""

    value: str
    span: Span
    basis: Basis = Basis.STATED
    rule: str | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Character:
    """One person of the report."""

    number: int
    mentions: tuple[PersonMention, ...]
    names: tuple[str, ...]
    office: Known | None
    level: str | None
    offices: tuple[Known, ...]
    party: Known | None

    @property
    def name(self) -> str:
        """The fullest name, as first printed."""
        return self.names[0]


class Cast:
    """All people of a report, by number."""

    def __init__(self, scene: Scene) -> None:
        """Collect the mentions; the rest is worked out when asked for."""
        self.scene = scene
        self.mentions: dict[int, list[PersonMention]] = {}
        for mention in scene.annotated.people:
            self.mentions.setdefault(mention.person, []).append(mention)

    def __getitem__(self, number: int) -> Character:
        return self.characters[number]

    @cached_property
    def characters(self) -> dict[int, Character]:
        """Every person."""
        return {n: self._character(n, tuple(rows)) for n, rows in self.mentions.items()}

    def _character(self, number: int, mentions: tuple[PersonMention, ...]) -> Character:
        printed = Counter(m.name for m in mentions)
        fullest = max(len(n.split()) for n in printed)
        names = sorted(printed, key=lambda n: (len(n.split()) < fullest,))
        party = self._party(mentions)
        offices = tuple(self._offices(mentions, party.value if party else None))
        main = max(offices, key=lambda o: (o[0].basis is Basis.STATED, len(o[0].value.split()) > 1), default=None)
        return Character(
            number,
            mentions,
            tuple(names),
            main[0] if main else None,
            main[1] if main else None,
            tuple(o for o, _ in offices),
            party,
        )

    # -- offices -----------------------------------------------------------------------------------------------------------------

    def _offices(self, mentions: tuple[PersonMention, ...], party: str | None) -> Iterator[tuple[Known, str | None]]:
        seen = set()
        for mention in mentions:
            office = mention.office
            if office is None or office.former:
                continue
            known, level = self._counterpart(mention, office) if office.counterpart else self._stated(mention, office, party)
            if known and known.value not in seen:
                seen.add(known.value)
                yield known, level

    def _stated(self, mention: PersonMention, office: OfficeMention, party: str | None) -> tuple[Known, str | None]:
        title = singular(office) if office.plural else office.title
        party = mention.party or office.party or party
        level = knowledge.offices().level(title, party) if party else self._usual_level(title)
        return Known(title, office.span), level or office.level

    def _usual_level(self, title: str) -> str | None:
        """The level that an office has in all states that the page names: a foreign secretary's differs from state to state."""
        levels = {knowledge.offices().level(title, state) for state in self._states}
        return next(iter(levels)) if len(levels) == 1 else knowledge.offices().level(title)

    @cached_property
    def _states(self) -> frozenset[str]:
        """The states that the page names."""
        table = knowledge.parties()
        return frozenset(p.code for p in self.scene.annotated.parties if table[p.code].kind == "state")

    def _counterpart(self, mention: PersonMention, office: OfficeMention) -> tuple[Known | None, str | None]:
        """The office of the last one named with an office before "his counterpart"."""
        before = [
            p
            for p in self.scene.annotated.people
            if p.span.end <= office.span.start and p.office and not p.office.counterpart and p.person != mention.person
        ]
        if (
            not before
            or self.scene.sentence_of(self.scene.token_at(mention.span.start))
            - self.scene.sentence_of(self.scene.token_at(before[-1].span.start))
            > 2
        ):
            return None, None
        facing = self._facing(mention, office, before)
        if facing is None or facing.office is None:
            return None, None
        known, level = self._stated(facing, facing.office, None)
        because = f"{mention.name} is called the counterpart of {facing.name}, {known.value}"
        return Known(known.value, office.span.to(mention.span), Basis.INFERRED, "counterpart", because), level

    def _facing(self, mention: PersonMention, office: OfficeMention, before: list[PersonMention]) -> PersonMention | None:
        """Whose counterpart somebody is: of several counterparts each of the one in the same place, if there are as many."""
        peers = [p for p in self.scene.annotated.people if p.office and p.office.span == office.span]
        here = self.scene.sentence_of(self.scene.token_at(mention.span.start))
        across = [p for p in before if self.scene.sentence_of(self.scene.token_at(p.span.start)) == here]
        titles = {p.office.title for p in across if p.office}
        if not office.plural or len(peers) < 2 or len(titles) < 2:
            return before[-1]
        return across[peers.index(mention)] if len(across) == len(peers) else None

    # -- parties -----------------------------------------------------------------------------------------------------------------

    def _party(self, mentions: tuple[PersonMention, ...]) -> Known | None:
        found: Counter[str] = Counter()
        spans: dict[str, Span] = {}
        for mention in mentions:
            for code, span in self._told(mention):
                found[code] += 1
                spans.setdefault(code, span)
        if found:
            code = max(found, key=lambda c: found[c])
            return Known(code, spans[code])
        return self._by_title(mentions)

    def _told(self, mention: PersonMention) -> Iterator[tuple[str, Span]]:
        if mention.party:
            yield mention.party, mention.span if mention.office is None else mention.office.span.to(mention.span)
        office = mention.office
        if office and not mention.party:
            if office.party:
                yield office.party, office.span
            elif len(office.parties) > 1 and (code := self._in_order(mention, office)):
                yield code, office.span
        if not mention.party and (code := self._respectively(mention)):
            yield code, mention.span
        if not mention.party and (led := self._seated.get(mention.span) or self._led.get(mention.span)):
            yield led.code, led.span

    @cached_property
    def _led(self) -> dict[Span, PartyMention]:
        """Whose side somebody leads: "X leads the Omani delegation", "the Omani side was led by X"."""
        scene, found = self.scene, {}
        for verb in (i for i, t in enumerate(scene.tokens) if t.lemma in ("lead", "head") and t.pos == "VERB"):
            parts = {scene.tokens[c].dep: c for c in scene.syntax.children[verb]}
            side = parts.get("nsubjpass", parts.get("dobj", side_before(scene, verb)))
            who = parts.get("nsubj")
            if "agent" in parts:
                who = next((c for c in scene.syntax.children[parts["agent"]] if scene.tokens[c].dep == "pobj"), None)
            if side is None or who is None or scene.lower[side] not in _SIDES:
                continue
            person = scene.person_at.get(who) or self._holder(who) or person_meant(scene, who)
            party = next((scene.party_at[i] for i in range(side - 1, max(side - 3, -1), -1) if i in scene.party_at), None)
            if person and party:
                found[person.span] = party
        return found

    @cached_property
    def _seated(self) -> dict[Span, PartyMention]:
        """On whose side somebody is listed: "the Omani side was led by X and Y", "Oman (represented by X), Kenya (Y)"."""
        found = {
            p.span: side.party for side in delegations(self.scene, 0, len(self.scene.tokens)) if side.party for p in side.people
        }
        return found | self._bracketed

    @property
    def _bracketed(self) -> dict[Span, PartyMention]:
        """Who is named in brackets behind a party."""
        scene, found = self.scene, {}
        for party in scene.annotated.parties:
            i = scene.token_at(party.span.end)
            if scene.lower[i : i + 1] != ("(",):
                continue
            closed = next((j for j in range(i, min(i + _LONGEST_BRACKET, len(scene.tokens))) if scene.lower[j] == ")"), i)
            inside = scene.people(scene.span_of(i, closed + 1))
            if len({p.person for p in inside}) == 1:
                found[inside[0].span] = party
        return found

    def _holder(self, i: int) -> PersonMention | None:
        """Who is named right behind the office at token `i`: "by the foreign minister, X"."""
        office = self.scene.office_at.get(i)
        if office is None or office.plural:
            return None
        return next((p for p in self.scene.annotated.people if p.office and p.office.span == office.span), None)

    def _in_order(self, mention: PersonMention, office: OfficeMention) -> str | None:
        """Who of several named after a shared title has which country: "her Chinese and Korean counterparts, X and Y"."""
        sharing = [p for p in self.scene.annotated.people if p.office is office or (p.office and p.office.span == office.span)]
        if len(sharing) != len(office.parties):
            return None
        return office.parties[[p.span for p in sharing].index(mention.span)]

    def _respectively(self, mention: PersonMention) -> str | None:
        """ "X and Y, from A and B respectively": people and countries of the sentence pair in order."""
        scene = self.scene
        i = scene.token_at(mention.span.start)
        sentence = scene.sentences[scene.sentence_of(i)]
        at = next((j for j in range(i, sentence.last) if scene.lower[j] == "respectively"), None)
        if at is None:
            return None
        end = scene.tokens[at].start
        parties = scene.parties(Span(mention.span.end, end))
        people = [p for p in scene.people(Span(sentence.span.start, end)) if not (p.party or (p.office and p.office.parties))]
        last = [p for p in people if not parties or p.span.end <= parties[0].span.start][-len(parties) :]
        if parties and len(last) == len(parties) and mention in last:
            return parties[last.index(mention)].code
        return None

    def _by_title(self, mentions: tuple[PersonMention, ...]) -> Known | None:
        """The party whose title it is: only one state has an External Affairs Minister."""
        for mention in mentions:
            office = mention.office
            code = _signatures().get(office.title.casefold()) if office and not self._goes_on(office) else None
            if office and code and self._plausible(code):
                because = f"{office.title} is a title of {knowledge.parties()[code].name} alone"
                return Known(code, office.span, Basis.INFERRED, "title of one state", because)
        return None

    def _plausible(self, code: str) -> bool:
        """Whether the page names the party or a city of its own, or hardly any other."""
        named = {p.code for p in self.scene.annotated.parties}
        return code in named or len(named) < 2 or any(p.country == code for p in self.scene.annotated.places)

    def _goes_on(self, office: OfficeMention) -> bool:
        """Whether more of the title follows: "Secretary of State at the Ministry"."""
        i = self.scene.token_at(office.span.end)
        return self.scene.lower[i : i + 1] in (("of",), ("at",), ("in",), ("for",))


class Delegation(NamedTuple):
    """The "side" or "delegation" at a token, its party, and the people listed as those who lead or make it."""

    token: int
    party: PartyMention | None
    people: tuple[PersonMention, ...]


def delegations(scene: Scene, first: int, last: int) -> Iterator[Delegation]:
    """The sides told by the tokens `[first, last)` whose people are listed.

    As in "the Omani delegation was led by X and Y", "on the Kenyan side by Z", "Oman was represented by X".
    """
    for i in range(first, last):
        state = i in scene.party_at and i + 1 not in scene.party_at
        if scene.lower[i] not in _DELEGATIONS and not state:
            continue
        sentence = scene.sentences[scene.sentence_of(i)]
        start = _listing(scene, i + 1, sentence.last)
        if state and (start is None or "represented" not in scene.lower[sentence.first : start]):
            continue  # "Oman was represented by X, and Kenya by Y"
        if start is None:
            continue
        people = scene.people(Span(scene.tokens[start].start, scene.tokens[_list_end(scene, start, sentence.last) - 1].end))
        if people:
            yield Delegation(i, scene.party_at.get(i if state else i - 1), tuple(people))


def _listing(scene: Scene, i: int, last: int) -> int | None:
    """Where the list of those begins who lead a side or make it, right behind the side's word; None where none does."""
    words = scene.lower
    i += words[i : i + 1] == (",",)
    while i < last - 1 and words[i] in _AUXILIARIES:
        i += 1
    if i < last - 1 and words[i] in _LEADING:
        i += 1
        if words[i] not in ("by", "of") and words[i - 1] not in _MAKING:
            return None
    elif words[i : i + 1] != ("by",):
        return None
    return i + (words[i] in ("by", "of"))


def _list_end(scene: Scene, start: int, last: int) -> int:
    """Where a list of people ends: at a verb, at a word of another clause, or at the next side."""
    for i in range(start, last):
        named = i in scene.person_at or i in scene.office_at
        another = i in scene.party_at and scene.lower[i + 1 : i + 2] and scene.lower[i + 1] in _DELEGATIONS | {"by"}
        if not named and (another or scene.lower[i] in _BREAKING or scene.tokens[i].pos == "VERB" or scene.tokens[i].tag == "MD"):
            return max(i, start + 1)
    return last


def side_before(scene: Scene, verb: int) -> int | None:
    """What was led, where the parser lost it: the "delegation" of "... and the Omani delegation was led by X"."""
    passive = verb > 1 and scene.tokens[verb].tag == "VBN" and scene.lower[verb - 1] in ("was", "were", "is", "will")
    return verb - 2 if passive and scene.lower[verb - 2] in _SIDES else None


@cache
def _signatures() -> dict[str, str]:
    """Titles that one party alone uses, in lower case, with its code."""
    rows = knowledge.load_yaml("signatures.yaml", required=("titles",))["titles"]
    return {title: code for code, titles in rows.items() for title in titles.split(", ")}


def singular(office: OfficeMention) -> str:
    """The title of one holder of a plural office: "Foreign Ministers" is "Foreign Minister"."""
    heads = knowledge.offices().heads
    words = []
    for word in office.title.split():
        head = heads.get(word.casefold())
        words.append(head.noun.title() if head and head.plural else word)
    return " ".join(words)
