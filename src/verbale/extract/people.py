"""The people of a report: their names as printed, offices and parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from verbale.extract.cast import Cast, Character, Known
from verbale.extract.meetings import Draft, home_party, parties_at_table
from verbale.extract.scene import Scene
from verbale.model.claims import Basis, Claim, Value
from verbale.model.spans import Span

EXTRACTOR = "people"


def extract_people(scene: Scene, cast: Cast, drafts: list[Draft]) -> Iterator[Claim]:
    """Claims `name`, `office` and `party` of everybody who holds an office or speaks for a party; subjects `p1`, `p2` ...

    A party that no words give is that of the person's seat at a meeting of `drafts`, or, for an official named without a country,
    the one that the page speaks from (both inferred).
    """
    seats = parties_at_table(scene, cast, drafts)
    home = home_party(scene)
    rivals = _of_several(cast)
    for number, person in cast.characters.items():
        if not person.offices and not person.party and number not in seats:
            continue
        subject = f"p{number + 1}"
        for name in person.names:
            mention = next(m for m in person.mentions if m.name == name)
            yield _claim(scene, subject, "name", name, mention.span)
        rank = {o.value: -n for n, o in enumerate(sorted(person.offices, key=lambda o: o != person.office))}
        for office in sorted(person.offices, key=lambda o: -rank[o.value]):
            yield _known(scene, subject, "office", office)
        if party := person.party or seats.get(number) or _at_home(person, home, rivals):
            yield _known(scene, subject, "party", party)


def _of_several(cast: Cast) -> frozenset[str]:
    """The offices that several people hold whose country the page does not tell: not all of them can be at home."""
    held = Counter(p.office.value for p in cast.characters.values() if p.office and p.party is None)
    return frozenset(title for title, times in held.items() if times > 1)


def _at_home(person: Character, home: str | None, rivals: frozenset[str]) -> Known | None:
    """An official whom the page names without any country is one of its own."""
    if home is None or person.level is None or person.office is None or person.office.basis is Basis.INFERRED:
        return None
    if person.office.value in rivals:
        return None
    because = "the page names the office without a country, as one does at home"
    return Known(home, person.office.span, Basis.INFERRED, "home country", because)


def _known(scene: Scene, subject: str, property_: str, known: Known) -> Claim:
    return _claim(scene, subject, property_, known.value, known.span, rule=known.rule, because=known.because)


def _claim(
    scene: Scene,
    subject: str,
    property_: str,
    value: Value,
    span: Span,
    *,
    rule: str | None = None,
    because: str | None = None,
) -> Claim:
    return Claim(
        subject,
        property_,
        value,
        span.of(scene.text),
        scene.quote(span),
        basis=Basis.INFERRED if rule else Basis.STATED,
        rule=rule,
        because=because,
        confidence=0.6 if rule else 0.9,
        extractor=EXTRACTOR,
    )
