"""The dateline at the beginning of a report: "GENEVA, May 3 (Agency) --"."""

from __future__ import annotations

import re
from typing import NamedTuple

from verbale.clean.metadata import name_case
from verbale.knowledge import cities

MONTH = r"(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[A-Za-z]*\.?"
DAY = rf"(?:{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH})(?:,?\s(?:19|20)\d\d)?"
CITY = r"[^\W\d_a-z][\w.'’\-]+(?:[ /][^\W\d_a-z][\w.'’\-]*){0,3}"
REGION = r"(?:,\s(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][\w.'’\-]+(?:\s(?:of\s)?[A-Z][\w.'’\-]+){0,3})?"
AGENCY = r"\([A-Z][\w.,&/'’ \-]{1,60}\)"
SLASHED = r"/[A-Z][\w.\- ]{1,30}/"
CAPITALS = r"[A-Z]{3,20}(?:\s[A-Z]{3,20})?"
WIRE = r"\([A-Z][^()]{1,60}(?:\([^()]{1,40}\))?\)"
DASH = r"\s?(?:--+|—|–|―)\s?|\s-\s"
SENTENCE = r"(?=[^\W\d_a-z]|[\"“'‘])"
DATELINE = re.compile(
    rf"(?:{WIRE}\s)?(?:(?P<dated>{CITY}){REGION},?\s{DAY}(?:,?\s?{AGENCY})?\s?\.?(?:{DASH}|:\s|(?<=\d\.)\s{SENTENCE})"
    rf"|(?P<signed>{CITY}){REGION},?\s{AGENCY}(?:{DASH}|:\s)"
    rf"|(?!(?:ST|MT|FT)\.)(?P<slashed>{CITY}){REGION}[.,]\s(?:{DAY}[.,]?\s)?(?:{SLASHED}\.?(?:{DASH}|\s)|{CAPITALS}(?:{DASH})){SENTENCE}"
    rf"|(?P<alone>{CITY}){REGION},?(?:{DASH}|:\s|\s{AGENCY}\s){SENTENCE})"
    rf"|{AGENCY}{DASH}{SENTENCE}"
)
"""A city with a day, with an agency (in brackets, between strokes, in capitals), in capitals itself, or known as one; all of
these after who passed the report on; or an agency."""

NO_CITY = re.compile(
    r"^(?:breaking|update|updated|exclusive|analysis|opinion|editorial|video|watch|photos?|factbox|explainer|news|live|urgent|note"
    r"|q|a|question|answer)\b|\b(?:mr|ms|mrs|moderator|operator|staff|minister|secretary|president|ambassador|chancellor)\b",
    re.I,
)
"""Labels of reports and of speakers."""

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
    city = found["dated"] or found["signed"] or found["slashed"] or found["alone"]
    if city and NO_CITY.search(city):
        return None
    if found["alone"] and not (city.isupper() or (found[0][-1].isspace() and city in cities())):
        return None
    return Dateline(len(found[0].rstrip()), city_case(city) if city else None)


def city_case(city: str) -> str:
    """A city in title case: "RIO DE JANEIRO" as "Rio de Janeiro"."""
    named = name_case(city.partition("/")[0].strip())
    return named if named == city else named[0] + SMALL.sub(lambda m: m[0].lower(), named[1:])
