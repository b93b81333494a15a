"""Pages out of templates: always escaped, and without signs that nobody sees."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from verbale import knowledge
from verbale.model import edtf
from verbale.model.facts import Level
from verbale.model.spans import Span
from verbale.views import atlas, axis, strip
from verbale.views.notes import Note
from verbale.views.parties import party_name
from verbale.views.readable import visible
from verbale.views.search import excerpt
from verbale.web import links

STATIC = {"style.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml"}
"""The files that pages need, by name, with their types: there are no others."""

SHOWN = 4
"""Citations of a fact that stand beside it one by one; further ones that follow each other stand together."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Citations:
    """The notes of a page, numbered as they come; the same words have one number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.notes: list[Note] = []

    def number(self, note: Note) -> int:
        """The number of a note, a new one if it has none."""
        key = (note.document, note.start, note.end)
        if key not in self._numbers:
            self.notes.append(note)
            self._numbers[key] = len(self.notes)
        return self._numbers[key]

    def mark(self, notes: Iterable[Note]) -> Markup:
        """Links to notes, to be put behind a fact."""
        numbers = list(dict.fromkeys(map(self.number, notes)))
        runs = [(n, n) for n in numbers[:SHOWN]] + _runs(numbers[SHOWN:])
        return Markup('<span class="cites">{}</span>').format(Markup(" ").join(_link(*run) for run in runs)) if runs else Markup("")


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers, those that follow each other as first and last."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _link(first: int, last: int) -> Markup:
    shown, said = (str(first), f"source {first}") if first == last else (f"{first}–{last}", f"sources {first} to {last}")
    return Markup('<a class="cite" href="#n{}" aria-label="{}">{}</a>').format(first, said, shown)


def page(template: str, **values: Any) -> str:
    """The page that a template makes of values; `path` is that of the request, `desk` what the forms of an editor carry."""
    return _environment().get_template(template).render(cited=Citations(), **{"desk": "", **values})


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("verbale.web"),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
        finalize=plain,
        auto_reload=False,
    )
    made.globals |= {
        "link": links, "excerpt": excerpt, "party_name": party_name, "assets": assets(), "with_query": with_query,
        "party_choices": party_choices, "axis": axis, "atlas": atlas, "strip": strip, "codes": codes, "stretches": stretches,
        "levels": tuple(Level),
    }  # fmt: skip
    made.filters |= {
        "day": day, "party": party_name, "flat": flat, "span": span, "length_of": length, "value": value, "titled": titled,
        "before": before, "behind": behind,
    }  # fmt: skip
    return made


def plain(value: Any) -> Any:
    """A text without controls, marks of direction and halves of characters: only line breaks and tabs stay."""
    if type(value) is not str or value.isprintable():
        return "" if value is None else value
    return "".join(part if part in "\n\t" else visible(part) for part in _cut(value))


def _cut(text: str) -> Iterable[str]:
    """The text at its line breaks and tabs, with them."""
    start = 0
    for at, sign in enumerate(text):
        if sign in "\n\t":
            yield text[start:at]
            yield sign
            start = at + 1
    yield text[start:]


def flat(text: str | None) -> str:
    """Words on one line with single blanks."""
    return " ".join((text or "").split())


def before(text: str) -> str:
    """What stands before quoted words, from its first whole word on."""
    cut = text.partition(" ")[2] if text and not text[0].isspace() else text
    return "…" + " ".join(cut.split()) + (" " if cut[-1:].isspace() else "") if cut.strip() else ""


def behind(text: str) -> str:
    """What stands behind quoted words, up to its last whole word."""
    cut = text.rpartition(" ")[0] if text and not text[-1].isspace() else text
    return (" " if cut[:1].isspace() else "") + " ".join(cut.split()) + "…" if cut.strip() else ""


def stretches(words: str, fresh: Sequence[Span], marks: Sequence[Span]) -> list[tuple[bool, list[tuple[str, bool]]]]:
    """Words in stretches: whether one is new, and its pieces, each with whether it is marked."""
    cuts = sorted({0, len(words), *(edge for span in (*fresh, *marks) for edge in span)})
    found: list[tuple[bool, list[tuple[str, bool]]]] = []
    for start, end in pairwise(cuts):
        new, marked = (any(s.start <= start < s.end for s in spans) for spans in (fresh, marks))
        if not found or found[-1][0] is not new:
            found.append((new, []))
        found[-1][1].append((words[start:end], marked))
    return found


@cache
def party_choices() -> tuple[str, ...]:
    """The names of all parties, for the fields of forms."""
    return tuple(sorted(party.name for party in knowledge.parties().values()))


def codes(query: Sequence[tuple[str, str]]) -> list[str]:
    """The parties that a request asks for, as it names them."""
    return [given for key, given in query if key == "party"]


def day(date: str | None) -> str:
    """An EDTF date for people: "12 March 2024", "March 2024", "March 2024 to May 2024"; what is more than that as it is."""
    first, bar, last = (date or "").partition("/")
    if bar and first.strip(".") and last.strip("."):
        return f"{day(first)} to {day(last)}"
    parts = (date or "").split("-")
    if not all(part.isdecimal() for part in parts) or not edtf.valid(date or ""):
        return date or "undated"
    words = [parts[0], *(MONTHS[int(p) - 1] for p in parts[1:2] if 1 <= int(p) <= 12), *(str(int(p)) for p in parts[2:3])]
    return " ".join(reversed(words)) if len(words) == len(parts) else date or ""


def span(first: str | None, last: str | None) -> str:
    """A time from one date to another."""
    return day(first) if first == last or last is None else f"{day(first)} to {day(last)}"


_BARE = re.compile(r"(?:Meeting|Phone call|Courtesy call) of ")
_CODE = re.compile(r"\b[A-Z][A-Z0-9]+\b")


def titled(title: str) -> str:
    """The title of a meeting, with the names of its parties where it has their codes."""
    return _CODE.sub(lambda code: party_name(code[0]), title) if _BARE.match(title) else title


def length(days: int) -> str:
    """A number of days for people: years and months, or days."""
    years, months = divmod(round(days / 30.44), 12)
    words = [f"{n} {unit}{'s' * (n != 1)}" for n, unit in ((years, "year"), (months, "month")) if n]
    return " ".join(words) if days > 45 else f"{days} day{'s' * (days != 1)}"


_OF_PARTIES = frozenset(("host", "country", "party", "by"))
_DATES = frozenset(("date", "due", "founded", "lapsed", "resumed"))


def value(told: object, property_: str) -> str:
    """A value of a property for people: a party by its name, a date in words."""
    if told is None:
        return "not settled"
    if property_ in _OF_PARTIES:
        return party_name(str(told))
    return day(str(told)) if property_ in _DATES else str(told)


def with_query(path: str, query: Sequence[tuple[str, str]], **changed: object) -> str:
    """A path with the query of a request, in which some parameters are changed; None takes one out."""
    kept = [(key, given) for key, given in query if key not in changed and given]
    pairs = [*kept, *((key, str(given)) for key, given in changed.items() if given is not None)]
    return f"{path}?{urlencode(pairs, errors='replace')}" if pairs else path


@cache
def static(name: str) -> bytes:
    """One of the files in `STATIC`."""
    return (files("verbale.web") / "static" / name).read_bytes()


@cache
def assets() -> str:
    """What the templates and static files are, in a few letters: other files, other letters."""
    made = hashlib.sha256()
    for folder in ("static", "templates"):
        for file in sorted((files("verbale.web") / folder).iterdir(), key=lambda f: f.name):
            made.update(file.read_bytes())
    return made.hexdigest()[:12]
