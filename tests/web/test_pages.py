"""Every page: what it shows, that it is sound HTML, that each of its links leads somewhere, and its JSON."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
from starlette.testclient import TestClient

from tests.web.addresses import CHILE, addresses
from tests.web.conftest import room
from tests.web.crawl import crawl
from tests.web.html import checked
from verbale.web.pages import PAGES
from verbale.web.rendering import STATIC, static


@pytest.fixture(name="addresses")
def addresses_that_show_something(browser: TestClient) -> dict[str, str]:
    return addresses(browser)


def beside(address: str) -> str:
    """The address of the JSON of a page."""
    path, bar, query = address.partition("?")
    return ("/home" if path == "/" else path) + ".json" + bar + query


@pytest.mark.parametrize("path", [p.path for p in PAGES])
def test_a_page_is_sound_and_its_json_is_as_described(browser: TestClient, addresses: dict[str, str], path: str) -> None:
    address = addresses[path]
    page = browser.get(address)
    assert (page.status_code, checked(page.text).faults) == (200, [])
    data = browser.get(beside(address))
    assert (data.status_code, data.headers["content-type"]) == (200, "application/json")
    assert browser.get(address, headers={"accept": "application/json"}).json() == data.json()
    api = browser.get("/openapi.json").json()
    template = next(p for p in PAGES if p.path == path).data_path.replace(":path", "")
    told = api["paths"][template]["get"]
    assert told["description"]
    schema = told["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(data.json(), {**schema, "components": api["components"]}, jsonschema.Draft202012Validator)


def test_every_link_leads_somewhere_and_every_page_is_sound(browser: TestClient) -> None:
    seen = list(crawl(browser, "/", "/stats"))
    assert len(seen) > 100
    assert {address: status for address, status, _ in seen if status != 200} == {}
    assert {address: page.faults for address, _, page in seen if page and page.faults} == {}


def test_no_page_is_too_heavy(browser: TestClient, addresses: dict[str, str]) -> None:
    files = sum(len(browser.get(f"/static/{name}").content) for name in STATIC)
    assert len(browser.get("/").content) + files < 200_000
    assert all(len(browser.get(a).content) + files < 400_000 for a in addresses.values())


def test_the_first_page_tells_what_is_new_due_and_disputed(browser: TestClient) -> None:
    page = checked(browser.get("/").text)
    assert [h.text for h in page.of("h2")][:1] == ["Latest meetings"]
    text = page.of("main")[0].text
    assert "Chile-New Zealand Political Consultations, 8th round" in text
    assert "Chile and New Zealand meet again in Santiago" in text
    assert "set up a working group on krill" in text
    assert "7 or 8" in text


def test_an_empty_record_teaches(empty: TestClient) -> None:
    for address in ("/map", "/positions", "/positions?party=Chile", "/pair", "/pair?party=Chile&party=NZL"):
        assert (empty.get(address).status_code, checked(empty.get(address).text).faults) == (200, [])
        assert 'class="empty"' in empty.get(address).text
    for address in ("/", "/meetings", "/series", "/people", "/commitments", "/conflicts", "/search", "/brief", "/who", "/stats"):
        page = empty.get(address)
        assert page.status_code == 200
        assert checked(page.text).faults == []
        assert 'class="empty"' in page.text or address == "/stats"
    assert "verbale add" in empty.get("/").text


def test_a_meeting_shows_its_facts_with_words_and_both_accounts(browser: TestClient, addresses: dict[str, str]) -> None:
    page = checked(browser.get(addresses["/meetings/{key:path}"]).text)
    rows = {e.text.split()[0]: e.text for e in page.of("tr")}
    assert "12 March 2024" in rows["date"]
    assert "contradicted" in rows["date"]
    assert "told as well: 11 March 2024" in " ".join(rows["date"].split())
    assert "Leaves out" in page.of("main")[0].text
    notes = [e for e in page.of("li") if e.attributes.get("id", "").startswith("n")]
    cited = {e.attributes["href"] for e in page.of("a") if e.attributes.get("class") == "cite"}
    assert cited
    assert cited <= {f"#{e.attributes['id']}" for e in notes}


def test_a_citation_leads_to_its_words(browser: TestClient, addresses: dict[str, str]) -> None:
    page = checked(browser.get(addresses["/meetings/{key:path}"]).text)
    links = [e.attributes["href"] for e in page.of("a") if e.attributes.get("class") == "there"]
    assert len(links) > 10
    for link in links[:10]:
        start, end = map(int, re.findall(r"at=(\d+)-(\d+)#here$", link)[0])
        report = browser.get(link)
        shown = "".join(e.text for e in checked(report.text).of("a", "mark") if "here" in e.attributes.get("class", "").split())
        parts = browser.get(link.replace("?", ".json?")).json()["parts"]
        pieces = [p for part in parts for p in part["pieces"]]
        text = "".join(p["text"] for p in pieces if start <= p["start"] < end)
        assert shown == text
        assert 'id="here"' in report.text


def test_a_report_marks_its_words_and_links_them_both_ways(browser: TestClient, addresses: dict[str, str]) -> None:
    page = checked(browser.get(addresses["/reports/{key}"]).text)
    marks = [e for e in page.of("a") if e.attributes.get("class", "").startswith("mark ")]
    words = [e for e in page.of("a") if e.attributes.get("class") == "words"]
    assert len(marks) > 5
    assert len(words) > 5
    assert any(e.attributes["href"].startswith("/meetings/m") for e in page.of("a"))


def test_lists_are_filtered_and_paged(browser: TestClient) -> None:
    both = browser.get(f"/meetings.json?{CHILE}").json()
    assert [m["ordinal"] for m in both["meetings"]] == [8, 7]
    assert browser.get(f"/meetings.json?{CHILE}&from=2025").json()["paging"]["total"] == 1
    assert browser.get("/meetings.json?party=&party=CHL&status=held").json()["status"] == "held"
    assert {c["state"] for c in browser.get("/commitments.json?state=open").json()["commitments"]} == {"open"}
    assert {c["conflict"]["class"] for c in browser.get("/conflicts.json?class=error").json()["conflicts"]} == {"error"}
    assert [e["name"] for e in browser.get("/people.json?name=MACPHERSON&party=nzl").json()["entries"]] == ["Taha Macpherson"]
    assert browser.get("/people.json?page=99").status_code == 422
    assert browser.get("/meetings.json?from=1990&to=2030").status_code == 422


def test_search_marks_and_narrows(browser: TestClient) -> None:
    page = checked(browser.get("/search?q=KRILL").text)
    assert {e.text.casefold() for e in page.of("mark")} == {"krill"}
    found = browser.get("/search.json?q=krill").json()
    assert found["facets"]["kinds"]["passage"] > 0
    topics = browser.get("/search.json?q=krill&kind=topic").json()["findings"]["quotations"]
    assert {q["told"][0]["kind"] for q in topics} == {"topic"}


def test_the_brief_can_be_carried_away(browser: TestClient) -> None:
    beginnings = {".docx": b"PK", ".pdf": b"%PDF", ".html": b"<!DOCTYPE html>", ".md": b"# Chile and New Zealand"}
    for ending, beginning in beginnings.items():
        file = browser.get(f"/brief{ending}?{CHILE}")
        assert file.content.startswith(beginning)
        assert file.headers["content-disposition"] == f'attachment; filename="brief-CHL-NZL{ending}"'
    assert browser.get("/brief.docx").status_code == 422


def test_a_tag_stands_for_the_state_of_the_record(pacific: Path, tmp_path: Path) -> None:
    from tests.made_record import AINO, INES, a_round, reading
    from verbale.store import open_record

    path = tmp_path / "copy.record"
    path.write_bytes(pacific.read_bytes())
    browser = room(path)
    first = browser.get("/")
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    again = browser.get("/", headers={"if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert browser.get("/").text == first.text
    assert browser.get("/home.json").headers["etag"] != tag
    with open_record(path) as store:
        store.add(reading("new.txt", "2025-06-02", a_round("2025-06-01", 1, INES, AINO)))
    later = browser.get("/", headers={"if-none-match": tag})
    assert later.status_code == 200
    assert later.headers["etag"] != tag
    assert "Ocean Dialogue" in later.text


def test_head_is_get_without_the_page(browser: TestClient) -> None:
    answer = browser.head("/")
    assert answer.status_code == 200
    assert "etag" in answer.headers


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/nowhere", 404, "no such page"),
        ("/meetings/m0000000000", 404, "no meeting"),
        ("/reports/../../etc/passwd", 404, ""),
        ("/reports/zzzzzzzzzzzz", 404, "no report"),
        ("/series/polical+konsultations", 404, "did you mean Chile-New Zealand Political Consultations"),
        ("/people/nobody", 404, "nobody"),
        ("/who?name=de+la+Fuentes", 404, "did you mean Gloria de la Fuente"),
        ("/conflicts/x0", 404, "no conflict"),
        ("/meetings?party=Chil", 422, "did you mean Chile"),
        ("/meetings?from=yesterday", 422, "no date"),
        ("/meetings?status=merry", 422, "held"),
        ("/meetings?page=0", 422, "page"),
        ("/search?q=%21%21", 422, "nothing to search for"),
        ("/search?q=" + "x" * 400, 422, "q"),
        ("/search?q=" + "x" * 3000, 414, "longer"),
        ("/brief?party=Chile", 422, "two parties"),
        ("/positions?party=Chile&topic=%21", 422, "a topic needs a word"),
        ("/map?level=merry", 422, "ministerial"),
        ("/map.geojson?from=1990&to=2020", 422, "name a party"),
        ("/calendar.ics", 422, "needs a party"),
        ("/calendar.ics?party=Norway", 422, "nothing of these parties"),
        ("/static/../app.py", 404, ""),
        ("/static/app.py", 404, "no such file"),
        ("/reports/000000000000?at=9-1", 422, "START-END"),
    ],
)
def test_what_goes_wrong_is_one_shape(browser: TestClient, address: str, status: int, said: str) -> None:
    page = browser.get(address)
    assert page.status_code == status
    assert "Traceback" not in page.text
    assert checked(page.text).faults == []
    problem = browser.get(address, headers={"accept": "application/json"})
    assert (problem.status_code, problem.headers["content-type"]) == (status, "application/problem+json")
    told = problem.json()
    assert {"type", "title", "status", "detail", "instance"} <= set(told)
    assert told["status"] == status
    assert said in told["detail"]


def test_json_that_asks_for_nothing_is_told_so(browser: TestClient) -> None:
    for address in ("/search.json", "/brief.json", "/positions.json", "/pair.json", "/pair.json?party=Chile"):
        assert browser.get(address).status_code == 422
    assert browser.get("/who.json").status_code == 404


def test_a_record_that_cannot_be_read_is_no_trace(pacific: Path, tmp_path: Path) -> None:
    path = tmp_path / "gone.record"
    path.write_bytes(pacific.read_bytes())
    browser = room(path)
    path.write_text("no record any more")
    answer = browser.get("/home.json")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert str(tmp_path) not in answer.text


def test_all_colours_can_be_read() -> None:
    """WCAG AA: at least 4.5 to 1, by day and by night."""
    style = static("style.css").decode()
    themes = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    for theme in themes:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", theme))
        pairs = [(ink, paper) for ink in ("ink", "soft", "accent", "warn", "good") for paper in ("paper", "raised")]
        pairs += [("on-accent", "accent"), ("warn", "warn-paper"), ("ink", "warn-paper"), ("ink", "found")]
        pairs += [(ink, f"{kind}") for ink in ("ink",) for kind in ("who", "what", "which", "when", "where", "about")]
        low = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
        assert {pair: round(value, 2) for pair, value in low.items() if value < 4.5} == {}


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(d * 2 for d in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_address_and_parameter_is_documented(browser: TestClient) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "http.md").read_text("utf-8")
    for path, methods in browser.get("/openapi.json").json()["paths"].items():
        assert f"`{path.replace('{key}', 'ID')}`" in page
        for parameter in (parameter for told in methods.values() for parameter in told.get("parameters", ())):
            assert parameter["name"] == "key" or f"`{parameter['name']}`" in page
            assert parameter["description"]
