"""Who acts: the parties that the subject of a verb stands for.

Named parties stand for themselves, people and offices for their parties, "the two" or "both sides" for the parties of the
meeting that the sentence belongs to, "they" for those who acted before. Whoever cannot be told is nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from verbale import knowledge
from verbale.extract.cast import Cast, Known
from verbale.extract.meetings import Draft, home_party, parties_at_table
from verbale.extract.phrases import child, children_of, conjuncts, left_edge, right_of_run, subject_of
from verbale.extract.scene import Scene
from verbale.model.annotated import PartyForm
from verbale.model.documents import Role
from verbale.model.facts import Level
from verbale.model.spans import Span

_BODIES = knowledge.word_set("acts", "bodies")
_ASIDE = frozenset(["relcl", "acl", "advcl", "ccomp", "punct"])
_BELONGING = frozenset(["of", "from", "for", "between"])
_PRONOUNS = frozenset(["it", "he", "she", "its"])
_LEADERS = knowledge.word_set("acts", "leaders")
_STATES = knowledge.word_set("acts", "states")
_CAMPS = knowledge.word_set("acts", "camps")
_SEVERAL = 2
_LOOK_BACK = 2
_INTRO = 6


class Acting(NamedTuple):
    """Parties that act together, the words for them, and whether the words only point to them ("the two")."""

    parties: tuple[str, ...]
    span: Span
    pointed: bool = False

    @property
    def joint(self) -> bool:
        """Whether several act as one."""
        return len(self.parties) > 1


@dataclass
class Actors:
    """Tells who acts in one report."""

    scene: Scene
    cast: Cast
    drafts: list[Draft]
    _told: dict[int, Acting | None] = field(default_factory=dict)

    @cached_property
    def body(self) -> dict[str, list[int]]:
        """The tokens of the body that may tell an act, by lemma, or as they stand in lower case where only that is a cue."""
        found: dict[str, list[int]] = {}
        cues, lower = knowledge.act_words().cues, self.scene.lower
        for sentence in self.scene.sentences:
            if sentence.role is Role.BODY:
                for i, token in enumerate(self.scene.tokens[sentence.first : sentence.last], sentence.first):
                    low = lower[i]
                    if token.lemma in cues:
                        found.setdefault(token.lemma, []).append(i)
                    if low != token.lemma and low in cues:
                        found.setdefault(low, []).append(i)
        return found

    def cued(self, cues: AbstractSet[str]) -> list[int]:
        """The tokens of the body that are one of the cues, by lemma or as they stand, in text order."""
        body = self.body
        return sorted({i for cue in body.keys() & cues for i in body[cue]})

    def of(self, verb: int) -> Acting | None:
        """Those who do what a verb tells: its subject, or that of the list that it is an item of."""
        subject = subject_of(self.scene, verb)
        if subject is None:
            return self._of_list(verb)
        if self.scene.lower[subject] in ("it", "there") and self.scene.tokens[subject].dep in ("nsubjpass", "expl"):
            return self.meeting(verb, 0, self._span(subject))
        return self.named(subject)

    def named(self, head: int, depth: int = 0) -> Acting | None:
        """Those whom a noun phrase or pronoun stands for."""
        if head not in self._told:
            self._told[head] = None  # a pronoun that points to itself
            self._told[head] = self._named(head, depth)
        return self._told[head]

    def _named(self, head: int, depth: int) -> Acting | None:
        low = self.scene.lower[head]
        if low in ("who", "which", "that"):
            return self._antecedent_of_relative(head, depth)
        if low == "we":
            return self._speaker(head, depth)
        if low in _PRONOUNS or low in ("they", "these"):
            return self._before(head, depth, several=low not in _PRONOUNS)
        codes = tuple(dict.fromkeys(c for i in self._phrase(head) for c in self._codes(i)))
        found = knowledge.expanded(codes)
        number = self._number(head)
        if number is not None and len(found) < _SEVERAL and not (found and self._is_name(head)):
            return self.meeting(head, number, self._span(head)) or (Acting(found, self._span(head)) if found else None)
        if together := self._at_one_table(head, found):
            return together
        if self._joined_offices(head):
            return self._of_offices(head, found)
        return Acting(found, self._span(head)) if found else self._office_holder(head)

    def _joined_offices(self, head: int) -> bool:
        """Whether a phrase joins an office to somebody: "the Minister and the Secretary"."""
        joined = list(conjuncts(self.scene, head))
        return len(joined) > 1 and any(i in self.scene.office_at and i not in self.scene.person_at for i in joined)

    def _of_offices(self, head: int, found: tuple[str, ...]) -> Acting | None:
        """Those for whom joined offices stand: all of them, if need be as those who meet; as far as told otherwise."""
        joined, span = list(conjuncts(self.scene, head)), self._span(head)
        offices = (self._office_holder(i) for i in joined if i not in self.scene.person_at)
        held = tuple(dict.fromkeys((*found, *(code for acting in offices if acting for code in acting.parties))))
        if len(held) < len(joined) and (met := self.meeting(head, len(joined), span)) and set(held) <= set(met.parties):
            return met
        return Acting(held, span, pointed=not found) if held else None

    def _at_one_table(self, head: int, found: tuple[str, ...]) -> Acting | None:
        """People of whom one's country is not told, as those of the meeting where all of them sit."""
        people = {p.person for i in self._phrase(head) if (p := self.scene.person_at.get(i))}
        if len(people) < _SEVERAL or all(self.party_of(n) for n in people):
            return None
        for draft in self.drafts:
            if people <= draft.people and set(found) <= set(draft.parties):
                return Acting(tuple(draft.parties), self._span(head))
        return None

    # -- the words of a phrase -------------------------------------------------------------------------------------------------

    def _phrase(self, head: int) -> list[int]:
        """The tokens of a noun phrase with its coordinated ones, without clauses and without phrases that only place it."""
        scene, found, stack = self.scene, [], [head]
        while stack:
            i = stack.pop()
            found.append(i)
            for c in scene.syntax.children[i]:
                dep = scene.tokens[c].dep
                if dep in _ASIDE or (dep == "prep" and scene.lower[c] not in _BELONGING):
                    continue
                stack.append(c)
        return sorted(found)

    def _codes(self, i: int) -> Iterator[str]:
        """The parties that one token of a subject stands for."""
        scene = self.scene
        if person := scene.person_at.get(i):
            if code := self.party_of(person.person):
                yield code
        elif office := scene.office_at.get(i):
            yield from office.parties
        elif (party := scene.party_at.get(i)) and self._acts(i, party.form):
            yield party.code

    def party_of(self, number: int) -> str | None:
        """The party of a person: as told, as the make-up of a meeting tells it, or that of the page for its own officials."""
        known = self.cast[number].party or self._at_table.get(number)
        if known:
            return known.value
        return self._home if self.cast[number].level and self.drafts and self._home in self.drafts[0].parties else None

    @cached_property
    def _at_table(self) -> dict[int, Known]:
        return parties_at_table(self.scene, self.cast, self.drafts)

    @cached_property
    def _home(self) -> str | None:
        """The country that the page speaks from: it names its own officials without their country."""
        return home_party(self.scene)

    def _acts(self, i: int, form: PartyForm) -> bool:
        """Whether a party acts itself: by name, or as owner or adjective of a body that can."""
        scene = self.scene
        last = scene.range_of(scene.party_at[i].span).stop - 1
        j = last
        while scene.tokens[j].dep in ("compound", "amod", "nmod", "conj", "poss", "case") and scene.tokens[j].head != j:
            j = scene.tokens[j].head
            if scene.lower[j] in _BODIES or j in scene.office_at or j in scene.person_at:
                return True
        if form is PartyForm.ADJECTIVE:
            return False
        return scene.tokens[last].dep in ("nsubj", "nsubjpass", "conj", "pobj", "ROOT", "appos", "dobj") and j not in scene.place_at

    def _is_name(self, head: int) -> bool:
        return head in self.scene.party_at or head in self.scene.person_at

    def _number(self, head: int) -> int | None:
        """For how many a plural word stands; 0 where it does not tell, None where it stands for nobody in particular."""
        scene, collectives = self.scene, knowledge.act_words().collectives
        low = scene.lower[head]
        modifiers = [scene.lower[c] for c in children_of(scene, head, "nummod", "det", "predet", "preconj", "amod")]
        told = next((n for m in modifiers if (n := collectives.get(m))), None)
        if low in collectives:
            return told or collectives[low]
        office = scene.office_at.get(head)
        if office is not None and office.plural:
            return told or 0
        return None

    def _span(self, head: int) -> Span:
        inside = [i for i in self._phrase(head) if i >= left_edge(self.scene, head)]
        return self.scene.span_of(inside[0], right_of_run(inside)) if inside else self.scene.span_of(head, head + 1)

    def owner(self, noun: int) -> Acting | None:
        """Whose something is: "Japan's bid", "gestures from the administration"."""
        scene = self.scene
        owners = [*children_of(scene, noun, "poss")]
        owners += [
            p
            for c in children_of(scene, noun, "prep")
            if scene.lower[c] in ("from", "by", "of")
            for p in children_of(scene, c, "pobj")
        ]
        for i in owners:
            acting = self.named(i)
            if acting is None and (party := scene.party_at.get(i)):
                acting = Acting(knowledge.expanded((party.code,)), party.span)
            if acting:
                return acting
        adjective = next((p for c in children_of(scene, noun, "amod") if (p := scene.party_at.get(c))), None)
        return Acting((adjective.code,), adjective.span) if adjective else None

    def draft_of(self, i: int) -> int | None:
        """The number of the meeting, from nought, that a sentence tells of: one told in it, or the main one."""
        for draft in self._drafts_at.get(self.scene.sentence_of(i), ()):
            if not draft.ahead:
                return list(self.drafts).index(draft)
        return 0 if self.drafts else None

    # -- words that point ------------------------------------------------------------------------------------------------------

    def meeting(self, i: int, number: int, span: Span) -> Acting | None:
        """The parties of the meeting that a sentence belongs to, if as many as the words tell."""
        low = self.scene.lower[i]
        leaders = low in _LEADERS
        if leaders and (codes := self._leaders_before(i)):
            return Acting(codes, span, pointed=True)
        meetings = [d for d in self._meetings(self.scene.sentence_of(i), leaders=leaders) if len(d.parties) >= _SEVERAL]
        exact = number in (2, 3) or (number and low in _STATES)
        fitting = [d for d in meetings if not exact or len(d.parties) == number]
        if not fitting and low in _CAMPS:
            fitting = meetings
        return Acting(tuple(fitting[0].parties), span, pointed=True) if fitting else None

    def _leaders_before(self, i: int) -> tuple[str, ...]:
        """The parties of the heads of state and government named in the sentences just before."""
        scene, index = self.scene, self.scene.sentence_of(i)
        first = scene.sentences[max(0, index - 1)].span
        people = scene.people(first.to(scene.sentences[index].span))
        named = [c for p in people if (c := self.cast[p.person]).level == Level.LEADERS]
        codes = tuple(dict.fromkeys(c.party.value for c in named if c.party))
        return codes if len(codes) >= _SEVERAL and all(c.party for c in named) else ()

    def _meetings(self, sentence: int, *, leaders: bool) -> Iterator[Draft]:
        """The meetings that words like "the two" may point to, the likeliest first: told here, the main one, the last told."""
        here = self._drafts_at.get(sentence, ())
        before = [d for s in range(sentence - 1, -1, -1) for d in self._drafts_at.get(s, ())]
        if leaders:
            yield from (d for d in (*here, *before) if d.level == Level.LEADERS)
        else:
            yield from (d for d in here if not d.ahead or d is self.drafts[0])
        yield from self.drafts[:1]
        yield from before
        yield from here
        yield from self.drafts

    @cached_property
    def _drafts_at(self) -> dict[int, list[Draft]]:
        found: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            for view in draft.views:
                rows = found.setdefault(view.encounter.sentence, [])
                if draft not in rows:
                    rows.append(draft)
        return found

    def _antecedent_of_relative(self, head: int, depth: int) -> Acting | None:
        """Whom "who" or "which" resumes."""
        scene = self.scene
        for above in scene.syntax.ancestors(head):
            if scene.tokens[above].dep in ("relcl", "acl"):
                antecedent = scene.tokens[above].head
                while scene.tokens[antecedent].dep == "conj":
                    antecedent = scene.tokens[antecedent].head
                return self.named(antecedent, depth + 1) if depth < _LOOK_BACK else None
        return None

    def _speaker(self, head: int, depth: int) -> Acting | None:
        """Whom "we" means: the one who speaks."""
        scene = self.scene
        for above in scene.syntax.ancestors(head):
            if scene.tokens[above].lemma in _SAYING and above not in scene.quoted and depth < _LOOK_BACK:
                by = subject_of(scene, above)
                return self.named(by, depth + 1) if by is not None and by != head else None
        return None

    def _before(self, head: int, depth: int, *, several: bool) -> Acting | None:
        """Whom a pronoun means: the subject of the clause above, or of the sentence before; "they" at last those who meet."""
        for subject in self._subjects_before(head):
            if depth >= _LOOK_BACK:
                break
            found = self.named(subject, depth + 1)
            if found and (len(found.parties) >= _SEVERAL if several else len(found.parties) == 1):
                return Acting(found.parties, self._span(head), pointed=True)
        return self.meeting(head, 0, self._span(head)) if several else None

    def _subjects_before(self, head: int) -> Iterator[int]:
        """Subjects that a pronoun may resume, the nearest first."""
        scene = self.scene
        verb = scene.tokens[head].head
        for above in scene.syntax.ancestors(verb):
            subject = child(scene, above, "nsubj", "nsubjpass") if scene.syntax.is_verb(above) else None
            if subject is not None and subject != head:
                yield subject
        index = scene.sentence_of(head)
        here = scene.sentences[index]
        for other in reversed(scene.sentences[max(0, index - _LOOK_BACK) : index]):
            if other.role is here.role:
                yield from self._main_subjects(other.first, other.last)

    def _main_subjects(self, first: int, last: int) -> Iterator[int]:
        """The subjects of a sentence's main verb and of its clause of content."""
        scene = self.scene
        for i in range(first, last):
            if scene.tokens[i].dep in ("nsubj", "nsubjpass") and scene.tokens[scene.tokens[i].head].dep in (
                "ROOT",
                "ccomp",
                "conj",
            ):
                yield i

    def _office_holder(self, head: int) -> Acting | None:
        """Whom "the minister" or "Wong's ministry" means: the only one of that title, or the party of a single delegation."""
        office = self.scene.office_at.get(head)
        if office is None or office.plural:
            return None
        last = office.title.split()[-1]
        holders = [p.number for p in self.cast.characters.values() if p.office and last in p.office.value.split()]
        codes = {self.party_of(n) for n in holders}
        code = codes.pop() if len(codes) == 1 else None
        return Acting((code,), self._span(head), pointed=True) if code else None

    # -- lists -----------------------------------------------------------------------------------------------------------------

    def _of_list(self, verb: int) -> Acting | None:
        """Those named before a list in whose item the verb stands: "The two sides:" and then "* agreed to ..."."""
        subject = self.intro_subject(verb)
        return self.named(subject) if subject is not None else None

    def intro_subject(self, verb: int) -> int | None:
        """The subject of the line that opens a list, for a verb that begins an item of it."""
        scene = self.scene
        intro = intro_of(scene, verb)
        if intro is None:
            return None
        first, last = scene.sentences[intro].first, scene.sentences[intro].last
        subject = next((i for i in range(first, last) if scene.tokens[i].dep in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return subject
        return next(
            (i for i in range(first, last) if scene.tokens[i].dep == "ROOT" and scene.tokens[i].pos in ("NOUN", "PROPN")), None
        )


_SAYING = knowledge.word_set("acts", "saying")


def is_item(scene: Scene, index: int) -> bool:
    """Whether a sentence is an item of a list: it begins with a bullet, a letter or a small number before lower case."""
    sentence = scene.sentences[index]
    start = sentence.first
    while start < sentence.last - 1 and not scene.tokens[start].text.isalpha():
        start += 1
    marked = (
        scene.tokens[sentence.first].text in ("*", "-", "•", "–", "—", "·", "(")
        or scene.lower[sentence.first].rstrip(".") in _NUMERALS
    )
    if scene.lower[start] in _NUMERALS and start + 1 < sentence.last:
        start += 1
    while start < sentence.last - 1 and not scene.tokens[start].text.isalpha():
        start += 1
    return marked and scene.tokens[start].text[:1].islower()


_NUMERALS = knowledge.word_set("acts", "numerals")


def intro_of(scene: Scene, i: int) -> int | None:
    """The index of the sentence that opens the list in whose item a token stands; None where it stands in no list."""
    index = scene.sentence_of(i)
    if not is_item(scene, index):
        return None
    for before in range(index - 1, max(-1, index - 1 - _INTRO), -1):
        text = scene.sentences[before].span.of(scene.text).rstrip()
        if text.endswith(":") or text[-1:].isalnum():
            return before
        if not (is_item(scene, before) or text.endswith((";", ","))):
            return None
    return None
