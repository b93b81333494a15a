"""Phrases cut out of a sentence: how far a complement reaches, and its words made clean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from verbale import knowledge
from verbale.extract.scene import Scene
from verbale.model.annotated import Sentence
from verbale.model.spans import Span

_BREAKS = frozenset(("according", "while", "whereas", "whilst", ";", "said", "says", "adding", "noting", "saying", "but"))
_CLOSING = frozenset("\"'.,;:!?”’»-–—(")
_OPENING = frozenset("\"',;:“‘«-–—)")
_BLANKS = re.compile(r"\s+")
_QUOTE_MARKS = re.compile("[\"“”„«»]|^['‘]|(?<=[,.!?])['’]$")
Rule = TypeVar("Rule")
LONGEST = 380
"""The most code points that the evidence of a phrase may have: a paragraph's worth."""


def by_cue(rules: Iterable[tuple[Iterable[str], Rule]]) -> dict[str, tuple[Rule, ...]]:
    """The rules that each word calls, in the order given; `rules` are pairs of the words and the rule that they call."""
    found: dict[str, tuple[Rule, ...]] = {}
    for cues, rule in rules:
        for cue in cues:
            found[cue] = (*found.get(cue, ()), rule)
    return found


def sentence_at(scene: Scene, i: int) -> Sentence:
    """The sentence of a token."""
    return scene.sentences[scene.sentence_of(i)]


def below(scene: Scene, i: int) -> list[int]:
    """A token and all that hangs on it, in text order."""
    found, stack = [], [i]
    children = scene.syntax.children
    while stack:
        j = stack.pop()
        found.append(j)
        stack.extend(children[j])
    return sorted(found)


def child(scene: Scene, i: int, *labels: str) -> int | None:
    """The first dependent of a token with one of these labels."""
    return next(children_of(scene, i, *labels), None)


def children_of(scene: Scene, i: int, *labels: str) -> Iterator[int]:
    """The dependents of a token with one of these labels."""
    return (c for c in scene.syntax.children[i] if scene.tokens[c].dep in labels)


def denied(scene: Scene, verb: int) -> bool:
    """Whether a verb, its subject or its object is denied: "did not", "no", "neither"; "without naming a day" denies no more."""
    for c in scene.syntax.children[verb]:
        token = scene.tokens[c]
        if token.dep == "neg" or scene.lower[c] in ("never", "neither", "nobody", "none"):
            return True
        if token.dep in ("nsubj", "nsubjpass", "dobj") and any(
            scene.lower[g] in ("no", "neither") for g in scene.syntax.children[c]
        ):
            return True
    return False


def conjuncts(scene: Scene, i: int) -> Iterator[int]:
    """A token and those coordinated with it, in text order."""
    yield i
    for c in children_of(scene, i, "conj"):
        yield from conjuncts(scene, c)


def reach(scene: Scene, act: int, head: int, start: int) -> int:
    """Where a complement ends: the words below its head, then those that still hang on the act up to the next comma or clause.

    `act` is the governing verb, `head` the head of its complement, `start` the first word. Returns the token after the last.
    """
    own = set(below(scene, head))
    loose = set(_loose(scene, act, head))
    end = start
    for i in range(start, sentence_at(scene, act).last):
        if scene.lower[i] in _BREAKS and i > start:
            break
        if i in own:
            if _breaks_off(scene, head, i, start):
                break
            end = i + 1
        elif i in loose and end == i:
            end = i + 1
        elif not _is_mark(scene, i):
            break
    return trimmed_end(scene, start, end)


def _loose(scene: Scene, act: int, head: int) -> Iterator[int]:
    """What hangs on the act behind its complement: "agreed to meet | as soon as possible"."""
    for c in scene.syntax.children[act]:
        if c > head and scene.tokens[c].dep in ("prep", "npadvmod", "advmod", "advcl", "dobj", "xcomp", "oprd", "acomp"):
            yield from below(scene, c)


def _breaks_off(scene: Scene, head: int, i: int, start: int) -> bool:
    """Whether a clause of its own begins here: after a comma, a word that its own verb governs and that is no part of a list."""
    token = scene.tokens[i]
    if _begins_other_clause(scene, i) or _places_in_meeting(scene, i):
        return i > start
    if i == start or scene.lower[i - 1] not in (",", "-", "–", "—", ";"):
        return False
    if token.dep == "cc":
        other = next((c for c in scene.syntax.children[token.head] if c > i and scene.tokens[c].dep == "conj"), None)
        return other is not None and scene.tokens[other].tag in ("VBD", "VBZ", "VBP") and other != head
    if token.dep in ("mark", "advmod") and scene.tokens[token.head].dep == "advcl" and token.head != head:
        return True
    return token.dep == "advcl" and token.tag == "VBG" and scene.tokens[i].head == head and scene.lower[i] != "including"


def _begins_other_clause(scene: Scene, i: int) -> bool:
    """The "and" of "and that ..."."""
    return (
        scene.tokens[i].dep == "cc"
        and i + 1 < len(scene.tokens)
        and scene.lower[i + 1] == "that"
        and scene.tokens[i + 1].dep == "mark"
    )


def _places_in_meeting(scene: Scene, i: int) -> bool:
    """ "in their first dialogue", "at a meeting on Friday": where it was agreed, not what."""
    if scene.lower[i] not in ("in", "at", "during") or scene.tokens[i].dep != "prep":
        return False
    pobj = child(scene, i, "pobj")
    if pobj is None or scene.lower[pobj] not in knowledge.encounters().nouns:
        return False
    return any(scene.lower[c] in ("their", "its", "first") for c in children_of(scene, pobj, "poss", "amod"))


def _is_mark(scene: Scene, i: int) -> bool:
    return not any(c.isalnum() for c in scene.tokens[i].text)


def trimmed_end(scene: Scene, start: int, end: int) -> int:
    """The end without punctuation, but for brackets that open within."""
    while end > start and scene.tokens[end - 1].text in _CLOSING:
        end -= 1
    return end


def skip_marks(scene: Scene, start: int, end: int) -> int:
    """The start without punctuation."""
    while start < end and scene.tokens[start].text in _OPENING:
        start += 1
    return start


def clean(text: str) -> str:
    """The words on one line, without quotation marks and loose punctuation at the ends."""
    plain = _BLANKS.sub(" ", _QUOTE_MARKS.sub("", text)).strip(" ,;:.-–—")
    if plain.count("(") != plain.count(")"):
        plain = plain.replace("(", "").replace(")", "")
    return plain.strip()


def words_of(scene: Scene, first: int, last: int) -> str:
    """The clean words of the tokens `[first, last)`."""
    return clean(scene.span_of(first, last).of(scene.text)) if last > first else ""


def bounded(span: Span, text: str) -> Span:
    """A span short enough to be evidence: cut at the last blank before the limit."""
    if span.end - span.start <= LONGEST:
        return span
    cut = text.rfind(" ", span.start, span.start + LONGEST)
    return Span(span.start, cut if cut > span.start else span.start + LONGEST)


def attribution(scene: Scene, verb: int) -> tuple[str, ...]:
    """Who is said to say so, outermost first: "according to X", "X said"; empty where the report speaks for itself."""
    found: list[str] = []
    tokens = scene.tokens
    for above in (verb, *scene.syntax.ancestors(verb)):
        for c in children_of(scene, above, "prep", "advcl"):
            if scene.lower[c] == "according":
                found += [_named(scene, g) for p in children_of(scene, c, "prep") for g in children_of(scene, p, "pobj")]
        if above != verb and tokens[above].lemma in _SAYING and (by := child(scene, above, "nsubj")) is not None:
            found.append(_named(scene, by))
    return tuple(dict.fromkeys(name for name in reversed(found) if name))


_SAYING = knowledge.word_set("acts", "saying")


def _named(scene: Scene, i: int) -> str:
    inside = [j for j in below(scene, i) if j >= left_edge(scene, i)]
    return words_of(scene, inside[0], right_of_run(inside)) if inside else ""


def left_edge(scene: Scene, i: int) -> int:
    """The first token of a noun phrase: the leftmost of its modifiers."""
    return min((j for j in below(scene, i) if j <= i), default=i)


def right_of_run(inside: Sequence[int]) -> int:
    """The token after the last of an unbroken run."""
    end = inside[0] + 1
    for j in inside[1:]:
        if j != end:
            break
        end += 1
    return end


def mistaken_root(scene: Scene, verb: int) -> bool:
    """Whether the parser took a sentence's verb in the past tense for a participle of its subject: "The sides resolved to ..."."""
    token = scene.tokens[verb]
    head = scene.tokens[token.head]
    return (
        token.dep == "acl"
        and token.tag == "VBN"
        and token.head < verb
        and head.dep == "ROOT"
        and head.tag in ("NNS", "NNP", "NNPS", "CD")
    )


def subject_of(scene: Scene, verb: int) -> int | None:
    """The subject of a verb, or of the verb that controls it: "agreed ... and pledged", "in condemning ..., the two agreed"."""
    tokens = scene.tokens
    for _ in range(6):
        found = child(scene, verb, "nsubj", "nsubjpass", "expl")
        if found is not None:
            return found
        token = tokens[verb]
        if mistaken_root(scene, verb):
            return token.head
        if token.head == verb or token.dep not in _CONTROLLED:
            return None
        above = token.head
        while tokens[above].dep in ("prep", "pcomp", "agent") and not scene.syntax.is_verb(above) and tokens[above].head != above:
            above = tokens[above].head
        if not scene.syntax.is_verb(above):
            return None
        verb = above
    return None


_CONTROLLED = frozenset(["conj", "xcomp", "advcl", "pcomp", "prep", "dep", "parataxis", "ccomp", "acl", "oprd"])
