"""The curated facts that all stages share: parties, places, names, offices, encounters, known series.

The facts are data files in this folder (see NOTICE for where they come from). A name imported from here loads its
module at the first use, and a function reads its file at the first call and keeps it. A file that breaks its own
rules raises `verbale.errors.KnowledgeError` with the file and the entry.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbale.knowledge.act import ActWords, Stance, act_words
    from verbale.knowledge.anniversary import FoundingEvent, council_years, founding_events, relations
    from verbale.knowledge.city import City, Point, cities, coordinates, inhabited
    from verbale.knowledge.domain import national_domains
    from verbale.knowledge.encounter import Encounter, EncounterGrammar, EncounterVerb, encounters
    from verbale.knowledge.files import LEVELS, check_keys, load_yaml, words
    from verbale.knowledge.group import expanded, groups
    from verbale.knowledge.history import HistoryGrammar, histories
    from verbale.knowledge.name import Honorific, family_names, honorifics, is_family_first, particles, post_nominals
    from verbale.knowledge.office import Head, Modifier, OfficeGrammar, Special, offices
    from verbale.knowledge.party import Party, PartyKind, PartyTerm, TermForm, not_party_phrases, parties, party_terms
    from verbale.knowledge.plover import EventCode, EventGrammar, EventKind, EventNoun, EventVerb, event_grammar
    from verbale.knowledge.series import KnownSeries, known_series, series_aliases
    from verbale.knowledge.speech import Frame, SayingVerb, SayingWords, saying
    from verbale.knowledge.word import word_set

_HOME = {
    name: module
    for module, names in {
        "act": "ActWords Stance act_words",
        "anniversary": "FoundingEvent council_years founding_events relations",
        "city": "City Point cities coordinates inhabited",
        "domain": "national_domains",
        "encounter": "Encounter EncounterGrammar EncounterVerb encounters",
        "files": "LEVELS check_keys load_yaml words",
        "group": "expanded groups",
        "history": "HistoryGrammar histories",
        "name": "Honorific family_names honorifics is_family_first particles post_nominals",
        "office": "Head Modifier OfficeGrammar Special offices",
        "party": "Party PartyKind PartyTerm TermForm not_party_phrases parties party_terms",
        "plover": "EventCode EventGrammar EventKind EventNoun EventVerb event_grammar",
        "series": "KnownSeries known_series series_aliases",
        "speech": "Frame SayingVerb SayingWords saying",
        "word": "word_set",
    }.items()
    for name in names.split()
}

__all__ = [
    "LEVELS",
    "ActWords",
    "City",
    "Encounter",
    "EncounterGrammar",
    "EncounterVerb",
    "EventCode",
    "EventGrammar",
    "EventKind",
    "EventNoun",
    "EventVerb",
    "FoundingEvent",
    "Frame",
    "Head",
    "HistoryGrammar",
    "Honorific",
    "KnownSeries",
    "Modifier",
    "OfficeGrammar",
    "Party",
    "PartyKind",
    "PartyTerm",
    "Point",
    "SayingVerb",
    "SayingWords",
    "Special",
    "Stance",
    "TermForm",
    "act_words",
    "check_keys",
    "cities",
    "coordinates",
    "council_years",
    "encounters",
    "event_grammar",
    "expanded",
    "family_names",
    "founding_events",
    "groups",
    "histories",
    "honorifics",
    "inhabited",
    "is_family_first",
    "known_series",
    "load_yaml",
    "national_domains",
    "not_party_phrases",
    "offices",
    "particles",
    "parties",
    "party_terms",
    "post_nominals",
    "relations",
    "saying",
    "series_aliases",
    "word_set",
    "words",
]


def __getattr__(name: str) -> object:
    """Load the module that a public name lives in (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
