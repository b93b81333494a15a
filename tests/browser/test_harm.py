"""Reports that mean harm do none in a browser: nothing runs, nothing opens, nothing is asked elsewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.sync_api import Browser

from tests.browser.conftest import Watch, opened, visits
from tests.web import hostile

NAMES = "() => Object.getOwnPropertyNames(window).sort()"


def test_harmful_words_do_nothing(chromium: Browser, watch: Watch, tmp_path: Path) -> None:
    """Some pages of each kind, whichever are linked."""
    with opened(hostile.record(tmp_path)) as served, visits(chromium, served, watch) as visit:
        page = visit("/stats")
        own = page.evaluate(NAMES)
        waiting, seen = ["/", "/search?q=krill", "/brief?party=CHL&party=FIN"], set[str]()
        while waiting:
            address = waiting.pop()
            kind = urlsplit(address).path.split("/")[1]
            if address in seen or sum(urlsplit(a).path.split("/")[1] == kind for a in seen) >= 2:
                continue
            seen.add(address)
            page.goto(address)
            assert page.url == f"{served.address}{address}"
            assert page.evaluate(NAMES) == own, address
            links = page.evaluate("[...document.querySelectorAll('main a[href]:not([download])')].map(a => a.getAttribute('href'))")
            inside = (urldefrag(urljoin(address, link))[0] for link in links)
            waiting += sorted({a for a in inside if a.startswith("/")} - seen)
        assert len(seen) > 12
        assert len({urlsplit(a).path.split("/")[1] for a in seen}) >= 8
        assert len(page.context.pages) == 1
