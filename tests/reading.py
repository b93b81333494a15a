"""Plain sentences through the real reading stages, without a page around them."""

from __future__ import annotations

import os
from functools import cache

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads over the small matrices of a sentence only wait for each other

from verbale.annotate import Annotator
from verbale.extract import extract
from verbale.extract.cast import Cast
from verbale.extract.meetings.encounters import Encounter, find_encounters
from verbale.extract.meetings.nouns import NounPhrase, find_nouns
from verbale.extract.scene import Scene
from verbale.model.annotated import AnnotatedText
from verbale.model.documents import Document, Passage, Report, Role
from verbale.model.facts import Facts
from verbale.model.spans import Span
from verbale.views.assemble import assemble

PUBLISHED = "2024-05-16"
"""A Thursday."""

CAPTION = "Photo: "
"""A paragraph of a test's text that begins so is a caption; one that begins with `# ` is the headline."""


def report(text: str, *, published: str | None = PUBLISHED, city: str | None = None) -> Report:
    """A report whose passages are the text's paragraphs."""
    passages = []
    at = 0
    for paragraph in text.split("\n\n"):
        role, mark = Role.BODY, ""
        if paragraph.startswith(CAPTION):
            role, mark = Role.CAPTION, CAPTION
        elif paragraph.startswith("# "):
            role, mark = Role.HEADLINE, "# "
        passages.append(Passage(role, Span(at + len(mark), at + len(paragraph))))
        at += len(paragraph) + 2
    return Report(Document("test", text), tuple(passages), published=published, dateline_city=city)


@cache
def annotated(text: str, *, published: str | None = PUBLISHED, city: str | None = None) -> AnnotatedText:
    """The text with its mentions."""
    (found,) = Annotator().annotate([report(text, published=published, city=city)])
    return found


@cache
def scene(text: str) -> Scene:
    """The text as the extractors see it."""
    return Scene(annotated(text))


@cache
def cast(text: str) -> Cast:
    """The people of the text."""
    return Cast(scene(text))


def nouns(text: str) -> list[NounPhrase]:
    """The noun phrases of encounter of all sentences."""
    return [n for s in scene(text).sentences for n in find_nouns(scene(text), s)]


def encounters(text: str) -> list[Encounter]:
    """What the clauses of the text tell."""
    return find_encounters(scene(text))


@cache
def facts(text: str, *, published: str | None = PUBLISHED, city: str | None = None) -> Facts:
    """What the claims of the text add up to."""
    claims, _ = extract(annotated(text, published=published, city=city))
    return assemble(claims)
