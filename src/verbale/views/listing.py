"""What a whole record holds: every meeting, series and person of its reports, each with the reports that tell of it.

The rows have the shapes of a reading's JSON. Besides, each row has `reports` (a list of sources), each claim its
`document`, and the ids name the document too, since every report counts its meetings from one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from verbale.model.facts import Meeting, Person, Series
from verbale.model.reading import Json, Reading, meeting_json, person_json, series_json
from verbale.views.assemble import assemble

UNDATED = "9999"
DIGITS = 12
"""Hexadecimal digits of a document's hash in an id."""

Entity = TypeVar("Entity", Meeting, Series, Person)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of the record: `rows` makes it; `columns` are for spreadsheets, `headings` and `summary` for people."""

    rows: Callable[[Iterable[Reading]], list[Json]]
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    summary: Callable[[Json], Sequence[str | None]]

    def flat(self, row: Json) -> dict[str, str]:
        """A row for a spreadsheet: lists are joined by semicolons."""
        return {column: _cell(row[column]) for column in self.columns}

    def brief(self, row: Json) -> dict[str, str]:
        """A row for people, by heading."""
        return {h: cell or "" for h, cell in zip(self.headings, self.summary(row), strict=True)}


def meetings(readings: Iterable[Reading]) -> list[Json]:
    """A row a meeting, ordered by date, those without one last."""
    rows = [_row(meeting_json, m, r) for r in readings for m in assemble(r.claims).meetings]
    return sorted(rows, key=lambda row: row["date"] or UNDATED)


def series(readings: Iterable[Reading]) -> list[Json]:
    """A row a series and report, ordered by name."""
    rows = [_row(series_json, s, r) for r in readings for s in assemble(r.claims).series]
    return sorted(rows, key=lambda row: str(row["name"]))


def people(readings: Iterable[Reading]) -> list[Json]:
    """A row a person and report, ordered by name."""
    rows = [_row(person_json, p, r) for r in readings for p in assemble(r.claims).people]
    return sorted(rows, key=lambda row: str(row["name"]))


def _row(to_json: Callable[[Entity], Json], entity: Entity, reading: Reading) -> Json:
    document = reading.report.document
    row = to_json(entity)
    return row | {
        "id": f"{document.id.removeprefix('sha256:')[:DIGITS]}/{entity.id}",
        "reports": [document.source],
        "claims": [claim | {"document": document.id} for claim in row["claims"]],
    }


def _meeting_summary(row: Json) -> tuple[str | None, ...]:
    title = f"{row['series']}, {row['ordinal']}" if row["series"] and row["ordinal"] else row["series"] or row["type"]
    place = ", ".join(filter(None, (row["city"], row["country"])))
    who = "; ".join(p["name"] for p in row["participants"])
    return row["date"], row["status"], title, " ".join(row["parties"]), place, who, _cell(row["reports"])


def _series_summary(row: Json) -> tuple[str | None, ...]:
    rounds = _cell(row["rounds_until"])
    return (
        row["name"], " ".join(row["parties"]), row["founded"], rounds, row["lapsed"], row["resumed"],
        _cell(row["reports"])
    )  # fmt: skip


def _person_summary(row: Json) -> tuple[str | None, ...]:
    others = _cell([name for name in row["names"] if name != row["name"]])
    return row["name"], others, row["office"], row["party"], _cell(row["reports"])


def _cell(value: Any) -> str:
    """A value on one line; a person at a meeting as "name, office, party"."""
    match value:
        case None:
            return ""
        case {"name": _, "office": _, "party": _}:
            return ", ".join(filter(None, (value["name"], value["office"], value["party"])))
        case dict():
            return "; ".join(f"{key}: {_cell(item)}" for key, item in value.items())
        case list():
            return "; ".join(map(_cell, value))
    return str(value)


MEETINGS = Listing(
    meetings,
    (
        "date", "status", "type", "series", "ordinal", "level", "format", "parties", "city", "country", "host",
        "participants", "topics", "reports",
    ),
    ("date", "status", "meeting", "parties", "place", "who", "report"),
    _meeting_summary,
)  # fmt: skip
SERIES = Listing(
    series,
    (
        "name", "parties", "level", "format", "purpose", "founded", "rounds_until", "lapsed", "resumed", "hiatus",
        "cause", "resumed_by", "parallel", "reports",
    ),
    ("series", "parties", "founded", "rounds", "lapsed", "resumed", "report"),
    _series_summary,
)  # fmt: skip
PEOPLE = Listing(
    people,
    ("name", "names", "office", "party", "reports"),
    ("name", "also", "office", "party", "report"),
    _person_summary,
)
