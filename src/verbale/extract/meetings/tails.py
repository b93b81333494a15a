"""What hangs on a noun phrase to its right: "talks [between A and B in Muscat on Friday]"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from verbale import knowledge
from verbale.extract.meetings.clauses import Clauses, Company
from verbale.extract.scene import Scene
from verbale.model.annotated import PartyMention, PlaceMention, Sentence, Time, TimeKind
from verbale.model.spans import Span

T = TypeVar("T")
_GAP = ("since", "until", "than")
"""Words after which a time begins or ends a gap and dates nothing."""

_WORDS = knowledge.word_set("encounters", "tail")


@dataclass(frozen=True, slots=True)
class Tail:
    """What hangs on a noun phrase to its right, as far as the words go on without a new thought."""

    company: Company
    times: tuple[Time, ...]
    places: tuple[PlaceMention, ...]
    countries: tuple[PartyMention, ...]
    here: Span | None
    led_by_with: bool

    @classmethod
    def read(cls, scene: Scene, clauses: Clauses, sentence: Sentence, start: int) -> Tail:
        """Read from a token to the right."""
        stop, with_ = start, False
        while stop < sentence.last and stop - start < 45:
            word = scene.lower[stop]
            known = any(
                stop in table for table in (scene.time_at, scene.place_at, scene.party_at, scene.person_at, scene.office_at)
            )
            if not known and word not in _WORDS and not (word == "," and _goes_on(scene, stop + 1, sentence)):
                break
            if word == "to" and stop + 1 not in scene.time_at:
                break
            with_ = with_ or word in ("with", "between")
            stop += 1
        return cls.of(scene, clauses, range(start, stop), with_)

    def with_more(self, other: Tail) -> Tail:
        """Both, but the company of the first: who is named in a relative clause does not take part."""
        return replace(
            self,
            times=tuple(distinct((*self.times, *other.times))),
            places=tuple(distinct((*self.places, *other.places))),
            countries=tuple(distinct((*self.countries, *other.countries))),
            here=self.here or other.here,
        )

    @classmethod
    def whole(cls, scene: Scene, clauses: Clauses, sentence: Sentence) -> Tail:
        """All that a sentence holds."""
        return cls.of(scene, clauses, range(sentence.first, sentence.last), False)

    @classmethod
    def of(cls, scene: Scene, clauses: Clauses, tokens: Iterable[int], with_: bool) -> Tail:
        """All that some tokens hold."""
        tokens = list(tokens)
        times = distinct(scene.time_at[i] for i in tokens if i in scene.time_at)
        times = [t for t in times if t.kind is TimeKind.DATE and scene.lower[scene.token_at(t.span.start) - 1] not in _GAP]
        countries = [
            p
            for p in distinct(scene.party_at[i] for i in tokens if i in scene.party_at)
            if scene.lower[scene.token_at(p.span.start) - 1] == "in" and p.form == "name"
        ]
        here = next((scene.span_of(i, i + 1) for i in tokens if scene.lower[i] == "here"), None)
        places = tuple(distinct(scene.place_at[i] for i in tokens if i in scene.place_at))
        company = clauses.company(tokens)
        return cls(company, tuple(times), places, tuple(countries), here, with_)


def _goes_on(scene: Scene, i: int, sentence: Sentence) -> bool:
    """Whether a comma leads on to a time, a place, one more name, or an apposition with its country."""
    while i < sentence.last - 1 and scene.lower[i] in ("in", "on", "at", "and"):
        i += 1
    tables = (scene.time_at, scene.place_at, scene.person_at, scene.office_at, scene.party_at)
    return i < sentence.last and any(i in table for table in tables)


def distinct(items: Iterable[T]) -> list[T]:
    """The items, each once, in order."""
    return list(dict.fromkeys(items))
