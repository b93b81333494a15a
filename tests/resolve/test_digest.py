"""What of a report counts in a record, and how it is kept."""

from __future__ import annotations

from dataclasses import replace

from tests.made_record import a_round, promise, reading
from verbale.model.facts import Agreement, Facts
from verbale.model.spans import Span, quote
from verbale.resolve.digest import digest
from verbale.store.digests import digest_of, rest_text

BODY = "The two met at Harbour House in Santiago. The treaty on fishing was ratified in May."


def test_what_a_report_brings_beside_its_meetings_is_kept() -> None:
    told = reading("a", "2024-05-15", a_round("2024-05-14", 8), body=BODY, promises=[promise("exchange lists", "2024-12")])
    document = told.report.document
    agreed = Agreement("ag1", ("CHL", "FIN"), "agreed", "meet", evidence=quote(document.id, document.text, Span(0, 5)))
    facts: Facts = replace(told.facts, agreements=(agreed,))
    made = digest(replace(told, facts=facts))
    assert made.agreements == (agreed,)
    assert [(d.kind, d.evidence.exact) for d in made.deeds] == [("ratify", "The treaty on fishing was ratified in May")]
    assert [c.what for c in made.commitments] == ["exchange lists"]
    again = digest_of(made.origin, made.mentions, rest_text(made), document.text)
    assert replace(again, claims=made.claims) == made


def test_the_building_is_that_of_the_meeting_that_the_report_is_about() -> None:
    both = a_round("2024-05-14", 8), a_round("2023-02-07", 7, status="past reference")
    made = digest(reading("a", "2024-05-15", *both, body=BODY))
    assert [[g.value for g in m.grounds if g.property == "venue"] for m in made.mentions] == [["Harbour House"], []]
