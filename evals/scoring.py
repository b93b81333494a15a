"""From readings and annotations to figures, each between 0 and 1 and the higher the better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from evals.likeness import dice, may_meet, same_name, same_office, same_value, share, words

Json = dict[str, Any]

FIELDS = ("series", "ordinal", "level", "format", "parties", "date", "city", "country", "host", "status", "type")
SETS = ("meetings", "participants", "commitments", "statements", "topics", "conflicts")
PARTS = ("main", *FIELDS, "office", "party", "abstention", "negatives", "evidence.sound", "evidence.given")
PROVED = ("series", "ordinal", "date", "city")
"""Fields for which a claim with evidence is wanted."""

_WEIGHTS = {"date": 3.0, "series": 2.0, "level": 1.0, "type": 1.0, "city": 1.0, "status": 1.0, "ordinal": 1.0}
_AHEAD = frozenset(["scheduled", "proposed", "postponed"])
_BACK = frozenset(["held", "past reference"])


def paired(gold: Sequence[Json], told: Sequence[Json], weight: Callable[[Json, Json], float]) -> dict[int, int]:
    """Indices of gold to indices of told: the likest pair first, each item once, pairs of weight 0 never."""
    rows = [(-weight(g, t), i, j) for i, g in enumerate(gold) for j, t in enumerate(told)]
    found: dict[int, int] = {}
    for minus, i, j in sorted(rows):
        if minus < 0 and i not in found and j not in found.values():
            found[i] = j
    return found


def meeting_likeness(gold: Json, told: Json) -> float:
    """How like two meetings are; 0 where they cannot be the same."""
    if not _may_be_same(gold, told):
        return 0.0
    ours, theirs = set(gold["parties"]), set(told["parties"])
    total = 3 * len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.5
    for name, weight in _WEIGHTS.items():
        a, b = gold[name], told[name]
        total += weight * ((0.5 if a is b else 0.3) if a is None or b is None else float(same_value(name, a, b)))
    people = [p["name"] for p in gold["participants"]]
    named = sum(any(same_name(name, p["name"]) for p in told["participants"]) for name in people)
    return total + (2 * named / len(people) if people else 0.5)


def _may_be_same(gold: Json, told: Json) -> bool:
    """Nothing that both tell may differ: kind, parties (one side may know fewer), date; without dates, level, series and tense."""
    ours, theirs = set(gold["parties"]), set(told["parties"])
    both_dated = gold["date"] is not None and told["date"] is not None
    same_series = all(m["series"] for m in (gold, told)) and same_value("series", gold["series"], told["series"])
    if (gold["type"] == "phone-call") != (told["type"] == "phone-call"):
        return False
    if ours != theirs:
        nested = (ours < theirs or theirs < ours) and len(ours & theirs) >= min(2, len(ours))
        if not nested or not (both_dated or same_series):
            return False
    if both_dated:
        return may_meet(gold["date"], told["date"])
    sides = {gold["status"], told["status"]}
    apart = any(gold[f] and told[f] and not same_value(f, gold[f], told[f]) for f in ("level", "series"))
    return not apart and not (sides & _AHEAD and sides & _BACK)


@dataclass
class Tally:
    """What was right among the annotated (`gold`) and among the told."""

    right: int = 0
    gold: int = 0
    told: int = 0

    def add(self, right: int, gold: int, told: int = 0) -> None:
        """Count some more."""
        self.right, self.gold, self.told = self.right + right, self.gold + gold, self.told + told

    def balanced(self, name: str) -> Iterator[tuple[str, float]]:
        """Precision, recall and their harmonic mean."""
        yield f"{name}.precision", self.right / self.told if self.told else 0.0
        yield f"{name}.recall", self.right / self.gold if self.gold else 0.0
        yield f"{name}.f1", 2 * self.right / (self.gold + self.told) if self.gold + self.told else 0.0


@dataclass
class Score:
    """The sum over documents: add each, then ask for `figures`; `notes` tell what went wrong, document by document."""

    sets: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    parts: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    notes: list[str] = field(default_factory=list)
    whole: dict[str, float] = field(default_factory=dict)
    """Figures of the documents taken together, where they are."""

    def add(self, text: str, gold: Json, told: Json) -> None:
        """Count a document: its text, its annotation, and its reading as `verbale read --format jsonl` prints it."""
        start = len(self.notes)
        self._meetings(gold["meetings"], told["meetings"])
        if gold["event_cluster"] is None:
            self.parts["negatives"].add(not told["meetings"], 1)
        self._evidence(text, told)
        for name, compare in _OTHERS.items():
            pairs, wanted, given = compare(gold, told)
            self.sets[name].add(len(pairs), len(wanted), len(given))
        self.notes[start:] = [f"{gold['url']}: {note}" for note in self.notes[start:]]

    def figures(self) -> dict[str, float]:
        """All figures by name; a kind of fact of which no document tells any is left out."""
        found: dict[str, float] = {}
        for name in SETS:
            if self.sets[name].told or name in ("meetings", "participants"):
                found |= dict(self.sets[name].balanced(name))
        for name in PARTS:
            if self.parts[name].gold:
                found[name] = self.parts[name].right / self.parts[name].gold
        return found | self.whole

    def _meetings(self, gold: Sequence[Json], told: Sequence[Json]) -> None:
        pairs = paired(gold, told, meeting_likeness)
        self.sets["meetings"].add(len(pairs), len(gold), len(told))
        if gold:
            self.parts["main"].add(0 in pairs, 1)
        for i, meeting in enumerate(gold):
            if i in pairs:
                self._fields(meeting, told[pairs[i]])
            else:
                self.sets["participants"].add(0, len(meeting["participants"]))
                self.notes.append(f"missed {_line(meeting)}")
        for j, meeting in enumerate(told):
            if j not in pairs.values():
                self.sets["participants"].add(0, 0, len(meeting["participants"]))
                self.notes.append(f"false {_line(meeting)}")

    def _fields(self, gold: Json, told: Json) -> None:
        for name in FIELDS:
            supported = _inferred(told["claims"], name, told[name])
            right = gold[name] is not None and same_value(name, gold[name], told[name])
            self._field(name, gold[name], told[name], right=right, supported=supported)
        people, present = gold["participants"], told["participants"]
        pairs = paired(people, present, lambda g, t: same_name(g["name"], t["name"]) + 0.5 * (g["name"] == t["name"]))
        self.sets["participants"].add(len(pairs), len(people), len(present))
        self.notes += [f"missed {p['name']} at {_line(gold)}" for i, p in enumerate(people) if i not in pairs]
        self.notes += [f"false {p['name']} at {_line(gold)}" for j, p in enumerate(present) if j not in pairs.values()]
        for i, j in pairs.items():
            want, have = people[i], present[j]
            right = want["office"] is not None and same_office(want["office"], have["office"])
            supported = have["basis"] == "inferred" or _inferred(told["claims"], "office", have["office"])
            self._field("office", want["office"], have["office"], right=right, supported=supported)
            self._field("party", want["party"], have["party"], right=want["party"] == have["party"], supported=True)

    def _field(self, name: str, gold: object, told: object, *, right: bool, supported: bool) -> None:
        """A value that is wanted is right or not; one that isn't wanted must be left out, or be told as inferred."""
        if gold is not None:
            self.parts[name].add(right, 1)
            if not right:
                self.notes.append(f"{name} is {told!r}, annotated {gold!r}")
        else:
            self.parts["abstention"].add(told is None or supported, 1)
            if told is not None and not supported:
                self.notes.append(f"{name} is {told!r}, annotated none")

    def _evidence(self, text: str, told: Json) -> None:
        quotes = list(evidences(told))
        sound = sum(0 <= e["start"] < e["end"] <= len(text) and text[e["start"] : e["end"]] == e["exact"] for e in quotes)
        self.parts["evidence.sound"].add(sound, len(quotes))
        for meeting in told["meetings"]:
            proved = {c["property"] for c in meeting["claims"] if c["evidence"]}
            given = [name for name in PROVED if meeting[name] is not None]
            self.parts["evidence.given"].add(sum(name in proved for name in given), len(given))


def evidences(node: object, key: str = "") -> Iterator[Json]:
    """Every evidence in a reading, at any depth."""
    if isinstance(node, dict):
        if key.endswith("evidence"):
            yield node
        for name, value in node.items():
            yield from evidences(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from evidences(value, key)


def _inferred(claims: Sequence[Json], name: str, value: object) -> bool:
    """Whether every claim for a value says that it is inferred, and there is one."""
    basis = {c["basis"] for c in claims if c["property"] == name and c["value"] == value}
    return basis == {"inferred"}


def _line(meeting: Json) -> str:
    """A meeting in one line."""
    what = meeting["series"] or meeting["level"] or "meeting"
    return f"{meeting['type']}, {meeting['status']}: {'-'.join(meeting['parties'])} {meeting['date']} {meeting['city']} {what}"


# -- the other kinds of facts ----------------------------------------------------------------------------------------------------

Pairs = tuple[dict[int, int], Sequence[Any], Sequence[Any]]


def _commitments(gold: Json, told: Json) -> Pairs:
    """The same parties undertake it, and half of the words are there."""

    def weight(g: Json, t: Json) -> float:
        part = share(words(g["what"]), words(t["what"]))
        return part if set(g["by"]) == set(t["by"]) and part >= 0.5 else 0.0

    return paired(gold["commitments"], told["commitments"], weight), gold["commitments"], told["commitments"]


def _statements(gold: Json, told: Json) -> Pairs:
    """Direct speech alone, since indirect speech is annotated sparingly: a word of the speaker's name, half of the quoted words."""

    def weight(g: Json, t: Json) -> float:
        speakers = t["speaker"] if isinstance(t["speaker"], list) else [t["speaker"] or ""]
        part = share(words(g["quote"]), words(t["quote"]))
        return part if words(g["speaker"]) & words(" ".join(speakers)) and part >= 0.5 else 0.0

    wanted, given = ([s for s in side["statements"] if s["kind"] == "direct"] for side in (gold, told))
    return paired(wanted, given, weight), wanted, given


def _topics(gold: Json, told: Json) -> Pairs:
    """Half of the words in common."""
    wanted, given = ([{"topic": t} for t in side["topics"]] for side in (gold, told))

    def weight(g: Json, t: Json) -> float:
        likeness = dice(words(g["topic"]), words(t["topic"]))
        return likeness if likeness >= 0.5 else 0.0

    return paired(wanted, given, weight), wanted, given


def _conflicts(gold: Json, told: Json) -> Pairs:
    """Those within one text; two of the annotated values are told. Differences of wording and grain are not held against."""
    wanted = [c for c in gold["conflicts"] if c["with"] == "within"]
    given = [c for c in told["conflicts"] if c["class"] in ("error", "time zone")]

    def weight(g: Json, t: Json) -> float:
        found = sum(any(share(words(v), words(w)) >= 0.5 for w in t["values"]) for v in g["values"])
        return float(found) if found >= 2 else 0.0

    return paired(wanted, given, weight), wanted, given


_OTHERS: dict[str, Callable[[Json, Json], Pairs]] = {
    "commitments": _commitments,
    "statements": _statements,
    "topics": _topics,
    "conflicts": _conflicts,
}
