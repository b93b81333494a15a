"""All that can be reached from the first page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from starlette.testclient import TestClient

from tests.web.html import Checked, checked

BASE = "http://127.0.0.1:8000"


def crawl(browser: TestClient, *starts: str, most: int = 250) -> Iterator[tuple[str, int, Checked | None]]:
    """Address, status and parsed page (None: no HTML) of whatever is linked, directly or not."""
    waiting, seen = list(starts), set(starts)
    while waiting and most:
        address, most = waiting.pop(0), most - 1
        answer = browser.get(address)
        page = checked(answer.text) if answer.headers.get("content-type", "").startswith("text/html") else None
        yield address, answer.status_code, page if not address.startswith("/brief.") else None
        for element in page.of("a", "link", "script") if page and answer.status_code == 200 else ():
            target = element.attributes.get("href", element.attributes.get("src", ""))
            whole = urldefrag(urljoin(f"{BASE}{address}", target))[0]
            inside = whole.removeprefix(BASE)
            if whole.startswith(f"{BASE}/") and inside not in seen and not urlsplit(inside).path.startswith("/brief."):
                seen.add(inside)
                waiting.append(inside)
