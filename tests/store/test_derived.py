"""What is derived: kept beside the record, deleted and made again at will; and records of the first format."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests import made
from tests.made_record import (
    AINO,
    INES,
    a_round,
    decision,
    digest,
    history,
    ledger,
    mention,
    met,
    origin,
    promise,
    reading,
)
from verbale.ledger import Ledger, rebuild, refresh
from verbale.model.facts import Commitment, Conflict, ConflictClass, Facts, Person
from verbale.model.reading import Reading
from verbale.model.record import DecisionKind, Digest, Placed
from verbale.model.spans import Span, quote
from verbale.resolve.meetings import keys_of
from verbale.store import Store, open_record
from verbale.store.derived import scratch
from verbale.store.digests import digest_of, mention_of, mention_text, origin_of, origin_text, rest_text
from verbale.store.tables import FORMAT

ORIGIN = origin("a", "2024-05-15", side="CHL", chain=("The Wire",), sketch=(3, 5), kind="press release")
ROUND = a_round("2024-05-14", 8, INES, AINO, city="Santiago", country="CHL", host="CHL", topics=("fisheries",))
DIGEST = digest(
    ORIGIN,
    ROUND,
    a_round("2023", status="past reference"),
    series=(history(("2014", 13), founded="2001", parallel=("SWE",)),),
    people=(Person("p1", "Aino Karvonen", ("Aino Karvonen", "Karvonen"), "Vice Foreign Minister", "FIN"),),
    commitments=(promise("exchange lists", "2024-12"),),
    conflicts=(Conflict("m1", "venue", ("a palace", ("2014", 13)), ConflictClass.ERROR, "a palace", "the body", "told twice"),),
)


# -- between digests and JSON --------------------------------------------------------------------------------------


def test_origins_and_mentions_come_back() -> None:
    assert origin_of(origin_text(ORIGIN)) == ORIGIN
    for one in DIGEST.mentions:
        assert mention_of(one.id, mention_text(one), ORIGIN) == one


def test_a_digest_comes_back() -> None:
    assert digest_of(ORIGIN, DIGEST.mentions, rest_text(DIGEST), "") == DIGEST


def test_the_words_of_a_commitment_come_back() -> None:
    text = "They are to exchange lists by December."
    told = Commitment("co1", ("CHL", "FIN"), "exchange lists", evidence=quote(ORIGIN.document, text, Span(12, 26)))
    one = Digest(ORIGIN, commitments=(told,))
    assert digest_of(ORIGIN, (), rest_text(one), text) == one


# -- the tables ----------------------------------------------------------------------------------------------------


POOL = "CHL-FIN|"


def test_mentions_without_parties_are_of_no_pool() -> None:
    one = digest(origin("b"), met("2024-05-14", ""))
    with scratch() as derived:
        derived.put([one], keys_of)
        assert derived.unplaced() == {"": [one.mentions[0].id]}


def test_what_is_put_in_is_found_by_its_keys() -> None:
    with scratch() as derived:
        assert derived.put([DIGEST], keys_of) == set()
        first, second = DIGEST.mentions
        assert derived.with_keys(keys_of(first)) == [first, second]
        assert derived.with_keys({"CHL-FIN@2024-05"}) == [first]
        assert derived.with_ids([second.id, "nowhere/m1"]) == [second]
        assert derived.unplaced() == {POOL: [first.id, second.id]}


def test_a_digest_takes_the_place_of_an_earlier_one() -> None:
    later = digest(ORIGIN, met("2024-06-11"))
    with scratch() as derived:
        derived.put([DIGEST], keys_of)
        derived.with_ids([m.id for m in DIGEST.mentions])
        assert derived.put([later], keys_of) == {key for m in DIGEST.mentions for key in keys_of(m)}
        assert derived.with_keys({"CHL-FIN@2024-05"}) == []
        assert derived.with_ids([m.id for m in DIGEST.mentions]) == list(later.mentions)
        assert derived.unplaced() == {POOL: [later.mentions[0].id]}


def test_places() -> None:
    first, second = (m.id for m in DIGEST.mentions)
    with scratch() as derived:
        derived.put([DIGEST], keys_of)
        derived.set_places({first: Placed("c1", "m1"), second: Placed("c2", "m1")})
        assert derived.placed([first, second]) == {first: Placed("c1", "m1"), second: Placed("c2", "m1")}
        assert derived.in_clusters(["c1"]) == {"c1": [DIGEST.mentions[0]]}
        assert derived.places([first, second]) == {first: "m1", second: "m1"}
        assert derived.unplace(first) == set(keys_of(DIGEST.mentions[0]))
        assert derived.unplaced() == {POOL: [first]}
        derived.clear()
        assert derived.places([first, second]) == {}
        assert derived.notes() is None


def test_more_values_than_one_query_takes() -> None:
    many = [digest(origin(f"{n:04}"), met("2024-05-14")) for n in range(1001)]
    with scratch() as derived:
        assert derived.put(many[:500], keys_of) | derived.put(many[500:], keys_of) == set()
        ids = {m.id for one in many for m in one.mentions}
        assert {m.id for m in derived.with_ids(ids)} == ids
        assert len(derived.with_keys({"CHL-FIN@2024-05"})) == len(many)


def test_notes() -> None:
    with scratch() as derived:
        assert derived.notes() is None
        derived.set_notes(("1", "7", "0"))
        derived.set_notes(("1", "8", "2"))
        assert derived.notes() == ("1", "8", "2")


def test_what_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.record", create=True) as store:
        store.add(reading("a", "2024-05-15", ROUND))
        refresh(store)
        with pytest.raises(ZeroDivisionError):
            _clear_and_fail(store)
        with store.derived() as derived:
            assert len(derived.meetings_of_documents(derived.origins())) == 1


def _clear_and_fail(store: Store) -> None:
    with store.deriving() as derived:
        derived.clear()
        raise ZeroDivisionError


def test_what_is_derived_by_other_rules_is_derived_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.record"
    with open_record(path, create=True) as store:
        store.add(reading("a", "2024-05-15", ROUND))
        refresh(store)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = 'older 1 0' WHERE key = 'derived'")
        connection.execute("UPDATE mentions SET meeting = 'm0', cluster = 'm0'")
    with open_record(path) as store:
        assert Ledger(store).meetings()[0].id != "m0"


# -- decisions and conflicts are part of the record ----------------------------------------------------------------


def test_decisions_are_kept_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.record"
    made_by = [decision(DecisionKind.SAME, "a/m1", "b/m1"), decision(DecisionKind.WITHDRAWN, "1")]
    with open_record(path, create=True) as store:
        assert [store.decide(d) for d in made_by] == [1, 2]
    with open_record(path) as store:
        rebuild(store)
        assert store.decisions() == tuple(replace(d, number=n) for n, d in enumerate(made_by, 1))


def test_conflicts_within_a_report_are_kept(tmp_path: Path) -> None:
    told = made.reading()
    within = Conflict("m1", "ordinal", (8, 9), ConflictClass.ERROR, 8, "the body", "told twice", told.claims[:2])
    with open_record(tmp_path / "a.record", create=True) as store:
        store.add(replace(told, conflicts=(within,)))
        assert store.reading(told.report.document.id).conflicts == (within,)


# -- records of format 1 -------------------------------------------------------------------------------------------


def first_format(path: Path, *readings: Reading) -> list[str]:
    """A record as the first format had it, and what it holds."""
    with open_record(path, create=True) as store:
        for one in readings:
            store.add(one, reader="verbale 0")
        refresh(store)
    with sqlite3.connect(path) as connection:
        for table in ("keys", "mentions", "digests", "decisions"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE readings DROP COLUMN conflicts")
        connection.execute("DELETE FROM meta WHERE key = 'derived'")
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
    return held(path)


def held(path: Path) -> list[str]:
    """The rows of the tables that the first format had."""
    wanted = {
        "documents": "id, source, text",
        "readings": "number, document, reader, given, content, report, times, rejected",
        "claims": "*",
    }
    with sqlite3.connect(path) as connection:
        return [repr(row) for table, columns in wanted.items() for row in connection.execute(f"SELECT {columns} FROM {table}")]


def test_a_record_of_format_1_is_brought_up_to_date(tmp_path: Path) -> None:
    readings = [made.reading(), reading("a", "2024-05-15", ROUND), reading("b", "2025-06-03", a_round("2025-06-02", 9))]
    before = first_format(path := tmp_path / "old.record", *readings)
    with open_record(path) as store:
        stored = {r.report.document.id: r for r in store.readings()}
        assert stored == {r.report.document.id: replace(r, facts=Facts()) for r in readings}
        found = Ledger(store)
    assert held(path) == before
    assert found.meetings() == ledger(tmp_path, *readings).meetings()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone() == (str(FORMAT),)
    with open_record(path) as store:
        assert store.decide(decision(DecisionKind.WITHDRAWN, "1")) == 1


def test_a_renewed_record_has_the_tables_of_a_new_one(tmp_path: Path) -> None:
    first_format(tmp_path / "old.record", made.reading())
    found = []
    for name in ("old.record", "new.record"):
        with open_record(tmp_path / name, create=True):
            pass
        with sqlite3.connect(tmp_path / name) as connection:
            rows = connection.execute("SELECT name, type FROM sqlite_master ORDER BY name").fetchall()
            columns = {t: [c[1:4] for c in connection.execute(f"PRAGMA table_info({t})")] for t, kind in rows if kind == "table"}
        found.append((rows, {t: sorted(c) for t, c in columns.items()}))
    assert found[0] == found[1]


def test_a_reading_of_format_1_that_comes_again_is_still_there(tmp_path: Path) -> None:
    first_format(path := tmp_path / "old.record", made.reading())
    with open_record(path) as store:
        assert store.holds(made.reading().report.document, reader="verbale 0")


def test_no_mention_without_a_report() -> None:
    assert mention("a", ROUND).id == DIGEST.mentions[0].id
