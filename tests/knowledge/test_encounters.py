from __future__ import annotations

import pytest

from verbale.knowledge import encounters, known_series, parties, series_aliases


@pytest.mark.parametrize(
    ("noun", "kind", "level", "series"),
    [
        ("summit", "meeting", "leaders", True),
        ("dialogues", "meeting", None, True),
        ("foreign office consultations", "meeting", None, True),
        ("telephone conversations", "phone-call", None, False),
        ("courtesy call", "courtesy-call", None, False),
        ("audience", "courtesy-call", None, False),
        ("working lunch", "meeting", None, False),
        ("2+2", "meeting", None, True),
    ],
)
def test_nouns(noun: str, kind: str, level: str | None, series: bool) -> None:
    found = encounters().nouns[noun]
    assert (found.type, found.level, found.series) == (kind, level, series)


@pytest.mark.parametrize(
    ("verb", "kind", "subject", "other"),
    [
        ("meet", "meeting", "party", "party"),
        ("hold", "meeting", "party", "encounter"),
        ("host", "meeting", "host", "encounter"),
        ("receive", "meeting", "host", "visitor"),
        ("call on", "courtesy-call", "visitor", "host"),
        ("phone", "phone-call", "party", "party"),
    ],
)
def test_verbs(verb: str, kind: str, subject: str, other: str) -> None:
    found = encounters().verbs[verb]
    assert (found.type, found.subject, found.object) == (kind, subject, other)


@pytest.mark.parametrize(
    ("word", "status"),
    [("slated", "scheduled"), ("propose", "proposed"), ("postpone", "postponed"), ("call off", "cancelled")],
)
def test_scheduling(word: str, status: str) -> None:
    assert encounters().scheduling[word] == status


@pytest.mark.parametrize(
    ("cue", "level"),
    [
        ("leaders'", "leaders"),
        ("foreign ministers'", "ministerial"),
        ("vice-ministerial", "vice-ministerial"),
        ("foreign secretary-level", "vice-ministerial"),
        ("director-general-level", "senior officials"),
        ("working-level", "working"),
    ],
)
def test_levels(cue: str, level: str) -> None:
    assert encounters().levels[cue] == level


def test_formats() -> None:
    assert encounters().formats["tripartite"] == "trilateral"
    assert encounters().formats["two-plus-two"] == "2+2"


def test_what_is_not_diplomatic_contains_a_noun_or_verb_of_encounter() -> None:
    grammar = encounters()
    words = {word for noun in (*grammar.nouns, *grammar.verbs) for word in noun.split()} | {"reshuffle", "reunion"}
    words |= {"clip", "number", "break", "hearing", "stage", "congress", "hall", "center", "centre", "first-round"}
    strangers = [phrase for phrase in grammar.not_diplomatic if not words & set(phrase.split())]
    assert set(strangers) <= {"press briefing", "news briefing", "media briefing", "regular briefing", "daily briefing"}
    assert {"press conference", "cabinet meeting", "party congress"} <= grammar.not_diplomatic
    assert not grammar.not_diplomatic & grammar.nouns.keys()


def test_series_are_of_known_parties_and_sizes() -> None:
    for series in known_series():
        assert all(code in parties() for code in series.parties), series.name
        assert list(series.parties) == sorted(series.parties), series.name
        if series.format == "bilateral":
            assert len(series.parties) == 2, series.name
        if series.format == "trilateral":
            assert len(series.parties) == 3, series.name


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("AUSMIN", "Australia-United States Ministerial Consultations"),
        ("TICAD", "Tokyo International Conference on African Development"),
        ("C5+1", "Central Asia-US Dialogue"),
        ("CHOGM", "Commonwealth Heads of Government Meeting"),
        ("weimar triangle", "Weimar Triangle"),
    ],
)
def test_series_by_alias(alias: str, name: str) -> None:
    assert series_aliases()[alias.casefold()].name == name
