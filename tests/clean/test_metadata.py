"""Dates, names, outlets."""

from __future__ import annotations

import pytest

from verbale.clean.metadata import authors, dates, name_case, outlet_named, outlet_of_url
from verbale.knowledge.agency import publisher_of_host, publishers


def test_no_outlet_stands_twice() -> None:
    names = [outlet.name for outlet in publishers()]
    assert len(names) == len(set(names))
    assert all(outlet.domains and all(d == d.lower() and "." in d for d in outlet.domains) for outlet in publishers())


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("asia.nikkei.com", "Nikkei Asia"),
        ("www.nikkei.com", "Nikkei"),
        ("MOFA.GO.KR.", "Ministry of Foreign Affairs of the Republic of Korea"),
    ],
)
def test_the_longest_known_ending_of_a_host_counts(host: str, name: str) -> None:
    outlet = publisher_of_host(host)
    assert outlet is not None
    assert outlet.name == name


@pytest.mark.parametrize("source", ["reports/a.txt", "", "http://[", "https://example.org/bbc.com"])
def test_no_address_of_an_outlet(source: str) -> None:
    assert outlet_of_url(source) is None


def test_names_of_outlets_are_whole_words() -> None:
    assert outlet_named(["Sign up for Dawning of a day"]) is None
    assert outlet_named(["Follow  Dawn", "© The Hindu", "The Hindu app"]) == "The Hindu"


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("2024.07.26 12:51 | 2024-07-27", ["2024-07-26", "2024-07-27"]),
        ("Sept. 3rd, 2023", ["2023-09-03"]),
        ("3 de septiembre de 2023", ["2023-09-03"]),
        ("2024年7月26日", ["2024-07-26"]),
        ("31 June 2024", []),
        ("Written: 2023-11-16 10:12:59Updated: 2023-11-17 10:14:45", ["2023-11-16", "2023-11-17"]),
        ("version 1.2.2024.5", []),
    ],
)
def test_dates(line: str, days: list[str]) -> None:
    assert dates(line) == days


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana de la Cruz", ("Ana de la Cruz",)),
        ("By Reuters Staff", ()),
        ("by Joe Shaw", ("Joe Shaw",)),
        ("Two ministers met", ()),
    ],
)
def test_authors(line: str, names: tuple[str, ...]) -> None:
    assert authors(line) == names


def test_name_case() -> None:
    assert [name_case(n) for n in ("KIM JI-WON", "Kim Ji-won", "LI X", "J. O'HARA")] == [
        "Kim Ji-Won",
        "Kim Ji-won",
        "LI X",
        "J. O'Hara",
    ]
