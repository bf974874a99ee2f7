"""What is to be seen can also be heard."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import VISUAL, deck, page
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import Group, PlacedChart, PlacedPicture, PlacedTable


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every picture, chart, table and drawing without a text in its place."""
    for shape in slide.fitted.shapes:
        if not isinstance(shape, PlacedPicture | PlacedChart | PlacedTable | Group) or shape.alt.strip():
            continue
        if not (isinstance(shape, PlacedPicture) and shape.decorative):
            yield Fault(f"'{shape.name}' has no alt text", slide.where_of_field(shape.name))


def _picture(alt: str) -> PlacedPicture:
    return PlacedPicture("visual", "visual", VISUAL.box, "0" * 64, alt)


CHECK = Check(
    id="no-alt-text",
    fault="A picture, chart, table or drawing without alt text.",
    why="Who cannot see it learns nothing of it (WCAG 2.1, 1.1.1).",
    cure="say under `alt:` what it shows, or write `decorative: true`",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(_picture("The castle above the city"))),
    failing=lambda: deck(page(_picture(""))),
)
