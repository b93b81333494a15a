"""Where somebody else's quotation stands in a report: letter by letter, white space and the shape of quotation marks aside.

Nothing nearer than that is looked for: words that are only like those of the report are not the report's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from verbale.model.spans import Span

_SHAPES = ("'’‘ʼ`", '"“”„«»', "-‐‑–—")
"""Characters that are one and the same to whoever copies a text."""


def locate(quote: str, text: str, regions: Iterable[Span]) -> Span | None:
    """The first place in the regions of a text where a quotation stands, or None. `text[start:end]` are the report's own words."""
    words = quote.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join("".join(_shape(c) for c in word) for word in words))
    found = (pattern.search(text, region.start, region.end) for region in regions)
    return next((Span(*match.span()) for match in found if match), None)


def _shape(character: str) -> str:
    """The pattern of a character in any of its shapes."""
    shapes = next((s for s in _SHAPES if character in s), None)
    return f"[{re.escape(shapes)}]" if shapes else re.escape(character)
