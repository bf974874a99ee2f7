"""Where the labels of a map stand: beside what they name, over as few borders and labels as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.fit.fitted import Freeform
from deckgen.template import EMU_PER_PT, Box

GAP = 4 * EMU_PER_PT
"""Between a division and its label, in EMU."""

_OVER_TEXT = 1_000_000
_OVER_ITS_OWN = 10_000


def place_label(
    named: Box, width: int, height: int, area: Box, shapes: Sequence[Freeform], taken: Sequence[Box]
) -> Box:
    """Return the place for a label of that size beside the box of what it names, inside the area.

    The place over the fewest corners of the shapes wins, right before left, below and above; one over a label
    that is ``taken`` already only where there is no other.
    """

    def cost(box: Box) -> int:
        over_text = sum(_OVER_TEXT for other in taken if _overlap(box, other))
        own = _OVER_ITS_OWN if _overlap(box, named) else 0
        return over_text + own + sum(_corners_under(box, shape) for shape in shapes)

    return min((_kept_in(box, area) for box in _places(named, width, height)), key=cost)


def _places(named: Box, width: int, height: int) -> Iterator[Box]:
    right, below = named.x + named.w + GAP, named.y + named.h + GAP
    left, above = named.x - GAP - width, named.y - GAP - height
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


def _corners_under(box: Box, shape: Freeform) -> int:
    if not _overlap(box, shape.box):
        return 0
    left, top = box.x - shape.box.x, box.y - shape.box.y
    return sum(left <= x <= left + box.w and top <= y <= top + box.h for path in shape.paths for x, y in path)
