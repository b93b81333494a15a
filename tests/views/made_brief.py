"""A record of the Ocean Dialogue for briefs and charts: three rounds, a gap, a plan, promises, positions and a contradiction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests import made_record as made
from verbale.ledger import Ledger
from verbale.model.claims import Claim, Value
from verbale.model.documents import Kind
from verbale.model.facts import Level, MeetingType, Participant, Status
from verbale.model.reading import Reading
from verbale.model.spans import Span, quote
from verbale.views.assemble import assemble

OLGA = Participant("Olga Barrientos", "Vice Foreign Minister", "CHL")
PRESIDENTS = (Participant("Tomás Quiroga", "President", "CHL"), Participant("Risto Harju", "President", "FIN"))
CAUSE = "a quarrel over herring"
LATER = "Chile condemned bottom trawling off Chiloe, the ministry in Santiago said"
EARLIER = "Chile welcomed bottom trawling off Chiloe"
HOSTILE = "<script>alert(1)</script> *bold* [link](http://evil.example) #let x = 1 `code` =1+1 \x1b[31m"


def told(reading: Reading, *rows: tuple[str, str, Value, str], **more: object) -> Reading:
    """The reading with further claims: subject, property, value, and the words of its text that say so."""
    text, document = reading.report.document.text, reading.report.document.id
    claims = list(reading.claims)
    for subject, name, value, words in rows:
        at = text.index(words)
        evidence = quote(document, text, Span(at, at + len(words)))
        claims.append(Claim(subject, name, value, words, evidence, extractor="made by hand", **more))  # type: ignore[arg-type]
    return replace(reading, claims=tuple(claims), facts=assemble(claims))


def position(key: str, by: str, stance: str, target: str, words: str) -> list[tuple[str, str, Value, str]]:
    """The claims of a position."""
    return [(key, "by", by, words), (key, "stance", stance, words), (key, "target", target, words)]


def readings() -> list[Reading]:
    """The reports, from the earliest on."""
    first = made.reading(
        "first",
        "2014-10-06",
        made.a_round("2014-10-05", 13, made.INES, made.AINO, city="Helsinki", country="FIN"),
        outlet="Old Post",
    )
    gap = made.history(("2014", 13), founded="2005", lapsed="2014-10", resumed="2023-10")
    second = made.reading(
        "second",
        "2023-10-06",
        made.a_round("2023-10-05", 14, made.INES, made.AINO, city="Santiago", country="CHL"),
        series=[gap],
        promises=[made.promise("hold the next round in Helsinki", "2024-06"), made.promise("map the seabed", "2024-03")],
        outlet="Strait Times",
        body=f"The dialogue had lapsed over {CAUSE}. {EARLIER}. More was said.",
    )
    second = told(second, ("s1", "cause", CAUSE, CAUSE), *position("po1", "CHL", "welcomes", "bottom trawling off Chiloe", EARLIER))
    third = made.reading(
        "third",
        "2024-06-29",
        made.a_round("2024-06-28", 15, OLGA, made.AINO, city="Helsinki", country="FIN"),
        outlet="Gulf Courier",
        body=f"{LATER}. Both sides spoke at length about other things too.",
    )
    third = told(
        third,
        *position("po1", "CHL", "condemns", "bottom trawling off Chiloe", LATER),
        attribution=("the ministry in Santiago",),
    )
    misnumbered = made.reading(
        "fourth",
        "2024-06-30",
        made.a_round("2024-06-28", 14, OLGA, made.AINO, city="Helsinki", country="FIN"),
        outlet="Bay Herald",
    )
    release = made.reading(
        "release",
        "2024-07-10",
        made.met("2024-07-09", "CHL FIN", *PRESIDENTS, level=Level.LEADERS.value, city="Lima", country="PER"),
        made.met("2024-07-01", "CHL FIN", level=Level.MINISTERIAL.value, type=MeetingType.PHONE_CALL.value),
        made.a_round("2025-05", 16, status=Status.SCHEDULED.value, city="Santiago", country="CHL"),
        made.met("2024-03-04", "CHL FIN SWE", level=Level.MINISTERIAL.value, format="trilateral", city="Stockholm", country="SWE"),
        outlet="Foreign Ministry, Chile",
        kind=Kind.PRESS_RELEASE,
    )
    return [first, second, third, misnumbered, release]


@contextmanager
def record(folder: Path, *more: Reading, as_of: date | None = None) -> Iterator[Ledger]:
    """The record of these reports, and more."""
    with made.record(folder, *readings(), *more) as store:
        yield Ledger(store, as_of)
