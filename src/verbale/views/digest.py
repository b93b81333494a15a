"""Meetings, series and people as lines to be read: a label, a value, and the claim that the value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale.model.claims import Basis, Claim
from verbale.model.facts import Meeting, MeetingType, Participant, Person, Series

KINDS = {
    "series": "which",
    "name": "which",
    "ordinal": "which",
    "rounds until": "which",
    "type": "what",
    "status": "what",
    "level": "what",
    "format": "what",
    "date": "when",
    "founded": "when",
    "lapsed": "when",
    "resumed": "when",
    "hiatus": "when",
    "city": "where",
    "country": "where",
    "host": "where",
    "participant": "who",
    "office": "who",
    "party": "who",
    "photo position": "who",
}
"""What a property tells, as a question word; a property that is not here tells what something is about."""

ABOUT = "about"
TYPE_NAMES = {MeetingType.COURTESY_CALL: "courtesy call", MeetingType.PHONE_CALL: "phone call"}
TEENS = (11, 12, 13)
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True)
class Line:
    """One fact on one line: `label` asks, `text` answers, `claim` is where the answer comes from."""

    label: str
    text: str
    claim: Claim | None = None

    @property
    def words(self) -> str | None:
        """The words of the report that say so, on one line; None for a fact without any."""
        evidence = self.claim.evidence if self.claim else None
        return " ".join(evidence.exact.split()) if evidence else None

    @property
    def working(self) -> str | None:
        """How an inferred fact came about; None for one that the words state."""
        claim = self.claim
        if claim is None or claim.basis is not Basis.INFERRED:
            return None
        return claim.because or claim.rule


def kind_of(claim: Claim) -> str:
    """The question that a claim answers. A person's or series' name answers its own."""
    if claim.property == "name" and claim.subject.startswith("p"):
        return "who"
    return KINDS.get(claim.property, ABOUT)


def meeting_title(meeting: Meeting) -> str:
    """What to call a meeting: its series and round, or else what it is and whose."""
    if meeting.series:
        return f"{meeting.series}, {_nth(meeting.ordinal)} round" if meeting.ordinal else meeting.series
    sides = " and ".join(meeting.parties) if len(meeting.parties) < 3 else ", ".join(meeting.parties)
    name = TYPE_NAMES.get(MeetingType(meeting.type), "meeting").capitalize()
    return f"{name} of {sides}" if sides else name


def meeting_lines(meeting: Meeting) -> list[Line]:
    """All that is known of a meeting."""
    claims = meeting.claims
    place = ", ".join(filter(None, (meeting.city, meeting.country)))
    kind = TYPE_NAMES.get(MeetingType(meeting.type), "meeting")
    make_up = " ".join(filter(None, (meeting.level, meeting.format, kind)))
    lines = [
        Line("what", f"{make_up}: {meeting.status}", _first(claims, "status", "type", "level", "format")),
        Line("which", meeting_title(meeting), _first(claims, "ordinal", "series")) if meeting.series else None,
        Line("when", meeting.date, _first(claims, "date")) if meeting.date else None,
        Line("where", place, _first(claims, "city", "country")) if place else None,
        Line("host", meeting.host, _first(claims, "host")) if meeting.host else None,
        Line("parties", ", ".join(meeting.parties), _first(claims, "party")) if meeting.parties else None,
        *(Line("who", _participant(p), _presence(meeting, p)) for p in meeting.participants),
        *(Line(ABOUT, topic, _of(claims, "topic", topic)) for topic in meeting.topics),
    ]
    return [line for line in lines if line]


def series_lines(series: Series) -> list[Line]:
    """All that a report tells of a series' history."""
    claims = series.claims
    rounds = (
        Line("rounds", f"{count} until {until}", _of(claims, "rounds until", (until, count)))
        for until, count in series.rounds_until
    )
    told = ("founded", "lapsed", "hiatus", "cause", "resumed", "resumed by", "purpose")
    single = (
        Line(key, value, _of(claims, key, value)) for key in told if (value := getattr(series, key.replace(" ", "_")))
    )
    return [
        Line("parties", ", ".join(series.parties), _first(claims, "party", "name")),
        *single,
        *rounds,
        *(Line("parallel", other, _of(claims, "parallel", other)) for other in series.parallel),
    ]


def person_line(person: Person) -> Line:
    """A person with office, party and the other forms of the name."""
    others = [name for name in person.names if name != person.name]
    also = f"; also {', '.join(others)}" if others else ""
    return Line(
        "person", _titled(person.name, person.office, person.party) + also, _first(person.claims, "office", "name")
    )


def _participant(who: Participant) -> str:
    position = f", {who.position} in the picture" if who.position else ""
    return _titled(who.name, who.office, who.party) + position


def _presence(meeting: Meeting, who: Participant) -> Claim | None:
    return _of(meeting.claims, "participant", who.name)


def _titled(name: str, office: str | None, party: str | None) -> str:
    return ", ".join(filter(None, (name, office))) + (f" ({party})" if party else "")


def _first(claims: Sequence[Claim], *properties: str) -> Claim | None:
    """The surest claim of the first of these properties that has any, on the entity itself."""
    for key in properties:
        found = max((c for c in _own(claims) if c.property == key), key=lambda c: c.confidence, default=None)
        if found:
            return found
    return None


def _of(claims: Sequence[Claim], key: str, value: object) -> Claim | None:
    """The surest claim that gives this property this value."""
    return max(
        (c for c in _own(claims) if c.property == key and c.value == value), key=lambda c: c.confidence, default=None
    )


def _own(claims: Sequence[Claim]) -> Iterator[Claim]:
    return (c for c in claims if "/" not in c.subject)


def _nth(number: int) -> str:
    ending = "th" if number % 100 in TEENS else ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"
