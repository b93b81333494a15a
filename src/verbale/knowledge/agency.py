"""Those whose word other people's pages print: news agencies, publishers, governments and organisations.

`agencies.yaml` lists the agencies and how to know an official page, `outlets.yaml` the publishers.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.domain import national_domains
from verbale.knowledge.files import check_keys, load_yaml, text, words
from verbale.knowledge.party import PartyKind, TermForm, parties, party_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FILE = "agencies.yaml"
_OUTLETS = "outlets.yaml"
_PARTY_FORMS = frozenset((TermForm.NAME, TermForm.ADJECTIVE, TermForm.METONYM))
_CONTINENT = frozenset(("Europe", "European"))
"""Terms of the EU that ministries have in their names: "Ministry for Europe and Foreign Affairs"."""

_WORDS = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\.?")
_LONGEST_TERM = 8
"""Words of the longest term for a party that is looked for in an issuer's name."""


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency; `marks` are signatures that mean it only where an agency is looked for ("MAP", "Petra")."""

    name: str
    country: str
    aliases: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class Publisher(NamedTuple):
    """A publisher of outlets.yaml; `official` for governments and organisations, and some of their agencies."""

    name: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...]
    official: bool


@dataclass(frozen=True, slots=True)
class OfficialSigns:
    """How official pages are known.

    `labels` are labels before a national domain, each with the domains under which it counts (none: under all); `hosts` are
    hosts with their party; `issuers` matches the words for bodies that speak for a party.
    """

    labels: Mapping[str, frozenset[str]]
    hosts: Mapping[str, str]
    issuers: re.Pattern[str]


@cache
def agencies() -> Mapping[str, Agency]:
    """The agencies by name. Raises KnowledgeError for a name that two have, and for an unknown country."""
    found: dict[str, Agency] = {}
    owner: dict[str, str] = {}
    for entry in _entries(_data()["agencies"]):
        agency = _agency(entry)
        for form in dict.fromkeys((agency.name, *agency.aliases, *agency.marks)):
            if owner.setdefault(form, agency.name) != agency.name or agency.name in found:
                raise KnowledgeError(f"{_FILE}: {form} stands twice")
        found[agency.name] = agency
    return MappingProxyType(found)


@cache
def official_signs() -> OfficialSigns:
    """How official pages are known. Raises KnowledgeError for an unknown party or national domain."""
    data = _data()
    hosts = {str(host): str(code) for host, code in data["hosts"].items()}
    labels = {str(label): frozenset(words(under, file=_FILE, entry=label)) for label, under in data["labels"].items()}
    if unknown := [code for code in hosts.values() if code not in parties()]:
        raise KnowledgeError(f"{_FILE}: hosts have the unknown party {', '.join(unknown)}")
    if unknown := [domain for under in labels.values() for domain in under if domain not in national_domains()]:
        raise KnowledgeError(f"{_FILE}: labels have the unknown domain {', '.join(unknown)}")
    issuers = "|".join(map(re.escape, words(data["issuers"], file=_FILE, entry="issuers")))
    return OfficialSigns(MappingProxyType(labels), MappingProxyType(hosts), re.compile(rf"\b(?:{issuers})\b", re.I))


@cache
def publishers() -> tuple[Publisher, ...]:
    """The publishers of outlets.yaml. Raises KnowledgeError for a domain that stands twice."""
    import yaml

    rows = yaml.load(text(_OUTLETS), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    table = tuple(Publisher(r["name"], tuple(r["domains"]), tuple(r.get("aliases", ())), bool(r.get("official"))) for r in rows)
    if twice := [d for d, n in Counter(d for p in table for d in p.domains).items() if n > 1]:
        raise KnowledgeError(f"{_OUTLETS}: {', '.join(twice)} stands twice")
    return table


@cache
def source_forms() -> Mapping[str, tuple[str, bool]]:
    """Every printed form of an agency or publisher: its name in the record, and whether it is a mere mark.

    An agency goes before the publisher that has one of its names; forms count in capitals too, as bylines print them.
    """
    found: dict[str, tuple[str, bool]] = {}
    for agency in agencies().values():
        plain = [form for form in (agency.name, *agency.aliases) if form not in agency.marks]
        _add(found, plain, agency.name, mark=False)
        _add(found, agency.marks, agency.name, mark=True)
    for publisher in publishers():
        forms = (publisher.name, *publisher.aliases)
        _add(found, forms, _agency_of(forms) or publisher.name, mark=False)
    return MappingProxyType(found)


@cache
def source_named(name: str) -> str | None:
    """The agency or publisher that is called so, case and article aside, or has this domain; None for others."""
    return _folded_forms().get(_fold(name))


def publisher_of_host(host: str) -> Publisher | None:
    """The publisher of the longest ending of a host name that is known."""
    return next((_by_domain()[end] for end in _endings(host) if end in _by_domain()), None)


def side_of_host(host: str) -> str | None:
    """The party (code) whose government, or which organisation, publishes on a host; None for the press and whoever else.

    Known hosts go first, then `.gov` and `.mil`, then the labels before a national domain: "gob.mx", "go.jp", "mfa.am".
    """
    publisher = publisher_of_host(host)
    if publisher and (not publisher.official or _agency_of((publisher.name, *publisher.aliases))):
        return None
    signs = official_signs()
    if known := next((signs.hosts[end] for end in _endings(host) if end in signs.hosts), None):
        return known
    labels = host.lower().rstrip(".").split(".")
    if labels[-1] in ("gov", "mil"):
        return "USA"
    code = national_domains().get(labels[-1])
    if publisher and (code or (named := party_of_name(publisher.name))):
        return code or named
    under = signs.labels.get(labels[-2]) if len(labels) > 1 else None
    return code if under is not None and (not under or labels[-1] in under) else None


@cache
def side_of_name(name: str) -> str | None:
    """The party for which a body of this name speaks: "Embassy of India in Rabat" IND, "African Union" AU; None for others."""
    known = source_named(name)
    if known in agencies():
        return None
    if publisher := _official().get(known or ""):
        return side_of_host(publisher.domains[0])
    terms = party_terms().get(name.removeprefix("The "), ())
    if len(terms) == 1 and parties()[terms[0].code].kind is PartyKind.ORGANISATION and not terms[0].ambiguous:
        return terms[0].code
    return party_of_name(name) if official_signs().issuers.search(name) else None


def party_of_name(name: str) -> str | None:
    """The first party that a name names, by a name of its own or an adjective, never by a city."""
    found = list(_parties_in([m[0] for m in _WORDS.finditer(name)]))
    own = [code for term, code in found if term not in _CONTINENT] or [code for _, code in found]
    return own[0] if own else None


def _parties_in(tokens: list[str]) -> Iterator[tuple[str, str]]:
    """The longest terms for parties among words, from the left, each with the party that it usually means."""
    start = 0
    while start < len(tokens):
        for size in range(min(_LONGEST_TERM, len(tokens) - start), 0, -1):
            term = " ".join(tokens[start : start + size]).removesuffix("'s").removesuffix("’s")
            meant = [t for t in party_terms().get(term, ()) if t.form in _PARTY_FORMS and not t.contextual]
            if meant:
                yield term, meant[0].code
                break
        else:
            size = 1
        start += size


def _add(found: dict[str, tuple[str, bool]], forms: Iterable[str], name: str, *, mark: bool) -> None:
    for form in forms:
        found.setdefault(form, (name, mark))
        found.setdefault(form.upper(), (name, mark))


@cache
def _folded_forms() -> Mapping[str, str]:
    """Names and domains in lower case, marks after everything else."""
    forms = sorted(source_forms().items(), key=lambda row: row[1][1])
    found: dict[str, str] = {}
    for form, (name, _) in forms:
        found.setdefault(_fold(form), name)
    for publisher in publishers():
        for domain in publisher.domains:
            found.setdefault(domain, source_forms()[publisher.name][0])
    return MappingProxyType(found)


def _fold(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ").removeprefix("www.")


def _agency_of(forms: Iterable[str]) -> str | None:
    """The agency that has one of these names; marks are no names."""
    return next((_agency_names()[form] for form in forms if form in _agency_names()), None)


@cache
def _agency_names() -> Mapping[str, str]:
    return MappingProxyType({form: a.name for a in agencies().values() for form in (a.name, *a.aliases)})


@cache
def _official() -> Mapping[str, Publisher]:
    """The official publishers by name that are no agencies."""
    return MappingProxyType({p.name: p for p in publishers() if p.official and not _agency_of((p.name, *p.aliases))})


@cache
def _by_domain() -> Mapping[str, Publisher]:
    return MappingProxyType({domain: publisher for publisher in publishers() for domain in publisher.domains})


def _endings(host: str) -> Iterator[str]:
    """The host and its endings of two labels and more, the longest first."""
    labels = host.lower().rstrip(".").split(".")
    return (".".join(labels[i:]) for i in range(len(labels) - 1))


@cache
def _data() -> dict[str, Any]:
    return load_yaml(_FILE, required=("agencies", "labels", "hosts", "issuers"), optional=())


def _entries(value: object) -> Iterator[dict[str, Any]]:
    """The entries of the list of agencies, their keys checked."""
    if not isinstance(value, list):
        raise KnowledgeError(f"{_FILE}: agencies are no list")
    for number, entry in enumerate(value, start=1):
        check_keys(entry, file=_FILE, entry=f"agency {number}", required=("name", "country"), optional=("aliases", "marks"))
        yield entry


def _agency(entry: dict[str, Any]) -> Agency:
    """One entry of agencies.yaml."""
    name, country = str(entry["name"]), str(entry["country"])
    if country not in parties():
        raise KnowledgeError(f"{_FILE}: {name} has the unknown country {country!r}")
    aliases, marks = (words(entry.get(key, []), file=_FILE, entry=name) for key in ("aliases", "marks"))
    return Agency(name, country, aliases, marks)
