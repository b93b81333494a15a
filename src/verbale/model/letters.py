"""Letters without what is set above or below them."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """The text without accents: "Téte António" is "Tete Antonio". Compatibility forms become plain ones (Unicode NFKD)."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
