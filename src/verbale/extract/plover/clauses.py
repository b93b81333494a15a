"""Clauses as the codebook sees them: who does what to whom, put in the active voice."""

from __future__ import annotations

from typing import NamedTuple

from verbale.model.annotated import Token

_SUBJECTS = ("nsubj", "csubj", "expl")
_CONTENT = ("xcomp", "ccomp")


class Clause(NamedTuple):
    """One clause: its verb and the heads of its phrases.

    `subject` acts and `object` is acted on, also where the verb is passive; `preps` are the prepositions' tokens with the nouns
    that they lead to; `content` the verbs of the clauses below; `helpers` the auxiliaries and adverbs next to the verb.
    """

    verb: int
    subject: int | None
    object: int | None
    dative: int | None
    preps: tuple[tuple[int, int], ...]
    content: tuple[int, ...]
    particles: tuple[int, ...]
    helpers: tuple[int, ...]
    complement: int | None
    passive: bool


def read_clause(verb: int, tokens: tuple[Token, ...], children: list[list[int]], lower: tuple[str, ...]) -> Clause:
    """The clause of a verb, straight from the parse."""
    subject = obj = dative = complement = None
    passive = False
    preps: list[tuple[int, int]] = []
    content: list[int] = []
    particles: list[int] = []
    helpers: list[int] = []
    for c in children[verb]:
        dep = tokens[c].dep
        if dep in _SUBJECTS:
            subject = c if subject is None or dep == "nsubj" else subject
        elif dep == "nsubjpass":
            obj, passive = c, True
        elif dep == "dobj":
            obj = c if obj is None else obj
        elif dep == "dative":
            if tokens[c].pos == "ADP":
                preps += [(c, g) for g in children[c] if tokens[g].dep == "pobj"]
            else:
                dative = c
        elif dep == "agent":
            subject = next((g for g in children[c] if tokens[g].dep == "pobj"), subject)
        elif dep == "prep":
            _preposition(c, preps, tokens, children)
            particles.append(c)
        elif dep in _CONTENT:
            content.append(c)
        elif dep in ("prt", "advmod"):
            particles.append(c)
            helpers.append(c)
        elif dep in ("aux", "auxpass", "neg"):
            helpers.append(c)
        elif dep in ("acomp", "attr", "oprd"):
            complement = c
    if subject is not None and tokens[subject].pos == "VERB":  # "the mission operating in X said" has the mission below
        subject = next((g for g in children[subject] if tokens[g].dep == "nsubj"), subject)
    return Clause(
        verb, subject, obj, dative, tuple(preps), tuple(content), tuple(particles), tuple(helpers), complement, passive
    )


def _preposition(c: int, preps: list[tuple[int, int]], tokens: tuple[Token, ...], children: list[list[int]]) -> None:
    """What a preposition leads to: "into", "out of"; the noun after it where the parser hangs that elsewhere."""
    found = False
    for g in children[c]:
        dep = tokens[g].dep
        if dep in ("pobj", "pcomp"):
            preps.append((c, g))
            found = True
        elif dep == "prep":
            found = True
            _preposition(g, preps, tokens, children)
    j = c + 1
    if not found and j < len(tokens):
        while tokens[j].head > j and tokens[j].dep in ("amod", "compound", "nummod", "det", "poss", "nmod"):
            j = tokens[j].head
        if tokens[j].pos in ("NOUN", "PROPN"):
            preps.append((c, j))
