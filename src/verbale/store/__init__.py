"""The record on disk: documents, and the claims that were read out of them."""

from verbale.store.base import Store, open_record

__all__ = ["Store", "open_record"]
