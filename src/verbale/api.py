"""verbale from Python: `read` a text, `open` a record and ask it; `docs/how-to/use-from-python.md` shows how."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from verbale.errors import SourceError, UsageError
from verbale.model.documents import Document, Reject
from verbale.model.reading import Reading
from verbale.views.table import TABLES, Rows

if TYPE_CHECKING:
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

__all__ = ["TABLES", "Record", "Rows", "open", "read"]

SCHEMES = ("http://", "https://")
"""How the address of a record that another computer serves begins."""


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


def open(where: str | PathLike[str], *, as_of: date | str | None = None, create: bool = False, token: str | None = None) -> Record:
    """The record in a file, or behind the address of a reading room (`http://`, `https://`).

    A file is made if it is not there and `create` says so; `as_of` leaves out the reports that came out after a day. `token` is
    what a reading room wants to know, and goes into `Authorization: Bearer`. Raises `RecordError` where there is no record, and
    `UsageError` for what the one or the other cannot be asked.
    """
    if isinstance(where, str) and where.casefold().startswith(SCHEMES):
        return _remote(where, as_of, create, token)
    if token is not None:
        raise UsageError("a token is for a record that is served at an address; a file needs none")
    from verbale.store import open_record

    return FileRecord(open_record(Path(where), create=create), date.fromisoformat(as_of) if isinstance(as_of, str) else as_of)


def _remote(address: str, as_of: date | str | None, create: bool, token: str | None) -> Record:
    if as_of is not None:
        raise UsageError(f"{address}: as_of works the record of an earlier day out anew, for which its file is needed")
    if create:
        raise UsageError(f"{address}: a record is made where its file is; without create, the one that is served there is opened")
    try:
        from verbale.client import RemoteRecord
    except ModuleNotFoundError as error:
        if error.name != "httpx":
            raise
        raise UsageError("a record over HTTP needs the package httpx: install verbale[client]") from None
    return RemoteRecord(address, token)


class Record(Protocol):
    """A record to be asked. Parties, series and people may be named as anybody would: "KOR", "Korea", "Ocean Dialogue", "Kim".

    Each question raises `UsageError`, with suggestions, for a name that the record does not have or that several have.
    """

    def add(self, *readings: Reading) -> int:
        """Put readings into the record; how many of them it did not hold yet."""
        ...

    def table(self, name: str, *, parties: Iterable[str] = ()) -> Rows:
        """One of `TABLES` as rows, as `verbale NAME --format jsonl` prints them; of these parties, where it can be asked so."""
        ...

    def timeline(self, *parties: str, since: date | None = None, until: date | None = None) -> Timeline:
        """The meetings of all of these parties in these days, with what is due and what is disputed."""
        ...

    def series(self, name: str, *parties: str) -> SeriesSheet:
        """A dialogue: its rounds, gaps, heads of delegation, conflicts."""
        ...

    def meeting(self, key: str) -> MeetingSheet:
        """A meeting by its id: every fact with its sources, and what each side leaves out."""
        ...

    def who(self, name: str, *parties: str) -> PersonSheet | OfficeSheet:
        """A person, or an office and its holders."""
        ...

    def positions(self, party: str, topic: str) -> Positions:
        """What a party said on a topic over time, and how its words changed."""
        ...

    def search(self, words: str, *, kinds: Collection[str] = (), parties: Iterable[str] = (), limit: int = 20) -> Findings:
        """Where all of these words stand in reports and claims, the best places first."""
        ...

    def brief(self, *parties: str, series: str | None = None) -> Brief:
        """What an officer would carry into the next round of these parties."""
        ...

    def stats(self) -> Stats:
        """How much the record holds."""
        ...

    def explain(self, key: str) -> list[Step]:
        """The chain from anything with an id down to the words."""
        ...

    def close(self) -> None:
        """Let the record go."""
        ...

    def __enter__(self) -> Self:
        """The record itself."""
        ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let it go."""
        ...


class FileRecord:
    """A record in a file (a `Record`): of all its reports, or of those that were out by a day."""

    def __init__(self, store: Store, as_of: date | None = None) -> None:
        self._store = store
        self._as_of = as_of
        self._known: Ledger | None = None

    # -- what goes in

    def add(self, *readings: Reading) -> int:
        """See `Record.add`."""
        signature = _reader().signature()
        added = sum(self._store.add(reading, reader=signature) for reading in readings)
        self._forget()
        return added

    # -- what is asked

    def table(self, name: str, *, parties: Iterable[str] = ()) -> Rows:
        """See `Record.table`."""
        from verbale.views.table import table

        return table(self._ledger, name, self._parties(parties))

    def timeline(self, *parties: str, since: date | None = None, until: date | None = None) -> Timeline:
        """See `Record.timeline`."""
        from verbale.views.timeline import timeline

        return timeline(self._ledger, self._parties(parties), since, until)

    def series(self, name: str, *parties: str) -> SeriesSheet:
        """See `Record.series`."""
        from verbale.views.series import series

        return series(self._ledger, name, self._parties(parties))

    def meeting(self, key: str) -> MeetingSheet:
        """See `Record.meeting`."""
        from verbale.views.meeting import meeting

        return meeting(self._ledger, key)

    def who(self, name: str, *parties: str) -> PersonSheet | OfficeSheet:
        """See `Record.who`."""
        from verbale.views.who import who

        return who(self._ledger, name, self._parties(parties))

    def positions(self, party: str, topic: str) -> Positions:
        """See `Record.positions`."""
        from verbale.views import naming
        from verbale.views.positions import positions

        return positions(self._ledger, naming.party(party), topic)

    def search(self, words: str, *, kinds: Collection[str] = (), parties: Iterable[str] = (), limit: int = 20) -> Findings:
        """See `Record.search`."""
        from verbale.views.search import search

        return search(self._ledger, words, kinds, self._parties(parties), limit)

    def brief(self, *parties: str, series: str | None = None) -> Brief:
        """See `Record.brief`."""
        from verbale.views import naming
        from verbale.views.brief import brief

        chosen = self._parties(parties)
        return brief(self._ledger, chosen, naming.dialogue(self._ledger, series, chosen) if series else None)

    def stats(self) -> Stats:
        """See `Record.stats`."""
        from verbale.views.stats import stats

        return stats(self._ledger)

    def explain(self, key: str) -> list[Step]:
        """See `Record.explain`."""
        from verbale.views.explain import explain

        return explain(self._ledger, key)

    # -- opening and closing

    def close(self) -> None:
        """See `Record.close`."""
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
