"""How a meeting begins: the rules by which an encounter that fits no draft becomes one of its own.

The first rule that answers decides; one that gives None leaves it to the next. What the clause does not name, the parties above
all, a rule may take over from the meeting that the report is about, and the draft says so (`inherited`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from verbale import knowledge
from verbale.extract.cast import Cast
from verbale.extract.meetings.clauses import clauses_of
from verbale.extract.meetings.drafts import AHEAD, ELSEWHEN, Draft, main_draft
from verbale.extract.meetings.home import home_party, ministry_party
from verbale.extract.meetings.views import View, alike
from verbale.extract.scene import Scene
from verbale.knowledge.likeness import OfficeLikeness, office_likeness
from verbale.model.annotated import Sentence
from verbale.model.documents import Role
from verbale.model.facts import MeetingType, Status
from verbale.model.spans import Span

_LEAD = 3
"""Sentences that make the lead of a report."""

_DATELINE = 40
"""Code points at the beginning of a report that may be its dateline."""

_MOST = 6
"""Parties of the lead beyond which it is a survey, and "the talks" are nobody's."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a new encounter comes upon: the drafts so far, the main one, the draft told of last, and who acts in the lead."""

    drafts: Sequence[Draft]
    main: Draft | None
    latest: Draft | None
    lead: Callable[[], Sequence[str]]

    @property
    def context(self) -> Sequence[str]:
        """The parties that act in the lead; few encounters ask."""
        return self.lead()

    @property
    def parties(self) -> Sequence[str]:
        """Those of the main meeting, else of the lead."""
        return self.main.parties if self.main else self.context


def begin(drafts: Sequence[Draft], latest: Draft | None, view: View, lead: Callable[[], Sequence[str]]) -> Draft | None:
    """A new draft, if the encounter tells enough: two parties, or a round or a summit of those who already meet.

    `lead` gives the parties that act in the first sentences.
    """
    if view.encounter.status is None or ("plural" in view.marks and not view.dates):
        return None
    setting = Setting(drafts, main_draft(drafts), latest, lead)
    for rule in BEGINNINGS:
        if draft := rule(view, setting):
            return draft
    return None


def same_people(view: View, setting: Setting) -> Draft | None:
    """Another meeting of those who were named last: "the two last met in Doha in October"."""
    if "they" not in view.marks or setting.latest is None or not (view.dates or view.encounter.places):
        return None
    if "three" in view.marks and len(setting.latest.parties) != 3:
        return None
    source = setting.latest.views[0].encounter
    told = replace(view.encounter, company=source.company, other_side=source.other_side)
    parties = setting.latest.parties
    return Draft([View(told, view.scene, view.cast)], list(parties), frozenset(parties))


def another_round(view: View, setting: Setting) -> Draft | None:
    """ "The fifth round of the Dialogue": those who sit in it in another meeting of the report."""
    if view.people or not view.series_words or not (view.ordinal or view.dates) or _only_points(view, setting):
        return None
    known = [d for d in setting.drafts if len(d.parties) >= 2 and alike(d.series_words, view.series_words)]
    same = next((d for d in known if set(view.parties) <= set(d.parties)), None)
    return _inheriting(_of(view), same.parties) if same else None


def talks_of_the_lead(view: View, setting: Setting) -> Draft | None:
    """ "The talks", "the three ministers met in Oslo": before any other, of the parties that act in the lead."""
    told = view.encounter
    held = any(not d.ahead for d in setting.drafts)
    offices = any(o.plural for o in told.everyone.offices)
    pointed = "definite" in view.marks or (view.dates and (offices or told.places or told.here))
    first = not setting.drafts or (not held and told.status is Status.HELD)
    draft = _of(view)
    if first and pointed and not draft.parties and 2 <= len(setting.context) <= _MOST and not view.people:
        return _inheriting(draft, setting.context)
    return None


def two_parties(view: View, setting: Setting) -> Draft | None:
    """An encounter that names two parties, or two of the three of a trilateral one."""
    if _only_points(view, setting):
        return None
    draft = _of(view)
    left = [c for c in setting.parties if c not in draft.parties]
    if view.format == "trilateral" and len(draft.parties) == 2 and len(left) == 1:
        return _inheriting(draft, left)
    return draft if len(draft.parties) >= 2 else None


def courtesy_call(view: View, setting: Setting) -> Draft | None:
    """Guests of the meeting who call on somebody of the host's."""
    if setting.main is None or view.type is not MeetingType.COURTESY_CALL or not view.people:
        return None
    draft = _inheriting(_of(view), setting.main.parties)
    return draft if len(draft.parties) >= 2 else None


def two_officials(view: View, setting: Setting) -> Draft | None:
    """Two people in office; those without a country are of the parties of the report, where it has just as many."""
    if _only_points(view, setting):
        return None
    seats = len(view.people) + sum(not o.plural for o in view.encounter.everyone.offices)
    draft = _of(view)
    if seats < 2 or not view.people or not (view.level[0] or draft.parties):
        return None
    draft = _completed(_at_home(draft, view), view, setting.parties)
    return draft if len(draft.parties) >= 2 or (len(view.people) >= 2 and home_party(view.scene) is None) else None


def three_countries(view: View, setting: Setting) -> Draft | None:
    """ "The three countries": the two that meet and the one named with them in the sentences before."""
    main = setting.main
    if "three" not in view.marks or main is None or _only_points(view, setting):
        return None
    sentence = view.scene.sentences[view.encounter.sentence]
    before = view.scene.sentences[max(0, view.encounter.sentence - 1)]
    near = [p.code for p in view.scene.parties(before.span.to(sentence.span))]
    others = [c for c in dict.fromkeys(near) if c not in main.parties]
    parties = [*main.parties, *others] if len(main.parties) == 2 else list(main.parties)
    return Draft([view], parties, frozenset(parties)) if len(parties) == 3 else None


def visit(view: View, setting: Setting) -> Draft | None:
    """An official guest in a country: the guest's own party is the other one of the report, if the words don't tell it."""
    if "visit" not in view.marks:
        return None
    draft = _completed(_of(view), view, setting.parties)
    return draft if len(draft.parties) == 2 else None


def with_a_counterpart(view: View, setting: Setting) -> Draft | None:
    """One party and an official without a country, who is at home where the page speaks from."""
    home = home_party(view.scene)
    draft = _of(view)
    offices = view.encounter.everyone.offices
    counterparts = [o for o in offices if o.counterpart]
    unknown = any(view.cast[n].party is None and view.cast[n].office for n in view.people)
    if home is None or len(draft.parties) != 1 or home in draft.parties or _only_points(view, setting):
        return None
    # "The Foreign Secretary met X": the ministry's own
    unnamed = home == ministry_party(view.scene) and any(o.level and not (o.parties or o.plural or o.counterpart) for o in offices)
    return _inheriting(draft, [home]) if unnamed or (unknown and (counterparts or len(view.people) > 1)) else None


def one_official(view: View, setting: Setting) -> Draft | None:
    """The first encounter of a report, told by one side's official alone."""
    draft = _of(view)
    alone = len(view.people) == 1 and len(draft.parties) == 1 and view.encounter.nouns and not setting.drafts
    return draft if alone else None


def two_strangers(view: View, setting: Setting) -> Draft | None:
    """Two people in office whose countries only the place, or nothing, tells."""
    if "joint" in view.marks and "caption" not in view.marks:  # colleagues agree and speak without having met
        return None
    return _of(view) if len(view.people) >= 2 and view.level[0] and not _only_points(view, setting) else None


def of_an_organisation(view: View, setting: Setting) -> Draft | None:
    """An organisation's own meeting, told with its date or place: "the NATO summit in Vilnius"."""
    draft = _of(view)
    told = view.dates or view.encounter.places or view.encounter.countries
    named = view.noun is not None and (view.level[0] or view.noun.name) and not view.people
    if len(draft.parties) != 1 or not told or not named or "aside" in view.marks or _only_points(view, setting):
        return None
    return draft if knowledge.parties()[draft.parties[0]].kind == "organisation" else None


def of_those_who_meet(view: View, setting: Setting) -> Draft | None:
    """A round, a summit or a reception of those who meet in the meeting that the report is about."""
    main = setting.main
    if main is None or "aside" in view.marks or _only_points(view, setting):
        return None
    of_both = "both" in view.marks and (view.dates or view.located)
    if not ("group" in view.marks or of_both or _speaks_of(main, view)):
        return None
    draft = _inheriting(_of(view), main.parties)
    return draft if len(draft.parties) >= 2 else None


BEGINNINGS: list[Callable[[View, Setting], Draft | None]] = [
    same_people,
    another_round,
    talks_of_the_lead,
    two_parties,
    courtesy_call,
    two_officials,
    three_countries,
    visit,
    with_a_counterpart,
    two_strangers,
    one_official,
    of_an_organisation,
    of_those_who_meet,
]


def _of(view: View) -> Draft:
    """A draft with what the encounter itself tells."""
    draft = Draft()
    draft.add(view)
    return draft


def _inheriting(draft: Draft, parties: Sequence[str]) -> Draft:
    """The draft with further parties that its words do not name."""
    added = [p for p in parties if p not in draft.parties]
    return replace(draft, parties=[*draft.parties, *added], inherited=frozenset(added))


def _completed(draft: Draft, view: View, context: Sequence[str]) -> Draft:
    """The draft with the parties of officials without a country, if the context has just as many left over."""
    unknown = [n for n in view.people if view.cast[n].party is None]
    left = [c for c in context if c not in draft.parties and not any(_held_by_another(view.cast, n, c) for n in unknown)]
    sides = 3 if view.format == "trilateral" else 2
    fitting = len(left) + len(draft.parties) == sides
    known = set(draft.parties) <= set(context) or len(left) == len(unknown) == sides - len(draft.parties)
    return _inheriting(draft, left) if unknown and fitting and known else draft


def _held_by_another(cast: Cast, number: int, code: str) -> bool:
    """Whether the report names somebody else in the same office of a party: it has no two foreign ministers."""
    office = cast[number].office
    if office is None:
        return False
    others = (c for c in cast.characters.values() if c.number != number and c.party and c.party.value == code and c.office)
    return any(office_likeness(office.value, c.office.value) >= OfficeLikeness.LOOSE for c in others if c.office)


def _at_home(draft: Draft, view: View) -> Draft:
    """The draft with the country of the ministry whose page it is, if its officials, named without one, act in it."""
    home = ministry_party(view.scene)
    acting = [p.person for p in view.encounter.company.people[:1]]
    own = any(view.cast[n].party is None and view.cast[n].office for n in acting)
    return _inheriting(draft, [home]) if own and home and len(draft.parties) == 1 and home not in draft.parties else draft


def _only_points(view: View, setting: Setting) -> bool:
    """Whether the words only point back, or stand in a headline over what the body has told."""
    return (view.anaphoric and not view.people) or ("headline" in view.marks and bool(setting.drafts))


def _speaks_of(main: Draft, view: View) -> bool:
    """Whether a phrase without parties speaks of those who meet: their last round, a summit of the three."""
    if view.people and not set(view.people) & main.people:
        return False
    if any(p not in main.parties for p in view.parties):
        return False
    noun = view.noun
    if "since" in view.marks:
        return True
    if noun is None:
        unnamed = bool(view.encounter.everyone.offices) and not view.encounter.people_named
        return bool(view.dates) and view.encounter.status is not None and unnamed
    if view.format and main.format and view.format != main.format:
        return False
    if view.format == "bilateral" and len(main.parties) > 2:
        return False
    told = view.level[0] or noun.name or view.ordinal or view.marks & {"last", "next", "other", "possessive"}
    return bool(told) and (bool(view.dates) or view.encounter.status in AHEAD or bool(view.marks & ELSEWHEN))


def context_parties(scene: Scene, cast: Cast, views: Sequence[View]) -> list[str]:
    """The parties that act in the first sentences, as those of "the talks" before anybody is said to have met."""
    found: dict[str, None] = {}
    for view in views[:_LEAD]:
        pairs = [p.code for n in view.encounter.nouns if len(n.parties) > 1 for p in n.parties]
        found |= dict.fromkeys(knowledge.expanded(tuple(pairs)))
    body = [s for s in scene.sentences if s.role is Role.BODY][:_LEAD]
    found |= _acting(scene, cast, body)
    home = home_party(scene)
    if len(found) == 1 and home and home not in found and (home == ministry_party(scene) or _has_a_part(scene, home)):
        found[home] = None
    for role in (Role.CAPTION, Role.HEADLINE):
        if len(found) < 2:
            found |= _acting(scene, cast, [s for s in scene.sentences if s.role is role])
    return list(found)


def _has_a_part(scene: Scene, home: str) -> bool:
    """Whether the report names the country of its dateline, past the dateline itself; an agency may tell of others' talks."""
    body = next((s.span.start for s in scene.sentences if s.role is Role.BODY), 0)
    return any(p.code == home and p.span.start > body + _DATELINE for p in scene.annotated.parties)


def _acting(scene: Scene, cast: Cast, sentences: Sequence[Sentence]) -> dict[str, None]:
    """The parties that are subjects, or whose officials are named, in some sentences."""
    found: dict[str, None] = {}
    body = sentences
    for sentence in body:
        clauses = clauses_of(scene, sentence)
        acting = [p.code for p in scene.parties(sentence.span) if clauses.is_actor(p) and _is_subject(scene, p.span)]
        acting += [c for o in scene.offices(sentence.span) for c in o.parties]
        acting += [k.value for p in scene.people(sentence.span) if (k := cast[p.person].party) and p.office]
        found |= dict.fromkeys(knowledge.expanded(tuple(acting)))
    return found


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
