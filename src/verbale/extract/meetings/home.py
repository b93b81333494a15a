"""The country that a page speaks from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale import knowledge
from verbale.extract.scene import Scene
from verbale.knowledge.agency import side_of_name

_MINISTRY = re.compile(
    r"(?i)\b(?:ministry|mofa|mfa|mea|dfat|foreign office|state department|department|minrel|itamaraty|government)\b"
)
_FORMS = ("name", "adjective", "people", "capital", "metonym")
"""The words for a party, those that tell it best first: in "State Department, Kenya" it is Kenya."""

_HOST = re.compile(r"(?:@|https?://)([\w.-]+\.[a-z]{2})(?![\w.])")


def home_party(scene: Scene) -> str | None:
    """The country that a page speaks from: that of the ministry that publishes it, or of its dateline."""
    city = scene.report.dateline_city
    known = knowledge.cities().get(city.strip(" .,")) if city else None
    report = scene.report
    country = _of_ministry(report.outlet) or _of_domain((*report.emails, report.document.source))
    return country or (known.country if known else _of_paper(report.outlet))


def ministry_party(scene: Scene) -> str | None:
    """The country whose ministry publishes the page: it names its own officials without their country."""
    return _of_ministry(scene.report.outlet)


def _of_paper(outlet: str | None) -> str | None:
    """The country of the city that a newspaper has in its name: "The Suva Herald"."""
    if not outlet or _MINISTRY.search(outlet):
        return None
    words = outlet.split()
    spellings = (" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1))
    city = next((c for s in spellings if (c := knowledge.cities().get(s))), None)
    return city.country if city else None


def _of_domain(addresses: Sequence[str]) -> str | None:
    """The country of the first address under a national domain: "news@paper.co.ke"."""
    for address in addresses:
        if host := _HOST.search(address):
            return knowledge.national_domains().get(host[1].rsplit(".", 1)[-1])
    return None


def _of_ministry(outlet: str | None) -> str | None:
    """The country of a ministry that publishes its own releases: "MOFA Japan", "US State Department", "GOV.UK"."""
    if not outlet or not _MINISTRY.search(outlet):
        side = side_of_name(outlet) if outlet else None
        return side if side and knowledge.parties()[side].kind != "organisation" else None
    named = _named(outlet)
    return min(named, key=lambda term: _FORMS.index(term.form)).code if named else None


def _named(outlet: str) -> list[knowledge.PartyTerm]:
    """The parties that an outlet's name has in it, none within another: of "Republic of Uzbekistan" no other republic."""
    words = [w.strip(",.()") for w in outlet.replace("'s", "").replace("’s", "").split()]
    found: list[knowledge.PartyTerm] = []
    first = 0
    while first < len(words):
        spellings = ((last, " ".join(words[first:last])) for last in range(len(words), first, -1))
        terms = ((last, knowledge.party_terms().get(spelling.removeprefix("the "))) for last, spelling in spellings)
        first, meanings = next(((last, t) for last, t in terms if t), (first + 1, None))
        found += [t for t in (meanings or ())[:1] if not t.contextual]
    return found
