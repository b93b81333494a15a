"""Utterances: quotations that stand for themselves beside their cue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verbale.extract.statements.ground import Attribution, Finder
from verbale.extract.statements.quotations import Quotation
from verbale.extract.statements.words import FINITE, Cue
from verbale.knowledge.speech import Frame

_ENDS = ",?!—–-…"
_LIGHT = frozenset(("ADV", "AUX", "PUNCT", "CCONJ"))
_LONG_SUBJECT = 32
_FREEING = frozenset((",", ":", "—", "–", "-", '"', "''", "'", "as", ";"))
_CLOSED = '.!?"”’»:'
_LABEL = 9
"""Tokens of a name with its office before a colon."""


@dataclass(frozen=True, slots=True)
class Utterances(Finder):
    """Finds the source of each whole utterance."""

    def find(self) -> list[Attribution]:
        """The utterances that have a cue of their own."""
        return _merged([a for q in self.ground.quotations if (a := self._utterance(q))])

    def _utterance(self, q: Quotation) -> Attribution | None:
        """A quotation that stands for itself beside its cue: "...," she said; she said: "..."."""
        if not self._is_free(q):
            return None
        for rule in (self._colon, self._followed, self._preceded):
            if found := rule(q):
                self.ground.taken.add(q)
                if found.cue:
                    self.ground.used.add(found.cue)
                return found
        return None

    def _is_free(self, q: Quotation) -> bool:
        """Whether a quotation begins an utterance: a sentence, or after a comma, a colon or another quotation."""
        i = self.scene.token_at(q.span.start)
        if i >= len(self.scene.tokens):
            return False
        sentence = self.scene.sentences[self.scene.sentence_of(i)]
        return i == sentence.first or self.scene.lower[i - 1] in _FREEING or self.breaks(i)

    def _colon(self, q: Quotation) -> Attribution | None:
        """A name and a colon: "Wong: '...'" in headlines and transcripts."""
        before = self._before(q)
        if not 2 <= len(before) <= _LABEL or self.words.lower[before.stop - 1] != ":":
            return None
        source, cue = self.words.trimmed(before), None
        verb = self.words.verb_at(source.start) if len(source) > 1 else None
        if verb and self.words.tokens[source.start].tag in ("VBD", "VBN"):
            cue = Cue(source.start, source.start + 1, source.start, verb)
            source = range(source.start + 1, source.stop)
        acting = any(self.words.tokens[k].tag in (*FINITE, "MD", "VBG") for k in source)
        if acting or not any(map(self.words.can_speak, source)):
            return None
        return self.ground.attribution([q.span], source, self.sources.head(source), cue, quotes=(q.inner,))

    def _followed(self, q: Quotation) -> Attribution | None:
        """The cue after it: "...," said the minister; "...," the minister told reporters; "...," according to her."""
        rest = self._after(q)
        cue = self._first_cue(rest)
        if cue is None or (cue.verb and self.scene.tokens[cue.head].tag not in (*FINITE, "VBN")):
            return None
        words = self.words
        before = range(rest.start, cue.first)
        lead = [k for k in before if words.tokens[k].pos not in _LIGHT and words.lower[k] != "as"]
        if not lead or self._names_source_after(cue):
            return self._with_source(q, cue, rest, inverted=True)
        if cue.verb is None or len(lead) > _LONG_SUBJECT or words.finite_between(rest.start, cue.first - self.sources.helpers(cue)):
            return None
        return self._with_source(q, cue, rest, inverted=False)

    def _names_source_after(self, cue: Cue) -> bool:
        """Whether a cue behind a comma has its subject after it: "... and to go on, said the minister"."""
        words = self.words
        subjects = (c for c in words.children[cue.head] if words.tokens[c].dep == "nsubj" and c > cue.head)
        return words.lower[cue.first - 1] == "," and any(map(words.can_speak, subjects))

    def _after(self, q: Quotation) -> range:
        """The rest of the sentence after a quotation, up to the next one; empty where the utterance ends a sentence."""
        scene = self.scene
        i = scene.token_at(q.span.end)
        if i >= len(scene.tokens) or "\n" in scene.text[q.span.end : scene.tokens[i].start]:
            return range(0)
        comma = scene.lower[i] == ","
        if not comma and scene.text[q.inner.end - 1] not in _ENDS and scene.tokens[i].text[0].isupper():
            return range(0)
        i += comma
        sentence = scene.sentences[scene.sentence_of(min(i, len(scene.tokens) - 1))]
        following = self.ground.quotations[self.ground.first_after(q.span.end) :][:1]
        return range(i, min([sentence.last, *(scene.token_at(p.span.start) for p in following)]))

    def _first_cue(self, tokens: range) -> Cue | None:
        """The first cue of some tokens that can go with a quotation."""
        for k in tokens:
            cues = self.ground.cues[self.scene.sentence_of(k)]
            cue = cues.get(k) or next((c for c in cues.values() if c.first == k), None)
            if cue and (cue.allows(Frame.QUOTE) if cue.verb else cue.last - cue.first > 1):
                return cue
        return None

    def _with_source(self, q: Quotation, cue: Cue, rest: range, *, inverted: bool) -> Attribution | None:
        """The attribution of a quotation by a cue, its source after or before the cue."""
        words = self.words
        if inverted:
            source = self.sources.after(cue, rest)
        else:
            source = words.trimmed(range(rest.start, cue.first - self.sources.helpers(cue)))
            source = self.sources.without_adverbials(source)
        if source is None or not len(source):
            return None
        return self.ground.attribution([q.span], source, self.sources.head(source), cue, quotes=(q.inner,))

    def _preceded(self, q: Quotation) -> Attribution | None:
        """The cue before it, with a comma or a colon between: the minister told reporters, "..."."""
        before = self._before(q)
        if len(before) < 2 or self.words.lower[before.stop - 1] not in (",", ":", "as", "—"):
            return None
        sentence = self.scene.sentence_of(before.start)
        for head in sorted(self.ground.cues[sentence], reverse=True):
            cue = self.ground.cues[sentence][head]
            if head not in before or self.words.finite_between(cue.last, before.stop):
                continue
            if cue.verb is None:
                return self._with_source(q, cue, before, inverted=True)
            if cue.allows(Frame.QUOTE) and (found := self.sources.of_verb(cue, sentence)):
                return self.ground.attribution([q.span], *found, cue, quotes=(q.inner,))
            return None
        return None

    def _before(self, q: Quotation) -> range:
        """The sentence before a quotation, from the quotation before on."""
        scene = self.scene
        i = scene.token_at(q.span.start)
        sentence = scene.sentences[scene.sentence_of(min(i, len(scene.tokens) - 1))]
        first = sentence.first
        if i == first and first and scene.lower[first - 1] == ":" and not self.breaks(i):
            first = scene.sentences[scene.sentence_of(first - 1)].first
        number = self.ground.first_after(q.span.start)
        before = self.ground.quotations[max(0, number - 1) : number]
        return range(max([first, *(scene.token_at(p.span.end) for p in before)]), i)

    def carried(self, found: list[Attribution]) -> list[Attribution]:
        """Quotations without a cue of their own go on with the one before: the next sentence, the next paragraph."""
        rows = list(found)
        for q in self.ground.quotations:
            if q in self.ground.taken or not self._stands_alone(q):
                continue
            speaking = (a for a in rows if a.quotes or (a.cue and a.cue.allows(Frame.QUOTE)))
            last = max((a for a in speaking if a.start < q.span.start), key=lambda a: a.start, default=None)
            if last and self._goes_on(last, q):
                rows.append(replace(last, contents=(q.span,), quotes=(q.inner,), carried=True))
                self.ground.taken.add(q)
        return sorted(rows, key=lambda a: a.start)

    def _stands_alone(self, q: Quotation) -> bool:
        """Whether a quotation is a sentence or more by itself."""
        i = self.scene.token_at(q.span.start)
        if i >= len(self.scene.tokens):
            return False
        free = self.breaks(i) or self.scene.text[self.scene.tokens[i - 1].end - 1] in _CLOSED
        return free and (q.continued or len(self.scene.range_of(q.inner)) > 3)

    def _goes_on(self, last: Attribution, q: Quotation) -> bool:
        """Whether nothing but the cue's own sentence stands between."""
        end = max(s.end for s in last.contents)
        here = self.scene.sentence_of(self.scene.token_at(q.span.start))
        there = self.scene.sentence_of(max(self.scene.token_at(end) - 1, last.cue.head if last.cue else 0))
        return q.continued or here - there <= 1


def _merged(found: list[Attribution]) -> list[Attribution]:
    """Two halves of one sentence around its cue as one attribution, the longer half first."""
    merged: list[Attribution] = []
    for one in found:
        last = merged[-1] if merged else None
        if last and one.cue and last.cue == one.cue:
            halves = sorted((*last.contents, *one.contents), key=lambda s: s.start - s.end)
            merged[-1] = replace(last, contents=tuple(halves), quotes=(*last.quotes, *one.quotes))
        else:
            merged.append(one)
    return merged
