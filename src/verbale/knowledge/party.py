"""States and organisations, and the words by which reports name them.

`parties.tsv` has one party a line. Lists are parted by `|`; a word marked `?` is ambiguous, `~` contextual; `+` among
the people stands for the first adjective with an s. Terms are case-sensitive ("US" is a party, "us" is none).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.files import check_keys, load_yaml, rows, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_EXCEPTIONS = "not_parties.yaml"
_COLUMNS = ("code", "kind", "name", "names", "adjectives", "people", "capital", "metonyms")


class PartyKind(StrEnum):
    """What a party is. Territories have an ISO code of their own but seldom meet anybody."""

    STATE = "state"
    TERRITORY = "territory"
    ORGANISATION = "organisation"


class TermForm(StrEnum):
    """By what word a party is named; `metonym` is a building or body that stands for the government ("the Kremlin")."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    METONYM = "metonym"


class PartyTerm(NamedTuple):
    """A word for a party, as printed.

    `contextual`: means the party only in a text that has named it otherwise ("the North", "the bloc").
    `ambiguous`: also names another party, a place, a person or a thing ("Georgia", "Jordan", "Congo", "Brussels").
    """

    term: str
    code: str
    form: TermForm
    contextual: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A state (ISO 3166-1 alpha-3; XKX for Kosovo), a territory, or an organisation (its acronym), with its terms."""

    code: str
    kind: PartyKind
    name: str
    capital: str | None
    terms: tuple[PartyTerm, ...]

    def of_form(self, form: TermForm) -> tuple[str, ...]:
        """The words of one form, usual ones first."""
        return tuple(term.term for term in self.terms if term.form is form)

    @property
    def names(self) -> tuple[str, ...]:
        """Names and short forms."""
        return self.of_form(TermForm.NAME)

    @property
    def adjectives(self) -> tuple[str, ...]:
        """Adjectives ("Kenyan")."""
        return self.of_form(TermForm.ADJECTIVE)


@cache
def parties() -> Mapping[str, Party]:
    """All parties by code."""
    found: dict[str, Party] = {}
    for row in rows("parties.tsv", _COLUMNS):
        party = _party(row)
        if party.code in found:
            raise KnowledgeError(f"parties.tsv: {party.code} is there twice")
        found[party.code] = party
    return MappingProxyType(found)


@cache
def party_terms() -> Mapping[str, tuple[PartyTerm, ...]]:
    """What each term may mean, the likeliest party first.

    Each party is there once, by its name before its adjective before the other forms; a term that begins with "the" is
    there with "The" too.
    """
    found: dict[str, dict[str, PartyTerm]] = {}
    for party in parties().values():
        for term in party.terms:
            found.setdefault(term.term, {}).setdefault(party.code, term)
            if term.term.startswith("the "):
                upper = f"The {term.term[4:]}"
                found.setdefault(upper, {}).setdefault(party.code, term._replace(term=upper))
    preferred = _preferred()
    return MappingProxyType({text: _ordered(text, terms, preferred.get(text)) for text, terms in found.items()})


def _ordered(text: str, terms: dict[str, PartyTerm], first: str | None) -> tuple[PartyTerm, ...]:
    """What a term may mean, the party `first` before the others.

    Raises KnowledgeError where it means several and is not marked ambiguous for each.
    """
    if len(terms) == 1:
        return tuple(terms.values())
    plain = [code for code, term in terms.items() if not term.ambiguous]
    if plain:
        raise KnowledgeError(f"parties.tsv: {text} means {', '.join(terms)} and is not ambiguous for {plain[0]}")
    return tuple(sorted(terms.values(), key=lambda term: term.code != first))


@cache
def not_party_phrases() -> frozenset[str]:
    """Phrases that contain a word for a party and mean none ("South China Sea"), as printed."""
    groups = _exceptions()["phrases"]
    check_keys(groups, file=_EXCEPTIONS, entry="phrases")
    return frozenset(phrase for name, group in groups.items() for phrase in words(group, file=_EXCEPTIONS, entry=name))


def _preferred() -> dict[str, str]:
    """The party that an ambiguous term usually means."""
    return dict(_exceptions()["preferred"])


@cache
def _exceptions() -> dict[str, Any]:
    """What not_parties.yaml says."""
    return load_yaml(_EXCEPTIONS, required=("phrases", "preferred"), optional=())


def _party(row: list[str]) -> Party:
    """One line of parties.tsv."""
    code, kind, name, names, adjectives, people, capital, metonyms = row
    adjective = adjectives.split("|")[0].lstrip("?~")
    cells = {
        TermForm.NAME: names if _bare(names, name) else "|".join(filter(None, (name, names))),
        TermForm.ADJECTIVE: adjectives,
        TermForm.PEOPLE: people.replace("+", _flags(adjectives) + adjective + "s", 1) if adjective else people,
        TermForm.CAPITAL: capital,
        TermForm.METONYM: metonyms,
    }
    if kind not in set(PartyKind):
        raise KnowledgeError(f"parties.tsv: {code} is of the unknown kind {kind!r}")
    capitals = [word.lstrip("?~") for word in capital.split("|") if word]
    terms = {term: None for form, cell in cells.items() for term in _terms(code, form, cell)}
    return Party(code, PartyKind(kind), name, capitals[0] if capitals else None, tuple(terms))


def _bare(names: str, name: str) -> bool:
    """Whether the main name stands, flagged, among the others."""
    return any(word.lstrip("?~") == name for word in names.split("|"))


def _flags(cell: str) -> str:
    """The flags at the beginning of a cell."""
    return cell[: len(cell) - len(cell.lstrip("?~"))]


def _terms(code: str, form: TermForm, cell: str) -> list[PartyTerm]:
    """The words of one cell."""
    return [PartyTerm(word.lstrip("?~"), code, form, "~" in _flags(word), "?" in _flags(word)) for word in cell.split("|") if word]
