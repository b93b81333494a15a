"""Parties as people call them."""

from __future__ import annotations

from collections.abc import Sequence

from verbale import knowledge


def party_name(code: str | None) -> str:
    """The English name of a party; the code where verbale has no name for it, nothing for none."""
    known = knowledge.parties().get(code or "")
    return known.name if known else code or ""


def parties_in_words(codes: Sequence[str]) -> str:
    """The names of some parties: "Chile, Finland and Peru"; empty for none."""
    return joined([party_name(code) for code in codes])


def joined(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
