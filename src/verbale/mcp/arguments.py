"""What each tool takes, as models: whoever calls a tool is told of every argument that does not fit."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from verbale.errors import UsageError
from verbale.mcp.reports import PART
from verbale.model import edtf
from verbale.model.hits import HitKind
from verbale.model.record import DIGITS

ALL = 1_000
"""Items of a list where a tool takes no limit of its own."""

OF_A_DAY = 2_000
"""Reports of the largest record whose earlier days can be asked for: each takes some milliseconds."""

_WHOLE_DAY = r"^\d{4}-\d\d-\d\d$"
_DAY = r"^\d{4}(-\d\d(-\d\d)?)?$"

Name = Annotated[str, Field(min_length=1, max_length=200)]
Party = Annotated[
    str,
    Field(
        min_length=1,
        max_length=100,
        description="A party: an ISO 3166-1 alpha-3 code, a name, an adjective, a capital, or an organisation.",
        examples=["KOR", "New Zealand", "Chilean", "EU"],
    ),
]
Parties = Annotated[
    tuple[Party, ...],
    Field(max_length=20, description="Only what is of all of these parties together.", examples=[["Chile", "New Zealand"]]),
]
AnyOfParties = Annotated[
    tuple[Party, ...],
    Field(max_length=20, description="Only who is of one of these parties.", examples=[["Chile"]]),
]
Since = Annotated[
    str | None,
    Field(pattern=_DAY, description="From this day, month or year on (ISO 8601).", examples=["2024-05-17", "2024-05", "2024"]),
]
Until = Annotated[
    str | None,
    Field(pattern=_DAY, description="Until the end of this day, month or year (ISO 8601).", examples=["2024-12-31", "2025"]),
]
AsOf = Annotated[
    str | None,
    Field(
        pattern=_WHOLE_DAY,
        description=f"The record of the reports that were out by this day (ISO 8601). Slow, and only of up to {OF_A_DAY} reports.",
        examples=["2024-05-17"],
    ),
]
Limit = Annotated[int, Field(ge=1, le=100, description="How many items of a list at most; fewer come where they are long.")]
Steps = Annotated[int, Field(ge=1, le=ALL, description="How many lines at most.")]
Offset = Annotated[int, Field(ge=0, description="How many items to pass over: where the last answer ended, for the next page.")]
Notes = Annotated[int, Field(ge=1, le=20, description="How many citations under each fact at most.")]
Words = Annotated[
    str,
    Field(
        min_length=1,
        max_length=400,
        description="Words that must all be there, in any case; a phrase in double quotation marks, a beginning as word*.",
        examples=["krill quota", '"fishing licence" krill*'],
    ),
]
Topic = Annotated[
    str,
    Field(
        min_length=1,
        max_length=400,
        description="Words that must all be there, in any form; a phrase in double quotation marks as it stands.",
        examples=["krill", '"nuclear test" sanctions'],
    ),
]
MeetingId = Annotated[
    str,
    Field(
        min_length=4,
        max_length=80,
        description="A meeting's id (`find_meetings` and `search` show it), a mention's, or its beginning of 4 characters or more.",
        examples=["m0123456789", "0123456789ab/m1"],
    ),
]
AnyId = Annotated[
    str,
    Field(
        min_length=1,
        max_length=100,
        description="The id of a meeting, conflict, commitment, person, mention or claim, as other tools show it.",
        examples=["m0123456789", "x0123456789", "0123456789ab/co1"],
    ),
]


class Arguments(BaseModel):
    """What every tool has in common: an argument that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def day(self) -> date | None:
        """The day as of which the record is asked; None for the record as it is."""
        return None

    def most(self) -> tuple[int, int]:
        """How many items of a list, and citations of a fact, may be in the answer."""
        return ALL, ALL


class Dated(Arguments):
    """Arguments of what can be asked of an earlier day's record as well."""

    as_of: AsOf = None

    @property
    def day(self) -> date | None:
        """As asked. Raises `UsageError` where there is no such day."""
        return first_day(self.as_of)


class Listed(Dated):
    """Arguments with which an answer can be made shorter."""

    limit: Limit = 20
    notes: Notes = 3

    def most(self) -> tuple[int, int]:
        """As asked."""
        return self.limit, self.notes


class Paged(Listed):
    """Arguments with which a list can be read page by page."""

    offset: Offset = 0


class FindMeetings(Paged):
    """For `find_meetings`."""

    parties: Parties = ()
    since: Since = None
    until: Until = None


class TimelineOf(Paged):
    """For `timeline`."""

    parties: Annotated[Parties, Field(min_length=1)]
    since: Since = None
    until: Until = None


class SeriesOf(Listed):
    """For `series`."""

    name: Annotated[
        Name | None,
        Field(
            description="The dialogue's name or a part of it, or its id. Without it, all dialogues of the parties are listed.",
            examples=["Ocean Dialogue", "political consultations"],
        ),
    ] = None
    parties: Parties = ()


class MeetingOf(Listed):
    """For `meeting`."""

    id: MeetingId


class Who(Listed):
    """For `who`."""

    name: Annotated[
        Name,
        Field(
            description="A person's name in any form, a surname, an id; or an office with or without its party.",
            examples=["Arriagada", "Finnish vice foreign minister"],
        ),
    ]
    parties: AnyOfParties = ()
    limit: Limit = 10


class PositionsOf(Listed):
    """For `positions`."""

    party: Party
    topic: Topic
    since: Since = None
    until: Until = None


class CommitmentsOf(Paged):
    """For `commitments`."""

    parties: Parties = ()
    open: Annotated[bool, Field(description="Only those that are open; with `overdue` too, either.")] = False
    overdue: Annotated[bool, Field(description="Only those that are overdue; with `open` too, either.")] = False


class ConflictsOf(Paged):
    """For `conflicts`."""

    parties: Parties = ()


class Search(Listed):
    """For `search`."""

    words: Words
    kinds: Annotated[
        tuple[HitKind, ...],
        Field(max_length=len(HitKind), description="Only in words of these kinds; without any, in all.", examples=[["statement"]]),
    ] = ()
    parties: Parties = ()
    limit: Limit = 10


class ReportOf(Arguments):
    """For `report`."""

    id: Annotated[
        str,
        Field(
            min_length=DIGITS,
            max_length=100,
            description="A citation's `document`, its first 12 digits, or the id of anything that the report mentions.",
            examples=["sha256:0123456789ab", "0123456789ab", "0123456789ab/co1"],
        ),
    ]
    start: Annotated[int, Field(ge=0, description="From this character of the text on: `next` of the last answer.")] = 0
    length: Annotated[int, Field(ge=1, le=PART, description="How many characters of the text at most.")] = 20_000
    limit: Steps = 200

    def most(self) -> tuple[int, int]:
        """As asked."""
        return self.limit, ALL


class Explain(Dated):
    """For `explain`."""

    id: AnyId
    limit: Steps = 200

    def most(self) -> tuple[int, int]:
        """As asked."""
        return self.limit, ALL


class BriefOn(Dated):
    """For `brief`."""

    parties: Annotated[
        tuple[Party, ...],
        Field(min_length=2, max_length=20, description="Who meets: two parties or more.", examples=[["Chile", "New Zealand"]]),
    ]
    series: Annotated[
        Name | None,
        Field(description="Only this dialogue of theirs: its name or a part of it.", examples=["Ocean Dialogue"]),
    ] = None


class Stats(Dated):
    """For `stats`."""

    limit: Annotated[int, Field(ge=1, le=ALL, description="How many outlets, parties, years and so on: those with most.")] = 30

    def most(self) -> tuple[int, int]:
        """As asked."""
        return self.limit, ALL


def first_day(value: str | None) -> date | None:
    """The first day of a day, month or year. Raises `UsageError` where there is no such day."""
    return None if value is None else _bounds(value)[0]


def last_day(value: str | None) -> date | None:
    """The last day of a day, month or year. Raises `UsageError` where there is no such day."""
    return None if value is None else _bounds(value)[1]


def _bounds(value: str) -> tuple[date, date]:
    try:
        return edtf.bounds(value)
    except ValueError:
        raise UsageError(f"{value!r} is no date; write 2024-05-17, 2024-05 or 2024") from None
