"""Where they stand, jointly and each, in the words of the reports about their meetings; and where that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbale.model.claims import Claim, Modality
from verbale.model.facts import Agreement, Position
from verbale.model.reading import Reading
from verbale.model.record import Origin
from verbale.views.assemble import assemble
from verbale.views.briefs import wording
from verbale.views.briefs.desk import Desk
from verbale.views.briefs.lines import Line, Run, Section
from verbale.views.notes import note
from verbale.views.parties import party_name
from verbale.views.readable import readable

REPORTS = 30
"""Latest reports about their meetings that are looked at."""

EACH = 3
"""Lines for what they hold jointly, and for each of them."""

ALIKE = 0.5
"""The part of two targets' words that must be common for them to be one."""

LINKS = {
    "is concerned": " about",
    "seeks": ":",
    "holds": ":",
    "assesses": ":",
    "warns": ":",
    "stresses": ":",
    "calls for": ":",
    "proposes": ":",
    "refuses": ":",
    "agreed": ":",
    "decided": ":",
}
"""What stands between a stance and what it is about; nothing after the others."""

NOUN_LINKS = {"agreed": ":", "decided": ":", "is concerned": " about", "holds": ":"}
"""The same where what it is about begins with an article; nothing after the others."""

_ARTICLES = ("a ", "an ", "the ")
_PRONOUNS = frozenset(("he", "her", "him", "his", "it", "its", "both", "she", "they", "this"))

VERBS = {"agre": "agreed", "reaffirm": "reaffirmed", "reiterat": "reaffirmed", "decid": "decided"}
"""How verbs of agreement begin, and how they are told."""

_SMALL = frozenset((
    "a", "an", "and", "as", "at", "be", "by", "for", "from", "in", "into", "its", "of", "on", "or", "over", "that", "the", "their",
    "this", "to", "with",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Stand:
    """A position or agreement as one report tells it."""

    by: tuple[str, ...]
    stance: str
    target: str
    claim: Claim
    origin: Origin

    @property
    def words(self) -> frozenset[str]:
        """The words of the target that carry meaning."""
        return frozenset(w for w in self.target.casefold().replace("'s", "").split() if w not in _SMALL)


def section(desk: Desk) -> Section:
    """What they hold jointly, then each party's own; the latest first."""
    documents = _documents(desk)
    stands = [s for r in desk.library.readings(documents) for s in _stands(desk, r)]
    lines: list[Line] = []
    left = 0
    for by in (desk.parties, *((code,) for code in desk.parties)):
        own = _latest_first(s for s in stands if set(s.by) == set(by))
        lines += [_line(desk, s, earlier) for s, earlier in own[:EACH]]
        left += max(0, len(own) - EACH)
    if not lines:
        return Section("Positions", remark="The record has no position of theirs from their meetings.")
    return Section("Positions", tuple(lines), wording.left_out(left, "position"))


def _documents(desk: Desk) -> list[str]:
    """The reports that are about a meeting of these parties, the latest meetings first."""
    about = [m.origin for e in reversed(desk.held) for m in e.mentions if m.main]
    return list(dict.fromkeys(o.document for o in about))[:REPORTS]


def _stands(desk: Desk, reading: Reading) -> Iterator[_Stand]:
    document = reading.report.document.id
    origin = desk.record.origins([document])[document]
    facts = assemble(reading.claims)
    promised = _promised(desk, document)
    for position in facts.positions:
        if position.stance and position.target and position.modality is not Modality.HEDGED:
            yield from _stand(position, position.stance, position.target, "target", origin)
    for agreement in facts.agreements:
        verb = next((told for begin, told in VERBS.items() if (agreement.verb or "").startswith(begin)), None)
        kept = agreement.evidence and any(_overlap(agreement.evidence.span, span) for span in promised)
        if verb and agreement.what and not kept:
            yield from _stand(agreement, verb, agreement.what, "what", origin)


def _stand(told: Position | Agreement, stance: str, target: str, key: str, origin: Origin) -> Iterator[_Stand]:
    claim = next((c for c in told.claims if c.property == key and c.evidence), None)
    if claim:
        yield _Stand(told.by, stance, readable(target).rstrip(".,"), claim, origin)


def _promised(desk: Desk, document: str) -> list[tuple[int, int]]:
    """Where the report's commitments stand: they have their own section."""
    found = (u.commitment.evidence for u in desk.undertakings)
    return [(e.start, e.end) for e in found if e and e.document == document]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _latest_first(stands: Iterable[_Stand]) -> list[tuple[_Stand, _Stand | None]]:
    """Each stand on its matter once, the latest, with the one before it where that was another stance."""
    ordered = sorted(stands, key=lambda s: s.claim.evidence.start if s.claim.evidence else 0)
    ordered.sort(key=lambda s: s.origin.published or "", reverse=True)
    found: list[tuple[_Stand, _Stand | None]] = []
    for stand in ordered:
        at = next((n for n, (later, _) in enumerate(found) if _one_matter(later, stand)), None)
        if at is None:
            found.append((stand, None))
        elif found[at][1] is None and found[at][0].stance != stand.stance and _before(stand, found[at][0]):
            found[at] = (found[at][0], stand)
    return found


def _one_matter(one: _Stand, other: _Stand) -> bool:
    common = len(one.words & other.words)
    return common >= ALIKE * max(1, len(one.words | other.words))


def _before(one: _Stand, other: _Stand) -> bool:
    return bool(one.origin.published and other.origin.published and one.origin.published < other.origin.published)


def _line(desk: Desk, stand: _Stand, earlier: _Stand | None) -> Line:
    runs = [Run(desk.who(stand.by), strong=True), *_told(desk, stand, " ")]
    if earlier:
        runs += [Run(" Before that:"), *_told(desk, earlier, " ")]
    return Line(tuple(runs))


def _told(desk: Desk, stand: _Stand, lead: str) -> Iterator[Run]:
    stance = _plural(stand.stance) if len(stand.by) > 1 else stand.stance
    links = NOUN_LINKS if stand.target.casefold().startswith(_ARTICLES) else LINKS
    link = links.get(stand.stance, "")
    day = wording.in_words(stand.origin.published) if stand.origin.published else "undated"
    about = "; ".join(filter(None, (day, _hedge(stand))))
    evidence = stand.claim.evidence
    cited = desk.notes.cite([note(desk.record, evidence, stand.claim)] if evidence else ())
    yield Run(f"{lead}{stance}{link} {stand.target} ({about}).", cited)


def _plural(stance: str) -> str:
    """ "condemns" of one is "condemn" of several."""
    if stance in VERBS.values():
        return stance
    verb, _, rest = stance.partition(" ")
    plural = {"is": "are"}.get(verb, verb[:-2] if verb.endswith("sses") else verb.removesuffix("s"))
    return f"{plural} {rest}".strip()


def _hedge(stand: _Stand) -> str | None:
    """Whose word it is, if the report does not vouch for it itself."""
    named = [name for name in stand.claim.attribution if name.casefold() not in _PRONOUNS]
    if named:
        return f"according to {readable(named[-1])}"
    return f"release of {party_name(stand.origin.side)}" if stand.origin.side else None
