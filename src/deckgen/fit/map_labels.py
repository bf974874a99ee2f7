"""Where the labels of a map stand: beside what they name, over as few borders and labels as can be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckgen.fit.fitted import Freeform
from deckgen.template import EMU_PER_PT, Box

GAP = 4 * EMU_PER_PT
"""Between a division and its label, in EMU."""

_CLEAR = 3 * EMU_PER_PT
_FURTHER = (0, 4 * EMU_PER_PT, 10 * EMU_PER_PT)
"""How much further out a label may stand where borders are near."""

_ROW = 2 * EMU_PER_PT
"""The height of the rows in which corners are counted."""

_OVER_TEXT = 10_000_000
_OVER_ITS_OWN = 100_000
_OVER_A_LEADING_ONE = 100_000
_NEARER_TO_ANOTHER = 1_000
_OVER_A_CORNER = 10


class Surroundings(Struct, frozen=True):
    """What labels stand among: every division, those that are highlighted, and the area of the map."""

    area: Box
    shapes: Sequence[Freeform]
    leading: Sequence[Freeform] = ()


def place_label(named: Box, width: int, height: int, around: Surroundings, taken: Sequence[Box]) -> Box:
    """Return the place for a label of that size beside the box of what it names, inside the area.

    The place over or close to the fewest corners of the shapes wins, near before far, right before left,
    below and above; one that is nearer to another highlighted division, or over one, or over a label that
    is ``taken`` already, only where there is no other.
    """
    corners = _corners_of(around.shapes)
    others = [shape for shape in around.leading if shape.box != named]

    def cost(place: tuple[int, Box]) -> int:
        step, box = place
        over_text = sum(_OVER_TEXT for other in taken if _overlap(box, other))
        own = _OVER_ITS_OWN if _overlap(box, named) else 0
        led = sum(_OVER_A_LEADING_ONE for shape in others if _stands_on(box, shape))
        distance = _distance(box, named)
        near = _NEARER_TO_ANOTHER if any(_distance(box, shape.box) < distance for shape in others) else 0
        wider = Box(box.x - _CLEAR, box.y, box.w + 2 * _CLEAR, box.h)
        return over_text + own + led + near + _OVER_A_CORNER * _corners_under(wider, corners) + step

    places = (
        (step, _kept_in(box, around.area))
        for step, further in enumerate(_FURTHER)
        for box in _places(named, width, height, GAP + further)
    )
    return min(places, key=cost)[1]


def _distance(one: Box, other: Box) -> int:
    """The gap between two boxes in EMU, level and upright added; 0 where they overlap."""
    level = max(other.x - one.x - one.w, one.x - other.x - other.w, 0)
    return level + max(other.y - one.y - one.h, one.y - other.y - other.h, 0)


def _stands_on(box: Box, shape: Freeform) -> bool:
    """Whether the middle or an end of a label lies inside a division."""
    if not _overlap(box, shape.box):
        return False
    y = box.y + box.h // 2 - shape.box.y
    return any(_is_inside(x - shape.box.x, y, shape) for x in (box.x, box.x + box.w // 2, box.x + box.w))


def _is_inside(x: int, y: int, shape: Freeform) -> bool:
    """Whether a point lies inside the paths: a line to its right meets their sides an odd number of times."""
    crossed = False
    for path in shape.paths:
        for (x1, y1), (x2, y2) in zip(path, (*path[1:], path[0]), strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                crossed = not crossed
    return crossed


def _places(named: Box, width: int, height: int, gap: int) -> Iterator[Box]:
    right, below = named.x + named.w + gap, named.y + named.h + gap
    left, above = named.x - gap - width, named.y - gap - height
    across, upright = named.x + (named.w - width) // 2, named.y + (named.h - height) // 2
    for x, y in ((right, upright), (left, upright), (across, below), (across, above)):
        yield Box(x, y, width, height)
    for x, y in ((right, below), (right, above), (left, below), (left, above)):
        yield Box(x, y, width, height)


def _kept_in(box: Box, area: Box) -> Box:
    x = min(max(box.x, area.x), area.x + area.w - box.w)
    return Box(x, min(max(box.y, area.y), area.y + area.h - box.h), box.w, box.h)


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.w
        and other.x < one.x + one.w
        and one.y < other.y + other.h
        and other.y < one.y + one.h
    )


_KEPT: dict[int, tuple[Sequence[Freeform], list[tuple[int, list[int]]]]] = {}
_MOST_KEPT = 64


def _corners_of(shapes: Sequence[Freeform]) -> list[tuple[int, list[int]]]:
    """The corners of shapes in rows from the top: each row's number and its sorted x; kept by identity."""
    known = _KEPT.get(id(shapes))
    if known is None:
        rows: dict[int, list[int]] = {}
        for shape in shapes:
            for x, y in (point for path in shape.paths for point in path):
                rows.setdefault((shape.box.y + y) // _ROW, []).append(shape.box.x + x)
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        known = _KEPT[id(shapes)] = (shapes, sorted((y, sorted(xs)) for y, xs in rows.items()))
    return known[1]


def _corners_under(box: Box, corners: list[tuple[int, list[int]]]) -> int:
    top, below = (
        bisect_left(corners, (box.y // _ROW, [])),
        bisect_left(corners, ((box.y + box.h) // _ROW + 1, [])),
    )
    left, right = box.x, box.x + box.w
    return sum([bisect_right(xs, right) - bisect_left(xs, left) for _, xs in corners[top:below]])
