"""What keeps a promise that is not to meet: a later report's words that tell it as done.

The kind of deed, the thing itself and what tells it from others must all be in one sentence: "open the Kara-Su crossing point" is
kept by "the Kara-Su crossing point was opened", not by the opening of a crossing point.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from verbale import knowledge
from verbale.model import edtf
from verbale.model.record import Deed, Digest
from verbale.reconcile.across.promises import STEM, TIMES

_TOKEN = re.compile(r"[^\W\d_][\w'’]*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_END = re.compile(
    r"\b(?:of|on|for|in|at|to|by|with|between|from|before|until|about|over|within|as|that|which|and|under|during|through|after)\b"
    r"|[,;:(]"
)
"""Where the phrase of the thing itself ends."""


class Thing(NamedTuple):
    """What is undertaken: the kind of deed, the stem of the thing's name, and the stems that tell it from others of its kind.

    `names` are those of the latter that are written with a capital.
    """

    kind: str
    head: str
    others: frozenset[str]
    names: frozenset[str]


def thing(what: str) -> Thing | None:
    """What the words of a commitment ("open the crossing point of Kara-Su by June") undertake; None where they say too little."""
    kind, rest = _kind(what)
    if kind is None:
        return None
    end = _END.search(rest)
    named, tokens = _tokens(rest[: end.start()] if end else rest), _tokens(rest)
    if not named:
        return None
    head = _stem(named[-1])
    others = {_stem(t): t for t in tokens if _tells(t) and _stem(t) != head}
    return Thing(kind, head, frozenset(others), frozenset(s for s, t in others.items() if t[0].isupper())) if others else None


def _kind(what: str) -> tuple[str | None, str]:
    """The kind of deed that the first words undertake, and the words after it."""
    match = _undertaken().match(what)
    return (None, what) if match is None else (match.lastgroup, what[match.end() :])


@cache
def _undertaken() -> re.Pattern[str]:
    kinds = sorted(knowledge.word_set("deeds", "kinds"))
    forms = (f"(?P<{k}>{'|'.join(map(re.escape, sorted(knowledge.word_set('deeds', k))))})" for k in kinds)
    return re.compile(rf"(?:to )?(?:\w+ly )?(?:{'|'.join(forms)})\b", re.IGNORECASE)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.replace("-", " "))


def _stem(word: str) -> str:
    return word.casefold()[:STEM]


def _tells(word: str) -> bool:
    """Whether a word tells one thing from another: no time, no number, none that any undertaking may have."""
    common = knowledge.word_set("deeds", "common")
    return (len(word) >= STEM or word[0].isupper()) and word.casefold() not in common and _stem(word) not in TIMES


def keeping(what: str, since: date, digests: Collection[Digest]) -> tuple[Digest, Deed] | None:
    """The first report after the promise, with its words, that tells it as done; None where none does for sure."""
    wanted = thing(what)
    if wanted is None:
        return None
    return min(_candidates(wanted, since, digests), key=lambda row: (*_order(row[0]), row[1].evidence.start), default=None)


def _order(digest: Digest) -> tuple[date, str]:
    return edtf.bounds(str(digest.origin.published))[1], digest.origin.document


def _candidates(wanted: Thing, since: date, digests: Collection[Digest]) -> Iterator[tuple[Digest, Deed]]:
    for digest in digests:
        published = digest.origin.published
        if published is None or edtf.bounds(published)[0] <= since:
            continue
        for deed in digest.deeds:
            if deed.kind == wanted.kind and _is(wanted, deed.evidence.exact) and _in_time(deed.evidence.exact, since, published):
                yield digest, deed


def _is(wanted: Thing, sentence: str) -> bool:
    said = {_stem(t) for t in _tokens(sentence)}
    common = wanted.others & said
    return wanted.head in said and 2 * len(common) >= len(wanted.others) and wanted.names <= said and bool(common)


def _in_time(sentence: str, since: date, published: str) -> bool:
    """Whether the years that a sentence names all lie between the promise and the report."""
    last = edtf.bounds(published)[1].year
    return all(since.year <= int(year) <= last for year in _YEAR.findall(sentence))
