"""How much text a slot holds, estimated from its box and size: fitting measures, this tells a designer."""

from __future__ import annotations

from msgspec import Struct

from deckgen.template import EMU_PER_PT, Slot, TextStyle

LATIN_EM = 0.5
"""The mean width of Latin letters as a part of the size."""

CJK_EM = 1.0
"""The width of a Japanese or Chinese character as a part of the size."""

_NATURAL_LINE = 1.2


class Capacity(Struct, frozen=True):
    """Lines that a slot holds at its own size, and the characters of all these lines."""

    lines: int
    latin: int
    cjk: int


def capacity_of(slot: Slot) -> Capacity | None:
    """Return what a slot holds at its first level, or None where it holds no text."""
    if not slot.levels:
        return None
    style = slot.levels[0]
    height = (slot.box.h - slot.insets.top - slot.insets.bottom) / EMU_PER_PT
    width = (slot.box.w - slot.insets.left - slot.insets.right - style.margin_left) / EMU_PER_PT
    lines = max(0, int((height + style.before) / (line_height(style) + style.before) + 0.01))
    per_em = max(0.0, width / style.size)
    return Capacity(lines, lines * int(per_em / LATIN_EM), lines * int(per_em / CJK_EM))


def line_height(style: TextStyle) -> float:
    """Return the height of a line in pt: exact where the style says so, else a share of the natural line."""
    return style.spacing.points or style.size * _NATURAL_LINE * style.spacing.percent / 100
