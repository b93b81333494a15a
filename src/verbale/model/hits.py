"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.model.spans import Span


class HitKind(StrEnum):
    """Where words were found: in a passage of a report, or in the words of a claim of this kind."""

    PASSAGE = "passage"
    STATEMENT = "statement"
    POSITION = "position"
    AGREEMENT = "agreement"
    COMMITMENT = "commitment"
    CONTEXT = "context"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a report in which all that was asked for stands.

    `text` is `[start:end]` of the document's text, `marks` are spans in `text`, in order and apart, of the words found. `subject`
    is that of the claim (`st1`; of a topic the meeting `m1` or the report `d1`), None for a passage; `by` the parties whose
    word it is.
    """

    document: str
    kind: HitKind
    subject: str | None
    by: tuple[str, ...]
    start: int
    end: int
    text: str
    marks: tuple[Span, ...]
