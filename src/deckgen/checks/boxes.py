"""Where shapes stand, and which of two boxes lies on the other."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.fit.fitted import PlaceholderText, Shape
from deckgen.template import Box, Slot


def name_of(shape: Shape) -> str:
    """Return a shape's name, a placeholder's being its slot's."""
    return shape.slot if isinstance(shape, PlaceholderText) else shape.name


def box_of(shape: Shape, slots: Mapping[str, Slot]) -> Box | None:
    """Return where a shape stands; None for a placeholder that its layout does not have."""
    if isinstance(shape, PlaceholderText):
        slot = slots.get(shape.slot)
        return slot.box if slot else None
    return shape.box


def overlap(one: Box, other: Box, slack: float) -> bool:
    """Return True where two boxes share more than ``slack`` EMU in both directions."""
    wide = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    high = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return wide > slack and high > slack


def holds(outer: Box, inner: Box, slack: float) -> bool:
    """Return True where one box lies inside another, up to ``slack`` EMU."""
    return (
        inner.x >= outer.x - slack
        and inner.y >= outer.y - slack
        and inner.x + inner.w <= outer.x + outer.w + slack
        and inner.y + inner.h <= outer.y + outer.h + slack
    )
