"""From a draft to claims: one property each, with the words that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from verbale import knowledge
from verbale.extract.cast import Cast, Known, singular
from verbale.extract.meetings.clauses import Company
from verbale.extract.meetings.drafts import Draft, stretch
from verbale.extract.meetings.home import home_party, ministry_party
from verbale.extract.meetings.positions import photo_positions
from verbale.extract.meetings.series import canonical_series
from verbale.extract.meetings.views import View, alike
from verbale.extract.scene import Scene
from verbale.model import edtf
from verbale.model.annotated import Grain, OfficeMention
from verbale.model.claims import Basis, Claim, Modality, Value
from verbale.model.documents import Role
from verbale.model.facts import Format, MeetingType, Status
from verbale.model.spans import Span

EXTRACTOR = "meetings"
_CONFIDENCE = {Role.BODY: 0.9, Role.CAPTION: 0.8, Role.HEADLINE: 0.7}
_INFERRED = 0.6
_LONG_AGO = timedelta(days=6)
_OF_STATES = frozenset(("foreign", "minister", "ministers", "premier", "king", "queen", "emir", "ambassador"))
"""Words of offices that only states have."""
_FORMATS = {2: Format.BILATERAL, 3: Format.TRILATERAL}


@dataclass(frozen=True)
class Teller:
    """Tells the claims of one meeting of a report."""

    scene: Scene
    cast: Cast
    subject: str
    draft: Draft
    main: Draft

    @cached_property
    def told(self) -> tuple[Claim, ...]:
        """The claims, worked out once."""
        return tuple(self.claims())

    def claims(self) -> Iterator[Claim]:
        """All claims of the meeting, each property's in the order of the report."""
        yield from self._type_and_status()
        yield from self._series()
        yield from self._ordinals()
        yield from self._levels()
        yield from self._parties()
        yield from self._format()
        yield from self._dates()
        yield from self._places()
        yield from self._people()

    def _claim(
        self,
        property_: str,
        value: Value,
        span: Span,
        *,
        subject: str = "",
        rule: str | None = None,
        because: str | None = None,
        premises: Sequence[Claim] = (),
        confidence: float | None = None,
    ) -> Claim:
        role = self.scene.sentences[self.scene.sentence_of(self.scene.token_at(span.start))].role
        sure = _CONFIDENCE.get(role, 0.5) if rule is None else _INFERRED
        return Claim(
            subject=subject or self.subject,
            property=property_,
            value=value,
            original=span.of(self.scene.text),
            evidence=self.scene.quote(span),
            basis=Basis.INFERRED if rule else Basis.STATED,
            rule=rule,
            because=because,
            premises=tuple(p.id for p in premises),
            modality=Modality.PLANNED if self.draft.ahead else Modality.ASSERTED,
            confidence=confidence if confidence is not None else sure,
            extractor=EXTRACTOR,
        )

    # -- kind ------------------------------------------------------------------------------------------------------------------

    def _type_and_status(self) -> Iterator[Claim]:
        first = self.draft.views[0].encounter
        yield self._claim("type", str(self.draft.type), first.span)
        teller = next((v.encounter for v in self.draft.views if v.encounter.status), first)
        yield self._claim("status", str(self.status), teller.span)

    @cached_property
    def status(self) -> Status:
        """Held, scheduled ...; what the report only looks back on is a past reference."""
        told = self.draft.status or Status.HELD
        if told is Status.PROPOSED and any(v.encounter.status is Status.SCHEDULED and v.dates for v in self.draft.views):
            told = Status.SCHEDULED  # first hoped for, then settled
        if told is not Status.HELD or self.draft is self.main:
            return self._by_calendar(told)
        return Status.PAST_REFERENCE if self._looks_back() else Status.HELD

    def _by_calendar(self, told: Status) -> Status:
        """A meeting told as held whose only day lies after publication is scheduled."""
        published, day = self.scene.report.published, self.draft.day
        if told is Status.SCHEDULED and day is None and not any(v.encounter.times or v.located for v in self.draft.views):
            return Status.PROPOSED
        if told is Status.HELD and published and day and edtf.bounds(day)[0] > edtf.bounds(published)[1]:
            return Status.SCHEDULED
        if told is Status.HELD and published and day and edtf.bounds(published)[0] - edtf.bounds(day)[1] > _LONG_AGO:
            return Status.PAST_REFERENCE
        return told

    def _looks_back(self) -> bool:
        mine, main = self.draft.day, self.main.day
        if mine and main and not self.main.ahead:
            return edtf.bounds(main)[0] - edtf.bounds(mine)[1] > _LONG_AGO
        if mine and self.scene.report.published:
            return edtf.bounds(self.scene.report.published)[0] - edtf.bounds(mine)[1] > _LONG_AGO
        return mine is not None or self.draft.elsewhen or not self._beside_main()

    def _beside_main(self) -> bool:
        """Whether it shares people, or the margins, with the meeting that the report is about."""
        if self.draft.views[0].marks & {"also", "group"} or self.draft.type is MeetingType.COURTESY_CALL:
            return True
        return bool(self.draft.people & self.main.people) or any("aside" in v.marks for v in self.draft.views)

    # -- series and round ------------------------------------------------------------------------------------------------------

    def _series(self) -> Iterator[Claim]:
        found = canonical_series(self.draft, self.parties, self.level)
        main = canonical_series(self.main, self.main.parties, self.main.level) if self._round_of_main() else None
        if main and (found is None or (self._shares_name() and main.name != found.name)):
            because = "the words speak of another round of the dialogue that the report is about"
            span = found.span if found else self.draft.views[0].encounter.span
            yield self._claim("series", main.name, span, rule="round of the same dialogue", because=because)
        elif found:
            yield self._claim("series", found.name, found.span, rule=found.rule, because=found.because)

    def _round_of_main(self) -> bool:
        """Whether the draft is another round of the main meeting's dialogue: "the last one", "its third meeting"."""
        if self.draft is self.main or set(self.parties) != set(self.main.parties):
            return False
        noun = self.draft.views[0].noun
        if self._shares_name():
            return True
        if noun is None or noun.name or noun.format or (noun.level and noun.level != self.main.level):
            return False
        return bool(self.draft.views[0].marks & {"last", "next", "possessive", "other"}) or noun.ordinal is not None

    def _shares_name(self) -> bool:
        """Whether a round is named by a shorter form of the name that the main meeting's dialogue has."""
        if self.draft is self.main or set(self.parties) != set(self.main.parties):
            return False
        mine, full = self.draft.series_words, self.main.series_words
        levels = {self.draft.level, self.main.level} - {None}
        return len(mine) <= len(full) and alike(mine, full) and len(levels) < 2

    def _ordinals(self) -> Iterator[Claim]:
        for view in self.draft.views:
            for noun in view.encounter.nouns:
                if noun.ordinal and noun.ordinal_span:
                    yield self._claim("ordinal", noun.ordinal, noun.ordinal_span)

    @cached_property
    def level(self) -> str | None:
        """The level: told, or that of the dialogue."""
        if self.draft.level:
            return self.draft.level
        return self.main.level if self._round_of_main() else None

    def _levels(self) -> Iterator[Claim]:
        for view in sorted(self.draft.views, key=lambda v: not any(n.level for n in v.encounter.nouns)):
            value, span = view.level
            if value and span:
                yield self._claim("level", value, span, confidence=0.9 if value == self.draft.level else 0.5)
        if not self.draft.level and self.level:
            view = self.draft.views[0]
            yield self._claim(
                "level",
                self.level,
                view.encounter.span,
                rule="level of the dialogue",
                because="rounds of one dialogue have one level",
            )

    # -- parties and people ----------------------------------------------------------------------------------------------------

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties, those of the people completed."""
        told = list(self.draft.parties)
        if self.draft.closed:
            return tuple(told)
        told += [k.value for k in self.completed.values() if k.value not in told]
        return tuple(told)

    @cached_property
    def completed(self) -> dict[int, Known]:
        """Parties of people for whom the report names none: the one party left over, or the country that the page speaks from."""
        unknown = [n for n in self._everyone() if self.cast[n].party is None]
        if not unknown:
            return {}
        known: set[str] = {p.value for n in self._everyone() if (p := self.cast[n].party)}
        beside = self._own(unknown)
        unknown = [n for n in unknown if n not in beside]
        known |= {k.value for k in beside.values()}
        beside |= self._beside(unknown)
        known |= {k.value for k in beside.values()}
        left = [p for p in self._in_text_order() if p not in known]
        unknown = [n for n in unknown if n not in beside]
        return beside | self._left_over(unknown, left, known) if unknown else beside

    def _own(self, unknown: list[int]) -> dict[int, Known]:
        """Officials without a country who act on the page of a ministry, across from others, are its own."""
        home = ministry_party(self.scene)
        if home is None or home not in self.draft.parties:
            return {}
        told = [v.encounter for v in self.draft.views if v.encounter.company.people]
        acting = {m.person for e in told if e.other_side.people for m in e.company.people}
        acting |= {e.company.people[0].person for e in told if e.other_side or len(e.company.people) > 1}
        facing = {m.person for e in told for m in e.other_side.people}
        because = "a ministry names its own officials without their country"
        own = [n for n in unknown if n in acting - facing and self.cast[n].office]
        return {n: self._inferred(n, home, "official of the ministry's country", because) for n in own}

    def _in_text_order(self) -> list[str]:
        """The parties of the draft by where they are first named in it; those only inherited come last."""
        first: dict[str, int] = {}
        for view in self.draft.views[:1]:
            for code, span in view.party_words():
                first[code] = min(span.start, first.get(code, span.start))
        return sorted(self.draft.parties, key=lambda p: first.get(p, len(self.scene.text)))

    def _beside(self, unknown: list[int]) -> dict[int, Known]:
        """Those who sit on one side with people of one party, across from others, are of that party."""
        sides = self._sides()
        found: dict[int, Known] = {}
        for here, there in (sides, sides[::-1]):
            side, opposite = [m.person for m in here.people], there.people
            mine, theirs = self._parties_of(here), self._parties_of(there)
            if len(mine) == 1 and not mine & theirs and opposite:
                (code,) = mine
                because = f"named on one side with people of {_name(code)}"
                found |= {n: self._inferred(n, code, "same side of the table", because) for n in side if n in unknown}
        return found

    def _parties_of(self, side: Company) -> set[str]:
        """The parties of a side's people, and of the title that they share: "their Omani counterparts, X and Y"."""
        shared = {o.party for o in side.offices if o.plural and o.party}
        return shared | {k.value for m in side.people if (k := self.cast[m.person].party)}

    def _sides(self) -> tuple[Company, Company]:
        """The two sides of the clause that names most people on both."""
        told = [v.encounter for v in self.draft.views]
        best = max(told, key=lambda e: min(len(e.company.people), len(e.other_side.people)))
        return best.company, best.other_side

    def _left_over(self, unknown: list[int], left: list[str], known: set[str]) -> dict[int, Known]:
        """Parties for those whom neither words nor seats give one."""
        if len(left) == 1 and all(self._may_sit_for(n, left[0]) for n in unknown):
            because = f"the others sat there for {', '.join(sorted(known))}" if known else "no other party is named"
            return {n: self._inferred(n, left[0], "the party left over", because) for n in unknown}
        if len(left) == len(unknown) and not self.draft.inherited and all(self._may_sit_for(n, p) for n in unknown for p in left):
            home = home_party(self.scene)
            if home in left:  # a page names its own official first
                left = [home, *(p for p in left if p != home)]
                unknown = sorted(unknown, key=lambda n: self.cast[n].mentions[0].span)
            because = "parties and people are named in this order"
            return {n: self._inferred(n, p, "in the order named", because) for n, p in zip(unknown, left, strict=True)}
        return self._receiving(unknown) or self._from_host(unknown, known) or self._from_home(unknown)

    def _may_sit_for(self, number: int, code: str) -> bool:
        """Whether somebody's office may be one of a party: no organisation has a foreign minister or an ambassador abroad."""
        office = self.cast[number].office
        if office is None or knowledge.parties()[code].kind != "organisation":
            return True
        return not _OF_STATES & set(office.value.casefold().replace("-", " ").split())

    def _receiving(self, unknown: list[int]) -> dict[int, Known]:
        """Who is called on is at home where the guests met."""
        places = [p for v in self.main.views for p in v.encounter.places]
        if self.draft.type is not MeetingType.COURTESY_CALL or len(unknown) != 1 or not places:
            return {}
        country = places[0].country
        if country not in self.draft.parties:
            return {}
        because = f"the guests met in {places[0].city}, and called on the host's official"
        return {unknown[0]: self._inferred(unknown[0], str(country), "official of the host country", because)}

    def _from_host(self, unknown: list[int], known: set[str]) -> dict[int, Known]:
        """An official without a country, met by a guest in a city of no other party, is at home there."""
        if len(self.draft.parties) > 1:
            return {}
        places = [p for v in self.draft.views for p in v.encounter.places]
        country = places[0].country if places else None
        ranked = unknown and (self.cast[unknown[0]].office or self.draft.level == "leaders")
        if len(unknown) != 1 or not known or country is None or country in known or not ranked:
            return {}
        because = f"{places[0].city} lies in {_name(country)}, and the others are guests there"
        return {unknown[0]: self._inferred(unknown[0], country, "official of the host country", because)}

    def _from_home(self, unknown: list[int]) -> dict[int, Known]:
        """Those who act are at home where the page is dated, if it is one of two parties; the others are of the other one."""
        home = home_party(self.scene)
        if home not in self.draft.parties or len(self.draft.parties) != 2:
            return {}
        (other,) = [p for p in self.draft.parties if p != home]
        acting = {m.person for v in self.draft.views for m in v.encounter.company.people}
        facing = {m.person for v in self.draft.views for m in v.encounter.other_side.people} - acting
        if len(unknown) > 1 and not facing & set(self._everyone()):
            return {}
        because = f"the report is dated in {_name(home)} and tells of its own official first"
        return {
            n: self._inferred(n, home if n in acting else other, "home country", because) for n in unknown if self.cast[n].office
        }

    def _inferred(self, number: int, code: str, rule: str, because: str) -> Known:
        return Known(code, self.cast[number].mentions[0].span, Basis.INFERRED, rule, because)

    def _everyone(self) -> list[int]:
        people = [n for v in self.draft.views for n in v.people]
        if "group" in self.draft.views[0].marks:
            places = [p.country for v in self.main.views for p in v.encounter.places]
            hosts = {k.value if (k := self.cast[n].party) else next(iter(places), None) for n in people}
            guests = (n for v in self.main.views for n in v.people)
            people += [n for n in guests if (k := self.cast[n].party) is None or k.value not in hosts]
        return list(dict.fromkeys(people))

    def _parties(self) -> Iterator[Claim]:
        done: set[str] = set()
        for view in self.draft.views:
            for code, span in view.party_words():
                if code in self.parties and code not in done:
                    done.add(code)
                    yield self._claim("party", code, span)
        for known in self.completed.values():
            if known.value not in done:
                done.add(known.value)
                yield self._claim("party", known.value, known.span, rule=known.rule, because=known.because)
        for code in self.parties:
            if code not in done:
                because = "the words speak of those who meet in the meeting that the report is about"
                yield self._claim("party", code, self.draft.views[0].encounter.span, rule="same parties", because=because)

    def _format(self) -> Iterator[Claim]:
        told = next(((n.format, n.format_span) for v in self.draft.views for n in v.encounter.nouns if n.format == "2+2"), None)
        told = told or next(((n.format, n.format_span) for v in self.draft.views for n in v.encounter.nouns if n.format), None)
        count = _FORMATS.get(len(self.parties), Format.MULTILATERAL if len(self.parties) > 3 else None)
        if told and told[0] and told[1] and (told[0] == "2+2" or told[0] == count):
            yield self._claim("format", told[0], told[1])
        elif two := self._two_plus_two():
            yield self._claim(
                "format",
                "2+2",
                two,
                rule="two ministers a side",
                because="the foreign and the defence minister of each side sat there",
            )
        elif count:
            span = self.draft.views[0].encounter.span
            yield self._claim("format", str(count), span, rule="number of parties", because=f"{len(self.parties)} parties met")

    def _two_plus_two(self) -> Span | None:
        """The words for a defence minister, if each of two sides has a foreign and a defence minister there."""
        sides: dict[str, set[str]] = {}
        span: Span | None = None
        for n in self._everyone():
            person = self.cast[n]
            party = person.party or self.completed.get(n)
            if person.office and party:
                title = person.office.value.casefold()
                for word, kind in (
                    ("foreign", "foreign"),
                    ("external", "foreign"),
                    ("state", "foreign"),
                    ("defen", "defence"),
                ):
                    if word in title:
                        sides.setdefault(party.value, set()).add(kind)
                        span = person.office.span if kind == "defence" else span
        both = [s for s, kinds in sides.items() if kinds == {"foreign", "defence"}]
        return span if len(both) == 2 == len(self.parties) else None

    def _people(self) -> Iterator[Claim]:
        positions = photo_positions(self.scene)
        for number in self._everyone():
            person = self.cast[number]
            mentions = [m for v in self.draft.views for m in v.encounter.everyone.people if m.person == number]
            if not mentions:
                because = "they are the group that the words speak of"
                span = self.draft.views[0].encounter.span
                yield self._claim("participant", person.name, span, rule="group named before", because=because)
            for mention in {m.span: m for m in (*mentions[:2], *[m for m in mentions if m.office][:1])}.values():
                yield self._claim("participant", person.name, mention.span)
            role = f"{self.subject}/p{number + 1}"
            if office := person.office or self._office_by_party(number):
                yield self._known("office", office, role)
            party = person.party or self.completed.get(number)
            if party:
                yield self._known("party", party, role)
            for position, span in positions.get(number, ()):
                yield self._claim("photo position", position, span, subject=role)

    def _office_by_party(self, number: int) -> Known | None:
        """The office of the only one of a party at the table, where the report names the holder's office without the name."""
        person = self.cast[number]
        party = person.party or self.completed.get(number)
        if party is None:
            return None
        same = [n for n in self._everyone() if (k := self.cast[n].party or self.completed.get(n)) and k.value == party.value]
        unnamed = [o for v in self.draft.views for o in v.encounter.everyone.offices if party.value in o.parties]
        if len(same) != 1 or not unnamed:
            return None
        office = unnamed[0]
        title = self._antecedent(office) if office.counterpart else singular(office)
        if title is None:
            return None
        because = f"the report names {office.span.of(self.scene.text)!r} of {_name(party.value)} without the name"
        return Known(title, office.span, Basis.INFERRED, "office of the party", because)

    def _antecedent(self, office: OfficeMention) -> str | None:
        """The office whose holder has these counterparts."""
        before = [
            p for p in self.scene.annotated.people if p.span.end <= office.span.start and p.office and not p.office.counterpart
        ]
        return before[-1].office.title if before and before[-1].office else None

    def _known(self, property_: str, known: Known, subject: str) -> Claim:
        return self._claim(property_, known.value, known.span, subject=subject, rule=known.rule, because=known.because)

    # -- when and where --------------------------------------------------------------------------------------------------------

    def _dates(self) -> Iterator[Claim]:
        whole = stretch(self.draft.views)
        if whole:
            last = next(t for v in self.draft.views if "ends" in v.marks for t in v.times if t.value == whole.split("/")[1])
            because = "one sentence tells the opening, another the end"
            yield self._claim("date", whole, last.span, rule="opening and end", because=because)
            return
        for rank, view in enumerate(self._dating_views()):
            for time in view.times:
                if time.value and self._is_date(time.value, view):
                    finer = 0.05 if time.grain in (Grain.DAY, Grain.TIME) else 0.0
                    later = -0.02 * min(rank, 5)
                    base = _CONFIDENCE.get(self.scene.sentences[view.encounter.sentence].role, 0.5)
                    yield self._claim("date", time.value, time.span, confidence=round(base + finer + later, 3))

    def _dating_views(self) -> Sequence[View]:
        """The encounters that date the meeting; of one put off, those that tell the new date, if there are any."""
        views = self.draft.views
        if self.draft.status is not Status.POSTPONED:
            return views
        return [v for v in views if v.encounter.status is Status.SCHEDULED and v.dates] or views

    def _is_date(self, value: str, view: View) -> bool:
        """Whether a date can be the meeting's: not before what is ahead, not after what has been held."""
        published = self.scene.report.published
        if not published:
            return True
        first, last = edtf.bounds(value)
        today = edtf.bounds(published)
        if view.encounter.status in (Status.SCHEDULED, Status.PROPOSED):
            return last >= today[0]
        return first <= today[1] + timedelta(days=1) or self.status is not Status.HELD

    def _places(self) -> Iterator[Claim]:
        cities: list[Claim] = []
        for view in self.draft.views:
            for place in view.encounter.places:
                claim = self._claim("city", place.city, place.span)
                cities.append(claim)
                yield claim
                if place.country:
                    yield self._claim(
                        "country",
                        place.country,
                        place.span,
                        rule="country of the city",
                        because=f"{place.city} lies in {_name(place.country)}",
                        premises=[claim],
                        confidence=claim.confidence - 0.1,
                    )
            if view.encounter.here and (city := self.scene.report.dateline_city):
                known = knowledge.cities().get(city)
                if known:
                    claim = self._claim(
                        "city",
                        known.name,
                        view.encounter.here,
                        rule="dateline",
                        because=f'"here" is where the report is dated: {city}',
                    )
                    cities.append(claim)
                    yield claim
                    yield self._claim(
                        "country",
                        known.country,
                        view.encounter.here,
                        rule="country of the city",
                        because=f"{known.name} lies in {_name(known.country)}",
                        premises=[claim],
                        confidence=0.55,
                    )
            for party in view.encounter.countries:
                yield self._claim("country", party.code, party.span)
        yield from self._host(cities)

    def _host(self, cities: Sequence[Claim]) -> Iterator[Claim]:
        """The party on whose territory the meeting is."""
        where = self._country(cities)
        if where is None:
            yield from self._receiver()
            return
        country, span, premises = where
        if country in self.parties:
            because = f"the place lies in {_name(country)}, one of the parties"
            yield self._claim("host", country, span, rule="host from place", because=because, premises=premises)
        elif "EU" in self.parties and cities and cities[0].value == "Brussels":
            yield self._claim(
                "host", "EU", span, rule="host from place", because="Brussels is the seat of the EU", premises=premises
            )

    def _receiver(self) -> Iterator[Claim]:
        """Who is called on, or receives, is the host."""
        first = self.draft.views[0]
        side = first.encounter.company if "received" in first.marks else first.encounter.other_side
        known = next((k for m in side.people if (k := self.cast[m.person].party or self.completed.get(m.person))), None)
        if self.draft.type is MeetingType.COURTESY_CALL and known and known.value in self.parties:
            because = "a courtesy call is paid to the host"
            yield self._claim("host", known.value, first.encounter.span, rule="host who receives", because=because)

    def _country(self, cities: Sequence[Claim]) -> tuple[str, Span, Sequence[Claim]] | None:
        if cities and cities[0].evidence:
            best = max(cities, key=lambda c: c.confidence)
            known = knowledge.cities().get(str(best.value))
            if known and best.evidence:
                return known.country, best.evidence.span, [best]
        for view in self.draft.views:
            for party in view.encounter.countries:
                return party.code, party.span, []
        return None


def _name(code: str) -> str:
    party = knowledge.parties().get(code)
    return party.name if party else code


def tellers_of(scene: Scene, cast: Cast, drafts: Sequence[Draft]) -> list[Teller]:
    """One teller a meeting, made once a report; subjects `m1`, `m2` ... in the order of `drafts`."""
    if len(scene.tellers) != len(drafts):
        scene.tellers[:] = [Teller(scene, cast, f"m{n}", draft, drafts[0]) for n, draft in enumerate(drafts, 1)]
    return scene.tellers
