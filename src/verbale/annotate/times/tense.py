"""The tense of the clause around a time expression, from the parse."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from verbale.annotate.times.vocabulary import vocabulary
from verbale.model.annotated import Tense, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_FUTURE_MODALS = frozenset({"will", "shall", "would", "wo", "'ll", "’ll", "may", "might", "could", "can", "should", "must", "ca"})
_OPEN_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "relcl", "oprd"})
_FAR = 40


def tense_from_tokens(tokens: Sequence[Token], pictured: frozenset[int] = frozenset()) -> Callable[[int], Tense | None]:
    """A function that tells the tense of the clause at an offset of the text, None where it is present or unknown.

    `tokens` carry spaCy's English dependency labels and Penn tags. The tense is that of the nearest governing verb:
    past for VBD, future for modals, for "going to" and for infinitives under a word of planning ("scheduled to meet").
    Other non-finite verbs have the tense of the verb that governs them; an infinitive that nothing governs is a
    headline's future ("Leaders to meet Friday"). `pictured` are the tokens of headlines and captions, which tell in the present
    what has been.
    """
    starts = [t.start for t in tokens]
    children: dict[int, list[int]] = defaultdict(list)
    for i, token in enumerate(tokens):
        if token.head != i:
            children[token.head].append(i)
    known: dict[int, Tense | None] = {}

    def tense(offset: int) -> Tense | None:
        i = bisect_right(starts, offset) - 1
        if i < 0:
            return None
        if tokens[i].end <= offset and i + 1 < len(tokens):
            i += 1
        verb = _governor(tokens, i)
        if verb is None:
            return None
        if _is_moved_to(tokens, i, verb):
            return Tense.FUTURE
        verb = _told_beside(tokens, i, verb)
        if verb not in known:
            known[verb] = _tense_of(tokens, children, verb) or _convened(tokens[verb], verb in pictured)
        return known[verb]

    return tense


def _is_moved_to(tokens: Sequence[Token], i: int, verb: int) -> bool:
    """Whether a time is the one to which something is moved: "was put off to Friday"."""
    for _ in range(_FAR):
        if tokens[i].head in (i, verb):
            break
        i = tokens[i].head
    return tokens[i].text.lower() in ("to", "until", "till") and tokens[verb].text.lower() in vocabulary().words["rescheduling"]


def _told_beside(tokens: Sequence[Token], i: int, verb: int) -> int:
    """The verb of saying right before a time that the parser took into what is said: "said on Monday it would sell"."""
    while tokens[i].head not in (i, verb):
        i = tokens[i].head
    above = tokens[verb].head
    return above if tokens[verb].dep == "ccomp" and above == i - 1 and tokens[above].tag == "VBD" else verb


def _governor(tokens: Sequence[Token], i: int) -> int | None:
    """The nearest verb that a token hangs on, itself included."""
    for _ in range(_FAR):
        if tokens[i].tag in _VERBS and tokens[i].dep not in ("aux", "auxpass"):
            return i
        if tokens[i].head == i:
            return None
        i = tokens[i].head
    return None


def _tense_of(tokens: Sequence[Token], children: Mapping[int, Sequence[int]], verb: int) -> Tense | None:
    """The tense of a verb's clause; a non-finite verb's is found on the way up."""
    for _ in range(_FAR):
        own, finite = _own_tense(tokens, children, verb)
        if finite:
            return own
        token = tokens[verb]
        upper = _governor(tokens, token.head) if token.head != verb else None
        if upper is None:
            return Tense.FUTURE if _is_infinitive(tokens, children, verb) else None
        if _is_infinitive(tokens, children, verb) and token.dep in _OPEN_CLAUSES and _looks_ahead(tokens[token.head]):
            return Tense.FUTURE
        verb = upper
    return None


def _own_tense(tokens: Sequence[Token], children: Mapping[int, Sequence[int]], verb: int) -> tuple[Tense | None, bool]:
    """A verb's own tense, and whether it has one."""
    token = tokens[verb]
    helpers = [tokens[c] for c in children.get(verb, ()) if tokens[c].dep in ("aux", "auxpass")]
    if any(h.tag == "MD" and h.text.lower() in _FUTURE_MODALS for h in helpers):
        return (Tense.PAST if _has_perfect(helpers, token) else Tense.FUTURE), True
    if token.tag == "VBN" and token.lemma.lower() in vocabulary().words["arranged"] and (token.dep == "acl" or helpers):
        return Tense.FUTURE, True
    if token.tag == "VBD" or any(h.tag == "VBD" for h in helpers):
        return Tense.PAST, True
    if any(h.tag in ("VBZ", "VBP") for h in helpers) or token.tag in ("VBZ", "VBP"):
        return _present(token), True
    if token.tag == "VBN" and token.dep in ("acl", "ROOT", "nmod", "amod"):
        return Tense.PAST, True
    return None, False


def _present(token: Token) -> Tense | None:
    """Tell "are meeting on Friday" and "begins on Monday", which lie ahead, from "has met" and "shakes hands"."""
    timetabled = token.lemma.lower() in vocabulary().words["timetabled"] and token.tag in ("VBZ", "VBP")
    return Tense.FUTURE if token.tag == "VBG" or timetabled else None


def _convened(token: Token, pictured: bool) -> Tense | None:
    """Tell "the ministers meet on Friday", which lies ahead, from the same words over a picture."""
    convening = token.tag in ("VBP", "VBZ") and token.lemma.lower() in vocabulary().words["convening"]
    return Tense.FUTURE if convening and not pictured else None


def _has_perfect(helpers: Sequence[Token], token: Token) -> bool:
    """Whether it is "would have met", which is past."""
    return token.tag == "VBN" and any(h.lemma.lower() == "have" for h in helpers)


def _is_infinitive(tokens: Sequence[Token], children: Mapping[int, Sequence[int]], verb: int) -> bool:
    return tokens[verb].tag == "VB" and any(tokens[c].tag == "TO" for c in children.get(verb, ()))


def _looks_ahead(token: Token) -> bool:
    """Whether the infinitive under this word tells of what is yet to come: "plans to meet", "was to meet"."""
    prospective = vocabulary().words["prospective"]
    return token.lemma == "be" or token.lemma.lower() in prospective or token.text.lower() in prospective
