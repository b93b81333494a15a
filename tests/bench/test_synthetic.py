from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pytest
from bench.synthetic import Injected, Told, diplomacy

from verbale.model.claims import Value
from verbale.model.documents import Role
from verbale.model.schema import check
from verbale.views.assemble import assemble

REPORTS = 400


@pytest.fixture(scope="module")
def told() -> Sequence[Told]:
    return tuple(diplomacy(REPORTS, seed=3))


def values(one: Told, subject: str, property_: str) -> set[Value]:
    return {c.value for c in one.reading.claims if c.subject == subject and c.property == property_}


def main_meetings(told: Sequence[Told]) -> dict[str, list[Told]]:
    found = defaultdict(list)
    for one in told:
        found[one.meetings["m1"]].append(one)
    return found


def right(one: Told, error: Injected) -> bool:
    """Whether a report tells the true value; of a name or an office, in one of its right wordings."""
    if error.person is None:
        return error.true in values(one, "m1", error.property)
    subject = next((s for s, key in one.people.items() if key == error.person), None)
    return subject is not None and not any(e.person == error.person for e in one.errors)


def test_same_seed_gives_the_same(told: Sequence[Told]) -> None:
    assert tuple(diplomacy(REPORTS, seed=3)) == told
    assert next(diplomacy(REPORTS, seed=4)) != told[0]


def test_number_and_order(told: Sequence[Told]) -> None:
    published = [one.reading.report.published or "" for one in told]
    assert len(told) == len({one.reading.report.document.id for one in told}) == REPORTS
    assert published == sorted(published)


def test_evidence_quotes_the_text(told: Sequence[Told]) -> None:
    for one in told:
        document = one.reading.report.document
        for claim in one.reading.claims:
            assert claim.evidence is not None
            assert claim.evidence.document == document.id
            assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact == claim.original


def test_claims_pass_the_schema(told: Sequence[Told]) -> None:
    for one in told:
        for claim in one.reading.claims:
            check(claim)


def test_claims_come_in_the_order_of_the_facts(told: Sequence[Told]) -> None:
    for one in told:
        assert one.reading.facts == assemble(one.reading.claims)
        assert [m.id for m in one.reading.facts.meetings] == list(one.meetings)
        assert [p.id for p in one.reading.facts.people] == list(one.people)
        assert [c.id for c in one.reading.facts.commitments] == list(one.commitments)


def test_passages_cover_the_text(told: Sequence[Told]) -> None:
    for one in told:
        report = one.reading.report
        assert [p.role for p in report.passages] == [Role.HEADLINE] + [Role.BODY] * (len(report.passages) - 1)
        assert "\n\n".join(p.span.of(report.document.text) for p in report.passages) + "\n" == report.document.text


def test_errors_are_told_and_are_few(told: Sequence[Told]) -> None:
    wrong = [one for one in told if one.errors]
    assert 0.02 <= len(wrong) / REPORTS <= 0.06
    for one in wrong:
        for error in one.errors:
            assert error.told != error.true
            assert error.document == one.reading.report.document.id
            assert error.meeting == one.meetings["m1"]
            assert error.told in {
                c.value for c in one.reading.claims if c.property == error.property and c.subject.startswith("m1")
            }


def test_errors_can_be_found_out(told: Sequence[Told]) -> None:
    meetings = main_meetings(told)
    for error in (e for one in told for e in one.errors if e.property not in ("country", "host")):
        reports = meetings[error.meeting]
        texts = {one.reading.report.document.text for one in reports if right(one, error)}
        assert len(texts) >= 2, error
        assert 2 * sum(bool(one.errors) for one in reports) < len(reports)


def test_what_is_no_error_is_true(told: Sequence[Told]) -> None:
    for reports in main_meetings(told).values():
        for property_ in ("ordinal", "city", "country", "host", "level", "type"):
            sound = [one for one in reports if all(e.property != property_ for e in one.errors)]
            assert len({v for one in sound for v in values(one, "m1", property_)}) <= 1


def test_kinds_of_reports(told: Sequence[Told]) -> None:
    claims = [c for one in told for c in one.reading.claims]
    assert {c.value for c in claims if c.property == "status"} == {"held", "scheduled", "past reference"}
    assert {c.value for c in claims if c.property == "type"} == {"meeting", "phone-call", "courtesy-call"}
    assert {"founded", "rounds until", "lapsed", "resumed"} <= {c.property for c in claims}
    kept = [key for one in told for key in one.commitments.values()]
    assert None in kept
    assert any(kept)
    assert len({one.reading.report.document.text for one in told}) < REPORTS


def test_density_does_not_grow(told: Sequence[Told]) -> None:
    def a_year(some: Sequence[Told]) -> float:
        meetings = {(m.meetings["m1"].partition("/")[0], m.meetings["m1"]) for m in some}
        years = {int((m.reading.report.published or "")[:4]) for m in some}
        return len(meetings) / len({pair for pair, _ in meetings}) / len(years)

    assert a_year(tuple(diplomacy(3 * REPORTS, seed=3))) < 1.5 * a_year(told)
