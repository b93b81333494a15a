"""The scorer, on annotations and readings of a few lines."""

from __future__ import annotations

from typing import Any

import pytest
from evals.scoring import FIELDS, Json, Score, meeting_likeness, paired

TEXT = "Kenya and Oman met in Muscat."


def meeting(**values: Any) -> Json:
    """An annotated meeting: open in all that is not given."""
    made: Json = dict.fromkeys(FIELDS) | {"type": "meeting", "status": "held", "parties": ["KEN", "OMN"], "participants": []}
    return made | values


def told(**values: Any) -> Json:
    """A told meeting, with a claim for every value given."""
    claims = [
        {"property": k, "value": v, "basis": "stated", "evidence": {"start": 0, "end": 5, "exact": "Kenya"}}
        for k, v in values.items()
        if k in FIELDS
    ]
    return meeting(claims=claims) | values


def person(name: str, office: str | None = None, party: str | None = None, **more: Any) -> Json:
    return {"name": name, "office": office, "party": party, "basis": "stated"} | more


def annotation(*meetings: Json, cluster: str | None = "c", **more: Any) -> Json:
    empty: Json = {"topics": [], "commitments": [], "statements": [], "conflicts": []}
    return {"url": "u", "meetings": list(meetings), "event_cluster": cluster} | empty | more


def reading(*meetings: Json, **more: Any) -> Json:
    return {"meetings": list(meetings), "topics": [], "commitments": [], "statements": [], "conflicts": []} | more


def figures(gold: Json, out: Json) -> dict[str, float]:
    score = Score()
    score.add(TEXT, gold, out)
    return score.figures()


def test_a_perfect_reading_scores_one_in_everything() -> None:
    values: Json = {"date": "2024-05-06", "city": "Muscat", "ordinal": 2, "series": "Kenya-Oman Joint Commission"}
    people = [person("Musalia Mudavadi", "Prime Cabinet Secretary", "KEN")]
    gold = annotation(meeting(**values, participants=people), topics=["trade"])
    out = reading(told(**values, participants=people), topics=["trade"])
    assert set(figures(gold, out).values()) == {1.0}


def test_a_missed_and_a_false_meeting() -> None:
    gold = annotation(meeting(date="2024-05-06"), meeting(date="2024-05-09", parties=["KEN", "ITA"]))
    out = reading(told(date="2024-05-06"), told(date="2023-01-01"), told(parties=["ESP", "PRT"]))
    found = figures(gold, out)
    assert found["meetings.precision"] == pytest.approx(1 / 3)
    assert found["meetings.recall"] == pytest.approx(1 / 2)
    assert found["meetings.f1"] == pytest.approx(2 / 5)
    assert found["main"] == 1.0


@pytest.mark.parametrize(
    ("gold", "out", "may"),
    [
        ({"type": "phone-call"}, {"type": "meeting"}, False),
        ({"date": "2024-05"}, {"date": "2024-05-06"}, True),
        ({"date": "2024-04"}, {"date": "2024-05-06"}, False),
        ({}, {"status": "scheduled"}, False),
        ({"date": "2024-05-06"}, {"status": "past reference"}, True),
        ({"level": "ministerial"}, {"level": "leaders"}, False),
        ({"parties": ["KEN", "OMN", "TZA"]}, {}, False),
        ({"parties": ["KEN", "OMN", "TZA"], "date": "2024-05-06"}, {"date": "2024-05-06"}, True),
        ({"parties": ["KEN", "TZA"], "date": "2024-05-06"}, {"date": "2024-05-06"}, False),
    ],
)
def test_which_meetings_may_be_the_same(gold: Json, out: Json, may: bool) -> None:
    assert (meeting_likeness(meeting(**gold), told(**out)) > 0) is may


def test_the_likest_pair_goes_first() -> None:
    gold = [meeting(), meeting(city="Muscat", ordinal=3)]
    assert paired(gold, [told(city="Muscat", ordinal=3), told()], meeting_likeness) == {0: 1, 1: 0}


def test_fields_are_right_wrong_or_missing() -> None:
    gold = annotation(meeting(city="Muscat", date="2024-05-06", ordinal=3, level="ministerial"))
    found = figures(gold, reading(told(city="Sohar", date="2024-05-06", ordinal=None, level="ministerial")))
    assert (found["city"], found["date"], found["ordinal"], found["level"]) == (0.0, 1.0, 0.0, 1.0)
    assert "series" not in found


def test_a_value_that_the_annotation_leaves_open_must_be_inferred() -> None:
    open_fields = sum(v is None for k, v in meeting().items() if k in FIELDS)
    stated = told(ordinal=3)
    inferred = told(ordinal=3)
    inferred["claims"][0]["basis"] = "inferred"
    assert figures(annotation(meeting()), reading(stated))["abstention"] == pytest.approx(1 - 1 / open_fields)
    assert figures(annotation(meeting()), reading(inferred))["abstention"] == 1.0


def test_people_count_at_every_meeting_of_either_side() -> None:
    gold = annotation(meeting(participants=[person("Téte António", "Foreign Minister", "AGO"), person("Penny Wong")]))
    here = told(participants=[person("ANTÓNIO Téte", "Defence Minister", "AGO")])
    false = told(parties=["FJI", "TON"], participants=[person("Penny Wong")])
    found = figures(gold, reading(here, false))
    assert (found["participants.precision"], found["participants.recall"]) == (0.5, 0.5)
    assert (found["office"], found["party"]) == (0.0, 1.0)


def test_a_meeting_told_of_a_page_about_none_costs() -> None:
    score = Score()
    score.add(TEXT, annotation(cluster=None), reading())
    score.add(TEXT, annotation(cluster=None), reading(told()))
    assert score.figures()["negatives"] == 0.5
    assert score.notes == ["u: false meeting, held: KEN-OMN None None meeting"]


def test_evidence_must_quote_the_text() -> None:
    wrong = told(city="Muscat")
    wrong["claims"][0]["evidence"] = {"start": 0, "end": 5, "exact": "Qatar"}
    none = told(city="Muscat")
    none["claims"] = []
    assert figures(annotation(meeting()), reading(told(city="Muscat"), wrong))["evidence.sound"] == 0.5
    assert figures(annotation(meeting()), reading(none))["evidence.given"] == 0.0


def test_evidence_out_of_bounds_is_unsound() -> None:
    out = reading(told(city="Muscat"), statements=[{"kind": "indirect", "speaker_evidence": {"start": 9, "end": 99, "exact": ""}}])
    assert figures(annotation(meeting()), out)["evidence.sound"] == 0.5


def test_commitments_statements_topics_and_conflicts() -> None:
    speech = {"speaker": "Téte António", "kind": "direct", "quote": "we shall open the port"}
    gold = annotation(
        topics=["fishing rights", "visas"],
        commitments=[{"by": ["AGO", "NAM"], "what": "reopen the border bridge"}],
        statements=[speech, {"speaker": "Téte António", "kind": "indirect", "quote": None}],
        conflicts=[{"with": "within", "values": ["Tuesday", "Wednesday"]}, {"with": "other", "values": ["1", "2"]}],
    )
    out = reading(
        topics=["fishing rights", "weather"],
        commitments=[{"by": ["AGO"], "what": "reopen the border bridge"}],
        statements=[speech, {"speaker": ["António", "Wong"], "kind": "direct", "quote": "of course"}],
        conflicts=[{"class": "error", "values": ["Tuesday", "Wednesday"]}, {"class": "wording", "values": ["a", "b"]}],
    )
    found = figures(gold, out)
    assert found["topics.f1"] == 0.5
    assert found["commitments.f1"] == 0.0
    assert (found["statements.precision"], found["statements.recall"]) == (0.5, 1.0)
    assert found["conflicts.f1"] == 1.0


def test_a_kind_of_fact_that_is_never_told_has_no_figure() -> None:
    found = figures(annotation(topics=["trade"]), reading())
    assert not [name for name in found if name.startswith("topics")]
    assert found["meetings.f1"] == 0.0
