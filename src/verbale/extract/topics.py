"""Topics: what was talked about, as named: after verbs of discussing, on the agenda, in what was agreed or taken a stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from verbale import knowledge
from verbale.extract.actors import Actors
from verbale.extract.acts import Act, Content
from verbale.extract.phrases import below, child, children_of, conjuncts, denied, left_edge, sentence_at, words_of
from verbale.extract.positions import Position
from verbale.extract.scene import Scene
from verbale.extract.telling import Fact, Teller
from verbale.model.claims import Claim, Modality

EXTRACTOR = "topics"
_ABOUT = frozenset(["on", "about", "over", "regarding", "concerning", "around", "of"])
_INNER = knowledge.word_set("acts", "inner")
_INCLUDING = frozenset(["including", "like", "covering", "namely", "such"])
_ENDS = knowledge.word_set("acts", "ends")
_STRIPPED = knowledge.word_set("acts", "stripped")
_OCCASIONS = frozenset(
    ("sidelines", "margins", "sideline", "margin", "fringes", "occasion", "eve", "invitation", "phone", "telephone")
)
_TELLING = frozenset(("tell", "assure", "remind"))
_TOLD = frozenset(("side", "counterpart", "delegation", "colleague", "host", "guest"))
_PROGRAMMES = frozenset(("agenda", "discussion", "discussions", "conversation", "conversations"))
_COMING_UP = frozenset(("come", "figure", "feature", "dominate", "top"))
_LISTED = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PART"))
"""Parts of speech of which the members of a list are made."""
_LONGEST = 9
_INNER_OF_LIGHT = knowledge.word_set("acts", "inner of light")
_FIELDS = frozenset(("fields", "areas", "field", "area"))
_GATHERINGS = knowledge.word_set("acts", "gatherings")
_STANCES = knowledge.word_set("acts", "topical stances")
_LINES = frozenset(("phone", "telephone", "video", "videoconference", "teleconference"))
_OF_A_PLACE = knowledge.word_set("acts", "of a place")
"""What is of a place: without it, it says nothing."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: the tokens `[first, last)`, and whether the words say that it was not talked about."""

    first: int
    last: int
    modality: Modality = Modality.ASSERTED


def extract_topics(scene: Scene, actors: Actors, acts: Iterable[Act], positions: Iterable[Position]) -> Iterator[Claim]:
    """Claims `topic` of the meeting that a sentence tells of (`m1` ...), or of the report (`d1`) where it tells of none."""
    told: set[tuple[str, str, Modality]] = set()
    for topic in _topics(scene, actors, acts, positions):
        number = actors.draft_of(topic.first)
        subject = "d1" if number is None else f"m{number + 1}"
        words = "" if _names_who_meets(scene, actors, topic) else words_of(scene, topic.first, topic.last)
        key = (subject, words.casefold(), topic.modality)
        if words and key not in told:
            told.add(key)
            span = scene.span_of(topic.first, topic.last)
            yield from Teller(scene, EXTRACTOR, subject, topic.modality).claims([Fact("topic", words, span)])


def _names_who_meets(scene: Scene, actors: Actors, topic: Topic) -> bool:
    """Whether the words of a topic only name a party that meets, or those who meet: "the two governments"."""
    last = topic.last - 1
    plain = all(scene.tokens[i].pos in ("DET", "NUM", "ADJ", "PRON") for i in range(topic.first, last))
    if plain and scene.lower[last] in knowledge.act_words().collectives:
        return True
    party = scene.party_at.get(last)
    named = party is not None and scene.token_at(party.span.start) <= topic.first
    return named and party is not None and any(party.code in d.parties for d in actors.drafts)


def _topics(scene: Scene, actors: Actors, acts: Iterable[Act], positions: Iterable[Position]) -> Iterator[Topic]:
    """All topics: those discussed, in text order, then those of what was agreed, undertaken and taken a stand on."""
    finder = _Finder(scene, actors)
    discussed = [topic for i in actors.cued(_cues()) for topic in finder.discussed(i)]
    yield from discussed
    if not actors.drafts:
        return
    covered = {i for t in discussed for i in range(t.first, t.last)}
    for topic in (*finder.agreed(acts), *finder.stances(positions)):
        if topic.first not in covered:
            covered |= set(range(topic.first, topic.last))
            yield topic


@cache
def _cues() -> frozenset[str]:
    words = knowledge.act_words()
    told = (*words.topic_verbs, *words.topic_nouns, *words.programme, *words.programme_verbs)
    return frozenset((*_FIELDS, *_TELLING, *_COMING_UP, "be", *told))


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds topics in one report."""

    scene: Scene
    actors: Actors

    def discussed(self, i: int) -> Iterator[Topic]:
        """The topics that the words at a cue say were talked about."""
        lemma, low = self.scene.tokens[i].lemma, self.scene.lower[i]
        heads = dict.fromkeys((*self._after_verb(i, lemma), *self._after_noun(i, low), *self._on_programme(i, low)))
        heads |= dict.fromkeys((*self._told_the_other(i, lemma), *self._came_up(i, lemma)))
        if heads:
            modality = Modality.NEGATED if self._denied(i) else Modality.ASSERTED
            found = dict.fromkeys(t for head in heads for t in topics_at(self.scene, head))
            found |= dict.fromkeys(t for head in self._list_after(found) for t in topics_at(self.scene, head))
            yield from (Topic(t.first, t.last, modality) for t in found)

    def _list_after(self, found: Iterable[Topic]) -> list[int]:
        """The heads of a list that goes on behind the last topic, by commas to the last "and", where the parser lost it."""
        scene = self.scene
        i = max((t.last for t in found), default=0)
        if not i or scene.lower[i : i + 1] not in ((",",), (":",)):
            return []
        heads: list[int] = []
        for end in range(i + 1, sentence_at(scene, i).last):
            token, low = scene.tokens[end], scene.lower[end]
            if low in (",", "and", ".", ";"):
                noun = next((k for k in (end - 1, end - 2) if scene.tokens[k].pos in ("NOUN", "PROPN")), None)
                closes = low in (".", ";")
                if noun is None and low != "and":
                    return []
                heads += [noun] if noun is not None and noun not in heads else []
                if closes:
                    return heads if "and" in scene.lower[heads[-1] - _LONGEST : heads[-1]] else []
            elif (token.pos not in _LISTED and low != "-") or _is_named_otherwise(scene, end):
                return []
        return []

    def _told_the_other(self, verb: int, lemma: str) -> Iterator[int]:
        """What one side tells the other about: "told his counterpart that the border was safe"."""
        scene = self.scene
        if lemma not in _TELLING or not self.actors.drafts or not self._talks(verb):
            return
        whom = child(scene, verb, "dobj", "dative")
        clause = child(scene, verb, "ccomp")
        if whom is None or clause is None or not (whom in scene.office_at or whom in scene.person_at or whom in scene.party_at):
            return
        subject = self._subject_matter(clause)
        if subject is not None and scene.tokens[subject].pos in ("NOUN", "PROPN") and subject not in scene.party_at:
            yield subject

    def _came_up(self, verb: int, lemma: str) -> Iterator[int]:
        """What is the subject of "came up", "dominated the talks"; or what "the talks were about"."""
        scene = self.scene
        if not self.actors.drafts or scene.tokens[verb].pos not in ("VERB", "AUX"):
            return
        subject, nouns = child(scene, verb, "nsubj"), knowledge.encounters().nouns
        if subject is None or scene.syntax.negated(verb):
            return
        if lemma == "be" and scene.lower[subject] in nouns:
            yield from (p for c in children_of(scene, verb, "prep") if scene.lower[c] == "about" for p in self._objects(c, verb))
        elif lemma in _COMING_UP and scene.tokens[subject].pos in ("NOUN", "PROPN") and scene.lower[subject] not in nouns:
            up = lemma == "come" and "up" in {scene.lower[c] for c in children_of(scene, verb, "prt", "advmod")}
            talks = {scene.lower[p] for c in scene.syntax.children[verb] for p in (c, *children_of(scene, c, "pobj")) if c > verb}
            if up or (lemma != "come" and talks & (set(nouns) | _PROGRAMMES)):
                yield subject

    def agreed(self, acts: Iterable[Act]) -> Iterator[Topic]:
        """What the agreements and commitments of those who meet are about."""
        parties = {p for d in self.actors.drafts for p in d.parties}
        for act in acts:
            for content in act.contents:
                if act.modality is Modality.ASSERTED and parties & set(act.acting.parties):
                    for head in self._matter(content):
                        yield from topics_at(self.scene, head, light=True)

    def stances(self, positions: Iterable[Position]) -> Iterator[Topic]:
        """What those who meet take a stand on."""
        parties = {p for d in self.actors.drafts for p in d.parties}
        for position in positions:
            if position.stance in _STANCES and set(position.acting.parties) <= parties and position.modality is Modality.ASSERTED:
                head = position.head
                if self.scene.syntax.is_verb(head):
                    for inner in self._matter(Content(position.first, position.last, head, "to")):
                        yield from topics_at(self.scene, inner, light=True)
                else:
                    yield from topics_at(self.scene, head, light=True)

    # -- cues ------------------------------------------------------------------------------------------------------------------

    def _after_verb(self, verb: int, lemma: str) -> Iterator[int]:
        """The heads after a verb of discussing: its object, or that of its preposition; its subject in the passive."""
        scene = self.scene
        endings = knowledge.act_words().topic_verbs.get(lemma)
        if scene.tokens[verb].pos != "VERB" or not endings:
            return
        if child(scene, verb, "auxpass") is not None:
            if lemma in knowledge.act_words().programme_verbs and (subject := child(scene, verb, "nsubjpass")) is not None:
                yield subject
            return
        if not self._talks(verb):
            return
        for c in scene.syntax.children[verb]:
            if c > verb and scene.tokens[c].dep in ("prep", "prt", "agent", "dative") and scene.lower[c] in endings:
                yield from self._objects(c, verb)
        if "" in endings or any(scene.lower[p] in endings for p in children_of(scene, verb, "prt")):
            yield from self._listed_objects(verb)
        if "" in endings:
            yield from (c for c in children_of(scene, verb, "xcomp", "ccomp") if self._asks(c))
        for noun in children_of(scene, verb, "dobj"):
            told = noun in scene.party_at or noun in scene.office_at or scene.lower[noun] in _TOLD
            for c in children_of(scene, noun, "prep"):
                if f"{scene.lower[noun]} {scene.lower[c]}" in endings or (told and scene.lower[c] == "of" and "of" in endings):
                    yield from self._objects(c, noun)

    def _asks(self, clause: int) -> bool:
        """Whether a clause is a question: "discussed how to protect cables"."""
        return any(self.scene.tokens[c].tag in ("WRB", "WP", "WDT") for c in self.scene.syntax.children[clause])

    def _listed_objects(self, verb: int) -> Iterator[int]:
        """The objects of a verb; in a list the parser often loses the later ones, or takes them for subjects or adverbs."""
        scene, talk = self.scene, knowledge.act_words().topic_nouns
        for c in children_of(scene, verb, "dobj", "npadvmod", "nsubj", "oprd", "appos", "dep", "conj"):
            named = c in scene.time_at or c in scene.person_at or c in scene.office_at
            if c > verb and scene.tokens[c].pos in ("NOUN", "PROPN") and not named and scene.lower[c] not in talk:
                yield c

    def _after_noun(self, noun: int, low: str) -> Iterator[int]:
        """The heads after "talks on", "opinions about"."""
        scene = self.scene
        words = knowledge.act_words()
        if low not in words.topic_nouns or scene.tokens[noun].pos not in ("NOUN", "PROPN") or not self._of_meeting(noun):
            return
        for c in scene.syntax.children[noun]:
            if c > noun and scene.lower[c] in _ABOUT - {"of"} and scene.tokens[c].dep in ("prep", "acl"):
                if scene.lower[c] != "over" or low not in _GATHERINGS:
                    yield from self._objects(c, noun)
            elif c > noun and scene.lower[c] in _INCLUDING:
                yield from _included(scene, c)
        for c in children_of(scene, noun, "conj"):
            if (
                scene.lower[c] not in words.topic_nouns
                and scene.lower[c - 1] != "and"
                and scene.tokens[c].pos == "NOUN"
                and "on" in {scene.lower[k] for k in scene.syntax.children[noun]}
            ):
                yield c
        verb = scene.tokens[noun].head
        if scene.tokens[verb].lemma in words.topic_carriers and scene.tokens[noun].dep == "dobj":
            for c in children_of(scene, verb, "prep"):
                if c > noun and scene.lower[c] in _ABOUT - {"of"}:
                    yield from self._objects(c, verb)

    def _on_programme(self, noun: int, low: str) -> Iterator[int]:
        """ "X was on the agenda", "the agenda included X", "topics were X"."""
        scene = self.scene
        if low in _FIELDS and self.actors.drafts:
            for c in children_of(scene, noun, "prep"):
                if scene.lower[c] in ("as", "including", "like"):
                    yield from children_of(scene, c, "pobj")
        if low not in knowledge.act_words().programme or not self.actors.drafts:
            return
        token = scene.tokens[noun]
        verb = scene.syntax.verb_of(noun)
        if (
            token.dep == "pobj"
            and scene.lower[token.head] in ("on", "in")
            and verb is not None
            and scene.tokens[verb].lemma in ("be", "stand", "remain", "rank")
        ):
            subject = child(scene, verb, "nsubj")
            yield from [subject] if subject is not None and scene.lower[subject] not in ("it", "they", "this") else []
        elif token.dep == "nsubj" and scene.tokens[token.head].lemma in ("be", "include", "cover", "feature", "comprise"):
            yield from children_of(scene, token.head, "attr", "dobj")

    def _objects(self, preposition: int, governor: int) -> Iterator[int]:
        """The objects of a preposition, and of the ones coordinated with it: "about when ... and about"."""
        scene = self.scene
        found = False
        for c in children_of(scene, preposition, "pobj", "pcomp", "prep"):
            if c not in scene.time_at:
                found = True
                yield c
        for other in children_of(scene, preposition, "conj"):
            yield from self._objects(other, governor)
        if not found and scene.tokens[preposition + 1].tag in ("WRB", "WP", "WDT"):
            clause = scene.tokens[preposition + 1].head
            if scene.syntax.is_verb(clause):
                yield clause
                for c in children_of(scene, clause, "conj"):
                    if scene.lower[c] == scene.lower[preposition]:
                        yield from self._objects(c, governor)

    def _talks(self, verb: int) -> bool:
        """Whether those who meet, or their meeting, are the subject of a verb."""
        scene = self.scene
        subject = child(scene, verb, "nsubj")
        if subject is not None and scene.lower[subject] in knowledge.encounters().nouns:
            return bool(self.actors.drafts)
        acting = self.actors.of(verb)
        if acting is None:
            return False
        if not self.actors.drafts:
            return acting.joint
        return any(set(acting.parties) <= set(d.parties) for d in self.actors.drafts)

    def _of_meeting(self, noun: int) -> bool:
        """Whether a noun of talking is the meeting's: there is one, or several talk."""
        if self.actors.drafts:
            return True
        verb = self.scene.syntax.verb_of(noun)
        acting = self.actors.of(verb) if verb is not None else None
        return acting is not None and acting.joint

    def _denied(self, i: int) -> bool:
        verb = self.scene.syntax.verb_of(i)
        return verb is not None and denied(self.scene, verb)

    # -- the matter of an act --------------------------------------------------------------------------------------------------

    def _subject_matter(self, head: int) -> int | None:
        """The subject of a clause, unless it is those who meet."""
        subject = child(self.scene, head, "nsubj", "nsubjpass")
        return None if subject is None or self.scene.lower[subject] in knowledge.act_words().collectives else subject

    def _matter(self, content: Content) -> Iterator[int]:
        """The nouns that an undertaking or a view is about."""
        scene, head = self.scene, content.head
        if content.form == "noun" and not scene.syntax.is_verb(head):
            yield head
            return
        if content.form in ("should", "that") and (subject := self._subject_matter(head)) is not None:
            yield subject
            return
        inside = range(content.first, content.last)
        verbs = [v for v in conjuncts(scene, head) if v in inside]
        found = [
            c for v in verbs for c in children_of(scene, v, "dobj") if c in inside and scene.tokens[c].pos in ("NOUN", "PROPN")
        ]
        if not found:
            found = [i for i in inside if scene.tokens[i].dep == "pobj" and scene.tokens[i].pos in ("NOUN", "PROPN")][:1]
        if found and scene.lower[found[0]] in knowledge.act_words().light_topics:
            found += [
                p
                for v in verbs
                for c in children_of(scene, v, "prep")
                if scene.lower[c] == "on"
                for p in children_of(scene, c, "pobj")
            ]
        yield from (c for c in found[:3] if c not in scene.time_at and c not in scene.place_at and scene.tokens[c].pos != "PRON")
        if not found:
            for c in children_of(scene, head, "xcomp"):
                yield from self._matter(Content(content.first, content.last, c, "to"))


# -- phrases ----------------------------------------------------------------------------------------------------------------------


def topics_at(scene: Scene, head: int, *, light: bool = False) -> Iterator[Topic]:
    """The topics of a noun phrase: each of several coordinated ones, what "including" adds, what a generic word stands for.

    With `light`, words for what is done about a topic ("coordination on") stand for the topic itself.
    """
    for i in conjuncts(scene, head):
        if i in scene.person_at or i in scene.office_at or scene.lower[i] in _OCCASIONS or _is_venue_or_money(scene, i):
            continue
        if scene.tokens[i].pos in ("NOUN", "PROPN", "X") or (
            scene.tokens[i].pos == "ADJ" and scene.tokens[i].dep == "pobj" and i == head
        ):
            yield from _of_noun(scene, i, light=light)
        elif scene.syntax.is_verb(i):
            yield from _of_clause(scene, i)


def _is_venue_or_money(scene: Scene, i: int) -> bool:
    """Whether a word says where something is to be held, or is the unit of a sum: "in Hanoi", "USD 15 million"."""
    token = scene.tokens[i]
    venue = i in scene.place_at and token.dep == "pobj" and scene.lower[token.head] in ("in", "at")
    unit = len(token.text) == 3 and token.text.isupper() and i + 1 < len(scene.tokens) and scene.tokens[i + 1].text[0].isdigit()
    return venue or unit


def _is_named_otherwise(scene: Scene, i: int) -> bool:
    """Whether a token is a time, a person or an office."""
    return i in scene.time_at or i in scene.person_at or i in scene.office_at


def _of_noun(scene: Scene, i: int, *, light: bool) -> Iterator[Topic]:
    words = knowledge.act_words()
    low = scene.lower[i]
    included = [p for c in children_of(scene, i, "prep", "acl") if scene.lower[c] in _INCLUDING for p in _included(scene, c)]
    generic = low in words.generic_topics
    emptied = generic or (low in words.light_topics and (light or _is_vague(scene, i)))
    inner = list(_inner(scene, i, generic=generic)) if emptied else []
    if inner:
        for head in inner:
            yield from topics_at(scene, head, light=light)
    elif not ((generic or low in words.light_topics) and _is_vague(scene, i)) and not _is_procedure(scene, i):
        first, last = _bounds(scene, i)
        yield Topic(first, last)
        for head in _behind(scene, i):
            yield from topics_at(scene, head, light=light)
    for head in included:
        yield from topics_at(scene, head, light=light)


def _behind(scene: Scene, i: int) -> Iterator[int]:
    """What a list goes on with where the parser hangs it on a phrase of its first member: "trade under the pact, dams, fish"."""
    for c in _following(scene, i):
        for p in children_of(scene, c, "pobj"):
            later = [k for k in conjuncts(scene, p) if k != p and k not in scene.place_at]
            if later and scene.lower[left_edge(scene, later[0]) - 1] == ",":
                yield from later


def _included(scene: Scene, c: int) -> Iterator[int]:
    for inner in children_of(scene, c, "pobj", "dobj", "prep"):
        if scene.tokens[inner].dep == "prep":
            yield from children_of(scene, inner, "pobj")
        else:
            yield inner


def _inner(scene: Scene, i: int, *, generic: bool) -> Iterator[int]:
    """What follows a generic word: "issues on X", "ways to do X", "the need for X"."""
    prepositions = _INNER - {"between", "with", "by", "at", "in"} if generic else _INNER_OF_LIGHT
    for c in _following(scene, i):
        if scene.lower[c] in prepositions:
            for p in children_of(scene, c, "pobj", "pcomp"):
                if p not in scene.time_at and scene.lower[p] not in ("interest", "concern", "importance", "interests"):
                    yield p
        elif scene.tokens[c].dep in ("acl", "relcl", "advcl") and any(scene.lower[a] == "to" for a in children_of(scene, c, "aux")):
            yield c


def _following(scene: Scene, i: int) -> Iterator[int]:
    """What hangs on a noun from behind, and the preposition right after it, wherever the parser has hung that."""
    behind = [c for c in scene.syntax.children[i] if c > i]
    yield from behind
    if i + 1 < len(scene.tokens) and i + 1 not in behind and scene.tokens[i + 1].dep == "prep":
        yield i + 1


def _of_clause(scene: Scene, verb: int) -> Iterator[Topic]:
    """The objects of a gerund or infinitive, or those of its prepositions; the whole of a clause that is asked about."""
    asked = any(scene.tokens[c].tag in ("WRB", "WP") for c in scene.syntax.children[verb])
    labels = ("nsubj", "nsubjpass") if asked else ("dobj",)
    objects = [c for c in children_of(scene, verb, *labels) if scene.tokens[c].pos in ("NOUN", "PROPN")]
    if not objects:
        objects = [
            n for c in children_of(scene, verb, "ccomp") for n in children_of(scene, c, "nsubj") if scene.tokens[n].pos == "NOUN"
        ]
    if asked and not objects:
        objects = [c for c in children_of(scene, verb, "dobj") if scene.tokens[c].pos == "NOUN"]
    if objects:
        for c in objects:
            yield from topics_at(scene, c, light=True)
        return
    if not asked:
        for c in children_of(scene, verb, "prep"):
            for p in children_of(scene, c, "pobj"):
                if p not in scene.time_at and p not in scene.place_at and scene.tokens[p].pos in ("NOUN", "PROPN"):
                    yield from topics_at(scene, p, light=True)
        return
    inside = [j for j in below(scene, verb) if j < sentence_at(scene, verb).last]
    first = last = inside[0]
    while last in inside and last - first < _LONGEST and scene.lower[last] not in (",", ";"):
        last += 1
    first = first + 1 if scene.lower[first] in ("to", "that") else first
    if last - first > 1:
        yield Topic(first, last)


def _is_vague(scene: Scene, i: int) -> bool:
    """Whether no modifier makes a generic word tell something: "various issues", not "bilateral issues"."""
    vague = knowledge.act_words().vague_adjectives
    telling = [
        c
        for c in children_of(scene, i, "amod", "compound", "nmod", "poss")
        if scene.lower[c] not in vague and scene.tokens[c].pos != "PRON"
    ]
    return not telling


def _is_procedure(scene: Scene, i: int) -> bool:
    """Whether a noun is just another round of talks: "the next meeting"; a summit of its own format is a topic."""
    low = scene.lower[i]
    if low not in knowledge.encounters().nouns:
        return False
    if low == "summit":
        return any(
            (scene.tokens[c].tag == "JJ" and scene.lower[c] in ("next", "last", "upcoming")) or _is_ordinal(scene, c)
            for c in scene.syntax.children[i]
        )
    return True


def _is_ordinal(scene: Scene, c: int) -> bool:
    low = scene.lower[c]
    return low[:1].isdigit() and low[-2:] in ("st", "nd", "rd", "th")


def _bounds(scene: Scene, i: int) -> tuple[int, int]:
    """A noun with its modifiers, without article and vague adjectives, and with the phrases behind it as far as they are short."""
    first = left_edge(scene, i)
    while first < i and (
        (scene.tokens[first].dep == "det" and not _is_the_north(scene, first))
        or scene.tokens[first].dep in ("predet", "punct", "cc", "preconj", "advmod")
        or scene.tokens[first].tag == "PRP$"
        or scene.lower[first] in _STRIPPED
        or not scene.tokens[first].text[0].isalnum()
    ):
        first += 1
    last = i + 1
    while last < sentence_at(scene, i).last:
        end = _tail(scene, last, i)
        if end is None or end - first > _LONGEST + 2:
            break
        last = end
    while last > i + 1 and scene.tokens[last - 1].pos in ("CCONJ", "ADP", "DET"):
        last -= 1
    return first, last


def _is_the_north(scene: Scene, article: int) -> bool:
    """Whether an article belongs to a name: "the North's launch"."""
    return scene.lower[article + 1] in ("north", "south") and (article + 1 in scene.party_at or scene.lower[article + 2] == "'s")


def _tail(scene: Scene, start: int, noun: int) -> int | None:
    """The end of a phrase right behind a noun, if it says what the noun is about, and not when, where or with whom."""
    token = scene.tokens[start]
    if token.dep == "prep" and scene.lower[start] in _INNER:
        pobj = child(scene, start, "pobj", "pcomp")
        own_word = token.head == noun or scene.lower[start] in ("in", "of", "at", "on", "against")
        where = scene.lower[noun] not in _OF_A_PLACE and pobj is not None and _places_or_people(scene, pobj)
        if pobj is None or not own_word or scene.tokens[pobj].pos == "PRON" or where:
            return None
    elif token.dep != "aux" or token.tag != "TO" or scene.tokens[token.head].head != noun:
        return None
    own = set(below(scene, start if token.dep == "prep" else token.head))
    end = start
    while end in own and scene.lower[end] not in _ENDS:
        end += 1
    return end if end > start else None


def _places_or_people(scene: Scene, i: int) -> bool:
    """Whether a word says when, where or with whom the talks were, not what about."""
    if i in scene.place_at:
        return scene.lower[i - 1] in ("in", "at")
    if scene.lower[i] in _LINES:
        return True
    return (
        i in scene.time_at or i in scene.office_at or (scene.lower[i] in knowledge.encounters().nouns and i not in scene.party_at)
    )
