from __future__ import annotations

import pytest
from tests.reading import annotated

from verbale.extract import extract
from verbale.model.claims import Basis, Claim
from verbale.model.facts import Conflict, Facts
from verbale.model.schema import check
from verbale.reconcile import reconcile
from verbale.views.assemble import assemble


def read(text: str, published: str | None = "2024-05-16") -> tuple[Facts, tuple[Claim, ...], tuple[Conflict, ...]]:
    """The facts, the inferred claims and the conflicts of a text."""
    scene = annotated(text, published=published)
    claims, _ = extract(scene)
    inferred, conflicts = reconcile(scene, claims)
    return assemble((*claims, *inferred)), inferred, conflicts


def conflict(text: str, key: str) -> Conflict | None:
    return next((c for c in read(text)[2] if c.property == key), None)


LEAD = "Kenyan Foreign Minister Musalia Mudavadi met Omani Foreign Minister Badr Albusaidi in Muscat on Wednesday for the "
HISTORY = "The Joint Commission, established in 1998, was held five times until 2016. "


# -- rounds --------------------------------------------------------------------------------------------------------


def test_the_first_round_after_a_pause_is_the_next_one() -> None:
    text = (
        LEAD + "Kenya-Oman Joint Commission, their first Joint Commission in nearly a decade. "
        "The Joint Commission was suspended after the fifth meeting in May 2015 over a fishing dispute."
    )
    facts, inferred, _ = read(text)
    assert facts.meetings[0].ordinal == 6
    (round_,) = [c for c in inferred if c.property == "ordinal"]
    assert round_.basis is Basis.INFERRED
    assert "5" in (round_.because or "")


def test_counting_settles_which_of_two_numbers_is_right() -> None:
    text = (
        "Photo: Foreign Ministers Musalia Mudavadi of Kenya and Badr Albusaidi of Oman shake hands at the 7th Kenya-Oman Joint "
        "Commission in Muscat on Wednesday.\n\n"
        + LEAD
        + "6th Kenya-Oman Joint Commission, the first such meeting since November 2023.\n\n"
        + HISTORY
        + "After a seven-year hiatus, the commission resumed in 2023."
    )
    facts, _, conflicts = read(text)
    (found,) = [c for c in conflicts if c.property == "ordinal"]
    assert set(found.values) == {6, 7}
    assert found.kind == "error"
    assert found.proposed == facts.meetings[0].ordinal == 7
    assert "5 + 1 + 1 = 7" in (found.because or "")
    assert len(found.claims) >= 2


def test_a_count_that_no_stated_number_bears_out_does_not_prevail() -> None:
    text = (
        LEAD + "11th Kenya-Oman Joint Commission, their first Joint Commission in nearly a decade. "
        "The Joint Commission was suspended after the fifth meeting in May 2015."
    )
    facts, _, conflicts = read(text)
    assert facts.meetings[0].ordinal == 11
    assert any(c.property == "ordinal" and 6 in c.values for c in conflicts)


# -- conflicts -----------------------------------------------------------------------------------------------------


def test_the_caption_has_another_day() -> None:
    text = (
        "Photo: Kenyan Foreign Minister Musalia Mudavadi (left) and Omani Foreign Minister Badr Albusaidi meet in Muscat on "
        "Tuesday.\n\n" + LEAD + "Kenya-Oman Joint Commission."
    )
    found = conflict(text, "date")
    assert found is not None
    assert set(found.values) == {"2024-05-14", "2024-05-15"}
    assert (found.kind, found.proposed) == ("error", "2024-05-15")


def test_the_caption_has_another_city() -> None:
    text = (
        "Photo: Kenyan Foreign Minister Musalia Mudavadi (left) and Omani Foreign Minister Badr Albusaidi meet in Nairobi on "
        "Wednesday.\n\n" + LEAD + "Kenya-Oman Joint Commission."
    )
    found = conflict(text, "city")
    assert found is not None
    assert set(found.values) == {"Muscat", "Nairobi"}
    assert found.proposed == "Muscat"


def test_the_headline_has_another_number_of_guests() -> None:
    text = (
        "# Mudavadi meets four Gulf ministers in Nairobi\n\n"
        "Kenyan Foreign Minister Musalia Mudavadi met the foreign ministers of five Gulf states in Nairobi on Wednesday."
    )
    found = conflict(text, "number of ministers")
    assert found is not None
    assert found.values == ("four", "five")


def test_a_misprinted_name() -> None:
    text = (
        "Photo: Musalia Mudaladi in Muscat on Wednesday.\n\n" + LEAD + "Kenya-Oman Joint Commission. "
        "Musalia Mudavadi later flew to Doha."
    )
    found = conflict(text, "name")
    assert found is not None
    assert found.proposed == "Musalia Mudavadi"


@pytest.mark.parametrize(("one", "other"), [("Kim Hong-gyun", "Kim Hong-kyun"), ("Çavuşoğlu Mevlüt", "Cavusoglu Mevlut")])
def test_another_romanisation_is_no_misprint(one: str, other: str) -> None:
    text = f"Photo: {one} in Muscat on Wednesday.\n\nVice Foreign Minister {other} met Omani officials in Muscat on Wednesday."
    assert conflict(text, "name") is None


def test_another_building() -> None:
    text = (
        "Photo: Ministers of Kenya and Oman at the Ministry of Trade on Wednesday.\n\n"
        "Kenyan Foreign Minister Musalia Mudavadi met Omani Foreign Minister Badr Albusaidi at the Alam Palace "
        "in Muscat on Wednesday."
    )
    found = conflict(text, "venue")
    assert found is not None
    assert found.proposed == "Alam Palace"


def test_two_titles_of_one_office_differ_in_wording() -> None:
    text = (
        "First Vice Foreign Minister Nam Joo of South Korea met his Omani counterpart in Seoul on Wednesday. "
        "Nam Joo, South Korea's vice minister of foreign affairs, spoke of trade."
    )
    found = conflict(text, "office")
    assert found is not None
    assert found.kind == "wording"


def test_the_same_office_in_another_order_is_no_conflict() -> None:
    text = (
        "Vice Foreign Minister Nam Joo of South Korea met his Omani counterpart in Seoul on Wednesday. "
        "Nam Joo, South Korea's vice minister for foreign affairs, spoke of trade."
    )
    assert conflict(text, "office") is None


def test_a_loose_length_of_time_is_kept_loose() -> None:
    text = (
        "Kenyan Foreign Minister Musalia Mudavadi met Omani Foreign Minister Badr Albusaidi in Muscat on Wednesday. "
        "The meeting took place just a week after the two navies signed an accord on May 6."
    )
    found = conflict(text, "interval")
    assert found is not None
    assert found.kind == "wording"
    assert found.values[1] == "9 days"


def test_two_expectations_set_against_each_other() -> None:
    text = (
        LEAD + "Kenya-Oman Joint Commission. Oman wants a summit by the end of June, but a date after the start of 2025 is likely."
    )
    found = conflict(text, "timing")
    assert found is not None
    assert found.proposed is None


def test_what_agrees_is_no_conflict() -> None:
    text = (
        "Photo: Kenyan Foreign Minister Musalia Mudavadi (left) and Omani Foreign Minister Badr Albusaidi meet in Muscat on "
        "Wednesday.\n\n" + LEAD + "6th Kenya-Oman Joint Commission. " + HISTORY
    )
    assert [c for c in read(text)[2] if c.kind == "error"] == []


def test_inferred_claims_keep_to_their_schemas() -> None:
    text = LEAD + "Kenya-Oman Joint Commission, their first Joint Commission in nearly a decade. " + HISTORY
    for claim in read(text)[1]:
        check(claim)
        assert claim.rule
        assert claim.because
