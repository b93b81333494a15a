"""The dateline at the beginning of a report: "GENEVA, May 3 (Agency) --"."""

from __future__ import annotations

import re
from typing import NamedTuple

from verbale.clean.metadata import name_case

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DAY = rf"(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s(?:19|20)\d\d)?"
UPPER = r"(?-i:[A-Z][A-Z.'’\-]+(?:[ /][A-Z][A-Z.'’\-]*){0,3})"
MIXED = r"[A-Z][\w.'’\-]+(?:[ /][A-Z][\w.'’\-]+){0,3}"
REGION = r"(?:,\s(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][\w.'’\-]+(?:\s(?:of\s)?[A-Z][\w.'’\-]+){0,3})?"
AGENCY = r"\(?[A-Z][\w.&/'’ \-]{1,40}\)"
DASH = r"\s?(?:--+|—|–|―)\s?|\s-\s"
DATELINE = re.compile(
    rf"(?:(?P<city>{MIXED}){REGION},?\s(?:{DAY},?\s?)(?:{AGENCY})?(?:{DASH}|:\s)"
    rf"|(?P<city2>{MIXED}){REGION},?\s{AGENCY}(?:{DASH}|:\s)"
    rf"|(?P<city3>{UPPER}){REGION}(?:{DASH})"
    rf"|(?P<city4>{UPPER}){REGION}:\s(?=[A-Z\"“'‘])"
    rf"|{AGENCY}(?:{DASH})(?=[A-Z\"“'‘])"
    rf"|(?P<city5>{MIXED}){REGION},?\s{DAY}\s?\.(?:{DASH}))"
)
NO_CITY = re.compile(
    r"(?:breaking|update|updated|exclusive|analysis|opinion|editorial|video|watch|photos?|factbox|explainer|news|live|urgent|note"
    r"|q|a|question|answer|mr|ms|mrs|moderator|operator|minister|secretary|president|ambassador)\b",
    re.I,
)
SMALL = re.compile(r"\b(?:De|Da|Do|Del|Di|Of|The|And|La|Le|Es|Al|El|Upon|Sur|Am)\b")


class Dateline(NamedTuple):
    """Its length in characters, and its city as printed, in title case."""

    length: int
    city: str | None


def dateline_of(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with."""
    found = DATELINE.match(text)
    if not found or found.end() >= len(text):
        return None
    city = next((found[g] for g in ("city", "city2", "city3", "city4", "city5") if found[g]), None)
    if city is not None and NO_CITY.match(city):
        return None
    return Dateline(len(found[0].rstrip()), city_case(city) if city else None)


def city_case(city: str) -> str:
    """A city in title case: "RIO DE JANEIRO" as "Rio de Janeiro"."""
    named = name_case(city.split("/")[0].strip())
    return named if named == city else named[0] + SMALL.sub(lambda m: m[0].lower(), named[1:])
