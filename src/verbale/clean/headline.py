"""Which line of a page is its headline."""

from __future__ import annotations

import re

from verbale.clean.features import SENTENCE_END, WORD
from verbale.clean.metadata import dates
from verbale.clean.page import Page, key
from verbale.clean.phrases import is_furniture
from verbale.clean.roles import ruled

LOOK_BACK = 40
"""How many lines above the first paragraph a headline may stand."""

OPENING = 4
"""How many paragraphs a headline's words are looked for in."""

LABEL = re.compile(r"(?:[A-Z][A-Z.'’\- ]+|Q|A):\s|\W*(?i:by|from)\s|\d{1,2}[.)]\s|[-–—•*·]\s")
INITIALS = re.compile(r"\b(?:[A-Z]\.)+[\"'”’)]*$")


_LONG = 24
"""Words beyond which a line that ends by saying who said so is a paragraph."""
_ATTRIBUTED = re.compile(r",[^,]*\b(?:said|told|announced|reported|confirmed)\b[^,]*$")


def headline_number(page: Page) -> int | None:
    """The number of the headline's first line, or None.

    It is the markup's title if that stands on the page; else the title-like line above the first paragraph that shares most words
    with the opening, is longest, nearest, and printed most often.
    """
    title = page.document.hints.title if page.document.hints else None
    if title:
        same = [i for i, words in enumerate(page.keys) if words == key(title)]
        if same:
            return same[0]
    top = page.first_prose
    if top == len(page.lines):
        return None
    found = [(score, i) for i in range(max(0, top - LOOK_BACK), _last(page) + 1) if (score := _score(page, i)) > 0]
    if not found:
        return None
    best = max(found, key=lambda pair: (pair[0], -pair[1]))[1]
    return page.keys.index(page.keys[best])


def _last(page: Page) -> int:
    """The last line that may be a headline: the second below what seems the first paragraph, which may be a title itself."""
    return min(page.first_prose + 2, len(page.lines) - 2)


def is_title_like(text: str) -> bool:
    """Whether a line may be a title: no full stop, 3 to 40 words, no label, byline, date or furniture phrase."""
    words = WORD.findall(text)
    if not 3 <= len(words) <= 40 or len(text) > 250 or "\n" in text:
        return False
    if len(words) > _LONG and _ATTRIBUTED.search(text):
        return False  # a first paragraph that lost its full stop
    stopped = SENTENCE_END.search(text) is not None and text[-1] not in "?!…" and not INITIALS.search(text)
    return not (stopped or text[-1] in ":;," or LABEL.match(text) or is_furniture(text) or dates(text))


def _score(page: Page, number: int) -> float:
    text = page.lines[number].text
    if not is_title_like(text) or ruled(page, number):
        return 0.0
    below = [page.lines[i].text for i in page.prose if i > number][:OPENING]
    if not below or len(text) >= 1.5 * max(map(len, below)):
        return 0.0
    if number >= page.first_prose and not _stands_alone(page, number, below):
        return 0.0
    words = {w.casefold() for w in WORD.findall(text) if len(w) > 3}
    known = {w.casefold() for line in below for w in WORD.findall(line)}
    shared = len({w for w in words if w in known or w.rstrip("s") in known}) / max(len(words), 3)
    repeated = min(page.counts[page.keys[number]] - 1, 2)
    distance = page.first_prose - number
    own_words = min(len(words), 8) / 8
    first = 0.4 if number == 0 else 0.0
    score = shared + own_words + 0.5 * repeated + first - max(distance, 0) / LOOK_BACK
    return score if shared or repeated else 0.0


def _stands_alone(page: Page, number: int, below: list[str]) -> bool:
    """Whether a long line among the page's first is a title and no paragraph: in capitals, or shorter than what follows."""
    text = page.lines[number].text
    return number <= 5 and (text.isupper() or len(text) < 0.8 * max(map(len, below)))
