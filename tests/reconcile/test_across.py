"""Where the reports of one meeting, or the record as a whole, contradict each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.made_record import AINO, INES, a_round, ledger, met, reading

from verbale.model.claims import Basis
from verbale.model.documents import Kind
from verbale.model.facts import Conflict, ConflictClass, Meeting, Participant
from verbale.model.reading import Reading
from verbale.model.record import Dispute

ROUND = a_round("2024-05-14", 8, INES, AINO, city="Santiago", country="CHL")


def news(source: str, meeting: Meeting, published: str | None = "2024-05-15", **more: object) -> Reading:
    return reading(source, published, meeting, **more)  # type: ignore[arg-type]


def disputes(folder: Path, *readings: Reading, over: str = "") -> list[Dispute]:
    """The conflicts, or those over one property; the same in whatever order the reports come."""
    found, again = (ledger(folder, *order).disputes() for order in (readings, readings[::-1]))
    assert found == again
    return [d for d in found if d.property.startswith(over)]


def seated(*people: Participant, **facts: object) -> Meeting:
    return replace(ROUND, participants=people, **facts)  # type: ignore[arg-type]


def test_reports_that_agree(tmp_path: Path) -> None:
    month = replace(ROUND, date="2024-05", participants=())
    assert disputes(tmp_path, news("a", ROUND), news("b", ROUND), news("c", month)) == []


# -- day and city --------------------------------------------------------------------------------------------------


def test_another_day(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, news("a", ROUND), news("b", ROUND), news("c", replace(ROUND, date="2024-05-15"), "2024-05-16"))
    assert (over.property, set(over.values), over.kind) == ("date", {"2024-05-14", "2024-05-15"}, ConflictClass.ERROR)
    assert (over.proposed, over.rule) == ("2024-05-14", "more independent sources")
    assert over.reports == ("a", "b", "c")
    assert over.settle
    assert len(over.claims) == 3


def test_as_many_reports_of_two_days_leave_it_open(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, news("a", ROUND), news("b", replace(ROUND, date="2024-05-15"), "2024-05-16"))
    assert (over.proposed, over.rule) == (None, None)


def test_copies_do_not_settle_a_day(tmp_path: Path) -> None:
    body = "the same words of a wire in many papers, with nothing added by any of them at all"
    copies = [news(source, replace(ROUND, date="2024-05-15"), "2024-05-16", body=body) for source in "bcd"]
    (over,) = disputes(tmp_path, news("a", ROUND), *copies)
    assert over.proposed is None


def test_another_city(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, news("a", ROUND), news("b", ROUND), news("c", replace(ROUND, city="Valparaíso")))
    assert (over.property, over.proposed) == ("city", "Santiago")


def test_a_city_and_its_suburb(tmp_path: Path) -> None:
    reports = [news(source, replace(ROUND, city=city)) for source, city in (("a", "Helsinki"), ("b", "Helsinki"), ("c", "Espoo"))]
    (over,) = disputes(tmp_path, *reports)
    assert (over.kind, over.proposed) == (ConflictClass.GRANULARITY, "Helsinki")
    assert "km apart" in over.because
    far = [news(source, replace(ROUND, city=city)) for source, city in (("a", "Helsinki"), ("b", "Tampere"))]
    assert [d.kind for d in disputes(tmp_path, *far)] == [ConflictClass.ERROR]


def test_a_plan_that_was_changed_is_no_conflict(tmp_path: Path) -> None:
    plan = a_round("2024-04-16", status="scheduled", city="Helsinki")
    assert disputes(tmp_path, news("a", ROUND), news("b", plan, "2024-04-02")) == []


def test_about_a_day_is_no_conflict(tmp_path: Path) -> None:
    assert disputes(tmp_path, news("a", ROUND), news("b", replace(ROUND, date="2024-05-13~"))) == []


HARBOUR, MINT = (f"The two met at {house} in Santiago on Tuesday." for house in ("Harbour House", "the Mint Palace"))


def test_another_building(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, news("a", ROUND, body=HARBOUR), news("b", ROUND, body=MINT))
    assert (over.property, over.values, over.kind) == ("venue", ("Harbour House", "Mint Palace"), ConflictClass.ERROR)
    assert (over.proposed, over.settle) == (None, "a release of the host")
    third = news("c", ROUND, body="In the end the talks were held at Mint Palace.")
    (over,) = disputes(tmp_path, news("a", ROUND, body=HARBOUR), news("b", ROUND, body=MINT), third)
    assert (over.proposed, over.rule) == ("Mint Palace", "more independent sources")


@pytest.mark.parametrize(
    ("body", "facts"),
    [
        ("The two met at the Harbour Palace, by the sea.", {}),
        ("The two met at the Foreign Ministry.", {}),
        ("The two met at the Presidential Palace.", {}),
        ("The minister had studied at Mint House.", {}),
        ("The two met at Mint House, and dined at Rose Villa.", {}),
        (MINT, {"date": "2024-05-14/2024-05-15"}),
        (MINT, {"status": "scheduled"}),
    ],
)
def test_no_other_building(tmp_path: Path, body: str, facts: dict[str, str]) -> None:
    one, other = news("a", ROUND, body=HARBOUR), news("b", replace(ROUND, **facts), body=body)  # type: ignore[arg-type]
    assert disputes(tmp_path, one, other, over="venue") == []


# -- clocks --------------------------------------------------------------------------------------------------------


def call(day: str, parties: str = "CHL FIN") -> Meeting:
    people = [replace(p, party=code) for p, code in zip((INES, AINO), parties.split(), strict=True)]
    return met(day, parties, *people, type="phone-call")


def test_a_call_on_two_days(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, news("a", call("2024-05-14")), news("b", call("2024-05-15"), "2024-05-16"))
    assert (over.property, over.kind, over.proposed, over.rule) == ("date", ConflictClass.TIME_ZONE, None, "time zones")
    assert over.settle is None


def test_a_call_on_two_days_under_one_clock(tmp_path: Path) -> None:
    days = [news("a", call("2024-05-14", "SWE FIN")), news("b", call("2024-05-15", "SWE FIN"), "2024-05-16")]
    assert [d.kind for d in disputes(tmp_path, *days)] == [ConflictClass.ERROR]


def test_an_encounter_on_two_days_is_no_matter_of_clocks(tmp_path: Path) -> None:
    days = [news("a", ROUND), news("b", replace(ROUND, date="2024-05-15"), "2024-05-16")]
    assert [d.kind for d in disputes(tmp_path, *days)] == [ConflictClass.ERROR]


# -- people --------------------------------------------------------------------------------------------------------

MISSPELT = replace(AINO, name="Aino Karvenen")


def test_a_misspelt_name(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, news("a", ROUND), news("b", ROUND), news("c", seated(INES, MISSPELT)))
    assert (over.property, set(over.values)) == ("name", {"Aino Karvonen", "Aino Karvenen"})
    assert (over.proposed, over.rule) == ("Aino Karvonen", "more independent sources")
    assert over.reports == ("a", "b", "c")


def test_as_many_spellings_leave_it_open(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, news("a", ROUND), news("b", seated(INES, MISSPELT)))
    assert over.proposed is None
    assert over.settle


@pytest.mark.parametrize("name", ["KARVONEN Aino", "Karvonen", "Ms Aino Karvonen"])
def test_another_form_of_the_name_is_no_conflict(tmp_path: Path, name: str) -> None:
    assert disputes(tmp_path, news("a", ROUND), news("b", seated(INES, replace(AINO, name=name)))) == []


def test_another_head(tmp_path: Path) -> None:
    other = replace(AINO, name="Jukka Salmela")
    (over,) = disputes(tmp_path, news("a", ROUND), news("b", ROUND), news("c", seated(INES, other)), over="participant")
    assert set(over.values) == {"Aino Karvonen", "Jukka Salmela"}
    assert (over.proposed, over.kind) == ("Aino Karvonen", ConflictClass.ERROR)


def test_more_of_a_delegation_is_no_other_head(tmp_path: Path) -> None:
    adviser = Participant("Jukka Salmela", "Adviser", "FIN")
    assert disputes(tmp_path, news("a", ROUND), news("b", seated(INES, AINO, adviser))) == []


def test_another_office(tmp_path: Path) -> None:
    wrong = replace(AINO, office="Defence Minister")
    (over,) = disputes(tmp_path, news("a", ROUND), news("b", ROUND), news("c", seated(INES, wrong)))
    assert (over.property, over.kind) == ("office of Aino Karvonen", ConflictClass.ERROR)
    assert set(over.values) == {"Vice Foreign Minister", "Defence Minister"}
    assert over.proposed == "Vice Foreign Minister"


def test_a_governments_own_word_on_its_office(tmp_path: Path) -> None:
    wrong = [news(source, seated(INES, replace(AINO, office="Defence Minister"))) for source in "bc"]
    own = news("a", ROUND, outlet="Ministry for Foreign Affairs of Finland", kind=Kind.PRESS_RELEASE)
    (over,) = disputes(tmp_path, own, *wrong)
    assert (over.proposed, over.rule) == ("Vice Foreign Minister", "a party's own release")


def test_a_title_that_says_less_is_a_matter_of_wording(tmp_path: Path) -> None:
    fuller = replace(AINO, office="First Vice Foreign Minister")
    (over,) = disputes(tmp_path, news("a", ROUND), news("b", seated(INES, fuller)))
    assert (over.kind, over.proposed) == (ConflictClass.WORDING, "First Vice Foreign Minister")


@pytest.mark.parametrize("office", ["Vice Minister of Foreign Affairs", "Vice Minister of Foreign Affairs and Trade", None])
def test_another_wording_of_the_office_is_no_conflict(tmp_path: Path, office: str | None) -> None:
    assert disputes(tmp_path, news("a", ROUND), news("b", seated(INES, replace(AINO, office=office)))) == []


@pytest.mark.parametrize("office", ["Deputy Prime Minister", "Deputy Prime Minister and Vice Foreign Minister"])
def test_an_office_beside_another_is_no_other_office(tmp_path: Path, office: str) -> None:
    assert disputes(tmp_path, news("a", ROUND), news("b", seated(INES, replace(AINO, office=office)))) == []


def test_the_deputy_of_a_head_is_another_office(tmp_path: Path) -> None:
    offices = "Deputy Prime Minister", "Prime Minister"
    reports = [news(source, seated(INES, replace(AINO, office=title))) for source, title in zip("ab", offices, strict=True)]
    assert [d.kind for d in disputes(tmp_path, *reports)] == [ConflictClass.ERROR]


def test_two_offices_that_some_report_tells_together(tmp_path: Path) -> None:
    titles = "Vice Foreign Minister", "Trade Commissioner", "Vice Foreign Minister and Trade Commissioner"
    reports = [news(source, seated(INES, replace(AINO, office=title))) for source, title in zip("abc", titles, strict=True)]
    assert len(disputes(tmp_path, *reports[:2])) == 1
    assert disputes(tmp_path, *reports) == []


def test_an_office_that_was_worked_out_contradicts_nothing(tmp_path: Path) -> None:
    counterpart = replace(AINO, office="Defence Minister", basis=Basis.INFERRED)
    assert disputes(tmp_path, news("a", ROUND), news("b", seated(INES, counterpart))) == []


def test_secretaries_that_are_ministers(tmp_path: Path) -> None:
    luis = Participant("Luis Cantú", "Secretary of Economy", "MEX")
    meeting = met("2024-05-14", "CHL MEX", INES, luis)
    other = replace(meeting, participants=(INES, replace(luis, office="Economy Minister")))
    assert disputes(tmp_path, news("a", meeting), news("b", other)) == []
    finn = replace(luis, party="FIN")
    here, there = (seated(INES, replace(finn, office=title)) for title in ("Secretary of Economy", "Economy Minister"))
    assert len(disputes(tmp_path, news("a", here), news("b", there))) == 1


def test_a_head_whom_more_reports_seat_for_the_other_party(tmp_path: Path) -> None:
    crossed = (replace(INES, party="FIN"), replace(AINO, party="CHL"))
    assert disputes(tmp_path, news("a", ROUND), news("b", ROUND), news("c", seated(*crossed)), over="participant") == []


# -- who holds an office when --------------------------------------------------------------------------------------


def minister(name: str, day: str) -> Reading:
    meeting = met(day, "CHL FIN", Participant(name, "Foreign Minister", "FIN"), level="ministerial")
    return news(f"{name} {day}", meeting, day)


def test_two_holders_of_one_office(tmp_path: Path) -> None:
    days = ["2021-03-09", "2022-09-14", "2024-05-14"]
    held = [minister("Pekka Niiranen", day) for day in days]
    (over,) = disputes(tmp_path, *held, minister("Jukka Salmela", "2023-02-07"), over="holder")
    assert set(over.values) == {"Pekka Niiranen", "Jukka Salmela"}
    assert over.proposed == "Pekka Niiranen"
    assert "2023-02-07" in over.because
    assert over.settle


def test_one_holder_after_the_other(tmp_path: Path) -> None:
    held = [minister("Pekka Niiranen", day) for day in ("2021-03-09", "2022-09-14")]
    next_ones = [minister("Jukka Salmela", day) for day in ("2023-02-07", "2024-05-14")]
    assert disputes(tmp_path, *held, *next_ones, over="holder") == []


def test_an_office_that_many_hold_has_no_one_holder(tmp_path: Path) -> None:
    days = ["2021-03-09", "2022-09-14", "2024-05-14"]
    others = [news(day, met(day, "CHL FIN", replace(AINO, office="Deputy Minister")), day) for day in days]
    between = news("b", met("2023-02-07", "CHL FIN", Participant("Jukka Salmela", "Deputy Minister", "FIN")), "2023-02-07")
    assert disputes(tmp_path, *others, between, over="holder") == []


def test_two_holders_of_the_office_of_first_vice_minister(tmp_path: Path) -> None:
    days = ["2021-03-09", "2022-09-14", "2024-05-14"]
    office = "First Vice Foreign Minister"
    held = [news(day, a_round(day, None, replace(AINO, office=office)), day) for day in days]
    between = news("b", a_round("2023-02-07", None, Participant("Jukka Salmela", office, "FIN")), "2023-02-07")
    assert len(disputes(tmp_path, *held, between, over="holder")) == 1


# -- looking back --------------------------------------------------------------------------------------------------


def looking_back(source: str, last: str, published: str = "2024-05-15", **facts: object) -> Reading:
    back = a_round(last, status="past reference", **facts)
    return reading(source, published, ROUND, back)


def test_the_same_month_of_another_year(tmp_path: Path) -> None:
    news_then = news("then", a_round("2022-10-11"), "2022-10-12")
    reports = [looking_back("a", "2022-10"), looking_back("b", "2021-10")]
    (over,) = disputes(tmp_path, news_then, *reports, over="date")
    assert set(over.values) == {"2022-10-11", "2021-10"}
    assert over.proposed == "2022-10-11"
    assert {"a", "b"} <= set(over.reports)


def test_two_rounds_a_year_apart_that_one_report_tells_of(tmp_path: Path) -> None:
    both = reading("a", "2024-05-15", ROUND, *(a_round(day, status="past reference") for day in ("2022-10", "2021-10")))
    assert disputes(tmp_path, both, looking_back("b", "2021-10"), over="date") == []


def test_two_rounds_a_year_apart_of_which_there_was_news(tmp_path: Path) -> None:
    then = [news(day, a_round(day), day) for day in ("2022-10-11", "2021-10-12")]
    assert disputes(tmp_path, *then, looking_back("a", "2022-10"), looking_back("b", "2021-10"), over="date") == []


def test_reports_of_other_times_may_look_back_on_other_rounds(tmp_path: Path) -> None:
    assert disputes(tmp_path, looking_back("a", "2022-10"), looking_back("b", "2021-10", "2022-03-01"), over="date") == []


# -- within a report, and between accounts -------------------------------------------------------------------------


def test_what_a_report_contradicts_itself_in(tmp_path: Path) -> None:
    within = Conflict("m1", "venue", ("the palace", "the ministry"), ConflictClass.ERROR, "the palace", "the body", "told twice")
    (over,) = disputes(tmp_path, news("a", ROUND, conflicts=[within]), news("b", ROUND))
    assert (over.property, over.values, over.proposed, over.reports) == ("venue", within.values, "the palace", ("a",))
    assert over.about.startswith("the Chile-Finland Ocean Dialogue of 2024-05-14")


ONE = replace(ROUND, topics=("fisheries", "lithium from the Atacama", "the Åland islands"))
OTHER = replace(ROUND, topics=("fisheries", "the war in Sudan", "visas"))


def test_what_only_one_account_tells(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, news("a", ONE), news("b", OTHER))
    told = {"lithium from the Atacama", "the Åland islands", "the war in Sudan"}
    assert (over.property, over.kind, set(over.values)) == ("topics", ConflictClass.OMISSION, told)


@pytest.mark.parametrize(
    "topics",
    [
        ("fisheries", "visas"),
        ("fisheries", "visas for Chileans"),
        ("fisheries", "lithium of the Atacama", "visas"),
        ("the war in Sudan",),
        (),
    ],
)
def test_what_an_account_leaves_out_for_want_of_room(tmp_path: Path, topics: tuple[str, ...]) -> None:
    assert disputes(tmp_path, news("a", ONE), news("b", replace(ROUND, topics=topics))) == []


def test_copies_leave_out_nothing(tmp_path: Path) -> None:
    body = "the same words of a wire in many papers, with nothing added by any of them at all"
    assert disputes(tmp_path, news("a", ONE, body=body), news("b", OTHER, body=body)) == []


def test_every_conflict_has_an_id_of_its_own(tmp_path: Path) -> None:
    wrong = seated(INES, replace(MISSPELT, office="Defence Minister"), city="Valparaíso", ordinal=7)
    found = disputes(tmp_path, news("a", ROUND), news("b", ROUND), news("c", wrong))
    assert len({d.id for d in found}) == len(found) >= 4
