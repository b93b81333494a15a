"""What axe finds on a page: a rule book of accessibility, as a script."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

GRAVE = frozenset(("serious", "critical"))


LOOKS = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
"""The rules that hang on the theme and the width of the window."""


def grave_faults(page: Page, *rules: str) -> list[str]:
    """What is grave, by these rules or by all: the rule, and the element."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], "selectors": False} | ({"runOnly": list(rules)} if rules else {})
    found = page.evaluate("options => axe.run(document, options)", options)
    return [f"{v['id']}: {node['html'][:150]}" for v in found["violations"] if v["impact"] in GRAVE for node in v["nodes"]]
