"""A document into a report: the steps in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.clean import captions, metadata
from verbale.clean.datelines import city_case, dateline_of
from verbale.clean.garbled import garbled
from verbale.clean.headline import headline_number
from verbale.clean.kind import kind_of
from verbale.clean.language import language_of
from verbale.clean.page import Page, key, page_of
from verbale.clean.roles import BREADCRUMB, NEAR, PLACE, Verdict, verdicts
from verbale.clean.scripts import FOREIGN, Script
from verbale.knowledge.agency import publisher_of_host
from verbale.model.documents import Document, Passage, Report, Role
from verbale.model.spans import Span

LONG = 60
"""From how many characters on a paragraph that stands twice is a duplicate, not a phrase said twice."""

FOREIGN_TAIL = re.compile(rf"(?:\s|{FOREIGN.pattern})*{FOREIGN.pattern}$")
HOME = frozenset(("home", "homepage", "main", "top"))
PUBLISHED = re.compile(r"\b(?:published|posted|written|released?|date)\b", re.I)


def clean(document: Document, *, published: str | None = None) -> Report:
    """The report of a document: its passages with roles, and its metadata.

    Spans count code points of `document.text`. `published` (EDTF) goes before the document's own date; both have the basis
    `given`; a date that the page prints or its markup tells has the basis `stated`; without any, both fields are None.
    """
    page = page_of(document)
    headline = headline_number(page)
    marks = verdicts(page, headline)
    passages, city = _passages(page, marks)
    texts = {role: [p.span.of(document.text) for p in passages if p.role is role] for role in Role}
    title = " ".join(page.lines[headline].text.split()) if headline is not None else _hint(document)
    date, basis = _published(page, marks, published, texts[Role.DATELINE])
    body = texts[Role.BODY]
    return Report(
        document=document,
        passages=passages,
        kind=kind_of(document, title, texts[Role.BYLINE] + texts[Role.FURNITURE][:10], body),
        outlet=_outlet(document, texts),
        headline=title,
        authors=_authors(document, texts[Role.BYLINE]),
        emails=metadata.emails("\n".join(texts[Role.BYLINE] + texts[Role.FURNITURE])),
        language=document.language or language_of("\n".join(body) or document.text, page.script),
        published=date,
        published_basis=basis,
        section=_section(page, marks, title),
        dateline_city=city,
    )


def _passages(page: Page, marks: Sequence[Verdict]) -> tuple[tuple[Passage, ...], str | None]:
    """All passages of a page, and the city of its dateline."""
    passages: list[Passage] = []
    seen: set[str] = set()
    text = page.document.text
    city: str | None = None
    opening = next((i for i, mark in enumerate(marks) if mark.role is Role.BODY and len(page.lines[i].text) >= LONG), None)
    for i, (line, mark) in enumerate(zip(page.lines, marks, strict=True)):
        if i == opening and not page.is_transcript and (found := dateline_of(line.text)):
            city = found.city or city
            cut = line.span.start + found.length
            passages.append(Passage(Role.DATELINE, Span(line.span.start, cut), reason="dateline"))
            passages.append(Passage(Role.BODY, Span(cut, line.span.end).trimmed(text), reason=mark.reason))
            continue
        if mark.reason == "place_line" and city is None and (place := PLACE.fullmatch(line.text)):
            city = city_case(place["city"])
        passages.extend(_line_passages(page, i, mark, seen))
    bodies = [p.span for p in passages if p.role is Role.BODY]
    return tuple(_without(passages, garbled(text, bodies), text)), city


def _line_passages(page: Page, number: int, mark: Verdict, seen: set[str]) -> Iterator[Passage]:
    """A line's passage; letters of another script at the end of a Latin line are furniture of their own."""
    text, span = page.document.text, page.lines[number].span
    tail = None
    if page.script is Script.LATIN and mark.role in (Role.CAPTION, Role.BYLINE, Role.HEADLINE):
        tail = FOREIGN_TAIL.search(span.of(text))
    main = Span(span.start, span.start + tail.start()) if tail and tail.start() else span
    words = key(main.of(text)) if tail else page.keys[number]
    repeats = mark.role in (Role.HEADLINE, Role.CAPTION) or (mark.role is Role.BODY and len(words) >= LONG)
    credit = captions.credit_of(main.of(text)) if mark.role is Role.CAPTION else None
    yield Passage(mark.role, main, credit[0] if credit else None, repeats and words in seen, mark.reason)
    if repeats:
        seen.add(words)
    if main.end < span.end:
        yield Passage(Role.FURNITURE, Span(main.end, span.end).trimmed(text), reason="foreign_script")


def _without(passages: Sequence[Passage], cuts: Sequence[Span], text: str) -> Iterator[Passage]:
    """The passages, with the garbled words cut out of them as passages of their own."""
    for passage in passages:
        start = passage.span.start
        for cut in cuts:
            if passage.span.holds(cut):
                yield from _part(passage, Span(start, cut.start), text)
                yield Passage(Role.GARBLED, cut, reason="garbled")
                start = cut.end
        yield from _part(passage, Span(start, passage.span.end), text) if start > passage.span.start else (passage,)


def _part(passage: Passage, span: Span, text: str) -> Iterator[Passage]:
    span = span.trimmed(text)
    if span.start < span.end:
        yield Passage(passage.role, span, passage.credit, passage.duplicate, passage.reason)


def _hint(document: Document) -> str | None:
    return document.hints.title if document.hints else None


def _authors(document: Document, bylines: Sequence[str]) -> tuple[str, ...]:
    named = tuple(dict.fromkeys(name for line in bylines for name in metadata.authors(line)))
    return named or (document.hints.authors if document.hints else ())


def _outlet(document: Document, texts: dict[Role, list[str]]) -> str | None:
    """Given, told by the markup, named around the body, known by an e-mail's or the address's host, or the dateline's agency."""
    given = document.outlet or (document.hints.outlet if document.hints else None)
    if given:
        return given
    around = texts[Role.FURNITURE] + texts[Role.BYLINE]
    if named := metadata.outlet_named(around):
        return named
    hosts = [mail.rpartition("@")[2] for mail in metadata.emails("\n".join(around))]
    known = [outlet for host in hosts if (outlet := publisher_of_host(host))]
    outlet = known[0] if known else metadata.outlet_of_url(document.source)
    return outlet.name if outlet else metadata.outlet_named(texts[Role.DATELINE])


def _published(page: Page, marks: Sequence[Verdict], given: str | None, datelines: Sequence[str]) -> tuple[str | None, str | None]:
    """The publication date and its basis: given, told by the markup or a line of its own, or the day and year of a dateline."""
    if value := given or page.document.published:
        return value, "given"
    if page.document.hints and page.document.hints.published:
        return page.document.hints.published, "stated"
    found = []
    for i, mark in enumerate(marks):
        text = page.lines[i].text
        if mark.reason in ("stamp", "byline") and mark.role is not Role.FURNITURE and (days := metadata.dates(text)):
            above = i <= page.first_prose
            labelled = PUBLISHED.search(text) is not None
            distance = abs(page.first_prose - i) if above else NEAR + i
            found.append((not labelled, distance, days[0]))
    if found:
        return min(found)[2], "stated"
    dated = next((days[0] for line in datelines if (days := metadata.dates(line))), None)
    return dated, "stated" if dated else None


def _section(page: Page, marks: Sequence[Verdict], title: str | None) -> tuple[str, ...]:
    """The section that the first breadcrumb tells, without its home and the page itself; else the markup's."""
    for line, mark in zip(page.lines, marks, strict=True):
        if mark.reason == "breadcrumb" and (found := BREADCRUMB.fullmatch(line.text)):
            crumbs = [c.strip() for c in re.split(r"[>›»→/]", found["crumbs"]) if c.strip()]
            kept = tuple(c for c in crumbs if c.casefold() not in HOME and (title is None or key(c) != key(title)))
            if kept:
                return kept
    return page.document.hints.section if page.document.hints else ()
