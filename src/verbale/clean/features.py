"""What the page model sees of a line: numbers from 0 to 1, each named, from the line itself and from its neighbourhood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log2

from verbale.clean.lines import Line
from verbale.clean.phrases import has_cue, heads_after, is_furniture

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?:[.!?…]|[。！？؟۔।])[\"'”’»」』)\]\s]*$")
STOPS = (". ", "? ", "! ", '." ', ".” ", "。", "！", "？", "؟ ", "۔ ", "। ")
DIGITS = "0123456789"
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LINKS = ("@", "://", "www.", ".com")
STAMP = re.compile(
    r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d\b|\bago\b"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+(?:19|20)\d\d\b"
    r"|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+(?:19|20)\d\d\b",
    re.I,
)
SYMBOLS = frozenset("|›»→►▶•©®™✓×#+>/")
QUOTES = frozenset('"“”„«»「」')
BULLET = re.compile(r"(?:[-–—•*·▪■◆○●]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s")
SAMPLE = 40
"""How many words of a line are looked at: the kind of a line shows at its beginning."""

ENDING = 24
"""How many characters at a line's end are looked at for its last stop."""
OWN = (
    "bias", "length", "middling", "long", "very long", "ends", "ends long", "colon", "question", "ellipsis", "sentences",
    "commas", "small words", "capitals", "all capitals", "digits", "link", "stamp", "symbol", "bullet", "lower start", "quote",
    "furniture phrase", "cue", "cue short", "repeated", "repeated long", "few words",
)  # fmt: skip
"""Features of the line itself, in order."""

AROUND = (
    "before prose", "after prose", "near prose", "wide prose", "prose so far", "prose to come",
    "in block", "before block", "after block", "in tight block",
    "short run before", "short run after", "inside short run",
    "heading before", "below heading", "phrases near", "stamps near",
    "like before", "like after",
    "short page", "page prose", "page phrases", "page without phrases", "short page long",
)  # fmt: skip
"""Features of the neighbourhood, in order."""

NAMES = OWN + AROUND
ENDS, ENDS_LONG, STAMPED, BULLETED, PHRASE = (OWN.index(n) for n in ("ends", "ends long", "stamp", "bullet", "furniture phrase"))
OTHER_COST, TIGHT_COST = 0.8, 2.5
"""What a line without prose takes from a block, to which prose adds 1 for every 100 characters: for a wide and a tight block."""


def features(lines: Sequence[Line]) -> list[tuple[float, ...]]:
    """For each line, its features in the order of `NAMES`."""
    counts = Counter(line.text for line in lines)
    own = [_own(line.text, counts[line.text]) for line in lines]
    around = Neighbourhood(lines, own)
    return [row + around.row(i) for i, row in enumerate(own)]


def _width(text: str) -> int:
    """The length, where a wide character counts for two and a half."""
    if text.isascii():
        return len(text)
    return len(text) + len(WIDE.findall(text)) * 3 // 2


def _own(text: str, count: int) -> tuple[float, ...]:
    words = text.split(maxsplit=SAMPLE)[:SAMPLE]
    n = len(words)
    width = _width(text)
    short = width < 60
    ends = SENTENCE_END.search(text[-ENDING:]) is not None
    ellipsis = text.endswith(("…", "...", "[…]", "[...]"))
    sentence = ends and not ellipsis
    small = sum([len(w) < 5 and w.islower() for w in words])
    capital = sum([w[0].isupper() for w in words])
    head = text[: 8 * SAMPLE]
    digits = sum(map(head.count, DIGITS))
    cue = has_cue(words)
    return (
        1.0,
        log2(width + 1) / 10,
        min(width / 40, 1.0),
        min(max(width - 40, 0) / 80, 1.0),
        min(max(width - 120, 0) / 200, 1.0),
        float(sentence),
        float(sentence and not short),
        float(text[-1] in ":："),
        float(text[-1] in "?？"),
        float(ellipsis),
        min(sum([text.count(stop) for stop in STOPS]), 3) / 3,
        min(text.count(",") + text.count("、"), 4) / 4,
        small / n,
        capital / n,
        float(text.isupper()),
        min(digits * 2 / len(head), 1.0),
        float(any(link in text for link in LINKS)),
        float(digits > 0 and width < 120 and STAMP.search(text) is not None),
        float(not SYMBOLS.isdisjoint(text)),
        float(BULLET.match(text) is not None),
        float(text[0].islower()),
        float(not QUOTES.isdisjoint(text)),
        float(is_furniture(text)),
        float(cue),
        float(cue and short),
        float(count > 1 and short),
        float(count > 1 and not short),
        float(n <= 2),
    )


class Neighbourhood:
    """What stands around each line of a page. Prose is a line of 50 characters and more with a stop, or of 250 and more."""

    def __init__(self, lines: Sequence[Line], own: Sequence[tuple[float, ...]]) -> None:
        """From the lines and the features of their own."""
        self.own = own
        self.widths = [_width(line.text) for line in lines]
        self.prose = [w if w >= 50 and (o[ENDS] or w >= 250) else 0 for w, o in zip(self.widths, own, strict=True)]
        self.until = list(accumulate(self.prose, initial=0))
        self.phrases = list(accumulate([o[PHRASE] for o in own], initial=0.0))
        self.stamps = list(accumulate([o[STAMPED] for o in own], initial=0.0))
        self.block, self.tight = block(self.prose, OTHER_COST), block(self.prose, TIGHT_COST)
        self.before, self.after = _runs(self.prose), _runs(self.prose[::-1])[::-1]
        self.headed = _since_heading([heads_after(line.text) for line in lines], self.prose)
        self.short = 1 / (1 + len(lines) / 10)
        self.share = self.until[-1] / (sum(self.widths) or 1)
        self.marked = min(self.phrases[-1] / 10, 1.0)

    def row(self, i: int) -> tuple[float, ...]:
        """The features of a line, in the order of `AROUND`."""
        return (*self._prose(i), *self._block(i), *self._runs(i), *self._marks(i), self._like(i, i - 1), self._like(i, i + 1),
                self.short, self.share, self.marked, float(self.marked == 0), self.short * self.own[i][ENDS_LONG])  # fmt: skip

    def _prose(self, i: int) -> tuple[float, ...]:
        prose, until, n = self.prose, self.until, len(self.prose)
        return (
            min(prose[i - 1] if i else 0, 200) / 200,
            min(prose[i + 1] if i + 1 < n else 0, 200) / 200,
            min(until[min(i + 4, n)] - until[max(i - 3, 0)] - prose[i], 900) / 900,
            min(until[min(i + 11, n)] - until[max(i - 10, 0)] - prose[i], 3000) / 3000,
            until[i] / (until[n] or 1),
            (until[n] - until[i + 1]) / (until[n] or 1),
        )

    def _block(self, i: int) -> tuple[float, ...]:
        (first, last), (tight_first, tight_last) = self.block, self.tight
        above = min(log2(1 + first - i) / 6, 1.0) if i < first else 0.0
        below = min(log2(2 + i - last) / 6, 1.0) if i >= last else 0.0
        return float(first <= i < last), above, below, float(tight_first <= i < tight_last)

    def _runs(self, i: int) -> tuple[float, ...]:
        before = min(log2(1 + self.before[i]) / 8, 1.0)
        after = min(log2(1 + self.after[i]) / 8, 1.0)
        return before, after, 0.0 if self.prose[i] else min(before, after)

    def _marks(self, i: int) -> tuple[float, ...]:
        left, right, headed = max(i - 3, 0), min(i + 4, len(self.prose)), self.headed[i]
        return (
            float(headed >= 0),
            1 / (1 + headed) if headed >= 0 else 0.0,
            min((self.phrases[right] - self.phrases[left] - self.own[i][PHRASE]) / 3, 1.0),
            min((self.stamps[right] - self.stamps[left] - self.own[i][STAMPED]) / 2, 1.0),
        )

    def _like(self, i: int, j: int) -> float:
        """How much two neighbours look alike: of about one length, both ended or both not, both with a bullet or both without."""
        if not 0 <= j < len(self.own):
            return 0.0
        a, b, wide, other = self.own[i], self.own[j], self.widths[i], self.widths[j]
        return (min(wide, other) / (max(wide, other) or 1) + (a[ENDS] == b[ENDS]) + (a[BULLETED] == b[BULLETED])) / 3


def _since_heading(headings: Sequence[bool], prose: Sequence[int]) -> list[int]:
    """For each line, how many lines above it the last heading of what stands below a text is.

    -1 where there is none, or where no prose stands above that heading.
    """
    since, found, any_prose = -1, [], False
    for heading, width in zip(headings, prose, strict=True):
        any_prose = any_prose or width > 0
        if heading and any_prose:
            since = 0
        elif since >= 0:
            since += 1
        found.append(since)
    return found


def block(prose: Sequence[int], cost: float) -> tuple[int, int]:
    """The lines `[first, last)` of the main block: the run of lines with the greatest sum.

    Prose counts for a block by its length, every other line counts `cost` against it (maximum subsequence segmentation:
    Pasternack and Roth, WWW 2009).
    """
    best, at, total, start = 0.0, (0, 0), 0.0, 0
    for i, width in enumerate(prose):
        gain = min(width, 400) / 100 if width else -cost
        if total <= 0:
            total, start = 0.0, i
        total += gain
        if total > best:
            best, at = total, (start, i + 1)
    return at


def _runs(prose: Sequence[int]) -> list[int]:
    """For each line, how many lines without prose stand right before it."""
    runs, run = [], 0
    for width in prose:
        runs.append(run)
        run = 0 if width else run + 1
    return runs
