"""What is kept: given without asking the record, made once, and never out of date."""

from __future__ import annotations

import asyncio
import gzip
import shutil
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from tests.made_record import a_round, reading
from tests.web.conftest import room
from verbale.ledger import refresh
from verbale.store import open_record
from verbale.web import application, opening
from verbale.web.opening import stamp_of
from verbale.web.shelf import Kept, Shelf


@pytest.fixture
def mine(pacific: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(pacific, tmp_path / "mine.record"))


def test_a_page_asked_again_asks_no_record(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = room(mine)
    pages = {address: browser.get(address) for address in ("/", "/home.json", "/meetings?party=Chile")}
    monkeypatch.setattr(opening, "open_record", lambda _: 1 // 0)
    for address, page in pages.items():
        again = browser.get(address)
        assert (again.text, again.headers["etag"]) == (page.text, page.headers["etag"])
        assert browser.get(address, headers={"if-none-match": page.headers["etag"]}).status_code == 304


def test_what_another_process_adds_is_there_at_once(mine: Path) -> None:
    browser = room(mine)
    before = browser.get("/stats.json")
    for number in range(3):
        with open_record(mine) as store:
            store.add(reading(f"{number}.txt", "2030-05-16", a_round("2030-05-15", 20 + number)))
            if number % 2:
                refresh(store)
        now = browser.get("/stats.json", headers={"if-none-match": before.headers["etag"]})
        assert now.status_code == 200
        assert now.json()["counts"]["reports"] == before.json()["counts"]["reports"] + 1
        before = now


def test_every_change_has_a_stamp_of_its_own(mine: Path) -> None:
    seen = {stamp_of(mine)}
    for number in range(5):
        with open_record(mine) as store:
            store.add(reading(f"{number}.txt", "2030-05-16", a_round("2030-05-15", 20 + number)))
        seen.add(stamp_of(mine))
    assert len({stamp.changes for stamp in seen}) == 6


def test_an_answer_is_packed_for_whoever_can_unpack_it(mine: Path) -> None:
    browser = room(mine)
    for _ in range(2):
        whole = browser.get("/", headers={"accept-encoding": "identity"})
        packed = browser.get("/", headers={"accept-encoding": "gzip"})
        assert "content-encoding" not in whole.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.text == whole.text
        assert int(packed.headers["content-length"]) < len(whole.content)


def test_of_many_who_ask_at_once_one_has_the_page_made(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    opened = opening.open_record
    monkeypatch.setattr(opening, "open_record", lambda path: made.append("") or opened(path))  # type: ignore[func-returns-value]
    app = application(mine)

    async def ask() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            return await asyncio.gather(*(client.get("/commitments") for _ in range(12)))

    answers = asyncio.run(ask())
    assert len({a.text for a in answers}) == 1
    assert [a.status_code for a in answers] == [200] * 12
    assert len(made) == 1


def test_the_shelf_has_room_for_so_much() -> None:
    shelf = Shelf(room=10_000)
    for n in range(10):
        shelf.put("tag", str(n), bytes([65 + n]) * 1_500, "text/plain")
    kept = [n for n in range(10) if shelf.get("tag", str(n))]
    assert kept == [4, 5, 6, 7, 8, 9]
    for _ in range(20):  # the same answer takes its room once
        shelf.put("tag", "9", b"J" * 1_500, "text/plain")
    assert shelf.get("tag", "4")
    made = shelf.put("tag", "large", b"x" * 50_000, "text/plain")
    assert shelf.get("tag", "large") is None
    assert isinstance(made, Kept)
    assert made.packed is not None
    assert gzip.decompress(made.packed) == made.body


def test_a_record_that_is_gone_is_no_kept_page(mine: Path) -> None:
    browser: TestClient = room(mine)
    assert browser.get("/stats.json").status_code == 200
    mine.unlink()
    assert browser.get("/stats.json").status_code == 503
