"""Time expressions: found in a text (`find_expressions`), and resolved to EDTF against its day of writing (`resolve`).

    text ─ rules of six families ─▶ matches ─ longest ─▶ parts ─ joins ─▶ Expressions ─ resolve ─▶ Times

An `Expression` says what the words say ("a Friday", "two weeks before the day last named"), and can be resolved again
under another day of publication without being found again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.annotate.times.forms import Expression
from verbale.annotate.times.recognize import find_expressions
from verbale.annotate.times.resolve import TenseAt, resolve
from verbale.annotate.times.tense import tense_from_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from verbale.model.annotated import Time
    from verbale.model.spans import Span

__all__ = ["Expression", "TenseAt", "find_expressions", "find_times", "resolve", "tense_from_tokens"]


def find_times(
    text: str, spans: Sequence[Span], *, published: date | None, tense: TenseAt, dateline: date | None = None
) -> tuple[Time, ...]:
    """All time expressions within these spans of a document's text, in text order, without overlap, each resolved.

    `published` is the day of publication; `dateline`, the day of writing where the text gives one, goes before it;
    `tense` tells the tense of the clause at an offset. Values are EDTF for dates, ISO 8601 durations for durations
    and sets (for these the period), None where they cannot be known.
    """
    return resolve(find_expressions(text, spans), published, tense, dateline=dateline)
