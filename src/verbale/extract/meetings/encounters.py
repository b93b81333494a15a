"""The words that tell of an encounter: who met whom, by what verb or noun, when, where, and whether it has happened.

An encounter is what one clause says. Several may be one meeting; `drafts.py` puts them together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from verbale import knowledge
from verbale.extract.cast import delegations, side_before
from verbale.extract.meetings.clauses import SAYING, Company, clauses_of
from verbale.extract.meetings.nouns import NounPhrase, find_nouns
from verbale.extract.meetings.status import BEFORE_AFTER, HAPPEN, WISHED, StatusReader
from verbale.extract.meetings.tails import Tail, distinct
from verbale.extract.phrases import below
from verbale.extract.pronouns import person_meant
from verbale.extract.scene import Scene
from verbale.model.annotated import Grain, PartyMention, PlaceMention, Sentence, Time, TimeKind
from verbale.model.documents import Role
from verbale.model.facts import MeetingType, Status
from verbale.model.spans import Span

_LINKS = knowledge.word_set("encounters", "links")
_NEAR = 8
"""Tokens before "where" among which the city stands."""

_TOPIC = frozenset(("discuss", "discussing", "about", "regarding", "concerning"))
"""Words behind which is told what they spoke of, no longer where and how they met."""

_ASIDE = frozenset(["sidelines", "margins", "margin", "sideline", "fringes", "edge"])
_JOINT = knowledge.word_set("encounters", "joint")
_PHONE = knowledge.word_set("encounters", "phone")
_AIMING = frozenset(("aim", "eye", "target", "look", "seek", "plan"))
_LEAD = frozenset(["preside", "lead", "head", "chair", "co-chair", "cochair", "represent"])
_OF_CALLERS = knowledge.word_set("encounters", "of callers")
"""What one calls on somebody for: to discuss, to bid farewell; any other infinitive is what is asked of them."""
_OPENING = frozenset(("open", "begin", "start", "kick", "commence"))
_ENDING = frozenset(("end", "conclude", "close", "finish", "wrap"))
_FOUNDING = frozenset(("launch", "establish", "create", "found", "institute", "initiate"))
_BESIDE = frozenset(("follow", "precede"))
"""Verbs whose clause dates another event than their subject."""
_FROM_AFAR = frozenset(("issue", "sign", "release"))
"""What several may do together without coming together."""
_ATTENDING = frozenset(("attend", "participate", "join"))
_PLANNING = frozenset(("be", "schedule", "set", "plan", "expect", "slate"))
_BOTH = frozenset(("governments", "sides", "countries", "states", "nations", "ministries", "delegations", "parties", "capitals"))
_RECIPROCAL = (("each", "other"), ("one", "another"))
_THERE = frozenset(("present", "attending", "participating"))
_PRESENCE = _THERE | {"accompanied"}
_LED = knowledge.word_set("encounters", "led")
_GROUPS = knowledge.word_set("encounters", "groups")
_LIFE = knowledge.word_set("encounters", "life")
_MOTION = knowledge.word_set("encounters", "motion")


@dataclass(frozen=True, slots=True)
class Encounter:
    """What one clause says of an encounter.

    `status` is held, scheduled, proposed, postponed, cancelled or None where the clause does not tell; `nouns` the noun phrases
    that name it, the main one first; `countries` are parties named as places ("in Kenya"); `here` is the word "here"; `marks` add
    `aside` (on the margins of something else), `joint` (told by a joint act, no verb of encounter), `opens`, `ends`, `caption`,
    `headline`.
    """

    sentence: int
    span: Span
    type: MeetingType
    status: Status | None
    company: Company
    other_side: Company
    nouns: tuple[NounPhrase, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    countries: tuple[PartyMention, ...] = ()
    here: Span | None = None
    marks: frozenset[str] = field(default=frozenset())

    @property
    def everyone(self) -> Company:
        """Both sides."""
        return self.company | self.other_side

    @property
    def people_named(self) -> bool:
        """Whether anybody is there by name."""
        return bool(self.company.people or self.other_side.people)


def find_encounters(scene: Scene) -> list[Encounter]:
    """The encounters of a report, sentence by sentence, headlines last."""
    found: list[Encounter] = []
    for index, sentence in scene.read_sentences():
        found += _Finder(scene, index, sentence).encounters()
    return found


class _Finder:
    """Finds the encounters of one sentence."""

    def __init__(self, scene: Scene, index: int, sentence: Sentence) -> None:
        self.scene, self.index, self.sentence = scene, index, sentence
        self.clauses = clauses_of(scene, sentence)
        self.status = StatusReader(scene, self.clauses, sentence)
        self.nouns = find_nouns(scene, sentence)
        self.grammar = knowledge.encounters()
        self._tails: dict[int, Tail] = {}
        self._clauses_of: dict[int, list[int]] = {}

    def encounters(self) -> Iterator[Encounter]:
        """Those told by verbs, then those told by nouns alone, then joint acts; captions tell of one by the picture itself."""
        used: set[int] = set()
        with_people = False
        for verb in self.clauses.verbs():
            encounter = self._by_verb(verb, used)
            if encounter:
                with_people = with_people or bool(encounter.everyone)
                yield from self._separate(encounter)
        for noun in self.nouns:
            if noun.head not in used:
                encounter = self._by_noun(noun)
                if encounter:
                    prepared = "next" in noun.marks and not encounter.company  # "discussed the upcoming summit of the leaders"
                    with_people = with_people or (bool(encounter.everyone) and not prepared)
                    yield encounter
        yield from self._led()
        yield from self._present()
        yield from self._since()
        yield from self._visits()
        if not with_people:
            yield from self._joint()

    # -- verbs -----------------------------------------------------------------------------------------------------------------

    def _by_verb(self, verb: int, used: set[int]) -> Encounter | None:
        entry = self._entry(verb)
        if entry is None:
            return None
        linked = [n for n in self.nouns if n.head not in used and self._linked(verb, n)]
        if entry.object == "encounter" and not (entry.subject == "host" and self._has_guests(verb)):
            objects = [n for n in linked if self._is_object(verb, n)]
            if not objects:
                return None
            if all(self._is_founding(verb, n) for n in objects):
                used |= {n.head for n in objects}
                return None
            linked = [*objects, *(n for n in linked if n not in objects)]
        left, right = self.clauses.left_of(verb), self.clauses.right_of(verb)
        linked = [n for n in linked if not self._is_occasion(verb, n, left, right)]
        left, right = self._without_occasions(left, linked), self._without_occasions(right, linked)
        for n in linked:
            right |= self._beside(n).company
        if (
            entry.object in ("party", "visitor", "host", None)
            and entry.subject != "visitor"
            and not self._is_encounter(verb, left, right, linked)
        ):
            return None
        if entry.subject == "host" and entry.object == "visitor" and self._is_passive(verb):
            left, right = right, left  # "was received by the president"
        if entry.subject == "visitor" and (not (right.people or right.offices or linked) or self._urges(verb)):
            return None
        if entry.subject == "host" and any(self._has_two_sides(n) for n in linked):
            left = replace(left, parties=())  # "Qatar hosted talks between A and B" without sitting there
        used |= {n.head for n in linked}
        kind = self._type(verb, entry, linked)
        status = self.status.of_verb(verb)
        if status is None:
            return None
        encounter = Encounter(self.index, self._words(verb, linked), kind, status, left, right, tuple(linked))
        marks = self._verb_marks(verb, entry, encounter, used)
        return self._placed(replace(encounter, marks=marks), verb)

    def _is_occasion(self, verb: int, noun: NounPhrase, left: Company, right: Company) -> bool:
        """Whether two meet at an organisation's own meeting, to which neither is: "X met Y at the G20 summit"."""
        met = (left.people or left.offices) and (right.people or right.offices)
        own = self._of_an_organisation(noun) and not self._has_two_sides(noun)
        return bool(met) and own and not self._is_object(verb, noun) and self.status.preposition(noun) in ("at", "during", "in")

    def _of_an_organisation(self, noun: NounPhrase) -> bool:
        """Whether a phrase names one organisation and no other party: "the G20 summit"."""
        codes = {p.code for p in noun.parties}
        return len(codes) == 1 and knowledge.parties()[min(codes)].kind == "organisation"

    def _has_guests(self, verb: int) -> bool:
        """Whether the object of a verb of hosting is somebody: "hosted X and Y", but no "organised the visit by X"."""
        things = [c for c in self.scene.syntax.children[verb] if self.scene.tokens[c].dep == "dobj"]
        tables = (self.scene.person_at, self.scene.office_at, self.scene.party_at)
        named = not things or any(c in table for c in things for table in tables)
        return named and bool(self.clauses.right_of(verb).people)

    def _without_occasions(self, company: Company, linked: list[NounPhrase]) -> Company:
        """The company without the parties that only name another encounter: "met after the G20 summit"."""
        others = [self.scene.span_of(self._aside_at(n) or n.first, n.last) for n in self.nouns if n not in linked]
        parties = tuple(p for p in company.parties if not any(o.touches(p.span) for o in others))
        return company if parties == company.parties else replace(company, parties=parties)

    def _has_two_sides(self, noun: NounPhrase) -> bool:
        """Whether a phrase says between whom it is."""
        tail = self._beside(noun)
        return tail.led_by_with and len(tail.company.people) + len({p.code for p in tail.company.parties}) > 1

    def _verb_marks(self, verb: int, entry: knowledge.EncounterVerb, encounter: Encounter, used: set[int]) -> frozenset[str]:
        """What sets an encounter told by a verb apart: who is meant without a name, and on what occasion."""
        scene = self.scene
        left, right, linked = encounter.company, encounter.other_side, encounter.nouns
        unnamed = any(o.plural for o in left.offices) and not left.people
        near = scene.lower[max(self.sentence.first, verb - 2) : verb + 2]
        told = {
            "margin": any(self._aside(n) for n in self.nouns if n.head not in used),
            "group": self._group(verb) or (unnamed and encounter.type is MeetingType.COURTESY_CALL),
            "both": self._of_both(verb),
            "three": self._count_word(verb),
            "also": "also" in near,
            "chaired": scene.tokens[verb].lemma in _LEAD and any("anaphoric" in n.marks for n in linked),
            "they": self._they(verb) and not left and not right.people,
            "other time": self._sets_scene(verb),
            "anaphoric": self._body_meets(verb),
            "beside": any(self._is_beside(verb, n) for n in self.nouns),
            "joint": scene.tokens[verb].lemma == "attend" and "chaired" not in near and any("anaphoric" in n.marks for n in linked),
            "last": self._time_of(verb) is not None or (bool(linked) and scene.lower[verb - 1] == "last"),
            "attends": scene.tokens[verb].lemma in _ATTENDING and any(self._of_an_organisation(n) for n in linked),
            "spoke": encounter.type is MeetingType.PHONE_CALL and entry.verb == "speak" and not self._by_phone(verb),
            "received": entry.subject == "host" and entry.object == "visitor" and not linked,
        }
        return self._role_marks() | {mark for mark, holds in told.items() if holds}

    def _time_of(self, verb: int) -> int | None:
        """The verb that tells when it was, of "the last time the two met was in June"."""
        tokens = self.scene.tokens
        time = tokens[verb].head
        if tokens[verb].dep not in ("relcl", "acl") or self.scene.lower[max(0, time - 1) : time + 1] != ("last", "time"):
            return None
        above = self.clauses.owner.get(time)
        return above if above is not None and tokens[above].lemma == "be" else None

    def _sets_scene(self, verb: int) -> bool:
        """Whether the clause only dates another encounter: "the round came a day after they had chaired the Forum"."""
        tokens, children = self.scene.tokens, self.scene.syntax.children
        dating = any(self.scene.lower[c] in ("after", "before") and tokens[c].dep in ("mark", "prep") for c in children[verb])
        above = self.clauses.owner.get(tokens[verb].head)
        if tokens[verb].dep == "pcomp":  # "met after attending the summit"
            dating = self.scene.lower[tokens[verb].head] in ("after", "before")
        elif tokens[verb].dep != "advcl":
            dating = False
        if not dating or above is None or above == verb:
            return False
        return self._entry(above) is not None or any(
            self.clauses.owner.get(n.head) == above and "anaphoric" not in n.marks for n in self.nouns
        )

    def _separate(self, encounter: Encounter) -> Iterator[Encounter]:
        """One encounter for each of several counterparts, where the words part them: "respectively", "separate calls"."""
        scene = self.scene
        others = encounter.other_side.people
        following = self.sentence.span.end + 200
        words = scene.text[self.sentence.span.start : following].lower()
        on_each = encounter.type is MeetingType.COURTESY_CALL and words.count(" on ") > 1
        parted = on_each or "separate" in words or ("respectively" in words and encounter.type is MeetingType.PHONE_CALL)
        if len(others) < 2 or not parted or len(encounter.company.people) != 1 or encounter.nouns:
            yield encounter
            return
        for n, person in enumerate(others):
            since = others[n - 1].span.end if n else self.sentence.span.start
            times = [t for t in encounter.times if since <= t.span.start < person.span.start] or list(encounter.times[:1])
            side = Company(people=(person,))
            yield replace(encounter, other_side=side, times=tuple(times[-1:]), span=encounter.span if not n else person.span)

    def _entry(self, verb: int) -> knowledge.EncounterVerb | None:
        """The verb of the grammar, with its particle where that makes another verb ("call on")."""
        scene = self.scene
        lemma = scene.tokens[verb].lemma.lower()
        for width in (4, 3, 2, 1):
            phrase = " ".join((lemma, *scene.lower[verb + 1 : verb + 1 + width]))
            if phrase in self.grammar.verbs:
                return self.grammar.verbs[phrase]
        return self.grammar.verbs.get(lemma)

    def _is_encounter(self, verb: int, left: Company, right: Company, linked: list[NounPhrase]) -> bool:
        """Whether a verb that also has other uses ("meet a deadline", "call for") is one of encounter here."""
        scene = self.scene
        lemma = scene.tokens[verb].lemma
        officials = bool(right.people or right.offices)
        if self._each_other(verb, left):
            return True
        if lemma in (
            "meet",
            "confer",
            "huddle",
            "encounter",
            "sit",
            "consult",
            "gather",
            "assemble",
            "come",
            "convene",
            "get",
        ):
            plural = self._plural(left) or self._they(verb) or self._of_both(verb) or self._body_meets(verb)
            return officials or bool(linked) or bool(right.parties) or (plural and not self._other_object(verb))
        if lemma in ("speak", "talk", "converse", "negotiate", "parley", "interact", "engage"):
            several = len({p.person for p in left.people}) + len(left.offices) > 1 and (lemma != "talk" or self._for_a_while(verb))
            return (
                bool(linked)
                or ((officials or bool(right.parties)) and self._with(verb))
                or (several and self._with(verb, strict=False))
            )
        if lemma in ("call", "phone", "telephone", "ring", "dial"):
            return officials and not self._followed_by(verb, ("for", "on", "upon"))
        if lemma == "discuss":
            return self._plural(left) and bool(linked)
        if lemma in ("see", "greet", "welcome", "receive", "host", "meet") and self._at_airport(verb):
            return False
        if lemma in ("see", "greet", "welcome", "receive", "host"):
            if any(scene.tokens[c].dep in ("ccomp", "xcomp") for c in scene.syntax.children[verb]):  # "saw them sign"
                return False
            if self._is_passive(verb):
                left, right = right, left
            guests = (bool(right.people or right.offices) and not self._thing(verb)) or self._group(verb)
            return guests and bool(left.people or left.offices or left.parties)
        return officials and bool(left)

    def _urges(self, verb: int) -> bool:
        """Whether somebody is called on to do something: no call at all."""
        scene, end = self.scene, self.clauses.list_end(verb + 2)
        asked = scene.lower[end : end + 1] == ("to",) and scene.tokens[end].tag == "TO"
        return asked and scene.tokens[end + 1].lemma not in _OF_CALLERS

    def _at_airport(self, verb: int) -> bool:
        """Whether somebody is only welcomed on arrival."""
        return any(self.scene.lower[i] == "airport" for i in self.clauses.owned.get(verb, ()))

    def _is_passive(self, verb: int) -> bool:
        """Whether the subject is the one to whom it is done: "was received by"."""
        return any(self.scene.tokens[c].dep == "nsubjpass" for c in self.scene.syntax.children[verb])

    def _each_other(self, verb: int, left: Company) -> bool:
        """Whether several "saw each other"."""
        words = self.scene.lower[verb + 1 : verb + 4]
        return words[-3:-1] in _RECIPROCAL or (words[-2:] in _RECIPROCAL and (self._plural(left) or self._they(verb)))

    def _count_word(self, verb: int) -> bool:
        """Whether three countries are the subject without their names: "the three countries held"."""
        scene = self.scene
        while scene.tokens[verb].dep in ("conj", "xcomp") and self.clauses.owner.get(scene.tokens[verb].head) not in (
            None,
            verb,
        ):
            verb = self.clauses.owner[scene.tokens[verb].head]
        subjects = [c for c in scene.syntax.children[verb] if scene.tokens[c].dep in ("nsubj", "nsubjpass")]
        return any(
            scene.lower[c] in ("countries", "nations", "neighbours", "neighbors", "states", "sides")
            and scene.lower[c - 1] == "three"
            for c in subjects
        )

    def _they(self, verb: int) -> bool:
        """Whether those named just before are the subject: "the two last met", "they spoke again"."""
        scene = self.scene
        subject = self._subject(verb)
        if subject is not None:  # of "aides of the two sides met" the aides are meant
            words = {scene.lower[i] for i in (subject, *scene.syntax.children[subject]) if i <= subject}
        else:
            words = set(scene.lower[max(self.sentence.first, verb - 3) : verb])
        return bool({"they", "two", "both", "duo", "pair", "sides", "three"} & words)

    def _subject(self, verb: int) -> int | None:
        """The head of a verb's own subject."""
        tokens = self.scene.tokens
        return next((c for c in self.scene.syntax.children[verb] if tokens[c].dep in ("nsubj", "nsubjpass") and c < verb), None)

    def _of_both(self, verb: int) -> bool:
        """Whether the subject is somebody of both sides: "lawyers of the two governments will meet"."""
        subject, low = self._subject(verb), self.scene.lower
        if subject is None:
            return False
        phrase = [i for i in below(self.scene, subject) if subject < i < verb]
        return any(low[i] in _BOTH and low[i - 1] in ("both", "two") for i in phrase)

    def _body_meets(self, verb: int) -> bool:
        """Whether the subject is a body named before: "the Commission will meet"."""
        subject, low = self._subject(verb), self.scene.lower
        if subject is None or low[subject - 1] != "the" or not self.scene.tokens[subject].text[0].isupper():
            return False
        noun = self.grammar.nouns.get(low[subject])
        return noun is not None and noun.series

    def _is_beside(self, verb: int, noun: NounPhrase) -> bool:
        """Whether it is told when somebody met by another meeting: "met for an hour before the trilateral talks"."""
        told = self.clauses.owner.get(noun.head) == verb and "definite" in noun.marks and not self._is_object(verb, noun)
        return told and noun.first > verb and self.status.preposition(noun) in ("before", "after", "following")

    def _group(self, verb: int) -> bool:
        """Whether the object is a group named only by its kind: "received the three officials"."""
        scene = self.scene
        objects = [c for c in scene.syntax.children[verb] if scene.tokens[c].dep in ("dobj", "nsubjpass")]
        return any(scene.lower[c] in _GROUPS for c in objects)

    def _thing(self, verb: int) -> bool:
        """Whether the object is a thing in which nobody is named: "welcomed the upgrade of relations"."""
        scene = self.scene
        objects = [c for c in scene.syntax.children[verb] if scene.tokens[c].dep == "dobj" and scene.tokens[c].pos == "NOUN"]
        named = (scene.person_at, scene.office_at, scene.party_at)
        return bool(objects) and not any(i in at for c in objects for i in below(scene, c) for at in named)

    def _plural(self, company: Company) -> bool:
        offices = [o for o in company.offices if o.plural]
        return len({p.person for p in company.people}) + len(company.parties) + len(company.offices) > 1 or bool(offices)

    def _other_object(self, verb: int) -> bool:
        """Whether the verb has an object that is nobody: "met the deadline"."""
        scene = self.scene
        return any(
            scene.tokens[c].dep == "dobj" and c not in scene.person_at and c not in scene.office_at
            for c in scene.syntax.children[verb]
        )

    def _with(self, verb: int, *, strict: bool = True) -> bool:
        """Whether "with" (or "by", for a telephone) leads on from the verb; not strict: or nothing, for "negotiated on Friday"."""
        window = self.scene.lower[verb + 1 : verb + 14]
        if strict:
            return any(w in ("with", "by") for w in window)
        return "by" in window or self._for_a_while(verb) or self.scene.tokens[verb].lemma in ("negotiate", "parley", "confer")

    def _for_a_while(self, verb: int) -> bool:
        """Whether the verb's clause tells how long it took: "talked for half an hour"."""
        near = range(verb + 1, min(verb + 4, self.sentence.last))
        return any(self.scene.lower[i] == "for" and self._is_duration(i + 1) for i in near)

    def _is_duration(self, i: int) -> bool:
        time = self.scene.time_at.get(i)
        return time is not None and time.kind is TimeKind.DURATION

    def _followed_by(self, verb: int, words: tuple[str, ...]) -> bool:
        return self.scene.lower[verb + 1 : verb + 2] != () and self.scene.lower[verb + 1] in words

    def _linked(self, verb: int, noun: NounPhrase) -> bool:
        """Whether a noun phrase names the encounter of this verb: its object or subject, or led by "for", "at", "during"."""
        if self.clauses.owner.get(noun.head) != verb:
            return self._is_object(verb, noun)
        before = self.status.preposition(noun)
        if before in BEFORE_AFTER or self._aside(noun) or _TOPIC & set(self.scene.lower[verb + 1 : noun.first]):
            return False
        if self.scene.tokens[verb].lemma in ("speak", "talk", "call", "phone"):
            return before in ("at", "in", "during")
        return before in _LINKS or before in ("", ",")

    def _aside(self, noun: NounPhrase) -> bool:
        """Whether the phrase is only the occasion: "on the sidelines of the summit"."""
        return self._aside_at(noun) is not None

    def _aside_at(self, noun: NounPhrase) -> int | None:
        """The "sidelines" of which a phrase hangs."""
        scene = self.scene
        for i in range(noun.first - 1, max(self.sentence.first, noun.first - _NEAR - 4) - 1, -1):
            if scene.lower[i] in _ASIDE:
                return i
            if scene.syntax.is_verb(i) or scene.lower[i] == ",":
                return None
        return None

    def _is_object(self, verb: int, noun: NounPhrase) -> bool:
        """Whether the phrase is the object of a verb ("held talks"), or the subject of a passive one ("talks were held")."""
        scene = self.scene
        token = scene.tokens[noun.head]
        if token.head == verb and token.dep in ("dobj", "nsubjpass", "attr", "obj", "oprd"):
            return True
        if token.head == verb and token.dep == "pobj":
            return True
        between = scene.lower[verb + 1 : noun.first]
        return (
            verb < noun.first <= verb + 8
            and not any(scene.syntax.is_verb(i) or scene.tokens[i].dep == "mark" for i in range(verb + 1, noun.first))
            and all(
                w in ("a", "an", "the", "their", "its", "his", "her", "in", "of", "on", "for", "with")
                or scene.tokens[verb + 1 + n].pos in ("ADV", "ADJ", "DET", "NUM")
                for n, w in enumerate(between)
            )
        )

    def _type(self, verb: int, entry: knowledge.EncounterVerb, linked: list[NounPhrase]) -> MeetingType:
        seen = bool(linked) and self._by_video(verb) and self.scene.tokens[verb].dep != "relcl"
        if (self._by_phone(verb) and not seen) or any(n.type is MeetingType.PHONE_CALL for n in linked):
            return MeetingType.PHONE_CALL
        if any(n.type is MeetingType.COURTESY_CALL for n in linked):
            return MeetingType.COURTESY_CALL
        kind = MeetingType(entry.type)
        if kind is MeetingType.PHONE_CALL and (linked or self._in_person(verb)):
            return MeetingType.MEETING
        return kind

    def _by_phone(self, verb: int) -> bool:
        """Whether something was done "by telephone", "on the phone", "in a phone call"."""
        window = self.scene.lower[verb : min(verb + 30, self.sentence.last)]
        return any(
            a in ("by", "over", "via", "on", "in") and (b in _PHONE or (b in ("the", "a") and c in _PHONE))
            for a, b, c in zip(window, window[1:], (*window[2:], ""), strict=False)
        )

    def _by_video(self, verb: int) -> bool:
        """Whether those who held a meeting saw each other on a screen."""
        return any(w.startswith(("video", "virtual")) for w in self.scene.lower[verb : min(verb + 30, self.sentence.last)])

    def _in_person(self, verb: int) -> bool:
        """Whether somebody who "spoke with" another did so face to face."""
        window = self.scene.lower[verb : self.sentence.last]
        return any(w in ("person", "sidelines", "margins", "meeting") for w in window)

    # -- nouns -----------------------------------------------------------------------------------------------------------------

    def _by_noun(self, noun: NounPhrase) -> Encounter | None:
        """An encounter that a noun alone tells of: "at a meeting Tuesday", "after talks with X", "a summit is needed"."""
        if "negated" in noun.marks or "every" in noun.marks:
            return None
        scene = self.scene
        verb = self._event_verb(noun)
        if verb is not None and self._is_history(verb, noun):
            return None
        tail = self._beside(noun)
        company = tail.company
        left = Company()
        if verb is not None and self._takes_part(verb, noun, tail):
            left = self.clauses.left_of(verb)
        left |= self._owner_of(company) | self._possessor(noun, tail)
        status = self.status.of_noun(noun, verb) or self._status_without_verb(noun, verb, tail)
        marks = set(self._role_marks())
        if self._is_predicate(noun):
            marks.add("anaphoric")
        if self._aside(noun):
            marks.add("aside")
        before = self.status.preposition(noun)
        if before == "since" or (before in BEFORE_AFTER and not self._dates_words(verb)):
            marks.add("other time")
        encounter = Encounter(
            self.index,
            scene.span_of(noun.first, noun.last),
            noun.type,
            status,
            left,
            company,
            (noun,),
            marks=frozenset(marks),
        )
        return self._placed(encounter, None, tail)

    def _status_without_verb(self, noun: NounPhrase, verb: int | None, tail: Tail) -> Status | None:
        """That of a phrase whose verb the parser took for a participle, or that tells between whom and when: it was held."""
        tokens = self.scene.tokens
        if verb is None and self.sentence.role is not Role.HEADLINE and tokens[noun.head].dep == "ROOT":
            happened = (v for v in self._told_of(noun) if tokens[v].lemma in HAPPEN and tokens[v].tag in ("VBD", "VBN"))
            return next((self.status.of_verb(v) for v in happened), None)
        between = "indefinite" in noun.marks and tail.led_by_with and len(tail.company.people) > 1 and bool(tail.times)
        ahead = verb is None or self.status.is_ahead(verb) or self.scene.tokens[verb].lemma in WISHED
        return Status.HELD if between and not ahead else None

    def _is_predicate(self, noun: NounPhrase) -> bool:
        """Whether the phrase only says what the meeting was: "it was the ninth round"."""
        scene = self.scene
        token = scene.tokens[noun.head]
        if (
            token.dep != "attr"
            or scene.tokens[token.head].lemma != "be"
            or "definite" not in noun.marks
            or "possessive" in noun.marks
            or noun.ordinal == 1  # "it was the first call of the two" counts no rounds
        ):
            return False
        return any(scene.tokens[c].dep == "nsubj" and scene.lower[c] in ("it", "this") for c in scene.syntax.children[token.head])

    def _owner_of(self, company: Company) -> Company:
        """Whose counterpart somebody is: of "the meeting with his Omani counterpart" the one whom "his" means."""
        scene = self.scene
        offices = (*company.offices, *(p.office for p in company.people if p.office))
        for first in (scene.token_at(o.span.start) for o in offices if o.counterpart):
            near = range(first, max(self.sentence.first, first - 3) - 1, -1)
            owner = next((p for i in near if scene.lower[i] in ("his", "her") and (p := person_meant(scene, i))), None)
            if owner is not None:
                return Company(people=(owner,))
        return Company()

    def _possessor(self, noun: NounPhrase, tail: Tail) -> Company:
        """Whose meeting with somebody it is: "X's meeting with Y"."""
        owner = self.scene.person_at.get(noun.first - 2)
        owned = self.scene.lower[noun.first - 1] in ("'s", "'") and noun.first - 2 >= self.sentence.first
        return Company(people=(owner,)) if owner and owned and tail.led_by_with else Company()

    def _event_verb(self, noun: NounPhrase) -> int | None:
        """The verb whose event the noun dates or names: of "vowed to work closely at their meeting" the vowing."""
        verb = self.clauses.owner.get(noun.head)
        if verb is None or self.status.preposition(noun) not in ("at", "in", "during"):
            return verb
        tokens = self.scene.tokens
        top = verb
        while tokens[top].dep in ("xcomp", "pcomp", "advcl", "acl") and tokens[top].tag in ("VB", "VBG"):
            above = self.clauses.owner.get(tokens[top].head)
            if above is None or above == top:
                break
            top = above
            if tokens[top].lemma in _JOINT | SAYING and tokens[top].tag != "VBG":
                return top
        return verb

    def _is_history(self, verb: int, noun: NounPhrase) -> bool:
        """Whether the words tell the life of the dialogue, no round of it: "was held 13 times", "stalled", "was set up"."""
        scene = self.scene
        token = scene.tokens[noun.head]
        subject = token.dep in ("nsubj", "nsubjpass", "dobj") and self.clauses.owner.get(noun.head) == verb
        if subject and scene.tokens[verb].lemma in _LIFE and not self.status.is_ahead(verb):
            return True
        after = scene.lower[noun.last : self.sentence.last]
        return subject and "times" in after and scene.tokens[verb].lemma in ("hold", "meet", "convene", "take")

    def _is_founding(self, verb: int, noun: NounPhrase) -> bool:
        """Whether the words tell how a dialogue came to be: "the Dialogue was launched in 2004"."""
        passive = self.scene.tokens[noun.head].dep == "nsubjpass"
        return passive and noun.ordinal is None and self.scene.tokens[verb].lemma in _FOUNDING

    def _dates_words(self, verb: int | None) -> bool:
        """Whether the governing verb is one of speech: "said after the meeting" is about the meeting."""
        return verb is not None and self.scene.tokens[verb].lemma in SAYING | _JOINT

    def _takes_part(self, verb: int, noun: NounPhrase, tail: Tail) -> bool:
        """Whether the subject of the governing verb sat in the meeting: "agreed at a meeting", "said after talks with X"."""
        before = self.status.preposition(noun)
        lemma = self.scene.tokens[verb].lemma
        if self._aside(noun):
            return False
        if "plural" in noun.marks and noun.name is None and not noun.parties:
            return False
        if before == "to" and lemma in _LEAD:  # "led the delegation to the ninth round"
            return any(self.scene.lower[c] in _LED for c in self.scene.syntax.children[verb] if self.scene.tokens[c].dep == "dobj")
        if before == "" and lemma not in SAYING | WISHED and noun.head > verb:
            subject = self.clauses.left_of(verb)
            return len(subject.people) + len(subject.parties) > 1
        if before in ("at", "in", "during"):
            return lemma in _JOINT or (lemma in SAYING and tail.led_by_with)
        return before in ("after", "following", "before", "ahead") and tail.led_by_with

    def _beside(self, noun: NounPhrase) -> Tail:
        """What hangs on the phrase to the right: "between A and B", "with X", "held in Y on Z"; read once."""
        if noun.head not in self._tails:
            self._tails[noun.head] = self._tail(noun)
        return self._tails[noun.head]

    def _tail(self, noun: NounPhrase) -> Tail:
        tail = Tail.read(self.scene, self.clauses, self.sentence, noun.last)
        for verb in self._told_of(noun):
            own = [i for i in range(verb, self.sentence.last) if self.clauses.owner.get(i) == verb]
            tail = tail.with_more(Tail.of(self.scene, self.clauses, own, False))
            if self.scene.tokens[verb].lemma in _LEAD | {"have", "hold"}:
                tail = replace(tail, company=tail.company | self.clauses.left_of(verb) | self.clauses.right_of(verb))
        return tail

    def _told_of(self, noun: NounPhrase) -> list[int]:
        """The verbs of relative clauses that say when and where: "the meeting, which X hosted in Y"; looked for once."""
        if noun.head not in self._clauses_of:
            self._clauses_of[noun.head] = self._relative_clauses(noun)
        return self._clauses_of[noun.head]

    def _relative_clauses(self, noun: NounPhrase) -> list[int]:
        tokens, children = self.scene.tokens, self.scene.syntax.children
        lemmas = HAPPEN | _LEAD | {"host", "organise", "organize", "have", "co-host"}
        parts = [i for i in below(self.scene, noun.head) if self._is_part(i, noun.head)]
        told = [c for i in parts for c in children[i] if tokens[c].dep in ("relcl", "acl")]
        after = noun.last + (self.scene.lower[noun.last : noun.last + 1] == (",",))
        if after < self.sentence.last and after not in told and self._is_participle(after):
            told.append(after)
        planned = [c for v in told if tokens[v].lemma in _PLANNING for c in children[v] if tokens[c].dep in ("xcomp", "ccomp")]
        now = (v for v in (*told, *planned) if self.scene.lower[v - 1] != "last")  # "the talks, which they had last held in May"
        return [v for v in now if tokens[v].lemma in lemmas and (v in planned or tokens[v].lemma != "be")]

    def _is_participle(self, i: int) -> bool:
        """Whether a verb describes what stands before it: "held in Oslo", without a subject of its own."""
        subjects = (self.scene.tokens[c].dep in ("nsubj", "nsubjpass") for c in self.scene.syntax.children[i])
        return self.scene.tokens[i].tag in ("VBN", "VBD") and not any(subjects)

    def _is_part(self, i: int, head: int) -> bool:
        """Whether a noun hangs on the head by "of", "between" or "and": there the parser may hang what is said of the head."""
        tokens = self.scene.tokens
        while i != head:
            if tokens[i].dep not in ("pobj", "conj", "prep", "appos") or self.scene.syntax.is_verb(i):
                return False
            i = tokens[i].head
        return True

    # -- the time before, and visits -------------------------------------------------------------------------------------------

    def _since(self) -> Iterator[Encounter]:
        """ "The first round since March 2019", "none has been held since 2019": there was one then."""
        scene = self.scene
        for i in range(self.sentence.first, self.sentence.last - 1):
            time = scene.time_at.get(i + 1)
            if scene.lower[i] != "since" or time is None or not time.value or time.kind is not TimeKind.DATE:
                continue
            before = scene.lower[self.sentence.first : i]
            if not ({"first", "none"} & set(before) or "no" in before or "not" in before):
                continue
            noun = next((n for n in reversed(self.nouns) if n.head < i), None)
            if noun is None and "none" not in before:
                continue
            words = time.span if noun is None else scene.span_of(noun.first, noun.last).to(time.span)
            nouns = (replace(noun, ordinal=None, ordinal_span=None, marks=frozenset(("last",))),) if noun else ()
            yield Encounter(
                self.index,
                words,
                MeetingType.MEETING,
                Status.HELD,
                Company(),
                Company(),
                nouns,
                (time,),
                marks=self._role_marks() | {"last", "since"},
            )

    def _visits(self) -> Iterator[Encounter]:
        """ "X's October visit to Kenya", "X visited Kenya": an official guest of the government there."""
        scene = self.scene
        for i in range(self.sentence.first, self.sentence.last - 2):
            if scene.lower[i] not in ("visit", "visited"):
                continue
            at = next((j for j in range(i + 1, min(i + 4, self.sentence.last)) if j in scene.party_at), None)
            if at is None or any(w not in ("to", "the", "state", "official") for w in scene.lower[i + 1 : at]):
                continue
            visitor = next(
                (scene.person_at[j] for j in range(i - 1, max(self.sentence.first, i - 5) - 1, -1) if j in scene.person_at),
                None,
            )
            ranked = visitor and visitor.office and visitor.office.level in ("leaders", "ministerial")
            if not ranked or visitor is None:
                continue
            near = Span(
                scene.tokens[max(self.sentence.first, i - 3)].start,
                scene.tokens[min(at + 5, self.sentence.last) - 1].end,
            )
            times = tuple(t for t in scene.times(near) if t.kind is TimeKind.DATE)
            if times and scene.party_at[at].form == "name":
                host = Company(parties=(scene.party_at[at],))
                yield Encounter(
                    self.index,
                    scene.span_of(i, at + 1),
                    MeetingType.MEETING,
                    Status.HELD,
                    Company(people=(visitor,)),
                    host,
                    times=times,
                    countries=(scene.party_at[at],),
                    marks=self._role_marks() | {"visit"},
                )

    # -- who led the delegations -----------------------------------------------------------------------------------------------

    def _led(self) -> Iterator[Encounter]:
        """ "The Omani side was led by X", "X headed the delegation", "it was co-chaired by X and Y": those sat at the table."""
        scene = self.scene
        sides = list(delegations(scene, self.sentence.first, self.sentence.last))
        if sides:
            people = tuple(p for side in sides for p in side.people)
            yield Encounter(
                self.index,
                scene.span_of(sides[0].token, sides[0].token + 1),
                MeetingType.MEETING,
                None,
                Company(people, parties=tuple(side.party for side in sides if side.party)),
                Company(),
                marks=self._role_marks() | {"anaphoric", "joint", "definite"},
            )
        for verb in self.clauses.verbs():
            if scene.tokens[verb].lemma not in _LEAD or self.status.of_verb(verb) is None:
                continue
            if scene.tokens[verb].lemma == "preside" and len(self.clauses.left_of(verb).people) > 1:
                yield Encounter(
                    self.index,
                    self._words(verb, []),
                    MeetingType.MEETING,
                    None,
                    self.clauses.left_of(verb),
                    Company(),
                    marks=self._role_marks() | {"anaphoric", "joint", "definite"},
                )
                continue
            led = {
                scene.tokens[c].dep: c
                for c in scene.syntax.children[verb]
                if scene.tokens[c].dep in ("nsubj", "nsubjpass", "dobj", "agent")
            }
            lost = side_before(scene, verb)
            thing = led.get("nsubjpass", led.get("dobj", lost))
            if thing is None or scene.lower[thing] not in _LED:
                continue
            company = self._agents(verb) if "nsubjpass" in led or lost is not None else self.clauses.left_of(verb)
            if company.people:
                party = next(
                    (scene.party_at[i] for i in range(max(self.sentence.first, thing - 3), thing) if i in scene.party_at),
                    None,
                )
                company |= Company(parties=(party,) if party else ())
                yield Encounter(
                    self.index,
                    self._words(verb, []),
                    MeetingType.MEETING,
                    None,
                    company,
                    Company(),
                    marks=self._role_marks() | {"anaphoric", "joint", "definite"} | self._chaired(thing),
                )

    def _present(self) -> Iterator[Encounter]:
        """ "Also present were X and Y", "he was accompanied by X": those sat at the table too."""
        scene = self.scene
        if not _PRESENCE & set(scene.lower[self.sentence.first : self.sentence.last]):
            return
        for i in range(self.sentence.first, self.sentence.last - 1):
            company = Company()
            if scene.lower[i] in _THERE and scene.lower[i + 1] in ("were", "was"):
                company = self.clauses.company(range(i + 2, self.sentence.last))
            elif scene.lower[i] == "present" and scene.lower[i - 1] in ("were", "was", "also"):
                company = self.clauses.company(range(self.sentence.first, i))
            elif scene.tokens[i].lemma == "accompany" and self._is_passive(i) and self.status.of_verb(i):
                company = self._agents(i) if self.clauses.left_of(i).people else company
            if company.people:
                marks = self._role_marks() | {"anaphoric", "joint", "definite"}
                yield Encounter(
                    self.index, scene.span_of(i, i + 1), MeetingType.MEETING, None, Company(company.people), Company(), marks=marks
                )

    def _chaired(self, thing: int) -> frozenset[str]:
        """Whether it is the meeting that somebody led, and no delegation to it."""
        return frozenset(("chaired",) if self.scene.lower[thing] in self.grammar.nouns else ())

    def _agents(self, verb: int) -> Company:
        """Those by whom something was led, on whatever side."""
        own = [i for i in range(verb + 1, self.sentence.last) if self.clauses.owner.get(i) == verb]
        return self.clauses.company(own)

    # -- joint acts ------------------------------------------------------------------------------------------------------------

    def _joint(self) -> Iterator[Encounter]:
        """Officials of two sides who agree, discuss, shake hands: they met, though the clause has no verb of meeting."""
        if self.sentence.role is Role.CAPTION:
            everyone = self.clauses.company(range(self.sentence.first, self.sentence.last))
            if len({p.person for p in everyone.people}) > 1:
                encounter = Encounter(
                    self.index,
                    self.sentence.span,
                    MeetingType.MEETING,
                    Status.HELD,
                    everyone,
                    Company(),
                    marks=frozenset(("joint", "caption")),
                )
                yield self._placed(encounter, None, Tail.whole(self.scene, self.clauses, self.sentence))
            return
        for verb in self.clauses.verbs():
            main = self.scene.tokens[verb].dep in ("ROOT", "conj", "ccomp", "parataxis")
            if main and self.scene.tokens[verb].lemma in _JOINT and self.status.of_verb(verb) is Status.HELD:
                left, right = self.clauses.left_of(verb), Company()
                if any(w == "with" for w in self.scene.lower[verb + 1 : verb + 5]):
                    right = self.clauses.right_of(verb)
                named = {p.person for p in (*left.people, *right.people)}
                together = any(o.plural for o in left.offices) or len(left.parties) > 1
                if len(named) > 1 or (together and self.scene.tokens[verb].lemma not in _FROM_AFAR):
                    encounter = Encounter(
                        self.index,
                        self._words(verb, []),
                        MeetingType.PHONE_CALL if self._by_phone(verb) else MeetingType.MEETING,
                        Status.HELD,
                        left,
                        right,
                        marks=self._role_marks() | {"joint"},
                    )
                    placed = self._placed(encounter, verb)
                    days = tuple(
                        t for t in placed.times if t.grain in (Grain.TIME, Grain.DAY)
                    )  # a month is that of what they speak of
                    yield replace(placed, times=days)
                    return

    # -- time, place, status ---------------------------------------------------------------------------------------------------

    def _placed(self, encounter: Encounter, verb: int | None, tail: Tail | None = None) -> Encounter:
        """The encounter with the times and places of its clause and of its noun phrases."""
        scene = self.scene
        tails = [tail] if tail else []
        tails += [self._beside(n) for n in encounter.nouns] if verb is not None else []
        times: list[Time] = []
        places: list[PlaceMention] = []
        countries: list[PartyMention] = []
        here: Span | None = None
        for t in tails:
            times += t.times
            places += t.places
            countries += t.countries
            here = here or t.here
        for noun in encounter.nouns:
            inside = scene.span_of(noun.first, noun.last)
            times += [t for t in scene.times(inside) if t.kind is TimeKind.DATE]
            places += [p for p in scene.places(inside) if scene.token_at(p.span.start) < noun.head]
        if verb is not None:
            own = [i for i in range(self.sentence.first, self.sentence.last) if self._shares_clause(i, verb)]
            own += self.clauses.owned.get(above, []) if (above := self._time_of(verb)) is not None else []
            times += distinct(scene.time_at[i] for i in own if i in scene.time_at and self._dates(i))
            places += distinct(scene.place_at[i] for i in own if i in scene.place_at)
            countries += distinct(scene.party_at[i] for i in own if i in scene.party_at and self._is_location(i))
            here = here or next((scene.span_of(i, i + 1) for i in own if scene.lower[i] == "here"), None)
            city, dates = self._before_where(verb)
            places = places or city
            times = times or dates
        elif encounter.nouns:
            adverbial = self._adverbial(encounter.nouns[0], encounter.status)
            times += [scene.time_at[i] for i in adverbial if i in scene.time_at and self._dates(i)]
            places = places or distinct(scene.place_at[i] for i in adverbial if i in scene.place_at and self._is_venue(i))
        return replace(
            encounter,
            times=tuple(distinct(times)),
            places=tuple(distinct(places)),
            countries=tuple(distinct(countries)),
            here=here,
            marks=encounter.marks | self._phase(verb, encounter.nouns),
        )

    def _phase(self, verb: int | None, nouns: tuple[NounPhrase, ...]) -> frozenset[str]:
        """Whether the words tell the opening or the end of a meeting, which may be days apart."""
        tokens = self.scene.tokens
        governing = (verb, *(v for n in nouns for v in (self.clauses.owner.get(n.head), *self._told_of(n))))
        verbs = {v for v in governing if v is not None}
        lemmas = {tokens[v].lemma for v in verbs}
        to_an_end = any(self.scene.lower[v + 1 : v + 4] == ("to", "an", "end") for v in verbs)
        return frozenset(["opens"] * bool(lemmas & _OPENING) + ["ends"] * (bool(lemmas & _ENDING) or to_an_end))

    def _before_where(self, verb: int) -> tuple[list[PlaceMention], list[Time]]:
        """Of "flew to Oslo on Monday, where they met": the city, and the times between it and "where"."""
        scene = self.scene
        where = next((c for c in scene.syntax.children[verb] if scene.lower[c] == "where" and c < verb), None)
        if where is None:
            return [], []
        clause = range(max(self.sentence.first, where - _NEAR), where)
        city = next((i for i in reversed(clause) if i in scene.place_at), None)
        if city is None:
            return [], []
        times = distinct(scene.time_at[i] for i in range(city, where) if i in scene.time_at and self._dates(i))
        return [scene.place_at[city]], times

    def _shares_clause(self, i: int, verb: int) -> bool:
        """Whether a token stands in the clause of a verb, or of an auxiliary clause of its ("was held")."""
        owner = self.clauses.owner.get(i)
        if owner == verb:
            return not self._said_time(i)
        if owner is None:
            return False
        token = self.scene.tokens[owner]
        if token.head == verb and token.dep in ("xcomp", "auxpass", "aux"):
            return token.dep != "xcomp" or self.scene.tokens[verb].lemma not in _JOINT  # "agreed to open a bridge in Osh"
        above = self.scene.tokens[verb]
        purpose = above.tag == "VB" and above.dep in ("xcomp", "advcl") and above.head == owner
        if purpose and token.lemma in _MOTION:
            return not self._said_time(i)
        return above.dep == "xcomp" and above.head == owner and token.lemma not in SAYING and i < owner

    def _said_time(self, i: int) -> bool:
        """Whether a time stands right behind a verb of saying: it dates the saying."""
        scene = self.scene
        return any(
            scene.tokens[j].lemma in SAYING and scene.tokens[j].pos == "VERB" for j in range(max(self.sentence.first, i - 2), i)
        )

    def _dates(self, i: int) -> bool:
        """Whether a time can date an encounter: a date, no duration, no start of a gap ("since October"), of nothing else."""
        inside = self.scene.range_of(self.scene.time_at[i].span)
        before = self.scene.lower[inside.start - 1] if inside.start > self.sentence.first else ""
        if before == "the" and inside.start - 1 > self.sentence.first:
            before = self.scene.lower[inside.start - 2]
        dated = self.scene.time_at[i].kind is TimeKind.DATE and before not in ("since", "until", "till", "than", "by", "beyond")
        return dated and not self._dates_another(inside)

    def _dates_another(self, time: range) -> bool:
        """Whether a time describes a noun that names no encounter: "the June offensive"."""
        last = self.scene.tokens[time.stop - 1]
        noun = self.scene.tokens[last.head]
        if last.dep not in ("compound", "amod", "nmod", "poss") or last.head in time or last.head < time.stop:
            return False
        return noun.pos == "NOUN" and not any(n.first <= last.head < n.last for n in self.nouns)

    def _is_venue(self, i: int) -> bool:
        """A city right after "in" or "at", or after "in the city of"."""
        first = self.scene.token_at(self.scene.place_at[i].span.start)
        return self.scene.lower[first - 1] in ("in", "at") or self.scene.lower[first - 3 : first] == ("the", "city", "of")

    def _is_location(self, i: int) -> bool:
        """A country after "in"."""
        scene = self.scene
        first = scene.token_at(scene.party_at[i].span.start)
        before = scene.lower[first - 1] if first > self.sentence.first else ""
        if before == "the" and first > self.sentence.first + 1:
            before = scene.lower[first - 2]
        return before == "in" and scene.party_at[i].form == "name"

    def _adverbial(self, noun: NounPhrase, status: Status | None) -> list[int]:
        """The tokens that tell when and where, of the clause in which a noun phrase stands.

        It is the subject ("the last round was held in June"), the occasion of what is done ("decided on Monday at the summit"), or
        the aim ("aims at May for talks").
        """
        scene = self.scene
        token = scene.tokens[noun.head]
        verb = self.clauses.owner.get(noun.head)
        if verb is not None and status is Status.PROPOSED and scene.tokens[verb].lemma in _AIMING:
            return [i for i in range(verb, noun.first) if i in scene.time_at]
        occasion = self.status.preposition(noun) in ("at", "during", "in") and not self._aside(noun)
        if verb is not None and occasion:
            return self.clauses.owned.get(verb, [])
        if verb is None or token.dep not in ("nsubj", "nsubjpass") or scene.tokens[verb].lemma in SAYING | _BESIDE:
            return []
        planned = [c for c in scene.syntax.children[verb] if scene.tokens[c].dep == "xcomp"]
        verbs = {verb, *planned} if scene.tokens[verb].lemma in _PLANNING else {verb}
        return [i for i in range(verb, self.sentence.last) if self.clauses.owner.get(i) in verbs]

    def _words(self, verb: int, linked: list[NounPhrase]) -> Span:
        """The words that tell of the encounter: from the verb to the noun phrase that names it."""
        span = self.scene.span_of(verb, verb + 1)
        for noun in linked[:1]:
            span = span.to(self.scene.span_of(noun.first, noun.last))
        return span

    def _role_marks(self) -> frozenset[str]:
        role = self.sentence.role
        return frozenset((str(role),)) if role in (Role.CAPTION, Role.HEADLINE) else frozenset()
