"""An editor comes in, pastes a report and adds it; settles a conflict, and undoes that."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import grave_faults
from tests.browser.conftest import Visit, Watch, opened, visits
from verbale.web.roles import Keys

TOKEN = "the-token-of-an-editor"
REPORT = (
    "Chile and New Zealand meet in Wellington\n\nWELLINGTON, 3 June 2026. Chile and New Zealand held the ninth round of the "
    "Chile-New Zealand Political Consultations in Wellington on Wednesday. They discussed squid & <lanterns>.\n"
)


@pytest.fixture
def desk(chromium: Browser, pacific: Path, tmp_path: Path, watch: Watch) -> Iterator[Visit]:
    """Opens addresses of a room over a record of one's own, in which anybody reads and whoever has the token edits."""
    own = shutil.copy(pacific, tmp_path / "own.record")
    with opened(own, keys=Keys(editor=TOKEN)) as served, visits(chromium, served, watch) as opens:
        yield opens


def come_in(page: Page) -> None:
    """Give the token at the door."""
    page.goto("/enter")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Read")).to_be_visible()


def sign(form: Locator, reason: str) -> None:
    """Fill in who decides, and why."""
    form.get_by_label("Your name").fill("A. Reader")
    form.get_by_label("Reason").fill(reason)


def test_readers_are_offered_nothing_to_edit(desk: Visit, addresses: dict[str, str]) -> None:
    page = desk("/")
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Read")).to_have_count(0)
    page.goto(addresses["/conflicts/{key}"])
    expect(page.get_by_role("button", name="Let it prevail")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_report_is_pasted_looked_at_and_added(desk: Visit, scripts: bool) -> None:
    page = desk("/", java_script_enabled=scripts)
    come_in(page)
    page.get_by_role("link", name="Read", exact=True).click()
    page.get_by_label("Text, or the HTML of its page").fill(REPORT)
    page.get_by_label("Outlet").fill("Harbour News")
    page.get_by_label("Published").fill("2026-06-03")
    page.get_by_role("button", name="Show what it yields").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chile and New Zealand meet in Wellington")
    expect(page.get_by_role("region", name="Meetings that it would be part of")).to_contain_text("9th round")
    expect(page.locator(".text")).to_contain_text("squid & <lanterns>")
    page.get_by_role("button", name="Add it to the record").click()
    joined = page.get_by_role("region", name="Meetings that it is part of")
    joined.get_by_role("link", name="9th round").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("9th round")
    page.goto("/search?q=lanterns")
    expect(page.locator(".found > li")).to_have_count(1)
    page.goto("/meetings?party=Chile&from=2026")
    expect(page.get_by_role("region", name="Meetings")).to_contain_text("9th round")


def test_a_conflict_is_settled_and_that_is_undone(desk: Visit, addresses: dict[str, str]) -> None:
    page = desk("/")
    come_in(page)
    page.goto(addresses["/conflicts/{key}"])
    proposed = page.get_by_role("radio", checked=True)
    other = page.get_by_role("radio", checked=False).first
    before = page.locator("dl.working").inner_text()
    assert proposed.count() == 1
    chosen = str(other.get_attribute("value"))
    other.check()
    sign(page.get_by_role("form", name="Settle it"), "the ministry's own list")
    page.get_by_role("button", name="Let it prevail").click()
    expect(page.locator("dl.working")).to_contain_text("ruling")
    decided = page.get_by_role("region", name="Decided so far")
    expect(decided).to_contain_text("the ministry's own list")
    expect(page.get_by_role("radio", checked=True)).to_have_value(chosen)
    decided.get_by_text("Undo", exact=True).click()
    sign(page.get_by_role("form", name="Undo decision"), "it was last year's")
    decided.get_by_role("button", name="Undo decision").click()
    expect(page.locator("dl.working")).not_to_contain_text("ruling")
    assert page.locator("dl.working").inner_text() == before
    expect(decided).to_contain_text("no longer holds")
    page.get_by_role("link", name="Decisions", exact=True).click()
    expect(page.locator(".decision")).to_have_count(2)


def test_a_decision_needs_its_reason(desk: Visit, addresses: dict[str, str]) -> None:
    page = desk("/")
    come_in(page)
    page.goto(addresses["/conflicts/{key}"])
    page.get_by_role("button", name="Let it prevail").click()
    expect(page.get_by_label("Your name")).to_be_focused()
    expect(page.get_by_role("region", name="Decided so far")).to_contain_text("Nobody has ruled on it")


def test_everybody_can_use_the_desk(desk: Visit, addresses: dict[str, str]) -> None:
    page = desk("/")
    come_in(page)
    meeting = addresses["/meetings/{key:path}"].rpartition("/")[2]
    for address in ("/read", addresses["/conflicts/{key}"], f"/judge/{meeting}"):
        page.goto(address)
        assert grave_faults(page) == [], address
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        page.set_viewport_size({"width": 1280, "height": 720})
