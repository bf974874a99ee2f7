"""How much of a country a map shows: all of it where there is room, else what lies around the highlight."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from deckgen.fit.map_data import Outlines, Ring
from deckgen.template import EMU_PER_PT, Box

ROOM_FOR_ALL = round(5 * 72 * EMU_PER_PT)
"""The longer side of a whole country, in EMU, from which one division is still large enough to see."""

LEAST_SHARE = 0.36
"""The least share of the country's longer side that a view shows: neighbours are what tells where it is."""

MARGIN = 1.25
"""How far a view reaches beyond the highlighted divisions, as a multiple of their own extent."""

MOST_SHARE = 0.6
"""A view that would show more of the country than this shows all of it."""

Bounds = tuple[float, float, float, float]


def bounds_of(rings: Iterable[Ring]) -> Bounds:
    """Return the left, top, right and bottom of the rings; raises ValueError for none."""
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@lru_cache(maxsize=64)
def view_of(outlines: Outlines, highlight: tuple[str, ...], area: Box) -> Outlines:
    """Return the outlines to draw in the area: all, or whole divisions around the highlighted ones.

    All are shown where the area is large, where highlighted divisions lie far apart, and where one of them
    stands in the inset. Nothing is clipped: a division is in the view with its whole mainland or not at all.
    """
    scale = min(area.w / outlines.width, area.h / outlines.height)
    if scale * max(outlines.width, outlines.height) >= ROOM_FOR_ALL:
        return outlines
    window = _window(outlines, highlight)
    return outlines if window is None else _seen_through(window, outlines, highlight)


def _window(outlines: Outlines, highlight: tuple[str, ...]) -> Bounds | None:
    """The part of the country to show, or None for all of it."""
    lands = [_mainland(outlines, name) for name in highlight]
    if not lands or not all(lands):
        return None
    left, top, right, bottom = bounds_of(ring for rings in lands for ring in rings)
    whole = max(outlines.width, outlines.height)
    side = max(LEAST_SHARE * whole, (right - left) * MARGIN, (bottom - top) * MARGIN)
    if side > MOST_SHARE * whole:
        return None
    x, y = (left + right) / 2, (top + bottom) / 2
    return x - side / 2, y - side / 2, x + side / 2, y + side / 2


def _mainland(outlines: Outlines, name: str) -> tuple[Ring, ...]:
    """A division's rings in their true place."""
    return tuple(ring for ring in outlines.divisions.get(name, ()) if not outlines.in_inset(ring))


def _seen_through(window: Bounds, outlines: Outlines, highlight: tuple[str, ...]) -> Outlines:
    kept: dict[str, tuple[Ring, ...]] = {}
    for name in outlines.divisions:
        rings = _mainland(outlines, name)
        if name not in highlight:
            rings = tuple(ring for ring in rings if _middle_inside(ring, window))
        if rings and (name in highlight or _inside(outlines.labels[name], window)):
            kept[name] = rings
    left, top, right, bottom = bounds_of(ring for rings in kept.values() for ring in rings)
    return Outlines(
        right - left,
        bottom - top,
        {n: tuple(tuple((x - left, y - top) for x, y in r) for r in rings) for n, rings in kept.items()},
        {n: (outlines.labels[n][0] - left, outlines.labels[n][1] - top) for n in kept},
    )


def _middle_inside(ring: Ring, window: Bounds) -> bool:
    left, top, right, bottom = bounds_of([ring])
    return _inside(((left + right) / 2, (top + bottom) / 2), window)


def _inside(point: tuple[float, float], window: Bounds) -> bool:
    return window[0] <= point[0] <= window[2] and window[1] <= point[1] <= window[3]
