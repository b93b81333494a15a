"""Across reports: what the values of one meeting are, and where reports, or the record as a whole, contradict each other."""

from verbale.reconcile.across.lookback import one_round_twice, other_year, silence, told_within
from verbale.reconcile.across.meetings import other_duration, other_head, other_office, other_spelling, other_value
from verbale.reconcile.across.rounds import disputed_numbers
from verbale.reconcile.across.tenures import two_holders

DISPUTES = [
    disputed_numbers,
    other_value,
    other_duration,
    other_spelling,
    other_head,
    other_office,
    other_year,
    one_round_twice,
    two_holders,
    told_within,
    silence,
]
"""Each a function from the record to disputes; its docstring says when there is one. Of two over the same, the earlier stays."""

__all__ = ["DISPUTES"]
