"""What is drawn freely begins at a column of the grid."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.boxes import holds
from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, inches, page, said
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import PlaceholderText, TextBox

SLACK = 0.02
"""Inches that a left edge may be off."""


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every shape outside the layout's placeholders and areas whose left edge is on no column."""
    slack = slide.deck.emu(SLACK)
    free = [shape for shape in slide.fitted.shapes if not isinstance(shape, PlaceholderText)]
    for shape in free:
        if any(holds(slot.box, shape.box, slack) for slot in slide.slots.values()):
            continue
        if all(abs(shape.box.x - column) > slack for column in slide.deck.grid):
            message = f"the left edge of '{shape.name}' is on no column of the grid"
            yield Fault(message, slide.where_of_field(shape.name))


def _example(left: float) -> TextBox:
    return TextBox("note", inches(left, 6.1, 2.0, 0.3), (said("A note", size=14.0, colour="dk1"),))


CHECK = Check(
    id="off-grid",
    fault="A shape that is drawn outside every placeholder and area begins more than 0.02 in off the twelve "
    "columns.",
    why="Edges that nearly line up look careless.",
    cure="move the area on the layout to a column",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(_example(8.8))),
    failing=lambda: deck(page(_example(8.9))),
)
