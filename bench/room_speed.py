"""Speed of the reading room for one reader, and for many at once.

    python bench/room_speed.py [--reports 100000] [--readers 16] [--max-ratio 5] [--max-home 200000] [--keep FOLDER]

A record of synthetic reports (`synthetic.py`) is made and brought up to date, which is not counted; with `--keep` it stays in the
folder for the next time. `verbale serve` opens it. A reader walks through some pages of every kind in an order of his own, thinks
between two pages for half a second to a second and a half, and keeps one connection. First one walks alone, then as many as asked,
of whom one comes every two seconds; each time the room is opened anew, so that the first visit of a page is one. Then both are done
once more in the room as it is, where every page was made before.

Printed are, for each kind of page, the milliseconds to the last byte: the median of the one, and that which 95 of 100 visits of
the many do not exceed. Ends with status 1 if that is more than `--max-ratio` times the median of the one, at first visits or
later ones, or if the home page has more than `--max-home` bytes.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import httpx

from ask_speed import made_record

OF_A_KIND = 4
"""Pages of each kind on a walk."""

COMING = 2.0
"""Seconds after which another reader comes."""

Times = dict[str, list[float]]
"""By kind of page, the seconds of each visit."""


def main() -> int:
    """Make the record, walk, print, judge."""
    parser = argparse.ArgumentParser(description="Milliseconds of pages, for one reader and for many at once.")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=16)
    parser.add_argument("--max-ratio", type=float, default=float("inf"), help="the largest ratio that is good enough")
    parser.add_argument("--max-home", type=int, default=sys.maxsize, help="bytes that the home page may have")
    parser.add_argument("--keep", type=Path, help="a folder for the record")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = made_record(given.keep or Path(folder), given.reports)
        with room(record) as address:
            pages = asyncio.run(_pages(address))
            home = len(httpx.get(address).content)
        print(f"{sum(map(len, pages.values()))} pages of {len(pages)} kinds; the home page has {home} bytes")
        alone: list[Times] = []
        many: list[Times] = []
        for found, readers in ((alone, 1), (many, given.readers)):
            with room(record) as address:
                found += [asyncio.run(walks(address, pages, readers)) for _ in range(2)]
    worst = max(_told(name, one, all_, pages) for name, one, all_ in zip(("first", "later"), alone, many, strict=True))
    print(f"worst ratio: {worst:.2f}")
    return int(worst > given.max_ratio or home > given.max_home)


@contextlib.contextmanager
def room(record: Path) -> Iterator[str]:
    """The address of a reading room that has just been opened."""
    command = [sys.executable, "-m", "verbale", "serve", "--record", str(record), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        yield re.findall(r"http://\S+(?=/)", process.stderr.readline())[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
        process.stderr.close()


async def _pages(address: str) -> dict[str, list[str]]:
    """By kind, the pages of the walk: those of the latest meetings, and of what hangs on them."""
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:

        async def asked(path: str, **query: object) -> dict:  # type: ignore[type-arg]
            return (await client.get(f"{path}.json", params=query)).json()  # type: ignore[no-any-return]

        found: dict[str, list[str]] = defaultdict(list)
        home = await asked("/home")
        for kind in ("/", "/meetings", "/series", "/people", "/commitments", "/conflicts", "/stats", "/map", "/decisions"):
            found[kind].append(kind)
        for report in home["reports"][:OF_A_KIND]:
            found["report"].append(f"/reports/{report['document']}")
        for conflict in home["conflicts"][:OF_A_KIND]:
            found["conflict"].append(f"/conflicts/{conflict['id']}")
        for meeting in home["meetings"][:OF_A_KIND]:
            two = {"party": meeting["parties"][:2]}
            pair = "&".join(f"party={p}" for p in two["party"])
            found["meeting"].append(f"/meetings/{meeting['id']}")
            found["meetings of two"].append(f"/meetings?{pair}")
            found["conflicts of two"].append(f"/conflicts?{pair}")
            found["commitments of two"].append(f"/commitments?{pair}")
            found["pair"].append(f"/pair?{pair}")
            found["brief"].append(f"/brief?{pair}")
            found["map of one"].append(f"/map?party={two['party'][0]}")
            found["search"].append(f"/search?q=cooperation&{pair}")
            found["one series"] += [f"/series/{s['id']}" for s in (await asked("/series", **two))["entries"][:1]]
            found["person"] += [f"/people/{p['id']}" for p in (await asked("/people", party=two["party"][0]))["entries"][:1]]
        return dict(found)


async def walks(address: str, pages: dict[str, list[str]], readers: int) -> Times:
    """The times of so many readers, who come one after the other."""
    limits = httpx.Limits(max_connections=readers)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
        return _together(await asyncio.gather(*(_walk(client, pages, number) for number in range(readers))))


async def _walk(client: httpx.AsyncClient, pages: dict[str, list[str]], number: int) -> Times:
    chance = random.Random(number)
    ways = [(kind, path) for kind, paths in pages.items() for path in paths]
    chance.shuffle(ways)
    found: Times = defaultdict(list)
    await asyncio.sleep(number * COMING)
    for kind, path in ways:
        began = time.perf_counter()
        answer = await client.get(path)
        found[kind].append(time.perf_counter() - began)
        answer.raise_for_status()
        await asyncio.sleep(chance.uniform(0.5, 1.5))
    return found


def _together(all_: list[Times]) -> Times:
    return {kind: [t for times in all_ for t in times[kind]] for kind in all_[0]}


def _told(name: str, one: Times, many: Times, pages: dict[str, list[str]]) -> float:
    """Print the times of a walk; the worst ratio."""
    worst = 0.0
    for kind in pages:
        middle, late = median(one[kind]), quantiles(many[kind], n=20, method="inclusive")[-1]
        worst = max(worst, late / middle)
        print(
            f"{name:6} {kind:20} one {1000 * middle:7.1f} ms, many {1000 * median(many[kind]):7.1f} ms, 95 of 100 within "
            f"{1000 * late:7.1f} ms, ratio {late / middle:5.2f}"
        )
    return worst


if __name__ == "__main__":
    sys.exit(main())
