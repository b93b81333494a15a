"""Which mentions are one meeting: what joins them, what parts them, and what people have decided."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_record import AINO, INES, a_round, mention, met, origin, pair, placed
from verbale.model.facts import Meeting, Participant
from verbale.model.record import Mention
from verbale.resolve.likeness import ENOUGH, NEVER, agreement
from verbale.resolve.meetings import Verdicts, keys_of
from verbale.resolve.windows import window


def told(source: str, meeting: Meeting, published: str | None = None, *, main: bool = True) -> Mention:
    return mention(origin(source, published), meeting, main=main)


def one(*mentions: Mention, verdicts: Verdicts | None = None) -> bool:
    """Whether all of them are one meeting, added in whichever order."""
    forth, back = placed(*mentions, verdicts=verdicts), placed(*reversed(mentions), verdicts=verdicts)
    assert forth == back
    return len(forth) == 1


# -- what joins ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (met("2024-05-14"), met("2024-05-14")),
        (met("2024-05-14", "CHL FIN"), met("2024-05-14", "FIN CHL")),
        (met("2024-05-14"), met("2024-05")),
        (met("2024-05-14"), met("2024-05-14", level=None)),
        (a_round("2024-05-14", 8), a_round("2024-05-14", 8)),
        (a_round("2024-05-14", 8), a_round("2024-05-15", 8)),
        (a_round("2024-05-14"), a_round("2024-05-16")),
        (a_round("2024-05-14"), met("2024-05-14", series="Chile-Finland Vice-Ministerial Ocean Dialogue")),
        (a_round("2024-05-14"), met("2024-05-14", series="Finland-Chile Dialogue")),
        (a_round("2024-05-14", city="Santiago"), a_round("2024-05-14", city="Valparaíso")),
        (met("2024-05-14", "CHL FIN", INES, AINO, type="courtesy-call"), met("2024-05-14", "CHL FIN", INES, AINO)),
    ],
)
def test_one_meeting(a: Meeting, b: Meeting) -> None:
    assert one(told("a", a), told("b", b))


@pytest.mark.parametrize("turned", ["Karvonen Aino", "KARVONEN, Aino", "Aino  KARVONEN"])
def test_names_in_another_order(turned: str) -> None:
    other = Participant(turned, "Vice Foreign Minister", "FIN")
    assert one(told("a", a_round("2024-05-14", None, INES, AINO)), told("b", a_round("2024-05-15", None, INES, other)))


def test_a_wrong_number_on_the_right_day() -> None:
    right, wrong = a_round("2024-05-14", 8, INES, AINO), a_round("2024-05-14", 7, INES, AINO)
    assert one(told("a", right), told("b", right), told("c", wrong))
    assert one(told("a", replace(right, participants=())), told("b", replace(wrong, participants=())))


def test_a_wrong_year_of_a_numbered_round() -> None:
    assert one(told("a", a_round("2024-05-14", 8, INES, AINO)), told("b", a_round("2023-05-14", 8, INES, AINO)))


def test_a_report_that_leaves_a_party_out() -> None:
    whole = met("2024-03-06", "KEN UGA TZA", series="East African Lake Talks", format="trilateral", city="Kisumu")
    part = met("2024-03-06", "UGA KEN", series="East African Lake Talks", format=None, city="Kisumu")
    assert one(told("a", whole), told("b", part))
    assert one(told("a", whole), told("b", replace(part, series=None)))
    assert one(told("a", whole), told("b", replace(part, format="bilateral")))


def test_news_without_a_day_is_of_the_days_before_it() -> None:
    held = told("a", met("2024-05-14", "CHL FIN", INES, AINO), "2024-05-15")
    assert one(held, told("b", met(None, "CHL FIN", INES, AINO), "2024-05-16"))
    assert not one(held, told("b", met(None, "CHL FIN", INES, AINO), "2024-06-16"))


# -- what parts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (a_round("2023-05-12", 7, INES, AINO), a_round("2024-05-14", 8, INES, AINO)),
        (a_round("2023-05-14"), a_round("2024-05-14")),
        (a_round("2024-05-14"), a_round("2024-05-20")),
        (met("2024-05-14", "CHL FIN", INES, AINO), met("2024-05-14", "CHL FIN", INES, AINO, type="phone-call")),
        (a_round("2024-05-14"), met("2024-05-14", series="Chile-Finland Mining Forum")),
        (met("2024-05-14"), met("2024-05-14", "CHL SWE")),
        (met("2024-05-14"), met("2024-05-14", level="ministerial")),
        (met("2024-05", city="Santiago", country="CHL"), met("2024-05", city="Helsinki", country="FIN")),
        (met("2024-05-14", "CHL FIN", INES), met("2024-05-14", "CHL FIN", Participant("Tomás Ibáñez", None, "CHL"))),
        (met("2024-05-14"), met("2024-05-15")),
        (met("2024-05-14", ""), met("2024-05-14", "")),
    ],
)
def test_two_meetings(a: Meeting, b: Meeting) -> None:
    assert not one(told("a", a), told("b", b))


def test_two_series_on_one_trip_stay_two() -> None:
    ocean, mining = (
        a_round("2024-05-14", 8, INES, AINO),
        met("2024-05-14", "CHL FIN", INES, AINO, series="Chile-Finland Mining Forum"),
    )
    both = [told(source, replace(m, id=f"m{n}")) for source in "ab" for n, m in enumerate((ocean, mining), 1)]
    assert placed(*both, told("c", ocean), told("d", mining)) == [{"a", "b", "c"}, {"a/m2", "b/m2", "d"}]


def test_two_mentions_of_one_report_are_never_one() -> None:
    first, again = told("a", a_round("2024-05-14", 8)), told("a", replace(a_round("2024-05-14", 8), id="m2"))
    assert agreement(first, again) == NEVER
    assert not one(first, again)
    assert sorted(map(len, placed(first, again, told("b", a_round("2024-05-14", 8))))) == [1, 2]


def test_two_years_of_one_report_are_never_one() -> None:
    news = told("a", a_round("2023-05-12", 7))
    looks = [told("b", replace(a_round("2023", status="past reference"), id=f"m{n}"), "2024-05-15") for n in (1, 2)]
    assert not any({"b", "b/m2"} <= group for group in placed(news, *looks))


def test_two_plans_of_one_report_are_never_one() -> None:
    plans = [told("a", replace(a_round(status="scheduled"), id=f"m{n}"), "2024-01-10") for n in (1, 2)]
    assert len(placed(*plans)) == 2


def test_two_plans_of_one_report_are_not_the_same_round() -> None:
    plans = [told("a", replace(a_round(status="scheduled"), id=f"m{n}"), "2024-01-10") for n in (1, 2)]
    held = told("b", a_round("2024-05-14"), "2024-05-15")
    assert not any({"a", "a/m2"} <= group for group in placed(*plans, held))


# -- the life of a meeting -----------------------------------------------------------------------------------------

PREVIEW = told("preview", a_round("2024-04-16", status="scheduled"), "2024-04-02")
PUT_OFF = told("put off", a_round(status="postponed"), "2024-04-12")
HELD = told("held", a_round("2024-05-14", 8, INES, AINO, city="Santiago"), "2024-05-15")
LOOKED_BACK = told("looked back", a_round("2024", status="past reference"), "2025-06-03", main=False)
BEFORE = told("before", a_round("2023-05-12", 7), "2023-05-13")


def test_previewed_postponed_held_and_looked_back_on() -> None:
    assert one(PREVIEW, PUT_OFF, HELD, LOOKED_BACK)
    assert placed(BEFORE, PREVIEW, PUT_OFF, HELD, LOOKED_BACK) == [
        {"before"},
        {"held", "looked back", "preview", "put off"},
    ]


def test_a_plan_without_a_round_stays_a_plan() -> None:
    assert placed(BEFORE, PREVIEW, PUT_OFF) == [{"before"}, {"preview", "put off"}]


def test_a_plan_is_not_of_a_round_of_another_number_or_dialogue() -> None:
    ninth = told("preview", a_round(None, 9, status="scheduled"), "2024-04-02")
    mining = told("mining", met(None, series="Chile-Finland Mining Forum", status="scheduled"), "2024-04-02")
    assert placed(ninth, mining, HELD) == [{"held"}, {"mining"}, {"preview"}]


def test_the_next_round_that_a_report_expects_is_not_the_one_it_tells_of() -> None:
    ahead = replace(told("held", replace(a_round("2025", status="proposed"), id="m2"), "2024-05-15"), main=False)
    later = told("later", a_round("2025-06-02", 9), "2025-06-03")
    assert placed(HELD, ahead, later) == [{"held"}, {"held/m2", "later"}]


def test_a_round_held_before_is_not_the_one_that_is_planned_for_later() -> None:
    ahead = told("preview", a_round("2025-03", status="scheduled"), "2024-04-02")
    assert not one(ahead, HELD)


# -- rough dates ---------------------------------------------------------------------------------------------------


def test_a_year_joins_the_one_meeting_of_that_year() -> None:
    assert one(HELD, told("year", a_round("2024", status="past reference"), "2025-01-10"))
    assert one(HELD, told("year", met("2024", status="past reference"), "2025-01-10"))


def test_a_year_with_two_meetings_stays_alone() -> None:
    autumn = told("autumn", a_round("2024-10-08", 9), "2024-10-09")
    year = told("year", a_round("2024", status="past reference"), "2025-01-10")
    assert placed(HELD, autumn, year) == [{"autumn"}, {"held"}, {"year"}]
    numbered = told("year", a_round("2024", 9, status="past reference"), "2025-01-10")
    assert placed(HELD, autumn, numbered) == [{"autumn", "year"}, {"held"}]


def test_a_year_without_a_meeting_stays_alone() -> None:
    assert not one(BEFORE, told("a", a_round("2019", status="past reference"), "2024-05-15"))


def test_a_year_without_a_level_joins_the_one_round_of_that_year() -> None:
    year = told("year", a_round("2024", status="past reference", level=None), "2025-01-10")
    assert agreement(year, HELD) >= ENOUGH
    assert one(HELD, year)


def test_a_plan_without_a_level_is_of_the_round_that_was_held() -> None:
    assert one(told("preview", a_round(status="scheduled", level=None), "2024-04-02"), HELD)


# -- verdicts ------------------------------------------------------------------------------------------------------


def test_a_person_joins_what_nothing_else_would() -> None:
    a, b = told("a", met("2024-05-14")), told("b", met("2024-07-30", "CHL FIN", level="ministerial"))
    assert not one(a, b)
    assert one(a, b, verdicts=Verdicts(same=pair(a, b)))


def test_a_person_parts_what_all_would_join() -> None:
    a, b, c = (told(source, a_round("2024-05-14", 8)) for source in "abc")
    assert one(a, b, c)
    groups = placed(a, b, c, verdicts=Verdicts(different=pair(a, b)))
    assert sorted(map(len, groups)) == [1, 2]
    assert {"a", "b"} not in groups


def test_verdicts_on_followers() -> None:
    autumn = told("autumn", a_round("2024-10-08", 9), "2024-10-09")
    year = told("year", a_round("2024", status="past reference"), "2025-01-10")
    assert placed(HELD, autumn, year, verdicts=Verdicts(same=pair(HELD, year))) == [{"autumn"}, {"held", "year"}]
    assert placed(HELD, autumn, year, verdicts=Verdicts(different=pair(HELD, year))) == [{"autumn", "year"}, {"held"}]
    assert not one(HELD, PUT_OFF, verdicts=Verdicts(different=pair(HELD, PUT_OFF)))


def test_a_verdict_on_a_follower_of_another_level() -> None:
    year = told("year", met("2024", status="past reference", level=None), "2025-01-10")
    assert one(HELD, year, verdicts=Verdicts(same=pair(HELD, year)))


def test_a_person_joins_two_years() -> None:
    a, b = (told(source, met(year, status="past reference"), "2024-05-15") for source, year in (("a", "2018"), ("b", "2019")))
    assert one(a, b, verdicts=Verdicts(same=pair(a, b)))


def test_a_person_joins_three_years_by_the_last() -> None:
    a, b, c = (
        told(source, met(year, status="past reference"), "2024-05-15")
        for source, year in (("a", "2017"), ("b", "2018"), ("c", "2019"))
    )
    for first, second, last in permutations((a, b, c)):
        assert one(a, b, c, verdicts=Verdicts(same=pair(first, last) | pair(second, last)))


def test_a_person_joins_whole_meetings() -> None:
    spring = [told(f"8{source}", a_round("2024-05-14", 8)) for source in "abc"]
    autumn = [told(f"9{source}", a_round("2024-10-08", 9)) for source in "abc"]
    assert len(placed(*spring, *autumn)) == 2
    assert one(*spring, *autumn, verdicts=Verdicts(same=pair(spring[0], autumn[2])))
    but = Verdicts(same=pair(spring[0], autumn[2]), different=pair(spring[1], autumn[1]))
    groups = placed(*spring, *autumn, verdicts=but)
    assert sorted(map(len, groups)) == [1, 5]
    assert not any({"8b", "9b"} <= group for group in groups)


def test_a_person_parts_two_years() -> None:
    a, b = (told(source, a_round("2019", status="past reference"), "2024-05-15") for source in "ab")
    assert one(a, b)
    assert not one(a, b, verdicts=Verdicts(different=pair(a, b)))


def test_a_verdict_on_two_plans() -> None:
    a, b = (told(source, a_round(status="scheduled"), "2024-01-10") for source in "ab")
    assert not one(a, b, verdicts=Verdicts(different=pair(a, b)))


def test_a_verdict_on_two_followers_of_one_meeting() -> None:
    a, b = (told(source, a_round("2024", status="past reference"), "2025-01-10") for source in "ab")
    assert not one(a, b, HELD, verdicts=Verdicts(different=pair(a, b)))


def test_a_verdict_on_a_mention_without_parties() -> None:
    a, b = told("a", met("2024-05-14")), told("b", met("2024-05-14", ""))
    assert one(a, b, verdicts=Verdicts(same=pair(a, b)))


# -- agreement and keys --------------------------------------------------------------------------------------------

PEOPLE = [INES, AINO, *(Participant(name, None, party) for name, party in (
    ("Karvonen", "FIN"), ("Karvonen Aino", None), ("Arriagada", "CHL"), ("Tomás Ibáñez", "CHL"),
))]  # fmt: skip
STATES = ["CHL FIN", "FIN CHL", "CHL FIN SWE", "CHL SWE", "CHL", "", "CHL FIN SWE NOR DNK ISL EST"]
DATES = [
    None,
    "2024",
    "2024-05",
    "2024-05-14",
    "2024-05-15",
    "2024-05-17",
    "2024-05-14~",
    "2024-06-10",
    "2023-05-14",
    "2024-05/2024-06",
]


@st.composite
def mentions(draw: st.DrawFn, source: str = "a") -> Mention:
    meeting = met(
        draw(st.sampled_from(DATES)),
        draw(st.sampled_from(STATES)),
        *draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True)),
        series=draw(
            st.sampled_from([None, "Chile-Finland Ocean Dialogue", "Finland-Chile Dialogue", "Chile-Finland Mining Forum"])
        ),
        ordinal=draw(st.sampled_from([None, 7, 8])),
        level=draw(st.sampled_from([None, "vice-ministerial", "ministerial"])),
        format=draw(st.sampled_from([None, "bilateral", "2+2"])),
        type=draw(st.sampled_from(["meeting", "meeting", "phone-call", "courtesy-call"])),
        status=draw(st.sampled_from(["held", "held", "scheduled", "past reference"])),
        city=draw(st.sampled_from([None, "Santiago", "Helsinki"])),
    )
    return mention(origin(source, draw(st.sampled_from([None, "2024-05-16", "2024"]))), meeting)


@settings(max_examples=150, deadline=None)
@given(mentions("a"))
def test_a_mention_agrees_with_itself_as_told_by_another(told_once: Mention) -> None:
    again = replace(told_once, id=f"{'f' * 12}/m1", origin=origin("b", told_once.origin.published))
    if window(told_once) is not None and len(told_once.meeting.parties) >= 2:
        assert agreement(told_once, again) > NEVER


def anchored(told_once: Mention) -> bool:
    """Whether a mention is held down by its date, so that it is compared by its keys."""
    days = window(told_once)
    return days is not None and days.narrow and len(told_once.meeting.parties) >= 2


@settings(max_examples=300, deadline=None)
@given(mentions("a"), mentions("b"))
def test_agreement_is_the_same_from_both_sides(a: Mention, b: Mention) -> None:
    assert agreement(a, b) == agreement(b, a)


@settings(max_examples=150, deadline=None)
@given(mentions("a"), mentions("b"))
def test_mentions_that_agree_share_a_key(a: Mention, b: Mention) -> None:
    few = max(len(a.meeting.parties), len(b.meeting.parties)) <= 2 and a.meeting.parties != b.meeting.parties[:1]
    if few and anchored(a) and anchored(b) and agreement(a, b) >= ENOUGH:
        assert keys_of(a) & keys_of(b)


NORDIC = "CHL FIN SWE NOR DNK ISL EST"


@pytest.mark.parametrize("other", [met("2024-05-14", NORDIC, level=None), met("2024-05-14", NORDIC.removesuffix(" EST"))])
def test_mentions_of_many_parties_share_a_key(other: Meeting) -> None:
    series = "Nordic Ocean Summit"
    a, b = (told(source, replace(m, series=series)) for source, m in (("a", met("2024-05-14", NORDIC)), ("b", other)))
    assert agreement(a, b) >= ENOUGH
    assert keys_of(a) & keys_of(b)


UNEVEN = [
    (met("2024-05-14", "CHL FIN", AINO, Participant("Karvonen", "Minister", None), level=None), met("2024-05-15", "CHL FIN", AINO)),
    (
        a_round("2024-05-14", None, AINO, Participant("Karvonen", "Minister", None)),
        a_round("2024-05-14", None, AINO, level="ministerial"),
    ),
    (met("2024-05-14", "CHL FIN", INES), met("2024-05-14", "CHL FIN SWE", Participant("Tomás Ibáñez", None, "CHL"), AINO)),
]
"""Casts of which one has a person twice; another head of delegation where one report leaves a party out."""


@pytest.mark.parametrize(("a", "b"), UNEVEN)
def test_agreement_does_not_depend_on_the_order(a: Meeting, b: Meeting) -> None:
    assert agreement(told("a", a), told("b", b)) == agreement(told("b", b), told("a", a))


@pytest.mark.parametrize(
    ("date", "published"), [("0001-01-02", None), ("9999-12-30", None), (None, "0001-01-03"), ("0001-01-03~", None)]
)
def test_days_at_the_edge_of_the_calendar(date: str | None, published: str | None) -> None:
    assert keys_of(told("a", met(date), published)) is not None
