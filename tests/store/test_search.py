"""Full text search: what is indexed, what a query means, and that no text and no query can harm it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine

from tests import made_record
from tests.made_words import Row, agreed, holds, said, told
from verbale.errors import UsageError
from verbale.model.documents import Document, Passage, Report, Role
from verbale.model.hits import Hit, HitKind
from verbale.model.reading import Reading
from verbale.model.spans import Span
from verbale.model.words import words_in
from verbale.store import search
from verbale.store.rows import document_row, reading_row
from verbale.store.tables import documents, metadata, readings

SAID = "the krill of the Southern Ocean must not be fished to the last"
HELD = "opposes any new licence for krill"
BODY = f"Chile {HELD}, and {SAID}, Vice Minister Inés Arriagada said."
DONE = "agreed to exchange lists of ships"
ROWS: list[Row] = [
    *said("st1", "CHL", SAID, verb="said"),
    *holds("po1", "CHL", "opposes", "any new licence for krill", HELD),
    *agreed("ag1", "CHL FIN", "exchange lists of ships", DONE),
    *agreed("co1", "CHL FIN", "exchange lists of ships", DONE),
    ("cx1", "what", "An ice shelf broke off in May", "An ice shelf broke off in May"),
    ("m1", "party", "CHL", "Chile"),
    ("m1", "topic", "krill", "krill"),
    ("d1", "topic", "ice shelf", "ice shelf"),
]
REPORT = told(
    "krill.txt",
    "2024-05-15",
    ["Krill stays off the hook", "[Share this krill]", BODY, f"They {DONE}. An ice shelf broke off in May."],
    ROWS,
)
OTHER = told("lanes.txt", "2024-06-01", ["Shipping lanes move", "Finland spoke of ships and ships, and of no fish."])


def put(connection: Connection, *given_: Reading) -> None:
    for one in given_:
        if not connection.execute(documents.select().where(documents.c.id == one.report.document.id)).first():
            connection.execute(documents.insert(), document_row(one.report.document))
        connection.execute(readings.insert(), reading_row(one, "made by hand"))
    search.index(connection, given_)


@contextmanager
def indexed(*given_: Reading) -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection)
        search.create(connection)
        put(connection, *given_)
        yield connection
    engine.dispose()


def found(words: str, *given_: Reading, **more: object) -> list[Hit]:
    with indexed(*given_ or (REPORT, OTHER)) as connection:
        return search.find(connection, words, **more)  # type: ignore[arg-type]


def kinds(hits: list[Hit]) -> list[str]:
    return sorted(h.kind.value for h in hits)


def shown(hit: Hit) -> str:
    """The words with what was found in brackets."""
    text = hit.text
    for start, end in reversed(hit.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


# -- what is indexed -----------------------------------------------------------------------------------------------


def test_passages_and_the_words_of_claims_are_found() -> None:
    hits = found("krill")
    assert kinds(hits) == ["passage", "passage", "position", "statement", "topic"]
    by = {h.kind: (h.subject, h.by, shown(h)) for h in hits if h.kind is not HitKind.PASSAGE}
    assert by == {
        HitKind.POSITION: ("po1", ("CHL",), "opposes any new licence for [krill]"),
        HitKind.STATEMENT: ("st1", ("CHL",), "the [krill] of the Southern Ocean must not be fished to the last"),
        HitKind.TOPIC: ("m1", (), "[krill]"),
    }
    assert {h.document for h in hits} == {REPORT.report.document.id}


def test_every_kind_of_claim_is_found() -> None:
    assert kinds(found('"lists of ships"')) == ["agreement", "commitment", "passage"]
    assert {(h.kind, h.subject) for h in found('"ice shelf"') if h.subject} == {(HitKind.CONTEXT, "cx1"), (HitKind.TOPIC, "d1")}


def test_furniture_and_repetitions_are_not_found() -> None:
    assert found("share") == []
    report = REPORT.report
    doubled = [replace(p, duplicate=True) if n == 0 else p for n, p in enumerate(report.passages)]
    assert found("hook")
    assert found("hook", replace(REPORT, report=replace(report, passages=tuple(doubled)))) == []


def test_readings_made_from_facts_are_found() -> None:
    told_ = made_record.reading("a", "2024-05-15", made_record.a_round("2024-05-14", 8, made_record.INES, city="Santiago"))
    assert [h.kind for h in found("arriagada santiago", told_)] == [HitKind.PASSAGE]


# -- what a query means --------------------------------------------------------------------------------------------


def test_all_words_must_be_there_in_any_order() -> None:
    assert kinds(found("ships lists")) == ["agreement", "commitment", "passage"]
    assert found("krill lanes") == []


def test_case_and_accents_do_not_count() -> None:
    (hit,) = found("INES ARRIAGADA")
    assert shown(hit).endswith("Vice Minister [Inés] [Arriagada] said.")


def test_a_phrase_is_found_only_as_it_stands() -> None:
    assert {shown(h) for h in found('"new licence"')} >= {"opposes any [new licence] for krill"}
    assert found('"licence new"') == []
    assert {h.text for h in found("“new licence”")} == {h.text for h in found('"new licence"')}


def test_what_is_written_together_is_a_phrase() -> None:
    assert len(found("southern-ocean")) == 2
    assert found("ocean-southern") == []


def test_a_beginning_is_found_with_every_end() -> None:
    assert [shown(h) for h in found("ship* lanes")] == ["[Shipping] [lanes] move"]
    assert found("ship lanes") == []
    assert [shown(h) for h in found('"vice min"*')] == [BODY.replace("Vice Minister", "[Vice Minister]")]


def test_only_the_kinds_and_parties_that_are_asked_for() -> None:
    assert kinds(found("krill", kinds=["statement", "topic"])) == ["statement", "topic"]
    assert kinds(found("krill", parties=["CHL"])) == ["position", "statement"]
    assert kinds(found("lists", parties=["CHL", "FIN"], kinds=["agreement"])) == ["agreement"]
    assert found("krill", parties=["CHL", "FIN"]) == []


def test_words_of_kinds_and_parties_are_no_words_of_the_text() -> None:
    assert found("statement") == found("chl") == []


def test_only_the_documents_that_are_asked_for() -> None:
    assert {h.document for h in found("ships", of={OTHER.report.document.id})} == {OTHER.report.document.id}
    assert found("krill", of={OTHER.report.document.id}) == []


def test_the_best_come_first() -> None:
    hits = found("ships", kinds=["passage"])
    assert [h.text.partition(" ")[0] for h in hits] == ["Finland", "They"]
    assert found("ships", kinds=["passage"], limit=1) == hits[:1]


def test_the_order_hangs_on_no_order() -> None:
    same = [replace(REPORT.report.document, source=f"{n}.txt") for n in range(5)]
    copies = [replace(REPORT, claims=(), facts=OTHER.facts, report=replace(REPORT.report, document=d)) for d in same]
    assert found("krill", *copies) == found("krill", *reversed(copies))


@pytest.mark.parametrize("words", ["", " ", '"', '""', "*", "- ( !", "\0", "\ud800"])
def test_nothing_to_search_for_is_a_wrong_call(words: str) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        found(words)


def test_what_is_no_kind_and_no_party_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="'rumour' is nothing to search in; there are passage, statement"):
        found("krill", kinds=["rumour"])
    with pytest.raises(UsageError, match="'\"' is no party"):
        found("krill", parties=['"'])


# -- what comes and goes -------------------------------------------------------------------------------------------


def content(connection: Connection) -> tuple[object, ...]:
    rows = connection.exec_driver_sql("SELECT kind, subject, by, start, end FROM quotes ORDER BY 1, 2, 3, 4, 5").all()
    return rows, [(h.text, h.marks) for h in search.find(connection, "ships")]


def test_what_is_taken_out_is_gone_and_comes_back_the_same() -> None:
    with indexed(REPORT, OTHER) as connection:
        before = content(connection)
        search.unindex(connection, [REPORT.report.document.id])
        assert search.find(connection, "krill") == []
        assert len(search.find(connection, "ships")) == 1
        put(connection, REPORT)
        assert content(connection) == before
        connection.exec_driver_sql("INSERT INTO quoted (quoted) VALUES ('integrity-check')")


def test_a_later_reading_takes_the_earlier_ones_place() -> None:
    with indexed(REPORT) as connection:
        search.unindex(connection, [REPORT.report.document.id, "sha256:of nothing"])
        put(connection, replace(REPORT, claims=(), facts=OTHER.facts))
        assert kinds(search.find(connection, "krill")) == ["passage", "passage"]


def test_all_of_it_can_be_cleared() -> None:
    with indexed(REPORT, OTHER) as connection:
        search.clear(connection)
        assert search.find(connection, "ships") == []
        search.create(connection)
        search.index(connection, [OTHER])
        assert len(search.find(connection, "ships")) == 1


def test_indexing_takes_milliseconds() -> None:
    copies = [
        replace(REPORT, report=replace(REPORT.report, document=replace(REPORT.report.document, source=str(n)))) for n in range(200)
    ]
    with indexed() as connection:
        for one in copies:
            connection.execute(documents.insert(), document_row(one.report.document))
            connection.execute(readings.insert(), reading_row(one, ""))
        start = time.process_time()
        search.index(connection, copies)
        assert (time.process_time() - start) / len(copies) < 0.01


# -- any text and any query ----------------------------------------------------------------------------------------

WILD = st.text(st.sampled_from("ab é̀\"'*-+:^(){}[]\\%_\0\ud800東\u0130 ORNT") | st.characters())
SIGNS = st.sampled_from('"*(),:-^+{}')
SYNTAX = st.lists(SIGNS | st.sampled_from(["AND", "OR", "NOT", "NEAR", "words", "tags", "krill", "ships"])).map(" ".join)


@settings(deadline=None)
@given(WILD | SYNTAX)
@example("krill NEAR(ships, 2)")
@example("words : krill OR tags : statement")
@example(" ".join(f"w{n}" for n in range(1000)))
@example('"' + "a " * 5000)
def test_no_query_raises_anything_but_a_wrong_call(words: str) -> None:
    with indexed(REPORT) as connection:
        try:
            hits = search.find(connection, words)
        except UsageError:
            return
        asked = search.sought(words)
        assert all(search.marks(h.text, [one]) for h in hits for one in asked)


def bare(text: str) -> Reading:
    """A report whose whole text is one passage."""
    document = Document("wild.txt", text)
    return Reading(Report(document, (Passage(Role.BODY, Span(0, len(text))),)))


@settings(deadline=None)
@given(WILD, st.data())
def test_every_word_of_a_text_finds_it_and_is_marked(text: str, data: st.DataObject) -> None:
    words = words_in(text)
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    query = text[word.start : word.end]
    with indexed(bare(text)) as connection:
        (hit,) = search.find(connection, query)
        assert text[hit.start : hit.end] == hit.text
        assert any(mark.start <= word.start - hit.start and word.end - hit.start <= mark.end for mark in hit.marks)
        (begun,) = search.find(connection, query + "*")
        assert begun.text == hit.text
        search.unindex(connection, [hit.document])
        assert search.find(connection, query) == []
