"""The day of a report that tells none: inferred from what it says of weekdays, named days, years and anniversaries.

    page ─ CLUES ─▶ what each phrase asks of the day ─ solve ─▶ the day, an interval, or nothing

Every clue puts a price on each day (nought where it fits); the day that costs least is taken if it is far cheaper than all
that lie apart from it. Who held which office plays no part. Nothing is guessed: where years or days are equally good, the
report has no date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.annotate.dating.clue import Evidence
from verbale.annotate.dating.days import DAY_CLUES
from verbale.annotate.dating.solve import solve
from verbale.annotate.dating.years import YEAR_CLUES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbale.annotate.page import Page
    from verbale.annotate.times import Expression, TenseAt
    from verbale.model.annotated import PartyMention
    from verbale.model.documents import Dating

__all__ = ["CLUES", "date_of"]

CLUES = [*YEAR_CLUES, *DAY_CLUES]
"""All that may tell of the day, each a function from the evidence to clues."""


def date_of(page: Page, parties: Sequence[PartyMention], expressions: Sequence[Expression], tense: TenseAt) -> Dating | None:
    """When a page was written, as EDTF day or interval of days, with the working; None where the text does not tell.

    `expressions` are the time expressions of the page's readable passages, in text order.
    """
    evidence = Evidence(page, parties, expressions, tense)
    return solve([clue for find in CLUES for clue in find(evidence)])
