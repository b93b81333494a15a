"""Which words are whose: quotations and clauses with the cue that attributes them, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from verbale.extract.scene import Scene
from verbale.extract.statements.contents import Contents, channel_of
from verbale.extract.statements.quotations import Quotation, find_quotations
from verbale.extract.statements.words import FINITE, Cue, Words
from verbale.knowledge.speech import Frame
from verbale.model.spans import Span

_ENDS = ",?!—–-…"
_LONG_SUBJECT = 32
_NOBODY = frozenset("this that these there it".split()) - {"it"}
_ABOUT = frozenset("over about at for of regarding concerning toward towards with against".split())
_LABEL = 9
"""Tokens of a name with its office before a colon."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words with their source: `contents` (the main part first), `quotes` (words between marks), `source` and its head.

    `carried` where the speaker is that of the attribution before; `cue` is None for "X: ...".
    """

    contents: tuple[Span, ...]
    source: range
    head: int
    cue: Cue | None = None
    quotes: tuple[Span, ...] = ()
    channel: Span | None = None
    carried: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(c.start for c in self.contents)


@dataclass
class Attributions:
    """All attributions of a report."""

    scene: Scene
    used: set[Cue] = field(default_factory=set)
    taken: set[Quotation] = field(default_factory=set)

    @cached_property
    def words(self) -> Words:
        """The report's words."""
        return Words(self.scene)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The report's quotations."""
        return find_quotations(self.scene)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens inside quotation marks."""
        return frozenset(k for q in self.quotations for k in self.scene.range_of(q.span))

    @cached_property
    def cues(self) -> list[dict[int, Cue]]:
        """The cues of each sentence by their heads, those inside quotations left out."""
        cue_at, quoted = self.words.cue_at, self.quoted
        rows = []
        for s in self.scene.sentences:
            found = (cue_at(i) for i in range(s.first, s.last) if i not in quoted)
            rows.append({cue.head: cue for cue in found if cue})
        return rows

    def find(self) -> list[Attribution]:
        """All attributions in text order."""
        found = [a for q in self.quotations if (a := self._utterance(q))]
        found = self._merged(found)
        for index in range(len(self.scene.sentences)):
            found += self._reported(index)
        found += [a for q in self.quotations if q not in self.taken and (a := self._partial(q))]
        found.sort(key=lambda a: a.start)
        return self._carried(found)

    # -- whole utterances ----------------------------------------------------------------------------------------------------------

    def _utterance(self, q: Quotation) -> Attribution | None:
        """A quotation that stands for itself beside its cue: "...," she said; she said: "..."."""
        if not self._is_free(q):
            return None
        for rule in (self._colon, self._followed, self._preceded):
            if found := rule(q):
                self.taken.add(q)
                if found.cue:
                    self.used.add(found.cue)
                return found
        return None

    def _is_free(self, q: Quotation) -> bool:
        """Whether a quotation begins an utterance: a sentence, or after a comma, a colon or another quotation."""
        i = self.scene.token_at(q.span.start)
        if i >= len(self.scene.tokens):
            return False
        sentence = self.scene.sentences[self.scene.sentence_of(i)]
        return i == sentence.first or self.scene.lower[i - 1] in (",", ":", "—", "–", "-", '"', "''", "'", "as", ";") or "\n" in (
            self.scene.text[self.scene.tokens[i - 1].end : q.span.start]
        )

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
        following = next((p for p in self.quotations if p.span.start >= q.span.end), None)
        stop = min(sentence.last, scene.token_at(following.span.start) if following else sentence.last)
        return range(i, stop)

    def _followed(self, q: Quotation) -> Attribution | None:
        """The cue after it: "...," said the minister; "...," the minister told reporters; "...," according to her."""
        rest = self._after(q)
        cue = self._first_cue(rest)
        if cue is None or (cue.verb and self.scene.tokens[cue.head].tag not in (*FINITE, "VBN")):
            return None
        words = self.words
        lead = [k for k in range(rest.start, cue.first) if words.tokens[k].pos not in ("ADV", "AUX", "PUNCT", "CCONJ") and words.lower[k] != "as"]
        if cue.verb is None:
            return self._with_source(q, cue, rest, inverted=True) if not lead else None
        if not lead:
            return self._with_source(q, cue, rest, inverted=True)
        if len(lead) > _LONG_SUBJECT or words.finite_between(rest.start, cue.first - self._helpers(cue)):
            return None
        return self._with_source(q, cue, rest, inverted=False)

    def _helpers(self, cue: Cue) -> int:
        """How many auxiliaries and adverbs stand right before a verb."""
        k = cue.first
        while k and self.words.tokens[k - 1].pos in ("AUX", "ADV"):
            k -= 1
        return cue.first - k

    def _first_cue(self, tokens: range) -> Cue | None:
        """The first cue of some tokens that can go with a quotation."""
        for k in tokens:
            cue = self.cues[self.scene.sentence_of(k)].get(k)
            cue = cue or next((c for c in self.cues[self.scene.sentence_of(k)].values() if c.first == k), None)
            if cue and (cue.allows(Frame.QUOTE) if cue.verb else cue.last - cue.first > 1):
                return cue
        return None

    def _with_source(self, q: Quotation, cue: Cue, rest: range, *, inverted: bool) -> Attribution | None:
        """The attribution of a quotation by a cue, its source after or before the cue."""
        words = self.words
        if inverted:
            source = self._source_after(cue, rest)
        else:
            source = words.trimmed(range(rest.start, cue.first - self._helpers(cue)))
            source = self._without_adverbials(source)
        if source is None or not len(source):
            return None
        return self._attribution([q.span], source, self._head(source), cue, quotes=(q.inner,))

    def _source_after(self, cue: Cue, rest: range) -> range | None:
        """The noun phrase right after a cue."""
        words = self.words
        start = cue.last
        head = next((c for c in words.clauses_of(cue.head, ("nsubj", "pobj", "dobj", "attr", "oprd")) if c >= start and c in rest), None)
        if head is None:
            head = next((k for k in range(start, rest.stop) if words.tokens[k].pos in ("NOUN", "PROPN", "PRON") and self._ends_phrase(k)), None)
        if head is None or words.finite_between(start, head):
            return None
        phrase = words.phrase(head, range(start, rest.stop))
        return self._before_channel(range(start, phrase.stop))

    def _ends_phrase(self, k: int) -> bool:
        words = self.words
        return words.tokens[k].dep not in ("compound", "poss", "nmod") or words.tokens[k].head < k

    def _before_channel(self, source: range) -> range:
        """A noun phrase without "in a statement ..." that the parser hung on it."""
        low = self.words.lower
        for k in source:
            if low[k] in ("in", "on", "at", "after", "during", "following", "before", "via") and k > source.start:
                objects = [c for c in self.words.children[k] if self.words.tokens[c].dep == "pobj"]
                if any(low[c] in self.words.known.channels or c in self.scene.time_at for c in objects) or low[k] in ("after", "during", "following", "before"):
                    return self.words.trimmed(range(source.start, k))
        return self.words.trimmed(source)

    def _without_adverbials(self, source: range) -> range:
        """A subject without what stands before its first comma, where that is no name: "in Lima, the minister"."""
        words = self.words
        if words.tokens[source.start].pos in ("ADP", "SCONJ", "ADV", "VERB") if len(source) else False:
            comma = next((k for k in source if words.lower[k] == ","), None)
            if comma is not None:
                return words.trimmed(range(comma + 1, source.stop))
        return source

    def _head(self, source: range) -> int:
        """The token of a phrase that the rest hangs on."""
        return next((k for k in source if self.words.tokens[k].head not in source and self.words.tokens[k].pos != "PUNCT"), source.stop - 1)

    def _preceded(self, q: Quotation) -> Attribution | None:
        """The cue before it, with a comma or a colon between: the minister told reporters, "..."."""
        before = self._before(q)
        if len(before) < 2 or self.words.lower[before.stop - 1] not in (",", ":", "as", "—"):
            return None
        sentence = self.scene.sentence_of(before.start)
        for head in sorted(self.cues[sentence], reverse=True):
            cue = self.cues[sentence][head]
            if head not in before or self.words.finite_between(cue.last, before.stop):
                continue
            if cue.verb is None:
                source = self._source_after(cue, before)
                return source and self._attribution([q.span], source, self._head(source), cue, quotes=(q.inner,))
            if cue.allows(Frame.QUOTE) and (found := self._source(cue, sentence)):
                return self._attribution([q.span], *found, cue, quotes=(q.inner,))
            return None
        return None

    def _before(self, q: Quotation) -> range:
        """The sentence before a quotation, from the quotation before on."""
        scene = self.scene
        i = scene.token_at(q.span.start)
        sentence = scene.sentences[scene.sentence_of(min(i, len(scene.tokens) - 1))]
        first = sentence.first
        if i == first and first and scene.lower[first - 1] == ":" and "\n" not in scene.text[scene.tokens[first - 1].end : q.span.start]:
            first = scene.sentences[scene.sentence_of(first - 1)].first
        before = [p for p in self.quotations if p.span.end <= q.span.start]
        return range(max(first, scene.token_at(before[-1].span.end)) if before else first, i)

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
        if any(self.words.tokens[k].tag in (*FINITE, "MD", "VBG") for k in source) or not any(map(self.words.can_speak, source)):
            return None
        return self._attribution([q.span], source, self._head(source), cue, quotes=(q.inner,))

    def _merged(self, found: list[Attribution]) -> list[Attribution]:
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

    # -- reported clauses ------------------------------------------------------------------------------------------------------------

    def _reported(self, index: int) -> Iterator[Attribution]:
        """The clauses that a sentence's other cues attribute, with the quotations inside them."""
        sentence = self.scene.sentences[index]
        contents = Contents(self.words, sentence, self.cues[index])
        for cue in self.cues[index].values():
            if cue in self.used:
                continue
            if (owner := self.words.possessor(cue.head)) is not None and cue.verb is None:
                source = self.words.phrase(owner, range(sentence.first, cue.first))
                found, parts = (self._without_genitive(source), owner), contents.of_noun(cue)
            elif cue.verb is None:
                source = self._source_after(cue, contents.within)
                parts = contents.of_source(cue, source) if source else []
                found = (source, self._head(source)) if source else None
            else:
                found = self._source(cue, index)
                parts = contents.of_verb(cue, found[0]) if found else []
            if found and parts and self._fits(cue, found[1]):
                self.used.add(cue)
                yield self._quoting(self._attribution([self.words.span(p) for p in parts], *found, cue))

    def _without_genitive(self, source: range) -> range:
        """A possessor without its ending."""
        while len(source) > 1 and self.words.lower[source.stop - 1] in ("'s", "'"):
            source = range(source.start, source.stop - 1)
        return source

    def _fits(self, cue: Cue, head: int) -> bool:
        """Whether somebody can be the source: not the writer; somebody who speaks, for verbs that things do as well."""
        if cue.verb is None:
            return not self.words.speaks_for_itself(head) and self.words.tokens[head].tag != "PRP$"
        if self.words.speaks_for_itself(head) or self.words.lower[head] in _NOBODY:
            return False
        choosy = bool(cue.verb.choosy) and cue.verb.frames <= cue.verb.choosy
        return self.words.can_speak(head) if choosy else True

    def _source(self, cue: Cue, index: int) -> tuple[range, int] | None:
        """The words of who says what a verb of saying says, and their head."""
        words, sentence = self.words, self.scene.sentences[index]
        head = words.subject(cue.head, range(sentence.first, sentence.last))
        if head is None or head in self.quoted or (words.passive(cue.head) and head not in self._agents(cue)):
            return None
        inside = range(sentence.first, cue.first) if head < cue.first else range(cue.last, sentence.last)
        phrase = self._before_channel(self._titled(words.phrase(head, inside), head))
        return (phrase, head) if head in phrase else None

    def _titled(self, phrase: range, head: int) -> range:
        """A phrase around a person's name from the office before it on, without what the parser ran into it."""
        person = self.scene.person_at.get(head)
        if person is None or head not in phrase:
            return phrase
        span = person.span if person.office is None else person.office.span.to(person.span)
        first = self.scene.token_at(min(span.start, person.span.start))
        while first > phrase.start and (
            self.words.tokens[first - 1].pos in ("DET", "ADJ") or first - 1 in self.scene.party_at or self.words.lower[first - 1] in ("'s", "mr.", "ms.", "mrs.", "mr", "ms")
            or self.words.tokens[first - 1].pos == "NOUN"
        ):
            first -= 1
        names_before = any(k in self.scene.person_at and self.scene.person_at[k] is not person for k in range(phrase.start, first))
        return phrase if names_before else range(max(first, phrase.start), phrase.stop)

    def _agents(self, cue: Cue) -> set[int]:
        """Who says it in the passive voice: "by" somebody, or somebody "quoted as saying"."""
        return {g for c in self.words.clauses_of(cue.head, ("agent",)) for g in self.words.children[c]}

    def _quoting(self, a: Attribution) -> Attribution:
        """An attribution with the quotations inside its content; the content keeps their marks."""
        contents, quotes = [], []
        for span in a.contents:
            for q in self.quotations:
                if q.inner.touches(span) and not (q in self.taken and not span.holds(q.inner)):
                    span = span.to(q.span)
                    quotes.append(q.inner)
                    self.taken.add(q)
            contents.append(span)
        return replace(a, contents=tuple(contents), quotes=tuple(sorted(quotes)))

    # -- quoted words within a clause ----------------------------------------------------------------------------------------------

    def _partial(self, q: Quotation) -> Attribution | None:
        """Words quoted within a clause whose verb has somebody for its subject: voiced "deep concern" over ..."""
        tokens = self.scene.range_of(q.inner)
        if not len(tokens) or self._is_name(q, tokens):
            return None
        index = self.scene.sentence_of(tokens.start)
        sentence = self.scene.sentences[index]
        verb = self._governor(tokens, sentence.first)
        if verb is None or self.scene.syntax.negated(verb):
            return None
        known = self.words.verb_at(verb)
        cue = Cue(verb, verb + (len(known.verb.split()) if known else 1), verb, known)
        found = self._source(cue, index) or self._subject_left(verb, sentence.first)
        if found is None or not self.words.can_speak(found[1]) or self.words.speaks_for_itself(found[1]):
            return None
        if known is None and len(tokens) < 3:
            return None
        self.taken.add(q)
        content = self._complement(verb, q, sentence.last)
        return self._quoting(self._attribution([content], *found, cue))

    def _subject_left(self, verb: int, first: int) -> tuple[range, int] | None:
        """Who stands right before a verb that the parser gave no subject."""
        words = self.words
        stop = verb
        while stop > first and words.tokens[stop - 1].pos in ("AUX", "ADV"):
            stop -= 1
        head = stop - 1
        if head < first or head in self.quoted or not words.can_speak(head):
            return None
        return words.phrase(head, range(first, stop)), head

    def _governor(self, tokens: range, first: int) -> int | None:
        """The nearest verb before quoted words that governs them, outside any quotation."""
        syntax = self.scene.syntax
        head = next((k for k in tokens if self.words.tokens[k].head not in tokens), tokens.start)
        above = [a for a in syntax.ancestors(head) if syntax.is_verb(a) and a not in self.quoted and first <= a < tokens.start]
        if known := [a for a in above if self.words.verb_at(a)]:
            return known[0]
        if above and self.words.tokens[above[0]].lemma not in ("be", "have"):
            return above[0]
        near = (k for k in range(tokens.start - 1, max(first, tokens.start - 8) - 1, -1) if k not in self.quoted)
        return next((k for k in near if self.words.verb_at(k) and self.words.tokens[k].pos == "VERB"), None)

    def _is_name(self, q: Quotation, tokens: range) -> bool:
        """Whether the marks hold a title or a name, or a single word held at a distance."""
        scene = self.scene
        before = range(max(0, tokens.start - 4), tokens.start)
        if any(scene.lower[k] in self.words.known.naming and not self._acts(k) for k in before):
            return True
        printed = [w for w in re.findall(r"[^\W\d_]+", q.inner.of(scene.text)) if len(w) > 3]
        return bool(printed) and all(w[0].isupper() for w in printed) and len(printed) > 1

    def _acts(self, k: int) -> bool:
        """Whether a token is the verb of a clause with a subject of its own."""
        return self.words.tokens[k].tag in FINITE or any(self.words.clauses_of(k, ("nsubj",)))

    def _complement(self, verb: int, q: Quotation, last: int) -> Span:
        """What a verb says: from behind it to the end of the phrase that holds the quoted words."""
        words = self.words
        inner = self.scene.range_of(q.span)
        tops = [c for c in words.children[verb] if c > verb and any(k in inner for k in words.subtree(c))]
        start = min((words.subtree(c)[0] for c in words.children[verb] if c > verb and words.tokens[c].dep in ("dobj", "prep", "oprd", "xcomp", "ccomp", "dative") and c <= inner.stop), default=inner.start)
        stop = max((words.subtree(c)[-1] + 1 for c in tops), default=inner.stop)
        after = max(stop, inner.stop)
        if after < last and words.lower[after] in _ABOUT and words.tokens[after].head == verb:
            stop = words.subtree(after)[-1] + 1
        stop = min(max(stop, inner.stop), last)
        return words.span(words.trimmed(range(max(verb + 1, min(start, inner.start)), stop))).to(q.span)

    # -- speakers carried over ---------------------------------------------------------------------------------------------------------

    def _carried(self, found: list[Attribution]) -> list[Attribution]:
        """Quotations without a cue of their own go on with the one before: the next sentence, the next paragraph."""
        rows = list(found)
        for q in self.quotations:
            if q in self.taken or not self._stands_alone(q):
                continue
            before = [a for a in rows if (a.quotes or (a.cue and a.cue.allows(Frame.QUOTE))) and a.start < q.span.start]
            last = max(before, key=lambda a: a.start, default=None)
            if last and self._goes_on(last, q):
                rows.append(replace(last, contents=(q.span,), quotes=(q.inner,), carried=True))
                self.taken.add(q)
        return sorted(rows, key=lambda a: a.start)

    def _stands_alone(self, q: Quotation) -> bool:
        """Whether a quotation is a sentence or more by itself."""
        i = self.scene.token_at(q.span.start)
        if i >= len(self.scene.tokens):
            return False
        free = i == 0 or self.scene.text[self.scene.tokens[i - 1].end - 1] in ".!?\"”’»:" or "\n" in self.scene.text[self.scene.tokens[i - 1].end : q.span.start]
        return free and (q.continued or len(self.scene.range_of(q.inner)) > 3)

    def _goes_on(self, last: Attribution, q: Quotation) -> bool:
        """Whether nothing but the cue's own sentence stands between."""
        end = max(s.end for s in last.contents)
        here = self.scene.sentence_of(self.scene.token_at(q.span.start))
        there = self.scene.sentence_of(max(self.scene.token_at(end) - 1, last.cue.head if last.cue else 0))
        return q.continued or here - there <= 1

    def _attribution(self, contents: list[Span], source: range, head: int, cue: Cue | None, quotes: tuple[Span, ...] = ()) -> Attribution:
        channel = None
        if cue is not None:
            sentence = self.scene.sentences[self.scene.sentence_of(cue.head)]
            taken = [self.scene.range_of(s) for s in contents]
            found = channel_of(self.words, cue, sentence, source, taken)
            channel = self.words.span(found) if found else None
        return Attribution(tuple(contents), source, head, cue, quotes, channel)
