"""`verbale calendar` as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
import vobject

from tests.cli.conftest import Run
from tests.made_record import AINO, INES, a_round, reading
from verbale.store import open_record


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of one meeting on a day, and one of a year."""
    with open_record(tmp_path / "r.record", create=True) as store:
        store.add(reading("https://example.org/1", "2024-05-18", a_round("2024-05-17", 3, INES, AINO)))
        store.add(reading("https://example.org/2", "2024-05-19", a_round("2019", 1, status="past reference")))
    return tmp_path / "r.record"


def test_a_calendar_is_written(verbale: Run, record: Path) -> None:
    done = verbale("calendar", "-o", "file.ics", "--record", "r.record")
    left = "1 left out: no day, or none that a calendar can hold"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"file.ics: 1 entry, {left}\n")
    data = record.with_name("file.ics").read_bytes()
    (event,) = vobject.readOne(data.decode()).vevent_list
    assert (event.dtstart.value.isoformat(), event.url.value) == ("2024-05-17", "https://example.org/1")
    assert verbale("calendar", "--record", "r.record").stdout.encode() == data.replace(b"\r\n", b"\n")


def test_nothing_to_write_is_said(verbale: Run, record: Path) -> None:
    done = verbale("calendar", "-o", "file.ics", "--record", "r.record", "--party", "Japan")
    assert done.returncode == 1
    assert done.stderr.startswith("verbale: nothing in the record has a day that a calendar can hold")
    assert not record.with_name("file.ics").exists()


def test_the_record_as_of_a_day(verbale: Run, record: Path) -> None:
    assert verbale("calendar", "--record", "r.record", "--as-of", "2024-05-17").returncode == 1
    done = verbale("calendar", "--record", "r.record", "--as-of", "2024-05-18")
    assert (done.returncode, done.stderr) == (0, "calendar: 1 entry\n")
