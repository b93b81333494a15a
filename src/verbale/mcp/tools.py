"""The tools, in one list: what each is for, what it takes and gives, and the view that answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from inspect import cleandoc
from typing import Any, TypeVar

from verbale.errors import UsageError
from verbale.mcp import arguments as asked
from verbale.mcp.answers import Found, input_schema, output_schema
from verbale.mcp.reports import ReportPart, report_part
from verbale.model.facts import CommitmentState
from verbale.model.reading import Json
from verbale.views import naming
from verbale.views.brief import brief as brief_view
from verbale.views.briefs.lines import Cited, Footnote
from verbale.views.explain import Explanation, explanation
from verbale.views.meeting import MeetingSheet
from verbale.views.meeting import meeting as meeting_view
from verbale.views.papers.markdown import markdown
from verbale.views.positions import Positions
from verbale.views.positions import positions as positions_view
from verbale.views.record import Named, Record
from verbale.views.search import Findings
from verbale.views.search import search as search_view
from verbale.views.series import SeriesSheet
from verbale.views.series import series as series_view
from verbale.views.stats import Stats
from verbale.views.stats import stats as stats_view
from verbale.views.timeline import Doubt, Due, Entry, Timeline, doubt_of, due_of, entries, subjects, timeline_with
from verbale.views.who import OfficeSheet, PersonSheet
from verbale.views.who import who as who_view
from verbale.views.wire import plain

T = TypeVar("T")

WHOLE = 2_000
"""Meetings of a record that is small enough to go through as a whole."""

WHOLE_OFFICE = 50
"""Holders of an office that may be asked for without saying whose it is."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: `answer`, whose name and docstring are the tool's, asks the record; `view` is the shape of what it finds."""

    title: str
    answer: Callable[[Record, Any], Found]
    arguments: type[asked.Arguments]
    view: type[Any]

    @property
    def name(self) -> str:
        """What it is called by."""
        return self.answer.__name__

    @property
    def about(self) -> str:
        """When to use it, and what comes out."""
        paragraphs = cleandoc(self.answer.__doc__ or "").split("\n\n")
        return "\n\n".join(" ".join(p.split()) for p in paragraphs)

    @property
    def takes(self) -> Json:
        """The schema of its arguments."""
        return input_schema(self.arguments)

    @property
    def gives(self) -> Json:
        """The schema of its answer."""
        return output_schema(self.view)


# -- answers that are no view of their own -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Meetings:
    """A page of the meetings of all of these parties (codes) in these days, by date; `found` counts all of them."""

    parties: tuple[str, ...]
    as_of: str | None
    found: int
    meetings: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Dialogues:
    """A dialogue, or else those that there are."""

    series: SeriesSheet | None
    dialogues: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """A person, or else an office."""

    person: PersonSheet | None
    office: OfficeSheet | None


@dataclass(frozen=True, slots=True)
class Commitments:
    """A page of the commitments of all of these parties (codes), by due time; `found` counts all of them."""

    parties: tuple[str, ...]
    as_of: str | None
    found: int
    commitments: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """A page of the conflicts over what is of all of these parties (codes); `found` counts all of them."""

    parties: tuple[str, ...]
    found: int
    conflicts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A brief as Markdown with footnotes, and its notes and the reports that they cite as data."""

    title: str
    parties: tuple[str, ...]
    as_of: str | None
    basis: str
    markdown: str
    notes: tuple[Footnote, ...]
    reports: tuple[Cited, ...]


# -- asking --------------------------------------------------------------------------------------------------------


def _page(items: Sequence[T], args: asked.Paged) -> tuple[Sequence[T], int]:
    """The items asked for, and how many come after them."""
    page = items[args.offset : args.offset + args.limit]
    return page, max(0, len(items) - args.offset - len(page))


def _as_of(record: Record) -> str | None:
    return record.today.isoformat() if record.today else None


def find_meetings(record: Record, args: asked.FindMeetings) -> Found:
    """Find meetings and calls by who took part and when.

    Use it when you need a meeting's id, or to count or list meetings; where the record is large, it needs parties or days. Out
    comes a page by date: each meeting with its id, title, dialogue and round, date, place, status, heads of delegation, what is
    disputed about it, and citations.
    """
    parties = naming.parties(args.parties)
    if not (parties or args.since or args.until) and (there := record.counts().meetings) > WHOLE:
        raise UsageError(f"the record has {there} meetings: name `parties`, or days with `since` and `until`")
    found = record.meetings(parties, asked.first_day(args.since), asked.last_day(args.until))
    page, rest = _page(found, args)
    return Found(plain(Meetings(parties, _as_of(record), len(found), entries(record, page))), {"meetings": rest})


def timeline(record: Record, args: asked.TimelineOf) -> Found:
    """Tell what parties did with each other over time.

    Use it for the history of a relation, or of one party's diplomacy in some days. Out come their meetings by date as in
    `find_meetings`, and the commitments that fall due in these days, with what became of them.
    """
    parties, since, until = naming.parties(args.parties), asked.first_day(args.since), asked.last_day(args.until)
    met, bound = subjects(record, parties, since, until)
    (meetings, later), (due, more_due) = _page(met, args), _page(bound, args)
    return Found(plain(timeline_with(record, parties, since, until, meetings, due)), {"meetings": later, "due": more_due})


def series(record: Record, args: asked.SeriesOf) -> Found:
    """Tell all that is known of one recurring dialogue; or, without a name, list dialogues.

    Use it for a dialogue's rounds, its history and pauses, missing round numbers, what is planned, disputed and promised. Where
    you do not know the name, leave it out: `dialogues` lists those of the parties, with ids.
    """
    parties = naming.parties(args.parties)
    if args.name is not None:
        return Found(plain(Dialogues(series_view(record, args.name, parties), ())), latest=("rounds", "gaps"))
    known = tuple(n for n in record.dialogue_names() if set(parties) <= set(n.parties))
    return Found(plain(Dialogues(None, known)))


def meeting(record: Record, args: asked.MeetingOf) -> Found:
    """Tell all that is known of one meeting, by its id.

    Use it for details: every fact with its standing and who tells what, participants, topics, agreements, commitments, positions,
    statements, conflicts, and where the accounts of the sides differ.
    """
    return Found(plain(meeting_view(record, args.id)))


def who(record: Record, args: asked.Who) -> Found:
    """Tell who somebody is, or who holds an office.

    Use it with a name for a person's printed names, offices over time, latest meetings and words; with an office ("Finnish vice
    foreign minister") for its holders and the changes between them. One of `person` and `office` is null.
    """
    parties = naming.parties(args.parties)
    office = naming.office(args.name, parties)
    if office and not office.parties and _many(record, args.name, parties):
        raise UsageError(f"too many hold the office {args.name!r}: say whose it is, in the name or with `parties`")
    view = who_view(record, args.name, parties, args.limit)
    if isinstance(view, OfficeSheet):
        return Found(plain(Who(None, view)))
    return Found(plain(Who(view, None)), {"meetings": view.seated - len(view.meetings)})


def _many(record: Record, name: str, parties: Sequence[str]) -> bool:
    """Whether a name means an office with more holders than anybody reads of."""
    found = naming.holder_or_office(record, name, parties)
    return isinstance(found, naming.OfficeAsked) and len(naming.holders_of(record, found)) > WHOLE_OFFICE


def positions(record: Record, args: asked.PositionsOf) -> Found:
    """Tell what one party said on a topic over time, in which words.

    Use it to compare wordings: each saying has its exact words, whether they are quoted, the party's own text or a report's, and
    what changed since the wording before.
    """
    days = asked.first_day(args.since), asked.last_day(args.until)
    return Found(plain(positions_view(record, naming.party(args.party), args.topic, *days)), latest=("sayings",))


def commitments(record: Record, args: asked.CommitmentsOf) -> Found:
    """List who undertook to do what, by when, and what became of it.

    Use it to follow up promises: a state is open, done, overdue or superseded, as of the day of the latest report. Out comes a
    page by due time, those without one last.
    """
    parties = naming.parties(args.parties)
    wanted = [state for state, on in ((CommitmentState.OPEN, args.open), (CommitmentState.OVERDUE, args.overdue)) if on]
    found = [u for u in record.undertakings(parties) if not wanted or u.state in wanted]
    page, rest = _page(found, args)
    view = Commitments(parties, _as_of(record), len(found), tuple(due_of(record, u) for u in page))
    return Found(plain(view), {"commitments": rest})


def conflicts(record: Record, args: asked.ConflictsOf) -> Found:
    """List where reports contradict each other or themselves.

    Use it before relying on a number, a date, a name or an office. Out comes what it is about, which values, which one is
    proposed and why, and what would settle it.
    """
    parties = naming.parties(args.parties)
    found = record.disputes(parties)
    page, rest = _page(found, args)
    return Found(plain(Conflicts(parties, len(found), tuple(doubt_of(record, d) for d in page))), {"conflicts": rest})


def search(record: Record, args: asked.Search) -> Found:
    """Find what reports say in given words.

    Use it for a subject, a phrase or a name that no other tool takes. Out come quotations, the best first, each with its report,
    the claims read out of it and the id of the meeting that it tells of.
    """
    return Found(plain(search_view(record, args.words, args.kinds, naming.parties(args.parties), args.limit)))


def report(record: Record, args: asked.ReportOf) -> Found:
    """Read one report: its text, and what was read out of it.

    Use it to see the words of a citation in their context, or to read a report as a whole. Out come its metadata, a part of the
    text, what its passages are, and what was read out of these words; `next` is the `start` of the next part.
    """
    return Found(plain(report_part(record, args.id, args.start, args.length)))


def explain(record: Record, args: asked.Explain) -> Found:
    """Tell how the record comes to a fact.

    Use it with the id of a meeting, conflict, commitment, person, mention or claim when asked why, or how sure. Out come lines
    from the value down to claims, rules and quotations.
    """
    return Found(plain(explanation(record, args.id)))


def brief(record: Record, args: asked.BriefOn) -> Found:
    """Write the brief for a meeting of two parties or more.

    Use it when asked to prepare for a meeting. Out comes Markdown with a footnote under every line: when they last met, their
    dialogues, open commitments, positions, disputed facts, who is across the table; and the notes as data.
    """
    parties = naming.parties(args.parties)
    made = brief_view(record, parties, naming.dialogue(record, args.series, parties) if args.series else None)
    text = markdown(made)
    day = made.as_of.isoformat() if made.as_of else None
    return Found(plain(Paper(made.title, made.parties, day, made.basis, text, made.notes, made.reports)), text=text)


def stats(record: Record, args: asked.Stats) -> Found:
    """Count what the record holds.

    Use it to learn what can be asked for, and as of which day: reports, claims, meetings, dialogues, people, commitments,
    conflicts; by outlet, year, party, level, status.
    """
    view = stats_view(record)
    counts: Json = {f.name: getattr(view.counts, f.name) for f in fields(view.counts)}
    left_out: dict[str, int] = {}
    for name, value in counts.items():
        if not isinstance(value, int):
            largest = sorted(value, key=lambda key: (-value[key], key))[: args.limit]
            counts[name] = {key: value[key] for key in value if key in largest}
            left_out[name] = len(value) - len(largest)
    return Found({"as_of": view.as_of, "counts": counts}, left_out)


# -- the list ------------------------------------------------------------------------------------------------------

TOOLS: tuple[Tool, ...] = (
    Tool("Find meetings", find_meetings, asked.FindMeetings, Meetings),
    Tool("Timeline of parties", timeline, asked.TimelineOf, Timeline),
    Tool("A dialogue and its rounds", series, asked.SeriesOf, Dialogues),
    Tool("One meeting", meeting, asked.MeetingOf, MeetingSheet),
    Tool("A person or an office", who, asked.Who, Who),
    Tool("A party on a topic", positions, asked.PositionsOf, Positions),
    Tool("Commitments", commitments, asked.CommitmentsOf, Commitments),
    Tool("Where reports differ", conflicts, asked.ConflictsOf, Conflicts),
    Tool("Search the words", search, asked.Search, Findings),
    Tool("One report", report, asked.ReportOf, ReportPart),
    Tool("Why the record says so", explain, asked.Explain, Explanation),
    Tool("Brief for a meeting", brief, asked.BriefOn, Paper),
    Tool("How much there is", stats, asked.Stats, Stats),
)


def by_name(name: str) -> Tool | None:
    """The tool of this name."""
    return next((tool for tool in TOOLS if tool.name == name), None)
