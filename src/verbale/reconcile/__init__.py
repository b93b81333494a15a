"""What follows from the claims together, and where they contradict each other."""

from verbale.reconcile.within import Within, reconcile

__all__ = ["Within", "reconcile"]
