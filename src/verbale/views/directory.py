"""Who and what can be looked up by name: people and series, in pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from verbale.model.letters import unaccented
from verbale.model.record import Holder
from verbale.views.naming import latest_day, latest_office
from verbale.views.paging import Paging, paged
from verbale.views.record import Named, Record

SIZE = 50
"""Names on a page."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody or something with a name: the other names that reports print, its parties, and of a person the latest office.

    `latest` is the last day (EDTF) on which a person is attested in an office; both are None of a series.
    """

    id: str
    name: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    office: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Directory:
    """Those of all of these parties (none: of any) in one of whose names the words stand (none: all), by name."""

    words: str
    parties: tuple[str, ...]
    as_of: str | None
    paging: Paging
    entries: tuple[Listed, ...]


def people(record: Record, words: str = "", parties: Collection[str] = (), page: int = 1) -> Directory:
    """The people of the record. Raises `UsageError` for a page that there is not."""
    shown, paging = paged(_chosen(record.people_names(), words, parties), page, SIZE)
    known = record.people_by_id([n.id for n in shown])
    return _directory(record, words, parties, paging, (_person(n, known[n.id]) for n in shown if n.id in known))


def dialogues(record: Record, words: str = "", parties: Collection[str] = (), page: int = 1) -> Directory:
    """The series of the record. Raises `UsageError` for a page that there is not."""
    shown, paging = paged(_chosen(record.dialogue_names(), words, parties), page, SIZE)
    rows = (Listed(n.id, n.names[0], n.names[1:], n.parties, None, None) for n in shown)
    return _directory(record, words, parties, paging, rows)


def _directory(record: Record, words: str, parties: Collection[str], paging: Paging, rows: Iterable[Listed]) -> Directory:
    return Directory(words, tuple(parties), record.today.isoformat() if record.today else None, paging, tuple(rows))


def _chosen(names: Iterable[Named], words: str, parties: Collection[str]) -> list[Named]:
    wanted = _folded(words).split()
    return [n for n in names if set(parties) <= set(n.parties) and any(all(w in _folded(f) for w in wanted) for f in n.names)]


def _folded(text: str) -> str:
    return unaccented(text).casefold()


def _person(named: Named, holder: Holder) -> Listed:
    others = tuple(name for name in named.names if name != holder.name)
    return Listed(named.id, holder.name, others, named.parties, latest_office(holder), latest_day(holder) or None)
