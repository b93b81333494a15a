"""Which clause a word belongs to, and who stands on either side of a verb.

The parser hangs "in Tokyo" on the person before it and splits lists of people with their titles, so two witnesses are asked: the
verb that governs a word in the parse, and the unbroken list of names, titles and countries that stands next to the verb.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from verbale import knowledge
from verbale.extract.pronouns import person_meant
from verbale.extract.scene import Scene
from verbale.model.annotated import OfficeMention, PartyForm, PartyMention, PersonMention, Sentence

_LIST = knowledge.word_set("clauses", "list")
_SKIP_LEFT = knowledge.word_set("clauses", "skip left")
_ABOUT = knowledge.word_set("clauses", "about")
_SIDES = knowledge.word_set("clauses", "sides")
SAYING = knowledge.word_set("clauses", "saying")
_BIDDING = frozenset(("invitation", "request", "initiative"))
_JOURNEYS = frozenset(
    ("travel", "trip", "visit", "journey", "tour", "arrival", "departure", "return", "efforts", "remarks", "speech")
)
"""What is somebody's own, and of which somebody else's meeting may be told."""
_SUBJECT_OF_TALKS = frozenset(("discuss", "discussing"))
"""Verbs behind which nobody is named who took part."""
_CONTROLLED = ("xcomp", "conj", "advcl", "ccomp", "acl", "pcomp")


@dataclass(frozen=True, slots=True)
class Company:
    """Who is named together: people, offices without a name, and parties as actors."""

    people: tuple[PersonMention, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    parties: tuple[PartyMention, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.offices or self.parties)

    def __or__(self, other: Company) -> Company:
        if not other:
            return self
        return Company(
            tuple(dict.fromkeys((*self.people, *other.people))),
            tuple(dict.fromkeys((*self.offices, *other.offices))),
            tuple(dict.fromkeys((*self.parties, *other.parties))),
        )


@dataclass
class Clauses:
    """The clauses of one sentence."""

    scene: Scene
    sentence: Sentence
    _lists: dict[tuple[int, int], Company] = field(default_factory=dict)

    @cached_property
    def owner(self) -> dict[int, int]:
        """The verb in whose clause each token stands; a token without one is left out."""
        syntax, tokens = self.scene.syntax, self.scene.tokens
        inside = range(self.sentence.first, self.sentence.last)
        verbs = {i for i in inside if syntax.is_verb(i) and tokens[i].dep not in ("amod", "compound")}
        found: dict[int, int] = {}
        for i in inside:
            j = i
            while j not in verbs and tokens[j].head != j:
                j = tokens[j].head
            if j in verbs:
                found[i] = j
        return found

    @cached_property
    def owned(self) -> dict[int, list[int]]:
        """The tokens in the clause of each verb, in text order."""
        found: dict[int, list[int]] = {}
        for i, verb in self.owner.items():
            found.setdefault(verb, []).append(i)
        return found

    def verbs(self) -> list[int]:
        """The verbs of the sentence, in text order."""
        return [i for i in range(self.sentence.first, self.sentence.last) if self.owner.get(i) == i]

    # -- who stands where ------------------------------------------------------------------------------------------------------

    def left_of(self, verb: int) -> Company:
        """The subject's company: of the verb itself, or of the verb that controls it ("flew to Oslo to meet")."""
        company = self._owned(verb, before=True) | self._list_left(verb) | self._they(verb)
        above = self.scene.tokens[verb].head
        steps = 0
        while not company and above != verb and self._is_controlled(verb) and steps < 4:
            owner = self.owner.get(above)
            if owner is None or owner == verb or self.scene.tokens[owner].lemma in SAYING:
                break
            company = self._owned(owner, before=True) | self._list_left(owner)
            if not company or self.scene.tokens[owner].lemma in ("join", "accompany"):
                company |= self._owned(owner, before=False, until=verb)
            verb, above, steps = owner, self.scene.tokens[owner].head, steps + 1
        return company

    def _is_controlled(self, verb: int) -> bool:
        """Whether a verb has its subject from the clause above: none of its own, unless "who" or "they"."""
        tokens, children = self.scene.tokens, self.scene.syntax.children
        own = (c for c in children[verb] if tokens[c].dep in ("nsubj", "nsubjpass") and tokens[c].pos not in ("PRON", "DET"))
        return tokens[verb].dep in _CONTROLLED and next(own, None) is None

    def right_of(self, verb: int, *, until: int | None = None) -> Company:
        """The objects' company, without those who are only talked about."""
        after = verb + 1 + (self.scene.lower[verb + 1 : verb + 2] in (("on",), ("upon",)))
        company = self._owned(verb, before=False, until=until) | self.list_after(after)
        return company | self._pronoun(verb)

    def _they(self, verb: int) -> Company:
        """Whom "they" means in "X and Y flew to Oslo, where they met": several that are the subject of the clause above."""
        scene = self.scene
        subject = next((c for c in scene.syntax.children[verb] if scene.lower[c] == "they" and c < verb), None)
        above = self.owner.get(scene.tokens[verb].head)
        if subject is None or above is None or not self.sentence.first <= above < verb:
            return Company()
        meant = self._owned(above, before=True)
        return meant if len({p.person for p in meant.people}) > 1 else Company()

    def _pronoun(self, verb: int) -> Company:
        """Whom "him" or "her" means: the last one named before the sentence."""
        scene = self.scene
        objects = [c for c in scene.syntax.children[verb] if scene.tokens[c].dep == "dobj" and scene.lower[c] in ("him", "her")]
        if not objects:
            return Company()
        before = [p for p in scene.annotated.people if p.span.end <= self.sentence.span.start]
        named = {p.person for p in self.left_of(verb).people}
        other = next((p for p in reversed(before) if p.person not in named), None)
        return Company(people=(other,)) if other else Company()

    def _owned(self, verb: int, *, before: bool, until: int | None = None) -> Company:
        first, last = (self.sentence.first, verb) if before else (verb + 1, until or self.sentence.last)
        inside = [i for i in self.owned.get(verb, ()) if first <= i < last]
        inside = [i for i in inside if i not in self._inviting] if before else self._not_about(verb, inside)
        return self.company(inside)

    @cached_property
    def _inviting(self) -> range:
        """Where somebody is only named as the one at whose invitation others act: between "invitation of" and the comma."""
        low, last = self.scene.lower, self.sentence.last
        word = next((k for k in range(self.sentence.first, last - 1) if low[k] in _BIDDING and low[k + 1] == "of"), None)
        if word is None:
            return range(0)
        return range(word, next((k for k in range(word, last) if low[k] == ","), last))

    def _not_about(self, verb: int, inside: list[int]) -> list[int]:
        low = self.scene.lower
        about = next((i for i in inside if low[i] in _ABOUT and i > verb + 1 and not self._is_dating(i)), self.sentence.last)
        about = next((i for i in range(verb + 2, about) if low[i] in _SUBJECT_OF_TALKS), about)
        return [i for i in inside if i < about]

    def _is_dating(self, i: int) -> bool:
        """The "on" of "on Friday"."""
        return self.scene.lower[i] in ("on", "over") and (i + 1 in self.scene.time_at or i + 2 in self.scene.time_at)

    def company(self, tokens: Iterable[int]) -> Company:
        """Who is named by some tokens."""
        scene = self.scene
        people, offices, parties = [], [], []
        for i in tokens:
            if i in scene.time_at:  # "a week after X signed": who stands inside a time expression only dates it
                continue
            person = scene.person_at.get(i) or (person_meant(scene, i) if scene.lower[i] in ("he", "she") else None)
            office, party = scene.office_at.get(i), scene.party_at.get(i)
            if person is not None and person not in people and not self._owns(person):
                people.append(person)
            elif office is not None and office not in offices and self._unnamed(office):
                offices.append(office)
            elif party is not None and party not in parties and self.is_actor(party):
                parties.append(party)
        return Company(tuple(people), tuple(offices), tuple(parties))

    def _owns(self, person: PersonMention) -> bool:
        """Whether somebody is only named as the one whose envoy, office or journey it is: "President X's envoy Y"."""
        scene = self.scene
        i = scene.token_at(person.span.end)
        if scene.lower[i : i + 1] not in (("'s",), ("'",)):
            return False
        stop = min(i + 7, self.sentence.last)
        head = next((j for j in range(i + 1, stop) if scene.tokens[j].pos in ("NOUN", "PROPN") and not self._modifier(j)), None)
        if head is None:
            return False
        return head in scene.office_at or head in scene.person_at or scene.lower[head] in _JOURNEYS

    def _modifier(self, i: int) -> bool:
        return self.scene.tokens[i].dep in ("compound", "amod", "nmod") and i not in self.scene.office_at

    def _unnamed(self, office: OfficeMention) -> bool:
        """Whether an office stands for its holder: no name belongs to it."""
        return not any(p.office and p.office.span.touches(office.span) for p in self.scene.people(self.sentence.span))

    def is_actor(self, party: PartyMention) -> bool:
        """Whether a party acts: by name or capital and in no place, or by adjective before "side", "officials" ..."""
        scene = self.scene
        first, last = scene.token_at(party.span.start), scene.token_at(party.span.end)
        before = scene.lower[first - 1] if first > self.sentence.first else ""
        if before == "the" and first - 2 >= self.sentence.first:
            before = scene.lower[first - 2]
        after = scene.lower[last] if last < self.sentence.last else ""
        if party.form is PartyForm.ADJECTIVE:
            return after in _SIDES
        if before == "," and self._of_place(first - 1):
            return False
        if before in (
            "in",
            "to",
            "at",
            "across",
            "near",
            "visit",
            "visited",
            "visiting",
            "into",
            "throughout",
            "on",
            "against",
            "outside",
            "leave",
        ):
            return False
        if after in ("'s", "'") and last + 1 < self.sentence.last:
            return scene.lower[last + 1] in _SIDES
        return first not in scene.office_at and first not in scene.person_at

    def _of_place(self, comma: int) -> bool:
        """Whether a comma leads from a town to its country: "in Luque, Paraguay"."""
        scene = self.scene
        i = comma - 1
        while i > self.sentence.first and scene.tokens[i].text[0].isupper() and comma - i < 4:
            i -= 1
        return comma - 1 in scene.place_at or (i < comma - 1 and scene.lower[i] in ("in", "at", "near"))

    def list_after(self, start: int) -> Company:
        """The unbroken list of names, titles and countries that begins at a token."""
        return self.company(range(start, self.list_end(start)))

    def list_end(self, start: int) -> int:
        """Where the unbroken list that begins at a token ends."""
        return self._run(range(start, self.sentence.last))

    def _list_left(self, verb: int) -> Company:
        """The unbroken list that ends before a verb and its auxiliaries."""
        i = verb
        while i > self.sentence.first and self.scene.lower[i - 1] in _SKIP_LEFT:
            i -= 1
        if self.scene.lower[i - 1] == "and":  # "spoke with X and met Y": X belongs to the verb before
            return Company()
        first = i
        while first > self.sentence.first and self._listed(first - 1) and first - 1 not in self._inviting:
            first -= 1
        if self.scene.lower[i - 1 : i] == (",",) and not self._apposed(first, i):
            return Company()
        return self.company(range(first, i))

    def _apposed(self, first: int, last: int) -> bool:
        """Whether a list closed by a comma ends in an apposition: "X, Kenya's foreign minister, met"."""
        return any(i in self.scene.office_at or i in self.scene.party_at for i in range(first, last))

    def _run(self, tokens: range) -> int:
        for i in tokens:
            if not self._listed(i):
                return i
        return tokens.stop

    def _listed(self, i: int) -> bool:
        scene = self.scene
        named = i in scene.person_at or i in scene.office_at or i in scene.party_at
        return named or scene.lower[i] in _LIST or scene.tokens[i].text in ("Mr.", "Ms.", "Dr.", "Hon", "Hon.", "MP", "H.E.")


def clauses_of(scene: Scene, sentence: Sentence) -> Clauses:
    """The clauses of a sentence, worked out once for all who ask."""
    if sentence.first not in scene.clauses:
        scene.clauses[sentence.first] = Clauses(scene, sentence)
    return scene.clauses[sentence.first]
