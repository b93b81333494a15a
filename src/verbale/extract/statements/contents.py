"""What is said: where the content of a verb of saying begins and ends in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verbale.extract.phrases import children_of
from verbale.extract.statements.words import FINITE, Cue, Words
from verbale.knowledge.speech import Frame
from verbale.model.annotated import Sentence

_STOPPING = frozenset(("conj", "cc", "parataxis"))
_ELSEWHERE = frozenset(("and", "but", "which", "who", "as", "while"))
_OCCASIONS = frozenset(("after", "following", "before", "during"))
_PREPOSITIONS = frozenset(["in", "at", "on", "during", "via", "through", "by", "to"])


@dataclass(frozen=True, slots=True)
class Contents:
    """Finds contents in one sentence; `cues` are all cues of the sentence by their head."""

    words: Words
    sentence: Sentence
    cues: dict[int, Cue]

    @property
    def within(self) -> range:
        """The sentence's tokens."""
        return range(self.sentence.first, self.sentence.last)

    def of(self, cue: Cue, source: range) -> list[range]:
        """The parts of what a cue attributes to its source, the main one first; none where it has no content."""
        if cue.is_noun:
            return self.of_noun(cue)
        return self.of_verb(cue, source) if cue.verb else self.of_source(cue, source)

    def of_verb(self, cue: Cue, source: range) -> list[range]:
        """The content's parts, the main one first; none where the verb has no content of its own."""
        return self._after(cue) or self._around(cue, source) or self._object(cue)

    # -- after the verb --------------------------------------------------------------------------------------

    def _after(self, cue: Cue) -> list[range]:
        """A clause after the verb, with "that" or without."""
        if not cue.allows(Frame.CLAUSE):
            return []
        start = self._that(cue)
        if start is None:
            start = self._bare_clause(cue)
        if start is None:
            return []
        return self._parts(range(start, self.end(cue, start)))

    def _that(self, cue: Cue) -> int | None:
        """After the "that" that follows the verb, with none but its objects and adverbials between."""
        words = self.words
        for k in range(cue.last, min(self.sentence.last, cue.last + 14)):
            if words.lower[k] == "that" and (words.tokens[k].tag == "IN" or words.tokens[k].dep == "mark"):
                return self._with_object(cue, k)
            if words.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") or words.lower[k] in (";", ":"):
                return None
        return None

    def _with_object(self, cue: Cue, that: int) -> int:
        """Where a content with "that" begins: at the noun that the clause explains, if the verb has it for its object."""
        words = self.words
        noun = words.tokens[words.tokens[that].head].head
        if words.tokens[noun].dep == "dobj" and words.tokens[noun].head == cue.head and words.lower[noun] in words.known.nouns:
            return max(cue.last, words.subtree(noun)[0])
        return that + 1

    def _bare_clause(self, cue: Cue) -> int | None:
        words = self.words
        for child in children_of(words.scene, cue.head, "ccomp"):
            if child > cue.head and self._is_clause(child):
                tree = [k for k in words.subtree(child) if k >= cue.last]
                start = tree[0] + (words.lower[tree[0]] in (",", ":"))
                return self._after_date(start)
        return None

    def _after_date(self, start: int) -> int:
        """Behind "on Tuesday" where that comes before the clause's own subject."""
        words = self.words
        dates = words.scene.time_at
        if words.tokens[start].dep != "prep" or start + 1 not in dates:
            return start
        k = start + 1
        while k in dates and dates[k] is dates[start + 1]:
            k += 1
        return k + (words.lower[k] == ",")

    def _is_clause(self, verb: int) -> bool:
        """Whether a complement is a clause of its own: finite, or with "to" after its own subject."""
        words = self.words
        deps = {words.tokens[c].dep for c in words.children[verb]}
        finite = words.tokens[verb].tag in FINITE or any(
            words.tokens[c].tag in (*FINITE, "MD", "TO") for c in children_of(words.scene, verb, "aux", "auxpass")
        )
        return finite and bool(deps & {"nsubj", "nsubjpass", "expl", "csubj"})

    def end(self, cue: Cue, start: int) -> int:
        """Where a content that begins at `start` after the verb ends: before what belongs to the verb itself again."""
        words, tokens = self.words, self.words.tokens
        stop = self.sentence.last
        ahead = tokens[cue.head].dep == "advcl" and cue.head < tokens[cue.head].head
        if ahead or tokens[cue.head].dep in ("relcl", "acl", "pcomp"):
            stop = min(stop, max(start, words.subtree(cue.head)[-1]) + 1)
        for k in range(start + 1, stop):
            token = tokens[k]
            if k in self.cues and self._leaves(k):
                stop = self._closing(k) or self._with_auxiliaries(k)
                break
            if token.head == cue.head and token.dep in _STOPPING and k > start + 1 and not self._holds_start(k, start):
                stop = min(self._left_edge(k, start), k)
                break
            if token.head == cue.head and token.dep == "advcl" and self._aside(k):
                stop = self._left_edge(k, start)
                break
        return stop

    def _holds_start(self, k: int, start: int) -> bool:
        return start in self.words.subtree(k)

    def _left_edge(self, k: int, start: int) -> int:
        return max(start + 1, self.words.subtree(k)[0])

    def _aside(self, k: int) -> bool:
        """An adverbial clause of the verb of saying: a participle ("referring to"), or one of time ("as", "while")."""
        words = self.words
        first = words.subtree(k)[0]
        if words.tokens[k].tag == "VBG" and words.lower[first - 1] == ",":
            return True
        return words.lower[first] in ("as", "while", "after", "before", "when", "whereas") and words.lower[first - 1] == ","

    def _leaves(self, k: int) -> bool:
        """Whether another cue inside the words after a verb ends its content: "..., adding that", "... and warned"."""
        words = self.words
        if self.cues[k].verb is None:
            return words.lower[k - 1] == ","
        before = words.lower[k - 1]
        if self._closing(k):
            return True
        if words.tokens[k].tag == "VBG":
            return before == "," or (before == "and" and words.lower[k - 2] == ",")
        own = any(words.tokens[c].dep in ("nsubj", "nsubjpass") for c in words.children[k])
        if words.tokens[k].dep == "conj" and words.tokens[k].tag in ("VBD", "VBN") and not own:
            first = self._with_auxiliaries(k)
            return words.lower[first - 1] in ("and", "but") and (words.tokens[k].tag == "VBD" or first < k)
        return False

    def _with_auxiliaries(self, k: int) -> int:
        """Where a verb begins with the auxiliaries and adverbs right before it."""
        while self.words.tokens[k - 1].pos in ("AUX", "ADV"):
            k -= 1
        return k

    def _closing(self, k: int) -> int | None:
        """Where a cue that closes the sentence begins, after a comma: "..., the ministry said"."""
        words = self.words
        subject = next(children_of(words.scene, k, "nsubj"), None)
        if subject is None or words.tokens[k].tag not in FINITE or words.lower[subject] in ("who", "which", "that"):
            return None
        first = min(words.phrase(subject, self.within).start, k)
        fits = words.lower[first - 1] == "," and self._closes(self.cues[k], words.phrase(subject, self.within))
        return first if fits and self._that(self.cues[k]) is None else None

    # -- around the verb -------------------------------------------------------------------------------------

    def _around(self, cue: Cue, source: range) -> list[range]:
        """What stands before a verb that closes its sentence or is put into it: "..., the ministry said, ..."."""
        words = self.words
        if not cue.allows(Frame.CLAUSE) or self.words.tokens[cue.head].tag not in FINITE:
            return []
        first = min(source.start, cue.first)
        if first - 1 < self.sentence.first:
            return []
        if words.lower[first - 1] == "as" and first - 2 > self.sentence.first and words.lower[first - 2] == ",":
            first -= 1
        elif words.lower[first - 1] not in (",", '"', "''", "—", "–", "--", "?", "!"):
            return []
        if max(source.stop, cue.last) - first > 30 or not self._closes(cue, source):
            return []
        before = range(self._part_start(first), first)
        told = any(words.tokens[k].tag.startswith("VB") for k in before)
        if not told and not self._rest(cue, source):
            return []
        return self._parts(before, self._rest(cue, source))

    def _part_start(self, stop: int) -> int:
        """Where the part of the sentence before `stop` begins: after the last semicolon."""
        semicolons = (k for k in range(stop - 1, self.sentence.first, -1) if self.words.lower[k] == ";")
        return next((k + 1 for k in semicolons), self.sentence.first)

    def _closes(self, cue: Cue, source: range) -> bool:
        """Whether nothing but adverbials, or a comma, follows a verb and its subject."""
        words = self.words
        after = cue.last
        if source.start > cue.head:
            after = max(words.subtree(k)[-1] for k in source if words.tokens[k].head not in source) + 1
        for k in range(after, self.sentence.last):
            if words.lower[k] in (",", ".", "—", "–") or k == self.sentence.last:
                return True
            if words.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD", "TO") or k - after > 12:
                return False
        return True

    def _rest(self, cue: Cue, source: range) -> range:
        """What follows a verb put into the sentence, after its closing comma; empty where the sentence is over."""
        words = self.words
        after = max(source.stop, cue.last)
        comma = next((k for k in range(after, self.sentence.last) if words.lower[k] in (",", "—", "–")), None)
        if comma is None or words.finite_between(after, comma):
            return range(0)
        rest = range(comma + 1, self.sentence.last)
        if len(rest) < 3 or rest.start in self.cues or words.lower[rest.start] in ("and", "but", "as", "while", "who"):
            return range(0)
        if words.tokens[rest.start].tag in ("VBG", "VBN"):
            return range(0)
        return rest

    # -- what is only named ----------------------------------------------------------------------------------

    def _object(self, cue: Cue) -> list[range]:
        """A noun phrase that tells what was said: "denied the report", "called for calm"."""
        words = self.words
        if not cue.allows(Frame.OBJECT):
            return []
        if cue.last - cue.first > 1:
            return self._parts(range(cue.last, self.end(cue, cue.last)))
        for child in children_of(words.scene, cue.head, "dobj"):
            if child > cue.head:
                start = max(cue.last, words.subtree(child)[0])
                return self._parts(range(start, words.with_subject_matter(words.subtree(child)[-1] + 1, cue.head)))
        return []

    def of_noun(self, cue: Cue) -> list[range]:
        """The clause after "that": "the minister's claim that ..."."""
        return self._parts(range(cue.last + 1, max(self.words.subtree(cue.head)[-1] + 1, cue.last + 1)))

    # -- of a source -----------------------------------------------------------------------------------------

    def of_source(self, cue: Cue, source: range) -> list[range]:
        """All the rest of the sentence that a source is named for: "..., according to the ministry, ..."."""
        words = self.words
        before = range(self._part_start(cue.first), cue.first)
        after = range(self._behind_asides(source), self.sentence.last)
        if len(before) <= 1 or (len(before) < 4 and words.lower[before.start] in ("but", "and", "still", "however")):
            return self._parts(after)
        goes_on = words.lower[source.stop : source.stop + 1] == (",",) and words.lower[source.stop + 1] not in _ELSEWHERE
        if not goes_on:
            return self._parts(before)
        return self._parts(before, after if len(after) > 3 else range(0))

    def _behind_asides(self, source: range) -> int:
        """Where the sentence goes on behind what is told of a source: "according to the envoy, who left early, ..."."""
        words, stop = self.words, source.stop
        for k in source:
            for c in children_of(words.scene, k, "relcl", "acl"):
                tree = words.subtree(c)
                if tree[0] in (stop, stop + 1) and words.lower[stop] in (",", words.lower[tree[0]]):
                    stop = tree[-1] + 1
        return stop

    def _parts(self, *parts: range) -> list[range]:
        """The parts that hold words, trimmed, the longest first."""
        kept = [self.words.trimmed(p) for p in parts if len(p)]
        return sorted((p for p in kept if len(p) > 0), key=len, reverse=True)


def channel_of(words: Words, cue: Cue, sentence: Sentence, source: range, taken: list[range]) -> range | None:
    """Where or by what means something was said, or who was told it: "in a statement", "told reporters"."""
    for k in range(cue.first, min(sentence.last, cue.last + 16)):
        if any(k in part for part in taken):
            break
        if k in source:
            continue
        if words.lower[k] in words.known.audiences and words.tokens[k].head == cue.head:
            return words.phrase(k, range(cue.last, sentence.last))
        if words.lower[k] in _PREPOSITIONS and (found := _medium(words, k, sentence, taken)):
            return found
    return None


def _medium(words: Words, k: int, sentence: Sentence, taken: list[range]) -> range | None:
    """The phrase of a preposition whose object is a channel."""
    for noun in _objects(words, k):
        if words.lower[noun] in words.known.channels and noun - k < 8:
            inside = set(words.subtree(noun))
            last = noun + 1
            while last in inside and last < sentence.last and last not in words.scene.time_at:
                if words.lower[last] in (",", "that"):
                    break
                if any(last in part for part in taken):
                    break
                last += 1
            return words.trimmed(range(k, _with_occasion(words, last, sentence.last)))
    return None


def _with_occasion(words: Words, stop: int, last: int) -> int:
    """Where a channel ends with what it followed: "in a statement" with "after the meeting"."""
    if stop < last and words.lower[stop] in _OCCASIONS:
        return min([last, *(noun + 1 for noun in _objects(words, stop) if noun - stop < 5)])
    return stop


def _objects(words: Words, preposition: int) -> Iterator[int]:
    return (c for c in words.children[preposition] if words.tokens[c].dep == "pobj")
