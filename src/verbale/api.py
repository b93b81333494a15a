"""verbale from Python: `read` a text, `open` a record and ask it; `docs/how-to/use-from-python.md` shows how."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from verbale.errors import SourceError, UsageError
from verbale.model.documents import Document, Reject
from verbale.model.reading import Json, Reading

if TYPE_CHECKING:
    import pandas
    import polars

    from verbale.ledger import Ledger
    from verbale.pipeline import Reader
    from verbale.store import Store
    from verbale.views.brief import Brief
    from verbale.views.explain import Step
    from verbale.views.meeting import MeetingSheet
    from verbale.views.positions import Positions
    from verbale.views.search import Findings
    from verbale.views.series import SeriesSheet
    from verbale.views.stats import Stats
    from verbale.views.timeline import Timeline
    from verbale.views.who import OfficeSheet, PersonSheet

__all__ = ["Record", "Rows", "open", "read"]

TABLES = ("meetings", "series", "people", "commitments", "statements", "conflicts", "decisions")
"""The tables of a record."""


def read(text: str, *, published: str | None = None, source: str = "text") -> Reading:
    """What a report tells: its claims and what they add up to, each with the words that say so.

    `published` is the day of publication (EDTF), if the text does not tell it; `source` a name for the report. Raises
    `SourceError` where the text cannot be read.
    """
    (result,) = _reader().read([Document(source, text)], published=published)
    if isinstance(result, Reject):
        raise SourceError(f"{result.source}: {result.reason}")
    return result


@lru_cache(maxsize=1)
def _reader() -> Reader:
    """The usual reader: loading its model takes a second."""
    from verbale.pipeline import Reader

    return Reader()


def open(path: str | PathLike[str], *, as_of: date | str | None = None, create: bool = False) -> Record:
    """The record in a file, made if it is not there and `create` says so; of all reports, or of those that were out by a day.

    Raises `RecordError` where there is none, or where the file is no record.
    """
    from verbale.store import open_record

    return Record(open_record(Path(path), create=create), date.fromisoformat(as_of) if isinstance(as_of, str) else as_of)


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


class Record:
    """A record to be asked. Parties, series and people may be named as anybody would: "KOR", "Korea", "Ocean Dialogue", "Kim".

    Each question raises `UsageError`, with suggestions, for a name that the record does not have or that several have.
    """

    def __init__(self, store: Store, as_of: date | None = None) -> None:
        self._store = store
        self._as_of = as_of
        self._known: Ledger | None = None

    # -- what goes in

    def add(self, *readings: Reading) -> int:
        """Put readings into the record; how many of them it did not hold yet."""
        signature = _reader().signature()
        added = sum(self._store.add(reading, reader=signature) for reading in readings)
        self._forget()
        return added

    # -- what is asked

    def table(self, name: str, *, parties: Iterable[str] = ()) -> Rows:
        """One of `TABLES` as rows, as `verbale NAME --format jsonl` prints them; of these parties, where it can be asked so."""
        from verbale.views import listing

        if name not in TABLES:
            raise UsageError(f"no table {name!r}; there are {', '.join(TABLES)}")
        wanted: listing.Listing = getattr(listing, name.upper())
        chosen = {"parties": self._parties(parties)} if parties else {}
        return Rows(wanted.rows(self._ledger, **chosen), wanted.columns)

    def timeline(self, *parties: str, since: date | None = None, until: date | None = None) -> Timeline:
        """The meetings of all of these parties in these days, with what is due and what is disputed."""
        from verbale.views.timeline import timeline

        return timeline(self._ledger, self._parties(parties), since, until)

    def series(self, name: str, *parties: str) -> SeriesSheet:
        """A dialogue: its rounds, gaps, heads of delegation, conflicts."""
        from verbale.views.series import series

        return series(self._ledger, name, self._parties(parties))

    def meeting(self, key: str) -> MeetingSheet:
        """A meeting by its id: every fact with its sources, and what each side leaves out."""
        from verbale.views.meeting import meeting

        return meeting(self._ledger, key)

    def who(self, name: str, *parties: str) -> PersonSheet | OfficeSheet:
        """A person, or an office and its holders."""
        from verbale.views.who import who

        return who(self._ledger, name, self._parties(parties))

    def positions(self, party: str, topic: str) -> Positions:
        """What a party said on a topic over time, and how its words changed."""
        from verbale.views import naming
        from verbale.views.positions import positions

        return positions(self._ledger, naming.party(party), topic)

    def search(self, words: str, *, kinds: Collection[str] = (), parties: Iterable[str] = (), limit: int = 20) -> Findings:
        """Where all of these words stand in reports and claims, the best places first."""
        from verbale.model.hits import HitKind
        from verbale.views.search import search

        return search(self._ledger, words, [HitKind(k) for k in kinds], self._parties(parties), limit)

    def brief(self, *parties: str, series: str | None = None) -> Brief:
        """What an officer would carry into the next round of these parties."""
        from verbale.views import naming
        from verbale.views.brief import brief

        chosen = self._parties(parties)
        return brief(self._ledger, chosen, naming.dialogue(self._ledger, series, chosen) if series else None)

    def stats(self) -> Stats:
        """How much the record holds."""
        from verbale.views.stats import stats

        return stats(self._ledger)

    def explain(self, key: str) -> list[Step]:
        """The chain from anything with an id down to the words."""
        from verbale.views.explain import explain

        return explain(self._ledger, key)

    # -- opening and closing

    def close(self) -> None:
        """Let the record go."""
        self._forget()
        self._store.close()

    def __enter__(self) -> Self:
        """The record itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let it go."""
        self.close()

    @property
    def _ledger(self) -> Ledger:
        if self._known is None:
            from verbale.ledger import Ledger

            self._known = Ledger(self._store, self._as_of)
        return self._known

    def _forget(self) -> None:
        if self._known is not None:
            self._known.close()
            self._known = None

    def _parties(self, named: Iterable[str]) -> tuple[str, ...]:
        from verbale.views import naming

        return naming.parties(named)
