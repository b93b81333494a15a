"""Where a series stands: founded when, its rounds, its gaps and why, the next round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verbale.model import edtf
from verbale.model.facts import BEHIND, TO_COME
from verbale.model.record import Dialogue, Encounter
from verbale.views.briefs import wording
from verbale.views.briefs.desk import Desk
from verbale.views.briefs.lines import Line, Run, Section
from verbale.views.briefs.meetings import SERIES, planned_runs
from verbale.views.charts.cadence import Cadence, Gap, cadence, gaps
from verbale.views.parties import joined

ROUNDS = 5
"""Latest rounds that are listed."""


def section(desk: Desk) -> Section:
    """The state of the series asked for, or of those to which all parties belong, the liveliest first."""
    known = desk.dialogues
    if not known:
        return Section("The series", remark=f"The record has no series to which {wording.named(desk.parties)} belong.")
    lines = tuple(line for dialogue in known[:SERIES] for line in _lines(desk, dialogue))
    left = [d.name for d in known[SERIES:]]
    return Section("The series", lines, f"Not shown: {joined(left)}." if left else None, _figure(desk, known[0]))


def _figure(desk: Desk, dialogue: Dialogue) -> Cadence | None:
    """The cadence, where there are rounds to compare."""
    shown = cadence(desk.record, dialogue)
    return shown if len(shown.rounds) > 1 else None


def _lines(desk: Desk, dialogue: Dialogue) -> Iterator[Line]:
    rounds = [e for e in dialogue.rounds if e.meeting.status in BEHIND and e.meeting.date]
    coming = [e for e in dialogue.rounds if e.meeting.status in TO_COME and e.meeting.date]
    ahead = [run for e in coming for run in (Run(" "), *planned_runs(desk, e, _round_name(e)))]
    if not rounds:
        yield Line((*_identity(desk, dialogue), *ahead))
        return
    yield Line(tuple(_identity(desk, dialogue)))
    yield _rounds(desk, rounds)
    for gap in gaps(dialogue):
        yield _gap(desk, dialogue, gap)
    if ahead:
        yield Line(tuple(ahead[1:]))


def _round_name(encounter: Encounter) -> str:
    return f"{wording.nth(encounter.meeting.ordinal)} round" if encounter.meeting.ordinal else ""


def _identity(desk: Desk, dialogue: Dialogue) -> list[Run]:
    """Name, level, make-up, when it was founded, and how many rounds it had until when."""
    kind = ", ".join(filter(None, (dialogue.level, dialogue.format)))
    runs = [Run(dialogue.name, strong=True), Run(f" ({kind})." if kind else ".")]
    founded = _finest([s.founded for _, s in dialogue.told if s.founded])
    if founded:
        text = f" Founded {' or '.join(map(wording.when, founded))}."
        runs.append(Run(text, desk.cite_history(dialogue, "founded")))
    counts = sorted({row for _, s in dialogue.told for row in s.rounds_until}, key=lambda row: (row[1], row[0]))
    listed = sum(e.meeting.status in BEHIND for e in dialogue.rounds)
    for _, number in [row for row in counts if row[1] > listed][:1]:
        own = [e.meeting.date for e in dialogue.rounds if e.meeting.ordinal == number and e.meeting.date]
        days = own[:1] or _finest([day for day, count in counts if count == number])
        text = f" {wording.counted(number, 'round').capitalize()} until {' or '.join(map(wording.in_words, days))}."
        runs.append(Run(text, desk.cite_history(dialogue, "rounds until")))
    if len(runs) == 2:
        runs[1] = Run(runs[1].text, desk.cite_history(dialogue, "name") or _named_by(desk, dialogue))
    return runs


def _named_by(desk: Desk, dialogue: Dialogue) -> tuple[int, ...]:
    """The note for the name of a series whose history nobody tells."""
    return next((note for e in dialogue.rounds if (note := desk.cite_meeting(e))), ())


def _finest(values: Sequence[str]) -> list[str]:
    """Dates without those that a finer one makes superfluous."""
    distinct = sorted(set(values), key=lambda v: (edtf.bounds(v), v))
    return [v for v in distinct if not any(o != v and edtf.contains(v, o) for o in distinct)]


def _rounds(desk: Desk, rounds: Sequence[Encounter]) -> Line:
    """The latest rounds, each with its note."""
    shown = rounds[-ROUNDS:]
    head = "Rounds in the record:" if len(shown) == len(rounds) else f"Latest {len(shown)} of {len(rounds)} rounds in the record:"
    return Line((Run(head, strong=True), *_each(desk, shown)))


def _each(desk: Desk, rounds: Sequence[Encounter]) -> Iterator[Run]:
    for number, encounter in enumerate(rounds, 1):
        ordinal = encounter.meeting.ordinal
        name = f"{wording.nth(ordinal)}, " if ordinal else "number not told, "
        end = "." if number == len(rounds) else ";"
        text = f" {name}{wording.where_and_when(encounter)}{desk.doubts(encounter)}{end}"
        yield Run(text, desk.cite_meeting(encounter))


def _gap(desk: Desk, dialogue: Dialogue, gap: Gap) -> Line:
    """A time without rounds; its causes in the words of the reports, never in ours."""
    until = f" Resumed {' or '.join(map(wording.when, gap.ends))}." if gap.ends else " No resumption is told."
    runs = [Run("Gap:", strong=True), Run(f" lapsed {wording.when(gap.start)}.{until}", _cite_gap(desk, dialogue, gap.documents))]
    if not gap.causes:
        return Line((*runs, Run(" No cause is told.")))
    origins = desk.record.origins([document for _, document in gap.causes])
    for n, (cause, document) in enumerate(gap.causes):
        outlet = origins[document].outlet or origins[document].source
        head = " Cause, according to " if n == 0 else " According to "
        runs.append(Run(f"{head}{outlet}: “{cause}”.", desk.cite_history(dialogue, "cause", documents=(document,))))
    return Line(tuple(runs))


def _cite_gap(desk: Desk, dialogue: Dialogue, documents: Iterable[str]) -> tuple[int, ...]:
    return desk.cite_history(dialogue, "lapsed", "resumed", documents=tuple(documents))
