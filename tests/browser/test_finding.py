"""To a round, to the words of a fact, and away with a brief."""

from __future__ import annotations

from pathlib import Path

import docx
import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Watch


def heading(page: Page, words: str) -> None:
    """The page is that with this heading, and says so in its title."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)
    assert words in page.title()


def test_a_round_is_found_by_its_series(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Series").click()
    page.get_by_role("link", name="Chile-New Zealand Political Consultations").click()
    heading(page, "Chile-New Zealand Political Consultations")
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Series")).to_have_attribute("aria-current", "true")
    page.get_by_role("row").filter(has_text="Wellington").get_by_role("link", name="the page of the round").click()
    heading(page, "Chile-New Zealand Political Consultations, 7th round")
    seats = page.get_by_role("region", name="Who was there")
    expect(seats).to_contain_text("Gloria de la Fuente")
    expect(seats).to_contain_text("Taha Macpherson")


def test_a_round_is_found_by_search(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("searchbox", name="Search what reports say").fill("krill")
    page.keyboard.press("Enter")
    heading(page, "Search")
    assert {mark.casefold() for mark in page.locator("mark").all_inner_texts()} == {"krill"}
    kind = page.get_by_role("navigation", name="By kind").get_by_role("link", name="commitment")
    kind.click()
    expect(kind).to_have_attribute("aria-current", "true")
    page.locator(".found").get_by_role("link", name="8th round").first.click()
    heading(page, "8th round")
    expect(page.get_by_role("region", name="Commitments")).to_contain_text("working group on krill")


def test_meetings_are_narrowed_by_the_form(visit: Visit) -> None:
    page = visit("/meetings")
    meetings = page.get_by_role("region", name="Meetings").locator(".entry")
    page.get_by_label("Party", exact=True).fill("Chile")
    page.get_by_label("From").fill("2025")
    page.get_by_role("button", name="Show").click()
    expect(meetings).to_have_count(1)
    assert "party=Chile" in page.url
    expect(page.get_by_label("Party", exact=True)).to_have_value("Chile")
    page.get_by_role("navigation", name="By status").get_by_role("link", name="held").click()
    expect(meetings).to_have_count(1)


@pytest.mark.parametrize("way", ["pointer", "focus"])
def test_a_citation_shows_its_words(visit: Visit, addresses: dict[str, str], way: str) -> None:
    page = visit(addresses["/meetings/{key:path}"])
    cite = page.get_by_role("row", name="city").locator("a.cite").first
    note = page.locator(f"{cite.get_attribute('href')} .note")
    card = page.get_by_role("tooltip")
    expect(card).to_be_hidden()
    if way == "pointer":
        cite.hover()
    else:
        cite.focus()
    expect(card).to_be_visible()
    assert card.locator("q").inner_text() == note.locator("q").inner_text()
    assert "Wellington" in card.inner_text()
    expect(cite).to_have_accessible_description(" ".join(card.inner_text().split()))
    expect(card).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_the_card_stays_under_the_pointer(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit(addresses["/meetings/{key:path}"])
    page.locator("table.facts a.cite").first.hover()
    card = page.get_by_role("tooltip")
    card.hover()
    page.wait_for_timeout(300)
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()


def test_a_fact_leads_to_its_place_in_the_report_and_back(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit(addresses["/meetings/{key:path}"])
    cite = page.get_by_role("row", name="city").locator("a.cite").first
    cite.click()
    note = page.locator(".notes li:target")
    expect(note).to_be_in_viewport()
    words = note.locator("q").inner_text().strip("“”")
    note.get_by_role("link", name="in the report").click()
    here = page.locator(".text .here")
    expect(here.first).to_be_in_viewport()
    assert "".join(here.all_inner_texts()) == words
    style = here.first.evaluate("e => getComputedStyle(e).outlineStyle + ' ' + getComputedStyle(e).outlineWidth")
    assert style == "solid 2px"
    page.locator("aside").get_by_role("link", name="7th round").first.click()
    heading(page, "7th round")


def test_what_is_told_and_its_words_lead_to_each_other(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit(addresses["/reports/{key}"])
    told = page.locator("aside a.words").first
    mark = page.locator(f".text {told.get_attribute('href')}")
    told.hover()
    assert "lit" in (mark.get_attribute("class") or "").split()
    told.click()
    expect(page.locator(".text :target")).to_be_in_viewport()
    mark.click()
    expect(page.locator("aside .topic:target")).to_be_in_viewport()


def test_a_brief_is_carried_away(visit: Visit, tmp_path: Path) -> None:
    page = visit("/brief")
    page.get_by_label("Party", exact=True).fill("Chile")
    page.get_by_label("and", exact=True).fill("New Zealand")
    page.get_by_role("button", name="Write it").click()
    heading(page, "Chile and New Zealand")
    for name, ending in (("Word", "docx"), ("PDF", "pdf")):
        with page.expect_download() as loading:
            page.get_by_role("link", name=name, exact=True).click()
        assert loading.value.suggested_filename == f"brief-CHL-NZL.{ending}"
        loading.value.save_as(tmp_path / f"brief.{ending}")
    word = "\n".join(p.text for p in docx.Document(str(tmp_path / "brief.docx")).paragraphs)
    portable = "\n".join(p.extract_text() for p in pypdf.PdfReader(tmp_path / "brief.pdf").pages)
    shown = page.locator(".paper li").first.inner_text().split(".")[0].split("\n")[0][:40]
    for text in (word, portable):
        flat = " ".join(text.split())
        assert "Gloria de la Fuente" in flat
        assert shown in flat


def test_the_page_of_a_problem_leads_back(visit: Visit, watch: Watch) -> None:
    page = visit("/series/polical+konsultations")
    expect(page.get_by_role("main")).to_contain_text("did you mean Chile-New Zealand Political Consultations")
    page.get_by_role("link", name="What is new").click()
    heading(page, "What is new")
    assert [line for line in watch.told if "404" not in line] == []
    watch.told.clear()


def test_every_page_beside_its_data(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit(addresses["/conflicts"])
    href = page.get_by_role("link", name="This page as JSON").get_attribute("href")
    answer = page.request.get(str(href))
    assert answer.json()["conflicts"]
    assert answer.headers["content-type"] == "application/json"


def test_files_are_made_for_reading(visit: Visit) -> None:
    """The HTML brief is a file: saved, never opened among the pages."""
    page = visit("/brief?party=Chile&party=NZL")
    with page.expect_download() as loading:
        page.get_by_role("link", name="HTML", exact=True).click()
    assert loading.value.path().read_text("utf-8").startswith("<!DOCTYPE html>")
    assert page.url.endswith("/brief?party=Chile&party=NZL")
