"""Where things are: the address of each page. Whatever comes from a report is quoted."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode, urlsplit

from verbale.model.record import DIGITS
from verbale.views.notes import Note

OUTSIDE = frozenset(("http", "https"))
"""The schemes of addresses that a page links to."""


def meeting(key: str) -> str:
    """The page of a meeting, by its id."""
    return f"/meetings/{_part(key)}"


def person(key: str) -> str:
    """The page of a person, by the id."""
    return f"/people/{_part(key)}"


def who(name: str, *parties: str | None) -> str:
    """Whoever is meant by a name or an office."""
    return f"/who?{_query([('name', name), *(('party', p) for p in parties if p)])}"


def series(name: str, parties: Iterable[str] = ()) -> str:
    """The page of a series, by its id, or by its name and parties."""
    asked = _query(("party", p) for p in parties)
    return f"/series/{_part(name)}" + (f"?{asked}" if asked else "")


def report(document: str, start: int | None = None, end: int | None = None) -> str:
    """The page of a report, by its id; at some words of it, if they are given."""
    page = f"/reports/{_part(document.removeprefix('sha256:')[:DIGITS])}"
    return page if start is None or end is None else f"{page}?at={start}-{end}#here"


def addition(document: str) -> str:
    """The page of what a report brings to the record, by its id."""
    return f"{report(document)}/brings"


def judge(key: str) -> str:
    """The page on which a meeting or person is judged to be one with another or not."""
    return f"/judge/{_part(key)}"


def note(cited: Note) -> str:
    """The words of a citation in their report."""
    return report(cited.document, cited.start, cited.end)


def conflict(key: str) -> str:
    """The page of a conflict, by its id."""
    return f"/conflicts/{_part(key)}"


def meetings(*parties: str) -> str:
    """The meetings of all of these parties."""
    return f"/meetings?{_query(('party', p) for p in parties)}"


def pair(parties: Iterable[str]) -> str:
    """What parties have with each other."""
    return f"/pair?{_query(('party', p) for p in parties)}"


def positions(parties: Iterable[str], topic: str | None = None) -> str:
    """What parties said, on a topic if one is given."""
    return f"/positions?{_query([*(('party', p) for p in parties), *([('topic', topic)] if topic else [])])}"


def places(parties: Iterable[str]) -> str:
    """Where parties met."""
    return f"/map?{_query(('party', p) for p in parties)}"


def calendar(parties: Iterable[str]) -> str:
    """The calendar of parties, as a file."""
    return f"/calendar.ics?{_query(('party', p) for p in parties)}"


def brief(parties: Iterable[str], series: str | None = None, form: str = "") -> str:
    """The brief for a meeting of parties; `form` is the ending of a file (`.docx`)."""
    return f"/brief{form}?{_query([*(('party', p) for p in parties), *([('series', series)] if series else [])])}"


def outside(source: str) -> str | None:
    """The address of a report in the web, if that is what its source is: never a script, a file, or anything else."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return None
    plain = source.isascii() and source.isprintable() and " " not in source
    return source if plain and parts.scheme.casefold() in OUTSIDE and parts.hostname else None


def _part(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="")


def _query(pairs: Iterable[tuple[str, str]]) -> str:
    return urlencode(list(pairs), errors="replace")
