"""Readings made by hand: a report with claims whose words stand in it, for tests of what comes after reading."""

from __future__ import annotations

import re

from verbale.model.annotated import Grain, Time
from verbale.model.claims import Basis, Claim, Value
from verbale.model.documents import Document, Hints, Passage, Reject, Report, Role
from verbale.model.reading import Reading
from verbale.model.spans import Span, quote
from verbale.views.assemble import assemble

TEXT = """Home > World

Ministers of Indonesia and Australia hold eighth two-plus-two

Foreign Minister Penny Wong received her Indonesian colleague Retno Marsudi in Canberra on 10 February 2023. It was the
eighth Indonesia-Australia Foreign and Defence Ministers' Meeting, a series that began in 2012.

Share this page
"""


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand for the nth time, counted from nought."""
    found = [m.span() for m in re.finditer(re.escape(words), text)]
    return Span(*found[nth])


def claim(document: Document, subject: str, key: str, value: Value, words: str, **more: object) -> Claim:
    """A stated claim on words of the document."""
    evidence = quote(document.id, document.text, span(document.text, words))
    return Claim(subject, key, value, words, evidence, extractor="made by hand", **more)  # type: ignore[arg-type]


def claims_of(document: Document) -> tuple[Claim, ...]:
    """What `TEXT` tells."""
    series = "Indonesia-Australia Foreign and Defence Ministers' Meeting"
    inferred = Claim("m1", "country", "AUS", "Canberra", None, Basis.INFERRED, "country of the city", "Canberra lies in Australia")
    rows: list[tuple[str, str, Value, str]] = [
        ("m1", "status", "held", "received"),
        ("m1", "series", series, series),
        ("m1", "ordinal", 8, "eighth Indonesia"),
        ("m1", "format", "2+2", "two-plus-two"),
        ("m1", "party", "AUS", "Australia"),
        ("m1", "party", "IDN", "Indonesia"),
        ("m1", "date", "2023-02-10", "10 February 2023"),
        ("m1", "city", "Canberra", "Canberra"),
        ("m1", "participant", "Penny Wong", "Penny Wong"),
        ("m1", "participant", "Retno Marsudi", "Retno Marsudi"),
        ("m1/p1", "office", "Foreign Minister", "Foreign Minister"),
        ("m1/p1", "party", "AUS", "Australia"),
        ("m1/p2", "party", "IDN", "Indonesian"),
        ("s1", "name", series, series),
        ("s1", "party", "AUS", "Australia"),
        ("s1", "party", "IDN", "Indonesia"),
        ("s1", "founded", "2012", "2012"),
        ("s1", "rounds until", ("2023", 8), "eighth"),
        ("p1", "name", "Penny Wong", "Penny Wong"),
        ("p1", "name", "Wong", "Wong"),
        ("p1", "office", "Foreign Minister", "Foreign Minister"),
        ("p2", "name", "Retno Marsudi", "Retno Marsudi"),
    ]
    return (*(claim(document, *row) for row in rows), inferred)


def reading(source: str = "report.txt", text: str = TEXT) -> Reading:
    """A whole reading of a text that holds `TEXT`."""
    document = Document(source, text, hints=Hints("A title", ("An author",)))
    claims = claims_of(document)
    passages = (
        Passage(Role.FURNITURE, span(text, "Home > World"), reason="breadcrumb"),
        Passage(Role.HEADLINE, span(text, "Ministers of Indonesia and Australia hold eighth two-plus-two")),
        Passage(Role.BODY, span(text, "Foreign Minister").to(span(text, "2012."))),
        Passage(Role.FURNITURE, span(text, "Share this page")),
    )
    report = Report(document, passages, headline=text[slice(*passages[1].span)], published="2023-02-11")
    times = (Time(span(text, "10 February 2023"), "2023-02-10", Grain.DAY, candidates=("2023-02-10",), rule="day"),)
    rejected = (Reject(source, "no subject", span(text, "Share")), Reject(source, "nothing else"))
    return Reading(report, claims, assemble(claims), times=times, rejected=rejected)
