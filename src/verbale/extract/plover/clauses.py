"""Clauses as the codebook sees them: who does what to whom, put in the active voice."""

from __future__ import annotations

from typing import NamedTuple

from verbale.model.annotated import Token

_PARTS = {
    "nsubj": "subject", "csubj": "subject", "expl": "subject", "nsubjpass": "patient", "dobj": "object", "dative": "dative",
    "agent": "agent", "prep": "preposition", "xcomp": "content", "ccomp": "content", "prt": "adverb", "advmod": "adverb",
    "aux": "helpers", "auxpass": "helpers", "neg": "helpers", "acomp": "complement", "attr": "complement", "oprd": "complement",
}  # fmt: skip
"""What each relation to the verb is in a clause."""


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


def read_clause(verb: int, tokens: tuple[Token, ...], children: list[list[int]]) -> Clause:
    """The clause of a verb, straight from the parse."""
    of: dict[str, int] = {}
    preps: list[tuple[int, int]] = []
    lists: dict[str, list[int]] = {"content": [], "particles": [], "helpers": []}
    for c in children[verb]:
        part = _PARTS.get(tokens[c].dep)
        if part is None:
            continue
        if part == "preposition" or (part == "dative" and tokens[c].pos == "ADP"):
            _preposition(c, preps, tokens, children)
            lists["particles"].append(c)
        elif part == "adverb":
            lists["particles"].append(c)
            lists["helpers"].append(c)
        elif part in lists:
            lists[part].append(c)
        else:
            of.setdefault(part, c)
    passive = "patient" in of
    subject, obj = of.get("subject"), of.get("patient", of.get("object"))
    if "agent" in of:
        subject = next((g for g in children[of["agent"]] if tokens[g].dep == "pobj"), subject)
    if subject is not None and tokens[subject].pos == "VERB":  # "the mission operating in X said" has the mission below
        subject = next((g for g in children[subject] if tokens[g].dep == "nsubj"), subject)
    content, particles, helpers = (tuple(lists[name]) for name in ("content", "particles", "helpers"))
    return Clause(verb, subject, obj, of.get("dative"), tuple(preps), content, particles, helpers, of.get("complement"), passive)


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
