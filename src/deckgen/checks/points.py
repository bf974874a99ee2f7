"""The lists of points on a slide."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.blocks import Bullets
from deckgen.checks.frames import Frame
from deckgen.checks.view import SlideView

_POINTS = frozenset({"body", "card"})


def points_of(slide: SlideView) -> Iterator[Frame]:
    """Yield each placeholder that holds points; lists of sources and of next steps are no points."""
    for frame in slide.frames:
        if frame.slot and frame.field and Bullets in frame.field.blocks and frame.role in _POINTS:
            yield frame
