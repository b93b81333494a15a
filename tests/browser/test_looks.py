"""What every page looks like: nothing that assistive technology stumbles over, and what is printed."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser.axe import LOOKS, grave_faults
from tests.browser.conftest import Visit
from verbale.web.pages import PAGES


@pytest.mark.parametrize("name", [*(p.path for p in PAGES), "words in a report", "no parties yet", "nothing met"])
def test_everybody_can_use_it(visit: Visit, addresses: dict[str, str], name: str) -> None:
    page = visit(addresses[name])
    found = {"by day": grave_faults(page)}
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 375, "height": 700})
    found["by night, on a phone"] = grave_faults(page, *LOOKS)
    assert found == {when: [] for when in found}


def test_what_is_printed_is_the_content(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit(addresses["/meetings/{key:path}"], color_scheme="dark")
    page.emulate_media(media="print")
    for hidden in (page.get_by_role("navigation", name="Main"), page.get_by_role("search"), page.locator(".there").first):
        expect(hidden).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    assert "7th round" in text
    assert "Sources" in text
    assert "Skip to the content" not in text
    width, height = (round(float(n)) for n in (paper.pages[0].mediabox.width, paper.pages[0].mediabox.height))
    assert (width, height) == (595, 842)
