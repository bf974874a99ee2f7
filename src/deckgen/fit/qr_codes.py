"""A QR code as drawn shapes: a light ground with its quiet zone, and the dark modules as one outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from deckgen.blocks import QrCode
from deckgen.fit.fitted import Freeform, Group, TextBox
from deckgen.template import Box, Slot

QUIET = 4
"""Modules left free on every side (ISO/IEC 18004, 6.3.8)."""

_Point = tuple[int, int]


def draw_qr_code(block: QrCode, slot: Slot) -> Group:
    """Return the code as large as whole modules fill the slot, at its left and top, with its alt text."""
    count = len(block.modules)
    module = min(slot.box.w, slot.box.h) // (count + 2 * QUIET)
    side = module * (count + 2 * QUIET)
    ground = Box(slot.box.x, slot.box.y, side, side)
    inner = Box(ground.x + QUIET * module, ground.y + QUIET * module, count * module, count * module)
    paths = tuple(tuple((x * module, y * module) for x, y in ring) for ring in outlines(block.modules))
    return Group(
        slot.name,
        ground,
        block.alt,
        (
            TextBox(f"{slot.name} ground", ground, (), fill="lt1"),
            Freeform(f"{slot.name} modules", inner, paths, fill="dk2"),
        ),
    )


@lru_cache(maxsize=32)
def outlines(modules: tuple[str, ...]) -> tuple[tuple[_Point, ...], ...]:
    """Return the outlines of the dark modules, corners only; one inside another is a hole.

    Neighbours share no line, so nothing shows through between them.
    """
    leaving: dict[_Point, list[_Point]] = {}
    for start, end in _edges(modules):
        leaving.setdefault(start, []).append(end)
    rings = []
    while leaving:
        first = point = min(leaving)
        ring: list[_Point] = []
        while not ring or point != first:
            ring.append(point)
            after = leaving[point].pop()
            if not leaving[point]:
                del leaving[point]
            point = after
        rings.append(_corners(ring))
    return tuple(rings)


def _edges(modules: Sequence[str]) -> Iterator[tuple[_Point, _Point]]:
    """The sides of dark modules that have no dark neighbour, each with the dark on its right."""

    def dark(x: int, y: int) -> bool:
        return 0 <= y < len(modules) and 0 <= x < len(modules[y]) and modules[y][x] == "1"

    for y, row in enumerate(modules):
        for x in (x for x, module in enumerate(row) if module == "1"):
            sides = (
                (dark(x, y - 1), (x, y), (x + 1, y)),
                (dark(x + 1, y), (x + 1, y), (x + 1, y + 1)),
                (dark(x, y + 1), (x + 1, y + 1), (x, y + 1)),
                (dark(x - 1, y), (x, y + 1), (x, y)),
            )
            yield from ((start, end) for covered, start, end in sides if not covered)


def _corners(ring: Sequence[_Point]) -> tuple[_Point, ...]:
    """The points at which an outline turns."""
    turns = []
    for place, (x, y) in enumerate(ring):
        (before_x, before_y), (after_x, after_y) = ring[place - 1], ring[(place + 1) % len(ring)]
        if not (before_x == x == after_x or before_y == y == after_y):
            turns.append((x, y))
    return tuple(turns)
