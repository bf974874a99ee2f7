"""Nothing stands beyond the slide's edges."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.boxes import name_of
from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, inches, page, said
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import TextBox
from deckgen.template import EMU_PER_INCH

SLACK = 0.05
"""Inches that a shape may stand out."""


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every shape that stands out by more than the slack."""
    template, slack = slide.deck.template, slide.deck.emu(SLACK)
    for shape, box in slide.boxes:
        out = max(-box.x, -box.y, box.x + box.w - template.width, box.y + box.h - template.height)
        if out > slack:
            name = name_of(shape)
            message = f"'{name}' stands {out / EMU_PER_INCH:.2f} in beyond the slide's edge"
            yield Fault(message, slide.where_of_field(name))


def _example(left: float) -> TextBox:
    return TextBox("note", inches(left, 3.0, 2.0, 0.5), (said("Read me"),))


CHECK = Check(
    id="off-slide",
    fault="A shape reaches more than 0.05 in beyond the slide's edge.",
    why="What is outside is not seen in a show and not printed, but is found by whoever opens the file.",
    cure="move the area or placeholder on the layout, or show less in it",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(_example(10.683))),
    failing=lambda: deck(page(_example(11.85))),
)
