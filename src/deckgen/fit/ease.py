"""Few points in a large box stand further apart, so that half a page is not left empty below them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckgen.blocks import Paragraph
from deckgen.fit.fitted import PlaceholderText
from deckgen.fit.setting import Setting
from deckgen.fit.texts import extent, room, style_of
from deckgen.template import Slot

FILLED = 0.85
"""The part of a box's height that points may fill by standing further apart."""

WIDEST, WIDEST_ALONE = 1.8, 2.4
"""The widest gap between points against their size: beside something else, and on a slide of their own."""

_ALONE = 20.0
"""The size from which a layout sets points large, as they have the slide to themselves."""

_LEAST_GAIN = 2.0


def eased(
    placed: PlaceholderText, paragraphs: Sequence[Paragraph], slot: Slot, size: float, setting: Setting
) -> PlaceholderText:
    """Return placed points with wider gaps where their box leaves room; what is below a point stays close."""
    own = max(level.before for level in slot.levels)
    before = [style_of(slot, paragraph.level).before for paragraph in paragraphs]
    parted = [place for place, gap in enumerate(before) if place and gap == own]
    if not parted:
        return placed
    gap = _gap(own, len(parted), paragraphs, _as_set(placed, slot), size, setting)
    if gap < own + _LEAST_GAIN:
        return placed
    wider = [
        msgspec.structs.replace(paragraph, before=gap) if place in parted else paragraph
        for place, paragraph in enumerate(placed.paragraphs)
    ]
    return msgspec.structs.replace(placed, paragraphs=tuple(wider))


def _as_set(placed: PlaceholderText, slot: Slot) -> Slot:
    """The slot with the inset that the text was given in it."""
    if placed.inset_right is None:
        return slot
    insets = msgspec.structs.replace(slot.insets, right=placed.inset_right)
    return msgspec.structs.replace(slot, insets=insets)


def _gap(
    own: float, gaps: int, paragraphs: Sequence[Paragraph], slot: Slot, size: float, setting: Setting
) -> float:
    """The gap in whole pt with which the points fill their box, within the widest that still reads as one."""
    free = FILLED * room(slot) - extent(paragraphs, slot, size, setting).height
    widest = WIDEST_ALONE if slot.levels[0].size >= _ALONE else WIDEST
    return float(int(min(own + free / gaps, widest * size)))
