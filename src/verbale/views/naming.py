"""From what a person types to what the record has: parties, series, people, offices.

Nothing is guessed. What fits exactly one thing is that thing; what fits several, or only nearly, is a `UsageError` that says which
there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from verbale import knowledge
from verbale.errors import UsageError
from verbale.knowledge.calling import folded
from verbale.knowledge.likeness import Likeness, OfficeLikeness, keys_of, names_alike, office_likeness, words_of
from verbale.model.record import Dialogue, Holder
from verbale.views.readable import printable
from verbale.views.record import Named, Record

SHOWN = 8
"""How many things that fit are named in a message."""

_CLOSE = 0.75
"""How alike (`difflib`, from 0 to 1) a name must be to be proposed."""

_RIVAL = 0.05
"""How much less alike than the likest a name may be and still be proposed beside it."""

_LONGEST = 5
"""Words of the longest name of a party that is looked for within a series' name."""

_NOT_OWNERS = frozenset(("to", "for", "in", "at"))
"""Words before a party that is no owner of an office: "Ambassador to Peru"."""


# -- parties -------------------------------------------------------------------------------------------------------


def party(text: str) -> str:
    """The code of the party that somebody means by a code, a name, an adjective, a people or a capital, in any case.

    Raises `UsageError` where it means none, or several.
    """
    known = knowledge.parties()
    if text in known:
        return text
    codes = _codes_of(text)
    if not codes and text.strip().upper() in known:
        return text.strip().upper()
    if len(codes) == 1:
        return next(iter(codes))
    if codes:
        raise UsageError(f"{text!r} may be {' or '.join(map(_party_name, sorted(codes)))}; give the code")
    near = _nearest(text, {term: (term, *term.split()) for term in _party_terms()})
    raise UsageError(f"no party is called {text!r}{_meant(_party_name(c) for term in near for c in sorted(_party_terms()[term]))}")


def parties(texts: Iterable[str]) -> tuple[str, ...]:
    """The codes of several parties, each once."""
    return tuple(dict.fromkeys(map(party, texts)))


def _party_name(code: str) -> str:
    return f"{knowledge.parties()[code].name} ({code})"


def _codes_of(text: str) -> frozenset[str]:
    """The parties that a text means: by the word as printed ("US"), or else in any case ("us")."""
    exact = frozenset(term.code for term in knowledge.party_terms().get(text, ()) if not term.contextual)
    return exact or _party_terms().get(folded(text), frozenset())


@cache
def _party_terms() -> Mapping[str, frozenset[str]]:
    """The codes of parties by their folded words, without those that only a text gives a meaning ("the Kingdom")."""
    found: dict[str, set[str]] = {}
    for text, terms in knowledge.party_terms().items():
        codes = {term.code for term in terms if not term.contextual}
        if codes and folded(text):
            found.setdefault(folded(text), set()).update(codes)
    return {text: frozenset(codes) for text, codes in found.items()}


# -- series --------------------------------------------------------------------------------------------------------


class _Part(NamedTuple):
    """A piece of a series' name: a word, or the words for a party with what they may mean."""

    words: tuple[str, ...]
    codes: frozenset[str] = frozenset()


def dialogue(record: Record, text: str, among: Collection[str] = ()) -> Dialogue:
    """The series that somebody means by its id or name: in any case and word order, in short, or by a known alias.

    `among` are parties that must belong to it. Raises `UsageError` where it means none, or several.
    """
    if found := record.dialogues_by_id([text]).get(text):
        return found
    every = record.dialogue_names()
    if not every:
        raise UsageError("the record has no series yet; `verbale add` puts reports into it")
    names = [n for n in every if set(among) <= set(n.parties)]
    asked = [_parts(form) for form in _forms_of(text)]
    left = {n.id: min(rest) for n in names if (rest := [r for parts in asked for r in _leftovers(n, parts)])}
    exact = [key for key, rest in left.items() if not rest]
    fitting = exact if len(exact) == 1 else list(left)
    if len(fitting) == 1:
        return record.dialogues_by_id(fitting)[fitting[0]]
    if fitting:
        known = sorted(record.dialogues_by_id(fitting).values(), key=lambda d: (_latest_round(d), d.name), reverse=True)
        raise UsageError(f"{text!r} may be {_several(len(known), 'series', map(_dialogue_line, known))}; say more of its name")
    near = {n: value for n in names if (value := _nearness(asked[0], n)) >= _CLOSE}
    proposed = (_in_words(n.names[0], n.parties) for n in sorted(near, key=lambda n: (-near[n], n.names[0]))[:3])
    raise UsageError(f"no series of the record is called {text!r}{_meant(proposed) or '; `verbale series` lists all'}")


def _forms_of(text: str) -> tuple[str, ...]:
    """What was typed, and the other names of a well-known series."""
    known = _aliases().get(folded(text))
    return (text, known.name, *known.aliases) if known else (text,)


@cache
def _aliases() -> Mapping[str, knowledge.KnownSeries]:
    return {folded(alias): series for alias, series in knowledge.series_aliases().items()}


def _parts(name: str) -> list[_Part]:
    """A name as words and parties."""
    return [_Part(tuple(map(_stem, words)), codes) for words, codes in _pieces(folded(name).split())]


def _pieces(words: Sequence[str]) -> Iterator[tuple[Sequence[str], frozenset[str]]]:
    """Folded words one by one, those for a party together, with what they may mean."""
    at = 0
    while at < len(words):
        size = next((n for n in range(_LONGEST, 0, -1) if " ".join(words[at : at + n]) in _party_terms()), 1)
        piece = words[at : at + size]
        yield piece, _party_terms().get(" ".join(piece), frozenset())
        at += size


def _stem(word: str) -> str:
    """A word in one of the forms and spellings that series' names have it in."""
    base = word[:-1] if len(word) > 3 and word.endswith("s") else word
    return {"ministerial": "minister", "defense": "defence", "dialog": "dialogue"}.get(base, base)


_SMALL = frozenset(("a", "and", "at", "between", "for", "in", "of", "on", "the", "with"))


def _leftovers(named: Named, asked: Sequence[_Part]) -> Iterator[int]:
    """For each name of a series that what was asked fits: how many of its words were not asked for."""
    for name in named.names:
        own = _parts(name)
        words = {word for part in own for word in part.words}
        wanted = [p for p in asked if not set(p.words) <= _SMALL]
        if wanted and all(p.codes & set(named.parties) or set(p.words) <= words for p in wanted):
            yield len(own_words(name) - {word for part in asked for word in part.words})


def words_in(text: str) -> frozenset[str]:
    """The words of a text but the small ones, in the forms in which they are compared with those of series' names."""
    return frozenset(map(_stem, folded(text).split())) - _SMALL


def own_words(name: str) -> frozenset[str]:
    """The words of a series' name that name no party."""
    return frozenset(word for part in _parts(name) if not part.codes for word in part.words) - _SMALL


def _nearness(asked: Sequence[_Part], named: Named) -> float:
    """How alike what was asked is to a series' likest name, from 0 to 1: the mean over its words."""
    names = [{word for part in _parts(name) for word in part.words} for name in named.names]
    return max((sum(_word_nearness(p, words, named) for p in asked) / len(asked) for words in names if asked), default=0.0)


def _word_nearness(part: _Part, words: Iterable[str], named: Named) -> float:
    if part.codes & set(named.parties):
        return 1.0
    return max((_alike(" ".join(part.words), word) for word in words), default=0.0)


@lru_cache(maxsize=1 << 16)
def _alike(one: str, other: str) -> float:
    """How alike two words are, from 0 to 1."""
    return SequenceMatcher(None, one, other).ratio()


def _dialogue_line(known: Dialogue) -> str:
    rounds = f"{len(known.rounds)} round{'s' * (len(known.rounds) != 1)}"
    return _in_words(known.name, known.parties, rounds, f"latest {_latest_round(known)}" if _latest_round(known) else None)


def _latest_round(known: Dialogue) -> str:
    return max((e.meeting.date or "" for e in known.rounds), default="")


# -- people --------------------------------------------------------------------------------------------------------


def person(record: Record, text: str, among: Collection[str] = ()) -> Holder:
    """The person whom somebody means by an id or a name: any printed form, either order, a surname, another romanisation.

    `among` are parties to one of which they must belong. Raises `UsageError` where it means nobody, or several.
    """
    if found := record.people_by_id([text]).get(text):
        return found
    fitting = _people_called(record, text, among)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise _ambiguous(text, fitting)
    if not record.people_names():
        raise UsageError("the record has no people yet; `verbale add` puts reports into it")
    near = _meant(_near_people(record, text, among))
    raise UsageError(f"nobody in the record is called {text!r}{near or '; `verbale people` lists all'}")


def _ambiguous(text: str, fitting: Sequence[Holder]) -> UsageError:
    known = sorted(fitting, key=lambda h: (latest_day(h), h.name), reverse=True)
    lines = _several(len(known), "people", map(_holder_line, known))
    return UsageError(f"{text!r} may be {lines}; say more of the name, its --party, or the id")


def _people_called(record: Record, text: str, among: Collection[str] = ()) -> list[Holder]:
    """Everybody whom a name fits: by its words, or else by its likeness."""
    names = [n for n in record.people_called(text) if not among or set(among) & set(n.parties)]
    asked = set(folded(text).split())
    if not asked:
        return []
    words = {n.id: [set(folded(name).split()) for name in n.names] for n in names}
    found = [n for n in names if any(asked <= own for own in words[n.id])]
    one = len(words_of(text)) == 1
    if not found:
        sounding = _sounding_like(text, {w for sets in words.values() for own in sets for w in own})
        near = [n for n in names if any(not sounding.isdisjoint(own) for own in words[n.id])]
        found = [n for n in near if _likeness(text, n) > Likeness.SLIP]
        found = found or [n for n in near if one and _likeness(text, n) is Likeness.PART]
    best = [n for n in found if not one and _likeness(text, n) >= Likeness.VARIANT]
    return list(record.people_by_id([n.id for n in best or found]).values())


def _sounding_like(text: str, words: Iterable[str]) -> set[str]:
    """Those of the words that share a key with a name or with one of its words."""
    asked = keys_of(text).union(*map(keys_of, text.split()))
    return {word for word in words if not asked.isdisjoint(keys_of(word))}


def _likeness(text: str, named: Named) -> Likeness:
    """How alike what was typed is to the likest of somebody's names."""
    asked = keys_of(text)
    return max((names_alike(text, name) for name in named.names if not asked.isdisjoint(keys_of(name))), default=Likeness.DIFFERENT)


def _near_people(record: Record, text: str, among: Collection[str]) -> list[str]:
    """People with a name like what was typed; with a word like it, where it is one word."""
    names = [n for n in record.people_names() if not among or set(among) & set(n.parties)]
    one = len(folded(text).split()) == 1
    forms = {n.id: {form for name in n.names for form in (folded(name).split() if one else (folded(name),))} for n in names}
    best = _nearest(text, forms)
    found = record.people_by_id(best)
    return [_holder_line(found[key]) for key in best]


def _holder_line(holder: Holder) -> str:
    latest = latest_office(holder)
    day = f"latest {latest_day(holder)}" if latest_day(holder) else None
    return _in_words(holder.name, (holder.party,) if holder.party else (), latest, day, holder.id)


def latest_office(holder: Holder) -> str | None:
    """The office in which somebody is attested last."""
    latest = max(holder.tenures, key=lambda t: (t.last or "", t.office), default=None)
    return latest.office if latest else None


def latest_day(holder: Holder) -> str:
    """The last day on which somebody is attested in an office; empty where none is known."""
    return max((t.last or "" for t in holder.tenures), default="")


# -- offices -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OfficeAsked:
    """An office that somebody asks for: its title as typed, and the parties whose it is (none: anybody's)."""

    title: str
    parties: tuple[str, ...]


def office(text: str, among: Collection[str] = ()) -> OfficeAsked | None:
    """What was typed as an office, "Peruvian foreign minister", "vice fm of Peru"; None where it names none."""
    full = " ".join(word.upper() if word.upper() in knowledge.offices().abbreviations else word for word in text.split())
    if not is_office(full):
        return None
    owners = among or _owners(full)
    return OfficeAsked(full, tuple(owners))


def is_office(text: str) -> bool:
    """Whether a text names an office."""
    return office_likeness(text, text) is not OfficeLikeness.DIFFERENT


def _owners(title: str) -> tuple[str, ...]:
    """The parties whose office a title says that it is: none that stands for the office's own matter ("Ambassador to Peru")."""
    found: list[str] = []
    before = ""
    for words, codes in _pieces(folded(title).split()):
        if len(codes) == 1 and before not in _NOT_OWNERS:
            found += codes
        before = words[-1]
    return tuple(dict.fromkeys(found))


def holder_or_office(record: Record, text: str, among: Collection[str] = ()) -> Holder | OfficeAsked:
    """Whom or which office somebody means: an office with a name after it ("President Arriagada") is the person.

    Raises `UsageError` where it means nobody, or several.
    """
    asked = office(text, among)
    if asked is None:
        return person(record, text, among)
    fitting = _titled(record, text, among)
    if not fitting and holders_of(record, asked):
        return asked
    fitting = fitting or _people_called(record, text, among)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise _ambiguous(text, fitting)
    raise UsageError(f"the record seats nobody as {text!r}{_known_offices(record, asked)}")


def _titled(record: Record, text: str, among: Collection[str]) -> list[Holder]:
    """Everybody with the name that the text ends with, seated in the office that it begins with."""
    words = text.split()
    for at in range(len(words) - 1, 0, -1):
        title, name = " ".join(words[:at]), " ".join(words[at:])
        if is_office(title) and not is_office(name):
            called = _people_called(record, name, among or _owners(title))
            return [h for h in called if any(office_likeness(title, t.office) is not OfficeLikeness.DIFFERENT for t in h.tenures)]
    return []


def _known_offices(record: Record, asked: OfficeAsked) -> str:
    """The offices that the record knows of a party, for a message."""
    if not asked.parties:
        return "; `verbale people` lists the offices that it knows"
    seated = [t.office for h in record.people(asked.parties) for t in h.tenures if t.party in asked.parties]
    whose = " and ".join(map(_party_name, asked.parties))
    known = printable(", ".join(sorted(set(seated))[:SHOWN]))
    return f"; of {whose} it knows: {known}" if seated else f"; it knows no office of {whose}"


def holders_of(record: Record, asked: OfficeAsked) -> list[Holder]:
    """Everybody whom the record seats in an office, under a title that is the same or says more or less."""
    return [h for h in record.people(asked.parties) if any(fits(asked, t.office, t.party) for t in h.tenures)]


def fits(asked: OfficeAsked, title: str, of: str | None) -> bool:
    """Whether a printed title, held for a party, is the office that is asked for."""
    own = not asked.parties or of in asked.parties
    return own and office_likeness(asked.title, title) is not OfficeLikeness.DIFFERENT


# -- words ---------------------------------------------------------------------------------------------------------


def _nearest(text: str, forms: Mapping[str, Iterable[str]]) -> list[str]:
    """The three things that have a form (folded) most like what was typed, the likest first; none that is not like it."""
    matcher: SequenceMatcher[str] = SequenceMatcher()
    matcher.set_seq2(folded(text))
    known: dict[str, float] = {}
    for form in {form for own in forms.values() for form in own}:
        matcher.set_seq1(form)
        if matcher.real_quick_ratio() >= _CLOSE and matcher.quick_ratio() >= _CLOSE:
            known[form] = matcher.ratio()
    best = {key: max((known.get(form, 0.0) for form in own), default=0.0) for key, own in forms.items()}
    near = {key: value for key, value in best.items() if value >= _CLOSE}
    least = max(near.values(), default=0.0) - _RIVAL
    return sorted((key for key in near if near[key] >= least), key=lambda key: (-near[key], key))[:3]


def _in_words(name: str, codes: Iterable[str], *more: str | None) -> str:
    """A thing as a message names it: "Aino Karvonen (FIN, Foreign Minister, latest 2024-05-17)"."""
    facts = [" ".join(codes), *more]
    known = ", ".join(fact for fact in facts if fact)
    return printable(f"{name} ({known})" if known else name)


def _several(count: int, what: str, lines: Iterable[str]) -> str:
    shown = [line for line, _ in zip(lines, range(SHOWN), strict=False)]
    more = f"; and {count - SHOWN} more" if count > SHOWN else ""
    return f"one of {count} {what}: {'; '.join(shown)}{more}"


def _meant(proposed: Iterable[str]) -> str:
    names = list(dict.fromkeys(proposed))
    return f"; did you mean {' or '.join(names)}?" if names else ""
