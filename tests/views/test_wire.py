"""Views over a wire: whatever is sent is what arrives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbale.model.claims import Value
from verbale.views.wire import MisfitError, decode, named, plain
from verbale.web.data import DATA
from verbale.web.pages import PAGES

MODELS = list(dict.fromkeys(one.model for one in (*PAGES, *DATA)))
"""All that a reading room answers."""

LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=5),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
    date: st.dates(),
    Any: st.one_of(st.none(), st.booleans(), st.text(max_size=5), st.lists(st.integers(), max_size=2)),
}


def some(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type."""
    origin, args = get_origin(kind), get_args(kind)
    if kind in LEAVES:
        return LEAVES[kind]
    if origin in (Union, UnionType):
        return st.one_of(*map(some, args))
    if origin is tuple and args[1:] == (...,):
        return st.lists(some(args[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(some, args))
    if origin is list:
        return st.lists(some(args[0]), max_size=2)
    if origin in (Mapping, dict):
        return st.dictionaries(st.text(max_size=5), some(args[1]), max_size=2)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    hints = get_type_hints(kind)
    return st.builds(kind, **{name: some(hint) for name, hint in hints.items()})


@pytest.mark.parametrize("kind", MODELS, ids=str)
def test_what_is_sent_is_what_arrives(kind: Any) -> None:
    @settings(max_examples=15, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(view=some(kind))
    def sent(view: Any) -> None:
        assert decode(kind, json.loads(json.dumps(plain(view)))) == view

    sent()


@given(some(Value))
def test_a_value_keeps_its_type(value: Any) -> None:
    again = decode(Value, json.loads(json.dumps(plain(value))))
    assert (again, repr(again)) == (value, repr(value))


class Colour(StrEnum):
    RED = "red"


class Place(NamedTuple):
    start: int
    end: int


@dataclass(frozen=True)
class Leaf:
    kind: str = field(metadata=named("class"))
    at: Place
    pair: tuple[str, float]
    colour: Colour | None
    day: date | None


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    counts: Mapping[str, int]
    either: Leaf | Place | None


LEAF = Leaf("oak", Place(1, 2), ("a", 1.5), Colour.RED, date(2024, 5, 17))
ROW = {"class": "oak", "at": [1, 2], "pair": ["a", 1.5], "colour": "red", "day": "2024-05-17"}


def test_the_names_and_shapes_in_json_are_these() -> None:
    assert plain(LEAF) == ROW
    tree = Tree((LEAF,), {"oak": 1}, None)
    assert plain(tree) == {"leaves": [ROW], "counts": {"oak": 1}, "either": None}
    assert decode(Tree, plain(tree)) == tree
    assert decode(Tree, {"leaves": [], "counts": {}, "either": [3, 4]}).either == Place(3, 4)
    assert type(decode(Leaf, ROW).at) is Place
    assert type(decode(Leaf, ROW).colour) is Colour
    assert decode(Leaf, ROW | {"pair": ["a", 2]}).pair == ("a", 2.0)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (None, "None is no Leaf"),
        ([1], r"\[1\] is no Leaf"),
        ({"class": "oak"}, "no Leaf, which has not, or has besides: at, colour, day, pair"),
        (ROW | {"kind": "oak"}, "has besides: kind$"),
        (ROW | {"class": 7}, r"^\.class: 7 is no str$"),
        (ROW | {"at": [1]}, r"^\.at: 1 items, and not 2$"),
        (ROW | {"at": [1, True]}, r"^\.at\[1\]: True is no int$"),
        (ROW | {"at": "12"}, r"^\.at: '12' is no tuple$"),
        (ROW | {"pair": [1, 1.5]}, r"^\.pair\[0\]: 1 is no str$"),
        (ROW | {"pair": ["a", True]}, r"^\.pair\[1\]: True is no float$"),
        (ROW | {"colour": "blue"}, r"^\.colour: 'blue' is not a valid Colour$"),
        (ROW | {"day": "yesterday"}, r"^\.day: Invalid isoformat"),
    ],
)
def test_what_is_another_shape_is_told_with_its_place(row: Any, said: str) -> None:
    with pytest.raises(MisfitError, match=said):
        decode(Leaf, row)


def test_a_place_is_told_through_lists_mappings_and_choices() -> None:
    tree = {"leaves": [ROW, ROW | {"day": 7}], "counts": {}, "either": None}
    with pytest.raises(MisfitError, match=r"^\.leaves\[1\]\.day: 7 is no"):
        decode(Tree, tree)
    with pytest.raises(MisfitError, match=r"^\.counts\.oak: 'x' is no int$"):
        decode(Tree, {"leaves": [], "counts": {"oak": "x"}, "either": None})
    with pytest.raises(MisfitError, match=r"^\.either\.at\[0\]: '' is no int$"):
        decode(Tree, {"leaves": [], "counts": {}, "either": ROW | {"at": ["", 2]}})


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)))
def test_any_json_is_a_view_or_a_misfit(value: Any) -> None:
    for kind in MODELS:
        try:
            found = decode(kind, value)
        except MisfitError:
            continue
        assert plain(found) == value


def test_a_type_that_no_json_stands_for_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="no JSON stands for"):
        decode(bytes, "x")
