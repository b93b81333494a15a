"""The tables of a record by name, as rows for programs: whole, or in parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from verbale.errors import UsageError
from verbale.model.reading import Json
from verbale.views.listing import (
    COMMITMENTS,
    CONFLICTS,
    DECISIONS,
    MEETINGS,
    PEOPLE,
    SERIES,
    STATEMENTS,
    Listing,
)
from verbale.views.paging import Paging, paged
from verbale.views.record import Record

if TYPE_CHECKING:
    import pandas
    import polars

TABLES = {
    "meetings": MEETINGS,
    "series": SERIES,
    "people": PEOPLE,
    "commitments": COMMITMENTS,
    "statements": STATEMENTS,
    "conflicts": CONFLICTS,
    "decisions": DECISIONS,
}
"""The tables of a record, by name."""

OF_PARTIES = frozenset(("meetings", "series", "commitments", "conflicts"))
"""Those that can be asked for what is of some parties."""

SIZE = 500
"""Rows of a part of a table; of statements, reports that tell them."""


class Rows(tuple[Json, ...]):
    """Rows of a table of a record, as dictionaries; `columns` are those that a data frame has."""

    columns: tuple[str, ...]

    def __new__(cls, rows: Iterable[Json], columns: Sequence[str]) -> Self:
        """The rows, with these columns."""
        made = super().__new__(cls, rows)
        made.columns = tuple(columns)
        return made

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame: a list stays a list. Needs pandas."""
        import pandas

        return pandas.DataFrame(self._plain(), columns=list(self.columns))

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars data frame: a list of texts is a list, a list of records one of structs. Needs polars."""
        import polars

        return polars.DataFrame(self._plain(), schema=list(self.columns), infer_schema_length=None)

    def _plain(self) -> list[dict[str, Any]]:
        return [{column: row[column] for column in self.columns} for row in self]


@dataclass(frozen=True, slots=True)
class TablePart:
    """A part of a table: its name and columns, some of its rows. The rows of all parts joined are the whole.

    `paging` counts what the table has rows of: one each, but in `statements` reports, each with as many as it tells.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Json, ...]
    paging: Paging


def table(record: Record, name: str, parties: Collection[str] = ()) -> Rows:
    """One of `TABLES`, of what is of all of these parties.

    Raises `UsageError` where there is no such table, or where it cannot be asked for parties.
    """
    wanted = _known(name)
    return Rows(wanted.told(_subjects(record, name, parties), record), wanted.columns)


def table_part(record: Record, name: str, parties: Collection[str] = (), page: int = 1) -> TablePart:
    """A part of the same, counted from 1. Raises `UsageError` where there is no such part."""
    wanted = _known(name)
    shown, paging = paged(_subjects(record, name, parties), page, SIZE)
    return TablePart(name, wanted.columns, tuple(wanted.told(shown, record)), paging)


def _known(name: str) -> Listing:
    if name not in TABLES:
        raise UsageError(f"no table {name!r}; there are {', '.join(TABLES)}")
    return TABLES[name]


def _subjects(record: Record, name: str, parties: Collection[str]) -> Sequence[Any]:
    """What the table has rows of."""
    if parties and name not in OF_PARTIES:
        raise UsageError(f"the table {name!r} cannot be asked for parties; {', '.join(sorted(OF_PARTIES))} can")
    return TABLES[name].subjects(record, **({"parties": parties} if parties else {}))
