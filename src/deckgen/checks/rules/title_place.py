"""Every slide has a title, and it stands in the layout's title placeholder."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, inches, page, said
from deckgen.checks.frames import TITLES
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import TextBox


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield a fault where a layout has a title and the slide has none in it, or more than one."""
    if not any(slot.kind in TITLES for slot in slide.slots.values()):
        return
    titles = sum(frame.is_title for frame in slide.frames)
    if titles != 1:
        message = "it has no title" if not slide.fitted.title else "its title is not in the title placeholder"
        yield Fault(f"{message} of layout '{slide.fitted.layout}'", slide.where_of_field("title"))


def _drawn() -> TextBox:
    words = said("A sentence that says it", size=24.0, colour="dk2")
    return TextBox("title", inches(0.667, 0.72, 12.0, 0.90), (words,))


CHECK = Check(
    id="title-place",
    fault="A slide without a title, or with one that does not stand in its layout's title placeholder.",
    why="A title that is drawn moves from slide to slide, and is missing in outlines and for screen readers.",
    cure="give the slide a title; where it has one, this is a fault in deckgen: please report it",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page()),
    failing=lambda: deck(page(_drawn(), title=None)),
)
