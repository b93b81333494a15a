"""A record with all that an export can meet: dates of every grain, several parties, and words that mean harm."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests import made
from tests.made_record import AINO, INES, a_round, history, met, promise, reading, record
from verbale.ledger import Ledger
from verbale.model.documents import Kind
from verbale.model.facts import Participant
from verbale.model.reading import Reading
from verbale.views.exports import EXPORTS
from verbale.views.record import Record

HARM = ("=SUM(A1:A9)", "+1", "-1", "@post", "'quoted", "\tindented", "half \ud83d of it", "whole \U0001f600", 'עברית; "x", y\r\nz')
"""Texts that some receiver would trip over."""

WEB = "https://post.example/a b?q=[1]&n=é"
WORDS = "Arriagada said the net was -1; the treaty was signed in Helsinki on 17 May 2024."


def readings() -> tuple[Reading, ...]:
    """Reports of a round, of one to come, of a call, of what fell through, and of what nobody dates."""
    council = Participant("Josep Ferrer", "High Representative", "EU")
    first = reading(
        WEB, "2024-05-18",
        a_round("2024-05-17", 3, INES, AINO, city="Helsinki", country="FIN", host="FIN", status="held", topics=HARM),
        a_round("2023-10", 2, status="past reference"),
        outlet="@Post", series=(history(("2023-10", 2), founded="2021-03-04"),),
        promises=(promise("=lend a ship", "2024-12"),), body=WORDS,
    )  # fmt: skip
    second = reading(
        "ministry.txt", "2024-06-01",
        a_round("2024-05-17", 3, INES, AINO, city="Espoo", country="FIN", host="FIN", status="held"),
        a_round("2025-01/2025-06", 4, city="Valparaiso", country="CHL", host="CHL", status="scheduled"),
        met("2024-06-03", "CHL EU", INES, council, status="cancelled", city="Brussels", country="BEL"),
        met("2024-05-20~", "CHL FIN", status="held", type="phone-call"),
        kind=Kind.PRESS_RELEASE,
    )  # fmt: skip
    third = reading(
        "undated.txt", None,
        met("2024-04-01/2024-04-02", "FIN EU", AINO, status="held", city="Nowhere-on-Sea", level="ministerial"),
        met(None, "CHL PER", status="proposed"),
    )  # fmt: skip
    return _with_claims(first), second, third


def _with_claims(plain: Reading) -> Reading:
    """The report with a statement, an event and a treaty besides."""
    document = plain.report.document
    rows = (
        ("st1", "speaker", INES.name, "Arriagada"), ("st1", "party", "CHL", "Arriagada"), ("st1", "verb", "said", "said"),
        ("st1", "kind", "indirect", "said"), ("st1", "content", "-1", "the net was -1"),
        ("ev1", "type", "SUPPORT", "signed"), ("ev1", "actor", "CHL", "treaty"), ("ev1", "actor", "FIN", "treaty"),
        ("ev1", "cameo", "057", "signed"),
        ("cx1", "what", "the treaty was signed in Helsinki", "the treaty was signed in Helsinki"),
        ("cx1", "actor", "CHL", "treaty"), ("cx1", "actor", "FIN", "treaty"), ("cx1", "date", "2024-05-17", "17 May 2024"),
    )  # fmt: skip
    report = replace(plain.report, headline='=HYPERLINK("http://x.example")', authors=("+Author",), section=("World",))
    return replace(plain, report=report, claims=(*plain.claims, *(made.claim(document, *row) for row in rows)))


@contextmanager
def asked(folder: Path, *given: Reading) -> Iterator[Ledger]:
    """A record of these readings, to be asked."""
    with record(folder, *given) as store:
        yield Ledger(store)


def written(found: Record, what: str, form: str, parties: Collection[str] = ()) -> bytes:
    """The bytes of an export."""
    out = io.BytesIO()
    EXPORTS[what][form](found, parties, out)
    return out.getvalue()
