"""Files, folders, HTML pages and JSON records, made into documents."""

from verbale.sources.reading import read, received

__all__ = ["read", "received"]
