"""Noun phrases of encounter: "the 14th Kenya-Oman Joint Commission", "a trilateral summit", "phone talks".

A phrase is read from its head noun to the left, through ordinals, countries, levels and adjectives, to the article; and to the
right through "of the ... Dialogue", "between A and B". An ordinal counts rounds only here: "first vice minister" and "for the
second time" are no rounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from verbale import knowledge
from verbale.extract.scene import Scene
from verbale.model.annotated import PartyMention, Sentence
from verbale.model.facts import MeetingType
from verbale.model.spans import Span

_DETERMINERS = knowledge.word_set("nouns", "determiners")
_UNITS = knowledge.word_set("nouns", "units")
_BODIES = knowledge.word_set("nouns", "bodies")
"""Nouns of bodies, which meet but are no meeting: they count by their names alone."""

_ADJECTIVES = knowledge.word_set("nouns", "adjectives")
"""Nouns of encounter that are more often adjectives."""

_PARTS = frozenset(["edition", "iteration", "installment", "instalment", "cycle", "sitting"])
"""Nouns that are an encounter only together with the dialogue that they are a part of: "the third edition of the Dialogue"."""

_CIVIL = knowledge.word_set("nouns", "civil")
"""Words that make an encounter one of other people than governments."""
_MODIFIER_TAGS = knowledge.word_set("nouns", "modifier tags")
_JOINTS = frozenset(("-", "–", "'", "'s", "/", "&", "+"))
_TENS = {w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
_ONES = {
    w: n
    for n, w in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
}
_ROUND_TENS = {w[:-1] + "ieth": n for w, n in _TENS.items()}
_FIGURE = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_ROMAN = re.compile(r"(?=[IVXL])X{0,3}(?:XL|L)?X{0,3}(?:IX|IV|V?I{0,3})")
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_DOCUMENTS = frozenset(["statement", "communique", "communiqué", "declaration", "readout", "release"])
"""Words of a title behind which the name of the dialogue begins: "Joint Statement Fifth Dialogue"."""
_NUMBERED = frozenset(
    ["consultation", "consultations", "dialogue", "dialog", "commission", "committee", "forum", "council", "mechanism"]
)
"""Nouns that name a dialogue once its rounds are counted: "the twelfth round of political consultations"."""

_PURPOSE = frozenset(["for", "on", "of"])
"""What leads from a capitalised head to the rest of its name: "Joint Commission for Cooperation"."""

_LATEST = frozenset(["last", "previous", "preceding", "earlier", "past"])
_COMING = frozenset(["next", "upcoming", "forthcoming", "following", "coming", "future"])
_OTHER = knowledge.word_set("nouns", "other")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase of encounter.

    Tokens `[first, last)` with the head noun at `head`; `type` and `level` as the words tell them (`level_span` the cue);
    `format` likewise; `ordinal` the number of the round and where it stands; `parties` those in the phrase; `name` the words that
    make it a dialogue of its own, without countries, ordinals and generic adjectives, and `name_span` where they stand; `marks`
    are `definite`, `indefinite`, `anaphoric` ("the meeting"), `last`, `next`, `other`, `plural`, `negated`, `every`, `of states`
    (what only states hold).
    """

    first: int
    last: int
    head: int
    type: MeetingType
    level: str | None
    level_span: Span | None
    format: str | None
    format_span: Span | None
    ordinal: int | None
    ordinal_span: Span | None
    parties: tuple[PartyMention, ...]
    name: str | None
    name_span: Span | None
    marks: frozenset[str]


def find_nouns(scene: Scene, sentence: Sentence) -> list[NounPhrase]:
    """The noun phrases of encounter of a sentence, in text order, none within another."""
    found: list[NounPhrase] = []
    for head_first, head_last, noun in _heads(scene, sentence):
        if found and found[-1].last == head_last - 1 and scene.tokens[found[-1].head].dep == "compound":
            found[-1] = replace(found[-1], head=head_last - 1, last=head_last)  # of "Joint Commission Meeting" the meeting is held
            continue
        if found and head_first < found[-1].last:
            continue
        phrase = _Reader(scene, sentence, head_first, head_last, noun).phrase()
        if phrase:
            found.append(phrase)
    return found


@cache
def _lexicon() -> dict[tuple[str, ...], knowledge.Encounter]:
    """Nouns of encounter as tuples of the words that the tokenizer makes of them."""
    return {tuple(re.findall(r"[\wà-ü']+|[-+]", n.noun if n.noun == w else w)): n for w, n in knowledge.encounters().nouns.items()}


@cache
def _by_last() -> dict[str, list[tuple[tuple[str, ...], knowledge.Encounter]]]:
    found: dict[str, list[tuple[tuple[str, ...], knowledge.Encounter]]] = {}
    for words, noun in _lexicon().items():
        found.setdefault(words[-1], []).append((words, noun))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@cache
def _head_words() -> frozenset[str]:
    """The words that a head may end with, those in figures ("14th") aside."""
    return frozenset(["inaugural", "one", *_by_last(), *_PARTS, *_LATEST, *_COMING, *_ONES, *_ROUND_TENS])


@cache
def _undiplomatic() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """The phrases that are no encounter of governments, by each word of theirs, with its place in the phrase."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrase in sorted(knowledge.encounters().not_diplomatic):
        words = tuple(phrase.split())
        for place, word in enumerate(words):
            found.setdefault(word, []).append((words, place))
    return found


def _heads(scene: Scene, sentence: Sentence) -> list[tuple[int, int, knowledge.Encounter]]:
    """The head nouns of a sentence, looked for once: token bounds and what the noun means."""
    if sentence.first not in scene.heads:
        scene.heads[sentence.first] = list(_find_heads(scene, sentence))
    return scene.heads[sentence.first]


def _find_heads(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int, knowledge.Encounter]]:
    low, words, dialogues = scene.lower, _head_words(), scene.dialogue_at
    for i in range(sentence.first, sentence.last):
        if low[i] not in words and i not in dialogues and not low[i][0].isdigit():
            continue
        if i in scene.person_at or i in scene.office_at or (i in scene.party_at and low[i] != "quad"):
            continue
        if (named := dialogues.get(i)) and named.stop == i + 1:
            yield named.start, i + 1, knowledge.Encounter(low[i], named.type, None, series=True)
            continue
        if low[i] in _PARTS and low[i + 1 : i + 2] == ("of",):
            yield i, i + 1, knowledge.Encounter(low[i], "meeting", None, series=False)
            continue
        if _is_elliptic(scene, i):
            yield i, i + 1, knowledge.Encounter("round", "meeting", None, series=False)
            continue
        rows = _by_last().get(low[i])
        if not rows:
            continue
        for phrase, noun in rows:
            first = i - len(phrase) + 1
            if first >= sentence.first and low[first : i + 1] == phrase:
                if _is_noun(scene, i, sentence) and not _is_undiplomatic(scene, i + 1):
                    yield first, i + 1, noun
                break


def _is_noun(scene: Scene, i: int, sentence: Sentence) -> bool:
    """Whether the word is a noun here and heads its phrase: "meeting" the verb and "talks" in "peace talks venue" are none."""
    token = scene.tokens[i]
    if scene.lower[i] == "round" and (
        scene.tokens[min(i + 1, sentence.last - 1)].text.isdigit() or ordinal_value(scene.lower[i - 1])
    ):
        return True
    if token.pos == "ADJ" or scene.lower[i] in _ADJECTIVES:
        following = scene.tokens[i + 1] if i + 1 < sentence.last else None
        if following is None or following.pos in ("NOUN", "PROPN", "ADJ") or following.text in ("-", "and", ","):
            return False
    if token.pos not in ("NOUN", "PROPN", "NUM", "ADJ") and not (token.tag == "VBG" and _after_article(scene, i)):
        return False
    after = i + 1
    if scene.lower[i].isdigit() and scene.lower[after : after + 1] and scene.lower[after] in _by_last():
        return False  # of "2+2 meeting" the meeting is the head
    if after < sentence.last and scene.tokens[after].pos in ("NOUN", "PROPN") and after not in scene.time_at:
        compound = token.dep in ("compound", "amod", "nmod") and token.head >= after
        return not compound or scene.lower[after] in _by_last() or after in scene.person_at
    return True


def _is_elliptic(scene: Scene, i: int) -> bool:
    """Whether an ordinal stands for its round: "the ninth was held in May", "the next is expected in June"."""
    low = scene.lower
    if low[i] == "one":
        before = low[i - 1] if i else ""
        apposed = low[i + 1 : i + 2] == (",",) and any(w in _by_last() for w in low[i + 2 : i + 6])  # "the last one, a summit"
        numbered = before in _LATEST or before in _COMING or ordinal_value(before) is not None
        return numbered and not apposed and scene.tokens[i].pos in ("NOUN", "NUM")
    if i == 0 or low[i - 1] != "the":
        return False
    if low[i - 2 : i - 1] == ("at",) and low[i + 1 : i + 2] == (",",):  # "at the 10th, in Suva, they agreed"
        return ordinal_value(low[i]) is not None
    if scene.tokens[i].dep not in ("nsubj", "nsubjpass"):
        return False
    follows = scene.tokens[i + 1].pos if i + 1 < len(scene.tokens) else ""
    ordinal = low[i] in _LATEST or low[i] in _COMING or ordinal_value(low[i]) is not None
    return ordinal and follows in ("AUX", "VERB", "PUNCT")


def _after_article(scene: Scene, i: int) -> bool:
    return i > 0 and (scene.lower[i - 1] in _DETERMINERS or scene.tokens[i - 1].pos in ("ADJ", "NOUN", "PROPN"))


def _is_undiplomatic(scene: Scene, last: int) -> bool:
    """Whether the noun before token `last` is a part of a phrase like "press conference" or "monetary policy committee"."""
    head = last - 1
    return any(
        scene.lower[head - place : head - place + len(words)] == words
        for words, place in _undiplomatic().get(scene.lower[head], ())
        if head >= place
    )


class _Reader:
    """Reads one phrase around its head."""

    def __init__(self, scene: Scene, sentence: Sentence, first: int, last: int, noun: knowledge.Encounter) -> None:
        self.scene, self.sentence, self.noun = scene, sentence, noun
        self.head_first, self.head_last = first, last
        self.grammar = knowledge.encounters()

    def phrase(self, *, numbered: bool = False) -> NounPhrase | None:
        """The phrase; None for a bare noun that is no encounter ("the council" of a town).

        `numbered` is one whose rounds are counted: "the ninth round of political consultations".
        """
        scene = self.scene
        first = self._left(self.head_first)
        if any(w in _CIVIL and i not in scene.office_at for i, w in enumerate(scene.lower[first : self.head_last], first)):
            return None
        beyond = scene.lower[self.head_last : self.head_last + 7]
        if beyond[:1] == ("of",) and any(w in _CIVIL for w in beyond):
            return None
        last = self._bracket(self._complement(self.head_last))
        ordinal_after, after_span = self._number_after(last)
        last += ordinal_after is not None
        ordinal, ordinal_span = self._ordinal(first, max(self.head_first, first + 1))
        if ordinal is None:
            ordinal, ordinal_span = ordinal_after, after_span
        if ordinal == 1 and self._resumes(last):
            ordinal, ordinal_span = None, None
        inner = self._inner(last, numbered=numbered or ordinal is not None)
        if inner is None and scene.lower[self.head_last - 1] in _PARTS:
            return None
        name, name_span = self._name(first, last, numbered=numbered)
        if scene.lower[self.head_last - 1] in _BODIES and name is None:
            return None
        outer_span = scene.span_of(first, self.head_last)
        head = self.head_last - 1
        parties = scene.parties(outer_span)
        marks = set(self._marks(first)) | ({"of states"} if self.noun.of_states else set())
        level, level_span = self._cue(self.grammar.levels, first, self.head_last)
        format_, format_span = self._cue(self.grammar.formats, first, self.head_last)
        kind = self.noun.type
        if inner is not None and scene.lower[head] in _UNITS:
            parties += inner.parties
            name, name_span = inner.name or name, inner.name_span or name_span
            level, level_span = (level, level_span) if level else (inner.level, inner.level_span)
            format_, format_span = (format_, format_span) if format_ else (inner.format, inner.format_span)
            ordinal, ordinal_span = (ordinal, ordinal_span) if ordinal else (inner.ordinal, inner.ordinal_span)
            kind = inner.type
            last = inner.last
            marks |= inner.marks & {"of states"}
        elif self.noun.level and not level:
            level, level_span = self.noun.level, scene.span_of(self.head_first, self.head_last)
        return NounPhrase(
            first,
            last,
            head,
            MeetingType(kind),
            level,
            level_span,
            format_,
            format_span,
            ordinal,
            ordinal_span,
            tuple(parties),
            name,
            name_span,
            frozenset(marks),
        )

    def _resumes(self, last: int) -> bool:
        """Whether "first" counts from some time on and no rounds: "the first talks since October"."""
        ahead = self.scene.lower[last : min(last + 8, self.sentence.last)]
        return "since" in ahead and not {",", ";"} & set(ahead[: ahead.index("since")])

    def _left(self, i: int) -> int:
        """The first token of the phrase, without its article."""
        scene = self.scene
        while i > self.sentence.first:
            j = i - 1
            word = scene.lower[j]
            if j in scene.person_at or word in _DETERMINERS:
                break
            if (
                (word in ("and", ",") and self._joins(j))
                or (word in _JOINTS and self._glues(j))
                or j in scene.party_at
                or j in scene.office_at
                or (scene.tokens[j].tag in _MODIFIER_TAGS and self._modifies(j))
            ):
                i = j
            else:
                break
        while i < self.head_first and scene.lower[i] in ("and", ",", "'s", "'", "-"):
            i += 1
        return i

    def _modifies(self, j: int) -> bool:
        """Whether a word to the left can belong to the phrase: not a verb form that governs it, not a time or a subject."""
        token = self.scene.tokens[j]
        if token.tag == "VBG":
            return token.dep in ("amod", "compound") or token.text[0].isupper() or self.scene.tokens[j - 1].text == "-"
        if token.tag == "VBN":
            return token.dep in ("amod", "compound", "advmod") or (
                j + 1 < len(self.scene.tokens) and self.scene.tokens[j - 1].text == "-"
            )
        if token.tag == "RB":
            hyphened = self.scene.tokens[j + 1].text == "-"  # "high-ranking"
            return hyphened or self.scene.lower[j] in ("long", "much", "highly", "newly", "closely", "recently", "previously")
        return True

    def _joins(self, j: int) -> bool:
        """Whether "and" or a comma parts two countries or two offices of the phrase: "foreign and defence ministers'"."""
        scene = self.scene
        left, right = j - 1, j + 1
        if left < self.sentence.first:
            return False
        if scene.lower[j] == "," and scene.lower[right] == "and":
            right += 1
        both_parties = left in scene.party_at and right in scene.party_at
        adjectives = both_parties and scene.party_at[right].form != "capital"
        portfolio = scene.lower[left] in _portfolio_words() and scene.lower[right] in _portfolio_words()
        same_office = left in scene.office_at and scene.office_at.get(left) is scene.office_at.get(right)
        return adjectives or same_office or (scene.lower[j] == "and" and portfolio)

    def _glues(self, j: int) -> bool:
        scene = self.scene
        if scene.lower[j] in ("'", "'s"):
            return True
        return scene.tokens[j - 1].end == scene.tokens[j].start or scene.tokens[j].end == scene.tokens[j + 1].start

    def _bracket(self, last: int) -> int:
        """Past "(HLED)" or "(HLED, for its initials)" after the head."""
        scene = self.scene
        if last + 2 < self.sentence.last and scene.tokens[last].text in ("(", "[") and scene.tokens[last + 1].text.isupper():
            closed = next(
                (i for i in range(last + 2, min(last + 12, self.sentence.last)) if scene.tokens[i].text in (")", "]")),
                None,
            )
            if closed and last + 1 not in scene.party_at:
                return closed + 1
        return last

    def _complement(self, last: int) -> int:
        """Past the capitalised rest of a name: "Joint Commission [for Cooperation]", "Dialogue [on Security and Defence]"."""
        scene = self.scene
        if last + 1 >= self.sentence.last or scene.lower[last] not in _PURPOSE or not self._is_capital(last - 1):
            return last
        start = end = last + 1 + (scene.lower[last + 1] == "the")
        while end < self.sentence.last and self._is_title_word(end):
            joint = end + 1
            if scene.lower[joint : joint + 1] in (("and",), ("&",)) and joint + 1 < self.sentence.last:
                end = joint + self._is_title_word(joint + 1)
            else:
                end = joint
        after = scene.lower[end : end + 1]
        whole = end - start > (scene.lower[last] == "of") and after not in (("'s",), ("'",), ("-",))
        return end if whole and not any(start <= first < end for first, _, _ in _heads(scene, self.sentence)) else last

    def _is_title_word(self, i: int) -> bool:
        """Whether a word can be a part of a dialogue's name behind its head: capitalised, and nobody's name or place."""
        scene = self.scene
        tables = (scene.party_at, scene.place_at, scene.time_at, scene.office_at)
        return scene.tokens[i].text[0].isupper() and scene.tokens[i].text.isalpha() and not any(i in table for table in tables)

    def _inner(self, last: int, *, numbered: bool) -> NounPhrase | None:
        """The dialogue in "round of the ... Dialogue"."""
        scene = self.scene
        if last >= self.sentence.last or scene.lower[last] != "of":
            return None
        for first, stop, noun in _heads(scene, self.sentence):
            if first <= last or first - last > 18:
                continue
            reader = _Reader(scene, self.sentence, first, stop, noun)
            left = reader._left(first)
            between = scene.lower[last + 1 : left]
            if all(w in _DETERMINERS for w in between):
                return reader.phrase(numbered=numbered)
            return None
        return None

    def _number_after(self, last: int) -> tuple[int | None, Span | None]:
        """ "round 10", "Round III"."""
        scene = self.scene
        if scene.lower[self.head_last - 1] not in ("round", "session", "meeting") or last >= self.sentence.last:
            return None, None
        token = scene.tokens[last]
        if token.text.isdigit() and 0 < int(token.text) < 200:
            return int(token.text), scene.span_of(last, last + 1)
        return None, None

    def _ordinal(self, first: int, last: int) -> tuple[int | None, Span | None]:
        """The number of the round among the tokens, and where it stands."""
        scene = self.scene
        for i in range(first, last):
            value = ordinal_value(scene.lower[i]) or self._roman(i)
            width = 1
            if scene.lower[i] in _TENS and i + 2 < last + 1 and scene.lower[i + 1] == "-" and scene.lower[i + 2] in _ONES:
                value, width = _TENS[scene.lower[i]] + _ONES[scene.lower[i + 2]], 3
            if value is None or self._of_office(i) or self._not_a_count(i, first):
                continue
            return value, scene.span_of(i, i + width)
        return None, None

    def _roman(self, i: int) -> int | None:
        """The number of "the IV Meeting", "the XII Joint Commission": in capitals, at the head of a name."""
        word, following = self.scene.tokens[i].text, self.scene.tokens[min(i + 1, self.sentence.last - 1)].text
        if not _ROMAN.fullmatch(word) or not following[0].isupper() or i in self.scene.person_at or i in self.scene.party_at:
            return None
        digits = [_DIGITS[c] for c in word]
        return sum(-d if d < max(digits[n:]) else d for n, d in enumerate(digits))

    def _of_office(self, i: int) -> bool:
        """The "first" of "first vice ministers' meeting"."""
        if self.scene.lower[i] not in ("first", "second", "third"):
            return False
        return i in self.scene.office_at or self.scene.lower[i + 1 : i + 2] in (("vice",), ("deputy",))

    def _not_a_count(self, i: int, first: int) -> bool:
        """ "the first such meeting", "the first high-level talks": a first in time, of no named series."""
        low = self.scene.lower
        if low[i] not in ("first", "1st") or self._is_capital(i):
            return False
        rest = low[i + 1 : self.head_first]
        if any(w in ("such", "ever", "in-person", "face", "high", "official") for w in rest):
            return True
        return first == i and low[i - 1] in ("their", "its", "his", "her") and not rest

    def _is_capital(self, i: int) -> bool:
        return self.scene.tokens[i].text[0].isupper()

    def _cue(self, cues: object, first: int, last: int) -> tuple[str | None, Span | None]:
        """The longest cue word or phrase among the tokens."""
        assert hasattr(cues, "get")
        low = self.scene.lower
        for width in range(min(6, last - first), 0, -1):
            for i in range(first, last - width + 1):
                if value := cues.get(_spell(low[i : i + width])):
                    return value, self.scene.span_of(i, i + width)
        return None, None

    def _marks(self, first: int) -> Iterator[str]:
        scene = self.scene
        words = tuple(scene.lower[i] for i in range(first, self.head_last) if i not in scene.time_at)
        article = scene.lower[first - 1] if first > self.sentence.first else ""
        if article in ("the", "this", "that", "these", "those", "their", "its", "his", "her", "our", "both"):
            yield "definite"
        if article in ("a", "an", "any", "some", "each", "every", "another", "one"):
            yield "indefinite"
        if article in ("their", "its", "his", "her"):
            yield "possessive"
        if article == "no":
            yield "negated"
        if article in ("any", "each", "every") or "annual" in words[:1]:
            yield "every"
        if article == "another":
            yield "other"
        token = scene.tokens[self.head_last - 1]
        if token.dep == "appos" and scene.lower[token.head] == "one" and scene.lower[token.head - 1] in _LATEST:
            yield "last"
        for mark, cues in (("last", _LATEST), ("next", _COMING), ("other", _OTHER)):
            if any(w in cues for w in words):
                yield mark
        if scene.tokens[self.head_last - 1].tag in ("NNS", "NNPS") and words[-1] not in (
            "talks",
            "consultations",
            "negotiations",
        ):
            yield "plural"
        if (
            "definite"
            and article in ("the", "this", "that")
            and all(
                w
                in (
                    "meeting",
                    "talks",
                    "dialogue",
                    "consultations",
                    "summit",
                    "conversation",
                    "call",
                    "round",
                    "session",
                    "visit",
                    "conference",
                    "encounter",
                    "exchange",
                    "discussion",
                    "discussions",
                    "event",
                    "negotiations",
                )
                for w in words
            )
        ):
            yield "anaphoric"

    def _name(self, first: int, last: int, *, numbered: bool = False) -> tuple[str | None, Span | None]:
        """The words that name a dialogue: what is left without countries, ordinals, times, places and generic adjectives."""
        if not self.noun.series:
            return None, None
        if named := self.scene.dialogue_at.get(self.head_last - 1):
            return named.name, self.scene.span_of(named.start, named.stop)
        document = max((i for i in range(first, self.head_first) if self.scene.lower[i] in _DOCUMENTS), default=first - 1)
        kept = [i for i in range(document + 1, self.head_last) if self._names(i)]
        if not kept or not (self._distinct(first, kept) or (numbered and self._is_counted(kept))):
            return None, None
        span = self.scene.span_of(kept[0], last)
        words = _join(self.scene, [*kept, *range(self.head_last, self._complement(self.head_last))])
        return words, span

    def _is_counted(self, kept: list[int]) -> bool:
        """Whether the head, with a word of its own kind before it, is a dialogue if its rounds are counted."""
        low = self.scene.lower
        own = [i for i in kept if i < self.head_first + 1 and low[i] not in self.grammar.generic and low[i].isalpha()]
        return low[self.head_last - 1] in _NUMBERED and (len(own) > 1 or self.head_last - self.head_first > 1)

    def _names(self, i: int) -> bool:
        scene = self.scene
        if i in scene.party_at or i in scene.time_at or (i in scene.place_at and scene.tokens[i - 1].pos != "PROPN"):
            return False
        word = scene.lower[i]
        if word in ("'s", "'") and i - 1 in scene.time_at:  # of "Friday's Dialogue"
            return False
        numbered = ordinal_value(word) is not None or self._roman(i) is not None
        if (numbered and i not in scene.office_at) or (word in _TENS and scene.lower[i + 1] == "-"):
            return False
        return word not in _LATEST | _COMING | _OTHER | {
            "long",
            "stalled",
            "revived",
            "annual",
            "high-level",
            "such",
            "much",
        }

    def _distinct(self, first: int, kept: list[int]) -> bool:
        """Whether the words say more than "bilateral talks": a capitalised name, or a word of its own kind beside the noun."""
        scene = self.scene
        own = [i for i in kept if i < self.head_first and scene.lower[i] not in self.grammar.generic and scene.lower[i].isalnum()]
        own = [i for i in own if scene.lower[i] not in ("high", "level", "foreign", "person", "face")]
        capital = [i for i in kept if scene.tokens[i].text[0].isupper() and i > self.sentence.first]
        if len(capital) >= 2 or (capital and own):
            return True
        parties = {p.code for i, p in scene.party_at.items() if first <= i < self.head_first}
        return (
            len(parties) >= 2
            and (bool(own) or scene.lower[kept[-1]] in ("dialogue", "summit", "consultations", "2+2", "commission"))
        ) or (
            bool(own)
            and any(
                scene.lower[i] in ("strategic", "trilateral", "ministerial", "vice", "senior", "joint", "security", "economic")
                for i in kept
            )
        )


def ordinal_value(word: str) -> int | None:
    """The number that an ordinal word tells ("14th", "fourteenth", "inaugural"), or None."""
    if word in _ONES:
        return _ONES[word]
    if figure := _FIGURE.fullmatch(word):
        return int(figure[1])
    if word == "inaugural":
        return 1
    return _ROUND_TENS.get(word)


@cache
def _portfolio_words() -> frozenset[str]:
    return frozenset(w for w in knowledge.offices().portfolios if " " not in w)


def _spell(words: tuple[str, ...]) -> str:
    """Tokens as the cue lists spell them: no blank beside a hyphen or before an apostrophe."""
    return " ".join(words).replace(" - ", "-").replace(" '", "'")


def _join(scene: Scene, kept: list[int]) -> str:
    """The kept words as one name in title case, with the blanks of the text."""
    pieces: list[str] = []
    for n, i in enumerate(kept):
        token = scene.tokens[i]
        glued = n and (kept[n - 1] == i - 1) and scene.tokens[i - 1].end == token.start
        pieces += ["" if glued or not n else " ", token.text]
    words = "".join(pieces).strip(" -–'’,&").split()
    small = ("of", "and", "for", "the", "on", "in", "to")
    return " ".join(w if w in small or not w[0].islower() else "-".join(p[:1].upper() + p[1:] for p in w.split("-")) for w in words)
