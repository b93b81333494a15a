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
"""How much is enough; how much is wanted of a paragraph among paragraphs; and of the last one, which may end with an agency."""

SIDE = r"(?:left|right)"
NTH = r"(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th)"
PICTURE = r"(?:photo|photograph|picture|image)"
SIGNS = (
    Sign(
        "picture word first",
        4,
        re.compile(
            rf"\W*(?:(?:file |view larger |captured )?{PICTURE}s?|pictured|caption|credit|above)"
            r"(?: credit| courtesy| by| taken by| shows| caption)?\s*(?::|by\b|shows\b)",
            re.I,
        ),
    ),
    Sign("file picture first", 4, re.compile(r"\W*(?:FILE(?: PHOTO| - |\s*[-–—:])|File photo\b|This (?:file|undated|handout) )")),
    Sign(
        "places in the picture first",
        3,
        re.compile(
            rf"\(?(?:starting )?(?:from )?(?:the )?{SIDE}(?:\s+to\s+{SIDE})?\s*[,:)]|from {SIDE} to {SIDE}",
            re.I,
        ),
    ),
    Sign(
        "places in the picture",
        3,
        re.compile(
            rf"\((?:[a-z]+ )?(?:{SIDE}|cent(?:er|re)|(?-i:[LRC])|{NTH} from {SIDE}|(?:front|back) row)\)"
            rf"|(?<!left),\s?(?:{SIDE}|cent(?:er|re)|{NTH} from (?:the )?{SIDE})(?:,\s|,?$)",
            re.I,
        ),
    ),
    Sign(
        "this picture",
        3,
        re.compile(
            rf"\b(?:in this (?:\w+ )?(?:file )?{PICTURE}|(?:file|handout|undated|combination|archive) {PICTURE}\b|this {PICTURE}\b"
            rf"|{PICTURE} (?:provided|released|taken|captured|courtesy|by|from|shows)\b)",
            re.I,
        ),
    ),
    Sign(
        "pose",
        1,
        re.compile(
            r"\b(?:poses?|posing|shakes? hands|shaking hands|smiles?|waves?|attends?|speaks?|talks?|holds?|delivers?|greets?"
            r"|arrives?|listens?|looks? on|meets?|walks?)\b"
        ),
    ),
)

HINT = re.compile(
    r"left|right|cent[er]|[A-Za-z]\s?/\s?[A-Z]|[Pp]hoto|PHOTO|[Ii]mage|IMAGE|[Pp]ictur|PICTURE|[Cc]redit|[Cc]aption|FILE|File|[Aa]bove"
    r"|\([LRC]\)|row\)"
)
"""What every line with a sign has, unless it ends in brackets."""

PLACES = re.compile(r"\((?:left|right|cent(?:er|re)|[LRC])\)")
SPOKEN = re.compile(r"\b(?:said|says|told|added|I|we|our|you)\b")
"""Words of reports and speeches, which captions seldom have."""

SHOOTING = r"(?-i:REUTERS|Reuters|AFP|AP(?: Photo)?|EPA(?:-EFE)?|EFE|ANSA|DPA|dpa|Getty Images|Kyodo|Xinhua|Yonhap|Anadolu|TASS)"
"""Agencies that sign a picture with its photographer: "REUTERS/Ana Cruz"."""
LABELLED = rf"(?:{PICTURE}|credit)s?(?: credits?| by| courtesy(?: of)?)?\s*[:/–—-]?"
LABEL = re.compile(rf"{LABELLED}\s+", re.I)
CREDIT = re.compile(
    r"(?:(?P<stop>[.!?\"”’])\s*|\s)[(\[（【](?P<credit>[^()\[\]（）【】]{2,90})[)\]）】]\s*[^\s\w]*$"
    rf"|[.!?\"”]\s*(?:/\s?)?{LABELLED}\s*(?P<named>[^.]{{2,80}})\.?$"
    rf"|[.!?\"”\d]\s+(?P<signed>{SHOOTING}\s?/\s?[^\W\d_][^.!?]{{1,60}})$",
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


def credit_of(text: str) -> tuple[str, Span] | None:
    """Who took the picture, and where in the caption that stands: "… on Friday. (Kyodo)", "… in Seoul. [NEWS1]"."""
    found = CREDIT.search(text)
    if not found:
        return None
    group = next(name for name in ("credit", "named", "signed") if found[name])
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
        if PHOTO_WORD.search(ending["credit"] or ending["named"] or ending["signed"] or ""):
            total += 1
    return total - 2 * (SPOKEN.search(text) is not None) if total else 0
