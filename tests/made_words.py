"""Reports made by hand whose sentences matter: paragraphs, and claims on words that stand in them.

The world is that of `made_record`: Chile and Finland, and what their ministries say of fish, krill and ice.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests import made
from verbale.model.claims import Modality, Value
from verbale.model.documents import Document, Kind, Passage, Report, Role
from verbale.model.reading import Reading
from verbale.model.spans import Span
from verbale.views.assemble import assemble

Row = tuple[str, str, Value, str] | tuple[str, str, Value, str, Modality]
"""Subject, property, value and the words that say so, where they first stand; and how they say it."""


def told(
    source: str,
    published: str | None,
    paragraphs: Sequence[str],
    rows: Sequence[Row] = (),
    *,
    outlet: str | None = None,
    kind: Kind = Kind.NEWS,
) -> Reading:
    """A report: the first paragraph is its headline, those in square brackets are furniture."""
    document = Document(source, "\n\n".join(paragraphs) + "\n", published=published, outlet=outlet)
    passages: list[Passage] = []
    at = 0
    for number, paragraph in enumerate(paragraphs):
        role = Role.FURNITURE if paragraph.startswith("[") else Role.BODY if number else Role.HEADLINE
        passages.append(Passage(role, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    claims = tuple(made.claim(document, *row[:4], modality=(*row, Modality.ASSERTED)[4]) for row in rows)
    basis = "given" if published else None
    report = Report(document, tuple(passages), kind, outlet, paragraphs[0], published=published, published_basis=basis)
    return Reading(report, claims, assemble(claims))


def said(subject: str, party: str, content: str, *, verb: str = "", quote: str = "") -> list[Row]:
    """The claims of a statement by a party."""
    rows: list[Row] = [(subject, "content", content, content), (subject, "party", party, content)]
    rows.append((subject, "kind", "direct" if quote else "indirect", content))
    if verb:
        rows.append((subject, "verb", verb, verb))
    if quote:
        rows.append((subject, "quote", quote, quote))
    return rows


def holds(subject: str, parties: str, stance: str, target: str, words: str) -> list[Row]:
    """The claims of a position of parties; `words` are those of stance and target together."""
    by: list[Row] = [(subject, "by", party, words) for party in parties.split()]
    return [(subject, "target", target, words), (subject, "stance", stance, words), *by]


def agreed(subject: str, parties: str, what: str, words: str) -> list[Row]:
    """The claims of an agreement (`ag1`) or commitment (`co1`) of parties; `words` are those of the verb and of what."""
    by: list[Row] = [(subject, "by", party, words) for party in parties.split()]
    verb: list[Row] = [(subject, "verb", words.partition(" ")[0], words)] if subject.startswith("ag") else []
    return [(subject, "what", what, words), *verb, *by]
