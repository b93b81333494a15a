"""Whom "he" and "she" mean: the subject of a clause above, of an earlier clause, of the sentence before.

After centering (Grosz, Joshi and Weinstein 1995): a subject is resumed sooner than anybody else, and the nearest one first.
Where that leaves two people, or a title tells another sex, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from verbale import knowledge
from verbale.extract.scene import Scene
from verbale.model.annotated import PersonMention

_SUBJECTS = ("nsubj", "nsubjpass")
_WORDS = {"he": "masculine", "his": "masculine", "she": "feminine", "her": "feminine"}
_TITLES = {sex: knowledge.word_set("pronouns", sex) for sex in ("masculine", "feminine")}
_LOOK_BACK = 2
"""Sentences that a pronoun looks back."""
_STEPS = 3
"""Pronouns that are followed to the one before."""


def person_meant(scene: Scene, i: int, steps: int = 0) -> PersonMention | None:
    """The person that the pronoun at token `i` stands for; None for another word, or where the text does not tell.

    What somebody is quoted as saying is left alone: its pronouns are those of another conversation.
    """
    sex = _WORDS.get(scene.lower[i])
    if sex is None or i in scene.quoted or steps > _STEPS:
        return None
    for subject in (*_above(scene, i), *_earlier(scene, i)):
        person = scene.person_at.get(subject) or person_meant(scene, subject, steps + 1)
        if person and _may_be(scene, person, sex):
            return person
    return _alone_before(scene, i, sex)


def _alone_before(scene: Scene, i: int, sex: str) -> PersonMention | None:
    """The only one whom the sentence before names, if it names just one and has nobody else for a subject."""
    index = scene.sentence_of(i)
    if index == 0 or scene.sentences[index - 1].role is not scene.sentences[index].role:
        return None
    before = scene.sentences[index - 1]
    subjects = (j for j in range(before.first, before.last) if _is_main_subject(scene, j))
    if not all(scene.lower[j] in knowledge.encounters().nouns or scene.tokens[j].pos == "PRON" for j in subjects):
        return None  # the subject may be somebody, and be meant
    named = {p.person: p for p in scene.people(before.span) if _may_be(scene, p, sex)}
    return next(iter(named.values())) if len(named) == 1 else None


def _above(scene: Scene, i: int) -> Iterator[int]:
    """The subjects of the clauses in which the pronoun's own clause stands, the nearest first."""
    tokens = scene.tokens
    own = scene.syntax.verb_of(i)
    for verb in scene.syntax.ancestors(own) if own is not None else ():
        if scene.syntax.is_verb(verb):
            yield from (c for c in scene.syntax.children[verb] if tokens[c].dep in _SUBJECTS and c < i)


def _earlier(scene: Scene, i: int) -> Iterator[int]:
    """The subjects of earlier clauses of the sentence, the nearest first, and then of main clauses of the sentences before."""
    tokens = scene.tokens
    index = scene.sentence_of(i)
    here = scene.sentences[index]
    yield from (j for j in range(i - 1, here.first - 1, -1) if tokens[j].dep in _SUBJECTS)
    for sentence in reversed(scene.sentences[max(0, index - _LOOK_BACK) : index]):
        if sentence.role is here.role:
            yield from (j for j in range(sentence.first, sentence.last) if _is_main_subject(scene, j))


def _is_main_subject(scene: Scene, j: int) -> bool:
    """Whether a token is the subject of a main verb, or of what a main verb says."""
    tokens = scene.tokens
    return tokens[j].dep in _SUBJECTS and tokens[tokens[j].head].dep in ("ROOT", "conj", "ccomp", "parataxis")


def _may_be(scene: Scene, person: PersonMention, sex: str) -> bool:
    """Whether no title before the person's names tells the other sex."""
    (other,) = _TITLES.keys() - {sex}
    named = (p for p in scene.annotated.people if p.person == person.person)
    return not any(_titled(scene, p, _TITLES[other]) for p in named)


def _titled(scene: Scene, person: PersonMention, titles: frozenset[str]) -> bool:
    """Whether one of the words before a name is such a title."""
    first = scene.token_at(person.span.start)
    return any(word.rstrip(".") in titles for word in scene.lower[max(0, first - 2) : first])
