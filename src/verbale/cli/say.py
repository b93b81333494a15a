"""What goes to standard error: complaints, and progress on long work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from verbale.model.documents import Reject

T = TypeVar("T")


def say(message: str) -> None:
    """One line on standard error that is no complaint: standard output is for what was asked for."""
    print(message, file=sys.stderr, flush=True)


def complain(message: str) -> None:
    """One line on standard error."""
    print("verbale: " + " ".join(message.split()), file=sys.stderr, flush=True)


def complain_of(reject: Reject) -> None:
    """Say what could not be used and why; with `VERBALE_DEBUG` set, also where the program broke down."""
    from verbale.pipeline import Fault

    complain(f"{reject.source}: {reject.reason}" if reject.source else reject.reason)
    if isinstance(reject, Fault) and os.environ.get("VERBALE_DEBUG"):
        print(reject.trace, file=sys.stderr, flush=True)


class Progress:
    """Counts what goes in and what is done, and shows both."""

    def of(self, items: Iterable[T]) -> Iterator[T]:
        """The items as they are, counted."""
        yield from items

    def step(self) -> None:
        """One more is done."""


@contextmanager
def progress(*, wanted: bool) -> Iterator[Progress]:
    """A progress bar on standard error while the block runs; none where it is not wanted or nobody watches."""
    if not (wanted and sys.stderr.isatty()):
        yield Progress()
        return
    from verbale.cli.bar import Bar

    with Bar() as bar:
        yield bar
