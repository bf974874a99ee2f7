"""The outlines of countries and their divisions, from the package's data."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from deckgen.blocks import Map
from deckgen.workspace import package_data

Ring = tuple[tuple[float, float], ...]

_NAME = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")


class Outlines(msgspec.Struct, frozen=True, eq=False):
    """A country's shapes, ready projected: x to the right and y down from 0 to ``width`` and ``height``.

    ``divisions`` are rings by division id, each closed by the side from its last point to its first;
    ``labels`` a point inside each division. ``inset`` is the lower right corner of a part at the upper left
    that stands there out of its true place, (0, 0) where there is none. Two of them are equal where they are
    the same object, so that what is drawn from one can be kept.
    """

    width: float
    height: float
    divisions: dict[str, tuple[Ring, ...]]
    labels: dict[str, tuple[float, float]] = {}
    inset: tuple[float, float] = (0.0, 0.0)

    def in_inset(self, ring: Ring) -> bool:
        """Return True for a ring that stands in the inset."""
        return ring[0][0] < self.inset[0] and ring[0][1] < self.inset[1]


class _Division(msgspec.Struct):
    label: tuple[int, int]
    rings: list[list[int]]


class _Table(msgspec.Struct):
    width: int
    height: int
    inset: tuple[int, int]
    divisions: dict[str, _Division]


@lru_cache(maxsize=16)
def outlines_of(country: str, read: Callable[[str], bytes] = package_data) -> Outlines | None:
    """Return the outlines of a country by its English name, or None where there are none.

    ``read`` returns a file of the package's data folder by its path; it is asked once for a country.
    """
    if not _NAME.fullmatch(country):
        return None
    try:
        data = read(f"maps/{country.lower().replace(' ', '-')}.json")
    except FileNotFoundError:
        return None
    table = msgspec.json.decode(data, type=_Table)
    return Outlines(
        table.width,
        table.height,
        {name: tuple(map(_ring, division.rings)) for name, division in table.divisions.items()},
        {name: division.label for name, division in table.divisions.items()},
        table.inset,
    )


def outlines_for(block: Map) -> Outlines | None:
    """Return the outlines that a map has of its own, else those of its country."""
    return _own_outlines(block.outlines) if block.outlines else outlines_of(block.country)


def divisions(country: str) -> frozenset[str]:
    """Return the ids of a country's divisions, none where there are no outlines of it."""
    outlines = outlines_of(country)
    return frozenset(outlines.divisions) if outlines else frozenset()


def divisions_for(block: Map) -> frozenset[str]:
    """Return the ids of the divisions that a map can show, none where there are no outlines for it."""
    return frozenset(name for name, _ in block.outlines) or divisions(block.country)


@lru_cache(maxsize=16)
def _own_outlines(given: tuple[tuple[str, tuple[tuple[tuple[int, int], ...], ...]], ...]) -> Outlines:
    """The outlines made from a map's own; one object for what is equal, so that what is drawn is kept."""
    divided: dict[str, tuple[Ring, ...]] = dict(given)
    points = [point for rings in divided.values() for ring in rings for point in ring]
    return Outlines(
        max(x for x, _ in points),
        max(y for _, y in points),
        divided,
        {name: max(map(_middle, rings))[1] for name, rings in divided.items()},
    )


def _middle(ring: Ring) -> tuple[float, tuple[float, float]]:
    """The extent of a ring's frame, and the middle of it."""
    xs, ys = zip(*ring, strict=True)
    extent = (max(xs) - min(xs)) * (max(ys) - min(ys))
    return extent, ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)


def _ring(flat: list[int]) -> Ring:
    return tuple(zip(flat[::2], flat[1::2], strict=True))
