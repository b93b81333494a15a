"""Without scripts every page reads, on a phone too, and a fact still leads to its words."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_every_page_reads_on_a_phone(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit("/", java_script_enabled=False, viewport={"width": 375, "height": 700}, is_mobile=True, has_touch=True)
    wide = {}
    for name, address in addresses.items():
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert len(page.get_by_role("main").inner_text()) > 60, name
        assert page.get_by_role("tooltip").count() == 0
        for width in (375, 320):
            page.set_viewport_size({"width": width, "height": 700})
            if (own := page.evaluate("document.documentElement.scrollWidth")) > width:
                wide[name, width] = own
    assert wide == {}


def test_a_fact_leads_to_its_words(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit(addresses["/meetings/{key:path}"], java_script_enabled=False)
    page.get_by_role("row", name="city").locator("a.cite").first.click()
    note = page.locator(".notes li:target")
    expect(note).to_be_in_viewport()
    note.get_by_role("link", name="in the report").click()
    expect(page.locator(".text .here").first).to_be_in_viewport()
    page.locator(".text a.mark").first.click()
    expect(page.locator("aside .topic:target")).to_be_in_viewport()


def test_forms_work(visit: Visit) -> None:
    page = visit("/search", java_script_enabled=False)
    page.get_by_label("Words").fill("krill")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".found > li").first).to_contain_text("krill")
