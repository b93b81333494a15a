"""Where parties met: cities, how often, and what of it is drawn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.made_record import AINO, INES, a_round, met, reading, record
from verbale.errors import UsageError
from verbale.ledger import Ledger
from verbale.model.facts import BEHIND, MeetingType, Status
from verbale.model.reading import Reading
from verbale.views import atlas
from verbale.views.charts.window import Window, window
from verbale.views.map import Map, Place, located, where
from verbale.views.meetings import LONGEST, meetings
from verbale.views.record import Record


@contextmanager
def asking(folder: Path, *readings: Reading) -> Iterator[Record]:
    with record(folder, *readings) as store:
        yield Ledger(store)


def telling() -> list[Reading]:
    """Two meetings in Helsinki, one in Lima, one nowhere; a call, a plan, and a meeting in a city nobody knows."""
    helsinki, lima = {"city": "Helsinki", "country": "FIN"}, {"city": "Lima", "country": "PER"}
    return [
        reading("a", "2022-05-03", a_round("2022-05-02", 3, INES, AINO, **helsinki)),
        reading("b", "2023-06-08", a_round("2023-06-07", 4, INES, AINO, **helsinki)),
        reading("c", "2024-01-09", met("2024-01-09", "CHL PER", level="ministerial", **lima)),
        reading("d", "2024-02-09", met("2024-02-09", "CHL NZL")),
        reading("e", "2024-03-09", met("2024-03-09", "CHL NZL", type=MeetingType.PHONE_CALL.value, **lima)),
        reading("f", "2024-04-09", met("2024-09-09", "CHL PER", status=Status.SCHEDULED.value, **lima)),
        reading("g", "2024-05-09", met("2024-05-08", "CHL PER", city="Nowhereville", country="PER")),
    ]


def shown(view: Map) -> list[tuple[str, str | None, int, str | None, str | None]]:
    return [(p.city, p.country, p.meetings, p.first, p.last) for p in view.places]


def test_cities_stand_by_how_often_parties_met_there_in_person(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as told:
        view = where(told)
    assert shown(view) == [
        ("Helsinki", "FIN", 2, "2022-05-02", "2023-06-07"),
        ("Lima", "PER", 1, "2024-01-09", "2024-01-09"),
        ("Nowhereville", "PER", 1, "2024-05-08", "2024-05-08"),
    ]
    assert (view.meetings, view.nowhere, view.further_places, view.as_of) == (5, 1, 0, "2024-05-09")
    helsinki, lima, unknown = view.places
    assert helsinki.latitude == pytest.approx(60.2, abs=0.1)
    assert helsinki.longitude == pytest.approx(24.9, abs=0.1)
    assert (unknown.latitude, unknown.longitude) == (None, None)
    assert [v.date for v in helsinki.latest] == ["2023-06-07", "2022-05-02"]
    assert [n.exact for n in lima.latest[0].notes] == ["m1 city Lima", "m1 date 2024-01-09"]


def test_parties_days_and_level_narrow_it(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as told:
        assert [p.city for p in where(told, ["FIN"]).places] == ["Helsinki"]
        assert [p.city for p in where(told, [], date(2023, 1, 1), date(2024, 1, 31)).places] == ["Helsinki", "Lima"]
        assert [p.city for p in where(told, level="ministerial").places] == ["Lima"]
        assert where(told, ["JPN"]).places == ()


_DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31)).map(date.isoformat) | st.sampled_from(["2021", "2022-03", None])
_TOLD = st.tuples(
    _DAYS,
    st.sampled_from(["CHL FIN", "CHL PER", "NZL FIN"]),
    st.sampled_from(["Lima", "Helsinki", None]),
    st.sampled_from([*Status]),
    st.sampled_from([*MeetingType]),
    st.sampled_from(["ministerial", "leaders"]),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_TOLD, max_size=8))
def test_sites_are_what_counting_the_meetings_gives(
    tmp_path: Path, rows: Sequence[tuple[str | None, str, str | None, str, str, str]]
) -> None:
    readings = [
        reading(f"r{n}", "2025-01-01", met(day, parties, city=city, status=status, type=kind, level=level))
        for n, (day, parties, city, status, kind, level) in enumerate(rows)
    ]
    with asking(tmp_path, *readings) as told:
        for parties, since in (((), None), (("CHL",), None), ((), date(2022, 1, 1))):
            held = [
                e.meeting
                for e in told.meetings(parties, since)
                if e.meeting.status in BEHIND and e.meeting.type != MeetingType.PHONE_CALL and e.meeting.level == "ministerial"
            ]
            sites = told.sites(parties, since, level="ministerial")
            assert {(s.city, s.country): s.meetings for s in sites} == Counter((m.city, m.country) for m in held)
            assert {key for s in sites for key in s.latest} <= {m.id for m in held}
            assert [s.meetings for s in sites] == sorted((s.meetings for s in sites), reverse=True)


def test_the_meetings_of_a_city_can_be_asked_for(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as told:
        assert {e.meeting.city for e in told.meetings(city="Lima")} == {"Lima"}
        assert [e.date for e in meetings(told, city="Helsinki").meetings] == ["2023-06-07"]
        assert [e.date for e in meetings(told, since=date(1990, 1, 1), city="Helsinki").meetings] == ["2023-06-07", "2022-05-02"]
        assert meetings(told, ["FIN"], city="Lima").meetings == ()
        assert told.meetings(city="Lim%") == ()


def test_what_is_too_much_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verbale.views.map.MOST", 2)
    monkeypatch.setattr("verbale.views.map.TOLD", 1)
    with asking(tmp_path, *telling()) as told:
        view = where(told)
    assert [len(p.latest) for p in view.places] == [2, 0]
    assert (view.further_places, view.further_meetings, view.meetings) == (1, 1, 5)


def test_a_file_has_the_meetings_themselves_and_everybodys_only_of_a_year(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as told:
        assert [e.meeting.date for e in located(told, ["FIN"])] == ["2022-05-02", "2023-06-07"]
        everybody = located(told)
        assert "2022-05-02" not in {e.meeting.date for e in everybody}
        assert "2024-01-09" in {e.meeting.date for e in everybody}
        assert {e.meeting.level for e in located(told, ["CHL"], level="ministerial")} == {"ministerial"}
        with pytest.raises(UsageError, match=str(LONGEST)):
            located(told, since=date(1990, 1, 1))


# -- what is drawn -------------------------------------------------------------------------------------------------


def placed(*points: tuple[str, float | None, float | None, int]) -> Map:
    places = tuple(Place(name, None, at, on, meetings, None, None, ()) for name, at, on, meetings in points)
    return Map((), None, None, None, None, 0, places, 0, 0, 0)


def test_a_place_stands_where_it_lies_and_as_large_as_it_counts() -> None:
    drawn = atlas.of_map(placed(("North", 60.0, 25.0, 9), ("Unknown", None, None, 3), ("South", 50.0, 15.0, 1)))
    assert drawn
    north, south = drawn.circles
    assert (north.number, south.number) == (1, 3)
    assert north.x > south.x
    assert north.y < south.y
    assert north.radius == pytest.approx(3 * south.radius, abs=0.2)
    assert [m.words for m in drawn.meridians if m.words == "20°E"] == ["20°E"]
    assert re.fullmatch(r"(?:M\d+ -?\d+h0(?:m\d+ 0h0)*)+", drawn.land)


def test_no_map_where_no_place_is_known() -> None:
    assert atlas.of_map(placed(("Unknown", None, None, 3))) is None


_PLACES = st.lists(
    st.tuples(st.sampled_from(["Oslo", "Suva"]), st.floats(-70, 75), st.floats(-180, 180), st.integers(1, 500)),
    min_size=1,
    max_size=12,
)


@given(_PLACES)
@settings(max_examples=25, deadline=None)
def test_every_place_is_on_the_paper(points: list[tuple[str, float, float, int]]) -> None:
    drawn = atlas.of_map(placed(*points))
    assert drawn
    assert len(drawn.circles) == len(points)
    assert drawn.height <= atlas.WIDTH * atlas.TALLEST + 1
    for circle in drawn.circles:
        assert 0 <= circle.x <= atlas.WIDTH
        assert 0 <= circle.y <= drawn.height
        assert atlas.LARGEST >= circle.radius > 0
    assert len(drawn.land) < 60_000


@given(st.lists(st.tuples(st.floats(-70, 75), st.floats(-180, 180)), min_size=1, max_size=8))
def test_a_window_holds_all_points(points: list[tuple[float, float]]) -> None:
    view = window(points)
    assert isinstance(view, Window)
    for latitude, longitude in points:
        assert view.south <= latitude <= view.north
        assert view.west <= view.longitude(longitude) <= view.east + 1e-6
