"""Across reports: what the values of one meeting are, and where reports, or the record as a whole, contradict each other.

Each rule is a function from a neighbourhood to disputes; its docstring says when there is one. A neighbourhood is a `Whole` that
has no more than the rule's list says, so that a new report has only what lies near it worked out again. Of two rules over the same,
the earlier stays.
"""

from collections.abc import Callable, Iterator

from verbale.model.record import Dispute, Whole
from verbale.reconcile.across.counts import other_count
from verbale.reconcile.across.lookback import one_round_twice, other_year, silence, told_beside, told_within
from verbale.reconcile.across.meetings import other_duration, other_head, other_office, other_spelling, other_value, other_venue
from verbale.reconcile.across.omissions import omitted_party, silent_side
from verbale.reconcile.across.promises import other_due
from verbale.reconcile.across.rounds import disputed_numbers

Rule = Callable[[Whole], Iterator[Dispute]]

OF_A_MEETING: list[Rule] = [
    other_value,
    other_venue,
    other_duration,
    other_spelling,
    other_head,
    other_office,
    omitted_party,
    other_due,
    told_within,
    silence,
    silent_side,
]
"""Over one meeting, with the digests of the reports that tell of it."""

OF_A_DIALOGUE: list[Rule] = [disputed_numbers, other_count, other_year, one_round_twice]
"""Over the dialogues of one set of parties, with their rounds and told histories."""

OF_A_REPORT: list[Rule] = [told_beside]
"""Over one report."""

__all__ = ["OF_A_DIALOGUE", "OF_A_MEETING", "OF_A_REPORT", "Rule"]
