"""Promises that are kept by what a later report tells as done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.made_record import a_round, ledger, met, promise, reading

from verbale.model.facts import CommitmentState
from verbale.model.reading import Reading
from verbale.model.record import Undertaking
from verbale.reconcile.across.kept import Thing, thing

MARKET = "open the fish market of Valdivia by December 2024"
OPENED = "It rained all day. The fish market of Valdivia was opened on Monday. The ministers did not stay."


def told(what: str = MARKET, due: str | None = "2024-12") -> Reading:
    return reading("promise", "2024-05-15", a_round("2024-05-14", 8), promises=[promise(what, due)])


def later(body: str = OPENED, published: str | None = "2024-11-20", parties: str = "CHL FIN") -> Reading:
    return reading("later", published, met("2024-11-19", parties, type="phone-call"), body=body)


def followed(folder: Path, *readings: Reading) -> Undertaking:
    """The one commitment; the same in whatever order the reports come."""
    (one,), (again,) = (ledger(folder, *order).undertakings() for order in (readings, readings[::-1]))
    assert one == again
    return one


def test_kept_by_what_a_later_report_tells(tmp_path: Path) -> None:
    kept = followed(tmp_path, told(), later())
    assert (kept.state, kept.kept_by, kept.kept_on) == (CommitmentState.DONE, None, date(2024, 11, 20))
    assert kept.because == "later of 2024-11-20 tells it as done"
    assert kept.kept_told is not None
    assert kept.kept_told.exact == "The fish market of Valdivia was opened on Monday"
    assert kept.kept_told.document == later().report.document.id


def test_the_first_report_that_tells_it(tmp_path: Path) -> None:
    again = reading("again", "2024-12-20", a_round("2024-12-19", 9), body=OPENED)
    assert followed(tmp_path, told(), again, later()).kept_on == date(2024, 11, 20)


def test_kept_late(tmp_path: Path) -> None:
    body = "The fish market of Valdivia was opened in March 2025."
    late = reading("later", "2025-04-02", a_round("2025-04-01", 9), body=body)
    assert followed(tmp_path, told(), late).state is CommitmentState.DONE


@pytest.mark.parametrize(
    "other",
    [
        later("The fish market of Concepción was opened on Monday."),
        later("The fish hall of Valdivia was opened on Monday."),
        later("The fish market of Valdivia was closed on Monday."),
        later("The fish market of Valdivia will be opened on Monday."),
        later("A market was opened on Monday."),
        later("The fish market of Valdivia was opened in 1998."),
        later(OPENED, "2024-05-15"),
        later(OPENED, None),
        later(OPENED, parties="CHL SWE"),
    ],
)
def test_not_kept_for_sure(tmp_path: Path, other: Reading) -> None:
    found = followed(tmp_path, told(), other)
    assert (found.kept_told, found.kept_on) == (None, None)
    assert found.state is not CommitmentState.DONE


def test_a_promise_to_meet_is_kept_by_meeting_only(tmp_path: Path) -> None:
    meet = told("host the next round of vice ministers in Helsinki", None)
    hosted = later("Finland hosted the next round of vice ministers in Helsinki.")
    assert followed(tmp_path, meet, hosted).state is CommitmentState.OPEN


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (MARKET, Thing("open", "marke", frozenset(("valdi",)), frozenset(("valdi",)))),
        ("set up a working group on krill", Thing("establish", "group", frozenset(("worki", "krill")), frozenset())),
        ("jointly sign two agreements on fishing", Thing("sign", "agree", frozenset(("fishi",)), frozenset())),
        ("open the border", None),
        ("the market will open", None),
        ("sign by the end of the year", None),
        ("exchange views", None),
        ("", None),
    ],
)
def test_what_is_undertaken(what: str, expected: Thing | None) -> None:
    assert thing(what) == expected
