"""The progress bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import rich.progress
from rich.console import Console

from verbale.cli.say import Progress

T = TypeVar("T")


class Bar(Progress):
    """A bar whose end moves as further documents are found, and stands when all are."""

    def __init__(self) -> None:
        self._bar = rich.progress.Progress(
            rich.progress.TextColumn("reading"),
            rich.progress.BarColumn(),
            rich.progress.MofNCompleteColumn(),
            rich.progress.TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._found = 0
        self._task = self._bar.add_task("reading", total=None)

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def of(self, items: Iterable[T]) -> Iterator[T]:
        """The items as they are, counted."""
        for item in items:
            self._found += 1
            yield item
        self._bar.update(self._task, total=self._found)

    def step(self) -> None:
        """One more is done."""
        self._bar.advance(self._task)
