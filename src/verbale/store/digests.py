"""Between digests and JSON: a mention, and what else a report brings to the record."""

from __future__ import annotations

import json
from typing import Any

from verbale.model.claims import Basis, Modality
from verbale.model.facts import Agreement, Commitment, Meeting, Participant, Person, Series
from verbale.model.record import Deed, Digest, Ground, Mention, Origin
from verbale.model.spans import Evidence, Span, quote
from verbale.store.rows import Row, conflict_of, conflict_row, pack


def mention_text(mention: Mention) -> str:
    """A mention without its origin."""
    meeting = {k: v for k, v in _fields(mention.meeting).items() if v not in (None, ())}
    if mention.meeting.participants:
        meeting["participants"] = [_fields(p) for p in mention.meeting.participants]
    return pack([meeting, [[g.property, g.value, g.claim, g.basis] for g in mention.grounds], mention.main])


def mention_of(key: str, text: str, origin: Origin) -> Mention:
    """The mention of such a text."""
    row, grounds, main = json.loads(text)
    cast = tuple(Participant(**p | {"basis": Basis(p["basis"])}) for p in row.pop("participants", ()))
    meeting = Meeting(**_tuples(row), participants=cast)
    return Mention(key, origin, meeting, tuple(_ground(*g) for g in grounds), main)


def _ground(name: str, value: Any, claim: str, basis: str) -> Ground:
    return Ground(name, tuple(value) if isinstance(value, list) else value, claim, basis)


def origin_text(origin: Origin) -> str:
    """A report as a source."""
    return pack(_fields(origin))


def origin_of(text: str) -> Origin:
    """The origin of such a text."""
    row = json.loads(text)
    return Origin(**row | {"chain": tuple(row["chain"]), "sketch": tuple(row["sketch"])})


def rest_text(digest: Digest) -> str:
    """What a report brings beside its meetings."""
    return pack(
        {
            "series": [_fields(s) for s in digest.series],
            "people": [_fields(p) for p in digest.people],
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
        tuple(_series(s) for s in row["series"]),
        tuple(Person(**_tuples(p)) for p in row["people"]),
        tuple(Commitment(**_quoted(c, origin.document, text)) for c in row["commitments"]),
        tuple(conflict_of(c, origin.document, text) for c in row["conflicts"]),
        agreements=tuple(Agreement(**_quoted(a, origin.document, text)) for a in row["agreements"]),
        deeds=tuple(Deed(kind, quote(origin.document, text, Span(*span))) for kind, *span in row["deeds"]),
    )


def _series(row: Row) -> Series:
    rounds = tuple((until, count) for until, count in row["rounds_until"])
    return Series(**_tuples(row) | {"rounds_until": rounds})


def _quoted_row(value: Commitment | Agreement) -> Row:
    return _fields(value) | {"evidence": value.evidence and list(value.evidence.span)}


def _quoted(row: Row, document: str, text: str) -> Row:
    """The fields of a commitment or an agreement, with its words."""
    evidence: Evidence | None = quote(document, text, Span(*row["evidence"])) if row["evidence"] else None
    return _tuples(row) | {"evidence": evidence, "modality": Modality(row["modality"])}


def _fields(value: Any) -> dict[str, Any]:
    """The fields of a frozen value, as they are."""
    return {name: getattr(value, name) for name in value.__slots__}


def _tuples(row: Row) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
