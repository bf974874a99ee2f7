"""The outlines of Japan as the package holds them."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from deckgen.fit.map_data import Outlines, Ring, divisions, outlines_of
from deckgen.workspace import package_data

JAPAN = "maps/japan.json"


@pytest.fixture(scope="module")
def japan() -> Outlines:
    outlines = outlines_of("Japan")
    assert outlines is not None
    return outlines


def _sides(rings: tuple[Ring, ...]) -> Counter[frozenset[tuple[float, float]]]:
    return Counter(frozenset(side) for ring in rings for side in zip(ring, ring[1:] + ring[:1], strict=True))


def _inside(at: tuple[float, float], rings: tuple[Ring, ...]) -> bool:
    crossed = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > at[1]) != (y2 > at[1]):
                crossed += at[0] < (x2 - x1) * (at[1] - y1) / (y2 - y1) + x1
    return crossed % 2 == 1


def test_japan_has_its_47_prefectures(japan: Outlines) -> None:
    assert len(japan.divisions) == 47
    assert {"Hokkaido", "Hyogo", "Kochi", "Kumamoto", "Miyagi", "Oita", "Okinawa", "Tokyo"} <= set(
        japan.divisions
    )
    assert all(name.isascii() and name.isalpha() for name in japan.divisions)


def test_every_ring_encloses_land_inside_the_frame(japan: Outlines) -> None:
    for name, rings in japan.divisions.items():
        for ring in rings:
            assert len(set(ring)) >= 3, name
            assert all(a != b for a, b in zip(ring, ring[1:] + ring[:1], strict=True)), name
            assert all(0 <= x <= japan.width and 0 <= y <= japan.height for x, y in ring), name


def test_no_ring_retraces_its_own_border(japan: Outlines) -> None:
    for name, rings in japan.divisions.items():
        assert max(_sides(rings).values()) == 1, name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kumamoto", "Oita"), ("Kumamoto", "Kagoshima"), ("Miyagi", "Iwate"), ("Tokyo", "Saitama")],
)
def test_neighbours_share_the_points_of_their_border(japan: Outlines, one: str, other: str) -> None:
    shared = _sides(japan.divisions[one]) & _sides(japan.divisions[other])
    assert sum(shared.values()) > 2


def test_landlocked_nara_shares_every_side_with_a_neighbour(japan: Outlines) -> None:
    others = _sides(
        tuple(ring for name, rings in japan.divisions.items() if name != "Nara" for ring in rings)
    )
    assert not _sides(japan.divisions["Nara"]) - others


def test_every_label_points_into_its_division(japan: Outlines) -> None:
    for name, rings in japan.divisions.items():
        assert _inside(japan.labels[name], rings), name
    assert not _inside(japan.labels["Kumamoto"], japan.divisions["Oita"])


def test_japan_lies_as_on_a_map(japan: Outlines) -> None:
    assert japan.labels["Hokkaido"][1] < japan.labels["Miyagi"][1] < japan.labels["Kumamoto"][1]
    assert japan.labels["Kumamoto"][0] < japan.labels["Hiroshima"][0] < japan.labels["Tokyo"][0]


def test_okinawa_stands_in_the_inset_and_no_mainland_does(japan: Outlines) -> None:
    assert all(japan.in_inset(ring) for ring in japan.divisions["Okinawa"])
    within = {name for name, rings in japan.divisions.items() if any(map(japan.in_inset, rings))}
    assert within == {"Okinawa", "Kagoshima"}
    right, foot = japan.inset
    crossing = [
        name
        for name, rings in japan.divisions.items()
        for ring in rings
        if japan.in_inset(ring) != all(x < right and y < foot for x, y in ring)
    ]
    assert not crossing


def test_the_table_is_small_and_in_whole_units() -> None:
    data = package_data(JAPAN)
    assert len(data) < 45_000
    assert all(
        isinstance(value, int)
        for division in json.loads(data)["divisions"].values()
        for ring in division["rings"]
        for value in ring
    )


def test_the_licence_stands_beside_the_table() -> None:
    assert "public domain" in package_data("maps/LICENSES.md").decode()


@pytest.mark.parametrize("country", ["Atlantis", "", "../maps/Japan", "maps/japan", "japan.json", "日本"])
def test_an_unknown_country_has_no_outlines(country: str) -> None:
    assert outlines_of(country) is None
    assert divisions(country) == frozenset()


def test_divisions_are_what_a_map_may_highlight(japan: Outlines) -> None:
    assert divisions("Japan") == frozenset(japan.divisions)
    assert "Kumamoto Prefecture" not in divisions("Japan")


def test_a_country_is_read_once_by_the_reader_that_is_given() -> None:
    asked: list[str] = []

    def read(path: str) -> bytes:
        asked.append(path)
        return package_data(JAPAN)

    assert outlines_of("New Japan", read) is outlines_of("New Japan", read)
    assert asked == ["maps/new-japan.json"]
