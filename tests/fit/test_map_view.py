"""How much of Japan a map shows, and where its labels stand."""

from __future__ import annotations

import pytest

from deckgen.fit.fitted import Freeform
from deckgen.fit.map_data import Outlines, outlines_of
from deckgen.fit.map_labels import Surroundings, place_label
from deckgen.fit.map_view import view_of
from deckgen.template import Box

INCH = 914_400
COVER = Box(8 * INCH, INCH // 2, round(4.9 * INCH), round(6.3 * INCH))
ITEM = Box(8 * INCH, 2 * INCH, round(3.87 * INCH), round(3.96 * INCH))


@pytest.fixture(scope="module")
def japan() -> Outlines:
    outlines = outlines_of("Japan")
    assert outlines is not None
    return outlines


def test_a_cover_shows_the_whole_country(japan: Outlines) -> None:
    assert view_of(japan, ("Kumamoto",), COVER) is japan


def test_a_small_area_shows_the_neighbourhood(japan: Outlines) -> None:
    view = view_of(japan, ("Kumamoto",), ITEM)
    assert {"Kumamoto", "Fukuoka", "Kagoshima", "Hiroshima"} <= set(view.divisions)
    assert not {"Tokyo", "Hokkaido", "Okinawa"} & set(view.divisions)


@pytest.mark.parametrize("highlight", [("Kumamoto", "Miyagi"), ("Okinawa",), ("Atlantis",), ()])
def test_what_no_neighbourhood_holds_shows_the_whole_country(
    japan: Outlines, highlight: tuple[str, ...]
) -> None:
    assert view_of(japan, highlight, ITEM) is japan


def test_each_prefecture_shows_in_its_view_and_larger_than_before(japan: Outlines) -> None:
    for name in japan.divisions.keys() - {"Okinawa"}:
        view = view_of(japan, (name,), ITEM)
        assert name in view.divisions
        assert max(view.width, view.height) < max(japan.width, japan.height)


def test_a_view_fills_its_frame_and_cuts_nothing(japan: Outlines) -> None:
    view = view_of(japan, ("Gunma",), ITEM)
    points = [point for rings in view.divisions.values() for ring in rings for point in ring]
    assert (min(x for x, _ in points), min(y for _, y in points)) == (0, 0)
    assert (max(x for x, _ in points), max(y for _, y in points)) == (view.width, view.height)
    assert [len(ring) for ring in view.divisions["Tochigi"]] == [
        len(ring) for ring in japan.divisions["Tochigi"]
    ]


AREA = Box(0, 0, 200_000, 200_000)


def _block(box: Box) -> Freeform:
    corners = tuple((x, y) for x in range(0, box.w, 500) for y in range(0, box.h, 500))
    return Freeform("land", box, (corners,))


def test_a_label_stands_right_of_what_it_names() -> None:
    place = place_label(Box(90_000, 90_000, 2000, 2000), 20_000, 8000, Surroundings(AREA, ()), ())
    assert place.x > 92_000
    assert place.y < 91_000 < place.y + place.h


def test_a_label_keeps_off_land_and_off_other_labels() -> None:
    named = Box(90_000, 90_000, 2000, 2000)
    east = _block(Box(100_000, 60_000, 60_000, 60_000))
    place = place_label(named, 20_000, 8000, Surroundings(AREA, (east,)), ())
    assert place.x + place.w < 90_000
    beside = place_label(named, 20_000, 8000, Surroundings(AREA, (east,)), (place,))
    assert beside.x + beside.w <= place.x or beside.y >= place.y + place.h or beside.y + beside.h <= place.y


def test_a_label_stays_in_the_area() -> None:
    corner = Box(199_000, 199_000, 1000, 1000)
    place = place_label(corner, 20_000, 8000, Surroundings(AREA, ()), ())
    assert place.x >= 0
    assert place.x + place.w <= AREA.w
    assert place.y + place.h <= AREA.h


def square(x: int, y: int, side: int) -> Freeform:
    corners = ((0, 0), (side, 0), (side, side), (0, side))
    return Freeform(f"{x} {y}", Box(x, y, side, side), (corners,), "accent1")


def test_a_label_keeps_off_another_highlighted_division_though_no_corner_is_near() -> None:
    named, large = square(60_000, 60_000, 4000), square(64_500, 0, 120_000)
    around = Surroundings(AREA, (named, large), (named, large))
    place = place_label(named.box, 20_000, 8000, around, ())
    assert place.x + place.w <= large.box.x


def test_a_label_is_nearer_to_what_it_names_than_to_another_highlighted_division() -> None:
    """There is no room beside them, and below the upper one stands the lower one."""
    upper, lower = square(6_000_000, 4_000_000, 900_000), square(6_000_000, 5_120_000, 900_000)
    narrow = Box(5_200_000, 0, 2_600_000, 20_000_000)
    place = place_label(upper.box, 2_000_000, 165_000, Surroundings(narrow, (), (upper, lower)), ())
    assert place.y + place.h <= upper.box.y
