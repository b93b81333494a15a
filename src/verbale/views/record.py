"""What a view asks of a record. `verbale.ledger.Ledger` answers; whoever keeps a record elsewhere can answer as well.

Parties are codes (`KOR`, `EU`), days are inclusive, ids are those of the record. What is asked for by ids that the record does not
have is left out of the answer, never an error.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from verbale.model.claims import Claim
from verbale.model.hits import Hit
from verbale.model.reading import Reading
from verbale.model.record import Decision, Dialogue, Dispute, Encounter, Holder, Origin, Site, Undertaking


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be asked for by name: its id, the names that reports print, the first its own, and its parties."""

    id: str
    names: tuple[str, ...]
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds: totals, and by kind, outlet, year (of publication, or of the meeting), status, level and class."""

    reports: int
    claims: int
    meetings: int
    series: int
    people: int
    commitments: int
    conflicts: int
    reports_by_kind: Mapping[str, int]
    reports_by_outlet: Mapping[str, int]
    reports_by_year: Mapping[str, int]
    meetings_by_year: Mapping[str, int]
    meetings_by_status: Mapping[str, int]
    meetings_by_level: Mapping[str, int]
    meetings_by_party: Mapping[str, int]
    commitments_by_state: Mapping[str, int]
    conflicts_by_class: Mapping[str, int]


class Record(Protocol):
    """A record, resolved and settled, as of a day."""

    @property
    def today(self) -> date | None:
        """The day as of which it is asked: the one given, or else that of the latest report; None if nothing is dated."""
        ...

    def meetings(
        self, parties: Collection[str] = (), since: date | None = None, until: date | None = None, city: str | None = None
    ) -> Sequence[Encounter]:
        """The meetings in which all of these parties take part, held in these days and this city, by date; those without one last.

        A meeting of which only the month is known lies in the days of any of its days; one without a date, in none.
        """
        ...

    def sites(
        self, parties: Collection[str] = (), since: date | None = None, until: date | None = None, level: str | None = None
    ) -> Sequence[Site]:
        """Where the meetings in person of all of these parties were held in these days, at this level: the busiest cities first.

        The same as counting `meetings`, without fetching them.
        """
        ...

    def meetings_by_id(self, wanted: Collection[str]) -> Mapping[str, Encounter]:
        """The meetings with these ids; a mention's id finds the meeting that it is of."""
        ...

    def meeting_ids(self, beginning: str) -> Sequence[str]:
        """The ids of meetings, and of the mentions that they are made of, that begin so, in order: some of them, if many do."""
        ...

    def dialogues(self, parties: Collection[str] = ()) -> Sequence[Dialogue]:
        """The dialogues to which all of these parties belong, with their rounds, by name."""
        ...

    def dialogues_by_id(self, wanted: Collection[str]) -> Mapping[str, Dialogue]:
        """The dialogues with these ids."""
        ...

    def dialogue_names(self) -> Sequence[Named]:
        """All dialogues by name."""
        ...

    def people(self, parties: Collection[str] = ()) -> Sequence[Holder]:
        """The people of any of these parties (none given: of all), by name."""
        ...

    def people_by_id(self, wanted: Collection[str]) -> Mapping[str, Holder]:
        """The people with these ids; a mention's id (`0123456789ab/p1`) finds the person that it is of."""
        ...

    def people_names(self) -> Sequence[Named]:
        """All people by name; `parties` has the one that each belongs to."""
        ...

    def people_called(self, text: str) -> Sequence[Named]:
        """The people one of whose names has a word of the text, or one that sounds like it."""
        ...

    def undertakings(self, parties: Collection[str] = ()) -> Sequence[Undertaking]:
        """The commitments to which all of these parties are bound, by due time, those without one last."""
        ...

    def undertakings_by_id(self, wanted: Collection[str]) -> Mapping[str, Undertaking]:
        """The commitments with these ids, or of these mentions."""
        ...

    def disputes(self, parties: Collection[str] = ()) -> Sequence[Dispute]:
        """The conflicts over what is of all of these parties, by what they are about."""
        ...

    def disputes_by_id(self, wanted: Collection[str]) -> Mapping[str, Dispute]:
        """The conflicts with these ids."""
        ...

    def disputes_over(self, subjects: Collection[str]) -> Sequence[Dispute]:
        """The conflicts over the meetings, people or offices with these ids."""
        ...

    @property
    def decisions(self) -> Sequence[Decision]:
        """What people decided, in the order in which they did."""
        ...

    def origins(self, documents: Collection[str] | None = None) -> Mapping[str, Origin]:
        """The reports with these ids (None: all) as sources, by document."""
        ...

    def readings(self, documents: Collection[str] | None = None) -> Iterable[Reading]:
        """The current readings of these documents (None: all), not assembled, ordered by source."""
        ...

    def claims(self, document: str) -> Sequence[Claim]:
        """The claims of a report."""
        ...

    def claims_by_id(self, wanted: Sequence[str]) -> Mapping[str, Claim]:
        """The claims with these ids."""
        ...

    def subject_of(self, mention: str) -> tuple[str, str]:
        """The document of a mention, and its subject there."""
        ...

    def search(
        self, words: str, kinds: Collection[str] = (), parties: Collection[str] = (), limit: int | None = None
    ) -> Sequence[Hit]:
        """The words of reports in which all of these stand, the best first: in passages and in claims of these kinds (none: all).

        `"..."` is a phrase, `word*` a beginning; case and accents do not count. With parties, only what is the word of them
        all. Raises `UsageError` where the words ask for nothing.
        """
        ...

    def counts(self) -> Counts:
        """How much there is."""
        ...
