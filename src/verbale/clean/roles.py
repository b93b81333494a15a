"""The role of each line: an explicit list of rules, of which the first that speaks decides; the page model has the last word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from verbale.clean import captions
from verbale.clean.features import SENTENCE_END
from verbale.clean.kind import ATTRIBUTABLE
from verbale.clean.lines import CRAWLED
from verbale.clean.metadata import BY, EMAIL, PERSON, REPORTING, dates, month_of
from verbale.clean.page import BARE, SPEAKER, Page
from verbale.clean.phrases import is_furniture
from verbale.clean.scripts import is_foreign
from verbale.model.documents import Role

Rule = Callable[[Page, int], Role | None]

NEAR = 12
"""How many lines from the nearest paragraph the metadata of a page may stand."""

ECHO = 16
"""How many characters a picture's or window's title may have beyond the headline."""

CRUMB = r"[^\W_][^<>›»|/\n]{0,40}"
BREADCRUMB = re.compile(rf"(?P<crumbs>{CRUMB}(?:\s*[>›»→]\s*{CRUMB}){{1,6}}|home(?:\s*/\s*{CRUMB}){{1,6}})\s*[>›»]?$", re.I)
CRUMB_MARKS = frozenset(">›»→/")
OFFICE_WORD = (
    r"(?:secretary|spokes(?:person|man|woman)|minister|ambassador|president|director|chief|chair(?:man|woman|person)?|envoy"
    r"|representative|administrator|commissioner|adviser|advisor|coordinator|counselor|officer|chancellor|governor|premier)"
)
ISSUER = re.compile(
    r"(?:the )?(?:press |information |public )?(?:office|bureau|ministry|department|embassy|consulate|permanent mission|mission"
    r"|delegation|press (?:service|department|office|and information)|directorate|cabinet|secretariat|government)\b"
    r"(?: (?:general )?(?:of|for|to|and|the|on)\b.*)?"
    rf"|(?-i:{PERSON}),\s+(?:[\w.'’-]+\s+){{0,6}}{OFFICE_WORD}\b(?:,?\s(?:of|for|to|at|in|on|and|general|designate)\b[^.!?]*|,[^.!?]*)?",
    re.I,
)
PLACE = re.compile(r"(?P<city>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}), (?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]+){0,2}")
RELEASED = re.compile(
    r"\W*the (?:text of the )?following (?:joint )?(?:statement|text|communiqu[eé]|declaration)\b.*\b(?:released|issued)\b", re.I
)
BRACKETS = re.compile(r"[(\[<][^)\]>]*[)\]>]")
HANDLE = re.compile(rf"{PERSON} \(@\w+\)")
CONTRIBUTED = re.compile(
    r".{0,80}\bcontributed to this (?:report|story|article)\b|[-–—]\s*(?:with|additional) .{0,60}"
    r"|.{0,60}\bis a (?:staff writer|reporter|correspondent)\b",
    re.I,
)
STAMP_WORDS = re.compile(
    r"\b(?:published|posted|written|write|updated|update|last|modified|date|dated|release|released|created|registered|input"
    r"|on|at|in|time|by|jst|kst|gmt|utc|est|edt|ist|bst|cet|wib|am|pm|a\.m|p\.m|mon|tue|wed|thu|fri|sat|sun"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the|of)\b\.?",
    re.I,
)
TIME = re.compile(r"\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?[A-Z]{0,4}")
OTHER_DATE = re.compile(r"\b(?:printed|retrieved|accessed|last modified|today is|copyright|expires?|deadline|archived?)\b|©", re.I)
DIGIT = re.compile(r"\d")
WORDS = re.compile(r"[^\W\d_]{2,}")


class Verdict(NamedTuple):
    """A line's role and the name of the rule that gave it."""

    role: Role
    reason: str


def verdicts(page: Page, headline: int | None) -> list[Verdict]:
    """The role of each line of a page; `headline` is the number of its headline."""
    title = page.keys[headline] if headline is not None else None
    found = []
    for number, key in enumerate(page.keys):
        if key == title:
            found.append(Verdict(Role.HEADLINE, "headline"))
        elif title and key.startswith(title) and len(key) <= len(title) + ECHO:
            found.append(Verdict(Role.FURNITURE, "headline_echo"))
        else:
            found.append(ruled(page, number) or _unruled(page, number))
    return found


def ruled(page: Page, number: int) -> Verdict | None:
    """What the first rule that speaks says of a line."""
    for rule in RULES:
        if role := rule(page, number):
            return Verdict(role, rule.__name__)
    return None


def _unruled(page: Page, number: int) -> Verdict:
    """What the neighbours of a line say of it, and else the page model."""
    if role := beside_links(page, number):
        return Verdict(role, beside_links.__name__)
    return Verdict(Role.BODY if page.likely_body(number) else Role.FURNITURE, "page_model")


def bare_marks(page: Page, number: int) -> Role | None:
    """A line without letters and digits parts other lines."""
    return Role.FURNITURE if BARE.fullmatch(page.lines[number].text) else None


def crawler_date(page: Page, number: int) -> Role | None:
    """ "date 2020-02-02" before a page's first words is a crawler's, and often not the day of publication."""
    return Role.FURNITURE if number == 0 and CRAWLED.fullmatch(page.lines[0].text) else None


def foreign_script(page: Page, number: int) -> Role | None:
    """A line in another script than the page is a widget's name."""
    text = page.lines[number].text
    return Role.FURNITURE if len(text) < 80 and is_foreign(text, page.script) else None


def breadcrumb(page: Page, number: int) -> Role | None:
    """ "Home > News > World" says where the page hangs in its site."""
    text = page.lines[number].text
    marked = len(text) < 160 and not CRUMB_MARKS.isdisjoint(text)
    return Role.FURNITURE if marked and BREADCRUMB.fullmatch(text) else None


def caption(page: Page, number: int) -> Role | None:
    """A line that tells of a picture: by its words, its credit, its being printed twice, its standing above the first paragraph."""
    text = page.lines[number].text
    if not 15 <= len(text) <= 700 or (page.is_transcript and SPEAKER.match(text)):
        return None
    signs = captions.signs(text)
    if not signs:
        return None
    credited = captions.credit_of(text) is not None
    twice = page.counts[page.keys[number]] > 1 and len(text) >= 40
    outside = number < page.first_prose or number > page.last_prose or not page.likely_body(number)
    signs += 2 * (credited and twice) + (credited and outside and number < page.first_prose)
    if number == page.last_prose and number > page.first_prose:
        wanted = captions.LAST
    else:
        wanted = captions.THRESHOLD if outside else captions.IN_BODY
    return Role.CAPTION if signs >= wanted else None


def phrase(page: Page, number: int) -> Role | None:
    """A line that is a phrase of furniture, or begins with one."""
    text = page.lines[number].text
    sure_body = page.chances[number] > 0.95 and len(text) > 120 and SENTENCE_END.search(text) is not None
    return Role.FURNITURE if is_furniture(text) and not sure_body else None


def speaker(page: Page, number: int) -> Role | None:
    """ "MR SPEAKER: ..." in a transcript is main text, however short."""
    return Role.BODY if page.is_transcript and SPEAKER.match(page.lines[number].text) else None


def byline(page: Page, number: int) -> Role | None:
    """ "By A. Writer (mail)", "Reporting by …", an e-mail address alone."""
    text = page.lines[number].text
    if len(text) > 250:
        return None
    mailed = "@" in text and EMAIL.search(text) is not None
    if mailed and not EMAIL.sub("", text).strip(" |,;-–—()[]<>"):
        return Role.BYLINE
    if not _near(page, number):
        return None
    if HANDLE.match(text):
        return Role.BYLINE
    bare = EMAIL.sub("", BRACKETS.sub("", text)).strip(" |,;-–—/")
    if len(bare) < 120 and (found := BY.match(bare.lstrip("-–—( "))) and _only_names(bare, found):
        return Role.BYLINE
    if REPORTING.match(text) or CONTRIBUTED.match(text):
        return Role.BYLINE
    return None


def _only_names(text: str, found: re.Match[str]) -> bool:
    """Whether what follows the names is no sentence but an outlet, a post, a date."""
    rest = text[found.end() :].strip(" |,;-–—/")
    lower = [w for w in WORDS.findall(rest) if w[0].islower() and w not in ("of", "and", "the", "for", "in", "at")]
    return len(rest) < 60 and len(lower) <= 1


def issuer(page: Page, number: int) -> Role | None:
    """Above the body: the office or officer that issued a release, or to whom it is attributable."""
    text = page.lines[number].text
    if number > page.first_prose or number >= NEAR:
        return None
    if len(text) < 300 and (ATTRIBUTABLE.search(text) or RELEASED.match(text)) and text[-1] in ":.\u200e":
        return Role.BYLINE
    plain = len(text) < 110 and text[-1] not in ".:;?!" and len(text.split()) <= 14
    return Role.BYLINE if plain and ISSUER.fullmatch(text) else None


def stamp(page: Page, number: int) -> Role | None:
    """A line that is a date, with a time and a word like "Published" at most, near the first paragraph or right below the last."""
    text = page.lines[number].text
    if len(text) > 100 or not DIGIT.search(text) or not (dates(text) or TIME.fullmatch(text)) or not _is_stamp(text):
        return None
    if OTHER_DATE.search(text):
        return Role.FURNITURE
    above = page.first_prose - NEAR <= number < page.first_prose
    return Role.DATELINE if above or page.last_prose < number <= page.last_prose + 2 else None


def _is_stamp(text: str) -> bool:
    return len([w for w in WORDS.findall(STAMP_WORDS.sub(" ", text)) if not month_of(w)]) <= 3


def place_line(page: Page, number: int) -> Role | None:
    """Above the body: "Geneva, Switzerland" alone on a line.

    Below who issued a release: any short line that is no sentence, for it tells where the words were spoken.
    """
    text = page.lines[number].text
    if number >= min(page.first_prose, NEAR) or len(text) >= 60:
        return None
    if PLACE.fullmatch(text):
        return Role.DATELINE
    plain = text[0].isupper() and text[-1] not in ":;" and not SENTENCE_END.search(text)
    below_issuer = plain and number > 0 and bool(issuer(page, number - 1) or place_line(page, number - 1))
    return Role.DATELINE if below_issuer else None


def beside_links(page: Page, number: int) -> Role | None:
    """A line next to links, above the first sentence or below the last, is a link."""
    return Role.FURNITURE if number in page.links else None


def _near(page: Page, number: int) -> bool:
    return page.first_prose - NEAR <= number <= page.first_prose or page.last_prose <= number <= page.last_prose + NEAR


RULES: Sequence[Rule] = (
    bare_marks,
    crawler_date,
    foreign_script,
    speaker,
    breadcrumb,
    byline,
    caption,
    phrase,
    issuer,
    stamp,
    place_line,
)
"""The rules in the order in which they are asked."""
