"""Claims into meetings, series and people."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import made
from verbale.errors import SchemaError
from verbale.model.claims import Basis, Claim, Modality, Value
from verbale.model.documents import Document
from verbale.model.facts import Participant
from verbale.model.schema import Property, check, schemas
from verbale.views.assemble import assemble

DOCUMENT = Document("report.txt", made.TEXT)
CLAIMS = made.claims_of(DOCUMENT)
SUBJECTS = {
    "Meeting": "m1", "Participation": "m1/p1", "Series": "s1", "Person": "p1", "Statement": "st1", "Position": "po1",
    "Agreement": "ag1", "Commitment": "co1", "ContextEvent": "cx1", "Quantity": "qu1", "Event": "ev1", "Document": "d1",
}  # fmt: skip
MAIN: dict[str, list[tuple[str, Value]]] = {
    "Statement": [("content", "It began.")], "Position": [("target", "delay")], "Agreement": [("what", "to meet")],
    "Commitment": [("what", "to meet")], "ContextEvent": [("what", "a visit")], "Quantity": [("value", 3)],
    "Event": [("type", "CONSULT")],
}  # fmt: skip


def test_a_meeting_has_what_its_claims_say() -> None:
    (meeting,) = assemble(CLAIMS).meetings
    assert (meeting.id, meeting.type, meeting.status, meeting.ordinal, meeting.format) == (
        "m1",
        "meeting",
        "held",
        8,
        "2+2",
    )
    assert (meeting.parties, meeting.date, meeting.city, meeting.country) == (
        ("AUS", "IDN"),
        "2023-02-10",
        "Canberra",
        "AUS",
    )
    assert meeting.participants == (
        Participant("Penny Wong", "Foreign Minister", "AUS"),
        Participant("Retno Marsudi", None, "IDN"),
    )


def test_a_meeting_holds_its_own_claims_and_its_participations() -> None:
    (meeting,) = assemble(CLAIMS).meetings
    assert meeting.claims == tuple(c for c in CLAIMS if c.subject in {"m1", "m1/p1", "m1/p2"})


def test_a_series_has_its_history() -> None:
    (series,) = assemble(CLAIMS).series
    assert (series.founded, series.rounds_until, series.parties) == ("2012", (("2023", 8),), ("AUS", "IDN"))


def test_the_first_name_of_a_person_is_the_main_one() -> None:
    people = assemble(CLAIMS).people
    assert [(p.name, p.names, p.office) for p in people] == [
        ("Penny Wong", ("Penny Wong", "Wong"), "Foreign Minister"),
        ("Retno Marsudi", ("Retno Marsudi",), None),
    ]


@pytest.mark.parametrize(("first", "second", "kept"), [(0.9, 0.5, 14), (0.5, 0.9, 15), (0.7, 0.7, 14)])
def test_of_two_values_the_surer_counts_and_the_earlier_of_equals(first: float, second: float, kept: int) -> None:
    rounds = [
        made.claim(DOCUMENT, "m1", "ordinal", 14, "eighth", confidence=first),
        made.claim(DOCUMENT, "m1", "ordinal", 15, "eighth", confidence=second),
    ]
    assert assemble(rounds).meetings[0].ordinal == kept


def test_what_is_denied_gives_no_value_but_stays_a_claim() -> None:
    denied = made.claim(DOCUMENT, "m1", "city", "Canberra", "Canberra", modality=Modality.NEGATED)
    (meeting,) = assemble([denied]).meetings
    assert meeting.city is None
    assert meeting.claims == (denied,)


def test_two_names_of_one_person_are_one_participant() -> None:
    second = made.claim(DOCUMENT, "m1", "participant", "Wong", "Wong")
    (meeting,) = assemble([*CLAIMS, second]).meetings
    assert [p.name for p in meeting.participants] == ["Penny Wong", "Retno Marsudi"]


def test_of_two_people_called_alike_the_one_who_is_there_counts() -> None:
    rows = [
        made.claim(DOCUMENT, "p1", "name", "Wong", "Wong"),
        made.claim(DOCUMENT, "p2", "name", "Wong", "Wong"),
        made.claim(DOCUMENT, "m1", "participant", "Wong", "Wong"),
        made.claim(DOCUMENT, "m1/p2", "party", "AUS", "Australia"),
    ]
    assert assemble(rows).meetings[0].participants == (Participant("Wong", None, "AUS"),)


def test_a_participation_without_a_claim_of_presence_is_not_lost() -> None:
    rows = [c for c in CLAIMS if c.property != "participant"]
    assert [p.name for p in assemble(rows).meetings[0].participants] == ["Penny Wong", "Retno Marsudi"]


def test_a_participation_of_nobody_is_an_error() -> None:
    with pytest.raises(SchemaError, match="m1/p9: no claim says who p9 is"):
        assemble([made.claim(DOCUMENT, "m1/p9", "party", "AUS", "Australia")])


def test_an_inferred_office_makes_an_inferred_participant() -> None:
    office = Claim("m1/p2", "office", "Foreign Minister", "colleague", None, Basis.INFERRED, "counterpart")
    (meeting,) = assemble([*CLAIMS, office]).meetings
    assert meeting.participants[1] == Participant("Retno Marsudi", "Foreign Minister", "IDN", Basis.INFERRED)


@given(st.permutations(CLAIMS))
def test_the_order_of_claims_decides_no_single_value(shuffled: list[Claim]) -> None:
    facts, wanted = assemble(shuffled), assemble(CLAIMS)
    (meeting,), (series,) = facts.meetings, facts.series
    (first,), (first_series,) = wanted.meetings, wanted.series
    ordered = {"claims": (), "parties": (), "participants": ()}
    assert replace(meeting, **ordered) == replace(first, **ordered)
    assert set(meeting.claims) == set(first.claims)
    assert set(meeting.participants) == set(first.participants)
    assert replace(series, claims=(), parties=()) == replace(first_series, claims=(), parties=())


@given(st.lists(st.sampled_from(["m1", "m2", "m3/p1", "s1", "s2", "p1", "m2/p1"])))
def test_entities_come_in_the_order_of_their_first_claims(subjects: list[str]) -> None:
    rows = [made.claim(DOCUMENT, "p1", "name", "Wong", "Wong")] * any("/" in s for s in subjects)
    rows += [made.claim(DOCUMENT, s, "party", "AUS", "Australia") for s in subjects]
    facts = assemble(rows)
    found = [c.subject.partition("/")[0] for c in rows]
    for letter, entities in (("m", facts.meetings), ("s", facts.series), ("p", facts.people)):
        assert [e.id for e in entities] == list(dict.fromkeys(o for o in found if o.startswith(letter)))


@pytest.mark.parametrize(
    ("entity", "known"),
    [(s.name, p) for s in schemas() for p in s.properties.values()],
    ids=lambda x: getattr(x, "name", x),
)
def test_every_property_of_the_schemas_reaches_its_view(entity: str, known: Property) -> None:
    subject = SUBJECTS[entity]
    by_type: dict[str, Value] = {"count": 17, "number": 17, "truth": True, "party": "AUS", "rounds": ("2019", 17)}
    value = known.values[-1] if known.values else by_type.get(known.type, "2019")
    said = made.claim(DOCUMENT, subject, known.name, value, "2012")
    check(said)
    person = made.claim(DOCUMENT, "p1", "name", "Wong", "Wong")
    main = [made.claim(DOCUMENT, subject, *row, "2012") for row in MAIN.get(entity, ()) if row[0] != known.name]
    facts = assemble([person, said, *main])
    shown = [replace(e, claims=()) if is_dataclass(e) else e for f in fields(facts) for e in getattr(facts, f.name)]
    assert all(repr(v) in repr(shown) for v in (value if isinstance(value, tuple) else (value,)))
