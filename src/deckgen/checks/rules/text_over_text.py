"""No text stands over another."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.boxes import name_of, overlap
from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, inches, page, placed, said
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import PlacedChart, PlacedTable, PlaceholderText, Shape, TextBox
from deckgen.template import Box

SLACK = 0.02
"""Inches that two boxes may share, for the rounding of places."""

_WITH_TEXT = (PlaceholderText, TextBox, PlacedTable, PlacedChart)


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield each pair of boxes with text that overlap; they are gone through from top to bottom."""
    slack = slide.deck.emu(SLACK)
    boxes = sorted(_boxes(slide), key=lambda found: found[0].y)
    for place, (box, shape) in enumerate(boxes):
        for other, below in boxes[place + 1 :]:
            if other.y >= box.y + box.h - slack:
                break
            if overlap(box, other, slack):
                names = f"'{name_of(shape)}' and '{name_of(below)}'"
                yield Fault(f"{names} stand over each other", slide.where_of_field(name_of(below)))


def _boxes(slide: SlideView) -> Iterator[tuple[Box, Shape]]:
    for shape, box in slide.boxes:
        panel = isinstance(shape, TextBox) and not shape.paragraphs
        if isinstance(shape, _WITH_TEXT) and not panel:
            yield box, shape


def _example(top: float) -> TextBox:
    return TextBox("label", inches(0.667, top, 3.0, 0.4), (said("A label", size=14.0, colour="dk1"),))


CHECK = Check(
    id="text-over-text",
    fault="The boxes of two texts overlap, those of tables and charts included.",
    why="One of them cannot be read, or will not be once somebody writes a word more.",
    cure="move one of the placeholders or areas on the layout",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(_example(6.08), placed("points", "A point"))),
    failing=lambda: deck(page(_example(5.9), placed("points", "A point"))),
)
