"""Questions to a dependency parse: which verb governs a word, in what tense, negated or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from verbale.model.annotated import Tense, Token

_FUTURE_AUX = frozenset(("will", "'ll", "shall", "ll", "’ll"))
_HYPOTHETICAL = frozenset(("would", "could", "may", "might", "should", "can", "must"))
_AHEAD = frozenset(
    [
        "plan",
        "schedule",
        "expect",
        "set",
        "slate",
        "due",
        "intend",
        "aim",
        "want",
        "hope",
        "seek",
        "prepare",
        "propose",
        "invite",
        "agree",
        "decide",
        "wish",
        "offer",
        "ask",
        "promise",
        "pledge",
        "vow",
        "arrange",
        "eye",
        "urge",
        "call",
        "need",
    ]
)
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "without"))


class Syntax:
    """The parse of a report: heads, children, governing verbs."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """`tokens` are those of an `AnnotatedText`; heads are indices into them."""
        self.tokens = tokens

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, in text order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for i, t in enumerate(self.tokens):
            if t.head != i:
                found[t.head].append(i)
        return found

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above token `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def verb_of(self, i: int) -> int | None:
        """The nearest verb at or above token `i`."""
        if self.is_verb(i):
            return i
        return next((a for a in self.ancestors(i) if self.is_verb(a)), None)

    def is_verb(self, i: int) -> bool:
        """Whether a token is a verb, or a form of "be" that stands for one."""
        t = self.tokens[i]
        return t.pos == "VERB" or (t.pos == "AUX" and t.dep not in ("aux", "auxpass"))

    def auxiliaries(self, verb: int) -> list[str]:
        """The auxiliaries and particles of a verb, in lower case."""
        return [self.tokens[c].text.lower() for c in self.children[verb] if self.tokens[c].dep in ("aux", "auxpass", "neg")]

    def negated(self, verb: int) -> bool:
        """Whether a verb, or its subject, is denied."""
        for c in self.children[verb]:
            t = self.tokens[c]
            if t.dep == "neg" or t.text.lower() in _NEGATIONS:
                return True
            if t.dep in ("nsubj", "nsubjpass", "dobj") and (
                t.text.lower() in ("none", "nobody")
                or any(self.tokens[g].text.lower() in ("no", "neither") for g in self.children[c])
            ):
                return True
        return False

    def tense(self, verb: int) -> Tense | None:
        """Past for told events, future for those ahead, None for the present and the undecided."""
        aux = self.auxiliaries(verb)
        t = self.tokens[verb]
        if any(a in _FUTURE_AUX for a in aux):
            return Tense.FUTURE
        if any(a in _HYPOTHETICAL for a in aux):
            return Tense.FUTURE
        if t.tag == "VB" and "to" in aux:
            return self._infinitive(verb)
        if t.tag == "VBG" and "to" not in aux and t.lemma == "go" and self._to_do(verb):
            return Tense.FUTURE
        if t.lemma == "be" and t.tag in ("VBZ", "VBP") and (self._to_do(verb) or self._due(verb)):
            return Tense.FUTURE
        if any(a in ("was", "were", "had", "did", "have", "has", "'d", "’d") for a in aux) or t.tag == "VBD":
            return Tense.PAST
        if t.tag in ("VBG", "VBN") and t.head != verb and t.dep in ("advcl", "acl", "pcomp", "conj", "relcl", "ccomp", "xcomp"):
            above = self.verb_of(t.head)
            if t.tag == "VBN" and not aux:
                return Tense.PAST if above is None else self.tense(above)
            return self.tense(above) if above is not None and above != verb else None
        if t.tag == "VBN" and not aux:
            return Tense.PAST
        return None

    def _infinitive(self, verb: int) -> Tense | None:
        """ "to meet": ahead after verbs of planning; the governor's own time after others ("visited to meet")."""
        head = self.tokens[verb].head
        if head == verb:
            return Tense.FUTURE
        above = self.verb_of(head)
        if above is None or self.tokens[above].lemma in _AHEAD or self.tokens[above].lemma in ("be", "go"):
            return Tense.FUTURE
        if self.tokens[verb].dep in ("relcl", "acl"):
            return Tense.FUTURE
        return self.tense(above)

    def _due(self, verb: int) -> bool:
        """Whether something is said to be due, set, expected."""
        words = {self.tokens[c].text.lower() for c in self.children[verb] if self.tokens[c].dep in ("acomp", "attr", "oprd")}
        return bool(words & {"due", "set", "slated", "scheduled", "expected", "bound", "planned"})

    def _to_do(self, verb: int) -> bool:
        return any(self.tokens[c].dep == "xcomp" and "to" in self.auxiliaries(c) for c in self.children[verb])
