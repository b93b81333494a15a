"""Sentences that tell something as done."""

from __future__ import annotations

import pytest

from tests.made_record import reading
from verbale.resolve.deeds import deeds_of


def told(body: str) -> list[tuple[str, str]]:
    """The kinds of deed that a report with this body tells, each with its words."""
    return [(d.kind, d.evidence.exact) for d in deeds_of(reading("a", "2024-05-14", body=body).report)]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("The fish market of Valdivia was opened on Monday.", "open"),
        ("Both have formally ratified the treaty.", "ratify"),
        ("A working group on krill has been set up.", "establish"),
        ("Chile and Finland signed the memorandum in Turku.", "sign"),
        ("The lists of vessels have been exchanged, as agreed in May.", "exchange"),
    ],
)
def test_what_is_told_as_done(body: str, kind: str) -> None:
    assert told(f"It rained. {body} Nobody minded.") == [(kind, body.rstrip("."))]


@pytest.mark.parametrize(
    "body",
    [
        "The fish market will be opened on Monday.",
        "The fish market has not been opened.",
        "The fish market is to be opened, officials said.",
        "They agreed to open the market, and opened a bottle.",
        "They set up a working group every spring.",
        "Four of the fourteen barriers were removed.",
        "“The market was opened”, the minister said.",
        "The market was nearly completed.",
        "The market was being built.",
    ],
)
def test_what_is_not_told_as_done(body: str) -> None:
    assert told(body) == []


def test_one_sentence_after_another() -> None:
    assert told("The treaty was ratified.\nThe market was opened! Was it completed?\n\nNo.") == [
        ("ratify", "The treaty was ratified"),
        ("open", "The market was opened"),
        ("complete", "Was it completed"),
    ]
