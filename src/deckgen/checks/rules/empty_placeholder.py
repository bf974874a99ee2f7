"""No placeholder is left empty."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every placeholder without a word."""
    for frame in slide.frames:
        if frame.slot is not None and not frame.text.strip():
            yield Fault(f"the placeholder '{frame.name}' is empty", slide.where(frame))


CHECK = Check(
    id="empty-placeholder",
    fault="A placeholder without text.",
    why="In PowerPoint it shows its prompt, and a hole on the slide.",
    cure="write the text, or leave the field out so that the slide takes a layout without it",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(placed("points", "A point"))),
    failing=lambda: deck(page(placed("points", " "))),
)
