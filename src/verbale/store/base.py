"""What a record can do, whatever it is kept in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from verbale.model.claims import Claim
from verbale.model.documents import Document
from verbale.model.reading import Reading
from verbale.model.record import Decision

if TYPE_CHECKING:
    from verbale.store.derived import Derived


class Store(Protocol):
    """A record: documents with their readings. Every method may raise `RecordError`, which names the record.

    Readings are only ever added. The newest of a document is the current one, and the only one that these methods show.
    """

    def add(self, reading: Reading, *, reader: str = "") -> bool:
        """Put in a document with its reading, wholly or not at all; False if the current one is the same.

        `reader` is the signature of what made the reading. The assembled parts (meetings, series, people) are not
        kept: they follow from the claims.
        """
        ...

    def holds(self, document: Document, *, reader: str) -> bool:
        """Whether the current reading is of just this document, and was made by that reader."""
        ...

    def documents(self) -> Iterator[Document]:
        """All documents, ordered by source and id whatever the order in which they came."""
        ...

    def readings(self, wanted: Collection[str] | None = None) -> Iterator[Reading]:
        """The current readings of these documents, or all, in their order: report, claims, times and rejects, not assembled."""
        ...

    def claims(self, document: str) -> tuple[Claim, ...]:
        """The current claims of the document with that id, in the order in which they were made."""
        ...

    def reading(self, document: str) -> Reading:
        """The current reading of the document with that id, not assembled. Raises `RecordError` where there is none."""
        ...

    def claims_by_id(self, wanted: Sequence[str]) -> dict[str, Claim]:
        """The claims of current readings with these ids; those that are not there are left out."""
        ...

    def decide(self, decision: Decision) -> int:
        """Add a person's decision behind all earlier ones; its number."""
        ...

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, in the order in which they were made."""
        ...

    def deriving(self) -> AbstractContextManager[Derived]:
        """What is derived, to be changed: all of the changes are kept at the end, or none."""
        ...

    def derived(self) -> AbstractContextManager[Derived]:
        """What is derived, to be asked."""
        ...

    def trial(self) -> AbstractContextManager[None]:
        """Whatever is put in meanwhile by this process is seen by it alone, and gone at the end; nobody else may write so long."""
        ...

    @property
    def writable(self) -> bool:
        """Whether this process may change it."""
        ...

    def close(self) -> None:
        """Let the record go."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


def open_record(path: Path, *, create: bool = False) -> Store:
    """The record in an SQLite file, made if it is not there and `create` says so.

    Raises `RecordError` where there is none, where the file is no record, and where a later version of verbale made it.
    """
    from verbale.store.sqlite import SqliteStore

    return SqliteStore(path, create=create)
