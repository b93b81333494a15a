"""Quantities: numbers with what they count or measure, whether only about so much, and by what a rate counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbale import knowledge
from verbale.extract.phrases import words_of
from verbale.extract.scene import Scene
from verbale.extract.telling import Fact, Teller
from verbale.model.annotated import Sentence, TimeKind
from verbale.model.claims import Claim
from verbale.model.documents import Role
from verbale.model.spans import Span

EXTRACTOR = "quantities"
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SYMBOLS = frozenset("$€£¥₩₹")
_LARGEST_COUNTED_WORD = 12
_OF_LENGTH = 6
_PER = frozenset(("per", "a", "an", "each", "every"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: its tokens `[first, last)` with unit and rate, the value, and what it is of (the tokens `of`, if any)."""

    first: int
    last: int
    value: float
    unit: str | None
    approximate: bool
    per: str | None
    of: tuple[int, int] | None


def extract_quantities(scene: Scene) -> Iterator[Claim]:
    """Claims `value`, `unit`, `approximate`, `per` and `of` of subjects `qu1`, `qu2` ...

    Dates, ordinals and numbers of rounds count nothing, nor do small numbers of people and sides ("the two").
    """
    number = 0
    for sentence in scene.sentences:
        if sentence.role is Role.BODY:
            for quantity in _in_sentence(scene, sentence):
                number += 1
                yield from Teller(scene, EXTRACTOR, f"qu{number}").claims(_facts(scene, quantity))


def _facts(scene: Scene, quantity: Quantity) -> Iterator[Fact]:
    span = scene.span_of(quantity.first, quantity.last)
    value = int(quantity.value) if quantity.value.is_integer() else quantity.value
    yield Fact("value", value, span)
    if quantity.unit:
        yield Fact("unit", quantity.unit, span)
    yield Fact("approximate", quantity.approximate, span)
    if quantity.per:
        yield Fact("per", quantity.per, span)
    if quantity.of and (of := words_of(scene, *quantity.of)):
        yield Fact("of", of, Span(span.start, max(span.end, scene.span_of(*quantity.of).end)))


def _in_sentence(scene: Scene, sentence: Sentence) -> Iterator[Quantity]:
    done = sentence.first
    numbers = [i for i, t in enumerate(scene.tokens[sentence.first : sentence.last], sentence.first) if t.tag == "CD"]
    for i in numbers:
        if i >= done and (quantity := _counted(scene, i, sentence)) is not None:
            done = quantity.last
            yield quantity


def _counted(scene: Scene, i: int, sentence: Sentence) -> Quantity | None:
    """The quantity whose number begins at a token, if it is one."""
    if _is_date(scene, i) or scene.lower[i - 1 : i] == ("no.",) or i in scene.person_at or i in scene.office_at:
        return None
    value, end = _number(scene, i, sentence.last)
    if value is None:
        return None
    first, approximate = _approximation(scene, i, sentence.first)
    money = scene.tokens[i - 1].text if i > sentence.first and scene.tokens[i - 1].text in _SYMBOLS else None
    unit, after = _unit(scene, end, sentence.last) if money is None else (knowledge.act_words().units[money], end)
    if unit is None and money is None and scene.lower[i - 1] in ("eur", "usd", "us$", "gbp"):
        unit, after = knowledge.act_words().units[scene.lower[i - 1]], end
    of: tuple[int, int] | None = None
    if unit is None:
        noun = _thing(scene, end, sentence.last)
        if noun is None or not _tells(scene, i, value):
            return None
        unit, of, after = scene.tokens[noun].text, (end, noun + 1), noun + 1
    substance = _substance(scene, after, sentence.last)
    per, last = _rate(scene, after, sentence.last)
    if per is None and substance is not None:
        per, end = _rate(scene, substance[1], sentence.last)
        last = end if per else last
    return Quantity(first, last, value, unit, approximate, per, of or substance)


def _is_date(scene: Scene, i: int) -> bool:
    """Whether a number belongs to a date; a length of time is a quantity."""
    time = scene.time_at.get(i)
    return time is not None and time.kind is TimeKind.DATE


def _number(scene: Scene, i: int, stop: int) -> tuple[float | None, int]:
    """The number that begins at a token, in digits or words, with its "million", and the token after it."""
    numbers = knowledge.act_words().numbers
    low = scene.lower[i]
    beside = (scene.tokens[i - 1].text if i else "", scene.tokens[i + 1].text if i + 1 < stop else "")
    if scene.tokens[i].text[-2:] in ("st", "nd", "rd", "th") or "+" in beside:
        return None, i
    if match := _DIGITS.fullmatch(low):
        value = float(match[0].replace(",", ""))
    elif low in numbers:
        value = float(numbers[low])
    else:
        return None, i
    end = i + 1
    while end < stop and numbers.get(scene.lower[end], 0) >= 100:
        value *= numbers[scene.lower[end]]
        end += 1
    return value, end


def _approximation(scene: Scene, i: int, first: int) -> tuple[int, bool]:
    """The first token of "about", "more than" before a number, and whether there is one; a currency sign goes with the number."""
    words = knowledge.act_words().approximations
    start = i - 1 if i > first and scene.tokens[i - 1].text in _SYMBOLS else i
    for length in (3, 2, 1):
        if start - length >= first and " ".join(scene.lower[start - length : start]) in words:
            return start - length, True
    return start, False


def _unit(scene: Scene, end: int, stop: int) -> tuple[str | None, int]:
    """The unit behind a number, and the token after it."""
    units = knowledge.act_words().units
    at = end + 1 if end < stop and scene.tokens[end].text == "-" else end
    for length in (2, 1):
        words = " ".join(scene.lower[at : at + length])
        if at + length <= stop and words in units:
            return units[words], at + length
    return None, end


def _thing(scene: Scene, end: int, stop: int) -> int | None:
    """The noun that a number counts: "30,000 Ukrainian soldiers"."""
    for i in range(end, min(end + 4, stop)):
        token = scene.tokens[i]
        if token.tag == "NNS":
            return i
        if token.pos not in ("ADJ", "NOUN", "PROPN") and token.text != "-":
            return None
    return None


def _tells(scene: Scene, i: int, value: float) -> bool:
    """Whether a number of things is worth telling: in digits, or a large one; "the two ministers" are just those who meet."""
    if scene.lower[i - 1] in ("the", "these", "those", "both", "no", "their"):
        return False
    return scene.tokens[i].text[0].isdigit() or value > _LARGEST_COUNTED_WORD


def _rate(scene: Scene, at: int, stop: int) -> tuple[str | None, int]:
    """ "per day", "a year", "daily" behind a quantity: the unit of the rate and the token after it."""
    rates = knowledge.act_words().rates
    if at + 1 < stop and scene.lower[at] in _PER and scene.lower[at + 1] in rates:
        return rates[scene.lower[at + 1]], at + 2
    if at < stop and scene.lower[at].endswith("ly") and scene.lower[at] in rates:
        return rates[scene.lower[at]], at + 1
    return None, at


def _substance(scene: Scene, after: int, stop: int) -> tuple[int, int] | None:
    """What there is so much of: "of water", "of treated water"; up to the end of that noun phrase."""
    if after >= stop or scene.lower[after] != "of":
        return None
    end = after + 1
    while end < min(stop, after + 1 + _OF_LENGTH) and scene.tokens[end].pos in (
        "NOUN",
        "PROPN",
        "ADJ",
        "DET",
        "VERB",
        "PUNCT",
        "NUM",
    ):
        if scene.tokens[end].text in (",", ".", ";", ":", "(", ")") or scene.tokens[end].tag in ("VBD", "VBZ", "VBP", "MD"):
            break
        end += 1
    return (after + 1, end) if end > after + 1 else None
