"""Which encounters are one meeting.

A report tells of a meeting many times: in its lead, in a caption, as "the talks", in a headline. Encounters go one by one to the
draft that they fit best; one that contradicts all drafts (another day, other people, another level, a call and no visit) begins a
draft of its own, if it tells enough to be a meeting of governments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from verbale import knowledge
from verbale.extract.cast import Cast
from verbale.extract.meetings.clauses import Clauses, Company
from verbale.extract.meetings.encounters import Encounter
from verbale.extract.meetings.nouns import NounPhrase
from verbale.extract.scene import Scene
from verbale.model import edtf
from verbale.model.annotated import OfficeMention, PartyForm, Sentence, Time
from verbale.model.documents import Role
from verbale.model.facts import Level, MeetingType, Status
from verbale.model.spans import Span

_RANK = [Level.LEADERS, Level.MINISTERIAL, Level.VICE_MINISTERIAL, Level.SENIOR_OFFICIALS, Level.WORKING]
_AHEAD = (Status.SCHEDULED, Status.PROPOSED, Status.POSTPONED, Status.CANCELLED)
_ELSEWHEN = frozenset(("last", "next", "other", "other time"))
_BARE_TITLES = frozenset(["ministers", "leaders", "officials", "diplomats", "secretaries", "envoys", "delegates"])
_MINISTRY = re.compile(
    r"(?i)\b(?:ministry|mofa|mfa|mea|dfat|foreign office|state department|department|minrel|itamaraty|government)\b"
)
_HOST = re.compile(r"(?:@|https?://)([\w.-]+\.[a-z]{2})(?![\w.])")
_ANY_TALK = frozenset(["talks", "conversation", "discussion", "discussions", "exchange"])
_LEAD = 3
_MOST = 6


@dataclass(frozen=True)
class View:
    """An encounter by the light of the whole report: people with their parties, level, dates, series words."""

    encounter: Encounter
    scene: Scene
    cast: Cast

    @cached_property
    def people(self) -> tuple[int, ...]:
        """The numbers of the people, in order."""
        named = [p.person for p in self.encounter.everyone.people]
        return tuple(dict.fromkeys((*named, *self._by_title())))

    def _by_title(self) -> Iterator[int]:
        """Whom "the Minister" means: the last one named before with that title."""
        for office in self.encounter.everyone.offices:
            if office.plural or office.counterpart or office.parties:
                continue
            before = [p for p in self.scene.annotated.people if p.span.end <= office.span.start and p.office]
            holder = next((p for p in reversed(before) if p.office and _same_title(office.title, p.office.title)), None)
            if holder:
                yield holder.person

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
        for mention in everyone.people:
            known = self.cast[mention.person].party
            if known:
                yield known.value, known.span

    @cached_property
    def own_parties(self) -> bool:
        """Whether the encounter names any party by itself."""
        return bool(self.parties)

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
                rank = (_RANK.index(Level(person.level)), person.office.span)
                ranked[side] = min(ranked.get(side, rank), rank)
        for office in self.encounter.everyone.offices:
            if office.level and not self._truncated(office):
                rank = (_RANK.index(Level(office.level)), office.span)
                for side in office.parties or ("?",):
                    ranked[side] = min(ranked.get(side, rank), rank)
        if not ranked:
            return None, None
        pick = min if self.type is MeetingType.COURTESY_CALL else max
        index, span = pick(ranked.values())
        return str(_RANK[index]), span

    def _truncated(self, office: OfficeMention) -> bool:
        """ "Both ministers" may be vice ministers named in short: a bare plural tells no level."""
        return office.plural and office.title.split()[-1].lower() in _BARE_TITLES and len(office.title.split()) == 1

    @cached_property
    def type(self) -> MeetingType:
        """The type; to be received by somebody of higher rank is a courtesy call."""
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
        return min((_RANK.index(Level(x)) for x in levels if x), default=None)

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
        return "anaphoric" in self.marks and not self.people


@dataclass
class Draft:
    """A meeting in the making."""

    views: list[View] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    inherited: frozenset[str] = frozenset()
    closed: bool = False

    @property
    def type(self) -> MeetingType:
        """Of the first encounter."""
        return self.views[0].type

    @property
    def status(self) -> Status | None:
        """Of the first encounter that tells."""
        return next((v.encounter.status for v in self.views if v.encounter.status), None)

    @property
    def ahead(self) -> bool:
        """Whether it has not happened yet."""
        return self.status in _AHEAD

    @property
    def people(self) -> set[int]:
        """All people of all encounters."""
        return {n for v in self.views for n in v.people}

    @property
    def dates(self) -> tuple[str, ...]:
        """All dates, body before captions."""
        return tuple(d for v in self.views for d in v.dates)

    @property
    def day(self) -> str | None:
        """The finest date of the earliest encounters that have one."""
        return min(self.dates, key=lambda d: -len(d.split("/")[0]), default=None)

    @property
    def level(self) -> str | None:
        """The first level that a phrase names, else that of the ranks."""
        named = [v.level[0] for v in self.views if any(n.level for n in v.encounter.nouns)]
        return next(iter(named), None) or next((v.level[0] for v in self.views if v.level[0]), None)

    @property
    def series_words(self) -> frozenset[str]:
        """The words of the first name of a series."""
        return next((v.series_words for v in self.views if v.series_words), frozenset())

    @property
    def ordinal(self) -> int | None:
        """The first round told."""
        return next((v.ordinal for v in self.views if v.ordinal), None)

    @property
    def format(self) -> str | None:
        """The first format told."""
        return next((v.format for v in self.views if v.format), None)

    @property
    def elsewhen(self) -> bool:
        """Whether the words set it apart from the meeting that the report is about: "the last round"."""
        return bool(self.views[0].marks & _ELSEWHEN)

    def add(self, view: View) -> None:
        """One more encounter tells of it."""
        self.views.append(view)
        named = [p.code for n in view.encounter.nouns for p in n.parties]
        if len(set(named)) >= 2 and not self.closed:
            self.parties = [c for c in dict.fromkeys(knowledge.expanded(tuple(named)))]
            self.closed = True
        if not self.closed:
            self.parties += [c for c in view.parties if c not in self.parties]


def draft_meetings(scene: Scene, cast: Cast, encounters: Sequence[Encounter]) -> list[Draft]:
    """The meetings of a report, the one it is about first."""
    drafts: list[Draft] = []
    latest: Draft | None = None
    views = [View(e, scene, cast) for e in encounters]
    context = context_parties(scene, cast, views)
    late: list[View] = []
    for view in views:
        main = main_draft(drafts)
        fits = [(score, n) for n, d in enumerate(drafts) if (score := fit(d, view, main=d is main)) is not None]
        best = max(fits, key=lambda f: (f[0], f[1]), default=None)
        if best and (best[0] > 0 or view.anaphoric):
            drafts[best[1]].add(view)
            latest = drafts[best[1]]
        elif draft := _same_people(drafts, latest, view) or begin(drafts, view, context):
            drafts.append(draft)
            latest = draft
        else:
            late.append(view)
    for view in late:
        _attach_late(drafts, view)
    main = main_draft(drafts)
    drafts.sort(key=lambda d: d is not main)
    governmental = [d for d in drafts if _is_governmental(d, scene)]
    return [
        d for d in drafts if d in governmental or (d.inherited and governmental and d.inherited <= set(governmental[0].parties))
    ]


def main_draft(drafts: Sequence[Draft]) -> Draft | None:
    """The meeting that a report is about: the first that is not set apart by its own words, and not one to come whose parties
    only the context tells.
    """
    own = [d for d in drafts if not d.elsewhen and "aside" not in d.views[0].marks and "visit" not in d.views[0].marks]
    told = [d for d in own if not d.inherited or not d.ahead]
    return next(iter(told), next(iter(own), next(iter(drafts), None)))


def _attach_late(drafts: Sequence[Draft], view: View) -> None:
    """A title without a verb, read before its meeting was: it tells the round and the parties."""
    if view.encounter.status is not None or len(view.parties) < 2 or view.dates:
        return
    fits = [(score, -n) for n, d in enumerate(drafts) if (score := fit(d, view, main=d is main_draft(drafts))) is not None]
    if fits and max(fits)[0] > 0:
        drafts[-max(fits)[1]].add(view)


def context_parties(scene: Scene, cast: Cast, views: Sequence[View]) -> list[str]:
    """The parties that act in the first sentences, as those of "the talks" before anybody is said to have met."""
    found: dict[str, None] = {}
    for view in views[:_LEAD]:
        pairs = [p.code for n in view.encounter.nouns if len(n.parties) > 1 for p in n.parties]
        found |= dict.fromkeys(knowledge.expanded(tuple(pairs)))
    body = [s for s in scene.sentences if s.role is Role.BODY][:_LEAD]
    found |= _acting(scene, cast, body)
    home = home_party(scene)
    if len(found) == 1 and home and home not in found:
        found[home] = None
    for role in (Role.CAPTION, Role.HEADLINE):
        if len(found) < 2:
            found |= _acting(scene, cast, [s for s in scene.sentences if s.role is role])
    return list(found)


def _acting(scene: Scene, cast: Cast, sentences: Sequence[Sentence]) -> dict[str, None]:
    """The parties that are subjects, or whose officials are named, in some sentences."""
    found: dict[str, None] = {}
    body = sentences
    for sentence in body:
        clauses = Clauses(scene, sentence)
        acting = [p.code for p in scene.parties(sentence.span) if clauses.is_actor(p) and _is_subject(scene, p.span)]
        acting += [c for o in scene.offices(sentence.span) for c in o.parties]
        acting += [k.value for p in scene.people(sentence.span) if (k := cast[p.person].party) and p.office]
        found |= dict.fromkeys(knowledge.expanded(tuple(acting)))
    return found


def _same_people(drafts: Sequence[Draft], latest: Draft | None, view: View) -> Draft | None:
    """Another meeting of those who were named last: "the two last met in Doha in October"."""
    if "they" not in view.marks or latest is None or not (view.dates or view.encounter.places):
        return None
    del drafts
    source = latest.views[0].encounter
    told = replace(view.encounter, company=source.company, other_side=source.other_side)
    draft = Draft(parties=list(latest.parties), inherited=frozenset(latest.parties))
    draft.views.append(View(told, view.scene, view.cast))
    return draft


def _is_subject(scene: Scene, span: Span) -> bool:
    """Whether a party is a subject, one of several coordinated subjects, or comes between "between" and "and"."""
    tokens = scene.tokens
    i = scene.head_of(span)
    while tokens[i].dep == "conj" and tokens[i].head != i:
        i = tokens[i].head
    if tokens[i].dep in ("nsubj", "nsubjpass", "agent"):
        return True
    return (
        tokens[i].dep == "pobj"
        and scene.lower[tokens[i].head] in ("between", "by", "from", "with", "of")
        and (
            tokens[tokens[i].head].dep != "prep"
            or scene.lower[tokens[i].head] != "of"
            or tokens[tokens[tokens[i].head].head].dep in ("nsubj", "nsubjpass")
        )
    )


def begin(drafts: Sequence[Draft], view: View, context: Sequence[str]) -> Draft | None:
    """A new draft, if the encounter tells enough: two parties, or a round or a summit of those who already meet."""
    marks = view.marks
    if view.encounter.status is None or ("plural" in marks and not view.dates):
        return None
    draft = Draft()
    draft.add(view)
    held = any(not d.ahead for d in drafts)
    offices = any(o.plural for o in view.encounter.everyone.offices)
    pointed = "definite" in marks or (view.dates and (offices or view.encounter.places or view.encounter.here))
    first = not drafts or (not held and view.encounter.status is Status.HELD)
    if first and pointed and not draft.parties and 2 <= len(context) <= _MOST and not view.people:
        draft.inherited = frozenset(context)
        draft.parties += context
        return draft
    if (view.anaphoric and not view.people) or ("headline" in marks and drafts):
        return None
    _complete_by_format(draft, view, main.parties if (main := main_draft(drafts)) else context)
    if len(draft.parties) >= 2:
        return draft
    main = main_draft(drafts)
    if main and view.type is MeetingType.COURTESY_CALL and view.people and len(draft.parties) < 2:
        draft.inherited = frozenset(p for p in main.parties if p not in draft.parties)
        draft.parties += sorted(draft.inherited, key=main.parties.index)
        return draft if len(draft.parties) >= 2 else None
    seats = len(view.people) + sum(not o.plural for o in view.encounter.everyone.offices)
    if seats >= 2 and view.people and (view.level[0] or draft.parties):
        _complete(draft, view, main.parties if (main := main_draft(drafts)) else context)
        return draft
    if "three" in marks and len(draft.parties) < 3 and (main := main_draft(drafts)):
        return _the_three(draft, view, main)
    if "visit" in marks:
        _complete(draft, view, main.parties if (main := main_draft(drafts)) else context)
        return draft if len(draft.parties) == 2 else None
    home = home_party(view.scene)
    counterparts = [o for o in view.encounter.everyone.offices if o.counterpart]
    if home and len(draft.parties) == 1 and home not in draft.parties and (counterparts or len(view.people) > 1):
        if any(view.cast[n].party is None and view.cast[n].office for n in view.people):
            draft.inherited = frozenset((home,))
            draft.parties.append(home)
            return draft
    if len(view.people) == 1 and len(draft.parties) == 1 and view.encounter.nouns and not drafts:
        return draft
    main = main_draft(drafts)
    if main and ("group" in marks or _inherits(main, view)):
        draft.inherited = frozenset(p for p in main.parties if p not in draft.parties)
        draft.parties += sorted(draft.inherited, key=main.parties.index)
        return draft if len(draft.parties) >= 2 else None
    return None


def _the_three(draft: Draft, view: View, main: Draft) -> Draft | None:
    """ "The three countries": the two that meet and the one named with them in the sentences before."""
    scene = view.scene
    sentence = scene.sentences[view.encounter.sentence]
    before = scene.sentences[max(0, view.encounter.sentence - 1)]
    near = [p.code for p in scene.parties(before.span.to(sentence.span))]
    others = [c for c in dict.fromkeys(near) if c not in main.parties]
    if len(main.parties) == 2 and len(others) != 1:
        return None
    draft.parties = [*main.parties, *others] if len(main.parties) == 2 else list(main.parties)
    draft.inherited = frozenset(draft.parties)
    return draft if len(draft.parties) == 3 else None


def _complete_by_format(draft: Draft, view: View, context: Sequence[str]) -> None:
    """ "A trilateral summit with X and Y" is held by them and the third that the report is about."""
    left = [c for c in context if c not in draft.parties]
    if view.format == "trilateral" and len(draft.parties) == 2 and len(left) == 1:
        draft.inherited = frozenset(left)
        draft.parties += left


def _complete(draft: Draft, view: View, context: Sequence[str]) -> None:
    """Two officials without a country are those of the parties of the report, where it has just two."""
    unknown = [n for n in view.people if view.cast[n].party is None]
    left = [c for c in context if c not in draft.parties]
    sides = {"trilateral": 3}.get(view.format or "", 2)
    if (
        unknown
        and len(left) + len(draft.parties) == sides
        and (set(draft.parties) <= set(context) or len(left) == len(unknown) == sides - len(draft.parties))
    ):
        draft.inherited = frozenset(left)
        draft.parties += left


def _inherits(main: Draft, view: View) -> bool:
    """Whether a phrase without parties speaks of those who meet: their last round, a summit of the three."""
    if view.people and not set(view.people) & main.people:
        return False
    if any(p not in main.parties for p in view.parties):
        return False
    noun = view.noun
    if "since" in view.marks:
        return True
    if noun is None:
        return bool(view.dates) and view.encounter.status is not None and not view.people and bool(view.encounter.everyone.offices)
    if view.format and main.format and view.format != main.format:
        return False
    if view.format == "bilateral" and len(main.parties) > 2:
        return False
    told = view.level[0] or noun.name or view.ordinal or view.marks & {"last", "next", "other", "possessive"}
    return bool(told) and (bool(view.dates) or view.encounter.status in _AHEAD or bool(view.marks & _ELSEWHEN))


def fit(draft: Draft, view: View, *, main: bool) -> float | None:
    """How well an encounter fits a draft; None if it contradicts it."""
    if any(rule(draft, view, main) for rule in CONTRADICTIONS):
        return None
    score = 2.0 * len(draft.people & set(view.people))
    score += 1.0 * bool(view.parties and set(view.parties) == set(draft.parties))
    score += 0.3 * bool(view.parties and set(view.parties) < set(draft.parties))
    score += 3.0 * bool(_same_day(draft.dates, view.dates))
    score += 2.0 * bool(view.series_words and alike(draft.series_words, view.series_words))
    score += 2.0 * bool(view.ordinal and view.ordinal == draft.ordinal)
    score += 0.5 * bool(view.level[0] and view.level[0] == draft.level)
    score += 0.5 * main * ("headline" in view.marks or "caption" in view.marks or "joint" in view.marks)
    score += 1.0 * view.anaphoric
    return score


# -- what cannot be one meeting ----------------------------------------------------------------------------------------------------


def other_type(draft: Draft, view: View, main: bool) -> bool:
    """A call is no encounter in person, and a courtesy call no round of talks."""
    del main
    if view.anaphoric and view.noun and view.scene.lower[view.noun.head] in _ANY_TALK:
        return False
    return draft.type is not view.type


def other_side_of_time(draft: Draft, view: View, main: bool) -> bool:
    """What is still to come has not been held."""
    del main
    status = view.encounter.status
    return status is not None and draft.status is not None and draft.ahead != (status in _AHEAD)


def other_parties(draft: Draft, view: View, main: bool) -> bool:
    """Neither set of parties lies within the other, or two of three meet apart."""
    del main
    ours, theirs = set(draft.parties), set(view.parties)
    if not ours or not theirs:
        return False
    if not (ours <= theirs or theirs <= ours):
        return True
    if any(view.cast[n].party is None for n in view.people):
        return False
    smaller = len(theirs) >= 2 and len(theirs) < len(ours)
    return smaller and (view.format == "bilateral" or (len(view.people) >= 2 and not view.marks & {"joint", "caption", "headline"}))


def other_date(draft: Draft, view: View, main: bool) -> bool:
    """Two dates with no day in common; a caption that shows the same people may have it wrong."""
    del main
    if not draft.dates or not view.dates:
        return False
    if "caption" in view.marks and len(draft.people & set(view.people)) >= 2:
        return False
    return not any(edtf.overlaps(a, b) for a in draft.dates[:3] for b in view.dates)


def on_a_visit(draft: Draft, view: View, main: bool) -> bool:
    """A visit looked back on is no part of the meeting at hand."""
    return main and "visit" in view.marks and bool(draft.dates) and not _same_day(draft.dates, view.dates)


def set_apart(draft: Draft, view: View, main: bool) -> bool:
    """ "The last round" is not the one that the report is about; nor is "after the summit" the summit's sequel."""
    if draft.elsewhen and not view.marks & draft.views[0].marks & _ELSEWHEN and not view.anaphoric:
        if not _same_day(draft.dates, view.dates) and (not view.ordinal or view.ordinal != draft.ordinal):
            return True
    if "other time" in view.marks and (view.ordinal or view.dates):
        return main
    if view.marks & {"last", "next", "other"}:
        return main or not draft.elsewhen or not (view.marks & draft.views[0].marks & {"last", "next", "other"})
    return False


def other_level(draft: Draft, view: View, main: bool) -> bool:
    """Leaders and ministers do not sit in one meeting of their own level."""
    del main
    mine, theirs = draft.level, view.level[0]
    if not mine or not theirs or mine == theirs:
        return False
    if set(view.people) and set(view.people) <= draft.people:
        return False
    return not _near(draft, view)


def other_series(draft: Draft, view: View, main: bool) -> bool:
    """Two named dialogues are two meetings."""
    del main
    return bool(draft.series_words and view.series_words) and not alike(draft.series_words, view.series_words)


def other_round(draft: Draft, view: View, main: bool) -> bool:
    """Two numbers are two rounds, unless the same people meet: then one of them is a slip."""
    del main
    if not draft.ordinal or not view.ordinal or draft.ordinal == view.ordinal:
        return False
    return len(draft.people & set(view.people)) < 2 and "headline" not in view.marks


def other_people(draft: Draft, view: View, main: bool) -> bool:
    """People of whom none is at the other table."""
    del main
    if not view.people or not draft.people:
        return False
    if "margin" in view.marks and set(view.people) < draft.people:
        return True
    if set(view.people) & draft.people:
        added = set(view.people) - draft.people
        return (
            bool(added)
            and bool(draft.people - set(view.people))
            and len(view.people) >= 2
            and not view.marks & {"caption", "joint"}
        )
    return not (_same_day(draft.dates, view.dates) and view.level[0] == draft.level)


CONTRADICTIONS = [
    other_type,
    other_side_of_time,
    other_parties,
    other_date,
    set_apart,
    on_a_visit,
    other_level,
    other_series,
    other_round,
    other_people,
]


def _near(draft: Draft, view: View) -> bool:
    """Whether two levels may be two readings of one meeting: neighbours, told of the same people."""
    a, b = (_RANK.index(Level(str(x))) for x in (draft.level, view.level[0]))
    return abs(a - b) == 1 and len(draft.people & set(view.people)) >= 1


def _same_day(a: Iterable[str], b: Iterable[str]) -> bool:
    return any(x == y for x in a for y in b)


def _same_title(short: str, full: str) -> bool:
    """Whether a title may be a short form of another: "Minister" of "Foreign Minister", or the same."""
    return short.casefold() == full.casefold() or (len(short.split()) == 1 and short in full.split())


def _calendar(value: str) -> bool:
    return value[:1].isdigit()


def home_party(scene: Scene) -> str | None:
    """The country that a page speaks from: that of the ministry that publishes it, or of its dateline."""
    city = scene.report.dateline_city
    known = knowledge.cities().get(city.strip(" .,")) if city else None
    report = scene.report
    return _of_ministry(report.outlet) or _of_domain((*report.emails, report.document.source)) or (known.country if known else None)


def _of_domain(addresses: Sequence[str]) -> str | None:
    """The country of the first address under a national domain: "news@paper.co.ke"."""
    for address in addresses:
        if host := _HOST.search(address):
            return knowledge.national_domains().get(host[1].rsplit(".", 1)[-1])
    return None


def _of_ministry(outlet: str | None) -> str | None:
    """The country of a ministry that publishes its own releases: "MOFA Japan", "US State Department"."""
    if not outlet or not _MINISTRY.search(outlet):
        return None
    words = outlet.replace("'s", "").split()
    spellings = [" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1)]
    terms = (knowledge.party_terms().get(s) for s in spellings)
    return next((t[0].code for t in terms if t), None)


def name_words(name: str) -> frozenset[str]:
    """The words of a series' name that tell it from others."""
    plain = name.casefold().replace("-", " ").replace("'", "").replace("’", "").replace("defense", "defence")
    generic = {
        "of",
        "the",
        "and",
        "for",
        "on",
        "meeting",
        "round",
        "session",
        "talks",
        "dialogue",
        "dialog",
        "conference",
        "level",
        "high",
        "foreign",
        "ministers",
        "annual",
    }
    words = {w.rstrip("s") for w in plain.split() if w not in generic and w.isalnum()} | ({"2+2"} if "2+2" in plain else set())
    return frozenset(words or {w.rstrip("s") for w in plain.split()})


def alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names share their telling words."""
    return bool(a & b) and (a <= b or b <= a or 2 * len(a & b) >= len(a | b))


def _is_governmental(draft: Draft, scene: Scene) -> bool:
    """Whether governments met: officials by office, a level in the name, or governments as actors."""
    if len(draft.parties) < 2 and len(draft.people) < 2:
        return False
    for view in draft.views:
        if view.level[0] or any(scene_office(view)):
            return True
        capitals = [p for p in view.encounter.everyone.parties if p.form is PartyForm.CAPITAL]
        if len(capitals) >= 1:
            return True
    organisations = knowledge.parties()
    return any(organisations[p].kind == "organisation" for p in draft.parties if p in organisations) or _official_page(scene)


def scene_office(view: View) -> Iterator[bool]:
    """Whether anybody in an encounter holds an office of state."""
    for n in view.people:
        yield view.cast[n].office is not None
    for office in view.encounter.everyone.offices:
        yield office.level is not None or bool(office.parties)


def _official_page(scene: Scene) -> bool:
    """Whether a ministry speaks on the page."""
    low = scene.text.casefold()
    return "foreign ministry" in low or "ministry of foreign affairs" in low or "foreign affairs" in low
