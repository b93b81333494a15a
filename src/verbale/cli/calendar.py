"""`verbale calendar`, which writes the days of a record for calendar programs."""

from __future__ import annotations

import typer

from verbale.cli import options
from verbale.cli.export import Output, written
from verbale.cli.opening import opened
from verbale.cli.say import say

EXAMPLES = """Examples:

\b
  verbale calendar -o dialogues.ics --record dialogues.record
  verbale calendar -o ocean.ics --record dialogues.record --party Chile --party Finland
"""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog=EXAMPLES)(calendar)


def calendar(
    record: options.Record,
    output: Output = None,
    party: options.Party = [],  # noqa: B006  # typer reads it and never changes it
    as_of: options.AsOf = None,
) -> None:
    """Write meetings, what is due and anniversaries as a calendar (iCalendar).

    What is not known to the day, or to the month, is left out, and standard error says how much that is.
    """
    from verbale.views.calendar import calendar as made
    from verbale.views.calendar import to_ical
    from verbale.views.naming import parties

    wanted = parties(party)
    with opened(record, as_of) as ledger:
        found = made(ledger, wanted)
    data = to_ical(found)
    with written(output, record) as out:
        out.write(data)
    left = f", {len(found.left_out)} left out: no day, or none that a calendar can hold" if found.left_out else ""
    entries = "entry" if len(found.entries) == 1 else "entries"
    say(f"{output or 'calendar'}: {len(found.entries)} {entries}{left}")
