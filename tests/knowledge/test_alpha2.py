from __future__ import annotations

import pycountry

from verbale.knowledge import PartyKind, parties
from verbale.knowledge.alpha2 import alpha2


def test_every_state_and_territory_has_its_code() -> None:
    states = {p.code for p in parties().values() if p.kind is not PartyKind.ORGANISATION}
    assert set(alpha2()) == states | {"EU"}


def test_the_codes_are_those_of_iso() -> None:
    theirs = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    assert {code: theirs.get(code) for code in alpha2()} == {**alpha2(), "XKX": None, "EU": None}
    assert (alpha2()["XKX"], alpha2()["EU"]) == ("XK", "EU")
