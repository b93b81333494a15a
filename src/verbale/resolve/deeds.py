"""Report -> deeds: the sentences that tell something as done, by which later the keeping of a promise is known.

Only what is told plainly counts: a sentence with a word of doubt, of time to come or of a part is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from verbale import knowledge
from verbale.model.documents import Report, Role
from verbale.model.record import Deed
from verbale.model.spans import Span, quote

_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*(?:[.!?](?=\S)[^.!?\n]*)*", re.ASCII)
_LONGEST = 400
"""Characters of the longest sentence: what is longer is no sentence."""

_NOT_SO = re.compile(
    r"\b(?:some|most|half|several|many|one|two|three|four|five|six|seven|eight|nine|ten|\d+) of (?:the|their|these)\b"
    r"|\b(?:is|are|was|were) (?:to|set to|about to|being)\b"
    r"|[\"“”«»]",
    re.IGNORECASE,
)
"""A part of it, what is to come or under way, and what somebody is quoted with."""
_HELPED = r"\b(?:was|were|has been|have been|had been|has|have|had)\s+(?:\w+ly\s+)?"


def deeds_of(report: Report) -> tuple[Deed, ...]:
    """The deeds that a report's body tells, in its order; a sentence may tell several kinds."""
    document = report.document
    return tuple(
        Deed(kind, quote(document.id, document.text, span)) for span in sentences(report) for kind in _kinds(span.of(document.text))
    )


def sentences(report: Report) -> list[Span]:
    """The sentences of a report's body, without the full stop."""
    text, body = report.document.text, [p.span for p in report.passages if p.role is Role.BODY]
    found = [Span(*match.span()).trimmed(text) for span in body for match in _SENTENCE.finditer(text, span.start, span.end)]
    return [span for span in found if span.end - span.start <= _LONGEST]


def _kinds(sentence: str) -> Iterator[str]:
    """The kinds of deed that a sentence tells as done."""
    if _doubtful().search(sentence) or _NOT_SO.search(sentence):
        return
    for kind, done, to_do in _patterns():
        if done.search(sentence) and not to_do.search(sentence):
            yield kind


@cache
def _doubtful() -> re.Pattern[str]:
    words = knowledge.word_set("deeds", "not done")
    return re.compile(_either({*words, *(w.capitalize() for w in words if w != "may")}))  # "May" is a month


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """By kind of deed, what tells it as done, and what only as to be done."""
    return tuple((kind, *_pair(kind)) for kind in sorted(knowledge.word_set("deeds", "kinds")))


def _pair(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    plain, done = knowledge.word_set("deeds", kind), knowledge.word_set("deeds", f"{kind} done")
    helped = done & plain  # "set up": told as done only beside "was" or "has"
    forms = [_either(done - plain), *([_HELPED + _either(helped)] if helped else [])]
    return re.compile("|".join(forms), re.IGNORECASE), re.compile(rf"\bto (?:\w+ly )?{_either(plain)}", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b"
