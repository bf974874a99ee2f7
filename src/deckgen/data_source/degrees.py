"""Areas in degrees: what is a place on the globe, what has an inside, and where the world is cut open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

DegreeRing = tuple[tuple[float, float], ...]
"""Longitude and latitude of a ring's points, without the last one, which is the first again."""

Areas = Mapping[str, tuple[DegreeRing, ...]]

_NOTHING = 1e-9
"""The share of its reach's square under which a ring's inside shows nowhere."""

_ROUNDED = 1e-12
"""What rounding leaves inside a ring that reaches one degree."""

_ONCE_ROUND = 360.5
"""A little more than a full turn: some exports overshoot the date line."""


def in_degrees(point: tuple[float, float]) -> bool:
    """Return True where a point's longitude and latitude are a place; longitudes may go on past 180."""
    x, y = point
    return -360 <= x <= 360 and -90 <= y <= 90


def swapped(ring: DegreeRing) -> bool:
    """Return True where every point is a place once its two numbers change places."""
    return all(in_degrees((y, x)) for x, y in ring)


def has_inside(ring: DegreeRing) -> bool:
    """Return True where a ring encloses something: not one point, one line, or two loops that cancel out."""
    if len(ring) < 3:
        return False
    left, foot = ring[0]
    placed = [(x - left, y - foot) for x, y in ring]
    inside = abs(sum(placed[i - 1][0] * y - x * placed[i - 1][1] for i, (x, y) in enumerate(placed)))
    reach = max(max(abs(x), abs(y)) for x, y in placed)
    return inside > max(_NOTHING * reach**2, _ROUNDED * reach)


def on_one_world(areas: Areas) -> Areas | None:
    """Return the areas side by side, or None where they go round the world more than once.

    The west is counted on from the east where that is narrower, as for areas on both sides of 180 degrees,
    and tears no ring.
    """
    onward = {name: tuple(map(_onward, rings)) for name, rings in areas.items()}
    narrower = _width(_all(onward)) < _width(_all(areas))
    if narrower and not any(map(_torn, _rings(areas), _rings(onward))):
        return onward
    return areas if _width(_all(areas)) <= _ONCE_ROUND else None


def _torn(ring: DegreeRing, onward: DegreeRing) -> bool:
    """Counting on tears a ring that lies across the longitude where it begins anew: it gets wider."""
    return _width(onward) > _width(ring) + 1e-6


def _onward(ring: DegreeRing) -> DegreeRing:
    return tuple((x % 360, y) for x, y in ring)


def _rings(areas: Areas) -> Iterable[DegreeRing]:
    return (ring for rings in areas.values() for ring in rings)


def _all(areas: Areas) -> DegreeRing:
    return tuple(point for ring in _rings(areas) for point in ring)


def _width(points: DegreeRing) -> float:
    """How far points reach from west to east, in degrees."""
    xs = [x for x, _ in points]
    return max(xs) - min(xs)
