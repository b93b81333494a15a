"""Which recurring dialogues a report speaks of, and which of them some words mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from verbale import knowledge
from verbale.extract.cast import Cast
from verbale.extract.meetings.claims import Teller, tellers_of
from verbale.extract.meetings.drafts import Draft
from verbale.extract.meetings.nouns import NounPhrase
from verbale.extract.meetings.series import canonical_series, joined_names
from verbale.extract.meetings.views import alike, name_words
from verbale.extract.scene import Scene
from verbale.extract.telling import Fact
from verbale.model import edtf
from verbale.model.annotated import PartyMention
from verbale.model.claims import Claim
from verbale.model.facts import Status
from verbale.model.spans import Span

_NEWS = timedelta(days=60)
_BETWEEN = 12
"""How many tokens after its name the parties of a dialogue may stand."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A dialogue: its canonical name with the words for it, its parties, and its level and format with theirs.

    `round` is the day of the round that the report tells of as held, if it is about one.
    """

    name: str
    span: Span
    rule: str | None = None
    because: str | None = None
    parties: Mapping[str, Span] = field(default_factory=dict)
    level: Fact | None = None
    format: Fact | None = None
    round: tuple[str, Span] | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words that tell its name from others."""
        table = knowledge.parties()
        named = {w for code in self.parties if code in table for w in (*table[code].name.split(), code)}
        words = [w for w in self.name.replace("-", " ").split() if w not in named]
        return name_words(" ".join(words) or self.name)


class Register:
    """The dialogues of a report, the one that it is about first."""

    def __init__(self, scene: Scene, cast: Cast, drafts: Sequence[Draft]) -> None:
        """Collect those that the meetings are rounds of."""
        self.scene = scene
        self.entries: list[Entry] = []
        self.main: int | None = None
        for n, teller in enumerate(tellers_of(scene, cast, drafts)):
            entry = _of_draft(teller)
            if entry is not None:
                number = self._add(entry)
                self.main = number if n == 0 else self.main

    def _add(self, entry: Entry) -> int:
        """The number of the dialogue: of the same one, if it is there already."""
        for number, other in enumerate(self.entries):
            if _same(entry, other):
                return number
        self.entries.append(entry)
        return len(self.entries) - 1

    def named(self, phrase: NounPhrase) -> int | None:
        """The dialogue that a phrase names; a new one, if it names its parties too."""
        scene = self.scene
        if not phrase.name or not phrase.name_span:
            return None
        named = {m.code: m.span for m in (*phrase.parties, *self._between(phrase.last))}
        parties = {member: span for code, span in named.items() for member in knowledge.expanded((code,))}
        words = name_words(phrase.name)
        for number, entry in enumerate(self.entries):
            if alike(words, entry.words) and (set(parties) <= set(entry.parties) or not entry.parties):
                return number
        known = knowledge.series_aliases().get(phrase.name_span.of(scene.text).casefold())
        prefix = joined_names(list(named))
        if known:
            name, parties = known.name, parties or dict.fromkeys(known.parties, phrase.name_span)
        elif prefix:
            name = f"{prefix} {phrase.name}"
        else:
            return None
        level = Fact("level", phrase.level, phrase.level_span) if phrase.level and phrase.level_span else None
        format_ = Fact("format", phrase.format, phrase.format_span) if phrase.format and phrase.format_span else None
        return self._add(Entry(name, scene.span_of(phrase.first, phrase.last), None, None, parties, level, format_))

    def _between(self, last: int) -> list[PartyMention]:
        """The parties of "between A and B" behind a phrase."""
        scene = self.scene
        if scene.lower[last : last + 1] not in (("between",), ("of",), ("among",)):
            return []
        found: list[PartyMention] = []
        for i in range(last + 1, min(last + _BETWEEN, len(scene.tokens))):
            if (party := scene.party_at.get(i)) is not None:
                found += [party] if party not in found else []
            elif scene.lower[i] not in ("the", "and", ",", "republic", "of"):
                break
        return found

    def fitting(self, phrase: NounPhrase | None, recent: int | None) -> int | None:
        """The dialogue that words without a name point back to: the one last spoken of, else the one the report is about."""
        order = [n for n in (recent, self.main) if n is not None]
        order += [n for n in range(len(self.entries)) if phrase and (phrase.level or phrase.format) and n not in order]
        for number in order:
            if phrase is None or _compatible(self.entries[number], phrase):
                return number
        return None


def _of_draft(teller: Teller) -> Entry | None:
    """The dialogue that a meeting is a round of."""
    draft = teller.draft
    found = canonical_series(draft, teller.parties, teller.level)
    if found is None:
        return None
    words = {code: span for view in reversed(draft.views) for code, span in view.party_words()}
    parties = {code: words.get(code, found.span) for code in teller.parties}
    claims = teller.told
    level = next((c for c in claims if c.property == "level" and c.value == teller.level), None)
    form = next((c for c in claims if c.property == "format"), None)
    return Entry(
        found.name,
        found.span,
        found.rule,
        found.because,
        parties,
        _fact(level),
        _fact(form),
        _day(claims, teller) if draft is teller.main and teller.status is Status.HELD else None,
    )


def _fact(claim: Claim | None) -> Fact | None:
    """A claim of a meeting as one of its dialogue."""
    if claim is None or claim.evidence is None:
        return None
    return Fact(claim.property, claim.value, claim.evidence.span, claim.rule, claim.because)


def _day(claims: Sequence[Claim], teller: Teller) -> tuple[str, Span] | None:
    """The day of the meeting that the report is about, if that is news: within weeks of publication."""
    published = teller.scene.report.published
    days = [c for c in claims if c.property == "date" and isinstance(c.value, str) and c.evidence]
    best = max(days, key=lambda c: c.confidence, default=None)
    if best is None or best.evidence is None or published is None:
        return None
    age = edtf.bounds(published)[1] - edtf.bounds(str(best.value))[0]
    return (str(best.value), best.evidence.span) if age <= _NEWS else None


def _same(one: Entry, other: Entry) -> bool:
    if one.name == other.name:
        return True
    return set(one.parties) == set(other.parties) and alike(one.words, other.words) and _level(one) == _level(other)


def _level(entry: Entry) -> str | None:
    return str(entry.level.value) if entry.level else None


def _compatible(entry: Entry, phrase: NounPhrase) -> bool:
    """Whether a phrase without a name may mean the dialogue: no other level, no other format, no other parties."""
    if phrase.level and entry.level and phrase.level != entry.level.value:
        return False
    if phrase.format and entry.format and phrase.format != entry.format.value:
        return False
    codes = set(knowledge.expanded(tuple(p.code for p in phrase.parties)))
    return not codes or not entry.parties or codes <= set(entry.parties)
