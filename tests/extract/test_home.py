"""The country that a page speaks from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reading import annotated
from verbale.extract.meetings.home import home_party
from verbale.extract.scene import Scene


@pytest.mark.parametrize(
    ("outlet", "home"),
    [
        ("Ministry of Foreign Affairs of the Republic of Uzbekistan", "UZB"),
        ("State Department for Foreign Affairs, Kenya", "KEN"),
        ("Ministry of Foreign Affairs and West African Cooperation, Gambia", "GMB"),
        ("Nairobi Herald", "KEN"),
        ("The Morning Herald", None),
    ],
)
def test_by_the_name_of_the_outlet(outlet: str, home: str | None) -> None:
    found = annotated("The talks ended.")
    assert home_party(Scene(replace(found, report=replace(found.report, outlet=outlet)))) == home
