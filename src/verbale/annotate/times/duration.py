"""Lengths of time, what they lie off from, and what comes again: "nine years", "three weeks ago", "twice a year"."""

from __future__ import annotations

import re

from verbale.annotate.times.absolute import NUMBER
from verbale.annotate.times.forms import Amount, Base, Form, Length, Recurring, Rule, Shift
from verbale.annotate.times.vocabulary import pattern, vocabulary
from verbale.annotate.times.words import after, amount, before, named, word_after, word_before
from verbale.model.annotated import Grain

_V = vocabulary()
_COUNTS = frozenset(_V.numbers) | NUMBER | {"a", "an", "half"}
_GRAINS = {
    "minute": Grain.TIME,
    "hour": Grain.TIME,
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "month": Grain.MONTH,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}
_KINDS = "(?:straight|consecutive|full|whole|more|additional|trading|business|working|calendar|long|successive|short|solid)"
_SIMPLE = rf"@count:n(?P<half> and a half)?[- ](?:{_KINDS}[- ])?@unit:u(?P<halfafter> and a half)?"
_LENGTH = rf"{_SIMPLE}(?:(?:,| and|, and)? @count:k[- ]@unit:l)?"


def _amount(match: re.Match[str]) -> Amount:
    """The amount that `_LENGTH` matched."""
    total = amount(match["n"], match["u"], more=0.5 if match["half"] or match["halfafter"] else 0)
    rest = named(match, "k")
    return (total.plus(amount(rest, match["l"])) if rest else total).whole()


_ASKS_FOR_LENGTH = re.compile(
    r"\b(?:in|for|within|over|nearly|almost|about|around|than|under|just|least|roughly|some|approximately|after|lasting|lasted|spent"
    r"|took|takes|take|every|once|barely|virtually|of|to|up to|close to|by)\s\Z",
    re.IGNORECASE,
)
_OF_AGE = re.compile(r"[- ]olds?\b|\sof age\b", re.IGNORECASE)
_MONEY = re.compile(r"[$€£¥₩]\s?\Z")


def _length(match: re.Match[str]) -> Form | None:
    """A duration. "A year" is one only after words that ask for it; an age is none."""
    words = match["n"].lower()
    rest = named(match, "k")
    single = words in ("a", "an") or (words == "one" and not rest and "-" not in match[0])
    if _OF_AGE.match(after(match)) or _MONEY.search(before(match)):
        return None
    if single and not match["halfafter"] and not rest and not _ASKS_FOR_LENGTH.search(before(match)):
        return None
    if not words[0].isalpha() and words[0] == "0":
        return None
    if rest and not _finer(match["l"], match["u"]):
        return None
    return Length(found := _amount(match), _grain(match, found))


def _finer(unit: str, than: str) -> bool:
    """Whether the one unit is smaller than the other, so that the two make one length."""
    order = list(_GRAINS)
    return order.index(_singular(unit)) < order.index(_singular(than))


def _grain(match: re.Match[str], found: Amount) -> Grain:
    """Decades and centuries keep their grain; the rest is the finest unit's."""
    return found.grain if named(match, "k") else _GRAINS[_singular(match["u"])]


def _singular(unit: str) -> str:
    unit = unit.lower()
    return unit if unit in _GRAINS else "century" if unit == "centuries" else unit.removesuffix("s")


def _vague(match: re.Match[str]) -> Form | None:
    return Length(None, _GRAINS[_singular(match["u"])])


def _ago(match: re.Match[str]) -> Form | None:
    return Shift(_amount(match), -1)


def _from_now(match: re.Match[str]) -> Form | None:
    return Shift(_amount(match), 1)


def _off_text(match: re.Match[str]) -> Form | None:
    """Read "Two days later", "a year earlier": from the time last named. "Later than planned" is from none."""
    if word_after(match).lower() == "than":
        return None
    return Shift(_amount(match), 1 if match["side"].lower() in ("later", "on", "afterward", "afterwards") else -1, Base.TEXT)


def _off_event(match: re.Match[str]) -> Form | None:
    """Read "a week after", "two days before": from the event told next, or from the time last named."""
    sign = -1 if re.match(r"before|prior|ahead|earlier", match["side"], re.IGNORECASE) else 1
    ends = re.match(r"\s*(?:[.;)]|\Z|\n)", after(match))
    return Shift(_amount(match), sign, Base.TEXT if ends else Base.EVENT)


def _every(match: re.Match[str]) -> Form | None:
    """Read "Every year", "each Monday", "every two years"."""
    if match["w"]:
        return Recurring("P1W", Grain.WEEK)
    other = 2 if match["other"] else 1
    period = amount(match["n"] or "one", match["u"]).times(other).whole()
    return Recurring(period.iso(), _GRAINS[_singular(match["u"])])


def _times_per(match: re.Match[str]) -> Form | None:
    """Read "Twice a year", "per day", "15 a year"."""
    return Recurring(amount("one", match["u"]).iso(), _GRAINS[_singular(match["u"])])


def _rate(match: re.Match[str]) -> Form | None:
    """Read "A year" right after a number or what is counted."""
    return _times_per(match) if re.search(r"\d\s\Z", before(match)) else None


def _frequency(match: re.Match[str]) -> Form | None:
    """Read "Annually", "daily"; not in a name ("Daily Mail")."""
    word = match["f"]
    named = word[0].isupper() and (word_before(match)[:1].isupper() or word_after(match)[:1].isupper())
    period = _V.frequencies[word.lower()]
    grain = {"D": Grain.DAY, "W": Grain.WEEK, "M": Grain.MONTH, "Y": Grain.YEAR}[period[-1]]
    return None if named else Recurring(period, grain)


_EVENT = r"after|before|prior to|ahead of|following|from(?= (?:@weekday|today|tomorrow|next|this)\b)"
_VAGUE = r"several|a few|few|many|some|recent|coming|the (?:past|last|next|coming)(?: few| several)?"

RULES = [
    Rule("duration", _COUNTS, pattern(_LENGTH), _length),
    Rule("duration", _COUNTS, pattern(_SIMPLE), _length),
    Rule(
        "duration",
        frozenset({"the", "this", "past", "last", "next"}),
        pattern(rf"(?:the )?(?:past|last|next|coming|following|previous|preceding|first|final) {_LENGTH}"),
        lambda m: Length(found := _amount(m), _grain(m, found)),
    ),
    Rule(
        "duration",
        frozenset({"the"}),
        pattern(r"the (?:past|last|coming|next) (?P<u>day|week|month|year|decade|century)"),
        lambda m: Length(_V.units[m["u"].lower()], _GRAINS[m["u"].lower()]),
    ),
    Rule(
        "vague duration",
        frozenset({"several", "a", "few", "many", "recent", "coming", "the", "some"}),
        pattern(rf"(?:{_VAGUE}) (?P<u>minutes|hours|days|weeks|months|years|decades|centuries)"),
        _vague,
    ),
    Rule("time ago", _COUNTS, pattern(rf"{_LENGTH} ago"), _ago),
    Rule("time from now", _COUNTS, pattern(rf"{_LENGTH} (?:from now|hence)"), _from_now),
    Rule(
        "time off another",
        _COUNTS,
        pattern(rf"{_LENGTH} (?P<side>earlier|later|previously|prior|beforehand|afterwards?)"),
        _off_text,
    ),
    Rule("time off an event", _COUNTS, pattern(rf"{_LENGTH} (?P<side>{_EVENT})"), _off_event),
    Rule(
        "set",
        frozenset({"every", "each"}),
        pattern(r"(?:every|each)(?P<other> other)?(?: @count:n)? (?:@unit:u|@weekday:w)"),
        _every,
    ),
    Rule(
        "set",
        frozenset({"once", "twice", "thrice"}) | frozenset(_V.numbers) | NUMBER,
        pattern(r"(?:once|twice|thrice|@count times) (?:a|an|per|each|every) @singular:u"),
        _times_per,
    ),
    Rule("set", frozenset({"per"}), pattern(r"per @singular:u"), _times_per),
    Rule("set", frozenset({"a"}), pattern(r"a @singular:u"), _rate),
    Rule("set", frozenset(_V.frequencies), pattern(r"@frequency:f"), _frequency),
]
