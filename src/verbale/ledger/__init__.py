"""The way from reports to one record: read this after `pipeline`.

    readings ─ digest ─▶ mentions ─ place ─▶ which are one meeting ─ settle ─▶ its values ─ rules ─▶ disputes
       (store)             (derived, can be deleted: it follows from the claims and the decisions)

What is derived is brought up to date before anything is asked: only what new readings and decisions touch is worked out again.
"""

from verbale.ledger.asking import Ledger
from verbale.ledger.decisions import standing, verdicts_of
from verbale.ledger.deriving import rebuild, refresh

__all__ = ["Ledger", "rebuild", "refresh", "standing", "verdicts_of"]
