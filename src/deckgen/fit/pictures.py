"""A picture in its place: it fills the box, and what must go is cut away from the focus."""

from __future__ import annotations

from deckgen.blocks import Picture
from deckgen.fit.fitted import PlacedPicture
from deckgen.template import Box, Slot


def place_picture(picture: Picture, slot: Slot) -> PlacedPicture:
    """Return the picture filling the slot's box, cropped around its focus, or standing whole in it."""
    if picture.whole:
        box = whole_in(picture, slot.box)
        return PlacedPicture(slot.name, slot.name, box, picture.digest, picture.alt, picture.decorative)
    crop = crop_to_fill(picture, slot.box.w / slot.box.h)
    return PlacedPicture(
        slot.name, slot.name, slot.box, picture.digest, picture.alt, picture.decorative, crop
    )


def whole_in(picture: Picture, box: Box) -> Box:
    """Return the largest box of the picture's proportions at the left of the given one, half way down it."""
    scale = min(box.w / picture.width, box.h / picture.height)
    width, height = int(picture.width * scale), int(picture.height * scale)
    return Box(box.x, box.y + (box.h - height) // 2, width, height)


def crop_to_fill(picture: Picture, proportion: float) -> tuple[float, float, float, float]:
    """Return what is cut off left, top, right and bottom, as fractions, for width : height ``proportion``."""
    own = picture.width / picture.height
    left, right = _cut(proportion / own, picture.focus[0])
    top, bottom = _cut(own / proportion, picture.focus[1])
    return (left, top, right, bottom)


def _cut(kept: float, focus: float) -> tuple[float, float]:
    """Return the fractions cut off at the two ends where ``kept`` remains with the focus near its middle."""
    if kept >= 1:
        return (0.0, 0.0)
    start = min(max(focus - kept / 2, 0.0), 1 - kept)
    return (round(start, 5), round(1 - kept - start, 5))
