"""What kind of text a report is, by what its first lines and its speakers' labels say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.clean.metadata import outlet_of_url
from verbale.clean.page import SPEAKER
from verbale.model.documents import Document, Kind

JOINT = re.compile(r"\W*(?:\w+[ -]){0,4}?joint\s+(?:press\s+)?(?:statement|communiqu[eé]|declaration)\b", re.I)
JOINT_RELEASE = re.compile(
    r"the (?:text of the )?following (?:is the )?(?:text of (?:a|the) )?(?:joint )?(?:statement|communiqu[eé]|declaration)\b.*"
    r"\bby the (?:governments|foreign ministers|ministers|leaders)\b|begin text", re.I)  # fmt: skip
READOUT = re.compile(r"readout\b|.{0,60}['’]s (?:tele)?(?:phone )?(?:call|meeting|conversation) with\b", re.I)
ATTRIBUTABLE = re.compile(r"\b(?:the )?(?:following|below|readout)\b.{0,40}\battribut(?:able|ed) to\b", re.I)
MET = re.compile(
    r"\b(?:met|spoke|held (?:a )?(?:call|talks|meeting)|(?:phone|telephone) call|called|received|hosted|welcomed|discussed)\b", re.I
)
RELEASE = re.compile(
    r"\W*(?:for immediate release|(?:press|media|news) release|office of the spokesperson|media note|statement by)\b", re.I
)
OFFICIAL_HOST = re.compile(
    r"//[^/]*(?:\bgov\b|\bgo\.(?:jp|kr|th|id|ke|ug|tz)\b|\bmofa\b|\bmfa\b|\bgob\b|\bgouv\b|\bstate\.gov\b)", re.I
)
NUMBERED = re.compile(r"\(?(\d{1,2})[.)]\s+\S")


def kind_of(document: Document, headline: str | None, heads: Sequence[str], body: Sequence[str]) -> Kind:
    """The kind of a report from its headline, the bylines and other lines above its body (`heads`) and its body's lines."""
    if sum(SPEAKER.match(line) is not None for line in body) >= max(3, len(body) / 5):
        return Kind.TRANSCRIPT
    opening = [headline or "", *body[:2]]
    if JOINT.match(opening[0]) and len(opening[0].split()) > 2 and not re.search(r"\b(?:issue|adopt|sign|release)", opening[0]):
        return Kind.JOINT_STATEMENT
    if any(JOINT_RELEASE.match(line) or (JOINT.match(line) and len(line) < 120) for line in (*heads, *body[:2])):
        return Kind.JOINT_STATEMENT
    attributable = any(ATTRIBUTABLE.search(line) for line in (*heads, *body[:1]))
    if READOUT.match(opening[0]) or (attributable and any(MET.search(line) for line in body[:2])):
        return Kind.READOUT
    outlet = outlet_of_url(document.source)
    official = bool(outlet and outlet.official) or OFFICIAL_HOST.search(document.source) is not None
    numbered = sum(NUMBERED.match(line) is not None for line in body) >= max(2, len(body) / 2)
    if attributable or official or numbered or any(RELEASE.match(line) for line in (opening[0], *heads)):
        return Kind.PRESS_RELEASE
    return Kind.NEWS
