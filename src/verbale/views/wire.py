"""Views in JSON's types, and back: what goes over a wire becomes the very dataclass that it was.

A dataclass is an object with its fields by name, or by the name that a field has in JSON (`named`); a tuple, also a named one, is
a list, a day ISO 8601, an enum its value. The way back follows the types that the fields are declared to have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

_NAME = "name in JSON"

_BARE = frozenset((str, int, float, bool, NoneType))
"""The types that JSON has itself."""


def named(name: str) -> Mapping[str, str]:
    """The metadata of a dataclass's field that has another name in JSON."""
    return {_NAME: name}


def _name_of(one: Field[Any]) -> str:
    return str(one.metadata.get(_NAME, one.name))


# -- there ---------------------------------------------------------------------------------------------------------


def plain(value: object) -> Any:
    """A view, or a part of one, in JSON's types."""
    if type(value) in _BARE:
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {_name_of(f): plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, list | tuple):
        return [plain(own) for own in value]
    if isinstance(value, Mapping):
        return {str(key): plain(own) for key, own in value.items()}
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


# -- and back ------------------------------------------------------------------------------------------------------


class MisfitError(ValueError):
    """JSON that is not that of a type: where (`.meetings[3].date`; empty for the whole), and why."""

    def __init__(self, why: str, place: str = "") -> None:
        super().__init__(f"{place}: {why}" if place else why)
        self.why = why
        self.place = place


def decode(kind: Any, value: Any) -> Any:
    """The value of a type (a dataclass, or whatever the fields of one are declared as) that JSON stands for.

    Raises `MisfitError` where the JSON is not exactly that of the type: fields that it does not have, or has besides, are an
    error too.
    """
    return _decoder(kind)(value)


_Decoder = Callable[[Any], Any]


@cache
def _decoder(kind: Any) -> _Decoder:
    """What makes values of a type."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of([_decoder(arg) for arg in args])
    if origin is tuple and args[1:] != (...,):
        return _row(tuple, list(map(_decoder, args)))
    if origin in (tuple, list):
        return _items(origin, _decoder(args[0]))
    if origin in (Mapping, dict):
        return _entries(_decoder(args[1]))
    if kind is Any:
        return lambda value: value
    if kind in _BARE:
        return _bare(kind)
    if is_dataclass(kind):
        return _object(kind)
    if issubclass(kind, tuple):
        return _row(lambda made: kind(*made), list(map(_decoder, get_type_hints(kind).values())))
    if issubclass(kind, Enum | date):
        return _written(kind)
    raise TypeError(f"{kind}: no JSON stands for this type")


def _object(kind: Any) -> _Decoder:
    """A dataclass."""
    hints = get_type_hints(kind)
    wanted = {_name_of(f): (f.name, hints[f.name]) for f in fields(kind)}

    def decoded(value: Any) -> Any:
        row = _of_type(dict, value, kind)
        if row.keys() != wanted.keys():
            others = ", ".join(sorted(row.keys() ^ wanted.keys()))
            raise MisfitError(f"no {kind.__name__}, which has not, or has besides: {others[:200]}")
        return kind(**{name: _at(f".{key}", _decoder(own), row[key]) for key, (name, own) in wanted.items()})

    return decoded


def _one_of(decoders: Sequence[_Decoder]) -> _Decoder:
    """The first of some types that fits; where none does, what is wrong is told of the one that nearly did."""

    def decoded(value: Any) -> Any:
        faults: list[MisfitError] = []
        for decoder in decoders:
            try:
                return decoder(value)
            except MisfitError as error:
                faults.append(error)
        raise max(faults, key=lambda fault: len(fault.place))

    return decoded


def _items(kind: type, decoder: _Decoder) -> _Decoder:
    """A tuple or list of any length."""
    return lambda value: kind([_at(f"[{n}]", decoder, own) for n, own in enumerate(_of_type(list, value, kind))])


def _row(made: Callable[[Any], Any], decoders: Sequence[_Decoder]) -> _Decoder:
    """A tuple of fixed length, with names or without."""

    def decoded(value: Any) -> Any:
        row = _of_type(list, value, tuple)
        if len(row) != len(decoders):
            raise MisfitError(f"{len(row)} items, and not {len(decoders)}")
        return made([_at(f"[{n}]", decoder, own) for n, (decoder, own) in enumerate(zip(decoders, row, strict=True))])

    return decoded


def _entries(decoder: _Decoder) -> _Decoder:
    """A mapping from texts."""
    return lambda value: {key: _at(f".{key}", decoder, own) for key, own in _of_type(dict, value, dict).items()}


def _bare(kind: Any) -> _Decoder:
    """A value that JSON has itself; a number with a point may be written without one."""
    return lambda value: float(value) if kind is float and type(value) is int else _of_type(kind, value, kind)


def _written(kind: Any) -> _Decoder:
    """What JSON has as a text: a day, or one of the values of an enum."""
    read = date.fromisoformat if kind is date else kind

    def decoded(value: Any) -> Any:
        try:
            return read(_of_type(str, value, kind))
        except ValueError as error:
            raise MisfitError(str(error)) from None

    return decoded


def _of_type(wanted: type[T], value: Any, kind: type) -> T:
    if type(value) is not wanted:
        raise MisfitError(f"{value!r:.60} is no {kind.__name__}")
    return value


def _at(place: str, decoder: _Decoder, value: Any) -> Any:
    """What the decoder makes; a fault is told with its place."""
    try:
        return decoder(value)
    except MisfitError as error:
        raise MisfitError(error.why, place + error.place) from None
