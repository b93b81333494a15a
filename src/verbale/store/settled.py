"""Between the settled record and JSON: meetings, dialogues, people, commitments, conflicts.

What the mentions of a meeting tell is not repeated: a meeting names them, and is put together with them again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from verbale.model.claims import Modality
from verbale.model.facts import Commitment, CommitmentState, ConflictClass
from verbale.model.record import (
    Dialogue,
    Dispute,
    Encounter,
    Holder,
    Mention,
    Settled,
    Standing,
    Step,
    Tenure,
    Told,
    Undertaking,
)
from verbale.model.spans import Evidence, Span, quote
from verbale.store.rows import fields_of, meeting_of, meeting_row, pack, series_of, tupled, value_of


def encounter_text(encounter: Encounter) -> str:
    """A meeting of the record, with the ids of its mentions."""
    values = [
        [v.property, v.value, v.standing, [[t.value, t.mentions, t.claims, t.sources] for t in v.told], v.rule, v.because]
        for v in encounter.values
    ]
    history = [[s.status, s.published, s.source] for s in encounter.history]
    return pack([encounter.id, meeting_row(encounter.meeting), [m.id for m in encounter.mentions], values, history])


def encounter_of(text: str, mentions: Mapping[str, Mention]) -> Encounter:
    """The meeting of such a text; `mentions` has its own by id."""
    key, row, own, values, history = json.loads(text)
    return Encounter(
        key,
        meeting_of(row),
        tuple(mentions[i] for i in own),
        tuple(_settled(*v) for v in values),
        tuple(Step(*s) for s in history),
    )


def _settled(name: str, value: Any, standing: str, told: Sequence[Any], rule: str | None, because: str | None) -> Settled:
    values = tuple(Told(value_of(v), tuple(mentions), tuple(claims), sources) for v, mentions, claims, sources in told)
    return Settled(name, value_of(value), Standing(standing), values, rule, because)


def dialogue_text(dialogue: Dialogue) -> str:
    """A dialogue, with the ids of its rounds."""
    told = [[document, fields_of(history)] for document, history in dialogue.told]
    row = fields_of(dialogue) | {"rounds": [e.id for e in dialogue.rounds], "told": told}
    return pack(row)


def rounds_in(text: str) -> list[str]:
    """The ids of the rounds in such a text."""
    found: list[str] = json.loads(text)["rounds"]
    return found


def dialogue_of(text: str, rounds: Mapping[str, Encounter]) -> Dialogue:
    """The dialogue of such a text; `rounds` has its own by id."""
    row = json.loads(text)
    told = tuple((document, series_of(history)) for document, history in row["told"])
    return Dialogue(**tupled(row) | {"rounds": tuple(rounds[i] for i in row["rounds"]), "told": told})


def holder_text(holder: Holder) -> str:
    """A person with their tenures."""
    return pack(fields_of(holder) | {"tenures": [fields_of(t) for t in holder.tenures]})


def holder_of(text: str) -> Holder:
    """The person of such a text."""
    row = json.loads(text)
    tenures = tuple(Tenure(**tupled(t)) for t in row.pop("tenures"))
    return Holder(**tupled(row), tenures=tenures)


def undertaking_text(undertaking: Undertaking) -> str:
    """A commitment of the record; its words are kept as a span of the report's text."""
    told = undertaking.commitment
    row = fields_of(undertaking) | {"commitment": fields_of(told) | {"evidence": told.evidence and list(told.evidence.span)}}
    for day in ("since", "kept_on"):
        row[day] = row[day] and row[day].isoformat()
    return pack(row)


def undertaking_of(row_text: str, document: str | None, text: str | None) -> Undertaking:
    """The commitment of such a text; `document` and `text` are those of the report whose words it is in."""
    row = json.loads(row_text)
    for day in ("since", "kept_on"):
        row[day] = row[day] and date.fromisoformat(row[day])
    told, kept = row.pop("commitment"), row.pop("kept_told")
    span = told["evidence"]
    evidence = quote(document, text, Span(*span)) if span and document and text is not None else None
    commitment = Commitment(**tupled(told) | {"evidence": evidence, "modality": Modality(told["modality"])})
    state = CommitmentState(row["state"])
    return Undertaking(**tupled(row) | {"commitment": commitment, "state": state, "kept_told": Evidence(*kept) if kept else None})


def dispute_text(dispute: Dispute) -> str:
    """A conflict of the record."""
    return pack(fields_of(dispute))


def dispute_of(text: str) -> Dispute:
    """The conflict of such a text."""
    row = json.loads(text)
    values = tuple(value_of(v) for v in row["values"])
    return Dispute(**tupled(row) | {"values": values, "kind": ConflictClass(row["kind"]), "proposed": value_of(row["proposed"])})
