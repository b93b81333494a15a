"""The stages in their order, what becomes of a stage's failure, and processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import verbale.annotate
import verbale.clean
import verbale.extract
from tests import made
from verbale.errors import KnowledgeError, SourceError, UsageError, VerbaleError
from verbale.model.claims import Claim
from verbale.model.documents import Document, Reject
from verbale.model.reading import Reading
from verbale.pipeline import BATCH, DEFAULT_MODEL, Fault, Reader
from verbale.workers import spread

SOURCES = [f"{n}.txt" for n in range(2 * BATCH + 3)]


def documents() -> Iterator[Document | Reject]:
    for source in SOURCES:
        yield Reject(source, "empty") if source == "5.txt" else Document(source, made.TEXT)


def source_of(result: Reading | Reject) -> str:
    return result.report.document.source if isinstance(result, Reading) else result.source


def test_a_result_for_every_document_in_their_order() -> None:
    results = list(Reader().read(documents()))
    assert [source_of(r) for r in results] == SOURCES
    assert [source_of(r) for r in results if isinstance(r, Reject)] == ["5.txt"]


def test_a_reading_is_the_same_in_any_company() -> None:
    (alone,) = Reader().read([Document("3.txt", made.TEXT)])
    together = list(Reader().read(documents()))
    assert together[3] == alone


def test_processes_change_nothing() -> None:
    assert list(Reader(jobs=2).read(documents())) == list(Reader().read(documents()))


def test_the_date_given_is_taken() -> None:
    (reading,) = Reader().read([Document("a", made.TEXT)], published="2023-02-11")
    assert isinstance(reading, Reading)
    assert reading.report.published == "2023-02-11"


def test_documents_are_taken_a_batch_at_a_time() -> None:
    taken: list[str] = []

    def watched() -> Iterator[Document | Reject]:
        for item in documents():
            taken.append(item.source)
            yield item

    next(Reader().read(watched()))
    assert len(taken) == BATCH


@pytest.mark.parametrize("stage", ["clean", "annotate", "extract"])
def test_a_stage_that_breaks_down_costs_one_report_and_says_so(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, stage, ZeroDivisionError("by nought"))
    results = list(Reader().read(documents()))
    assert [source_of(r) for r in results] == SOURCES
    (fault,) = (r for r in results if isinstance(r, Fault))
    assert (fault.source, fault.reason) == ("7.txt", f"internal fault in {stage}: ZeroDivisionError: by nought")
    assert "Traceback" in fault.trace


def test_an_error_of_the_data_is_a_plain_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, "clean", SourceError("nothing but noise"))
    assert list(Reader().read([Document("7.txt", made.TEXT)])) == [Reject("7.txt", "nothing but noise")]


def test_an_error_that_every_document_would_meet_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, "annotate", KnowledgeError("offices.yaml: no offices"))
    with pytest.raises(KnowledgeError, match="no offices"):
        list(Reader().read(documents()))


def _break(monkeypatch: pytest.MonkeyPatch, stage: str, error: Exception) -> None:
    """Make a stage raise the error for the document 7.txt."""
    clean, annotate, extract = verbale.clean.clean, verbale.annotate.Annotator.annotate, verbale.extract.extract

    def unless(broken: bool) -> None:
        if broken:
            raise error

    def broken_clean(document, *, published=None):  # type: ignore[no-untyped-def]
        unless(document.source == "7.txt")
        return clean(document, published=published)

    def broken_annotate(self, reports):  # type: ignore[no-untyped-def]
        unless(any(r.document.source == "7.txt" for r in reports))
        return annotate(self, reports)

    def broken_extract(annotated):  # type: ignore[no-untyped-def]
        unless(annotated.report.document.source == "7.txt")
        return extract(annotated)

    if stage == "clean":
        monkeypatch.setattr(verbale.clean, "clean", broken_clean)
    elif stage == "annotate":
        monkeypatch.setattr(verbale.annotate.Annotator, "annotate", broken_annotate)
    else:
        monkeypatch.setattr(verbale.extract, "extract", broken_extract)


def test_claims_that_break_their_schema_are_rejected_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document("a.txt", made.TEXT)
    good = made.claims_of(document)
    bad = [
        replace(good[0], value="happened"),
        Claim("m1/p7", "office", "Minister", "Minister", good[0].evidence),
    ]
    monkeypatch.setattr(verbale.extract, "extract", lambda _: ((*good, *bad), (Reject("a.txt", "unsure"),)))
    (reading,) = Reader().read([document])
    assert isinstance(reading, Reading)
    assert reading.claims == good
    reasons = [r.reason for r in reading.rejected]
    assert reasons[0] == "unsure"
    assert "'happened' is not one of" in reasons[1]
    assert "no claim says who p7 is" in reasons[2]


def test_an_unknown_model_is_an_error_of_the_call() -> None:
    with pytest.raises(UsageError, match="no_such_model"):
        list(Reader("no_such_model").read([Document("a", made.TEXT)]))
    with pytest.raises(UsageError, match="no_such_model"):
        list(Reader("no_such_model", jobs=2).read([Document("a", made.TEXT)]))


def test_the_signature_tells_versions_and_date() -> None:
    assert Reader().signature() == f"verbale 0.1.0, {DEFAULT_MODEL} 3.8.0"
    assert Reader("a/folder").signature(published="2024").endswith("a/folder of unknown version, 2024")


def test_a_worker_ended_from_outside_is_told() -> None:
    with pytest.raises(VerbaleError, match="ended from outside"):
        list(spread(_die, [1, 2, 3], jobs=2))


def _die(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_workers_end_with_their_parent() -> None:
    code = "import tests.test_pipeline as t, verbale.workers as w; list(w.spread(t._tell_and_wait, [1, 2], jobs=2))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        workers = [int(process.stdout.readline()) for _ in range(2)]
        process.kill()
        for _ in range(100):
            if not any(map(_alive, workers)):
                return
            time.sleep(0.1)
    pytest.fail("workers outlive their parent")


def _tell_and_wait(_: int) -> None:
    print(os.getpid(), flush=True)
    time.sleep(60)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
