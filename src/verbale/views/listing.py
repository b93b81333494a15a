"""What a whole record holds: meetings, series, people, statements, commitments, conflicts, with the reports that tell of it.

The rows have the shapes of a reading's JSON. Besides, each row has `reports` (a list of sources), each claim its `document`, and
the ids are the record's: a meeting, series or person is one, however many reports tell of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from verbale.model.facts import ConflictClass, Series
from verbale.model.grouping import portions
from verbale.model.reading import Json, claim_json, evidence_json, meeting_json, statement_json
from verbale.model.record import (
    Decision,
    DecisionKind,
    Dialogue,
    Dispute,
    Encounter,
    Holder,
    Mention,
    Settled,
    Tenure,
    Undertaking,
    mention_id,
)
from verbale.model.spans import Evidence
from verbale.views.assemble import assemble
from verbale.views.record import Record

Cell = str | Sequence[str]
"""A cell for people: a text, or several lines."""

_AT_ONCE = 400
"""Reports that are read at once."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of the record: `subjects` are all that it tells of, or those of its keywords (`parties`, `states`), `told` their rows.

    `columns` are for spreadsheets, `headings` and `summary` for people.
    """

    subjects: Callable[..., Sequence[Any]]
    told: Callable[[Sequence[Any], Record], list[Json]]
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    summary: Callable[[Json], Sequence[Cell | None]]
    cards: bool = False
    """Whether a row is too long for a line of a table: the first heading is the title of a block, the others its lines."""

    def rows(self, record: Record, **asked: Collection[str]) -> list[Json]:
        """All rows, or those of what is asked for by keywords."""
        return self.told(self.subjects(record, **asked), record)

    def flat(self, row: Json) -> dict[str, str]:
        """A row for a spreadsheet: lists are joined by semicolons."""
        return {column: _cell(row[column]) for column in self.columns}

    def brief(self, row: Json) -> dict[str, Cell]:
        """A row for people, by heading."""
        return {h: cell or "" for h, cell in zip(self.headings, self.summary(row), strict=True)}


# -- meetings ------------------------------------------------------------------------------------------------------


def meetings(record: Record, parties: Collection[str] = ()) -> list[Json]:
    """A row a meeting in which all of these parties take part, ordered by date, those without one last."""
    return MEETINGS.rows(record, parties=parties)


def _meetings(record: Record, parties: Collection[str] = ()) -> Sequence[Encounter]:
    return record.meetings(parties)


def _meeting_rows(encounters: Sequence[Encounter], record: Record) -> list[Json]:
    return [meeting_row(e, record) for e in encounters]


def meeting_row(encounter: Encounter, record: Record) -> Json:
    """A meeting of the record: its values with what they rest on, its claims, and what was said of its status when."""
    return meeting_json(encounter.meeting) | {
        "reports": list(dict.fromkeys(m.origin.source for m in encounter.mentions)),
        "values": [settled_json(v, encounter.mentions) for v in encounter.values],
        "history": [asdict(step) for step in encounter.history],
        "mentions": [m.id for m in encounter.mentions],
        "claims": [c for m in encounter.mentions for c in _claims(record, m.origin.document, m.meeting.id)],
    }


def settled_json(settled: Settled, mentions: Sequence[Mention]) -> Json:
    """A value of a meeting: how well it is founded, and who tells it and what else is told."""
    source = {m.id: m.origin.source for m in mentions}
    reports = [list(dict.fromkeys(source[i] for i in t.mentions)) for t in settled.told]
    told = [
        {"value": t.value, "sources": t.sources, "reports": own, "claims": list(t.claims)}
        for t, own in zip(settled.told, reports, strict=True)
    ]
    return {
        "property": settled.property,
        "value": settled.value,
        "standing": settled.standing.value,
        "rule": settled.rule,
        "because": settled.because,
        "told": told,
    }


def _claims(record: Record, document: str, subject: str) -> list[Json]:
    """The claims of a subject of one report and of its parts, each with its document."""
    own = (c for c in record.claims(document) if c.subject == subject or c.subject.startswith(f"{subject}/"))
    return [claim_json(c) | {"document": document} for c in own]


def _meeting_summary(row: Json) -> tuple[Cell | None, ...]:
    name = row["series"] or row["type"].replace("-", " ")
    title = f"{name}, round {row['ordinal']}" if row["series"] and row["ordinal"] else name
    place = ", ".join(filter(None, (row["city"], row["country"])))
    who = "; ".join(p["name"] for p in row["participants"])
    lines = (f"{title} ({' '.join(row['parties'])})", place, who, _sources(row))
    return row["id"], row["date"], row["status"], _lines(*lines)


def _lines(*lines: str | None) -> list[str]:
    """Those that say something."""
    return [line for line in lines if line]


# -- series --------------------------------------------------------------------------------------------------------

_TOLD_ONCE = ("purpose", "founded", "lapsed", "resumed", "hiatus", "cause", "resumed_by")


def _series(record: Record, parties: Collection[str] = ()) -> Sequence[Dialogue]:
    """The series to which all of these parties belong, ordered by name."""
    return record.dialogues(parties)


def _series_rows(dialogues: Sequence[Dialogue], record: Record) -> list[Json]:
    return [series_row(d, record) for d in dialogues]


def series_row(dialogue: Dialogue, record: Record) -> Json:
    """A series of the record: what most reports tell of its history, and its rounds by date."""
    told = [history for _, history in dialogue.told]
    sources = [o.source for o in record.origins([document for document, _ in dialogue.told]).values()]
    rounds = [m.origin.source for e in dialogue.rounds for m in e.mentions]
    return {
        "id": dialogue.id,
        "name": dialogue.name,
        "names": list(dialogue.names),
        "parties": list(dialogue.parties),
        "level": dialogue.level,
        "format": dialogue.format,
        **{name: _most_told(name, told) for name in _TOLD_ONCE},
        "rounds_until": dict(sorted({r for history in told for r in history.rounds_until})),
        "parallel": list(dict.fromkeys(p for history in told for p in history.parallel)),
        "rounds": [_round_json(e) for e in dialogue.rounds],
        "reports": list(dict.fromkeys(sorted((*sources, *rounds)))),
        "claims": [c for document, history in dialogue.told for c in _claims(record, document, history.id)],
    }


def _most_told(name: str, told: Sequence[Series]) -> str | None:
    """The value that most reports give; the finest among as many."""
    counted = Counter(value for history in told if (value := getattr(history, name)))
    return min(counted, key=lambda v: (-counted[v], -len(v), v), default=None)


def _round_json(encounter: Encounter) -> Json:
    meeting = encounter.meeting
    wanted = ("ordinal", "date", "status", "city", "country", "host")
    heads = [p.name for p in meeting.participants]
    return {"meeting": meeting.id, **{name: getattr(meeting, name) for name in wanted}, "participants": heads}


def _series_summary(row: Json) -> tuple[Cell | None, ...]:
    rounds = "; ".join(f"{r['ordinal'] or '?'}: {r['date'] or 'undated'}" for r in row["rounds"] if r["status"] != "proposed")
    told = ", ".join(f"{name} {row[name]}" for name in ("founded", "lapsed", "resumed") if row[name])
    return row["id"], " ".join(row["parties"]), _lines(row["name"], told, f"rounds {rounds}" if rounds else None, _sources(row))


# -- people --------------------------------------------------------------------------------------------------------


def _people(record: Record) -> Sequence[Holder]:
    """All people, ordered by name."""
    return record.people()


def _person_rows(holders: Sequence[Holder], record: Record) -> list[Json]:
    return [person_row(h, record) for h in holders]


def person_row(holder: Holder, record: Record) -> Json:
    """A person of the record, with the latest office and all tenures."""
    latest = max(holder.tenures, key=lambda t: (t.last or "", t.office), default=None)
    own = map(record.subject_of, holder.mentions)
    return {
        "id": holder.id,
        "name": holder.name,
        "names": list(holder.names),
        "office": latest.office if latest else None,
        "party": holder.party,
        "tenures": [_tenure_json(t) for t in holder.tenures],
        "reports": list(holder.reports),
        "claims": [c for document, subject in own for c in _claims(record, document, subject)],
    }


def _tenure_json(tenure: Tenure) -> Json:
    return {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(tenure).items()}


def _person_summary(row: Json) -> tuple[Cell | None, ...]:
    others = _cell([name for name in row["names"] if name != row["name"]])
    offices = "; ".join(f"{t['office']} ({_span(t['first'], t['last'])})" for t in row["tenures"])
    return row["id"], row["name"], row["party"], _lines(f"also {others}" if others else None, offices, _sources(row))


def _span(first: str | None, last: str | None) -> str:
    return first or "undated" if first == last or last is None else f"{first} to {last}"


# -- commitments, statements, conflicts ----------------------------------------------------------------------------


def commitments(record: Record, parties: Collection[str] = (), states: Collection[str] = ()) -> list[Json]:
    """A row a commitment of all of these parties in one of these states (none: in any), by due time, those without one last."""
    return COMMITMENTS.rows(record, parties=parties, states=states)


def _commitments(record: Record, parties: Collection[str] = (), states: Collection[str] = ()) -> Sequence[Undertaking]:
    return [u for u in record.undertakings(parties) if not states or u.state in states]


def _commitment_rows(undertakings: Sequence[Undertaking], record: Record) -> list[Json]:
    return [commitment_row(u, record) for u in undertakings]


def commitment_row(undertaking: Undertaking, record: Record) -> Json:
    """A commitment of the record, with what became of it."""
    told = undertaking.commitment
    own = map(record.subject_of, undertaking.mentions)
    return {
        "id": undertaking.id,
        "by": list(told.by),
        "what": told.what,
        "due": undertaking.due,
        "state": undertaking.state.value,
        "because": undertaking.because,
        "kept_by": undertaking.kept_by,
        "kept_told": _kept_told(undertaking.kept_told, record),
        "since": undertaking.since.isoformat() if undertaking.since else None,
        "modality": told.modality.value,
        "evidence": evidence_json(told.evidence),
        "document": told.evidence.document if told.evidence else None,
        "reports": list(undertaking.reports),
        "claims": [c for document, subject in own for c in _claims(record, document, subject)],
    }


def _kept_told(words: Evidence | None, record: Record) -> Json | None:
    """The words of a report that tell a commitment as done, with the report."""
    if words is None:
        return None
    return {"source": record.origins([words.document])[words.document].source} | (evidence_json(words) or {})


def _commitment_summary(row: Json) -> tuple[str | None, ...]:
    due = f", due {row['due']}" if row["due"] else ""
    title = f"{row['id']}  {' '.join(row['by'])}: {row['state']}{due}"
    kept = f"{row['because']}: “{row['kept_told']['exact']}”" if row["kept_told"] else row["because"]
    return title, row["what"], kept, _cell(row["reports"])


def _reports(record: Record) -> Sequence[str]:
    """All documents, ordered by source."""
    return sorted(known := record.origins(), key=lambda document: (known[document].source, document))


def _statement_rows(reports: Sequence[str], record: Record) -> list[Json]:
    """A row a statement, by report and place in it."""
    rows: list[Json] = []
    for reading in (r for some in portions(reports, _AT_ONCE) for r in record.readings(some)):
        document = reading.report.document
        for statement in assemble(reading.claims).statements:
            row = statement_json(statement)
            claims = [c | {"document": document.id} for c in row["claims"]]
            about = {
                "id": mention_id(document.id, statement.id),
                "reports": [document.source],
                "published": reading.report.published,
            }
            rows.append(row | about | {"claims": claims})
    return rows


def _statement_summary(row: Json) -> tuple[Cell | None, ...]:
    speaker = " ".join(filter(None, (_cell(row["speaker"]), f"({_cell(row['party'])})" if row["party"] else None)))
    words = f"“{row['quote']}”" if row["quote"] else row["content"]
    return row["published"], speaker, row["verb"], _lines(words, _cell(row["reports"]))


def conflicts(record: Record, parties: Collection[str] = ()) -> list[Json]:
    """A row a conflict over what is of all of these parties, by what it is about; `told` has who tells which value."""
    return CONFLICTS.rows(record, parties=parties)


def _conflicts(record: Record, parties: Collection[str] = ()) -> Sequence[Dispute]:
    return record.disputes(parties)


def _conflict_rows(disputes: Sequence[Dispute], record: Record) -> list[Json]:
    return [conflict_row(d) | {"told": _told(d, record)} for d in disputes]


def conflict_row(dispute: Dispute) -> Json:
    """A conflict of the record: the competing values, the one proposed and its working, and what would settle it."""
    row: Json = {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(dispute).items()}
    kind: ConflictClass = row.pop("kind")
    return row | {"class": kind.value}


def _told(dispute: Dispute, record: Record) -> list[Json]:
    """Which reports tell which value of a property that the record settles; nothing where that is not so of every value."""
    encounter = record.meetings_by_id([dispute.subject]).get(dispute.subject)
    settled = encounter.settled(dispute.property) if encounter else None
    if encounter is None or settled is None:
        return []
    rows: list[Json] = settled_json(settled, encounter.mentions)["told"]
    if not set(dispute.values) <= {row["value"] for row in rows}:  # one report tells two values, and the record took one of them
        return []
    return [{key: row[key] for key in ("value", "reports", "sources")} for row in rows]


def _conflict_summary(row: Json) -> tuple[str | None, ...]:
    values = " or ".join(map(str, row["values"]))
    title = f"{row['id']}  {row['property']}: {values} ({row['class']})"
    proposed = "none" if row["proposed"] is None else f"{row['proposed']}" + (f" [{row['rule']}]" if row["rule"] else "")
    told = "; ".join(f"{t['value']} by {', '.join(t['reports'])}" for t in row["told"])
    return title, row["about"], told, proposed, row["because"], row["settle"], None if told else _cell(row["reports"])


def _sources(row: Json) -> str:
    """The one report, or how many there are."""
    reports = row["reports"]
    return f"{len(reports)} reports" if len(reports) > 1 else _cell(reports)


def _decisions(record: Record) -> Sequence[Decision]:
    """All decisions, in the order in which they were made."""
    return record.decisions


def _decision_rows(decisions: Sequence[Decision], record: Record) -> list[Json]:
    """A row a decision; `withdrawn_by` is the number of the one that takes it back."""
    undone = {int(d.one): d.number for d in record.decisions if d.kind is DecisionKind.WITHDRAWN}
    return [asdict(d) | {"kind": d.kind.value, "withdrawn_by": undone.get(d.number)} for d in decisions]


def _decision_summary(row: Json) -> tuple[str | None, ...]:
    undone = f"withdrawn by {row['withdrawn_by']}" if row["withdrawn_by"] else ""
    return str(row["number"]), row["kind"], row["one"], row["other"], row["because"], row["by"], row["made"], undone


def _cell(value: Any) -> str:
    """A value on one line; a person at a meeting as "name, office, party"."""
    match value:
        case None:
            return ""
        case {"name": _, "office": _, "party": _}:
            return ", ".join(filter(None, (value["name"], value["office"], value["party"])))
        case dict():
            return "; ".join(f"{key}: {_cell(item)}" for key, item in value.items())
        case list():
            return "; ".join(map(_cell, value))
    return str(value)


MEETINGS = Listing(
    _meetings,
    _meeting_rows,
    (
        "id", "date", "status", "type", "series", "ordinal", "level", "format", "parties", "city", "country", "host",
        "participants", "topics", "reports",
    ),
    ("id", "date", "status", "meeting"),
    _meeting_summary,
)  # fmt: skip
SERIES = Listing(
    _series,
    _series_rows,
    (
        "id", "name", "names", "parties", "level", "format", "purpose", "founded", "rounds_until", "lapsed", "resumed", "hiatus",
        "cause", "resumed_by", "parallel", "rounds", "reports",
    ),
    ("id", "parties", "series"),
    _series_summary,
)  # fmt: skip
PEOPLE = Listing(
    _people,
    _person_rows,
    ("id", "name", "names", "office", "party", "tenures", "reports"),
    ("id", "name", "party", "offices"),
    _person_summary,
)
COMMITMENTS = Listing(
    _commitments,
    _commitment_rows,
    ("id", "by", "what", "due", "state", "because", "kept_by", "since", "modality", "reports"),
    ("commitment", "what", "because", "reports"),
    _commitment_summary,
    cards=True,
)
STATEMENTS = Listing(
    _reports,
    _statement_rows,
    ("id", "published", "speaker", "party", "kind", "verb", "quote", "content", "channel", "attribution", "reports"),
    ("published", "speaker", "verb", "words"),
    _statement_summary,
)
CONFLICTS = Listing(
    _conflicts,
    _conflict_rows,
    ("id", "subject", "about", "property", "values", "class", "proposed", "rule", "because", "settle", "reports"),
    ("conflict", "about", "told", "proposed", "because", "would settle it", "reports"),
    _conflict_summary,
    cards=True,
)
DECISIONS = Listing(
    _decisions,
    _decision_rows,
    ("number", "kind", "one", "other", "because", "by", "made", "withdrawn_by"),
    ("number", "decision", "of", "and", "because", "by", "made", "state"),
    _decision_summary,
)
