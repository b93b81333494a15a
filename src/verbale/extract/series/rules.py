"""What a sentence tells of a dialogue's history. Each rule yields the dialogue's number and a fact; all are tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from verbale.extract.meetings.nouns import NounPhrase, ordinal_value
from verbale.extract.series.clause import Clause
from verbale.extract.series.entries import Entry
from verbale.extract.telling import Fact
from verbale.model import edtf
from verbale.model.annotated import Grain, Time
from verbale.model.claims import Claim, inferred
from verbale.model.spans import Span

Found = Iterator[tuple[int, Fact]]

_CONCLUDED = 0.6
"""The confidence of what follows from other claims of a dialogue."""

_FINE = (Grain.DAY, Grain.TIME, Grain.WEEK)
_ENDED = frozenset(("until", "till", "between", "through"))
_UNTIL = ("until", "till", "through", "by", "before", "to")
_RECURRING = frozenset(
    ["annually", "yearly", "biennially", "biannually", "regularly", "alternately", "periodically", "year", "years"]
)
_COUNTED = frozenset(["times", "rounds", "meetings", "sessions", "editions", "occasions", "summits", "dialogues", "consultations"])
_NUMBERS = {
    w: n
    for n, w in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        2,
    )
}
_PARALLELS = 15
_LONG_AGO = timedelta(days=730)


# -- beginning -----------------------------------------------------------------------------------------------------


def founded(clause: Clause) -> Found:
    """A verb of founding with a date: "established in 2005"; "began" and "started" with no finer date than a month."""
    grammar = clause.grammar
    for verb in clause.verbs(grammar.founding | grammar.starts):
        time = clause.time_of(verb)
        number = clause.dialogue_of(verb) if time and clause.over(verb) else None
        if time is None or number is None or not _first_in_time(clause, verb):
            continue
        if clause.lemma(verb) in grammar.starts and time.grain in _FINE:
            continue
        yield number, Fact("founded", _start(time), _from(clause, verb, time))


def first_held(clause: Clause) -> Found:
    """ "First held in 2005", "met for the first time in 1998", "the first round was held in 2013"."""
    for verb in clause.verbs(clause.grammar.holding):
        time = clause.time_of(verb)
        if time is None or time.value is None or not clause.over(verb):
            continue
        low = clause.scene.lower
        first = low[verb - 1] == "first" or low[verb + 1 : verb + 5] == ("for", "the", "first", "time")
        opening = next((n for n in clause.nouns if _opens(n) and n.first < verb), None)
        number = clause.dialogue_of(verb) if first else clause.dialogue_at(opening.head) if opening else None
        if number is not None and (first or (opening and clause.owner.get(opening.head) == verb)):
            begin = verb - 1 if low[verb - 1] == "first" else opening.first if opening and not first else verb
            yield number, Fact("founded", _start(time), _from(clause, begin, time))


def since_inception(clause: Clause) -> Found:
    """ "Since its inception in 2005", "its launch in 2010"."""
    for i in range(clause.sentence.first + 1, clause.sentence.last):
        low = clause.scene.lower
        if (
            low[i] in clause.grammar.founding_nouns
            and low[i - 1] in ("its", "their", "the")
            and low[i - 2] in ("since", "after", "from")
        ):
            time = next((t for j, t in clause.times if i < j <= i + 3), None)
            number = clause.latest(clause.sentence.last)
            number = clause.register.fitting(None, clause.recent) if number is None else number
            if time and number is not None:
                yield number, Fact("founded", _start(time), _from(clause, i, time))


def held_since(clause: Clause) -> Found:
    """ "Held annually since 1998", "has been held 12 times since 2009": begun then."""
    for verb in clause.verbs(clause.grammar.holding):
        time = clause.time_of(verb, after=("since",))
        if time is None or not clause.over(verb):
            continue
        around = clause.scene.lower[max(verb - 3, clause.sentence.first) : clause.scene.token_at(time.span.start)]
        if any(w in _RECURRING or w in _COUNTED for w in around) and (number := clause.dialogue_of(verb)) is not None:
            yield number, Fact("founded", _start(time), _from(clause, verb, time))


def _opens(noun: NounPhrase) -> bool:
    return noun.ordinal == 1


def _first_in_time(clause: Clause, verb: int) -> bool:
    """Not "was launched again", nor "began again"."""
    return clause.scene.lower[verb + 1 : verb + 2] not in (("again",), ("anew",))


# -- purpose -------------------------------------------------------------------------------------------------------


def purpose(clause: Clause) -> Found:
    """ "Established to improve cooperation", "a forum for ...", "is aimed at ..."."""
    tokens = clause.scene.tokens
    for verb in clause.verbs(clause.grammar.founding):
        aim = next((c for c in clause.scene.syntax.children[verb] if tokens[c].tag == "VB" and c > verb and _to(clause, c)), None)
        number = clause.dialogue_of(verb) if aim is not None and clause.over(verb) else None
        if aim is not None and number is not None and (span := clause.reach(aim - 1, 1)):
            yield number, Fact("purpose", span.of(clause.scene.text), span)
    for i in range(clause.sentence.first, clause.sentence.last):
        if width := clause.phrase_at(i, clause.grammar.purposes):
            verb = clause.owner.get(i, i)
            number = clause.dialogue_of(verb)
            span = clause.reach(i + width - 1, 1)
            if number is not None and span:
                yield number, Fact("purpose", span.of(clause.scene.text), span)


def _to(clause: Clause, verb: int) -> bool:
    return clause.scene.lower[verb - 1] == "to"


# -- rounds --------------------------------------------------------------------------------------------------------


def rounds_counted(clause: Clause) -> Found:
    """ "Was held 13 times until 2014", "nine rounds have been held since 2005"."""
    for i in range(clause.sentence.first + 1, clause.sentence.last):
        count = _count_before(clause, i)
        verb = clause.owner.get(i)
        if count is None or verb is None or not clause.is_one(verb, clause.grammar.holding) or not clause.over(verb):
            continue
        number = clause.dialogue_of(verb)
        number = clause.latest(verb) if number is None else number
        until = _until(clause, verb)
        if number is not None and until:
            end, span = until
            yield number, Fact("rounds until", (end, count), clause.scene.span_of(min(verb, i - 1), max(verb, i) + 1).to(span))


def _count_before(clause: Clause, i: int) -> int | None:
    """The number before "times" and "rounds"."""
    low = clause.scene.lower
    if low[i] == "twice":
        return 2
    if low[i] == "time" and low[i - 3 : i - 1] == ("for", "the"):
        return ordinal_value(low[i - 1])
    if low[i] not in _COUNTED:
        return None
    word = low[i - 1] if low[i - 1] not in ("such", "previous") else low[i - 2]
    return int(word) if word.isascii() and word.isdigit() and 0 < int(word) < 500 else _NUMBERS.get(word)


def _until(clause: Clause, verb: int) -> tuple[str, Span] | None:
    """Until when rounds are counted: "until 2014", "between 2005 and 2014"; the day of the report with "since" and "so far"."""
    published = clause.scene.report.published
    today = published if published and "/" not in published else None
    for j in range(clause.sentence.first, clause.sentence.last):
        if today and clause.scene.lower[j : j + 2] in (("so", "far"), ("to", "date")):
            return today, clause.scene.span_of(j, j + 2)
    counted = clause.scene.lower[verb : verb + 6]
    for i, time in clause.times:
        if clause.owner.get(i) != verb or time.value is None:
            continue
        if "for" in counted and "time" in counted and i > verb:
            return time.value, time.span
        if "/" in time.value and time.value[-1] != ".":
            return time.value.split("/")[1], time.span
        if clause.before(i) in _UNTIL:
            return time.value, time.span
        if today and clause.before(i) == "since":
            return today, time.span
    return None


def round_numbered(clause: Clause) -> Found:
    """A round by its number with its date, told in looking back: "after the 13th meeting in October 2014"."""
    for noun in clause.nouns:
        if noun.ordinal is None or not noun.ordinal_span:
            continue
        verb = clause.owner.get(noun.head)
        time = _beside(clause, noun) or (clause.time_of(verb) if verb is not None and noun.first < verb else None)
        if time is None or time.value is None or verb is None or not clause.over(verb):
            continue
        number = clause.dialogue_at(noun.head)
        if number is None or _is_ahead(clause, time):
            continue
        if clause.lemma(verb) in clause.grammar.holding or _beside(clause, noun):
            yield number, Fact("rounds until", (_start(time), noun.ordinal), noun.ordinal_span.to(time.span))


def _beside(clause: Clause, noun: NounPhrase) -> Time | None:
    """The date right behind a phrase: "meeting in October 2014", "round, held in May 2019"."""
    gap = [t for i, t in clause.times if noun.last <= i <= noun.last + 5 and _is_bridge(clause, noun.last, i)]
    return gap[0] if gap else None


def _is_bridge(clause: Clause, first: int, last: int) -> bool:
    bridge = {",", "(", "in", "on", "of", "held", "which", "was", "took", "place"}
    return all(w in bridge or i in clause.scene.place_at for i, w in enumerate(clause.scene.lower[first:last], first))


def _is_ahead(clause: Clause, time: Time) -> bool:
    published = clause.scene.report.published
    return bool(published and time.value and edtf.bounds(time.value)[0] > edtf.bounds(published)[1])


# -- halt ----------------------------------------------------------------------------------------------------------


def lapsed(clause: Clause) -> Found:
    """ "Was suspended in 2019", "stalled after the 13th meeting in October 2014", "has been dormant since 2016"."""
    for verb, width in _halts(clause):
        number = clause.dialogue_of(verb)
        time = clause.time_of(verb, after=("since",)) or clause.time_of(verb)
        if number is None:
            continue
        if time and not (time.grain in _FINE and _is_unnamed(clause, number)):
            yield number, Fact("lapsed", _start(time), _from(clause, verb, time))
        yield from _because(clause, number, verb, verb + width)


def _halts(clause: Clause) -> Iterator[tuple[int, int]]:
    """The verbs that tell a halt, and the "be" of states that do, with their widths."""
    for verb in clause.verbs(clause.grammar.lapse):
        if clause.over(verb):
            yield verb, 1
    for i in range(clause.sentence.first, clause.sentence.last):
        width = clause.phrase_at(i, clause.grammar.lapse_states)
        state = clause.owner.get(i) if width else None
        if state is None or clause.scene.tokens[state].lemma not in ("be", "lie", "remain", "stay", "go"):
            continue
        if not clause.scene.syntax.negated(state):
            yield state, 1


def idle_since(clause: Clause) -> Found:
    """An apposed "dormant since 1989"."""
    for i, time in clause.times:
        for j in range(max(i - 5, clause.sentence.first), i - 1):
            width = clause.phrase_at(j, clause.grammar.lapse_states)
            if width and j + width == i - 1 and clause.scene.lower[i - 1] == "since":
                number = clause.dialogue_of(j)
                number = clause.latest(j) if number is None else number
                if number is not None:
                    yield number, Fact("lapsed", _start(time), clause.scene.span_of(j, j + width).to(time.span))


def last_held(clause: Clause) -> Found:
    """ "Held its last session in 1989", told years later: it has not met since."""
    published = clause.scene.report.published
    for noun in clause.nouns:
        verb = clause.owner.get(noun.head)
        if published is None or verb is None or "last" not in noun.marks or not clause.over(verb):
            continue
        time = clause.time_of(verb) if clause.is_one(verb, clause.grammar.holding) else None
        number = clause.dialogue_at(noun.head) if time and time.value else None
        if time is None or time.value is None or number is None:
            continue
        if edtf.bounds(published)[0] - edtf.bounds(time.value)[1] > _LONG_AGO:
            because = f"the last round is said to have been held in {time.value}, years before the report"
            span = clause.scene.span_of(noun.first, noun.last).to(time.span)
            yield number, Fact("lapsed", _start(time), span, "last round long ago", because)


def _is_unnamed(clause: Clause, number: int) -> bool:
    """Whether the sentence only points back to the dialogue: talks that stall on a Friday are no dialogue that lapses."""
    return not any(clause.register.named(n) == number for n in clause.nouns if n.name)


def not_held_since(clause: Clause) -> Found:
    """ "None has been held since December 2019", "has not met since 2016"."""
    for verb in clause.verbs(clause.grammar.holding | {"be"}):
        time = clause.time_of(verb, after=("since",))
        if time is None or time.value is None or (not clause.scene.syntax.negated(verb) and not _none(clause, verb)):
            continue
        number = clause.dialogue_of(verb)
        if number is None and _none(clause, verb):
            number = clause.register.fitting(None, clause.latest(verb))
        if number is not None:
            yield number, Fact("lapsed", _start(time), _from(clause, verb, time))


def _none(clause: Clause, verb: int) -> bool:
    children = clause.scene.syntax.children[verb]
    return any(clause.scene.lower[c] == "none" for c in children)


def _because(clause: Clause, number: int, cue: int, start: int) -> Found:
    """Why it came to a halt: the words behind "over", "due to"; behind "following" where nothing else tells."""
    for phrases in (clause.grammar.causes, clause.grammar.late_causes):
        for i in range(start, clause.sentence.last):
            width = clause.phrase_at(i, phrases)
            if not width or not _belongs(clause, i, cue):
                continue
            span = clause.reach(i, width)
            if span and _is_reason(clause, i, span):
                yield number, Fact("cause", span.of(clause.scene.text), span)
                return


def _belongs(clause: Clause, i: int, cue: int) -> bool:
    """Whether a preposition stands in the clause of a verb, or on the noun that is the cue."""
    syntax = clause.scene.syntax
    if clause.owner.get(i) == clause.owner.get(cue, cue):
        between = clause.scene.lower[cue + 1 : i]
        return "," not in between or clause.scene.tokens[i].head == cue or i - cue < 30
    return cue in syntax.ancestors(i)


def _is_reason(clause: Clause, i: int, span: Span) -> bool:
    """Whether the words name a reason: no date, no length of time, no meeting of the dialogue itself."""
    first = clause.scene.token_at(span.start)
    inside = range(first, min(first + 6, clause.scene.token_at(span.end)))
    if first in clause.scene.time_at or first + 1 in clause.scene.time_at:
        return False
    late = clause.scene.lower[i] in ("after", "following", "over", "when")
    return not (late and any(n.first in inside or n.head in inside for n in clause.nouns))


# -- hiatus --------------------------------------------------------------------------------------------------------


def hiatus(clause: Clause) -> Found:
    """ "After a nine-year hiatus", "a gap of ten years"."""
    for i, length in clause.lengths:
        low = clause.scene.lower
        last = clause.scene.token_at(length.span.end)
        behind = next((j for j in range(last, min(last + 4, clause.sentence.last)) if low[j] in clause.grammar.hiatus), None)
        ahead = next((j for j in range(max(i - 3, clause.sentence.first), i) if low[j] in clause.grammar.hiatus), None)
        noun = behind if behind is not None else ahead
        if noun is None or (behind is not None and any(w in (",", "in", "of") for w in low[last:behind])):
            continue
        verb = clause.owner.get(noun)
        number = clause.dialogue_of(verb) if verb is not None else None
        number = clause.register.fitting(None, clause.last_named) if number is None else number
        if number is not None:
            yield number, _pause(clause, length, clause.scene.span_of(min(i, noun), max(last, noun + 1)))
            yield from _because(clause, number, noun, max(last, noun + 1))


def first_in_years(clause: Clause) -> Found:
    """ "Their first dialogue in nearly a decade", "met for the first time in four years": the dialogue paused that long."""
    low = clause.scene.lower
    for i, length in clause.lengths:
        start = next((j for j in range(i - 1, max(i - 3, clause.sentence.first), -1) if low[j] in ("in", "after")), None)
        number = _first_of(clause, i) if start is not None else None
        if start is not None and number is not None:
            yield number, _pause(clause, length, clause.scene.span_of(start, clause.scene.token_at(length.span.end)))


def _first_of(clause: Clause, i: int) -> int | None:
    """The dialogue of the meeting that is called the first in so long."""
    low = clause.scene.lower
    phrase = next((n for n in reversed(clause.nouns) if n.last <= i), None)
    if "first" not in low[max(clause.sentence.first, i - 25) : i]:
        return None
    if phrase and "first" in low[max(phrase.first - 1, 0) : phrase.head]:
        number = clause.dialogue_at(phrase.head)
        return number if number == clause.register.main else None
    at = next((j for j in range(i, clause.sentence.first + 1, -1) if low[j - 1 : j + 1] == ("first", "time")), None)
    verb = clause.owner.get(at) if at is not None else None
    met = verb is not None and clause.lemma(verb) in clause.grammar.holding | {"sit"} and clause.over(verb)
    if at is None or at < i - 5 or not met or (phrase and phrase.level and not _fits_main(clause, phrase)):
        return None
    return clause.register.main


def _fits_main(clause: Clause, phrase: NounPhrase) -> bool:
    return clause.register.fitting(phrase, clause.register.main) == clause.register.main


def since_the_last(clause: Clause) -> Found:
    """ "More than four years after the previous meeting", "two years since the last round"."""
    low = clause.scene.lower
    for _i, length in clause.lengths:
        last = clause.scene.token_at(length.span.end)
        rest = low[last : last + 8]
        at = next((j for j, w in enumerate(rest) if w in ("since", "after")), None)
        if at is None or at > 3 or not {"last", "previous"} & set(rest[at + 1 : at + 3]):
            continue
        phrase = next((n for n in clause.nouns if last + at < n.first <= last + at + 4), None)
        number = clause.dialogue_at(phrase.head) if phrase else clause.register.main
        if number is not None and number == clause.register.main:
            yield number, _pause(clause, length, length.span)


def _pause(clause: Clause, length: Time, span: Span) -> Fact:
    """A length as the record has it: an ISO duration if it is exact, else the words."""
    words = length.span.of(clause.scene.text)
    before = clause.scene.lower[clause.scene.token_at(length.span.start) - 1]
    loose = length.approximate or before in ("nearly", "about", "almost", "over", "around", "than", "roughly") or not length.value
    return Fact("hiatus", words if loose or length.value is None else length.value, span)


# -- taking up again -----------------------------------------------------------------------------------------------


def resumed(clause: Clause) -> Found:
    """ "Resumed in 2023", "was revived last year"; what led to it stands behind "following", "under" or in "agreed to resume"."""
    for verb in clause.verbs(clause.grammar.resumption):
        if not clause.over(verb):
            yield from _agreed(clause, verb)
            continue
        number = clause.dialogue_of(verb)
        if number is None:
            continue
        time = clause.time_of(verb)
        if time and time.value and not (time.grain in _FINE and _is_unnamed(clause, number)):
            yield number, Fact("resumed", _start(time), _from(clause, verb, time))
        elif not time and (fact := _by_its_round(clause, number, verb)):
            yield number, fact
        yield from _led(clause, number, verb)


def _by_its_round(clause: Clause, number: int, verb: int) -> Fact | None:
    """A "revived dialogue" was taken up with the round that the report is about."""
    entry = clause.register.entries[number]
    if number != clause.register.main or entry.round is None or clause.scene.tokens[verb].dep not in ("amod", "acl"):
        return None
    because = "the report calls the dialogue revived and is about the round held then"
    return Fact("resumed", entry.round[0], clause.scene.span_of(verb, verb + 1), "revived with this round", because)


def _agreed(clause: Clause, verb: int) -> Found:
    """ "The leaders agreed to resume the dialogue"."""
    tokens = clause.scene.tokens
    above = tokens[verb].head
    if tokens[verb].dep != "xcomp" or tokens[above].lemma not in ("agree", "decide") or not clause.over(above):
        return
    named = [n for n in clause.nouns if n.first > verb]
    number = next((x for n in named if (x := clause.register.fitting(n, clause.recent)) is not None), None)
    number = clause.dialogue_of(verb) if number is None else number
    if number is None or clause.register.entries[number].round is None:
        return
    subject = next((c for c in clause.scene.syntax.children[above] if tokens[c].dep == "nsubj"), above)
    first = min(
        (j for j in range(clause.sentence.first, above) if subject in (j, *clause.scene.syntax.ancestors(j))), default=subject
    )
    last = next((j for j in range(verb, clause.sentence.last) if tokens[j].text in (".", ";")), clause.sentence.last)
    span = clause.scene.span_of(first, last)
    yield number, Fact("resumed by", span.of(clause.scene.text), span)


def _led(clause: Clause, number: int, verb: int) -> Found:
    """What led to its being taken up again."""
    for i in range(clause.sentence.first, clause.sentence.last):
        width = clause.phrase_at(i, clause.grammar.revivers)
        if not width or not (clause.owner.get(i) == verb or verb in clause.scene.syntax.ancestors(i)):
            continue
        span = clause.reach(i, width)
        inside = range(clause.scene.token_at(span.start), clause.scene.token_at(span.end)) if span else range(0)
        paused = any(clause.scene.lower[j] in clause.grammar.hiatus for j in inside)
        if span and not paused and not any(j in clause.scene.time_at for j in inside[:3]):
            yield number, Fact("resumed by", span.of(clause.scene.text), span)
            return


# -- like dialogues ------------------------------------------------------------------------------------------------


def parallel(clause: Clause) -> Found:
    """ "Korea holds such dialogues with the United States, China ...": the parties behind "with"."""
    grammar, scene = clause.grammar, clause.scene
    for noun in clause.nouns:
        before = scene.lower[max(noun.first - 2, clause.sentence.first) : noun.head]
        verb = clause.owner.get(noun.head)
        if "plural" not in noun.marks and scene.tokens[noun.head].text.casefold() not in ("talks", "consultations"):
            continue
        if verb is None or clause.lemma(verb) not in grammar.having or not set(before) & grammar.likeness:
            continue
        if scene.syntax.negated(verb):
            continue
        number = clause.register.fitting(noun, clause.recent)
        at = next((j for j in range(noun.last, min(noun.last + 4, clause.sentence.last)) if scene.lower[j] == "with"), None)
        if number is None or at is None:
            continue
        for code, span in _listed(clause, at + 1):
            if code not in clause.register.entries[number].parties:
                yield number, Fact("parallel", code, span)


def _listed(clause: Clause, first: int) -> Iterator[tuple[str, Span]]:
    """The parties of an unbroken list."""
    seen: list[str] = []
    for i in range(first, min(first + 4 * _PARALLELS, clause.sentence.last)):
        party = clause.scene.party_at.get(i)
        if party is None:
            if clause.scene.lower[i] not in ("the", "and", ",", "as", "well", "with", "both", "also"):
                return
        elif party.code not in seen:
            seen.append(party.code)
            yield party.code, party.span


# -- what follows --------------------------------------------------------------------------------------------------


def conclude(subject: str, entry: Entry, told: Sequence[Claim]) -> Iterator[Claim]:
    """What follows from the facts of one dialogue together."""
    by: dict[str, list[Claim]] = {}
    for claim in told:
        by.setdefault(claim.property, []).append(claim)
    pause = next(iter(by.get("hiatus", [])), None)
    counted = [c for c in by.get("rounds until", []) if set(c.original.split()) & _ENDED]
    rounds = max(counted, key=lambda c: str(c.value), default=None)
    if pause and rounds and "lapsed" not in by and isinstance(rounds.value, tuple):
        until = str(rounds.value[0])
        because = f"it was held until {until}, and paused after that ({pause.original})"
        yield inferred(rounds, subject, "lapsed", until, "paused after the last round", because, (rounds, pause), _CONCLUDED)
    if pause and entry.round and "resumed" not in by:
        because = f"the round of {entry.round[0]} is the first after the pause ({pause.original})"
        yield inferred(pause, subject, "resumed", entry.round[0], "first after a pause", because, (pause,), _CONCLUDED)


def _start(time: Time) -> str:
    """The beginning of a date that is an interval, the date itself otherwise."""
    first, _, last = (time.value or "").partition("/")
    return last if first == edtf.OPEN else first


def _from(clause: Clause, first: int, time: Time) -> Span:
    """The words from a cue to its date, or the date alone where it stands before."""
    span = clause.scene.span_of(first, first + 1)
    return span.to(time.span) if time.span.start > span.start else time.span.to(span)


RULES = [
    founded,
    first_held,
    since_inception,
    held_since,
    purpose,
    rounds_counted,
    round_numbered,
    lapsed,
    idle_since,
    last_held,
    not_held_since,
    hiatus,
    first_in_years,
    since_the_last,
    resumed,
    parallel,
]
