"""Captions of pictures: how they are told from paragraphs, and whose picture it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from verbale.model.spans import Span


class Sign(NamedTuple):
    """Something that speaks for a caption, with its weight."""

    name: str
    weight: int
    pattern: re.Pattern[str]


THRESHOLD, IN_BODY, LAST = 3, 4, 5
"""How much is enough, and how much is wanted of a paragraph among paragraphs and
of the last paragraph, which often ends with the name of the agency."""

SIGNS = (
    Sign("picture word first", 4, re.compile(
        r"[\W]*(?:(?:file )?photos?|photograph|images?|pictures?|pictured|caption|credit|above|view larger image|captured image)"
        r"(?: credit| courtesy| by| taken by| shows| caption)?\s*(?::|by\b|shows\b)", re.I)),
    Sign("file picture", 4, re.compile(r"\W*(?:FILE(?: PHOTO| - |\s*[-–—:])|File photo\b|This (?:file|undated|handout|combination) )")),
    Sign("places in the picture first", 3, re.compile(
        r"\(?(?:from|starting from)?\s*(?:the\s+)?(?:left|right)(?:\s+to\s+(?:left|right))?\s*(?:,|:|\))|from (?:left|right) to (?:left|right)", re.I)),
    Sign("places in the picture", 3, re.compile(
        r"\((?:[a-z]+ )?(?:left|right|cent(?:er|re)|(?-i:[LRC])|(?:first|second|third|fourth|1st|2nd|3rd) from (?:left|right)|front row|back row)\)"
        r"|(?<!left),\s?(?:left|right|cent(?:er|re)|(?:second|third|fourth) from (?:the )?(?:left|right))(?:,\s|,?$)", re.I)),
    Sign("this photo", 3, re.compile(
        r"\b(?:in this (?:\w+ )?(?:file )?(?:photo|picture|image)|(?:file|handout|undated|combination|archive) (?:photo|image|picture)\b"
        r"|this (?:photo|image|picture)\b|(?:photo|picture|image) (?:provided|released|taken|captured|courtesy|by|from|shows)\b)", re.I)),
    Sign("pose", 1, re.compile(
        r"\b(?:poses?|posing|shakes? hands|shaking hands|smiles?|waves?|(?:attends?|speaks?|talks?|holds?|delivers?|greets?|arrives?|listens?|looks? on|meets?|walks?)\b)")),
)  # fmt: skip

HINT = re.compile(
    r"left|right|cent[er]|[Pp]hoto|PHOTO|[Ii]mage|IMAGE|[Pp]ictur|PICTURE|[Cc]redit|[Cc]aption|FILE|File|above|Above|\([LRC]\)|row\)"
)
"""What every line with a sign has, unless it ends in brackets."""

PLACES = re.compile(r"\((?:left|right|cent(?:er|re)|[LRC])\)")
SPOKEN = re.compile(r"\b(?:said|says|told|added|I|we|our|you)\b")
"""Words of reports and speeches, which captions seldom have."""

CREDIT = re.compile(
    r"(?:(?P<stop>[.!?\"”’])\s*|\s)[(\[（【](?P<credit>[^()\[\]（）【】]{2,90})[)\]）】]\s*(?P<after>[^\s\w]*)$"
    r"|[.!?\"”]\s*(?:/\s?)?(?P<label>(?:photo|image|picture|credit)s?(?: credits?| by| courtesy(?: of)?)?\s*[:/–—-]?\s*)(?P<named>[^.]{2,80})\.?$",
    re.I,
)
PHOTO_WORD = re.compile(
    r"\b(?:photo|photograph|image|picture|file|handout|courtesy|pool|getty|reuters|afp|ap|epa|tass|xinhua|yonhap|news1|newsis|kyodo|jiji"
    r"|anadolu|aa|ani|pti|antara|bernama|ministry of foreign affairs|mofa|foreign ministry|embassy|presidential office)\b",
    re.I,
)
NAMES = re.compile(
    r"(?:(?:[A-Z\d@][\w.'’&-]*|of|the|for|by|via|and|de|wire|file|photo|image|handout|pool|courtesy|from|\W)[\s/,|;-]*)+"
)
"""What a credit is made of: names, the small words between them, words for pictures."""

LABEL = re.compile(r"^(?:photo|image|picture|credit)s?(?: credits?| by| courtesy(?: of)?)?\s*[:/–—-]?\s+", re.I)


def credit_of(text: str) -> tuple[str, Span] | None:
    """Who took the picture, and where in the caption that stands: "… on Friday. (Kyodo)", "… in Seoul. [NEWS1]"."""
    found = CREDIT.search(text)
    if not found:
        return None
    group = "credit" if found["credit"] else "named"
    named = LABEL.sub("", found[group]).strip()
    if not NAMES.fullmatch(named) or len(named.split()) > 10:
        return None
    return named, Span(*found.span(group))


def signs(text: str) -> int:
    """How much in a line's words speaks for a caption."""
    if text[-1] not in ")]）】" and not HINT.search(text):
        return 0
    total = 0
    for sign in SIGNS:
        found = sign.pattern.match(text) if sign.name.endswith("first") else sign.pattern.search(text)
        total += sign.weight if found else 0
    total += len(PLACES.findall(text)) > 1
    ending = CREDIT.search(text)
    if ending and credit_of(text):
        total += 1
        if ending["credit"] is None or text.rstrip()[-1] in "]】":
            total += 2
        if ending["stop"] or ending["credit"] is None:
            total += 1
        if ending["credit"] and LABEL.match(ending["credit"]):
            total += 2
        if PHOTO_WORD.search(ending["credit"] or ending["named"] or ""):
            total += 1
    return total - 2 * (SPOKEN.search(text) is not None) if total else 0
