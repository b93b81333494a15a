"""Decisions by people: `verbale judge`, `rule`, `withdraw`, `decisions`; and `rebuild` and `explain`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from verbale.cli import options
from verbale.cli.opening import opened
from verbale.cli.output import stream
from verbale.cli.record import Form, Format, print_list
from verbale.cli.say import say

if TYPE_CHECKING:
    from verbale.model.record import Decision

JUDGE_EXAMPLES = """Examples:

\b
  verbale judge same m0123456789 m9876543210 --record dialogues.record --by "A. Reader" --why "one dinner, told twice"
  verbale judge different 0123456789ab/m1 ba9876543210/m2 --record dialogues.record --by "A. Reader" --why "two calls"
"""
RULE_EXAMPLES = """Examples:

\b
  verbale rule x0123456789 15 --record dialogues.record --by "A. Reader" --why "the ministry's own list"
"""


class Verdict(StrEnum):
    """What a person says of two things."""

    SAME = "same"
    DIFFERENT = "different"


By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.", show_default=False)]
Why = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="The reason, for whoever reads the record later.", show_default=False)
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog=JUDGE_EXAMPLES)(judge)
    app.command(epilog=RULE_EXAMPLES)(rule)
    for command in (withdraw, decisions, explain, rebuild):
        app.command()(command)


def judge(
    verdict: Annotated[Verdict, typer.Argument(help="Whether the two are one.", show_default=False)],
    one: Annotated[
        str, typer.Argument(metavar="ID", help="A meeting or person of the record, or one as a report has it.", show_default=False)
    ],
    other: Annotated[str, typer.Argument(metavar="ID", help="The other one.", show_default=False)],
    record: options.Record,
    by: By,
    why: Why,
) -> None:
    """Say that two meetings, or two people, are one, or are not: it holds until it is withdrawn or judged anew.

    Meetings that are one are so with all that reports tell of them, save what somebody judged to be another.
    A meeting that should be parted is named by the ids of the two reports' mentions (`verbale meetings --format jsonl`).
    """
    from verbale.ledger.deciding import judge as decided
    from verbale.model.record import DecisionKind
    from verbale.store import open_record

    with open_record(record) as store:
        _told(decided(store, DecisionKind(verdict.value), one, other, by=by, why=why))


def rule(
    conflict: Annotated[str, typer.Argument(metavar="CONFLICT", help="The id of a conflict.", show_default=False)],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Which of its values prevails.", show_default=False)],
    record: options.Record,
    by: By,
    why: Why,
) -> None:
    """Say which value of a conflict prevails, and why: the record takes it until the ruling is withdrawn or made anew."""
    from verbale.ledger.deciding import rule as decided
    from verbale.store import open_record

    with open_record(record) as store:
        _told(decided(store, conflict, value, by=by, why=why))


def withdraw(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of a decision.", show_default=False)],
    record: options.Record,
    by: By,
    why: Why,
) -> None:
    """Take back a decision; it stays in the list, with who took it back and why."""
    from verbale.ledger.deciding import withdraw as decided
    from verbale.store import open_record

    with open_record(record) as store:
        _told(decided(store, number, by=by, why=why))


def _told(made: Decision) -> None:
    say(f"decision {made.number}: {made.kind.value} {made.one} {made.other}".rstrip())


def decisions(record: options.Record, form: Form = Format.TABLE) -> None:
    """List all decisions by people, in the order in which they were made, withdrawn ones too."""
    print_list(record, None, form, "DECISIONS")


def explain(
    key: Annotated[
        str, typer.Argument(metavar="ID", help="A meeting, conflict, commitment, person, mention or claim.", show_default=False)
    ],
    record: options.Record,
    as_of: options.AsOf = None,
) -> None:
    """Print how the record comes to something: the whole chain from its values down to the words of the reports."""
    from verbale.views.explain import explain as chain

    with opened(record, as_of) as ledger:
        steps = chain(ledger, key)
    out = stream(machine=False)
    for step in steps:
        print("  " * step.depth + " ".join(step.text.split()), file=out)


def rebuild(record: options.Record) -> None:
    """Forget all that is derived from the claims and decisions, and work it out again: the outcome is the same."""
    from verbale.ledger import rebuild as again
    from verbale.store import open_record

    with open_record(record) as store:
        again(store)
