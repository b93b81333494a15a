from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.annotate import Annotator
from verbale.annotate.dating.clue import Clue
from verbale.annotate.dating.solve import solve
from verbale.model import edtf
from verbale.model.documents import Document, Passage, Report, Role
from verbale.model.spans import Span

DATELINE = re.compile(r"[A-Z ]+, [\w. ]+ --")


def dated(text: str) -> Report:
    """The report after annotation; its passages are the dateline and the rest."""
    line = DATELINE.match(text)
    passages = [Passage(Role.DATELINE, Span(0, line.end()))] if line else []
    passages.append(Passage(Role.BODY, Span(line.end() + 1 if line else 0, len(text))))
    (found,) = Annotator().annotate([Report(Document("test", text), tuple(passages))])
    return found.report


TOLD = [
    (
        "2024-01-29",
        "PARIS, Jan. 29 -- The foreign ministers of France and China met in Paris on Monday. The two countries mark the 60th"
        " anniversary of diplomatic relations this year.",
    ),
    (
        "2017-08-25",
        "SEOUL, Aug. 25 -- South Korea's vice foreign minister met his Chinese counterpart on Friday, a day after the two"
        " countries marked the 25th anniversary of diplomatic ties on Aug. 24.",
    ),
    (
        "2013-01-22",
        "BERLIN, Jan. 22 -- The foreign ministers of France and Germany met on Tuesday to mark the 50th anniversary of the"
        " Elysee Treaty.",
    ),
    (
        "2024-09-26",
        "The foreign ministers of Malaysia and Singapore met in Penang on Thursday. The meeting took place two weeks after a"
        " port fire on September 12. The two countries will mark the 60th anniversary of diplomatic ties next year.",
    ),
    (
        "2023-10-04",
        "QUITO, Oct. 4 -- Ministers of Ecuador and Guyana met on Wednesday. Both countries will be non-permanent members of"
        " the UN Security Council next year and were glad of it.",
    ),
    (
        "2021-06-22",
        "The foreign ministers of Peru and Chile met in Lima on Tuesday, three days after a quake on June 19. The two held"
        " their last meeting in November 2020.",
    ),
    (
        "2022-10-05",
        "Tonga and Fiji spoke on Wednesday. The talks coincided with a release that began the same day. The port was set to"
        " release 900 tons of grain through Oct. 13, releasing 100 tons per day. The two will meet again in November."
        " China and Japan mark the 50th anniversary of normalizing diplomatic relations this year.",
    ),
]

UNTOLD = [
    "The foreign ministers of Kenya and Oman met in Muscat on Tuesday.",
    "The two sides met on Friday. The forum was founded in 1969.",
    "NAIROBI, March 3 -- The foreign ministers of Kenya and Oman met in Nairobi.",
    "France and China mark the 60th anniversary of diplomatic relations this year.",
    "The ministers held talks on October 10, 2023 in Lima.",
    "Mr. Brown will be honoured on Tuesday, June 29. He joined the service in 2003.",
    "ABU DHABI, Oct. 7 -- Ministers of India and Mexico met on Wednesday. Both countries will be non-permanent members of the"
    " UN Security Council next year.",
    "Kenya and Oman mark the 60th anniversary of diplomatic relations this year. They met on Friday.",
]


@pytest.mark.parametrize(("day", "text"), TOLD, ids=[d for d, _ in TOLD])
def test_the_day_that_all_clues_ask_for(day: str, text: str) -> None:
    report = dated(text)
    assert (report.published, report.published_basis) == (day, "inferred")


@pytest.mark.parametrize("text", UNTOLD, ids=lambda t: t[:30])
def test_no_day_where_the_text_does_not_tell(text: str) -> None:
    report = dated(text)
    assert (report.published, report.published_basis, report.published_working) == (None, None, ())


def test_an_interval_where_the_days_are_equally_good() -> None:
    text = (
        "Indian Foreign Minister S. Jaishankar met his Vietnamese counterpart on Thursday. Last year the two countries marked"
        " the 50th anniversary of diplomatic relations. They will meet again on Nov. 3."
    )
    report = dated(text)
    assert report.published is not None
    first, last = edtf.bounds(report.published)
    assert first < last <= date(2023, 11, 3)
    assert first.year == 2023


def test_the_working_names_the_words_that_it_stands_on() -> None:
    _, text = TOLD[3]
    report = dated(text)
    quoted = {r.span.of(text) for r in report.published_working if r.span}
    assert {"60th anniversary", "Thursday", "September 12"} <= quoted
    assert any("1965" in r.because and "next year" in r.because for r in report.published_working)
    assert "fits all of this best" in report.published_working[-1].because


def test_a_given_day_is_left_alone() -> None:
    text = TOLD[0][1]
    document = Document("test", text, published="2024-02-01")
    passages = (Passage(Role.BODY, Span(0, len(text))),)
    (found,) = Annotator().annotate([Report(document, passages, published="2024-02-01", published_basis="given")])
    assert (found.report.published, found.report.published_basis) == ("2024-02-01", "given")


def test_the_times_are_counted_from_the_inferred_day() -> None:
    text = TOLD[3][1]
    (found,) = Annotator().annotate([Report(Document("t", text), (Passage(Role.BODY, Span(0, len(text))),))])
    assert {t.span.of(text): t.value for t in found.times}["Thursday"] == "2024-09-26"
    assert {t.span.of(text): t.value for t in found.times}["next year"] == "2025"


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_the_cheapest_day_is_taken(day: date) -> None:
    only = Clue(Span(0, 1), "that year", lambda d: 0.0 if d.year == day.year else 9.0, frozenset((day.year,)))
    pin = Clue(Span(0, 1), "that day", lambda d: 0.0 if d == day else 2.0, pins=True)
    found = solve([only, pin])
    assert found is not None
    assert found.value == day.isoformat()


@settings(max_examples=30, deadline=None)
@given(st.integers(1990, 2030))
def test_days_that_cost_the_same_are_not_told_apart(year: int) -> None:
    only = Clue(Span(0, 1), "that year", lambda d: 0.0, frozenset((year,)), pins=True)
    assert solve([only]) is None
