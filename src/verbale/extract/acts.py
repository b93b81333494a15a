"""Acts of agreeing and undertaking: who, by what verb, and what it is that they agree on or undertake.

Agreements and commitments are both told by them; each family takes its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from verbale import knowledge
from verbale.extract.actors import Acting, Actors, intro_of, is_item
from verbale.extract.phrases import (
    attribution,
    by_cue,
    child,
    children_of,
    denied,
    left_edge,
    mistaken_root,
    reach,
    sentence_at,
    skip_marks,
    trimmed_end,
    words_of,
)
from verbale.extract.scene import Scene
from verbale.model.claims import Modality
from verbale.model.documents import Role
from verbale.model.spans import Span

_WILL = frozenset(("will", "'ll", "would", "shall"))
_OUGHT = frozenset(("should", "must", "ought"))
_SAYING = knowledge.word_set("acts", "saying")
_MAYBE = frozenset(("may", "might", "could", "would", "can", "should", "must"))
_AHEAD = frozenset(("will", "'ll", "shall"))
_ABOUT = frozenset(("on", "to", "upon", "for", "about"))
_OWN = frozenset(("their", "its", "his", "her", "the", "relevant", "respective", "competent", "concerned"))
_PRONOUNS = frozenset(["they", "it", "we", "he", "she", "both"])


class Content(NamedTuple):
    """What is agreed or undertaken: the tokens `[first, last)`, the head, and the form.

    Forms: `to` (an infinitive), `gerund`, `noun`, `will` and `should` (clauses), `that` (any other clause).
    """

    first: int
    last: int
    head: int
    form: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `kind` is `agree`, `affirm`, `undertake`, `will`, `scheduled`, `ongoing` or `delegate`; `word` the verb's lemma."""

    verb: int
    kind: str
    word: str
    acting: Acting
    contents: tuple[Content, ...]
    modality: Modality
    attribution: tuple[str, ...]

    def span(self, scene: Scene, content: Content) -> Span:
        """The words from the verb to the end of a content, wherever the verb stands."""
        if scene.sentence_of(self.verb) != scene.sentence_of(content.first):
            return scene.span_of(content.first, content.last)
        return scene.span_of(min(self.verb, content.first), max(self.verb + 1, content.last))

    def words(self, scene: Scene, content: Content) -> str:
        """The clean words of a content."""
        return words_of(scene, content.first, content.last)


def find_acts(scene: Scene, actors: Actors) -> Iterator[Act]:
    """The acts of a report's body, in text order."""
    finder, triggers = _Finder(scene, actors), _triggers()
    found = [act for i in actors.cued(triggers.keys()) if (act := finder.at(i, triggers)) is not None]
    listed = (act for n, s in enumerate(scene.sentences) if s.role is Role.BODY and (act := finder.listed(n)) is not None)
    yield from sorted((*found, *listed), key=lambda act: act.contents[0].first)


@cache
def _triggers() -> Triggers:
    """The rules that each lemma calls."""
    words = knowledge.act_words()
    return by_cue(
        (
            (words.object_verbs, _Finder.by_object),
            (words.acts, _Finder.by_verb),
            (("be", "remain", "stand"), _Finder.by_adjective),
            (("will", "shall", "would", "'ll"), _Finder.by_will),
            (words.scheduling, _Finder.by_schedule),
            (words.ongoing, _Finder.ongoing),
            (words.delegating, _Finder.by_delegates),
        )
    )


Triggers = Mapping[str, tuple[Callable[["_Finder", int], Act | None], ...]]


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds acts, one rule a method; each gets a token and returns the act that it tells, if any."""

    scene: Scene
    actors: Actors

    def at(self, i: int, triggers: Triggers) -> Act | None:
        """The act that the first rule to apply finds at a token."""
        rules = triggers.get(self.scene.tokens[i].lemma, ())
        return next((act for rule in rules if (act := rule(self, i)) is not None), None)

    # -- rules -----------------------------------------------------------------------------------------------------------------

    def by_verb(self, verb: int) -> Act | None:
        """ "agreed to", "vowed that", "pledged close cooperation"."""
        if not self._is_act(verb):
            return None
        lemma = self.scene.tokens[verb].lemma
        return self._act(verb, knowledge.act_words().acts[lemma], lemma, tuple(self._contents(verb)))

    def by_object(self, verb: int) -> Act | None:
        """ "reached a consensus on", "restated their commitment to"."""
        scene = self.scene
        noun = next(iter(children_of(scene, verb, "dobj", "oprd")), None)
        if noun is None:
            noun = next(
                (p for c in children_of(scene, verb, "prep") if scene.lower[c] == "to" for p in children_of(scene, c, "pobj")), None
            )
        kind = self._kind_of_object(verb, noun) if noun is not None else None
        if kind is None or noun is None or not self._is_act(verb):
            return None
        found = tuple(self._contents(noun)) or tuple(self._contents(verb, after=noun))
        lemma = f"{scene.tokens[verb].lemma} {scene.tokens[noun].lemma}"
        nouns = [c._replace(first=noun, head=noun) if c.form == "noun" and kind == "undertake" else c for c in found]
        return self._act(verb, kind, lemma, tuple(nouns))

    def _kind_of_object(self, verb: int, noun: int) -> str | None:
        """The kind of an act by its verb and object, which may be of two words ("common ground")."""
        scene, kinds = self.scene, knowledge.act_words().object_acts
        lemma = scene.tokens[verb].lemma
        return kinds.get((lemma, scene.tokens[noun].lemma)) or kinds.get((lemma, f"{scene.lower[noun - 1]} {scene.lower[noun]}"))

    def by_adjective(self, verb: int) -> Act | None:
        """ "is committed to building"."""
        scene = self.scene
        adjective = next((c for c in children_of(scene, verb, "acomp", "attr", "oprd") if scene.lower[c] in _adjectives()), None)
        if adjective is None or not self._is_act(verb):
            return None
        return self._act(verb, "undertake", f"be {scene.lower[adjective]}", tuple(self._contents(adjective)))

    def by_will(self, aux: int) -> Act | None:
        """ "The two sides will set up a mechanism", of parties by name and of those who meet."""
        scene = self.scene
        verb = scene.tokens[aux].head
        token = scene.tokens[verb]
        if (
            scene.tokens[aux].dep != "aux"
            or token.lemma in knowledge.act_words().not_undertaken
            or not self._told_plainly(verb, aux)
        ):
            return None
        if child(scene, verb, "auxpass", "neg") is not None:
            return None
        subject = child(scene, verb, "nsubj")
        if subject is None or not self._undertakes(subject):
            return None
        last = reach(scene, verb, verb, aux + 1)
        return self._act(verb, "will", "will", (Content(aux + 1, last, verb, "will"),))

    def by_schedule(self, verb: int) -> Act | None:
        """ "are scheduled to hold a meeting in November", of parties together."""
        scene = self.scene
        be = [scene.lower[c] for c in children_of(scene, verb, "auxpass", "aux")]
        to = child(scene, verb, "xcomp")
        if to is None or not {"is", "are"} & set(be) or scene.tokens[verb].tag != "VBN":
            return None
        act = self._act(verb, "scheduled", "be scheduled", tuple(self._infinitives(verb, to)))
        return act if act and act.acting.joint else None

    def ongoing(self, verb: int) -> Act | None:
        """ "said it was monitoring the release"."""
        scene = self.scene
        token = scene.tokens[verb]
        above = scene.tokens[token.head]
        if token.tag != "VBG" or token.dep != "ccomp" or above.lemma not in _SAYING or child(scene, verb, "aux") is None:
            return None
        subject = child(scene, verb, "nsubj")
        if subject is None or scene.lower[subject] not in _PRONOUNS:
            return None
        return self._act(verb, "ongoing", token.lemma, (Content(verb, self._clause_end(verb), verb, "gerund"),))

    def by_delegates(self, verb: int) -> Act | None:
        """ "asked their teams to conclude an agreement"."""
        scene, delegates = self.scene, knowledge.act_words().delegates
        if scene.tokens[verb].tag not in ("VBD", "VBZ", "VBP", "VBN") or not self._is_act(verb):
            return None
        whom = child(scene, verb, "dobj")
        to = child(scene, verb, "xcomp", "ccomp", "advcl")
        if to is not None and whom is None:
            whom = child(scene, to, "nsubj")
        if to is None or whom is None or scene.lower[whom] not in delegates or child(scene, to, "aux") is None:
            return None
        if not any(scene.lower[c] in _OWN for c in children_of(scene, whom, "poss", "det", "amod")):
            return None
        return self._act(verb, "delegate", scene.tokens[verb].lemma, tuple(self._infinitives(verb, to)))

    def listed(self, index: int) -> Act | None:
        """An item of a list that hangs on the verb of the line before it: "they agreed:" and then "(a) to resume ..."."""
        scene = self.scene
        if not is_item(scene, index):
            return None
        sentence = scene.sentences[index]
        intro = intro_of(scene, sentence.first)
        if intro is None:
            return None
        opening = scene.sentences[intro]
        verb = next(
            (i for i in range(opening.last - 1, max(opening.first, opening.last - 4) - 1, -1) if scene.tokens[i].text.isalpha()),
            None,
        )
        if verb is None:
            return None
        kind = knowledge.act_words().acts.get(_base(scene, verb)) or ("will" if scene.lower[verb] in _AHEAD else None)
        subject = self.actors.intro_subject(sentence.first)
        acting = self.actors.named(subject) if subject is not None else None
        if kind is None or acting is None:
            return None
        first = self._item_start(sentence.first, sentence.last)
        form = "to" if kind == "will" or scene.lower[first - 1] == "to" else "noun"
        content = Content(first, trimmed_end(scene, first, sentence.last), first, form)
        if content.last <= first:
            return None
        return Act(verb, kind, _base(scene, verb), acting, (content,), Modality.ASSERTED, attribution(scene, verb))

    # -- parts -----------------------------------------------------------------------------------------------------------------

    def _act(self, verb: int, kind: str, word: str, contents: tuple[Content, ...]) -> Act | None:
        """The act, if somebody does it and something is told of its content."""
        contents = tuple(c for c in contents if c.last > c.first)
        if not contents:
            return None
        acting = self._together(verb)
        if acting is None:
            return None
        return Act(verb, kind, word, acting, contents, self._modality(verb), attribution(self.scene, verb))

    def _together(self, verb: int) -> Acting | None:
        """Those who act, with those they act with: "agreed with his counterpart"."""
        scene = self.scene
        acting = self.actors.of(verb)
        for c in children_of(scene, verb, "prep"):
            if scene.lower[c] == "with" and acting is not None:
                for p in children_of(scene, c, "pobj"):
                    other = self.actors.named(p)
                    if other and p not in scene.time_at:
                        acting = acting._replace(parties=tuple(dict.fromkeys((*acting.parties, *other.parties))))
        return acting

    def _is_act(self, verb: int) -> bool:
        """Whether a verb tells of an act that has been done: no participle before a noun, no wish, no condition."""
        scene = self.scene
        token = scene.tokens[verb]
        if token.pos not in ("VERB", "AUX") or token.dep in ("amod", "compound"):
            return False
        if token.dep == "acl":
            return mistaken_root(scene, verb)
        lowered = {scene.lower[c] for c in children_of(scene, verb, "aux", "mark")}
        if lowered & _AHEAD or lowered & {"if", "unless", "whether"}:
            return False
        if token.tag == "VB" and not lowered & {"did", "do", "does", "not"} and not lowered & _MAYBE:
            return False
        above = scene.tokens[token.head]
        return not (token.dep in ("xcomp", "advcl", "ccomp") and token.tag == "VB" and above.lemma in knowledge.act_words().unreal)

    def _modality(self, verb: int) -> Modality:
        scene = self.scene
        if denied(scene, verb):
            return Modality.NEGATED
        aux = {scene.lower[c] for c in children_of(scene, verb, "aux")}
        adverbs = {scene.lower[c] for c in children_of(scene, verb, "advmod")}
        for above in scene.syntax.ancestors(verb):
            if scene.syntax.is_verb(above):
                aux |= {scene.lower[c] for c in children_of(scene, above, "aux")} & {"may", "might", "could"}
                adverbs |= {scene.lower[c] for c in children_of(scene, above, "advmod")}
                break
        if aux & (_MAYBE - _WILL) or adverbs & knowledge.act_words().hedges:
            return Modality.HEDGED
        return Modality.ASSERTED

    def _told_plainly(self, verb: int, aux: int) -> bool:
        """Whether a clause with "will" stands by itself or is what somebody says; with "would", only the latter."""
        scene = self.scene
        token = scene.tokens[verb]
        above = scene.tokens[token.head]
        if token.dep == "conj":
            return self._told_plainly(token.head, aux)
        if token.dep == "ccomp" and token.head != verb:
            own = child(scene, verb, "nsubj")
            return (above.lemma in _SAYING or above.lemma == "be") and (
                scene.lower[aux] != "would" or (own is not None and scene.lower[own] in _PRONOUNS)
            )
        return token.dep == "ROOT" and scene.lower[aux] != "would"

    def _undertakes(self, subject: int) -> bool:
        """Whether a subject is a party by name, or several who meet; officials alone only announce what they do."""
        scene = self.scene
        if subject in scene.person_at:
            return False
        if subject in scene.party_at or scene.lower[subject] in ("we", "government"):
            return True
        return scene.lower[subject] in knowledge.act_words().collectives or scene.lower[subject] in ("it", "union")

    def _contents(self, governor: int, after: int | None = None) -> Iterator[Content]:
        """What a verb, noun or adjective of acting is followed by."""
        scene = self.scene
        floor = governor if after is None else after
        rows = [c for c in scene.syntax.children[governor] if c > floor]
        clauses = [c for c in rows if scene.tokens[c].dep in ("xcomp", "ccomp", "acl") and self._is_clause(c)]
        if clauses and not self._is_purpose(clauses[0], rows):
            yield from self._clause(governor, clauses[0])
            return
        nouns = [c for c in rows if scene.tokens[c].dep == "dobj" and c not in scene.time_at]
        if nouns:
            first = skip_marks(scene, left_edge(scene, nouns[0]), nouns[0])
            yield Content(first, reach(scene, governor, nouns[0], first), nouns[0], "noun")
            return
        for c in rows:
            if scene.tokens[c].dep in ("prep", "dative") and scene.lower[c] in _ABOUT | {"in"}:
                found = next(children_of(scene, c, "pobj", "pcomp"), None)
                if scene.lower[c] == "in" and (found is None or scene.tokens[found].tag != "VBG"):
                    continue
                if found is not None and found not in scene.time_at and found not in scene.place_at:
                    yield self._prepositional(governor, c, found)
                    return
        goal = next((c for c in rows if scene.tokens[c].dep == "advcl" and self._to(c) is not None), None)
        if goal is not None:
            yield from self._infinitives(governor, goal)
        elif after is None:
            yield from self._interrupted(governor)

    def _is_purpose(self, clause: int, rows: list[int]) -> bool:
        """Whether an infinitive behind a comma says what another content is for: "agreed on a committee, led by envoys, to ..."."""
        scene, to = self.scene, self._to(clause)
        if to is None or scene.lower[to - 1] != ",":
            return False
        return any(scene.tokens[c].dep == "prep" and scene.lower[c] in ("on", "upon") and c < to for c in rows)

    def _interrupted(self, verb: int) -> Iterator[Content]:
        """A clause behind an insertion: "confirmed, says the ministry, that they will meet"."""
        scene = self.scene
        last = sentence_at(scene, verb).last
        if verb + 1 >= last or scene.lower[verb + 1] != ",":
            return
        if not any(scene.tokens[i].lemma in _SAYING for i in range(verb + 2, last)):
            return
        that = next((i for i in range(verb + 2, last - 1) if scene.lower[i] == "that" and scene.lower[i - 1] == ","), None)
        if that is not None and scene.syntax.is_verb(scene.tokens[that].head):
            head = scene.tokens[that].head
            yield self._told(head, head, that + 1)
            return
        to = next((i for i in range(verb + 2, last - 1) if scene.lower[i] == "to" and scene.lower[i - 1] == ","), None)
        if to is not None and scene.tokens[to].tag == "TO":
            yield from self._infinitives(scene.tokens[to].head, scene.tokens[to].head)

    def _is_clause(self, c: int) -> bool:
        scene = self.scene
        return scene.tokens[c].dep != "acl" or self._to(c) is not None or child(scene, c, "mark") is not None

    def _prepositional(self, governor: int, preposition: int, head: int) -> Content:
        scene = self.scene
        first = skip_marks(scene, preposition + 1, head + 1)
        last = reach(scene, governor, preposition, first)
        if scene.tokens[head].tag == "VBG":
            return Content(first, last, head, "gerund")
        return Content(first, last, head, "noun")

    def _clause(self, governor: int, head: int) -> Iterator[Content]:
        """An infinitive, or a clause with a verb of its own."""
        scene = self.scene
        if self._to(head) is not None:
            yield from self._infinitives(governor, head)
            return
        mark = child(scene, head, "mark")
        first = mark + 1 if mark is not None and scene.lower[mark] == "that" else left_edge(scene, head)
        first = skip_marks(scene, max(first, governor + 1), head)
        yield self._told(governor, head, first)

    def _told(self, governor: int, head: int, first: int) -> Content:
        """A clause by its auxiliary."""
        scene = self.scene
        aux = {scene.lower[c]: c for c in children_of(scene, head, "aux")}
        last = reach(scene, governor, head, first)
        subject = child(scene, head, "nsubj", "nsubjpass")
        will = next((aux[a] for a in aux if a in _WILL), None)
        if will is not None:
            own = subject is not None and (scene.lower[subject] in _PRONOUNS or scene.lower[subject] in ("sides", "countries"))
            return Content(will + 1 if own else first, last, head, "will")
        return Content(first, last, head, "should" if aux.keys() & _OUGHT or self._needed(head) else "that")

    def _needed(self, head: int) -> bool:
        return self.scene.tokens[head].lemma == "need" or any(
            self.scene.lower[c] in ("needed", "necessary") for c in self.scene.syntax.children[head]
        )

    def _infinitives(self, governor: int, head: int) -> Iterator[Content]:
        """ "to do this and to do that": one content for every "to"."""
        scene = self.scene
        to = self._to(head)
        first = skip_marks(scene, to + 1 if to is not None else left_edge(scene, head), head)
        last = reach(scene, governor, head, first)
        starts = [first, *(i + 1 for i in range(first, last) if self._is_further(i))]
        for n, start in enumerate(starts):
            end = self._before_and(start, starts[n + 1] - 1) if n + 1 < len(starts) else last
            yield Content(start, end, head if n == 0 else scene.tokens[start - 1].head, "to")

    def _is_further(self, i: int) -> bool:
        """The "to" of "and to ..."."""
        scene = self.scene
        if scene.lower[i] != "to" or scene.tokens[i].tag != "TO" or scene.lower[i - 1] not in (",", "and", "or"):
            return False
        return scene.tokens[scene.tokens[i].head].dep == "conj"

    def _before_and(self, first: int, last: int) -> int:
        while last > first and (
            self.scene.lower[last - 1] in ("and", "or", "also", "as", "well") or not self.scene.tokens[last - 1].text.isalnum()
        ):
            last -= 1
        return last

    def _to(self, verb: int) -> int | None:
        return next((c for c in children_of(self.scene, verb, "aux") if self.scene.lower[c] == "to"), None)

    def _clause_end(self, verb: int) -> int:
        return reach(self.scene, verb, verb, verb)

    def _item_start(self, first: int, last: int) -> int:
        """The first word of an item behind its bullet, letter or numeral, and behind "to"."""
        scene = self.scene
        while first < last - 1 and (
            not scene.tokens[first].text.isalpha() or (len(scene.lower[first]) < 4 and scene.lower[first + 1] in (".", ")"))
        ):
            first += 1
        if scene.lower[first].rstrip(".") in ("i", "ii", "iii", "iv", "v", "vi"):
            first += 1
        while first < last - 1 and not scene.tokens[first].text.isalpha():
            first += 1
        return first + 1 if scene.lower[first] == "to" and first + 1 < last else first


def _base(scene: Scene, i: int) -> str:
    return scene.tokens[i].lemma.lower()


@cache
def _adjectives() -> frozenset[str]:
    return knowledge.act_words().undertaking_adjectives
