"""What cannot be one meeting: the rules by which an encounter contradicts a draft.

A rule gets the draft, the encounter, and whether the draft is the meeting that the report is about.
"""

from __future__ import annotations

from verbale import knowledge
from verbale.extract.cast import singular
from verbale.extract.meetings.drafts import AHEAD, ELSEWHEN, Draft, same_day, stretch
from verbale.extract.meetings.home import home_party
from verbale.extract.meetings.views import RANK, View, alike
from verbale.model import edtf
from verbale.model.facts import Level, MeetingType, Status

_ANY_TALK = frozenset(("talks", "conversation", "discussion", "discussions", "exchange"))

_ANY_LEADER = frozenset(("leader", "head of state", "head of government", "ruler"))


def other_type(draft: Draft, view: View, main: bool) -> bool:
    """A call is no encounter in person, and a courtesy call no round of talks."""
    del main
    if "spoke" in view.marks and draft.type is MeetingType.MEETING and not view.dates:
        return set(view.parties) != set(draft.parties)  # "X spoke with Y" at the talks of both
    if view.anaphoric and view.noun and view.scene.lower[view.noun.head] in _ANY_TALK:
        return False
    if "joint" in view.marks and not view.noun and view.type is MeetingType.MEETING and set(view.people) <= draft.people:
        return False  # "the two discussed" tells nothing of how they did
    return draft.type is not view.type


def other_side_of_time(draft: Draft, view: View, main: bool) -> bool:
    """What is still to come has not been held."""
    del main
    status = view.encounter.status
    return status is not None and draft.status is not None and draft.ahead != (status in AHEAD)


def other_parties(draft: Draft, view: View, main: bool) -> bool:
    """Neither set of parties lies within the other, or two of three meet apart."""
    ours, theirs = set(draft.parties), set(view.parties)
    if main and len(ours) == 1 and not draft.closed and _at_the_table(view):
        return False
    if not ours or not theirs or draft.chairs(view):
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
    if not draft.dates or not view.dates or is_put_off_to(draft, view):
        return False
    if "caption" in view.marks and len(draft.people & set(view.people)) >= 2:
        return False
    return not any(edtf.overlaps(a, b) for a in draft.dates[:3] for b in view.dates) and not stretch([*draft.views, view])


def is_put_off_to(draft: Draft, view: View) -> bool:
    """Whether words tell the new date of a meeting that was put off."""
    new = view.encounter.status is Status.SCHEDULED and bool(view.dates) and not view.encounter.people_named and not view.ordinal
    return draft.status is Status.POSTPONED and new and "next" not in view.marks


def on_a_visit(draft: Draft, view: View, main: bool) -> bool:
    """A visit looked back on is no part of the meeting at hand."""
    return main and "visit" in view.marks and bool(draft.dates) and not same_day(draft.dates, view.dates)


def set_apart(draft: Draft, view: View, main: bool) -> bool:
    """ "The last round" is not the one that the report is about; nor is "after the summit" the summit's sequel."""
    apart = draft.elsewhen and not view.marks & draft.views[0].marks & ELSEWHEN and not view.anaphoric
    same_round = view.ordinal is not None and view.ordinal == draft.ordinal
    if apart and not same_round and not same_day(draft.dates, view.dates):
        return True
    if main and "beside" in view.marks and not set(view.people) & draft.people:
        return True
    if "other time" in view.marks and (view.ordinal or view.dates):
        return main
    if view.marks & {"last", "next", "other"}:
        return main or not draft.elsewhen or not (view.marks & draft.views[0].marks & {"last", "next", "other"})
    return False


def other_level(draft: Draft, view: View, main: bool) -> bool:
    """Leaders and ministers do not sit in one meeting of their own level."""
    mine, theirs = draft.level, view.level[0]
    if not mine or not theirs or mine == theirs:
        return False
    if main and _at_the_table(view) and abs(RANK.index(Level(mine)) - RANK.index(Level(theirs))) == 1:
        return False
    if set(view.people) and set(view.people) <= draft.people:
        return False
    return not _near(draft, view)


def other_titles(draft: Draft, view: View, main: bool) -> bool:
    """ "The two prime ministers" are not two presidents."""
    del main
    plural = {singular(o).casefold() for o in view.encounter.everyone.offices if o.plural and o.level == Level.LEADERS}
    titles = [[o.value.casefold() for o in view.cast[n].offices] for n in draft.people]
    if not plural or plural & _ANY_LEADER or len(titles) < 2 or not all(titles):
        return False
    return not any(title.endswith(tuple(plural)) for held in titles for title in held)


def its_occasion(draft: Draft, view: View, main: bool) -> bool:
    """What a meeting is held on the sidelines of is another meeting."""
    del main
    beside = (v for v in draft.views if v.encounter.sentence == view.encounter.sentence)
    return "aside" in view.marks and any("aside" not in v.marks for v in beside)


def of_an_organisation(draft: Draft, view: View, main: bool) -> bool:
    """An organisation's meeting that members attend is none of two of them."""
    del main
    named = {p.code for n in view.encounter.nouns for p in n.parties}
    return "attends" in view.marks and bool(draft.parties) and not set(knowledge.expanded(tuple(named))) <= set(draft.parties)


def own_side(draft: Draft, view: View, main: bool) -> bool:
    """A talk, told in passing, of officials of one party; those named without any country are of the page's own, as at home."""
    del main
    if "indefinite" not in view.marks or view.dates or view.encounter.places or view.series_words:
        return False
    home = home_party(view.scene)
    people = [view.cast[n] for n in view.people]
    sides = {p.party.value if p.party else home for p in people}
    apart = view.encounter.company.people and view.encounter.other_side.people
    counterpart = any(o.counterpart for o in view.encounter.everyone.offices)
    alone = len(people) > 1 and len(sides - {None}) <= 1 and all(p.office for p in people)
    return bool(apart) and alone and not counterpart and not set(view.people) <= draft.people


def other_series(draft: Draft, view: View, main: bool) -> bool:
    """Two named dialogues are two meetings."""
    del main
    return bool(draft.series_words and view.series_words) and not alike(draft.series_words, view.series_words)


def other_round(draft: Draft, view: View, main: bool) -> bool:
    """Two numbers are two rounds, unless the same people meet: then one of them is a slip."""
    del main
    if not draft.ordinal or not view.ordinal or draft.ordinal == view.ordinal:
        return False
    pictured = "caption" in view.marks and alike(draft.series_words, view.series_words)
    return len(draft.people & set(view.people)) < 2 and "headline" not in view.marks and not pictured


def other_people(draft: Draft, view: View, main: bool) -> bool:
    """People of whom none is at the other table."""
    if main and _at_the_table(view):
        return False
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
    return not (same_day(draft.dates, view.dates) and view.level[0] == draft.level)


def _at_the_table(view: View) -> bool:
    """Whether the words tell who led a delegation or was there too: the heads of two may differ in rank."""
    return {"joint", "anaphoric"} <= view.marks and "chaired" not in view.marks


def _near(draft: Draft, view: View) -> bool:
    """Whether two levels may be two readings of one meeting: neighbours, told of the same people."""
    a, b = (RANK.index(Level(str(x))) for x in (draft.level, view.level[0]))
    return abs(a - b) == 1 and len(draft.people & set(view.people)) >= 1


CONTRADICTIONS = [
    other_type,
    other_side_of_time,
    other_parties,
    other_date,
    set_apart,
    on_a_visit,
    other_level,
    other_titles,
    of_an_organisation,
    own_side,
    its_occasion,
    other_series,
    other_round,
    other_people,
]
