"""Meetings, series and people as lines to be read: a label, a value, and the claim that the value comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.model.claims import Basis, Claim, Value
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
    """One fact on one line: `label` asks, `text` answers, and `claims`, the main one first, say so."""

    label: str
    text: str
    claims: tuple[Claim, ...] = ()

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words of the report that say so, each on one line; none that stand within others."""
        words = [" ".join(c.evidence.exact.split()) for c in self.claims if c.evidence and c.basis is Basis.STATED]
        return tuple(w for w in dict.fromkeys(words) if not any(w != other and w in other for other in words))

    @property
    def workings(self) -> tuple[str, ...]:
        """How what is inferred in it came about."""
        inferred = (c for c in self.claims if c.basis is Basis.INFERRED)
        return tuple(dict.fromkeys(text for c in inferred if (text := c.because or c.rule)))


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
    own = _Claims(meeting.claims)
    place = ", ".join(filter(None, (meeting.city, meeting.country)))
    kind = TYPE_NAMES.get(MeetingType(meeting.type), "meeting")
    make_up = " ".join(filter(None, (meeting.level, meeting.format, kind)))
    number = _nth(meeting.ordinal) if meeting.ordinal else "no number told"
    lines = [
        Line("what", f"{make_up}, {meeting.status}", own.best("status", "type", "level", "format")),
        Line("round", number, own.best("ordinal", "series")) if meeting.series else None,
        Line("when", meeting.date, own.best("date")) if meeting.date else None,
        Line("where", place, own.best("city", "country")) if place else None,
        Line("host", meeting.host, own.best("host")) if meeting.host else None,
        Line("parties", ", ".join(meeting.parties), own.each("party", meeting.parties)) if meeting.parties else None,
        *(Line("who", _participant(p), own.participant(p)) for p in meeting.participants),
        *(Line(ABOUT, topic, own.each("topic", (topic,))) for topic in meeting.topics),
    ]
    return [line for line in lines if line]


def series_lines(series: Series) -> list[Line]:
    """All that a report tells of a series' history."""
    own = _Claims(series.claims)
    told = ("founded", "lapsed", "hiatus", "cause", "resumed", "resumed by", "purpose")
    found = {key: getattr(series, key.replace(" ", "_")) for key in told}
    return [
        Line("parties", ", ".join(series.parties), own.each("party", series.parties)),
        *(Line(key, value, own.best(key)) for key, value in found.items() if value),
        *(
            Line("rounds", f"{count} until {until}", own.each("rounds until", ((until, count),)))
            for until, count in series.rounds_until
        ),
        *(Line("parallel", other, own.each("parallel", (other,))) for other in series.parallel),
    ]


def person_line(person: Person) -> Line:
    """A person with office, party and the other forms of the name."""
    others = [name for name in person.names if name != person.name]
    also = f"; also {', '.join(others)}" if others else ""
    text = _titled(person.name, person.office, person.party) + also
    return Line("person", text, _Claims(person.claims).best("name", "office", "party"))


@dataclass(frozen=True, slots=True)
class _Claims:
    """The claims of an entity, asked for those behind a value."""

    claims: Sequence[Claim]

    def best(self, *properties: str) -> tuple[Claim, ...]:
        """The surest claim of each property, on the entity itself."""
        return tuple(c for key in properties if (c := self._surest(key)))

    def each(self, key: str, values: Sequence[Value]) -> tuple[Claim, ...]:
        """The surest claim for each of a property's values."""
        return tuple(c for value in values if (c := self._surest(key, value)))

    def participant(self, who: Participant) -> tuple[Claim, ...]:
        """The claims of presence, office and party of somebody at a meeting."""
        roles: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if "/" in claim.subject:
                roles.setdefault(claim.subject, []).append(claim)
        here = next((r for r in roles.values() if _fits(who, r)), [])
        return self.each("participant", (who.name,)) + tuple(c for c in here if c.property != "party")

    def _surest(self, key: str, value: Value | None = None) -> Claim | None:
        found = (c for c in self.claims if c.property == key and "/" not in c.subject and (value is None or c.value == value))
        return max(found, key=lambda c: c.confidence, default=None)


def _fits(who: Participant, role: Sequence[Claim]) -> bool:
    """Whether these claims of a participation are what a participant was made of."""
    said = {(c.property, c.value) for c in role}
    return ("office", who.office) in said and (not who.party or ("party", who.party) in said)


def _participant(who: Participant) -> str:
    position = f", {who.position} in the picture" if who.position else ""
    return _titled(who.name, who.office, who.party) + position


def _titled(name: str, office: str | None, party: str | None) -> str:
    return ", ".join(filter(None, (name, office))) + (f" ({party})" if party else "")


def _nth(number: int) -> str:
    ending = "th" if number % 100 in TEENS else ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"
