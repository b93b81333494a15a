"""The calendar: what is in it, and that it is iCalendar by the word of a second library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject

from tests import made
from tests.made_record import INES, a_round, history, met, promise, reading
from tests.views import exported
from verbale.errors import DataError
from verbale.ledger import Ledger
from verbale.model.claims import Modality
from verbale.views.calendar import Calendar, Entry, EntryKind, calendar, to_ical
from verbale.views.exports.text import line


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Ledger]:
    with exported.asked(tmp_path, *exported.readings()) as found:
        yield found


def read(data: bytes) -> tuple[list[Any], list[Any]]:
    """The events and the to-dos of a file, as vobject reads it."""
    whole = vobject.readOne(data.decode("utf-8"))
    assert whole.name == "VCALENDAR"
    assert whole.version.value == "2.0"
    return whole.contents.get("vevent", []), whole.contents.get("vtodo", [])


def entries(folder: Path, *given: Any, parties: tuple[str, ...] = ()) -> list[Entry]:
    with exported.asked(folder, *given) as found:
        return list(calendar(found, parties).entries)


def test_another_library_reads_what_was_meant(full: Ledger) -> None:
    told = calendar(full)
    events, todos = read(to_ical(told))
    by_id = {e.id: e for e in told.entries}
    assert len(events) + len(todos) == len(told.entries)
    for event in events:
        entry = by_id[event.uid.value.removesuffix("@verbale")]
        assert event.summary.value == line(entry.title)
        assert event.dtstart.value == entry.first
        assert (event.dtend.value - entry.last).days == 1
        assert event.transp.value == "TRANSPARENT"
        assert ("rrule" in event.contents) == (entry.kind is EntryKind.ANNIVERSARY)
        assert event.description.value.splitlines()[: len(entry.about)] == [line(text) for text in entry.about]
    for todo in todos:
        entry = by_id[todo.uid.value.removesuffix("@verbale")]
        assert (todo.due.value, todo.summary.value) == (entry.last, line(entry.title))


def test_meetings_by_how_well_their_day_is_known(full: Ledger) -> None:
    told = calendar(full)
    found = {e.told: (e.title, e.first.isoformat(), e.last.isoformat()) for e in told.entries if e.kind is EntryKind.MEETING}
    ocean = "Chile-Finland Ocean Dialogue"
    assert found == {
        "2023-10": (f"{ocean}, round 2 (some day of this month)", "2023-10-01", "2023-10-31"),
        "2024-04-01/2024-04-02": ("Meeting of Finland and European Union (in these days)", "2024-04-01", "2024-04-02"),
        "2024-05-17": (f"{ocean}, round 3", "2024-05-17", "2024-05-17"),
        "2024-06-03": ("Meeting of Chile and European Union (cancelled)", "2024-06-03", "2024-06-03"),
    }
    left = {full.meetings_by_id([key])[key].meeting.date for key in told.left_out}
    assert left == {"2024-05-20~", "2025-01/2025-06", None}


@pytest.mark.parametrize(
    "value", ["2024", "2024-21", "2024-05-17~", "2024-05?", "2024-05-17/..", "2024-05/2024-06", "202X", "9999-12-31"]
)
def test_what_is_no_day_or_month_is_left_out(tmp_path: Path, value: str) -> None:
    assert entries(tmp_path, reading("a.txt", "2024-06-01", met(value, "CHL FIN", INES))) == []


@pytest.mark.parametrize(
    ("status", "expected", "mark"),
    [
        ("held", "CONFIRMED", ""),
        ("past reference", "CONFIRMED", ""),
        ("scheduled", "TENTATIVE", ""),
        ("proposed", "TENTATIVE", " (proposed)"),
        ("postponed", "TENTATIVE", " (postponed)"),
        ("cancelled", "CANCELLED", " (cancelled)"),
    ],
)
def test_the_status_of_a_meeting(tmp_path: Path, status: str, expected: str, mark: str) -> None:
    told = reading("a.txt", "2024-06-01", met("2024-07-01", "CHL FIN", INES, status=status))
    with exported.asked(tmp_path, told) as found:
        (event,), _ = read(to_ical(calendar(found)))
    assert (event.status.value, event.summary.value) == (expected, f"Meeting of Chile and Finland{mark}")


def test_a_meeting_says_who_where_and_by_whose_words(full: Ledger) -> None:
    events, _ = read(to_ical(calendar(full)))
    (held,) = (e for e in events if e.summary.value.endswith("round 3"))
    assert held.location.value == "Helsinki, Finland"
    assert held.geo.value == "60.17;24.94"
    assert held.url.value == "https://post.example/a%20b?q=[1]&n=%C3%A9"
    lines = held.description.value.splitlines()
    assert "Inés Arriagada, Vice Foreign Minister (CHL)" in lines
    assert any(text.endswith("(@Post, 2024-05-18, https://post.example/a b?q=[1]&n=é)") for text in lines)


def test_what_is_due(tmp_path: Path) -> None:
    told = reading("a.txt", "2024-06-01", promises=(promise("build a pier", "2024-12"), promise("send a map")))
    vague = reading("b.txt", "2024-06-01", promises=(promise("mend a net", "2025~"),))
    past = reading("c.txt", "2024-06-01", promises=(promise("count the seals", "2024-05"),))
    with exported.asked(tmp_path, told, vague, past) as found:
        _, todos = read(to_ical(calendar(found)))
    states = {t.summary.value: (t.due.value, t.status.value) for t in todos}
    assert states == {
        "Chile and Finland: build a pier": (date(2024, 12, 31), "NEEDS-ACTION"),
        "Chile and Finland: count the seals": (date(2024, 5, 31), "NEEDS-ACTION"),
    }


def test_what_was_done_is_completed(tmp_path: Path) -> None:
    told = reading(
        "a.txt", "2024-06-01", a_round("2024-05-31", 1, INES), promises=(promise("hold the next round in 2025", "2025"),)
    )
    kept = reading("b.txt", "2025-03-02", a_round("2025-03-01", 2, INES, status="held"))
    with exported.asked(tmp_path, told, kept) as found:
        (undertaking,) = found.undertakings()
        assert undertaking.state == "done"
        _, (todo,) = read(to_ical(calendar(found)))
    assert (todo.status.value, todo.percent_complete.value) == ("COMPLETED", "100")
    assert todo.completed.value.isoformat() == "2025-03-01T00:00:00+00:00"


def test_a_treaty_has_anniversaries_once(tmp_path: Path) -> None:
    first = exported.readings()[0]
    (treaty,) = (e for e in entries(tmp_path, first) if e.kind is EntryKind.ANNIVERSARY and "treaty" in e.title)
    assert treaty.title == "Chile and Finland: the treaty was signed in Helsinki (2024-05-17)"
    assert {n.exact for n in treaty.notes} == {"the treaty was signed in Helsinki", "17 May 2024"}
    assert not [e for e in entries(tmp_path, first, parties=("EU",)) if e.kind is EntryKind.ANNIVERSARY]


@pytest.mark.parametrize(
    ("what", "day", "modality", "actors", "expected"),
    [
        ("the two signed a pact", "1999-03-01", Modality.ASSERTED, "CHL FIN", 1),
        ("they established diplomatic relations", "1999-03-01", Modality.ASSERTED, "CHL FIN", 1),
        ("the two signed a pact", "1999-03", Modality.ASSERTED, "CHL FIN", 0),
        ("the two signed a pact", "1999-03-01~", Modality.ASSERTED, "CHL FIN", 0),
        ("the two will sign a pact", "1999-03-01", Modality.PLANNED, "CHL FIN", 0),
        ("the two signed a pact", "1999-03-01", Modality.ASSERTED, "CHL", 0),
        ("the two spoke of a pact", "1999-03-01", Modality.ASSERTED, "CHL FIN", 0),
        ("the two signed a guest book", "1999-03-01", Modality.ASSERTED, "CHL FIN", 0),
    ],
)
def test_what_has_anniversaries(tmp_path: Path, what: str, day: str, modality: Modality, actors: str, expected: int) -> None:
    assert len(entries(tmp_path, _told(what, day, modality, actors))) == expected


def _told(what: str, day: str, modality: Modality, actors: str) -> Any:
    """A report that tells of something beside its meetings."""
    plain = reading("a.txt", "2024-06-01", body="It is told here.")
    rows = [("what", what), ("date", day), *(("actor", code) for code in actors.split())]
    claims = tuple(made.claim(plain.report.document, "cx1", key, value, "told", modality=modality) for key, value in rows)
    return replace(plain, claims=claims)


def test_a_leap_day_comes_every_year(tmp_path: Path) -> None:
    with exported.asked(tmp_path, _told("the two signed a pact", "1996-02-29", Modality.ASSERTED, "CHL FIN")) as found:
        (event,), _ = read(to_ical(calendar(found)))
    days = list(event.getrruleset(addRDate=True)[:3])
    assert [d.date().isoformat() for d in days] == ["1996-02-29", "1997-02-28", "1998-02-28"]


def test_the_founding_of_a_dialogue_has_anniversaries(tmp_path: Path) -> None:
    told = reading("a.txt", "2024-06-01", a_round("2024-05-31", 2, INES), series=(history(founded="2021-03-04"),))
    (founded,) = (e for e in entries(tmp_path, told) if e.kind is EntryKind.ANNIVERSARY)
    assert (founded.title, founded.first) == ("Chile-Finland Ocean Dialogue founded (2021-03-04)", date(2021, 3, 4))


# -- the file ------------------------------------------------------------------------------------------------------


def test_lines_are_folded_and_end_as_the_standard_says(full: Ledger) -> None:
    data = to_ical(calendar(full))
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    for text in lines:
        text.decode("utf-8")  # no character is cut
    assert any(text.startswith(b" ") for text in lines)


def test_no_text_breaks_out_of_its_line(full: Ledger) -> None:
    data = to_ical(calendar(full)).replace(b"\r\n ", b"").decode()
    names = {text.partition(":")[0].partition(";")[0] for text in data.splitlines()}
    assert names == {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART", "DTEND", "DUE", "SUMMARY", "DESCRIPTION",
        "CATEGORIES", "LOCATION", "GEO", "URL", "STATUS", "TRANSP", "RRULE",
    }  # fmt: skip
    assert not [c for c in data if ord(c) < 32 and c not in "\r\n"]


def test_the_time_is_the_day_of_the_record(full: Ledger) -> None:
    made_twice = to_ical(calendar(full)), to_ical(calendar(full))
    assert made_twice[0] == made_twice[1]
    assert set(_stamps(made_twice[0])) == {b"DTSTAMP:20240601T000000Z"}


def test_an_undated_record_has_a_time_too(tmp_path: Path) -> None:
    with exported.asked(tmp_path, reading("a.txt", None, met("2024-07-01", "CHL FIN", INES))) as found:
        assert _stamps(to_ical(calendar(found))) == [b"DTSTAMP:19700101T000000Z"]


def _stamps(data: bytes) -> list[bytes]:
    return [text for text in data.split(b"\r\n") if text.startswith(b"DTSTAMP")]


def test_ids_stay_when_the_record_grows(tmp_path: Path) -> None:
    some = {e.id for e in entries(tmp_path, *exported.readings()[:2])}
    more = {e.id for e in entries(tmp_path, *exported.readings())}
    assert len(some) > 4
    assert some < more


def test_a_calendar_without_entries_is_refused(tmp_path: Path) -> None:
    with exported.asked(tmp_path) as found:
        empty = calendar(found)
    assert empty == Calendar(None, (), ())
    with pytest.raises(DataError, match="must have an entry"):
        to_ical(empty)
