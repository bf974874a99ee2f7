"""Areas in degrees as rings of whole numbers on a plane, with as few points as a slide can show."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence

from deckgen.data_source.degrees import Areas, DegreeRing

PlaneRing = tuple[tuple[int, int], ...]
PlaneAreas = tuple[tuple[str, tuple[PlaneRing, ...]], ...]
"""Each area's name and its rings, x to the right and y down from 0."""

LONGER_SIDE = 3000
"""The longer side of the plane: a third of a point where the map is as large as a slide."""

MOST_POINTS = 4000
_LEAST_STRETCH = 0.05


def projected(areas: Areas, most_points: int = MOST_POINTS) -> PlaneAreas:
    """Return the areas with x scaled by the cosine of the middle latitude, of at most about that many points.

    The points that go are those whose triangle with their neighbours is smallest, islands with their last
    three; each area keeps its largest ring.
    """
    placed = _placed(areas)
    weights = {name: _weights(rings) for name, rings in placed.items()}
    ordered = sorted((w for rings in weights.values() for ring in rings for w in ring), reverse=True)
    limit = ordered[most_points] if len(ordered) > most_points else 0.0
    return tuple((name, tuple(_kept(rings, weights[name], limit))) for name, rings in placed.items())


def _kept(
    rings: Sequence[PlaneRing], weights: Sequence[Sequence[float]], limit: float
) -> Iterator[PlaneRing]:
    for ring, weight in zip(rings, weights, strict=True):
        kept = tuple(point for point, w in zip(ring, weight, strict=True) if w > limit)
        if len(kept) > 2:
            yield kept


def _placed(areas: Areas) -> dict[str, list[PlaneRing]]:
    """The rings on the plane's whole numbers, each area with at least one."""
    points = [point for rings in areas.values() for ring in rings for point in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    foot, top = min(y for _, y in points), max(y for _, y in points)
    stretch = max(_LEAST_STRETCH, math.cos(math.radians((foot + top) / 2)))
    scale = LONGER_SIDE / max((right - left) * stretch, top - foot, 1e-9)

    def on_plane(ring: DegreeRing) -> PlaneRing:
        return tuple((round((x - left) * stretch * scale), round((top - y) * scale)) for x, y in ring)

    return {name: _drawable([on_plane(ring) for ring in rings]) for name, rings in areas.items()}


def _drawable(rings: Sequence[PlaneRing]) -> list[PlaneRing]:
    """The rings that have an inside, without points said twice; the smallest ring where none has."""
    bare = [tuple(spot for i, spot in enumerate(ring) if spot != ring[i - 1]) for ring in rings]
    x, y = rings[0][0]
    return [ring for ring in bare if _extent(ring)] or [((x, y), (x + 1, y), (x, y + 1))]


def _extent(ring: Sequence[tuple[int, int]]) -> float:
    """Twice the area inside a ring."""
    return abs(sum(ring[i - 1][0] * y - x * ring[i - 1][1] for i, (x, y) in enumerate(ring)))


def _weights(rings: Sequence[PlaneRing]) -> list[list[float]]:
    """How much each point matters to its ring; the largest ring's last three more than anything."""
    largest = max(rings, key=_extent)
    return [_ring_weights(ring, math.inf if ring is largest else None) for ring in rings]


def _ring_weights(ring: PlaneRing, last: float | None) -> list[float]:
    """The size of each point's triangle when its turn to go comes (Visvalingam and Whyatt, 1993)."""
    count, reached = len(ring), 0.0
    weights = [0.0] * count
    before, after = [i - 1 for i in range(count)], [(i + 1) % count for i in range(count)]
    before[0] = count - 1

    def triangle(i: int) -> float:
        return _extent((ring[before[i]], ring[i], ring[after[i]]))

    size = [triangle(i) for i in range(count)]
    heap = [(size[i], i) for i in range(count)]
    heapq.heapify(heap)
    left = set(range(count))
    while len(left) > 3:
        smallest, i = heapq.heappop(heap)
        if i not in left or smallest != size[i]:
            continue
        left.discard(i)
        weights[i] = reached = max(reached, smallest)
        after[before[i]], before[after[i]] = after[i], before[i]
        for near in (before[i], after[i]):
            size[near] = triangle(near)
            heapq.heappush(heap, (size[near], near))
    for i in left:
        weights[i] = last if last is not None else max(reached, triangle(i))
    return weights
