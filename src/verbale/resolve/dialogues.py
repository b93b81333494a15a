"""Which meetings are rounds of one dialogue, and under which names it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from verbale.model.facts import MeetingType, Series
from verbale.model.grouping import hashed_id
from verbale.model.record import Dialogue, Encounter
from verbale.resolve import series
from verbale.resolve.windows import UNDATED, first_day

_Form = tuple[str, str | None, frozenset[str]]
"""What tells a dialogue: its parties, its level, the words that are its own."""


def dialogues(encounters: Sequence[Encounter], told: Sequence[tuple[str, Series]]) -> tuple[Dialogue, ...]:
    """The dialogues of some meetings and of the histories that documents tell, ordered by name, each with its rounds by date.

    A dialogue is of one set of parties, so the meetings and histories of others make no difference. A meeting that is told under
    two names joins them, unless the words that are their own differ.
    """
    home = _Homes()
    for encounter in encounters:
        forms = _forms(encounter)
        for form in forms:
            home.join(forms[0], form)
    for _, history in told:
        home.add(_form(history.name, history.parties, history.level))
    groups = home.groups()
    rounds: dict[int, list[Encounter]] = {}
    names: dict[int, Counter[str]] = {}
    for encounter in encounters:
        forms = _forms(encounter)
        if forms and encounter.meeting.type == MeetingType.MEETING:  # a call is no round, whatever it is told along with
            found = groups[forms[0]]
            rounds.setdefault(found, []).append(encounter)
            names.setdefault(found, Counter()).update(m.meeting.series for m in encounter.mentions if m.meeting.series)
    histories: dict[int, list[tuple[str, Series]]] = {}
    for document, history in told:
        found = groups[_form(history.name, history.parties, history.level)]
        histories.setdefault(found, []).append((document, history))
        names.setdefault(found, Counter()).update((history.name,))
    least: dict[int, _Form] = {}
    for form in sorted(groups, key=_sortable):
        least.setdefault(groups[form], form)
    made = [_dialogue(least[g], names[g], rounds.get(g, ()), histories.get(g, ())) for g in sorted(names)]
    return tuple(sorted(made, key=lambda d: (d.name, d.id)))


def has_history(series: Series) -> bool:
    """Whether a report says enough of a series to tell which it is."""
    return len(series.parties) >= 2 or bool(series.level)


def _forms(encounter: Encounter) -> list[_Form]:
    """The forms under which a meeting is told: the parties are those of the meeting, whomever a report leaves out."""
    parties = encounter.meeting.parties
    return [_form(m.meeting.series, parties, m.meeting.level) for m in encounter.mentions if m.meeting.series]


def _form(name: str | None, parties: Iterable[str], level: str | None) -> _Form:
    return _parties(parties), level, series.own_words(name or "")


def _parties(parties: Iterable[str]) -> str:
    return "-".join(sorted(set(parties)))


class _Homes:
    """Forms that are one dialogue, by union: those that a meeting joins, and those whose own words lie within the other's."""

    def __init__(self) -> None:
        self._parent: dict[_Form, _Form] = {}

    def add(self, form: _Form) -> _Form:
        while self._parent.setdefault(form, form) != form:
            form = self._parent[form]
        return form

    def join(self, one: _Form, other: _Form) -> None:
        a, b = self.add(one), self.add(other)
        if a != b and (one[2] <= other[2] or other[2] <= one[2]):
            low, high = sorted((a, b), key=_sortable)
            self._parent[high] = low

    def groups(self) -> dict[_Form, int]:
        """Every form with the number of its group, those of the same parties and level with own words in common joined."""
        by_kind: dict[tuple[str, str | None], list[_Form]] = {}
        for form in sorted(self._parent, key=_sortable):
            by_kind.setdefault(form[:2], []).append(form)
        for forms in by_kind.values():
            for one in forms:
                larger = [f for f in forms if one[2] and one[2] < f[2]]
                if len(larger) == 1:
                    self.join(one, larger[0])
        for form in sorted(self._parent, key=_sortable):
            if form[1] is None:  # one that tells no level is of the one dialogue that it can be
                fits = {self.add(f) for f in self._parent if f[1] is not None and f[0] == form[0] and f[2] == form[2]}
                if len(fits) == 1:
                    self.join(form, fits.pop())
        numbers: dict[_Form, int] = {}
        found: dict[_Form, int] = {}
        for form in sorted(self._parent, key=_sortable):
            found[form] = numbers.setdefault(self.add(form), len(numbers))
        return found


def _sortable(form: _Form) -> tuple[str, str, tuple[str, ...]]:
    return form[0], form[1] or "", tuple(sorted(form[2]))


def _dialogue(form: _Form, names: Counter[str], rounds: Sequence[Encounter], told: Sequence[tuple[str, Series]]) -> Dialogue:
    ordered = tuple(sorted(rounds, key=lambda e: (first_day(e.meeting.date) or UNDATED, e.id)))
    ranked = sorted(names, key=lambda n: (-names[n], -len(n), n))
    parties = next((e.meeting.parties for e in ordered if e.meeting.parties), None) or next((s.parties for _, s in told), ())
    levels = Counter(e.meeting.level for e in ordered if e.meeting.level) or Counter(s.level for _, s in told if s.level)
    formats = Counter(e.meeting.format for e in ordered if e.meeting.format) or Counter(s.format for _, s in told if s.format)
    key = hashed_id("s", repr(_sortable(form)))
    history = tuple(sorted(told, key=lambda row: (row[0], row[1].id)))
    return Dialogue(key, ranked[0], tuple(ranked), tuple(parties), _top(levels), _top(formats), ordered, history)


def _top(counted: Counter[str]) -> str | None:
    return min(counted, key=lambda v: (-counted[v], v), default=None)
