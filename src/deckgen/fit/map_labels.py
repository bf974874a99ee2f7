"""Where the labels of a map stand: beside what they name, over as few borders and labels as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.fit.fitted import Freeform
from deckgen.template import EMU_PER_PT, Box

GAP = 4 * EMU_PER_PT
"""Between a division and its label, in EMU."""

_CLEAR = 3 * EMU_PER_PT
_FURTHER = (0, 4 * EMU_PER_PT, 10 * EMU_PER_PT)
"""How much further out a label may stand where borders are near."""

_OVER_TEXT = 10_000_000
_OVER_ITS_OWN = 100_000
_OVER_A_CORNER = 10


def place_label(
    named: Box, width: int, height: int, area: Box, shapes: Sequence[Freeform], taken: Sequence[Box]
) -> Box:
    """Return the place for a label of that size beside the box of what it names, inside the area.

    The place over or close to the fewest corners of the shapes wins, near before far, right before left,
    below and above; one over a label that is ``taken`` already only where there is no other.
    """

    def cost(place: tuple[int, Box]) -> int:
        step, box = place
        over_text = sum(_OVER_TEXT for other in taken if _overlap(box, other))
        own = _OVER_ITS_OWN if _overlap(box, named) else 0
        around = Box(box.x - _CLEAR, box.y, box.w + 2 * _CLEAR, box.h)
        corners = sum(_corners_under(around, shape) for shape in shapes)
        return over_text + own + _OVER_A_CORNER * corners + step

    places = (
        (step, _kept_in(box, area))
        for step, further in enumerate(_FURTHER)
        for box in _places(named, width, height, GAP + further)
    )
    return min(places, key=cost)[1]


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


def _corners_under(box: Box, shape: Freeform) -> int:
    if not _overlap(box, shape.box):
        return 0
    left, top = box.x - shape.box.x, box.y - shape.box.y
    return sum(left <= x <= left + box.w and top <= y <= top + box.h for path in shape.paths for x, y in path)
