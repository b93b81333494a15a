"""What holds for every export: it is there, it is the same each time, and no text breaks it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.made_record import a_round, reading
from tests.views import exported
from tests.views.followthemoney_facts import PROPERTIES
from verbale.cli.export import Format, What
from verbale.errors import UsageError
from verbale.ledger import Ledger
from verbale.views.calendar import calendar, to_ical
from verbale.views.exports import EXPORTS, tables
from verbale.views.exports.text import address, urn, whole

ALL = [(what, form) for what, forms in EXPORTS.items() for form in forms]


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Ledger]:
    with exported.asked(tmp_path, *exported.readings()) as found:
        yield found


def test_the_command_knows_every_export() -> None:
    assert list(What) == list(EXPORTS)
    assert set(Format) == {form for _, form in ALL}


def test_an_empty_record_is_written(tmp_path: Path) -> None:
    with exported.asked(tmp_path) as found:
        for what, form in ALL:
            data = exported.written(found, what, form)
            if form in ("jsonld", "geojson"):
                assert [] in json.loads(data).values(), what
            elif form == "jsonl":
                assert data == b"", what
            elif form != "parquet":
                assert data.count(b"\r\n") == 1, what


def test_the_same_record_gives_the_same_bytes(tmp_path: Path, full: Ledger) -> None:
    with exported.asked(tmp_path, *reversed(exported.readings())) as again:
        for what, form in ALL:
            data = exported.written(full, what, form)
            assert data == exported.written(again, what, form), (what, form)
            assert len(data) > 100
            if form != "parquet":
                data.decode("utf-8")


def test_a_very_long_text_is_written(tmp_path: Path) -> None:
    long = reading("long.txt", "2024-05-18", a_round("2024-05-17", topics=("x" * 1_000_000,)))
    with exported.asked(tmp_path, *exported.readings(), long) as found:
        for what, form in ALL:
            assert exported.written(found, what, form), (what, form)


def test_what_is_of_other_parties_is_left_out(full: Ledger) -> None:
    def count(what: str, *parties: str) -> int:
        return len(exported.written(full, what, "jsonl", parties).splitlines())

    assert count("meetings") == 7
    assert count("meetings", "CHL", "FIN") == 4
    assert count("meetings", "CHL", "EU") == 1
    assert count("meetings", "JPN") == 0
    assert (count("plover"), count("plover", "FIN"), count("plover", "EU")) == (1, 1, 0)
    assert (count("statements"), count("statements", "CHL"), count("statements", "FIN")) == (1, 1, 0)
    assert count("annotations", "CHL", "EU") == len([c for c in exported.readings()[1].claims if c.evidence])
    kinds = [json.loads(line)["schema"] for line in exported.written(full, "followthemoney", "jsonl", ["PER"]).splitlines()]
    assert kinds == ["Article", "PublicBody", "PublicBody", "Event", "Documentation"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("https://post.example/a", "https://post.example/a"),
        ("https://post.example/a%20b?x=[1]#y", "https://post.example/a%20b?x=[1]#y"),
        (exported.WEB, "https://post.example/a%20b?q=[1]&n=%C3%A9"),
        ("https://post.example/\ud83d", "https://post.example/%EF%BF%BD"),
        ("http://[bad/", None),
        ("https:///no-host", None),
        ("reports/a.txt", None),
        ("javascript:alert(1)", None),
    ],
)
def test_addresses(source: str, expected: str | None) -> None:
    assert address(source) == expected


def test_names_of_things() -> None:
    assert urn("m1") == urn("m1") != urn("m2")
    assert urn("half \ud83d").startswith("urn:uuid:")


def test_half_characters_are_replaced_one_for_one() -> None:
    text = "a\ud83db\udc00c\U0001f600"
    assert whole(text) == "a\ufffdb\ufffdc\U0001f600"
    assert len(whole(text)) == len(text)


def test_every_column_and_property_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "exports.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (`.*) \|$", page.partition("## Tables")[2].partition("\n## ")[0], re.MULTILINE))
    for name in ("meetings", "series", "people", "commitments", "statements", "conflicts", "plover", "cameo"):
        columns = getattr(tables, name.upper()).columns
        parts = {part for kind in columns.values() if isinstance(kind, Mapping) for part in kind}
        assert set(re.findall(r"`(\w+)`", rows[name])) == set(columns) | parts
    section = page.partition("## FollowTheMoney")[2].partition("\n## ")[0]
    told = {
        tuple(re.findall(r"`(\w+)`", row[0])): row[1] for row in re.findall(r"^\| (`.*?) \| .*? \| (.*) \|$", section, re.MULTILINE)
    }
    for schema, properties in PROPERTIES.items():
        (row,) = (row for names, row in told.items() if schema in names)
        assert set(re.findall(r"`(\w+)`", row)) >= set(properties), schema


def test_a_missing_package_is_named(full: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("pyarrow", "icalendar"):
        monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError, match="Parquet needs the package pyarrow"):
        exported.written(full, "meetings", "parquet")
    with pytest.raises(UsageError, match="a calendar needs the package icalendar"):
        to_ical(calendar(full))
