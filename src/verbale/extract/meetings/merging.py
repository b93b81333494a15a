"""Which encounters are one meeting.

A report tells of a meeting many times: in its lead, in a caption, as "the talks", in a headline. Encounters go one by one to the
draft that they fit best; one that contradicts all drafts (another day, other people, another level, a call and no visit) begins a
draft of its own, if it tells enough to be a meeting of governments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from verbale import knowledge
from verbale.extract.cast import Cast
from verbale.extract.meetings.beginnings import begin, context_parties
from verbale.extract.meetings.contradictions import CONTRADICTIONS, is_put_off_to
from verbale.extract.meetings.drafts import Draft, main_draft, same_day
from verbale.extract.meetings.encounters import Encounter
from verbale.extract.meetings.views import View, alike
from verbale.extract.scene import Scene
from verbale.model import edtf
from verbale.model.annotated import PartyForm
from verbale.model.documents import Role
from verbale.model.facts import Status

_OFFICIAL = ("ministry", "foreign affairs", "government", "embassy", "diplomat", "delegation", "ministerial", "foreign office")
"""Words of pages about the dealings of states."""


_NEWS = 5
"""Days for which a meeting is news."""

_FORMATS = {"bilateral": 2, "trilateral": 3}


def draft_meetings(scene: Scene, cast: Cast, encounters: Sequence[Encounter]) -> list[Draft]:
    """The meetings of a report, the one it is about first."""
    drafts: list[Draft] = []
    latest: Draft | None = None
    views = _headed([_timely(View(e, scene, cast)) for e in encounters])
    context = cache(partial(context_parties, scene, cast, views))
    late: list[View] = []
    for view in views:
        main = main_draft(drafts)
        fits = [(score, n) for n, d in enumerate(drafts) if (score := fit(d, view, main=d is main)) is not None]
        best = max(fits, key=lambda f: (f[0], f[1]), default=None)
        if best and (best[0] > 0 or view.anaphoric):
            drafts[best[1]].add(view)
            latest = drafts[best[1]]
        elif draft := begin(drafts, latest, view, context):
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


def _timely(view: View) -> View:
    """What the present tells of days to come is planned: "the session opens on Monday"."""
    published = view.scene.report.published
    if view.encounter.status is not Status.HELD or not published or not view.dates:
        return view
    scene, sentence = view.scene, view.scene.sentences[view.encounter.sentence]
    tags = (scene.tokens[i].tag for i in range(scene.token_at(view.encounter.span.start), sentence.last))
    if next((tag for tag in tags if tag.startswith("VB")), None) not in ("VBZ", "VBP"):
        return view
    ahead = all(edtf.bounds(d)[0] > edtf.bounds(published)[1] for d in view.dates)
    return _scheduled(view) if ahead else view


def _headed(views: Sequence[View]) -> list[View]:
    """The views, a headline's in the light of the lead: "leads delegation to Commission" may tell of what is scheduled."""
    lead = next((v for v in views if "headline" not in v.marks and v.encounter.status is not None), None)
    if lead is None or lead.encounter.status is not Status.SCHEDULED:
        return list(views)
    return [_scheduled(v) if "headline" in v.marks and alike(lead.series_words, v.series_words) else v for v in views]


def _scheduled(view: View) -> View:
    held = view.encounter.status is Status.HELD
    return View(replace(view.encounter, status=Status.SCHEDULED), view.scene, view.cast) if held else view


def _attach_late(drafts: Sequence[Draft], view: View) -> None:
    """A title without a verb, read before its meeting was: it tells the round and the parties."""
    if view.encounter.status is not None or len(view.parties) < 2 or view.dates:
        return
    fits = [(score, -n) for n, d in enumerate(drafts) if (score := fit(d, view, main=d is main_draft(drafts))) is not None]
    if fits and max(fits)[0] > 0:
        drafts[-max(fits)[1]].add(view)


def fit(draft: Draft, view: View, *, main: bool) -> float | None:
    """How well an encounter fits a draft; None if it contradicts it."""
    if any(rule(draft, view, main) for rule in CONTRADICTIONS):
        return None
    score = 2.0 * len(draft.people & set(view.people))
    score += 1.0 * bool(view.parties and set(view.parties) == set(draft.parties))
    score += 0.3 * bool(view.parties and set(view.parties) < set(draft.parties))
    score += 3.0 * bool(same_day(draft.dates, view.dates))
    score += 2.0 * bool(view.series_words and alike(draft.series_words, view.series_words))
    score += 2.0 * bool(view.ordinal and view.ordinal == draft.ordinal)
    score += 0.5 * bool(view.level[0] and view.level[0] == draft.level)
    score += 0.5 * main * ("headline" in view.marks or "caption" in view.marks or "joint" in view.marks)
    score += 0.5 * main * (_FORMATS.get(view.format or "") == len(draft.parties))
    score += 1.0 * view.anaphoric
    score += 1.0 * _gives_names(draft, view)
    score += 0.5 * main * ("chaired" in view.marks)
    score += 1.0 * main * _dates(draft, view)
    score += 1.0 * main * (is_put_off_to(draft, view) or _within(draft, view))
    return score


def _dates(draft: Draft, view: View) -> bool:
    """Whether the words tell when those met of whom it has been told without a day: "the two met in Oslo on Monday"."""
    published = view.scene.report.published
    if "they" not in view.marks or view.people or draft.dates or not view.dates or not published:
        return False
    day = edtf.bounds(published)[0]
    return draft.status is Status.HELD and all(0 <= (day - edtf.bounds(d)[0]).days < _NEWS for d in view.dates)


def _within(draft: Draft, view: View) -> bool:
    """Whether a round opens or ends on one of the days that the draft may lie in: "next week", then "opens on Monday"."""
    phase = view.marks & {"opens", "ends"} and not view.people
    return bool(phase) and any(edtf.overlaps(a, b) for a in draft.dates for b in view.dates)


def _gives_names(draft: Draft, view: View) -> bool:
    """Whether people without office or country are those who were told before by their offices: "the ministers of A and B"."""
    if draft.people or len(view.people) < 2 or any(view.cast[n].office or view.cast[n].party for n in view.people):
        return False
    return any(o.plural and len(o.parties) == len(view.people) for v in draft.views for o in v.encounter.everyone.offices)


def _is_governmental(draft: Draft, scene: Scene) -> bool:
    """Whether governments met: officials by office, a level in the name, or governments as actors."""
    if len(draft.parties) < 2 and len(draft.people) < 2:
        return _is_organisation(draft)
    for view in draft.views:
        if "headline" in view.marks:
            continue
        if view.level[0] or any(scene_office(view)) or any(n.name and len(n.parties) > 1 for n in view.encounter.nouns):
            return _official_page(scene) or any(n.name and n.ordinal and len(n.parties) > 1 for n in view.encounter.nouns)
        capitals = [p for p in view.encounter.everyone.parties if p.form is PartyForm.CAPITAL]
        if capitals or any("of states" in n.marks for n in view.encounter.nouns):
            return True
    organisations = knowledge.parties()
    return any(organisations[p].kind == "organisation" for p in draft.parties if p in organisations) or _official_page(scene)


def _is_organisation(draft: Draft) -> bool:
    """Whether an organisation meets by itself."""
    return len(draft.parties) == 1 and knowledge.parties()[draft.parties[0]].kind == "organisation"


def scene_office(view: View) -> Iterator[bool]:
    """Whether anybody in an encounter holds an office of state."""
    for n in view.people:
        yield view.cast[n].office is not None
    for office in view.encounter.everyone.offices:
        yield office.level is not None or bool(office.parties)


def _official_page(scene: Scene) -> bool:
    """Whether a government has a part in the page: an official in office, a ministry, a delegation."""
    if any(o.level for s in scene.sentences if s.role is not Role.HEADLINE for o in scene.offices(s.span)):
        return True
    low = scene.text.casefold()
    return any(word in low for word in _OFFICIAL)
