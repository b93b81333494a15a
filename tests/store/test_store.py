"""A record: what goes in comes out, once, in the same order whatever the order in which it came."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import made
from verbale.errors import RecordError
from verbale.model.claims import Basis, Claim, Modality
from verbale.model.documents import Document, Hints, Report
from verbale.model.facts import Facts
from verbale.model.reading import Reading
from verbale.model.spans import Span, quote
from verbale.store import Store, open_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialogues.record"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_record(path, create=True) as opened:
        yield opened


def bare(reading: Reading) -> Reading:
    """A reading as a record keeps it: not assembled."""
    return replace(reading, facts=Facts())


def test_what_goes_in_comes_out(store: Store) -> None:
    reading = made.reading()
    assert store.add(reading) is True
    assert list(store.readings()) == [bare(reading)]
    assert list(store.documents()) == [reading.report.document]
    assert store.claims(reading.report.document.id) == reading.claims


def test_it_is_still_there_when_opened_again(path: Path) -> None:
    with open_record(path, create=True) as store:
        store.add(made.reading())
    with open_record(path) as store:
        assert list(store.readings()) == [bare(made.reading())]


def test_adding_twice_changes_nothing(store: Store, path: Path) -> None:
    store.add(made.reading(), reader="verbale 1")
    before = _dump(path)
    assert store.add(made.reading(), reader="verbale 1") is False
    assert _dump(path) == before


def test_a_later_reading_is_current_and_the_earlier_one_is_kept(store: Store, path: Path) -> None:
    first = made.reading()
    second = replace(first, claims=first.claims[:5])
    assert store.add(first, reader="verbale 1")
    assert store.add(second, reader="verbale 2")
    assert list(store.readings()) == [bare(second)]
    assert store.holds(first.report.document, reader="verbale 2")
    assert not store.holds(first.report.document, reader="verbale 1")
    with sqlite3.connect(path) as connection:
        counts = connection.execute("SELECT count(*) FROM claims GROUP BY reading ORDER BY reading").fetchall()
    assert counts == [(len(first.claims),), (5,)]


def test_what_came_with_a_text_may_change(store: Store) -> None:
    first = made.reading()
    document = replace(first.report.document, published="2023-02-11")
    second = replace(first, report=replace(first.report, document=document))
    assert store.add(first, reader="verbale 1")
    assert not store.holds(document, reader="verbale 1")
    assert store.add(second, reader="verbale 1")
    assert list(store.documents()) == [document]
    assert list(store.readings()) == [bare(second)]


def test_the_order_is_that_of_the_sources(tmp_path: Path) -> None:
    names = [f"{n:02}.txt" for n in range(9)]
    for attempt in range(3):
        shuffled = random.Random(attempt).sample(names, len(names))
        with open_record(tmp_path / f"{attempt}.record", create=True) as store:
            for name in shuffled:
                store.add(made.reading(name))
            assert [r.report.document.source for r in store.readings()] == names
            assert [d.source for d in store.documents()] == names


def test_two_texts_of_one_source_are_two_documents(store: Store) -> None:
    store.add(made.reading("a.txt"))
    store.add(made.reading("a.txt", made.TEXT + "Corrected.\n"))
    assert len(list(store.documents())) == 2


def test_readings_may_be_added_while_others_are_read(store: Store, path: Path) -> None:
    store.add(made.reading("a.txt"))
    with open_record(path, create=True) as other:
        for reading in store.readings():
            assert reading.report.document.source == "a.txt"
        other.add(made.reading("b.txt"))
    assert len(list(store.readings())) == 2


def test_an_unknown_document_is_an_error(store: Store) -> None:
    with pytest.raises(RecordError, match="no document sha256:0"):
        store.claims("sha256:0")


def test_a_document_without_claims_is_kept(store: Store) -> None:
    reading = Reading(Report(Document("empty.txt", "Nothing."), ()))
    assert store.add(reading)
    assert list(store.readings()) == [reading]


ANY_TEXT = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40)


@st.composite
def any_reading(draw: st.DrawFn) -> Reading:
    """A reading of any text: half surrogates, controls, combining marks and all."""
    document = Document(draw(ANY_TEXT), draw(ANY_TEXT), "2024~", draw(st.none() | ANY_TEXT), hints=Hints(draw(ANY_TEXT)))
    size = len(document.text)
    start = draw(st.integers(0, size - 1))
    evidence = quote(document.id, document.text, Span(start, draw(st.integers(start + 1, size))))
    values = ANY_TEXT | st.integers(-(2**60), 2**60) | st.booleans() | st.tuples(ANY_TEXT, st.integers(0, 99))
    made_claim = st.builds(
        Claim,
        subject=st.sampled_from(["m1", "s1"]),
        property=ANY_TEXT,
        value=values,
        original=ANY_TEXT,
        evidence=st.sampled_from([evidence, None]),
        basis=st.sampled_from(Basis),
        rule=st.none() | ANY_TEXT,
        because=st.none() | ANY_TEXT,
        premises=st.lists(ANY_TEXT, max_size=2).map(tuple),
        modality=st.sampled_from(Modality),
        attribution=st.lists(ANY_TEXT, max_size=2).map(tuple),
        confidence=st.floats(0, 1),
        extractor=ANY_TEXT,
    )
    return Reading(Report(document, (), headline=draw(ANY_TEXT)), tuple(draw(st.lists(made_claim, max_size=4))))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(any_reading())
def test_any_text_survives(store: Store, reading: Reading) -> None:
    store.add(reading, reader="any")
    document = reading.report.document
    assert store.claims(document.id) == reading.claims
    assert bare(reading) in list(store.readings())
    assert store.add(reading, reader="any") is False


def test_no_record_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"none\.record: there is no such record"):
        open_record(tmp_path / "none.record")
    with pytest.raises(RecordError, match="not a file"):
        open_record(tmp_path, create=True)
    with pytest.raises(RecordError, match="no/where"):
        open_record(tmp_path / "no" / "where", create=True)


@pytest.mark.parametrize("create", [True, False])
def test_another_file_is_not_touched(tmp_path: Path, create: bool) -> None:
    text = tmp_path / "letter.txt"
    text.write_text("A letter, and no record at all. " * 99)
    database = tmp_path / "other.db"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    for file in (text, database):
        before = file.read_bytes()
        with pytest.raises(RecordError, match=f"{file.name}: not a record"):
            open_record(file, create=create)
        assert file.read_bytes() == before


def test_a_record_of_a_later_version_is_refused(path: Path) -> None:
    open_record(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    with pytest.raises(RecordError, match="format 99, made by a later verbale"):
        open_record(path)


def test_a_damaged_record_is_an_error(path: Path) -> None:
    with open_record(path, create=True) as store:
        for n in range(30):
            store.add(made.reading(f"{n}.txt"))
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(RecordError, match=r"dialogues\.record"), open_record(path) as store:
        list(store.readings())


def test_a_read_only_record_can_be_read_and_not_added_to(path: Path) -> None:
    with open_record(path, create=True) as store:
        store.add(made.reading())
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        pytest.skip("this user may write to any file")
    with open_record(path) as store:
        assert len(list(store.readings())) == 1
        with pytest.raises(RecordError, match="readonly"):
            store.add(made.reading("another.txt"))


def test_sqlalchemy_is_imported_only_for_a_record() -> None:
    code = "import sys, verbale.store, verbale.cli; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())
