"""How much a record holds."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.made_record import AINO, INES, a_round, met, promise, reading, record
from verbale.ledger import Ledger
from verbale.views.stats import stats
from verbale.views.wire import plain


def test_a_record_is_counted_as_of_a_day(tmp_path: Path) -> None:
    readings = (
        reading("one", "2023-05-03", a_round("2023-05-02", 3, INES, AINO), promises=[promise("plant kelp", "2024")]),
        reading("two", "2024-05-03", met("2024-05-02", "CHL PER", level="ministerial"), outlet="Valparaíso Dispatch"),
    )
    with record(tmp_path, *readings) as store:
        now, then = stats(Ledger(store)), stats(Ledger(store, date(2023, 12, 31)))
    assert (now.as_of, then.as_of) == ("2024-05-03", "2023-12-31")
    assert (now.counts.reports, now.counts.meetings, now.counts.series, now.counts.people) == (2, 2, 1, 2)
    assert (then.counts.reports, then.counts.meetings) == (1, 1)
    assert now.counts.meetings_by_level == {"ministerial": 1, "vice-ministerial": 1}
    assert now.counts.meetings_by_party == {"CHL": 2, "FIN": 1, "PER": 1}
    assert now.counts.reports_by_outlet["Valparaíso Dispatch"] == 1
    assert now.counts.commitments_by_state == {"open": 1}
    assert json.loads(json.dumps(plain(now)))["counts"]["claims"] == now.counts.claims
