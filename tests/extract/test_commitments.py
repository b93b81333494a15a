"""Commitments: who undertakes what, and by when."""

from __future__ import annotations

import pytest

from tests.extract.deeds import BOTH, claims, told

UNDERTAKEN = [
    ("The two ministers agreed to open a direct shipping line.", BOTH, "open a direct shipping line", None),
    ("Both sides vowed to fight piracy in the Gulf of Aden.", BOTH, "fight piracy in the Gulf of Aden", None),
    ("Mudavadi and Albusaidi pledged closer cooperation on fisheries.", BOTH, "closer cooperation on fisheries", None),
    ("They promised to sign a tax treaty by the end of 2025.", BOTH, "sign a tax treaty by the end of 2025", "2025"),
    ("Kenya promised to lift the visa requirement for Omanis.", ("KEN",), "lift the visa requirement for Omanis", None),
    ("Oman undertook to finance a port in Lamu.", ("OMN",), "finance a port in Lamu", None),
    ("The two countries committed to doubling their trade by 2030.", BOTH, "doubling their trade by 2030", "2030"),
    ("The ministers decided to set up a joint committee.", BOTH, "set up a joint committee", None),
    ("The two sides will exchange naval officers next year.", BOTH, "exchange naval officers next year", "2025"),
    ('"The two sides will map the sea routes together," the ministry said.', BOTH, "map the sea routes together", None),
    ("Kenya will send a trade mission to Muscat in October.", ("KEN",), "send a trade mission to Muscat", "2024-10"),
    ("The duo agreed that they would revive the air link.", BOTH, "revive the air link", None),
    ("Both confirmed that the two countries will waive port fees.", BOTH, "waive port fees", None),
    ("The two reached an agreement to build a grain terminal.", BOTH, "build a grain terminal", None),
    ("The two ministers renewed their commitment to the fisheries pact.", BOTH, "commitment to the fisheries pact", None),
    ("Both countries are committed to protecting migrant workers.", BOTH, "protecting migrant workers", None),
    ("They asked their teams to finish the draft within the year.", BOTH, "finish the draft", None),
    ("The two countries are scheduled to hold naval drills in November.", BOTH, "hold naval drills in November", "2024-11"),
    ("Both sides agreed on a summit at an early date.", BOTH, "hold a summit at an early date", None),
    ("The two agreed that the summit should be held in Mombasa.", BOTH, "the summit should be held in Mombasa", None),
    ("The ministers agreed to study a rail link and to open a consulate.", BOTH, "open a consulate", None),
    ("The ministers agreed to study a rail link and to open a consulate.", BOTH, "study a rail link", None),
    ("While praising the talks, both agreed to meet again in Nairobi.", BOTH, "meet again in Nairobi", None),
    ("Oman said it was monitoring the shipping lanes.", ("OMN",), "monitoring the shipping lanes", None),
    ("Mudavadi agreed with Albusaidi to restart the labour talks.", BOTH, "restart the labour talks", None),
    ("The two delegations resolved to simplify customs rules.", BOTH, "simplify customs rules", None),
    ('Both "agreed to keep the sea lanes open," the ministry said.', BOTH, "keep the sea lanes open", None),
    ("Nairobi pledged to train 200 Omani nurses.", ("KEN",), "train 200 Omani nurses", None),
    ("The Omani government vowed to release the detained sailors.", ("OMN",), "release the detained sailors", None),
    ("The two sides agreed, the ministry said, to extend the accord.", BOTH, "extend the accord", None),
    ("The two ministers agreed at a meeting in Muscat to reopen the ferry.", BOTH, "reopen the ferry", None),
    ("The two ministers agreed in a meeting in Muscat to reopen the ferry.", BOTH, "reopen the ferry", None),
    ("The Minister and the Foreign Minister of Oman agreed to reopen the ferry.", BOTH, "reopen the ferry", None),
    ("The ministers instructed relevant officials to draft a plan for the port.", BOTH, "draft a plan for the port", None),
    ("It was agreed to hold the next round in Nairobi in 2026.", BOTH, "hold the next round in Nairobi in 2026", "2026"),
    ("The foreign ministers expressed their determination to end the dispute.", BOTH, "end the dispute", None),
]


@pytest.mark.parametrize(("sentence", "by", "what", "due"), UNDERTAKEN)
def test_undertakings(sentence: str, by: tuple[str, ...], what: str, due: str | None) -> None:
    found = told(sentence, "commitments")
    row = next((r for r in found if what in str(r["what"])), None)
    assert row is not None, found
    assert row["by"] == by
    assert row.get("due") == due
    assert row["state"] == "open"


NONE = [
    "The two ministers did not agree to open the border.",
    "The two sides may agree to extend the accord.",
    "Kenya refused to pledge more money.",
    "Both sides hope to agree on a date.",
    "The two failed to agree on fees.",
    "Mudavadi called on Oman to free the sailors.",
    "Oman proposed a joint fund.",
    "The two agreed that the talks were useful.",
    "The ministers reaffirmed that piracy is a threat.",
    "The agreed text runs to nine pages.",
    "If they agree to share data, the port will gain.",
    "Kenya will be a member of the council next year.",
    "The weather will improve next week.",
    "Mudavadi will visit Riyadh in June.",
    "The two teams reportedly agreed to swap prisoners.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_binds_nobody(sentence: str) -> None:
    assert told(sentence, "commitments") == []


def test_a_denied_agreement_stays_denied() -> None:
    found = [c for c in claims("The two ministers did not agree to open the border.") if c.extractor == "agreements"]
    assert found
    assert {c.modality.value for c in found} == {"negated"}


def test_items_of_a_list_hang_on_the_line_before() -> None:
    text = "The two ministers agreed:\n\n(a) to open a consulate in Mombasa;\n\n(b) to train port pilots in 2025."
    found = told(text, "commitments")
    assert [(r["by"], r["what"], r.get("due")) for r in found] == [
        (BOTH, "open a consulate in Mombasa", None),
        (BOTH, "train port pilots in 2025", "2025"),
    ]


def test_without_a_meeting_the_two_are_nobody() -> None:
    assert told("The two agreed to show more spirit.", "commitments", lead="") == []


def test_what_a_body_is_for_is_not_what_the_parties_undertake() -> None:
    sentence = "The ministers agreed on the creation of a joint port fund, headed by envoys, to deal with storms."
    assert told(sentence, "commitments") == []
    (agreed,) = told(sentence, "agreements")
    assert str(agreed["what"]).startswith("the creation of a joint port fund")


def test_where_they_agreed_is_not_what_they_agreed() -> None:
    (agreed,) = told("The two ministers agreed in a meeting in Muscat to reopen the ferry.", "agreements")
    assert agreed["what"] == "reopen the ferry"


def test_exchanging_views_agrees_nothing() -> None:
    assert told("The two ministers exchanged views on the ferry.", "agreements") == []


def test_years_in_a_name_are_no_due_date() -> None:
    (made,) = told("The two ministers committed to finalise the 2024-2027 Plan of Action by the end of 2025.", "commitments")
    assert made["due"] == "2025"


def test_the_attribution_is_kept() -> None:
    found = [c for c in claims("The two agreed to open a port, according to the Omani ministry.") if c.property == "what"]
    assert found
    assert all("Omani ministry" in c.attribution[0] for c in found)
