"""The slide's grid: twelve columns on a 13.333 x 7.5 in page; everything stands on whole EMU."""

from __future__ import annotations

from deckgen.template import EMU_PER_INCH, Box

PAGE_WIDTH = 12192000
PAGE_HEIGHT = 6858000
MARGIN = 609600
COLUMN = 746760
GUTTER = 182880
COLUMNS = 12

CONTENT_TOP = 1.86
CONTENT_HEIGHT = 4.64
RULE_TOP = 6.98
PANEL_INSET = 0.25


def emu(inches: float) -> int:
    """Return a length in inches as whole EMU."""
    return round(inches * EMU_PER_INCH)


def column_left(number: int) -> int:
    """Return the left edge of column 1 to 12 in EMU."""
    return MARGIN + (number - 1) * (COLUMN + GUTTER)


def columns_width(count: int) -> int:
    """Return the width of so many columns with the gutters between them in EMU."""
    return count * COLUMN + (count - 1) * GUTTER


def across(first: int, count: int, y: float, h: float) -> Box:
    """Return a box over ``count`` columns from column ``first`` on; ``y`` and ``h`` in inches."""
    return Box(column_left(first), emu(y), columns_width(count), emu(h))


def inches(x: float, y: float, w: float, h: float) -> Box:
    """Return a box off the grid, in inches: bars, full-bleed pictures, what stands inside a panel."""
    return Box(emu(x), emu(y), emu(w), emu(h))


def left_of(last: int, y: float, h: float) -> Box:
    """Return a box for text from the first column to the ``last``, a gutter short of what is beside it."""
    box = across(1, last, y, h)
    return Box(box.x, box.y, box.w - GUTTER, box.h)


def inset(box: Box, by: float) -> Box:
    """Return the box with so many inches taken off on every side."""
    return Box(box.x + emu(by), box.y + emu(by), box.w - 2 * emu(by), box.h - 2 * emu(by))


WHOLE = across(1, 12, CONTENT_TOP, CONTENT_HEIGHT)
"""The content band."""
