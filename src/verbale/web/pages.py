"""The pages: for each its address, its parameters and the view that it shows. The same view is its JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Query

from verbale.errors import UsageError
from verbale.ledger import Ledger
from verbale.model.facts import CommitmentState, ConflictClass, Level, Status
from verbale.model.hits import HitKind
from verbale.views import directory, naming
from verbale.views.addition import Addition, addition
from verbale.views.brief import Brief
from verbale.views.brief import brief as make_brief
from verbale.views.decided import Decisions, decisions
from verbale.views.directory import Directory
from verbale.views.disputed import Contest, Disputed, contest, disputed
from verbale.views.home import Home, home
from verbale.views.judging import Judging, judging
from verbale.views.leafing import Searched, searched
from verbale.views.map import Map, where
from verbale.views.meeting import MeetingSheet, meeting
from verbale.views.meetings import Meetings, meetings
from verbale.views.owed import Owed, owed
from verbale.views.pair import Pair, pair
from verbale.views.positions import Compared, Positions, Subjects, compared, positions, subjects
from verbale.views.report import ReportSheet, report
from verbale.views.series import SeriesSheet, series
from verbale.views.stats import Stats, stats
from verbale.views.who import OfficeSheet, PersonSheet, who
from verbale.web.opening import opened
from verbale.web.parameters import MOST, At, Key, PageNumber, Parties, Since, Until, chosen, one

DEEPEST = 25
"""Pages of a search that can be asked for."""

TENURES = 60
"""Tenures of an office that are shown; for more, its party must be given."""

WORDINGS = 200
"""Reports in which a party has a word on a topic; for more, the topic or the days must be narrower."""

Record = Annotated[Ledger, Depends(opened)]
Words = Annotated[str, Query(max_length=300, description="Words that must all be there.")]
OfLevel = Annotated[str, Query(alias="level", max_length=40, description=f"One of: {', '.join(Level)}.")]
City = Annotated[str, Query(max_length=100, description="A city by its English name.")]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address, what makes its view, the model of that, and the template that shows it.

    `named` if what is asked for by a parameter must be in the record (404), as with an id in the address. A view may be None
    where nothing is asked yet: the page then only has its form.
    """

    path: str
    view: Callable[..., object]
    model: Any
    template: str
    summary: str
    named: bool = False

    @property
    def data_path(self) -> str:
        """The address of its JSON."""
        return "/home.json" if self.path == "/" else f"{self.path}.json"


def _home(record: Record) -> Home:
    """The latest reports and meetings, what is planned, what is due and overdue, and what is disputed."""
    return home(record)


def _meetings(
    record: Record,
    parties: Parties,
    since: Since,
    until: Until,
    status: Annotated[str, Query(max_length=40, description=f"One of: {', '.join(Status)}.")] = "",
    level: OfLevel = "",
    city: City = "",
    page: PageNumber = 1,
) -> Meetings:
    """The meetings of all of these parties, the latest first, with the commitments that fall due in the time."""
    chosen_ones = {"status": one("status", status, Status), "level": one("level", level, Level), "city": city.strip() or None}
    return meetings(record, parties, since, until, **chosen_ones, page=page)


def _meeting(record: Record, key: Key) -> MeetingSheet:
    """One meeting, by its id or that of a mention: every fact with its standing and sources, and the accounts beside each other."""
    return meeting(record, key)


def _report(record: Record, key: Key, at: At) -> ReportSheet:
    """One report, by its id or the first 12 digits of it: the text with the words of every claim marked."""
    return report(record, key, at)


def _addition(record: Record, key: Key) -> Addition:
    """What a report, by its id, brings to the record: the meetings that it joins, the conflicts that it is part of."""
    return addition(record, key, known=True)


def _all_series(record: Record, parties: Parties, name: Words = "", page: PageNumber = 1) -> Directory:
    """The series of meetings by name."""
    return directory.dialogues(record, name, parties, page)


def _series(record: Record, key: Key, parties: Parties) -> SeriesSheet:
    """One series, by its id or name: its rounds, gaps, conflicts and commitments."""
    return series(record, key, parties)


def _people(record: Record, parties: Parties, name: Words = "", page: PageNumber = 1) -> Directory:
    """The people of the record by name."""
    return directory.people(record, name, parties, page)


def _person(record: Record, key: Key) -> PersonSheet | OfficeSheet:
    """One person, by the id: names, offices over time, latest meetings and statements."""
    return who(record, naming.person(record, key).id)


def _who(record: Record, parties: Parties, name: Words = "") -> PersonSheet | OfficeSheet | None:
    """Whoever is meant by a name, or the holders of an office over time."""
    return who(record, name, parties, most=TENURES) if name.strip() else None


def _commitments(
    record: Record,
    parties: Parties,
    state: Annotated[list[str], Query(max_length=MOST, description=f"Any of: {', '.join(CommitmentState)}.")] = [],  # noqa: B006
    page: PageNumber = 1,
) -> Owed:
    """What was undertaken, by when, and what became of it."""
    return owed(record, parties, chosen("state", state, CommitmentState), page)


def _conflicts(
    record: Record,
    parties: Parties,
    kind: Annotated[list[str], Query(alias="class", max_length=MOST, description=f"Any of: {', '.join(ConflictClass)}.")] = [],  # noqa: B006
    page: PageNumber = 1,
) -> Disputed:
    """Where reports contradict each other or themselves: who tells which value, what is proposed, and why."""
    return disputed(record, parties, chosen("class", kind, ConflictClass), page)


def _conflict(record: Record, key: Key) -> Contest:
    """One conflict, by its id."""
    return contest(record, key)


def _judging(record: Record, key: Key) -> Judging:
    """A meeting or person, by its id or that of a mention: what tells of it, what else may be the same, and what was decided."""
    return judging(record, key)


def _decisions(record: Record, page: PageNumber = 1) -> Decisions:
    """What people decided, the latest first: who, why, when, and whether it still holds."""
    return decisions(record, page)


def _search(
    record: Record,
    parties: Parties,
    q: Annotated[
        str, Query(max_length=300, description='Words that must all be there; "..." is a phrase, word* a beginning.')
    ] = "",
    kind: Annotated[list[str], Query(max_length=MOST, description=f"Any of: {', '.join(HitKind)}.")] = [],  # noqa: B006
    page: Annotated[int, Query(ge=1, le=DEEPEST, description="Which page of quotations, from 1.")] = 1,
) -> Searched | None:
    """What reports say in these words: quotations, the best first, with what was read out of them."""
    return searched(record, q, chosen("kind", kind, HitKind), parties, page) if q.strip() else None


def brief_of(
    record: Record,
    parties: Parties,
    series: Annotated[str, Query(max_length=200, description="One series of theirs, by a name, a part of it, or its id.")] = "",
) -> Brief | None:
    """What an officer would carry into the next meeting of these parties; every line with notes."""
    if not parties:
        return None
    return make_brief(record, parties, naming.dialogue(record, series, parties) if series.strip() else None)


def _map(record: Record, parties: Parties, since: Since, until: Until, level: OfLevel = "") -> Map:
    """Where the meetings of all of these parties were held, in person: cities with how many, and the latest of each."""
    return where(record, parties, since, until, one("level", level, Level))


def _positions(
    record: Record,
    parties: Parties,
    since: Since,
    until: Until,
    topic: Annotated[str, Query(max_length=300, description='Words that must all be there, in any form; "..." is a phrase.')] = "",
) -> Positions | Compared | Subjects | None:
    """What a party said on a topic over time, with what changed; of several parties, each by itself.

    Without a topic: what these parties spoke about, and have a word on.
    """
    if not parties:
        return None
    if not topic.strip():
        return subjects(record, parties)
    if len(parties) == 1:
        return positions(record, parties[0], topic, since, until, most=WORDINGS)
    return compared(record, parties, topic, since, until, most=WORDINGS)


def _pair(record: Record, parties: Parties) -> Pair | None:
    """What parties have with each other: when they met and meet, their series, what is open and disputed, who comes."""
    return pair(record, parties) if len(parties) > 1 else None


def _stats(record: Record) -> Stats:
    """How much the record holds."""
    return stats(record)


PAGES = (
    Page("/", _home, Home, "home.html", "What is new"),
    Page("/meetings", _meetings, Meetings, "meetings.html", "Meetings"),
    Page("/meetings/{key:path}", _meeting, MeetingSheet, "meeting.html", "A meeting"),
    Page("/reports/{key}", _report, ReportSheet, "report.html", "A report"),
    Page("/reports/{key}/brings", _addition, Addition, "addition.html", "What a report brings"),
    Page("/series", _all_series, Directory, "all_series.html", "Series"),
    Page("/series/{key:path}", _series, SeriesSheet, "series.html", "A series"),
    Page("/people", _people, Directory, "people.html", "People"),
    Page("/people/{key:path}", _person, PersonSheet, "who.html", "A person"),
    Page("/who", _who, PersonSheet | OfficeSheet, "who.html", "A person or an office", named=True),
    Page("/commitments", _commitments, Owed, "commitments.html", "Commitments"),
    Page("/conflicts", _conflicts, Disputed, "conflicts.html", "Conflicts"),
    Page("/conflicts/{key}", _conflict, Contest, "conflict.html", "A conflict"),
    Page("/judge/{key:path}", _judging, Judging, "judge.html", "One or two"),
    Page("/decisions", _decisions, Decisions, "decisions.html", "Decisions"),
    Page("/search", _search, Searched, "search.html", "Search"),
    Page("/map", _map, Map, "map.html", "Where they met"),
    Page("/positions", _positions, Positions | Compared | Subjects, "positions.html", "Positions"),
    Page("/pair", _pair, Pair, "pair.html", "Two parties with each other"),
    Page("/brief", brief_of, Brief, "brief.html", "Brief"),
    Page("/stats", _stats, Stats, "stats.html", "How much there is"),
)
"""All pages."""


T = TypeVar("T")


def asked(view: T | None) -> T:
    """The view, as JSON and papers must have one. Raises `UsageError` where nothing was asked."""
    if view is None:
        raise UsageError("nothing is asked for: give the words, the name or the parties; /openapi.json describes the parameters")
    return view
