"""What the reader finds: an event of a clause, with its parties and the words that tell of it."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.extract.plover.phrases import Codes
from verbale.knowledge.plover import EventCode

HOSTILE = frozenset(["ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"])
"""The types of conflict."""
FORCE = frozenset(["ASSAULT", "COERCE", "PROTEST"])
"""The types that may have no known author."""
AT_HOME = frozenset(["COERCE", "PROTEST", "ASSAULT", "RETREAT", "CONCEDE", "MOBILIZE"])
"""The types that are acts within the actor's country where nobody else is named."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event of one clause.

    `verb` and `trigger` are token indices; `auxiliary` are PLOVER's auxiliary modes. `lent` says whence the actor is, where the
    clause names none; with `domestic` the recipient is only the actor's own country.
    """

    code: EventCode
    verb: int
    trigger: tuple[int, ...]
    actor: Codes
    recipient: Codes
    auxiliary: tuple[str, ...] = ()
    lent: str | None = None
    domestic: bool = False
