"""`python -m tests.store.adder FILE COUNT` adds that many made readings to a record, and prints a line after each."""

from __future__ import annotations

import sys
from pathlib import Path

from tests import made
from verbale.store import open_record


def names(count: int) -> list[str]:
    """The sources of the readings."""
    return [f"{number:03}.txt" for number in range(count)]


def main(path: str, count: str) -> None:
    """Add them."""
    print("ready", flush=True)
    with open_record(Path(path), create=True) as store:
        for name in names(int(count)):
            store.add(made.reading(name))
            print(name, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
