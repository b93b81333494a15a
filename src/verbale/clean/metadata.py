"""Who wrote it, when it came out, in which outlet and section: read from the lines that say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from ahocorasick_rs import AhoCorasick, MatchKind

from verbale.knowledge.agency import Publisher, publisher_of_host, publishers

BLANKS = re.compile(r"[ \t\u00a0]+")
EMAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-zA-Z]{2,}")
MONTHS = (
    "jan gen ene", "feb fév fev", "mar mär mrt", "apr avr abr", "may mai mag mei", "jun juin giu", "jul juil lug",
    "aug aoû ago agu", "sep set", "oct okt ott out", "nov", "dec déc dez dic des",
)  # fmt: skip
"""How the names of the months begin, in English and in the languages that share their order of day, month and year."""

MONTH_OF = {beginning: number for number, names in enumerate(MONTHS, 1) for beginning in names.split()}
MONTH = rf"(?P<{{}}>{'|'.join(sorted(MONTH_OF, key=len, reverse=True))})[^\W\d_]*\.?"
DATES = tuple(
    re.compile(p, re.I)
    for p in (
        r"\b(?P<y>(?:19|20)\d\d)\s?[-./]\s?(?P<m>\d{1,2})\s?[-./]\s?(?P<d>\d{1,2})(?!\d)",
        r"\b" + MONTH.format("mon") + r"\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b",
        r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?(?:\s+(?:of|de))?[\s-]+"
        + MONTH.format("mon")
        + r"(?:\s+de)?,?[\s-]+(?P<y>(?:19|20)\d\d)\b",
        r"\b(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:19|20)\d\d)\b",
        r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]",
    )
)
"""Forms of a full date. A date in figures with the day or month first counts only where it cannot be misread."""

NAME = r"[^\W\d_a-z][\w.'’\-]*"
PERSON = rf"{NAME}(?:\s+(?:(?:de|del|der|den|di|da|van|von|bin|ibn|al|el|la|las|los|le|y)\s+){{0,2}}{NAME}){{0,4}}"
BY = re.compile(
    rf"(?i:(?:(?:written|text|story|reported|posted|published)\s+)?by:?\s+)"
    rf"(?P<names>{PERSON}(?:(?:\s*,\s*|\s+(?i:and)\s+|\s*&\s*|\s*,\s*(?i:and)\s+){PERSON})*)"
)
REPORTING = re.compile(r"\(?(?:additional |with )?report(?:ing|ed) by\s+(?P<names>[^;().]+)", re.I)
SPLIT = re.compile(r"\s*(?:,\s*and\s+|,|\band\b|&|\||/)\s*", re.I)
NOT_A_PERSON = re.compile(
    r"\b(?:reuters|staff|writer|agency|agencies|desk|news|newsroom|editor|editorial|correspondent|reporter|bureau|press|team|daily|times"
    r"|herald|post|online|ap|afp|yonhap|xinhua|kyodo|jiji|office|ministry|department|service)\b", re.I)  # fmt: skip


@cache
def _by_name() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The automaton of all names, and for each name the outlet's."""
    names = {name: outlet.name for outlet in publishers() for name in (outlet.name, *outlet.aliases)}
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), tuple(names.values())


def outlet_named(texts: Iterable[str]) -> str | None:
    """The outlet that these lines name most often, the first of those named equally often."""
    automaton, names = _by_name()
    text = BLANKS.sub(" ", "\n".join(texts).encode("utf-8", "replace").decode("utf-8"))
    found = Counter(
        names[which]
        for which, start, end in automaton.find_matches_as_indexes(text)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
    )
    return found.most_common(1)[0][0] if found else None


def outlet_of_url(source: str) -> Publisher | None:
    """The outlet of an address; None for paths and unknown hosts."""
    try:
        host = urlsplit(source).hostname or ""
    except ValueError:
        return None
    return publisher_of_host(host)


def dates(text: str) -> list[str]:
    """The full dates in a line as `YYYY-MM-DD`, in text order."""
    found = []
    for pattern in DATES:
        for match in pattern.finditer(text):
            if (day := _day(match)) is not None:
                found.append((match.start(), day.isoformat()))
    return [day for _, day in sorted(found)]


def _day(match: re.Match[str]) -> date | None:
    fields = match.groupdict()
    month = MONTH_OF[fields["mon"].lower()] if fields.get("mon") else int(fields["m"])
    day = int(fields["d"])
    figures_first = not fields.get("mon") and match.start("d") < match.start("y")
    if figures_first and day <= 12 and month <= 12 and day != month:
        return None
    if figures_first and month > 12:
        day, month = month, day
    try:
        return date(int(fields["y"]), month, day)
    except ValueError:
        return None


def month_of(word: str) -> int | None:
    """The number of the month that a word names or shortens."""
    low = word.lower()
    return MONTH_OF.get(low[:4]) or (MONTH_OF.get(low[:3]) if len(low) <= 10 else None)


def emails(text: str) -> tuple[str, ...]:
    """The e-mail addresses in a text, each once."""
    return tuple(dict.fromkeys(EMAIL.findall(text)))


def authors(line: str) -> tuple[str, ...]:
    """The people that a byline names, in name case; none where it names a desk or an agency."""
    plain = re.sub(r"[(\[<][^)\]>]*[)\]>]", " ", EMAIL.sub(" ", line))
    found = BY.match(plain.strip().lstrip("-–—|( ")) or REPORTING.search(plain)
    if not found:
        return ()
    names = (re.sub(r"\s+in\s+.*$", "", n).strip(" .") for n in SPLIT.split(" ".join(found["names"].split())))
    return tuple(name_case(n) for n in names if n and n[0].isupper() and len(n.split()) <= 5 and not NOT_A_PERSON.search(n))


def name_case(name: str) -> str:
    """A name in capitals as it is otherwise written: "ESTHER MC-KAY" as "Esther Mc-Kay"; other names unchanged."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 4 or not all(c.isupper() for c in letters):
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m[0] if len(m[0]) == 1 else m[0][0] + m[0][1:].lower(), name)
