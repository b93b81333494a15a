"""Synthetic diplomacy with the truth beside it, to measure how many reports are resolved into one record.

    python bench/synthetic.py [REPORTS] [--seed SEED]

In comes a number of reports and a seed; out come that many readings in order of publication, each with the true meetings
and people that it tells of and the errors put into it (`diplomacy`). The command makes them, and prints how many there
were of what and how long it took.

The world: pairs (some threes) of states hold series of dialogues, some with a pause, and meet beside them, now and then
within days of a round. More reports mean more pairs and more years, never more meetings of one pair in one year. A meeting
is told of by its states' ministries, by a wire with copies in several papers, and by papers of their own words; each tells
some of the facts, in one of the usual wordings. An error stands in fewer than half of the reports of its meeting, and two
others that copy nobody tell the right value.
"""

from __future__ import annotations

import argparse
import heapq
import sys
import time
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import count, pairwise
from random import Random
from typing import NamedTuple

from verbale import knowledge
from verbale.knowledge.likeness import Likeness, likeness
from verbale.model.claims import Basis, Claim, Modality, Value
from verbale.model.documents import Document, Kind, Passage, Report, Role
from verbale.model.facts import Level, MeetingType, Status
from verbale.model.reading import Reading
from verbale.model.spans import Evidence, Span, quote
from verbale.views.assemble import assemble

LAST_YEAR = 2025
"""The last year of every world."""

ERROR_CHANCE = 0.215
"""Of a meeting that has enough reports for an error to be found out; makes about 4 of 100 reports wrong."""


@dataclass(frozen=True, slots=True)
class Injected:
    """An error put in on purpose.

    `kind` is `ordinal`, `date`, `city`, `office` or `name`, and `property` that of the claims that are wrong: a wrong city
    may bring a wrong `country` and `host` with it, and a wrong name is one of `participant` (the claim `name` of the person
    has it too). `meeting` and `person` are keys of the truth, `document` is the id of the document that is wrong.
    """

    kind: str
    meeting: str
    property: str
    told: Value
    true: Value
    document: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One reading with what it truly tells of.

    `meetings` and `people` give the key of the truth for each subject (`m1`, `p1`); `commitments` the key of the meeting
    that keeps what was undertaken (`co1`), None where none does.
    """

    reading: Reading
    meetings: Mapping[str, str]
    people: Mapping[str, str]
    errors: tuple[Injected, ...]
    commitments: Mapping[str, str | None] = field(default_factory=dict)


def diplomacy(reports: int, *, seed: int = 0) -> Iterator[Told]:
    """So many readings, by day of publication; the same for the same number and seed."""
    world = _World(seed, LAST_YEAR - _years(reports) + 1)
    rng = Random(f"{seed}/reports")
    number = count()
    waiting: list[tuple[str, int, Told]] = []
    for meeting in _meetings(world, reports):
        reached = (meeting.day - _AHEAD).isoformat()
        while waiting and waiting[0][0] < reached:
            yield heapq.heappop(waiting)[2]
        for told in _tell(world, meeting, rng):
            heapq.heappush(waiting, (told.reading.report.published or "", next(number), told))
    while waiting:
        yield heapq.heappop(waiting)[2]


def _years(reports: int) -> int:
    """Eight years for a hundred reports, five more for each tenfold."""
    return max(8, min(30, 8 + 5 * (len(str(reports)) - 3)))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


# Names ----------------------------------------------------------------------------------------------------------------


class _Style(NamedTuple):
    """How names of a region are made: beginnings and endings of family and given names, as words.

    `turns` tells that both orders are printed, `spellings` other romanisations of a part.
    """

    family: tuple[str, str]
    given: tuple[str, str]
    glue: str = ""
    family_first: bool = False
    turns: bool = False
    spellings: str = ""


_STYLES = {
    "korean": _Style(
        ("Kim Lee Park Choi Jung Kang Yoon Chang Lim Han Shin", ""),
        ("Hong Min Sung Young Jae Hyun Ji Dong Sang Tae Kyung", "kyun jin ho young hyun seok min chul soo won jun"),
        "-",
        family_first=True,
        spellings="kyun/gyun young/yeong Young/Yeong hyun/hyeon chul/cheol soo/su Lee/Yi Park/Pak Choi/Choe Jung/Chung jun/joon",
    ),
    "japanese": _Style(
        ("Oka Fuku Mori Naka Yama Taka Kita Ishi Haya Matsu Kuro", "no da moto shima gawa mura saki hara"),
        ("Masa Taka Hiro Nobu Yoshi Kazu Tomo Aki Shin", "taka hiro shi ki to nori ya ko mi"),
        family_first=True,
        turns=True,
        spellings="Yoshi/Yosi Shin/Sin Fuku/Huku Matsu/Matu",
    ),
    "chinese": _Style(
        ("Wang Li Zhang Liu Chen Yang Zhao Zhou Ma Sun Qin Deng", ""),
        ("Zhao Jian Wei Xiao Guo Zhi Hai Yong Ming Dong Qing", "xu guo hua ping ming jun bin lin feng qiang"),
        family_first=True,
        spellings="Zhao/Chao Xiao/Hsiao Zhang/Chang Zhou/Chou Qin/Chin Qing/Ching Guo/Kuo",
    ),
    "vietnamese": _Style(
        ("Nguyen Tran Le Pham Bui Vu Dang Do", ""),
        ("Minh Quoc Thanh Xuan Van Thi Hong Ngoc Duc", "Dung Hung Son Tuan Ha Lan Phuc Cuong Anh"),
        " ",
        family_first=True,
        spellings="Nguyen/Nguyễn Tran/Trần Dung/Dũng Hung/Hưng Tuan/Tuấn Phuc/Phúc",
    ),
    "khmer": _Style(
        ("Sok Chea Prak Keo Chan Ouch Long Meas", ""),
        ("So Rath Vi Bo Sam Da Ky Mo", "phea chavy rith pheap nang ravuth sal"),
        family_first=True,
        turns=True,
        spellings="ph/p",
    ),
    "thai": _Style(
        ("Sang Phom Sira Chai Vong Kitti Thon", "iampong vihane wat ruksa savath chana"),
        ("Ma Thong Sa Pra Cha So Kha", "ris savanh leum yuth mai nchai wong"),
        spellings="Phom/Pom Thong/Tong yuth/yut savath/savat",
    ),
    "malay": _Style(
        ("Mar Sug Wid Har Bud Suk Rah Nat", "sudi iono odo toyo iman arno mat legawa"),
        ("Ret Sur Dar Hek Fad Zul Nor Ism", "no yadi mawan li il hafiz iah ail"),
        spellings="Sug/Soeg Sur/Soer Bud/Boed iono/iyono",
    ),
    "indic": _Style(
        ("Jai Sub Mis Shar Ach Bhat Raj Kri Ban", "hankar ramanian ri ma arya tarai apaksa shnan erjee"),
        ("Vi Ra Su San Ar Pra Na Dee", "kram jesh shil jay un kash rendra pak"),
        spellings="Vi/Vee Shar/Sar Bhat/Batt Kri/Kree",
    ),
    "arabic": _Style(
        ("Al-Yah Al-Saf Al-Buda Al-Mur Al-Has Al-Jub Al-Kha", "ya adi iwi aikhi san eir lifa"),
        ("Abd Fais Khal Moh Yous Sal Nas Has", "ullah al id ammed ef eh ser san"),
        spellings="Al-/al- Al-/El- ammed/amed ullah/allah Yous/Yus Fais/Fays",
    ),
    "persian": _Style(
        ("Moham Amir Zari Sale Bag Rah Kar", "madi abdi fpour hi heri mani imi"),
        ("Hos Ali Ab Meh Kaz Maj Sa", "sein reza bas di em id eed"),
        spellings="Hos/Hus Kaz/Qaz Meh/Mah",
    ),
    "turkic": _Style(
        ("Yil Bay Tile Kulu Sai Nur Jan Ak", "maz ramov uberdi baev dov lanov ibekov soy"),
        ("Mev Jeyh Mur Jeen Bakh Tal Er", "lut un at bek tiyor gat lan"),
        spellings="Jeyh/Ceyh baev/bayev Jeen/Zheen Bakh/Baht",
    ),
    "slavic": _Style(
        ("Petr Ivan Sok Kuz Mor Vol Lebed Rud Serg", "ov enko olov netsov ozov kov ev enko eyev"),
        ("Serg Dmit Andr Alex Vlad Mikh Yur", "ei ri ei ander imir ail iy"),
        spellings="Serg/Sierg Dmit/Dmyt Alex/Aleks Mikh/Mih Yur/Iur eyev/eev",
    ),
    "magyar": _Style(
        ("Szij Nag Kov Hor Tot Var Far Mol", "jarto y acs vath hegyi ga kas nar"),
        ("Pet Gab Ist Jan Zol Lasz And Fer", "er or van os tan lo ras enc"),
        family_first=True,
        turns=True,
        spellings="Szij/Sij Lasz/Las",
    ),
    "western": _Style(
        ("Wol Har Camp Whit Brad Ash Mer Stan Thorn", "ton ley bell more ford worth cer field"),
        ("Ed Rich Mar Hel Cath Will Jon Syl", "win ard garet en erine iam athan via"),
        spellings="Cath/Kath Jon/John Syl/Sil",
    ),
    "nordic": _Style(
        ("Lind Berg Sand Eng Hol Ny Strand Ek", "strom qvist berg dahl mark lund holm"),
        ("An Er Ing Lar Sig Bjo Kar", "ders ik rid s urd rn in"),
        spellings="strom/ström qvist/kvist Bjo/Bjö",
    ),
    "latin": _Style(
        ("Góm Mart Fern Lub Ram Per Val Bar Cas", "ez ínez ández etkin írez eira divia ena tillo"),
        ("Mar Al Ra Glor Jo Fer Lu Ro", "io berto quel ia sé nando cía drigo"),
    ),
    "african": _Style(
        ("Bir Odon Muda Kag Mwan Oke Nya Adey", "uta go vadi wanga yinka ke mera emi"),
        ("Vin Je Ngo Pa An Chi Ju Ol", "cent je zi trick ita ma ma usegun"),
        spellings="Kag/Kagh Mwan/Muan Adey/Adei",
    ),
}

_REGIONS = {
    "korean": "KOR PRK",
    "japanese": "JPN",
    "chinese": "CHN",
    "vietnamese": "VNM",
    "khmer": "KHM",
    "thai": "THA LAO",
    "malay": "IDN MYS PHL",
    "indic": "IND NPL LKA BGD",
    "arabic": "IRQ SAU ARE KWT QAT OMN JOR EGY MAR TUN PAK",
    "persian": "IRN",
    "turkic": "TUR AZE KAZ KGZ UZB MNG",
    "slavic": "RUS UKR SRB BGR POL",
    "magyar": "HUN",
    "western": "USA CAN GBR AUS NZL DEU FRA",
    "nordic": "SWE NOR FIN",
    "latin": "ESP PRT MEX CHL ARG COL PER BRA URY",
    "african": "KEN UGA RWA TZA NGA GHA SEN ZAF AGO",
}
_STYLE_OF = {code: style for style, codes in _REGIONS.items() for code in codes.split()}


class _Person(NamedTuple):
    """Somebody: `forms` are the printed forms of the full name, the usual one first; `short` is the name alone."""

    key: str
    forms: tuple[str, ...]
    short: str


def _part(rng: Random, parts: tuple[str, str], glue: str = "") -> str:
    heads, tails = parts[0].split(), parts[1].split()
    return rng.choice(heads) + (glue + rng.choice(tails) if tails else "")


def _forms(style: _Style, family: str, given: str) -> tuple[str, ...]:
    """The usual form, the other order, other romanisations, one without marks, one with a space for the hyphen."""
    usual, other = (f"{family} {given}", f"{given} {family}") if style.family_first else (f"{given} {family}", f"{family} {given}")
    found = [usual]
    if style.turns:
        found.append(other)
    for pair in style.spellings.split():
        old, new = pair.split("/")
        found.append(usual.replace(old, new, 1))
    found.append("".join(c for c in unicodedata.normalize("NFD", usual) if not unicodedata.combining(c)))
    if style.glue == "-":
        found.append(usual.replace("-", " "))
    return tuple(dict.fromkeys(found))


def _misspelt(rng: Random, name: str, taken: Container[str]) -> str:
    """A form that nobody's name has: within a word a letter left out or doubled, or two changed over.

    One that reads as another romanisation of the name would be no misprint.
    """
    found = []
    for i in range(1, len(name) - 1):
        if name[i - 1 : i + 2].isalpha():
            found += [name[:i] + name[i + 1 :], name[:i] + name[i] + name[i:]]
        if name[i - 1 : i + 3].isalpha():
            found.append(name[:i] + name[i + 1] + name[i] + name[i + 2 :])
    fresh = [f for f in found if f != name and f not in taken]
    return rng.choice([f for f in fresh if likeness(name, f) is Likeness.SLIP] or fresh)


# States and who holds their offices -------------------------------------------------------------------------------------


class _Title(NamedTuple):
    """An office: its usual wording, others that mean the same, and one of another rank."""

    usual: str
    others: tuple[str, ...]
    wrong: str


_OFFICES: Mapping[Level, tuple[_Title, ...]] = {
    Level.LEADERS: (_Title("President", (), "Vice President"), _Title("Prime Minister", ("Premier",), "Deputy Prime Minister")),
    Level.MINISTERIAL: (
        _Title("Foreign Minister", ("Minister of Foreign Affairs",), "Deputy Foreign Minister"),
        _Title("Minister of Foreign Affairs", ("Foreign Minister",), "Vice Minister of Foreign Affairs"),
    ),
    Level.VICE_MINISTERIAL: (
        _Title("First Vice Foreign Minister", ("First Vice Minister of Foreign Affairs",), "Second Vice Foreign Minister"),
        _Title("Vice Foreign Minister", ("Vice Minister for Foreign Affairs",), "Foreign Minister"),
        _Title("Deputy Foreign Minister", ("Deputy Minister of Foreign Affairs",), "Foreign Minister"),
    ),
    Level.SENIOR_OFFICIALS: (
        _Title("Director-General for Political Affairs", ("Director General for Political Affairs",), "Deputy Director-General"),
        _Title("Director-General for Regional Affairs", ("Regional Affairs Director-General",), "Director for Regional Affairs"),
    ),
}


class _Tenure(NamedTuple):
    """A person in an office from a day until the next one's."""

    begins: date
    person: _Person


@dataclass(frozen=True)
class _State:
    """A state with its offices and their holders, by level; `names` are all forms of all their names."""

    code: str
    name: str
    adjective: str
    capital: str
    other_city: str
    titles: Mapping[Level, _Title]
    tenures: Mapping[Level, Sequence[_Tenure]]
    names: frozenset[str]

    def holder(self, level: Level, day: date) -> _Person:
        """Who held the office of that level on a day."""
        tenures = self.tenures[level]
        return tenures[max(0, bisect_right(tenures, day, key=lambda t: t.begins) - 1)].person


@cache
def _other_cities() -> Mapping[str, str]:
    """The largest city of each country beside its capital."""
    largest: dict[str, tuple[int, str]] = {}
    parties = knowledge.parties()
    for spelling, city in knowledge.cities().items():
        if city.ambiguous or spelling != city.name or city.country not in parties or parties[city.country].capital == city.name:
            continue
        largest[city.country] = max(largest.get(city.country, (0, "")), (city.population, city.name))
    return {country: name for country, (_, name) in largest.items()}


def _state(code: str, seed: int, first: date) -> _State:
    rng = Random(f"{seed}/{code}")
    party = knowledge.parties()[code]
    capital = knowledge.cities()[party.capital or ""].name
    titles = {level: rng.choice(found) for level, found in _OFFICES.items()}
    tenures = _tenures(rng, code, first)
    names = frozenset(form for row in tenures.values() for tenure in row for form in tenure.person.forms)
    return _State(code, party.name, party.adjectives[0], capital, _other_cities()[code], titles, tenures, names)


def _tenures(rng: Random, code: str, first: date) -> Mapping[Level, Sequence[_Tenure]]:
    """Who held the offices, from the lowest up: now and then the holder of one rises to the next."""
    style = _STYLES[_STYLE_OF[code]]
    families = [_part(rng, style.family) for _ in range(9)]
    taken: set[str] = set()
    found: dict[Level, Sequence[_Tenure]] = {}
    below: Sequence[_Tenure] = ()
    for level in (Level.SENIOR_OFFICIALS, Level.VICE_MINISTERIAL, Level.MINISTERIAL, Level.LEADERS):
        row: list[_Tenure] = []
        day = first - timedelta(days=rng.randint(0, 900))
        while day.year <= LAST_YEAR:
            former = [t.person for t, after in pairwise(below) if timedelta(0) <= day - after.begins < _TWO_YEARS]
            rises = bool(former) and rng.random() < 0.4
            row.append(_Tenure(day, former[-1] if rises else _new_person(rng, code, families, taken)))
            day += timedelta(days=rng.randint(500, 2000))
        found[level] = below = tuple(row)
    return found


_TWO_YEARS = timedelta(days=730)


def _new_person(rng: Random, code: str, families: Sequence[str], taken: set[str]) -> _Person:
    """Somebody of whose name no form is that of another's in the state, though many share the family name."""
    style = _STYLES[_STYLE_OF[code]]
    while True:
        family, given = rng.choice(families), _part(rng, style.given, style.glue)
        short = family
        if code in _REGIONS["latin"] and rng.random() < 0.5:
            family = f"{family} {_part(rng, style.family)}"
        forms = _forms(style, family, given)
        if short != family:
            forms = (*forms, f"{given} {short}")
        if taken.isdisjoint(forms):
            taken.update(forms)
            return _Person(f"{code}/{forms[0]}", forms, short)


# Series and meetings ----------------------------------------------------------------------------------------------------


class _Family(NamedTuple):
    """A kind of series: its level, and how its name is worded after the parties."""

    level: Level
    wordings: tuple[str, ...]


_FAMILIES = (
    _Family(Level.VICE_MINISTERIAL, ("Vice-Ministerial Strategic Dialogue", "Vice Ministerial Strategic Dialogue")),
    _Family(Level.VICE_MINISTERIAL, ("Political Consultations", "Bilateral Political Consultations", "Political Consultation")),
    _Family(Level.MINISTERIAL, ("Ministerial Strategic Dialogue", "Foreign Ministers' Strategic Dialogue")),
    _Family(Level.MINISTERIAL, ("Joint Commission", "Joint Commission Meeting")),
    _Family(Level.LEADERS, ("Summit", "Summit Meeting", "Leaders' Summit")),
    _Family(Level.SENIOR_OFFICIALS, ("Senior Officials' Consultations", "Senior Officials Consultations")),
    _Family(Level.SENIOR_OFFICIALS, ("Policy Planning Dialogue", "Policy Planning Talks")),
)
_OF_THREE = (
    _Family(Level.LEADERS, ("Trilateral Summit", "Summit")),
    _Family(Level.MINISTERIAL, ("Trilateral Foreign Ministers' Meeting", "Foreign Ministers' Meeting")),
    _Family(Level.SENIOR_OFFICIALS, ("Trilateral Senior Officials' Meeting", "Senior Officials' Meeting")),
)


@dataclass(frozen=True, slots=True)
class _Series:
    """A recurring dialogue: the days of its rounds, and the number of the first one after a pause, if there was one."""

    key: str
    parties: tuple[str, ...]
    family: _Family
    days: tuple[date, ...]
    resumed: int | None

    def host(self, ordinal: int) -> str:
        """Whose turn it is."""
        return self.parties[ordinal % len(self.parties)]

    def round_key(self, ordinal: int) -> str:
        """The key of the true meeting."""
        return f"{self.key}/{ordinal}"

    def until(self, year: int) -> int:
        """How many rounds were held by the end of a year."""
        return sum(d.year <= year for d in self.days)


class _Promise(NamedTuple):
    """What the parties of a meeting undertake: the words, the month by which, and the meeting that keeps it."""

    what: str
    due: str
    kept: str | None


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A true meeting. `reports` is how many tell of it, `last` the latest round of the parties before it."""

    key: str
    type: MeetingType
    parties: tuple[str, ...]
    level: Level
    day: date
    reports: int
    city: str | None = None
    country: str | None = None
    series: _Series | None = None
    ordinal: int | None = None
    topics: tuple[str, ...] = ()
    promise: _Promise | None = None
    last: tuple[_Series, int] | None = None

    @property
    def host(self) -> str | None:
        """The party in whose country it was."""
        return self.country if self.country in self.parties else None


_AHEAD = timedelta(days=31)
_ASIDE = (("New York", "USA"), ("Geneva", "CHE"), ("Vienna", "AUT"), ("Addis Ababa", "ETH"))
_TOPICS = _listed(
    "trade|supply chains|visa rules|air services|fisheries|maritime security|nuclear safety|energy cooperation|water sharing|"
    "student exchanges|consular affairs|climate finance|critical minerals|cybersecurity|defence cooperation|debt relief|"
    "border markers|customs procedures|tourism|food security|counter-terrorism|development aid|labour migration|rail links|"
    "science and technology|regional security|export controls|vaccine production|disaster relief|people-to-people ties"
)


@dataclass
class _World:
    """All states, made when they are first asked for; `first` is the first year that reports tell of."""

    seed: int
    first: int
    states: dict[str, _State] = field(default_factory=dict)

    def state(self, code: str) -> _State:
        """A state by its code."""
        if code not in self.states:
            self.states[code] = _state(code, self.seed, date(self.first, 1, 1))
        return self.states[code]


def _meetings(world: _World, reports: int) -> list[_Meeting]:
    """The meetings of as many pairs as make so many reports, by day."""
    found: list[_Meeting] = []
    missing = reports
    rng = Random(f"{world.seed}/pairs")
    met: set[frozenset[str]] = set()
    while missing > 0:
        parties = tuple(rng.sample(sorted(_STYLE_OF), 3 if rng.random() < 0.1 else 2))
        if frozenset(parties) in met:
            continue
        met.add(frozenset(parties))
        for meeting in _of_parties(world, parties):
            if missing > 0:
                found.append(replace(meeting, reports=min(meeting.reports, missing)))
                missing -= found[-1].reports
    return sorted(found, key=lambda m: (m.day, m.key))


def _of_parties(world: _World, parties: tuple[str, ...]) -> list[_Meeting]:
    """All meetings of two or three states in the years of the world, by day."""
    rng = Random(f"{world.seed}/{parties}")
    used: set[date] = set()
    families = rng.sample(_FAMILIES, 2 if rng.random() < 0.3 else 1) if len(parties) == 2 else [rng.choice(_OF_THREE)]
    series = [_new_series(rng, world.first, parties, family, used) for family in families]
    rounds = [m for s in series for m in _rounds(world, rng, s)]
    outside = _outside(world, rng, parties, rounds, used)
    meetings = sorted((*rounds, *outside), key=lambda m: (m.day, m.key))
    return [_with_past(rng, m, series, meetings[i + 1 :], world) for i, m in enumerate(meetings)]


def _new_series(rng: Random, first: int, parties: tuple[str, ...], family: _Family, used: set[date]) -> _Series:
    """A series, founded before the first year of the world or in its first years; a third of them pause once."""
    day = date(rng.randint(first - 12, first + 2), rng.randint(1, 12), 1)
    every = rng.choice((8, 12, 12, 12, 18))
    pause_from = rng.randint(first + 1, LAST_YEAR - 3) if rng.random() < 0.35 else None
    days: list[date] = []
    resumed = None
    while day.year <= LAST_YEAR:
        days.append(_free_day(day + timedelta(days=rng.randint(0, 27)), used))
        months = every + rng.randint(-2, 3)
        if pause_from and resumed is None and days[-1].year >= pause_from and len(days) > 1:
            months += 12 * rng.randint(2, 6)
            resumed = len(days) + 1
        day = _later(day, months)
    key = f"{'-'.join(parties)}/{family.wordings[0]}"
    return _Series(key, parties, family, tuple(days), resumed if resumed and resumed <= len(days) else None)


def _later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _free_day(day: date, used: set[date]) -> date:
    """The first working day from this on that the same parties do not meet on."""
    while day in used or day.weekday() > 4:
        day += timedelta(days=1)
    used.add(day)
    return day


def _rounds(world: _World, rng: Random, series: _Series) -> Iterator[_Meeting]:
    """The rounds of a series from the first year of the world on."""
    for ordinal, day in enumerate(series.days, 1):
        if day.year < world.first:
            continue
        host = series.host(ordinal)
        yield _Meeting(
            series.round_key(ordinal),
            MeetingType.MEETING,
            series.parties,
            series.family.level,
            day,
            rng.choice((3, 4, 4, 5, 5, 6, 7)),
            world.state(host).capital,
            host,
            series,
            ordinal,
        )


def _outside(world: _World, rng: Random, parties: tuple[str, ...], rounds: Sequence[_Meeting], used: set[date]) -> list[_Meeting]:
    """About one meeting a year beside the rounds, a third of them within days of one."""
    found = []
    for year in range(world.first, LAST_YEAR + 1):
        for _ in range(rng.choice((0, 1, 1, 2))):
            day = date(year, rng.randint(1, 12), rng.randint(1, 28))
            if rounds and rng.random() < 0.33:
                day = rng.choice(rounds).day + timedelta(days=rng.choice((-5, -4, -3, -2, 1, 2, 3, 4, 5)))
            found.append(_one_outside(world, rng, parties, _free_day(day, used)))
    return found


def _one_outside(world: _World, rng: Random, parties: tuple[str, ...], day: date) -> _Meeting:
    """A phone call, a courtesy call, a visit, or a meeting aside of something else."""
    kind = rng.choice(("call", "call", "courtesy", "visit", "visit", "aside")) if len(parties) == 2 else "aside"
    level = rng.choice((Level.LEADERS, Level.MINISTERIAL, Level.MINISTERIAL, Level.VICE_MINISTERIAL))
    key = f"{'-'.join(parties)}/{kind}/{day}"
    order = tuple(rng.sample(parties, len(parties)))
    reports = rng.choice((2, 3, 3, 4, 5))
    if kind == "call":
        return _Meeting(key, MeetingType.PHONE_CALL, order, level, day, reports)
    if kind == "aside":
        city, country = rng.choice(_ASIDE)
        return _Meeting(key, MeetingType.MEETING, order, level, day, reports, city, country)
    type_ = MeetingType.COURTESY_CALL if kind == "courtesy" else MeetingType.MEETING
    return _Meeting(key, type_, order, level, day, reports, world.state(order[1]).capital, order[1])


def _with_past(rng: Random, meeting: _Meeting, series: Sequence[_Series], later: Sequence[_Meeting], world: _World) -> _Meeting:
    """The same meeting with its topics, the round before it and what is promised at it."""
    before = [(s.days[i - 1], s, i) for s in series if (i := bisect_right(s.days, meeting.day - timedelta(days=1)))]
    own = [row for row in before if meeting.series in (None, row[1])]
    last = max(own, key=lambda row: row[0], default=None)
    return replace(
        meeting,
        topics=tuple(rng.sample(_TOPICS, rng.randint(3, 6))),
        last=last[1:] if last else None,
        promise=_promise(rng, meeting, later, world) if rng.random() < 0.6 else None,
    )


def _promise(rng: Random, meeting: _Meeting, later: Sequence[_Meeting], world: _World) -> _Promise | None:
    """Of a round, to hold the next one by some month; of a phone call, to meet; three of five are kept."""
    if meeting.series and meeting.ordinal:
        coming = next((m for m in later if m.series is meeting.series), None)
        what = f"hold the next round in {world.state(meeting.series.host(meeting.ordinal + 1)).capital}"
    elif meeting.type is MeetingType.PHONE_CALL:
        coming = next((m for m in later if m.type is MeetingType.MEETING and not m.series and m.host), None)
        what = f"meet in {coming.city}" if coming else "meet in person"
    else:
        return None
    soon = _later(meeting.day, rng.randint(2, 8))
    if coming and rng.random() < 0.6 and coming.day - meeting.day < 2 * _TWO_YEARS:
        return _Promise(what, f"{_later(coming.day, rng.randint(0, 2)):%Y-%m}", coming.key)
    return _Promise(what, f"{soon:%Y-%m}", coming.key if coming and coming.day < _later(soon, 1) else None)


# What each report tells -------------------------------------------------------------------------------------------------


class _Slot(NamedTuple):
    """One text on a meeting: who writes it (`readout`, `wire`, `paper`, `preview`), of which side, in how many copies."""

    role: str
    side: str
    copies: int = 0


class _Slip(NamedTuple):
    """A wrong value; `party` is that of the person whose name or office it is, `country` that of a wrong city."""

    kind: str
    told: Value
    true: Value
    party: str = ""
    country: str = ""


_FACTS = ("date", "city", "ordinal", "series", "heads", "level", "topics", "promise", "past", "history")
_RATES = {
    "readout": (1.0, 0.95, 0.7, 0.9, 0.95, 0.7, 0.95, 0.7, 0.2, 0.1),
    "wire": (0.98, 0.85, 0.4, 0.75, 0.85, 0.8, 0.8, 0.5, 0.4, 0.25),
    "paper": (0.95, 0.75, 0.35, 0.65, 0.8, 0.8, 0.8, 0.4, 0.45, 0.3),
    "preview": (1.0, 0.8, 0.5, 0.9, 0.4, 0.6, 0.4, 0.0, 0.3, 0.2),
}
_WIRES = ("Meridian Wire", "Concord Press Agency", "Pan-Continental News", "Harbour News Service")
_PAPERS = ("Courier", "Gazette", "Ledger", "Observer", "Dispatch", "Mail", "Tribune")
_PROPERTY = {"ordinal": "ordinal", "date": "date", "city": "city", "office": "heads", "name": "heads"}


def _layout(rng: Random, meeting: _Meeting) -> list[_Slot]:
    """Who tells of a meeting."""
    left = meeting.reports
    slots: list[_Slot] = []
    if meeting.series and left >= 4 and rng.random() < 0.4:
        slots.append(_Slot("preview", rng.choice(meeting.parties)))
    for side in meeting.parties:
        if left - len(slots) > 1 and rng.random() < 0.6:
            slots.append(_Slot("readout", side))
    left -= len(slots)
    if left >= 2 and rng.random() < 0.5:
        copies = rng.randint(1, min(2, left - 1))
        slots.append(_Slot("wire", rng.choice(meeting.parties), copies))
        left -= 1 + copies
    return [*slots, *(_Slot("paper", rng.choice(meeting.parties)) for _ in range(left))]


def _tell(world: _World, meeting: _Meeting, rng: Random) -> Iterator[Told]:
    """All reports on a meeting, copies after their originals."""
    slots = _layout(rng, meeting)
    slip, wrong, right = _error(world, meeting, slots, rng)
    for number, slot in enumerate(slots):
        tells = {name for name, rate in zip(_FACTS, _RATES[slot.role], strict=True) if rng.random() < rate}
        if slip and number in (wrong, *right):
            tells.add(_PROPERTY[slip.kind])
        text = _Text(world, meeting, slot, frozenset(tells), slip if number == wrong else None, rng)
        for copy in range(slot.copies + 1):
            yield text.told(number, copy)


def _error(world: _World, meeting: _Meeting, slots: Sequence[_Slot], rng: Random) -> tuple[_Slip | None, int, Sequence[int]]:
    """Now and then an error, the text to put it into, and two others that must tell the right value."""
    held = [i for i, slot in enumerate(slots) if slot.role != "preview"]
    if len(held) < 3 or rng.random() >= ERROR_CHANCE:
        return None, -1, ()
    able = [i for i in held if 2 * (slots[i].copies + 1) < meeting.reports]
    if not able:
        return None, -1, ()
    wrong = rng.choice(able)
    right = rng.sample([i for i in held if i != wrong], 2)
    kinds = ["date", "date", "office", "name"] + ["city"] * bool(meeting.city) + ["ordinal"] * 2 * bool(meeting.ordinal)
    return _slip(world, meeting, rng.choice(kinds), rng), wrong, right


def _slip(world: _World, meeting: _Meeting, kind: str, rng: Random) -> _Slip:
    """A wrong value of that kind."""
    if kind == "ordinal":
        assert meeting.ordinal is not None
        near = [meeting.ordinal + by for by in (-2, -1, 1, 2) if meeting.ordinal + by > 0]
        return _Slip(kind, rng.choice(near), meeting.ordinal)
    if kind == "date":
        days = (meeting.day + timedelta(days=rng.choice((-1, 1))), _year_before(meeting.day))
        return _Slip(kind, rng.choice(days).isoformat(), meeting.day.isoformat())
    if kind == "city":
        assert meeting.city is not None
        places = [(c, code) for code in meeting.parties for c in (world.state(code).capital, world.state(code).other_city)]
        city, country = rng.choice([p for p in places if p[0] != meeting.city])
        return _Slip(kind, city, meeting.city, country=country)
    party = rng.choice(meeting.parties)
    state = world.state(party)
    person, level = _head(state, meeting)
    if kind == "office":
        return _Slip(kind, state.titles[level].wrong, state.titles[level].usual, party)
    return _Slip(kind, _misspelt(rng, person.forms[0], state.names), person.forms[0], party)


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _head(state: _State, meeting: _Meeting) -> tuple[_Person, Level]:
    """Who leads a state's side; who is called on in courtesy is one rank higher, if there is one."""
    level = meeting.level
    if meeting.type is MeetingType.COURTESY_CALL and state.code == meeting.host:
        level = _ABOVE[level]
    return state.holder(level, meeting.day), level


_ABOVE = {
    Level.SENIOR_OFFICIALS: Level.VICE_MINISTERIAL,
    Level.VICE_MINISTERIAL: Level.MINISTERIAL,
    Level.MINISTERIAL: Level.LEADERS,
    Level.LEADERS: Level.LEADERS,
}


# Words and claims -------------------------------------------------------------------------------------------------------


class _Row(NamedTuple):
    """A claim to be made once the document is whole. `premise` is the property of the claim that it follows from."""

    subject: str
    property: str
    value: Value
    span: Span
    planned: bool
    confidence: float = 0.9
    rule: str | None = None
    because: str | None = None
    premise: str | None = None


_ORDER = _listed(
    "name|type|status|series|ordinal|level|party|format|date|city|country|host|participant|topic|founded|rounds until|lapsed|"
    "resumed|hiatus|what|state|by|due"
)
_EXTRACTORS = {"m": "meetings", "s": "series", "p": "people", "co": "commitments"}


@lru_cache(maxsize=4096)  # the same few subjects and properties come again in every report
def _rank(subject: str, property_: str) -> tuple[int, int, int]:
    """Where the extractor puts a claim: meetings first, each with its participations after its participants."""
    owner = subject.partition("/")[0]
    letters = owner.rstrip("0123456789")
    place = _ORDER.index("participant" if "/" in subject else "name" if property_ == "office" else property_)
    return ("m", "s", "p", "co").index(letters), int(owner[len(letters) :]), place


@lru_cache(maxsize=4096)
def _extractor(subject: str, property_: str) -> str:
    return "topics" if property_ == "topic" else _EXTRACTORS[subject.partition("/")[0].rstrip("0123456789")]


def _claims(rows: Sequence[_Row], document: str, text: str) -> tuple[Claim, ...]:
    """A claim for each row."""
    made: dict[tuple[str, str], Claim] = {}
    quoted: dict[Span, Evidence] = {}
    found = []
    for row in rows:
        ground = made.get((row.subject, row.premise)) if row.premise else None
        evidence = quoted.get(row.span) or quoted.setdefault(row.span, quote(document, text, row.span))
        claim = Claim(
            row.subject,
            row.property,
            row.value,
            evidence.exact,
            evidence,
            Basis.INFERRED if row.rule else Basis.STATED,
            row.rule,
            row.because,
            (ground.id,) if ground else (),
            Modality.PLANNED if row.planned else Modality.ASSERTED,
            confidence=row.confidence,
            extractor=_extractor(row.subject, row.property),
        )
        made[row.subject, row.property] = claim
        found.append(claim)
    return tuple(found)


class _Page:
    """A text as it grows, its passages, and the rows of claims on its words."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.rows: list[_Row] = []
        self.passages: list[Passage] = []
        self.planned = False
        self._start = 0

    def put(self, words: str) -> Span:
        """Write words; where they stand."""
        start = self.at
        self.parts.append(words)
        self.at = start + len(words)
        return Span(start, self.at)

    def end(self, role: Role) -> None:
        """End a passage, and leave an empty line."""
        self.passages.append(Passage(role, Span(self._start, self.at)))
        self.put("\n\n")
        self._start = self.at

    def say(self, subject: str, property_: str, value: Value, span: Span, confidence: float = 0.9) -> None:
        """A claim that the words state."""
        self.rows.append(_Row(subject, property_, value, span, self.planned, confidence))

    def infer(
        self, row: tuple[str, str, Value, Span], rule: str, because: str, premise: str | None = None, sure: float = 0.6
    ) -> None:
        """A claim that follows from the words."""
        self.rows.append(_Row(*row, self.planned, sure, rule, because, premise))


class _Text:
    """What one writer tells of a meeting, and the reports that print it."""

    def __init__(
        self, world: _World, meeting: _Meeting, slot: _Slot, tells: frozenset[str], slip: _Slip | None, rng: Random
    ) -> None:
        self.world, self.meeting, self.slot, self.tells, self.slip, self.rng = world, meeting, slot, tells, slip, rng
        self.page = _Page()
        self.preview = slot.role == "preview"
        self.published = self._publication()
        self.order = self._order()
        self.meetings = {"m1": meeting.key}
        self.people: dict[str, str] = {}
        self.commitments: dict[str, str | None] = {}
        self.shorts: list[tuple[str, str, str]] = []
        self._write()
        self.rows = sorted(self.page.rows, key=lambda r: _rank(r.subject, r.property))
        self.text = "".join(self.page.parts).rstrip() + "\n"

    def told(self, number: int, copy: int) -> Told:
        """The reading of one printing: the original, or a copy in a paper."""
        report = self._report(number, copy)
        document = report.document.id
        claims = _claims(self.rows, document, self.text)
        errors = tuple(self._errors(document))
        return Told(Reading(report, claims, assemble(claims)), self.meetings, self.people, errors, self.commitments)

    def _publication(self) -> date:
        """Before the day of a meeting to come, after that of one held, even where it is a wrong one."""
        if self.preview:
            return self.meeting.day - timedelta(days=self.rng.randint(3, 30))
        later = self.rng.choice((0, 1, 1, 2, 4) if self.slot.role == "paper" else (0, 1))
        told = self._slipped("date") or ""
        return max(self.meeting.day + timedelta(days=later), date.fromisoformat(told) if told else date.min)

    def _order(self) -> tuple[str, ...]:
        """A ministry names itself first; in a courtesy call the guest comes before the host."""
        parties = self.meeting.parties
        if self.meeting.type is MeetingType.COURTESY_CALL:
            return parties
        first = self.slot.side if self.slot.role == "readout" else self.rng.choice(parties)
        return (first, *(p for p in parties if p != first))

    def _report(self, number: int, copy: int) -> Report:
        """The report as printed: the outlet, the address and the day tell copies apart."""
        state = self.world.state(self.slot.side)
        published = self.published + timedelta(days=copy % 2)
        if self.slot.role == "readout":
            outlet, host = f"Ministry of Foreign Affairs, {state.name}", f"mofa.{self.slot.side.lower()}.example"
        elif self.slot.role == "wire" and copy == 0:
            outlet = self.rng.choice(_WIRES)
            host = f"{outlet.replace(' ', '').lower()}.example"
        else:
            city = self.rng.choice((state.capital, state.other_city))
            outlet = f"{city} {_PAPERS[(number + 3 * copy) % len(_PAPERS)]}"
            host = f"{''.join(c for c in outlet.lower() if c.isascii() and c.isalpha())}.example"
        slug = self.meeting.key.replace("/", "-").replace(" ", "-").replace("'", "").lower()
        source = f"https://www.{host}/{published:%Y/%m/%d}/{slug}-{number}{'-copy' * copy}"
        document = Document(source, self.text, published.isoformat(), outlet, "en")
        return Report(
            document,
            tuple(self.page.passages),
            Kind.READOUT if self.slot.role == "readout" else Kind.NEWS,
            outlet,
            self.page.passages[0].span.of(self.text),
            published=published.isoformat(),
            published_basis="given",
        )

    def _errors(self, document: str) -> Iterator[Injected]:
        """The error of this text; a wrong city brings a wrong country and host with it."""
        slip, key = self.slip, self.meeting.key
        if slip is None:
            return
        if slip.kind in ("name", "office"):
            person = _head(self.world.state(slip.party), self.meeting)[0].key
            yield Injected(
                slip.kind, key, "participant" if slip.kind == "name" else "office", slip.told, slip.true, document, person
            )
            return
        yield Injected(slip.kind, key, slip.kind, slip.told, slip.true, document)
        if slip.country and self.meeting.country and slip.country != self.meeting.country:
            yield Injected(slip.kind, key, "country", slip.country, self.meeting.country, document)
            if self.meeting.host:
                yield Injected(slip.kind, key, "host", slip.country, self.meeting.host, document)

    def _slipped(self, kind: str, party: str = "") -> str | None:
        """The wrong value to print, if it is of that kind."""
        return str(self.slip.told) if self.slip and self.slip.kind == kind and self.slip.party == party else None

    def _write(self) -> None:
        self.page.planned = self.preview
        self._headline()
        self._lead()
        self._topics()
        self.page.planned = False
        self._promise()
        self._past()
        self._history()

    def _headline(self) -> None:
        names = [self.world.state(p).name for p in self.order]
        self.page.put(" and ".join((", ".join(names[:-1]), names[-1])) + (" to hold " if self.preview else " hold "))
        if "level" in self.tells:
            self.page.say("m1", "level", self.meeting.level.value, self.page.put(_LEVEL_WORDS[self.meeting.level]))
            self.page.put(" ")
        self.page.put("talks")
        self.page.end(Role.HEADLINE)

    def _lead(self) -> None:
        """Who met, in which round of what, when and where."""
        page, meeting = self.page, self.meeting
        for number, party in enumerate(self.order, 1):
            if meeting.type is MeetingType.COURTESY_CALL and number == 2:
                break
            page.put("" if number == 1 else " and " if number == len(self.order) else ", ")
            self._side(number, party)
        page.put(" will " if self.preview else " ")
        start = page.at
        self._encounter()
        act = Span(start, page.at)
        if meeting.type is MeetingType.COURTESY_CALL:
            page.put(" ")
            self._side(2, self.order[1])
        self._kind(act)
        if "city" in self.tells and meeting.city and meeting.country:
            self._place(
                self._slipped("city") or meeting.city, self.slip.country if self._slipped("city") and self.slip else meeting.country
            )
        if "date" in self.tells:
            self._date()
        page.put(".")
        page.end(Role.BODY)

    def _kind(self, act: Span) -> None:
        """The claims that the verb bears."""
        self.page.say("m1", "type", self.meeting.type.value, act)
        self.page.say("m1", "status", Status.SCHEDULED.value if self.preview else Status.HELD.value, act)
        self._format("m1", act)
        if "s1" in {row.subject for row in self.page.rows}:
            self._format("s1", act)

    def _format(self, subject: str, act: Span) -> None:
        sides = len(self.order)
        self.page.infer(
            (subject, "format", "bilateral" if sides == 2 else "trilateral", act), "number of parties", f"{sides} parties met"
        )

    def _side(self, number: int, party: str) -> None:
        """A side by its head, with office and name, or by the state's name."""
        page, state = self.page, self.world.state(party)
        if "heads" not in self.tells:
            page.say("m1", "party", party, page.put(state.name))
            return
        person, level = _head(state, self.meeting)
        subject, title = f"p{number}", state.titles[level]
        start = page.at
        page.say("m1", "party", party, page.put(state.adjective))
        page.put(" ")
        office = self._slipped("office", party) or (
            self.rng.choice(title.others) if title.others and self.rng.random() < 0.3 else title.usual
        )
        office_span = page.put(office)
        page.put(" ")
        name = self._slipped("name", party) or (person.forms[0] if self.rng.random() < 0.7 else self.rng.choice(person.forms))
        span = page.put(name)
        whole = Span(start, page.at)
        page.say("m1", "participant", name, span)
        page.say(subject, "name", name, span)
        for owner in (f"m1/{subject}", subject):
            page.say(owner, "office", office, office_span)
            page.say(owner, "party", party, whole)
        self.people[subject] = person.key
        at = name.casefold().find(person.short.casefold())
        if at >= 0:
            self.shorts.append((subject, name[at : at + len(person.short)], name))

    def _encounter(self) -> None:
        """The words that say how they met: the verb, and of a round its number and the name of its series."""
        page, meeting = self.page, self.meeting
        if meeting.series is None:
            page.put(_verb(meeting, self.preview, self.rng))
            return
        page.put("hold the " if self.preview else "held the ")
        if "ordinal" in self.tells and meeting.ordinal:
            number = int(self._slipped("ordinal") or meeting.ordinal)
            page.say("m1", "ordinal", number, page.put(_ordinal(number)))
            page.put(self.rng.choice((" round of the ", " meeting of the ")))
        if "series" in self.tells:
            self._series(meeting.series)
        else:
            page.put("dialogue")

    def _series(self, series: _Series) -> None:
        """The name of the series, in one of its wordings and with the parties in the order of the report."""
        page = self.page
        wordings = series.family.wordings
        wording = wordings[0] if self.rng.random() < 0.7 else self.rng.choice(wordings)
        parties = self.order if self.rng.random() < 0.5 else series.parties
        name = f"{_joined(parties)} {wording}"
        span = page.put(name)
        page.say("m1", "series", name, span)
        page.say("s1", "name", name, span)
        at = span.start
        for party in parties:
            own = Span(at, at + len(self.world.state(party).name))
            page.say("s1", "party", party, own)
            at = own.end + 1
        page.infer(
            ("s1", "level", series.family.level.value, span), "level of the dialogue", "rounds of one dialogue have one level"
        )

    def _place(self, city: str, country: str, subject: str = "m1") -> None:
        """The city, and the country and host that follow from it."""
        page = self.page
        page.put(" in ")
        span = page.put(city)
        name = knowledge.parties()[country].name
        page.say(subject, "city", city, span)
        page.infer((subject, "country", country, span), "country of the city", f"{city} lies in {name}", "city", 0.8)
        if country in self.meeting.parties:
            page.infer((subject, "host", country, span), "host from place", f"the place lies in {name}, one of the parties", "city")

    def _date(self) -> None:
        """The day of the meeting; of one to come sometimes the month alone."""
        day = date.fromisoformat(self._slipped("date") or self.meeting.day.isoformat())
        if self.preview and self.rng.random() < 0.3:
            self.page.put(" in ")
            self.page.say("m1", "date", f"{day:%Y-%m}", self.page.put(_month(day)))
            return
        self.page.put(" on ")
        apart = abs((day - self.published).days)
        words = f"{day:%A}" if apart < 7 and self.rng.random() < 0.4 else _day(day, self.rng, bare=apart < 100)
        self.page.say("m1", "date", day.isoformat(), self.page.put(words), 0.95)

    def _topics(self) -> None:
        """What they talked about, with the heads by their names alone."""
        if "topics" not in self.tells:
            return
        page, shorts = self.page, {short for _, short, _ in self.shorts}
        if len(shorts) == len(self.order) and self._may_shorten():
            for i, (subject, short, name) in enumerate(self.shorts):
                page.put("" if i == 0 else " and " if i == len(shorts) - 1 else ", ")
                span = page.put(short)
                page.say("m1", "participant", name, span, 0.7)
                page.say(subject, "name", short, span)
        else:
            page.put("The sides")
        page.put(" are to discuss " if self.preview else " discussed ")
        topics = self.rng.sample(self.meeting.topics, self.rng.randint(2, len(self.meeting.topics)))
        for i, topic in enumerate(topics):
            page.put("" if i == 0 else " and " if i == len(topics) - 1 else ", ")
            page.say("m1", "topic", topic, page.put(topic))
        page.put(".")
        page.end(Role.BODY)

    def _may_shorten(self) -> bool:
        """A misspelt name would be put right by the name alone."""
        return (self.slip is None or self.slip.kind != "name") and self.rng.random() < 0.6

    def _promise(self) -> None:
        """What the parties undertook."""
        promise = self.meeting.promise
        if promise is None or "promise" not in self.tells:
            return
        page = self.page
        who = page.put("The two sides" if len(self.order) == 2 else "The three sides")
        page.put(" ")
        start = page.at
        page.put(f"agreed to {promise.what} by the end of ")
        due = page.put(_month(date.fromisoformat(f"{promise.due}-01")))
        act = Span(start, page.at)
        page.put(".")
        page.end(Role.BODY)
        page.say("co1", "what", f"{promise.what} by the end of {_month(date.fromisoformat(f'{promise.due}-01'))}", act)
        page.say("co1", "state", "open", act)
        for party in self.order:
            page.say("co1", "by", party, who, 0.8)
        page.say("co1", "due", promise.due, due)
        self.commitments["co1"] = promise.kept

    def _past(self) -> None:
        """The latest round before, and now and then the one before that."""
        last = self.meeting.last
        if last is None or "past" not in self.tells:
            return
        series, ordinal = last
        self._round_past("m2", series, ordinal)
        if ordinal > 1 and self.rng.random() < 0.2:
            self._round_past("m3", series, ordinal - 1)

    def _round_past(self, subject: str, series: _Series, ordinal: int) -> None:
        """A look back on a round, mostly with the year or month alone."""
        page, day = self.page, series.days[ordinal - 1]
        page.put("The ")
        start = page.at
        stated = self.meeting.series is None
        numbered = self.rng.random() < 0.55
        if numbered:
            page.say(subject, "ordinal", ordinal, page.put(_ordinal(ordinal)))
            page.put(" ")
        elif not stated:
            page.put("previous " if subject == "m2" else "earlier ")
        page.put("round")
        if stated:
            name = f"{_joined(series.parties)} {series.family.wordings[0]}"
            page.put(" of the ")
            page.say(subject, "series", name, page.put(name))
        page.put(" was held")
        act = Span(start, page.at)
        page.say(subject, "type", MeetingType.MEETING.value, act)
        page.say(subject, "status", Status.PAST_REFERENCE.value, act)
        self._same(subject, series, act)
        if self.rng.random() < 0.45:
            host = self.world.state(series.host(ordinal))
            self._place(host.capital, host.code, subject)
        value, words, how = self._past_date(day)
        page.put(how)
        page.say(subject, "date", value, page.put(words))
        page.put(".")
        page.end(Role.BODY)
        self.meetings[subject] = series.round_key(ordinal)

    def _same(self, subject: str, series: _Series, act: Span) -> None:
        """What a look back has in common with the meeting that the report is about."""
        page = self.page
        name = next((row.value for row in page.rows if row.subject == "m1" and row.property == "series"), None)
        if name is not None:
            because = "the words speak of another round of the dialogue that the report is about"
            page.infer((subject, "series", name, act), "round of the same dialogue", because)
        page.infer(
            (subject, "level", series.family.level.value, act), "level of the dialogue", "rounds of one dialogue have one level"
        )
        because = "the words speak of those who meet in the meeting that the report is about"
        for party in self.order:
            page.infer((subject, "party", party, act), "same parties", because)
        self._format(subject, act)

    def _past_date(self, day: date) -> tuple[str, str, str]:
        chance = self.rng.random()
        if chance < 0.4:
            return f"{day:%Y}", f"{day:%Y}", " in "
        if chance < 0.8:
            return f"{day:%Y-%m}", _month(day), " in "
        return day.isoformat(), _day(day, self.rng), " on "

    def _history(self) -> None:
        """What is told of the series: since when, how many rounds until when, and the pause."""
        series, page = self.meeting.series, self.page
        ordinal = self.meeting.ordinal or 0
        if series is None or "history" not in self.tells or "s1" not in {row.subject for row in page.rows}:
            return
        page.put("The dialogue began in ")
        page.say("s1", "founded", f"{series.days[0]:%Y}", page.put(f"{series.days[0]:%Y}"))
        if series.resumed is not None and 0 <= ordinal - series.resumed <= 3:
            self._pause(series, series.resumed)
        elif ordinal > 1 and series.days[ordinal - 2].year < self.meeting.day.year:
            page.put(", and was ")
            self._rounds_until(series, series.days[ordinal - 2].year)
        page.put(".")
        page.end(Role.BODY)

    def _pause(self, series: _Series, first: int) -> None:
        """The rounds until the pause, and the years that it lasted."""
        page, last, again = self.page, series.days[first - 2], series.days[first - 1]
        page.put(", was ")
        act = self._rounds_until(series, last.year)
        page.say("s1", "lapsed", f"{last:%Y}", act)
        page.put(" and was taken up again in ")
        words = page.put(f"{again:%Y}" if self.rng.random() < 0.5 else _month(again))
        page.say("s1", "resumed", f"{again:%Y}" if words.end - words.start == 4 else f"{again:%Y-%m}", words)
        years = round((again - last).days / 365.25)
        page.put(" after ")
        page.say("s1", "hiatus", f"P{years}Y", page.put(f"a gap of {years} years"))

    def _rounds_until(self, series: _Series, year: int) -> Span:
        span = self.page.put(f"held {series.until(year)} times until {year}")
        self.page.say("s1", "rounds until", (str(year), series.until(year)), span)
        return span


_LEVEL_WORDS = {
    Level.LEADERS: "summit",
    Level.MINISTERIAL: "ministerial",
    Level.VICE_MINISTERIAL: "vice-ministerial",
    Level.SENIOR_OFFICIALS: "senior officials",
}
_MONTHS = _listed("January|February|March|April|May|June|July|August|September|October|November|December")
_NUMBERS = _listed("first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")


def _joined(parties: Sequence[str]) -> str:
    """The states as one word, as the names of series have them: "South Korea-Japan"."""
    return "-".join(knowledge.parties()[p].name for p in parties)


def _verb(meeting: _Meeting, planned: bool, rng: Random) -> str:
    if meeting.type is MeetingType.PHONE_CALL:
        return "speak by phone" if planned else rng.choice(("spoke by phone", "held a phone call", "had a telephone conversation"))
    if meeting.type is MeetingType.COURTESY_CALL:
        return "pay a courtesy call on" if planned else "paid a courtesy call on"
    return "hold talks" if planned else rng.choice(("met", "held talks", "held a meeting"))


def _ordinal(number: int) -> str:
    if number <= len(_NUMBERS):
        return _NUMBERS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _day(day: date, rng: Random, *, bare: bool = False) -> str:
    """A day in one of the usual forms; a bare one leaves the year out."""
    month = _MONTHS[day.month - 1]
    forms = [f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}"]
    return rng.choice([*forms, f"{month} {day.day}"] if bare else forms)


def main() -> int:
    """Make the readings, and print how many there were of what."""
    parser = argparse.ArgumentParser(description="Synthetic diplomacy: how much of what, and how fast.")
    parser.add_argument("reports", nargs="?", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    began = time.perf_counter()
    claims, wrong = 0, 0
    meetings: set[str] = set()
    people: set[str] = set()
    errors: Counter[str] = Counter()
    for told in diplomacy(given.reports, seed=given.seed):
        claims += len(told.reading.claims)
        meetings.add(told.meetings["m1"])
        people.update(told.people.values())
        errors.update({e.kind for e in told.errors})
        wrong += bool(told.errors)
    seconds = time.perf_counter() - began
    print(f"{given.reports} reports of {len(meetings)} meetings and {len(people)} people, {claims} claims, {seconds:.1f} s")
    print(f"{wrong} reports with an error: {', '.join(f'{kind} {number}' for kind, number in sorted(errors.items()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
