"""All Latin text of a deck is set in one face."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import POINTS, deck, layout, page, placed, slot, style
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every placeholder with a face that is not the theme's for body text."""
    body = slide.deck.template.theme.body_face
    for frame in slide.frames:
        if frame.slot is not None:
            for face in {text.style.face or body for text in frame.texts} - {body}:
                yield Fault(f"{frame.name} is set in {face}, other text in {body}", slide.where(frame))


_OTHER = layout("Other", slot("points", "body", 1, POINTS.box, replace(style(18), face="Georgia")))

CHECK = Check(
    id="latin-faces",
    fault="Latin text in more than one face.",
    why="Two faces that were not chosen for each other look like a mistake.",
    cure="on the layout, set the placeholder's text in the theme's font",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(placed("points", "A point"))),
    failing=lambda: deck(
        page(placed("points", "A point"), title=None, kind="section", on="Other"), layouts=(_OTHER,)
    ),
)
