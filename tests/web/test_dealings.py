"""The map, positions, and two parties with each other: what these pages show and where they lead."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.made_record import INES, met, reading
from tests.made_words import said, told
from tests.web.addresses import CHILE
from tests.web.conftest import room
from tests.web.html import Checked, checked
from verbale.ledger import refresh
from verbale.model.reading import Reading
from verbale.store import open_record
from verbale.views.positions import Compared, Positions, Subjects
from verbale.views.wire import decode


def made(folder: Path, *readings: Reading) -> TestClient:
    path = folder / "made.record"
    with open_record(path, create=True) as store:
        for one in readings:
            store.add(one)
        refresh(store)
    return room(path)


def links(page: Checked) -> dict[str, str]:
    """By its words, where a link leads; the last one of each."""
    return {" ".join(e.text.split()): e.attributes["href"] for e in page.of("a") if "href" in e.attributes}


# -- the map ---------------------------------------------------------------------------------------------------------


def test_each_circle_leads_to_its_place_and_the_place_to_its_meetings(browser: TestClient) -> None:
    page = checked(browser.get(f"/map?{CHILE}").text)
    (picture,) = page.of("svg")
    assert picture.attributes["aria-hidden"] == "true"
    circles = [e for e in page.of("a") if e.attributes["href"].startswith("#place")]
    assert len(circles) == len(page.of("circle")) == 2
    assert {e.attributes["tabindex"] for e in circles} == {"-1"}
    assert {e.text for e in page.of("title")} >= {"Wellington: 1 meeting, 12 March 2024", "Santiago: 1 meeting, 20 May 2025"}
    there = browser.get(links(page)["Wellington"])
    assert checked(there.text).of("h1")[0].text == "Chile and New Zealand in Wellington"
    assert "7th round" in there.text
    assert "8th round" not in checked(there.text).of("main")[0].text


def test_a_place_that_no_map_has_is_in_the_list(tmp_path: Path) -> None:
    browser = made(tmp_path, reading("a", "2024-05-09", met("2024-05-08", "CHL PER", city="Nowhereville", country="PER")))
    page = checked(browser.get("/map").text)
    assert not page.of("svg")
    assert "Nowhereville" in page.of("main")[0].text
    assert "not on the map" in page.of("main")[0].text


def test_the_busiest_places_tell_their_meetings_and_the_others_are_links(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verbale.views.map.TOLD", 1)
    page = checked(browser.get("/map?from=2000").text)
    assert page.faults == []
    circles = [e.attributes["href"].removeprefix("#") for e in page.of("a") if e.attributes["href"].startswith("#place")]
    places = [e.attributes["id"] for e in page.of("li") if e.attributes.get("id", "").startswith("place")]
    assert set(circles) <= set(places)
    assert places == [f"place{n}" for n in range(1, len(places) + 1)]


def test_the_meetings_of_a_map_can_be_carried_away(browser: TestClient) -> None:
    file = browser.get(f"/map.geojson?{CHILE}")
    assert file.headers["content-type"] == "application/geo+json"
    assert file.headers["content-disposition"] == 'attachment; filename="map.geojson"'
    features = json.loads(file.content)["features"]
    assert {f["properties"]["city"] for f in features} == {"Wellington", "Santiago"}
    assert len(json.loads(browser.get("/map.geojson").content)["features"]) > 0


# -- positions -------------------------------------------------------------------------------------------------------


def test_what_a_program_asks_for_is_the_view(browser: TestClient) -> None:
    one = browser.get("/positions.json?party=Chile&topic=krill").json()
    assert decode(Positions, one).sayings
    assert decode(Compared, browser.get(f"/positions.json?{CHILE}&topic=krill").json()).sides[0] == decode(Positions, one)
    assert decode(Subjects, browser.get("/positions.json?party=Chile").json()).subjects


def test_a_subject_leads_to_wordings(browser: TestClient) -> None:
    page = checked(browser.get("/positions?party=Chile").text)
    there = [to for to in links(page).values() if to.startswith("/positions?party=CHL&topic=")]
    assert there
    for address in there:
        assert checked(browser.get(address).text).of("blockquote")


def wordings(folder: Path) -> TestClient:
    """Chile on krill: in 2023, and in 2024 in other words."""
    old, new = "Krill needs rest, and fishing must wait for years", "Krill needs rest, and fishing of it must wait for decades"
    return made(
        folder,
        told("a", "2023-05-02", ["Krill", f"{old}, Chile said."], said("st1", "CHL", old)),
        told("b", "2024-05-02", ["Krill", f"{new}, Chile said."], said("st1", "CHL", new)),
    )


def test_changes_are_marked_for_eyes_and_ears(tmp_path: Path) -> None:
    page = checked(wordings(tmp_path).get("/positions?party=CHL&topic=krill").text)
    assert page.faults == []
    assert [e.text for e in page.of("ins")] == ["new: of it (end of the new words)", "new: decades (end of the new words)"]
    assert [e.text for e in page.of("del")] == ["years"]
    assert {e.text for e in page.of("mark")} == {"Krill"}
    assert links(page)["2 May 2023"].startswith("#said1-")


# -- two parties -------------------------------------------------------------------------------------------------------


def test_two_parties_have_their_page(browser: TestClient) -> None:
    page = checked(browser.get(f"/pair?{CHILE}").text)
    assert page.of("h1")[0].text == "Chile and New Zealand"
    headings = [e.text for e in page.of("h2")]
    assert headings[:7] == ["They last met", "They meet next", "Over time", "Series", "Overdue", "Open", "Disputed"]
    text = " ".join(page.of("main")[0].text.split())
    assert "Gloria de la Fuente, Vice Minister of Foreign Affairs last 20 May 2025" in text
    assert "set up a working group on krill" in text
    assert "7 or 8" in text
    there = links(page)
    for name in ("All meetings", "Brief for the next one", "Positions", "Map", "Commitments", "Conflicts"):
        assert browser.get(there[name]).status_code == 200


def test_their_calendar_can_be_carried_away(browser: TestClient) -> None:
    page = checked(browser.get(f"/pair?{CHILE}").text)
    file = browser.get(links(page)["Calendar (.ics)"])
    assert file.headers["content-type"] == "text/calendar; charset=utf-8"
    assert file.content.startswith(b"BEGIN:VCALENDAR")
    assert file.content.count(b"BEGIN:VEVENT") == 2


def test_one_party_alone_is_asked_for_the_other(browser: TestClient) -> None:
    page = checked(browser.get("/pair?party=Chile").text)
    assert [e.attributes["value"] for e in page.of("input") if e.attributes.get("name") == "party"] == ["Chile", ""]
    assert 'rel="alternate"' not in browser.get("/pair").text


def test_pages_about_two_parties_lead_to_theirs(browser: TestClient) -> None:
    meeting = browser.get(f"/meetings.json?{CHILE}").json()["meetings"][0]["id"]
    series = browser.get("/series.json?name=consultations").json()["entries"][0]["id"]
    for address in (
        f"/meetings/{meeting}",
        f"/meetings?{CHILE}",
        f"/series/{series}",
        f"/map?{CHILE}",
        f"/positions?{CHILE}&topic=krill",
    ):
        there = [to for words, to in links(checked(browser.get(address).text)).items() if re.match(r"(?i)the two with", words)]
        assert len(there) == 1, address
        assert re.fullmatch(r"/pair\?party=\w{3}&party=\w{3}", there[0])


def test_a_meeting_without_a_day_is_told(tmp_path: Path) -> None:
    browser = made(tmp_path, reading("a", "2024-05-09", met(None, "CHL FIN", INES)))
    page = checked(browser.get("/pair?party=CHL&party=FIN").text)
    assert page.faults == []
    assert "1 without a date" in page.of("main")[0].text
    assert "Calendar (.ics)" not in links(page)
