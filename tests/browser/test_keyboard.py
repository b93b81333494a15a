"""With the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return {
    tag: e.tagName, text: e.innerText || e.id, seen: box.width > 0 && box.height > 0 && box.right > 0,
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.left === "0px",
    at: [...document.querySelectorAll("*")].indexOf(e),
  };
}"""
"""The element that has the focus: whether it can be seen, whether it has a ring, and its place in the document."""


def tabbed(page: Page, most: int) -> list[dict[str, object]]:
    """What has the focus after each press of the tabulator."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
        if found[-1]["tag"] == "BODY":
            break
    return found


def go_to(page: Page, property_: str, value: str) -> None:
    """Press the tabulator until the element with this value has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.{property_}") == value:
            return
    raise AssertionError(f"no stop has {property_} {value}")


def test_the_first_stop_skips_to_the_content(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_stop_is_seen_and_stands_in_order(visit: Visit, addresses: dict[str, str]) -> None:
    for name in ("/meetings/{key:path}", "/reports/{key}"):
        page = visit(addresses[name])
        stops = tabbed(page, 40)
        assert len(stops) > 30
        assert [s for s in stops if not s["seen"] or not s["ringed"]] == []
        places = [s["at"] for s in stops if s["tag"] != "BODY"]
        assert places == sorted(set(places))  # type: ignore[type-var]


def test_a_round_is_found_without_a_pointer(visit: Visit) -> None:
    page = visit("/")
    go_to(page, "innerText", "Series")
    page.keyboard.press("Enter")
    page.wait_for_url("**/series")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    go_to(page, "innerText", "Chile-New Zealand Political Consultations")
    page.keyboard.press("Enter")
    page.wait_for_url("**/series/*")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chile-New Zealand Political Consultations")


def test_a_citation_is_read_and_left_without_a_pointer(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit(addresses["/meetings/{key:path}"])
    card = page.get_by_role("tooltip")
    go_to(page, "className", "cite")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.keyboard.press("Enter")
    note = page.locator(".notes li:target")
    expect(note).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(note.get_by_role("link", name="in the report")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")
    expect(page.locator(".text .here").first).to_be_in_viewport()


def test_what_is_wider_than_the_page_can_be_reached(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit(addresses["/series/{key:path}"], viewport={"width": 375, "height": 700})
    axis = page.get_by_role("region", name="The rounds on an axis of time")
    axis.focus()
    assert axis.evaluate("e => e.scrollWidth > e.clientWidth")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("e => e.scrollLeft > 0", arg=axis.element_handle())
