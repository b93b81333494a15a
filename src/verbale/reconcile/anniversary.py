"""The year that an anniversary counts from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.model.claims import Claim, inferred
from verbale.reconcile.table import Table

_ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th) anniversary of (?:the )?(.+)", re.IGNORECASE | re.DOTALL)


def founding_of_anniversary(table: Table) -> Iterator[Claim]:
    """The 60th anniversary of a thing in 2025 puts the thing into 1965."""
    subjects = table.subjects("cx")
    number = max((int(s.removeprefix("cx")) for s in subjects), default=0)
    for subject in subjects:
        what, date = table.best(subject, "what"), table.best(subject, "date")
        found = _ANNIVERSARY.search(str(what.value)) if what else None
        if what is None or date is None or found is None or not str(date.value)[:4].isdigit():
            continue
        number += 1
        year = int(str(date.value)[:4]) - int(found[1])
        because = f"its {found[1]}th anniversary falls in {str(date.value)[:4]}"
        for property_, value in (("what", " ".join(found[2].split())), ("date", f"{year:04}")):
            yield inferred(what, f"cx{number}", property_, value, "year of an anniversary", because, (what, date), 0.8)
        for actor in table.of(subject, "actor"):
            yield inferred(actor, f"cx{number}", "actor", actor.value, "year of an anniversary", because, (actor,), 0.6)
