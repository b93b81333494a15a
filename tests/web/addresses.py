"""Addresses of pages that show something, in the room over the examples."""

from __future__ import annotations

from starlette.testclient import TestClient

CHILE = "party=Chile&party=NZL"
"""The query for the parties of the examples."""


def key(browser: TestClient, path: str, *steps: str | int) -> str:
    """An id out of the JSON of a page."""
    found = browser.get(path).json()
    for step in steps:
        found = found[step]
    return str(found)


def addresses(browser: TestClient) -> dict[str, str]:
    """By the path of a page, an address of one that shows something."""
    series = key(browser, "/series.json?name=consultations", "entries", 0, "id")
    meeting = key(browser, f"/meetings.json?{CHILE}", "meetings", 1, "id")
    report = key(browser, "/home.json", "reports", 0, "document")
    return {
        "/": "/",
        "/meetings": f"/meetings?{CHILE}",
        "/meetings/{key:path}": f"/meetings/{meeting}",
        "/reports/{key}": f"/reports/{report}",
        "/reports/{key}/brings": f"/reports/{report}/brings",
        "/judge/{key:path}": f"/judge/{meeting}",
        "/decisions": "/decisions",
        "/series": "/series",
        "/series/{key:path}": f"/series/{series}",
        "/people": "/people",
        "/people/{key:path}": f"/people/{key(browser, '/people.json?name=macpherson', 'entries', 0, 'id')}",
        "/who": "/who?name=Chilean+vice+foreign+minister",
        "/commitments": "/commitments",
        "/conflicts": "/conflicts",
        "/conflicts/{key}": f"/conflicts/{key(browser, '/conflicts.json', 'conflicts', 0, 'conflict', 'id')}",
        "/search": "/search?q=krill",
        "/map": f"/map?{CHILE}",
        "/positions": f"/positions?{CHILE}&topic=krill",
        "/pair": f"/pair?{CHILE}",
        "/brief": f"/brief?{CHILE}",
        "/stats": "/stats",
    }
