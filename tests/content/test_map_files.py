"""Maps by a GeoJSON file: what its areas become, and every mistake at its place."""

from __future__ import annotations

import json
import math
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.content.in_language import region_in
from deckgen.content.library import load_library
from deckgen.content.map_files import outlines_in
from deckgen.content.region import Region
from deckgen.data_source.degrees import has_inside
from deckgen.diagnostics import Checked
from deckgen.workspace import MemoryWorkspace

HEAD = """\
language: en
name: N
country: C
place: P
title: T
sources: {s: {publisher: P, url: "https://example.org/a"}}
advantages:
  - id: a
    heading: H
    points: [p]
    sources: [s]
    visual:
      map: """
BRAND = b"name: B\nlogo: {file: l.png, alt: L}\nlanguages: [en]\n"
LINE = HEAD.count("\n") + 1


def square(name: str | None, x: float, y: float, **more: Any) -> dict[str, Any]:
    ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"name": name, "pop": 3}, "geometry": shape, **more}


def features(*given: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": given}).encode()


FOUR = features(square("Nord", 0, 60), square("East", 1, 60), square("Sud", 0, 59), square("West", 1, 59))


def loaded(said: str = "{file: maps/c.geojson, highlight: Nord}", data: bytes = FOUR) -> Checked[Region]:
    files = {
        "content/brand.yaml": BRAND,
        "content/regions/n.yaml": f"{HEAD}{said}\n".encode(),
        "content/maps/c.geojson": data,
    }
    library = load_library(MemoryWorkspace(files))
    return region_in(library.require(), "n", "en") if library.ok else Checked(None, library.findings)


def outlines(checked: Checked[Region]) -> dict[str, Any]:
    visual = checked.require().advantages[0].visual
    assert visual is not None
    assert visual.map is not None
    return dict(outlines_in(visual.map.file))


def told(checked: Checked[Region]) -> list[tuple[str, str, str]]:
    assert all(found.cure for found in checked.findings)
    return [(found.code, str(found.where), found.cure) for found in checked.findings]


def place(said: str, part: str) -> str:
    return f"content/regions/n.yaml:{LINE}:{len(HEAD.rpartition(chr(10))[2]) + said.index(part) + 1}"


def test_areas_lie_as_on_a_map_and_narrower_in_the_north() -> None:
    found = outlines(loaded())
    assert set(found) == {"Nord", "East", "Sud", "West"}
    (nord,), (west,) = found["Nord"], found["West"]
    assert min(x for x, _ in nord) == min(y for _, y in nord) == 0
    assert min(x for x, _ in west) == max(x for x, _ in nord)
    assert min(y for _, y in west) == max(y for _, y in nord)
    wide, high = (max(point[axis] for point in nord) for axis in (0, 1))
    assert wide / high == pytest.approx(0.5, abs=0.001)  # the cosine of 60 degrees


def test_islands_and_features_of_one_name_are_one_area() -> None:
    both = square("Nord", 0, 0)["geometry"]["coordinates"], square("Nord", 5, 0)["geometry"]["coordinates"]
    islands = square("Nord", 0, 0, geometry={"type": "MultiPolygon", "coordinates": both})
    found = outlines(
        loaded(data=features(islands, square("Nord", 8, 0), square("Bare", 0, 0, geometry=None)))
    )
    assert {name: len(rings) for name, rings in found.items()} == {"Nord": 3}


def test_the_names_may_stand_in_another_property() -> None:
    said = "{file: maps/c.geojson, name: pop, highlight: 3}"
    assert set(outlines(loaded(said))) == {"3"}


def test_both_sides_of_the_date_line_lie_together() -> None:
    found = outlines(loaded(data=features(square("Nord", 179, 0), square("East", -180, 0))))
    assert min(x for x, _ in found["East"][0]) == max(x for x, _ in found["Nord"][0])


def test_many_points_become_few_and_every_area_stays() -> None:
    from math import cos, sin, tau

    def coast(name: str, x: float, points: int, size: float) -> dict[str, Any]:
        turns = [tau * i / points for i in range(points)]
        ring = [[x + size * (cos(t) + 0.02 * sin(90 * t)), size * sin(t)] for t in turns]
        return square(name, 0, 0, geometry={"type": "Polygon", "coordinates": [[*ring, ring[0]]]})

    crowd = [coast("Nord", 0, 30_000, 5), coast("East", 10, 30_000, 5), coast("Speck", 5, 9, 1e-7)]
    found = outlines(loaded(data=features(*crowd)))
    counts = {name: sum(map(len, rings)) for name, rings in found.items()}
    assert counts["Speck"] == 3
    assert 2000 < sum(counts.values()) <= 4003
    wide = max(x for x, _ in found["East"][0]) - min(x for x, _ in found["East"][0])
    assert wide == pytest.approx(1500, rel=0.03)


def test_a_map_file_goes_from_one_process_to_another() -> None:
    visual = loaded().require().advantages[0].visual
    assert visual is not None
    assert visual.map is not None
    again = pickle.loads(pickle.dumps(visual.map.file))
    assert (again, outlines_in(again)) == (visual.map.file, outlines_in(visual.map.file))


SAID = "{file: maps/c.geojson, highlight: Nord}"
INSIDE = "content/maps/c.geojson"


@pytest.mark.parametrize(
    ("said", "code", "part", "cure"),
    [
        (
            "{file: maps/d.geojson, highlight: Nord}",
            "no-map-file",
            "maps/",
            "did you mean 'maps/c.geojson'?",
        ),
        ("{file: ../c.geojson, highlight: Nord}", "bad-path", "../", "name a file below content/"),
        (
            "{file: maps/c.geojson, highlight: [Sud, Nort]}",
            "no-such-area",
            "Nort",
            "did you mean 'Nord'?",
        ),
        (
            "{file: maps/c.geojson, name: nam, highlight: Nord}",
            "no-such-property",
            "nam,",
            "did you mean 'name'?",
        ),
        ("{file: maps/c.geojson, country: Japan, highlight: Nord}", "wrong-value", "", "remove one"),
        ("{name: name, highlight: Kumamoto}", "wrong-value", "", "add the file"),
    ],
)
def test_mistakes_in_the_content_file(said: str, code: str, part: str, cure: str) -> None:
    assert [found[:2] for found in told(loaded(said))] == [(code, place(said, part))]
    assert cure in told(loaded(said))[0][2]


def shaped(geometry: Any) -> bytes:
    return features(square("Nord", 0, 0, geometry=geometry))


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (b'{"type":\n nothing}', "not-json", f"{INSIDE}:2:2"),
        (b"\xff\xfe", "not-json", INSIDE),
        (b"[" * 100_000, "nested-too-deep", INSIDE),
        (b'{"features": ' + b"[" * 900 + b"]" * 900 + b"}", "no-features", INSIDE),
        (b'{"features": 1' + b"0" * 5000 + b"}", "not-json", INSIDE),
        (b'{"type": "Topology", "objects": {}}', "no-features", INSIDE),
        (features(), "no-features", INSIDE),
        (b"[]", "no-features", INSIDE),
        (shaped({"type": "Point", "coordinates": [1, 2]}), "not-an-area", INSIDE),
        (shaped({"type": "Polygon", "coordinates": [[1, 2]]}), "not-an-area", INSIDE),
        (shaped({"type": "Polygon", "coordinates": [[[1], [2], [3]]]}), "not-an-area", INSIDE),
        (shaped({"type": "Polygon", "coordinates": []}), "not-an-area", INSIDE),
        (shaped("round"), "not-an-area", INSIDE),
        (shaped(None), "not-an-area", INSIDE),
        (features(square("Nord", 250_000, 2_600_000)), "not-in-degrees", INSIDE),
        (features(*(square(f"A{n}", 0, 0) for n in range(401))), "too-much-data", INSIDE),
    ],
)
def test_mistakes_in_the_map_file(data: bytes, code: str, where: str) -> None:
    assert [found[:2] for found in told(loaded(data=data))] == [(code, where)]


def polygon(*rings: list[list[float]]) -> bytes:
    return shaped({"type": "Polygon", "coordinates": rings})


SOUND = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]


@pytest.mark.parametrize(
    "ring",
    [
        [],
        [[5.0, 50.0]] * 4,
        [[5.0, 50.0], [6.0, 50.0], [7.0, 50.0], [5.0, 50.0]],
        [[139.1, 35.1], [139.2, 35.2], [139.3, 35.3], [139.7, 35.7], [139.1, 35.1]],
        [[5.0, 50.0], [6.0, 51.0], [5.0, 50.0]],
        [[0.0, 0.0], [1.0, 1.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]],
    ],
)
@pytest.mark.parametrize("before", [[], [SOUND]])
def test_an_outline_with_nothing_inside_is_told_with_its_feature(
    ring: list[list[float]], before: list[list[list[float]]]
) -> None:
    (found,) = loaded(data=polygon(*before, ring)).findings
    assert (found.code, str(found.where)) == ("not-an-area", INSIDE)
    assert "feature 1 (Nord)" in found.message
    assert "nothing inside" in found.message


@given(
    west=st.floats(-179, 178), south=st.floats(-89, 88), size=st.floats(1e-6, 1), turn=st.floats(0, math.tau)
)
def test_a_triangle_anywhere_has_an_inside_and_what_it_flattens_to_has_none(
    west: float, south: float, size: float, turn: float
) -> None:
    corners = [
        (west + size * math.cos(turn + i * 2), south + size * math.sin(turn + i * 2)) for i in range(3)
    ]
    assert has_inside(tuple(corners))
    (x, y), (right, top), _ = corners
    middle = ((x + right) / 2, (y + top) / 2)
    assert not has_inside(((x, y), middle, (right, top)))


@pytest.mark.parametrize(
    ("ring", "said"),
    [
        ([[35.0, 139.0], [36.0, 139.0], [36.0, 140.0], [35.0, 139.0]], "latitude before longitude"),
        ([[0.0, 0.0], [math.nan, 1.0], [1.0, 1.0], [0.0, 0.0]], "nan, 1, which is not a number"),
        ([[0.0, 0.0], [1.0, math.inf], [1.0, 1.0], [0.0, 0.0]], "1, inf, which is not a number"),
        ([[0.0, 0.0], [1e300, 1.0], [1.0, 1.0], [0.0, 0.0]], "1e+300, 1"),
    ],
)
def test_what_is_wrong_with_the_degrees_is_said(ring: list[list[float]], said: str) -> None:
    (found,) = loaded(data=polygon(ring)).findings
    assert found.code == "not-in-degrees"
    assert said in found.message
    assert found.cure


def test_a_second_world_lies_on_the_first_and_where_it_cannot_is_told() -> None:
    once, twice = square("Nord", 10, 0), square("East", -350, 0)
    found = outlines(loaded(data=features(once, twice)))
    assert found["Nord"] == found["East"]
    (told_of,) = loaded(data=features(once, twice, square("Sud", -0.5, 0), square("West", 355, 0))).findings
    assert told_of.code == "not-in-degrees"
    assert "more than once" in told_of.message


def test_an_area_across_greenwich_is_not_torn_when_another_lies_at_the_date_line() -> None:
    across = {"type": "Polygon", "coordinates": [[[-5, 0], [5, 0], [5, 5], [-5, 0]]]}
    found = outlines(
        loaded(
            data=features(square("Nord", 0, 0, geometry=across), square("East", 178, 0), square("W", -180, 0))
        )
    )
    xs = [x for x, _ in found["Nord"][0]]
    assert max(xs) - min(xs) == pytest.approx(3000 * 10 / 359, abs=2)


@pytest.mark.parametrize("value", [[["x"]], {"en": "x"}, None, "", " ", math.nan])
def test_a_name_that_is_no_name_leaves_the_area_unnamed(value: Any) -> None:
    plain = square("Nord", 0, 0)
    odd = square("East", 2, 0, properties={"name": value})
    assert set(outlines(loaded(data=features(plain, odd)))) == {"Nord", "unnamed"}


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert [found[0] for found in told(loaded(data=b" " * (5 * 1024 * 1024 + 1)))] == ["too-much-data"]
