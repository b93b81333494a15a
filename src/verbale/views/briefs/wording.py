"""The words of a brief: days, parties, numbers, meetings and how well something is founded."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from verbale import knowledge
from verbale.model import edtf
from verbale.model.annotated import Grain
from verbale.model.facts import Level, MeetingType
from verbale.model.record import Encounter, Standing
from verbale.views.parties import joined, party_name

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
LEVELS = {
    Level.LEADERS: "Leaders",
    Level.MINISTERIAL: "Ministers",
    Level.VICE_MINISTERIAL: "Vice-ministers",
    Level.SENIOR_OFFICIALS: "Senior officials",
    Level.WORKING: "Working level",
}
"""Who meets at a level, highest first."""

HEDGES = {
    Standing.SINGLE_SOURCE: "one source",
    Standing.ONE_SIDE: "one side only",
    Standing.CONTRADICTED: "disputed",
    Standing.INFERRED: "worked out",
}
KINDS = {MeetingType.PHONE_CALL: "phone call", MeetingType.COURTESY_CALL: "courtesy call", MeetingType.MEETING: "meeting"}
NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WITH_ARTICLE = frozenset(("Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines", "Seychelles"))
_ARTICLE_BEFORE = (
    "Central African", "Czech Rep", "Democratic Rep", "Dominican Rep", "Holy", "Marshall", "Republic", "Solomon", "United",
)  # fmt: skip
"""How names begin that have an article within a sentence."""

_TEENS = (11, 12, 13)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ISO = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?(?:/\d{4}(?:-\d\d){0,2})?\b")


# -- days ----------------------------------------------------------------------------------------------------------


def in_words(value: str) -> str:
    """An EDTF date as people write it: "28 June 2024", "October 2014", "10–11 March 2022", "about 2024"."""
    if "/" in value:
        return _interval(*value.split("/"))
    plain = value.rstrip(edtf.QUALIFIERS)
    about = "about " if value.endswith(("~", "%")) else ""
    return f"{about}{_point(plain)}{' (uncertain)' if value.endswith(('?', '%')) else ''}"


def when(value: str) -> str:
    """The same after its preposition: "on 28 June 2024", "in October 2014"."""
    if value.startswith("../"):
        return in_words(value)
    if value.endswith("/.."):
        return in_words(value)
    days = edtf.grain(value) is Grain.DAY and not value.endswith(tuple(edtf.QUALIFIERS))
    return f"{'on' if days else 'in'} {in_words(value)}"


def day_in_words(day: date) -> str:
    """ "28 June 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def dates_in_words(text: str) -> str:
    """The text with the ISO dates in it as people write them."""
    return _ISO.sub(lambda found: in_words(found[0]) if edtf.valid(found[0]) else found[0], text)


def _point(plain: str) -> str:
    year, *rest = plain.split("-")
    if year.endswith("X"):
        return f"the {year.replace('X', '0')}s"
    if not rest:
        return year
    if rest[0] in SEASONS:
        return f"{SEASONS[rest[0]]} {year}"
    month = f"{MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 else month


def _interval(first: str, last: str) -> str:
    if first == edtf.OPEN:
        return f"until {in_words(last)}"
    if last == edtf.OPEN:
        return f"from {in_words(first)} on"
    one, other = in_words(first), in_words(last)
    same = len(one.split()) - _differing(one.split(), other.split())
    head = " ".join(one.split()[: len(one.split()) - same])
    return f"{head}–{other}" if same and head else f"{one} to {other}"


def _differing(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words at the beginning differ, where both have the same form; all of them otherwise."""
    if len(one) != len(other):
        return len(one)
    return next((n for n in range(len(one) + 1) if one[n:] == other[n:]), len(one))


# -- parties and numbers -------------------------------------------------------------------------------------------


def named(codes: Sequence[str]) -> str:
    """The parties by name, as they stand within a sentence: "Chile and the United States"."""
    return joined([f"the {party_name(code)}" if _takes_article(code) else party_name(code) for code in codes])


def _takes_article(code: str) -> bool:
    known = knowledge.parties().get(code)
    if known is None:
        return False
    of_several_words = known.kind is knowledge.PartyKind.ORGANISATION and " " in known.name
    return of_several_words or known.name in _WITH_ARTICLE or known.name.startswith(_ARTICLE_BEFORE)


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def nth(number: int) -> str:
    """ "14th"."""
    return f"{number}{'th' if number % 100 in _TEENS else _ENDINGS.get(number % 10, 'th')}"


def counted(number: int, thing: str) -> str:
    """ "two rounds"."""
    numeral = NUMERALS[number] if number < len(NUMERALS) else str(number)
    return f"{numeral} {thing}{'' if number == 1 else 's'}"


def file_name(source: str) -> str:
    """A source without its folders; an address whole."""
    return source if "://" in source else source.replace("\\", "/").rsplit("/", 1)[-1]


def left_out(number: int, thing: str) -> str | None:
    """ "Two further positions are left out.", or None for none."""
    if not number:
        return None
    return f"{counted(number, f'further {thing}').capitalize()} {'is' if number == 1 else 'are'} left out."


# -- meetings ------------------------------------------------------------------------------------------------------


def title(encounter: Encounter, *, article: bool = True) -> str:
    """What to call a meeting: "the 14th round of the Ocean Dialogue", "a phone call"."""
    meeting = encounter.meeting
    if meeting.series and meeting.ordinal:
        return f"{'the ' if article else ''}{nth(meeting.ordinal)} round of the {meeting.series}"
    if meeting.series:
        return f"{'a ' if article else ''}round of the {meeting.series}"
    return f"{'a ' if article else ''}{KINDS[MeetingType(meeting.type)]}"


def where_and_when(encounter: Encounter) -> str:
    """ "Tokyo, 28 June 2024", as far as it is known."""
    meeting = encounter.meeting
    place = meeting.city or (party_name(meeting.country) if meeting.country else None)
    return ", ".join(filter(None, (place, in_words(meeting.date) if meeting.date else None)))


def standing(encounter: Encounter, property_: str = "date") -> str | None:
    """How well a value of a meeting is founded, if that needs saying: "one source", "one side only: Chile"."""
    settled = encounter.settled(property_)
    if settled is None or settled.standing not in HEDGES:
        return None
    telling = {mention for told in settled.told for mention in told.mentions}
    sides = dict.fromkeys(m.origin.side for m in encounter.mentions if m.id in telling and m.origin.side)
    whose = f": {named(list(sides))}" if settled.standing is Standing.ONE_SIDE and sides else ""
    return f"{HEDGES[settled.standing]}{whose}"


def doubts(encounter: Encounter, disputed: Collection[str]) -> str:
    """In brackets, what is to be known of a meeting's day and number; `disputed` are properties that reports dispute."""
    said = []
    hedge = standing(encounter)
    if "date" in disputed:
        said.append("date disputed")
    elif hedge:
        said.append("date worked out" if hedge == "worked out" else hedge)
    if "ordinal" in disputed:
        said.append("number disputed")
    elif encounter.meeting.ordinal and standing(encounter, "ordinal") == "worked out":
        said.append("number worked out")
    return f" ({'; '.join(said)})" if said else ""
