"""The reading room in a real browser: Debian's Chromium, before a room that answers on a port of this computer.

A visit fails if a page says anything on the console (a fault of a script, a breach of the policy of contents), opens a dialog,
or asks any other computer for anything.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Route, sync_playwright

from tests.web import addresses as known
from tests.web.conftest import examples, room
from verbale.web import application

NAMES = ("chromium", "chromium-browser", "google-chrome")

PATIENCE = 10_000
"""Milliseconds after which something is not there."""

UNASKED = {
    "no words yet": "/search",
    "no name yet": "/who",
    "no parties yet": "/brief",
    "nothing found": "/search?q=nowhere",
    "nobody found": "/people?name=nobody",
    "nothing met": "/meetings?party=Fiji&party=Peru",
    "all meetings": "/meetings",
}
"""Pages where nothing is asked yet, or nothing is found."""

Visit = Callable[..., Page]
"""Opens an address in a fresh context, with the options of that."""


@dataclass
class Room:
    """A room that is open, and what its program complained of."""

    address: str
    faults: list[str] = field(default_factory=list)


@contextmanager
def opened(record: Path, **more: object) -> Iterator[Room]:
    """A room over a record, at any free port."""
    served = Room("")
    app = application(record, complain=served.faults.append, **more)  # type: ignore[arg-type]
    config = uvicorn.Config(app, port=0, log_level="critical", lifespan="off", ws="none", timeout_graceful_shutdown=1)
    listening = config.bind_socket()
    served.address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield served
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
    assert served.faults == []


@dataclass
class Watch:
    """What happened on the pages of a context that must not happen."""

    told: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext, address: str) -> None:
        """Watch all pages of a context that may ask `address` alone."""
        context.on("console", self._console)
        context.on("weberror", lambda fault: self.told.append(f"fault of a script: {fault.error}"))
        context.on("dialog", self._dialog)
        context.route(re.compile(f"^(?!{re.escape(address)}/)"), self._outside)

    def _console(self, line: ConsoleMessage) -> None:
        if not line.text.startswith("[DOM] "):  # what the browser advises: a name beside a password, here a token
            self.told.append(f"console: {line.text} {line.location['url']}")

    def _dialog(self, dialog: Dialog) -> None:
        self.told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _outside(self, route: Route) -> None:
        self.told.append(f"asked elsewhere: {route.request.url}")
        route.abort()


def chromium_here() -> str | None:
    """The path of a Chromium that runs; some systems have only a word of where to get it."""
    found = (path for path in map(shutil.which, NAMES) if path)
    return next((p for p in found if subprocess.run([p, "--version"], capture_output=True, check=False).returncode == 0), None)


# The driver keeps a loop running in its thread, in which other tests could run none of theirs: it ends with the last test here.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    path = chromium_here()
    if path is None:
        pytest.skip("no chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def pacific(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the reports in examples/record."""
    path = tmp_path_factory.mktemp("browser") / "pacific.record"
    path.write_bytes(examples())
    return path


@pytest.fixture(scope="package")
def reading_room(pacific: Path) -> Iterator[Room]:
    with opened(pacific) as served:
        yield served


@pytest.fixture(scope="package")
def addresses(pacific: Path) -> dict[str, str]:
    """By what it is, the address of every kind of page."""
    client = room(pacific)
    shown = known.addresses(client)
    note = client.get(f"{shown['/meetings/{key:path}']}.json").json()["facts"][0]["told"][0]["notes"][0]
    words = f"{shown['/reports/{key}'].rpartition('/')[0]}/{note['document']}?at={note['start']}-{note['end']}#here"
    return {**shown, **UNASKED, "words in a report": words}


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What must not happen; a test that expects some of it takes it out."""
    kept = Watch()
    yield kept
    assert kept.told == []


@pytest.fixture
def visit(chromium: Browser, reading_room: Room, watch: Watch) -> Iterator[Visit]:
    """Opens an address of the reading room."""
    with visits(chromium, reading_room, watch) as opens:
        yield opens


@contextmanager
def visits(chromium: Browser, served: Room, watch: Watch) -> Iterator[Visit]:
    """Opens addresses of a room, until its pages are closed."""
    contexts: list[BrowserContext] = []

    def opens(address: str = "/", **options: object) -> Page:
        context = chromium.new_context(base_url=served.address, **{"reduced_motion": "reduce"} | options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        watch.over(context, served.address)
        page = context.new_page()
        page.goto(address)
        return page

    yield opens
    for context in contexts:
        context.close()
