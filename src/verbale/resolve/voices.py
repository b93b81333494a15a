"""Whose word a report is: its outlet, what it is taken from, the side that issued it, and a sketch of its words.

In a record of many reports a syndicated text must count once. Two reports are dependent where their bodies are near-duplicates
(Broder, "On the resemblance and containment of documents", 1997) or where they go back to one outlet, agency or government.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit
from zlib import crc32

from ahocorasick_rs import AhoCorasick, MatchKind

from verbale.knowledge.agency import agencies, publisher_of_host, side_of_host, side_of_name, source_forms, source_named
from verbale.model.claims import Claim
from verbale.model.documents import Kind, Report, Role

SHINGLE = 5
"""Words of a shingle."""

KEPT = 64
"""Hashes of a sketch: the standard error of a resemblance of one half is then 0.06."""

COPY = 0.4
"""From which resemblance on two bodies are one text.

An editor who cuts the last third of 300 words and rewords a lead of 30 leaves 170 shingles of 330, 0.52. Two papers of which each
prints the same communiqué for half its length and writes the rest itself have 0.33 in common; those that merely tell of one
meeting, below 0.1. The threshold lies between these, nearer the quotations, since a copy that is missed counts as a witness.
"""

ISSUED = frozenset((Kind.PRESS_RELEASE, Kind.READOUT, Kind.JOINT_STATEMENT))

IDEOGRAPH = "\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"[{IDEOGRAPH}]|[^\W_{IDEOGRAPH}]+")
"""A word; in scripts that part none, a character."""

PLAIN_WORD = re.compile("[a-z0-9]+")
"""The same for folded text in ASCII, faster."""

# Names of agencies and publishers are masked by one private-use character each, so that patterns can speak of them.
MASK, MARK, MOST = 0xE000, 0xF000, 0x8FF
PRIVATE = re.compile("[\ue000-\uf8ff]")
NAME = "[\ue000-\uefff]"
ANY = "[\ue000-\uf8ff]"
AGENCY = r"(?:state[ ])?(?:news[ ])?agency"
CITED = rf"(?:{NAME}(?:[ ]{AGENCY})?|{ANY}[ ]{AGENCY}|{AGENCY}[ ]{ANY})"
TITLE = (
    r"(?:(?:the|a|an|its|their|local|official|semi-official|state|state-run|state-owned|national|private|public|news|agency|agencies"
    r"|wire|service|broadcaster|daily|newspaper|media|outlet|website|report|reports|by|from|in|of|on"
    r"|[A-Z][\w-]*(?:['’]s|ese|[ai]n|ish|i))[ ]+)"
)
"""What may stand before the name of an agency or outlet, a word of it."""

WHOSE = re.compile(
    rf"\b(?:[Aa]ccording[ ]to|[Cc]iting|cit(?:es|ed)|quoting|quot(?:es|ed)(?:[ ]by)?|(?:reported|cited|carried|published)[ ]by|told"
    rf"|in[ ]an[ ]interview[ ]with)[ ]+{TITLE}{{0,7}}{CITED}"
    rf"|{CITED}(?:,)?(?:[ ](?:has|had|also))?[ ](?:reported|reports|said|says|announced|quoted|cited)\b"
)
"""Words that lay a sentence into an agency's or outlet's mouth."""

ASIDE = re.compile(rf"\b(?:after|since|before|when|while|because|which|that|days?|hours?|weeks?|whether)[ ]+{TITLE}{{0,7}}$")
"""Words before such a clause that make it one of the sentence's details."""

SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])[\"”’']*\s+(?=[\"“‘']?[^\W\d_a-z])|(?<=\d[.!?])\s+(?=[^\W\d_a-z])")
LEAST_LEAD = 6
"""Words that a first line must have to be a lead."""

LABEL = (
    r"(?i:sources?|courtesy(?:[ ]of)?|credits?|agenc(?:y|ies)|via|from|by|(?:additional[ ])?inputs?[ ](?:from|by)"
    r"|with(?:[ ](?:additional|further))?(?:[ ](?:inputs?|reports?|reporting|information|files))?(?:[ ](?:from|by|of))?)"
)
"""Words before the sources of a text."""

PARTS = re.compile(r"\s*(?:[/,;|&+·]|\band\b|[-–—](?=\s))\s*")
LABELLED = re.compile(rf"\W*{LABEL}\b")
CREDIT = re.compile(rf"[\W_]*?(?:(?P<label>{LABEL})\s*[:–—-]?\s+)?(?P<names>(?:{ANY}|[^\W_]).*?)[\s.)\]】]*", re.S)
TAIL = re.compile(
    rf"[.!?…\"”’)\]]?(?:\s*[(\[【]|\s*[-–—/]{{1,2}}\s?)(?P<names>[^()\[\]【】.!?]*{ANY}[^()\[\]【】.!?]*)[)\]】]?\s*$"
)
HEAD = re.compile(
    rf"(?P<before>[^.!?\n]{{0,90}}?)[(\[【](?P<names>[^()\[\]【】]*{ANY}[^()\[\]【】]*)[)\]】]\s*(?P<dash>\.?\s*[-–—:]+)?"
)
LOWER = re.compile(r"\b[a-z]{2,}")
BRACKETS = re.compile(r"[(\[【](?P<names>[^()\[\]【】]{1,60})[)\]】](?P<dash>\s*\.?\s*(?:[-–—]|:(?!\d)))?")
TOLD = re.compile(rf"[:\-–—]\s+(?:{TITLE}{{0,5}}){CITED}\W*$")
UNKNOWN = re.compile(
    r"(?!(?:KST|JST|GMT|UTC|IST|EST|EDT|CET|BST|END|MOFA|MFA)$)(?:[A-Z]{3,6}|.*\b(?:News|Agency|Press|Wire|Times|Post|Herald)\b.*)"
)
SIGNED = re.compile(rf"\W*(?:{LABEL}:?\s+)?{ANY}\W*")
PICTURE = re.compile(
    r"\b(?:photos?|photograph\w*|pictur\w+|images?|captions?|file|left|right|poses?|posing|shakes?|shaking|former(?:ly)?|worked)\b",
    re.I,
)
"""Words of lines that credit a picture, or tell a writer's life."""

LAST = 3
"""How many lines at the end of a body may be credits."""

LONGEST_CREDIT, LONGEST_LEAD = 140, 800
"""Characters of a line that may be a credit, and of a lead sentence."""

BESIDE = 3
"""How many passages above and below the body may sign it."""


K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word a report is.

    `outlet` as printed, or by its domain; `chain` the agencies and outlets that it is taken from, nearest first ("IANS",
    "Xinhua"); `side` the code of the party whose government, or the organisation, that issued it, None for the press, a state's
    own agencies among it; `sketch` the least hashes of its body's shingles, in order.
    """

    outlet: str | None
    chain: tuple[str, ...]
    side: str | None
    sketch: tuple[int, ...]


class Mention(NamedTuple):
    """An agency or outlet as printed, with its name in the record; a mark means it only where agencies are looked for."""

    printed: str
    name: str
    mark: bool


def voice_of(report: Report, claims: Sequence[Claim] = ()) -> Voice:
    """Whose word a report is, by its own words, its address, and its claims' attributions."""
    host = _host(report.document.source)
    outlet = _outlet(report, host)
    found = [*_credits(report), *_lead(report), *_claimed(report, claims)]
    own = _names(outlet) | _initials(outlet)
    chain = tuple(dict.fromkeys(m.name for m in found if m.name.casefold() not in own and m.printed.casefold() not in own))
    return Voice(outlet, chain, _side(report, host), _sketch(report))


def resemblance(one: Voice, other: Voice) -> float:
    """The estimated Jaccard index of the bodies' shingles (Broder 1997); exact where both have less than a sketch holds.

    Of the hashes up to the point where the shorter reaching sketch ends, the share that stands in both.
    """
    reach = min((s[-1] for s in (one.sketch, other.sketch) if len(s) == KEPT), default=1 << 32)
    first, second = ({h for h in s if h <= reach} for s in (one.sketch, other.sketch))
    both = len(first | second)
    return len(first & second) / both if both else 1.0


def dependent(one: Voice, other: Voice) -> bool:
    """Whether one is a copy of the other, or both go back to one outlet, agency or government.

    Both are taken to tell of the same thing: two reports by one outlet about one meeting are one source of it, and a government
    has one voice whichever of its offices speaks.
    """
    if one == other or _roots(one.outlet, one.chain, one.side) & _roots(other.outlet, other.chain, other.side):
        return True
    return bool(one.sketch and other.sketch) and resemblance(one, other) >= COPY


def independent(voices: Sequence[Voice]) -> int:
    """How many independent sources these are."""
    return len(set(sources_of(dict(enumerate(voices))).values()))


def sources_of(voices: Mapping[K, Voice]) -> dict[K, int]:
    """The number of the source that each voice goes back to: dependence, taken from one to the next, joins them."""
    groups: list[list[K]] = []
    for key, voice in voices.items():
        apart, joined = [], [key]
        for group in groups:
            if any(dependent(voice, voices[member]) for member in group):
                joined += group
            else:
                apart.append(group)
        groups = [*apart, joined]
    return {key: number for number, group in enumerate(groups) for key in group}


def _sketch(report: Report) -> tuple[int, ...]:
    """The least hashes of the body's shingles, all of them where there are few; one shingle of all words of a short body."""
    text = report.document.text
    body = "\n".join(p.span.of(text) for p in report.of_role(Role.BODY)).casefold()
    words = " ".join((PLAIN_WORD if body.isascii() else WORD).findall(body)).encode("utf-8", "surrogatepass").split()
    if len(words) < SHINGLE:
        shingles: Iterable[bytes] = [b" ".join(words)] if words else []
    else:
        shingles = map(b" ".join, zip(*(words[i:] for i in range(SHINGLE)), strict=False))
    return tuple(sorted(set(map(crc32, shingles)))[:KEPT])


def _host(source: str) -> str:
    """The host of an address; empty for paths."""
    try:
        return urlsplit(source).hostname or ""
    except ValueError:
        return ""


def _outlet(report: Report, host: str) -> str | None:
    """The outlet as given, by its host, or as read off the page; else the host itself.

    An agency that the page names in credits alone is where the text or a picture is from, not where it stands.
    """
    if given := _given(report):
        return given
    if publisher := publisher_of_host(host):
        return publisher.name
    read = report.outlet
    if read and source_named(read) in agencies() and not any(_names_outlet(line, read) for line in _texts(report, Role.FURNITURE)):
        read = None
    return read or host.removeprefix("www.") or None


def _given(report: Report) -> str | None:
    """The outlet that came with the document or that its markup names."""
    hints = report.document.hints
    return report.document.outlet or (hints.outlet if hints else None)


def _names_outlet(line: str, outlet: str) -> bool:
    """Whether a line names the outlet otherwise than as a credit."""
    masked = _masked(line)
    named = any(mention.name == source_named(outlet) for mention in masked.all())
    return named and not PICTURE.search(line) and not any(_credit_line(line, labelled=False))


def _side(report: Report, host: str) -> str | None:
    """The party that issued a report: by its host, by the outlet it was given under, or by who signs a release.

    An outlet that was only read off the page counts for releases alone: the press prints the names of organisations, too.
    """
    if side := side_of_host(host):
        return side
    issued = report.kind in ISSUED
    if report.outlet and (_given(report) or (issued and publisher_of_host(host) is None)) and (side := side_of_name(report.outlet)):
        return side
    if not issued or source_named(report.outlet or "") is not None:
        return None
    signed = (*report.authors, *_texts(report, Role.BYLINE))
    return next((side for line in signed if len(line) <= LONGEST_CREDIT and (side := side_of_name(" ".join(line.split())))), None)


def _texts(report: Report, *roles: Role) -> list[str]:
    text = report.document.text
    return [p.span.of(text) for p in report.of_role(*roles)]


def _credits(report: Report) -> Iterator[Mention]:
    """The sources that a report credits, nearest to its outlet first: bylines, credit lines, dateline, last words, headline."""
    body = _texts(report, Role.BODY)
    yield from _bylines(report)
    for line in (*body[:1], *body[1:][-LAST:]):
        yield from _credit_line(line, labelled=False)
    for line, beside in _furniture(report):
        yield from _credit_line(line, labelled=not beside)
    for line in _texts(report, Role.DATELINE):
        yield from _dateline(line)
    if body:
        yield from _opening(body[0])
        yield from _tail(body[-1])
    if report.headline and (told := TOLD.search((masked := _masked(report.headline)).text)):
        yield from masked.within(told[0])


def _furniture(report: Report) -> Iterator[tuple[str, bool]]:
    """The furniture lines, and whether they stand right beside the body and not below a picture, where a bare name signs it."""
    passages = [p for p in report.passages if not p.duplicate]
    body = [i for i, p in enumerate(passages) if p.role is Role.BODY]
    near = {*range(body[0] - BESIDE, body[0]), *range(body[-1] + 1, body[-1] + BESIDE)} if body else set()
    for i, passage in enumerate(passages):
        if passage.role is Role.FURNITURE:
            yield passage.span.of(report.document.text), i in near and passages[i - 1].role is not Role.CAPTION


def _bylines(report: Report) -> Iterator[Mention]:
    """The agencies among the authors and in the bylines."""
    for author in report.authors:
        if (name := source_named(author)) is not None:
            yield Mention(author, name, mark=False)
    for line in _texts(report, Role.BYLINE):
        if len(line) <= LONGEST_CREDIT and not PICTURE.search(line):
            masked = _masked(line)
            for part in PARTS.split(masked.text):
                yield from masked.within(part, marks=SIGNED.fullmatch(part) is not None)


def _credit_line(line: str, *, labelled: bool) -> Iterator[Mention]:
    """The sources that a line names which says nothing else: "(Reuters)", "With inputs from PTI", "Source: ANI/Xinhua".

    With a label one of several may be unknown; `labelled` lines count with a label alone.
    """
    if len(line) > LONGEST_CREDIT or PICTURE.search(line):
        return
    masked = _masked(line)
    found = CREDIT.fullmatch(masked.text) if masked.mentions or LABELLED.match(line) else None
    if not found or (labelled and not found["label"]):
        return
    parts = [part.strip(" ()[]【】.:") for part in PARTS.split(found["names"])]
    known = [re.fullmatch(rf"{ANY}(?:[ ]{AGENCY})?", part) is not None for part in parts]
    issuers = [part if found["label"] and side_of_name(part) else None for part in parts]
    if not any(known) and not any(issuers):
        return
    if all(known) or (found["label"] and all(len(part.split()) <= 8 for part in parts)):
        for part, issuer in zip(parts, issuers, strict=True):
            yield from [Mention(issuer, issuer, mark=False)] if issuer else masked.within(part, marks=True)


def _dateline(line: str) -> Iterator[Mention]:
    """The agencies of a dateline: known ones anywhere, unknown ones in brackets before the dash."""
    masked = _masked(line)
    for found in BRACKETS.finditer(masked.text):
        if PRIVATE.search(found["names"]):
            yield from masked.within(found["names"], marks=True)
        elif found["dash"] and UNKNOWN.fullmatch(found["names"]):
            yield Mention(found["names"], found["names"], mark=False)
    yield from masked.within(BRACKETS.sub(" ", masked.text))


def _opening(line: str) -> Iterator[Mention]:
    """The agencies in brackets at a body's beginning: "[IANS] ...", "Suva [Fiji], May 2 (ANI): ..."."""
    masked = _masked(line[:LONGEST_LEAD])
    found = HEAD.match(masked.text)
    if found and (found["dash"] or not LOWER.search(found["before"])):
        yield from masked.within(found["names"], marks=True)


def _tail(line: str) -> Iterator[Mention]:
    """The agencies that a body ends with: "... next year. (Xinhua)", "... – Bernama"."""
    masked = _masked(line[-LONGEST_CREDIT:])
    found = TAIL.search(masked.text) if masked.mentions else None
    if not found or PICTURE.search(line):
        return
    parts = [part for part in PARTS.split(found["names"]) if part.strip()]
    if all(re.fullmatch(rf"(?:{LABEL}\s+)?{ANY}", part.strip()) for part in parts):
        yield from masked.within(found["names"], marks=True)


def _lead(report: Report) -> Iterator[Mention]:
    """The agencies or outlets into whose mouth the lead sentence is laid."""
    text = report.document.text
    for line in report.of_role(Role.BODY)[:3]:
        paragraph = " ".join(line.span.of(text).split())
        if len(paragraph.split()) < LEAST_LEAD:
            continue
        masked = _masked(SENTENCE.split(paragraph[:LONGEST_LEAD], maxsplit=1)[0])
        for found in WHOSE.finditer(masked.text) if masked.mentions else ():
            if not ASIDE.search(masked.text[: found.start()]):
                yield from masked.within(found[0], marks=True)
        return


def _claimed(report: Report, claims: Sequence[Claim]) -> Iterator[Mention]:
    """The agencies and outlets that more than half of the claims with words in the body are attributed to, outermost first."""
    body = [p.span for p in report.of_role(Role.BODY)]
    told = [c for c in claims if c.evidence and any(span.holds(c.evidence.span) for span in body)]
    said: Counter[str] = Counter()
    for claim in told:
        said.update(list(dict.fromkeys(mention.name for who in claim.attribution for mention in _masked(who).all())))
    yield from (Mention(name, name, mark=False) for name, number in said.items() if 2 * number > len(told))


@dataclass(frozen=True, slots=True)
class _Masked:
    """A text with a private-use character for each name that it mentions, and the mentions by that character."""

    text: str
    mentions: dict[str, Mention]

    def all(self) -> Iterator[Mention]:
        """Every mention that is no mere mark."""
        return self.within(self.text)

    def within(self, part: str, *, marks: bool = False) -> Iterator[Mention]:
        """The mentions of a part of the masked text; mere marks if asked for."""
        for sign in PRIVATE.findall(part):
            if marks or not self.mentions[sign].mark:
                yield self.mentions[sign]


def _masked(text: str) -> _Masked:
    """A text with its mentions of agencies and publishers masked."""
    automaton, forms = _automaton()
    text = PRIVATE.sub(" ", text).encode("utf-8", "replace").decode("utf-8").replace("\u00a0", " ")
    parts: list[str] = []
    mentions: dict[str, Mention] = {}
    at = 0
    for which, start, end in automaton.find_matches_as_indexes(text):
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or len(mentions) >= MOST:
            continue
        name, mark = source_forms()[forms[which]]
        sign = chr((MARK if mark else MASK) + len(mentions))
        mentions[sign] = Mention(forms[which], name, mark)
        parts += (text[at:start], sign)
        at = end
    return _Masked("".join((*parts, text[at:])), mentions)


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The automaton of all forms of agencies and publishers, and the forms."""
    forms = tuple(source_forms())
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), forms


@lru_cache(maxsize=4096)
def _roots(outlet: str | None, chain: tuple[str, ...], side: str | None) -> frozenset[str]:
    """What a voice goes back to: its outlet and its chain by their names in the record, and the governments among them by code."""
    names = _names(outlet).union(*map(_names, chain))
    sides = {side, *(side_of_name(name) for name in (outlet, *chain) if name)} - {None}
    return names | {f"side {code}" for code in sides}


@lru_cache(maxsize=4096)
def _names(outlet: str | None) -> frozenset[str]:
    """The names of an outlet in the record, folded; "Xinhua (People's Daily Online)" has two."""
    if not outlet:
        return frozenset()
    parts = [outlet, *re.split(r"[/()|]|\bvia\b", outlet)]
    known = [name.casefold() for part in parts if (name := source_named(part)) is not None]
    return frozenset(known[:1] if source_named(outlet) else known or [outlet.casefold().removeprefix("the ")])


@lru_cache(maxsize=4096)
def _initials(outlet: str | None) -> frozenset[str]:
    """How an outlet may sign with its initials, and with its name."""
    capitals = "".join(word[0] for word in (outlet or "").split() if word[0].isupper())
    return frozenset((capitals.casefold(), (outlet or "").casefold())) - {""}
