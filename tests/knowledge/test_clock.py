from __future__ import annotations

import pytest

from verbale.knowledge import PartyKind, parties
from verbale.knowledge.clock import offsets
from verbale.reconcile.across.zones import days_can_differ


@pytest.mark.parametrize(
    ("party", "minutes"),
    [("JPN", {540}), ("KOR", {540}), ("IND", {330}), ("NPL", {345}), ("FIN", {120, 180}), ("CHN", {360, 480}), ("ISL", {0})],
)
def test_clocks(party: str, minutes: set[int]) -> None:
    assert set(offsets()[party]) == minutes


def test_large_countries_have_several() -> None:
    assert {-300, -600} <= set(offsets()["USA"])
    assert {120, 720} <= set(offsets()["RUS"])


def test_every_state_has_a_clock() -> None:
    states = {code for code, party in parties().items() if party.kind is PartyKind.STATE}
    assert states - set(offsets()) <= {"XKX"}


@pytest.mark.xfail(strict=True, reason="Kosovo, which has no zone of its own in the time zone database, is left out of clocks.tsv")
def test_kosovo_has_the_clock_of_belgrade() -> None:
    assert offsets()["XKX"] == offsets()["SRB"]


@pytest.mark.parametrize(
    ("both", "expected"),
    [
        (("CHL", "FIN"), True),
        (("JPN", "KOR"), False),
        (("FIN", "SWE"), False),
        (("JPN", "USA"), True),
        (("KEN", "UGA", "NZL"), True),
        (("FIN", "EU"), False),
        ((), False),
    ],
)
def test_days_can_differ(both: tuple[str, ...], expected: bool) -> None:
    assert days_can_differ(both) is expected


@pytest.mark.parametrize("both", [("CHL", "EU"), ("USA",)])
def test_one_clock_does_not_differ(both: tuple[str, ...]) -> None:
    assert not days_can_differ(both)
