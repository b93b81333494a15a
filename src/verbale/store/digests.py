"""Between digests and JSON: a mention, and what else a report brings to the record."""

from __future__ import annotations

import json
from typing import Any

from verbale.model.claims import Modality
from verbale.model.facts import Agreement, Commitment, Person
from verbale.model.record import Deed, Digest, Ground, Mention, Origin
from verbale.model.spans import Evidence, Span, quote
from verbale.store.rows import Row, conflict_of, conflict_row, fields_of, meeting_of, meeting_row, pack, series_of, tupled, value_of


def mention_text(mention: Mention) -> str:
    """A mention without its origin."""
    return pack([meeting_row(mention.meeting), [[g.property, g.value, g.claim, g.basis] for g in mention.grounds], mention.main])


def mention_of(key: str, text: str, origin: Origin) -> Mention:
    """The mention of such a text."""
    row, grounds, main = json.loads(text)
    return Mention(key, origin, meeting_of(row), tuple(_ground(*g) for g in grounds), main)


def _ground(name: str, value: Any, claim: str, basis: str) -> Ground:
    return Ground(name, value_of(value), claim, basis)


def origin_text(origin: Origin) -> str:
    """A report as a source."""
    return pack(fields_of(origin))


def origin_of(text: str) -> Origin:
    """The origin of such a text."""
    row = json.loads(text)
    return Origin(**row | {"chain": tuple(row["chain"]), "sketch": tuple(row["sketch"])})


def rest_text(digest: Digest) -> str:
    """What a report brings beside its meetings."""
    return pack(
        {
            "series": [fields_of(s) for s in digest.series],
            "people": [fields_of(p) for p in digest.people],
            "commitments": [_quoted_row(c) for c in digest.commitments],
            "conflicts": [conflict_row(c) for c in digest.conflicts],
            "agreements": [_quoted_row(a) for a in digest.agreements],
            "deeds": [[d.kind, d.evidence.start, d.evidence.end] for d in digest.deeds],
        }
    )


def digest_of(origin: Origin, mentions: tuple[Mention, ...], rest: str, text: str) -> Digest:
    """The digest of such texts; `text` is the report's, which its evidence quotes."""
    row = json.loads(rest)
    return Digest(
        origin,
        mentions,
        tuple(series_of(s) for s in row["series"]),
        tuple(Person(**tupled(p)) for p in row["people"]),
        tuple(Commitment(**_quoted(c, origin.document, text)) for c in row["commitments"]),
        tuple(conflict_of(c, origin.document, text) for c in row["conflicts"]),
        agreements=tuple(Agreement(**_quoted(a, origin.document, text)) for a in row["agreements"]),
        deeds=tuple(Deed(kind, quote(origin.document, text, Span(*span))) for kind, *span in row["deeds"]),
    )


def _quoted_row(value: Commitment | Agreement) -> Row:
    return fields_of(value) | {"evidence": value.evidence and list(value.evidence.span)}


def _quoted(row: Row, document: str, text: str) -> Row:
    """The fields of a commitment or an agreement, with its words."""
    evidence: Evidence | None = quote(document, text, Span(*row["evidence"])) if row["evidence"] else None
    return tupled(row) | {"evidence": evidence, "modality": Modality(row["modality"])}
