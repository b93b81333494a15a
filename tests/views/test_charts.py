"""The charts: what they count, and that what is drawn is valid, the same each time, and asks for nothing from outside."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import altair
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import made_record as made
from tests.views import made_brief
from verbale.ledger import Ledger
from verbale.model.facts import MeetingType
from verbale.model.reading import Json
from verbale.model.record import Dialogue
from verbale.views.charts import cadence, levels, network, places, style
from verbale.views.charts.labels import LINE, Box, Point, label_middles


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with made_brief.record(tmp_path_factory.mktemp("records")) as ledger:
        yield ledger


def series(ledger: Ledger) -> cadence.Cadence:
    (dialogue,) = ledger.dialogues(("CHL", "FIN"))
    return cadence.cadence(ledger, dialogue)


def specs(ledger: Ledger, *parties: str) -> list[Json]:
    return [
        cadence.draw(series(ledger)),
        levels.draw(levels.levels(ledger, parties)),
        network.draw(network.network(ledger, parties)),
        places.draw(places.places(ledger, parties)),
    ]


# -- what they count -----------------------------------------------------------------------------------------------


def test_a_cadence_has_rounds_plans_disputes_and_gaps(told: Ledger) -> None:
    shown = series(told)
    assert [(r.ordinal, r.date, r.planned, r.disputed) for r in shown.rounds] == [
        (13, "2014-10-05", False, False),
        (14, "2023-10-05", False, False),
        (15, "2024-06-28", False, True),
        (16, "2025-05", True, False),
    ]
    assert all(r.notes for r in shown.rounds)
    (gap,) = shown.gaps
    assert (gap.start, gap.ends, [cause for cause, _ in gap.causes]) == ("2014-10", ("2023-10",), [made_brief.CAUSE])


def test_gaps_that_reports_tell_alike_are_one_with_the_finest_ends() -> None:
    rows = (
        ("a", made.history(lapsed="2014", resumed="2023", cause="storms")),
        ("b", made.history(lapsed="2014-10", resumed="2023-10-05")),
        ("c", made.history(lapsed="1999")),
    )
    old, new = cadence.gaps(Dialogue("s1", made.OCEAN, (), ("CHL", "FIN"), None, None, told=rows))
    assert (old.start, old.ends) == ("1999", ())
    assert (new.start, new.ends, new.causes, new.documents) == ("2014-10", ("2023-10-05",), (("storms", "a"),), ("a", "b"))


def test_reports_that_differ_on_the_end_of_a_gap_are_both_heard() -> None:
    rows = (("a", made.history(lapsed="2012", resumed="2023-03")), ("b", made.history(lapsed="2012", resumed="2022-09")))
    (gap,) = cadence.gaps(Dialogue("s1", made.OCEAN, (), ("CHL", "FIN"), None, None, told=rows))
    assert gap.ends == ("2022-09", "2023-03")


def test_a_series_that_lapsed_and_was_not_resumed_is_shaded_to_the_day_of_the_record(tmp_path: Path) -> None:
    held = made.reading("held", "2014-10-06", made.a_round("2014-10-05", 13, made.INES, made.AINO))
    lapsed = made.reading("lapsed", "2020-02-02", made.a_round("2014-10-05", 13), series=[made.history(lapsed="2014")])
    with made.record(tmp_path, held, lapsed) as store:
        shade = cadence.draw(series(Ledger(store)))["vconcat"][0]["layer"][0]
    assert shade["data"]["values"] == [{"day": "2014-07-02", "end": "2020-02-02"}]


def test_meetings_are_counted_by_year_and_level(told: Ledger) -> None:
    shown = levels.levels(told, ("CHL", "FIN"))
    assert [(b.period, b.level, b.meetings) for b in shown.bars] == [
        ("2014", "vice-ministerial", 1),
        ("2023", "vice-ministerial", 1),
        ("2024", "leaders", 1),
        ("2024", "ministerial", 2),
        ("2024", "vice-ministerial", 1),
    ]
    assert shown.undated == 0


def test_meetings_of_few_years_are_counted_by_month_and_undated_ones_told(tmp_path: Path) -> None:
    told = [made.reading(str(n), "2024-06-01", made.met(day, "CHL PER")) for n, day in enumerate(("2024-01-09", "2024-05-02"))]
    told.append(made.reading("undated", "2024-06-01", made.met(None, "CHL PER", level="leaders")))
    with made.record(tmp_path, *told) as store:
        shown = levels.levels(Ledger(store), ("CHL",))
    assert [b.period for b in shown.bars] == ["2024-01", "2024-05"]
    assert shown.undated == 1


def test_the_network_counts_the_meetings_of_two(told: Ledger) -> None:
    shown = network.network(told)
    assert {(e.one, e.other): e.meetings for e in shown.edges} == {("CHL", "FIN"): 6, ("CHL", "SWE"): 1, ("FIN", "SWE"): 1}
    assert {n.party: n.meetings for n in shown.nodes} == {"CHL": 6, "FIN": 6, "SWE": 1}
    assert all(abs(n.x) <= 1 and abs(n.y) <= 1 for n in shown.nodes)
    assert len({(n.x, n.y) for n in shown.nodes}) == 3


def test_every_party_of_the_network_has_its_name(tmp_path: Path) -> None:
    codes = ["ARG", "BOL", "BRA", "CHL", "COL", "CRI", "CUB", "ECU", "GCC", "MEX", "PAN", "PER", "PRY", "URY", "VEN"]
    told = made.reading("summit", "2024-06-01", made.met("2024-01-09", " ".join(codes), format="multilateral"))
    with made.record(tmp_path, told) as store:
        drawn = network.draw(network.network(Ledger(store)))["vconcat"][0]
    names = [row["name"] for row in drawn["layer"][-1]["data"]["values"]]
    assert len(names) == len(set(names)) == len(codes)
    assert "GCC" in names


def test_the_map_has_the_cities_of_meetings_in_person(told: Ledger) -> None:
    shown = places.places(told, ("CHL", "FIN"))
    assert [(c.name, c.country, c.meetings, c.first, c.last) for c in shown.cities] == [
        ("Helsinki", "FIN", 2, "2014-10-05", "2024-06-28"),
        ("Lima", "PER", 1, "2024-07-09", "2024-07-09"),
        ("Santiago", "CHL", 1, "2023-10-05", "2023-10-05"),
        ("Stockholm", "SWE", 1, "2024-03-04", "2024-03-04"),
    ]
    assert (shown.unknown, shown.nowhere) == ((), 0)
    (lima,) = (f for f in places.geojson(shown)["features"] if f["properties"]["city"] == "Lima")
    assert lima["geometry"]["coordinates"] == pytest.approx([-77.0, -12.0], abs=0.2)
    assert "GeoNames" in json.dumps(places.draw(shown))
    assert "GeoNames" in places.geojson(shown)["attribution"]


def test_a_city_in_another_state_is_not_put_on_the_map(tmp_path: Path) -> None:
    told = [
        made.reading("one", "2024-06-01", made.met("2024-01-09", "CHL PER", city="Lima", country="FIN")),
        made.reading("two", "2024-06-01", made.met("2024-02-09", "CHL PER", type=MeetingType.PHONE_CALL.value, city="Lima")),
        made.reading("three", "2024-06-01", made.met("2024-03-09", "CHL PER")),
    ]
    with made.record(tmp_path, *told) as store:
        shown = places.places(Ledger(store), ("CHL", "PER"))
    assert (shown.cities, shown.unknown, shown.nowhere) == ((), ("Lima",), 1)


def test_both_sides_of_the_date_line_are_beside_each_other(tmp_path: Path) -> None:
    told = [
        made.reading("one", "2024-06-01", made.met("2024-01-09", "CHL NZL", city="Santiago", country="CHL")),
        made.reading("two", "2024-06-01", made.met("2024-05-09", "CHL NZL", city="Wellington", country="NZL")),
    ]
    with made.record(tmp_path, *told) as store:
        drawn = places.draw(places.places(Ledger(store), ("CHL", "NZL")))["vconcat"][0]
    rows = {row["name"]: row["x"] for row in drawn["layer"][1]["data"]["values"]}
    assert rows["Santiago"] - rows["Wellington"] == pytest.approx(114.6, abs=0.5)


def shortened(spec: Json) -> Json:
    """The specification with the first rows of its data, which are all alike."""
    short: Json = json.loads(json.dumps(spec))
    drawing = short["vconcat"][0]
    for layer in drawing.get("layer", [drawing]):
        del layer["data"]["values"][3:]
    return short


# -- pictures ------------------------------------------------------------------------------------------------------


def test_every_specification_is_valid_and_says_what_it_shows_and_where_from(told: Ledger) -> None:
    for spec in specs(told, "CHL", "FIN"):
        altair.VConcatChart.from_dict(shortened(spec))  # raises where the schema of Vega-Lite is broken
        assert spec["title"]["text"]
        assert "Source: record of" in spec["vconcat"][0]["title"]["text"]
        assert "http" not in json.dumps(spec).replace(style.SCHEMA, "")


def test_pictures_are_the_same_each_time(told: Ledger) -> None:
    for one, other in zip(specs(told), specs(told), strict=True):
        assert one == other
        assert style.svg(one) == style.svg(other)
    assert style.png(one) == style.png(other)
    assert style.png(one).startswith(b"\x89PNG\r\n")


def test_names_from_reports_are_text_in_a_picture(tmp_path: Path) -> None:
    bad = made.reading("bad", "2024-06-01", made.a_round("2024-01-09", 1, series=made_brief.HOSTILE))
    with made.record(tmp_path, bad) as store:
        ledger = Ledger(store)
        drawn = style.svg(cadence.draw(cadence.cadence(ledger, ledger.dialogues()[0])))
    assert "&lt;script&gt;" in drawn
    assert "<script" not in drawn


def test_an_empty_record_has_empty_pictures(tmp_path: Path) -> None:
    with made.record(tmp_path) as store:
        ledger = Ledger(store)
        drawn = [
            levels.draw(levels.levels(ledger)),
            network.draw(network.network(ledger)),
            places.draw(places.places(ledger)),
        ]
    assert all(style.svg(spec).startswith("<svg") for spec in drawn)


def test_the_order_of_levels_holds_in_greyscale() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    shades = [grey(colour) for colour in style.PALETTE]
    assert all(darker + 25 < lighter for darker, lighter in itertools.pairwise(shades))


@given(
    st.lists(
        st.tuples(st.floats(0, 640), st.floats(0, 400), st.floats(3, 15), st.text("abc", min_size=1, max_size=15)), max_size=12
    )
)
def test_no_name_stands_on_another_or_on_a_point(rows: list[tuple[float, float, float, str]]) -> None:
    points = [Point(*row) for row in rows]
    boxes = []
    for point, middle in zip(points, label_middles(points, 640, 400), strict=True):
        if middle:
            half, up = 6.6 * len(point.name) / 2 - 0.01, LINE / 2 - 0.01
            boxes.append(Box(middle[0] - half, middle[1] - up, middle[0] + half, middle[1] + up))
    dots = [Box(p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius) for p in points]
    assert not any(one.meets(other) for one, other in itertools.combinations(boxes, 2))
    assert not any(box.meets(dot) for box in boxes for dot in dots)
