"""Who is who across reports."""

from __future__ import annotations

from pathlib import Path

from tests.made_record import AINO, INES, a_round, ledger, met, reading
from verbale.ledger import Ledger
from verbale.model.facts import Participant
from verbale.model.record import Holder


def named(found: Ledger) -> dict[str, Holder]:
    """The people by name; no name is of two."""
    assert len({h.name for h in found.people()}) == len(found.people())
    return {h.name: h for h in found.people()}


def of_finland(name: str, office: str | None = "Vice Foreign Minister") -> Participant:
    return Participant(name, office, "FIN")


def test_one_person_in_both_orders_of_the_name(tmp_path: Path) -> None:
    found = named(ledger(
        tmp_path,
        reading("a", "2024-05-15", a_round("2024-05-14", 8, INES, AINO)),
        reading("b", "2025-06-03", a_round("2025-06-02", 9, INES, of_finland("KARVONEN Aino"))),
    ))  # fmt: skip
    assert set(found) == {"Inés Arriagada", "KARVONEN Aino"} or set(found) == {"Inés Arriagada", "Aino Karvonen"}
    (aino,) = [h for h in found.values() if h.party == "FIN"]
    assert set(aino.names) == {"Aino Karvonen", "KARVONEN Aino"}
    (tenure,) = aino.tenures
    assert (tenure.office, tenure.party, tenure.first, tenure.last) == ("Vice Foreign Minister", "FIN", "2024-05-14", "2025-06-02")
    assert len(tenure.meetings) == 2
    assert tenure.reports == aino.reports == ("a", "b")


def test_marks_and_hyphens_make_nobody_else(tmp_path: Path) -> None:
    plain = Participant("Ines Arriagada", "Vice Foreign Minister", "CHL")
    found = ledger(
        tmp_path,
        reading("a", "2024-05-15", a_round("2024-05-14", 8, INES)),
        reading("b", "2024-05-16", a_round("2024-05-14", 8, plain)),
    )
    (holder,) = found.people()
    assert set(holder.names) == {"Inés Arriagada", "Ines Arriagada"}


def test_a_surname_alone_is_the_one_at_the_table(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        reading("a", "2024-05-15", a_round("2024-05-14", 8, INES, AINO)),
        reading("b", "2024-05-15", a_round("2024-05-14", 8, INES, of_finland("Karvonen", None))),
    )
    assert {h.name for h in found.people()} == {"Inés Arriagada", "Aino Karvonen"}


def test_a_surname_of_two_officers_is_neither(tmp_path: Path) -> None:
    found = named(ledger(
        tmp_path,
        reading("a", "2024-05-15", a_round("2024-05-14", 8, of_finland("Aino Karvonen"))),
        reading("b", "2021-03-09", a_round("2021-03-08", 5, of_finland("Jukka Karvonen"))),
        reading("c", "2016-09-02", met("2016-09-01", "CHL FIN", of_finland("Karvonen"), level="ministerial")),
    ))  # fmt: skip
    assert set(found) == {"Aino Karvonen", "Jukka Karvonen", "Karvonen"}


def test_two_people_of_one_report_are_two(tmp_path: Path) -> None:
    cast = (of_finland("Aino Karvonen"), of_finland("Aino Karvosen", "Director General for Americas"))
    found = ledger(tmp_path, reading("a", "2024-05-15", a_round("2024-05-14", 8, *cast)))
    assert len(found.people()) == 2


def test_a_misprint_in_the_same_office_is_nobody_else(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        reading("a", "2024-05-15", a_round("2024-05-14", 8, AINO)),
        reading("b", "2024-05-15", a_round("2024-05-14", 8, of_finland("Aino Karvenen"))),
        reading("c", "2025-06-03", a_round("2025-06-02", 9, AINO)),
    )
    (holder,) = found.people()
    assert holder.name == "Aino Karvonen"


def test_people_of_two_parties_are_two(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        reading("a", "2024-05-15", met("2024-05-14", "CHL FIN", of_finland("Erik Lund"))),
        reading("b", "2024-07-15", met("2024-07-14", "CHL SWE", Participant("Erik Lund", "Vice Foreign Minister", "SWE"))),
    )
    assert [h.party for h in found.people()] == ["FIN", "SWE"]


def test_offices_one_after_the_other(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        reading("a", "2021-03-09", a_round("2021-03-08", 5, of_finland("Aino Karvonen", "Director General for the Americas"))),
        reading("b", "2024-05-15", a_round("2024-05-14", 8, of_finland("Aino Karvonen", "Vice Foreign Minister"))),
        reading("c", "2025-06-03", a_round("2025-06-02", 9, of_finland("Aino Karvonen", "Vice Minister of Foreign Affairs"))),
    )
    (holder,) = found.people()
    assert [(t.first, t.last) for t in holder.tenures] == [("2021-03-08", "2021-03-08"), ("2024-05-14", "2025-06-02")]


def test_whoever_sits_nowhere_is_known_as_of_the_report(tmp_path: Path) -> None:
    found = ledger(tmp_path, reading("a", "2024-05-15", a_round("2024-05-14", 8, INES)))
    (holder,) = found.people()
    assert holder.tenures[0].first == "2024-05-14"
    assert holder.mentions == (f"{found.meetings()[0].mentions[0].id.partition('/')[0]}/p1",)
