"""The lists of a record as tables: the rows of `verbale.views.listing` one by one, and what each column holds.

Asked for parties, `meetings`, `series`, `commitments` and `conflicts` have what is of all of them, `people` and `statements` what
is of any: a person speaks for one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from verbale.model.facts import Statement
from verbale.model.reading import Json, Reading, statement_json
from verbale.model.record import mention_id
from verbale.views import listing
from verbale.views.assemble import assemble
from verbale.views.exports import events
from verbale.views.record import Record


class Holds(Enum):
    """What the cells of a column hold: a text, a number, an EDTF date, a list of texts, or such a list joined by semicolons."""

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()
    TEXTS = auto()
    JOINED = auto()


Parts = Mapping[str, Holds]
"""A column that holds a list of records: what each of their parts holds."""

Kind = Holds | Parts


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` makes the whole rows, as the lists of a record print them; `flat` makes of one the cells of a CSV file.

    `columns` are those of CSV and Parquet, each with what it holds.
    """

    columns: Mapping[str, Kind]
    rows: Callable[[Record, Collection[str]], Iterator[Json]]
    flat: Callable[[Json], dict[str, str]]


def _meetings(record: Record, parties: Collection[str]) -> Iterator[Json]:
    return (listing.meeting_row(e, record) for e in record.meetings(parties))


def _series(record: Record, parties: Collection[str]) -> Iterator[Json]:
    return (listing.series_row(d, record) for d in record.dialogues(parties))


def _people(record: Record, parties: Collection[str]) -> Iterator[Json]:
    return (listing.person_row(h, record) for h in record.people(parties))


def _commitments(record: Record, parties: Collection[str]) -> Iterator[Json]:
    return (listing.commitment_row(u, record) for u in record.undertakings(parties))


def _conflicts(record: Record, parties: Collection[str]) -> Iterator[Json]:
    return iter(listing.conflicts(record, parties))


def _statements(record: Record, parties: Collection[str]) -> Iterator[Json]:
    wanted = frozenset(parties)
    for reading in record.readings():
        for statement in assemble(reading.claims).statements:
            if not wanted or wanted & frozenset(statement.party):
                yield _statement_row(statement, reading)


def _statement_row(statement: Statement, reading: Reading) -> Json:
    """The row that `listing.statements` has for it."""
    document = reading.report.document
    row = statement_json(statement)
    return row | {
        "id": mention_id(document.id, statement.id),
        "reports": [document.source],
        "published": reading.report.published,
        "claims": [c | {"document": document.id} for c in row["claims"]],
    }


def _of(known: listing.Listing, rows: Callable[[Record, Collection[str]], Iterator[Json]], **kinds: Kind) -> Table:
    """A list as a table: its columns hold texts, save those that are said to hold something else."""
    assert kinds.keys() <= set(known.columns)
    return Table({name: kinds.get(name, Holds.TEXT) for name in known.columns}, rows, known.flat)


_PARTICIPANT: Parts = dict.fromkeys(("name", "office", "party", "basis", "position"), Holds.TEXT)
_TENURE: Parts = {
    "office": Holds.TEXT, "party": Holds.TEXT, "first": Holds.TEXT, "last": Holds.TEXT, "meetings": Holds.TEXTS,
    "reports": Holds.TEXTS,
}  # fmt: skip
_ROUND: Parts = {
    "meeting": Holds.TEXT, "ordinal": Holds.NUMBER, "date": Holds.TEXT, "status": Holds.TEXT, "city": Holds.TEXT,
    "country": Holds.TEXT, "host": Holds.TEXT, "participants": Holds.TEXTS,
}  # fmt: skip
_COUNT: Parts = {"until": Holds.TEXT, "rounds": Holds.NUMBER}

MEETINGS = _of(
    listing.MEETINGS, _meetings, date=Holds.DATE, ordinal=Holds.NUMBER, parties=Holds.TEXTS, participants=_PARTICIPANT,
    topics=Holds.TEXTS, reports=Holds.TEXTS,
)  # fmt: skip
SERIES = _of(
    listing.SERIES, _series, names=Holds.TEXTS, parties=Holds.TEXTS, founded=Holds.DATE, rounds_until=_COUNT, lapsed=Holds.DATE,
    resumed=Holds.DATE, parallel=Holds.TEXTS, rounds=_ROUND, reports=Holds.TEXTS,
)  # fmt: skip
PEOPLE = _of(listing.PEOPLE, _people, names=Holds.TEXTS, tenures=_TENURE, reports=Holds.TEXTS)
COMMITMENTS = _of(
    listing.COMMITMENTS, _commitments, by=Holds.TEXTS, due=Holds.DATE, since=Holds.DATE, reports=Holds.TEXTS
)  # fmt: skip
STATEMENTS = _of(
    listing.STATEMENTS, _statements, published=Holds.DATE, speaker=Holds.TEXTS, party=Holds.TEXTS, attribution=Holds.TEXTS,
    reports=Holds.TEXTS,
)  # fmt: skip
CONFLICTS = _of(listing.CONFLICTS, _conflicts, values=Holds.TEXTS, reports=Holds.TEXTS)


def _plain(row: Json) -> dict[str, str]:
    return row


PLOVER = Table(
    dict.fromkeys(events.PLOVER, Holds.TEXT)
    | {
        "event_date": Holds.DATE, "auxiliary_modes": Holds.JOINED, "actor": Holds.JOINED, "recipient": Holds.JOINED,
        "publication_date": Holds.DATE,
    },
    events.plover,
    _plain,
)  # fmt: skip
CAMEO = Table(dict.fromkeys(events.CAMEO, Holds.TEXT), events.cameo, _plain)
