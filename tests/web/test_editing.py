"""What editors do: who may, that nobody else's page can do it for them, and that the record has it afterwards."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web import hostile
from tests.web.conftest import EXAMPLES, room
from tests.web.html import checked
from verbale.errors import UsageError
from verbale.web.desk import LONGEST_TEXT, PASTED, Sent, document_of
from verbale.web.gate import LONGEST_BODY
from verbale.web.limits import Limit
from verbale.web.roles import Keys, Role

READER, EDITOR = "the-token-of-a-reader", "the-token-of-an-editor"
TALKS = (
    "Chile and New Zealand hold consultations\n\nWELLINGTON, 3 June 2025. Chile and New Zealand held the 9th round of their "
    "political consultations in Wellington on Tuesday.\n"
)
SIGNED = {"by": "A. Reader", "why": "the ministry's own list"}


@pytest.fixture
def mine(pacific: Path, tmp_path: Path) -> TestClient:
    """A room over a record of one's own, in which everybody edits."""
    return room(shutil.copy(pacific, tmp_path / "mine.record"), keys=Keys(guest=Role.EDITOR))


def mark(browser: TestClient, page: str = "/read") -> str:
    """What the forms of a page carry."""
    return re.findall(r'name="mark" value="(\w+)"', browser.get(page).text)[0]


def conflict(browser: TestClient) -> dict[str, object]:
    """A conflict of which somebody can choose a value."""
    found = browser.get("/conflicts.json").json()["conflicts"]
    return next(c for c in found if len(c["choices"]) > 1)  # type: ignore[no-any-return]


# -- read, paste, add ----------------------------------------------------------------------------------------------


def test_a_report_is_looked_at_and_then_added(mine: TestClient) -> None:
    before = mine.get("/stats.json").json()
    form = {
        "mark": mark(mine),
        "text": TALKS.replace("\n", "\r\n"),
        "source": "https://mfat.example/9",
        "outlet": "Harbour News",
        "published": "2025-06-03",
    }
    look = mine.post("/read", data=form)
    assert (look.status_code, checked(look.text).faults, look.headers["cache-control"]) == (200, [], "no-store")
    assert "9th round" in look.text
    assert mine.get("/stats.json").json() == before
    hidden = [e.attributes for e in checked(look.text).of("input") if e.attributes.get("type") == "hidden"]
    sent = {own["name"]: own["value"] for own in hidden}
    assert sent["text"] == TALKS
    added = mine.post("/reports", data=sent)
    assert added.status_code == 303
    page = mine.get(added.headers["location"])
    assert (page.status_code, checked(page.text).faults) == (200, [])
    assert mine.get("/stats.json").json()["counts"]["reports"] == before["counts"]["reports"] + 1
    assert mine.get("/meetings.json?from=2025-06&to=2025-06").json()["meetings"][0]["date"] == "2025-06-03"
    again = mine.post("/read", data=form)
    assert "holds this report already" in again.text


def test_a_file_is_read_like_what_is_pasted(mine: TestClient) -> None:
    page = (EXAMPLES / "reports" / "kyrgyzstan-hungary-bishkek.html").read_bytes()
    files = {"file": ("C:\\talks\\page.html", page, "text/html")}
    look = mine.post("/read", data={"mark": mark(mine)}, files=files)
    assert look.status_code == 200
    assert "page.html" in look.text
    assert "talks\\page" not in look.text
    for name, data in (("x.pdf", b"%PDF-1.4"), ("x.txt", b""), ("many.jsonl", b'{"text": "a b"}\n{"text": "c d"}\n')):
        refused = mine.post("/read", data={"mark": mark(mine)}, files={"file": (name, data, "application/octet-stream")})
        assert refused.status_code == 422, name


def test_the_same_as_json(mine: TestClient) -> None:
    report = {"text": TALKS, "source": "https://mfat.example/9", "published": "2025-06-03"}
    look = mine.post("/read.json", json=report)
    assert (look.status_code, look.json()["known"]) == (200, False)
    added = mine.post("/reports.json", json=report)
    assert added.status_code == 201
    assert mine.get(added.headers["location"]).status_code == 200
    assert mine.post("/reports.json", json=report).status_code == 200
    for wrong in ({}, {"text": ""}, {"text": "  "}, {"text": 7}, {**report, "published": "yesterday"}, [], "x"):
        answer = mine.post("/reports.json", json=wrong)
        assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json"), wrong


def test_what_is_said_of_a_report_goes_before_what_it_says() -> None:
    document = document_of(Sent('{"text": "Talks.", "url": "https://a.example", "published": "2024-05-15"}', file="../x.json"))
    assert (document.text, document.source, document.published) == ("Talks.", "https://a.example", "2024-05-15")
    document = document_of(Sent("Talks.", "b", "2024-06", "The Post"))
    assert (document.source, document.published, document.outlet) == ("b", "2024-06", "The Post")
    assert document_of(Sent("Talks.")).source == PASTED
    assert document_of(Sent("Talks.", file="/etc/passwd")).source == "passwd"
    with pytest.raises(UsageError, match="characters"):
        document_of(Sent("x" * (LONGEST_TEXT + 1)))


def test_harmful_words_stay_words_in_what_is_looked_at(mine: TestClient) -> None:
    harm = hostile.WHOLE.replace("\0", "")
    text = f"{harm}\n\nChile and Finland held talks in Oslo on 14 May 2024. {harm}\n"
    look = mine.post("/read", data={"mark": mark(mine), "text": text, "source": harm, "outlet": harm})
    page = checked(look.text)
    assert (look.status_code, page.faults) == (200, [])
    assert {e.attributes.get("src", "").partition("?")[0] for e in page.of("script")} == {"/static/page.js"}
    assert not page.of("style", "iframe", "img", "object")
    assert next(e.attributes["value"] for e in page.of("input") if e.attributes.get("name") == "text") == text
    assert "<b>" not in look.text


# -- decisions -----------------------------------------------------------------------------------------------------


def test_a_conflict_is_settled_and_that_is_undone(mine: TestClient) -> None:
    found = conflict(mine)
    key, value = found["conflict"]["id"], found["choices"][-1]  # type: ignore[index]
    page = f"/conflicts/{key}"
    made = mine.post(
        "/decisions", data={"mark": mark(mine, page), "kind": "prevails", "one": key, "value": value, "back": page, **SIGNED}
    )
    assert (made.status_code, made.headers["location"]) == (303, page)
    settled = mine.get(f"{page}.json").json()
    assert (str(settled["conflict"]["proposed"]), settled["conflict"]["rule"]) == (value, "ruling")
    assert [d["value"] for d in settled["decisions"]] == [value]
    assert checked(mine.get(page).text).faults == []
    number = settled["decisions"][0]["number"]
    undone = mine.post("/decisions", data={"mark": mark(mine, page), "kind": "withdrawn", "one": number, "back": page, **SIGNED})
    assert undone.status_code == 303
    now = mine.get(f"{page}.json").json()
    assert now["conflict"] == found["conflict"]
    assert now["decisions"][0]["ended_by"] == number + 1
    page = mine.get("/decisions").text
    assert checked(page).faults == []
    assert "the ministry&#39;s own list" in page


def test_two_meetings_are_judged_to_be_one_and_parted_again(mine: TestClient) -> None:
    meetings = mine.get("/meetings.json?party=CHL&party=NZL").json()["meetings"]
    one, other = meetings[0]["id"], meetings[1]["id"]
    assert mine.get(f"/judge/{one}").status_code == 200
    made = mine.post("/decisions.json", json={"kind": "same", "one": one, "other": other, **SIGNED})
    assert (made.status_code, made.json()["kind"]) == (201, "same")
    assert len(mine.get("/meetings.json?party=CHL&party=NZL").json()["meetings"]) == len(meetings) - 1
    mention = made.json()["one"]
    sheet = mine.get(f"/judge/{mention}.json").json()
    assert [d["kind"] for d in sheet["decisions"]] == ["same"]
    page = mine.get(f"/judge/{mention}")
    assert checked(page.text).faults == []
    parted = {"kind": "different", "one": made.json()["one"], "other": made.json()["other"], "mark": mark(mine), **SIGNED}
    assert mine.post("/decisions", data={**parted, "back": f"/judge/{mention}"}).status_code == 303
    assert mine.get("/meetings.json?party=CHL&party=NZL").json()["meetings"] == meetings


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "prevails", "one": "x0000000000", "value": "1"},
        {"kind": "withdrawn", "one": "7"},
        {"kind": "withdrawn", "one": "²"},
        {"kind": "same", "one": "m1", "other": "m2"},
        {"kind": "perhaps", "one": "m1"},
        {"kind": "withdrawn", "one": "1", "by": " "},
        {"kind": "withdrawn", "one": "1", "why": ""},
    ],
)
def test_what_cannot_be_decided_is_told(mine: TestClient, wrong: dict[str, str]) -> None:
    answer = mine.post("/decisions.json", json={**SIGNED, **wrong})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["detail"]
    assert mine.get("/decisions.json").json()["decisions"] == []


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/\n/x"])
def test_a_form_leads_back_to_a_page_of_ours_only(mine: TestClient, back: str) -> None:
    found = conflict(mine)
    form = {"kind": "prevails", "one": found["conflict"]["id"], "value": found["choices"][0], "mark": mark(mine), **SIGNED}  # type: ignore[index]
    assert mine.post("/decisions", data={**form, "back": back}).headers["location"] == "/decisions"


# -- who may -------------------------------------------------------------------------------------------------------


def test_readers_read_and_editors_edit(pacific: Path, tmp_path: Path) -> None:
    path = shutil.copy(pacific, tmp_path / "kept.record")
    browser = room(path, hosts=(), keys=Keys(READER, EDITOR, None))
    sent = {"kind": "withdrawn", "one": "1", **SIGNED}
    for token, reads, decides in (("", 401, 401), (READER, 200, 403), (EDITOR, 200, 422)):
        own = {"authorization": f"Bearer {token}"}
        assert browser.get("/home.json", headers=own).status_code == reads
        assert browser.post("/decisions.json", json=sent, headers=own).status_code == decides
    assert "/read" not in browser.get("/", headers={"authorization": f"Bearer {READER}"}).text
    for token, shown in ((READER, 403), (EDITOR, 200)):
        door = room(path, hosts=(), keys=Keys(READER, EDITOR, None))
        cookie = door.post("/enter", data={"token": token}).headers["set-cookie"].partition(";")[0]
        assert door.get("/read", headers={"cookie": cookie}).status_code == shown


def test_a_guest_becomes_an_editor_at_the_door(pacific: Path) -> None:
    browser = room(pacific, keys=Keys(editor=EDITOR))
    assert browser.get("/").status_code == 200
    assert browser.get("/read").status_code == 403
    assert browser.post("/enter", data={"token": EDITOR}).status_code == 303
    assert browser.get("/read").status_code == 200


def test_a_form_of_another_site_or_time_does_nothing(mine: TestClient, pacific: Path) -> None:
    form = {"kind": "withdrawn", "one": "1", **SIGNED}
    own = mark(mine)
    other = mark(room(pacific, keys=Keys(guest=Role.EDITOR)))
    for given in ("", "x", other, "ü", own[:-1]):
        assert mine.post("/decisions", data={**form, "mark": given}).status_code == 403
        assert mine.post("/read", data={"text": TALKS, "mark": given}).status_code == 403
        assert mine.post("/reports", data={"text": TALKS, "mark": given}).status_code == 403
    elsewhere = ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"})
    for headers in elsewhere:
        assert mine.post("/decisions", data={**form, "mark": own}, headers=headers).status_code == 403
        assert mine.post("/decisions.json", json=form, headers=headers).status_code == 403
    here = {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}
    assert mine.post("/decisions", data={**form, "mark": own}, headers=here).status_code == 422  # there is no such decision
    as_text = mine.post("/decisions.json", content=b"{}", headers={"content-type": "text/plain"})
    assert as_text.status_code == 415


def test_only_so_much_is_taken(mine: TestClient) -> None:
    assert mine.post("/reports.json", json={"text": "x" * LONGEST_BODY}).status_code == 413

    def drops() -> object:
        for _ in range(3):
            yield b"x" * (LONGEST_BODY // 2)

    answer = mine.post("/reports.json", content=drops(), headers={"content-type": "application/json"})  # type: ignore[arg-type]
    assert answer.status_code == 413


def test_who_sends_too_often_is_told_when_to_come_back(mine: TestClient) -> None:
    answers = [mine.post("/decisions.json", json={}) for _ in range(70)]
    assert [a.status_code for a in answers[:60]] == [422] * 60
    late = next(a for a in answers if a.status_code == 429)
    assert int(late.headers["retry-after"]) >= 1
    assert mine.get("/").status_code == 200


def test_guessing_at_the_door_is_slow(pacific: Path) -> None:
    browser = room(pacific, keys=Keys(editor=EDITOR))
    answers = [browser.post("/enter", data={"token": f"guess {n}"}).status_code for n in range(12)]
    assert answers == [401] * 10 + [429] * 2


def test_a_limit_fills_again_at_its_pace_and_each_address_has_its_own() -> None:
    now = 0.0
    limit = Limit(2, 0.5, lambda: now)
    assert [limit.wait("a") for _ in range(3)] == [0.0, 0.0, 2.0]
    assert limit.wait("b") == 0.0
    now = 1.0
    assert limit.wait("a") == 1.0
    now = 2.0
    assert (limit.wait("a"), limit.wait("a")) == (0.0, 2.0)
    now = 1000.0
    assert [limit.wait("a") for _ in range(3)] == [0.0, 0.0, 2.0]


def test_what_an_editor_sees_is_never_shown_to_a_reader(pacific: Path, tmp_path: Path) -> None:
    browser = room(shutil.copy(pacific, tmp_path / "kept.record"), keys=Keys(editor=EDITOR))
    page = f"/conflicts/{conflict(browser)['conflict']['id']}"  # type: ignore[index]
    own = {"authorization": f"Bearer {EDITOR}"}
    seen = browser.get(page, headers=own)
    assert 'name="mark"' in seen.text
    plain = browser.get(page, headers={"if-none-match": seen.headers["etag"]})
    assert plain.status_code == 200
    assert 'name="mark"' not in plain.text
    assert browser.get(f"{page}.json").headers["etag"] == browser.get(f"{page}.json", headers=own).headers["etag"]
