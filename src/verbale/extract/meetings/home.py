"""The country that a page speaks from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale import knowledge
from verbale.extract.scene import Scene

_MINISTRY = re.compile(
    r"(?i)\b(?:ministry|mofa|mfa|mea|dfat|foreign office|state department|department|minrel|itamaraty|government)\b"
)
_HOST = re.compile(r"(?:@|https?://)([\w.-]+\.[a-z]{2})(?![\w.])")


def home_party(scene: Scene) -> str | None:
    """The country that a page speaks from: that of the ministry that publishes it, or of its dateline."""
    city = scene.report.dateline_city
    known = knowledge.cities().get(city.strip(" .,")) if city else None
    report = scene.report
    return _of_ministry(report.outlet) or _of_domain((*report.emails, report.document.source)) or (known.country if known else None)


def _of_domain(addresses: Sequence[str]) -> str | None:
    """The country of the first address under a national domain: "news@paper.co.ke"."""
    for address in addresses:
        if host := _HOST.search(address):
            return knowledge.national_domains().get(host[1].rsplit(".", 1)[-1])
    return None


def _of_ministry(outlet: str | None) -> str | None:
    """The country of a ministry that publishes its own releases: "MOFA Japan", "US State Department"."""
    if not outlet or not _MINISTRY.search(outlet):
        return None
    words = outlet.replace("'s", "").split()
    spellings = [" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1)]
    terms = (knowledge.party_terms().get(s) for s in spellings)
    return next((t[0].code for t in terms if t), None)
