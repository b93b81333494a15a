"""What parties did with each other, by date."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.made_record import AINO, INES, OCEAN, a_round, met, promise, reading, record
from verbale.ledger import Ledger
from verbale.model.facts import Participant, Status
from verbale.model.reading import Reading
from verbale.views.notes import Note
from verbale.views.record import Record
from verbale.views.timeline import Timeline, heads_of, timeline
from verbale.views.wire import plain

CLERK = Participant("Teodoro Quiroga", "Director", "CHL")


@contextmanager
def asking(folder: Path, *readings: Reading, as_of: date | None = None) -> Iterator[Record]:
    with record(folder, *readings) as store:
        yield Ledger(store, as_of)


def telling() -> list[Reading]:
    """Two rounds, the second numbered otherwise by one report of three; a call to come; meetings of others; two promises."""
    return [
        reading(
            "first", "2023-05-03", a_round("2023-05-02", 3, CLERK, INES, AINO, city="Helsinki", country="FIN"),
            promises=[promise("hold the next round in Santiago in 2024", "2024"), promise("ban bottom trawling", "2023-12")],
        ),
        reading("second", "2024-05-08", a_round("2024-05-07", 4, INES, AINO, city="Santiago", country="CHL")),
        reading("third", "2024-05-08", a_round("2024-05-07", 4, INES, AINO, city="Santiago", country="CHL")),
        reading("other", "2024-05-09", a_round("2024-05-07", 5, INES, AINO, city="Santiago", country="CHL")),
        reading("plan", "2024-06-01", met("2025-02", type="phone-call", status=Status.SCHEDULED.value)),
        reading("elsewhere", "2024-06-02", met("2024-06-01", "CHL PER")),
        reading("when", "2024-06-03", met(None, "FIN PER")),
    ]  # fmt: skip


def quoted(notes: Sequence[Note]) -> set[tuple[str, str]]:
    """The sources with the property that each of their quotations is made of."""
    return {(n.source, n.exact.split(" ")[1]) for n in notes}


def test_meetings_of_all_the_parties_are_told_by_date(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as asked:
        view = timeline(asked, ["FIN", "CHL"])
    told = [(m.date, m.status, m.title, m.city) for m in view.meetings]
    assert told == [
        ("2023-05-02", "held", f"{OCEAN}, 3rd round", "Helsinki"),
        ("2024-05-07", "held", f"{OCEAN}, 4th round", "Santiago"),
        ("2025-02", "scheduled", "Phone call of CHL and FIN", None),
    ]
    assert (view.parties, view.since, view.until, view.as_of) == (("FIN", "CHL"), None, None, "2024-06-03")


def test_without_parties_all_is_told_and_the_undated_last(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as asked:
        meetings = timeline(asked).meetings
    assert [m.parties for m in meetings][-2:] == [("CHL", "FIN"), ("FIN", "PER")]
    assert meetings[-1].date is None
    assert len(meetings) == 5


@pytest.mark.parametrize(
    ("since", "until", "meetings", "due"),
    [
        ("2024-01-01", None, ["2024-05-07", "2025-02"], ["2024"]),
        (None, "2023-12-31", ["2023-05-02"], ["2023-12"]),
        ("2024-05-07", "2024-05-07", ["2024-05-07"], ["2024"]),
        ("2025-02-28", "2025-02-28", ["2025-02"], []),
        ("2026-01-01", None, [], []),
    ],
)
def test_days_are_inclusive_and_a_month_lies_in_each_of_its_days(
    tmp_path: Path, since: str | None, until: str | None, meetings: list[str], due: list[str]
) -> None:
    days = [date.fromisoformat(day) if day else None for day in (since, until)]
    with asking(tmp_path, *telling()) as asked:
        view = timeline(asked, ["CHL", "FIN"], *days)
    assert ([m.date for m in view.meetings], [d.due for d in view.due]) == (meetings, due)
    assert (view.since, view.until) == (since, until)


def test_commitments_that_fall_due_are_told_with_their_state_and_words(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as asked:
        view = timeline(asked, ["CHL", "FIN"])
    assert [(d.due, d.state) for d in view.due] == [("2023-12", "overdue"), ("2024", "done")]
    assert view.due[1].kept_by == view.meetings[1].id
    assert [(n.source, n.exact) for n in view.due[0].notes] == [("first", "co2 what ban bottom trawling")]


def test_as_of_a_day_only_what_was_out_by_then_is_told(tmp_path: Path) -> None:
    with asking(tmp_path, *telling(), as_of=date(2023, 6, 1)) as asked:
        view = timeline(asked, ["CHL", "FIN"])
    assert [m.date for m in view.meetings] == ["2023-05-02"]
    assert [d.state for d in view.due] == ["open", "open"]
    assert view.as_of == "2023-06-01"


def test_heads_of_delegation_are_the_highest_in_office(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as asked:
        first = timeline(asked, ["CHL", "FIN"]).meetings[0]
    assert [(h.party, h.name) for h in first.heads] == [("CHL", "Inés Arriagada"), ("FIN", "Aino Karvonen")]


def test_of_equals_the_one_named_first_is_the_head() -> None:
    both = [Participant(name, None, "CHL") for name in ("Ema Toro", "Luz Soto")]
    assert [h.name for h in heads_of(met(None, "CHL FIN", *both))] == ["Ema Toro"]
    assert heads_of(met()) == ()


def test_every_fact_of_a_line_is_cited(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as asked:
        first, second, _ = timeline(asked, ["CHL", "FIN"]).meetings
    told = {"date", "city", "series", "ordinal", "level", "status", "participant", "office"}
    assert {property_ for _, property_ in quoted(first.notes)} == told
    assert {source for source, _ in quoted(second.notes)} == {"second", "third", "other"}
    assert ("other", "ordinal") not in quoted(second.notes)
    assert first.notes[0].exact == "m1 date 2023-05-02"


def test_a_conflict_stands_with_its_meeting_and_both_sides_are_cited(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as asked:
        first, second, _ = timeline(asked, ["CHL", "FIN"]).meetings
    (doubt,) = second.conflicts
    assert (doubt.property, sorted(doubt.values), doubt.kind, doubt.proposed) == ("ordinal", [4, 5], "error", 4)
    assert quoted(doubt.notes) == {("second", "ordinal"), ("third", "ordinal"), ("other", "ordinal")}
    assert first.conflicts == ()


def test_it_prints_as_json(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as asked:
        row = json.loads(json.dumps(plain(timeline(asked, ["CHL", "FIN"]))))
    assert set(row) == set(Timeline.__dataclass_fields__)
    assert row["meetings"][1]["conflicts"][0]["class"] == "error"
    assert "kind" not in row["meetings"][1]["conflicts"][0]
    assert set(row["due"][0]["notes"][0]) == set(Note.__dataclass_fields__)


def test_who_never_met_has_an_empty_timeline(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as asked:
        view = timeline(asked, ["CHL", "NZL"])
    assert (view.meetings, view.due) == ((), ())
