"""From a name and arguments to an answer: each call opens the record anew, so it is always that of the moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from verbale.errors import UsageError
from verbale.ledger import Ledger
from verbale.mcp import tools
from verbale.mcp.answers import fitting, text_of
from verbale.mcp.arguments import OF_A_DAY
from verbale.model.reading import Json
from verbale.store import open_record

WORDS = (
    ("`verbale series` lists all", "`series` without a name lists all"),
    ("`verbale meetings` lists all", "`find_meetings` lists them"),
    ("`verbale people` lists all", "`search` and `find_meetings` show who there is"),
    ("; `verbale add` puts reports into it", ""),
    ("`verbale people` lists the offices that it knows", "`who` with a person's name shows offices"),
    ("its --party, or the id", "give `parties`, or the id"),
    ("; ids stand in the lists of meetings, conflicts, commitments, people", "; the other tools show ids"),
)
"""What a view advises on the command line, and what that is for whoever calls tools."""


@contextmanager
def opened(path: Path, as_of: date | None = None) -> Iterator[Ledger]:
    """The record in this file, as of a day.

    Raises `RecordError` where there is none, and `UsageError` where it is too large to be worked out for an earlier day.
    """
    with open_record(path) as store, closing(Ledger(store, as_of)) as ledger:
        if as_of is not None and (there := Ledger(store).counts().reports) > OF_A_DAY:
            raise UsageError(
                f"the record has {there} reports, and `as_of` is for up to {OF_A_DAY}: leave it out; `since` and `until` bound days"
            )
        yield ledger


def ask(path: Path, name: str, arguments: Mapping[str, Any]) -> tuple[Json, str]:
    """The answer of a tool as an object, and as text. Raises `UsageError`, with what would be right, for a call that is not."""
    tool = tools.by_name(name)
    if tool is None:
        raise UsageError(f"there is no tool {name!r}; there are {', '.join(t.name for t in tools.TOOLS)}")
    try:
        args = tool.arguments.model_validate(dict(arguments))
    except ValidationError as error:
        raise UsageError(_complaint(tool, error)) from None
    try:
        with opened(path, args.day) as ledger:
            found = tool.answer(ledger, args)
    except UsageError as error:
        raise UsageError(advised(str(error))) from None
    row = fitting(found, *args.most())
    return row, found.text or text_of(row)


def advised(message: str) -> str:
    """A message with the advice that fits a caller of tools."""
    for ours, theirs in WORDS:
        message = message.replace(ours, theirs)
    return message


def _complaint(tool: tools.Tool, error: ValidationError) -> str:
    """What is wrong with which arguments, and which there are."""
    wrong = "; ".join(_fault(".".join(map(str, e["loc"])), e["type"], e["msg"]) for e in error.errors()[:5])
    known = ", ".join(tool.arguments.model_fields)
    return f"{tool.name}: {wrong}. It takes {known}"


def _fault(argument: str, kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return f"there is no argument {argument!r}"
    return f"{argument}: {message[:1].lower()}{message[1:]}"
