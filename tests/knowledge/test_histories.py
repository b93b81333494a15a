from __future__ import annotations

from verbale import knowledge
from verbale.model import edtf


def test_relations_are_between_known_parties_at_true_dates() -> None:
    table = knowledge.parties()
    for pair, dates in knowledge.relations().items():
        assert all(code in table for code in pair), pair
        assert all(edtf.valid(d) and 1800 < int(d[:4]) < 2030 for d in dates), pair
    assert knowledge.relations()[frozenset(("CHN", "FRA"))] == ("1964-01-27",)


def test_founding_events_have_words_in_lower_case() -> None:
    for event in knowledge.founding_events():
        assert event.words
        assert all(w == w.lower() for w in event.words)
        assert len(event.parties) in (0, 2)


def test_council_seats_are_held_for_two_years_by_five_new_members_each() -> None:
    years = knowledge.council_years()
    assert years["IND"] >= {2011, 2012, 2021, 2022}
    assert 2023 not in years["IND"]
    for year in range(1998, 2026):
        assert sum(year in held for held in years.values()) == 10, year


def test_verbs_of_history_are_apart() -> None:
    grammar = knowledge.histories()
    assert not grammar.founding & grammar.lapse
    assert not grammar.lapse & grammar.resumption
    for phrases in (grammar.causes, grammar.revivers, grammar.purposes):
        assert all(phrase[0] == first for first, some in phrases.items() for phrase in some)
