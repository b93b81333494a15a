"""A record in one SQLite file.

Each reading goes in by one transaction under SQLite's rollback journal with full synchronisation, so that a process
killed at any moment leaves whole readings only; whoever opens the file next rolls back what was half done.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import URL, Connection, create_engine, delete, event, inspect, select, update
from sqlalchemy.exc import DBAPIError

from verbale.errors import RecordError
from verbale.model.claims import Claim
from verbale.model.documents import Document
from verbale.model.reading import Reading
from verbale.model.record import Decision
from verbale.store import queries, rows, search
from verbale.store.derived import Derived
from verbale.store.tables import DERIVED, FORMAT, claims, decisions, documents, meta, metadata, readings

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""


class SqliteStore:
    """A `Store` in the SQLite file at `path`."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        if not path.exists() and not create:
            raise RecordError(f"{path}: there is no such record")
        if path.exists() and not path.is_file():
            raise RecordError(f"{path}: not a file")
        self._engine = create_engine(
            URL.create("sqlite", database=str(path)), connect_args={"timeout": PATIENCE, "isolation_level": None}
        )
        event.listen(self._engine, "connect", _connected)
        event.listen(self._engine, "begin", _begin)
        self._tried: Connection | None = None
        try:
            if create:
                self._make()
            self._check()
        except RecordError:
            self.close()
            raise

    def add(self, reading: Reading, *, reader: str = "") -> bool:
        """See `Store.add`."""
        row = rows.reading_row(reading, reader)
        same = ("reader", "given", "content")
        with self._writing() as connection:
            current = queries.current(connection, row["document"])
            if current and all(current[key] == row[key] for key in same):
                return False
            if current is None:
                connection.execute(documents.insert(), rows.document_row(reading.report.document))
            number = connection.execute(readings.insert().returning(readings.c.number), row).scalar_one()
            made = [rows.claim_row(c) | {"reading": number, "position": n} for n, c in enumerate(reading.claims)]
            if made:
                connection.execute(claims.insert(), made)
        return True

    def holds(self, document: Document, *, reader: str) -> bool:
        """See `Store.holds`."""
        with self._reading() as connection:
            current = queries.current(connection, document.id)
        return current is not None and (current["reader"], current["given"]) == (reader, rows.given(document))

    def documents(self) -> Iterator[Document]:
        """See `Store.documents`."""
        with self._reading() as connection:
            for row in connection.execute(queries.ordered()).mappings():
                yield rows.document_of(row)

    def readings(self, wanted: Collection[str] | None = None) -> Iterator[Reading]:
        """See `Store.readings`."""
        with self._reading() as connection:
            for row in queries.rows_of(connection, wanted):
                yield rows.reading_of(row, queries.claims_of(connection, row))

    def claims(self, document: str) -> tuple[Claim, ...]:
        """See `Store.claims`."""
        with self._reading() as connection:
            row = queries.current(connection, document)
            if row is None:
                raise RecordError(f"{self.path}: no document {document}")
            return queries.claims_of(connection, row)

    def reading(self, document: str) -> Reading:
        """See `Store.reading`."""
        with self._reading() as connection:
            found = next(queries.readings_of(connection, [document]), None)
        if found is None:
            raise RecordError(f"{self.path}: no document {document}")
        return found

    def claims_by_id(self, wanted: Sequence[str]) -> dict[str, Claim]:
        """See `Store.claims_by_id`."""
        with self._reading() as connection:
            return queries.claims_by_id(connection, wanted)

    def decide(self, decision: Decision) -> int:
        """See `Store.decide`."""
        row = {k: v for k, v in asdict(decision).items() if k != "number"}
        with self._writing() as connection:
            number: int = connection.execute(decisions.insert().returning(decisions.c.number), row).scalar_one()
            return number

    def decisions(self) -> tuple[Decision, ...]:
        """See `Store.decisions`."""
        with self._reading() as connection:
            return queries.decisions_of(connection)

    @contextmanager
    def deriving(self) -> Iterator[Derived]:
        """See `Store.deriving`."""
        with self._writing() as connection:
            yield Derived(connection)

    @contextmanager
    def derived(self) -> Iterator[Derived]:
        """See `Store.derived`."""
        with self._reading() as connection:
            yield Derived(connection)

    @contextmanager
    def trial(self) -> Iterator[None]:
        """See `Store.trial`."""
        with self._writing() as connection:
            self._tried = connection
            try:
                yield
            finally:
                self._tried = None
                connection.rollback()

    @property
    def writable(self) -> bool:
        """See `Store.writable`."""
        return os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)

    def close(self) -> None:
        """See `Store.close`."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _make(self) -> None:
        """Make the tables, unless the file has some already."""
        with self._writing() as connection:
            if not inspect(connection).get_table_names():
                metadata.create_all(connection)
                search.create(connection)
                connection.execute(meta.insert(), {"key": "format", "value": str(FORMAT)})

    def _check(self) -> None:
        """See that the file is a record, of a version that we can read."""
        with self._reading() as connection:
            known = inspect(connection).has_table(meta.name)
            version = connection.execute(select(meta.c.value).where(meta.c.key == "format")).scalar() if known else None
        if version is None or not version.isdigit():
            raise RecordError(f"{self.path}: not a record")
        if int(version) > FORMAT:
            raise RecordError(f"{self.path}: a record of format {version}, made by a later verbale; this one reads {FORMAT}")
        if int(version) < FORMAT:
            self._renew()

    def _renew(self) -> None:
        """Bring a record of an earlier format up to date: nothing that it holds is changed, and what is derived is made anew."""
        with self._writing() as connection:
            version = connection.execute(select(meta.c.value).where(meta.c.key == "format")).scalar()
            if version == str(FORMAT):
                return  # another process was quicker
            if version == "1":
                connection.exec_driver_sql("ALTER TABLE readings ADD COLUMN conflicts TEXT NOT NULL DEFAULT '[]'")
            metadata.drop_all(connection, tables=DERIVED)
            connection.execute(delete(meta).where(meta.c.key == "derived"))
            metadata.create_all(connection)
            search.create(connection)
            connection.execute(update(meta).where(meta.c.key == "format").values(value=str(FORMAT)))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._tried is not None:
            yield self._tried
            return
        with self._guarded(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._tried is not None:
            yield self._tried
            return
        with self._guarded(), self._engine.execution_options(writing=True).begin() as connection:
            yield connection

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Failures of the database as `RecordError`."""
        try:
            yield
        except DBAPIError as error:
            raise RecordError(f"{self.path}: {_why(error.orig)}") from error


def _connected(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once, so that no other can come between its reading and its writing."""
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _why(error: BaseException | None) -> str:
    return "not a record" if "not a database" in str(error) else f"the record cannot be used: {error}"
