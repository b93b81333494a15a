"""A report with what the annotators found in it: tokens, sentences, and mentions of parties, places, offices, people, times.

Every span counts in the document's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from verbale.model.documents import Report, Role
from verbale.model.spans import Span


class Token(NamedTuple):
    """A token of the parse.

    `head` is the index of its head in `AnnotatedText.tokens`; labels are Universal Dependencies' and
    the Penn Treebank's as the model gives them; `entity` is the model's entity label or the empty string.
    """

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str


class Sentence(NamedTuple):
    """A sentence: its span, its tokens `[first, last)`, and the passage it stands in."""

    span: Span
    first: int
    last: int
    role: Role
    passage: int


class PartyForm(StrEnum):
    """By what word a party is named."""

    NAME = "name"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"


class PartyMention(NamedTuple):
    """A state or organisation by name, by adjective ("Kenyan") or by its capital used for the government ("Nairobi said")."""

    span: Span
    code: str
    form: PartyForm


class PlaceMention(NamedTuple):
    """A city used as a place. `country` is ISO 3166-1 alpha-3 or None where the name alone does not tell."""

    span: Span
    city: str
    country: str | None


class OfficeMention(NamedTuple):
    """An office as printed.

    `title` is in English title case; `level` the rank of the record (`ministerial`) or None; `parties` the states of its country
    words ("Kenya's foreign minister", "the foreign ministers of Japan and China"); `plural` for several holders; `counterpart`
    where the office is only told by another's ("his Kenyan counterpart"); `former` for one no longer held.
    """

    span: Span
    title: str
    level: str | None
    parties: tuple[str, ...] = ()
    plural: bool = False
    counterpart: bool = False
    former: bool = False

    @property
    def party(self) -> str | None:
        """The office's one party."""
        return self.parties[0] if len(self.parties) == 1 else None


class PersonMention(NamedTuple):
    """A person by name.

    `name` is as printed without honorifics; `person` numbers the people of the report (the same number for
    every form of one person's name); `office` and `party` as this mention gives them.
    """

    span: Span
    name: str
    person: int
    office: OfficeMention | None = None
    party: str | None = None


class Grain(StrEnum):
    """How fine a time is."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class TimeKind(StrEnum):
    """TIMEX3's kinds of time expression (ISO 24617-1)."""

    DATE = "date"
    DURATION = "duration"
    SET = "set"


class Tense(StrEnum):
    """Where the clause of a time expression lies in time."""

    PAST = "past"
    FUTURE = "future"


class Time(NamedTuple):
    """A time expression.

    `value` is EDTF level 1 (a day, month, year or interval) for dates, an ISO 8601 duration (`P9Y`) for
    durations, None where it cannot be resolved; `candidates` are the values it may have where more than one is possible; `rule`
    names the reading, and `because` says how the value came about, in plain words.
    """

    span: Span
    value: str | None
    grain: Grain
    kind: TimeKind = TimeKind.DATE
    approximate: bool = False
    candidates: tuple[str, ...] = ()
    rule: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A report and all mentions in it, each list in text order."""

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    parties: tuple[PartyMention, ...]
    places: tuple[PlaceMention, ...]
    offices: tuple[OfficeMention, ...]
    people: tuple[PersonMention, ...]
    times: tuple[Time, ...]
    model: str = ""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.report.document.text
