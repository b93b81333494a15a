"""A page as the rules of roles see it: its lines with what the page model thinks of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from verbale.clean.features import SENTENCE_END
from verbale.clean.lines import Line, lines_of
from verbale.clean.model import body_chances
from verbale.clean.scripts import Script, main_script
from verbale.model.documents import Document

SPEAKER = re.compile(r"(?:[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]*){0,5}|Q|A|Question|Answer|Moderator)\s?:\s")
"""A speaker's label at the beginning of a transcript's line."""

BARE = re.compile(r"[\W_]+")
"""A line without letters and digits; the page model does not see it."""

SIGNED = re.compile(r"[.!?][\"”’]?\s*[(\[][^()\[\]]{1,40}[)\]]$")
"""A stop with a name in brackets behind it: the agency's below its last sentence, or a credit."""

BODY_FROM = 0.5
"""From which probability on a line is main text."""


@dataclass(frozen=True)
class Page:
    """The lines of a document, for each the probability that it is main text, and the script that most of it is in."""

    document: Document
    lines: tuple[Line, ...]
    chances: tuple[float, ...]
    script: Script

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What each line says, in lower case and with one blank between words: two lines with one key say the same."""
        return tuple(key(line.text) for line in self.lines)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each key stands on the page."""
        return Counter(self.keys)

    @cached_property
    def prose(self) -> tuple[int, ...]:
        """The numbers of the lines that are main text and long enough to be paragraphs."""
        return tuple(i for i, line in enumerate(self.lines) if self.likely_body(i) and len(line.text) >= 60)

    @cached_property
    def sentences(self) -> tuple[int, int]:
        """The numbers of the first and last paragraph that ends like a sentence; `(0, -1)` where there is none."""
        ended = [i for i in self.prose if SENTENCE_END.search(self.lines[i].text) or SIGNED.search(self.lines[i].text)]
        return (ended[0], ended[-1]) if ended else (0, -1)

    @property
    def first_prose(self) -> int:
        """The number of the first paragraph; that of the last line plus one where there is none."""
        first, last = self.sentences
        return first if first <= last else next(iter(self.prose), len(self.lines))

    @property
    def last_prose(self) -> int:
        """The number of the last paragraph; -1 where there is none."""
        first, last = self.sentences
        return last if first <= last else max(self.prose, default=-1)

    @cached_property
    def links(self) -> frozenset[int]:
        """Lines of lists of links, above the first sentence or below the last.

        They have no stop and stand next to two others, further out, of which neither is main text or has a stop. Lines without
        words are passed over.
        """
        first, last = self.sentences
        if first > last:
            return frozenset()
        found: set[int] = set()
        for inwards in (range(first), range(len(self.lines) - 1, last, -1)):
            outer: tuple[bool, bool] = (False, False)
            for number in inwards:
                text = self.lines[number].text
                if BARE.fullmatch(text):
                    continue
                open_ended = text[-1] not in ":;" and not SENTENCE_END.search(text)
                if open_ended and all(outer):
                    found.add(number)
                outer = (outer[1], open_ended and (all(outer) or not self.likely_body(number)))
        return frozenset(found)

    @cached_property
    def is_transcript(self) -> bool:
        """Whether three lines and more, and a fifth of all long ones, begin with a speaker's label."""
        labelled = sum(SPEAKER.match(line.text) is not None for line in self.lines)
        return labelled >= max(3, sum(len(line.text) >= 60 for line in self.lines) / 5)

    def likely_body(self, number: int) -> bool:
        """Whether the page model takes a line for main text."""
        return self.chances[number] >= BODY_FROM


def key(text: str) -> str:
    """What two lines must share to be the same words."""
    return " ".join(text.casefold().split())


def page_of(document: Document) -> Page:
    """The page of a document."""
    lines = lines_of(document.text)
    worded = [line for line in lines if not BARE.fullmatch(line.text)]
    chances = iter(body_chances(worded))
    return Page(
        document,
        tuple(lines),
        tuple(0.0 if BARE.fullmatch(line.text) else next(chances) for line in lines),
        main_script(document.text),
    )
