"""The bundled examples are read as the golden files say.

`examples/expected/NAME.json` holds what a reader of the record would look at: metadata, meetings, series, people and what else the
claims add up to, each with its quoted words, without ids and confidences. `VERBALE_WRITE_GOLDEN=1` writes the files anew; look at
every difference before it goes in.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verbale.model.documents import Reject
from verbale.pipeline import Reader
from verbale.sources import read

EXAMPLES = Path(__file__).parents[1] / "examples"
EXPECTED = EXAMPLES / "expected"
LEFT_OUT = frozenset(
    ("id", "confidence", "extractor", "premises", "prefix", "suffix", "modality", "attribution", "rule", "candidates")
)


def plain(node: Any) -> Any:
    """The part of an output that a golden file holds."""
    if isinstance(node, list):
        return [plain(n) for n in node]
    if isinstance(node, str):
        return node.removeprefix(f"{EXAMPLES / 'reports'}/")
    if isinstance(node, dict):
        return {k: plain(v) for k, v in node.items() if k not in LEFT_OUT and v not in (None, [], {})}
    return node


@cache
def outputs() -> dict[str, Any]:
    """The output of every example, by a file name made of its source."""
    reports = EXAMPLES / "reports"
    found = {}
    for reading in Reader().read(read([str(reports)])):
        assert not isinstance(reading, Reject), reading
        row = reading.to_json()
        source = row["source"].removeprefix(str(reports)).strip("/")
        name = re.sub(r"[^\w.-]+", "-", source.removeprefix("https://"))
        found[name] = plain(row | {"source": source, "passages": len(row["passages"])})
    return found


@pytest.mark.skipif("VERBALE_WRITE_GOLDEN" not in os.environ, reason="writes the golden files only when asked to")
def test_write_the_golden_files() -> None:
    EXPECTED.mkdir(exist_ok=True)
    for stale in EXPECTED.glob("*.json"):
        stale.unlink()
    for name, output in outputs().items():
        (EXPECTED / f"{name}.json").write_text(json.dumps(output, ensure_ascii=False, indent=1) + "\n", "utf-8")


def test_every_example_has_a_golden_file() -> None:
    assert sorted(p.stem for p in EXPECTED.glob("*.json")) == sorted(outputs())


@pytest.mark.parametrize("path", sorted(EXPECTED.glob("*.json")), ids=lambda p: p.stem[:40])
def test_example(path: Path) -> None:
    assert outputs()[path.stem] == json.loads(path.read_text("utf-8"))
