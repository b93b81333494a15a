"""What happened to whom: sentences of all sixteen types, and what holds for every event."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.plover.cases import CASES, TYPES, Case
from tests.extract.plover.reports import claims_of, events_of

from verbale import knowledge
from verbale.model.facts import Event
from verbale.model.schema import check
from verbale.views.assemble import assemble


@cache
def all_events() -> dict[str, tuple[Event, ...]]:
    claims = claims_of([c.text for c in CASES])
    return {case.text: assemble(rows).events for case, rows in zip(CASES, claims, strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text[:60])
def test_a_sentence_tells_of_its_event(case: Case) -> None:
    found = [(e.type, set(e.actor), set(e.recipient)) for e in all_events()[case.text]]
    assert found == ([(case.type, set(case.actor.split()), set(case.recipient.split()))] if case.type else [])


@cache
def all_types() -> dict[str, list[str | None]]:
    claims = claims_of([text for text, _ in TYPES])
    return {text: [e.type for e in assemble(rows).events] for (text, _), rows in zip(TYPES, claims, strict=True)}


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_a_sentence_is_of_its_type(text: str, kind: str) -> None:
    assert all_types()[text] == [kind]


def test_there_is_a_case_of_every_type() -> None:
    assert {c.type for c in CASES} - {None} == set(knowledge.event_grammar().types)


@pytest.mark.parametrize(
    ("text", "mode", "cameo"),
    [
        ("Norway expelled three Russian diplomats.", "expel", "166"),
        ("Morocco's king arrived in Madrid on Monday for a state visit.", "visit", "042"),
        ("The Danish prime minister telephoned the Finnish president on Sunday.", "phone", "041"),
        ("Azerbaijan threatened to attack Armenia.", "violence", "138"),
        ("Fiji imposed a curfew after the riots.", "curfew", "1723"),
        ("Egypt released 30 Sudanese prisoners.", "release", "0841"),
        ("Uganda will withdraw its troops from Somalia in June.", None, "035"),
        ("Gunmen kidnapped a Thai official.", "arrest", None),
    ],
)
def test_modes_and_codes(text: str, mode: str | None, cameo: str | None) -> None:
    (event,) = events_of(text)
    assert (event.mode, event.cameo) == (mode, cameo)


@pytest.mark.parametrize(
    ("plain", "other", "types"),
    [
        ("Spain attacked Malta.", "Spain agreed to attack Malta.", ("ASSAULT", "AGREE")),
        ("Spain attacked Malta.", "Spain threatened to attack Malta.", ("ASSAULT", "THREATEN")),
        ("Spain sent aid to Malta.", "Spain refused to send aid to Malta.", ("AID", "REJECT")),
        ("Spain sent aid to Malta.", "Spain will send aid to Malta.", ("AID", "AGREE")),
        ("Spain imposed sanctions on Malta.", "Spain lifted sanctions on Malta.", ("SANCTION", "CONCEDE")),
        ("Spain imposed sanctions on Malta.", "Spain accused Malta of imposing sanctions.", ("SANCTION", "ACCUSE")),
        ("Spain signed a treaty with Malta.", "Spain rejected a treaty with Malta.", ("SUPPORT", "REJECT")),
        ("Spain resumed talks with Malta.", "Spain broke off talks with Malta.", ("CONSULT", "SANCTION")),
    ],
)
def test_the_outer_verb_decides(plain: str, other: str, types: tuple[str, str]) -> None:
    (first,), (second,) = events_of(plain), events_of(other)
    assert (first.type, second.type) == types
    assert {*first.actor, *first.recipient} == {*second.actor, *second.recipient} == {"ESP", "MLT"}


def test_passives_are_turned_round() -> None:
    (active,), (passive,) = events_of("Chadian troops attacked Niger."), events_of("Niger was attacked by Chadian troops.")
    assert (active.type, active.actor, active.recipient) == (passive.type, passive.actor, passive.recipient)


def test_who_is_only_behind_somebody_does_not_act() -> None:
    (event,) = events_of("Iranian-backed Iraqi militias attacked Kuwait.")
    assert (event.actor, event.recipient) == (("IRQ",), ("KWT",))


def test_unless_makes_a_threat_of_an_announcement() -> None:
    (event,) = events_of("Ghana will withdraw its support for Togo unless Togo holds a vote.")
    assert event.type == "THREATEN"


def test_a_meeting_is_one_event_however_often_it_is_told() -> None:
    text = (
        "The foreign ministers of Kenya and Oman met in Nairobi on 3 May 2023. The two ministers held talks on trade. "
        "The meeting in Nairobi lasted an hour."
    )
    consults = [e for e in events_of(text, "2023-05-04") if e.type == "CONSULT"]
    assert [(e.actor, e.recipient, e.mode, e.date, e.place) for e in consults] == [
        (("OMN",), ("KEN",), "visit", "2023-05-03", "Nairobi")
    ]


def test_what_lies_far_back_is_historical() -> None:
    (event,) = events_of("Spain expelled two Maltese diplomats in 1998.", "2023-05-04")
    assert (event.date, event.auxiliary) == ("1998", ("historical",))


def test_sport_is_no_war() -> None:
    text = "Kenya beat Uganda in the final. Their striker scored two goals and the coach praised Uganda after the match."
    assert events_of(text) == ()


def test_the_reader_is_no_actor() -> None:
    assert events_of("Send aid to Malta. We condemn the attack on the school. Did Spain attack Malta?") == ()


@cache
def words() -> tuple[str, ...]:
    return (*(c.text for c in CASES), *(text for text, _ in TYPES))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(words()), min_size=1, max_size=6, unique=True), st.sampled_from(["\n", " ", "\n\n"]))
def test_every_claim_keeps_its_schema_and_quotes_the_text(sentences: list[str], gap: str) -> None:
    text = gap.join(sentences)
    (claims,) = claims_of([text], "2024-05-17")
    for claim in claims:
        check(claim)
        assert claim.evidence is not None
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact == claim.original
    events = assemble(claims).events
    kinds = knowledge.event_grammar().types
    for event in events:
        assert event.mode is None or event.mode in kinds[str(event.type)].modes
        assert event.actor or event.recipient or event.type in ("ASSAULT", "COERCE", "PROTEST")
    starts = [e.evidence.start for e in events if e.evidence]
    assert starts == sorted(starts)
    assert len(starts) == len(events)
