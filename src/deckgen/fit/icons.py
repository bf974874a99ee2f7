"""An icon in its place: strokes scaled to a square box."""

from __future__ import annotations

from deckgen.content.icons import FIELD, icons
from deckgen.fit.fitted import Strokes
from deckgen.template import EMU_PER_PT, Box

LINE_SHARE = 1.6 / 24
"""The weight of an icon's lines as a part of its width."""


def place_icon(icon: str, name: str, box: Box, colour: str) -> tuple[Strokes, ...]:
    """Return the icon filling a square box in a theme colour; nothing for a name without an icon."""
    strokes = icons().get(icon)
    if not strokes:
        return ()
    scale = box.w / FIELD
    paths = tuple(
        tuple(tuple(round(value * scale) for value in group) for group in stroke) for stroke in strokes
    )
    return (Strokes(name, box, paths, colour, round(box.w / EMU_PER_PT * LINE_SHARE, 2)),)
