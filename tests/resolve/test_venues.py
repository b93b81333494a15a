"""The building in which a report says that the meeting was."""

from __future__ import annotations

import pytest

from tests.made_record import reading
from verbale.resolve.venues import venue_of


@pytest.mark.parametrize(
    ("body", "venue"),
    [
        ("The talks were held at Harbour House in Santiago on Tuesday.", "Harbour House"),
        ("They met at the Palace of the Mint.", "Palace of the Mint"),
        ("They met at the Hotel Andes. It rained. They dined at Rose Villa.", "Hotel Andes"),
        ("They met at the Foreign Ministry.", None),
        ("They met at the University of Santiago and at Harbour House.", None),
        ("They met at noon.", None),
        ("They met. It rained. It snowed. They talked at Harbour House.", None),
        ("", None),
    ],
)
def test_the_building(body: str, venue: str | None) -> None:
    assert venue_of(reading("a", "2024-05-14", body=body or "-").report) == venue
