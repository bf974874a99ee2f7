"""Points as paragraphs, those below them a level further in."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.blocks import Paragraph
from deckgen.content.points import Point
from deckgen.edition.writer import SlideWriter


def point_paragraphs(points: Sequence[Point], slide: SlideWriter, level: int = 0) -> list[Paragraph]:
    """Return the points as paragraphs of that level, the points of each behind it."""
    paragraphs = []
    for point in points:
        paragraphs.append(slide.paragraph(point.text, level=level))
        paragraphs.extend(slide.paragraph(below, level=level + 1) for below in point.points)
    return paragraphs
