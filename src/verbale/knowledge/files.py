"""Reading knowledge files, with errors that name the file and the entry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbale.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

FOLDER = Path(__file__).parent
LEVELS = ("leaders", "ministerial", "vice-ministerial", "senior officials", "working")
"""The levels of the record, highest first."""


def load_yaml(name: str, *, required: Collection[str] = (), optional: Collection[str] | None = None) -> dict[str, Any]:
    """The mapping in the knowledge file `name` (`"offices.yaml"`).

    All `required` keys must be there; with `optional` given, no others than these two sets. Raises KnowledgeError
    where the file cannot be read, is no mapping, or has the wrong keys.
    """
    import yaml

    try:
        data = yaml.load(text(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{name}: not YAML: {error}") from error
    check_keys(data, file=name, entry="the file", required=required, optional=optional)
    return dict(data)


def check_keys(
    value: object, *, file: str, entry: object, required: Collection[str] = (), optional: Collection[str] | None = None
) -> None:
    """Raise KnowledgeError unless `value` is a mapping with the `required` keys and, given `optional`, no others."""
    if not isinstance(value, dict):
        raise KnowledgeError(f"{file}: {entry} is no mapping")
    missing = [key for key in required if key not in value]
    if missing:
        raise KnowledgeError(f"{file}: {entry} lacks {', '.join(missing)}")
    if optional is not None:
        unknown = [str(key) for key in value if key not in required and key not in optional]
        if unknown:
            raise KnowledgeError(f"{file}: {entry} has the unknown key {', '.join(unknown)}")


def words(value: object, *, file: str, entry: object) -> tuple[str, ...]:
    """The words of a list, or of one string in which commas part them; KnowledgeError for anything else."""
    if isinstance(value, str):
        return tuple(part for part in map(str.strip, value.split(",")) if part)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(value)
    raise KnowledgeError(f"{file}: {entry} is no list of words")


def value_by_word(data: Mapping[str, Any], *, file: str, entry: str) -> dict[str, str]:
    """The words of a mapping `value: words`, each with its value; KnowledgeError for a word that is there twice."""
    found: dict[str, str] = {}
    for value, listed in data.items():
        for word in words(listed, file=file, entry=f"{entry} {value}"):
            if word in found:
                raise KnowledgeError(f"{file}: {entry} has {word!r} twice")
            found[word] = str(value)
    return found


def single_words(value: object, *, file: str, entry: object) -> tuple[str, ...]:
    """The words of one string in which white space parts them; KnowledgeError for anything else."""
    if isinstance(value, str):
        return tuple(value.split())
    raise KnowledgeError(f"{file}: {entry} is no string of words")


def level_of(value: object, *, file: str, entry: object) -> str | None:
    """A level of the record, or None; anything else raises KnowledgeError."""
    if value is None or value in LEVELS:
        return value if value is None else str(value)
    raise KnowledgeError(f"{file}: {entry} has the unknown level {value!r}")


def rows(name: str, columns: Mapping[str, int] | Collection[str]) -> Iterator[list[str]]:
    """The rows of a tab-separated file whose first line must name exactly these columns."""
    lines = text(name).split("\n")
    if lines[0].split("\t") != list(columns):
        raise KnowledgeError(f"{name}: the columns are not {', '.join(columns)}")
    width = len(columns)
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) == width:
            yield cells
        elif line:
            raise KnowledgeError(f"{name}: line {number} has {len(cells)} columns, not {width}")


def text(name: str) -> str:
    """The text of a knowledge file; KnowledgeError where it is not there."""
    try:
        return (FOLDER / name).read_text("utf-8")
    except OSError as error:
        raise KnowledgeError(f"{name}: cannot be read: {error.strerror}") from error
