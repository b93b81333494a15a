"""What a rule finds: one property of a dialogue, with the words that tell it."""

from __future__ import annotations

from typing import NamedTuple

from verbale.model.claims import Value
from verbale.model.spans import Span


class Fact(NamedTuple):
    """A property of a dialogue; `rule` and `because` where it follows from the words and does not stand in them."""

    property: str
    value: Value
    span: Span
    rule: str | None = None
    because: str | None = None
