"""verbale: the record of diplomatic dialogues, each fact tied to the words that say so."""

__version__ = "0.1.0"
