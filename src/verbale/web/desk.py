"""The desk of editors: a report is looked at and added, a decision made. What is read here is read one at a time."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from verbale.errors import UsageError
from verbale.ledger import Ledger, refresh
from verbale.ledger.deciding import judge, rule, withdraw
from verbale.model import edtf
from verbale.model.documents import Document, Reject
from verbale.model.reading import Reading
from verbale.model.record import Decision, DecisionKind
from verbale.sources import received
from verbale.store import Store, open_record
from verbale.views.addition import Addition, addition

if TYPE_CHECKING:
    from verbale.pipeline import Reader

LONGEST_TEXT = 200_000
"""Characters of a report, without markup; a long joint statement has a tenth."""

RECENT = 8
"""Readings that are kept between the look at a report and its addition."""

PASTED = "pasted text"

_Line = Annotated[str, Field(max_length=500)]


@dataclass(frozen=True, slots=True)
class Sent:
    """A report: its `text` or HTML, where it is from (`source`: an address or a name), the day of publication (EDTF), the outlet.

    `file` is the name of the file that it was in.
    """

    text: Annotated[str, Field(min_length=1)]
    source: _Line = ""
    published: Annotated[str, Field(max_length=40)] = ""
    outlet: _Line = ""
    file: _Line = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision that somebody wants to make.

    `same` or `different`: `one` and `other` are ids of meetings, people or mentions; `prevails`: `one` is the id of a conflict,
    `value` the value as text; `withdrawn`: `one` is the number of a decision. `by` is who decides, `why` the reason.
    """

    kind: DecisionKind
    one: Annotated[str, Field(max_length=200)]
    by: Annotated[str, Field(max_length=200)]
    why: Annotated[str, Field(max_length=2000)]
    other: Annotated[str, Field(max_length=200)] = ""
    value: Annotated[str, Field(max_length=2000)] = ""


class Desk:
    """The desk over the record in a file. Its methods raise `UsageError` for what cannot be read or decided."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self._lock = Lock()
        self._reader: Reader | None = None
        self._recent: OrderedDict[Document, Reading] = OrderedDict()

    def look(self, sent: Sent) -> Addition:
        """What a report would bring to the record, which stays as it is."""
        reading = self._read(sent)
        with open_record(self._record) as store:
            known = self._held(store, reading)
            with store.trial():
                return self._put(store, reading, known=known)

    def add(self, sent: Sent) -> Addition:
        """Put a report into the record; what it brings."""
        reading = self._read(sent)
        with open_record(self._record) as store:
            return self._put(store, reading, known=self._held(store, reading))

    def decide(self, asked: Asked) -> Decision:
        """Make a decision."""
        own = {"by": asked.by, "why": asked.why}
        with open_record(self._record) as store:
            match asked.kind:
                case DecisionKind.SAME | DecisionKind.DIFFERENT:
                    return judge(store, asked.kind, asked.one, asked.other, **own)
                case DecisionKind.PREVAILS:
                    return rule(store, asked.one, asked.value, **own)
                case DecisionKind.WITHDRAWN:
                    return withdraw(store, _number(asked.one), **own)

    def _put(self, store: Store, reading: Reading, *, known: bool) -> Addition:
        store.add(reading, reader=self._known().signature())
        refresh(store)
        return addition(Ledger(store), reading.report.document.id, known=known)

    def _held(self, store: Store, reading: Reading) -> bool:
        return store.holds(reading.report.document, reader=self._known().signature())

    def _known(self) -> Reader:
        """The usual reader: loading its model takes a second."""
        if self._reader is None:
            from verbale.pipeline import Reader

            self._reader = Reader()
        return self._reader

    def _read(self, sent: Sent) -> Reading:
        document = document_of(sent)
        with self._lock:
            if document not in self._recent:
                (result,) = self._known().read([document])
                if isinstance(result, Reject):
                    raise UsageError(f"the report cannot be read: {result.reason}")
                self._recent[document] = result
                while len(self._recent) > RECENT:
                    self._recent.popitem(last=False)
            return self._recent[document]


def document_of(sent: Sent) -> Document:
    """The document that was sent: as it would be read out of a file, with what is said about it besides."""
    name = PurePosixPath(sent.file.replace("\\", "/")).name or PASTED
    results = list(received(sent.text.encode("utf-8", "surrogatepass"), name))
    if len(results) != 1:
        raise UsageError(f"{name} holds {len(results)} reports: one can be sent at a time, and `verbale add` takes archives")
    (document,) = results
    if isinstance(document, Reject):
        raise UsageError(f"the report cannot be read: {document.reason}")
    if len(document.text) > LONGEST_TEXT:
        raise UsageError(f"the report has more than {LONGEST_TEXT} characters: `verbale add` takes any length")
    published = sent.published.strip()
    if published and not edtf.valid(published):
        raise UsageError(f"{published!r} is no date; write 2024-05-17, 2024-05 or 2024")
    return replace(
        document,
        source=sent.source.strip() or document.source,
        published=published or document.published,
        outlet=sent.outlet.strip() or document.outlet,
    )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise UsageError(f"{text!r} is no number of a decision")
    return int(text)
