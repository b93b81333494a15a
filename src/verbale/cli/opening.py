"""How commands open the record that they ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbale.ledger import Ledger


@contextmanager
def opened(record: Path, as_of: date | None = None) -> Iterator[Ledger]:
    """The record in this file, as of a day. Raises `RecordError` where there is none."""
    from verbale.ledger import Ledger
    from verbale.store import open_record

    with open_record(record) as store, closing(Ledger(store, as_of)) as ledger:
        yield ledger
