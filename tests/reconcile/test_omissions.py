"""What one account of a meeting leaves out that another tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.made_record import AINO, INES, ledger, met, promise, reading, record

from verbale.ledger import Ledger
from verbale.model.documents import Kind
from verbale.model.facts import Commitment, ConflictClass, Meeting, Participant
from verbale.model.reading import Reading
from verbale.model.record import Dispute, Whole
from verbale.reconcile.across.agreed import agreed
from verbale.resolve.digest import digest, origin_of

SAANA = Participant("Lena Sundqvist", "Vice Foreign Minister", "SWE")
THREE = met("2024-05-14", "CHL FIN SWE", INES, AINO, SAANA, city="Santiago", format="trilateral")
TWO = met("2024-05-14", "CHL FIN", INES, AINO, city="Santiago")


def news(source: str, meeting: Meeting, published: str = "2024-05-15", **more: object) -> Reading:
    return reading(source, published, meeting, **more)  # type: ignore[arg-type]


def disputes(folder: Path, *readings: Reading, over: str) -> list[Dispute]:
    """The conflicts over a property; the same in whatever order the reports come."""
    found, again = (ledger(folder, *order).disputes() for order in (readings, readings[::-1]))
    assert found == again
    return [d for d in found if d.property == over]


# -- parties -------------------------------------------------------------------------------------------------------


def test_a_party_that_one_report_leaves_out(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, news("a", THREE), news("b", TWO), over="parties")
    assert (over.values, over.kind) == (("Chile, Finland, Sweden", "Chile, Finland"), ConflictClass.OMISSION)
    assert (over.proposed, over.rule) == ("Chile, Finland, Sweden", "seated in another account")
    assert over.because == "Sweden is left out, for which Lena Sundqvist sat there"
    assert over.reports == ("a", "b")


def test_a_party_that_most_reports_leave_out(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, news("a", THREE), *(news(s, TWO) for s in "bc"), over="parties")
    assert (over.proposed, over.settle) == (None, "a release of the host")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (news("a", THREE), news("b", THREE)),
        (news("a", replace(THREE, participants=(INES, AINO))), news("b", TWO)),
        (news("a", THREE), news("b", replace(TWO, status="scheduled"), "2024-05-10")),
        (news("a", THREE), reading("b", "2024-05-16", met("2024-05-16", "CHL PER"), TWO)),
        (news("a", THREE), news("b", replace(TWO, participants=(INES,), level="ministerial"))),
        (news("a", THREE, body="words of one wire alone " * 9), news("b", TWO, body="words of one wire alone " * 9)),
    ],
)
def test_no_party_is_left_out(tmp_path: Path, one: Reading, other: Reading) -> None:
    assert disputes(tmp_path, one, other, over="parties") == []


def test_at_a_large_meeting_reports_name_whom_they_like(tmp_path: Path) -> None:
    people = ("Ana Rey", "URY"), ("Luz Paz", "PRY"), ("Eva Roca", "BOL")
    others = [Participant(name, "Foreign Minister", code) for name, code in people]
    six = replace(THREE, parties=("CHL", "FIN", "SWE", "URY", "PRY", "BOL"), participants=(INES, AINO, SAANA, *others))
    assert disputes(tmp_path, news("a", six), news("b", THREE), over="parties") == []


# -- what was agreed -----------------------------------------------------------------------------------------------

LISTS = promise("exchange lists of licensed fishing vessels by December 2024", "2024-12")
KRILL = promise("set up a working group on krill", None)
CABLE = promise("lay a second telephone cable between Valparaíso and Turku", None)


def release(party: str, *promises: Commitment, meeting: Meeting = TWO, **more: object) -> Reading:
    outlet = {"CHL": "Ministry of Foreign Affairs of Chile", "FIN": "Ministry for Foreign Affairs of Finland"}[party]
    given = {"outlet": outlet, "kind": Kind.PRESS_RELEASE} | more
    return reading(party, "2024-05-15", meeting, promises=promises, **given)  # type: ignore[arg-type]


def test_what_one_side_tells_and_the_other_leaves_out(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, release("CHL", LISTS, KRILL), release("FIN", LISTS), over="agreed")
    assert (over.values, over.kind, over.proposed) == (("set up a working group on krill",), ConflictClass.OMISSION, None)
    assert over.because == "Ministry of Foreign Affairs of Chile tells: set up a working group on krill (Finland does not)"
    assert over.reports == ("CHL", "FIN")


def test_what_both_sides_leave_out(tmp_path: Path) -> None:
    (over,) = disputes(tmp_path, release("CHL", LISTS, KRILL), release("FIN", LISTS, CABLE), over="agreed")
    assert set(over.values) == {KRILL.what, CABLE.what}


@pytest.mark.parametrize(
    "other",
    [
        release("FIN", replace(LISTS, what="exchange their lists of fishing vessels"), KRILL),
        release("FIN", LISTS, meeting=replace(TWO, topics=("research on krill", "a group of experts"))),
        release("FIN"),
        release("FIN", LISTS, outlet="The Turku Post"),
        release("FIN", LISTS, meeting=replace(TWO, status="scheduled")),
        release("FIN", LISTS, meeting=replace(TWO, date="2024-09-03")),
        news("b", TWO, promises=[LISTS]),
    ],
)
def test_nothing_is_left_out_for_sure(tmp_path: Path, other: Reading) -> None:
    assert disputes(tmp_path, release("CHL", LISTS, KRILL), other, over="agreed") == []


def test_what_several_reports_tell_as_agreed_is_one(tmp_path: Path) -> None:
    reports = [release("CHL", LISTS, KRILL), release("FIN", LISTS), news("b", TWO, promises=[LISTS, CABLE])]
    with record(tmp_path, *reports) as store:
        found = Ledger(store)
        digests = {o.document: digest(r) for r, o in zip(reports, map(origin_of, reports), strict=True)}
        whole = Whole(tuple(found.meetings()), (), digests, lambda origins: len(set(origins)))
        gathered = agreed(whole, found.meetings()[0])
    assert sorted((one.what, len(one.origins)) for one in gathered) == [(LISTS.what, 3), (CABLE.what, 1), (KRILL.what, 1)]
