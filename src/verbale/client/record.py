"""The questions to a record, each as an address of a reading room, and the answers as the views that they are."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from verbale import __version__
from verbale.client.line import Answer, Line, Query
from verbale.errors import RecordError, UsageError
from verbale.model.reading import Json, Reading
from verbale.views.brief import Brief
from verbale.views.explain import Explanation, Step
from verbale.views.meeting import MeetingSheet
from verbale.views.positions import Positions
from verbale.views.readable import printable
from verbale.views.search import Findings
from verbale.views.series import SeriesSheet
from verbale.views.stats import Stats
from verbale.views.table import Rows, TablePart
from verbale.views.timeline import Timeline, TimelinePart
from verbale.views.who import OfficeSheet, PersonSheet
from verbale.views.wire import decode

TRIES = 3
"""How often a long answer is begun again because the record changed before its end."""


class RemoteRecord:
    """The record behind the address of a reading room (a `verbale.Record`); `token` is what the room wants to know, if anything.

    Raises `RecordError`, with the address, where no record answers, and `UsageError` for an address or a token that can be none.
    """

    def __init__(self, address: str, token: str | None = None) -> None:
        self._line = Line(address, token)
        try:
            self.stats()
        except BaseException:
            self.close()
            raise

    # -- what goes in

    def add(self, *readings: Reading) -> int:
        """See `verbale.Record.add`. The texts go to the server, which reads them anew; the token must be that of an editor."""
        return sum(self._line.post("/reports.json", _sent(reading)) == 201 for reading in readings)

    # -- what is asked

    def table(self, name: str, *, parties: Iterable[str] = ()) -> Rows:
        """See `verbale.Record.table`."""
        parts: list[TablePart] = self._parts(TablePart, f"/tables/{_segment(name)}.json", _of(parties))
        return Rows((row for part in parts for row in part.rows), parts[0].columns)

    def timeline(self, *parties: str, since: date | None = None, until: date | None = None) -> Timeline:
        """See `verbale.Record.timeline`."""
        days = [(name, day.isoformat()) for name, day in (("from", since), ("to", until)) if day is not None]
        parts: list[TimelinePart] = self._parts(TimelinePart, "/timeline.json", [*_of(parties), *days])
        met = tuple(entry for part in parts for entry in part.timeline.meetings)
        return replace(parts[0].timeline, meetings=met, due=tuple(due for part in parts for due in part.timeline.due))

    def series(self, name: str, *parties: str) -> SeriesSheet:
        """See `verbale.Record.series`."""
        found: SeriesSheet = self._ask(SeriesSheet, f"/series/{_segment(name)}.json", _of(parties))
        return found

    def meeting(self, key: str) -> MeetingSheet:
        """See `verbale.Record.meeting`."""
        found: MeetingSheet = self._ask(MeetingSheet, f"/meetings/{_segment(key)}.json")
        return found

    def who(self, name: str, *parties: str) -> PersonSheet | OfficeSheet:
        """See `verbale.Record.who`."""
        found: PersonSheet | OfficeSheet = self._ask(PersonSheet | OfficeSheet, f"/who/{_segment(name)}.json", _of(parties))
        return found

    def positions(self, party: str, topic: str) -> Positions:
        """See `verbale.Record.positions`. A server may find a topic too wide."""
        if not topic.strip():
            raise UsageError("a topic needs a word")
        found: Positions = self._ask(Positions, "/positions.json", [("party", party), ("topic", topic)])
        return found

    def search(self, words: str, *, kinds: Collection[str] = (), parties: Iterable[str] = (), limit: int = 20) -> Findings:
        """See `verbale.Record.search`."""
        query = [("q", words), *(("kind", str(kind)) for kind in kinds), *_of(parties), ("limit", str(limit))]
        found: Findings = self._ask(Findings, "/findings.json", query)
        return found

    def brief(self, *parties: str, series: str | None = None) -> Brief:
        """See `verbale.Record.brief`."""
        found: Brief = self._ask(Brief, "/brief.json", [*_of(parties), *([("series", series)] if series else [])])
        return found

    def stats(self) -> Stats:
        """See `verbale.Record.stats`."""
        found: Stats = self._ask(Stats, "/stats.json")
        return found

    def explain(self, key: str) -> list[Step]:
        """See `verbale.Record.explain`."""
        found: Explanation = self._ask(Explanation, f"/explain/{_segment(key)}.json")
        return list(found.steps)

    # -- opening and closing

    def close(self) -> None:
        """See `verbale.Record.close`."""
        self._line.close()

    def __enter__(self) -> Self:
        """The record itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let it go."""
        self.close()

    # -- how it is asked

    def _ask(self, kind: Any, path: str, query: Query = ()) -> Any:
        """The view of this type at this address."""
        return self._view(kind, path, self._line.get(path, query))

    def _view(self, kind: Any, path: str, answer: Answer) -> Any:
        try:
            return decode(kind, json.loads(answer.body))
        except (ValueError, RecursionError) as error:
            why = printable(str(error))[:300]
            raise RecordError(f"{self._line.address}: {path} is not answered as verbale {__version__} does: {why}") from None

    def _parts(self, kind: Any, path: str, query: Query) -> list[Any]:
        """All parts of a long answer, which are all of one state of the record."""
        for _ in range(TRIES):
            answer = self._line.get(path, query)
            parts = [self._view(kind, path, answer)]
            for page in range(2, parts[0].paging.pages + 1):
                further = self._further(path, [*query, ("page", str(page))])
                if further is None or further.tag != answer.tag:
                    break
                parts.append(self._view(kind, path, further))
            else:
                return parts
        raise RecordError(f"{self._line.address}: the record changes faster than {path} can be read; ask for less, or later")

    def _further(self, path: str, query: Query) -> Answer | None:
        """A further part of a long answer; None where there is none any more."""
        try:
            return self._line.get(path, query)
        except UsageError:
            return None


def _of(parties: Iterable[str]) -> list[tuple[str, str]]:
    return [("party", party) for party in parties]


def _segment(text: str) -> str:
    """A name as a part of an address, in which no line can end."""
    return quote(" ".join(text.splitlines()).encode("utf-8", "replace"), safe="")


def _sent(reading: Reading) -> Json:
    """A report as a server takes it: its text, and what was given with it."""
    report = reading.report
    document = report.document
    given = report.published if report.published_basis == "given" else document.published
    return {"text": document.text, "source": document.source, "published": given or "", "outlet": document.outlet or ""}
