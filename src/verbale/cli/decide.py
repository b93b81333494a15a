"""Decisions by people: `verbale judge`, `rule`, `withdraw`, `decisions`; and `rebuild` and `explain`."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from verbale.cli import options
from verbale.cli.opening import opened
from verbale.cli.output import stream
from verbale.cli.record import Form, Format, print_list
from verbale.cli.say import say
from verbale.errors import UsageError

if TYPE_CHECKING:
    from verbale.ledger import Ledger
    from verbale.model.record import Dispute
    from verbale.store import Store

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

    A meeting that should be parted is named by the ids of the two reports' mentions (`verbale meetings --format jsonl`).
    """
    from verbale.ledger import Ledger
    from verbale.store import open_record

    with open_record(record) as store:
        ledger = Ledger(store)
        pair = _mention(ledger, one), _mention(ledger, other)
        if pair[0] == pair[1]:
            raise UsageError(f"{one} and {other} are the same mention")
        if pair[0].rpartition("/")[2][0] != pair[1].rpartition("/")[2][0]:
            raise UsageError(f"{one} and {other} are not of one kind")
        _decide(store, verdict.value, pair[0], pair[1], by, why)


def _mention(ledger: Ledger, key: str) -> str:
    """The mention that an id stands for: its own, or the first of a meeting's or a person's."""
    meetings, people = ledger.meetings_by_id([key]), ledger.people_by_id([key])
    for mentions in [*(tuple(sorted(m.id for m in e.mentions)) for e in meetings.values()), *(h.mentions for h in people.values())]:
        return key if key in mentions else mentions[0]
    raise UsageError(f"no meeting or person of the record has the id {key!r}")


def rule(
    conflict: Annotated[str, typer.Argument(metavar="CONFLICT", help="The id of a conflict.", show_default=False)],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Which of its values prevails.", show_default=False)],
    record: options.Record,
    by: By,
    why: Why,
) -> None:
    """Say which value of a conflict prevails, and why: the record takes it until the ruling is withdrawn or made anew."""
    from verbale.ledger import Ledger
    from verbale.store import open_record

    with open_record(record) as store:
        ledger = Ledger(store)
        dispute = ledger.disputes_by_id([conflict]).get(conflict)
        if dispute is None:
            raise UsageError(f"no conflict of the record has the id {conflict!r}; `verbale conflicts` lists them")
        _decide(store, "prevails", _claim_for(ledger, dispute, value), dispute.id, by, why)


def _claim_for(ledger: Ledger, dispute: Dispute, value: str) -> str:
    """The claim of the conflict's reports that tells the value."""
    if value not in map(str, dispute.values):
        raise UsageError(f"{value!r} is none of the values of {dispute.id}: {', '.join(map(str, dispute.values))}")
    for key, claim in ledger.claims_by_id(list(dispute.claims)).items():
        if str(claim.value) == value:
            return key
    documents = [d for d, origin in ledger.origins().items() if origin.source in dispute.reports]
    for document in documents:
        for claim in ledger.claims(document):
            if str(claim.value) == value:
                return claim.id
    raise UsageError(f"{value!r} is worked out, and no report tells it: rule for a value that one does")


def withdraw(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of a decision.", show_default=False)],
    record: options.Record,
    by: By,
    why: Why,
) -> None:
    """Take back a decision; it stays in the list, with who took it back and why."""
    from verbale.store import open_record

    with open_record(record) as store:
        if number not in {d.number for d in store.decisions()}:
            raise UsageError(f"there is no decision {number}; `verbale decisions` lists them")
        _decide(store, "withdrawn", str(number), "", by, why)


def _decide(store: Store, kind: str, one: str, other: str, by: str, why: str) -> None:
    from verbale.ledger import refresh
    from verbale.model.record import Decision, DecisionKind

    if not by.strip() or not why.strip():
        raise UsageError("a decision needs a name (--by) and a reason (--why)")
    made = datetime.now().astimezone().date().isoformat()
    number = store.decide(Decision(DecisionKind(kind), one, other, why.strip(), by.strip(), made))
    refresh(store)
    say(f"decision {number}: {kind} {one} {other}".rstrip())


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
