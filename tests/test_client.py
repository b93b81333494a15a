"""A record over HTTP: the same answers as from its file, and what goes wrong said in a sentence."""

from __future__ import annotations

import inspect
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

import verbale
from tests.made_record import AINO, INES, OCEAN, a_round, promise, reading
from tests.web.conftest import examples
from verbale.api import FileRecord
from verbale.client import RemoteRecord, record
from verbale.client.line import KEPT
from verbale.errors import RecordError, UsageError
from verbale.ledger import refresh
from verbale.store import open_record
from verbale.views import table, timeline
from verbale.web import application
from verbale.web.roles import Keys

Question = Callable[[verbale.Record], Any]

READER, EDITOR = "a-reader-of-some-length", "an-editor-of-some-length"


class Heard:
    """An application that notes what it is asked, and with which tags."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.paths: list[str] = []
        self.statuses: list[int] = []
        self.clients: set[tuple[str, int]] = set()
        self.before: Callable[[str], None] = lambda _: None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["path"] + (f"?{scope['query_string'].decode()}" if scope["query_string"] else "")
            self.before(path)
            self.paths.append(path)
            self.clients.add(tuple(scope["client"]))

        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                self.statuses.append(message["status"])
            await send(message)

        await self._app(scope, receive, sending)


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """The address of a server, which runs meanwhile."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def pacific(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the examples, with a decision."""
    path = tmp_path_factory.mktemp("client") / "pacific.record"
    path.write_bytes(examples())
    return path


@pytest.fixture(scope="session")
def address(pacific: Path) -> Iterator[str]:
    with serving(application(pacific)) as where:
        yield where


@pytest.fixture(scope="session")
def here(pacific: Path) -> Iterator[verbale.Record]:
    with verbale.open(pacific) as opened:
        yield opened


@pytest.fixture(scope="session")
def there(address: str) -> Iterator[verbale.Record]:
    with verbale.open(address) as opened:
        yield opened


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A record of two rounds, to be changed."""
    path = tmp_path / "own.record"
    with open_record(path, create=True) as store:
        store.add(reading("a", "2023-05-16", a_round("2023-05-15", 7, INES, AINO)))
        store.add(reading("b", "2024-05-15", a_round("2024-05-14", 8, INES, AINO), promises=(promise("meet in 2025", "2025"),)))
        refresh(store)
    return path


# -- the same questions, the same answers --------------------------------------------------------------------------


def test_both_records_can_be_asked_the_same_in_the_same_way() -> None:
    wanted = {n: f for n, f in vars(verbale.Record).items() if inspect.isfunction(f) and (not n.startswith("_") or n == "__exit__")}
    assert {"add", "table", "timeline", "explain", "close"} <= set(wanted)
    for kind in (FileRecord, RemoteRecord):
        assert {n for n, f in vars(kind).items() if inspect.isfunction(f) and not n.startswith("_")} == set(wanted) - {"__exit__"}
        assert {n: inspect.signature(getattr(kind, n)) for n in wanted} == {n: inspect.signature(f) for n, f in wanted.items()}


CHILE = ("Chile", "New Zealand")

QUESTIONS: dict[str, Question] = {
    "timeline of all": lambda r: r.timeline(),
    "timeline of two": lambda r: r.timeline(*CHILE, since=date(2025, 1, 1), until=date(2026, 6, 30)),
    "timeline of nothing": lambda r: r.timeline("Kenya"),
    "series": lambda r: r.series("consultations", *CHILE),
    "who": lambda r: r.who("macpherson"),
    "who of a party": lambda r: r.who("Macpherson", "NZL"),
    "office": lambda r: r.who("Chilean vice foreign minister"),
    "positions": lambda r: r.positions("Santiago", "krill"),
    "search": lambda r: r.search("krill", limit=3),
    "search in kinds": lambda r: r.search('"krill"', kinds=["commitment", "statement"], parties=["Chile"]),
    "brief": lambda r: r.brief(*CHILE),
    "brief on a series": lambda r: r.brief(*CHILE, series="consultations"),
    "stats": lambda r: r.stats(),
    "meetings": lambda r: [r.meeting(e.id) for e in r.timeline().meetings],
    "why": lambda r: [r.explain(e.id) for e in r.timeline().meetings],
    "why a mention": lambda r: r.explain(r.search("krill", kinds=["commitment"]).quotations[0].told[0].id),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_answer_is_the_one_from_the_file(here: verbale.Record, there: verbale.Record, question: str) -> None:
    answer = QUESTIONS[question](there)
    assert answer == QUESTIONS[question](here)
    assert answer


@pytest.mark.parametrize("name", table.TABLES)
def test_each_table_is_the_one_from_the_file(here: verbale.Record, there: verbale.Record, name: str) -> None:
    rows, known = there.table(name), here.table(name)
    assert (json.dumps(rows), rows.columns) == (json.dumps(known), known.columns)
    if name in table.OF_PARTIES:
        assert json.dumps(there.table(name, parties=CHILE)) == json.dumps(here.table(name, parties=CHILE))
    assert list(rows.to_pandas().columns) == list(rows.columns)


WRONG: dict[str, Question] = {
    "party": lambda r: r.timeline("Chil"),
    "series": lambda r: r.series("polical konsultations"),
    "meeting": lambda r: r.meeting("m000000"),
    "person": lambda r: r.who("de la Fuentes"),
    "office": lambda r: r.who("Kenyan foreign minister"),
    "topic": lambda r: r.positions("Chile", "..."),
    "no topic": lambda r: r.positions("Chile", " "),
    "words": lambda r: r.search("!!"),
    "id": lambda r: r.explain("x0"),
    "one party": lambda r: r.brief("Chile"),
    "table": lambda r: r.table("people_"),
    "table of parties": lambda r: r.table("people", parties=["Chile"]),
    "signs of addresses": lambda r: r.who("a/b?c#d%2Fe é ../.."),
    "a name of two lines": lambda r: r.who("zebedee\nquill"),
    "no name": lambda r: r.series(""),
    "no id": lambda r: r.meeting(""),
    "a step up": lambda r: r.explain(".."),
}


@pytest.mark.parametrize("question", WRONG)
def test_what_is_wrong_is_told_as_by_the_file(here: verbale.Record, there: verbale.Record, question: str) -> None:
    with pytest.raises(UsageError) as known:
        WRONG[question](here)
    with pytest.raises(UsageError) as told:
        WRONG[question](there)
    assert str(told.value) == str(known.value).replace("zebedee\\n", "zebedee ")


def test_half_a_character_is_no_fault(there: verbale.Record) -> None:
    for question in (lambda: there.meeting("\ud83d"), lambda: there.timeline("\ud83d"), lambda: there.search("\ud83d")):
        with pytest.raises(UsageError):
            question()


# -- long answers --------------------------------------------------------------------------------------------------


@pytest.fixture
def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a record were long: servers put one thing into each part."""
    monkeypatch.setattr(timeline, "SIZE", 1)
    monkeypatch.setattr(table, "SIZE", 1)


@pytest.mark.usefixtures("in_small_parts")
def test_long_answers_are_joined(own: Path, pacific: Path) -> None:
    for path in (own, pacific):
        heard = Heard(application(path))
        with serving(heard) as where, verbale.open(where) as there, verbale.open(path) as here:
            assert there.timeline() == here.timeline()
            assert any("page=2" in asked for asked in heard.paths)
            for name in table.TABLES:
                assert json.dumps(there.table(name)) == json.dumps(here.table(name))


@pytest.mark.usefixtures("in_small_parts")
def test_a_record_that_changes_meanwhile_is_asked_again(own: Path) -> None:
    heard = Heard(application(own))
    new = iter(range(1, 3))

    def change(path: str) -> None:
        if "page=2" in path and (number := next(new, None)):
            with open_record(own) as store:
                store.add(reading(f"new {number}", "2025-06-02", a_round(f"202{number + 4}-06-01", 8 + number, INES, AINO)))

    with serving(heard) as where, verbale.open(where) as there, verbale.open(own) as here:
        heard.before = change
        assert len(there.timeline().meetings) == 4
        assert there.timeline() == here.timeline()


@pytest.mark.usefixtures("in_small_parts")
def test_a_record_that_never_rests_is_told(own: Path) -> None:
    heard = Heard(application(own))

    def change(path: str) -> None:
        if "page=2" in path:
            with open_record(own) as store:
                store.add(reading(f"new {time.monotonic_ns()}", "2025-06-02", a_round("2025-06-01", 9, INES, AINO)))

    with serving(heard) as where, verbale.open(where) as there:
        heard.before = change
        with pytest.raises(RecordError, match=r"127.0.0.1:\d+: the record changes faster than /timeline.json can be read"):
            there.timeline()
    assert sum("page=2" in path for path in heard.paths) == record.TRIES


# -- the line ------------------------------------------------------------------------------------------------------


def test_what_has_not_changed_is_not_sent_again_and_the_line_is_kept(own: Path) -> None:
    heard = Heard(application(own))
    with serving(heard) as where, verbale.open(where) as there:
        first = there.timeline("Chile")
        assert there.timeline("Chile") == first
        assert heard.statuses == [200, 200, 304]
        with open_record(own) as store:
            store.add(reading("c", "2025-06-02", a_round("2025-06-01", 9, INES, AINO)))
        assert len(there.timeline("Chile").meetings) == 3
        assert heard.statuses[3:] == [200]
        for number in range(KEPT):
            there.search(f"krill{number}")
        assert there.timeline("Chile") != first
        assert heard.statuses[-1] == 200
        assert len(heard.clients) == 1


def test_a_token_is_sent_and_asked_for(own: Path) -> None:
    with serving(application(own, keys=Keys(READER, EDITOR, None))) as where:
        with verbale.open(where, token=READER) as there:
            assert there.series("ocean dialogue").name == OCEAN
            with pytest.raises(UsageError, match="only editors add reports"):
                there.add(reading("c", "2025-06-02", a_round("2025-06-01", 9, INES, AINO)))
        with pytest.raises(UsageError, match=f"{where}: a token is needed"):
            verbale.open(where)
        with pytest.raises(UsageError, match="the token is not the one that is wanted"):
            verbale.open(where, token=READER + "x")
        for token in ("", "é", "two words", "line\nbreak"):
            with pytest.raises(UsageError, match="a token has letters"):
                verbale.open(where, token=token)


def test_an_editor_adds_what_was_read_here(own: Path) -> None:
    text = "Chile and Kenya discuss ports\n\nNAIROBI, May 17 -- The foreign ministers of Chile and Kenya met in Nairobi on Friday."
    found = verbale.read(text, published="2024-05-18", source="https://example.test/ports")
    with serving(application(own, keys=Keys(READER, EDITOR, None))) as where, verbale.open(where, token=EDITOR) as there:
        assert there.add(found) == 1
        assert there.add(found) == 0
        (entry,) = there.timeline("Kenya").meetings
        assert (entry.date, entry.city, entry.notes[0].source) == ("2024-05-17", "Nairobi", "https://example.test/ports")
        assert entry.notes[0].document == found.report.document.id
        with pytest.raises(UsageError, match=r"^text: "):
            there.add(verbale.read("The ministers of Chile and Kenya met \ud83d."))


def test_a_prefix_of_a_proxy_stays(own: Path) -> None:
    room = application(own)

    async def below(scope: Scope, receive: Receive, send: Send) -> None:
        await room({**scope, "path": scope["path"].removeprefix("/pacific")}, receive, send)

    heard = Heard(below)
    with serving(heard) as where, verbale.open(f"{where}/pacific/") as there:
        assert there.stats().counts.reports == 2
    assert set(heard.paths) == {"/pacific/stats.json"}


def test_a_closed_record_is_not_asked(address: str) -> None:
    with verbale.open(address) as there:
        pass
    with pytest.raises(UsageError, match="the record was closed"):
        there.stats()


# -- who answers is no reading room --------------------------------------------------------------------------------


@contextmanager
def answering(status: int, media: str, body: bytes, **headers: str) -> Iterator[str]:
    """A server that always answers the same."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in ({"Content-Type": media, "Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def problem(detail: object) -> bytes:
    return json.dumps({"detail": detail}).encode()


JSON, PROBLEM = "application/json", "application/problem+json"


@pytest.mark.parametrize(
    ("status", "media", "body", "kind", "said"),
    [
        (200, "text/html", b"<h1>Welcome", RecordError, r"no reading room of verbale answers \(status 200, text/html\)"),
        (404, "text/html", b"nothing", RecordError, r"no reading room of verbale answers \(status 404"),
        (404, JSON, problem("nothing"), RecordError, "no reading room"),
        (200, JSON, b'{"hello": "world"}', RecordError, "/stats.json is not answered as verbale .* does: no Stats"),
        (200, JSON, b'{"as_of": 7, "counts": 7}', RecordError, r"does: \.as_of: 7 is no"),
        (200, JSON, b'{"as_of": nul', RecordError, "is not answered"),
        (200, JSON, b"[" * 100_000, RecordError, "is not answered"),
        (200, JSON, b"\xff\xfe", RecordError, "is not answered"),
        (503, PROBLEM, problem("the record cannot be read now"), RecordError, r"127\.0\.0\.1:\d+: the record cannot be read now"),
        (500, PROBLEM, problem("a mistake"), RecordError, "a mistake"),
        (503, "text/plain", b"busy", RecordError, r"no reading room of verbale answers \(status 503"),
        (429, PROBLEM, problem("too often"), RecordError, "too often"),
        (421, PROBLEM, problem("not by that name"), UsageError, r"127\.0\.0\.1:\d+: not by that name"),
        (422, PROBLEM, problem("no \x1b[2J party"), UsageError, r"^no  \[2J party$"),
        (422, PROBLEM, problem(7), RecordError, "no reading room"),
        (422, PROBLEM, b"[", RecordError, "no reading room"),
        (401, "text/plain", b"", UsageError, "a token is needed"),
        (304, JSON, b"", RecordError, "status 304"),
    ],
)
def test_what_is_no_reading_room_is_told(status: int, media: str, body: bytes, kind: type[Exception], said: str) -> None:
    with answering(status, media, body) as where, pytest.raises(kind, match=said):
        verbale.open(where)


def test_no_referral_is_followed(own: Path) -> None:
    heard = Heard(application(own))
    with (
        serving(heard) as other,
        answering(302, "text/plain", b"", Location=f"{other}/stats.json") as where,
        pytest.raises(RecordError, match=f"it refers to {other}/stats.json; open that address"),
    ):
        verbale.open(where, token=READER)
    assert heard.paths == []


def test_where_nothing_answers_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port = bound.getsockname()[1]
    with pytest.raises(RecordError, match=rf"http://127.0.0.1:{port}: no answer: .*refused"):
        verbale.open(f"http://127.0.0.1:{port}")


def test_who_never_answers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verbale.client.line.ANSWERING", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as bound, pytest.raises(RecordError, match="no answer: timed out"):
        verbale.open(f"http://127.0.0.1:{bound.getsockname()[1]}")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("http://", "is no address"),
        ("http://:80", "is no address"),
        ("http://[::1", "is no address"),
        ("http://127.0.0.1:99999", "is no address"),
        ("http://127.0.0.1:0", "is no address"),
        ("http://a b/", "is no address"),
        ("http://127.0.0.1\x1b[2J", "is no address"),
        ("http://\ud83d/", "is no address"),
        ("https://me:secret@example.test/", "^https://example.test: an address has no name, password or query"),
        ("http://127.0.0.1/?token=x", "has no name, password or query"),
    ],
)
def test_an_address_that_is_none_is_told(where: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as told:
        verbale.open(where)
    assert str(told.value).isprintable()


def test_what_cannot_be_asked_of_the_one_or_the_other_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"http://example\.test: as_of works .* for which its file is needed"):
        verbale.open("http://example.test", as_of="2024-05-17")
    with pytest.raises(UsageError, match="a record is made where its file is"):
        verbale.open("http://example.test", create=True)
    with pytest.raises(UsageError, match="a file needs none"):
        verbale.open(tmp_path / "r.record", token=READER)


def test_without_the_library_it_is_told(tmp_path: Path) -> None:
    code = "import sys; sys.modules['httpx'] = None\nimport verbale\nverbale.open('http://127.0.0.1:9')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "UsageError: a record over HTTP needs the package httpx: install verbale[client]" in done.stderr


def test_a_file_is_opened_without_the_library(own: Path) -> None:
    code = f"import sys, verbale; verbale.open({str(own)!r}).stats(); sys.exit('httpx' in sys.modules or 'pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_record_over_http_needs_no_part_of_the_server(address: str) -> None:
    code = f"import sys, verbale; verbale.open({address!r}).timeline(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & {"pydantic", "fastapi", "sqlalchemy", "spacy"} == set()
