"""Files, folders, HTML pages and JSON records, made into documents."""

from verbale.sources.reading import read

__all__ = ["read"]
