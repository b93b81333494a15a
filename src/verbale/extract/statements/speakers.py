"""Who speaks: the words beside the verb, and whom they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.extract.cast import Cast
from verbale.extract.meetings import Draft, home_party
from verbale.extract.phrases import conjuncts
from verbale.extract.scene import Scene
from verbale.extract.statements.words import Words
from verbale.model.annotated import OfficeMention, PersonMention
from verbale.model.claims import Basis

_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}
_SINGULAR = frozenset(("he", "she"))
_DETERMINERS = frozenset(("the", "both", "and", "but", "while", "however", "meanwhile", "as", "also"))
_INNER = frozenset(("appos", "conj"))
_BODIES = frozenset(
    ["ministry", "government", "office", "presidency", "palace", "cabinet", "department", "administration", "kremlin"]
)
_RANKS = frozenset(["prime", "vice", "deputy", "assistant", "first", "second", "junior", "associate", "state"])
_MEMORY = 4
"""Sentences that a pronoun looks back."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: names or the words as printed, and parties. `rule` and `because` where it is inferred."""

    names: tuple[str, ...]
    parties: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    basis: Basis = Basis.STATED
    rule: str | None = None
    because: str | None = None


class Speakers:
    """Resolves speakers in text order; remembers who has spoken."""

    def __init__(self, words: Words, cast: Cast, drafts: Sequence[Draft]) -> None:
        """`drafts` are the meetings of the report, the one it is about first."""
        self.words = words
        self.scene: Scene = words.scene
        self.cast = cast
        self.drafts = drafts
        self.home = home_party(words.scene)
        self._spoken: list[tuple[int, Speaker]] = []
        self._called: dict[int, str] = {}

    def resolve(self, source: range, head: int) -> Speaker:
        """Whom some words mean; they stand beside a verb of saying."""
        found = self._resolve(source, head)
        self._spoken.append((self.scene.sentence_of(source.start), found))
        return found

    def _resolve(self, source: range, head: int) -> Speaker:
        low = _POSSESSIVES.get(self.scene.lower[head], self.scene.lower[head])
        if low in ("who", "which", "that") and (antecedent := self._antecedent(head)) is not None:
            first = min(self.words.subtree(antecedent))
            return self._resolve(self.words.phrase(antecedent, range(first, head)), antecedent)
        if low in ("he", "she", "they", "it"):
            return self._pronoun(source, low)
        if joint := self._joint(source, head):
            return joint
        if people := self._people(source, head):
            return self._named(people)
        if holder := self._holders(source, head) or self._holder(source, head):
            return holder
        return self._printed(source, head)

    def _holders(self, source: range, head: int) -> Speaker | None:
        """ "The Minister and the Secretary": both, where both are told."""
        heads = [k for k in conjuncts(self.scene, head) if k in source]
        if len(heads) < 2:
            return None
        starts = (source.start, *(k + 1 for k in heads[:-1]))
        phrases = (self.words.trimmed(range(start, k + 1)) for start, k in zip(starts, heads, strict=True))
        told = [s for phrase, k in zip(phrases, heads, strict=True) if (s := self._holder(phrase, k)) is not None]
        if len(told) < len(heads) or len({p for s in told for p in s.people}) < len(heads):
            return None
        names = tuple(dict.fromkeys(n for s in told for n in s.names))
        parties = tuple(dict.fromkeys(p for s in told for p in s.parties))
        people = tuple(dict.fromkeys(p for s in told for p in s.people))
        because = "; ".join(s.because for s in told if s.because)
        return Speaker(names, parties, people, Basis.INFERRED, "office named before", because)

    def _antecedent(self, head: int) -> int | None:
        """What a relative pronoun stands for: what its clause hangs on."""
        verb = self.words.tokens[head].head
        if self.words.tokens[verb].dep != "relcl":
            return None
        return self.words.tokens[verb].head

    # -- names -----------------------------------------------------------------------------------------------

    def _people(self, source: range, head: int) -> list[PersonMention]:
        """The people that a phrase names as its head, beside it in apposition, or joined to it."""
        found: list[PersonMention] = []
        for k in source:
            person = self.scene.person_at.get(k)
            if person is not None and person not in found and self._is_head(k, head, source):
                found.append(person)
        return found

    def _is_head(self, k: int, head: int, source: range) -> bool:
        """Whether a token belongs to the phrase's own head rather than to what hangs on it by a preposition."""
        tokens = self.words.tokens
        for _ in range(8):
            if k == head or k not in source:
                return True
            if tokens[k].dep not in _INNER:
                return False
            k = tokens[k].head
        return False

    def _named(self, people: Sequence[PersonMention]) -> Speaker:
        numbers = tuple(dict.fromkeys(p.person for p in people))
        parties = tuple(dict.fromkeys(known.value for n in numbers if (known := self.cast[n].party)))
        return Speaker(tuple(self.cast[n].name for n in numbers), parties, numbers)

    def _holder(self, source: range, head: int) -> Speaker | None:
        """ "The Minister": the last one named before in such an office."""
        office = self.scene.office_at.get(head)
        if office is None or office.plural or office.counterpart or not self._is_definite(source):
            return None
        offset = self.scene.tokens[source.start].start
        before = [p for p in self.scene.annotated.people if p.span.end <= offset and self._holds(p, office)]
        offices = {id(o): o for k in source if (o := self.scene.office_at.get(k))}.values()
        before = [p for p in before if all(self._holds(p, o) for o in offices)] or before
        person = next((p for p in reversed(before) if self._party_of(p) == (office.party or self.home)), None)
        if person is None:
            person = next((p for p in reversed(before) if not office.party or self._party_of(p) is None), None)
        if person is None:
            return None
        named = self._named([person])
        because = f"{office.title!r} is the office of {named.names[0]}, named before"
        return Speaker(named.names, named.parties, named.people, Basis.INFERRED, "office named before", because)

    def _is_definite(self, source: range) -> bool:
        """Whether a short phrase means one that the reader knows: "the minister", "Foreign Secretary"."""
        first = self.scene.lower[source.start]
        titled = self.words.tokens[source.start].text[0].isupper() and first not in ("a", "an", "another", "one")
        return len(source) <= 5 and (first == "the" or titled)

    def _holds(self, person: PersonMention, office: OfficeMention) -> bool:
        """Whether somebody has an office of that title, told in full or in short, in the same rank."""
        wanted = set(office.title.casefold().split())
        held = (set(o.value.casefold().replace("-", " ").split()) for o in self.cast[person.person].offices)
        return any(wanted <= words and not (words - wanted) & _RANKS for words in held)

    def _party_of(self, person: PersonMention) -> str | None:
        known = self.cast[person.person].party
        return known.value if known else None

    def _printed(self, source: range, head: int) -> Speaker:
        """The words as printed, without article and apposition."""
        first = source.start
        while first < head and self.scene.lower[first] in _DETERMINERS:
            first += 1
        stop = next((k for k in range(max(first, head) + 1, source.stop) if self.scene.lower[k] in (",", "(")), source.stop)
        span = self.scene.span_of(first, max(stop, first + 1))
        return Speaker((" ".join(span.of(self.scene.text).replace("-\n", "-").split()),), self._parties(source, head))

    def _parties(self, source: range, head: int) -> tuple[str, ...]:
        """For whom somebody without a name speaks."""
        span = self.words.span(source)
        codes = [p.code for p in self.scene.parties(span)] or [p.country for p in self.scene.places(span) if p.country]
        if codes:
            return tuple(dict.fromkeys(codes))
        office = self.scene.office_at.get(head)
        if office is not None and office.parties:
            return office.parties
        if self.scene.lower[head] in _BODIES:
            before = [s for _, s in self._spoken if len(s.parties) == 1 and not s.people]
            return before[-1].parties if before else (self.home,) if self.home else ()
        return ()

    # -- words that mean somebody named before ---------------------------------------------------------------

    def _pronoun(self, source: range, low: str) -> Speaker:
        printed = Speaker((self.words.span(source).of(self.scene.text),))
        here = self.scene.sentence_of(source.start)
        recent = [s for at, s in self._spoken if here - at <= _MEMORY]
        if low in _SINGULAR:
            meant = self._person_before(low, source.start, here, recent)
            if meant:
                self._called[meant.people[0]] = low
        elif low == "it":
            meant = next((s for s in reversed(recent) if not s.people and len(s.names) == 1), None)
        else:
            meant = next((s for s in reversed(recent) if len(s.names) > 1 or len(s.parties) > 1), None) or self._participants()
        if meant is None or meant.names == printed.names:
            return printed
        because = f"{low!r} stands for {' and '.join(meant.names)}, named last before"
        return Speaker(meant.names, meant.parties, meant.people, Basis.INFERRED, "pronoun", because)

    def _person_before(self, low: str, start: int, here: int, recent: list[Speaker]) -> Speaker | None:
        """The person nearest before a pronoun: a subject of this or the last sentence, or who spoke last, or who was named."""
        offset = self.scene.tokens[start].start
        near = [
            p
            for p in self.scene.annotated.people
            if p.span.end <= offset
            and self._called.get(p.person, low) == low
            and here - self.scene.sentence_of(self.scene.token_at(p.span.start)) <= _MEMORY
        ]
        subjects = [p for p in near if self._is_subject(p)]
        if subjects and here - self.scene.sentence_of(self.scene.token_at(subjects[-1].span.start)) <= 1:
            return self._named(subjects[-1:])
        spoke = next((s for s in reversed(recent) if len(s.people) == 1 and self._called.get(s.people[0], low) == low), None)
        return spoke or (self._named(near[-1:]) if near else None)

    def _is_subject(self, person: PersonMention) -> bool:
        return self.words.tokens[self.scene.head_of(person.span)].dep in ("nsubj", "nsubjpass")

    def _joint(self, source: range, head: int) -> Speaker | None:
        """ "The two", "both ministers": those who met, by name where the meeting has two people or more."""
        low = [self.scene.lower[k] for k in source]
        if not set(low) & self.words.known.joint or len(low) > 5 or self._people(source, head):
            return None
        if any(k in self.scene.party_at for k in source):
            return None
        if not ({"two", "both", "pair", "duo", "three"} & set(low) or low[0] == "the"):
            return None
        meant = self._participants()
        if meant is None:
            return None
        words = self.words.span(source).of(self.scene.text)
        people = not {"sides", "countries", "parties", "governments"} & set(low)
        if not people or len(meant.people) < 2:
            printed = self._printed(source, head)
            return Speaker(printed.names, meant.parties, (), Basis.STATED)
        because = f"{words!r} are those who met: {' and '.join(meant.names)}"
        return Speaker(meant.names, meant.parties, meant.people, Basis.INFERRED, "joint speakers", because)

    def _participants(self) -> Speaker | None:
        """Who took part in the meeting that the report is about, if it is one of two or three."""
        if not self.drafts:
            return None
        draft = self.drafts[0]
        if draft.ahead or len(draft.parties) not in (2, 3):
            return None
        people = [n for n in sorted(draft.people) if n in self.cast.characters]
        if len(people) not in (2, 3, 4):
            return Speaker(tuple(draft.parties), tuple(draft.parties))
        return Speaker(tuple(self.cast[n].name for n in people), tuple(draft.parties), tuple(people))
