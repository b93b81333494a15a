"""When a value counts as the annotated one."""

from __future__ import annotations

import pytest

from evals import likeness


@pytest.mark.parametrize(
    ("gold", "told", "same"),
    [
        ("Wopke Hoekstra", "HOEKSTRA Wopke", True),
        ("José Manuel Albares", "Jose Manuel Albares", True),
        ("Cho Tae-yul", "Cho Taeyul", True),
        ("Cho Tae-yul", "CHO Tae Yul", True),
        ("Alfred Mutua", "Dr. Alfred N. Mutua", True),
        ("Alfred Mutua", "Mutua", False),
        ("Mutua", "Alfred Mutua", True),
        ("Espen Barth Eide", "Anniken Huitfeldt", False),
        ("", "Anniken Huitfeldt", False),
    ],
)
def test_same_name(gold: str, told: str, same: bool) -> None:
    assert likeness.same_name(gold, told) is same


@pytest.mark.parametrize(
    ("gold", "told", "same"),
    [
        ("Minister for Foreign Affairs", "Foreign Minister", True),
        ("Foreign Minister", "Kenyan Foreign Minister", True),
        ("Foreign Minister", "Deputy Foreign Minister", False),
        ("Foreign Minister; Deputy Prime Minister", "Deputy Prime Minister", True),
        ("Vice Foreign Minister (counterpart)", "First Vice Foreign Minister", True),
        ("Vice Foreign Minister", "First Vice Foreign Minister", False),
        ("Foreign Minister", None, False),
    ],
)
def test_same_office(gold: str, told: str | None, same: bool) -> None:
    assert likeness.same_office(gold, told) is same


@pytest.mark.parametrize(
    ("gold", "told", "same"),
    [
        ("Kenya-Oman Joint Trade Committee", "Joint Trade Committee between Kenya and Oman", True),
        ("Norway-Chile Political Consultations", "Norwegian-Chilean Political Consultations", True),
        ("Norway-Chile Political Consultations", "Norway-Peru Political Consultations", False),
        ("ASEAN Regional Forum", "29th ASEAN Regional Forum", True),
        ("Weimar Triangle", "Lublin Triangle", False),
        ("Weimar Triangle", None, False),
    ],
)
def test_same_series(gold: str, told: str | None, same: bool) -> None:
    assert likeness.same_series(gold, told) is same


@pytest.mark.parametrize(
    ("field", "gold", "told", "same"),
    [
        ("parties", ["KEN", "OMN"], ["OMN", "KEN"], True),
        ("parties", ["KEN", "OMN"], ["KEN"], False),
        ("date", "2024-06", "2024-06-03", False),
        ("city", "Bogotá", "Bogota", True),
        ("city", "Bogotá", None, False),
        ("ordinal", 3, 3, True),
        ("ordinal", 3, 2, False),
        ("level", "ministerial", "vice-ministerial", False),
    ],
)
def test_same_value(field: str, gold: object, told: object, same: bool) -> None:
    assert likeness.same_value(field, gold, told) is same


@pytest.mark.parametrize(
    ("a", "b", "may"),
    [("2024-06", "2024-06-03", True), ("2024-06-03", "2024-06-04", False), ("2024", "2023-12-30/2024-01-02", True)],
)
def test_dates_may_meet(a: str, b: str, may: bool) -> None:
    assert likeness.may_meet(a, b) is may
