"""A page made readable: passages with roles, and the metadata that the page tells of itself."""

from verbale.clean.cleaning import clean

__all__ = ["clean"]
