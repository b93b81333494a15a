"""Between the settled record and JSON: meetings, dialogues, people, commitments, conflicts.

What the mentions of a meeting tell is not repeated: a meeting names them, and is put together with them again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from verbale.model.claims import Basis, Modality, Value
from verbale.model.facts import Commitment, CommitmentState, ConflictClass, Meeting, Participant, Series
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
from verbale.store.rows import Row, pack


def encounter_text(encounter: Encounter) -> str:
    """A meeting of the record, with the ids of its mentions."""
    meeting = {k: v for k, v in _fields(encounter.meeting).items() if v not in (None, ())}
    if encounter.meeting.participants:
        meeting["participants"] = [_fields(p) for p in encounter.meeting.participants]
    values = [
        [v.property, v.value, v.standing, [[t.value, t.mentions, t.claims, t.sources] for t in v.told], v.rule, v.because]
        for v in encounter.values
    ]
    history = [[s.status, s.published, s.source] for s in encounter.history]
    return pack([encounter.id, meeting, [m.id for m in encounter.mentions], values, history])


def encounter_of(text: str, mentions: Mapping[str, Mention]) -> Encounter:
    """The meeting of such a text; `mentions` has its own by id."""
    key, row, own, values, history = json.loads(text)
    cast = tuple(Participant(**p | {"basis": Basis(p["basis"])}) for p in row.pop("participants", ()))
    return Encounter(
        key,
        Meeting(**_tuples(row), participants=cast),
        tuple(mentions[i] for i in own),
        tuple(_settled(*v) for v in values),
        tuple(Step(*s) for s in history),
    )


def _settled(name: str, value: Any, standing: str, told: Sequence[Any], rule: str | None, because: str | None) -> Settled:
    values = tuple(Told(_value(v), tuple(mentions), tuple(claims), sources) for v, mentions, claims, sources in told)
    return Settled(name, _value(value), Standing(standing), values, rule, because)


def dialogue_text(dialogue: Dialogue) -> str:
    """A dialogue, with the ids of its rounds."""
    told = [[document, _fields(history)] for document, history in dialogue.told]
    row = _fields(dialogue) | {"rounds": [e.id for e in dialogue.rounds], "told": told}
    return pack(row)


def rounds_in(text: str) -> list[str]:
    """The ids of the rounds in such a text."""
    found: list[str] = json.loads(text)["rounds"]
    return found


def dialogue_of(text: str, rounds: Mapping[str, Encounter]) -> Dialogue:
    """The dialogue of such a text; `rounds` has its own by id."""
    row = json.loads(text)
    told = tuple((document, series_of(history)) for document, history in row["told"])
    return Dialogue(**_tuples(row) | {"rounds": tuple(rounds[i] for i in row["rounds"]), "told": told})


def series_of(row: Row) -> Series:
    """A series' history, as a report tells it."""
    rounds = tuple((until, count) for until, count in row["rounds_until"])
    return Series(**_tuples(row) | {"rounds_until": rounds})


def holder_text(holder: Holder) -> str:
    """A person with their tenures."""
    return pack(asdict(holder))


def holder_of(text: str) -> Holder:
    """The person of such a text."""
    row = json.loads(text)
    tenures = tuple(Tenure(**_tuples(t)) for t in row.pop("tenures"))
    return Holder(**_tuples(row), tenures=tenures)


def undertaking_text(undertaking: Undertaking) -> str:
    """A commitment of the record; its words are kept as a span of the report's text."""
    told = undertaking.commitment
    row = _fields(undertaking) | {"commitment": _fields(told) | {"evidence": told.evidence and list(told.evidence.span)}}
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
    commitment = Commitment(**_tuples(told) | {"evidence": evidence, "modality": Modality(told["modality"])})
    state = CommitmentState(row["state"])
    return Undertaking(**_tuples(row) | {"commitment": commitment, "state": state, "kept_told": Evidence(*kept) if kept else None})


def dispute_text(dispute: Dispute) -> str:
    """A conflict of the record."""
    return pack(_fields(dispute))


def dispute_of(text: str) -> Dispute:
    """The conflict of such a text."""
    row = json.loads(text)
    values = tuple(_value(v) for v in row["values"])
    return Dispute(**_tuples(row) | {"values": values, "kind": ConflictClass(row["kind"]), "proposed": _value(row["proposed"])})


def _value(value: Any) -> Value:
    return tuple(value) if isinstance(value, list) else value


def _fields(value: Any) -> Row:
    """The fields of a frozen value, as they are."""
    return {name: getattr(value, name) for name in value.__slots__}


def _tuples(row: Row) -> Row:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
