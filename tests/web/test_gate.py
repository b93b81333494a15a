"""Who may come in, what every answer carries, and that no word of a report does any harm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web import hostile
from tests.web.conftest import room
from tests.web.crawl import crawl
from tests.web.html import checked
from verbale.web.gate import HEADERS
from verbale.web.roles import Keys

TOKEN = "a-token-that-is-long-enough"


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return room(hostile.record(tmp_path_factory.mktemp("hostile")))


def test_harmful_words_stay_words_on_every_page(harmed: TestClient) -> None:
    seen = list(crawl(harmed, "/", "/search?q=krill", "/brief?party=CHL&party=FIN"))
    assert len(seen) > 40
    assert {address: status for address, status, _ in seen if status != 200} == {}
    for address, _, page in seen:
        if page is None:
            continue
        assert page.faults == [], address
        assert {e.attributes.get("src", "").partition("?")[0] for e in page.of("script")} == {"/static/page.js"}
        assert not page.of("style", "iframe", "object", "embed", "base", "img")
        for element in page.elements:
            assert not [name for name in element.attributes if name.startswith("on") or name in ("style", "srcdoc")]
            for name in ("href", "src", "action"):
                assert re.match(r"/(?!/)|#|$", element.attributes.get(name, "")), (address, element)


def test_harmful_words_are_all_there_to_be_read(harmed: TestClient) -> None:
    (report, *_) = harmed.get("/home.json").json()["reports"]
    text = checked(harmed.get(f"/reports/{report['document']}").text).of("article")[0].text
    for words in hostile.HARM[:9]:
        assert words in text
    assert "49" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", harmed.get(f"/reports/{report['document']}").text)


def test_only_addresses_of_the_web_are_linked() -> None:
    from verbale.web.links import outside

    assert outside("https://mfat.example/en/talks") == "https://mfat.example/en/talks"
    for source in (
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "talks.txt", "//evil.example/x",
        "https:javascript:alert(1)", "https://", " https://a.example", "https://a.example/\nx", "http://[", "vbscript:x",
    ):  # fmt: skip
        assert outside(source) is None, source


@pytest.mark.parametrize("address", ["/", "/home.json", "/nowhere", "/static/style.css", "/meetings?page=0", "/openapi.json"])
def test_every_answer_carries_its_headers(browser: TestClient, address: str) -> None:
    answer = browser.get(address)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert HEADERS["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "[::1]"])
def test_this_computer_has_its_names(browser: TestClient, host: str) -> None:
    assert browser.get("/stats.json", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:8000", "localhost.evil.example", "127.0.0.1@evil.example", ""]
)
def test_a_name_from_elsewhere_is_refused(browser: TestClient, host: str) -> None:
    answer = browser.get("/stats.json", headers={"host": host})
    assert (answer.status_code, answer.headers["content-type"]) == (421, "application/problem+json")


def test_nothing_can_be_changed(browser: TestClient) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        assert browser.request(method, "/meetings").status_code == 405
    for path in ("/meetings", "/read", "/reports.json", "/decisions"):
        assert browser.post(path).status_code == 403


def test_without_the_token_nobody_comes_in(pacific: Path) -> None:
    browser = room(pacific, hosts=(), keys=Keys(reader=TOKEN, guest=None))
    for address in ("/", "/meetings", "/nowhere"):
        page = browser.get(address)
        assert (page.status_code, page.headers["www-authenticate"]) == (401, 'Bearer realm="verbale"')
        assert "Chile" not in page.text
    for address in ("/home.json", "/openapi.json"):
        data = browser.get(address)
        assert (data.status_code, data.headers["content-type"]) == (401, "application/problem+json")
    assert browser.get("/static/style.css").status_code == 200
    for wrong in ("", "Bearer", f"Bearer {TOKEN}x", f"Basic {TOKEN}", "Bearer ü"):
        assert browser.get("/home.json", headers={"authorization": wrong.encode()}).status_code == 401
    for cookie in ("verbale=x", f"verbale={TOKEN}", "verbale", "\x00", f"other={TOKEN}"):
        assert browser.get("/home.json", headers={"cookie": cookie}).status_code == 401
    assert browser.get("/home.json", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert browser.get("/home.json", headers={"authorization": f"Bearer {TOKEN}", "host": "records.example"}).status_code == 200


def test_the_door_gives_a_cookie_that_is_not_the_token(pacific: Path) -> None:
    browser = room(pacific, hosts=(), keys=Keys(reader=TOKEN, guest=None))
    assert browser.get("/enter").status_code == 200
    for wrong in ("token=wrong", "", "token=" + "x" * 5000, "tok\xff"):
        assert browser.post("/enter", content=wrong.encode("latin-1")).status_code == 401
    answer = browser.post("/enter", data={"token": f" {TOKEN} "})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.casefold()
    assert browser.get("/home.json").status_code == 200
    other = room(pacific, hosts=(), keys=Keys(reader=f"{TOKEN}2", guest=None))
    assert other.get("/", headers={"cookie": cookie.partition(";")[0]}).status_code == 401


def test_a_fault_of_the_program_is_a_line_for_its_keeper_alone(pacific: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from verbale.web import application, opening

    lines: list[str] = []
    browser = TestClient(application(pacific, complain=lines.append), base_url="http://localhost")
    monkeypatch.setattr(opening, "refresh", lambda _: 1 // 0)
    answer = browser.get("/home.json")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "division" not in answer.text
    assert lines == ["internal fault: /home.json: ZeroDivisionError: integer division or modulo by zero"]
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
