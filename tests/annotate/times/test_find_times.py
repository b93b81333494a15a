"""Time expressions of every family, found and resolved; by default the day of publication is Wednesday 18 May 2022."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.annotate.times import find_expressions, find_times, resolve
from verbale.model.annotated import Grain, Tense, Time, TimeKind
from verbale.model.edtf import bounds, valid
from verbale.model.spans import Span

PUBLISHED = date(2022, 5, 18)
PAST, FUTURE = Tense.PAST, Tense.FUTURE


def times(
    text: str, tense: Tense | None = None, published: date | None = PUBLISHED, dateline: date | None = None
) -> tuple[Time, ...]:
    return find_times(text, [Span(0, len(text))], published=published, tense=lambda _: tense, dateline=dateline)


def read(text: str, tense: Tense | None = None, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(t.span.of(text), t.value) for t in times(text, tense, published)]


ABSOLUTE = [
    ("The envoys met on Feb. 3, 2021 in Oslo.", "Feb. 3, 2021", "2021-02-03"),
    ("The envoys met on February 3rd, 2021.", "February 3rd, 2021", "2021-02-03"),
    ("The envoys met on 3 February 2021.", "3 February 2021", "2021-02-03"),
    ("The envoys met on the 3rd of February 2021.", "3rd of February 2021", "2021-02-03"),
    ("Envoys meet February 03 , 2021 The envoys met .", "February 03 , 2021", "2021-02-03"),
    ("They met on Wednesday, Feb. 3, 2021.", "Wednesday, Feb. 3, 2021", "2021-02-03"),
    ("They met on February 3 (Thu) in Oslo.", "February 3 (Thu)", "2022-02-03"),
    ("2021-02-03 | Oslo", "2021-02-03", "2021-02-03"),
    ("2021.02.03 | Oslo", "2021.02.03", "2021-02-03"),
    ("2021/2/3 Oslo", "2021/2/3", "2021-02-03"),
    ("Posted 23/02/2021", "23/02/2021", "2021-02-23"),
    ("Posted 02/23/2021", "02/23/2021", "2021-02-23"),
    ("Posted 03.02.2021", "03.02.2021", "2021-02-03"),
    ("Posted 03/02/2021", "03/02/2021", None),
    ("Posted 03/03/2021", "03/03/2021", "2021-03-03"),
    ("14:20 KST, February 3, 2021", "14:20 KST, February 3, 2021", "2021-02-03"),
    ("2021.02.03 14:20:33 Oslo", "2021.02.03 14:20:33", "2021-02-03"),
    ("OSLO, FEB. 3 -- Envoys met", "FEB. 3", "2022-02-03"),
    ("2021년 2월 3일에 만났다", "2021년 2월 3일", "2021-02-03"),
    ("2021年2月3日に会談した", "2021年2月3日", "2021-02-03"),
    ("They met in February 2021.", "February 2021", "2021-02"),
    ("They met in February of 2021.", "February of 2021", "2021-02"),
    ("The plan dates from 2021-02.", "2021-02", "2021-02"),
    ("The plan for 2021-22 is late.", "2021-22", "2021/2022"),
    ("They served from 1998-2003.", "1998-2003", "1998/2003"),
    ("The treaty has held since 1987.", "1987", "1987"),
    ("The 1987 treaty still holds.", "1987", "1987"),
    ("They talked about the 2026 World Expo.", "2026", "2026"),
    ("An accord (1987) was named.", "1987", "1987"),
    ("The 2018 elections were close.", "2018", "2018"),
    ("Envoys spoke at the Climate Summit 2019.", "2019", "2019"),
    ("2019 was a hard year for the talks.", "2019", "2019"),
]

RANGES = [
    ("The fleet sails from March 28 to April 4, 2023.", "March 28 to April 4, 2023", "2023-03-28/2023-04-04"),
    ("The fleet sails from Dec. 30, 2022 to Jan. 2.", "Dec. 30, 2022 to Jan. 2", "2022-12-30/2023-01-02"),
    ("He toured the region March 7-9.", "March 7-9", "2022-03-07/2022-03-09"),
    ("He toured the region 7-9 March 2020.", "7-9 March 2020", "2020-03-07/2020-03-09"),
    ("He toured it between 7 and 9 March 2020.", "7 and 9 March 2020", "2020-03-07/2020-03-09"),
    ("They met on June 11 and 12, 2018.", "June 11 and 12, 2018", "2018-06-11/2018-06-12"),
    ("Prices fell between April and June 2020.", "April and June 2020", "2020-04/2020-06"),
    ("She was ambassador from 2009 to 2013.", "2009 to 2013", "2009/2013"),
    ("The drill runs from Monday to Thursday.", "Monday to Thursday", "2022-05-16/2022-05-19"),
]

WEEKDAYS = [
    ("The ministers met on Tuesday.", PAST, "Tuesday", "2022-05-17"),
    ("The ministers met on Wednesday.", PAST, "Wednesday", "2022-05-18"),
    ("The ministers met on Thursday.", PAST, "Thursday", "2022-05-12"),
    ("The ministers will meet on Thursday.", FUTURE, "Thursday", "2022-05-19"),
    ("The ministers will meet on Wednesday.", FUTURE, "Wednesday", "2022-05-18"),
    ("The ministers met last Monday.", PAST, "last Monday", "2022-05-16"),
    ("The ministers met last Friday.", PAST, "last Friday", "2022-05-13"),
    ("The ministers meet next Friday.", FUTURE, "next Friday", "2022-05-27"),
    ("The ministers meet this Friday.", None, "this Friday", "2022-05-20"),
    ("They dined on Monday night.", PAST, "Monday night", "2022-05-16"),
    ("They arrived early Tuesday.", PAST, "early Tuesday", "2022-05-17"),
    ("They met on Friday of last week.", PAST, "Friday of last week", "2022-05-13"),
    ("They met on Tuesday last week.", PAST, "Tuesday last week", "2022-05-10"),
    ("They meet on Tuesday next week.", FUTURE, "Tuesday next week", "2022-05-24"),
    ("The office stays shut until Friday.", None, "Friday", "2022-05-20"),
    ("At 3 p.m. on Monday they met.", PAST, "3 p.m. on Monday", "2022-05-16"),
]

RELATIVE = [
    ("They met today.", "today", "2022-05-18", Grain.DAY),
    ("They met yesterday afternoon.", "yesterday afternoon", "2022-05-17", Grain.DAY),
    ("They meet tomorrow.", "tomorrow", "2022-05-19", Grain.DAY),
    ("They met the day before yesterday.", "the day before yesterday", "2022-05-16", Grain.DAY),
    ("They dine tonight.", "tonight", "2022-05-18", Grain.DAY),
    ("They dined last night.", "last night", "2022-05-17", Grain.DAY),
    ("They spoke earlier this morning.", "earlier this morning", "2022-05-18", Grain.DAY),
    ("They met last week.", "last week", "2022-05-09/2022-05-15", Grain.WEEK),
    ("They met this week.", "this week", "2022-05-16/2022-05-18", Grain.WEEK),
    ("They meet next week.", "next week", "2022-05-23/2022-05-29", Grain.WEEK),
    ("They met the week before last.", "the week before last", "2022-05-02/2022-05-08", Grain.WEEK),
    ("They met last month.", "last month", "2022-04", Grain.MONTH),
    ("It was the third visit this month.", "this month", "2022-05", Grain.MONTH),
    ("They meet next month.", "next month", "2022-06", Grain.MONTH),
    ("They met last year.", "last year", "2021", Grain.YEAR),
    ("It was the second time this year.", "this year", "2022", Grain.YEAR),
    ("They meet early next year.", "early next year", "2023", Grain.YEAR),
    ("It should be over by the end of the year.", "the end of the year", "2022", Grain.YEAR),
    ("It should be over by year-end.", "year-end", "2022", Grain.YEAR),
    ("They met last quarter.", "last quarter", "2022-01/2022-03", Grain.MONTH),
    ("They met three days ago.", "three days ago", "2022-05-15", Grain.DAY),
    ("They met two weeks ago.", "two weeks ago", "2022-05-02/2022-05-08", Grain.WEEK),
    ("They met four months ago.", "four months ago", "2022-01", Grain.MONTH),
    ("They met 12 years ago.", "12 years ago", "2010", Grain.YEAR),
    ("They met about a decade ago.", "about a decade ago", "2012~", Grain.YEAR),
    ("They meet a week from Friday.", "a week from Friday", "2022-05-20", Grain.DAY),
    ("They meet two days after June 3.", "two days after June 3", "2022-06-05", Grain.DAY),
    ("They met five days before April 30, 2021.", "five days before April 30, 2021", "2021-04-25", Grain.DAY),
]

MONTHS = [
    ("They met in March.", PAST, "March", "2022-03"),
    ("They met in May.", PAST, "May", "2022-05"),
    ("They met in October.", PAST, "October", "2021-10"),
    ("They will meet in October.", FUTURE, "October", "2022-10"),
    ("They will meet in March.", FUTURE, "March", "2023-03"),
    ("They met last September.", PAST, "last September", "2021-09"),
    ("They meet next April.", FUTURE, "next April", "2023-04"),
    ("They met in March this year.", PAST, "March this year", "2022-03"),
    ("They met in March last year.", PAST, "March last year", "2021-03"),
    ("They met in September of last year.", PAST, "September of last year", "2021-09"),
    ("They meet in early June.", FUTURE, "early June", "2022-06"),
    ("They meet in mid-June.", FUTURE, "mid-June", "2022-06"),
    ("They met at the end of March.", PAST, "the end of March", "2022-03"),
    ("They met in late 2019.", PAST, "late 2019", "2019"),
    ("They met in mid-2019.", PAST, "mid-2019", "2019"),
    ("The April visit went well.", PAST, "April", "2022-04"),
    ("The talks planned for May were put off.", FUTURE, "May", "2022-05"),
    ("They met on April 2.", PAST, "April 2", "2022-04-02"),
    ("They met on December 2.", PAST, "December 2", "2021-12-02"),
    ("They will meet on December 2.", FUTURE, "December 2", "2022-12-02"),
    ("They will meet on January 9.", FUTURE, "January 9", "2023-01-09"),
    ("They agreed a June 1 deadline.", PAST, "June 1", "2022-06-01"),
    ("They met on April 2 last year.", PAST, "April 2 last year", "2021-04-02"),
    ("They spoke on the 9th by telephone.", PAST, "9th", "2022-05-09"),
]

PERIODS = [
    ("in the first half of 2020", "the first half of 2020", "2020-01/2020-06"),
    ("in the second half of last year", "the second half of last year", "2021-07/2021-12"),
    ("in the third quarter of 2020", "the third quarter of 2020", "2020-07/2020-09"),
    ("in Q4 2020", "Q4 2020", "2020-10/2020-12"),
    ("in the first quarter of this year", "the first quarter of this year", "2022-01/2022-03"),
    ("in the summer of 2019", "summer of 2019", "2019-22"),
    ("in autumn 2019", "autumn 2019", "2019-23"),
    ("later this summer", "later this summer", "2022-22"),
    ("last fall", "last fall", "2021-23"),
    ("next spring", "next spring", "2023-21"),
    ("in the 1980s", "1980s", "198X"),
    ("in the early 1980s", "early 1980s", "198X"),
    ("in the ’90s", "90s", "199X"),
    ("in the 1900s", "1900s", None),
    ("in the 19th century", "the 19th century", "18XX"),
    ("in fiscal year 2023", "fiscal year 2023", "2023~"),
    ("in FY2023", "FY2023", "2023~"),
    ("in Heisei 12", "Heisei 12", "2000"),
    ("in Reiwa 3", "Reiwa 3", "2021"),
    ("in Buddhist Era 2560", "Buddhist Era 2560", "2017"),
    ("in 1440 AH", "1440 AH", None),
    ("in the first week of July 2021", "the first week of July 2021", "2021-07-01/2021-07-07"),
    ("in the last week of July 2021", "the last week of July 2021", "2021-07-25/2021-07-31"),
    ("on the second Tuesday of July 2021", "the second Tuesday of July 2021", "2021-07-13"),
    ("in the week of July 7, 2021", "the week of July 7, 2021", "2021-07-05/2021-07-11"),
    ("around 2030", "around 2030", "2030~"),
    ("a date after the start of 2023", "the start of 2023", "2023~"),
]

LENGTHS = [
    ("They paused for seven years.", "seven years", "P7Y", TimeKind.DURATION),
    ("It was the first visit in nearly a decade.", "nearly a decade", "P10Y", TimeKind.DURATION),
    ("It was the first in two years and five months.", "two years and five months", "P2Y5M", TimeKind.DURATION),
    ("It ended a seven-year pause.", "seven-year", "P7Y", TimeKind.DURATION),
    ("They talked for two and a half hours.", "two and a half hours", "PT2H30M", TimeKind.DURATION),
    ("They talked for about 2 hours and 15 minutes.", "about 2 hours and 15 minutes", "PT2H15M", TimeKind.DURATION),
    ("They waited a year and a half.", "a year and a half", "P1Y6M", TimeKind.DURATION),
    ("They talked for three straight days.", "three straight days", "P3D", TimeKind.DURATION),
    ("Over the past five years trade grew.", "the past five years", "P5Y", TimeKind.DURATION),
    ("Over the next decade trade will grow.", "the next decade", "P10Y", TimeKind.DURATION),
    ("They meet within 90 days.", "90 days", "P90D", TimeKind.DURATION),
    ("They waited several years.", "several years", None, TimeKind.DURATION),
    ("They meet every year.", "every year", "P1Y", TimeKind.SET),
    ("They meet every two years.", "every two years", "P2Y", TimeKind.SET),
    ("They meet every Monday.", "every Monday", "P1W", TimeKind.SET),
    ("They meet twice a year.", "twice a year", "P1Y", TimeKind.SET),
    ("They meet annually.", "annually", "P1Y", TimeKind.SET),
    ("The plant uses 90 tons per day.", "per day", "P1D", TimeKind.SET),
]

NO_TIMES = [
    "The office is open 24/7.",
    "You may call on us.",
    "May the talks succeed.",
    "Theresa May spoke to her guests.",
    "They march on the capital.",
    "For the second time they disagreed.",
    "The council passed Resolution 2231.",
    "They adhere to Resolutions 1718, 1874, 1929 and 2087.",
    "They recalled the decision on the lakes [WC/MAR.2].",
    "Under Article 2014 this is barred.",
    "Call +47 22 24 20 21 or 2224-2019.",
    "The home side won 21-14.",
    "It cost $2015 in all.",
    "It cost 2,015 dollars.",
    "About 2000 people came.",
    "Some 1950 tons were moved.",
    "He flew in a Boeing 2019.",
    "Shares fell 3.10 percent.",
    "A reporter of Norway Today asked.",
    "The Sunday Times reported it.",
    "They signed the Good Friday Agreement.",
    "A 25-year-old was held.",
    "The man is 25 years old.",
    "The June Smith Foundation paid.",
    "Version 2.0.2019 is out.",
    "The vote was on the 14th floor.",
    "",
]


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE + RANGES + PERIODS)
def test_absolute(text: str, words: str, value: str | None) -> None:
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(("text", "tense", "words", "value"), WEEKDAYS + MONTHS)
def test_by_tense(text: str, tense: Tense | None, words: str, value: str) -> None:
    assert read(text, tense) == [(words, value)]


@pytest.mark.parametrize(("text", "words", "value", "grain"), RELATIVE)
def test_relative(text: str, words: str, value: str, grain: Grain) -> None:
    (time,) = times(text)
    assert (time.span.of(text), time.value, time.grain) == (words, value, grain)


@pytest.mark.parametrize(("text", "words", "value", "kind"), LENGTHS)
def test_lengths_and_sets(text: str, words: str, value: str | None, kind: TimeKind) -> None:
    (time,) = times(text)
    assert (time.span.of(text), time.value, time.kind) == (words, value, kind)


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Talks opened on April 3. Two days later they failed.", "Two days later", "2022-04-05"),
        ("Talks opened on April 3. They failed the following day.", "the following day", "2022-04-04"),
        ("Talks opened on April 3. The day before, he had arrived.", "The day before", "2022-04-02"),
        ("Talks opened on April 3. On the same day a ship sank.", "the same day", "2022-04-03"),
        ("Talks opened on April 3. The next day they failed.", "The next day", "2022-04-04"),
        ("Talks opened on April 3. The following Friday they failed.", "The following Friday", "2022-04-08"),
        ("Talks opened in 2016. They failed that year.", "that year", "2016"),
        ("Talks opened in 2016. They failed in March of that year.", "March of that year", "2016-03"),
        ("Talks opened in 2016. They failed three years later.", "three years later", "2019"),
        ("Talks opened in 2016. They had been put off a year earlier.", "a year earlier", "2015"),
        ("Talks opened in July 2016. They failed two months later.", "two months later", "2016-09"),
        ("Trade in July 2016 was above the same month a year earlier.", "the same month a year earlier", "2015-07"),
        ("Exports fell from the previous year.", "the previous year", "2021"),
        ("Talks came a week after the envoys signed a pact on April 6.", "a week after", "2022-04-13"),
        ("Talks came two weeks after the summit, on April 20, in Oslo.", "two weeks after", None),
        ("The following day they failed.", "The following day", None),
        ("Talks opened on May 16. Ten days later they failed.", "Ten days later", None),
    ],
)  # fmt: skip
def test_counted_from_the_text(text: str, words: str, value: str | None) -> None:
    assert dict(read(text, PAST))[words] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on April 3.", [("April 3", None)]),
        ("They met on Friday, in March and last year.", [("Friday", None), ("March", None), ("last year", None)]),
        ("They met on April 3, 2019.", [("April 3, 2019", "2019-04-03")]),
        ("They met on April 3 and April 7, 2019.", [("April 3", "2019-04-03"), ("April 7, 2019", "2019-04-07")]),
        ("They met from April 3 to May 2, 2019.", [("April 3 to May 2, 2019", "2019-04-03/2019-05-02")]),
        ("They met in 2019. Two years later they met.", [("2019", "2019"), ("Two years later", "2021")]),
    ],
)
def test_without_a_day_of_publication(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text, published=None) == expected


def test_words_before_an_expression_are_found_across_lines() -> None:
    assert read("Talks\nlasted around four hours\nin nearly a decade.") == [
        ("around four hours", "PT4H"),
        ("nearly a decade", "P10Y"),
    ]


def test_a_length_from_a_day_on() -> None:
    assert read("It runs for two days from June 4, 2021.") == [("two days", "P2D"), ("June 4, 2021", "2021-06-04")]


def test_candidates() -> None:
    assert times("Posted 03/02/2021")[0].candidates == ("2021-02-03", "2021-03-02")
    assert times("They meet next Friday.")[0].candidates == ("2022-05-27", "2022-05-20")
    assert times("Talks came two weeks after the summit, on April 20.")[0].candidates == ("2022-05-04",)
    assert times("in the 1900s")[0].candidates == ("190X", "19XX")


@pytest.mark.parametrize(
    ("text", "approximate"),
    [("nearly nine years", True), ("nine years", False), ("about nine years", True), ("just a week ago", True),
     ("around 2024", True), ("some nine years", True), ("in 2024", False)],
)  # fmt: skip
def test_approximate(text: str, approximate: bool) -> None:
    (time,) = times(text)
    assert time.approximate is approximate
    assert time.span.of(text) == text.removeprefix("in ")


def test_the_weekday_beside_a_day_tells_its_year() -> None:
    assert read("They met on Thursday, December 2.", None, date(2022, 6, 20)) == [("Thursday, December 2", "2021-12-02")]
    assert read("They met on Friday, December 2.", None, date(2022, 6, 20)) == [("Friday, December 2", "2022-12-02")]


def test_the_dateline_goes_before_the_day_of_publication() -> None:
    (time,) = times("They met today.", dateline=date(2022, 5, 17))
    assert time.value == "2022-05-17"


def test_a_date_that_was_moved_is_no_interval() -> None:
    assert [v for _, v in read("The summit was moved from April 3 to April 7.", PAST)] == ["2022-04-03", "2022-04-07"]


def test_nothing_outside_the_spans() -> None:
    text = "On Monday they met in March 2021. On Tuesday they left."
    found = find_times(text, [Span(10, 33)], published=PUBLISHED, tense=lambda _: None)
    assert [t.span.of(text) for t in found] == ["March 2021"]


def test_one_expression_does_not_cross_a_paragraph() -> None:
    assert [w for w, _ in read("They met on June\n\n5 people came in May\n2021.")] == ["May\n2021"]


def test_expressions_can_be_resolved_again() -> None:
    text = "They met on Friday, two days after the pact of last month."
    expressions = find_expressions(text, [Span(0, len(text))])
    first = resolve(expressions, date(2022, 5, 18), lambda _: PAST)
    second = resolve(expressions, date(2019, 1, 7), lambda _: PAST)
    assert [t.value for t in first if t.value] == ["2022-05-13", "2022-04"]
    assert [t.value for t in second if t.value] == ["2019-01-04", "2018-12"]


PIECES = [
    *(
        "May",
        "March",
        "Feb.",
        "3",
        "31",
        "29",
        "2021",
        "9999",
        "0001",
        "1990s",
        "10:06",
        "p.m.",
        "Q3",
        "FY2021",
        "٣",
        "99999",
    ),
    *("the", "last", "next", "same", "every", "early", "mid-", "end", "half", "first", "nearly", "around", "a", "two"),
    *("week", "days", "day", "year", "weekend", "century", "Friday", "of", "after", "before", "ago", "later", "since"),
    *("to", "and", "from", "for", "at", "(", ")", ",", "-", ".", "\n"),
]
JUMBLES = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(max_size=60)


@settings(deadline=None)
@given(JUMBLES, st.dates() | st.none(), st.sampled_from([None, PAST, FUTURE]))
def test_invariants(text: str, published: date | None, tense: Tense | None) -> None:
    """Any text: spans are tight, in order, apart from each other; values are EDTF or durations."""
    end = 0
    for time in times(text, tense, published):
        words = time.span.of(text)
        assert words
        assert words == words.strip()
        assert time.span.start >= end
        end = time.span.end
        if time.kind is TimeKind.DATE:
            assert time.value is None or valid(time.value)
            assert all(valid(c) for c in time.candidates)
        else:
            assert time.value is None or time.value.startswith("P")
        assert time.rule
        assert time.because


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_in_every_style(of: date) -> None:
    month = of.strftime("%B")
    styles = [f"{month} {of.day}, {of.year}", f"{of.day} {month} {of.year}", f"{of:%Y-%m-%d}", f"{of:%Y.%m.%d}",
              f"{of:%A}, {month} {of.day}, {of.year}", f"{month} {of.day:02} , {of.year}"]  # fmt: skip
    for style in styles:
        assert read(f"They met on {style}.", published=None) == [(style, of.isoformat())]


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.integers(0, 6))
def test_weekdays_lie_within_a_week_of_publication(published: date, weekday: int) -> None:
    name = (date(2024, 1, 1) + timedelta(weekday)).strftime("%A")
    for tense, low, high in ((PAST, -6, 0), (None, -6, 0), (FUTURE, 0, 6)):
        ((_, value),) = read(f"They met on {name}.", tense, published)
        found = date.fromisoformat(value or "")
        assert found.weekday() == weekday
        assert low <= (found - published).days <= high


@pytest.mark.parametrize(
    "words",
    [
        *("yesterday", "tomorrow", "last week", "next week", "last month", "next month", "last year", "this month"),
        *(
            "this year",
            "next year",
            "last quarter",
            "next quarter",
            "two days ago",
            "three weeks ago",
            "five months ago",
        ),
    ],
)
@settings(deadline=None)
@given(written=st.dates(date(1960, 1, 1), date(2090, 12, 31)))
def test_agrees_with_date_wrangler(words: str, written: date) -> None:
    wrangler = pytest.importorskip("date_wrangler")
    theirs = wrangler.parse_one(words, today=written).range
    ((_, value),) = read(f"It happened {words}.", None, written)
    assert bounds(value or "") == (theirs.start, theirs.end - timedelta(1))
