"""Values taken together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verbale.model.grouping import grouped, hashed_id, portions


def test_each_is_in_the_first_group_that_it_belongs_to() -> None:
    assert grouped([1, 4, 2, 7, 3], lambda n, group: n % 3 == group[0] % 3) == [[1, 4, 7], [2], [3]]
    assert grouped([], lambda _, __: True) == []


@given(st.lists(st.integers()), st.integers(1, 5))
def test_portions_are_the_items_in_their_order(items: list[int], size: int) -> None:
    parts = list(portions(items, size))
    assert [n for part in parts for n in part] == items
    assert all(len(part) == size for part in parts[:-1])
    assert all(parts)


def test_an_id_tells_its_kind_and_hangs_on_the_content() -> None:
    one = hashed_id("m", "a")
    assert (one[0], len(one)) == ("m", 11)
    assert one == hashed_id("m", "a") != hashed_id("m", "b")
