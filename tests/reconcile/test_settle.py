"""What the mentions of one meeting add up to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.made_record import (
    AINO,
    INES,
    a_round,
    claim_id,
    decision,
    ledger,
    mention,
    of_source,
    origin,
    reading,
    sources,
)

from verbale.ledger import Ledger
from verbale.model.facts import Meeting, Participant
from verbale.model.record import DecisionKind, Encounter, Mention, Settled, Standing
from verbale.reconcile.across.settle import compatible, settle, status_of

SANTIAGO = a_round("2024-05-14", 8, INES, AINO, city="Santiago", country="CHL", host="CHL")


def told(source: str, meeting: Meeting, published: str = "2024-05-15", *, main: bool = True, **more: object) -> Mention:
    return mention(origin(source, published, **more), meeting, main=main)  # type: ignore[arg-type]


def settled(*mentions: Mention) -> Encounter:
    return settle("m0", mentions, sources, {})


def value(encounter: Encounter, name: str) -> Settled:
    return next(v for v in encounter.values if v.property == name)


# -- how well a value is founded -----------------------------------------------------------------------------------


def test_corroborated() -> None:
    ordinal = value(settled(told("a", SANTIAGO), told("b", SANTIAGO)), "ordinal")
    assert (ordinal.value, ordinal.standing, ordinal.rule) == (8, Standing.CORROBORATED, None)
    (only,) = ordinal.told
    assert only.sources == 2


def test_a_single_source_and_copies_of_it() -> None:
    assert value(settled(told("a", SANTIAGO)), "city").standing is Standing.SINGLE_SOURCE
    copies = settled(*(told(source, SANTIAGO, outlet="The Wire") for source in "abc"))
    assert value(copies, "city").standing is Standing.SINGLE_SOURCE
    assert value(copies, "city").told[0].sources == 1


def test_one_side_only() -> None:
    own = told("a", SANTIAGO, side="CHL", kind="press release")
    assert value(settled(own), "city").standing is Standing.ONE_SIDE
    assert value(settled(own, told("b", SANTIAGO)), "city").standing is Standing.CORROBORATED
    other = told("c", SANTIAGO, side="FIN", kind="press release")
    assert value(settled(own, other), "city").standing is Standing.CORROBORATED


def test_contradicted_by_fewer() -> None:
    found = settled(told("a", SANTIAGO), told("b", SANTIAGO), told("c", replace(SANTIAGO, ordinal=7)))
    ordinal = value(found, "ordinal")
    assert (ordinal.value, ordinal.standing, ordinal.rule) == (8, Standing.CONTRADICTED, "more independent sources")
    assert {(t.value, t.sources) for t in ordinal.told} == {(8, 2), (7, 1)}
    assert found.meeting.ordinal == 8


def test_copies_of_an_error_do_not_outweigh_two_witnesses() -> None:
    wrong = [told(source, replace(SANTIAGO, ordinal=7), outlet="The Wire") for source in "abcd"]
    assert settled(told("e", SANTIAGO), told("f", SANTIAGO), *wrong).meeting.ordinal == 8


def test_inferred() -> None:
    worked_out = mention(origin("a", "2024-05-15"), SANTIAGO, inferred=("date",))
    assert value(settled(worked_out), "date").standing is Standing.INFERRED
    assert value(settled(worked_out, told("b", SANTIAGO)), "date").standing is Standing.CORROBORATED
    other = replace(SANTIAGO, date="2024-05-13")
    assert settled(worked_out, told("b", other)).meeting.date == "2024-05-13"


def test_nothing_told_is_nothing() -> None:
    found = settled(told("a", a_round()))
    assert found.meeting.date is None
    assert {v.property for v in found.values} == {"series", "level", "format", "type"}


# -- which value ---------------------------------------------------------------------------------------------------


def test_the_report_about_it_goes_before_one_in_passing() -> None:
    passing = told("b", replace(SANTIAGO, city="Valparaíso", status="past reference"), "2025-06-03", main=False)
    city = value(settled(told("a", SANTIAGO), passing), "city")
    assert (city.value, city.rule) == ("Santiago", "reports about the meeting")


def test_a_partys_own_release_goes_before_the_press() -> None:
    own = told("a", SANTIAGO, side="CHL", kind="press release")
    city = value(settled(own, told("b", replace(SANTIAGO, city="Valparaíso"))), "city")
    assert (city.value, city.rule) == ("Santiago", "a party's own release")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("date", "2024-04-16"),
        ("city", "Helsinki"),
        pytest.param("ordinal", 7),
    ],
)
def test_plans_do_not_beat_what_was_held(name: str, other: object) -> None:
    planned = replace(SANTIAGO, status="scheduled", **{name: other})  # type: ignore[arg-type]
    found = settled(told("held", SANTIAGO), *(told(source, planned, "2024-04-02") for source in "abcd"))
    assert getattr(found.meeting, name) == getattr(SANTIAGO, name)


def test_a_plan_is_what_there_is_before() -> None:
    found = settled(told("a", replace(SANTIAGO, status="scheduled"), "2024-04-02"))
    assert (found.meeting.status, found.meeting.date, found.meeting.city) == ("scheduled", "2024-05-14", "Santiago")


def test_a_month_and_its_day_are_no_conflict() -> None:
    found = settled(told("a", SANTIAGO), told("b", replace(SANTIAGO, date="2024-05")), told("c", replace(SANTIAGO, date="2024")))
    day = value(found, "date")
    assert (day.value, day.standing, day.rule) == ("2024-05-14", Standing.CORROBORATED, "the finest value")


def test_about_a_day_is_no_conflict_with_the_day_after() -> None:
    assert (
        value(settled(told("a", SANTIAGO), told("b", replace(SANTIAGO, date="2024-05-13~"))), "date").standing
        is not Standing.CONTRADICTED
    )


def test_compatible() -> None:
    assert compatible("date", "2024-05", "2024-05-14")
    assert not compatible("date", "2024-05-13", "2024-05-14")
    assert not compatible("ordinal", 7, 8)


# -- status and history --------------------------------------------------------------------------------------------


def test_status_and_history() -> None:
    steps = [("scheduled", "2024-04-02"), ("postponed", "2024-04-12"), ("held", "2024-05-15"), ("past reference", "2025-06-03")]
    mentions = [told(status, replace(SANTIAGO, status=status), day) for status, day in steps]
    found = settled(*reversed(mentions))
    assert found.meeting.status == "held"
    assert [(s.status, s.published) for s in found.history] == steps
    assert status_of(mentions[:2]) == "postponed"
    assert status_of(mentions[::3]) == "past reference"
    cancelled = told("c", replace(SANTIAGO, status="cancelled"), "2024-05-10")
    assert status_of([*mentions[:2], cancelled]) == "cancelled"


# -- who was there -------------------------------------------------------------------------------------------------


def test_everybody_is_there_once_under_the_full_name() -> None:
    short = replace(SANTIAGO, participants=(Participant("Karvonen", None, "FIN"), Participant("ARRIAGADA Inés", None, "CHL")))
    cast = settled(told("a", SANTIAGO), told("b", SANTIAGO), told("c", short)).meeting.participants
    assert [(p.name, p.office, p.party) for p in cast] == [
        ("Inés Arriagada", "Vice Foreign Minister", "CHL"),
        ("Aino Karvonen", "Vice Foreign Minister", "FIN"),
    ]


def test_parties_are_those_of_the_fullest_report() -> None:
    part = replace(SANTIAGO, parties=("FIN", "CHL"))
    whole = replace(SANTIAGO, parties=("CHL", "SWE", "FIN"))
    assert settled(told("a", part), told("b", whole)).meeting.parties == ("CHL", "SWE", "FIN")


def test_the_order_of_the_mentions_does_not_matter() -> None:
    mentions = [
        told("a", SANTIAGO),
        told("b", replace(SANTIAGO, ordinal=7, city="Valparaíso")),
        told("c", a_round("2024-05", 7, AINO)),
    ]
    assert settled(*mentions) == settled(*reversed(mentions))


# -- rulings -------------------------------------------------------------------------------------------------------

RIGHT = reading("a", "2024-05-15", SANTIAGO)
WRONG = [reading(source, "2024-05-15", replace(SANTIAGO, city="Valparaíso")) for source in "bcd"]


def city(found: Ledger) -> Settled:
    return value(of_source(found, "a"), "city")


def test_a_ruling_prevails_and_can_be_withdrawn(tmp_path: Path) -> None:
    assert city(ledger(tmp_path, RIGHT, *WRONG)).value == "Valparaíso"
    ruling = decision(DecisionKind.PREVAILS, claim_id(RIGHT, "city"))
    ruled = city(ledger(tmp_path, RIGHT, *WRONG, decisions=[ruling]))
    assert (ruled.value, ruled.rule) == ("Santiago", "ruling")
    assert ruling.because in (ruled.because or "")
    withdrawn = ledger(tmp_path, RIGHT, *WRONG, decisions=[ruling, decision(DecisionKind.WITHDRAWN, "1")])
    assert city(withdrawn).value == "Valparaíso"


def test_the_later_of_two_rulings_prevails(tmp_path: Path) -> None:
    one, other = (decision(DecisionKind.PREVAILS, claim_id(r, "city")) for r in (RIGHT, WRONG[0]))
    found = [city(ledger(tmp_path, RIGHT, *WRONG, decisions=order)).value for order in ([one, other], [other, one])]
    assert found == ["Valparaíso", "Santiago"]


def test_a_ruling_for_a_plan(tmp_path: Path) -> None:
    plan = reading("plan", "2024-04-02", replace(SANTIAGO, city="Valparaíso", status="scheduled"))
    ruling = decision(DecisionKind.PREVAILS, claim_id(plan, "city"))
    found = ledger(tmp_path, RIGHT, plan, decisions=[ruling])
    assert len(found.meetings()) == 1
    assert city(found).value == "Valparaíso"


def test_a_ruling_for_the_other_city_of_one_report(tmp_path: Path) -> None:
    other = replace(next(c for c in RIGHT.claims if c.property == "city"), value="Valparaíso", confidence=0.5)
    both = replace(RIGHT, claims=(*RIGHT.claims, other))
    found = ledger(tmp_path, both, decisions=[decision(DecisionKind.PREVAILS, other.id)])
    assert city(found).value == "Valparaíso"


def test_a_withdrawal_can_be_withdrawn(tmp_path: Path) -> None:
    decisions = [decision(DecisionKind.PREVAILS, claim_id(RIGHT, "city"))] + [
        decision(DecisionKind.WITHDRAWN, number) for number in ("1", "2")
    ]
    assert city(ledger(tmp_path, RIGHT, *WRONG, decisions=decisions)).value == "Santiago"
