"""The canonical English name of the dialogue that a meeting is a round of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from verbale import knowledge
from verbale.extract.meetings.drafts import Draft
from verbale.extract.meetings.views import View
from verbale.model.facts import Level
from verbale.model.spans import Span


class SeriesName(NamedTuple):
    """A name with the words that give it; `rule` and `because` where no words of the report name it."""

    name: str
    span: Span
    rule: str | None = None
    because: str | None = None


def canonical_series(draft: Draft, parties: Sequence[str], level: str | None) -> SeriesName | None:
    """The name of a draft's dialogue: a well-known one by its alias, else parties and printed words; None without a name."""
    named = [v for v in draft.views if v.noun and v.noun.name and v.noun.name_span]
    for view in named:
        if known := _known(view, parties):
            return known
    if named:
        best = max(named, key=lambda v: (bool(v.noun and v.noun.ordinal), len(v.series_words)))
        return _composed(best, parties)
    return _by_parties(draft, parties, level) or _trilateral(draft, parties, level)


def _known(view: View, parties: Sequence[str]) -> SeriesName | None:
    """A well-known dialogue whose alias stands in the words."""
    noun = view.noun
    if noun is None or noun.name is None or noun.name_span is None:
        return None
    text = view.scene.text
    printed = noun.name_span.of(text)
    for spelling in (noun.name, printed, joined_names(parties) + " " + noun.name):
        series = knowledge.series_aliases().get(" ".join(spelling.split()).casefold())
        if series and (not series.parties or set(parties) <= set(series.parties) or set(series.parties) <= set(parties)):
            return SeriesName(series.name, noun.name_span)
    return None


def _composed(view: View, parties: Sequence[str]) -> SeriesName | None:
    """The parties' names and the words of the name."""
    noun = view.noun
    if noun is None or noun.name is None or noun.name_span is None:
        return None
    own = list(dict.fromkeys(p.code for p in noun.parties))
    prefix = joined_names(own if len(own) >= 2 else parties)
    if not prefix:
        return None
    span = noun.name_span
    for p in noun.parties:
        span = span.to(p.span) if p.span.end <= noun.name_span.end and noun.name_span.start - p.span.start < 60 else span
    name = noun.name if _has_parties(noun.name, own or parties) else f"{prefix} {noun.name}"
    return SeriesName(name, span)


def _has_parties(name: str, parties: Sequence[str]) -> bool:
    """Whether a name (as an acronym was explained) already has the parties in it."""
    words = name.replace("-", " ").split()
    terms = (knowledge.party_terms().get(w, ()) for w in words)
    return len({t.code for meanings in terms for t in meanings} & set(parties)) >= 2


def _by_parties(draft: Draft, parties: Sequence[str], level: str | None) -> SeriesName | None:
    """The one well-known dialogue that just these parties hold at this level, if three or more meet."""
    if len(parties) < 3 or not level:
        return None
    fits = [s for s in knowledge.known_series() if set(s.parties) == set(parties) and s.level == level]
    if len(fits) > 1:
        titles = " ".join(o.title for v in draft.views for o in v.encounter.everyone.offices)
        titles += " ".join(k.value for v in draft.views for n in v.people for k in v.cast[n].offices)
        fits = [s for s in fits if "Foreign" in s.name and "Foreign" in titles]
    if len(fits) != 1:
        return None
    because = f"just these parties meet at this level as the {fits[0].name}"
    return SeriesName(fits[0].name, draft.views[0].encounter.span, "known dialogue of these parties", because)


_TRILATERALS = {
    Level.LEADERS: "Summit",
    Level.MINISTERIAL: "Foreign Ministers Meeting",
    Level.SENIOR_OFFICIALS: "Senior Officials Meeting",
}


def _trilateral(draft: Draft, parties: Sequence[str], level: str | None) -> SeriesName | None:
    """The trilateral mechanism of just three states, where the report calls their meetings trilateral: one name a level."""
    if len(parties) != 3 or level not in _TRILATERALS or any(v.marks & {"aside", "visit"} for v in draft.views):
        return None
    page = draft.views[0].scene.text.casefold()
    if not any(word in page for word in ("trilateral", "three-way", "tripartite")):
        return None
    if level == Level.MINISTERIAL and "foreign" not in page:
        return None
    name = f"{joined_names(sorted(parties))} Trilateral {_TRILATERALS[Level(level)]}"
    because = "the report calls the meetings of just these three trilateral"
    return SeriesName(name, draft.views[0].encounter.span, "trilateral mechanism", because)


def joined_names(parties: Sequence[str]) -> str:
    """The parties as one word: "South Korea-Japan"; the acronym for an organisation."""
    table = knowledge.parties()
    if not 2 <= len(parties) <= 4 or any(p not in table for p in parties):
        return ""
    return "-".join(_short_name(p) for p in parties)


_LONG_NAME = 3
"""Words from which on a state's name gives way to its acronym in the name of a dialogue: "India-UAE Joint Commission"."""


def _short_name(code: str) -> str:
    """A party as names of dialogues call it."""
    party = knowledge.parties()[code]
    if party.kind == "organisation" and code not in knowledge.groups():
        return code
    acronyms = (n for n in party.names if n.isupper() and n.isalpha()) if len(party.name.split()) >= _LONG_NAME else iter(())
    return next(acronyms, party.name)
