"""Letters without accents."""

from __future__ import annotations

import pytest

from verbale.model.letters import unaccented


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Téte António", "Tete Antonio"), ("e\u0301", "e"), ("Straße", "Straße"), ("ﬁne", "fine"), ("", "")],
)
def test_letters_lose_what_is_set_above_or_below_them(text: str, bare: str) -> None:
    assert unaccented(text) == bare
